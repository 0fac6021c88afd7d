"""Where the wordings of a point come from, as plain numbers for a template: origins, reports, and who copied whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.comparing.copies.origins import origin
from sayso.model import Copy, Point
from sayso.pages.ladders import origin_name, worded_sources
from sayso.pages.room import Room
from sayso.pages.words import short

#: Reports that are drawn; the first of them in time.
DRAWN = 24
#: In the drawing's units: height of a row, where the dots of origins and of reports stand, how far a copy stands in.
ROW, LEFT, MIDDLE, STEP = 30.0, 232.0, 400.0, 26.0
#: Characters of a name that fit on either side.
NAME = 34


@dataclass(frozen=True)
class Node:
    """An origin or a report."""

    x: float
    y: float
    name: str
    #: day of publication; empty for an origin
    when: str
    #: ``origin``, ``untraced``, ``for`` or ``against``
    kind: str
    href: str | None


@dataclass(frozen=True)
class Edge:
    """From an origin to a report that names it, or from a report to one that copied it."""

    path: str
    #: ``named``, ``copied`` or ``untraced``
    kind: str


@dataclass(frozen=True)
class Lineage:
    width: float
    height: float
    nodes: list[Node]
    edges: list[Edge]
    #: reports that are not drawn
    cut: int

    @property
    def words(self) -> str:
        """The drawing in words, for those who do not see it."""
        origins = [node.name for node in self.nodes if node.kind in ("origin", "untraced")]
        reports = sum(node.kind in ("for", "against") for node in self.nodes)
        return f"{reports} reports and where they have it from: {', '.join(origins)}"


def lineage(room: Room, point: Point, copies: Mapping[str, Copy], names: Mapping[str, str]) -> Lineage | None:
    """``copies``: by the copying report, what it took most from; ``names``: of the story's actors. None where there is
    but one report."""
    worded = worded_sources(room, point)
    side: dict[str, str] = {}
    of: dict[str, str | None] = {}
    for ref in point.claims:
        claim = room.claim(ref.report, ref.claim)
        if claim is not None:
            side.setdefault(ref.report, ref.side)
            of[ref.report] = of.get(ref.report) or origin(room.told(ref.report), claim)
    reports = sorted(side, key=room.order)
    if len(reports) < 2:
        return None
    drawn = reports[:DRAWN]
    parent = {
        r: copies[r].of
        for r in drawn
        if of[r] is None and r in copies and copies[r].of in drawn and room.order(copies[r].of) < room.order(r)
    }
    keys = list(dict.fromkeys(of[r] or "" for r in drawn if r not in parent))
    rows = [row for key in keys for first in drawn if first not in parent and (of[first] or "") == key
            for row in _branch(first, parent, drawn)]  # fmt: skip
    at = {report: (MIDDLE + STEP * depth, ROW * (n + 0.7)) for n, (report, depth) in enumerate(rows)}
    nodes = [
        Node(*at[report], short(room.labels[report].who, NAME), room.labels[report].when, side[report],
             room.links.report(report))
        for report, _ in rows
    ]  # fmt: skip
    edges: list[Edge] = []
    for key in keys:
        mine = [at[r] for r, _ in rows if r not in parent and (of[r] or "") == key]
        y = (mine[0][1] + mine[-1][1]) / 2
        name = short(origin_name(key, names, room, worded), NAME) if key else "not traced"
        nodes.append(Node(LEFT, y, name, "", "origin" if key else "untraced", None))
        edges += [_curve(LEFT, y, *there, "named" if key else "untraced") for there in mine]
    for child, source in parent.items():
        (x1, y1), (x2, y2) = at[source], at[child]
        edges.append(Edge(f"M{x1:.0f} {y1 + 6:.0f}V{y2:.0f}H{x2 - 6:.0f}", "copied"))
    return Lineage(720, ROW * (len(rows) + 0.4), nodes, edges, len(reports) - len(drawn))


def _branch(first: str, parent: Mapping[str, str], drawn: list[str], depth: int = 0) -> list[tuple[str, int]]:
    """A report and, below it, those that copied it."""
    below = [row for r in drawn if parent.get(r) == first for row in _branch(r, parent, drawn, min(depth + 1, 5))]
    return [(first, depth), *below]


def _curve(x1: float, y1: float, x2: float, y2: float, kind: str) -> Edge:
    middle = (x1 + x2) / 2
    return Edge(f"M{x1 + 6:.0f} {y1:.1f}C{middle:.0f} {y1:.1f} {middle:.0f} {y2:.1f} {x2 - 6:.0f} {y2:.1f}", kind)
