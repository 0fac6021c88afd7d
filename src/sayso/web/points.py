"""Points: one claim in all its wordings, how it hardened, who affirms, denies and is silent, and where it came from."""

from __future__ import annotations

from starlette.responses import Response

from sayso.model import Balance, Copy, Finding, Point
from sayso.pages.choosing import best_copies
from sayso.pages.ladders import PointView, point_view
from sayso.pages.parties import voices
from sayso.pages.words import short
from sayso.web.desk import ROWS, Desk, Missing
from sayso.web.findings import cases


def points(desk: Desk) -> Response:
    page = desk.story.lists.records(Point, ROWS, desk.after(str, int))
    return desk.page(
        "points.html", points=[view(desk, point) for point, _ in page.rows], further=desk.further(page.next)
    )


def point(desk: Desk) -> Response:
    id = desk.named()
    found = desk.story.lists.record(Point, id)
    if found is None:
        raise Missing(f"There is no point {short(id, 60)} in this story.")
    balance = [b for b, _ in desk.story.lists.records(Balance, 100, begins=f"{id}\0").rows]
    heard = voices(balance, desk.names, id)
    about = {f.id: f for ref in found.claims[:40] for f in desk.story.lists.about(Finding, ref.report)}
    shown = [case for case in cases(desk, list(about.values())) if case.view.point == id]
    return desk.page(
        "point.html",
        point=view(desk, found),
        voices=[v for v in heard if v.claims],
        silent=[v for v in heard if not v.claims],
        cases=shown,
    )


def view(desk: Desk, point: Point) -> PointView:
    copies = [c for report in {ref.report for ref in point.claims} for c in desk.story.lists.about(Copy, report)]
    return point_view(desk.room, point, best_copies(copies), desk.names)
