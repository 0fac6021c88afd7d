"""The sieve: which statements of two reports may belong together, for many pairs of reports at once.

It works on the lines of the reports alone. What it lets pass is looked at closely by the rules; what it holds back,
none of them could use: each condition here is one that a rule asks for, or weaker.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice, product

from sayso.comparing.contradictions.answers import apart
from sayso.comparing.figures.affairs import NEAR, NEAR_LONG
from sayso.comparing.figures.gauges import may_clash
from sayso.comparing.rules import altered_quote
from sayso.comparing.rules.position_shift import at_odds
from sayso.comparing.sieve.couples import Two, couples_of
from sayso.comparing.sieve.lines import Lines, Spoken
from sayso.comparing.sieve.uses import Use
from sayso.comparing.statements.sameness import LONG, WORDS_ALIKE

#: for or against (1, -1), or to be done or to stay (2, -2), on terms or not, and tokens of who; see
#: ``sayso.comparing.positions.turns``
Held = tuple[int, bool | None, frozenset[int]]

#: pairs of reports that go through it together
LOT = 256


@dataclass(frozen=True)
class Passed:
    """What of two reports is worth looking at closely."""

    #: couples of lines with what they may be of use for (bits of ``Use``), in the order of the texts
    couples: list[tuple[int, int, int]] = field(default_factory=list)
    #: what the two reports may be of use for, these couples and all else taken together
    uses: int = 0
    #: couples of clauses that tell of stances which cannot stand beside each other, if they are on one matter
    stances: list[tuple[int, int]] = field(default_factory=list)
    #: measures of which the two give figures that may be at odds, with the sentences that do
    gauges: list[tuple[str, int, int]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.uses)


def sift(pairs: Iterable[Two]) -> Iterable[Passed]:
    """What passes of each pair, in their order."""
    rest = iter(pairs)
    while lot := list(islice(rest, LOT)):
        couples = couples_of(lot)
        for two, found in zip(lot, couples, strict=True):
            stances = _at_odds(two)
            uses = Use.STANCES if stances else 0
            if _quotations_differ(two.a.quotations, two.b.quotations):
                uses |= Use.QUOTATIONS
            gauges = _gauges_apart(two)
            if gauges or _put_right(two.a, two.b) or _put_right(two.b, two.a):
                uses |= Use.MEASURES
            if (two.forward and _ended(two.a, two.b)) or (two.backward and _ended(two.b, two.a)):
                uses |= Use.ENDS
            if two.days_apart and (
                (two.forward and _turned(two.a.turns, two.b.turns))
                or (two.backward and _turned(two.b.turns, two.a.turns))
            ):
                uses |= Use.STANCES
            if _answers_apart(two.a.answers, two.b.answers):
                uses |= Use.ANSWERS
            for _, _, each in found:
                uses |= each
            yield Passed(found, uses, stances, gauges)


def _at_odds(two: Two) -> list[tuple[int, int]]:
    """The stances of the one that may be at odds with one of the other."""
    if not two.days_apart or not two.a.stances or not two.b.stances:
        return []
    if max(two.a.sentences, two.b.sentences) > LONG:
        alike = _on_one_matter(two.a, two.b)
    else:
        alike = product(two.a.stances, two.b.stances)
    found = []
    for i, j in alike:
        a, b = two.a.stances[i], two.b.stances[j]
        if (two.forward and at_odds(a, b)) or (two.backward and at_odds(b, a)):
            found.append((i, j))
    return found


def _on_one_matter(mine: Lines, yours: Lines) -> Iterable[tuple[int, int]]:
    """The stances of two reports whose matters have as many words in common as those of long reports must have."""
    common = Counter(
        (i, j)
        for word in mine.stances_on.keys() & yours.stances_on.keys()
        for i in mine.stances_on[word]
        for j in yours.stances_on[word]
    )
    return sorted(couple for couple, count in common.items() if count >= WORDS_ALIKE)


def _gauges_apart(two: Two) -> list[tuple[str, int, int]]:
    """The measures of which two figures may be at odds, and are told of one thing."""
    mine, yours = two.a.gauges, two.b.gauges
    if mine.keys().isdisjoint(yours.keys()):
        return []
    long = max(two.a.sentences, two.b.sentences) > LONG
    needs = NEAR_LONG if long else NEAR
    return [
        (name, x.sentence, y.sentence)
        for name, x in mine.items()
        if (y := yours.get(name)) is not None
        and x.unit == y.unit
        and (x.plain or not long)
        and may_clash(x.bounds, y.bounds)
        and len(x.anchors & y.anchors) >= needs
    ]


def _turned(mine: Sequence[Held], yours: Sequence[Held]) -> bool:
    """Whether a party may hold by the later report what cannot stand beside what it holds by the earlier."""
    return any(
        not a[2].isdisjoint(b[2])
        and ((a[0] == b[0] == 0) or a[0] == -b[0] or (a[0] > 0 and b[0] > 0 and {a[1], b[1]} == {True, False}))
        for a in mine
        for b in yours
    )


def _answers_apart(mine: dict[int, int], yours: dict[int, int]) -> bool:
    """Whether the two may answer a question in ways that exclude each other."""
    if len(mine) > len(yours):
        mine, yours = yours, mine
    return any(question in yours and apart(sides, yours[question]) for question, sides in mine.items())


def _ended(first: Lines, second: Lines) -> bool:
    """Whether the second may tell that a state is over which the first tells while it lasts."""
    return any(
        name == other and over and not lasting and not about.isdisjoint(of_)
        for name, lasting, about in first.stages
        for other, over, of_ in second.stages
    )


def _put_right(by: Lines, of_: Lines) -> bool:
    """Whether the one says that it puts a figure right, and gives one, and the other has any."""
    return bool(by.righted) and bool(of_.figures)


def _quotations_differ(mine: Sequence[Spoken], yours: Sequence[Spoken]) -> bool:
    """Whether some quotation of the one may be one of the other in other words."""
    return any(_reworded(q, r) for q in mine for r in yours)


def _reworded(q: Spoken, r: Spoken) -> bool:
    known = bool(q.speakers and r.speakers)
    if (known and set(q.speakers).isdisjoint(r.speakers)) or q.order == r.order:
        return False
    if not known and 2 * len(q.words & r.words) < altered_quote.UNKNOWN_SHARE * (len(q.words) + len(r.words)):
        return False
    mine, yours = len(q.order), len(r.order)
    common = len(q.words & r.words) + max(mine - len(q.words), yours - len(r.words))
    if min(mine, yours, common) < 3:
        return False
    if 2 * common >= altered_quote.SAME_SENTENCE * (mine + yours):
        return True
    return common >= altered_quote.CORE and not q.couples.isdisjoint(r.couples)
