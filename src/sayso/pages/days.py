"""The days that a date stands for."""

from __future__ import annotations

from datetime import date, timedelta


def days_of(value: str) -> tuple[date, date] | None:
    """The first and last day of a date that names a day, a week, a month or a year."""
    value = value.split("T")[0]
    try:
        if len(value) == 10:
            moment = date.fromisoformat(value)
            return moment, moment
        if len(value) == 8 and value[4:6] == "-W":
            monday = date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
            return monday, monday + timedelta(days=6)
        if len(value) == 7:
            first = date.fromisoformat(value + "-01")
            return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    except ValueError:
        return None
    return None
