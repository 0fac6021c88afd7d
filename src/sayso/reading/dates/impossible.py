"""What is worded as a date or a time and can be none: *3 May 99999*, *3.5.0*, *at 25:99*. Each is a problem that quotes
it, and none gets a value for what it cannot be. Numbers that count something stay numbers: *3 May 12,000 people*.
"""

from __future__ import annotations

from sayso.intake.published import FIRST_YEAR, LAST_YEAR
from sayso.reading.dates.frame import Frame
from sayso.reading.dates.words import Word
from sayso.reading.document import Token

#: Words behind which figures with dots, strokes or hyphens are a date: *on 3.5.99999*, but *version 3.5.99999*.
_BEFORE_DATES = frozenset("on by since until till from of dated before after monday tuesday wednesday thursday friday "
                          "saturday sunday".split())  # fmt: skip
#: Words behind which a number and a month are a date, though the number is no day: *on 32 May*, but *32 May
#: flowers*.
_BEFORE_DAYS = frozenset("on by since until till dated".split())
#: Words behind which figures with a colon are a time: *at 25:99*, but *a score of 25:99*, *from 24:30 to 25:31*.
_BEFORE_TIMES = frozenset(("at", "until", "till", "since"))
#: Verbs of scores: *it stood at 24:30*, *it ended in 0*.
_SCORES = frozenset("stand score lead trail win lose result end finish".split())


def no_year(w: list[Word], i: int, f: Frame) -> int | None:
    """The index behind a number at ``i`` that stands where a date has its year, and is none; None where it is not so.

    It is written without separators and is nought, has a nought before it or is beyond all years, belongs to what
    stands before it, and counts nothing that stands behind it.
    """
    at = i
    comma = at < len(w) and w[at].text == ","
    if at < len(w) and (w[at].text in (",", "of", "in") or (w[at].text == "-" and at and w[at].start == w[at - 1].end)):
        at += 1
    if at >= len(w) or not _beyond(w[at].text):
        return None
    token = f.token(w[at].start)
    plainly = w[at].sort == "figures" or (w[at].text[0] == "0" and len(w[at].text) > 1)
    if token is None or (not plainly and counts(token)):
        return None
    behind = w[at + 1].text if at + 1 < len(w) else ""
    if comma and behind == "," and len(w[at].text) == 4 and w[at].text[0] != "0":
        return None  # On May 3, 3500, mostly women, fled
    return at + 1


def _beyond(text: str) -> bool:
    """Whether figures are no year: *0*, *0000*, *0999*, *3000*, *99999*."""
    if not (text.isascii() and text.isdigit()):
        return False
    return text == "0" or (len(text) == 4 and not FIRST_YEAR <= int(text) <= LAST_YEAR) or len(text) > 4


def counts(token: Token) -> bool:
    """Whether a number behind a date counts what stands behind it, or is what a verb is about."""
    if token.head.i > token.i or token.dep in ("nsubj", "nsubjpass", "attr"):
        return True
    after = token.nbor(1)
    if after is None:
        return False
    if after.pos in ("NOUN", "PROPN", "ADJ", "NUM") or after.text in ("%", "°", "-", "–", "/", "$", "€", "£"):
        return True
    if after.tag[:2] in ("VB", "MD"):
        # On 3 May 10000 were killed; The talks on 3 May 99999 were long
        verb = after.head if after.dep in ("aux", "auxpass") else after
        return not any(c.dep in ("nsubj", "nsubjpass") and c.i < token.i for c in verb.children)
    return False


def told(w: list[Word], first: int, last: int, f: Frame, what: str = "date") -> None:
    """Note the words as a problem that quotes them."""
    text = f.document.words(w[first].start, w[last - 1].end, f.sentence.part if f.sentence else "text")
    f.problem(f"no such {what}: {text[:60]!r}")


def odd(w: list[Word], i: int, f: Frame) -> None:
    """*on 3.5.99999*, *by 0-05-03*: figures in the form of a date whose year has too few figures or too many."""
    if i and w[i - 1].lower in _BEFORE_DATES:
        told(w, i, i + 1, f)


def odd_day(w: list[Word], i: int, at: int, f: Frame) -> bool:
    """Whether the number at ``at`` is meant as a day, though no month has it: *on 32 May*, *on May 45*, but not *on May
    45 people*; the expression begins at ``i``.
    """
    text = w[at].text
    if not (text.isascii() and text.isdigit() and len(text) < 4 and int(text) > 31):
        return False
    if not i or w[i - 1].lower not in _BEFORE_DAYS:
        return False
    token = f.token(w[at].start)
    return token is not None and (at == i or not counts(token))


def odd_time(w: list[Word], i: int, end: int, f: Frame) -> None:
    """*at 25:99*, *7:65 a.m.*, *2561 GMT*: words, from ``i`` to ``end``, of a time of day that is none."""
    marked = end < len(w) and w[end].sort in ("half", "zone")
    if not marked and (w[i].sort != "clock" or not i or w[i - 1].lower not in _BEFORE_TIMES):
        return
    token = f.token(w[i].start)
    if not marked and token is not None and token.head.head.lemma in _SCORES:
        return
    told(w, i, end + marked, f, "time")


def lone(w: list[Word], i: int, f: Frame) -> None:
    """*in 99999*, *the end of 0000*: a number by itself that stands where a year stands; a ratio (*one in 10000*) and
    a score (*ended in 0*) do not.
    """
    text = w[i].text
    if not i or not _beyond(text) or (len(text) == 4 and text[0] != "0"):
        return
    before = w[i - 1].lower
    ended = i > 1 and before == "of" and w[i - 2].lower in ("end", "beginning", "start", "middle")
    if not ended and (before != "in" or text == "0" or (i > 1 and w[i - 2].sort in ("number", "nth", "ordinal"))):
        return
    token = f.token(w[i].start)
    if token is None or token.dep != "pobj" or counts(token):
        return
    above = token.head.head
    if (ended or above.lemma not in _SCORES) and above.tag != "CD":
        told(w, i, i + 1, f, "year")
