"""Territories to which more than one side lays claim: whose they are is never tested."""

from __future__ import annotations

from functools import cache
from math import cos, radians

import msgspec

from sayso.knowledge.places.gazetteer import Row
from sayso.knowledge.places.lines import inside, to_segments
from sayso.knowledge.places.natural_earth import Area, segments
from sayso.knowledge.tables import table

#: A point this near to a disputed territory counts as within it, degrees (10 km).
MARGIN = 0.09


class Territory(msgspec.Struct, frozen=True):
    """One disputed territory."""

    name: str
    #: GeoNames ids of first-level divisions, and ISO codes of countries
    divisions: frozenset[int]
    countries: frozenset[str]
    #: south, west, north, east, or None
    box: tuple[float, float, float, float] | None
    #: ISO codes; empty where they are not known
    claimants: frozenset[str]
    why: str


@cache
def territories() -> tuple[Territory, ...]:
    """The table, in its order."""
    found = []
    for name, parts, box, claimants, why in table("disputed"):
        listed = [] if parts == "-" else parts.split("|")
        found.append(
            Territory(
                name=name,
                divisions=frozenset(int(p) for p in listed if p.isdigit()),
                countries=frozenset(p for p in listed if not p.isdigit()),
                box=None if box == "-" else tuple(float(x) for x in box.split(",")),  # type: ignore[arg-type]
                claimants=frozenset(claimants.split("|")),
                why=why,
            )
        )
    return tuple(found)


def territories_of(row: Row) -> list[Territory]:
    """The disputed territories that an entry is, lies in or lies within 10 km of."""
    division = row if row.type == "adm1" else row.admin1
    found = []
    for one in territories():
        if row.country in one.countries or (division is not None and division.number in one.divisions):
            found.append(one)
        elif one.box is not None and row.type != "country":
            south, west, north, east = one.box
            if south - MARGIN <= row.lat <= north + MARGIN and west - MARGIN <= row.lon <= east + MARGIN:
                found.append(one)
    return found or _drawn(row)


def _drawn(row: Row) -> list[Territory]:
    """The areas of Natural Earth, where the gazetteer has them; it does not name claimants by code."""
    if row.type == "country":
        return []
    return [
        Territory(area.name, frozenset(), frozenset(), None, frozenset(), area.note or "disputed area of Natural Earth")
        for area in row.earth.areas
        if _within(row.lat, row.lon, area)
    ]


def _within(lat: float, lon: float, area: Area) -> bool:
    """Whether a point lies in an area, not in a hole of it, or within 10 km of its edge."""
    south, west, north, east = area.box
    wide = MARGIN / max(cos(radians(lat)), 0.01)
    if not south - MARGIN <= lat <= north + MARGIN:
        return False
    # an area at the 180th meridian is beside what lies on the other side of it
    around = [x for x in (lon - 360, lon, lon + 360) if west - wide <= x <= east + wide]
    if any(sum(inside(lat, x, ring) for ring in area.rings) % 2 for x in around):
        return True
    return bool(around) and to_segments(lat, lon, segments(area.rings)) <= MARGIN * 111
