"""What comparing takes in: a report together with what was read in it; and the ids and evidence that it gives out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sayso.model import Claim, Event, Evidence, Extract, Finding, Report, Rule, Severity, Span


@dataclass(frozen=True)
class Told:
    """A report and its extract."""

    report: Report
    extract: Extract

    @property
    def id(self) -> str:
        return self.report.id

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.extract.claims}

    @cached_property
    def events(self) -> dict[str, Event]:
        return {event.id: event for event in self.extract.events}

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
