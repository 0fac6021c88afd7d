"""The sieve: which statements of two reports may belong together, for many pairs of reports at once.

It works on the lines of the reports alone. What it lets pass is looked at closely by the rules; what it holds back,
none of them could use: each condition here is one that a rule asks for, or weaker.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from sayso.comparing import lines as of
from sayso.comparing import things
from sayso.comparing.affairs import NEAR, NEAR_LONG
from sayso.comparing.answers import apart
from sayso.comparing.gauges import may_clash
from sayso.comparing.lines import Figured, Lines, Spoken
from sayso.comparing.rules import altered_quote, single_origin
from sayso.comparing.rules.position_shift import at_odds
from sayso.comparing.sameness import LONG, VERBATIM, WORDED_ALIKE, WORDS_ALIKE, Saying, needed, saying
from sayso.comparing.uses import ANY, WIDTH, Use

Numbers = NDArray[np.int64]
Truths = NDArray[np.bool_]
#: for or against, on terms or not, and tokens of who; see ``sayso.comparing.turns``
Held = tuple[int, bool | None, frozenset[int]]

#: pairs of reports that go through it together
LOT = 256
#: couples of lines that a token makes by itself; one that makes more only adds to those which a rarer one made
OFTEN = 24
#: part of the words of the poorer line that the other has too, from which on opposite deeds contradict each other: the
#: least that any rule asks for
COVERAGE = 0.3
#: words of one kind that a token of that kind may stand for
_OF_KIND = 3


@dataclass(frozen=True)
class Two:
    """Two reports: their lines, which of them is the later, whether one names the outlet of the other, and whether they
    are of different days.
    """

    a: Lines
    b: Lines
    #: 1 where ``b`` is known to be later by its time, -1 where ``a`` is, 0 where the times do not tell
    order: int = 0
    named: bool = True
    days_apart: bool = True

    @property
    def forward(self) -> bool:
        """Whether ``b`` may be the later one; by the times, or for naming the other."""
        return self.order > 0 or (not self.order and self.named)

    @property
    def backward(self) -> bool:
        """Whether ``a`` may be the later one."""
        return self.order < 0 or (not self.order and self.named)


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
        couples = _couples(lot)
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


# --- couples of lines -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Stack:
    """The lines of all reports of a lot, one below the other."""

    #: ``line << 32 | token``, sorted, with bits
    keys: Numbers
    bits: of.Bits
    #: for each line where its keys begin, and one more
    starts: Numbers
    flags: of.Flags
    own: NDArray[np.uint8]
    #: of each line how many words of content it has
    content: Numbers
    #: for each report its first line
    first: dict[int, int]


def _stack(lot: Sequence[Two]) -> _Stack:
    reports = list({id(lines): lines for two in lot for lines in (two.a, two.b)}.values())
    first: dict[int, int] = {}
    at = 0
    keys: list[Numbers] = []
    for lines in reports:
        first[id(lines)] = at
        keys.append((lines.owners.astype(np.int64) + at << 32) | lines.tokens)
        at += len(lines.flags)
    joined = np.concatenate(keys)
    bits = np.concatenate([lines.bits for lines in reports])
    return _Stack(
        joined,
        bits,
        np.searchsorted(joined, np.arange(at + 1, dtype=np.int64) << 32),
        np.concatenate([lines.flags for lines in reports]),
        np.concatenate([lines.own for lines in reports]),
        np.bincount(joined[(bits & of.CONTENT) != 0] >> 32, minlength=at),
        first,
    )


def _spread(starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """For each stretch from a start to before an end: which stretch, and each place in it."""
    lengths = ends - starts
    which = np.repeat(np.arange(len(starts)), lengths)
    before = np.cumsum(lengths) - lengths
    return which, np.arange(len(which)) - np.repeat(before - starts, lengths)


def _couples(lot: Sequence[Two]) -> list[list[tuple[int, int, int]]]:
    stack = _stack(lot)
    firsts = np.array([(stack.first[id(two.a)], stack.first[id(two.b)]) for two in lot], dtype=np.int64)
    of_pair = np.array([needed(two.a.sentences, two.b.sentences) for two in lot])
    long = np.array([max(two.a.sentences, two.b.sentences) > LONG for two in lot])
    pair, a, b = _met(lot, firsts, of_pair)
    seen = _shared(stack, a, b)
    needs = of_pair[pair]
    named, forward, backward = np.array([(two.named, two.forward, two.backward) for two in lot])[pair].T
    figured = seen.flag(of.COUNTING, of.COUNTING)
    more = (seen.solid + seen.axis > 1) | seen.either(of.OVERTAKING)
    met = (seen.solid + seen.axis >= needs) & (((seen.solid > 0) & more) | figured)
    surely = ~long[pair] | seen.surely_one()
    uses = np.where(met, _uses(seen, needs, surely, named, forward, backward), 0)
    i, j = a - firsts[pair, 0], b - firsts[pair, 1]
    counted = met & seen.flag(of.COUNTABLE, of.COUNTABLE) & (seen.content >= needs - 1)
    counted &= surely | seen.flag(of.FIRST, of.FIRST)
    for at in np.flatnonzero(counted).tolist():
        two = lot[pair[at]]
        if _figures_apart(two.a.figures_of.get(int(i[at]), ()), two.b.figures_of.get(int(j[at]), ())):
            uses[at] |= Use.FIGURES
    made: list[list[tuple[int, int, int]]] = [[] for _ in lot]
    kept = np.flatnonzero(uses)
    columns = (each[kept].tolist() for each in (pair, i, j, uses, seen.a, seen.b))
    for p, mine, yours, use, flags_a, flags_b in zip(*columns, strict=True):
        say = _say(lot[p].a.labels[mine], lot[p].b.labels[yours])
        left = say.left(use) & (ANY if _may_oppose(say, flags_a, flags_b) else ~Use.OPPOSITES)
        if left:
            made[p].append((mine, yours, left))
    return made


@dataclass(frozen=True)
class _Say:
    """How what two predicates say lies to each other."""

    saying: Saying
    #: whether they have a word in common
    common: bool

    def left(self, uses: int) -> int:
        """Of the uses that a couple may be of if its predicates say this or that, those that are left."""
        if self.saying == "other" or (self.saying == "weak" and not self.common):
            return uses & ANY
        return (uses | uses >> _IF[self.saying]) & ANY


#: by how many bits a use is moved up that a couple is of only if its predicates say the same, and so on
_IF = {"same": WIDTH, "weak": 2 * WIDTH, "opposite": 3 * WIDTH}


@lru_cache(1 << 16)
def _say(a: str, b: str) -> _Say:
    first, second = frozenset(a.split("|")), frozenset(b.split("|"))
    return _Say(saying(first, second), not first.isdisjoint(second))


def _may_oppose(say: _Say, a: int, b: int) -> bool:
    """Whether lines that say this, and have these flags, may contradict each other."""
    both, either, differ = a & b, a | b, bool((a ^ b) & of.NEGATIVE)
    if both & (of.OUTCOME | of.SLOT):
        return True
    if say.saying == "opposite":
        return not differ
    return say.saying != "other" and (differ or bool(either & of.SCOPED) or bool(both & of.DATED))


def _met(lot: Sequence[Two], firsts: Numbers, needs: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The couples of lines that share a token by which lines find each other, and which not too many share: the pair,
    and both lines by their places in the stack; by pair, then line. Left out are those that cannot have as many in
    common as their reports need (``needs``, by pair).
    """
    left, right = [two.a.handles for two in lot], [two.b.handles for two in lot]
    pair_a = np.repeat(np.arange(len(lot)), [len(each.tokens) for each in left])
    pair_b = np.repeat(np.arange(len(lot)), [len(each.tokens) for each in right])
    keys_a = (pair_a << 32) | np.concatenate([each.tokens for each in left])
    # behind the last one stands what no key is
    keys_b = np.append((pair_b << 32) | np.concatenate([each.tokens for each in right]), -1)
    lines_a = np.concatenate([each.lines for each in left]).astype(np.int64)
    lines_b = np.concatenate([each.lines for each in right]).astype(np.int64)
    starts = np.searchsorted(keys_b[:-1], keys_a)
    counts = np.where(keys_b[starts] == keys_a, np.concatenate([*(each.counts for each in right), [0]])[starts], 0)
    often = counts * np.concatenate([each.counts for each in left]) > OFTEN
    which, where = _spread(starts, np.where(often, starts, starts + counts))
    codes, common = np.unique((pair_a[which] << 32) | (lines_a[which] << 16) | lines_b[where], return_counts=True)
    pair = codes >> 32
    first = codes >> 16 & 0xFFFF
    # what the lines of a report have of the tokens that did not count may be in common as well
    sizes = np.array([len(two.a.flags) for two in lot])
    slots = np.cumsum(sizes) - sizes
    beside = np.bincount(slots[pair_a[often]] + lines_a[often], minlength=int(sizes.sum()))
    crowded = np.array([a.crowded or b.crowded for a, b in zip(left, right, strict=True)])[pair]
    kept = crowded | (common + beside[slots[pair] + first] >= needs[pair])
    pair, first, second = pair[kept], first[kept], (codes & 0xFFFF)[kept]
    return pair, first + firsts[pair, 0], second + firsts[pair, 1]


@dataclass(frozen=True)
class _Seen:
    """What couples of lines have in common."""

    solid: Numbers
    axis: Numbers
    content: Numbers
    own: Numbers
    party: Numbers
    #: whether the head, a name or the place of what the one is of is a word of somebody or something in the other
    headed: Truths
    kind: Numbers
    label: Numbers
    #: flags of either line, and the words of content that the poorer of them has
    a: of.Flags
    b: of.Flags
    fewer: Numbers
    #: words of content that the richer of them has
    more: Numbers

    def flag(self, a: int, b: int) -> Truths:
        """Where the first line has all the flags ``a``, and the second all of ``b``."""
        made: Truths = ((self.a & a) == a) & ((self.b & b) == b)
        return made

    def either(self, flags: int) -> Truths:
        """Where one of the lines has one of the flags."""
        made: Truths = ((self.a | self.b) & flags) != 0
        return made

    def covered(self, part: float) -> Truths:
        """Where the lines may have so much in common besides their predicates."""
        made: Truths = (self.own + _OF_KIND * self.kind >= part * self.fewer) & (self.fewer > 0)
        return made

    def surely_one(self) -> Truths:
        """Where two lines of long reports may be of one point beyond doubt (``sameness.surely_one``)."""
        much = (self.content >= WORDS_ALIKE) & (self.content >= WORDED_ALIKE * self.more)
        made: Truths = self.flag(of.CLEAR, of.CLEAR) & (much | self.covered(VERBATIM))
        return made


def _shared(stack: _Stack, a: Numbers, b: Numbers) -> _Seen:
    which, where = _spread(stack.starts[a], stack.starts[a + 1])
    wanted = (b[which] << 32) | (stack.keys[where] & 0xFFFFFFFF)
    found = np.searchsorted(stack.keys, wanted)
    found[found == len(stack.keys)] = 0
    hit = np.flatnonzero(stack.keys[found] == wanted) if len(stack.keys) else np.zeros(0, dtype=np.int64)
    left, right = stack.bits[where[hit]], stack.bits[found[hit]]
    bits = left & right
    which = which[hit]
    headed = np.zeros(len(a), dtype=np.bool_)
    headed[
        which[((left & of.PARTY != 0) & (right & of.HEAD != 0)) | ((right & of.PARTY != 0) & (left & of.HEAD != 0))]
    ] = True

    def count(bit: int) -> Numbers:
        return np.bincount(which[(bits & bit) != 0], minlength=len(a))

    return _Seen(
        count(of.SOLID), count(of.AXIS), count(of.CONTENT), count(of.OWN), count(of.PARTY), headed, count(of.KIND),
        count(of.LABEL), stack.flags[a], stack.flags[b],
        np.minimum(stack.own[a], stack.own[b]).astype(np.int64), np.maximum(stack.content[a], stack.content[b]),
    )  # fmt: skip


def _uses(seen: _Seen, needs: Numbers, surely: Truths, named: Truths, forward: Truths, backward: Truths) -> Numbers:
    """For each couple what some rule, or a link of two claims, may rest on (bits of ``Use``)."""
    close = seen.content >= needs
    speak = (seen.axis > 0) | (seen.label > 0)
    party = seen.party > 0
    differ = ((seen.a ^ seen.b) & of.NEGATIVE) != 0
    half = seen.covered(0.5)

    def then(a: int, b: int) -> Truths:
        """Where a line has all the flags ``a``, and one of a report that may be later all of ``b``."""
        made: Truths = (forward & seen.flag(a, b)) | (backward & seen.flag(b, a))
        return made

    # what is told of one thing, if the predicates say the same or the opposite; words of many meanings need more
    of_one = speak & seen.headed & half
    nearly_all = of_one & seen.covered(0.8)
    linked = close & seen.flag(of.CLAIMED, of.CLAIMED)
    nobody = speak & seen.either(of.NOBODY) & (seen.content > 0)
    contradicted = surely & seen.flag(of.ASSERTED, of.ASSERTED) & close & (
        (speak & (party | (((seen.own >= things.SHARED) | seen.either(of.SCOPED)) & seen.covered(COVERAGE))))
        | seen.flag(of.OUTCOME, of.OUTCOME)
    )  # fmt: skip
    firm = of.FIRM | of.STATED
    to_come = then(of.SOFT | of.PLANNED, firm) | then(of.SOFT | of.PLANNED, of.FIRM | of.PLANNED)
    harder = surely & ~differ & (then(of.SOFT | of.STATED, firm) | then(of.SOFT | of.POSSIBLE, firm) | to_come)
    identified = (seen.flag(of.COPULA, of.COPULA) & seen.covered(0.6) & (seen.content >= 3)) | (
        # told anew in a short report
        (needs == 1) & (seen.content >= 2)
    )
    done = of.STATED | of.SURE | of.PAST
    carried_out = surely & then(of.PLANNED, done)
    left_undone = surely & then(of.PLANNED, of.STATED | of.SURE) & (seen.content >= 2)
    overtaken = surely & (
        (then(of.PLANNED, done | of.OVERTAKING) & (seen.content > 0) & party)
        | (then(of.GOING, done | of.ENDING) & (seen.content >= 2))
    )
    changed = surely & seen.headed & speak & seen.covered(0.6) & (seen.content >= 2)
    lost = surely & (
        then(of.LEANING | of.STATED, of.UNSOURCED | of.STATED)
        | then(of.LEANING | of.PLANNED, of.UNSOURCED | of.PLANNED)
    )
    worded_alike = seen.flag(of.FINITE, of.FINITE) & seen.covered(0.75) & (seen.content >= 3)
    terms = seen.flag(of.TERM, of.TERM) & party & (forward | backward)
    from_one = named & ((speak & party) | ((seen.content >= 2) & seen.covered(single_origin.COVERAGE)))
    same, weak, opposite = _IF["same"], _IF["weak"], _IF["opposite"]
    held = (
        (linked & of_one, Use.LINKS << same | Use.LINKS << opposite), (linked & nearly_all, Use.LINKS << weak),
        (nobody | contradicted, Use.OPPOSITES),
        (harder & identified, Use.HARDER), (harder & of_one, Use.HARDER << same),
        (harder & nearly_all, Use.HARDER << weak),
        (overtaken, Use.NEWER),
        (carried_out & of_one, Use.NEWER << same), (carried_out & nearly_all, Use.NEWER << weak),
        (left_undone & of_one, Use.NEWER << same | Use.NEWER << opposite),
        (left_undone & nearly_all, Use.NEWER << weak),
        (changed & then(of.STATED | of.NEGATIVE, done) & differ, Use.NEWER << same),
        (changed & then(of.STATED, of.STATED | of.SURE) & ~differ, Use.NEWER << opposite),
        (lost & worded_alike, Use.SOURCES), (lost & ~differ & of_one, Use.SOURCES << same),
        (lost & ~differ & nearly_all, Use.SOURCES << weak),
        (terms, Use.TERMS), (from_one, Use.ORIGINS),
    )  # fmt: skip
    made = np.zeros(len(needs), dtype=np.int64)
    for holds, use in held:
        made[holds] |= use
    return made


def _figures_apart(mine: Iterable[Figured], yours: Iterable[Figured]) -> bool:
    """Whether two figures of one measure may not meet, or one may outgrow what was at least so many."""
    return any(
        x.measure == y.measure
        and not set(x.marks).isdisjoint(y.marks)
        and (x.high < y.low or y.high < x.low or (x.at_least and y.low > x.low) or (y.at_least and x.low > y.low))
        for x in mine
        for y in yours
    )


# --- what is not laid line by line ------------------------------------------------------------------------------------


def _at_odds(two: Two) -> list[tuple[int, int]]:
    """The stances of the one that may be at odds with one of the other."""
    if not two.days_apart or not two.a.stances or not two.b.stances:
        return []
    alike = WORDS_ALIKE if max(two.a.sentences, two.b.sentences) > LONG else 0
    return [
        (i, j)
        for i, a in two.a.stances.items()
        for j, b in two.b.stances.items()
        if len(a.matter & b.matter) >= alike and ((two.forward and at_odds(a, b)) or (two.backward and at_odds(b, a)))
    ]


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
        and (
            (a[0] == b[0] == 0)
            or (a[0] * b[0] < 0 and (a[0] < 0 or (a[1] is None and b[1] is None)))
            or (a[0] > 0 and b[0] > 0 and {a[1], b[1]} == {True, False})
        )
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
    """Whether a figure of the other report stands where the one says that it puts one right."""
    return bool(by.righted) and any((f.low, f.high) in by.righted for f in of_.figures)


def _quotations_differ(mine: Sequence[Spoken], yours: Sequence[Spoken]) -> bool:
    """Whether some quotation of the one may be one of the other in other words."""
    return any(_reworded(q, r) for q in mine for r in yours)


def _reworded(q: Spoken, r: Spoken) -> bool:
    if set(q.speakers).isdisjoint(r.speakers) or q.order == r.order:
        return False
    mine, yours = len(q.order), len(r.order)
    common = len(q.words & r.words) + max(mine - len(q.words), yours - len(r.words))
    if min(mine, yours, common) < 3:
        return False
    if 2 * common >= altered_quote.SAME_SENTENCE * (mine + yours):
        return True
    return common >= altered_quote.CORE and not q.couples.isdisjoint(r.couples)
