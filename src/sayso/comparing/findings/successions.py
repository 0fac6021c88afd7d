"""States of which a later report tells the end: closed, then in use again; missing, then found; out, then a verdict.

A table says what tells such a state while it lasts, and what tells that it is over, whatever verbs and nouns two
reporters choose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sayso.comparing.figures.affairs import of_another
from sayso.comparing.statements.cues import listed, parts, stands, wording
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import LONG, Pair, content, match
from sayso.comparing.statements.statements import Sheet, Statement, sheet
from sayso.comparing.statements.words import is_person, kinds_of
from sayso.knowledge.tables import table


class Succession(NamedTuple):
    """A row of the table."""

    name: str
    state: tuple[str, ...]
    end: tuple[str, ...]
    #: whether a place by name in common is enough, whatever is told of it
    by_place: bool
    #: whether the state may be a plan
    plan: bool


@cache
def _rows() -> tuple[Succession, ...]:
    return tuple(
        Succession(name, listed(state), listed(end), one == "place", plan == "plan")
        for name, state, end, one, plan in table("successions")
    )


@cache
def _plans() -> frozenset[str]:
    return frozenset(row.name for row in _rows() if row.plan)


@cache
def _by_place() -> frozenset[str]:
    return frozenset(row.name for row in _rows() if row.by_place)


@cache
def _cues(name: str) -> frozenset[str]:
    return frozenset(w for row in _rows() if row.name == name for w in parts(row.state + row.end))


class Stage(NamedTuple):
    """A statement of a state that lasts, or of its end."""

    name: str
    over: bool
    statement: Statement

    @property
    def about(self) -> frozenset[str]:
        """The words of content that tell of what it is."""
        s = self.statement
        told = [s, *(n for n in sheet(s.told).of_sentence(s.sentence) if n.clause.above == s.index and _beside(n))]
        return frozenset(w for n in told for w in content(n)) - _cues(self.name)


def _beside(s: Statement) -> bool:
    """Whether a clause tells who or what is meant: *the man who robbed the bank*."""
    return s.clause.kind in ("relative", "participle")


def stages(of: Sheet) -> list[Stage]:
    """What the statements of a report of a few paragraphs tell of states that last, and of their ends; worked out
    once.
    """
    # kept with the report: a statement that held what points back at it would outlive its last use
    kept: list[Stage] | None = of.told.__dict__.get("_stages")
    if kept is None:
        short = len(of.told.extract.sentences) <= LONG
        kept = of.told.__dict__["_stages"] = list(_stages(of)) if short else []
    return kept


def _stages(of: Sheet) -> Iterator[Stage]:
    for s in of.body:
        planned = s.standing == "planned" or (
            s.clause.predicate == "expect" and s.clause.passive and s.clause.tense == "present"
        )
        if s.certainty < 2 or s.clause.kind in ("conditional", "relative"):
            continue
        if not planned and (s.standing != "asserted" or s.clause.kind == "infinitive"):
            continue
        words, text = wording(s), s.clause.text.lower()
        for row in _rows():
            if planned:
                if row.plan and not s.negative and any(stands(cue, words, text) for cue in row.state):
                    yield Stage(row.name, False, s)
                continue
            over = (s.clause.tense in _DONE or "again" in words or "over" in words) and any(
                _stands(cue, s, words, text) for cue in row.end
            )
            if (
                s.clause.tense == "present"
                and not s.clause.progressive
                and any(" " in cue and _stands(cue, s, words, text) for cue in row.end)
            ):
                # *is out of danger*
                yield Stage(row.name, True, s)
                continue
            lasting = s.clause.tense == "present" or (
                s.clause.tense == "past"
                and (s.clause.progressive or (s.clause.copula and _STILL.search(text) is not None))
            )
            if over and (s.clause.tense in _DONE or not lasting or "over" in words or "again" in words):
                yield Stage(row.name, True, s)
            elif lasting and any(_stands(cue, s, words, text) for cue in row.state):
                yield Stage(row.name, False, s)


def _stands(cue: str, s: Statement, words: set[str], text: str) -> bool:
    """Whether a wording of a state or its end stands in a clause, with a negation where it wants one."""
    if cue.startswith("not "):
        return s.negative and (stands(cue, words, text) or stands(cue.removeprefix("not "), words, text))
    return not s.negative and stands(cue, words, text)


#: what tells that something stood so when it was written: *was still in control*, *was shut this morning*
_STILL = re.compile(r"\bstill\b|\bthis (?:morning|afternoon|evening)\b|\bat (?:noon|dawn|midday) today\b")
_DONE = ("past", "perfect", "pluperfect")


def ended(pair: Pair) -> Iterator[tuple[Statement, Statement]]:
    """Couples of statements of which the first tells of a state that lasts, and the second, later, of its end."""
    if pair.order != 1:
        return
    lasting = [stage for stage in stages(pair.a) if not stage.over]
    over = [stage for stage in stages(pair.b) if stage.over]
    for x in lasting:
        for y in over:
            if x.name == y.name and _of_one(pair, x, y):
                yield x.statement, y.statement


def _of_one(pair: Pair, x: Stage, y: Stage) -> bool:
    """Whether both are of one thing or person, not of another place."""
    a, b, common = x.statement, y.statement, x.about & y.about
    plan = x.name in _plans()
    one_day = a.when is not None and b.when is not None and a.when.meets(b.when, 0)
    if not common or (of_another(a, b) if not plan else a.when is not None and b.when is not None and not one_day):
        return False
    first, second = x.about & _ORDINALS, y.about & _ORDINALS
    if first and second and first != second:
        # *the fourth game*, *the fifth game*
        return False
    if told_apart(a, b) or (x.name == "held" and _another_given_up(x, y)):
        return False
    best = 0.0
    for m in a.participants:
        for n in b.participants:
            alike = match(m, n)
            if alike <= 0 and is_person(m.head) and is_person(n.head):
                return False
            best = max(best, alike)
    names = common & pair.a.capitals & pair.b.capitals
    named = bool(names) and (len(common) > 1 or x.name in _by_place())
    return best >= SAME or named or (plan and one_day and len(common) >= PLANNED)


#: verbs of which the object is what is given up or taken back
_GIVEN_UP = frozenset("hand give leave clear abandon evacuate retake take recapture win regain vacate".split())


def _another_given_up(x: Stage, y: Stage) -> bool:
    """Whether what is given up is not what was held: *the radio building*, *the post office*."""
    thing = y.statement.undergoer
    if thing is None or thing.pronoun or thing.guessed or y.statement.clause.predicate.split()[0] not in _GIVEN_UP:
        return False
    return thing.head not in content(x.statement) and not any(
        kinds_of(thing.head) & kinds_of(word) for word in content(x.statement)
    )


def told_apart(a: Statement, b: Statement) -> bool:
    """Whether the subjects are two by name, or by what goes with one noun: *the editor Novak*, *the editor Horák*;
    *the chair of history*, *the chair of botany*.
    """
    m, n = a.subject, b.subject
    if m is None or n is None or m.pronoun or n.pronoun or m.guessed or n.guessed:
        return False
    if not (m.places or n.places) and m.head in m.names and n.head in n.names and m.names.isdisjoint(n.names):
        return True
    mine, yours = _beside_noun(m), _beside_noun(n)
    return m.head == n.head and bool(mine) and bool(yours) and mine.isdisjoint(yours)


def _beside_noun(m: Mention) -> frozenset[str]:
    """The words that go with a noun, without names and places."""
    where = {w for place in m.places for w in place.text.lower().split()}
    return frozenset(w for w in m.words if w != m.head) - m.names - where


_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())
#: words that a plan for a day and its outcome on that day share, where nobody by one name is in both
PLANNED = 2
#: how far two participants must match; ``sayso.comparing.statements.sameness.match``
SAME = 0.7
