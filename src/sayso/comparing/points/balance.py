"""Balance: how many claims rest on each party's word, and who is not heard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from sayso.model import Balance, Point

if TYPE_CHECKING:
    from sayso.comparing.points.heard import Heard, Voice

ActorOf = Callable[[str, str], str | None]


def balance(points: Iterable[Point], reports: Mapping[str, Heard], actor_of: ActorOf) -> list[Balance]:
    """For each point the claims on each party's word; parties not heard have 0. By point, then party.

    A claim counts for the outermost source that is no medium, and for the party that it speaks for. ``named`` and
    ``unnamed`` tell on whose word by name and on whose not. Parties to an event are its agents and targets that are
    persons, organisations, governments, groups or armed forces and go by a name of their own.
    """
    return [
        Balance(point=point.id, party=party, claims=named + unnamed, named=named, unnamed=unnamed)
        for point in sorted(points, key=lambda p: p.id)
        for party, (named, unnamed) in _counted(
            (
                (c.report, reports[c.report].claims[c.claim])
                for c in point.claims
                if c.report in reports and c.claim in reports[c.report].claims
            ),
            actor_of,
        ).items()
    ]


def of_report(report: Heard, actor_of: ActorOf) -> dict[str, tuple[int, int]]:
    """One report's part in the balance of the story: by party the claims on its word, by name and not by name."""
    return _counted(((report.id, voice) for voice in report.claims.values()), actor_of)


def _counted(claims: Iterable[tuple[str, Voice]], actor_of: ActorOf) -> dict[str, tuple[int, int]]:
    spoken: Counter[tuple[str, str, bool]] = Counter()
    silent: set[tuple[str, str]] = set()
    for report, voice in claims:
        if voice.speaker is not None:
            spoken[report, voice.speaker, voice.named] += 1
        silent.update((report, party) for party in voice.parties)
    named: Counter[str] = Counter()
    unnamed: Counter[str] = Counter()
    for (report, actor, by_name), count in spoken.items():
        if (party := actor_of(report, actor)) is not None:
            (named if by_name else unnamed)[party] += count
    acting = {party for report, actor in silent if (party := actor_of(report, actor)) is not None}
    return {party: (named[party], unnamed[party]) for party in sorted({*named, *unnamed, *acting})}
