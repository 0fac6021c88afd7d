"""The custody log, and what could not be read."""

from __future__ import annotations

from starlette.responses import Response

from sayso.web.desk import ROWS, Desk


def custody(desk: Desk) -> Response:
    after = desk.after(int)
    page = desk.story.lists.custody(ROWS, after[0] if after else None)
    number, hash = desk.story.head()
    return desk.page("custody.html", entries=page.rows, further=desk.further(page.next), number=number, hash=hash)


def problems(desk: Desk) -> Response:
    after = desk.after(int)
    page = desk.story.lists.problems(ROWS, after[0] if after else 0)
    return desk.page("unread.html", problems=page.rows, further=desk.further(page.next))
