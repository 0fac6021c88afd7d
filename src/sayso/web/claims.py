"""The ledger of claims: filtered, searched, sorted, a page at a time; views that are kept; and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from sayso.intake import iso
from sayso.model import Claim
from sayso.pages.room import Quote, chain
from sayso.pages.texts import Tag, tags
from sayso.pages.words import day, short
from sayso.story import Story
from sayso.story.counting import COUNTED, Counts
from sayso.story.facets import FACETS, ORDERS, Order, Wanted
from sayso.story.holding import FOUND
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


#: What the order of a list is called: in the field of the form, and over the column.
SORTS = {
    "day": "oldest first", "-day": "newest first", "source": "by whose word", "-source": "by whose word, backwards",
    "kind": "by kind of source", "-kind": "by kind of source, backwards", "attitude": "by attitude",
    "-attitude": "by attitude, backwards", "certainty": "least sure first", "-certainty": "surest first",
    "outlet": "by outlet", "-outlet": "by outlet, backwards",
}  # fmt: skip
#: The columns of the ledger, each of which is an order.
COLUMNS: dict[Order, str] = {
    "source": "On whose word", "kind": "Kind of source", "attitude": "Attitude", "certainty": "Certainty",
    "outlet": "Outlet", "day": "Published",
}  # fmt: skip


@dataclass(frozen=True)
class Value:
    """A value of a facet that may be chosen."""

    name: str
    number: int
    href: str
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A facet with the values that most claims of the list have."""

    heading: str
    values: list[Value]
    #: whether the numbers are of all the claims; else there are at least so many
    whole: bool


@dataclass(frozen=True)
class Column:
    """A column by which the list may be sorted: its name, the address of the list so sorted, how it is sorted now."""

    name: str
    href: str
    #: ``ascending``, ``descending`` or nothing
    sorted: str


@dataclass(frozen=True)
class Row:
    """A claim in the ledger."""

    quote: Quote
    #: the source under the name that it is listed by, and by way of whom; *its own voice*
    word: str
    #: what is worth knowing of it besides its attitude and certainty
    tags: list[Tag]
    claim: Claim
    point: str | None
    wordings: int


def claims(desk: Desk) -> Response:
    wanted = _wanted(desk)
    key = (str, int, int) if wanted.order == "day" else (str, str, int, int)
    page = desk.story.lists.claims(wanted, ROWS, desk.after(*key), desk.room.told)
    counts = desk.story.lists.counts_of(wanted, OFFERED)
    return desk.page(
        "claims.html",
        rows=[_row(desk, report, claim) for report, claim in page.rows],
        further=desk.further(page.next),
        cut=page.cut,
        wanted=wanted,
        counts=counts,
        counted=COUNTED,
        searched=FOUND,
        facets=_facets(desk, wanted, counts),
        chosen=_chosen(desk, wanted),
        columns=[_column(wanted, order) for order in COLUMNS],
        sorts=SORTS.items(),
        sort=_sort(wanted),
        table=_address("/claims.csv", wanted),
        query=urlencode(_fields(wanted)),
        views=[(name.removeprefix(VIEW), query) for name, query in desk.story.settings(VIEW).items()],
    )


def _wanted(desk: Desk) -> Wanted:
    facets: dict[str, str | None] = {name: desk.asked(name) for name in FACETS if desk.asked(name)}
    asked = desk.asked("sort")
    orders: dict[str, Order] = {order: order for order in ORDERS}
    order = orders.get(asked.removeprefix("-"), "day")
    return Wanted(
        facets,
        desk.asked("q"),
        _day(desk.asked("since")),
        _day(desk.asked("until")),
        order,
        asked.startswith("-") or asked == "newest",
    )


def _day(text: str) -> str:
    return (iso(text) or "")[:10]


def _sort(wanted: Wanted) -> str:
    return f"{'-' if wanted.reverse else ''}{wanted.order}"


def _fields(wanted: Wanted) -> dict[str, str]:
    fields = {"q": wanted.words, "since": wanted.since, "until": wanted.until, **wanted.facets}
    sort = _sort(wanted)
    return {name: value for name, value in (fields | {"sort": "" if sort == "day" else sort}).items() if value}


def _address(path: str, wanted: Wanted, **changed: str) -> str:
    fields = {name: value for name, value in (_fields(wanted) | changed).items() if value}
    return f"{path}?{urlencode(fields)}" if fields else path


def _column(wanted: Wanted, order: Order) -> Column:
    """A column's heading sorts by it, and once more the other way round."""
    mine = wanted.order == order
    href = _address("/claims", replace(wanted, order=order, reverse=mine and not wanted.reverse))
    return Column(COLUMNS[order], href, ("descending" if wanted.reverse else "ascending") if mine else "")


def _row(desk: Desk, report: str, claim: Claim) -> Row:
    point = desk.points.get((report, claim.id))
    brief = desk.points.briefs.get(point or "")
    extract = desk.room.told(report).extract
    shown = [tag for tag in tags(claim, extract) if tag.kind not in (claim.attitude, claim.certainty, "no source")]
    quote = desk.room.quote_claim(report, claim)
    word = quote.word
    if claim.sources:
        names = {actor.id: actor.name for actor in extract.actors}
        listed = names.get(claim.sources[0].actor or "", claim.sources[0].text)
        word = ", by way of ".join([short(listed, 90), *chain(claim, extract)[1:]])
    return Row(quote, word, shown, claim, point, sum(brief.claims) if brief else 0)


def _facets(desk: Desk, wanted: Wanted, counts: Counts) -> list[Facet]:
    """The facets that have something to choose from."""
    found = []
    for name, facet in counts.facets.items():
        chosen = wanted.facets.get(name)
        values = [
            Value(
                _called(desk, name, value),
                number,
                _address("/claims", wanted, **{name: "" if value == chosen else value}),
                value == chosen,
            )
            for value, number in facet.values
        ]
        if len(values) > 1 or chosen is not None:
            found.append(Facet(NAMES[name] + (", reports" if facet.reports else ""), values, facet.whole))
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
        if value
    ]
    if wanted.words:
        found.append((f"“{wanted.words}”", _address("/claims", wanted, q="")))
    if wanted.since:
        found.append((f"published from {day(wanted.since)}", _address("/claims", wanted, since="")))
    if wanted.until:
        found.append((f"published to {day(wanted.until)}", _address("/claims", wanted, until="")))
    return found


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

CELLS = (
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
    writer.writerow(CELLS)
    find = lru_cache(maxsize=1)(story.lists.told)
    for report, claim in story.lists.all_claims(wanted):
        told = find(report)
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
