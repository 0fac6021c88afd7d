"""An expression of time as it was read."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sayso.model import DateType


class Found(NamedTuple):
    """An expression that was read."""

    #: indices of its words, end exclusive
    first: int
    last: int
    type: DateType
    value: str
    alternatives: tuple[str, ...] = ()
    #: the day that it names, to be counted from
    day: date | None = None
    #: whether its year is written out
    full: bool = False
