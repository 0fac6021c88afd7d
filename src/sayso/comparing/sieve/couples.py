"""Couples of lines: which statements of two reports may belong together, and of what use they may be, for many pairs of
reports at once. It works on the lines of the reports alone; each condition here is one that a rule asks for, or weaker.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.contradictions.once import one_time
from sayso.comparing.contradictions.slots import CONTEST_DAYS, may_exclude
from sayso.comparing.rules import single_origin
from sayso.comparing.sieve import lines as of
from sayso.comparing.sieve.lines import MANY, Figured, Lines
from sayso.comparing.sieve.uses import ANY, WIDTH, Use
from sayso.comparing.statements import things
from sayso.comparing.statements.sameness import (
    LONG,
    VERBATIM,
    WORDED_ALIKE,
    WORDS_ALIKE,
    Say,
    needed,
    say,
    spells_differ,
)
from sayso.knowledge.lazily import cached_property

Numbers = NDArray[np.int64]
Truths = NDArray[np.bool_]
#: tokens of who won and who lost
Outcome = tuple[frozenset[int], frozenset[int]]

#: couples of lines that a token makes by itself; one that makes more only adds to those which a rarer one made
OFTEN = 24
#: part of the words of the poorer line that the other has too, from which on opposite deeds contradict each other: the
#: least that any rule asks for
COVERAGE = 0.3
#: words of one kind that a token of that kind may stand for
_OF_KIND = 3


@dataclass(frozen=True)
class Two:
    """Two reports: their lines, which of them is the later, whether one names the outlet of the other, whether they are
    of different days, and how many lie between them.
    """

    a: Lines
    b: Lines
    #: 1 where ``b`` is known to be later by its time, -1 where ``a`` is, 0 where the times do not tell
    order: int = 0
    named: bool = True
    days_apart: bool = True
    #: the days they are of, as ordinal numbers
    day_a: int | None = None
    day_b: int | None = None

    @cached_property
    def days(self) -> int:
        """Days between them; 0 where the day of one is not known."""
        return abs(self.day_a - self.day_b) if self.day_a is not None and self.day_b is not None else 0

    @cached_property
    def earliest(self) -> int | None:
        """The day of the earlier one, or that of the one of which it is known."""
        return min((day for day in (self.day_a, self.day_b) if day is not None), default=None)

    @property
    def forward(self) -> bool:
        """Whether ``b`` may be the later one; by the times, or for naming the other."""
        return self.order > 0 or (not self.order and self.named)

    @property
    def backward(self) -> bool:
        """Whether ``a`` may be the later one."""
        return self.order < 0 or (not self.order and self.named)


@dataclass(frozen=True)
class _Stack:
    """The lines of all reports of a lot, one below the other; see ``Lines`` for what is told of each."""

    #: ``line << 32 | token``, sorted, with bits
    keys: Numbers
    bits: of.Bits
    #: for each line where its keys begin, and one more
    starts: Numbers
    flags: of.Flags
    own: NDArray[np.uint8]
    content: Numbers
    speaks: of.Signs
    heads: of.Signs
    parties: of.Signs
    #: for each report its first line
    first: dict[int, int]


def _stack(lot: Sequence[Two]) -> _Stack:
    reports = list({id(lines): lines for two in lot for lines in (two.a, two.b)}.values())
    first: dict[int, int] = {}
    keys: list[Numbers] = []
    starts: list[Numbers] = []
    line = key = 0
    for lines in reports:
        first[id(lines)] = line
        keys.append(lines.keys + (line << 32))
        starts.append(lines.starts + key)
        line += len(lines.flags)
        key += len(lines.keys)
    return _Stack(
        np.concatenate(keys),
        np.concatenate([lines.bits for lines in reports]),
        np.concatenate([*starts, [key]]),
        np.concatenate([lines.flags for lines in reports]),
        np.concatenate([lines.own for lines in reports]),
        np.concatenate([lines.content for lines in reports]),
        np.concatenate([lines.speaks for lines in reports]),
        np.concatenate([lines.heads for lines in reports]),
        np.concatenate([lines.parties for lines in reports]),
        first,
    )


def _spread(starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """For each stretch from a start to before an end: which stretch, and each place in it."""
    lengths = ends - starts
    which = np.repeat(np.arange(len(starts)), lengths)
    before = np.cumsum(lengths) - lengths
    return which, np.arange(len(which)) - np.repeat(before - starts, lengths)


def couples_of(lot: Sequence[Two]) -> list[list[tuple[int, int, int]]]:
    """For each pair of reports the couples of lines that may be of use, and of which (bits of ``Use``), in the order of
    the texts.
    """
    stack = _stack(lot)
    firsts = np.array([(stack.first[id(two.a)], stack.first[id(two.b)]) for two in lot], dtype=np.int64)
    of_pair = np.array([needed(two.a.sentences, two.b.sentences) for two in lot])
    pair, a, b, content = _met(lot, firsts, of_pair)
    marked = _marked(lot, stack, pair, a, b)
    speak = (stack.speaks[a] & stack.speaks[b]) != 0
    headed = ((stack.heads[a] & stack.parties[b]) | (stack.parties[a] & stack.heads[b])) != 0
    worth = marked.worth(of_pair[pair], content, speak, headed)
    pair, a, b, marked = pair[worth], a[worth], b[worth], marked.where(worth)
    needs = of_pair[pair]
    seen = _shared(stack, a, b)
    more = (seen.solid + seen.axis > 1) | marked.either(of.OVERTAKING)
    met = (seen.solid + seen.axis >= needs) & (((seen.solid > 0) & more) | marked.both(of.COUNTING))
    surely = ~marked.long | (marked.both(of.CLEAR) & seen.surely_one())
    uses = np.where(met, _uses(marked, seen, needs, surely), 0)
    i, j = a - firsts[pair, 0], b - firsts[pair, 1]
    counted = met & marked.both(of.COUNTABLE) & (seen.content >= needs - 1) & (surely | marked.both(of.FIRST))
    for at in np.flatnonzero(counted).tolist():
        two = lot[pair[at]]
        mine, yours = two.a.figures_of.get(int(i[at]), ()), two.b.figures_of.get(int(j[at]), ())
        if _figures_apart(mine, yours, fated=not surely[at]):
            uses[at] |= Use.FIGURES
    made: list[list[tuple[int, int, int]]] = [[] for _ in lot]
    kept = np.flatnonzero(uses)
    columns = (each[kept].tolist() for each in (pair, i, j, uses, marked.a, marked.b))
    for p, mine, yours, use, flags_a, flags_b in zip(*columns, strict=True):
        one, other = lot[p].a, lot[p].b
        said = say(one.labels[mine], other.labels[yours])
        left = _left(use, said)
        if left & Use.OPPOSITES and not (
            _may_oppose(said, flags_a, flags_b)
            or _may_exclude(said, flags_a & flags_b, (one, mine), (other, yours), lot[p])
            or (lot[p].days <= CONTEST_DAYS and _won_and_lost(one.outcomes.get(mine), other.outcomes.get(yours)))
        ):
            left &= ~Use.OPPOSITES
        if left:
            made[p].append((mine, yours, left))
    return made


def _left(uses: int, said: Say) -> int:
    """Of the uses that a couple may be of if its predicates say this or that, those that are left."""
    if said.saying == "other" or (said.saying == "weak" and not said.common):
        return uses & ANY
    return (uses | uses >> _IF[said.saying]) & ANY


#: by how many bits a use is moved up that a couple is of only if its predicates say the same, and so on
_IF = {"same": WIDTH, "weak": 2 * WIDTH, "opposite": 3 * WIDTH}


def _may_oppose(said: Say, a: int, b: int) -> bool:
    """Whether lines that say this, and have these flags, may contradict each other, whatever they have one of only."""
    differ = bool((a ^ b) & of.NEGATIVE)
    if said.saying == "opposite":
        return not differ
    return said.saying != "other" and (differ or bool((a | b) & of.SCOPED))


def _may_exclude(said: Say, both: int, mine: tuple[Lines, int], yours: tuple[Lines, int], two: Two) -> bool:
    """Whether two lines may tell of what there can be one of only, or of two days for what is once."""
    (a, i), (b, j) = mine, yours
    first, second = a.days.get(i), b.days.get(j)
    same_time: bool | None = None
    if first is not None and second is not None:
        same_time = not spells_differ(first[2], second[2]) and first[0] - 1 <= second[1] and second[0] - 1 <= first[1]
        once = both & of.EVER or one_time(two.days, two.earliest, max(first[1], second[1]))
        if both & of.ONCE and said.saying != "other" and not same_time and once:
            return True
        elsewhere = both & of.ELSEWHERE and a.spots[i].isdisjoint(b.spots[j])
        if elsewhere and said.saying == "same" and first == second:
            return True
    return same_time is not False and two.days <= CONTEST_DAYS and may_exclude(a.slots[i], b.slots[j])


def _won_and_lost(mine: Outcome | None, yours: Outcome | None) -> bool:
    """Whether one line may have as the winner whom the other has as the loser, or another winner."""
    if mine is None or yours is None or mine[0] & yours[0] or mine[1] & yours[1]:
        return False
    return bool(mine[0] & yours[1] or mine[1] & yours[0] or (mine[0] and yours[0]))


class _Met(NamedTuple):
    """Couples of lines that share tokens by which lines find each other; by pair of reports, then line."""

    pair: Numbers
    #: the lines, by their places in the stack
    a: Numbers
    b: Numbers
    #: words of content that they may have in common at most
    content: Numbers


def _met(lot: Sequence[Two], firsts: Numbers, needs: Numbers) -> _Met:
    """The couples of lines that share a token by which lines find each other, and which not too many share. Left out
    are those that cannot have as many in common as their reports need (``needs``, by pair).
    """
    left, right = [two.a.handles for two in lot], [two.b.handles for two in lot]
    pair_a = np.repeat(np.arange(len(lot)), [len(each.tokens) for each in left])
    pair_b = np.repeat(np.arange(len(lot)), [len(each.tokens) for each in right])
    keys_a = (pair_a << 32) | np.concatenate([each.tokens for each in left])
    # behind the last one stands what no key is
    keys_b = np.append((pair_b << 32) | np.concatenate([each.tokens for each in right]), -1)
    lines_a = np.concatenate([each.lines for each in left]).astype(np.int64)
    lines_b = np.concatenate([each.lines for each in right]).astype(np.int64)
    content = np.concatenate([each.content for each in left])
    starts = np.searchsorted(keys_b[:-1], keys_a)
    counts = np.where(keys_b[starts] == keys_a, np.concatenate([*(each.counts for each in right), [0]])[starts], 0)
    often = counts * np.concatenate([each.counts for each in left]) > OFTEN
    which, where = _spread(starts, np.where(often, starts, starts + counts))
    # each time that two lines meet, with whether it is by a word of content
    times = (((pair_a << 33) | (lines_a << 17) | content)[which]) | lines_b[where] << 1
    times.sort()
    codes = times >> 1
    begins = np.flatnonzero(np.concatenate(([True], codes[1:] != codes[:-1]))[: len(codes)])
    codes = codes[begins]
    common = np.diff(begins, append=len(times))
    words = np.add.reduceat(times & 1, begins) if len(begins) else common
    pair = codes >> 32
    first = codes >> 16 & 0xFFFF
    # what the lines of a report have of the tokens that did not count may be in common as well
    sizes = np.array([len(two.a.flags) for two in lot])
    slots = np.cumsum(sizes) - sizes
    beside = np.bincount(slots[pair_a[often]] + lines_a[often], minlength=int(sizes.sum()))[slots[pair] + first]
    beside[np.array([a.crowded or b.crowded for a, b in zip(left, right, strict=True)])[pair]] = MANY
    kept = common + beside >= needs[pair]
    pair, first, second = pair[kept], first[kept], (codes & 0xFFFF)[kept]
    return _Met(pair, first + firsts[pair, 0], second + firsts[pair, 1], (words + beside)[kept])


@dataclass(frozen=True)
class _Marked:
    """Couples of lines as far as the flags of their lines tell."""

    a: of.Flags
    b: of.Flags
    #: whether either report may be the later one, and whether one names the outlet of the other
    forward: Truths
    backward: Truths
    named: Truths
    #: whether one of the reports is long
    long: Truths

    def where(self, worth: Truths) -> _Marked:
        """Some of the couples."""
        ways = (each[worth] for each in (self.forward, self.backward, self.named, self.long))
        return _Marked(self.a[worth], self.b[worth], *ways)

    def both(self, flags: int) -> Truths:
        """Where both lines have all of the flags."""
        made: Truths = (self.a & self.b & flags) == flags
        return made

    def either(self, flags: int) -> Truths:
        """Where one of the lines has one of the flags."""
        made: Truths = ((self.a | self.b) & flags) != 0
        return made

    def then(self, a: int, b: int) -> Truths:
        """Where a line has all the flags ``a``, and one of a report that may be later all of ``b``."""
        made: Truths = (self.forward & ((self.a & a) == a) & ((self.b & b) == b)) | (
            self.backward & ((self.b & a) == a) & ((self.a & b) == b)
        )
        return made

    @cached_property
    def differ(self) -> Truths:
        """Where one line denies, and the other does not."""
        made: Truths = ((self.a ^ self.b) & of.NEGATIVE) != 0
        return made

    @cached_property
    def harder(self) -> Truths:
        """Where the later one may be surer of what the other tells."""
        firm, soft = of.FIRM | of.STATED, of.SOFT | of.PLANNED
        to_come = self.then(soft, firm) | self.then(soft, of.FIRM | of.PLANNED)
        return ~self.differ & (self.then(of.SOFT | of.STATED, firm) | self.then(of.SOFT | of.POSSIBLE, firm) | to_come)

    @cached_property
    def overtaken(self) -> tuple[Truths, Truths]:
        """Where the later one may tell that what was planned is called off or done, or that what went on is over."""
        return self.then(of.PLANNED, _DONE | of.OVERTAKING), self.then(of.GOING, _DONE | of.ENDING)

    @cached_property
    def lost(self) -> Truths:
        """Where the later one may have lost the source of the other."""
        return self.then(of.LEANING | of.STATED, of.UNSOURCED | of.STATED) | self.then(
            of.LEANING | of.PLANNED, of.UNSOURCED | of.PLANNED
        )

    def worth(self, needs: Numbers, content: Numbers, speak: Truths, headed: Truths) -> Truths:
        """Where lines may be of use that have at most so many words of content in common, whose predicates have
        something in common (``speak``) or not, and of which one has the head of the other (``headed``) or not.
        """
        clear = ~self.long | self.both(of.CLEAR)
        planned, going = self.overtaken
        told_anew = self.harder & (self.both(of.COPULA) | (needs == 1))
        much = told_anew | planned | going | (self.lost & self.both(of.FINITE)) | self.both(of.ASSERTED | of.OUTCOME)
        counted = self.both(of.COUNTABLE) & (clear | self.both(of.FIRST))
        linked = headed & (content >= needs) & self.both(of.CLAIMED)
        alike = speak & (linked | clear | self.either(of.NOBODY))
        made: Truths = alike | (much & clear) | counted | self.both(of.TERM) | self.named
        return made


_DONE = of.STATED | of.SURE | of.PAST


def _marked(lot: Sequence[Two], stack: _Stack, pair: Numbers, a: Numbers, b: Numbers) -> _Marked:
    long = [max(two.a.sentences, two.b.sentences) > LONG for two in lot]
    ways = [(two.forward, two.backward, two.named, is_long) for two, is_long in zip(lot, long, strict=True)]
    return _Marked(stack.flags[a], stack.flags[b], *np.array(ways)[pair].T)


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
    #: words of content besides the predicate that the poorer of the lines has, and of content that the richer has
    fewer: Numbers
    more: Numbers

    def covered(self, part: float) -> Truths:
        """Where the lines may have so much in common besides their predicates."""
        made: Truths = (self.own + _OF_KIND * self.kind >= part * self.fewer) & (self.fewer > 0)
        return made

    @property
    def speak(self) -> Truths:
        """Where predicates have something in common."""
        made: Truths = (self.axis > 0) | (self.label > 0)
        return made

    def surely_one(self) -> Truths:
        """Where two clear lines of long reports may be of one point beyond doubt (``sameness.surely_one``)."""
        much = (self.content >= WORDS_ALIKE) & (self.content >= WORDED_ALIKE * self.more)
        made: Truths = much | (self.speak & self.headed & self.covered(VERBATIM))
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
        count(of.LABEL),
        np.minimum(stack.own[a], stack.own[b]).astype(np.int64), np.maximum(stack.content[a], stack.content[b]),
    )  # fmt: skip


def _uses(marked: _Marked, seen: _Seen, needs: Numbers, surely: Truths) -> Numbers:
    """For each couple what some rule, or a link of two claims, may rest on (bits of ``Use``)."""
    close = seen.content >= needs
    speak = seen.speak
    party = seen.party > 0
    # what is told of one thing, if the predicates say the same or the opposite; words of many meanings need more
    of_one = speak & seen.headed & seen.covered(0.5)
    nearly_all = of_one & seen.covered(0.8)
    linked = close & marked.both(of.CLAIMED)
    nobody = speak & marked.either(of.NOBODY) & (seen.content > 0)
    contradicted = surely & marked.both(of.ASSERTED) & close & (
        (speak & (party | (((seen.own >= things.SHARED) | marked.either(of.SCOPED)) & seen.covered(COVERAGE))))
        | marked.both(of.OUTCOME)
    )  # fmt: skip
    harder = surely & marked.harder
    identified = (marked.both(of.COPULA) & seen.covered(0.6) & (seen.content >= 3)) | (
        # told anew in a short report
        (needs == 1) & (seen.content >= 2)
    )
    carried_out = surely & marked.then(of.PLANNED, _DONE)
    left_undone = surely & marked.then(of.PLANNED, of.STATED | of.SURE) & (seen.content >= 2)
    planned, going = marked.overtaken
    overtaken = surely & ((planned & (seen.content > 0) & party) | (going & (seen.content >= 2)))
    changed = surely & seen.headed & speak & seen.covered(0.6) & (seen.content >= 2)
    lost = surely & marked.lost
    worded_alike = marked.both(of.FINITE) & seen.covered(0.75) & (seen.content >= 3)
    terms = marked.both(of.TERM) & party & (marked.forward | marked.backward)
    from_one = marked.named & ((speak & party) | ((seen.content >= 2) & seen.covered(single_origin.COVERAGE)))
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
        (changed & marked.then(of.STATED | of.NEGATIVE, _DONE) & marked.differ, Use.NEWER << same),
        (changed & marked.then(of.STATED, of.STATED | of.SURE) & ~marked.differ, Use.NEWER << opposite),
        (lost & worded_alike, Use.SOURCES), (lost & ~marked.differ & of_one, Use.SOURCES << same),
        (lost & ~marked.differ & nearly_all, Use.SOURCES << weak),
        (terms, Use.TERMS), (from_one, Use.ORIGINS),
    )  # fmt: skip
    made = np.zeros(len(needs), dtype=np.int64)
    for holds, use in held:
        made[holds] |= use
    return made


def _figures_apart(mine: Iterable[Figured], yours: Iterable[Figured], fated: bool) -> bool:
    """Whether two figures of one measure, and of one fate if that is asked for (``fated``), may not meet, or one may
    outgrow what was at least so many.
    """
    return any(
        x.measure == y.measure
        and not set(x.marks).isdisjoint(y.marks)
        and (x.high < y.low or y.high < x.low or (x.at_least and y.low > x.low) or (y.at_least and x.low > y.low))
        and not (fated and set(x.fates).isdisjoint(y.fates))
        for x in mine
        for y in yours
    )
