"""Days that the calendar does not have, or not on that weekday; acts told as done before their day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from sayso.comparing.rules.sums_of_days import sums
from sayso.comparing.rules.written_days import FULL_DAY, LENGTHS, MONTHS, YEAR, day_and_month, value_day
from sayso.comparing.told import Told, finding
from sayso.knowledge.events import lexicon
from sayso.knowledge.places import Gazetteer
from sayso.model import Clause, Date, Evidence, Finding

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:day|s?day|nesday|rs?day|urday|s|rs|r)?\b")
#: Words in the sentence that explain a weekday which is one day off: nights and zones.
_ONE_OFF = re.compile(
    r"\b(?:night|overnight|midnight|GMT|UTC|EST|EDT|PST|PDT|CET|local time|time zone|dateline|date line|early hours)\b",
    re.I,
)
_OTHER_CALENDAR = re.compile(
    r"\b(?:old style|new style|O\.S\.|N\.S\.|Julian|Gregorian|reckoning|calendar|anniversary)\b", re.I
)
#: A weekday without a year is only held against the calendar this near to publication, in days.
NEAR = 200
#: … and this near where the weekday is right for the year before or after: the day of publication may be wrong.
NEAR_IF_IT_FITS = 21


def calendar(told: Told, gazetteer: Gazetteer) -> Iterator[Finding]:
    """Inside one report: a weekday that is not its date's, a date that does not exist, an act told as done and dated
    more than a day after publication, and stated sums of days that are more than a day off."""
    for index, stated in enumerate(told.extract.dates):
        if stated.part != "text" or stated.type not in ("DATE", "TIME") or _named(told, stated):
            continue
        yield from _no_such_day(told, stated)
        yield from _wrong_weekday(told, stated)
        yield from _done_before(told, index, stated)
    yield from sums(told)


_NAMED_AFTER = re.compile(
    r"\b(?:Street|Road|Avenue|Square|Bridge|School|Movement|Party|Brigade|Order|Day|House|Club|Company|Group|Hospital|"
    r"Park|Lane|University|Institute|Boulevard|Plaza|Station)s? of (?:the )?$"
)


def _named(told: Told, stated: Date) -> bool:
    """Whether the date stands in quotation marks by itself, as titles do, or in a name: *the Street of 31 February*."""
    text = told.extract.text
    before, after = text[max(0, stated.start - 1) : stated.start], text[stated.end : stated.end + 1]
    if _NAMED_AFTER.search(text[max(0, stated.start - 40) : stated.start]):
        return True
    return before in ("“", '"', "«", "‘", "'") and after in ("”", '"', "»", "’", "'", ",", ".")


def _no_such_day(told: Told, stated: Date) -> Iterator[Finding]:
    """The date does not exist."""
    written = day_and_month(stated.text)
    if written is None or _FICTION.search(_sentence(told, stated)):
        return
    day, month = written
    year = YEAR.search(stated.text)
    longest = LENGTHS[month - 1]
    if month == 2 and (year is None or _leap(int(year[1]))):
        longest = 29
    if day > longest or day == 0:
        span = told.evidence(stated)
        of = f" of {year[1]}" if year and month == 2 else ""
        days = "28 or 29" if month == 2 and year is None else str(longest)
        message = f"There is no {day} {MONTHS[month - 1]}: {MONTHS[month - 1]}{of} has {days} days."
        yield finding(
            "calendar", "conflict", message, span, _entry(f"{MONTHS[month - 1]} has {days} days", f"{month:02d}")
        )


#: what tells of days that nobody lived
_FICTION = re.compile(
    r"\b(?:novel|play|film|satire|comedy|farce|opera|poem|fairy tale|fable|hoax|joke|jest)\b", re.IGNORECASE
)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _entry(text: str, key: str) -> Evidence:
    return Evidence(text=text, reference="calendar", id=key)


def _wrong_weekday(told: Told, stated: Date) -> Iterator[Finding]:
    """The weekday is not that of the date; the year is the text's own, else that of publication."""
    match = _WEEKDAY.search(stated.text)
    day = value_day(stated)
    if match is None or day is None or (day_and_month(stated.text) is None and not FULL_DAY.search(stated.text)):
        return
    if stated.alternatives and stated.type == "DATE":
        return
    named = next(n for n, name in enumerate(_WEEKDAYS) if name.startswith(match[1]))
    if day.weekday() == named or day.year < 1583:
        return
    around = _sentence(told, stated)
    if _OTHER_CALENDAR.search(around):
        return
    off = min((day.weekday() - named) % 7, (named - day.weekday()) % 7)
    if off == 1 and (_ONE_OFF.search(around) or stated.value.endswith(("TNI", "T24:00"))):
        return
    if day.year <= 1926 and any((day + timedelta(days=gap)).weekday() == named for gap in (10, 11, 12, 13)):
        return
    if YEAR.search(stated.text) is None and not _year_is_sure(told, stated, day, named):
        return
    shown = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    message = f"{shown} was a {_WEEKDAYS[day.weekday()]}, not a {_WEEKDAYS[named]}."
    yield finding(
        "calendar",
        "conflict",
        message,
        told.evidence(stated),
        _entry(f"{shown}: {_WEEKDAYS[day.weekday()]}", day.isoformat()),
    )


def _year_is_sure(told: Told, stated: Date, day: date, named: int) -> bool:
    """Whether a date without a year can only be of the year of publication: near it, and no other year named."""
    published = told.day
    if published is None or abs((day - published).days) > NEAR:
        return False
    fits = any(
        day.replace(year=day.year + n, day=min(day.day, 28)).weekday() == (named - max(day.day - 28, 0)) % 7
        for n in (-1, 1)
    )
    if fits and abs((day - published).days) > NEAR_IF_IT_FITS:
        return False
    before = told.extract.text[max(0, stated.start - 400) : stated.end + 100]
    return all(
        abs(int(year) - day.year) <= 1 or int(year) > 2100 for year in re.findall(r"\b(1[5-9]\d\d|20\d\d)\b", before)
    )


def _sentence(told: Told, stated: Date) -> str:
    found = told.sentence_at(stated.start)
    if found is not None:
        return told.extract.text[found[0] : found[1]]
    return told.extract.text[max(0, stated.start - 200) : stated.end + 200]


_DONE = re.compile(
    r"\b(?:was|were|has been|have been|had been|got)\s+(?:\w+ly\s+)?"
    r"(?:\w+(?:ed|wn|en|lt|nt|un|ung|ght|ne|rn|ck|ost|old|eld|aid|ut|et|id|ade|oken|ought))\b"
    r"|\b(?:signed|met|died|opened|began|fell|arrived|left|landed|voted|won|took|struck|sank|exploded|crashed|resigned|ended|started|"
    r"launched|killed|captured|seized|attacked|announced|said|visited|spoke|gave|came|went)\b"
)
_TO_COME = re.compile(
    r"\b(?:will|would|shall|should|may|might|can|could|must|until|till|before|through|due|"
    r"scheduled|planned|set|expected|expires?|deadline|effective|starting|valid|dated|calendar|postponed|delayed|"
    r"put off|extended|agreed|if|not|never|no|"
    r"next|plans?|next|ahead|future|bound|is|are|anniversary|issue|edition)\b",
    re.I,
)


#: *to be*, *to open*; and what stands behind *to, by, for, from*: *to the operators*, *for the talks*.
_TO_DO = re.compile(r"\b[Tt]o (?!(?:the|an?|its|his|her|their|our|all|both|local)\b|[A-Z\d])")
_BEHIND = re.compile(r"\b(?:to|by|for|from) (.*)", re.I)


def _to_come(clause: str) -> bool:
    """Whether a clause tells, or may tell, of what is to come: by its words, or by a happening that the date may be of
    (*was invited to the summit on*)."""
    if _TO_COME.search(clause) or _TO_DO.search(clause):
        return True
    behind = _BEHIND.search(clause)
    return behind is not None and not _happenings().isdisjoint(re.findall(r"[a-z-]+", behind[1].lower()))


@cache
def _happenings() -> frozenset[str]:
    known = lexicon()
    plain = {word for key in known.nouns for word in key.split("_")}
    plain |= known.classes["meeting"] | known.classes["vote"] | _DATED
    return frozenset(form for word in plain for form in (word, f"{word}s"))


#: further nouns of what has a date of its own
_DATED = frozenset(
    "handover opening launch start trial hearing match final game concert wedding funeral auction exhibition festival "
    "deadline anniversary arrival departure return release premiere performance lecture ballot race flight "
    "voyage".split()
)


def _done_before(told: Told, index: int, stated: Date) -> Iterator[Finding]:
    """An act told as done is dated more than one day after publication."""
    day = value_day(stated)
    if day is None or told.day is None:
        return
    if YEAR.search(stated.text) is None:
        day = _soon(told, stated)
    if day is None or (day - told.day).days <= 1:
        return
    around = [found] if (found := told.sentence_at(stated.start)) is not None else []
    if not around:
        return
    start = around[0][0]
    before = told.extract.text[start : stated.start]
    clause = re.split(r"[,;:—–“”\"]| and | but | that | which | who ", before)[-1]
    done = re.search(r"\bon\s+$", before) and _DONE.search(clause) and not _to_come(clause)
    told_of = None if done else _verb_of(told, stated)
    if not done and told_of is None:
        return
    first = start + len(before) - len(clause.lstrip()) if told_of is None else told_of.start
    message = f"The report of {told.day.isoformat()} tells as done what it dates {day.isoformat()}."
    last = stated.end if told_of is None else max(told_of.end, stated.end)
    yield finding("calendar", "conflict", message, told.stretch(min(first, stated.start), last))


#: verbs behind which a day is of what is to come: *decided on 28 May as the day*, *put the vote on 3 June*
_OF_PLANS = frozenset(
    "decide settle agree fix set put call plan schedule expect invite summon order book convene postpone move date "
    "propose "
    "offer promise ask want hope need vote demand announce count rely insist say tell be have await look name choose "
    "arrange send write prepare warn order appoint adjourn extend delay give sell buy rent reserve grant pay".split()
)


_TELLING = frozenset({"main", "complement", "relative", "adverbial"})


def _verb_of(told: Told, stated: Date) -> Clause | None:
    """The clause of its own that tells an act as done on a day: its verb has the day, not a noun beside it."""
    for clause in told.extract.clauses:
        if clause.part != "text" or not clause.start <= stated.start or not stated.end <= clause.end:
            continue
        if clause.tense not in ("past", "perfect") or clause.copula or clause.modal is not None or clause.negated:
            continue
        if clause.predicate.split()[0] in _OF_PLANS or clause.kind not in _TELLING:
            continue
        before = told.extract.text[clause.start : stated.start]
        if before.lower().startswith(("if ", "until ", "unless ")) or _to_come(before):
            continue
        first = before.strip() == "On"
        if first or any(a.role == "on" and a.start <= stated.start <= a.start + 4 for a in clause.arguments):
            behind = re.findall(r"[a-z]+", told.extract.text[clause.verb[1] : stated.start].lower())[-2:-1]
            if _happenings().isdisjoint(behind):
                return clause
    return None


#: A date without a year that lies so many days ahead of publication is meant of this year. days
AHEAD = 31
#: what tells that it is of an earlier year
_EARLIER = re.compile(
    r"\b(?:last year|ago|a year|years? (?:before|earlier|later|since)|born|anniversary|earlier|before that|that year|"
    r"1[5-9]\d\d|20\d\d)\b",
    re.I,
)


def _soon(told: Told, stated: Date) -> date | None:
    """The day of a date without a year that can only be meant of this year, since it is some days ahead."""
    written = day_and_month(stated.text)
    if written is None or told.day is None or _EARLIER.search(_sentence(told, stated)):
        return None
    number, month = written
    found = [
        date(year, month, number)
        for year in (told.day.year, told.day.year + 1)
        if number <= LENGTHS[month - 1] and 1 < (date(year, month, number) - told.day).days <= AHEAD
    ]
    return found[0] if found else None
