"""Families of copies: of several reports that have words in common, which took them from which.

Reports that share words are put in an order, what was there first at the front: by time of publication, else by who
credits whom, else by what the texts themselves tell. Each report is a copy of the one before it that it has most words
from. So two families that meet in one long report stay two, as each of its parts goes back to a report of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sayso.comparing.copies import copies
from sayso.comparing.copies.copies import Shared
from sayso.comparing.copies.origins import names_outlet
from sayso.model import CopyKind

#: of the sources that have at least this part of what the best one has, the first in order is the source
AS_GOOD = 0.9
#: a second source is listed when less than this of its part in a report is the first one's as well
APART = 0.2
#: a report is a copy as a whole when this part of its words is its source's
WHOLE = 0.5


@dataclass(frozen=True)
class Member:
    """One report of a component, as far as the order goes."""

    id: str
    published: str | None
    outlet: str | None
    credits: Sequence[str]


@dataclass(frozen=True)
class Taken:
    """``report`` took words from ``of``; stretches are ``(first word, words)`` in ``report`` and in ``of``."""

    report: str
    of: str
    kind: CopyKind
    share: float
    stretches: list[tuple[tuple[int, int], tuple[int, int]]]
    #: retold as a whole, in other words
    retold: bool = False


def moment(published: str | None) -> tuple[str, str]:
    """The earliest and the latest time (UTC, as text) that a date or time of publication can mean; empty if unknown."""
    text = (published or "").strip()
    try:
        if len(text) <= 10:
            day = datetime.fromisoformat(text).date().isoformat()
            return f"{day}T00:00", f"{day}T23:59"
        time = datetime.fromisoformat(text)
        time = time.astimezone(UTC) if time.tzinfo else time
        return (time.strftime("%Y-%m-%dT%H:%M"),) * 2
    except (ValueError, OverflowError):
        return "", ""


def first(a: Member, b: Member, shared: Shared) -> Literal["a", "b"] | None:
    """Which of two reports was there first, as far as anything tells."""
    a_credits_b, b_credits_a = names_outlet(a.credits, b.outlet), names_outlet(b.credits, a.outlet)
    if a_credits_b != b_credits_a:
        return "b" if a_credits_b else "a"
    (a_from, a_to), (b_from, b_to) = moment(a.published), moment(b.published)
    if a_to and b_to:
        if a_to < b_from:
            return "a"
        if b_to < a_from:
            return "b"
    if bool(a.credits) != bool(b.credits):
        return "b" if a.credits else "a"
    side = copies.copied_side(shared)
    return None if side is None else "b" if side == "a" else "a"


def order(members: Mapping[str, Member], pairs: Mapping[tuple[str, str], Shared]) -> list[str]:
    """The reports with those first that others took from: by time, then by votes of the pairs, then by id."""
    votes: dict[str, int] = defaultdict(int)
    for (a, b), shared in pairs.items():
        side = first(members[a], members[b], shared)
        if side is not None:
            votes[a] += 1 if side == "a" else -1
            votes[b] += 1 if side == "b" else -1

    def rank(id: str) -> tuple[str, int, str]:
        return moment(members[id].published)[0] or "9999", -votes[id], id

    ranked = sorted(members, key=rank)
    place = {id: i for i, id in enumerate(ranked)}
    # a credit outweighs the clock: an agency's report may reach the reader after those who took it
    for a, b in sorted(pairs):
        late, early = (a, b) if place[a] < place[b] else (b, a)
        if names_outlet(members[late].credits, members[early].outlet) and not names_outlet(
            members[early].credits, members[late].outlet
        ):
            ranked.remove(early)
            ranked.insert(ranked.index(late), early)
            place = {id: i for i, id in enumerate(ranked)}
    return ranked


def family(members: Mapping[str, Member], pairs: Mapping[tuple[str, str], Shared]) -> list[Taken]:
    """Who took what from whom, by report; ``pairs`` (the lower id first) are those that are copies of each other."""
    partners: dict[str, dict[str, tuple[Shared, Literal["a", "b"]]]] = defaultdict(dict)
    for (a, b), shared in pairs.items():
        partners[a][b] = shared, "a"
        partners[b][a] = shared, "b"
    ranked = order(members, pairs)
    place = {id: i for i, id in enumerate(ranked)}
    made: list[Taken] = []
    for id in ranked:
        sources = {o: found for o, found in partners[id].items() if place[o] < place[id]}
        if not sources:
            continue
        most = max(found[0].common for found in sources.values())
        best = min((o for o, f in sources.items() if f[0].common >= AS_GOOD * most), key=place.__getitem__)
        chosen = [best]
        for other in sorted(sources, key=lambda o: (-sources[o][0].common, place[o])):
            if all(_apart(sources[other], sources[c]) for c in chosen):
                chosen.append(other)
        made.extend(_taken(id, o, *sources[o]) for o in chosen)
    # two reports before any of which nothing stood may still have their words from one that is not here
    joined = {id: id for id in ranked}
    for t in made:
        joined[_top(joined, t.report)] = _top(joined, t.of)
    for (a, b), shared in sorted(pairs.items(), key=lambda item: (-item[1].common, item[0])):
        if shared.common < copies.SHARE * max(shared.net) and not shared.retold:
            continue  # a passage taken over by the way makes no family of two
        if _top(joined, a) != _top(joined, b):
            joined[_top(joined, a)] = _top(joined, b)
            late, early, side = (a, b, "a") if place[a] > place[b] else (b, a, "b")
            made.append(_taken(late, early, shared, "a" if side == "a" else "b"))
    return sorted(made, key=lambda t: (t.report, t.of))


def _top(joined: dict[str, str], id: str) -> str:
    while joined[id] != id:
        joined[id] = joined[joined[id]]
        id = joined[id]
    return id


def turned(shared: Shared) -> Shared:
    """The same with the two texts in each other's place."""
    return Shared(
        sorted((s[2], s[3], s[0], s[1]) for s in shared.stretches), shared.common, shared.own, shared.longest,
        shared.block, shared.replaced, shared.words[::-1], shared.net[::-1], shared.free[::-1], shared.equal,
        shared.retold,
    )  # fmt: skip


def _taken(report: str, of: str, shared: Shared, side: Literal["a", "b"]) -> Taken:
    stretches = [((s[0], s[1]), (s[2], s[3])) for s in shared.stretches]
    if side == "b":
        stretches = [(there, here) for here, there in stretches]
    return Taken(
        report, of, copies.kind_of(shared, side), copies.share_of(shared, side), sorted(stretches), shared.retold
    )


def _apart(a: tuple[Shared, Literal["a", "b"]], b: tuple[Shared, Literal["a", "b"]]) -> bool:
    """Whether two sources gave different parts of a report."""
    here, there = _within(*a), _within(*b)
    return len(here & there) < APART * min(len(here), len(there))


def _within(shared: Shared, side: Literal["a", "b"]) -> set[int]:
    at = 0 if side == "a" else 2
    return {word for s in shared.stretches for word in range(s[at], s[at] + s[at + 1])}


def outer_ends(taken: Sequence[Taken]) -> dict[str, str]:
    """For each report that is a copy as a whole, the report at the outer end of its copies."""
    source: dict[str, tuple[float, str]] = {}
    for t in taken:
        if t.share >= WHOLE or t.retold:
            source[t.report] = max(source.get(t.report, (0.0, "")), (t.share, t.of))
    made: dict[str, str] = {}
    for report in source:
        at, seen = report, {report}
        while at in source and source[at][1] not in seen:
            at = source[at][1]
            seen.add(at)
        made[report] = at
    return made
