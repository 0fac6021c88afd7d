"""Actors: persons, organisations, governments, armed forces, groups, media; aliases merged within a report."""

from __future__ import annotations

from sayso.knowledge.places import Gazetteer
from sayso.model import Notice, Place
from sayso.reading.actors.lookup import Actors
from sayso.reading.document import Document

__all__ = ["Actors", "read_actors"]


def read_actors(document: Document, places: list[Place], gazetteer: Gazetteer, notices: list[Notice]) -> Actors:
    """The actors of a report."""
    return Actors([])
