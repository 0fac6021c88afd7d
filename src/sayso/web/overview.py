"""The overview: what does not fit, what is said alike, who is heard, when, where, and what is new."""

from __future__ import annotations

from starlette.responses import Response

from sayso.model import Balance, Finding, Point
from sayso.pages.choosing import alike, climbed, varied
from sayso.pages.parties import voices
from sayso.web.desk import Desk
from sayso.web.findings import cases
from sayso.web.points import view

FIRST_FINDINGS, FIRST_POINTS, FIRST_VOICES = 6, 6, 9
#: Points that are looked at for those that are said alike.
LOOKED_AT = 40


def overview(desk: Desk) -> Response:
    findings = [f for f, _ in desk.story.lists.records(Finding, 60).rows if desk.review.of(f.id).state != "dismissed"]
    points = [view(desk, point) for point, _ in desk.story.lists.records(Point, LOOKED_AT).rows]
    heard = voices(
        [b for b, _ in desk.story.lists.records(Balance, 200, begins="\0").rows if b.point is None], desk.names
    )
    return desk.page(
        "home.html",
        cases=cases(desk, varied(findings, FIRST_FINDINGS)),
        alike=alike(points)[:FIRST_POINTS],
        climbed=climbed(points),
        voices=[v for v in heard if v.claims][:FIRST_VOICES],
        unheard=[v for v in heard if not v.claims][:FIRST_VOICES],
        reports=len(desk.story),
    )


def keys(desk: Desk) -> Response:
    return desk.page("keys.html")
