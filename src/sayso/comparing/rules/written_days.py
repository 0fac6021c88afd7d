"""Days as a text writes them and as they were read."""

from __future__ import annotations

import re
from datetime import date

from sayso.model import Date

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
#: days of the months, in a year that is no leap year
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
YEAR = re.compile(r"\b([12]\d{3})\b")
FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?![a-z])")
_MONTH_DAY = re.compile(rf"\b{_MONTH} (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?\b")


def day_and_month(text: str) -> tuple[int, int] | None:
    """The day and the month (1 to 12) that a text names, whether there is such a day or not."""
    match = _DAY_MONTH.search(text)
    if match:
        return int(match[1]), _month(match[2])
    match = _MONTH_DAY.search(text)
    return (int(match[2]), _month(match[1])) if match else None


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def value_day(stated: Date) -> date | None:
    """The day of a value that has one."""
    if not FULL_DAY.match(stated.value):
        return None
    try:
        return date.fromisoformat(stated.value[:10])
    except ValueError:
        return None
