"""The overview: what does not fit, what is said alike, who is heard, when, where, and what is new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from starlette.responses import Response

from sayso.model import Balance, Finding, Point
from sayso.pages.choosing import alike, climbed, varied
from sayso.pages.days import days_of
from sayso.pages.ladders import PointView
from sayso.pages.parties import voices
from sayso.pages.words import count, stretch
from sayso.story.kept import heading
from sayso.web.desk import Desk
from sayso.web.findings import cases
from sayso.web.places import drawn
from sayso.web.points import view
from sayso.web.timeline import small

FIRST_FINDINGS, FIRST_POINTS, FIRST_VOICES, FIRST_PLACES = 4, 6, 9, 60
#: Findings and points that are looked at for the first ones; those of hardening that are.
FINDINGS, HARD, BRIEFS = 60, 6, 200
#: New reports that are counted, and new findings that are shown.
NEW, NEW_FINDINGS = 10_000, 5
#: A visit ends where nothing was asked for so long.
VISIT = timedelta(minutes=30)
LAST, SINCE = "sayso-last", "sayso-since"


@dataclass(frozen=True)
class New:
    """What came since the last visit."""

    since: str
    reports: int
    findings: int
    decisions: int

    @property
    def anything(self) -> bool:
        return bool(self.reports or self.findings or self.decisions)


def overview(desk: Desk) -> Response:
    lists = desk.story.lists
    found = [f for f, _ in lists.records(Finding, FINDINGS).rows if desk.review.of(f.id).state != "dismissed"]
    said_alike, hardened = _points(desk)
    heard = voices([b for b, _ in lists.records(Balance, 200, begins="\0").rows], desk.names)
    now = datetime.now(UTC)
    since = _since(desk, now)
    answer = desk.page(
        "home.html",
        lede=_lede(desk),
        cases=cases(desk, varied(found, FIRST_FINDINGS)),
        findings=sum(n for begins, n in lists.counts().items() if begins.startswith("finding")),
        alike=said_alike,
        climbed=hardened,
        voices=[v for v in heard if v.claims][:FIRST_VOICES],
        unheard=[v for v in heard if not v.claims][:FIRST_VOICES],
        reports=len(desk.story.lists),
        timeline=small(desk),
        atlas=drawn(desk, FIRST_PLACES),
        new=_new(desk, since) if since else None,
        limit=NEW,
    )
    stamp = _iso(now)
    answer.set_cookie(LAST, stamp, max_age=31_536_000, httponly=True, samesite="strict")
    answer.set_cookie(SINCE, since or stamp, max_age=31_536_000, httponly=True, samesite="strict")
    return answer


def _points(desk: Desk) -> tuple[list[PointView], PointView | None]:
    """What is said alike, of the points that most reports make; and the point that lost most, of those that a finding
    of hardening is about or that most reports make."""
    rows = [(id, brief) for id, brief, _ in desk.story.lists.briefs(Point, BRIEFS).rows]
    several = [(id, brief) for id, brief in rows if not brief.claims[1] and brief.reports > 1]
    several.sort(key=lambda row: (-row[1].traced[0], -row[1].reports, row[0]))
    hard = desk.story.lists.records(Finding, HARD, begins=heading("caution", "hardening")).rows
    harder = [case.view.point for case in cases(desk, [finding for finding, _ in hard]) if case.view.point]
    chosen = dict.fromkeys([*(id for id, _ in several[: 2 * FIRST_POINTS]), *harder, *(id for id, _ in rows[:HARD])])
    views = [view(desk, point) for id in chosen if (point := desk.point(id)) is not None]
    return alike(views)[:FIRST_POINTS], climbed(views)


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _since(desk: Desk, now: datetime) -> str:
    """When the last visit ended; empty on the first one."""
    last, since = desk.request.cookies.get(LAST, ""), desk.request.cookies.get(SINCE, "")
    try:
        then = datetime.fromisoformat(last)
        datetime.fromisoformat(since)
    except ValueError:
        return ""
    if then.tzinfo is None or len(since) != 20:
        return ""
    return since if now - then < VISIT else _iso(then)


def _new(desk: Desk, since: str) -> New:
    decisions = sum(1 for d in reversed(desk.decisions) if d.at >= since and d.who != desk.who)
    reports = desk.story.lists.reports_since(since, NEW)
    return New(since, reports, len(desk.story.lists.findings_since(since, 200)), decisions)


def _lede(desk: Desk) -> str:
    """How many reports of how many outlets from when to when; claims, on whose word; origins behind them."""
    lists = desk.story.lists
    outlets = sum(1 for value, _, _ in lists.tallies("outlet", 1000) if value)
    text = count(len(desk.story.lists), "report")
    if outlets:
        text += f" from {count(outlets, 'outlet')}"
    extent = lists.extent("published")
    first, last = (days_of(value) for value in extent) if extent else (None, None)
    if first and last:
        text += f", {stretch(first[0], last[1])}"
    text += f". {count(lists.tally('claims', 'all'), 'claim')}"
    sourced = lists.tally("claims", "sourced")
    if sourced:
        text += f", {sourced:,} of them on the word of {count(_sources(desk), 'source')}"
    rows = lists.briefs(Point, BRIEFS)
    traced = sum(sum(brief.traced) for _, brief, _ in rows.rows)
    untraced = sum(sum(brief.untraced) for _, brief, _ in rows.rows)
    if rows.rows:
        which = "the points that most reports make" if rows.next else "the points that several make"
        text += f"; behind {which}, {count(traced, 'traced origin')} and {count(untraced, 'claim')} not traced"
    return text + "."


def _sources(desk: Desk) -> int:
    return desk.story.lists.distinct("source", 10_000)


def keys(desk: Desk) -> Response:
    return desk.page("keys.html")
