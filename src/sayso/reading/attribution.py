"""Claims: who says what, by which words."""

from __future__ import annotations

from sayso.model import Claim, Date, Notice
from sayso.reading.actors import Actors
from sayso.reading.document import Document


def read_claims(document: Document, actors: Actors, dates: list[Date], notices: list[Notice]) -> list[Claim]:
    return []
