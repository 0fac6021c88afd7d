"""Positions: an actor's stances on a matter over time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sayso.comparing.told import Told
from sayso.model import Point, Position


def positions(
    points: Iterable[Point], reports: Mapping[str, Told], actor_of: Callable[[str, str], str | None]
) -> list[Position]:
    """The stances of actors on the points, by actor, matter and time.

    ``actor_of(report, actor)`` gives the id of the StoryActor that an actor of a report belongs to.
    """
    return []
