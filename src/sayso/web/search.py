"""Searching every word of the story."""

from __future__ import annotations

from starlette.responses import Response

from sayso.web.desk import ROWS, Desk


def search(desk: Desk) -> Response:
    words = desk.asked("q")
    found = desk.story.search(words, ROWS) if words else []
    return desk.page("search.html", words=words, found=[desk.room.labels[id] for id in found])
