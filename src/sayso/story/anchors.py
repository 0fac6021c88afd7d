"""The words that a decision holds on to: the quotes that let what it is about be found again in a fresh comparison."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from sayso.comparing.told import Told
from sayso.model import Compared, Finding, Point, StoryActor
from sayso.story import comparisons, quotes
from sayso.story.errors import UnknownReport
from sayso.story.records import Decision, Quote

#: a claim or an actor of one report
Ref = tuple[str, str]


def ref_of(text: str) -> Ref | None:
    """``REPORT#ID`` as a claim or an actor of one report; None for anything else."""
    report, mark, id = text.rpartition("#")
    return (report, id) if mark and report and id else None


class Records:
    """The records as comparing left them, and the reports they rest on."""

    def __init__(self, connection: sqlite3.Connection, told: Callable[[str], Told]) -> None:
        self._connection = connection
        self._told = told
        self._kept: dict[str, Told | None] = {}

    def told(self, report: str) -> Told | None:
        """A report, or None where it is not in the story."""
        if report not in self._kept:
            try:
                self._kept[report] = self._told(report)
            except UnknownReport:
                self._kept[report] = None
        return self._kept[report]

    def actor(self, id: str) -> StoryActor | None:
        found = comparisons.record(self._connection, "actor", id)
        return found if isinstance(found, StoryActor) else None

    def point(self, id: str) -> Point | None:
        found = comparisons.record(self._connection, "point", id)
        return found if isinstance(found, Point) else None

    def finding(self, id: str) -> Finding | None:
        found = comparisons.record(self._connection, "finding", id)
        return found if isinstance(found, Finding) else None

    def about(self, report: str, kind: str) -> Iterator[Compared]:
        return comparisons.records_about(self._connection, report, kind)

    def ends(self, reports: Iterable[str]) -> dict[str, str]:
        """For those that are copies as a whole, the report at the outer end of their copies."""
        return comparisons.outer_ends(self._connection, reports)

    def actor_at(self, ref: Ref) -> StoryActor | None:
        """The story's actor that an actor of a report belongs to."""
        return comparisons.actor_at(self._connection, *ref)

    def point_at(self, ref: Ref) -> Point | None:
        """The point that a claim belongs to; the first of several."""
        for found in self.about(ref[0], "point"):
            if isinstance(found, Point) and any((c.report, c.claim) == ref for c in found.claims):
                return found
        return None


def anchored(decision: Decision, records: Records) -> Decision:
    """The decision with the quotes that let it be found again, where none were given; and the rule it judges."""
    if decision.kind == "undo":
        return decision
    found = [f for f in map(records.finding, decision.about) if f is not None]
    rules = {f.rule for f in found}
    made = replace(decision, rule=next(iter(rules))) if len(rules) == 1 and decision.rule is None else decision
    if decision.quotes:
        return made
    held: list[Quote] = []
    for each in found:
        for e in each.evidence:
            if e.report is not None and e.start is not None and e.end is not None:
                held.extend(_quote(records, e.report, e.start, e.end, e.part))
    if not found:
        leaving = {ref for about in decision.about[1:] if (ref := ref_of(about)) is not None}
        for about in decision.about:
            ref = ref_of(about)
            if ref is None:
                ref = next((r for r in _refs(records, about) if r not in leaving), None)
            spot = _spot(records, ref) if ref is not None else []
            if not spot:
                return made  # a quote for each, in their order, or none
            held.extend(spot)
    return replace(made, quotes=held)


def _refs(records: Records, id: str) -> list[Ref]:
    actor = records.actor(id)
    if actor is not None:
        return [(r.report, r.actor) for r in actor.of]
    point = records.point(id)
    return [(c.report, c.claim) for c in point.claims] if point is not None else []


def _spot(records: Records, ref: Ref) -> list[Quote]:
    """The words of a claim, or the first mention of an actor."""
    told = records.told(ref[0])
    if told is None:
        return []
    claim = told.claims.get(ref[1])
    if claim is not None:
        return _quote(records, ref[0], claim.start, claim.end, claim.part)
    for actor in told.extract.actors:
        if actor.id == ref[1]:
            for start, end in actor.mentions[:1]:
                return _quote(records, ref[0], start, end, "text")
            for start, end in actor.title_mentions[:1]:
                return _quote(records, ref[0], start, end, "title")
    return []


def _quote(records: Records, report: str, start: int, end: int, part: str) -> list[Quote]:
    told = records.told(report)
    if told is None:
        return []
    text = told.report.text if part == "text" else told.report.title
    return [quotes.quoted(report, text, start, end, "text" if part == "text" else "title")]
