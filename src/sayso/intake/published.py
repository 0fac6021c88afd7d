"""Dates of publication: ISO 8601, as CONTRACT.md has them."""

from __future__ import annotations

import re
from datetime import date, datetime

_EXTENDED = re.compile(r"\d{4}-\d{2}-\d{2}(?:$|[T ])")


def iso(value: str) -> str | None:
    """The date or time, in the extended form (``2025-12-03``); None where it is no ISO 8601 date or time.

    >>> iso("2025-12-03T10:00:00Z"), iso("20251203"), iso("3 December")
    ('2025-12-03T10:00:00Z', '2025-12-03', None)
    """
    value = value.strip()
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    if _EXTENDED.match(value):
        return value
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return moment.isoformat()
