"""What hangs together, worked out anew where something changed: families of copies, clusters.

A component is what hangs together by pairs of one domain. Only components in which something changed are touched; each
is worked out from its pairs and reports alone, so that it does not matter how it came about.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

import msgspec

from sayso.comparing import clusters
from sayso.comparing.copies import families
from sayso.comparing.copies.copies import Shared
from sayso.comparing.desk import Desk
from sayso.comparing.numbers import number_of
from sayso.comparing.shelf import COPY, number
from sayso.model import Cluster, Compared, Copy, Evidence

Tell = Callable[[int, int, str], None]

# --- components in general --------------------------------------------------------------------------------------------


def anew(
    desk: Desk,
    domain: str,
    touched: Collection[int],
    component: Callable[[int], set[int]],
    make: Callable[[list[int]], tuple[list[Compared], bytes]],
    tell: Tell,
) -> set[int]:
    """Put new components in the place of all old ones that touched reports were in; the reports that they hold.

    ``component`` gives all that hangs together with a report, ``make`` the records of a component of several.
    """
    shelf = desk.shelf
    waiting = list(touched)
    dropped: set[str] = set()
    seen: set[int] = set()

    def drop(n: int) -> None:
        old = shelf.component(domain, n)
        if old is not None and old not in dropped:
            dropped.add(old)
            waiting.extend(shelf.members(domain, old))

    made: list[list[int]] = []
    for n in sorted(touched):
        drop(n)
    while waiting:
        start = waiting.pop()
        if start in seen or not desk.has(start):
            continue
        found = component(start)
        seen |= found
        for n in sorted(found):
            drop(n)
        made.append(sorted(found))
    named = {min(shelf.name(n) for n in members): members for members in sorted(made) if len(members) > 1}
    for old in sorted(dropped - named.keys()):
        shelf.drop_component(domain, old)
    for done, (name, members) in enumerate(named.items()):
        tell(done, len(named), domain)
        put = shelf.renew_component if name in dropped else shelf.put_component
        put(domain, name, members, *make(members))
    return {n for members in made if len(members) > 1 for n in members}


def _same_texts(desk: Desk, n: int, texts: set[int]) -> list[int]:
    """All reports of a report's text, where they were not asked for before."""
    same = desk.outline(n).same
    if same in texts:
        return []
    texts.add(same)
    return desk.shelf.holders(same)


def _family(desk: Desk, start: int) -> set[int]:
    """What hangs together with a report by words in common or by the same text."""
    found, ahead, texts = {start}, [start], set[int]()
    while ahead:
        n = ahead.pop()
        for other in (*desk.shelf.partners(n, COPY), *_same_texts(desk, n, texts)):
            if other not in found:
                found.add(other)
                ahead.append(other)
    return found


# --- copies -----------------------------------------------------------------------------------------------------------


def copy_anew(desk: Desk, touched: Collection[int], tell: Tell) -> tuple[set[int], set[int]]:
    """Work out anew the families of these reports; the reports in them, and those whose outer end became another."""
    before: dict[int, str | None] = {}
    held: set[str] = set()
    for n in touched:
        component = desk.shelf.component("copies", n)
        if component is not None and component not in held:
            held.add(component)
            before.update((m, desk.end(m)) for m in desk.shelf.members("copies", component) if desk.has(m))
    found = anew(desk, "copies", touched, lambda n: _family(desk, n), lambda members: _families(desk, members), tell)
    desk.regrouped()
    moved = {n for n in {*before, *found} if desk.has(n) and before.get(n) != desk.end(n)}
    return found, moved


def _families(desk: Desk, members: list[int]) -> tuple[list[Compared], bytes]:
    """The copy records of a component; noted: for each report that is a copy as a whole, its outer end."""
    by_text: dict[int, list[int]] = {}
    for n in members:
        by_text.setdefault(desk.outline(n).same, []).append(n)
    chosen: dict[str, families.Member] = {}
    follow: dict[str, list[str]] = {}
    for group in by_text.values():
        ranked = sorted(
            (families.Member(s.id, s.published, s.outlet, s.credits) for s in map(desk.sheet, group)),
            key=lambda m: (families.moment(m.published)[0] or "9999", bool(m.credits), m.id),
        )
        chosen[ranked[0].id] = ranked[0]
        follow[ranked[0].id] = [m.id for m in ranked[1:]]
    head = {desk.outline(n).same: number(id) for id in chosen for n in [number(id)]}
    shared: dict[tuple[str, str], Shared] = {}
    for a, b in ((n, other) for n in members for other in desk.shelf.partners(n, COPY) if n < other):
        facts = desk.facts((a, b))
        x, y = head[desk.outline(a).same], head[desk.outline(b).same]
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
                spans.append(_stretch(desk, report, first, count))
    return Copy(report=taken.report, of=taken.of, kind=taken.kind, share=taken.share, spans=spans)


def _stretch(desk: Desk, report: str, first: int, count: int) -> Evidence:
    """So many words of a report from one on."""
    text, held = desk.worded(report)
    start, end = int(held.starts[first]), int(held.ends[first + count - 1])
    return Evidence(report=report, start=start, end=end, text=text[start:end])


# --- clusters ---------------------------------------------------------------------------------------------------------


#: a component of more reports is parted where they are least alike, in steps of this
STEP = 0.04


def cluster_anew(desk: Desk, touched: Collection[int], tell: Tell) -> None:
    """Work out anew the happenings of what these reports hang together with."""
    near: dict[int, list[tuple[int, float]]] = {}
    anew(desk, "clusters", touched, lambda n: _alike(desk, n, near), lambda members: _clusters(desk, members), tell)


def _alike(desk: Desk, start: int, near: dict[int, list[tuple[int, float]]]) -> set[int]:
    """What hangs together with a report by likeness or by the same text: at the lowest bar at which it is few enough.

    That is the part in which it ends where all that hangs together is parted at ever higher bars; but found from here,
    so that a story of any size costs no more than a part. ``near`` remembers how near reports are to which.
    """
    bar = clusters.SAME
    while True:
        found, ahead, texts = {start}, [start], set[int]()
        several: set[int] = {desk.outline(start).same}
        while ahead and len(several) <= clusters.AT_ONCE:
            n = ahead.pop()
            if n not in near:
                near[n] = desk.shelf.near(n)
            others = [m for m, likeness in near[n] if bar <= clusters.SAME or likeness >= bar]
            for other in (*others, *_same_texts(desk, n, texts)):
                if other not in found:
                    found.add(other)
                    several.add(desk.outline(other).same)
                    ahead.append(other)
        if len(several) <= clusters.AT_ONCE or bar > 1:
            return found
        bar = round(bar + STEP, 2)


def _clusters(desk: Desk, members: list[int]) -> tuple[list[Compared], bytes]:
    """The happenings of a component; reports of the same text go together."""
    by_text: dict[int, list[str]] = {}
    for n in members:
        by_text.setdefault(desk.outline(n).same, []).append(desk.sheet(n).id)
    vectors = {min(ids): desk.sheet(number(min(ids))).vector for ids in by_text.values()}
    others = {min(ids): sorted(ids) for ids in by_text.values()}
    records: list[Compared] = []
    for happening in clusters.group(vectors):
        reports = sorted(other for id in happening for other in others[id])
        if len(reports) > 1:
            records.append(Cluster(id=f"c{number_of(chr(0).join(['cluster', reports[0]])):016x}"[:13], reports=reports))
    return records, b""
