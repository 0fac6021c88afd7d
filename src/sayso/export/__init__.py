"""What a story holds, for other programs to read: one module a format, each with ``write(story, out) -> int``."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from sayso.story import Story

#: Each format with what it is, in one line.
FORMATS = {"jsonl": "every report with its extract, then what lies between them; one JSON object a line"}


def writer(format: str) -> Callable[[Story, BinaryIO], int]:
    """The function that writes a story in a format and returns the number of records. Raises KeyError."""
    if format not in FORMATS:
        raise KeyError(format)
    write: Callable[[Story, BinaryIO], int] = import_module(f"sayso.export.{format}").write
    return write
