"""When: the days that the reports tell of beside the days on which they were published, and what is still to come."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from starlette.responses import JSONResponse, Response

from sayso.model import Claim, Event, Extract, Forecast
from sayso.pages.days import days_of
from sayso.pages.figures import Timeline
from sayso.pages.figures import timeline as drawn
from sayso.pages.parties import forecast_views
from sayso.pages.words import short
from sayso.web.addresses import with_query
from sayso.web.desk import Desk

#: Dates that are told of and days of publication that the small drawing counts.
COUNTED = 2_000
#: Dates whose claims are drawn, those told of most often, and claims that are read of each.
DATES, CLAIMS = 150, 4
#: Reports that are drawn one by one; of more, one a day.
REPORTS = 300
#: Forecasts on one page.
FORECASTS = 25


def timeline(desk: Desk) -> Response:
    page = desk.story.lists.records(Forecast, FORECASTS, desk.after(str, int))
    return desk.page(
        "timeline.html",
        timeline=small(desk),
        forecasts=forecast_views(desk.room, [forecast for forecast, _ in page.rows]),
        further=desk.further(page.next),
        extent=desk.story.lists.extent("date"),
    )


def small(desk: Desk) -> Timeline | None:
    """The drawing that needs no script."""
    lists = desk.story.lists
    told: Counter[tuple[date, date]] = Counter()
    for value, number, _ in lists.tallies("date", COUNTED):
        days = days_of(value)
        if days is not None:
            told[days] += number
    published = {
        days[0]: number for value, number, _ in lists.tallies("published", COUNTED) if (days := days_of(value))
    }
    return drawn(told, published)


@dataclass
class Told:
    """What is said to have happened on a day or in a stretch of days, in the words of the first claim that says so."""

    first: date
    last: date
    text: str
    href: str
    reports: int


def events(desk: Desk) -> Response:
    return JSONResponse({"told": _told(desk), "published": _published(desk)})


def _told(desk: Desk) -> list[dict[str, object]]:
    """Claims by the dates of their events, one of each point and date."""
    lists = desk.story.lists
    told: dict[tuple[date, date, str], Told] = {}
    for value, _, _ in lists.tallies("date", DATES):
        days = days_of(value)
        if days is None:
            continue
        for report, k in lists.tagged("date", value, CLAIMS):
            extract = desk.room.told(report).extract
            claim = extract.claims[k]
            if not any(_happened(event, extract, value) for event in _events(claim, extract)):
                continue
            point = desk.points.get((report, claim.id))
            brief = desk.points.briefs.get(point or "")
            href = desk.to.point(point) if point else None
            one = Told(
                *days,
                short(claim.text, 90),
                href or desk.to.span(report, claim.start, claim.end, claim.part),
                brief.reports if brief else 1,
            )
            told.setdefault((*days, point or f"{report} {claim.id}"), one)
    rows = sorted(told.values(), key=lambda one: (one.first, one.last, -one.reports, one.text))
    return [
        {
            "id": f"t{n}", "start": one.first.isoformat(),
            "end": one.last.isoformat() if one.last > one.first else None,
            "text": one.text, "href": one.href, "uncertain": one.last > one.first, "reports": one.reports,
        }
        for n, one in enumerate(rows)
    ]  # fmt: skip


def _events(claim: Claim, extract: Extract) -> list[Event]:
    wanted = set(claim.events)
    return [event for event in extract.events if event.id in wanted]


def _happened(event: Event, extract: Extract, value: str) -> bool:
    """It is said to have happened then or to be going to: no state that holds, nothing that is denied."""
    return (
        event.aspect == "happening"
        and event.type is not None
        and event.polarity == "positive"
        and event.date is not None
        and extract.dates[event.date].value == value
    )


def _published(desk: Desk) -> list[dict[str, object]]:
    if len(desk.story.lists) <= REPORTS:
        return [
            {
                "id": f"r{row.n}", "at": row.published, "outlet": row.outlet or "",
                "title": desk.room.labels[row.id].heading, "href": desk.to.report(row.id),
            }
            for row in desk.story.lists.reports(REPORTS).rows
            if row.published
        ]  # fmt: skip
    days = desk.story.lists.tallies("published", COUNTED)
    return [
        {
            "id": f"d{day}", "at": day, "outlet": f"{number:,} reports", "title": f"{number:,} reports",
            "href": with_query("/reports", {"since": day}),
        }
        for day, number, _ in days
        if day
    ]  # fmt: skip
