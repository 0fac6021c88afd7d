"""Days that have names: *Christmas*, *Easter Monday*, *Eid al-Fitr*, *Ukraine's Independence Day*."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from sayso.knowledge.states import by_adjective, by_name
from sayso.knowledge.tables import table
from sayso.reading.dates.absolute import AHEAD_WITHIN
from sayso.reading.dates.found import Found
from sayso.reading.dates.frame import Frame, make, shifted
from sayso.reading.dates.impossible import no_year, told
from sayso.reading.dates.words import Word, words


@cache
def feasts() -> dict[tuple[str, ...], str]:
    """Rules of the named days, by the words of the name in small letters; feasts.tsv says how a rule is written."""
    return {tuple(w.lower for w in words(name, 0)): rule for name, rule in table("feasts")}


@cache
def first_words() -> frozenset[str]:
    return frozenset(name[0] for name in feasts())


@cache
def last_words() -> frozenset[str]:
    """Words of which a sentence must have one to hold a named day."""
    return frozenset(name[-1] for name in feasts())


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, *Astronomical Algorithms*, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar by the Gregorian one (Meeus, *Astronomical Algorithms*, chapter 8)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    century = year // 100
    return date(year, month, day + 1) + timedelta(days=century - century // 4 - 2)


def feast_day(rule: str, year: int, state: str | None = None) -> date | None:
    """The day on which a named day falls in a year; ``state``: whose day it is, where a rule asks for it."""
    if rule.startswith("easter"):
        return shifted(easter(year), int(rule.split()[1]))
    if rule.startswith("orthodox"):
        return shifted(orthodox_easter(year), int(rule.split()[1]))
    if rule.startswith("national "):
        return _holiday(state, rule.removeprefix("national "), year) if state else None
    if rule[:2].isupper():
        return _holiday(rule[:2], rule[3:], year)
    if "/" in rule:
        rule, _, later = rule.partition("+")
        month, weekday, which = (int(p) for p in rule.split("/"))
        first = date(year, month, 1)
        if which > 0:
            day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
        else:
            last = date(year + (month == 12), month % 12 + 1, 1) - timedelta(days=1)
            day = last - timedelta(days=(last.isoweekday() - weekday) % 7)
        return day + timedelta(days=int(later or 0))
    return make(year, int(rule[:2]), int(rule[3:]))


#: A year in which a state that keeps no holidays in time of war still kept them.
_LAST_OF_PEACE = 2021


@cache
def _holiday(state: str, name: str, year: int) -> date | None:
    """The first day of a state's holiday, by the calendars of the library ``holidays``; None where it has none."""
    from holidays import country_holidays

    for asked in (year, _LAST_OF_PEACE):
        try:
            known = country_holidays(state, years=asked, language="en_US", observed=False)
        except (NotImplementedError, ValueError):
            return None
        for day, names in sorted(known.items()):
            if name.lower() in names.lower():
                return make(year, day.month, day.day)
        if len(known):
            return None
    return None


def _state_before(w: list[Word], i: int) -> str | None:
    """The state whose day it is: *Ukraine's Independence Day*, *Polish Independence Day*."""
    at = i - 1
    if at >= 0 and w[at].sort == "clitic":
        at -= 1
    if at < 0:
        return None
    return by_adjective().get(w[at].text) or by_name().get(w[at].text)


def feast(w: list[Word], i: int, f: Frame) -> Found | None:
    """The named day that begins at word ``i``."""
    low = w[i].lower
    if low not in first_words() or not w[i].text[0].isupper():
        return None
    for size in (7, 6, 5, 4, 3, 2, 1):
        if i + size > len(w):
            continue
        name = tuple(x.lower.replace("’", "'") for x in w[i : i + size])
        rule = feasts().get(name)
        if rule is None:
            continue
        state = _state_before(w, i) if rule.startswith("national ") else None
        if state is None and rule.startswith("national "):
            return None
        end = i + size
        if end < len(w) and (
            w[end].lower in ("island", "tree", "eggs", "parade", "carol", "dinner") or w[end].text == "-"
        ):
            return None
        if name == ("easter",) and end < len(w) and w[end].text[0].isupper() and w[end].sort != "weekday":
            return None
        at = end + (end < len(w) and w[end].lower in ("of", ",", "in"))
        if at < len(w) and w[at].sort == "number" and w[at].text.isdigit() and len(w[at].text) == 4:
            day = feast_day(rule, int(w[at].text), state) if 1583 <= int(w[at].text) <= 2150 else None
            return Found(i, at + 1, "DATE", day.isoformat(), (), day, True) if day else None
        if (beyond := no_year(w, end, f)) is not None:
            told(w, i, beyond, f)
            return None
        if f.anchor is None:
            return Found(i, end, "DATE", f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX")
        options = [
            d for y in range(f.anchor.year - 1, f.anchor.year + 2) if (d := feast_day(rule, y, state)) is not None
        ]
        back = [d for d in options if d <= f.anchor]
        ahead = [d for d in options if d > f.anchor]
        direction = f.direction(w[i])
        if not options:
            return None
        day = back[-1] if back else ahead[0]
        near = bool(ahead) and (ahead[0] - f.anchor).days <= AHEAD_WITHIN < (f.anchor - day).days
        if ahead and (direction == "future" or (direction != "past" and near)):
            day = ahead[0]
        if ahead and i and w[i - 1].lower in ("before", "by", "until") and (ahead[0] - f.anchor).days < 120:
            day = ahead[0]
        return Found(i, end, "DATE", day.isoformat(), (), day)
    return None
