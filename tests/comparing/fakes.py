"""Reports without parses: a text, and an extract that holds what a test puts into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, cast

from sayso.comparing.engine import Counts, compare
from sayso.comparing.shelf import MemoryShelf
from sayso.comparing.told import Told
from sayso.knowledge.places import Gazetteer
from sayso.model import Actor, Compared, Copy, Extract, Report, to_json

R = TypeVar("R", bound=Compared)
NOWHERE = cast(Gazetteer, object())


def told(id: str, text: str, actors: Iterable[Actor] = (), **fields: Any) -> Told:
    """A report in which nothing but actors was found."""
    extract = Extract(
        id=id, language="en", title=fields.get("title", ""), text=text, version="0", sentences=[], claims=[],
        events=[], places=[], relations=[], remarks=[], dates=[], actors=list(actors), notices=[], problems=[],
    )  # fmt: skip
    return Told(Report(id=id, text=text, **fields), extract)


def person(id: str, name: str, **fields: Any) -> Actor:
    return Actor(id=id, name=name, kind="person", represents=fields.pop("represents", None), mentions=[], **fields)


def shelf_of(reports: Iterable[Told]) -> tuple[MemoryShelf, Mapping[str, Told]]:
    by_id = {t.id: t for t in reports}
    return MemoryShelf(by_id.__getitem__), by_id


def run(*reports: Told) -> MemoryShelf:
    """All reports compared at once."""
    shelf, by_id = shelf_of(reports)
    compare(shelf, NOWHERE, by_id)
    return shelf


def added(shelf: MemoryShelf, ids: Iterable[str]) -> Counts:
    return compare(shelf, NOWHERE, ids)


def records(shelf: MemoryShelf) -> list[bytes]:
    return sorted(to_json(r) for held in shelf.all().values() for r in held)


def of_kind(shelf: MemoryShelf, kind: type[R]) -> list[R]:
    return [r for _, held in sorted(shelf.all().items()) for r in held if isinstance(r, kind)]


def copies(shelf: MemoryShelf) -> dict[tuple[str, str], Copy]:
    return {(c.report, c.of): c for c in of_kind(shelf, Copy)}
