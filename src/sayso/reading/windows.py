"""Very long reports: read window by window, and the extracts joined, so that memory does not grow with a text.

A window ends where a paragraph does. What a report says of itself once (its day, its language) holds for every window;
what one window names, another may have to name again: actors are one across windows where name and kind are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from sayso.model import Actor, Claim, Clause, Event, Extract, Relation, Report

#: Characters from which on a report is read in windows, and of a window: the longest of 12,000 news reports has 60,000;
#: a window of this size is 35,000 words, and its tokens take some 100 MB.
WINDOW = 200_000
#: The part of a window, at its end, in which a place to cut is looked for.
_END = 0.2

_S = TypeVar("_S", bound=msgspec.Struct)


def windows(report: Report) -> Iterator[tuple[int, Report]]:
    """Parts of the report with their offsets, which together are its text; the first has the title."""
    start, title, text = 0, report.title, report.text
    while len(text) - start > WINDOW:
        end = _cut(text, start)
        yield start, replace(report, text=text[start:end], title=title)
        start, title = end, ""
    yield start, replace(report, text=text[start:], title=title)


def _cut(text: str, start: int) -> int:
    """Where the window that starts there ends: behind a paragraph, a line, a sentence, a word, or where it must."""
    least, most = start + int(WINDOW * (1 - _END)), start + WINDOW
    for mark in ("\n\n", "\n", ". ", " "):
        found = text.rfind(mark, least, most)
        if found >= 0:
            return found + len(mark)
    return most


def joined(report: Report, parts: Iterable[tuple[int, Extract]]) -> Extract:
    """One extract of the report from those of its windows."""
    made: Extract | None = None
    actors: dict[tuple[str, str], Actor] = {}
    for offset, part in parts:
        if made is None:
            made = replace(part, title=report.title, text=report.text)
            actors = {(a.name, a.kind): a for a in part.actors}
            continue
        renamed = _merge(actors, part.actors, offset)
        claims, events = len(made.claims), len(made.events)
        dates, places, clauses = len(made.dates), len(made.places), len(made.clauses)
        made.sentences.extend((a + offset, b + offset) for a, b in part.sentences)
        made.dates.extend(_moved(x, offset) for x in part.dates)
        made.places.extend(_moved(x, offset) for x in part.places)
        made.remarks.extend(_moved(x, offset) for x in part.remarks)
        made.notices.extend(_moved(x, offset) for x in part.notices)
        made.relations.extend(_relation(_moved(x, offset), places) for x in part.relations)
        made.events.extend(_event(_moved(x, offset), events, dates, places, renamed) for x in part.events)
        made.claims.extend(_claim(_moved(x, offset), claims, events, dates, renamed) for x in part.claims)
        made.clauses.extend(_clause(_moved(x, offset), clauses) for x in part.clauses)
        # what is wrong with its day is told by the first: elsewhere a dateline is not the report's own
        made.problems.extend(p for p in part.problems if p not in made.problems and p.code != "published")
    assert made is not None
    return replace(made, actors=list(actors.values()))


def _merge(actors: dict[tuple[str, str], Actor], more: list[Actor], offset: int) -> dict[str, str]:
    """Put the actors of a window beside those there are; the ids that its own became."""
    renamed: dict[str, str] = {}
    for actor in more:
        known = actors.get((actor.name, actor.kind))
        renamed[actor.id] = known.id if known is not None else f"a{len(actors) + 1}"
        if known is None:
            actors[actor.name, actor.kind] = replace(actor, id=renamed[actor.id], mentions=[], represents=None)
    for actor in more:
        key = actor.name, actor.kind
        known = actors[key]
        party = None if actor.represents is None else renamed[actor.represents]
        actors[key] = replace(
            known,
            mentions=[*known.mentions, *((a + offset, b + offset) for a, b in actor.mentions)],
            represents=known.represents or party,
            country=known.country or actor.country,
            office=known.office or actor.office,
        )
    return renamed


def _moved(record: _S, offset: int) -> _S:
    """The record with every offset in it that much later."""
    changed: dict[str, Any] = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name in ("start", "end"):
            changed[name] = value + offset
        elif name == "verb":
            changed[name] = (value[0] + offset, value[1] + offset)
        elif name == "pieces":
            changed[name] = [(a + offset, b + offset) for a, b in value]
        elif isinstance(value, msgspec.Struct) and hasattr(value, "start"):
            changed[name] = _moved(value, offset)
        elif isinstance(value, list) and value and hasattr(value[0], "start"):
            changed[name] = [_moved(one, offset) for one in value]
    return replace(record, **changed)


def _relation(relation: Relation, places: int) -> Relation:
    return replace(relation, subject=relation.subject + places, object=relation.object + places)


def _event(event: Event, events: int, dates: int, places: int, actors: dict[str, str]) -> Event:
    return replace(
        event,
        id=_number(event.id, events),
        agents=[replace(p, actor=actors.get(p.actor or "")) for p in event.agents],
        targets=[replace(p, actor=actors.get(p.actor or "")) for p in event.targets],
        places=[n + places for n in event.places],
        date=None if event.date is None else event.date + dates,
    )


def _claim(claim: Claim, claims: int, events: int, dates: int, actors: dict[str, str]) -> Claim:
    return replace(
        claim,
        id=_number(claim.id, claims),
        sources=[replace(s, actor=actors.get(s.actor or "")) for s in claim.sources],
        due=None if claim.due is None else claim.due + dates,
        inside=None if claim.inside is None else _number(claim.inside, claims),
        events=[_number(id, events) for id in claim.events],
    )


def _clause(clause: Clause, clauses: int) -> Clause:
    return replace(clause, above=None if clause.above is None else clause.above + clauses)


def _number(id: str, before: int) -> str:
    """``c3`` behind seven claims is ``c10``."""
    return f"{id[0]}{int(id[1:]) + before}"
