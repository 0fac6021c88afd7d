"""What comparing takes in: a report together with what was read in it; and the ids and evidence that it gives out."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from sayso.knowledge.lazily import cached_property
from sayso.model import (
    Actor,
    Claim,
    Clause,
    Date,
    Event,
    Evidence,
    Extract,
    Finding,
    Part,
    Place,
    Report,
    Rule,
    Severity,
    Span,
)

_T = TypeVar("_T")


class Spans(Generic[_T]):
    """Things that stand in a text, found by where they stand without going over all of them."""

    def __init__(self, found: Iterable[tuple[int, int, _T]]) -> None:
        self._held = sorted(found, key=lambda each: each[0])
        self._starts = [start for start, _, _ in self._held]
        self._longest = max((end - start for start, end, _ in self._held), default=0)

    def meeting(self, start: int, end: int) -> list[_T]:
        """Those that share a character with a stretch, in the order of the text."""
        held = self._held
        if not held:
            return []
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [each for a, b, each in held[first:last] if start < b]


@dataclass(frozen=True)
class Told:
    """A report and its extract."""

    report: Report
    extract: Extract

    @property
    def id(self) -> str:
        return self.report.id

    def put_away(self) -> None:
        """Forget what was worked out of the report: it points back at it, and would outlive the last use of both."""
        for name in self.__dict__.keys() - {"report", "extract"}:
            del self.__dict__[name]

    @cached_property
    def lower(self) -> str:
        """The text in lower case."""
        return self.extract.text.lower()

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.extract.claims}

    @cached_property
    def actors(self) -> Mapping[str | None, Actor]:
        return {actor.id: actor for actor in self.extract.actors}

    @cached_property
    def events(self) -> dict[str, Event]:
        return {event.id: event for event in self.extract.events}

    @cached_property
    def places_at(self) -> Mapping[Part, Spans[Place]]:
        """The places by part and where they stand."""
        parts: tuple[Part, Part] = ("text", "title")
        return {p: Spans((x.start, x.end, x) for x in self.extract.places if x.part == p) for p in parts}

    @cached_property
    def place_numbers_at(self) -> Mapping[Part, Spans[int]]:
        """The indices of the places by part and where they stand."""
        parts: tuple[Part, Part] = ("text", "title")
        return {p: Spans((x.start, x.end, i) for i, x in enumerate(self.extract.places) if x.part == p) for p in parts}

    @cached_property
    def dates_at(self) -> Mapping[Part, Spans[Date]]:
        """The dates and times, without durations, by part and where they stand."""
        parts: tuple[Part, Part] = ("text", "title")
        return {
            p: Spans((x.start, x.end, x) for x in self.extract.dates if x.part == p and x.type in ("DATE", "TIME"))
            for p in parts
        }

    @cached_property
    def verbs_at(self) -> Mapping[Part, Spans[Clause]]:
        """The clauses by part and where their verbs stand."""
        parts: tuple[Part, Part] = ("text", "title")
        return {p: Spans((*c.verb, c) for c in self.extract.clauses if c.part == p) for p in parts}

    @cached_property
    def claims_at(self) -> Mapping[Part, Spans[Claim]]:
        """The claims by part and where their pieces stand; one of several pieces is there for each."""
        parts: tuple[Part, Part] = ("text", "title")
        return {p: Spans((a, b, c) for c in self.extract.claims if c.part == p for a, b in c.pieces) for p in parts}

    @cached_property
    def _clause_starts(self) -> list[tuple[int, int]]:
        return sorted((c.start, i) for i, c in enumerate(self.extract.clauses) if c.part == "text")

    def clauses_from(self, start: int, end: int) -> list[int]:
        """The clauses of the text (by index) that begin from one offset on and before another, lowest index first."""
        starts = self._clause_starts
        return sorted(i for _, i in starts[bisect_left(starts, (start, -1)) : bisect_left(starts, (end, -1))])

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.extract.sentences]

    def sentences_before(self, offset: int) -> int:
        """How many sentences of the text begin at an offset or before it."""
        return bisect_right(self._sentence_starts, offset)

    def sentence_at(self, offset: int) -> tuple[int, int] | None:
        """The sentence of the text that an offset stands in, or None."""
        at = self.sentences_before(offset) - 1
        if at < 0 or self.extract.sentences[at][1] <= offset:
            return None
        start, end = self.extract.sentences[at]
        return start, end

    @cached_property
    def actors_at(self) -> Mapping[Part, Spans[tuple[int, int, str]]]:
        """The mentions of actors as ``(start, end, id)``, by part and where they stand."""
        actors = self.extract.actors
        return {
            "text": Spans((a, b, (a, b, actor.id)) for actor in actors for a, b in actor.mentions),
            "title": Spans((a, b, (a, b, actor.id)) for actor in actors for a, b in actor.title_mentions),
        }

    @cached_property
    def below(self) -> Mapping[int, list[tuple[int, Clause]]]:
        """For each clause (by index) those that hang on it in the same part, each with its index."""
        made: dict[int, list[tuple[int, Clause]]] = defaultdict(list)
        clauses = self.extract.clauses
        for index, clause in enumerate(clauses):
            if clause.above is not None and clauses[clause.above].part == clause.part:
                made[clause.above].append((index, clause))
        return made

    @cached_property
    def day(self) -> date | None:
        """The day of publication, or None where it is unknown or no date."""
        try:
            return date.fromisoformat((self.report.published or "")[:10])
        except ValueError:
            return None

    def evidence(self, span: Span) -> Evidence:
        """A span of this report as evidence."""
        return Evidence(report=self.id, start=span.start, end=span.end, text=span.text, part=span.part)

    def stretch(self, start: int, end: int) -> Evidence:
        """Offsets into the text of this report as evidence."""
        return Evidence(report=self.id, start=start, end=end, text=self.extract.text[start:end])


def finding(rule: Rule, severity: Severity, message: str, *evidence: Evidence) -> Finding:
    """A finding whose id depends on the rule and the quoted evidence alone, in whatever order it comes."""
    quotes = sorted(f"{e.report}\0{e.part}\0{e.start}\0{e.text}\0{e.reference}\0{e.id}" for e in evidence)
    digest = hashlib.blake2b("\n".join([rule, *quotes]).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return Finding(id=f"f{digest}", rule=rule, severity=severity, message=message, evidence=list(evidence))
