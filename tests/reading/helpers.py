"""Reading a text as the tests want it."""

from __future__ import annotations

from functools import cache
from typing import Any

from sayso.knowledge.places import open_gazetteer
from sayso.model import Extract, Notice, Report
from sayso.reading.actors import Actors, read_actors
from sayso.reading.document import Document
from sayso.reading.extract import extract
from sayso.reading.parse import MemoryStore, parser


@cache
def _store() -> MemoryStore:
    return MemoryStore()


def read(text: str, **fields: Any) -> Extract:
    """The extract of one report of this text."""
    (found,) = extract([Report(**{"id": "r", "language": "en", "text": text} | fields)], store=_store())
    return found


def document(text: str, title: str = "", **fields: Any) -> Document:
    """The parsed document of this text."""
    return parser().documents([(Report(id="r", text=text, title=title, **fields), "en")], _store())[0]


def actors_of(read_document: Document, notices: list[Notice]) -> Actors:
    """The actors of a document whose places are not looked at."""
    return read_actors(read_document, [], open_gazetteer(), notices)
