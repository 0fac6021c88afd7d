"""Points with what hangs on them, forecasts, control and the balance of the story, worked out anew where they changed.

A point is what hangs together by links of claims; only points that a changed link, report or actor touches are worked
out, from what the sheets keep of their claims: no report is read again for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from math import inf

import msgspec

from sayso.comparing.components import Tell
from sayso.comparing.desk import HELD, Desk
from sayso.comparing.numbers import number_of
from sayso.comparing.points import balance, control, forecasts, points
from sayso.comparing.positions import positions
from sayso.comparing.shelf import number
from sayso.comparing.sieve.linking import Link
from sayso.model import Balance, Compared

#: a claim of a report
Node = tuple[str, str]

#: claims of one point, beyond which it is parted by time
MOST = 200
#: days across which links count, one bar after the other; at the last there may be any number of claims
DAYS: tuple[int | None, ...] = (None, 30, 10, 3, 1, 0)


def nodes(links: Iterable[Link]) -> set[Node]:
    """The claims that these links join."""
    return {(ref.report, ref.claim) for link in links for ref in (link.a, link.b)}


#: a link, the claim at its other end, and the days between the two reports
_Tie = tuple[Link, Node, float]


class Links:
    """The links of reports' claims, looked up once in a run."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._of: dict[str, dict[str, list[_Tie]]] = {}

    def of_report(self, report: str) -> dict[str, list[_Tie]]:
        """By claim what links tie it to; empty where the report is not in the story."""
        if report not in self._of:
            made: dict[str, list[_Tie]] = defaultdict(list)
            n = number(report)
            for other, facts in self._desk.linked(n):
                if facts.result is not None:
                    apart = self._apart(n, other)
                    for link in facts.result.links:
                        mine, yours = (link.a, link.b) if link.a.report == report else (link.b, link.a)
                        made[mine.claim].append((link, (yours.report, yours.claim), apart))
            self._of[report] = made
        return self._of[report]

    def component(self, start: Node) -> tuple[set[Node], list[Link]]:
        """The claims that hang together with one, and the links between them.

        Where those are more than ``MOST``, only links between reports that are near each other in time count: of the
        bars in ``DAYS`` the first at which they are few enough. So what is said anew every day of a long story is
        parted into stretches, and a claim costs no more than one stretch. The same is found from each claim of it.
        """
        for days in DAYS:
            found = self._within(start, days)
            if found is not None:
                return found
        raise AssertionError("the last bar has no bound")

    def _within(self, start: Node, days: int | None) -> tuple[set[Node], list[Link]] | None:
        """What hangs together by links across so many days; None where it is too much."""
        found = {start}
        ahead = [start]
        links: list[Link] = []
        while ahead:
            if len(found) > MOST and days != DAYS[-1]:
                return None
            report, claim = ahead.pop()
            for link, other, apart in self.of_report(report).get(claim, ()):
                if days is not None and apart > days:
                    continue
                if link.a.claim == claim and link.a.report == report:
                    links.append(link)  # and not once more from its other end
                if other not in found:
                    found.add(other)
                    ahead.append(other)
        return found, sorted(links, key=lambda k: (k.a.report, k.a.claim, k.b.report, k.b.claim, k.bearing))

    def _apart(self, a: int, b: int) -> float:
        """Days between two reports; endless where one has none."""
        first, second = (self._desk.outline(n).day for n in (a, b))
        return abs(first - second) if first is not None and second is not None else inf


def point_anew(desk: Desk, links: Links, touched: Collection[Node], tell: Tell) -> None:
    """Put new points in the place of those that touched claims were in, with their positions and balance."""
    shelf = desk.shelf
    waiting = sorted(touched)
    seen: set[Node] = set()
    dropped: set[str] = set()
    under: set[Node] = set()  # the claims of what is dropped

    def drop(node: Node) -> None:
        if node in under:
            return
        old = shelf.component("points", _number(node))
        if old is not None and old not in dropped:
            dropped.add(old)
            members = msgspec.msgpack.decode(shelf.private("points", old), type=list[Node])
            under.update(members)
            waiting.extend(members)

    made: list[tuple[list[Node], list[Link]]] = []
    while waiting:
        start = waiting.pop()
        if start in seen:
            continue
        drop(start)
        found, between = links.component(start)
        seen |= found
        for node in sorted(found):
            drop(node)
        if between:
            made.append((sorted(found), between))
    named = {"#".join(members[0]): (members, between) for members, between in sorted(made, key=lambda each: each[0])}
    for old in sorted(dropped - named.keys()):
        shelf.drop_component("points", old)
    for done, (name, (members, between)) in enumerate(named.items()):
        tell(done, len(named), "points")
        put = shelf.renew_component if name in dropped else shelf.put_component
        numbers = [_number(node) for node in members]
        put("points", name, numbers, _records(desk, members, between), msgspec.msgpack.encode(members))


def _number(node: Node) -> int:
    """The number of a claim: those of one report stand together."""
    return (number(node[0]) >> 32 << 32) | (number_of(node[1]) & 0xFFFFFFFF)


def _records(desk: Desk, members: Iterable[Node], between: Iterable[Link]) -> list[Compared]:
    reports = {id: desk.sheet(number(id)).heard for id in sorted({report for report, _ in members})}
    ends = {id: end for id in reports if (end := desk.end(number(id))) is not None}
    made = points.assemble(between, reports, ends)
    return [
        *made,
        *positions.positions(made, reports, desk.actor_of),
        *balance.balance(made, reports, desk.actor_of),
    ]


def forecast_anew(desk: Desk, touched: Collection[int]) -> None:
    """Work out anew what bears on the claims of these reports that look ahead."""
    shelf = desk.shelf
    for n in sorted(touched):
        component = f"{n}"
        if not desk.has(n) or desk.sheet(n).shadow or not desk.sheet(n).heard.ahead:
            shelf.drop_component("forecasts", component)
            continue
        report = desk.sheet(n).heard
        later: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
        wanted = {claim for claim, _ in report.ahead}
        for other, facts in desk.linked(n):
            if facts.result is None or not facts.result.ordered:
                continue
            when = desk.sheet(other).published or "9999"
            for link in facts.result.links:
                if link.a.report == report.id and link.a.claim in wanted:
                    later[link.a.claim].add((when, link.b.report, link.b.claim))
        records: list[Compared] = list(forecasts.forecasts(report, later))
        if records:
            shelf.renew_component("forecasts", component, [], records)
        else:
            shelf.drop_component("forecasts", component)


def hold_anew(desk: Desk, headings: Collection[str]) -> None:
    """Work out anew who is said to hold these places (by heading)."""
    shelf = desk.shelf
    for heading in sorted(headings):
        shelf.drop_component("control", heading)
        told = [
            (shelf.name(row.n), msgspec.msgpack.decode(row.body, type=control.Word)) for row in shelf.notes(heading)
        ]
        records: list[Compared] = list(control.ladder(heading.removeprefix(HELD), told, desk.actor_of))
        if records:
            shelf.put_component("control", heading, [], records)


def balance_anew(desk: Desk, touched: Collection[int]) -> None:
    """Work out anew the part of these reports in the balance of the story, and the sums of the parties in it."""
    shelf = desk.shelf
    more: dict[str, tuple[int, int, int]] = {}
    for n in sorted(touched):
        component = f"{n}"
        before = shelf.private("heard", component)
        if before:
            _add(more, msgspec.msgpack.decode(before, type=dict[str, tuple[int, int]]), -1)
            shelf.drop_component("heard", component)
        if desk.has(n) and not desk.sheet(n).shadow:
            part = balance.of_report(desk.sheet(n).heard, desk.actor_of)
            if part:
                _add(more, part, 1)
                shelf.put_component("heard", component, [], [], msgspec.msgpack.encode(part))
    for party, counts in sorted(more.items()):
        kept = shelf.private("balance", party)
        had = msgspec.msgpack.decode(kept, type=tuple[int, int, int]) if kept else (0, 0, 0)
        named, unnamed, reports = (x + y for x, y in zip(had, counts, strict=True))
        if kept:
            shelf.drop_component("balance", party)
        if reports > 0:
            record = Balance(point=None, party=party, claims=named + unnamed, named=named, unnamed=unnamed)
            shelf.put_component("balance", party, [], [record], msgspec.msgpack.encode((named, unnamed, reports)))


def _add(sums: dict[str, tuple[int, int, int]], part: dict[str, tuple[int, int]], sign: int) -> None:
    for party, (named, unnamed) in part.items():
        had = sums.get(party, (0, 0, 0))
        sums[party] = had[0] + sign * named, had[1] + sign * unnamed, had[2] + sign
