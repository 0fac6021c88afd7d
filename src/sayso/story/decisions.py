"""The log of decisions: those entries of the custody log that say what readers decided, and what they come to.

Keeping is done within a transaction that the caller opens; what a decision does to the records is in
``sayso.story.deciding``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from sayso.comparing.told import Told
from sayso.story import anchors, deciding
from sayso.story.custody import CustodyLog, now
from sayso.story.errors import StaleDecision
from sayso.story.records import Decision, Quote

KINDS = ("merge", "split", "dismiss", "confirm", "correct", "grade", "note", "undo")

_decisions = msgspec.json.Decoder(Decision)


def made(kind: str, about: Sequence[str], who: str, why: str, quoting: Sequence[Quote], value: str | None) -> Decision:
    """A decision of now. Raises ValueError for one of no kind, nobody's, or about nothing."""
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of decision: {', '.join(KINDS)}")
    if not who.strip() or not about:
        raise ValueError("a decision is somebody's, and about something")
    return Decision(at=now(), who=who, kind=kind, about=list(about), why=why, quotes=list(quoting), value=value)


def ensure_whole(decisions: Sequence[Decision]) -> None:
    """Raises ValueError for one from elsewhere that is of no kind, nobody's, or about nothing."""
    for decision in decisions:
        if decision.kind not in KINDS or not decision.who.strip() or not decision.about:
            raise ValueError(f"decision {decision.number} is of no kind, nobody's or about nothing")


class DecisionLog:
    """The decisions of one open story. ``told`` reads a report with its extract, ``number`` gives a report's number."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        custody: CustodyLog,
        told: Callable[[str], Told],
        number: Callable[[str], int],
    ) -> None:
        self._connection = connection
        self._path = path
        self._custody = custody
        self._told = told
        self._number = number
        self._replayed: tuple[int, deciding.Decided] | None = None

    def keep(self, decision: Decision, seen: int | None) -> Decision:
        """Keep a decision, which comes back with its number and with quotes of what it holds on to.

        Raises StaleDecision where a decision behind ``seen`` is about the same thing, UnknownReport for a quote of
        none, ValueError where nothing was quoted and what it is about is not there.
        """
        quoted = bool(decision.quotes)
        if seen is not None:
            self._ensure_fresh(decision, seen)
        records = anchors.Records(self._connection, self._told)
        decision = anchors.anchored(decision, records)
        if decision.kind in ("merge", "split", "dismiss", "confirm") and not quoted:
            for lapsed, reason in deciding.Decided(records, [*self.standing(), decision]).lapsed:
                if lapsed is decision:
                    raise ValueError(f"{decision.kind} {', '.join(decision.about)}: {reason}")
        return msgspec.structs.replace(decision, number=self._add(decision, at=decision.at))

    def take_in(self, decisions: Sequence[Decision]) -> int:
        """Keep those of another copy of the story that are not here, and return how many; an ``undo`` of one of them
        is about the number that it has here. Raises UnknownReport where one quotes a report that is not here.
        """
        here = {_same(decision): decision.number for decision in self.all()}
        numbers: dict[str, str] = {}
        taken = 0
        for decision in decisions:
            about = decision.about
            if decision.kind == "undo":
                about = [numbers.get(number, number) for number in about]
            moved = msgspec.structs.replace(decision, about=about, number=0)
            number = here.get(_same(moved))
            if number is None:
                number = self._add(moved)
                taken += 1
            numbers[str(decision.number)] = str(number)
        return taken

    def all(self, behind: int = 0) -> list[Decision]:
        """All decisions in their order, or those with a number above ``behind``."""
        rows = self._connection.execute(
            "SELECT n, detail FROM custody WHERE what = 'decided' AND detail IS NOT NULL AND n > ? ORDER BY n",
            (behind,),
        )
        return [msgspec.structs.replace(_decisions.decode(detail), number=n) for n, detail in rows]

    def standing(self) -> list[Decision]:
        """Those that no later ``undo`` took back."""
        return deciding.standing(self.all())

    def replayed(self) -> deciding.Decided:
        """The standing decisions replayed over the records as they are now; kept until anything is logged."""
        head = self._custody.head()[0]
        if self._replayed is None or self._replayed[0] != head:
            self._replayed = head, deciding.Decided(anchors.Records(self._connection, self._told), self.standing())
        return self._replayed[1]

    def _add(self, decision: Decision, at: str | None = None) -> int:
        reports = sorted({self._number(quote.report) for quote in decision.quotes})
        number = self._custody.add("decided", decision, at=at)
        self._connection.executemany("INSERT INTO decided VALUES (?, ?)", [(n, number) for n in reports])
        return number

    def _ensure_fresh(self, decision: Decision, seen: int) -> None:
        clash = [later for later in self.all(seen) if set(later.about) & set(decision.about)]
        if clash:
            raise StaleDecision(f"{self._path}: {clash[-1].who} has decided on this in the meantime", clash)


def _same(decision: Decision) -> bytes:
    """What makes two decisions one: all but the number, which is the story's."""
    return msgspec.json.encode(msgspec.structs.replace(decision, number=0))
