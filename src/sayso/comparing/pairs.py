"""Two reports side by side: which of their claims are about the same point, and what does not fit between them.

``lay`` is a pure function of the two reports and symmetric: ``lay(a, b)`` and ``lay(b, a)`` give the same links and
findings. What needs more than two reports is done afterwards, from the results of their pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from sayso.comparing.findings.hits import Hit
from sayso.comparing.findings.settling import contents
from sayso.comparing.rules.altered_quote import altered_quotes
from sayso.comparing.rules.contradiction import answers_apart, contradictions
from sayso.comparing.rules.hardening import hardenings, in_clefts
from sayso.comparing.rules.lost_source import lost_sources, passed_on
from sayso.comparing.rules.number_conflict import figures_apart, measures_apart
from sayso.comparing.rules.position_shift import position_shifts
from sayso.comparing.rules.single_origin import single_origins
from sayso.comparing.rules.update import ends, updates
from sayso.comparing.sieve import couples, sieve
from sayso.comparing.sieve.drawing import lines
from sayso.comparing.sieve.linking import Link, Side, claims, claims_of, links
from sayso.comparing.sieve.uses import Use
from sayso.comparing.statements.sameness import Pair, side_by_side
from sayso.comparing.statements.settled import settle, settling
from sayso.comparing.statements.statements import sheet
from sayso.comparing.statements.when import by_time
from sayso.comparing.told import Told
from sayso.model import Finding


class PairResult(msgspec.Struct, frozen=True):
    """What lies between two reports, in a stable order."""

    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()
    #: by finding the words by which a dispute that some report discloses is known to be the same
    contents: dict[str, list[str]] = {}
    #: whether the first reports of the links are known to be the earlier
    ordered: bool = False


#: The rules that lay two reports side by side, in their order, with what they look at: of one pair of spans, the first
#: that fits wins.
RULES: tuple[tuple[Callable[[Pair], Iterable[Hit]], int], ...] = (
    (altered_quotes, Use.QUOTATIONS),
    (position_shifts, Use.STANCES | Use.TERMS),
    (hardenings, Use.HARDER),
    (in_clefts, Use.ANSWERS),
    (updates, Use.NEWER),
    (ends, Use.ENDS),
    (figures_apart, Use.FIGURES),
    (measures_apart, Use.MEASURES),
    (contradictions, Use.OPPOSITES),
    (answers_apart, Use.ANSWERS),
    (lost_sources, Use.SOURCES),
    (passed_on, Use.ANSWERS),
)


def lay(a: Told, b: Told) -> PairResult:
    """All that two reports say about the same points, and what does not fit."""
    two = two_of(a, b)
    (passed,) = sieve.sift([two])
    sides = Side(a.id, two.a.labels, claims(a)), Side(b.id, two.b.labels, claims(b))
    return weigh(*sides, two, passed, {a.id: a, b.id: b}.__getitem__)


def two_of(a: Told, b: Told) -> couples.Two:
    """Two reports as the sieve takes them."""
    first, second = (told.day.toordinal() if told.day is not None else None for told in (a, b))
    return couples.Two(lines(a), lines(b), by_time(a.report.published, b.report.published), day_a=first, day_b=second)


def weigh(a: Side, b: Side, two: couples.Two, passed: sieve.Passed, load: Callable[[str], Told]) -> PairResult:
    """The same, for what the sieve let pass. The reports are loaded only where a rule has to look at them, or one of
    them settles what the other leaves open.
    """
    ours, theirs = a.claims.readings, b.claims.readings
    if not (passed.uses & ~Use.LINKS or two.named or settling(ours, theirs) or settling(theirs, ours)):
        met = [(i, j) for i, j, _ in passed.couples]
        if two.order < 0 or (not two.order and a.report > b.report):
            a, b, met = b, a, sorted((j, i) for i, j in met)
        return PairResult(links(a, b, met, two.order != 0), ordered=two.order != 0)
    read = load(a.report), load(b.report)
    settled = settle(*read)
    sides = {s.report: s if now is was else None for s, now, was in zip((a, b), settled, read, strict=True)}
    labels = {s.report: s.labels for s in (a, b)}
    made = _weigh(*settled, passed, lambda told, some: sides[told.id] or _settled_side(told, labels[told.id], some))
    for told in settled:
        if all(told is not one for one in read):
            told.put_away()
    return made


def _weigh(a: Told, b: Told, passed: sieve.Passed, side: Callable[[Told, Iterable[int]], Side]) -> PairResult:
    pair = side_by_side(sheet(a), sheet(b), passed.couples, passed.stances, passed.gauges)
    hits: list[Hit] = []
    # one text that was printed twice says nothing new and nothing else
    for rule, use in RULES if a.extract.text != b.extract.text else ():
        for hit in sorted(rule(pair), key=lambda h: -h.score) if passed.uses & use else ():
            if not any(hit.covers(known) or hit.rivals(known) for known in hits):
                hits.append(hit)
    seen: list[Hit] = []
    # what may stand beside any other
    for hit in single_origins(pair) if passed.uses & Use.ORIGINS else ():
        if not any(hit.covers(known) for known in seen):
            seen.append(hit)
    findings = {f.id: f for f in (hit.finding() for hit in hits + seen)}
    made = tuple(findings[i] for i in sorted(findings))
    reports = {a.id: a, b.id: b}
    met = [(i, j) for i, j, uses in pair.met if uses & Use.LINKS]
    first, second = side(pair.a.told, {i for i, _ in met}), side(pair.b.told, {j for _, j in met})
    return PairResult(links(first, second, met, pair.order == 1), made, contents(made, reports), pair.order == 1)


def _settled_side(told: Told, labels: Sequence[str], some: Iterable[int]) -> Side:
    """A report some of whose places another has settled, as far as it is asked for."""
    return Side(told.id, labels, claims_of(sheet(told), some))
