"""Actors over the story: which actors of two reports are one, and why."""

from __future__ import annotations

from sayso.comparing.told import Told
from sayso.model import Actor


def same(a: Actor, b: Actor) -> str | None:
    """The reason why two actors of two reports are one (*same name*, *same surname and office*), else None. Symmetric."""
    return None


def matched(a: Told, b: Told) -> dict[str, str]:
    """For each actor (id) of ``a`` the actor of ``b`` that it is one with."""
    return {}
