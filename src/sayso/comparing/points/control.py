"""Control: who is said to hold a place, since when and on whose word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from sayso.comparing.statements.when import stretch
from sayso.comparing.told import Told
from sayso.model import Claim, Control, Event, Party

_HOLDING = {"takes territory", "holds territory"}
_LOSING = {"loses territory"}
_DONE = ("done", "under way")

ActorOf = Callable[[str, str], str | None]


class Word(msgspec.Struct, frozen=True, array_like=True):
    """One report's word on who holds a place; actors are those of the report."""

    place: str
    holder: str
    loser: str | None
    when: str | None
    claim: str
    #: who says so, or None for the report itself
    speaker: str | None
    start: int


def ladder(place: str, told: Iterable[tuple[str, Word]], actor_of: ActorOf) -> list[Control]:
    """The dated ladder of a place, by time; never a verdict. ``told`` has the reports' ids with their words.

    A rung is *claimed* where the holder or a report says so, *conceded by the other side* where the one who lost it
    says so too, *contested* where another is said to hold the place at the same time.
    """
    rungs: list[_Rung] = []
    for report, word in told:
        holder = actor_of(report, word.holder)
        if holder is not None:
            loser = actor_of(report, word.loser) if word.loser is not None else None
            speaker = actor_of(report, word.speaker) if word.speaker is not None else None
            rungs.append(_Rung(holder, loser, word.when, report, word.claim, speaker, word.start))
    rungs.sort(key=lambda r: (r.when or "9999", r.report, r.start, r.holder))
    conceded = _conceded(rungs)
    at: dict[str | None, set[str]] = defaultdict(set)
    for r in rungs:
        at[r.when].add(r.holder)
    everyone = {r.holder for r in rungs}
    found: list[Control] = []
    for r in rungs:
        how: Literal["claimed", "contested", "conceded by the other side"] = "claimed"
        if r.holder in conceded:
            how = "conceded by the other side"
        elif (everyone if r.when is None else at[r.when] | at[None]) - {r.holder}:
            how = "contested"
        found.append(Control(place=place, holder=r.holder, how=how, when=r.when, report=r.report, claim=r.claim))
    return found


class _Rung(msgspec.Struct, frozen=True):
    """A word with the actors of the story."""

    holder: str
    loser: str | None
    when: str | None
    report: str
    claim: str
    speaker: str | None
    start: int


def _conceded(rungs: Iterable[_Rung]) -> set[str]:
    """The holders to whom one who lost the place to them says that they hold it."""
    losers: dict[str, set[str]] = defaultdict(set)
    speakers: dict[str, set[str]] = defaultdict(set)
    for r in rungs:
        if r.loser is not None:
            losers[r.holder].add(r.loser)
        if r.speaker is not None:
            speakers[r.holder].add(r.speaker)
    return {holder for holder in losers if losers[holder] & speakers[holder]}


def words(told: Told) -> list[Word]:
    """What a report says of who holds which place."""
    by_event: dict[str, Claim] = {}
    for claim in told.extract.claims:
        for stated in claim.events:
            by_event.setdefault(stated, claim)
    found = []
    for event in told.extract.events:
        event_claim = by_event.get(event.id)
        if event.mode not in _HOLDING | _LOSING or event_claim is None or event.phase not in _DONE:
            continue
        if event.polarity == "negative" or event_claim.attitude not in ("statement", "accusation"):
            continue
        holder, loser = _sides(told, event)
        if holder is None:
            continue
        for index in _held_places(told, event):
            entry = told.extract.places[index].place
            if entry is not None:
                speaker = _speaker(told, event_claim)
                when = _when(told, event)
                found.append(Word(entry.id, holder, loser, when, event_claim.id, speaker, event.start))
    return found


def _held_places(told: Told, event: Event) -> list[int]:
    """The places taken, held or lost: those that are a target, else those where it happens."""
    places = told.extract.places
    inside = {
        i
        for t in event.targets
        for i in told.place_numbers_at[t.part].meeting(t.start, t.end)
        if places[i].kind == "literal" and t.start <= places[i].start and places[i].end <= t.end
    }
    return sorted(inside) or [i for i in event.places if places[i].kind == "literal"]


def _sides(told: Told, event: Event) -> tuple[str | None, str | None]:
    agent, target = _actor(told, event.agents), _actor(told, event.targets)
    return (target, agent) if event.mode in _LOSING else (agent, target)


def _actor(told: Told, parties: Iterable[Party]) -> str | None:
    for party in parties:
        if party.actor is not None and party.actor in told.actors:
            return told.actors[party.actor].represents or party.actor
    return None


def _speaker(told: Told, claim: Claim) -> str | None:
    for source in reversed(claim.sources):
        if source.actor is not None and source.actor in told.actors:
            return told.actors[source.actor].represents or source.actor
    return None


def _when(told: Told, event: Event) -> str | None:
    if event.date is not None:
        days = stretch(told.extract.dates[event.date].value)
        if days is not None:
            return days.first.isoformat()
    return told.day.isoformat() if told.day is not None else None
