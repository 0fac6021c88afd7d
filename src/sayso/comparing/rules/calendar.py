"""Days that the calendar does not have, or not on that weekday; acts told as done before their day; sums of days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from sayso.comparing.told import Spans, Told, finding
from sayso.knowledge.events import lexicon
from sayso.knowledge.places import Gazetteer
from sayso.model import Clause, Date, Evidence, Finding

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEKDAY = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:day|s?day|nesday|rs?day|urday|s|rs|r)?\b")
_MONTH = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?![a-z])")
_MONTH_DAY = re.compile(rf"\b{_MONTH} (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?\b")
_YEAR = re.compile(r"\b([12]\d{3})\b")
_FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
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
    yield from _sums(told)


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


def _day_and_month(text: str) -> tuple[int, int] | None:
    match = _DAY_MONTH.search(text)
    if match:
        return int(match[1]), _month(match[2])
    match = _MONTH_DAY.search(text)
    return (int(match[2]), _month(match[1])) if match else None


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name[:3]))


def _no_such_day(told: Told, stated: Date) -> Iterator[Finding]:
    """The date does not exist."""
    written = _day_and_month(stated.text)
    if written is None or _FICTION.search(_sentence(told, stated)):
        return
    day, month = written
    year = _YEAR.search(stated.text)
    longest = _LENGTHS[month - 1]
    if month == 2 and (year is None or _leap(int(year[1]))):
        longest = 29
    if day > longest or day == 0:
        span = told.evidence(stated)
        of = f" of {year[1]}" if year and month == 2 else ""
        days = "28 or 29" if month == 2 and year is None else str(longest)
        message = f"There is no {day} {_MONTHS[month - 1]}: {_MONTHS[month - 1]}{of} has {days} days."
        yield finding(
            "calendar", "conflict", message, span, _entry(f"{_MONTHS[month - 1]} has {days} days", f"{month:02d}")
        )


#: what tells of days that nobody lived
_FICTION = re.compile(
    r"\b(?:novel|play|film|satire|comedy|farce|opera|poem|fairy tale|fable|hoax|joke|jest)\b", re.IGNORECASE
)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _entry(text: str, key: str) -> Evidence:
    return Evidence(text=text, reference="calendar", id=key)


def _value_day(stated: Date) -> date | None:
    if not _FULL_DAY.match(stated.value):
        return None
    try:
        return date.fromisoformat(stated.value[:10])
    except ValueError:
        return None


def _wrong_weekday(told: Told, stated: Date) -> Iterator[Finding]:
    """The weekday is not that of the date; the year is the text's own, else that of publication."""
    match = _WEEKDAY.search(stated.text)
    day = _value_day(stated)
    if match is None or day is None or (_day_and_month(stated.text) is None and not _FULL_DAY.search(stated.text)):
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
    if _YEAR.search(stated.text) is None and not _year_is_sure(told, stated, day, named):
        return
    shown = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
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
    day = _value_day(stated)
    if day is None or told.day is None:
        return
    if _YEAR.search(stated.text) is None:
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
    written = _day_and_month(stated.text)
    if written is None or told.day is None or _EARLIER.search(_sentence(told, stated)):
        return None
    number, month = written
    found = [
        date(year, month, number)
        for year in (told.day.year, told.day.year + 1)
        if number <= _LENGTHS[month - 1] and 1 < (date(year, month, number) - told.day).days <= AHEAD
    ]
    return found[0] if found else None


_RUN_OUT = re.compile(
    r"\b(?:runs?|ran|running) out\b|\b(?:expires?|expired|ends?|ended|lapses?|lapsed|elapses?|elapsed|are up|is up|"
    r"closed|closes|finished|finishes|concluded)\b"
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
    found = _LATER.match(apart.text)
    text = told.extract.text
    if found is None or not re.fullmatch(r",? ", text[last.end : apart.start]):
        return
    count = int(found[1]) if found[1].isdigit() else _COUNTED.get(found[1].lower(), 0)
    begun, over = _value_day(first), _end(first, last)
    if not count or begun is None or over is None or over <= begun:
        return
    count *= 7 if found[2].lower() == "week" else 1
    if abs((over - begun).days - count) > 1:
        due = begun + timedelta(days=count)
        message = f"{apart.text} than {begun.isoformat()} is {due.isoformat()}, not {over.isoformat()}."
        yield finding("calendar", "caution", message, told.stretch(first.start, apart.end))


def _sums(told: Told) -> Iterator[Finding]:
    """A length, its beginning and its end are stated together, and do not add up within a day."""
    sentences = told.extract.sentences
    dates = Spans((d.start, d.end, d) for d in told.extract.dates if d.part == "text")
    previous: list[Date] = []
    just_before: list[Date] = []
    told_before: tuple[Date, Date] | None = None
    for start, end in sentences:
        here = [d for d in dates.meeting(start, end) if start <= d.start]
        days = [d for d in here if d.type in ("DATE", "TIME") and _value_day(d)]
        lengths = [d for d in here if _length(d) is not None]
        other = [d for d in here if d.type == "DURATION" and _length(d) is None]
        yield from _days_later(told, days)
        if len(just_before) == 1 and len(days) == 2 and _THAT_DAY.fullmatch(days[0].text):
            # *counted from that day*
            days = days[1:] if days[0].value == just_before[0].value else days
        if len(lengths) == 1 and not other:
            if (reckoned := _reckoned(told.extract.text, start, end, lengths[0], days, just_before)) is not None:
                first, last, from_here = reckoned
                shown = told.stretch(min(first.start, lengths[0].start), max(last.end, lengths[0].end))
                yield from _ends_on(
                    told, lengths[0], first, last, shown if from_here else told.stretch(start, last.end), True
                )
            elif len(just_before) == len(days) == 1 and _counts_on(told.extract.text, start, lengths[0], days[0]):
                yield from _ends_on(told, lengths[0], just_before[0], days[0], told.stretch(start, days[0].end))
            else:
                yield from _sum(told, start, end, lengths[0], days, previous)
        elif told_before is not None and not lengths and not other and len(days) == 1:
            yield from _runs_out(told, start, *told_before, days[0])
        told_before = None
        if len(lengths) == len(days) == 1 and not other and _begun(told.extract.text, start, days[0], lengths[0]):
            told_before = (days[0], lengths[0])
        previous, just_before = days or previous, days


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
#: … or tells it beside the length, as the end of the same
_TILL = re.compile(
    r"(?: to [\w’'-]+(?: [\w’'-]+){0,3})?(?:,|;|,? and|;? it|,? which) ?(?:it |which |they )?"
    r"(?:until|till|is up|are up|is over|will be up|will be over|runs? out|expires?|ends?|closes?|"
    r"will (?:end|close|expire|run out))(?: (?:at [\w.:]+|on|at|in the [a-z]+))* $"
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
        # *was handed over on 4 March and gives the government ten days, until 24 March*
        lead, behind = text[first.end : length.start], text[length.end : last.start]
        if not _SET.search(text[start : first.start]) and not _OPENS.search(text[start : first.start]):
            return None
        return (first, last, True) if _RUNS.search(lead) and (_TILL.match(behind) or _SO.match(behind)) else None
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
_OPENS = re.compile(r"\b(?:opens|begins|starts|comes into force|takes effect)\b")
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
#: how what lasts so long begins, or is set
_SET = re.compile(
    r"\b(?:from|began|begun|beginning|started|starts|starting|opened|handed over|handed|delivered|imposed|set|issued|"
    r"declared|proclaimed|called|granted|presented|given|put|ordered|announced on|broke out)\b"
)
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
    if not re.search(r"\b(?:run|expire|end|lapse)\w*\b", between):
        return
    begun, over, count = _value_day(first), _end(first, last), _length(length)
    if begun is None or over is None or count is None or over <= begun or abs((over - begun).days - count) <= 1:
        return
    due = begun + timedelta(days=count)
    message = f"{length.text} from {begun.isoformat()} end on {due.isoformat()}, not on {over.isoformat()}."
    yield finding("calendar", "caution", message, told.stretch(start, last.end), told.stretch(first.start, length.end))


def _end(first: Date, last: Date) -> date | None:
    """The day of an end; one without a year is of the year of its beginning where that makes it the later."""
    begun, over = _value_day(first), _value_day(last)
    if begun is None or over is None or _YEAR.search(last.text):
        return over
    written = _day_and_month(last.text)
    if written is None or written[0] > _LENGTHS[written[1] - 1]:
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
        if _RUN_OUT.search(joint) and _SET.search(text[length.end : first.start]) and length.end <= first.start:
            pass
        elif not (
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
    begun, over, count = _value_day(first), _end(first, last), _length(length) or 0
    if begun is None or over is None:
        return
    span = (over - begun).days
    if span <= 0 or abs(span - count) <= 1 or (inclusive and abs(span + 1 - count) <= 1):
        return
    due = begun + timedelta(days=count)
    shown_length = re.sub(r"^(?:the|these|those)\s+", "", length.text, flags=re.I)
    message = f"{shown_length} from {begun.isoformat()} end on {due.isoformat()}, not on {over.isoformat()}."
    yield finding("calendar", "caution", message, shown, told.evidence(first))
