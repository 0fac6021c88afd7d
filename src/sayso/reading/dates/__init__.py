"""Time expressions as TIMEX3 has them: dates, times, durations and sets, with values in ISO 8601."""

from __future__ import annotations

from sayso.model import Date, Notice, Problem
from sayso.reading.dates.absolute import dates
from sayso.reading.dates.clock import clock, dayparts, with_part
from sayso.reading.dates.feasts import feast, first_words, last_words
from sayso.reading.dates.found import Found
from sayso.reading.dates.frame import Frame, frame
from sayso.reading.dates.lengths import lengths
from sayso.reading.dates.occasions import counted_day, note_beginning
from sayso.reading.dates.periods import parts
from sayso.reading.dates.relative import relative
from sayso.reading.dates.returning import sets
from sayso.reading.dates.vague import FIRST, vague
from sayso.reading.dates.words import DIGIT, TRIGGERS, Word, words
from sayso.reading.document import Document, Sentence

__all__ = ["read_dates"]


def read_dates(document: Document, notices: list[Notice], problems: list[Problem]) -> list[Date]:
    """The time expressions of a report, in the order of the text, those of the headline first.

    They are counted from the day of publication, else from the report's own dateline; without either the unknown part
    of
    a value is ``X``. A date that does not exist and a day of publication that cannot be read are added to ``problems``.
    Notices are passed by, but for datelines.
    """
    f = frame(document, notices, problems)
    hidden = [n for n in notices if n.kind != "dateline"]
    found: list[Date] = []
    for sentence in document.all_sentences():
        if any(n.part == sentence.part and n.start <= sentence.start and sentence.end <= n.end for n in hidden):
            continue
        found.extend(_sentence(sentence, document, f))
    if hidden:
        found = [d for d in found if not any(n.part == d.part and n.start < d.end and d.start < n.end for n in hidden)]
    return found


def _sentence(sentence: Sentence, document: Document, f: Frame) -> list[Date]:
    text = document.words(sentence.start, sentence.end, sentence.part)
    lower = [token.lower for token in sentence.tokens]
    if TRIGGERS.isdisjoint(lower) and last_words().isdisjoint(lower) and not DIGIT.search(text) and "Wed." not in text:
        # (the parser parts *Wed.* in *We* and *d.*)
        return []
    w = words(text, sentence.start)
    f.enter(sentence)
    found: list[Found] = []
    at = 0
    while at < len(w):
        if _passed_by(w, at):
            at += 1
            continue
        one = expression(w, at, f, found[-1] if found else None)
        if one is None:
            at += 1
            continue
        for word in w[one.first : one.last]:
            if word.sort == "nth" and not _proper(word.lower):
                f.problem(f"no such ordinal: {word.text!r}")
        found.append(one)
        f.take(one.value, one.day, one.full, aside=one.first > 0 and w[one.first - 1].text == "(")
        at = max(one.last, at + 1)
    note_beginning(text, found, f)
    return [_date(x, w, sentence, document) for x in found]


def _proper(nth: str) -> bool:
    """Whether the ending of *1st*, *12th* fits its number."""
    number = int("".join(c for c in nth if c.isdigit())[-2:])
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return nth.endswith(ending)


_NO_START = frozenset(("mark", "clitic", "half", "zone"))
#: Words without a class that may follow *the* in an expression.
_BEHIND_THE = frozenset(
    "near immediate foreseeable future distant recent moment latest end beginning start middle rest remainder turn "
    "close eve latter course night small wee same twenty thirty forty fifty year fiscal first final next past "
    "time".split()
)


def _passed_by(w: list[Word], i: int) -> bool:
    """Whether no expression can begin at word ``i``, told by one or two look-ups."""
    word = w[i]
    if word.sort in _NO_START:
        return True
    if word.sort:
        return False
    if word.lower == "the":
        return i + 1 >= len(w) or (not w[i + 1].sort and w[i + 1].lower not in _BEHIND_THE)
    return word.lower not in _STARTS and word.lower not in first_words()


def expression(w: list[Word], i: int, f: Frame, previous: Found | None) -> Found | None:
    """The expression that begins at word ``i``, with the words that narrow it, or None."""
    size = parts(w, i)
    if size and i + size < len(w):
        inner = _plain(w, i + size, f, previous)
        if (
            inner is not None
            and inner.type in ("DATE", "TIME")
            and inner.value not in ("PAST_REF", "FUTURE_REF", "PRESENT_REF")
        ):
            return inner._replace(first=i)
        if w[i].sort != "part" and size == 3:
            return None
    return _plain(w, i, f, previous)


def _plain(w: list[Word], i: int, f: Frame, previous: Found | None) -> Found | None:
    word = w[i]
    if word.sort == "mark" or (word.sort == "" and word.lower not in _STARTS):
        return feast(w, i, f) if word.sort == "" and word.text[0].isupper() else None
    if word.lower in _VAGUE and (found := vague(w, i, f)) is not None:
        return found
    found = clock(w, i, f, previous) or dayparts(w, i, f)
    if found is not None:
        return found
    found = counted_day(w, i, f) or dates(w, i, f, previous)
    if found is not None:
        return with_part(w, found, f)
    found = sets(w, i, f) or feast(w, i, f)
    if found is not None:
        return found
    found = relative(w, i, f)
    if found is not None:
        return with_part(w, found, f)
    return lengths(w, i, f)


_VAGUE = FIRST | {"the", "that"}
#: Words without a class at which an expression may begin.
_STARTS = FIRST | frozenset(
    "the that a an its their his her each every per half another these those fiscal about almost nearly around "
    "roughly approximately over under exactly more less at fewer up close as no longer well just tonight overnight q h "
    "weekends weekdays weeknights twenty thirty forty fifty sixty seventy eighty ninety dozen year recent first final "
    "latest very end beginning start".split()
)


def _date(found: Found, w: list[Word], sentence: Sentence, document: Document) -> Date:
    start, end = w[found.first].start, w[found.last - 1].end
    return Date(
        start=start,
        end=end,
        text=document.words(start, end, sentence.part),
        part=sentence.part,
        type=found.type,
        value=found.value,
        alternatives=[a for a in found.alternatives if a != found.value],
    )
