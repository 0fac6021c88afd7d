"""How decisions stand: of each finding whether it was confirmed or dismissed, by whom and why; notes and grades."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sayso.story import Decision
from sayso.story.deciding import Decided, standing


@dataclass
class Standing:
    """What people decided on one thing, and stands."""

    #: ``open``, ``confirmed`` or ``dismissed``
    state: str = "open"
    #: in their order
    all: list[Decision] = field(default_factory=list)
    grade: str | None = None


class Review:
    """The decisions of a story, by what they are about."""

    def __init__(self, decisions: Sequence[Decision], decided: Decided | None) -> None:
        self._all = decisions
        self._decided = decided
        #: the number of the last decision, which a form carries so that nobody decides unaware of it
        self.seen = max((decision.number for decision in decisions), default=0)

    @cached_property
    def standing(self) -> list[Decision]:
        """The decisions that nobody took back."""
        return standing(self._all)

    @cached_property
    def _stand(self) -> set[int]:
        return {decision.number for decision in self.standing}

    @cached_property
    def _findings(self) -> dict[str, Standing]:
        found = self._decided.reviews() if self._decided else {}
        return {id: Standing(review.state, review.decisions, review.grade) for id, review in found.items()}

    @cached_property
    def _things(self) -> dict[str, Standing]:
        held: dict[str, Standing] = {}
        for decision in self.standing:
            for thing in decision.about:
                held.setdefault(thing, Standing()).all.append(decision)
        return held

    def of(self, thing: str) -> Standing:
        """How a finding stands; of other things, what was decided on them by their own id."""
        return self._findings.get(thing) or self._things.get(thing) or _NONE

    def undone(self, decision: Decision) -> bool:
        """Whether a decision was taken back."""
        return decision.kind != "undo" and decision.number not in self._stand

    def last_of(self, who: str) -> Decision | None:
        """The last decision of somebody that still stands."""
        return next((d for d in reversed(self.standing) if d.who == who), None)

    def counts(self) -> dict[str, int]:
        """How many findings were confirmed and dismissed."""
        states = [standing.state for standing in self._findings.values()]
        return {state: states.count(state) for state in ("confirmed", "dismissed")}


_NONE = Standing()
