"""Two reports side by side: which of their claims are about the same point, and what does not fit between them.

``lay`` is a pure function of the two reports and symmetric: ``lay(a, b)`` and ``lay(b, a)`` give the same links and
findings. What needs more than two reports is done afterwards, from the results of their pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from sayso.comparing import couples, sieve
from sayso.comparing.hits import Hit
from sayso.comparing.lines import lines
from sayso.comparing.rules.altered_quote import altered_quotes
from sayso.comparing.rules.contradiction import answers_apart, contradictions
from sayso.comparing.rules.hardening import hardenings
from sayso.comparing.rules.lost_source import lost_sources, passed_on
from sayso.comparing.rules.number_conflict import figures_apart, measures_apart
from sayso.comparing.rules.position_shift import position_shifts
from sayso.comparing.rules.single_origin import single_origins
from sayso.comparing.rules.update import ends, updates
from sayso.comparing.sameness import Pair, coverage, match, says_same, side_by_side
from sayso.comparing.settled import settle
from sayso.comparing.settling import contents
from sayso.comparing.statements import sheet
from sayso.comparing.told import Told
from sayso.comparing.uses import Use
from sayso.comparing.when import by_time
from sayso.model import ClaimRef, Finding

#: how the content of ``b`` lies to that of ``a``: the same, its opposite (another figure, not so), or a newer state
#: of it
Bearing = Literal["same", "against", "newer"]


class Link(msgspec.Struct, frozen=True):
    """Two claims of two reports (or of one) about the same point; ``a`` is the earlier, or the first by report id."""

    a: ClaimRef
    b: ClaimRef
    bearing: Bearing


class PairResult(msgspec.Struct, frozen=True):
    """What lies between two reports, in a stable order."""

    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()
    #: by finding the words by which a dispute that some report discloses is known to be the same
    contents: dict[str, list[str]] = {}
    #: whether the first reports of the links are known to be the earlier
    ordered: bool = False


#: share of the words of the poorer clause that the other must have for the two to be about one point
COVERAGE = 0.5
#: The rules that lay two reports side by side, in their order, with what they look at: of one pair of spans, the first
#: that fits wins.
RULES: tuple[tuple[Callable[[Pair], Iterable[Hit]], int], ...] = (
    (altered_quotes, Use.QUOTATIONS),
    (position_shifts, Use.STANCES | Use.TERMS),
    (hardenings, Use.HARDER),
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
    order = by_time(a.report.published, b.report.published)
    (passed,) = sieve.sift([couples.Two(lines(a), lines(b), order)])
    return weigh(a, b, passed)


def weigh(a: Told, b: Told, passed: sieve.Passed) -> PairResult:
    """The same, for what the sieve let pass."""
    read = a, b
    a, b = settle(a, b)
    made = _weigh(a, b, passed)
    for told in (a, b):
        if all(told is not one for one in read):
            told.put_away()
    return made


def _weigh(a: Told, b: Told, passed: sieve.Passed) -> PairResult:
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
    return PairResult(_links(pair), made, contents(made, reports), pair.order == 1)


def _links(pair: Pair) -> tuple[Link, ...]:
    """Couples of claims about the same point: the same doing or its opposite, of the same thing, by nobody else."""
    found: dict[tuple[str, str], Link] = {}
    for a, b, like in pair.close(Use.LINKS):
        if like.saying == "other" or a.claim is None or b.claim is None or "supposed" in (a.standing, b.standing):
            continue
        if coverage(a, b) < COVERAGE or (like.saying != "opposite" and not says_same(a, b, like)):
            continue
        if like.theme < 0 or like.agent < 0 or like.same_time is False:
            continue
        if max(like.theme, match(a.undergoer, b.undergoer)) < 0.7:
            continue
        against = (like.saying == "opposite") != (a.negative != b.negative)
        bearing: Bearing = "against" if against else "same"
        if pair.order and a.standing == "planned" and b.standing == "asserted":
            bearing = "newer"
        key = (a.claim.id, b.claim.id)
        if key not in found or bearing == "against":
            first = ClaimRef(report=pair.a.told.id, claim=a.claim.id)
            found[key] = Link(first, ClaimRef(report=pair.b.told.id, claim=b.claim.id), bearing)
    return tuple(found[k] for k in sorted(found))
