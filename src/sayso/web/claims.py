"""The ledger of claims: filtered, searched, sorted, a page at a time; views that are kept; and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from sayso.intake import iso
from sayso.model import Claim
from sayso.pages.room import Quote, chain
from sayso.pages.texts import Tag, tags
from sayso.pages.words import day, short
from sayso.story import Story
from sayso.story.facets import FACETS, Wanted
from sayso.web.desk import ROWS, Desk
from sayso.web.streaming import Streamed

#: Values of a facet that are offered; others are reached by links from pages of places, actors, outlets and days.
OFFERED = 8
#: Where views are kept among the settings of a story, and how many.
VIEW, VIEWS = "view.", 100

NAMES = {
    "source": "On whose word", "kind": "Kind of source", "attitude": "Attitude", "certainty": "Certainty",
    "polarity": "Polarity", "manner": "Manner", "voice": "Voice", "outlet": "Outlet", "place": "Place",
    "event": "Event", "date": "Told of",
}  # fmt: skip


@dataclass(frozen=True)
class Value:
    """A value of a facet that may be chosen."""

    name: str
    number: int
    href: str
    chosen: bool


@dataclass(frozen=True)
class Row:
    """A claim in the ledger."""

    quote: Quote
    tags: list[Tag]
    manner: str
    point: str | None
    wordings: int


def claims(desk: Desk) -> Response:
    wanted = _wanted(desk)
    page = desk.story.lists.claims(wanted, ROWS, desk.after(str, int, int))
    return desk.page(
        "claims.html",
        rows=[_row(desk, report, claim) for report, claim in page.rows],
        further=desk.further(page.next),
        cut=page.cut,
        wanted=wanted,
        facets=_facets(desk, wanted),
        chosen=_chosen(desk, wanted),
        table=_address("/claims.csv", wanted),
        query=urlencode(_fields(wanted)),
        views=[(name.removeprefix(VIEW), query) for name, query in desk.story.settings(VIEW).items()],
        number=_number(desk, wanted),
    )


def _wanted(desk: Desk) -> Wanted:
    facets = {name: desk.asked(name) for name in FACETS if desk.asked(name)}
    return Wanted(
        facets, desk.asked("q"), _day(desk.asked("since")), _day(desk.asked("until")), desk.asked("sort") == "newest"
    )


def _day(text: str) -> str:
    return (iso(text) or "")[:10]


def _fields(wanted: Wanted) -> dict[str, str]:
    fields = {"q": wanted.words, "since": wanted.since, "until": wanted.until, **wanted.facets}
    return {name: value for name, value in fields.items() if value} | ({"sort": "newest"} if wanted.newest else {})


def _address(path: str, wanted: Wanted, **changed: str) -> str:
    fields = {name: value for name, value in (_fields(wanted) | changed).items() if value}
    return f"{path}?{urlencode(fields)}" if fields else path


def _row(desk: Desk, report: str, claim: Claim) -> Row:
    point = desk.points.get((report, claim.id))
    brief = desk.points.briefs.get(point or "")
    shown = tags(claim, desk.room.told(report).extract)
    return Row(desk.room.quote_claim(report, claim), shown, claim.manner, point, sum(brief.claims) if brief else 0)


def _facets(desk: Desk, wanted: Wanted) -> list[tuple[str, str, list[Value]]]:
    """For each facet its name and the values that most claims have; the chosen one always among them."""
    found = []
    for facet in FACETS:
        held = desk.story.lists.tallies(facet, OFFERED)
        chosen = wanted.facets.get(facet)
        if chosen is not None and chosen not in {value for value, _, _ in held}:
            held.append((chosen, desk.story.lists.tally(facet, chosen), 0))
        values = [
            Value(
                _called(desk, facet, value),
                number,
                _address("/claims", wanted, **{facet: "" if value == chosen else value}),
                value == chosen,
            )
            for value, number, _ in held
            if value
        ]
        if len(values) > 1 or chosen is not None:
            found.append((facet, NAMES[facet], values))
    return found


def _called(desk: Desk, facet: str, value: str) -> str:
    if facet == "place":
        entry = desk.story.lists.entry(value)
        return entry.name if entry else value
    if facet == "date":
        return day(value)
    return short(value.lower() if facet == "event" else value, 60)


def _chosen(desk: Desk, wanted: Wanted) -> list[tuple[str, str]]:
    """What is chosen, in words, with the address of the list without it."""
    found = [
        (f"{NAMES[facet].lower()}: {_called(desk, facet, value)}", _address("/claims", wanted, **{facet: ""}))
        for facet, value in wanted.facets.items()
    ]
    if wanted.words:
        found.append((f"“{wanted.words}”", _address("/claims", wanted, q="")))
    if wanted.since:
        found.append((f"published from {day(wanted.since)}", _address("/claims", wanted, since="")))
    if wanted.until:
        found.append((f"published to {day(wanted.until)}", _address("/claims", wanted, until="")))
    return found


def _number(desk: Desk, wanted: Wanted) -> int | None:
    """How many claims the list has, where that is known without counting."""
    if wanted.words or wanted.since or wanted.until or len(wanted.facets) > 1 or "outlet" in wanted.facets:
        return None
    for facet, value in wanted.facets.items():
        return desk.story.lists.tally(facet, value)
    return desk.story.lists.tally("claims", "all")


# --- views --------------------------------------------------------------------------------------------------------


def views(desk: Desk) -> Response:
    """Keep a list under a name, or forget it."""
    if desk.request.method == "POST":
        name, query = short(desk.sent("name"), 80), desk.sent("query", 2000)
        if desk.sent("forget"):
            desk.story.unset(VIEW + short(desk.sent("forget"), 80))
        elif name and len(desk.story.settings(VIEW)) < VIEWS:
            desk.story.set(VIEW + name, query)
        return RedirectResponse(f"/claims?{query}" if query else "/claims", 303)
    return RedirectResponse("/claims", 303)


# --- CSV ----------------------------------------------------------------------------------------------------------

COLUMNS = (
    "report", "outlet", "published", "in", "start", "end", "text", "sources", "kind", "named", "manner", "attitude",
    "polarity", "certainty", "hedges", "condition", "cue", "voice", "url",
)  # fmt: skip


def table(desk: Desk) -> Response:
    """All claims of the list as CSV, however many; written while they are found."""
    wanted = _wanted(desk)
    return Streamed(
        desk.story.path,
        lambda story: _lines(story, wanted),
        "text/csv; charset=utf-8",
        {"Content-Disposition": "attachment; filename=claims.csv"},
    )


def _lines(story: Story, wanted: Wanted) -> Iterator[bytes]:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for report, claim in story.lists.all_claims(wanted):
        told = story.lists.told(report)
        source = claim.sources[0] if claim.sources else None
        given = told.report
        writer.writerow(
            map(
                _cell,
                (
                    report, given.outlet, given.published, claim.part, claim.start, claim.end, claim.text,
                    " > ".join(chain(claim, told.extract)), source.kind if source else None,
                    source.named if source else None, claim.manner, claim.attitude, claim.polarity, claim.certainty,
                    "; ".join(h.text for h in claim.hedges), claim.condition.text if claim.condition else None,
                    claim.cue.text if claim.cue else None, claim.voice, given.url,
                ),
            )
        )  # fmt: skip
        if out.tell() > 60_000:
            yield out.getvalue().encode("utf-8", "replace")
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> str:
    """As text; a report's words never become a formula of a spreadsheet."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
