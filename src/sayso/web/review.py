"""How decisions stand: of each finding whether it was confirmed or dismissed, by whom and why; notes and grades."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.story import Decision, Story


@dataclass
class Standing:
    """What people decided on one thing."""

    #: ``confirm``, ``dismiss`` or None
    verdict: Decision | None = None
    notes: list[Decision] = field(default_factory=list)
    #: the last grade of the information, and of its source
    grade: Decision | None = None
    #: merges, splits and corrections
    others: list[Decision] = field(default_factory=list)

    @property
    def state(self) -> str:
        """``open``, ``confirmed`` or ``dismissed``."""
        return {"confirm": "confirmed", "dismiss": "dismissed"}.get(self.verdict.kind if self.verdict else "", "open")

    @property
    def all(self) -> list[Decision]:
        held = [*self.notes, *self.others, *([self.grade] if self.grade else [])]
        return sorted([*held, *([self.verdict] if self.verdict else [])], key=lambda d: d.number)


class Review:
    """The standing decisions of a story, by what they are about."""

    def __init__(self, story: Story, decisions: Sequence[Decision]) -> None:
        self._story = story
        #: the number of the last decision, which a form carries so that nobody decides unaware of it
        self.seen = story.last_decision()
        self.standing = story.decisions(standing=True)
        self._undone = {d.number for d in decisions} - {d.number for d in self.standing}
        self._by_thing: dict[str, Standing] = {}
        for decision in self.standing:
            for thing in decision.about:
                self._take(self._by_thing.setdefault(thing, Standing()), decision)

    @staticmethod
    def _take(standing: Standing, decision: Decision) -> None:
        match decision.kind:
            case "confirm" | "dismiss":
                standing.verdict = decision
            case "note":
                standing.notes.append(decision)
            case "grade":
                standing.grade = decision
            case _:
                standing.others.append(decision)

    def of(self, thing: str) -> Standing:
        return self._by_thing.get(thing, _NONE)

    def undone(self, decision: Decision) -> bool:
        """Whether a decision was taken back (or is itself the taking back of another)."""
        return decision.number in self._undone

    def last_of(self, who: str) -> Decision | None:
        """The last decision of somebody that still stands."""
        return next((d for d in reversed(self.standing) if d.who == who), None)

    def counts(self) -> dict[str, int]:
        """How many things were confirmed and dismissed."""
        states = [standing.state for standing in self._by_thing.values()]
        return {state: states.count(state) for state in ("confirmed", "dismissed")}


_NONE = Standing()
