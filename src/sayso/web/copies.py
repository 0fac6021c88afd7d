"""Copies: who took whose words, and what was changed on the way."""

from __future__ import annotations

from starlette.responses import Response

from sayso.model import Copy
from sayso.pages.copying import copy_view
from sayso.web.desk import ROWS, Desk, Missing


def copies(desk: Desk) -> Response:
    page = desk.story.lists.records(Copy, ROWS, desk.after(str, int))
    views = [v for c, _ in page.rows if (v := copy_view(desk.room, c, False))]
    return desk.page("copies-list.html", copies=views, further=desk.further(page.next))


def copy(desk: Desk) -> Response:
    id, of = desk.named(), desk.request.query_params.get("of")
    found = [c for c in desk.story.lists.about(Copy, id) if c.report == id and of in (None, c.of)]
    views = [v for c in found if (v := copy_view(desk.room, c, True))]
    if not views:
        raise Missing("No report of this story took words from another as this address says.")
    return desk.page("copy.html", copies=views)
