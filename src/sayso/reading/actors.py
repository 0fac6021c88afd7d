"""Actors: persons, organisations, governments, armed forces, groups, media; aliases merged within a report."""

from __future__ import annotations

from sayso.knowledge.places import Gazetteer
from sayso.model import Actor, Notice, Part, Place
from sayso.reading.document import Document


class Actors:
    """The actors of a report, with look-up by mention."""

    def __init__(self, records: list[Actor]) -> None:
        self.records = records

    def at(self, start: int, end: int, part: Part = "text") -> Actor | None:
        """The actor whose mention lies in or overlaps most with these offsets (the head of a noun phrase is best)."""
        return None


def read_actors(document: Document, places: list[Place], gazetteer: Gazetteer, notices: list[Notice]) -> Actors:
    return Actors([])
