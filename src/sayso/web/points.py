"""Points: one claim in all its wordings, how it hardened, who affirms, denies and is silent, and where it came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
from starlette.responses import Response

from sayso.model import Balance, Copy, Finding, Point
from sayso.pages.choosing import best_copies
from sayso.pages.ladders import PointView, Step, point_view
from sayso.pages.lineage import lineage
from sayso.pages.parties import voices
from sayso.pages.words import short
from sayso.story.kept import Brief
from sayso.story.lists import Key
from sayso.web.desk import ROWS, Desk, Missing
from sayso.web.findings import Case, cases

#: Claims of a point that are read for its page: its first wordings; a wire report's claim stands in hundreds.
READ = 120
#: Points that are gone through for one page where most are left out by a filter.
LOOKED_AT = 5000
#: Points that are offered to be merged with.
OFFERED = 12


@dataclass(frozen=True)
class Row:
    """A point in the list."""

    id: str
    brief: Brief


def points(desk: Desk) -> Response:
    disputed = desk.asked("disputed") == "yes"
    found: list[Row] = []
    after: Key | None = desk.after(str, int)
    looked = 0
    further: Key | None = None
    while further is None:
        page = desk.story.lists.briefs(Point, ROWS, after)
        for id, brief, key in page.rows:
            looked += 1
            row = _row(desk, id, brief)
            if row and (not disputed or row.brief.claims[1]):
                found.append(row)
            if len(found) == ROWS or looked == LOOKED_AT:
                further = key
                break
        if page.next is None:
            break
        after = page.rows[-1][2]
    return desk.page("points.html", points=found, disputed=disputed, further=desk.further(further))


def _row(desk: Desk, id: str, brief: Brief) -> Row | None:
    if desk.decided is None:
        return Row(id, brief)
    if desk.decided.gone(id):
        return None
    made = desk.decided.made_point(id)
    return Row(id, brief_of(made) if made else brief)


def brief_of(point: Point) -> Brief:
    against = sum(claim.side == "against" for claim in point.claims)
    reports = len({claim.report for claim in point.claims})
    return Brief(point.summary, reports, claims=(len(point.claims) - against, against))


def point(desk: Desk) -> Response:
    id = desk.named()
    found = desk.point(id)
    if found is None:
        raise Missing(f"There is no point {short(id, 60)} in this story.")
    shown = first_claims(found)
    best = best_of(desk, shown)
    seen = point_view(desk.room, shown, best, desk.names)
    balance = [b for b, _ in desk.story.lists.records(Balance, 100, begins=f"{id}\0").rows]
    heard = voices(balance, desk.names, id)
    return desk.page(
        "point.html",
        point=seen,
        record=found,
        cut=len(found.claims) - len(shown.claims),
        affirming=_whose(seen.steps),
        denying=_whose(seen.against),
        silent=[v for v in heard if not v.claims],
        lineage=lineage(desk.room, shown, best, desk.names),
        cases=_about(desk, shown),
        near=_near(desk, shown),
        standing=desk.review.of(id),
    )


def first_claims(point: Point) -> Point:
    """The point with its first claims alone, some of each side."""
    if len(point.claims) <= READ:
        return point
    against = [claim for claim in point.claims if claim.side == "against"][: READ // 3]
    affirming = [claim for claim in point.claims if claim.side == "for"][: READ - len(against)]
    kept = {(claim.report, claim.claim) for claim in (*affirming, *against)}
    return msgspec.structs.replace(point, claims=[c for c in point.claims if (c.report, c.claim) in kept])


def best_of(desk: Desk, point: Point) -> dict[str, Copy]:
    """For each report of a point what it took most from."""
    reports = dict.fromkeys(ref.report for ref in point.claims)
    return best_copies(c for report in reports for c in desk.story.lists.about(Copy, report) if c.report == report)


def view(desk: Desk, point: Point) -> PointView:
    shown = first_claims(point)
    return point_view(desk.room, shown, best_of(desk, shown), desk.names)


def _whose(steps: Iterable[Step]) -> list[tuple[str, int]]:
    """On whose word, and in how many wordings; the reports' own voice by their outlets."""
    words = [step.sources[0] if step.sources else f"{step.label.who}, in its own voice" for step in steps]
    return Counter(words).most_common()


def _about(desk: Desk, point: Point) -> list[Case]:
    """The findings on a point."""
    reports = list(dict.fromkeys(ref.report for ref in point.claims))[:40]
    about = {f.id: f for report in reports for f in desk.story.lists.about(Finding, report)}
    return [case for case in cases(desk, list(about.values())) if case.view.point == point.id]


def _near(desk: Desk, point: Point) -> list[Row]:
    """Other points that the same reports have: those that a reader might take for the same."""
    met: Counter[str] = Counter()
    for report in list(dict.fromkeys(ref.report for ref in point.claims))[:20]:
        met.update({found for _, found, _ in desk.story.lists.points_of(report)} - {point.id})
    rows = []
    for id, _ in met.most_common(OFFERED):
        brief = desk.story.lists.brief(Point, id)
        if brief is not None and (row := _row(desk, id, brief)):
            rows.append(row)
    return rows
