"""Actors: who they are and why they are one, what they state, where they stand, and the words that take sides."""

from __future__ import annotations

from starlette.responses import Response

from sayso.model import Position, StoryActor
from sayso.pages.parties import actor_views, position_views
from sayso.web.desk import ROWS, Desk, Missing


def actors(desk: Desk) -> Response:
    page = desk.story.lists.records(StoryActor, ROWS, desk.after(str, int))
    return desk.page("actors.html", actors=actor_views([a for a, _ in page.rows]), further=desk.further(page.next))


def actor(desk: Desk) -> Response:
    id = desk.named()
    found = desk.story.lists.record(StoryActor, id)
    if found is None:
        raise Missing(f"There is no actor {id} in this story.")
    positions = [p for p, _ in desk.story.lists.records(Position, 100, begins=f"{id}\0").rows]
    return desk.page(
        "actor.html", actor=found, view=actor_views([found])[0],
        positions=position_views(desk.room, positions, desk.names, {}),
    )  # fmt: skip
