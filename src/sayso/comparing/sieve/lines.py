"""Lines: what the statements of one report offer to be found by, in arrays, kept with its sheet.

Two reports are laid side by side for what they claim where some statement of the one may belong to some statement of
the other. Most don't, and it is seen from the lines alone (``sieve``), without loading the reports.

A line is one statement of the text. Its *tokens* are 32-bit numbers (CRC-32) of words and of what words stand for, each
with bits that say in what way the statement has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from sayso.comparing.positions.stances import Outlook
from sayso.knowledge.lazily import cached_property

Tokens = NDArray[np.uint32]
Bits = NDArray[np.uint8]
Flags = NDArray[np.uint32]
#: what tokens leave in 64 bits
Signs = NDArray[np.uint64]

# bits of a token
#: a word of content, a kind or a place of a participant: what two statements may be about together
SOLID = 1
#: what its predicate speaks of
AXIS = 2
#: a word of content
CONTENT = 4
#: … besides the predicate
OWN = 8
#: a word, kind or place of its subject or object
PARTY = 16
#: the kind of an own word
KIND = 32
#: a predicate of many meanings
LABEL = 64
#: the head, a name, kind or place of whom or what it befalls
HEAD = 128

# flags of a line
(
    CLAIMED, ASSERTED, STATED, PLANNED, POSSIBLE, NEGATIVE, FIRM, SOFT, SURE, PAST, COPULA, LEANING, UNSOURCED, FINITE,
    TERM, COUNTING, COUNTABLE, OVERTAKING, ENDING, GOING, OUTCOME, SCOPED, NOBODY, IDLE, ONCE,
    ELSEWHERE, CLEAR, FIRST, EVER,
) = (1 << n for n in range(29))  # fmt: skip

#: statements of a report that are laid beside those of others; what a longer one says below is not
MOST = 1 << 15
#: statements of one report that may hold a solid token; what is in more of them is what the whole report is about
MANY = 40


class Figured(msgspec.Struct, frozen=True, array_like=True):
    """A figure of a line as far as two of them can be told apart."""

    line: int
    #: unit, per what, and whether of a whole
    measure: str
    low: float
    high: float
    at_least: bool
    #: what it counts; see ``figures.Count.marks``
    marks: tuple[str, ...]
    #: what becomes of those counted
    fates: tuple[str, ...]


class Gauge(msgspec.Struct, frozen=True, array_like=True):
    """The one figure of a report for a measure as far as two of them can be told apart."""

    #: as ``sayso.comparing.figures.gauges.may_clash`` takes it
    bounds: tuple[float, float, bool, int, int]
    #: the currency or scale, and whether its words tell it in long reports too
    unit: str
    plain: bool
    #: tokens of what it is told of
    anchors: frozenset[int]
    #: the sentence that gives it
    sentence: int


class Spoken(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """A quotation."""

    #: a number for each word, in their order
    order: tuple[int, ...]
    #: a number for each word of who says it
    speakers: tuple[int, ...]

    @cached_property
    def words(self) -> frozenset[int]:
        """The numbers of its words."""
        return frozenset(self.order)

    @cached_property
    def couples(self) -> frozenset[tuple[int, int]]:
        """Those of two words that follow each other."""
        return frozenset(zip(self.order, self.order[1:], strict=False))


class Handles(NamedTuple):
    """The tokens by which the lines of a report find those of others, without those that too many lines have."""

    #: sorted, and the line of each
    tokens: Tokens
    lines: NDArray[np.uint16]
    #: for each how many lines have it
    counts: NDArray[np.int64]
    #: for each whether it is a word of content
    content: NDArray[np.bool_]
    #: whether some were left out
    crowded: bool


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """Lines as they are stored."""

    tokens: bytes
    owners: bytes
    bits: bytes
    flags: bytes
    own: bytes
    labels: list[str]
    sentences: int
    figures: list[Figured]
    stances: list[tuple[int, int, bool | None, bool, list[str]]]
    quotations: list[Spoken]
    gauges: dict[str, tuple[tuple[float, float, bool, int, int], str, bool, list[int], int]]
    righted: list[tuple[float, float]]
    stages: list[tuple[str, bool, list[int]]]
    #: of the stances that set terms, by clause: the nouns of each condition, and of what it is to be without
    terms: dict[int, tuple[list[list[str]], list[str]]] = {}
    answers: list[tuple[int, int]] = []
    turns: list[tuple[int, bool | None, list[int]]] = []
    slots: list[int] = []
    outcomes: list[tuple[int, list[int], list[int]]] = []
    days: list[tuple[int, int, int, int]] = []
    spots: list[tuple[int, list[int]]] = []


@dataclass(frozen=True)
class Lines:
    """The lines of a report; ``tokens``, their ``owners`` (lines) and ``bits`` go by owner and token."""

    tokens: Tokens
    owners: NDArray[np.uint16]
    bits: Bits
    #: of each line
    flags: Flags
    #: words of content of each line besides its predicate
    own: NDArray[np.uint8]
    #: what the predicate of each says, in words that a bar parts
    labels: list[str]
    sentences: int
    figures: list[Figured]
    #: what somebody would or would not have, by the clauses that tell of it
    stances: dict[int, Outlook]
    quotations: list[Spoken]
    #: by measure
    gauges: dict[str, Gauge]
    #: the ranges of figures that stand where one is said to be put right
    righted: frozenset[tuple[float, float]]
    #: of states that last, and of their ends: the name, whether it is over, and tokens of what it is of
    stages: list[tuple[str, bool, frozenset[int]]]
    #: by question (a token) how it is answered: bits of ``Side``
    answers: dict[int, int]
    #: what parties hold: for or against, or (by 2 and -2) to be done or to stay, on terms or not, and tokens of who
    turns: list[tuple[int, bool | None, frozenset[int]]]
    #: of each line what it tells of that there can be one of only (bits of ``slots.Slot``)
    slots: list[int]
    #: by line tokens of who won and who lost
    outcomes: dict[int, tuple[frozenset[int], frozenset[int]]]
    #: of lines that tell of something of which there is one only, or that is once, the first and last day of when it
    #: was, and ``sameness.spells``; none where the text does not say when
    days: dict[int, tuple[int, int, int]]
    #: of each line that one thing was done at a place (``ELSEWHERE``), tokens of the places' names
    spots: dict[int, frozenset[int]]

    @cached_property
    def stances_on(self) -> dict[str, list[int]]:
        """By word of the matter, the clauses that tell of stances on it."""
        found: dict[str, list[int]] = {}
        for at, stance in self.stances.items():
            for word in stance.matter:
                found.setdefault(word, []).append(at)
        return found

    @cached_property
    def handles(self) -> Handles:
        """The tokens by which lines find each other."""
        finding = np.flatnonzero(self.bits & (SOLID | AXIS))
        tokens, owners = self.tokens[finding], self.owners[finding]
        order = np.argsort(tokens, kind="stable")
        tokens, owners, finding = tokens[order], owners[order], finding[order]
        starts = np.flatnonzero(np.concatenate((np.ones(min(1, len(tokens)), bool), tokens[1:] != tokens[:-1])))
        lengths = np.diff(np.append(starts, len(tokens)))
        counts = np.repeat(lengths, lengths)
        few = counts <= MANY
        content = (self.bits[finding[few]] & CONTENT) != 0
        return Handles(tokens[few], owners[few], counts[few], content, crowded=not bool(few.all()))

    @cached_property
    def keys(self) -> NDArray[np.int64]:
        """For each token ``owner << 32 | token``."""
        made: NDArray[np.int64] = (self.owners.astype(np.int64) << 32) | self.tokens
        return made

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """For each line where its tokens begin."""
        return np.searchsorted(self.owners, np.arange(len(self.flags)))

    @cached_property
    def content(self) -> NDArray[np.int64]:
        """Of each line how many words of content it has."""
        return np.bincount(self.owners[(self.bits & CONTENT) != 0], minlength=len(self.flags))

    @cached_property
    def speaks(self) -> Signs:
        """Of each line signs of what its predicate says."""
        return self._signs(AXIS | LABEL)

    @cached_property
    def heads(self) -> Signs:
        """… of the head, a name, kind or place of whom or what it befalls."""
        return self._signs(HEAD)

    @cached_property
    def parties(self) -> Signs:
        """… of the words, kinds and places of its subject or object."""
        return self._signs(PARTY)

    def _signs(self, bit: int) -> Signs:
        """Of each line as many bits as a number holds, set by its tokens of a kind: two lines that have no bit in
        common have no such token in common.
        """
        some = np.flatnonzero(self.bits & bit)
        made = np.zeros(len(self.flags), dtype=np.uint64)
        which = self.tokens[some].astype(np.uint64) & np.uint64(63)
        np.bitwise_or.at(made, self.owners[some], np.left_shift(np.uint64(1), which))
        return made

    @cached_property
    def figures_of(self) -> dict[int, list[Figured]]:
        """The figures by line."""
        made: dict[int, list[Figured]] = {}
        for figure in self.figures:
            made.setdefault(figure.line, []).append(figure)
        return made


def pack(lines: Lines) -> Kept:
    """Lines to be stored."""
    return Kept(
        lines.tokens.astype("<u4").tobytes(), lines.owners.astype("<u2").tobytes(), lines.bits.tobytes(),
        lines.flags.astype("<u4").tobytes(), lines.own.tobytes(), lines.labels, lines.sentences, lines.figures,
        [(at, s.sign, s.conditional, s.strong, sorted(s.matter)) for at, s in lines.stances.items()],
        lines.quotations,
        {
            name: (g.bounds, g.unit, g.plain, sorted(g.anchors), g.sentence)
            for name, g in sorted(lines.gauges.items())
        },
        sorted(lines.righted), [(name, over, sorted(about)) for name, over, about in lines.stages],
        {
            at: ([sorted(t) for t in s.terms], sorted(s.without))
            for at, s in lines.stances.items()
            if s.terms or s.without
        },
        sorted(lines.answers.items()), [(sign, terms, sorted(who)) for sign, terms, who in lines.turns],
        lines.slots, [(at, sorted(won), sorted(lost)) for at, (won, lost) in lines.outcomes.items()],
        [(at, *when) for at, when in lines.days.items()], [(at, sorted(where)) for at, where in lines.spots.items()],
    )  # fmt: skip


def unpack(kept: Kept) -> Lines:
    """The lines that ``pack`` stored."""
    return Lines(
        np.frombuffer(kept.tokens, dtype="<u4"), np.frombuffer(kept.owners, dtype="<u2"),
        np.frombuffer(kept.bits, dtype=np.uint8), np.frombuffer(kept.flags, dtype="<u4"),
        np.frombuffer(kept.own, dtype=np.uint8), kept.labels, kept.sentences, kept.figures,
        {
            at: Outlook(sign, when, strong, frozenset(matter), *_terms(kept.terms.get(at)))
            for at, sign, when, strong, matter in kept.stances
        },
        kept.quotations,
        {
            name: Gauge(bounds, unit, plain, frozenset(anchors), sentence)
            for name, (bounds, unit, plain, anchors, sentence) in kept.gauges.items()
        },
        frozenset(kept.righted), [(name, over, frozenset(about)) for name, over, about in kept.stages],
        dict(kept.answers),
        [(sign, terms, frozenset(who)) for sign, terms, who in kept.turns],
        kept.slots, {at: (frozenset(won), frozenset(lost)) for at, won, lost in kept.outcomes},
        {at: (first, last, spells) for at, first, last, spells in kept.days},
        {at: frozenset(where) for at, where in kept.spots},
    )  # fmt: skip


def _terms(kept: tuple[list[list[str]], list[str]] | None) -> tuple[tuple[frozenset[str], ...], frozenset[str]]:
    terms, without = kept or ([], [])
    return tuple(frozenset(t) for t in terms), frozenset(without)
