"""When: the days that the reports tell of beside the days on which they were published."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from sayso.pages.days import days_of
from sayso.pages.figures import timeline as drawn
from sayso.pages.words import short
from sayso.web.desk import Desk

#: Reports whose events are drawn.
DRAWN = 300


def timeline(desk: Desk) -> Response:
    reports = desk.story.lists.reports(DRAWN).rows
    told, published = [], []
    for row in reports:
        extract = desk.room.told(row.id).extract
        told += [d for e in extract.events if e.date is not None and (d := days_of(extract.dates[e.date].value))]
        label = desk.room.labels[row.id]
        published += [label.day] if label.day else []
    return desk.page("timeline.html", timeline=drawn(told, published))


def events(desk: Desk) -> Response:
    told, published = [], []
    for row in desk.story.lists.reports(DRAWN).rows:
        extract = desk.room.told(row.id).extract
        for event in extract.events:
            days = days_of(extract.dates[event.date].value) if event.date is not None else None
            if days is not None:
                first, last = days
                told.append(
                    {
                        "id": f"{row.n}-{event.id}", "start": first.isoformat(),
                        "end": last.isoformat() if last > first else None, "text": short(event.text, 80),
                        "href": desk.to.span(row.id, event.start, event.end, event.part), "uncertain": last > first,
                    }
                )  # fmt: skip
        if row.published:
            published.append(
                {
                    "id": f"r{row.n}", "at": row.published, "outlet": row.outlet or "",
                    "title": desk.room.labels[row.id].heading, "href": desk.to.report(row.id),
                }
            )  # fmt: skip
    return JSONResponse({"told": told, "published": published})
