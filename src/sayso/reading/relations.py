"""What a report says of where a place lies."""

from __future__ import annotations

from sayso.knowledge.places import Gazetteer
from sayso.model import Place, Relation
from sayso.reading.document import Document


def read_relations(document: Document, places: list[Place], gazetteer: Gazetteer) -> list[Relation]:
    return []
