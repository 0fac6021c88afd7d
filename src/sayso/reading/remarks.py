"""Wording that a rule looks at: surmises, loaded words, state bodies."""

from __future__ import annotations

from sayso.model import Claim, Notice, Remark
from sayso.reading.actors import Actors
from sayso.reading.document import Document


def read_remarks(document: Document, claims: list[Claim], actors: Actors, notices: list[Notice]) -> list[Remark]:
    return []
