"""Maps as plain numbers that a template draws, without script, tiles or network: places, coasts, rivers, borders."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.knowledge.tables import table

#: Places this many times further from the middle than three quarters of all mentions are named beside the map.
FAR = 3.0
#: Degrees between the lines of a graticule, of which the first that gives at most nine lines is taken.
STEPS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30)
#: Kilometres that a scale bar may stand for.
BARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
#: Kilometres in a degree of latitude (mean radius 6371 km).
DEGREE = 111.195
#: A detail is drawn where at least this many places are closer to the most named one than this part of a map's width.
CROWD, CLOSE = 4, 0.09
#: Degrees that a map is high and wide at least: coasts and rivers are simplified, and look wrong from nearer.
LEAST = 0.9
#: The same where there is one place alone, so that one sees where in its country it lies.
ALONE = 7.0
#: Points of a line that are closer to each other than this, in the map's own units, are drawn as one.
THIN = 2.2

#: South, west, north, east.
Window = tuple[float, float, float, float]
#: Left, top, right, bottom.
Box = tuple[float, float, float, float]
Line = tuple[tuple[float, float], ...]


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
    """A place on the map; without a label where there is no room for one."""

    site: Site
    x: float
    y: float
    radius: float
    #: where the label's ``anchor`` (start, middle, end) and baseline are
    label: tuple[float, float, str] | None

    @property
    def title(self) -> str:
        s = self.site
        return f"{s.name}: {s.mentions} mentions, {degrees(s.lat, 'NS', 2)}, {degrees(s.lon, 'EW', 2)}"

    @property
    def uncertain(self) -> bool:
        return self.site.confidence < 0.5


@dataclass(frozen=True)
class Meridian:
    """A line of the graticule, upright or level."""

    at: float
    upright: bool
    label: str


@dataclass(frozen=True)
class Map:
    """Places in an equidistant cylindrical projection that is true at the map's middle."""

    width: float
    height: float
    spots: list[Spot]
    lines: list[Meridian]
    #: SVG path data
    coasts: str
    rivers: str
    lakes: str
    borders: str
    #: length of the scale bar, and its kilometres
    bar: float
    km: int
    #: names of places that lie too far off
    outside: list[str]


def degrees(value: float, sides: str, digits: int) -> str:
    """*44.61° N*."""
    return f"{abs(value):.{digits}f}° {sides[value < 0]}"


def chart(sites: Sequence[Site], width: float, height: float, letter: float) -> Map | None:
    """A map of these places, None where there is none. ``letter``: width of a label's letter in the map's own units.

    Labels go to the most mentioned places first.
    """
    if not sites:
        return None
    ranked = sorted(sites, key=lambda s: (-s.mentions, s.name))
    near = _near(ranked)
    south, north = min(s.lat for s in near), max(s.lat for s in near)
    west, east = min(s.lon for s in near), max(s.lon for s in near)
    middle, centre = (south + north) / 2, (west + east) / 2
    shrink = max(math.cos(math.radians(middle)), 0.1)
    least = LEAST if len(near) > 1 else ALONE
    high, wide = max(north - south, least), max((east - west) * shrink, least)
    scale = min(0.78 * width / wide, 0.78 * height / high)

    def x(lon: float) -> float:
        return width / 2 + (lon - centre) * shrink * scale

    def y(lat: float) -> float:
        return height / 2 - (lat - middle) * scale

    half_lon, half_lat = width / 2 / (shrink * scale), height / 2 / scale
    window = (middle - half_lat, centre - half_lon, middle + half_lat, centre + half_lon)
    unit = scale / DEGREE

    def path(lines: Iterable[tuple[Window, Line]], closed: bool = False) -> str:
        return _path(lines, window, x, y, closed)

    return Map(
        width=width,
        height=height,
        spots=_spots([(s, x(s.lon), y(s.lat)) for s in near], width, height, letter),
        lines=_graticule(window, x, y),
        coasts=path(_steps("coast")),
        rivers=path(_rivers()),
        lakes=path(_lakes(), closed=True),
        borders=path(_steps("borders")),
        bar=max([k for k in BARS if k * unit <= width / 5], default=1) * unit,
        km=max([k for k in BARS if k * unit <= width / 5], default=1),
        outside=[s.name for s in ranked if s not in near],
    )


def crowd(sites: Sequence[Site]) -> list[Site]:
    """The most named place with those so close to it that a map of all cannot tell them apart; empty where few are."""
    if len(sites) < CROWD:
        return []
    near = _near(sorted(sites, key=lambda s: (-s.mentions, s.name)))
    first = near[0]
    shrink = math.cos(math.radians(first.lat))
    width = max(
        (max(s.lon for s in near) - min(s.lon for s in near)) * shrink,
        2 * (max(s.lat for s in near) - min(s.lat for s in near)),
    )
    held = [s for s in near if math.hypot(s.lat - first.lat, (s.lon - first.lon) * shrink) < CLOSE * width]
    return held if CROWD <= len(held) < len(near) else []


def _near(sites: Sequence[Site]) -> list[Site]:
    """The sites that are not far off from the middle of all mentions."""
    if len(sites) < 4:
        return list(sites)
    lats = sorted(s.lat for s in sites for _ in range(min(s.mentions, 20)))
    lons = sorted(s.lon for s in sites for _ in range(min(s.mentions, 20)))
    middle_lat, middle_lon = lats[len(lats) // 2], lons[len(lons) // 2]
    shrink = math.cos(math.radians(middle_lat))

    def off(site: Site) -> float:
        return math.hypot(site.lat - middle_lat, (site.lon - middle_lon) * shrink)

    usual = sorted(off(s) for s in sites for _ in range(min(s.mentions, 20)))
    reach = max(FAR * usual[len(usual) * 3 // 4], 0.5)
    return [s for s in sites if off(s) <= reach]


# --- labels ----------------------------------------------------------------------------------------------------------


def _spots(placed: Sequence[tuple[Site, float, float]], width: float, height: float, letter: float) -> list[Spot]:
    """Dots and labels, the first come first served; a label may cover the dot of a place that is named less often."""
    taken: list[Box] = []
    spots = []
    for site, px, py in placed:
        radius = min(2.6 + 1.1 * math.sqrt(site.mentions), 10)
        taken.append((px - radius, py - radius, px + radius, py + radius))
        found = _label(site.name, px, py, radius, taken, width, height, letter)
        if found is not None:
            taken.append(found[1])
        spots.append(Spot(site, px, py, radius, found[0] if found else None))
    return spots


def _label(
    name: str, x: float, y: float, r: float, taken: Sequence[Box], width: float, height: float, letter: float
) -> tuple[tuple[float, float, str], Box] | None:
    """A free spot for a label right, left, above or below a dot; None where all are taken."""
    long, tall = letter * len(name), 1.9 * letter
    own = taken[-1]
    for anchor, left, base in (
        ("start", x + r + 4, y + 0.6 * letter),
        ("end", x - r - 4 - long, y + 0.6 * letter),
        ("middle", x - long / 2, y - r - 5),
        ("middle", x - long / 2, y + r + tall),
    ):
        box = (left, base - tall + 2, left + long, base + 3)
        if box[0] < 2 or box[2] > width - 2 or box[1] < 2 or box[3] > height - 2:
            continue
        if not any(_meet(box, other) for other in taken if other is not own):
            return ({"start": left, "end": left + long, "middle": x}[anchor], base, anchor), box
    return None


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


# --- lines -----------------------------------------------------------------------------------------------------------


def _graticule(window: Window, x, y) -> list[Meridian]:  # type: ignore[no-untyped-def]
    south, west, north, east = window
    step = next((s for s in STEPS if max(east - west, north - south) / s <= 9), STEPS[-1])
    digits = 0 if step >= 1 else (1 if step >= 0.1 else 2)
    lons = [n * step for n in range(math.ceil(west / step), math.floor(east / step) + 1)]
    lats = [n * step for n in range(math.ceil(south / step), math.floor(north / step) + 1)]
    return [Meridian(x(lon), True, degrees(lon, "EW", digits)) for lon in lons if -180 <= lon <= 180] + [
        Meridian(y(lat), False, degrees(lat, "NS", digits)) for lat in lats if -90 <= lat <= 90
    ]


@cache
def _steps(name: str) -> tuple[tuple[Window, Line], ...]:
    """The lines of a table of steps in hundredths of a degree, each with its window."""
    found = []
    for (row,) in table(name):
        lat = lon = 0
        points = []
        for step in row.split():
            a, _, b = step.partition(",")
            lat, lon = lat + int(a), lon + int(b)
            points.append((lat / 100, lon / 100))
        found.append(_framed(points))
    return tuple(found)


@cache
def _rivers() -> tuple[tuple[Window, Line], ...]:
    return tuple(_framed(_points(row[3])) for row in table("rivers"))


@cache
def _lakes() -> tuple[tuple[Window, Line], ...]:
    return tuple(_framed(_points(row[4])) for row in table("lakes") if row[4] != "-")


def _points(text: str) -> list[tuple[float, float]]:
    return [(float(a), float(b)) for a, _, b in (point.partition(",") for point in text.split())]


def _framed(points: Sequence[tuple[float, float]]) -> tuple[Window, Line]:
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    return (min(lats), min(lons), max(lats), max(lons)), tuple(points)


def _path(lines: Iterable[tuple[Window, Line]], window: Window, x, y, closed: bool) -> str:  # type: ignore[no-untyped-def]
    """SVG path data of what lies in the window; points too close to each other are left out."""
    south, west, north, east = window
    out: list[str] = []
    for (s, w, n, e), points in lines:
        if s > north or n < south or w > east or e < west:
            continue
        for run in _runs(points, window):
            kept: list[tuple[float, float]] = []
            for lat, lon in run:
                at = (x(lon), y(lat))
                if not kept or abs(at[0] - kept[-1][0]) + abs(at[1] - kept[-1][1]) >= THIN:
                    kept.append(at)
            if len(kept) > 1:
                out.append(
                    "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in kept) + ("Z" if closed and run is points else "")
                )
    return "".join(out)


def _runs(points: Line, window: Window) -> Iterator[Sequence[tuple[float, float]]]:
    """The stretches of a line in the window, with one point beyond on either side; the line itself where it all is."""
    south, west, north, east = window
    inside = [south <= lat <= north and west <= lon <= east for lat, lon in points]
    if all(inside):
        yield points
        return
    run: list[tuple[float, float]] = []
    for n, point in enumerate(points):
        near = inside[n] or (n > 0 and inside[n - 1]) or (n + 1 < len(points) and inside[n + 1])
        if near:
            run.append(point)
        elif run:
            yield run
            run = []
    if run:
        yield run
