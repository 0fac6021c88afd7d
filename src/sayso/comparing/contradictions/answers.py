"""What a short report answers to the questions that the predicates know: what became of the ship, how the court found.

Classes of predicates that are opposites are the answers to one question; a table has what else answers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sayso.comparing.contradictions.asserted import ASKING
from sayso.comparing.contradictions.ballots import cast
from sayso.comparing.contradictions.ofwhat import found_to_be, thing_of
from sayso.comparing.statements.cues import listed, stands, wording
from sayso.comparing.statements.mentions import Mention, capitals
from sayso.comparing.statements.sameness import LONG, match
from sayso.comparing.statements.stakes import sort_of
from sayso.comparing.statements.statements import Sheet, Statement, sheet
from sayso.comparing.statements.words import (
    AMBIGUOUS,
    is_person,
    kinds_among,
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
    #: the words of the wording that gives it, where it is no predicate
    cue: frozenset[str] = frozenset()

    @property
    def thing(self) -> Mention | None:
        """What it is of."""
        return thing_of(self.statement, self.question, self.cue)

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
    m, n = x.thing, y.thing
    if m is None or n is None or m.pronoun or n.pronoun or match(m, n) >= 0.4:
        return True
    if x.question == "strike" and _of_two_trades(m, n):
        # *tram drivers worked*, *the cleaners' walkout*
        return False
    return x.question in OF_THE_WHOLE and not (m.definite and n.definite and match(m, n) <= 0)


def _of_two_trades(m: Mention, n: Mention) -> bool:
    if m.head == n.head or not (is_person(m.head) and is_person(n.head)) or match(m, n) > 0:
        return False
    return not {m.head, n.head} & _OF_ANY_TRADE


_OF_ANY_TRADE = frozenset(
    "worker employee man woman member striker people person hand staff colleague unionist".split()
)


def _answers(of: Sheet) -> Iterator[Answer]:
    for s in of.body:
        if not _answering(s):
            continue
        spell = _SPELL.search(s.clause.text) is not None
        known = {each for each in questions(s.labels - AMBIGUOUS) if each[0] not in _NEVER}
        if cast(s):
            # how one person voted has a rule of its own
            known = {each for each in known if each[0] not in _OF_BALLOTS}
        for question, answer in known:
            if _lasts(answer) and (spell or _takes_part(s)):
                continue
            yield Answer(question, answer, s.negative, s)
        for answer in plain(s.labels - AMBIGUOUS):
            yield Answer(answer, answer, s.negative, s)
        told = {question for question, _ in known}
        for answer, negative, cue in _worded(s):
            question = min(answer, opposite(answer))
            if question in _OF_BALLOTS and (cast(s) or ("against" in cue and _COUNTED.search(s.clause.text))):
                # *gave it 118 votes, with 97 against*: how many there were on either side
                continue
            if question == "foul play" and any(sort_of(x) in ("single", "party") for x in s.sources):
                # a verdict is a court's or a doctor's, not the widow's
                continue
            if question not in told and not (spell and _lasts(answer)):
                yield Answer(question, answer, negative, s, cue)


_COUNTED = re.compile(r"\b\d+\b.*\b\d+ (?:\w+ )?against\b|\bagainst \d+\b")
#: questions of votes
_OF_BALLOTS = frozenset({"vote against", "pass", "accept", "divided", "strike"})
#: how long something was so: it ended, and another report may tell of the end
_SPELL = re.compile(
    r"\b(?:for|after|over|during|within|lasted|took)\s+(?:(?:the|about|some|nearly|almost|more than|over|only)\s+)*"
    r"(?:[\w.-]+\s+){1,3}?(?:minutes?|hours?|days?|nights|weeks?|months?|years?)\b",
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


def _worded(s: Statement) -> Iterator[tuple[str, bool, frozenset[str]]]:
    """The answers of the table that a clause gives, each with whether it denies them, and by which words."""
    text = f" {' '.join(_STOPS.sub(' ', s.clause.text.lower()).split())} "
    # *in Split*, *the Nod farm*
    words = wording(s) - (capitals(s.told) - {s.clause.predicate})
    words |= {f"<{kind}>" for kind in kinds_among(frozenset(words))}
    if any(m.argument.role == "object" and is_person(m.head) for m in (*s.participants, *s.others)):
        words.add("<person>")
    # *left Seville for Rome*, where the parse takes it all for one name
    words |= {w for m in s.participants if m.place_ids for w in ("for", "from", "to") if f" {w} " in m.text}
    every = words | (set(text.split()) - capitals(s.told))
    asked: dict[int, list[str]] = {}
    for word in every:
        for at, cue in _by_word().get(word, ()):
            asked.setdefault(at, []).append(cue)
    # a wording that holds a negation goes before one that is only negated: *not a single lorry crossed*
    found: dict[str, tuple[str, bool, str]] = {}
    for at in sorted(asked):
        row = _rows()[at]
        found_by = _standing(row, asked[at], s, words, text)
        if found_by is None or any(_reads(each, every, text) for each in row.none_of):
            continue
        own = found_by.startswith(_NEGATED)
        question = min(row.answer, opposite(row.answer))
        if question not in found or (own and not found[question][2].startswith(_NEGATED)):
            found[question] = row.answer, s.negative and not own, found_by
    for answer, negative, by in found.values():
        yield answer, negative, frozenset(by.replace("+", " ").split())


def _standing(row: _Row, cues: list[str], s: Statement, words: set[str], text: str) -> str | None:
    """The first of a row's wordings that a clause has, or None."""
    for cue in sorted(cues, key=row.wordings.index) if len(cues) > 1 else cues:
        if _reads(cue, words, text) or (cue.startswith("not ") and s.negative and _reads(cue[4:], words, text)):
            return cue
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
    failed = s.clause.negated and (s.clause.modal == "could" or (s.clause.modal == "would" and _behind_us(s)))
    if not (s.standing == "asserted" or failed) or (s.certainty < 2 and not failed) or s.scope == "not all":
        return False
    if s.scope == "some" and "kill" not in {answer for _, answer in questions(s.labels)}:
        # *most of the passengers were drowned* tells that not all are safe
        return False
    told = s.undone or s.outcome or failed
    if not told and (s.clause.kind not in _KINDS or (s.clause.kind != "main" and s.clause.tense == "none")):
        return _along(s) or found_to_be(s)
    if s.claim is not None and s.claim.attitude not in ("statement", "denial", "accusation"):
        return False
    return not (s.clause.kind == "complement" and s.clause.text.lower().startswith(ASKING))


def _along(s: Statement) -> bool:
    """Whether it tells what came of what the clause above tells: *fell on the quay, injuring its driver*."""
    if s.clause.kind not in ("participle", "adverbial") or s.clause.tense != "none" or s.clause.above is None:
        return False
    above = sheet(s.told).statements[s.clause.above]
    text = s.told.extract.text if s.clause.part == "text" else s.told.extract.title
    first = s.clause.text.split(maxsplit=1)[0]
    comma = text[max(0, s.clause.start - 3) : s.clause.start].rstrip().endswith(",")
    done = above.clause.tense in ("past", "perfect", "pluperfect") and above.clause.modal is None and not above.negative
    return comma and first.endswith("ing") and first[:1].islower() and above.standing == "asserted" and done


def _behind_us(s: Statement) -> bool:
    """Whether its day is that of its report or one before: *would not receive them on Monday*."""
    return s.when is not None and s.told.day is not None and s.when.last <= s.told.day and s.clause.kind == "main"


#: what befalls a thing or person once within days
ONCE = frozenset(
    {"destroy", "kill", "sink", "convict", "acquit", "resign", "sign", "marry", "bury", "crash", "derail",
     "run aground", "explode", "land", "take off", "steal", "rob", "arrest", "free", "inaugurate", "born",
     "execute", "dismiss", "appoint", "reach", "pass", "reject", "surrender", "rescue", "seize", "flood",
     "find", "cancel", "depart"}
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
