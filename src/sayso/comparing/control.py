"""Control: who is said to hold a place, since when and on whose word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from msgspec.structs import replace

from sayso.comparing.told import Told
from sayso.comparing.when import stretch
from sayso.model import Claim, Control, Event, Party

_HOLDING = {"takes territory", "holds territory"}
_LOSING = {"loses territory"}
_DONE = ("done", "under way")


@dataclass(frozen=True)
class _Word:
    """One report's word on who holds a place."""

    place: str
    holder: str
    loser: str | None
    when: str | None
    report: str
    claim: str
    #: the party that says so, or None for the report itself
    speaker: str | None
    start: int


def controls(reports: Mapping[str, Told], actor_of: Callable[[str, str], str | None]) -> list[Control]:
    """The dated ladder of each place, by place and time; never a verdict.

    A rung is *claimed* where the holder or a report says so, *conceded by the other side* where the one who lost it
    says
    so too, *contested* where another is said to hold the place at the same time.
    """
    words: list[_Word] = []
    for id in sorted(reports):
        words.extend(_words(reports[id], actor_of))
    rungs: dict[str, list[_Word]] = defaultdict(list)
    for word in words:
        rungs[word.place].append(word)
    found: list[Control] = []
    for place in sorted(rungs):
        ladder = sorted(rungs[place], key=lambda w: (w.when or "9999", w.report, w.start, w.holder))
        for word in ladder:
            found.append(
                Control(
                    place=word.place,
                    holder=word.holder,
                    how=_how(word, ladder),
                    when=word.when,
                    report=word.report,
                    claim=word.claim,
                )
            )
    return found


def _how(word: _Word, ladder: list[_Word]) -> Literal["claimed", "contested", "conceded by the other side"]:
    same = [w for w in ladder if w.holder == word.holder]
    losers = {w.loser for w in same if w.loser is not None}
    if any(
        w.speaker is not None and (w.speaker in losers or (w.speaker != w.holder and w.loser == w.speaker))
        for w in same
    ):
        return "conceded by the other side"
    rivals = [
        w for w in ladder if w.holder != word.holder and (w.when == word.when or w.when is None or word.when is None)
    ]
    return "contested" if rivals else "claimed"


def _words(told: Told, actor_of: Callable[[str, str], str | None]) -> list[_Word]:
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
        holder, loser = _sides(told, event, actor_of)
        if holder is None:
            continue
        for index in _held_places(told, event):
            entry = told.extract.places[index].place
            if entry is None:
                continue
            found.append(
                _Word(
                    entry.id,
                    holder,
                    loser,
                    _when(told, event),
                    told.id,
                    event_claim.id,
                    _speaker(told, event_claim, actor_of),
                    event.start,
                )
            )
    return found


def _held_places(told: Told, event: Event) -> list[int]:
    """The places taken, held or lost: those that are a target, else those where it happens."""
    inside = [
        i for i, p in enumerate(told.extract.places)
        if p.kind == "literal"
        and any(t.part == p.part and t.start <= p.start and p.end <= t.end for t in event.targets)
    ]  # fmt: skip
    return inside or [i for i in event.places if told.extract.places[i].kind == "literal"]


def _sides(told: Told, event: Event, actor_of: Callable[[str, str], str | None]) -> tuple[str | None, str | None]:
    agent = _actor(told, event.agents, actor_of)
    target = _actor(told, event.targets, actor_of)
    return (target, agent) if event.mode in _LOSING else (agent, target)


def _actor(told: Told, parties: list[Party], actor_of: Callable[[str, str], str | None]) -> str | None:
    known = {a.id: a for a in told.extract.actors}
    for party in parties:
        if party.actor is not None and party.actor in known:
            actor = known[party.actor]
            found = actor_of(told.id, actor.represents or actor.id)
            if found is not None:
                return found
    return None


def _speaker(told: Told, claim: Claim, actor_of: Callable[[str, str], str | None]) -> str | None:
    known = {a.id: a for a in told.extract.actors}
    for source in reversed(claim.sources):
        if source.actor is not None and source.actor in known:
            return actor_of(told.id, known[source.actor].represents or source.actor)
    return None


def _when(told: Told, event: Event) -> str | None:
    if event.date is not None:
        days = stretch(told.extract.dates[event.date].value)
        if days is not None:
            return days.first.isoformat()
    return told.day.isoformat() if told.day is not None else None


def merged(controls: list[Control]) -> list[Control]:
    """The ladder with neighbouring rungs of one holder, way and day told once."""
    found: list[Control] = []
    for control in controls:
        if found and replace(found[-1], report=control.report, claim=control.claim) == control:
            continue
        found.append(control)
    return found
