"""What regions without a code are made of."""

from __future__ import annotations

from functools import cache

from sayso.knowledge.places.gazetteer import Row
from sayso.knowledge.tables import table


@cache
def _members() -> dict[str, frozenset[str]]:
    found = {}
    for slug, _n, _f, _t, _c, _lat, _lon, geonames, _a, members in table("places"):
        if members != "-":
            found[f"geonames:{geonames}" if geonames != "-" else f"sayso:{slug}"] = frozenset(members.split("|"))
    return found


def members_of(row: Row) -> frozenset[str]:
    """ISO codes of countries and GeoNames ids of divisions that make up a region; empty where that is not certain."""
    return _members().get(row.id, frozenset())
