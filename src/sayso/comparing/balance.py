"""Balance: how many claims rest on each party's word, and who is not heard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from sayso.comparing.told import Told
from sayso.model import Balance, Claim, Point

ActorOf = Callable[[str, str], str | None]


def balance(points: Iterable[Point], reports: Mapping[str, Told], actor_of: ActorOf) -> list[Balance]:
    """For each point, and for the story (``point`` None): claims on each party's word; parties not heard have 0.

    A claim counts for the outermost source that is no medium, and for the party that it speaks for. ``named`` and
    ``unnamed`` tell on whose word by name and on whose not. Parties to an event are its agents and targets that are
    persons, organisations, governments, groups or armed forces. By point (the story last), then party.
    """
    found: list[Balance] = []
    for point in sorted(points, key=lambda p: p.id):
        picked = [
            (reports[c.report], reports[c.report].claims[c.claim])
            for c in point.claims
            if c.report in reports and c.claim in reports[c.report].claims
        ]
        found.extend(_balance(point.id, picked, actor_of))
    whole = [(reports[id], claim) for id in sorted(reports) for claim in reports[id].extract.claims]
    found.extend(_balance(None, whole, actor_of))
    return found


def _balance(point: str | None, claims: list[tuple[Told, Claim]], actor_of: ActorOf) -> list[Balance]:
    named: Counter[str] = Counter()
    unnamed: Counter[str] = Counter()
    silent: set[str] = set()
    for told, claim in claims:
        speaker = _speaker(told, claim, actor_of)
        if speaker is not None:
            (named if speaker[1] else unnamed)[speaker[0]] += 1
        for event in claim.events:
            if event in told.events:
                silent.update(_parties(told, event, actor_of))
    return [
        Balance(
            point=point, party=party, claims=named[party] + unnamed[party], named=named[party], unnamed=unnamed[party]
        )
        for party in sorted({*named, *unnamed, *silent})
    ]


def _speaker(told: Told, claim: Claim, actor_of: ActorOf) -> tuple[str, bool] | None:
    known = {a.id: a for a in told.extract.actors}
    for source in reversed(claim.sources):
        if source.kind == "medium" or source.actor is None or source.actor not in known:
            continue
        actor = known[source.actor]
        party = actor_of(told.id, actor.represents or actor.id)
        if party is not None:
            return party, source.named
    return None


def _parties(told: Told, event_id: str, actor_of: ActorOf) -> list[str]:
    known = {a.id: a for a in told.extract.actors}
    event = told.events[event_id]
    found = []
    for party in [*event.agents, *event.targets]:
        actor = known.get(party.actor or "")
        if actor is not None and actor.kind != "medium":
            id = actor_of(told.id, actor.represents or actor.id)
            if id is not None:
                found.append(id)
    return found
