"""Searching every word of the story: reports, and the claims, places and actors that have the words."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup
from starlette.responses import Response

from sayso.model import StoryActor
from sayso.pages.marks import Mark, marked
from sayso.pages.room import Label
from sayso.pages.words import short
from sayso.story.facets import Wanted
from sayso.story.holding import folded
from sayso.web.desk import Desk

#: Reports, claims and names that are shown; actors and spellings that are looked through for names.
REPORTS, CLAIMS, NAMES, LOOKED_AT = 40, 8, 8, 2000
#: Characters of a report around the words.
AROUND = 120


@dataclass(frozen=True)
class Hit:
    """A report that holds the words."""

    label: Label
    href: str
    words: Markup


def search(desk: Desk) -> Response:
    words = desk.asked("q")
    wanted = folded(words)
    found = [_hit(desk, id, wanted) for id in desk.story.search(words, REPORTS)] if wanted else []
    rows = desk.story.lists.claims(Wanted(words=words), CLAIMS).rows if wanted else []
    return desk.page(
        "search.html",
        words=words,
        found=found,
        claims=[desk.room.quote_claim(report, claim) for report, claim in rows],
        ledger=desk.to.claims(q=words),
        actors=_actors(desk, wanted) if wanted else [],
        places=_places(desk, wanted) if wanted else [],
        full=len(found) == REPORTS,
    )


def _hit(desk: Desk, id: str, wanted: set[str]) -> Hit:
    """A report with the first place where one of the words stands."""
    text = desk.room.told(id).extract.text
    at = next(
        (start for start, end in _words(text) if folded(text[start:end]) & wanted),
        0,
    )
    end = next((e for s, e in _words(text) if s == at), at)
    a, b = max(0, at - AROUND), min(len(text), end + AROUND)
    marks = [Mark(s, e, "evidence") for s, e in _words(text[:b]) if s >= a and folded(text[s:e]) & wanted]
    html = Markup("{}{}{}").format("… " if a else "", marked(text, a, b, marks), " …" if b < len(text) else "")
    href = desk.to.span(id, at, end) if end > at else desk.to.report(id)
    return Hit(desk.room.labels[id], href, html)


def _words(text: str) -> list[tuple[int, int]]:
    spans, start = [], None
    for n, c in enumerate(text):
        if c.isalnum():
            start = n if start is None else start
        elif start is not None:
            spans.append((start, n))
            start = None
    return [*spans, (start, len(text))] if start is not None else spans


def _actors(desk: Desk, wanted: set[str]) -> list[tuple[str, str]]:
    """Actors whose names have all the words: address, name."""
    rows = desk.story.lists.briefs(StoryActor, LOOKED_AT).rows
    return [(desk.to.actor(id), brief.name) for id, brief, _ in rows if wanted <= folded(brief.name)][:NAMES]


def _places(desk: Desk, wanted: set[str]) -> list[tuple[str, str]]:
    """Places that are called so: address, name."""
    found: dict[str, str] = {}
    for value, _, _ in desk.story.lists.tallies("spelled", LOOKED_AT):
        entry, _, name = value.partition("\t")
        if entry and wanted <= folded(name):
            found.setdefault(desk.to.place(entry), short(name, 60))
    return list(found.items())[:NAMES]
