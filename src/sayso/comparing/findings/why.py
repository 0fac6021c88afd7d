"""Why a finding was raised: each step from the spans to the rule, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from sayso.comparing.statements.sameness import Likeness, coverage, side_by_side
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.told import Told
from sayso.model import Evidence, Finding

_SAYING = {
    "same": "they say the same", "opposite": "they say opposite things", "weak": "their verbs of many meanings agree",
    "other": "their verbs differ",
}  # fmt: skip
_SURE = ("unsure", "possible", "probable", "certain")


def why(finding: Finding, told: Callable[[str], Told]) -> Iterator[str]:
    """The steps behind a finding, a line each: the rule, the evidence with its offsets, what holds of each side, and
    what makes the two one point. ``told`` gives a report of the story by id.
    """
    yield f"{finding.rule} ({finding.severity}): {finding.message}"
    yield f"rule: {_meaning(finding.rule)}"
    reports: dict[str, Told] = {}
    sides: list[Statement] = []
    for evidence in finding.evidence:
        if evidence.report is None:
            yield f"reference {evidence.reference} {evidence.id or ''}: {evidence.text}"
            continue
        report = reports.setdefault(evidence.report, told(evidence.report))
        text = " ".join(evidence.text.split())
        yield f"evidence: {evidence.report} {evidence.part} {evidence.start}-{evidence.end}: “{text}”"
        found = statement_at(report, evidence)
        if found is not None:
            sides.append(found)
            yield f"  {_holds(found)}"
    if len(sides) == 2 and len(reports) == 2:
        pair = side_by_side(sheet(sides[0].told), sheet(sides[1].told))
        a, b = sorted(sides, key=lambda s: s.told.id != pair.a.told.id)
        like = Likeness(a, b)
        order = f"{a.told.id} is the earlier" if pair.order else "the two are in no order of time"
        yield f"order: {order}"
        yield f"same point: {_alike(a, b, like)}"


def _meaning(rule: str) -> str:
    """The first paragraph of what the rule's own function says of it."""
    module = import_module(f"sayso.comparing.rules.{rule.replace('-', '_')}")
    return " ".join((module.__doc__ or rule).split())


def statement_at(told: Told, evidence: Evidence) -> Statement | None:
    """The statement that shares most of its clause with the evidence; the first of equals."""
    best: tuple[int, Statement] | None = None
    for s in sheet(told).statements:
        if s.clause.part != evidence.part or evidence.start is None or evidence.end is None:
            continue
        common = min(s.clause.end, evidence.end) - max(s.clause.start, evidence.start)
        if common > 0 and (best is None or common > best[0]):
            best = (common, s)
    return best[1] if best is not None else None


def _holds(s: Statement) -> str:
    parts = ["not so" if s.negative else "so", s.standing, _SURE[s.certainty]]
    if s.sources:
        parts.append("on the word of " + ", by way of ".join(" ".join(x.text.split()) for x in s.sources))
    else:
        parts.append("in the report's own voice")
    if s.theme is not None:
        parts.append(f"of “{' '.join(s.theme.text.split())}”")
    if s.agent is not None:
        parts.append(f"by “{' '.join(s.agent.text.split())}”")
    if s.when is not None:
        first, last = s.when
        parts.append(f"for {first}" if first == last else f"for {first} to {last}")
    parts.extend(f"figure {' '.join(f.text.split())}" for f in s.figures)
    return f"{'/'.join(sorted(s.labels))}: {'; '.join(parts)}"


def _alike(a: Statement, b: Statement, like: Likeness) -> str:
    time = {None: "one gives no time", True: "the times meet", False: "the times are apart"}[like.same_time]
    words = ", ".join(sorted(like.shared)) or "none"
    return (
        f"{_SAYING[like.saying]}; what is acted on {_match(like.theme)}; who acts {_match(like.agent)}; {time}; "
        f"words in common: {words}; {coverage(a, b):.0%} of the poorer clause is in the other"
    )


def _match(value: float) -> str:
    if value >= 1:
        return "is the same"
    if value >= 0.7:
        return "may be the same"
    return "is another" if value < 0 else "is open"
