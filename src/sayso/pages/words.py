"""Small wordings: counts, days, quotes; and text made safe for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date

_MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")

#: Invisible characters that turn the direction of what follows (Unicode Bidirectional Algorithm, section 2): a report
#: that carries them could make a terminal show its neighbours backwards.
_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def count(number: int, one: str, many: str | None = None) -> str:
    """*1 report*, *1,204 reports*."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: list[str], last: str = "and") -> str:
    """*a*, *a and b*, *a, b and c*."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def day(value: str | date | None) -> str:
    """*30 Sept 1854*; the value as it is where it is no full date; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, str):
        try:
            return day(date.fromisoformat(value[:10]))
        except ValueError:
            return value
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def clock(published: str | None) -> str:
    """*18:30* where the time of publication is known to the minute, else nothing."""
    if published is None or len(published) < 16 or published[10] not in "T ":
        return ""
    return published[11:16]


def stretch(first: date, last: date) -> str:
    """*30 Sept 1854*, *30 Sept to 9 Oct 1854*."""
    if first == last:
        return day(first)
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def short(text: str, limit: int) -> str:
    """The text on one line, cut at a word with … where it is longer than ``limit`` characters."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def quoted(text: str) -> str:
    """The text on one line within quotation marks; those of its own kind at its ends are not doubled."""
    line = " ".join(text.split())
    if line[:1] in '“"' and line[-1:] in '”"':
        return line
    return f"“{line}”"


def printable(text: str) -> str:
    """The text without what could steer a terminal: control characters, escapes, turned directions."""
    return "".join(c for c in text if c in "\n\t" or not (unicodedata.category(c) == "Cc" or c in _TURNS))


def worded(value: object) -> str:
    """A record's fields as words for a table, ``name: value`` a line; a list of records has one a line."""
    if isinstance(value, Mapping):
        return "\n".join(f"{key}: {_held(held)}" for key, held in value.items())
    return _held(value)


def _held(value: object) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_held(held)}" for key, held in value.items() if held not in (None, "", [], {}))
    if isinstance(value, list | tuple):
        return ("\n" if any(isinstance(held, Mapping) for held in value) else ", ").join(map(_held, value))
    return "" if value is None else str(value)
