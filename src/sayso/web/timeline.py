"""When: the days that the reports tell of beside the days on which they were published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from starlette.responses import JSONResponse, Response

from sayso.model import Event, Extract
from sayso.pages.days import days_of
from sayso.pages.figures import timeline as drawn
from sayso.pages.words import short
from sayso.web.desk import Desk

#: Reports whose events are drawn.
DRAWN = 300
#: Happenings that are drawn, those that the most reports tell of.
TOLD = 400


def timeline(desk: Desk) -> Response:
    reports = desk.story.lists.reports(DRAWN).rows
    told, published = [], []
    for row in reports:
        extract = desk.room.told(row.id).extract
        told += [d for e in extract.events if e.date is not None and (d := days_of(extract.dates[e.date].value))]
        label = desk.room.labels[row.id]
        published += [label.day] if label.day else []
    return desk.page("timeline.html", timeline=drawn(told, published))


@dataclass
class Told:
    """What is said to have happened on a day or in a stretch of days, in the words of the first claim that says so."""

    first: date
    last: date
    text: str
    href: str
    reports: set[str]


def events(desk: Desk) -> Response:
    told: dict[tuple[date, date, str], Told] = {}
    published = []
    for row in desk.story.lists.reports(DRAWN).rows:
        extract = desk.room.told(row.id).extract
        dated = {e.id: days for e in extract.events if _happened(e) and (days := _days(extract, e))}
        for claim in extract.claims:
            stretches = [dated[event] for event in claim.events if event in dated]
            if not stretches:
                continue
            # the day that is told most closely: *fell on Monday* within *the campaign of October*
            first, last = min(stretches, key=lambda days: (days[1] - days[0], days))
            point = desk.points.get((row.id, claim.id))
            one = told.setdefault(
                (first, last, point or f"{row.id} {claim.id}"),
                Told(first, last, short(claim.text, 90), "", set()),
            )
            one.reports.add(row.id)
            span = desk.to.span(row.id, claim.start, claim.end, claim.part)
            one.href = (point and len(one.reports) > 1 and desk.to.point(point)) or one.href or span
        if row.published:
            published.append(
                {
                    "id": f"r{row.n}", "at": row.published, "outlet": row.outlet or "",
                    "title": desk.room.labels[row.id].heading, "href": desk.to.report(row.id),
                }
            )  # fmt: skip
    rows = sorted(told.values(), key=lambda one: (-len(one.reports), one.first, one.last, one.text))[:TOLD]
    return JSONResponse(
        {
            "told": [
                {
                    "id": f"t{n}", "start": one.first.isoformat(),
                    "end": one.last.isoformat() if one.last > one.first else None, "text": one.text,
                    "href": one.href, "uncertain": one.last > one.first, "reports": len(one.reports),
                }
                for n, one in enumerate(rows)
            ],
            "published": published,
        }
    )  # fmt: skip


def _happened(event: Event) -> bool:
    """It is said to have happened or to be going to: no state that holds, nothing that is denied."""
    return event.aspect == "happening" and event.type is not None and event.polarity == "positive"


def _days(extract: Extract, event: Event) -> tuple[date, date] | None:
    return days_of(extract.dates[event.date].value) if event.date is not None else None
