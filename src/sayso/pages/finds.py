"""Findings as they are shown: what does not fit, heaviest first, with the words side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sayso.model import Finding
from sayso.pages.room import EARLIEST, Moment, Quote, Room

#: What each rule looks for, for a reader who sees its name for the first time.
RULES = {
    "contradiction": "Two statements about the same thing that cannot both be true.",
    "number-conflict": "Two figures for the same thing at the same time whose ranges do not meet.",
    "update": "A later report has a newer state of the same thing.",
    "hardening": "A claim has become surer on its way, and nothing new is named that would bear it.",
    "lost-source": "A claim that leaned on a source has lost it, or got a weightier one.",
    "altered-quote": "The same sentence of the same speaker, in quotation marks, with other words.",
    "geography": "A place is said to lie where the gazetteer does not have it.",
    "calendar": "Dates, weekdays or sums of days that do not fit together.",
    "unknown-body": "An organ of a state that is not in our list of that state's organs.",
    "guess": "The report itself surmises a meaning, motive or cause, on nobody's word.",
    "single-origin": "Several reports may pass for confirming each other, and rest on one origin.",
    "loaded-term": "In the report's own voice, a word that takes a side.",
    "position-shift": "A party's stance is another than before, or has other conditions.",
}
#: Heaviest first; within a severity the rules as CONTRACT.md lists them.
SEVERITIES = ("conflict", "caution", "note")
_RULE_ORDER = {rule: n for n, rule in enumerate(RULES)}
_LAYERS = {"geography": ("place",), "calendar": ("date",)}


@dataclass(frozen=True)
class FindingView:
    """A finding with its evidence quoted."""

    id: str
    rule: str
    severity: str
    message: str
    #: what the rule looks for
    about: str
    quotes: list[Quote]
    #: the point that it is about, where one is shown
    point: str | None
    #: ids of findings by the same rule on the same words in other reports, as copies have them
    others: tuple[str, ...] = ()
    #: where else those words stand
    also: tuple[Quote, ...] = ()
    #: a reader confirmed it
    confirmed: bool = False


def weight(finding: Finding) -> tuple[int, int]:
    """Sorts findings, the heaviest first."""
    severity = SEVERITIES.index(finding.severity) if finding.severity in SEVERITIES else len(SEVERITIES)
    return severity, _RULE_ORDER.get(finding.rule, len(_RULE_ORDER))


def by_weight(room: Room, findings: Iterable[Finding]) -> list[Finding]:
    """Heaviest first; then by the day of the report in which the evidence is complete."""

    def key(finding: Finding) -> tuple[tuple[int, int], Moment, str]:
        places = [room.order(e.report) for e in finding.evidence if e.report]
        return weight(finding), max(places, default=EARLIEST), finding.id

    return sorted(findings, key=key)


def finding_view(room: Room, finding: Finding, points: Mapping[tuple[str, str], str]) -> FindingView:
    """``points`` gives the point of each claim, by report and claim."""
    layers = _LAYERS.get(finding.rule, ())
    return FindingView(
        id=finding.id,
        rule=finding.rule,
        severity=finding.severity,
        message=finding.message,
        about=RULES.get(finding.rule, ""),
        quotes=[room.quote(evidence, layers) for evidence in finding.evidence],
        point=_point(room, finding, points),
    )


def grouped(views: Iterable[FindingView]) -> list[FindingView]:
    """Findings by one rule on the same words become one, which names the other reports that have them."""
    held: dict[tuple[str, frozenset[str]], list[FindingView]] = {}
    for view in views:
        words = frozenset(" ".join(quote.words.lower().split()) for quote in view.quotes if quote.label)
        held.setdefault((view.rule, words), []).append(view)
    return [_one(same) for same in held.values()]


def _one(same: list[FindingView]) -> FindingView:
    first, rest = same[0], same[1:]
    places = {(q.label.id, q.start, q.part) for q in first.quotes if q.label}
    also: dict[tuple[str, int, str], Quote] = {}
    for view in rest:
        for quote in view.quotes:
            if quote.label and (quote.label.id, quote.start, quote.part) not in places:
                also.setdefault((quote.label.id, quote.start, quote.part), quote)
    return replace(first, others=tuple(view.id for view in rest), also=tuple(also.values()))


def _point(room: Room, finding: Finding, points: Mapping[tuple[str, str], str]) -> str | None:
    """The point to which claims of the evidence belong, in two reports at least."""
    seen: dict[str, set[str]] = {}
    for evidence in finding.evidence:
        if evidence.report is None or evidence.report not in room.labels:
            continue
        start, end = evidence.start or 0, evidence.end or 0
        for claim in room.told(evidence.report).extract.claims:
            point = points.get((evidence.report, claim.id))
            if point and claim.part == evidence.part and claim.start < end and start < claim.end:
                seen.setdefault(point, set()).add(evidence.report)
    shared = [(-len(reports), point) for point, reports in seen.items() if len(reports) > 1]
    return min(shared)[1] if shared else None
