"""What a first look shows: findings of every rule, the point that lost most, what is said alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from sayso.model import Copy
from sayso.pages.ladders import PointView


class _HasRule(Protocol):
    @property
    def rule(self) -> str: ...


_Ruled = TypeVar("_Ruled", bound=_HasRule)


def best_copies(copies: Iterable[Copy]) -> dict[str, Copy]:
    """For each report the one that it took most from."""
    best: dict[str, Copy] = {}
    for copy in copies:
        if copy.report not in best or copy.share > best[copy.report].share:
            best[copy.report] = copy
    return best


def varied(views: Sequence[_Ruled], number: int) -> list[_Ruled]:
    """The first of each rule, then the others, in the order given."""
    seen: set[str] = set()
    first = [v for v in views if v.rule not in seen and not seen.add(v.rule)]  # type: ignore[func-returns-value]
    chosen = [*first, *(v for v in views if v not in first)][:number]
    return [v for v in views if v in chosen]


def alike(points: Sequence[PointView]) -> list[PointView]:
    """Points that nobody is against, in outlets that did not copy them; those with most traced origins first."""
    alike = [p for p in points if not p.against and len(p.outlets) > 1 and p.own > 1 and not p.findings]
    return sorted(alike, key=lambda p: (-len(p.traced_for), -len(p.outlets), p.id))


def climbed(points: Sequence[PointView]) -> PointView | None:
    """The point whose wordings, from weak to certain, lost hedges and sources most often."""

    def losses(point: PointView) -> tuple[int, int]:
        return sum(bool(step.lost) for step in point.steps), len(point.outlets)

    found = [p for p in points if p.hardened and min(s.strength for s in p.steps) < 4 and len(p.outlets) > 1]
    return min(found, key=lambda p: ([-n for n in losses(p)], p.id), default=None)
