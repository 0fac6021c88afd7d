"""Figures as plain numbers that a template draws: a timeline and a map, both without any script or outside picture."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.pages.words import day

#: Width of a timeline in its own units; its template scales it.
TIME_WIDTH = 400.0
#: Days told that lie further before the first report than this are counted, not drawn.
LOOK_BACK = timedelta(days=45)

#: Size of a map in its own units.
MAP_WIDTH, MAP_HEIGHT = 720.0, 460.0
#: Places this many times further from the middle than three quarters of all are named beside the map, not on it.
FAR = 6.0
#: Degrees between the lines of a graticule, of which the first that gives at most seven lines is taken.
STEPS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30)
#: Kilometres that a scale bar may stand for.
BARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
#: Kilometres in a degree of latitude (mean radius 6371 km).
DEGREE = 111.195


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


def timeline(told: Iterable[tuple[date, date]], published: Iterable[date]) -> Timeline | None:
    """From the first and last day of each stretch told of, and each report's day; None where no report has a day."""
    days = Counter(published)
    if not days:
        return None
    stretches = Counter(told)
    first_day, last_day = min(days), max(days)
    back = max(LOOK_BACK, (last_day - first_day))
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
        dots.append(Dot(x(a), width, min(3 + 1.1 * math.sqrt(number), 9), f"{words}: told of {number} times"))
    most = max(days.values())
    bars = [Bar(x(d), 6 + 32 * n / most, f"{day(d)}: {n} published") for d, n in sorted(days.items())]
    ticks = [Tick(x(start), day(start), "start"), Tick(x(end), day(end), "end")]
    middle = first_day if first_day != start else start + (end - start) / 2
    if 110 < x(middle) < TIME_WIDTH - 110:
        ticks.insert(1, Tick(x(middle), day(middle), "middle"))
    earlier = sum(n for s, n in stretches.items() if s[1] < first_day - back)
    later = sum(n for s, n in stretches.items() if s[0] > last_day + back)
    return Timeline(dots, bars, ticks, earlier, later)


@dataclass(frozen=True)
class Site:
    """A place to be drawn."""

    name: str
    lat: float
    lon: float
    mentions: int
    confidence: float
    href: str | None
    #: a finding speaks of it
    doubted: bool = False
    settlement: bool = True


@dataclass(frozen=True)
class Spot:
    """A place on the map, with its label put where it covers no other."""

    x: float
    y: float
    radius: float
    name: str
    #: left edge or right edge of the label, its baseline, and which of them ``label_x`` is; no label where there is no room
    label_x: float
    label_y: float
    anchor: str
    labelled: bool
    uncertain: bool
    doubted: bool
    settlement: bool
    href: str | None
    title: str


@dataclass(frozen=True)
class Line:
    """A line of the graticule."""

    x1: float
    y1: float
    x2: float
    y2: float
    label: str


@dataclass(frozen=True)
class Map:
    """Places in an equidistant cylindrical projection that is true at the map's middle."""

    spots: list[Spot]
    lines: list[Line]
    #: length of the scale bar, and its kilometres
    bar: float
    km: int
    #: names of places that lie too far off
    outside: list[str]


def world(sites: Sequence[Site], limit: int = 80) -> Map | None:
    """A map of the places mentioned most; None where there is none. Labels go to the most mentioned first."""
    if not sites:
        return None
    ranked = sorted(sites, key=lambda s: (-s.mentions, s.name))[:limit]
    near = _near(ranked)
    outside = [s.name for s in ranked if s not in near]
    south, north = min(s.lat for s in near), max(s.lat for s in near)
    west, east = min(s.lon for s in near), max(s.lon for s in near)
    middle = (south + north) / 2
    shrink = max(math.cos(math.radians(middle)), 0.1)
    margin_x, margin_y = 70.0, 46.0
    high, wide = max(north - south, 0.12), max((east - west) * shrink, 0.12)
    scale = min((MAP_WIDTH - 2 * margin_x) / wide, (MAP_HEIGHT - 2 * margin_y) / high)
    centre = (west + east) / 2

    def x(lon: float) -> float:
        return MAP_WIDTH / 2 + (lon - centre) * shrink * scale

    def y(lat: float) -> float:
        return MAP_HEIGHT / 2 - (lat - middle) * scale

    spots = _spots([(s, x(s.lon), y(s.lat)) for s in near])
    half_lon, half_lat = MAP_WIDTH / 2 / (shrink * scale), MAP_HEIGHT / 2 / scale
    lines = _graticule(centre - half_lon, centre + half_lon, middle - half_lat, middle + half_lat, x, y)
    unit = scale / DEGREE
    km = max([k for k in BARS if k * unit <= 150], default=1)
    return Map(spots, lines, km * unit, km, outside)


def _near(sites: Sequence[Site]) -> list[Site]:
    """The sites that are not far off from the middle of all."""
    if len(sites) < 4:
        return list(sites)
    lats, lons = sorted(s.lat for s in sites), sorted(s.lon for s in sites)
    middle_lat, middle_lon = lats[len(lats) // 2], lons[len(lons) // 2]
    shrink = math.cos(math.radians(middle_lat))

    def off(site: Site) -> float:
        return math.hypot(site.lat - middle_lat, (site.lon - middle_lon) * shrink)

    usual = sorted(off(s) for s in sites)[len(sites) * 3 // 4]
    return [s for s in sites if off(s) <= max(FAR * usual, 0.5)]


def _spots(placed: Sequence[tuple[Site, float, float]]) -> list[Spot]:
    taken: list[tuple[float, float, float, float]] = []
    radii = [min(2.6 + 1.1 * math.sqrt(site.mentions), 10) for site, _, _ in placed]
    for (_, px, py), radius in zip(placed, radii, strict=True):
        taken.append((px - radius, py - radius, px + radius, py + radius))
    spots = []
    for (site, px, py), radius in zip(placed, radii, strict=True):
        label = _label(site.name, px, py, radius, taken)
        if label is not None:
            taken.append(label[3])
        lx, ly, anchor = label[:3] if label else (px, py, "start")
        spots.append(
            Spot(
                x=px,
                y=py,
                radius=radius,
                name=site.name,
                label_x=lx,
                label_y=ly,
                anchor=anchor,
                labelled=label is not None,
                uncertain=site.confidence < 0.5,
                doubted=site.doubted,
                settlement=site.settlement,
                href=site.href,
                title=f"{site.name}: {site.mentions} mentions, {abs(site.lat):.2f}° {'NS'[site.lat < 0]}, "
                f"{abs(site.lon):.2f}° {'EW'[site.lon < 0]}",
            )
        )
    return spots


Box = tuple[float, float, float, float]


def _label(name: str, x: float, y: float, r: float, taken: Sequence[Box]) -> tuple[float, float, str, Box] | None:
    """A free spot for a label right, left, above or below a dot; None where all are taken."""
    width, height = 7.1 * len(name), 13.0
    for anchor, left, base in (
        ("start", x + r + 4, y + 4),
        ("end", x - r - 4 - width, y + 4),
        ("middle", x - width / 2, y - r - 5),
        ("middle", x - width / 2, y + r + 14),
    ):
        box = (left, base - height + 2, left + width, base + 3)
        if box[0] < 2 or box[2] > MAP_WIDTH - 2 or box[1] < 2 or box[3] > MAP_HEIGHT - 2:
            continue
        own = (x - r, y - r, x + r, y + r)
        if not any(_meet(box, other) for other in taken if other != own):
            at = {"start": left, "end": left + width, "middle": x}[anchor]
            return at, base, anchor, box
    return None


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _graticule(west: float, east: float, south: float, north: float, x, y) -> list[Line]:  # type: ignore[no-untyped-def]
    span = max(east - west, north - south)
    step = next((s for s in STEPS if span / s <= 9), STEPS[-1])
    digits = 0 if step >= 1 else (1 if step >= 0.1 else 2)
    lines = []
    for n in range(math.ceil(west / step), math.floor(east / step) + 1):
        lon = n * step
        if -180 <= lon <= 180:
            px = x(lon)
            lines.append(Line(px, 0, px, MAP_HEIGHT, f"{abs(lon):.{digits}f}° {'EW'[lon < 0]}"))
    for n in range(math.ceil(south / step), math.floor(north / step) + 1):
        lat = n * step
        if -90 <= lat <= 90:
            py = y(lat)
            lines.append(Line(0, py, MAP_WIDTH, py, f"{abs(lat):.{digits}f}° {'NS'[lat < 0]}"))
    return lines
