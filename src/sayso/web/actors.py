"""Actors: who they are and why they are one, what they state, where they stand, and the words that take sides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from heapq import nsmallest

from starlette.responses import Response

from sayso.comparing.positions.terms import terms_of
from sayso.model import ActorRef, Balance, Position, StoryActor
from sayso.pages.parties import board, position_views
from sayso.pages.room import Quote
from sayso.pages.sides import SideWord
from sayso.pages.words import short
from sayso.story.facets import Wanted
from sayso.story.kept import Brief
from sayso.web.desk import ROWS, Desk, Missing

#: Reports of an actor in which its names and its terms are looked up.
NAMED = 100
#: Positions and statements on a page; words that take a side, and quotes of one.
POSITIONS, STATEMENTS, WORDS, QUOTED = 60, 20, 40, 3
#: Actors that are gone through for those that may be the same.
LIKENED, OFFERED = 400, 40
#: Reports whose notes of a place in the text are listed for each name.
SHOWN = 3


@dataclass(frozen=True)
class Row:
    """An actor in the list."""

    id: str
    brief: Brief
    #: claims on its word in the story
    claims: int

    @property
    def named(self) -> bool:
        """Its name is a name, not *prisoners* or *allied armies*."""
        return any(c.isupper() for c in self.brief.name) or not any(c.islower() for c in self.brief.name)


@dataclass(frozen=True)
class Alias:
    """A name that an actor goes by."""

    name: str
    reports: int
    #: the first mentions
    quotes: list[Quote]
    #: ``REPORT#ACTOR`` of each report that calls it so
    refs: list[str]


def actors(desk: Desk) -> Response:
    page = desk.story.lists.briefs(StoryActor, ROWS, desk.after(str, int))
    return desk.page(
        "actors.html",
        actors=[row for id, brief, _ in page.rows if (row := _row(desk, id, brief))],
        further=desk.further(page.next),
        side_words=_side_words(desk) if desk.after(str, int) is None else [],
    )


def _row(desk: Desk, id: str, brief: Brief) -> Row | None:
    if desk.decided is not None:
        if desk.decided.gone(id):
            return None
        made = desk.decided.made_actor(id)
        if made is not None:
            brief = Brief(made.name, len({ref.report for ref in made.of}), made.kind, made.represents)
    rows = desk.story.lists.records(Balance, 1, begins=f"\0{id}").rows
    return Row(id, brief, sum(b.claims for b, _ in rows if b.party == id))


def _side_words(desk: Desk) -> list[SideWord]:
    """The words that take a side, those used most first."""
    found = []
    for value, _, _ in desk.story.lists.tallies("term", WORDS):
        word, _, plain = value.partition("\t")
        quotes = []
        for report, k in desk.story.lists.tagged("term", value, QUOTED):
            remark = desk.room.told(report).extract.remarks[k]
            quotes.append(desk.room.span(report, remark.start, remark.end, remark.part))
        found.append(SideWord(quotes[0].words if quotes else word, plain, quotes))
    return found


def actor(desk: Desk) -> Response:
    id = desk.named()
    found = desk.actor(id)
    if found is None:
        raise Missing(f"There is no actor {short(id, 60)} in this story.")
    first = nsmallest(NAMED, found.of, key=lambda ref: (ref.report, ref.actor))
    aliases = _aliases(desk, first)
    named = [desk.room.told(report) for report in dict.fromkeys(r.report for r in first) if report in desk.room.labels]
    positions = [p for p, _ in desk.story.lists.records(Position, POSITIONS, begins=f"{id}\0").rows]
    matters = {p.matter: point for p in positions if (point := desk.point(p.matter))}
    heard = [b for b, _ in desk.story.lists.records(Balance, 1, begins=f"\0{id}").rows if b.party == id]
    return desk.page(
        "actor.html",
        actor=found,
        reports=len({ref.report for ref in found.of}),
        represents=desk.names.get(found.represents or ""),
        aliases=aliases,
        looked=min(len(found.of), NAMED),
        terms=board(desk.room, terms_of(found, named)),
        positions=position_views(desk.room, positions, desk.names, matters),
        heard=heard[0] if heard else None,
        statements=_statements(desk, [alias.name for alias in aliases[:6]]),
        others=_others(desk, found),
        standing=desk.review.of(id),
        kinds=_attitudes(desk, aliases),
    )


def _aliases(desk: Desk, refs: list[ActorRef]) -> list[Alias]:
    """The names by which these reports call an actor, with the first mentions of each."""
    names: dict[str, list[str]] = {}
    quotes: dict[str, list[Quote]] = {}
    for ref in refs:
        told = desk.room.told(ref.report) if ref.report in desk.room.labels else None
        for known in told.extract.actors if told else ():
            if known.id == ref.actor:
                names.setdefault(known.name, []).append(f"{ref.report}#{ref.actor}")
                held = quotes.setdefault(known.name, [])
                if known.mentions and len(held) < SHOWN:
                    held.append(desk.room.mention(ref.report, *known.mentions[0]))
    rows = [Alias(name, len(refs), quotes[name], refs) for name, refs in names.items()]
    return sorted(rows, key=lambda alias: (-alias.reports, alias.name))


def _statements(desk: Desk, names: list[str]) -> list[Quote]:
    """The first claims on the word of somebody of these names."""
    found: list[Quote] = []
    for name in names:
        rows = desk.story.lists.claims(Wanted({"source": name}), STATEMENTS - len(found)).rows
        found += [desk.room.quote_claim(report, claim) for report, claim in rows]
        if len(found) >= STATEMENTS:
            break
    return sorted(found, key=lambda quote: desk.room.order(quote.label.id if quote.label else ""))


def _attitudes(desk: Desk, aliases: list[Alias]) -> list[tuple[str, int]]:
    """Claims on its word, by name."""
    return [(alias.name, n) for alias in aliases[:6] if (n := desk.story.lists.tally("source", alias.name))]


def _others(desk: Desk, actor: StoryActor) -> list[tuple[str, str]]:
    """Actors that a reader might take for the same: of the same kind, those that share a word of the name first."""
    words = set(actor.name.casefold().split())
    rows: list[tuple[int, int, str, str]] = []
    ranks: Counter[int] = Counter()
    for id, brief, _ in desk.story.lists.briefs(StoryActor, LIKENED).rows:
        if id == actor.id or (desk.decided is not None and desk.decided.gone(id)):
            continue
        shared = len(words & set(brief.name.casefold().split()))
        rank = 0 if shared else 1 if brief.kind == actor.kind else 2
        ranks[rank] += 1
        rows.append((rank, ranks[rank], id, f"{brief.name} ({brief.kind}, {brief.reports})"))
    return [(id, name) for _, _, id, name in sorted(rows)[:OFFERED]]
