"""What the gazetteer knows, in words: for ``sayso places find`` and ``sayso places info``."""

from __future__ import annotations

from typing import NamedTuple

from sayso.knowledge.places.disputed import territories_of
from sayso.knowledge.places.gazetteer import Gazetteer, Row
from sayso.knowledge.places.labels import described, label


class Info(NamedTuple):
    """One entry."""

    id: str
    name: str
    #: *town in Donetsk Oblast, Ukraine*
    description: str
    country: str | None
    lat: float
    lon: float
    population: int
    names: list[str]
    #: names of what it lies in, smallest first
    containers: list[str]
    #: why it is left out of tests of whose it is
    disputed: list[str]


def info(row: Row, gazetteer: Gazetteer) -> Info:
    """All that is known of an entry."""
    return Info(
        id=row.id,
        name=label(row),
        description=described(row, gazetteer),
        country=row.country,
        lat=row.lat,
        lon=row.lon,
        population=row.population,
        names=row.names,
        containers=[label(r) for r in gazetteer.containers(row)],
        disputed=[f"{t.name}: {t.why}" for t in territories_of(row)],
    )
