"""Components worked out anew: actors over the story, families of copies, clusters, and points with what hangs on them.

A component is what hangs together by pairs of one domain. Only components in which something changed are touched; each
is worked out from its pairs and reports alone, so that it does not matter how it came about.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from sayso.comparing import actors, balance, clusters, control, families, forecasts, points, positions, settling
from sayso.comparing.copies import Shared
from sayso.comparing.desk import Desk
from sayso.comparing.fingerprints import words
from sayso.comparing.index import pair
from sayso.comparing.numbers import number_of
from sayso.comparing.pairs import Link
from sayso.comparing.shelf import COPY, LINKED, NEAR, number
from sayso.comparing.told import Told
from sayso.model import Balance, Cluster, Compared, Copy, Evidence, Finding

if TYPE_CHECKING:
    from sayso.comparing.engine import Facts

Tell = Callable[[int, int, str], None]

#: reports that are held at once for one component
REPORTS = 400


def bring_up(
    desk: Desk,
    copied: Collection[int],
    clustered: Collection[int],
    pointed: Collection[int],
    headings: Collection[str],
    tell: Tell,
) -> tuple[int, int]:
    """Work out anew whatever these reports and headings are in; how many findings were raised and withdrawn."""
    changed = set(pointed) | _actors(desk, headings, tell)
    changed |= _anew(desk, "copies", COPY, copied, _families, tell)
    _anew(desk, "clusters", NEAR, clustered, _clusters, tell)
    before = _Findings(desk)
    totals = _Totals(desk)
    _anew(
        desk, "points", LINKED, changed, partial(_points, before=before, totals=totals), tell, before.drop, totals.drop
    )
    totals.keep()
    return before.settle()


# --- components in general --------------------------------------------------------------------------------------------


def _anew(
    desk: Desk,
    domain: str,
    joins: int,
    touched: Collection[int],
    make: Callable[[Desk, str, list[int]], tuple[list[Compared], bytes]],
    tell: Tell,
    *dropping: Callable[[str], None],
) -> set[int]:
    """Put new components in the place of all old ones that touched reports were in; the reports that they hold."""
    shelf = desk.shelf
    waiting = list(touched)
    dropped: set[str] = set()
    seen: set[int] = set()

    def drop(n: int) -> None:
        old = shelf.component(domain, n)
        if old is not None and old not in dropped:
            dropped.add(old)
            waiting.extend(shelf.members(domain, old))
            for also in dropping:
                also(old)
            shelf.drop_component(domain, old)

    made: list[list[int]] = []
    for n in sorted(touched):
        drop(n)
    while waiting:
        start = waiting.pop()
        if start in seen or not desk.has(start):
            continue
        found = _component(desk, start, joins)
        seen |= found
        for n in sorted(found):
            drop(n)
        made.append(sorted(found))
    made.sort()
    for done, members in enumerate(made):
        tell(done, len(made), domain)
        name = min(shelf.name(n) for n in members)
        if len(members) > 1 or domain == "points":
            records, private = make(desk, name, members)
            shelf.put_component(domain, name, members, records, private)
    return {n for members in made if len(members) > 1 for n in members}


def _component(desk: Desk, start: int, joins: int) -> set[int]:
    """What hangs together with a report by pairs with any of these bits, or by the same text, but for points."""
    found = {start}
    ahead = [start]
    texts: set[int] = set()
    while ahead:
        n = ahead.pop()
        others = desk.shelf.partners(n, joins)
        same = desk.sheet(n).same
        if not joins & LINKED and same not in texts:
            texts.add(same)
            others += desk.shelf.holders(same)
        for other in others:
            if other not in found:
                found.add(other)
                ahead.append(other)
    return found


def _pairs(desk: Desk, members: Iterable[int], joins: int) -> Iterator[tuple[int, int]]:
    for n in members:
        yield from ((n, other) for other in desk.shelf.partners(n, joins) if n < other)


# --- actors -----------------------------------------------------------------------------------------------------------


def _actors(desk: Desk, headings: Collection[str], tell: Tell) -> set[int]:
    """Merge what is noted under these headings; the reports in which an actor became another one."""
    shelf = desk.shelf
    changed: set[int] = set()
    again: dict[str, list[actors.Note]] = {}
    for done, heading in enumerate(sorted(headings)):
        tell(done, len(headings), "actors")
        notes = [msgspec.msgpack.decode(body, type=actors.Note) for _, body in shelf.notes(heading)]
        kept = shelf.private("actors", heading)
        old = msgspec.msgpack.decode(kept, type=dict[str, str]) if kept else {}
        _, found = actors.story_actors(heading, notes, lambda report, actor: None)
        new = {f"{report}\0{actor}": id for (report, actor), id in found.items()}
        moved = {key.split("\0")[0] for key in {*old, *new} if old.get(key) != new.get(key)}
        changed.update(number(report) for report in moved)
        shelf.drop_component("actors", heading)
        if notes:
            shelf.put_component("actors", heading, [], [], msgspec.msgpack.encode(new))
        desk.renamed(heading)
        again[heading] = notes
    # whom they represent is known only now; it may have changed for actors of other headings too
    for n in sorted(changed):
        for heading in shelf.headings(n) if desk.has(n) else ():
            if heading not in again:
                again[heading] = [msgspec.msgpack.decode(body, type=actors.Note) for _, body in shelf.notes(heading)]
    for heading, notes in sorted(again.items()):
        if notes:
            records, found = actors.story_actors(heading, notes, desk.actor_of)
            names = {f"{report}\0{actor}": id for (report, actor), id in sorted(found.items())}
            shelf.drop_component("actors", heading)
            shelf.put_component("actors", heading, [], records, msgspec.msgpack.encode(names))
    return {n for n in changed if desk.has(n)}


# --- copies -----------------------------------------------------------------------------------------------------------


def _families(desk: Desk, name: str, members: list[int]) -> tuple[list[Compared], bytes]:
    """The copy records of a component; noted: for each report that is a copy as a whole, its outer end."""
    by_text: dict[int, list[int]] = {}
    for n in members:
        by_text.setdefault(desk.sheet(n).same, []).append(n)
    chosen: dict[str, families.Member] = {}
    follow: dict[str, list[str]] = {}
    for group in by_text.values():
        ranked = sorted(
            (families.Member(s.id, s.published, s.outlet, s.credits) for s in map(desk.sheet, group)),
            key=lambda m: (families.moment(m.published)[0] or "9999", bool(m.credits), m.id),
        )
        chosen[ranked[0].id] = ranked[0]
        follow[ranked[0].id] = [m.id for m in ranked[1:]]
    head = {desk.sheet(n).same: number(id) for id in chosen for n in [number(id)]}
    shared: dict[tuple[str, str], Shared] = {}
    for a, b in _pairs(desk, members, COPY):
        facts = desk.facts((a, b))
        x, y = head[desk.sheet(a).same], head[desk.sheet(b).same]
        if facts is None or facts.shared is None or x == y:
            continue
        first, second = desk.shelf.name(x), desk.shelf.name(y)
        between = facts.shared
        if first > second:
            first, second, between = second, first, families.turned(between)
        shared.setdefault((first, second), between)
    taken = families.family(chosen, shared)
    records: list[Compared] = [_copy(desk, t) for t in taken]
    ends = families.outer_ends(taken)
    for id, rest in sorted(follow.items()):
        for other in rest:
            length = len(desk.sheet(number(id)).text)
            whole = families.Taken(other, id, "identical", 1.0, [((0, length), (0, length))])
            records.append(_copy(desk, whole))
            ends[other] = ends.get(id, id)
    records.sort(key=lambda r: (r.report, r.of) if isinstance(r, Copy) else ("", ""))
    return records, msgspec.msgpack.encode(ends)


def _copy(desk: Desk, taken: families.Taken) -> Copy:
    spans: list[Evidence] = []
    for here, there in taken.stretches:
        for report, (first, count) in ((taken.report, here), (taken.of, there)):
            if count:
                spans.append(_stretch(desk.told(number(report)), first, count))
    return Copy(report=taken.report, of=taken.of, kind=taken.kind, share=taken.share, spans=spans)


def _stretch(told: Told, first: int, count: int) -> Evidence:
    found = words(told.extract.text)
    return told.stretch(int(found.starts[first]), int(found.ends[first + count - 1]))


def _ends(desk: Desk, members: Collection[int]) -> dict[str, str]:
    """For each report that is a copy as a whole, the report at the outer end of its copies; read only for these."""
    made: dict[str, str] = {}
    for component in sorted({c for n in members if (c := desk.shelf.component("copies", n)) is not None}):
        kept = desk.shelf.private("copies", component)
        if kept:
            made.update(msgspec.msgpack.decode(kept, type=dict[str, str]))
    return made


# --- clusters ---------------------------------------------------------------------------------------------------------


def _clusters(desk: Desk, name: str, members: list[int]) -> tuple[list[Compared], bytes]:
    """The happenings of a component; reports of the same text go together."""
    by_text: dict[int, list[str]] = {}
    for n in members:
        by_text.setdefault(desk.sheet(n).same, []).append(desk.sheet(n).id)
    vectors = {min(ids): desk.sheet(number(min(ids))).vector for ids in by_text.values()}
    others = {min(ids): sorted(ids) for ids in by_text.values()}
    records: list[Compared] = []
    parts = [sorted(vectors)]
    if len(vectors) > clusters.AT_ONCE:
        near = {(a, b): facts.near for a, b, facts in _near(desk, members)}
        parts = clusters.bar_to_part(near, sorted(vectors))
    for happening in [h for part in parts for h in clusters.group({id: vectors[id] for id in part})]:
        reports = sorted(other for id in happening for other in others[id])
        if len(reports) > 1:
            records.append(Cluster(id=f"c{number_of(chr(0).join(['cluster', reports[0]])):016x}"[:13], reports=reports))
    return records, b""


def _near(desk: Desk, members: list[int]) -> Iterator[tuple[str, str, Facts]]:
    for a, b in _pairs(desk, members, NEAR):
        facts = desk.facts((a, b))
        if facts is not None:
            yield desk.sheet(a).id, desk.sheet(b).id, facts


# --- points -----------------------------------------------------------------------------------------------------------


class _Findings:
    """The findings before and after, to see which fell away."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._old: dict[str, Finding] = {}
        self._new: dict[str, Finding] = {}
        self._laid: set[str] = set()

    def drop(self, component: str) -> None:
        for record in self._desk.shelf.records("points", component):
            if isinstance(record, Finding):
                self._old[record.id] = record

    def add(self, laid: Iterable[Finding], standing: Iterable[Finding]) -> None:
        self._laid.update(f.id for f in laid)
        self._new.update({f.id: f for f in standing})

    def settle(self) -> tuple[int, int]:
        gone = sorted(set(self._old) - set(self._new))
        for id in gone:
            finding = self._old[id]
            lost = sorted({e.report for e in finding.evidence if e.report and not self._desk.has(number(e.report))})
            if lost:
                reason = f"a report that it quotes was taken out of the story: {', '.join(lost)}"
            elif id in self._laid:
                reason = "other reports of the story rule it out"
            else:
                reason = "the reports it quotes were read or compared anew, and it was not raised again"
            self._desk.shelf.withdraw(finding, reason)
        return len(set(self._new) - set(self._old)), len(gone)


class _Totals:
    """Balance for the whole story: sums over its components."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        kept = desk.shelf.private("story", "balance")
        self._sums: dict[str, tuple[int, int, int, int]] = (
            msgspec.msgpack.decode(kept, type=dict[str, tuple[int, int, int, int]]) if kept else {}
        )

    def drop(self, component: str) -> None:
        kept = self._desk.shelf.private("points", component)
        for party, (claims, named, unnamed) in _counts(kept).items():
            self._add(party, -claims, -named, -unnamed, -1)

    def add(self, party: str, claims: int, named: int, unnamed: int) -> None:
        self._add(party, claims, named, unnamed, 1)

    def _add(self, party: str, claims: int, named: int, unnamed: int, components: int) -> None:
        had = self._sums.get(party, (0, 0, 0, 0))
        self._sums[party] = had[0] + claims, had[1] + named, had[2] + unnamed, had[3] + components

    def keep(self) -> None:
        self._sums = {party: sums for party, sums in sorted(self._sums.items()) if sums[3] > 0}
        records = [
            Balance(point=None, party=party, claims=claims, named=named, unnamed=unnamed)
            for party, (claims, named, unnamed, _) in self._sums.items()
        ]
        self._desk.shelf.drop_component("story", "balance")
        self._desk.shelf.put_component("story", "balance", [], records, msgspec.msgpack.encode(self._sums))


def _counts(kept: bytes) -> dict[str, tuple[int, int, int]]:
    return msgspec.msgpack.decode(kept, type=dict[str, tuple[int, int, int]]) if kept else {}


def _points(
    desk: Desk, name: str, members: list[int], before: _Findings, totals: _Totals
) -> tuple[list[Compared], bytes]:
    """All records that rest on claims; noted: the part of the story's balance that is this component's."""
    laid = [n for n in members if not desk.sheet(n).shadow]
    reports: Mapping[str, Told] = {desk.sheet(n).id: desk.told(n) for n in laid}
    links: dict[tuple[str, str, str, str, str], Link] = {}
    found: dict[str, Finding] = {}
    for n in laid:
        found.update((f.id, f) for f in desk.sheet(n).findings)
    for a, b in _pairs(desk, laid, LINKED):
        facts = desk.facts(pair(a, b))
        if facts is not None and facts.result is not None:
            found.update((f.id, f) for f in facts.result.findings)
            for link in facts.result.links:
                links[link.a.report, link.a.claim, link.b.report, link.b.claim, link.bearing] = link
    ordered = [links[key] for key in sorted(links)]
    ends = _ends(desk, laid)
    raised = [found[id] for id in sorted(found)]
    standing = settling.settle(raised, reports, ends)
    made = points.assemble(ordered, reports, {id: ends[id] for id in reports if id in ends})
    balances = balance.balance(made, reports, desk.actor_of)
    before.add(raised, standing)
    part: dict[str, tuple[int, int, int]] = {}
    for record in balances:
        if record.point is None:
            part[record.party] = (record.claims, record.named, record.unnamed)
            totals.add(record.party, record.claims, record.named, record.unnamed)
    records: list[Compared] = [
        *made,
        *standing,
        *positions.positions(made, reports, desk.actor_of),
        *control.controls(reports, desk.actor_of),
        *forecasts.forecasts(ordered, reports),
        *(record for record in balances if record.point is not None),
    ]
    return records, msgspec.msgpack.encode(part)
