"""Dates counted off by a length: *three weeks ago*, *two days later*, *20 minutes later*, *in ten days*."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sayso.reading.dates.found import Found
from sayso.reading.dates.frame import Frame, month_shifted, shifted
from sayso.reading.dates.words import Word


def counted_off(w: list[Word], start: int, end: int, value: float | None, unit: str, f: Frame) -> Found | None:
    """*three weeks ago*, *two days later*, *a year earlier*, *four days before*: the date, from ``end`` on."""
    if end >= len(w):
        return None
    low = w[end].lower
    two = f"{low} {w[end + 1].lower}" if end + 1 < len(w) else low
    if low == "ago":
        base, sign, stop = f.now(), -1, end + 1
        if w[end + 1 : end + 2] and w[end + 1].lower == "today":
            stop = end + 2
    elif low in ("later", "afterwards", "thereafter"):
        base, sign, stop = f.day or f.anchor, 1, end + 1
    elif low == "earlier" and not _opens(w, end + 1):
        base, sign, stop = f.day or f.anchor, -1, end + 1
    elif low == "hence" or two == "from now":
        base, sign, stop = f.now(), 1, end + (2 if two == "from now" else 1)
    elif low in ("before", "previously") and _closes(w, end + 1):
        base, sign, stop = f.day or f.anchor, -1, end + 1
    elif low == "after" and _closes(w, end + 1):
        base, sign, stop = f.day or f.anchor, 1, end + 1
    else:
        return None
    if low in ("earlier", "later") and f.anchor is not None and unit in ("Y", "Q") and f.span is None and f.day is None:
        base = f.anchor
    if low == "earlier" and f.anchor is not None and base is not None and base > f.anchor:
        # what has happened lies before publication, whatever day ahead was named
        base = f.anchor if f.direction(w[end]) == "past" else base
    if low == "earlier" and unit == "Y" and value == 1 and (stretch := f.stretch("QH")) is not None:
        return Found(start, stop, "DATE", f"{int(stretch[:4]) - 1}{stretch[4:]}")
    if (
        low not in ("ago", "hence", "from")
        and unit == "Y"
        and f.span_last
        and value is not None
        and value in range(1, 1000)
    ):
        # in 1991 … two years later
        year = f.last_year()
        if year is not None:
            return Found(start, stop, "DATE", f"{year + sign * round(value):04d}")
    if unit in ("TH", "TM", "TS") and low in ("earlier", "later", "before", "after") and f.moment is not None:
        moment = _moment(f.moment, sign, value, unit)
        if moment is not None:
            return Found(start, stop, "TIME", moment)
    if unit in ("TH", "TM", "TS") and value is None and base is not None:
        return Found(start, stop, "TIME", base.isoformat())
    return counted_from(base, sign, value, unit, start, stop)


def _moment(clock: str, sign: int, value: float | None, unit: str) -> str | None:
    """*20 minutes later*: a time of day so long before or after another, None where its figures cannot be counted."""
    if value is None or value > 100 or "X" in clock:
        return None
    zone = "Z" if clock.endswith("Z") else ""
    try:
        at = datetime.fromisoformat(clock.rstrip("Z"))
    except ValueError:
        return None
    at += sign * timedelta(**{{"TH": "hours", "TM": "minutes", "TS": "seconds"}[unit]: value})
    return at.isoformat(timespec="minutes") + zone


def _opens(w: list[Word], at: int) -> bool:
    """Whether *earlier* belongs to what follows it: *the worst in decades earlier this year*."""
    return at < len(w) and w[at].sort == "shift"


def _closes(w: list[Word], at: int) -> bool:
    """Whether the clause goes on without an object: *two days before,*."""
    return (
        at >= len(w)
        or w[at].text in (",", ".", ";", ":", "!", "?", ")", "”", '"', "—", "–")
        or w[at].lower in ("and", "but")
    )


def counted_from(base: date | None, sign: int, value: float | None, unit: str, first: int, last: int) -> Found:
    """The date so many units before or after a day, as fine as the unit: a week for weeks, a month for months."""
    vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if value is None:
        return Found(first, last, "DATE", vague)
    if base is None:
        unknown = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX"}
        return Found(first, last, "TIME" if unit[0] == "T" else "DATE", unknown.get(unit, "XXXX-XX-XX"))
    if value > 200_000:
        return Found(first, last, "DATE", vague)
    count = sign * value
    if unit in ("TH", "TM", "TS"):
        hours = count if unit == "TH" else count / 60 if unit == "TM" else count / 3600
        if abs(hours) >= 24:
            day = shifted(base, round(hours / 24))
            return Found(first, last, "DATE", day.isoformat() if day else vague, (), day)
        return Found(first, last, "TIME", base.isoformat(), (), None)
    if unit in ("D", "NIGHT"):
        day = shifted(base, round(count))
        return Found(first, last, "DATE", day.isoformat() if day else vague, (), day)
    if unit in ("W", "2W"):
        day = shifted(base, round(count * (14 if unit == "2W" else 7)))
        return Found(first, last, "DATE", week(day) if day else vague, (day.isoformat(),) if day else (), None)
    if unit == "M":
        month = month_shifted(base.year, base.month, round(count))
        return Found(first, last, "DATE", f"{month[0]}-{month[1]:02d}" if month else vague)
    if unit == "Q":
        month = month_shifted(base.year, base.month, round(count * 3))
        return Found(first, last, "DATE", f"{month[0]}-Q{(month[1] + 2) // 3}" if month else vague)
    if unit == "Y":
        if value != int(value):
            month = month_shifted(base.year, base.month, round(count * 12))
            return Found(first, last, "DATE", f"{month[0]}-{month[1]:02d}" if month else vague)
        year = base.year + int(count)
        return Found(first, last, "DATE", f"{year:04d}" if 1 <= year <= 9999 else vague)
    if unit == "E":
        year = base.year + round(count * 10)
        return Found(first, last, "DATE", f"{year // 10:03d}" if 1 <= year <= 9999 else vague)
    if unit == "C":
        year = base.year + round(count * 100)
        return Found(first, last, "DATE", f"{year // 100:02d}" if 1 <= year <= 9999 else vague)
    return Found(first, last, "DATE", vague)


def week(day: date) -> str:
    """The ISO week of a day: ``2025-W48``."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"


def days_ahead(w: list[Word], start: int, end: int, value: float, unit: str, f: Frame) -> Found | None:
    """*will arrive in two days*: a date, where the verb points ahead."""
    if f.anchor is None or f.direction(w[start]) not in ("future", "present"):
        return None
    if end + 1 < len(w) and w[end].lower in ("'", "’", "’s", "'s") and w[end + 1].lower == "time":
        return counted_from(f.anchor, 1, value, unit, start, end + 2)
    if end < len(w) and (w[end].lower in ("of", "'", "’", "’s", "'s") or w[end].text == "-"):
        return None
    if f.direction(w[start]) == "present" and unit in ("Y", "M") and value == 1 and w[start].lower in ("a", "an"):
        return None
    return counted_from(f.anchor, 1, value, unit, start, end)
