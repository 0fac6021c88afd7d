"""What a rule hands back before it is a finding, and the words in which findings are told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.comparing.told import Told, finding
from sayso.model import Evidence, Finding, Rule, Severity

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip


@dataclass(frozen=True)
class Hit:
    """A rule that fits two stretches of text, the earlier report's first."""

    rule: Rule
    severity: Severity
    a: Evidence
    b: Evidence
    message: str
    #: how much bears it; of hits of one rule on one span the best is kept
    score: float = 1.0

    def finding(self) -> Finding:
        return finding(self.rule, self.severity, self.message, self.a, self.b)

    def covers(self, other: Hit) -> bool:
        """Whether both rest on the same pair of spans."""
        return (_overlap(self.a, other.a) and _overlap(self.b, other.b)) or (
            _overlap(self.a, other.b) and _overlap(self.b, other.a)
        )  # fmt: skip

    def rivals(self, other: Hit) -> bool:
        """Whether one of its spans is evidence of the other too, for the same rule."""
        return self.rule == other.rule and (_overlap(self.a, other.a) or _overlap(self.b, other.b))


def _overlap(a: Evidence, b: Evidence) -> bool:
    assert a.start is not None and a.end is not None and b.start is not None and b.end is not None
    return a.report == b.report and a.part == b.part and a.start < b.end and b.start < a.end


def outlet(told: Told) -> str:
    """The name to call a report by: its outlet, else its id."""
    return told.report.outlet or f"report {told.id}"


def day(value: date | None) -> str:
    """``6 June 2017``; empty where unknown."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}" if value is not None else ""


def dated(told: Told) -> str:
    """``the Adriatic Courier (6 June 2017)``."""
    when = day(told.day)
    return f"{outlet(told)} ({when})" if when else outlet(told)


def quoted(evidence: Evidence) -> str:
    """The words of the evidence in quotation marks, on one line."""
    words = " ".join(evidence.text.split()).strip(" ,;:")
    if words[:1] in '"“' and words[-1:] in '"”':
        words = words[1:-1].strip(" ,;:")
    return f"“{words}”"
