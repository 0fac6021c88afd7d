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
from sayso.comparing.figures.tallies import ANYONE, any_person
from sayso.comparing.statements.cues import listed, parts, stands, wording
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import COMMON, LONG, Pair, content, match
from sayso.comparing.statements.statements import Sheet, Statement, sheet
from sayso.comparing.statements.words import is_person, kinds_among, kinds_of
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
        return self.own - _cues(self.name)

    @property
    def own(self) -> frozenset[str]:
        """The words of content of the clause, and of those that tell who is meant."""
        s = self.statement
        near = sheet(s.told).of_sentence(s.sentence)
        told = [s, *(n for n in near if n.clause.above == s.index and (_beside(n) or _is_subject(n, s)))]
        return frozenset(w for n in told for w in content(n))

    @property
    def near(self) -> frozenset[str]:
        """The words of content of its sentence and of the one before, and what has a capital there."""
        s = self.statement
        of = sheet(s.told)
        found = {w for number in (s.sentence, s.sentence - 1) for n in of.of_sentence(number) for w in content(n)}
        last = max(s.sentence, 0)
        start, end = s.told.extract.sentences[max(last - 1, 0)][0], s.told.extract.sentences[last][1]
        written = (w.strip(".,;:!?'’").lower() for w in s.told.extract.text[start:end].split())
        return frozenset(found | {w.removesuffix("'s").removesuffix("’s") for w in written} & of.capitals) - COMMON


@cache
def _by_word() -> dict[str, tuple[int, ...]]:
    """By the first word of each wording the rows that have it, by their places."""
    found: dict[str, set[int]] = {}
    for at, row in enumerate(_rows()):
        for cue in row.state + row.end:
            for part in cue.removeprefix("not ").split("+")[:1]:
                found.setdefault(part.split()[0], set()).add(at)
            found.setdefault(cue.split("+")[0].split()[0], set()).add(at)
    return {word: tuple(sorted(rows)) for word, rows in found.items()}


def _rows_of(words: set[str], text: str) -> list[Succession]:
    """The rows of which a wording may stand in a clause."""
    known, rows = _by_word(), _rows()
    there = {w.strip(_MARKS) for w in text.split()} | {part for w in words for part in w.split()}
    return [rows[at] for at in sorted({at for w in there & known.keys() for at in known[w]})]


_MARKS = ".,;:!?\"'“”‘’()"


def _beside(s: Statement) -> bool:
    """Whether a clause tells who or what is meant: *the man who robbed the bank*."""
    return s.clause.kind in ("relative", "participle")


def _is_subject(s: Statement, of: Statement) -> bool:
    """Whether a clause is the subject of another: *pumping through the line was stopped*."""
    return s.clause.kind == "complement" and s.clause.tense == "none" and s.clause.end <= of.clause.start


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
        for row in _rows_of(words, text):
            if planned:
                if row.plan and not s.negative and any(stands(cue, words, text) for cue in row.state):
                    yield Stage(row.name, False, s)
                continue
            state = any(_stands(cue, s, words, text) for cue in row.state)
            ending = any(_stands(cue, s, words, text) for cue in row.end)
            told_now = "over" in words or "again" in words
            if ending and s.clause.tense == "present" and not s.clause.progressive and _is_now(row, s, words, text):
                # *is out of danger*, *is free*
                yield Stage(row.name, True, s)
                continue
            lasting = (not row.plan or row.name == "arrival due") and _lasts(s, text)
            if (
                ending
                and (s.clause.tense in _DONE or told_now)
                and not (state and (_LASTS.search(text) or "again" in words))
            ):
                yield Stage(row.name, True, s)
            elif lasting and state:
                yield Stage(row.name, False, s)


def _lasts(s: Statement, text: str) -> bool:
    """Whether a clause tells how something stands when it is written."""
    if s.clause.tense == "perfect":
        # *has been detained*, *have not returned*, *have refused food since Monday*
        return s.negative or s.clause.passive or _LASTS.search(text) is not None or s.clause.predicate in _LEADS_TO
    return s.clause.tense == "present" or (
        s.clause.tense == "past" and (s.clause.progressive or _STILL.search(text) is not None or _at_last(s))
    )


def _at_last(s: Statement) -> bool:
    """Whether a clause tells how something stood on the day of the report or the one before: *was dark on Monday*."""
    near = (n.when for n in sheet(s.told).of_sentence(s.sentence) if n.when is not None)
    when = s.when or next(near, None)
    if when is None or s.told.day is None or not 0 <= (s.told.day - when.last).days <= 1:
        return False
    return s.clause.copula or s.clause.passive or s.negative or s.clause.predicate.split()[0] in _STANDING


_STANDING = frozenset({"stand", "lie", "remain", "stay", "keep", "sit", "hang"})


#: what has been done, and lasts
_LEADS_TO = frozenset(
    ("run", "run aground", "cut", "cut off", "block", "strand", "trap", "bury", "surround", "occupy", "seize",
     "walk out", "close", "arrest", "detain", "vanish", "disappear")
)  # fmt: skip


def _is_now(row: Succession, s: Statement, words: set[str], text: str) -> bool:
    """Whether a wording of an end tells what is so now: of several words, or an adjective that is the predicate."""
    return any(
        (" " in cue or (s.clause.copula and cue == s.clause.predicate)) and _stands(cue, s, words, text)
        for cue in row.end
    )


def _stands(cue: str, s: Statement, words: set[str], text: str) -> bool:
    """Whether a wording of a state or its end stands in a clause, with a negation where it wants one."""
    if cue.startswith("not "):
        return s.negative and (stands(cue, words, text) or stands(cue.removeprefix("not "), words, text))
    return not s.negative and stands(cue, words, text)


#: what tells that something stood so when it was written: *was still in control*, *was shut this morning*
_STILL = re.compile(
    r"\bstill\b|\b(?:this|yesterday) (?:morning|afternoon|evening)\b|\bat (?:noon|dawn|midday) today\b|"
    r"\btoday\b|\btonight\b|\bat [\w.:]+ (?:o['’]clock|a\.m\.|p\.m\.)|\bfurther\b|\bat (?:noon|midday|midnight|dawn)\b"
)
#: … and that it lasts
_LASTS = re.compile(r"\bstill\b|\bsince\b|\bgoes? on\b")
_DONE = ("past", "perfect", "pluperfect")


def ended(pair: Pair) -> Iterator[tuple[Statement, Statement, float]]:
    """Couples of statements of which the first tells of a state that lasts, and the second, later, of its end; with how
    much they have in common.
    """
    if pair.order != 1:
        return
    lasting = [stage for stage in stages(pair.a) if not stage.over]
    over = [stage for stage in stages(pair.b) if stage.over]
    for x in lasting:
        for y in over:
            if x.name == y.name and _of_one(pair, x, y):
                yield x.statement, y.statement, _in_common(pair, x, y)


def _of_one(pair: Pair, x: Stage, y: Stage) -> bool:
    """Whether both are of one thing or person, not of another place."""
    a, b, common, near = x.statement, y.statement, x.about & y.about, x.near & y.near
    plan = x.name in _plans()
    one_day = a.when is not None and b.when is not None and a.when.meets(b.when, 0)
    if not (common or near) or (
        of_another(a, b, anew=False)
        if not plan
        else a.when is not None and b.when is not None and not one_day and "cancel" not in b.classes
    ):
        return False
    if b.when is not None and a.told.day is not None and (a.told.day - b.when.last).days > 1:
        # *was painted again last year*
        return False
    first, second = x.about & _ORDINALS, y.about & _ORDINALS
    if first and second and first != second:
        # *the fourth game*, *the fifth game*
        return False
    if told_apart(a, b) or (x.name == "held" and _another_given_up(x, y)) or _of_others(pair, x, y):
        return False
    best = _best(a, b)
    names = near & pair.a.capitals & pair.b.capitals
    alike = not x.own.isdisjoint(y.own)
    if x.name == "at rest" and best < SAME and not common - names:
        return False
    named = bool(names) and ((len(near) > 1 and alike) or (x.name in _by_place() and not plan))
    return (bool(common) and best >= SAME) or named or (plan and one_day and len(common) >= PLANNED)


def _in_common(pair: Pair, x: Stage, y: Stage) -> float:
    words = x.own & y.own
    names = words & pair.a.capitals & pair.b.capitals
    return len(words) + 2 * len(names) + (_best(x.statement, y.statement) >= SAME)


def _best(a: Statement, b: Statement) -> float:
    return max((match(m, n) for m in a.participants for n in b.participants), default=0.0)


def _of_others(pair: Pair, x: Stage, y: Stage) -> bool:
    """Whether either tells of persons, or of a name, of which the other report knows nothing, or one noun goes with
    other words: *the dockers*, *the tram drivers*; *the divorce bill*, *the fisheries bill*.
    """
    a, b = x.statement, y.statement
    mine, yours = _persons(a), _persons(b)
    if mine and yours and not any(_known(w, pair.b) for w in mine) and not any(_known(w, pair.a) for w in yours):
        return True
    if strangers(pair, a, b):
        return True
    first, second = x.own & pair.a.capitals, y.own & pair.b.capitals
    if first and second and not any(_known(w, pair.b) for w in first) and not any(_known(w, pair.a) for w in second):
        return True
    if _things_apart(pair, x, y):
        return True
    heads = ({m.head for m in (*s.participants, *s.others)} for s in (a, b))
    for noun in frozenset.intersection(*map(frozenset, heads)) - pair.a.capitals - pair.b.capitals:
        before, behind = _before_or_doer(pair.a, a, noun), _before_or_doer(pair.b, b, noun)
        if before and behind and not any(_known(w, pair.b) for w in before) and not any(
            _known(w, pair.a) for w in behind
        ):  # fmt: skip
            return True
    return False


def _things_apart(pair: Pair, x: Stage, y: Stage) -> bool:
    """Whether what is planned and what was done, or who was missing and what was found, are two: *the dam*, *the
    school*; *three men*, *two dogs*.
    """
    m, n = (s.undergoer or s.subject for s in (x.statement, y.statement))
    if m is None or n is None or any(k.pronoun or k.guessed or k.head in k.names for k in (m, n)):
        return False
    if _known(m.head, pair.b) or _known(n.head, pair.a) or not kinds_of(m.head).isdisjoint(kinds_of(n.head)):
        return False
    if x.name in _plans():
        return m.argument.role == n.argument.role == "object"
    return x.name in ("missing", "wanted") and any_person(m.head) and not any_person(n.head) and n.head not in _SEARCH


_SEARCH = frozenset("search hunt operation helicopter trace remains wreck boat raft party team rescue life".split())


def _before_or_doer(of: Sheet, s: Statement, noun: str) -> list[str]:
    """The words before a noun in a report, or, where there are none, who does it: *called off their strike*."""
    before, m = _before(of, noun), s.subject
    if before or m is None or m.pronoun or m.guessed or m.head in {noun, *m.names} or not is_person(m.head):
        return before
    return [m.head]


def strangers(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether each clause has a name of which the other report knows nothing, and none that it knows."""
    mine, yours = ({n for m in (*s.participants, *s.others) for n in m.names} - COMMON for s in (a, b))
    return (
        bool(mine) and bool(yours)
        and not any(_known(w, pair.b) for w in mine) and not any(_known(w, pair.a) for w in yours)
    )  # fmt: skip


def _persons(s: Statement) -> frozenset[str]:
    """The nouns for those of whom a statement tells a state or its end."""
    for m in (s.theme, s.subject):
        found = frozenset(w for w in (m.head, *m.marks, *m.of) if is_person(w)) if m is not None else frozenset[str]()
        if found - ANYONE:
            return found - ANYONE
    return frozenset()


def _known(word: str, of: Sheet) -> bool:
    return word[:5] in of.told.lower or bool(kinds_of(word) & kinds_among(of.words))


def _before(of: Sheet, noun: str) -> list[str]:
    """The words right before a noun in a report that may tell which one it is."""
    found = re.findall(rf"\b([a-z][\w-]+)(?:['’]s?)? {re.escape(noun)}s?\b", of.told.lower)
    return [w for w in found if len(w) > 3 and w not in COMMON and w not in _ANY]


#: words that may stand before any noun
_ANY = frozenset(
    "that this with from their whole entire main large great small young late long short final local same former "
    "both three four five seven eight nine burning missing escaped hijacked said been have were still".split()
)


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
