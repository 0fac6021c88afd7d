"""Place mentions."""

from __future__ import annotations

from sayso.knowledge.places import Gazetteer
from sayso.model import Notice, Place
from sayso.reading.document import Document


def read_places(document: Document, gazetteer: Gazetteer, notices: list[Notice]) -> list[Place]:
    return []
