"""Courses of rivers, shores of lakes, coasts of seas and borders, and how far a point is from them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import cos, radians, sqrt

import numpy as np

from sayso.knowledge.places.gazetteer import Row
from sayso.knowledge.places.measure import EARTH
from sayso.knowledge.places.names import fold
from sayso.knowledge.places.natural_earth import ERROR, SAME, segments
from sayso.knowledge.tables import table

Line = list[tuple[float, float]]

#: Error of a river's chord as a share of its length, and the least error, km: on rivers whose true course is known
#: (Dnipro, Danube, Mississippi) towns between two points of the table lie up to a sixth of the chord off it.
CHORD, LEAST = 1 / 6, 5.0
#: Error of lakes, of coasts and borders after simplification and rounding, km.
SHORE, COAST = 3.0, 5.0


@cache
def _rivers() -> dict[str, Line]:
    return {slug: _points(line) for slug, _names, _countries, line in table("rivers")}


@cache
def _lakes() -> dict[str, Line]:
    return {slug: _points(shore) for slug, _n, _c, _p, shore in table("lakes") if shore != "-"}


@cache
def _inland() -> dict[str, Line]:
    """The shores of what is called a sea and lies inland, by name."""
    return {
        name: _points(shore)
        for _s, names, _c, _p, shore in table("lakes")
        for name in names.split("|")
        if shore != "-" and name.endswith(" Sea")
    }


@cache
def _seas() -> dict[str, list[tuple[float, float, float, float]]]:
    found = {}
    for slug, _names, _type, _countries, _lat, _lon, boxes in table("seas"):
        if boxes != "-":
            found[slug] = [tuple(float(x) for x in box.split(",")) for box in boxes.split()]
    return found  # type: ignore[return-value]


def _points(text: str) -> Line:
    return [(float(a), float(b)) for a, _, b in (p.partition(",") for p in text.split())]


@cache
def _segments(name: str) -> np.ndarray:
    """All segments of a table of lines as rows of ``lat, lon, lat, lon``."""
    rows: list[tuple[float, float, float, float]] = []
    for (line,) in table(name):
        lat = lon = 0
        last: tuple[float, float] | None = None
        for step in line.split():
            a, _, b = step.partition(",")
            lat, lon = lat + int(a), lon + int(b)
            point = (lat / 100, lon / 100)
            if last is not None:
                rows.append((*last, *point))
            last = point
    return np.array(rows)


def to_segments(lat: float, lon: float, segments: np.ndarray) -> float:
    """Distance in km from a point to the nearest of the segments; infinite where there are none."""
    if not len(segments):
        return float("inf")
    scale = cos(radians(lat))
    x1 = ((segments[:, 1] - lon + 180) % 360 - 180) * scale
    y1, y2 = segments[:, 0] - lat, segments[:, 2] - lat
    # the short way round: a stretch from 179.9 to -179.9 does not cross the map
    dx, dy = ((segments[:, 3] - segments[:, 1] + 180) % 360 - 180) * scale, y2 - y1
    length = np.maximum(dx * dx + dy * dy, 1e-12)
    t = np.clip(-(x1 * dx + y1 * dy) / length, 0, 1)
    return float(sqrt(np.min((x1 + t * dx) ** 2 + (y1 + t * dy) ** 2)) * radians(1) * EARTH)


def _as_segments(line: Sequence[tuple[float, float]]) -> np.ndarray:
    points = np.array(line)
    return np.hstack([points[:-1], points[1:]])


def to_water(row: Row, lat: float, lon: float) -> float | None:
    """The least distance in km that a point can have from the course, shore or coast of a water.

    The error of the line is already taken off; 0 where the point may lie on it or in it; None where no line is at hand.
    Where both a table and Natural Earth have the water, the lesser distance holds: either may leave out an arm.
    """
    own, drawn = _to_own(row, lat, lon), _to_drawn(row, lat, lon)
    return drawn if own is None else own if drawn is None else min(own, drawn)


def _to_drawn(row: Row, lat: float, lon: float) -> float | None:
    """By the lines of Natural Earth, where the gazetteer has them: those of the entry's name that come near to it."""
    if row.type not in ("river", "lake") or not row.earth.waters:
        return None
    keys = {fold(name) for name in row.names}
    keys |= {key.removeprefix("lake ").removesuffix(" river").removesuffix(" lake") for key in keys}
    best = None
    waters = {id(water): water for key in sorted(keys) for water in row.earth.by_key.get(key, ())}
    for water in waters.values():
        if water.kind != row.type:
            continue
        lines = segments(water.lines)
        if to_segments(row.lat, row.lon, lines) > SAME * 111:
            continue
        within = water.kind == "lake" and any(inside(lat, lon, ring) for ring in water.lines)
        away = 0.0 if within else max(0.0, to_segments(lat, lon, lines) - ERROR)
        best = away if best is None else min(best, away)
    return best


def _to_own(row: Row, lat: float, lon: float) -> float | None:
    slug = row.id.removeprefix("sayso:")
    if slug in _rivers():
        segments = _as_segments(_rivers()[slug])
        best = float("inf")
        for segment in segments:
            length = to_segments(segment[0], segment[1], np.array([[segment[2], segment[3]] * 2]))
            away = to_segments(lat, lon, segment[None, :])
            best = min(best, away - max(LEAST, length * CHORD))
        return max(0.0, best)
    shore = _lakes().get(slug) or _inland().get(row.name)
    if shore is not None:
        if inside(lat, lon, shore):
            return 0.0
        return max(0.0, to_segments(lat, lon, _as_segments(shore)) - SHORE)
    if slug in _seas():
        coasts = _segments("coast")
        held = np.zeros(len(coasts), dtype=bool)
        for south, west, north, east in _seas()[slug]:
            held |= (coasts[:, 0] >= south) & (coasts[:, 0] <= north) & (coasts[:, 1] >= west) & (coasts[:, 1] <= east)
        if not held.any():
            return None
        return max(0.0, to_segments(lat, lon, coasts[held]) - COAST)
    return None


def to_border(lat: float, lon: float) -> float:
    """The least distance in km that a point can have from any land border or coast."""
    return max(0.0, min(to_segments(lat, lon, _segments("borders")), to_segments(lat, lon, _segments("coast"))) - COAST)


def inside(lat: float, lon: float, ring: Sequence[tuple[float, float]] | np.ndarray) -> bool:
    """Whether a point lies in a ring of ``lat, lon``, whose last point may be its first again or not."""
    points = np.asarray(ring, dtype=np.float64)
    a, b = points[:, 0], points[:, 1]
    c, d = np.roll(a, -1), np.roll(b, -1)
    crosses = (a > lat) != (c > lat)
    with np.errstate(divide="ignore", invalid="ignore"):
        east = lon < (d - b) * (lat - a) / (c - a) + b
    return bool(np.count_nonzero(crosses & east) % 2)
