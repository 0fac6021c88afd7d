"""Positions: an actor's stances on a matter over time: what it is for and against, demands, offers and makes depend
on what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec.structs import replace

from sayso.comparing.points.heard import Heard
from sayso.model import Point, Position

_ATTITUDES = {"demand": "demands", "offer": "offers", "threat": "threatens", "promise": "promises", "denial": "denies",
              "accusation": "accuses", "belief": "believes", "prediction": "expects"}  # fmt: skip


def positions(
    points: Iterable[Point], reports: Mapping[str, Heard], actor_of: Callable[[str, str], str | None]
) -> list[Position]:
    """The stances of actors on the points, by actor, matter and time.

    ``actor_of(report, actor)`` gives the id of the StoryActor that an actor of a report belongs to. ``change`` says how
    a stance differs from the one that the actor took before on the same matter, and is None for the first one.
    """
    held: list[tuple[tuple[str, str, str, str, int], Position]] = []
    for point in points:
        for place in point.claims:
            report = reports.get(place.report)
            voice = report.claims.get(place.claim) if report is not None else None
            actor = actor_of(place.report, voice.actor) if voice is not None and voice.actor is not None else None
            if report is None or voice is None or actor is None:
                continue
            made = Position(
                actor=actor, matter=point.id, when=report.day, report=report.id, claim=place.claim,
                stance=_ATTITUDES.get(voice.attitude) or voice.stance or place.side, condition=voice.condition,
                change=None,
            )  # fmt: skip
            held.append(((actor, point.id, report.day or "9999", report.id, voice.start), made))
    return list(chained(position for _, position in sorted(held, key=lambda each: each[0])))


def chained(positions: Iterable[Position]) -> Iterator[Position]:
    """Positions by actor, matter and time, each with its change from the one before; equals stay in their order."""
    before: Position | None = None
    for each in sorted(positions, key=lambda p: (p.actor, p.matter, p.when or "9999", p.report)):
        if before is not None and (before.actor, before.matter) != (each.actor, each.matter):
            before = None
        before = replace(each, change=_change(before, each))
        yield before


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
