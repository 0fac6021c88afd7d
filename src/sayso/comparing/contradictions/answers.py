"""What a short report answers to the questions that the predicates know: what became of the ship, how the court found.

Classes of predicates that are opposites are the answers to one question; a table has what else answers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sayso.comparing.contradictions.asserted import ASKING
from sayso.comparing.statements.cues import listed, stands, wording
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import LONG, match, timely
from sayso.comparing.statements.stakes import sort_of
from sayso.comparing.statements.statements import Sheet, Statement, sheet
from sayso.comparing.statements.things import thing
from sayso.comparing.statements.words import (
    AMBIGUOUS,
    is_person,
    nature,
    opposite,
    plain,
    questions,
)
from sayso.knowledge.tables import table


class Answer(NamedTuple):
    """What a statement answers to a question."""

    #: the first by letter of two opposite classes of predicates
    question: str
    #: the class of the answer
    answer: str
    negative: bool
    statement: Statement

    @property
    def side(self) -> int:
        """Which answer it is, as a bit that ``apart`` takes."""
        return 1 << (2 * (self.question != self.answer) + self.negative)

    def agrees(self, other: Answer) -> bool:
        """Whether both answer the question in one way."""
        return (self.question, self.answer, self.negative) == (other.question, other.answer, other.negative)

    def excludes(self, other: Answer) -> bool:
        """Whether both cannot be so."""
        if self.question != other.question:
            return False
        if self.answer == other.answer:
            return self.negative != other.negative
        return not (self.negative or other.negative)


def apart(mine: int, yours: int) -> bool:
    """Whether an answer of one report may exclude one of another, each given as the sum of its sides, or as the number
    of its day.
    """
    if mine >= _DAYS:
        return mine != yours
    return any(mine & x and yours & y for x, y in _APART)


#: numbers from here on are of days
_DAYS = 1 << 8


#: the first class against the second, and either against its denial
_APART = ((1, 4), (4, 1), (1, 2), (2, 1), (4, 8), (8, 4))


def answers(of: Sheet) -> list[Answer]:
    """What a report of a few paragraphs answers to the questions that the predicates know; worked out once.

    A question to which it gives two answers is left out: it tells of two things, of a change, or of a dispute.
    """
    kept: list[Answer] | None = of.told.__dict__.get("_answers")
    if kept is None:
        found = list(_answers(of)) if len(of.told.extract.sentences) <= LONG else []
        torn = {a.question for a in found for b in found if a.excludes(b) and may_be_one(a, b)}
        kept = of.told.__dict__["_answers"] = [a for a in found if a.question not in torn]
    return kept


def may_be_one(x: Answer, y: Answer) -> bool:
    """Whether two answers of one report may be of one thing."""
    m, n = thing_of(x.statement, x.question), thing_of(y.statement, y.question)
    if m is None or n is None or m.pronoun or n.pronoun or match(m, n) >= 0.4:
        return True
    return x.question in OF_THE_WHOLE and not (m.definite and n.definite and match(m, n) <= 0)


def _answers(of: Sheet) -> Iterator[Answer]:
    for s in of.body:
        if not _answering(s):
            continue
        spell = _SPELL.search(s.clause.text) is not None
        known = {each for each in questions(s.labels - AMBIGUOUS) if each[0] not in _NEVER}
        for question, answer in known:
            if _lasts(answer) and (spell or _takes_part(s)):
                continue
            yield Answer(question, answer, s.negative, s)
        for answer in plain(s.labels - AMBIGUOUS):
            yield Answer(answer, answer, s.negative, s)
        told = {question for question, _ in known}
        for answer, negative in _worded(s):
            question = min(answer, opposite(answer))
            if question == "foul play" and any(sort_of(x) in ("single", "party") for x in s.sources):
                # a verdict is a court's or a doctor's, not the widow's
                continue
            if question not in told and not (spell and _lasts(answer)):
                yield Answer(question, answer, negative, s)


#: how long something was so: it ended, and another report may tell of the end
_SPELL = re.compile(
    r"\b(?:for|after|over|during|within|lasted|took)\s+(?:(?:the|about|some|nearly|almost|more than|over|only)\s+)*"
    r"(?:[\w.-]+\s+){1,3}?(?:minutes?|hours?|days?|nights?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)


def _lasts(answer: str) -> bool:
    """Whether it tells of what goes on or holds, not of what is done once."""
    return "deed" not in nature({answer})


def _takes_part(s: Statement) -> bool:
    """Whether somebody starts or ends in a contest: *started in the race*, *finished third*."""
    who = s.subject
    doing = s.clause.predicate.split()[0] in ("start", "finish", "end")
    return doing and who is not None and (who.person or who.head in ("he", "she", "they"))


class _Row(NamedTuple):
    """A row of the table of answers."""

    answer: str
    wordings: tuple[str, ...]
    none_of: tuple[str, ...]


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(_Row(answer, listed(some), listed(none_of)) for answer, some, none_of in table("answers"))


@cache
def _by_word() -> dict[str, list[tuple[int, str]]]:
    """The wordings, each with the place of its row, by their longest word: without it they cannot stand."""
    made: dict[str, list[tuple[int, str]]] = {}
    for at, row in enumerate(_rows()):
        for cue in row.wordings:
            words = cue.removeprefix("not ").replace("+", " ").split()
            made.setdefault(max(words, key=len), []).append((at, cue))
    return made


#: how wordings begin that hold the negation themselves
_NEGATED = ("no ", "not ", "nobody ", "nothing ", "none ", "without ", "never ")


def _worded(s: Statement) -> Iterator[tuple[str, bool]]:
    """The answers of the table that a clause gives, each with whether it denies them."""
    text = f" {' '.join(_STOPS.sub(' ', s.clause.text.lower()).split())} "
    words = wording(s)
    every = words | set(text.split())
    asked: dict[int, list[str]] = {}
    for word in every:
        for at, cue in _by_word().get(word, ()):
            asked.setdefault(at, []).append(cue)
    # a wording that holds a negation goes before one that is only negated: *not a single lorry crossed*
    found: dict[str, tuple[str, bool, bool]] = {}
    for at in sorted(asked):
        row = _rows()[at]
        own = _standing(row, asked[at], s, words, text)
        if own is None or any(_reads(cue, every, text) for cue in row.none_of):
            continue
        question = min(row.answer, opposite(row.answer))
        if question not in found or (own and not found[question][2]):
            found[question] = row.answer, s.negative and not own, own
    for answer, negative, _ in found.values():
        yield answer, negative


def _standing(row: _Row, cues: list[str], s: Statement, words: set[str], text: str) -> bool | None:
    """Whether the first of a row's wordings that a clause has holds its negation itself; None where it has none."""
    for cue in sorted(cues, key=row.wordings.index) if len(cues) > 1 else cues:
        if _reads(cue, words, text) or (cue.startswith("not ") and s.negative and _reads(cue[4:], words, text)):
            return cue.startswith(_NEGATED)
    return None


_STOPS = re.compile(r"[,.;:!?]")


def _reads(cue: str, words: set[str], text: str) -> bool:
    """Whether a wording of the table stands in a clause, or its text."""
    return f" {cue} " in text if "-" in cue and "+" not in cue else stands(cue, words, text)


#: questions that are asked of many things at once, and contests, which have rules of their own
_NEVER = frozenset({"fall", "down", "hold", "lose", "gain ground", "agree", "have enough", "bound for"})


#: kinds of clauses that state something by themselves
_KINDS = frozenset({"main", "complement", "relative", "adverbial", "participle"})


def _answering(s: Statement) -> bool:
    """Whether a statement states something as done or so, of all that it names."""
    # *could not be saved* tells that he was not
    failed = s.clause.modal == "could" and s.clause.negated
    if not (s.standing == "asserted" or failed) or (s.certainty < 2 and not failed) or s.scope == "not all":
        return False
    if s.scope == "some" and "kill" not in {answer for _, answer in questions(s.labels)}:
        # *most of the passengers were drowned* tells that not all are safe
        return False
    told = s.undone or s.outcome or failed
    if not told and (s.clause.kind not in _KINDS or (s.clause.kind != "main" and s.clause.tense == "none")):
        return False
    if s.claim is not None and s.claim.attitude not in ("statement", "denial", "accusation"):
        return False
    return not (s.clause.kind == "complement" and s.clause.text.lower().startswith(ASKING))


#: what befalls a thing or person once within days
ONCE = frozenset(
    {"destroy", "kill", "sink", "convict", "acquit", "resign", "sign", "marry", "bury", "crash", "derail",
     "run aground", "explode", "land", "take off", "steal", "rob", "arrest", "free", "inaugurate", "born",
     "execute", "dismiss", "appoint", "reach", "pass", "reject", "surrender", "rescue", "seize", "flood",
     "find", "cancel"}
)  # fmt: skip


def dated(of: Sheet) -> dict[str, Answer]:
    """By class of what befalls a thing once the one answer of a report that gives its day."""
    found: dict[str, list[Answer]] = {}
    for x in answers(of):
        when = x.statement.when
        if x.answer in ONCE and not x.negative and when is not None and when.first == when.last:
            found.setdefault(x.answer, []).append(x)
    return {name: these[0] for name, these in found.items() if len({x.statement.when for x in these}) == 1}


#: questions of which a happening as a whole has one answer, whatever noun the one or the other puts it of
OF_THE_WHOLE = frozenset(
    min(c, opposite(c))
    for c in (
        "strike", "take place", "sign", "pass", "vote for", "supply", "lit", "alone", "burn", "pay",
        "unanimous", "interrupt", "full", "open", "flood", "accept", "drunk", "execute", "inform",
    )
)  # fmt: skip


#: persons taken together
GROUPS = frozenset("crew staff team union guard workforce cast choir orchestra squad".split())


def thing_of(s: Statement, question: str = "") -> Mention | None:
    """What it tells of: of a case against somebody the person, of *nothing is left of it* what that is of."""
    if s.clause.predicate == "vote":
        return None
    m = thing(s)
    if question == "destroy" and m is not None and m is s.subject and (which := _before_which(s, m)) is not None:
        return which
    if m is not None and m.head in _CASES:
        return next((n for n in s.others if n.argument.role in ("against", "of") and not timely(n)), None)
    if m is not None and m.head in ("nothing", "none", "little"):
        return next((n for n in s.others if n.argument.role == "of"), m)
    who = s.subject
    if question in _PERSONAL and m is not None and not of_persons(m) and who is not None and not who.pronoun:
        # *left the court without a stain*
        return who if who.person else m
    return m


def _before_which(s: Statement, subject: Mention) -> Mention | None:
    """What a relative clause with a subject of its own is of: *before the chapel, which the lava had passed by*."""
    if s.clause.kind != "relative" or subject.argument.start <= s.clause.start or s.clause.above is None:
        return None
    above = sheet(s.told).statements[s.clause.above]
    behind = [m for m in (*above.participants, *above.others) if 0 <= s.clause.start - m.argument.end <= 2]
    return behind[-1] if behind else None


#: questions that are asked of persons
_PERSONAL = frozenset(
    {"acquit", "attend", "arrest", "hurt", "fall short", "asleep", "drunk", "armed", "resign", "married"}
)


_CASES = frozenset("case charge conviction verdict sentence indictment accusation prosecution trial suit".split())


def of_persons(m: Mention) -> bool:
    return is_person(m.head) or m.head in GROUPS
