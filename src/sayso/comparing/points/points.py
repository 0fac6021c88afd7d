"""Points: claims of several reports or sources about one thing, with sides and origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sayso.comparing.numbers import id_in
from sayso.comparing.points.heard import Heard
from sayso.comparing.sieve.linking import Link
from sayso.model import ClaimRef, Origins, Point, PointClaim

Node = tuple[str, str]


def assemble(links: Iterable[Link], reports: Mapping[str, Heard], origin_of: Mapping[str, str]) -> list[Point]:
    """The points of a component, sorted by id.

    ``links`` are those of all pairs of the component; ``reports`` holds its reports by id; ``origin_of`` gives for a
    report that is a copy the id of the report at the outer end of its copies. Links whose reports are not here are
    passed
    over. Sides are counted from the earliest claim, which is ``for``.
    """
    near: dict[Node, list[tuple[Node, bool]]] = defaultdict(list)
    for link in sorted(set(links), key=lambda k: (_node(k.a), _node(k.b), k.bearing)):
        a, b = _node(link.a), _node(link.b)
        if a[0] in reports and b[0] in reports and a[1] in reports[a[0]].claims and b[1] in reports[b[0]].claims:
            near[a].append((b, link.bearing == "against"))
            near[b].append((a, link.bearing == "against"))
    ranks = {node: _rank(reports, node) for node in near}
    found: list[Point] = []
    done: set[Node] = set()
    for start in sorted(near, key=lambda node: ranks[node]):
        if start in done:
            continue
        sides = _sides(start, near)
        done.update(sides)
        found.append(_point(sides, ranks, reports, origin_of))
    return sorted(found, key=lambda point: point.id)


def regrouped(
    id: str, claims: Iterable[PointClaim], reports: Mapping[str, Heard], origin_of: Mapping[str, str]
) -> Point:
    """A point of these claims under this id: in time order, sides counted from the earliest, origins traced anew.

    Claims of reports that are not here are passed over; what is left of a claim twice counts once.
    """
    sides = {
        (c.report, c.claim): c.side == "for"
        for c in claims
        if c.report in reports and c.claim in reports[c.report].claims
    }
    ranks = {node: _rank(reports, node) for node in sides}
    if sides and not sides[min(sides, key=lambda node: ranks[node])]:
        sides = {node: not side for node, side in sides.items()}
    if not sides:
        return Point(id=id, summary="", claims=[], origins={})
    made = _point(sides, ranks, reports, origin_of)
    return Point(id=id, summary=made.summary, claims=made.claims, origins=made.origins)


def _node(ref: ClaimRef) -> Node:
    return ref.report, ref.claim


def _rank(reports: Mapping[str, Heard], node: Node) -> tuple[str, str, int, str]:
    return reports[node[0]].rank(node[1])


def _sides(start: Node, near: Mapping[Node, list[tuple[Node, bool]]]) -> dict[Node, bool]:
    """All claims that hang together with ``start``, True where on its side."""
    sides = {start: True}
    queue = [start]
    for node in queue:
        for other, against in sorted(near[node]):
            if other not in sides:
                sides[other] = sides[node] != against
                queue.append(other)
    return sides


def _point(
    sides: Mapping[Node, bool], ranks: Mapping[Node, tuple[str, str, int, str]], reports: Mapping[str, Heard],
    origin_of: Mapping[str, str],
) -> Point:  # fmt: skip
    order = sorted(sides, key=lambda node: ranks[node])
    first = order[0]
    claims = [PointClaim(report=r, claim=c, side="for" if sides[r, c] else "against") for r, c in order]
    origins: dict[str, Origins] = {}
    for side in ("for", "against"):
        mine = [(p.report, p.claim) for p in claims if p.side == side]
        if mine:
            origins[side] = _origins(mine, reports, origin_of)
    return Point(id=_id(reports, first), summary=_summary(order, reports), claims=claims, origins=origins)


def _id(reports: Mapping[str, Heard], node: Node) -> str:
    claim = reports[node[0]].claims[node[1]]
    return f"p{id_in(node[0], chr(0).join((claim.part, str(claim.start), claim.text)))}"


def _summary(order: list[Node], reports: Mapping[str, Heard]) -> str:
    """The wording of the shortest claim that is a plain statement, the earliest of such."""
    claims = [reports[r].claims[c] for r, c in order]
    plain = [c for c in claims if c.attitude == "statement" and len(c.text) >= 20] or claims
    return " ".join(min(plain, key=lambda c: (len(c.text) > 160, claims.index(c))).text.split())


def _origins(nodes: list[Node], reports: Mapping[str, Heard], origin_of: Mapping[str, str]) -> Origins:
    """Origins traced, each once, and the number of claims that could not be traced.

    A claim in a copy is that of the report copied.
    """
    traced: set[str] = set()
    untraced: set[str] = set()
    for report, claim_id in nodes:
        key = reports[report].claims[claim_id].origin
        if key is not None:
            traced.add(key)
        else:
            untraced.add(origin_of.get(report, report))
    return Origins(traced=sorted(traced), untraced=len(untraced))
