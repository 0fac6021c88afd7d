"""A timeline as plain numbers that a template draws, without any script."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.pages.words import count, day

#: Width of a timeline in its own units; its template scales it.
TIME_WIDTH = 400.0
#: Days told of are drawn as far before and after the reports as the reports themselves reach, and this far at least;
#: those beyond are counted.
LOOK_AROUND = timedelta(days=10)


@dataclass(frozen=True)
class Dot:
    """A day, or a stretch of days, that the reports tell of."""

    x: float
    width: float
    radius: float
    title: str


@dataclass(frozen=True)
class Bar:
    """The reports published on one day."""

    x: float
    height: float
    title: str


@dataclass(frozen=True)
class Tick:
    x: float
    label: str
    anchor: str


@dataclass(frozen=True)
class Timeline:
    """What is told of, above; what was published, below."""

    dots: list[Dot]
    bars: list[Bar]
    ticks: list[Tick]
    #: days told of that lie too far back to be drawn
    earlier: int
    later: int


def timeline(
    told: Iterable[tuple[date, date]] | Mapping[tuple[date, date], int], published: Iterable[date] | Mapping[date, int]
) -> Timeline | None:
    """From the first and last day of each stretch told of, and each report's day, or how often each; None where no
    report has a day."""
    days = Counter(published)
    if not days:
        return None
    stretches = Counter(told)
    first_day, last_day = min(days), max(days)
    back = max(LOOK_AROUND, last_day - first_day)
    shown = {s: n for s, n in stretches.items() if s[1] >= first_day - back and s[0] <= last_day + back}
    start = min([first_day, *(max(a, first_day - back) for a, _ in shown)])
    end = max([last_day, *(min(b, last_day + back) for _, b in shown)])
    span = max((end - start).days, 1)

    def x(moment: date) -> float:
        return 8 + (TIME_WIDTH - 16) * (min(max(moment, start), end) - start).days / span

    dots = []
    for (a, b), number in sorted(shown.items()):
        words = day(a) if a == b else f"{day(a)} to {day(b)}"
        width = x(b) - x(a) if b > a else 0.0
        dots.append(Dot(x(a), width, min(3 + 1.1 * math.sqrt(number), 9), f"{words}: told of {count(number, 'time')}"))
    most = max(days.values())
    bars = [Bar(x(d), 6 + 32 * n / most, f"{day(d)}: {n} published") for d, n in sorted(days.items())]
    ticks = [Tick(x(start), day(start), "start"), Tick(x(end), day(end), "end")]
    middle = first_day if first_day != start else start + (end - start) / 2
    if 110 < x(middle) < TIME_WIDTH - 110:
        ticks.insert(1, Tick(x(middle), day(middle), "middle"))
    earlier = sum(n for s, n in stretches.items() if s[1] < first_day - back)
    later = sum(n for s, n in stretches.items() if s[0] > last_day + back)
    return Timeline(dots, bars, ticks, earlier, later)
