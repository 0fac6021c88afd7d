"""Time between reports: the days that a clause speaks of, and which of two reports is later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from sayso.comparing.told import Told
from sayso.model import Clause, Date


class Days(NamedTuple):
    """First and last day of a stretch of time."""

    first: date
    last: date

    def meets(self, other: Days, slack: int = 1) -> bool:
        """Whether the stretches share a day, or lie within ``slack`` days of each other (time zones, nights)."""
        gap = timedelta(days=slack)
        return self.first - gap <= other.last and other.first - gap <= self.last


_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})(?!\d)")
_YEAR = re.compile(r"(\d{4})(?![\d-])")


def stretch(value: str) -> Days | None:
    """The days of a TIMEX3 value; None for durations, sets and what has no year."""
    try:
        if found := _DAY.match(value):
            day = date(int(found[1]), int(found[2]), int(found[3]))
            return Days(day, day)
        if found := _WEEK.match(value):
            day = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return Days(day, day + timedelta(days=6))
        if found := _MONTH.match(value):
            first = date(int(found[1]), int(found[2]), 1)
            following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            return Days(first, following - timedelta(days=1))
        if found := _YEAR.match(value):
            return Days(date(int(found[1]), 1, 1), date(int(found[1]), 12, 31))
    except ValueError:
        return None
    return None


def dates_in(told: Told, clause: Clause) -> list[Date]:
    """The dates that stand inside the clause."""
    return [
        d
        for d in told.dates_at[clause.part].meeting(clause.start, clause.end)
        if clause.start <= d.start and d.end <= clause.end
    ]


#: days that are counted from what is told, not from the report
_BY_ANOTHER = re.compile(
    r"(?:on |by )?(?:the (?:day|night|evening|morning) before|the day after|"
    r"the (?:previous|next|following) (?:day|night|evening|morning))",
    re.I,
)


def days(told: Told, clause: Clause, aside: Sequence[Clause] = ()) -> Days | None:
    """The days that a clause gives for what it says, or None; several dates count from the first to the last.

    What lies within the clauses ``aside`` is not counted.
    """
    found = [
        s
        for d in dates_in(told, clause)
        if not any(c.start <= d.start and d.end <= c.end for c in aside)
        and _BY_ANOTHER.fullmatch(d.text) is None
        and (s := stretch(d.value)) is not None
    ]
    if not found:
        return None
    return Days(min(s.first for s in found), max(s.last for s in found))


#: what a name says of the edition
_EDITION = re.compile(
    r"(?: in English|,? English (?:edition|service)|,? (?:evening|morning|late|early) edition| [Oo]nline)$"
)
_CLOCK = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})")


def clock(told: Told, clause: Clause) -> datetime | None:
    """The one time of day, with its date, that a clause gives, or None."""
    found = {m[1] for d in dates_in(told, clause) if (m := _CLOCK.match(d.value)) is not None}
    try:
        return datetime.fromisoformat(min(found)) if len(found) == 1 else None
    except ValueError:
        return None


@lru_cache(4096)
def _published(value: str | None) -> tuple[datetime | None, date | None]:
    """The time of publication, where it has a clock, and its day, as far as they are known."""
    text = value or ""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        day = None
    if "T" not in text and " " not in text.strip():
        return None, day
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None, day
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC), day


def moment(told: Told) -> datetime | None:
    """The time of publication, where it has a clock."""
    return _published(told.report.published)[0]


def cites(told: Told, other: Told) -> bool:
    """Whether a report names the outlet of another."""
    name = outlet(other)
    return bool(name) and name.lower() in told.lower and outlet(told).lower() != name.lower()


def outlet(told: Told) -> str:
    """The outlet's name as another paper would write it."""
    return plain(told.report.outlet)


@lru_cache(4096)
def plain(outlet: str | None) -> str:
    """The name of an outlet without what stands in brackets or says which edition it is; empty where it is too short to
    be known by.
    """
    name = _EDITION.sub("", re.sub(r"\s*\([^()]*\)", "", outlet or "").strip())
    return name if len(name) > 3 else ""


def by_time(a: str | None, b: str | None) -> int:
    """1 where what was published at ``b`` is later than what was at ``a``, -1 where it is earlier, 0 where the times do
    not tell.
    """
    (first, day_a), (second, day_b) = _published(a), _published(b)
    if first is not None and second is not None and first != second:
        return 1 if second > first else -1
    if day_a is not None and day_b is not None and day_a != day_b:
        return 1 if day_b > day_a else -1
    return 0


def later(a: Told, b: Told) -> int:
    """1 where ``b`` is later than ``a``, -1 where it is earlier, 0 where they are in no order."""
    known = by_time(a.report.published, b.report.published)
    if known:
        return known
    if cites(b, a) and not cites(a, b):
        return 1
    if cites(a, b) and not cites(b, a):
        return -1
    return 0
