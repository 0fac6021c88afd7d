"""Lengths of time that do not lie between the beginning and the end that are stated with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from sayso.comparing.rules.spells import may_be_cut_short, of_some_of_it, spell
from sayso.comparing.rules.written_days import LENGTHS, YEAR, day_and_month, value_day
from sayso.comparing.told import Spans, Told, finding
from sayso.model import Date, Evidence, Finding

_RUN_OUT = re.compile(
    r"\b(?:runs?|ran|running) out\b|\b(?:expires?|expired|ends?|ended|lapses?|lapsed|elapses?|elapsed|are up|is up|"
    r"be up|(?:is|are|was|were|be) (?:over|past|gone)|closed|closes|finished|finishes|concluded)\b"
)


def _length(stated: Date) -> int | None:
    """Whole days of a duration of at least one and at most sixty days, or None."""
    match = re.fullmatch(r"P(?:T(\d+)H|(\d+)([DW]))", stated.value)
    if stated.type != "DURATION" or match is None:
        return None
    days = int(match[1]) / 24 if match[1] else int(match[2]) * (7 if match[3] == "W" else 1)
    return int(days) if days == int(days) and 1 <= days <= 60 else None


_LATER = re.compile(r"(?:just |only |exactly )?(\w+) (day|week)s? (?:later|afterwards)$", re.IGNORECASE)
_COUNTED = {
    w: n
    for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split(), 1)
}


def _days_later(told: Told, days: list[Date]) -> Iterator[Finding]:
    """*Set out on 3 May, came back on 15 May, five days later*: two days, and how long lies between them."""
    if len(days) != 3:
        return
    first, last, apart = days
    text = told.extract.text
    if _LATER.match(last.text) and re.fullmatch(r",? on ", text[last.end : apart.start]):
        # *came back five days later, on 15 May*
        last, apart = apart, last
    elif not re.fullmatch(r",? ", text[last.end : apart.start]):
        return
    found = _LATER.match(apart.text)
    if found is None:
        return
    count = int(found[1]) if found[1].isdigit() else _COUNTED.get(found[1].lower(), 0)
    begun, over = value_day(first), _end(first, last)
    if not count or begun is None or over is None or over <= begun:
        return
    count *= 7 if found[2].lower() == "week" else 1
    if abs((over - begun).days - count) > 1:
        due = begun + timedelta(days=count)
        message = f"{apart.text} than {begun.isoformat()} is {due.isoformat()}, not {over.isoformat()}."
        yield finding("calendar", "caution", message, told.stretch(first.start, max(last.end, apart.end)))


def sums(told: Told) -> Iterator[Finding]:
    """A length, its beginning and its end are stated together, and do not add up within a day."""
    sentences = told.extract.sentences
    dates = Spans((d.start, d.end, d) for d in told.extract.dates if d.part == "text")
    previous: list[Date] = []
    before = _Stated(0, 0, [], [], [])
    told_before: tuple[Date, Date] | None = None
    for start, end in sentences:
        here = [d for d in dates.meeting(start, end) if start <= d.start]
        days = [d for d in here if d.type in ("DATE", "TIME") and value_day(d)]
        lengths = [d for d in here if _length(d) is not None]
        other = [d for d in here if d.type == "DURATION" and _length(d) is None]
        yield from _days_later(told, days)
        if len(before.days) == 1 and len(days) == 2 and _THAT_DAY.fullmatch(days[0].text):
            # *counted from that day*
            days = days[1:] if days[0].value == before.days[0].value else days
        stated = _Stated(start, end, days, lengths, other)
        found = list(_in_words(told, stated, before, previous, told_before))
        yield from found or _spelt(told, stated, before)
        told_before = None
        if len(lengths) == len(days) == 1 and not other and _begun(told.extract.text, start, days[0], lengths[0]):
            told_before = (days[0], lengths[0])
        previous, before = days or previous, stated


class _Stated(NamedTuple):
    """The days, the lengths that can be reckoned with and the other lengths of a sentence."""

    start: int
    end: int
    days: list[Date]
    lengths: list[Date]
    other: list[Date]


def _in_words(
    told: Told, stated: _Stated, before: _Stated, previous: list[Date], told_before: tuple[Date, Date] | None
) -> Iterator[Finding]:
    """Sums by the words that stand between the days and the length."""
    start, end, days, lengths, other = stated
    if len(lengths) == 1 and not other and not of_some_of_it(told.extract.text, start, lengths[0]):
        if (reckoned := _reckoned(told.extract.text, start, end, lengths[0], days, before.days)) is not None:
            first, last, from_here = reckoned
            shown = told.stretch(min(first.start, lengths[0].start), max(last.end, lengths[0].end))
            yield from _ends_on(
                told, lengths[0], first, last, shown if from_here else told.stretch(start, last.end), True
            )
        elif len(before.days) == len(days) == 1 and _counts_on(told.extract.text, start, lengths[0], days[0]):
            yield from _ends_on(told, lengths[0], before.days[0], days[0], told.stretch(start, days[0].end))
        else:
            yield from _sum(told, start, end, lengths[0], days, previous)
    elif told_before is not None and not lengths and not other and len(days) == 1:
        yield from _runs_out(told, start, *told_before, days[0])


def _spelt(told: Told, stated: _Stated, before: _Stated) -> Iterator[Finding]:
    """Sums of one length and two days in a sentence, or in one and the one before it."""
    text, start = told.extract.text, stated.start
    found = None
    if len(stated.lengths) == 1 and len(stated.days) == 2 and not stated.other:
        found = spell(text, start, stated.end, stated.lengths[0], stated.days)
    elif stated.days and not stated.other and not before.other and before.days:
        lengths, start = [*before.lengths, *stated.lengths], before.start
        if len(lengths) == 1:
            found = spell(text, start, stated.end, lengths[0], [*before.days, *stated.days])
    if found is None:
        return
    length, first, last = found
    begun, over, count = value_day(first), _end(first, last), _length(length)
    if begun is None or over is None or count is None or (over - begun).days > max(_TIMES * count, count + _BEYOND):
        return
    behind = max(length.end, first.end) if last.start > length.end else first.end
    if (over - begun).days < count and may_be_cut_short(text[behind : last.start]):
        return
    shown = told.stretch(max(start, min(length.start, first.start)), max(last.end, length.end))
    yield from _ends_on(told, length, first, last, shown, True)


#: a last day beyond so many times the length, or so many days behind it, is hardly meant as its end
_TIMES, _BEYOND = 5, 45
_THAT_DAY = re.compile(r"(?:from )?(?:that|this|the same) (?:day|date|night|morning|evening)")
#: days that are not all counted, or that were added to
_NOT_ALL = re.compile(
    r"\b(?:working|business|week-?days|sitting|court days|excluding|not counting|without counting|extend\w*|prolong\w*|"
    r"renew\w*|another|further|again|second|at least|at most|up to|more than|less than|about|some|early|earlier)\b",
    re.IGNORECASE,
)
#: how long somebody has, or a thing runs, from a day on, before the length
_RUNS = re.compile(
    r"\b(?:has|have|had|given|for|is to last|are to last|was to last|will last|would last|lasts?|gives?|gave|grants?|"
    r"allows?|granted|allowed|of)\b(?: (?!from|after|of|until)[\w’'-]+){0,3} $"
)
#: what draws the end from the length: *so that the time will be up on*, *that is, until*
_SO = re.compile(
    r"[,;]?(?: [\w’'-]+){0,4}[,;:]? (?:so that|so|that is|in other words|which means that|which means|and so|hence|"
    r"therefore|"
    r"accordingly|namely|i\.e\.)\b[^.]{0,60}$"
)
#: what stands between a length and the day from which it is counted
_FROM_IT = re.compile(
    r"(?:,? (?:counted |reckoned )?(?:of|after|from|following|beginning on|starting on|on from)\b[^,;.]{0,40} $)"
)
_UNTIL_IT = re.compile(
    r",? (?:that is,? |in other words,? )?(?:by|until|till|on|falls on|falls|fall on|ends on|expires on|is|will be|to|"
    r"through|and) (?:midnight on |noon on |the end of )?$"
)
_IN_ALL = re.compile(r"(?: days| weeks)?,? (?:in all|altogether|in total)\b")


def _reckoned(
    text: str, start: int, end: int, length: Date, days: list[Date], before: list[Date]
) -> tuple[Date, Date, bool] | None:
    """The first and the last day of a length, where a sentence draws the one from the other, and whether it names
    both; None where it does not, or does not count every day.
    """
    if _NOT_ALL.search(text[start : length.end]) or _NOT_ALL.search(text[length.end : end]):
        return None
    if len(days) == 1 and len(before) == 1 and length.end <= days[0].start:
        # the sentence before has the day: *counted from that day they have eight days, so that the time is up on …*
        lead, behind = text[start : length.start], text[length.end : days[0].start]
        anchored = _OTHER_START.search(lead + behind) is None
        if not anchored or not _RUNS.search(lead) or re.search(r"\b(?:from|after|since)\b", behind):
            return None
        return (before[0], days[0], False) if _SO.match(behind) else None
    if len(days) != 2:
        return None
    first, last = days
    joint = text[first.end : last.start]
    if first.end <= length.start and length.end <= last.start:
        # *was shut on 4 March for ten days, so that it can be opened on 24 March*
        lead, behind = text[first.end : length.start], text[length.end : last.start]
        return (first, last, True) if _RUNS.search(lead) and _SO.match(behind) else None
    if length.end <= first.start:
        between = text[length.end : first.start]
        if re.search(r"-(?:day|week)$", length.text) and re.search(r"\b(?:from|between) $", between):
            # *the ten-day fair runs from 4 March to 24 March*
            return (first, last, True) if re.fullmatch(r" (?:to|until|till|through|and) ", joint) else None
        # *within ten days of 4 March, that is, by 24 March*
        return (first, last, True) if _FROM_IT.match(between) and _UNTIL_IT.fullmatch(joint) and "," in joint else None
    if last.end <= length.start and re.fullmatch(r" (?:to|until|till|through|and) ", joint):
        # *from 4 to 24 March, ten days in all*
        run = re.search(r"\b(?:from|between) $", text[start : first.start]) and text[last.end : length.start] in (
            ", ",
            " - ",
        )
        return (first, last, True) if run and _IN_ALL.match(text[length.end : end]) else None
    return None


_OTHER_START = re.compile(r"\b(?:from|after|since) (?!that|this|then|the same|today)", re.IGNORECASE)
#: what tells how long a thing runs, before the length
_GIVES = re.compile(
    r"\b(?:gives?|gave|grants?|granted|allows?|allowed|leaves?|left|lasts?|lasted|"
    r"(?:run|hold|valid|good|is|was|be|set) for)\b(?: [\w’'-]+){0,5} $"
)
#: what tells when it is over, behind the length
_OVER = re.compile(r",? (?:that is,? )?(?:until|till)\b(?: [\w.:]+){0,4} $")


def _counts_on(text: str, start: int, length: Date, last: Date) -> bool:
    """*It gives the town 72 hours and runs out at noon on 9 June*: what the sentence before dates, and nothing else,
    is counted from.
    """
    same = re.match(r"(?:It|This|The (\w+)) ", text[start : length.start])
    if same is None or (same[1] and f" {same[1]} " not in text[max(0, start - 120) : start]):
        return False
    if length.end > last.start or not _GIVES.search(text[start : length.start]):
        return False
    between = text[length.end : last.start]
    return bool(_OVER.match(between)) or (
        re.match(r",? (?:and|which) (?:it )?(?:will |would |is to |was to |are )?", between) is not None
        and re.search(r"\b(?:runs?|ran) out\b|\b(?:up|over|ends?|ended|expires?|expired|lapses?|lapsed)\b", between)
        is not None
    )


_BEGAN = re.compile(r"\b(?:began|begins|begun|started|starts|came into force|took effect|takes effect)\b")
_LASTS = re.compile(r"\b(?:to last|lasts?|will last|would last|is for|was for)\s+(?:the |these )?$")


def _begun(text: str, start: int, day: Date, length: Date) -> bool:
    """*The truce began at noon on 2 June and was to last 72 hours.*"""
    if length.start == start and length.end < day.start:
        # *ten days of mourning began on 2 June*
        return (
            re.match(r" of \w+\b", text[length.end :]) is not None
            and _BEGAN.search(text[length.end : day.start]) is not None
        )
    if day.end > length.start or not _BEGAN.search(text[start : day.start]):
        return False
    return _LASTS.search(text[day.end : length.start]) is not None


def _runs_out(told: Told, start: int, first: Date, length: Date, last: Date) -> Iterator[Finding]:
    """*It will run out at noon on 9 June*, behind a sentence that tells when it began and how long it is to last."""
    between = told.extract.text[start : last.start]
    same = re.match(r"(?:It|They|The (\w+)) ", between)
    if same is None or (same[1] and f" {same[1]} " not in told.extract.text[max(0, first.start - 120) : first.start]):
        return
    if not re.search(r"\b(?:run|expire|end|lapse)\w*\b|\b(?:be|is|are|was|were) (?:over|up)\b", between):
        return
    begun, over, count = value_day(first), _end(first, last), _length(length)
    if begun is None or over is None or count is None or over <= begun or abs((over - begun).days - count) <= 1:
        return
    due = begun + timedelta(days=count)
    message = f"{length.text} from {begun.isoformat()} end on {due.isoformat()}, not on {over.isoformat()}."
    yield finding("calendar", "caution", message, told.stretch(start, last.end), told.stretch(first.start, length.end))


def _end(first: Date, last: Date) -> date | None:
    """The day of an end; one without a year is of the year of its beginning where that makes it the later."""
    begun, over = value_day(first), value_day(last)
    if begun is None or over is None or YEAR.search(last.text):
        return over
    written = day_and_month(last.text)
    if written is None or written[0] > LENGTHS[written[1] - 1]:
        return over
    same = date(begun.year, written[1], written[0])
    if over > begun:
        # of the same year, also where its verb made it one of the next
        return same if begun < same < over else over
    return max(over, same)


def _before(text: str, start: int, length: Date) -> str:
    """What stands in the sentence before the number of a length; its article counts as standing before it."""
    article = re.match(r"(?:the|these|those)\s+", length.text, re.I)
    return text[start : length.start] + (article[0] if article else "")


def _sum(told: Told, start: int, end: int, length: Date, days: list[Date], previous: list[Date]) -> Iterator[Finding]:
    text = told.extract.text
    if len(days) == 1 and length.end <= days[0].start:
        between = text[length.end : days[0].start]
        if not _RUN_OUT.search(between) or len(previous) != 1 or re.search(r"\b(?:after|later|of)\b", between):
            return
        if not re.search(r"\b(?:the|these|those)\s+(?:the\s+)?$", _before(text, start, length), re.I):
            return
        first, last, shown = previous[0], days[0], told.stretch(length.start, days[0].end)
        begins = text.rfind("The", start, length.start)
        if begins >= 0 and length.start - begins <= 5:
            shown = told.stretch(begins, days[0].end)
    elif len(days) == 2:
        first, last = days
        joint = text[first.end : last.start]
        if not (
            re.fullmatch(r",?\s*from\s+", text[length.end : first.start])
            and re.fullmatch(r"\s*(?:to|until|till|through)\s*", joint)
            and re.search(r"\b(?:last(?:s|ed)?|of|for)\s+$", text[start : length.start])
        ) and not (
            # which began on 2 June, ended on 6 June after 14 days
            length.start >= last.end
            and re.fullmatch(r",?\s*(?:after|having lasted)\s+", text[last.end : length.start])
            and _BEGAN.search(text[start : first.start])
            and _RUN_OUT.search(joint)
        ):
            return
        shown = told.stretch(min(length.start, first.start), max(length.end, last.end))
    else:
        return
    yield from _ends_on(told, length, first, last, shown, inclusive=len(days) == 2)


def _ends_on(
    told: Told, length: Date, first: Date, last: Date, shown: Evidence, inclusive: bool = False
) -> Iterator[Finding]:
    """A finding where the length from the first day does not end within a day of the last; ``inclusive`` if both days
    may count.
    """
    begun, over, count = value_day(first), _end(first, last), _length(length) or 0
    if begun is None or over is None:
        return
    span = (over - begun).days
    if span <= 0 or abs(span - count) <= 1 or (inclusive and abs(span + 1 - count) <= 1):
        return
    due = begun + timedelta(days=count)
    shown_length = re.sub(r"^(?:the|these|those)\s+", "", length.text, flags=re.I)
    message = f"{shown_length} from {begun.isoformat()} end on {due.isoformat()}, not on {over.isoformat()}."
    yield finding("calendar", "caution", message, shown, told.evidence(first))
