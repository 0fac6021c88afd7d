"""Organisations and media that news names without explaining them, and the head words that show what a name names."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from sayso.knowledge import states
from sayso.knowledge.tables import table
from sayso.model import ActorKind


class Known(NamedTuple):
    """A name that the tables have."""

    name: str
    kind: ActorKind
    country: str | None


_KINDS: dict[str, ActorKind] = {
    "organisation": "organisation", "government": "government", "armed force": "armed force", "medium": "medium",
    "group": "group",
}  # fmt: skip


def _spellings(name: str, others: str) -> list[str]:
    return [name] if others == "-" else [name, *(other.strip() for other in others.split(";"))]


@cache
def known() -> dict[str, Known]:
    """Organisations and media by every name of theirs; an abbreviation of two of them is left out."""
    found: dict[str, Known] = {}
    twice: set[str] = set()
    rows = [(n, o, _KINDS[k], c) for n, o, k, c in table("organisations")]
    rows += [(n, o, _KINDS["medium"], c) for n, o, c in table("media")]
    for name, others, kind, country in rows:
        record = Known(name, kind, None if country == "-" else country)
        for spelling in _spellings(name, others):
            if found.setdefault(spelling, record) != record:
                twice.add(spelling)
    return {spelling: record for spelling, record in found.items() if spelling not in twice}


@cache
def starts() -> dict[str, tuple[tuple[str, ...], ...]]:
    """All known names of more than one word, states, their adjectives and seats too, by first word, longest first."""
    names = [*known(), *states.by_name(), *states.by_seat(), *states.by_adjective()]
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(name.replace("'s", " 's").replace("’s", " 's").replace("-", " - ").split())
        if len(words) > 1:
            found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(many, key=lambda w: (-len(w), w))) for first, many in found.items()}


@cache
def heads() -> dict[str, str]:
    """What the last word of a name shows it to be: organisation, government, armed force, medium, place, happening."""
    return {word: kind for word, kind in table("heads")}  # noqa: C416


@cache
def groups() -> dict[str, ActorKind]:
    """Nouns that speak or act without a name, by lemma."""
    return {lemma: _KINDS[kind] for lemma, kind in table("groups")}
