"""Copies: families of reports that have words from each other, who took whose, and what was changed on the way."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from sayso.model import Copy
from sayso.pages.copying import copy_view
from sayso.pages.room import Label
from sayso.pages.words import short
from sayso.web.desk import ROWS, Desk, Missing

#: Copies of one report that are laid out under it.
BELOW = 20


@dataclass(frozen=True)
class Taken:
    """A report that took words from another one."""

    label: Label
    kind: str
    share: float
    href: str
    #: what in turn was taken from it
    below: list[Taken]


@dataclass(frozen=True)
class Family:
    """A report that was copied, and did not copy anybody here, with all that came of it."""

    label: Label
    taken: list[Taken]
    reports: int


def copies(desk: Desk) -> Response:
    page = desk.story.lists.records(Copy, ROWS, desk.after(str, int))
    families: dict[str, Family] = {}
    seen: set[str] = set()
    for copy, _ in page.rows:
        if copy.report in seen:
            continue
        origin = _origin(desk, copy.report)
        if origin in families or origin not in desk.room.labels:
            continue
        met = {origin}
        taken = _below(desk, origin, met)
        families[origin] = Family(desk.room.labels[origin], taken, len(met))
        seen |= met
    return desk.page(
        "copies-list.html",
        families=list(families.values()),
        number=desk.story.lists.counts().get("copy", 0),
        further=desk.further(page.next),
    )


def _best(desk: Desk, report: str) -> Copy | None:
    """What a report took most from."""
    mine = [c for c in desk.story.lists.about(Copy, report, 200) if c.report == report]
    return max(mine, key=lambda c: (c.share, c.of), default=None)


def _origin(desk: Desk, report: str) -> str:
    """The report at the beginning of the way by which this one came."""
    met = {report}
    while (best := _best(desk, report)) is not None and best.of not in met:
        report = best.of
        met.add(report)
    return report


def _below(desk: Desk, report: str, met: set[str]) -> list[Taken]:
    """Who took most of its words from a report, and who took theirs from them."""
    found: list[Taken] = []
    for copy in sorted(desk.story.lists.about(Copy, report, 200), key=lambda c: desk.room.order(c.report)):
        if copy.of != report or copy.report in met or copy.report not in desk.room.labels or len(found) == BELOW:
            continue
        best = _best(desk, copy.report)
        if best is not None and best.of != report:
            continue
        met.add(copy.report)
        href = desk.to.copy(copy.report, report)
        below = _below(desk, copy.report, met)
        found.append(Taken(desk.room.labels[copy.report], copy.kind, copy.share, href, below))
    return found


def copy(desk: Desk) -> Response:
    id, of = desk.named(), desk.request.query_params.get("of")
    found = [c for c in desk.story.lists.about(Copy, id, 200) if c.report == id and of in (None, c.of)]
    views = [v for c in found[:6] if (v := copy_view(desk.room, c, True))]
    if not views:
        raise Missing(f"{short(id, 80)} took no words from another report of this story, as far as we see.")
    return desk.page("copy.html", copies=views)
