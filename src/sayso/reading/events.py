"""Who does what to whom, where and when."""

from __future__ import annotations

from sayso.model import Date, Event, Notice, Place, Quantity
from sayso.reading.actors import Actors
from sayso.reading.document import Document


def read_events(
    document: Document,
    actors: Actors,
    places: list[Place],
    dates: list[Date],
    quantities: list[Quantity],
    notices: list[Notice],
) -> list[Event]:
    return []
