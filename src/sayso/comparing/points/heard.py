"""What comparing keeps of one report's claims, so that records of many reports are made without reading them again."""

from __future__ import annotations

import msgspec

from sayso.comparing.actors.actors import is_named
from sayso.comparing.copies import origins
from sayso.comparing.findings import settling
from sayso.comparing.points import control, forecasts
from sayso.comparing.positions.stances import stance
from sayso.comparing.statements.statements import sheet
from sayso.comparing.statements.when import moment
from sayso.comparing.told import Told
from sayso.model import Attitude, Claim, Part


class Voice(msgspec.Struct, frozen=True, array_like=True):
    """One claim as far as points, positions and balance go; actors are those of the report."""

    part: Part
    start: int
    text: str
    attitude: Attitude
    #: a key for its origin, the same in every report that names it; None where it could not be traced
    origin: str | None
    #: the actor on whose word it rests (the outermost that is no medium), or whom that speaks for; and whether by name
    speaker: str | None
    named: bool
    #: whose stance it tells: the source nearest to the content that is no medium, or whom that speaks for
    actor: str | None
    #: ``for`` or ``against`` where its words are of a stance
    stance: str | None
    condition: str | None
    #: those who act in its events, or are acted on, and go by a name of their own: of *prisoners* it can't be told
    #: whether they are heard elsewhere
    parties: list[str]


class Heard(msgspec.Struct, frozen=True, array_like=True):
    """One report."""

    id: str
    #: as published, the day and the clock (seconds, UTC) apart; None where unknown
    day: str | None
    clock: float | None
    #: its claims by id
    claims: dict[str, Voice]
    #: claims that look ahead, each with when it falls due
    ahead: list[tuple[str, str | None]]
    #: who is said to hold which place
    words: list[control.Word]
    #: words of each dispute of which the report gives both sides with their sources
    disputes: list[list[str]]

    def rank(self, claim: str) -> tuple[str, str, int, str]:
        """Where a claim stands in time: day, clock, place in the text."""
        return f"{self.day or '9999'} {self.clock or 0:014.0f}", self.id, self.claims[claim].start, claim


def heard(told: Told) -> Heard:
    """What is kept of a report."""
    ahead, words = forecasts.ahead(told), control.words(told)
    return _heard(told, _stances(told), ahead, words, [sorted(dispute) for dispute in settling.disclosed(told)])


def voices(told: Told) -> Heard:
    """Of that only who says what, without stances, forecasts, holders and disputes: a small part of the work."""
    return _heard(told, {}, [], [], [])


def _heard(
    told: Told,
    stances: dict[str, str],
    ahead: list[tuple[str, str | None]],
    words: list[control.Word],
    disputes: list[list[str]],
) -> Heard:
    clock = moment(told)
    return Heard(
        told.id,
        told.day.isoformat() if told.day is not None else None,
        clock.timestamp() if clock is not None else None,
        {claim.id: _voice(told, claim, stances.get(claim.id)) for claim in told.extract.claims},
        ahead,
        words,
        disputes,
    )


def _voice(told: Told, claim: Claim, taken: str | None) -> Voice:
    actors = told.actors
    speaker, named = None, False
    for source in reversed(claim.sources):
        if source.kind != "medium" and source.actor in actors:
            speaker, named = actors[source.actor].represents or source.actor, source.named
            break
    actor = None
    for source in claim.sources:
        if source.kind != "medium" and source.actor is not None:
            known = actors.get(source.actor)
            actor = known.represents if known is not None and known.represents in actors else source.actor
            break
    acting = {
        actors[party.actor].represents or actors[party.actor].id
        for id in claim.events
        if (event := told.events.get(id)) is not None
        for party in (*event.agents, *event.targets)
        if party.actor in actors and actors[party.actor].kind != "medium"
    }
    parties = sorted(id for id in acting if id in actors and is_named(actors[id]))
    condition = " ".join(claim.condition.text.split()) if claim.condition is not None else ""
    return Voice(
        claim.part, claim.start, claim.text, claim.attitude, origins.origin(told, claim), speaker, named, actor, taken,
        condition or None, parties,
    )  # fmt: skip


def _stances(told: Told) -> dict[str, str]:
    """For the claims whose words are of a stance, which one; the first statement of each claim counts."""
    made: dict[str, str] = {}
    for s in sheet(told).statements:
        if s.claim is not None and s.claim.id not in made:
            taken = stance(s)
            if taken is not None and taken.outlook.strong:
                made[s.claim.id] = "for" if taken.outlook.sign > 0 else "against"
    return made
