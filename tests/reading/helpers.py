"""Reading a text as the tests want it."""

from __future__ import annotations

from functools import cache
from typing import Any

from sayso.model import Extract, Report
from sayso.reading.document import Document
from sayso.reading.extract import extract
from sayso.reading.parse import MemoryStore, parser


@cache
def _store() -> MemoryStore:
    return MemoryStore()


def read(text: str, **fields: Any) -> Extract:
    """The extract of one report of this text."""
    (found,) = extract([Report(**{"id": "r", "language": "en", "text": text} | fields)], store=_store())
    return found


def document(text: str, title: str = "", **fields: Any) -> Document:
    """The parsed document of this text."""
    return parser().documents([(Report(id="r", text=text, title=title, **fields), "en")], _store())[0]
