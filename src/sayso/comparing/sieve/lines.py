"""Lines: what the statements of one report offer to be found by, in arrays, kept with its sheet.

Two reports are laid side by side for what they claim where some statement of the one may belong to some statement of
the other. Most don't, and it is seen from the lines alone (``sieve``), without loading the reports.

A line is one statement of the text. Its *tokens* are 32-bit numbers (CRC-32) of words and of what words stand for, each
with bits that say in what way the statement has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

from sayso.comparing.contradictions.answers import answers, dated
from sayso.comparing.contradictions.asserted import ANYBODY, asserted
from sayso.comparing.contradictions.contests import outcome
from sayso.comparing.contradictions.holders import holds
from sayso.comparing.contradictions.once import may_be_once
from sayso.comparing.contradictions.rooms import event_verbs, peopled, vacant
from sayso.comparing.contradictions.slots import absent, has, lacks, slots, tells_where
from sayso.comparing.contradictions.winners import outcomes
from sayso.comparing.figures.figures import Count, counts
from sayso.comparing.figures.measures import measured
from sayso.comparing.findings.relayed import relayed
from sayso.comparing.findings.successions import stages
from sayso.comparing.positions.stances import Outlook, stances
from sayso.comparing.positions.turned import term
from sayso.comparing.positions.turns import turns
from sayso.comparing.rules.contradiction import may_be_elsewhere
from sayso.comparing.rules.hardening import at_arms_length, likely
from sayso.comparing.rules.lost_source import vague
from sayso.comparing.rules.number_conflict import LEAD, TERMS, countable, puts_right
from sayso.comparing.rules.update import ENDED, own_plan, past, under_way
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.quotations import Quotation, quotations
from sayso.comparing.statements.sameness import LONG, TOTALS, clear, content, own_words, spells
from sayso.comparing.statements.stakes import leaning
from sayso.comparing.statements.statements import Sheet, Statement, sheet
from sayso.comparing.statements.things import nouns_carried, thing
from sayso.comparing.statements.words import LIGHT, axes, kinds_of
from sayso.comparing.told import Told
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
    ELSEWHERE, CLEAR, FIRST,
) = (1 << n for n in range(28))  # fmt: skip

#: statements of a report that are laid beside those of others; what a longer one says below is not
MOST = 1 << 15
#: statements of one report that may hold a solid token; what is in more of them is what the whole report is about
MANY = 40
#: what is called off, has failed or is over needs no more in common with what was planned than its name
_OVERTAKING = frozenset({"cancel", "fail", "end"})


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
    #: what parties hold: for or against, on terms or not, and tokens of who
    turns: list[tuple[int, bool | None, frozenset[int]]]
    #: of each line what it tells of that there can be one of only (bits of ``slots.Slot``)
    slots: list[int]
    #: by line tokens of who won and who lost
    outcomes: dict[int, tuple[frozenset[int], frozenset[int]]]
    #: of lines that tell of something of which there is one only, or that is once, the first and last day of when it
    #: was, and ``sameness.spells``; none where the text does not say when
    days: dict[int, tuple[int, int, int]]

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
        [(at, *when) for at, when in lines.days.items()],
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
    )  # fmt: skip


def _terms(kept: tuple[list[list[str]], list[str]] | None) -> tuple[tuple[frozenset[str], ...], frozenset[str]]:
    terms, without = kept or ([], [])
    return tuple(frozenset(t) for t in terms), frozenset(without)


_numbers: dict[str, int] = {}
#: words whose numbers are remembered
_KNOWN = 500_000


def token(of: str) -> int:
    """The number of a token."""
    found = _numbers.get(of)
    if found is None:
        found = crc32(of.encode("utf-8", "surrogatepass"))
        if len(_numbers) < _KNOWN:
            _numbers[of] = found
    return found


def lines(told: Told) -> Lines:
    """The lines of a report, worked out once."""
    kept: Lines | None = told.__dict__.get("_lines")
    if kept is None:
        kept = told.__dict__["_lines"] = _lines(told)
    return kept


def _lines(told: Told) -> Lines:
    of = sheet(told)
    tokens: list[int] = []
    owners: list[int] = []
    bits: list[int] = []
    flags: list[int] = []
    own: list[int] = []
    labels: list[str] = []
    figures: list[Figured] = []
    righted: set[tuple[float, float]] = set()
    only: list[int] = []
    when: dict[int, tuple[int, int, int]] = {}
    for n, statement in enumerate(of.body[:MOST]):
        held = counts(statement)
        marks = _flags(statement, bool(held))
        flags.append(marks)
        labels.append("|".join(sorted(statement.labels)))
        own.append(min(255, len(own_words(statement))))
        only.append(slots(statement))
        if (only[-1] or marks & (ONCE | ELSEWHERE)) and (day := statement.when) is not None:
            when[n] = day.first.toordinal(), day.last.toordinal(), spells(statement)
        if not marks & IDLE:
            found = _tokens(of, statement)
            for number in sorted(found):
                tokens.append(number)
                bits.append(found[number])
            owners.extend([n] * len(found))
        if puts_right(statement):
            righted.update((c.low, c.high) for s in of.of_sentence(statement.sentence) for c in counts(s))
        if marks & COUNTABLE:
            figures.extend(_figured(n, count) for count in held)
    return Lines(
        np.array(tokens, dtype=np.uint32), np.array(owners, dtype=np.uint16), np.array(bits, dtype=np.uint8),
        np.array(flags, dtype=np.uint32), np.array(own, dtype=np.uint8), labels, len(told.extract.sentences), figures,
        {s.statement.index: s.outlook for s in stances(of)}, [_spoken(q) for q in quotations(told)],
        {
            name: Gauge(m.bounds, m.unit, m.plain, frozenset(token(w) for w in m.anchors), m.statement.sentence)
            for name, m in measured(told).items()
        },
        frozenset(righted),
        [(x.name, x.over, frozenset(token(w) for w in x.about)) for x in stages(of)],
        _answers(of),
        _turns(of),
        only,
        {n: won for n, s in enumerate(of.body[:MOST]) if (won := _outcome(s)) is not None},
        when,
    )  # fmt: skip


def _turns(of: Sheet) -> list[tuple[int, bool | None, frozenset[int]]]:
    lines_ = [(x, frozenset(token(w) for w in x.party)) for x in turns(of)]
    held = [(x.sign, x.on_terms, who) for x, who in lines_]
    # a sum that is asked or offered may differ, whatever the sign
    held += [(0, None, who) for x, who in lines_ if x.sums]
    short = len(of.told.extract.sentences) <= LONG
    # how long or until when something is to be may differ as well: 0 is neither for nor against
    terms = [s for s in of.body if term(s) is not None] if short else []
    return held + [(0, None, frozenset(token(label) for s in terms for label in s.labels))] * bool(terms)


def _outcome(s: Statement) -> tuple[frozenset[int], frozenset[int]] | None:
    found = outcome(s)
    if found is None:
        return None
    return frozenset(token(w) for w in found.winner), frozenset(token(w) for w in found.loser)


def _answers(of: Sheet) -> dict[int, int]:
    found: dict[int, int] = {}
    for answer in answers(of):
        number = token(answer.question)
        found[number] = found.get(number, 0) | answer.side
    for name, one in dated(of).items():
        assert one.statement.when is not None
        found[token(f"day of {name}")] = one.statement.when.first.toordinal()
    voices = {x.voice for x in relayed(of)}
    if voices:
        # the first class stands for one voice, the second for several
        found[token("voice")] = ("one" in voices) + 4 * ("many" in voices)
    for name, any_ in (("winner", outcomes(of)), ("holder", holds(of))):
        if any_:
            # who won or holds it: any two may differ
            found[token(name)] = 3
    return found


def _tokens(of: Sheet, s: Statement) -> dict[int, int]:
    found: dict[int, int] = {}
    own = own_words(s) | nouns_carried(s)
    for word in content(s):
        found[token(word)] = SOLID | CONTENT | OWN if word in own else SOLID | CONTENT
        kinds = kinds_of(word)
        if kinds and word in own:
            _add(found, [f"kind:{k}" for k in kinds], KIND)
    _add(found, [f"axis:{axis}" for axis in axes(s.labels)], AXIS)
    _add(found, [f"label:{label}" for label in s.labels if label in LIGHT], LABEL)
    if tells_where(s):
        _add(found, ["axis:where"], AXIS)
    _add(found, [f"event:{verb}" for verb in event_verbs(s)], AXIS)
    room = vacant(s) or peopled(s)
    if room is not None:
        _add(found, ["axis:within"], AXIS)
        _add(found, [*room.words, room.head.removesuffix("s")], SOLID | PARTY)
    _add(found, [f"held:{noun}" for noun in has(s) | lacks(s)], AXIS)
    if any(m.head in TOTALS for m in s.participants):
        for other in of.of_sentence(s.sentence):
            if other.clause.kind in ("relative", "participle"):
                _add(found, [f"axis:{axis}" for axis in axes(other.labels)], AXIS)
    if absent(s) is not None:
        _add(found, [f"axis:{axis}" for axis in axes(frozenset({"attend"}))], AXIS)
    befallen = thing(s)
    if befallen is not None and befallen not in s.participants:
        _add(found, befallen.words, SOLID | PARTY)
    for mention in s.participants + [m for m in s.others if m.argument.role in ("object", "without")]:
        _add(found, mention.words, PARTY)
        _add(found, mention.names, PARTY)
        _add(found, [mention.head], PARTY)
        _add(found, [f"kind:{k}" for k in kinds_of(mention.head)], SOLID | PARTY)
        _add(found, _places(mention), SOLID | PARTY)
    for mention in {id(m): m for m in (s.theme, s.undergoer) if m is not None}.values():
        heads = (mention.head, *mention.names, *(f"kind:{k}" for k in kinds_of(mention.head)), *_places(mention))
        _add(found, heads, HEAD)
    return found


def _places(mention: Mention) -> list[str]:
    return [p.place.id for p in mention.places if p.place is not None]


def _add(found: dict[int, int], words: Iterable[str], bits: int) -> None:
    for word in words:
        number = token(word)
        found[number] = found.get(number, 0) | bits


def _flags(s: Statement, figured: bool) -> int:
    clause = s.clause
    first = clause.predicate.split()[0] if clause.predicate else ""
    counting = figured or bool(s.figures) or any(m.head in TOTALS for m in s.participants)
    terms = first in TERMS
    sources = s.sources
    settled = (
        (s.claim is not None and s.standing != "supposed", CLAIMED),
        (asserted(s), ASSERTED),
        (s.standing == "asserted", STATED),
        (s.standing == "planned" or own_plan(s), PLANNED),
        (s.standing == "possible", POSSIBLE),
        (s.negative, NEGATIVE),
        (s.certainty == 3, FIRM),
        (s.certainty < 3 or at_arms_length(s) or likely(s), SOFT),
        (s.certainty >= 2, SURE),
        (past(s), PAST),
        (clause.copula, COPULA),
        (leaning(s), LEANING),
        (not sources or vague(sources[0]), UNSOURCED),
        (s.finite, FINITE),
        (terms and bool(s.figures) and not s.negative, TERM),
        (counting, COUNTING),
        (figured and countable(s), COUNTABLE),
        (not s.classes.isdisjoint(_OVERTAKING), OVERTAKING),
        (not s.classes.isdisjoint(ENDED), ENDING),
        (under_way(s), GOING),
        (outcome(s) is not None, OUTCOME),
        (s.scope in ("all", "both", "one", "none"), SCOPED),
        (s.scope == "none" and s.undergoer is not None and s.undergoer.head in ANYBODY, NOBODY),
        (may_be_once(s), ONCE),
        (may_be_elsewhere(s), ELSEWHERE),
        (clear(s), CLEAR),
        (0 <= s.sentence < LEAD, FIRST),
        (first in ("say", "tell", "add") and s.labels == {first} and not s.figures, IDLE),
    )
    return sum(bit for holds, bit in settled if holds)


def _figured(line: int, count: Count) -> Figured:
    f = count.figure
    return Figured(
        line,
        f"{count.unit} {f.per} {f.whole}",
        count.low,
        count.high,
        f.bound == "at least",
        tuple(sorted(count.marks)),
        tuple(sorted(count.fates)),
    )


def _spoken(q: Quotation) -> Spoken:
    return Spoken(tuple(token(w) for w in q.words), tuple(sorted(map(token, q.speaker))))
