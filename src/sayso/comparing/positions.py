"""Positions: an actor's stances on a matter over time: what it is for and against, demands, offers and makes depend
on what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from sayso.comparing.rules.position_shift import Stance, stance
from sayso.comparing.statements import sheet
from sayso.comparing.told import Told
from sayso.model import Claim, Point, Position

_ATTITUDES = {"demand": "demands", "offer": "offers", "threat": "threatens", "promise": "promises", "denial": "denies",
              "accusation": "accuses", "belief": "believes", "prediction": "expects"}  # fmt: skip


@dataclass(frozen=True)
class _Held:
    position: Position
    order: tuple[str, str, int]


def positions(
    points: Iterable[Point], reports: Mapping[str, Told], actor_of: Callable[[str, str], str | None]
) -> list[Position]:
    """The stances of actors on the points, by actor, matter and time.

    ``actor_of(report, actor)`` gives the id of the StoryActor that an actor of a report belongs to. ``change`` says
    how a
    stance differs from the one that the actor took before on the same matter, and is None for the first one.
    """
    held: dict[tuple[str, str], list[_Held]] = defaultdict(list)
    for point in points:
        for place in point.claims:
            told = reports.get(place.report)
            claim = told.claims.get(place.claim) if told is not None else None
            if told is None or claim is None:
                continue
            for actor in _actors(told, claim, actor_of):
                stand = _stance(told, claim, place.side)
                condition = claim.condition.text if claim.condition is not None else None
                when = told.report.published[:10] if told.report.published else None
                made = Position(
                    actor=actor, matter=point.id, when=when, report=told.id, claim=claim.id, stance=stand,
                    condition=" ".join(condition.split()) if condition else None, change=None,
                )  # fmt: skip
                held[actor, point.id].append(_Held(made, (when or "9999", told.id, claim.start)))
    ordered = [each.position for key in sorted(held) for each in sorted(held[key], key=lambda h: h.order)]
    return list(chained(ordered))


def chained(positions: Iterable[Position]) -> Iterator[Position]:
    """Positions by actor, matter and time, each with its change from the one before; equals stay in their order."""
    before: Position | None = None
    for each in sorted(positions, key=lambda p: (p.actor, p.matter, p.when or "9999", p.report)):
        if before is not None and (before.actor, before.matter) != (each.actor, each.matter):
            before = None
        before = replace(each, change=_change(before, each))
        yield before


def _actors(told: Told, claim: Claim, actor_of: Callable[[str, str], str | None]) -> list[str]:
    """The actors whose stance a claim tells: the source nearest to the content that is no medium, or who it speaks
    for.
    """
    known = {a.id: a for a in told.extract.actors}
    for source in claim.sources:
        if source.kind == "medium" or source.actor is None:
            continue
        actor = known.get(source.actor)
        if actor is not None and actor.represents is not None and actor.represents in known:
            actor = known[actor.represents]
        found = actor_of(told.id, actor.id if actor is not None else source.actor)
        return [found] if found is not None else []
    return []


def _stance(told: Told, claim: Claim, side: str) -> str:
    """``for`` or ``against``, or what the actor does with the content: *demands*, *offers*, *threatens* …"""
    if claim.attitude in _ATTITUDES:
        return _ATTITUDES[claim.attitude]
    for s in sheet(told).statements:
        if s.claim is not None and s.claim.id == claim.id:
            taken: Stance | None = stance(s)
            if taken is not None and taken.strong:
                return "for" if taken.sign > 0 else "against"
    return side


def _change(before: Position | None, now: Position) -> str | None:
    if before is None:
        return None
    if before.stance != now.stance:
        return f"{before.stance} → {now.stance}"
    if before.condition != now.condition:
        if before.condition is None:
            return "condition added"
        return "condition dropped" if now.condition is None else "other condition"
    return None
