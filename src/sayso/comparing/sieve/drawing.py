"""The lines of a report, drawn from its statements."""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

import numpy as np

from sayso.comparing.contradictions.answers import answers, dated
from sayso.comparing.contradictions.asserted import ANYBODY, asserted
from sayso.comparing.contradictions.ballots import ballots
from sayso.comparing.contradictions.contests import outcome
from sayso.comparing.contradictions.holders import holds
from sayso.comparing.contradictions.once import may_be_once, once_for_all
from sayso.comparing.contradictions.rooms import event_verbs, peopled, vacant
from sayso.comparing.contradictions.slots import absent, has, lacks, slots, tells_where
from sayso.comparing.contradictions.spared import fates
from sayso.comparing.contradictions.winners import outcomes
from sayso.comparing.figures.corrections import puts_right, righted
from sayso.comparing.figures.figures import Count, counts
from sayso.comparing.figures.measures import measured
from sayso.comparing.findings.relayed import relayed
from sayso.comparing.findings.successions import stages
from sayso.comparing.positions.matter import answers_of
from sayso.comparing.positions.stances import stances
from sayso.comparing.positions.turned import term
from sayso.comparing.positions.turns import turns
from sayso.comparing.rules.contradiction import may_be_elsewhere, spots
from sayso.comparing.rules.lost_source import of_somebody, speakers_of, vague
from sayso.comparing.rules.number_conflict import LEAD, TERMS, countable
from sayso.comparing.rules.update import ENDED, own_plan, past, under_way
from sayso.comparing.sieve.lines import (
    ASSERTED,
    AXIS,
    CLAIMED,
    CLEAR,
    CONTENT,
    COPULA,
    COUNTABLE,
    COUNTING,
    ELSEWHERE,
    ENDING,
    EVER,
    FINITE,
    FIRM,
    FIRST,
    GOING,
    HEAD,
    IDLE,
    KIND,
    LABEL,
    LEANING,
    MOST,
    NEGATIVE,
    NOBODY,
    ONCE,
    OUTCOME,
    OVERTAKING,
    OWN,
    PARTY,
    PAST,
    PLANNED,
    POSSIBLE,
    SCOPED,
    SOFT,
    SOLID,
    STATED,
    SURE,
    TERM,
    UNSOURCED,
    Figured,
    Gauge,
    Lines,
    Spoken,
)
from sayso.comparing.statements.hedges import at_arms_length, likely
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.quotations import Quotation, quotations
from sayso.comparing.statements.sameness import LONG, TOTALS, clear, content, own_words, spells
from sayso.comparing.statements.stakes import leaning
from sayso.comparing.statements.statements import Sheet, Statement, clefts, sheet
from sayso.comparing.statements.things import nouns_carried, thing
from sayso.comparing.statements.words import LIGHT, axes, kinds_of
from sayso.comparing.told import Told

#: what is called off, has failed or is over needs no more in common with what was planned than its name
_OVERTAKING = frozenset({"cancel", "fail", "end"})

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
    made_right: set[tuple[float, float]] = set()
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
            made_right.update((c.low, c.high) for c in righted(of, statement))
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
        frozenset(made_right),
        [(x.name, x.over, frozenset(token(w) for w in x.near | x.about)) for x in stages(of)],
        _answers(of, any(marks & SOFT for marks in flags)),
        _turns(of),
        only,
        {n: won for n, s in enumerate(of.body[:MOST]) if (won := _outcome(s)) is not None},
        when,
        {n: frozenset(token(x) for x in spots(of.body[n])) for n, marks in enumerate(flags) if marks & ELSEWHERE},
    )  # fmt: skip


#: beyond the numbers for signs and ways
_QUESTIONS = 8


def _turns(of: Sheet) -> list[tuple[int, bool | None, frozenset[int]]]:
    lines_ = [(x, frozenset(token(w) for w in x.party)) for x in turns(of)]
    held = [(x.sign, x.on_terms, who) for x, who in lines_]
    held += [(2 * x.way, x.on_terms, who) for x, who in lines_ if x.way]
    # *will run it*, *will close it*: the answers to one question, each as to be done or not
    held += [
        (x.way * (1 if answer == question else -1) * (_QUESTIONS + token(question)), None, who)
        for x, who in lines_
        for question, answer in answers_of(x)
    ]
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


def _answers(of: Sheet, soft: bool) -> dict[int, int]:
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
        found[token("voice")] = ("one" in voices) + 4 * (not voices <= {"one"})
    spared = {each.spared for each in fates(of)}
    if spared:
        # all of some things are spared, or some are lost
        found[token("spared")] = (True in spared) + 4 * (False in spared)
    short = len(of.told.extract.sentences) <= LONG
    told_so = short and bool(clefts(of))
    if told_so or (short and soft):
        # *it is typhus that …*, and what is not for certain
        found[token("cleft")] = soft + 4 * told_so
    for name, any_ in (("winner", outcomes(of)), ("holder", holds(of)), ("ballot", ballots(of))):
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
    if any(m.pronoun or m.guessed or of_somebody(m) for m in s.participants) and leaning(s):
        # *the chief of police said that his men had fired*, *the police fired*
        _add(found, speakers_of(s), PARTY | HEAD)
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
        (once_for_all(s), EVER),
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
