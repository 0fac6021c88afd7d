"""Who is heard, who they are, where they stand, what they want and offer, and what they foretold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.model import Balance, Forecast, Point, Position, StoryActor
from sayso.pages.room import Label, Quote, Room
from sayso.pages.words import day, quoted, short

if TYPE_CHECKING:
    from sayso.comparing.positions.terms import Kind, Said, Term

#: The terms board, by kind: in this order and under these headings.
_BOARD: dict[Kind, str] = {
    "demands": "Demands", "offers": "Offers", "promises": "Promises", "threatens": "Threatens",
    "depends on": "Makes it depend on",
}  # fmt: skip


@dataclass(frozen=True)
class Voice:
    """How many claims rest on one party's word."""

    party: str
    claims: int
    named: int
    unnamed: int
    #: 0 to 100, of the party most heard
    percent: float


@dataclass(frozen=True)
class ActorView:
    """The actors of several reports that are one."""

    id: str
    name: str
    kind: str
    represents: str
    reports: int
    why: list[str]


@dataclass(frozen=True)
class Stance:
    """Where a party stood at one time."""

    when: str
    label: Label | None
    quote: Quote | None
    stance: str
    condition: str
    change: str


@dataclass(frozen=True)
class PositionView:
    """A party on one matter over time."""

    actor: str
    matter: str
    point: str | None
    stances: list[Stance]
    moved: bool


@dataclass(frozen=True)
class ForecastView:
    """What was foretold, promised, threatened or demanded, and what later reports say that bears on it."""

    kind: str
    due: str
    quote: Quote
    bearing: list[Quote]


@dataclass(frozen=True)
class TermView:
    """What a party wants or would give, as it last said it."""

    quote: Quote
    #: what it makes it depend on
    condition: str
    #: where it said so before, the earliest first
    before: list[Quote]


def voices(balance: Sequence[Balance], names: Mapping[str, str], point: str | None = None) -> list[Voice]:
    """Those heard in the story, or on one point, the most heard first; parties not heard stand at the end with 0.

    Parties of one name are one row.
    """
    sums: dict[str, list[int]] = {}
    for row in balance:
        if row.point == point:
            held = sums.setdefault(names.get(row.party, row.party), [0, 0, 0])
            for n, number in enumerate((row.claims, row.named, row.unnamed)):
                held[n] += number
    most = max((claims for claims, _, _ in sums.values()), default=0)
    rows = sorted(sums.items(), key=lambda row: (-row[1][0], row[0]))
    return [Voice(party, held[0], held[1], held[2], 100 * held[0] / most if most else 0.0) for party, held in rows]


def actor_views(actors: Sequence[StoryActor]) -> list[ActorView]:
    """By the number of reports that name them."""
    names = {actor.id: actor.name for actor in actors}
    views = [
        ActorView(
            id=actor.id,
            name=actor.name,
            kind=actor.kind,
            represents=names.get(actor.represents or "", ""),
            reports=len({ref.report for ref in actor.of}),
            why=list(actor.why),
        )
        for actor in actors
    ]
    return sorted(views, key=lambda view: (-view.reports, view.name, view.id))


def position_views(
    room: Room, positions: Sequence[Position], names: Mapping[str, str], points: Mapping[str, Point]
) -> list[PositionView]:
    """One for each party and matter on which it spoke twice, or on a condition; those that moved come first."""
    held: dict[tuple[str, str], list[Position]] = {}
    for position in positions:
        held.setdefault((position.actor, position.matter), []).append(position)
    views = []
    for (actor, matter), steps in held.items():
        if len({step.report for step in steps}) < 2 and not any(step.condition or step.change for step in steps):
            continue
        steps.sort(key=lambda p: (room.order(p.report), p.when or "", p.claim))
        point = points.get(matter)
        views.append(
            PositionView(
                actor=names.get(actor, actor),
                matter=quoted(short(point.summary, 140)) if point else "",
                point=matter if point else None,
                stances=[_stance(room, step) for step in steps],
                moved=any(step.change for step in steps),
            )
        )
    return sorted(views, key=lambda v: (not v.moved, -len(v.stances), v.actor, v.matter))


def _stance(room: Room, position: Position) -> Stance:
    claim = room.claim(position.report, position.claim)
    return Stance(
        when=day(position.when) or (room.labels[position.report].when if position.report in room.labels else ""),
        label=room.labels.get(position.report),
        quote=room.quote_claim(position.report, claim) if claim else None,
        stance=position.stance,
        condition=position.condition or "",
        change=position.change or "",
    )


def forecast_views(room: Room, forecasts: Sequence[Forecast]) -> list[ForecastView]:
    """In time order; those that later claims bear on come first."""
    views = []
    for forecast in forecasts:
        claim = room.claim(forecast.report, forecast.claim)
        if claim is None:
            continue
        bearing = [(ref.report, room.claim(ref.report, ref.claim)) for ref in forecast.bearing]
        views.append(
            (
                (not bearing, room.order(forecast.report), claim.start),
                ForecastView(
                    kind="looks ahead" if claim.attitude == "statement" else claim.attitude,
                    due=day(forecast.due),
                    quote=room.quote_claim(forecast.report, claim),
                    bearing=[room.quote_claim(report, found) for report, found in bearing if found],
                ),
            )
        )
    return [view for _, view in sorted(views, key=lambda pair: pair[0])]


def board(room: Room, terms: Sequence[Term]) -> list[tuple[str, list[TermView]]]:
    """A party's terms under a heading for each kind, the latest first."""

    def quote(said: Said) -> Quote | None:
        claim = room.claim(said.report, said.claim)
        return room.quote_claim(said.report, claim) if claim else None

    held: dict[Kind, list[TermView]] = {}
    for term in terms:
        latest = quote(term.latest)
        if latest is not None:
            before = [made for said in term.before if (made := quote(said))]
            held.setdefault(term.kind, []).append(TermView(latest, term.condition or "", before))
    return [(heading, held[kind]) for kind, heading in _BOARD.items() if kind in held]
