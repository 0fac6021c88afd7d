"""Balance: how many claims rest on each party's word, and who is not heard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sayso.comparing.told import Told
from sayso.model import Balance, Point


def balance(
    points: Iterable[Point], reports: Mapping[str, Told], actor_of: Callable[[str, str], str | None]
) -> list[Balance]:
    """For each point, and for the story (``point`` None): claims on each party's word; parties not heard have 0."""
    return []
