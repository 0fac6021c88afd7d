"""Days, weeks, months and years counted from an event: *the 1,000th day of the war*, *day 650*."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from sayso.knowledge.dated_events import dated_events
from sayso.reading.dates.found import Found
from sayso.reading.dates.frame import Frame, shifted
from sayso.reading.dates.words import Word, cardinal, ordinal

_EVENTS = frozenset(
    "war invasion siege conflict offensive fighting occupation uprising blockade campaign operation revolution strike "
    "strikes protests crisis bombardment hostilities pandemic battle mission".split()
)
#: *Day 1,000* without *of the war* is taken for a day of it from this number on; below it stand days of matches.
BARE_FROM = 50
_BEGINS = re.compile(
    r"\b(?:began|begun|begins?|started|launched|invaded|broke out|erupted|opened|declared|attacked|laid siege)\b"
)


def counted_day(w: list[Word], i: int, f: Frame) -> Found | None:
    """*the 1,000th day of the war*, *the fourth year of the invasion*, *day 650 of the war*, *day 1,000*."""
    at = i + (w[i].lower in ("the", "its", "their"))
    if at >= len(w):
        return None
    if w[at].lower == "day" and at == i:
        number = cardinal(w, at + 1)
        if number is None or number.value is None or number.value < 1:
            return None
        if number.end + 1 >= len(w) or w[number.end].lower != "of":
            if number.value < BARE_FROM or (number.end < len(w) and w[number.end].sort == "unit"):
                return None
            return _count(number.value, "D", i, number.end, f) if (f.began or _begun(f)) else None
        end = _event(w, number.end)
        return _count(number.value, "D", i, end, f, w[end - 1].lower) if end else None
    spelt = ordinal(w, at)
    if spelt is None or spelt.value is None or spelt.end >= len(w) or w[spelt.end].sort != "unit":
        return None
    unit = w[spelt.end].value
    if unit not in ("D", "W", "M", "Y"):
        return None
    end = _event(w, spelt.end + 1)
    return _count(spelt.value, unit, i, end, f, w[end - 1].lower) if end else None


def _event(w: list[Word], at: int) -> int | None:
    """The index behind *of the (full-scale) war*."""
    if at >= len(w) or w[at].lower != "of":
        return None
    for step in range(at + 1, min(at + 6, len(w))):
        if w[step].lower in _EVENTS or w[step].lower in own_nouns():
            return step + 1
        if w[step].sort == "mark" and w[step].text not in "-'’":
            return None
    return None


def _count(number: float, unit: str, first: int, last: int, f: Frame, noun: str = "war") -> Found | None:
    begun = f.began or _begun(f, noun)
    if number > 40_000:
        return None
    if begun is None:
        return Found(first, last, "DURATION", f"P{number:g}{unit}")
    steps = int(number) - 1
    if unit == "D":
        day = shifted(begun, steps)
        return Found(first, last, "DATE", day.isoformat(), (), day) if day else None
    if unit == "W":
        day = shifted(begun, steps * 7)
        if day is None:
            return None
        year, week, _ = day.isocalendar()
        return Found(first, last, "DATE", f"{year}-W{week:02d}")
    if unit == "M":
        count = begun.year * 12 + begun.month - 1 + steps
        return Found(first, last, "DATE", f"{count // 12}-{count % 12 + 1:02d}")
    return Found(first, last, "DATE", str(begun.year + steps), (f"P{number:g}Y",))


def note_beginning(text: str, found: list[Found], f: Frame) -> None:
    """Keep the full date of a sentence that says that something began."""
    if f.began is None and _BEGINS.search(text):
        days = [x.day for x in found if x.day is not None and x.full]
        if len(days) == 1:
            f.began = days[0]


@cache
def own_nouns() -> frozenset[str]:
    """The nouns that the user's dated events are counted by."""
    return frozenset(noun for event in dated_events().own for noun in event.nouns)


def _begun(f: Frame, noun: str = "war") -> date | None:
    """The first day of the only dated event whose words the report has and whose nouns fit: the user's before ours."""
    known = dated_events()
    for message in known.problems:
        f.problem(message)
    text = f"{f.document.title}\n{f.document.text}"
    for events in (known.own, known.built_in):
        days = {
            event.first
            for event in events
            if (noun in event.nouns if event.nouns else noun in _EVENTS)
            and (f.anchor is None or event.first <= f.anchor)
            and any(name in text for name in event.words)
        }
        if days:
            return days.pop() if len(days) == 1 else None
    return None
