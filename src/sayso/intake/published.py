"""Dates of publication: ISO 8601, as CONTRACT.md has them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from sayso.model import Report

#: Years in which a report can have been published, and that news speaks of as dates.
FIRST_YEAR, LAST_YEAR = 1000, 2150

#: A day in one of its three forms, alone or with a time; Python's own reading takes any sign between the two.
_FORM = re.compile(r"(?:\d{4}-\d{2}-\d{2}|\d{8}|\d{4}-?W\d{2}-?\d)(?:$|[Tt ][\d:.,+\-Zz]{2,32}$)", re.ASCII)
#: A month or a year, which names no day.
_COARSE = re.compile(r"\d{4}(?P<month>-\d{2})?", re.ASCII)
_EXTENDED = re.compile(r"\d{4}-\d{2}-\d{2}(?:$|[T ])", re.ASCII)


def iso(value: str) -> str | None:
    """The date or time, in the extended form (``2025-12-03``); None where it is no ISO 8601 date or time, or of a year
    out of all measure.

    >>> iso("2025-12-03T10:00:00Z"), iso("20251203"), iso("3 December"), iso("9999-12-03")
    ('2025-12-03T10:00:00Z', '2025-12-03', None, None)
    """
    value = value.strip()
    if not _FORM.match(value):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    if _EXTENDED.match(value):
        return value
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return moment.isoformat()


def day_of(published: object) -> date | None:
    """The day of publication, None where it is none."""
    written = iso(published) if isinstance(published, str) else None
    return None if written is None else date.fromisoformat(written[:10])


def absurd(published: object) -> str | None:
    """What is wrong with a day of publication, quoting it; None where there is none or it is fine."""
    if published is None or (isinstance(published, str) and not published.strip()) or day_of(published) is not None:
        return None
    shown = repr(published)
    if isinstance(published, str) and (coarse := _COARSE.fullmatch(published.strip())) is not None:
        return f"`published` names a {'month' if coarse['month'] else 'year'} and no day: {shown}; read without it"
    shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
    return f"`published` is no ISO 8601 date or time: {shown}; read without it"


def ahead(published: str | None, received: date) -> str | None:
    """What is wrong where a day of publication lies after the day (UTC) that follows ``received``, quoting both; else
    None. The report keeps its day: who reads it may have set it, and the clock here may be wrong.
    """
    day = day_of(published)
    if day is None or day <= received + timedelta(days=1):
        return None
    return f"`published` lies ahead: {published!r}, though the report was received on {received.isoformat()}; kept so"


def dated(report: Report) -> Report:
    """The report, without a day of publication that is none."""
    return report if report.published is None or day_of(report.published) else replace(report, published=None)
