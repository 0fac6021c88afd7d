"""Which findings stand when all reports are known, worked out anew where something changed.

A finding is of one report or of a pair. It falls where a report that tells of the same points as one of the two
discloses the dispute that it is of, and where it repeats another with a copy in the place of the original.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from sayso.comparing.desk import Desk
from sayso.comparing.findings import settling
from sayso.comparing.index import Pair, pair
from sayso.comparing.shelf import LINKED, number
from sayso.model import Compared, Finding


def settle_anew(
    desk: Desk, reports: Collection[int], laid: Collection[Pair], moved: Collection[int]
) -> tuple[int, int]:
    """Settle what these reports and pairs raise, and what they may have changed; findings raised and withdrawn.

    ``laid`` are pairs that were laid anew or parted, ``moved`` reports whose outer end became another.
    """
    singles, pairs = set(reports), set(laid)
    for n in moved:
        singles.add(n)
        pairs.update(pair(n, m) for m in desk.shelf.partners(n, LINKED))
    beside: dict[int, set[int]] = defaultdict(set)
    for a, b in laid:
        beside[a].add(b)
        beside[b].add(a)
    for n in sorted({*beside, *moved}):
        if desk.has(n):
            pairs.update(_beside(desk, n, beside.get(n, set())))
    before: dict[str, Finding] = {}
    after: dict[str, Finding] = {}
    raised: set[str] = set()
    for n in sorted(singles):
        found = list(desk.sheet(n).findings) if desk.has(n) and not desk.sheet(n).shadow else []
        raised.update(f.id for f in found)
        _keep(desk, f"{n}", [f for f in found if _first_of_copies(desk, n, f)], before, after)
    for p in sorted(pairs):
        facts = desk.facts(p)
        result = facts.result if facts is not None else None
        standing = []
        if result is not None and result.findings:
            raised.update(f.id for f in result.findings)
            disputes = _disputes(desk, p) if result.contents else []
            standing = [
                f for f in result.findings
                if not settling.silenced(result.contents.get(f.id, ()), disputes) and _first_of_pairs(desk, p, f)
            ]  # fmt: skip
        _keep(desk, f"{p[0]}:{p[1]}", standing, before, after)
    return _log(desk, before, after, raised)


def _beside(desk: Desk, n: int, changed: Collection[int]) -> list[Pair]:
    """The pairs of a report that a change beside it may have made stand or fall."""
    others = desk.shelf.partners(n, LINKED)
    if any(not desk.has(m) or desk.sheet(m).heard.disputes for m in (n, *changed)):
        return [pair(n, m) for m in others]
    families = {end for m in changed if (end := _family(desk, m)) is not None}
    return [pair(n, m) for m in others if _family(desk, m) in families] if families else []


def _family(desk: Desk, n: int) -> str | None:
    """The outer end of a report that is a copy or is copied; None for others."""
    if desk.family(n) is None:
        return None
    return desk.end(n) or desk.sheet(n).id


def _disputes(desk: Desk, p: Pair) -> list[list[str]]:
    """What is disclosed in the two reports or in one that tells of the same points as one of them."""
    near = {*p, *desk.shelf.partners(p[0], LINKED), *desk.shelf.partners(p[1], LINKED)}
    return [dispute for n in sorted(near) for dispute in desk.sheet(n).heard.disputes]


def _first_of_copies(desk: Desk, n: int, found: Finding) -> bool:
    """Whether the report is no copy of one in which the same is found in the same words."""
    end = desk.end(n)
    if end is None or not desk.has(number(end)):
        return True
    ends = {desk.sheet(n).id: end}
    place = settling.place(found, ends)
    return not any(settling.place(f, ends) == place for f in desk.sheet(number(end)).findings)


def _first_of_pairs(desk: Desk, p: Pair, found: Finding) -> bool:
    """Whether no other pair of the same two families has the same finding in the same words and comes before it."""
    rivals: set[Pair] = set()
    families = {n: _family(desk, n) for n in p}
    for here, there in (p, p[::-1]):
        if families[there] is not None:
            rivals.update(
                pair(here, m) for m in desk.shelf.partners(here, LINKED) if _family(desk, m) == families[there]
            )
    rivals.discard(p)
    if not rivals:
        return True
    ends = _ends(desk, {n for q in (*rivals, p) for n in q})
    place, rank = settling.place(found, ends), settling.copied(found, ends)
    for q in sorted(rivals):
        facts = desk.facts(q)
        for other in facts.result.findings if facts is not None and facts.result is not None else ():
            if settling.place(other, ends) == place and settling.copied(other, ends) < rank:
                return False
    return True


def _ends(desk: Desk, reports: Iterable[int]) -> dict[str, str]:
    return {desk.sheet(n).id: end for n in reports if (end := desk.end(n)) is not None}


def _keep(
    desk: Desk, component: str, standing: list[Finding], before: dict[str, Finding], after: dict[str, Finding]
) -> None:
    old = [f for f in desk.shelf.records("findings", component) if isinstance(f, Finding)]
    before.update((f.id, f) for f in old)
    after.update((f.id, f) for f in standing)
    if old:
        desk.shelf.drop_component("findings", component)
    if standing:
        records: list[Compared] = [*sorted(standing, key=lambda f: f.id)]
        desk.shelf.put_component("findings", component, [], records)


def _log(desk: Desk, before: dict[str, Finding], after: dict[str, Finding], raised: set[str]) -> tuple[int, int]:
    gone = sorted(set(before) - set(after))
    for id in gone:
        finding = before[id]
        lost = sorted({e.report for e in finding.evidence if e.report and not desk.has(number(e.report))})
        if lost:
            reason = f"a report that it quotes was taken out of the story: {', '.join(lost)}"
        elif id in raised:
            reason = "other reports of the story rule it out"
        else:
            reason = "the reports it quotes were read or compared anew, and it was not raised again"
        desk.shelf.withdraw(finding, reason)
    return len(set(after) - set(before)), len(gone)
