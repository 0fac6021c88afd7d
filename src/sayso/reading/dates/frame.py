"""What expressions of time are counted from: publication or dateline, the dates before them, and the tense
around them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from sayso.intake.published import FIRST_YEAR, LAST_YEAR, absurd, day_of
from sayso.model import Notice, Problem
from sayso.reading.dates.datelines import contradicted, dateline_day
from sayso.reading.dates.words import Word
from sayso.reading.document import Document, Sentence, Token

Direction = Literal["past", "future", "present", "none"]

_GRAIN = re.compile(r"(?P<Y>\d{4})|\d{4}-(?:(?P<Q>Q\d)|(?P<H>H\d)|(?P<M>\d\d))")


def make(year: int, month: int, day: int) -> date | None:
    """The date, or None where it does not exist or its year is out of all measure."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted(day: date, days: int) -> date | None:
    """So many days on, or None where the count leaves the calendar."""
    try:
        return make((d := day + timedelta(days=days)).year, d.month, d.day)
    except OverflowError:
        return None


def month_shifted(year: int, month: int, months: int) -> tuple[int, int] | None:
    """Year and month so many months on."""
    count = year * 12 + month - 1 + months
    found = (count // 12, count % 12 + 1)
    return found if FIRST_YEAR <= found[0] <= LAST_YEAR else None


@dataclass(slots=True)
class Frame:
    """What is known while a report is read from beginning to end."""

    document: Document
    #: day of publication, else of the dateline, else None
    anchor: date | None
    problems: list[Problem]
    #: day first in 03/04/2025; None: not known
    day_first: bool | None
    #: the last day named in the text
    day: date | None = None
    #: part and index of the sentence in which it was named
    day_sentence: tuple[str, int] = ("", -1)
    #: the last year, quarter or month named: its value
    span: str | None = None
    #: whether that year, quarter or month was named after the day
    span_last: bool = False
    #: the last stretch named, by its grain (Y, H, Q, M), with the index of its sentence and part; the latest is last
    stretches: dict[str, tuple[str, str, int]] = field(default_factory=dict)
    #: the last time of day named with its day: its value
    moment: str | None = None
    #: year of the last full date, with the sentence it stood in
    year: int | None = None
    year_sentence: int = -9
    #: day on which something is said to have begun
    began: date | None = None
    sentence: Sentence | None = None
    _tenses: dict[int, Direction] = field(default_factory=dict)

    def enter(self, sentence: Sentence) -> None:
        """Begin to read a sentence."""
        self.sentence = sentence
        self._tenses = {}

    def problem(self, message: str) -> None:
        problem = Problem(code="date", message=message)
        if problem not in self.problems:
            self.problems.append(problem)

    def now(self) -> date | None:
        """The day that a relative expression counts from: publication, else the last day named."""
        return self.anchor or self.day

    def take(self, value: str, day: date | None, full: bool, aside: bool = False) -> None:
        """Take note of an expression: value, day, whether its year is written out, whether it stands in brackets."""
        if not aside and len(value) > 15 and value[10] == "T" and value[13] == ":":
            self.moment = value
        where = (self.sentence.part, self.sentence.index) if self.sentence else ("", -1)
        if day is not None:
            self.day = day
            self.day_sentence = where
            self.span = None
            self.span_last = False
            if full:
                self.year = day.year
                self.year_sentence = where[1]
        elif value[:4].isdigit() and value[4:5] in ("", "-") and "W" not in value and "T" not in value:
            self.span = value
            self.span_last = True
        grain = _GRAIN.fullmatch(value)
        if grain is not None:
            unit = grain.lastgroup or ""
            self.stretches.pop(unit, None)
            self.stretches[unit] = (value, *where)

    def stretch(self, units: str, back: int = 1) -> str | None:
        """The year, half, quarter or month named last in this sentence or ``back`` sentences before, None where
        the one named last is of another grain than ``units`` or further away.
        """
        if self.sentence is None:
            return None
        for unit in reversed(self.stretches):
            value, part, index = self.stretches[unit]
            if part != self.sentence.part or self.sentence.index - index > back:
                continue
            return value if unit in units else None
        return None

    def last_year(self) -> int | None:
        """The year of what was named last, else of publication."""
        if self.span is not None and self.span_last and self.span[:4].isdigit():
            return int(self.span[:4])
        day = self.day or self.anchor
        return day.year if day is not None else None

    def token(self, offset: int) -> Token | None:
        """The parser's token at an offset."""
        if self.sentence is None:
            return None
        tokens = self.sentence.tokens
        low, high = 0, len(tokens)
        while low < high:
            middle = (low + high) // 2
            if tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return tokens[low] if low < len(tokens) else None

    def direction(self, word: Word) -> Direction:
        """Where the verb that governs a word points."""
        token = self.token(word.start)
        if token is None:
            return "none"
        if token.i not in self._tenses:
            self._tenses[token.i] = tense(token)
        return self._tenses[token.i]


_AHEAD = frozenset(
    "plan expect schedule due slate intend hope aim promise vow pledge agree set want prepare predict forecast propose "
    "await anticipate decide threaten order tell ask urge".split()
)
#: Verbs whose present tense tells of what is on the timetable: *begins on Monday*.
_TIMETABLE = frozenset(
    "begin start open close end expire meet leave arrive play host visit vote return travel resume run convene "
    "conclude premiere air kick depart reopen retire face go come fly address land appear".split()
)
#: Verbs in the present whose infinitive lies ahead, and the date before them with it: *On Friday it plans to meet*.
_MEANS_TO = frozenset("plan expect hope aim intend".split())
#: Of these, the verbs whose own date lies ahead: *planned for Friday*, but *agreed on Friday*.
_SET_AHEAD = frozenset("plan expect schedule due slate set anticipate".split())


#: Verbs whose *to*, *until*, *for* tell of a later date: *was moved to April*.
_PUT_OFF = frozenset("move postpone delay put reschedule adjourn extend defer push".split())
#: Verbs whose *for* does: *has been set for Monday*, *a strike called for Friday*.
_SET_FOR = _SET_AHEAD | frozenset("book fix time bill pencil call list".split())
#: What lies ahead while it is said to be: *is due on Friday*, *the deadline is Friday*.
_OUTSTANDING = frozenset("due payable repayable deadline cutoff".split())


def tense(token: Token) -> Direction:
    """The direction of the nearest verb above a token."""
    verb = token
    if token.dep == "pobj" and token.head.lower in ("to", "until", "till", "for") and token.head.head.lemma in _PUT_OFF:
        return "future"
    if token.dep == "pobj" and token.head.lower == "for" and token.head.head.lemma in _SET_FOR:
        # *set for Monday, was put off* leaves it open
        verb = token.head.head
        return "none" if verb.dep in ("acl", "advcl") and _above(verb) == "past" else "future"
    if _outstanding(token):
        return "future"
    for _ in range(12):
        if verb.pos == "VERB" and verb.tag != "MD" and verb.dep not in ("amod", "compound", "aux", "auxpass"):
            break
        if verb.head is verb:
            return "none" if verb.pos != "VERB" else _verb(verb)
        verb = verb.head
    else:
        return "none"
    return _verb(verb)


def _outstanding(token: Token) -> bool:
    """Whether a date is that by which something is due: *the rent is due on Friday*."""
    above = token.head.head if token.dep == "pobj" else token.head
    if above.lower in _OUTSTANDING and above.pos == "ADJ":
        return above.head.tag in ("VBZ", "VBP")
    subjects = (c for c in above.children if c.dep == "nsubj")
    return token.dep == "attr" and above.tag in ("VBZ", "VBP") and any(c.lemma in _OUTSTANDING for c in subjects)


def _above(verb: Token) -> Direction:
    """Where the verb of the clause around points."""
    token = verb.head
    for _ in range(6):
        if token.pos == "VERB" and token.tag != "MD":
            return _verb(token) if token is not verb else "none"
        if token.head is token:
            break
        token = token.head
    return "none"


def _verb(verb: Token) -> Direction:
    auxiliaries = [c for c in verb.children if c.dep in ("aux", "auxpass")]
    words = {c.lower for c in auxiliaries}
    if words & {"will", "'ll", "’ll", "shall", "wo", "going"}:
        return "future"
    if verb.tag == "VBD":
        return "past"
    if verb.tag == "VBN" and verb.lemma in _SET_AHEAD and verb.dep != "ROOT" and not words:
        return "none" if verb.dep in ("acl", "advcl") and _above(verb) == "past" else "future"
    if words & {"had", "was", "were", "did"}:
        if verb.tag == "VB" and "to" in words:
            return "future"
        return "past"
    if words & {"may", "might", "should", "must", "can", "could", "would"}:
        if words & {"have", "'ve", "’ve"}:
            return "past"
        if "would" in words and verb.dep == "ccomp" and verb.head.tag in ("VBD", "VBN") and verb.head.i < verb.i:
            # she said she would meet them on Monday
            return "future"
        return "future" if not words & {"could", "would"} else "none"
    if words & {"has", "have", "'ve", "’ve", "'s", "’s"} and verb.tag == "VBN" and "be" not in words:
        # *is believed to have sunk*, *hopes to have finished*
        return "future" if "to" in words and verb.head.lemma in _AHEAD else "past"
    if verb.tag == "VB" or (verb.tag == "VBN" and words >= {"to", "be"}):
        if "to" in words or verb.dep in ("xcomp", "acl"):
            head = verb.head
            if head is not verb and head.pos == "VERB":
                above = _verb(head)
                if head.lemma in _AHEAD or head.lemma == "be" or above in ("future", "present"):
                    return "future" if above != "past" or head.lemma in _AHEAD or head.lemma == "be" else "none"
                return above if above == "past" else "none"
            return "future"
        return "future" if verb.dep == "ROOT" and not auxiliaries else "none"
    if verb.tag == "VBG":
        if words & {"is", "are", "'re", "’re", "am", "'s", "’s"}:
            return "present"
        head = verb.head
        return _verb(head) if head is not verb and head.pos == "VERB" else "none"
    if verb.tag == "VBN":
        if words & {"is", "are", "be", "'s", "’s"}:
            return "future" if verb.lemma in _SET_AHEAD else "present"
        head = verb.head
        if verb.lemma in _SET_AHEAD:
            return "future"
        return "past" if verb.dep == "acl" or head is verb else _verb(head) if head.pos == "VERB" else "past"
    if verb.tag in ("VBZ", "VBP") and verb.lemma in _MEANS_TO and any(c.dep == "xcomp" for c in verb.children):
        return "future"
    if verb.tag in ("VBZ", "VBP") and verb.lemma in _TIMETABLE and verb.sentence.part == "text":
        return "future"
    return "present"


def frame(document: Document, notices: list[Notice], problems: list[Problem]) -> Frame:
    """The frame of a report: its day, and in which order its figures stand."""
    report = document.report
    if (message := absurd(report.published)) is not None:
        problems.append(Problem(code="published", message=message))
    published = day_of(report.published)
    if published is not None and (message := contradicted(published, document, notices)) is not None:
        problems.append(Problem(code="published", message=message))
    anchor = published or dateline_day(document, notices)
    return Frame(document, anchor, problems, _order(document))


_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([/.-])(\d{1,2})\2(?:19|20)?\d{2}(?![\d/-])")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY_BEFORE = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\b")
_DAY_AFTER = re.compile(rf"\b(?:{_MONTHS}) \d{{1,2}}\b")
_DAY_FIRST_LANGUAGES = (
    "en-gb",
    "en-ie",
    "en-au",
    "en-nz",
    "en-in",
    "en-za",
    "en-ng",
    "en-ke",
    "en-pk",
    "en-sg",
    "en-150",
)
_MONTH_FIRST_LANGUAGES = ("en-us", "en-ph")
_DAY_FIRST_DOMAINS = re.compile(
    r"\.(?:uk|ie|au|nz|in|za|ng|ke|pk|ru|ua|by|pl|de|fr|it|es|nl|be|cz|sk|ro|bg|rs|tr|il|eu|fi|se|no|dk)(?:/|:|$)"
)


def _order(document: Document) -> bool | None:
    """Whether figures stand day before month: by figures over 12, language, spelt dates, address; None: not known."""
    numeric = _NUMERIC.findall(document.text)
    if not numeric:
        return None
    votes: set[bool] = set()
    for first, _, second in numeric:
        if int(first) > 12 >= int(second):
            votes.add(True)
        elif int(second) > 12 >= int(first):
            votes.add(False)
    if len(votes) == 1:
        return votes.pop()
    language = (document.report.language or document.language).lower()
    if language in _DAY_FIRST_LANGUAGES:
        return True
    if language in _MONTH_FIRST_LANGUAGES:
        return False
    before, after = len(_DAY_BEFORE.findall(document.text)), len(_DAY_AFTER.findall(document.text))
    if before != after:
        return before > after
    if document.report.url and _DAY_FIRST_DOMAINS.search(document.report.url.split("?")[0]):
        return True
    return None
