"""Control: who is said to hold a place, since when and on whose word."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sayso.comparing.told import Told
from sayso.model import Control


def controls(reports: Mapping[str, Told], actor_of: Callable[[str, str], str | None]) -> list[Control]:
    """The dated ladder of each place, by place and time; never a verdict."""
    return []
