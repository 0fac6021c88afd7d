"""Dates that name themselves: *22 November 2025*, *Monday, Dec. 1*, *the 26th*, *March*, *2014*, *13/02/2025*."""

from __future__ import annotations

import re
from datetime import date

from sayso.reading.dates.found import Found
from sayso.reading.dates.frame import Frame, make, month_shifted
from sayso.reading.dates.impossible import lone, no_year, odd, odd_day, told
from sayso.reading.dates.words import Word, ordinal
from sayso.reading.dates.years import shared_year, shifted_year, short_year, year_at
from sayso.reading.dates.years import year as lone_year

#: A date without a year that would lie no further ahead than the first number of days, and further back than the
#: second, is taken to lie ahead, though no verb says so: reports name days of the coming weeks, rarely of a year ago.
AHEAD_WITHIN, BACK_BEYOND = 75, 270

_UNTIL = frozenset(("until", "till", "through", "by", "before", "effective", "starting", "beginning", "to", "for"))
_JULIAN = (
    "old style",
    "o.s.",
    "by the russian reckoning",
    "by the old calendar",
    "old calendar",
    "julian",
    "by the julian",
    "russian style",
    "o. s.",
)


def dates(w: list[Word], i: int, f: Frame, previous: Found | None) -> Found | None:
    """The date that begins at word ``i``."""
    word = w[i]
    sort = word.sort
    if sort == "iso":
        return _iso(w, i, f)
    if sort == "numeric":
        return _numeric(w, i, f)
    if sort == "odd":
        odd(w, i, f)
    if sort == "weekday":
        return _after_weekday(w, i, f)
    if sort == "month":
        return _month(w, i, f)
    if sort in ("number", "nth", "ordinal"):
        found = _day_first(w, i, f) or _ranged(w, i, f, previous) or lone_year(w, i, f)
        found = found or short_year(w, i, previous)
        if found is None:
            lone(w, i, f)
        return found
    if sort == "figures":
        lone(w, i, f)
    if word.lower == "the" and i + 1 < len(w):
        return _the_day(w, i, f)
    return None


def _iso(w: list[Word], i: int, f: Frame) -> Found | None:
    text = w[i].text
    day = _checked(int(text[:4]), int(text[5:7]), int(text[8:10]), text, f)
    if day is None:
        return None
    if len(text) > 10:
        clock = text[11:16]
        zone = "Z" if text.endswith("Z") else ""
        if int(clock[:2]) < 24 and int(clock[3:]) < 60:
            return Found(i, i + 1, "TIME", f"{day.isoformat()}T{clock}{zone}", (), day, True)
        told(w, i, i + 1, f, "time")
    return Found(i, i + 1, "DATE", day.isoformat(), (), day, True)


def _checked(year: int, month: int, day: int, text: str, f: Frame) -> date | None:
    found = make(year, month, day)
    if found is None:
        f.problem(f"no such date: {text[:60]!r}")
    return found


def _numeric(w: list[Word], i: int, f: Frame) -> Found | None:
    text = w[i].text
    mark = next(c for c in text if not c.isdigit())
    one, two, year = (int(p) for p in text.split(mark))
    if year < 100 and len(text.rpartition(mark)[2]) == 2:
        year += 2000 if year < 70 else 1900
    day_first = mark == "." or f.day_first
    orders = [(one, two), (two, one)] if day_first else [(two, one), (one, two)]
    readings = [d for day, month in orders if (d := make(year, month, day)) is not None]
    if not readings:
        f.problem(f"no such date: {text!r}")
        return None
    if (len(readings) == 2 and readings[0] == readings[1]) or (mark == "." and len(readings) == 2):
        readings = readings[:1]
    if len(readings) == 2 and f.day_first is None and mark != "." and f.anchor is not None:
        readings.sort(key=lambda d: (d > f.anchor, abs((f.anchor - d).days)) if f.anchor else (False, 0))
    others = tuple(d.isoformat() for d in readings[1:])
    return Found(i, i + 1, "DATE", readings[0].isoformat(), others, readings[0], True)


def _after_weekday(w: list[Word], i: int, f: Frame) -> Found | None:
    """*Monday, December 2*; *Monday 2 December 2025*; *Friday the 13th*."""
    at = i + 1
    while at < len(w) and (w[at].text == "," or w[at].lower in ("the", "on", ".")) and at < i + 4:
        at += 1
    if at >= len(w) or (at == i + 1 and w[at].sort not in ("month", "number", "nth")):
        return None
    inner: Found | None = None
    if w[at].sort == "month":
        inner = _month(w, at, f, need_day=True)
    elif w[at].sort in ("number", "nth"):
        inner = _day_first(w, at, f)
        if inner is None and w[at].sort == "nth":
            inner = _the_day(w, at - 1, f) if w[at - 1].lower == "the" else None
    elif w[at].sort in ("numeric", "iso"):
        inner = _numeric(w, at, f) if w[at].sort == "numeric" else _iso(w, at, f)
    return None if inner is None else inner._replace(first=i)


def _month(w: list[Word], i: int, f: Frame, *, need_day: bool = False) -> Found | None:
    month = int(w[i].value)
    at = i + 1
    if at < len(w) and w[at].lower == "the" and at + 1 < len(w) and w[at + 1].sort == "nth":
        at += 1
    if at < len(w) and (
        w[at].sort == "nth" or (w[at].sort == "number" and w[at].text.isdigit() and len(w[at].text) <= 2)
    ):
        day = int("".join(c for c in w[at].text if c.isdigit()) or 0) if len(w[at].text) < 6 else 99
        if not (at + 1 < len(w) and w[at + 1].sort in ("half",)) and (1 <= day <= 31 or w[at].sort == "nth"):
            return _day_month(w, i, at + 1, day, month, f)
    if at < len(w) and w[at].sort == "number" and odd_day(w, i, at, f):
        return _day_month(w, i, at + 1, 99, month, f)
    if need_day:
        return None
    if w[i].lower in ("may", "march", "august") and i == 0 and not _introduces(w, at):
        return None
    if w[i].lower in ("april", "june", "may", "august", "jan", "jun", "mar.") and _person(w, i, f):
        return None
    year = year_at(w, at) or shifted_year(w, at, f)
    if year is not None:
        return Found(i, year[1], "DATE", f"{year[0]}-{month:02d}", (), None, True)
    if (end := no_year(w, at, f)) is not None:
        told(w, i, end, f)
        return Found(i, end, "DATE", f"XXXX-{month:02d}")
    return Found(i, at, "DATE", _month_value(month, w, i, f))


def _introduces(w: list[Word], at: int) -> bool:
    return at < len(w) and (w[at].sort in ("number",) or w[at].text == ",")


def _person(w: list[Word], i: int, f: Frame) -> bool:
    """Whether a month is somebody's name here: *April Jones*, *Theresa May*."""
    token = f.token(w[i].start)
    if token is None:
        return False
    before, after = token.nbor(-1), token.nbor(1)
    if w[i].lower == "may":
        if token.tag == "MD" or token.dep in ("nsubj", "nsubjpass", "poss"):
            return True
        return before is not None and before.tag == "NNP" and before.lower not in ("early", "late", "mid")
    if token.dep == "compound" and after is not None and after.tag == "NNP" and token.head is after:
        return True
    return (
        w[i].lower in ("april", "june")
        and token.dep in ("nsubj", "poss")
        and token.head.pos == "VERB"
        and (before is None or before.tag == "NNP")
    )


def _month_value(month: int, w: list[Word], i: int, f: Frame) -> str:
    if f.anchor is None:
        return f"{f.year}-{month:02d}" if f.year else f"XXXX-{month:02d}"
    anchor = f.anchor
    if (
        f.year is not None
        and f.sentence is not None
        and f.sentence.index - f.year_sentence <= 1
        and f.year != anchor.year
    ):
        return f"{f.year}-{month:02d}"
    back = (anchor.month - month) % 12
    ahead = (month - anchor.month) % 12
    direction = f.direction(w[i])
    cue = w[i - 1].lower if i else ""
    forward = direction == "future" or (cue in _UNTIL and direction != "past" and ahead <= 6)
    forward = forward or (cue in ("until", "till", "by") and ahead <= 4)
    forward = forward or (cue in ("until", "till") and direction == "present")
    forward = forward or (direction in ("present", "none") and 0 < ahead <= 2 and cue not in ("since", "from", "of"))
    forward = forward or (i > 1 and w[i - 2].lower == "next")
    if cue == "since":
        forward = False
    found = month_shifted(anchor.year, anchor.month, ahead if forward else -back)
    return f"{found[0]}-{found[1]:02d}" if found else f"XXXX-{month:02d}"


def _day_first(w: list[Word], i: int, f: Frame) -> Found | None:
    """*22 November 2025*, *the 3rd of May*, *3 to 5 May*."""
    if w[i].sort == "number" and not (w[i].text.isdigit() and len(w[i].text) <= 3):
        return None
    spelt = ordinal(w, i)
    if w[i].sort == "ordinal" and spelt is None:
        return None
    day = int(w[i].text) if w[i].sort == "number" else int(spelt.value or 0) if spelt else 99
    at = i + 1 if w[i].sort != "ordinal" or spelt is None else spelt.end
    behind = at
    if (at < len(w) and w[at].lower == "of") or (
        at < len(w) and w[at].text in ("-", "–", ".") and at + 1 < len(w) and w[at + 1].sort == "month"
    ):
        at += 1
    if at < len(w) and w[at].sort == "month" and (day <= 31 or w[i].sort != "number" or odd_day(w, i, i, f)):
        if w[at].lower == "may" and (token := f.token(w[at].start)) is not None and token.tag == "MD":
            return None
        after = at + 1
        return _day_month(w, i, after, day, int(w[at].value), f)
    if w[i].sort == "ordinal" or not 1 <= day <= 31:
        return None
    at = behind
    if (
        at + 2 < len(w)
        and w[at].lower in ("to", "-", "–", "and", "or", "until", "through", "/")
        and w[at + 1].sort in ("number", "nth")
    ):
        other = "".join(c for c in w[at + 1].text if c.isdigit())
        third = at + 2 + (w[at + 2].lower == "of")
        if len(other) <= 2 and third < len(w) and w[third].sort == "month" and 1 <= int(other) <= 31:
            whole = _day_month(w, at + 1, third + 1, int(other), int(w[third].value), f, quiet=True)
            if whole is None or (whole.day is None and not whole.value.startswith("XXXX")):
                return None
            value = f"{whole.value[:8]}{day:02d}"
            named = make(int(value[:4]), int(value[5:7]), day) if value[0] != "X" else None
            if named is None and value[0] != "X":
                return None
            return Found(i, behind, "DATE", value, (), named)
    return None


def _ranged(w: list[Word], i: int, f: Frame, previous: Found | None) -> Found | None:
    """The second number of *May 3-5*, *May 3 and 4*."""
    if (
        previous is None
        or previous.last != i - 1
        or w[i - 1].lower not in ("-", "–", "to", "and", "or", "through", "—")
    ):
        return None
    if (
        not any(word.sort == "month" for word in w[previous.first : previous.last])
        or not (w[i].text.isdigit() and len(w[i].text) <= 2)
        or (previous.day is None and not re.fullmatch(r"XXXX-\d\d-\d\d", previous.value))
    ):
        return None
    if (
        w[i - 1].lower not in ("-", "–")
        and i + 1 < len(w)
        and w[i + 1].sort in ("", "unit", "number", "figures", "month", "half")
        and w[i + 1].lower not in _AFTER_DATES
    ):
        return None
    end = i + 1
    year = year_at(w, end)
    if year is None and (beyond := no_year(w, end, f)) is not None:
        told(w, i, beyond, f)
        return Found(i, beyond, "DATE", f"XXXX-{previous.value[5:7]}-{int(w[i].text):02d}")
    if previous.day is None:
        return None
    day = make(year[0] if year else previous.day.year, previous.day.month, int(w[i].text))
    if day is None:
        return None
    return Found(i, year[1] if year else end, "DATE", day.isoformat(), (), day)


_AFTER_DATES = frozenset(
    "in at on as when to for by after before and or but with from near during between while that which who where were "
    "was is are the a an, until because if since".split()
)


def _day_month(
    w: list[Word], first: int, at: int, day: int, month: int, f: Frame, *, quiet: bool = False
) -> Found | None:
    """A day and a month, with the year that stands behind or that tense and publication suggest."""
    year = year_at(w, at) or shifted_year(w, at, f)
    beyond = no_year(w, at, f) if year is None else None
    end = year[1] if year else beyond or at
    longest = 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    fits = 1 <= day <= longest
    if not quiet and (beyond or not fits):
        told(w, first, end, f)
    if beyond or not (fits or day or year):
        return Found(first, end, "DATE", f"XXXX-{month:02d}" + (f"-{day:02d}" if fits else ""))
    if not fits:
        return Found(first, end, "DATE", f"{year[0]}-{month:02d}" if year else _month_value(month, w, first, f))
    if year is not None:
        named = make(year[0], month, day)
        if named is None:
            told(w, first, end, f)
            return Found(first, end, "DATE", f"{year[0]}-{month:02d}")
        return _styled(w, Found(first, end, "DATE", named.isoformat(), (), named, True))
    shared = shared_year(w, at, month, f)
    named = make(shared, month, day) if shared is not None else _nearest(month, day, w, first, f, end)
    if shared and named is None:
        told(w, first, end, f)
        return Found(first, end, "DATE", f"{shared}-{month:02d}")
    if named is None:
        return Found(first, end, "DATE", f"XXXX-{month:02d}-{day:02d}")
    return _styled(w, Found(first, end, "DATE", named.isoformat(), (), named))


def _styled(w: list[Word], found: Found) -> Found:
    """A date of the old style is counted on to ours; the written one stays as another reading."""
    assert found.day is not None
    if not 1582 <= found.day.year <= 1926:
        return found
    behind = " ".join(x.lower for x in w[found.last : found.last + 6] if x.text not in "(,")
    if not behind.startswith(_JULIAN):
        return found
    century = found.day.year // 100
    gap = century - century // 4 - 2
    ours = date.fromordinal(found.day.toordinal() + gap)
    return found._replace(value=ours.isoformat(), alternatives=(found.value,), day=ours)


_ATTACKS = frozenset(("attack", "attacks", "terrorist", "terror", "hijackers", "hijackings", "memorial", "atrocities"))


def _nearest(month: int, day: int, w: list[Word], first: int, f: Frame, end: int) -> date | None:
    if (
        (month, day) == (9, 11)
        and end < len(w)
        and w[end].lower in _ATTACKS
        and (f.anchor is None or f.anchor.year > 2001)
    ):
        return make(2001, 9, 11)
    if f.anchor is None:
        return make(f.year, month, day) if f.year else None
    anchor = f.anchor
    index = f.sentence.index if f.sentence else 0
    direction = f.direction(w[first])
    if f.year is not None and f.year != anchor.year and index - f.year_sentence <= 1 and direction != "future":
        return make(f.year, month, day)
    options = [d for year in range(anchor.year - 8, anchor.year + 9) if (d := make(year, month, day)) is not None]
    back = [d for d in options if (d - anchor).days <= (1 if direction == "past" else 0)]
    ahead = [d for d in options if (d - anchor).days > 0]
    if not back or not ahead:
        return back[-1] if back else ahead[0] if ahead else None
    behind, before = (anchor - back[-1]).days, (ahead[0] - anchor).days
    cue = w[first - 1].lower if first else ""
    if cue == "since":
        return back[-1]
    if direction == "future":
        return back[-1] if behind == 0 else ahead[0]
    if cue in ("until", "till", "through", "by", "before", "ending") and before < behind and before <= 183:
        return ahead[0]
    if direction == "past":
        return back[-1]
    return ahead[0] if before <= AHEAD_WITHIN and behind >= BACK_BEYOND else back[-1]


def _the_day(w: list[Word], i: int, f: Frame) -> Found | None:
    """*the 26th*, *the 3rd of May*, *the night of* is read elsewhere."""
    at = i + 1
    if at >= len(w):
        return None
    if w[at].sort in ("nth", "ordinal"):
        spelt = ordinal(w, at)
        if spelt is None:
            return None
        if (spelt.end < len(w) and w[spelt.end].lower == "of") or (spelt.end < len(w) and w[spelt.end].sort == "month"):
            inner = _day_first(w, at, f)
            if inner is not None:
                return inner._replace(first=i)
        if w[at].sort != "nth" or not 1 <= (spelt.value or 0) <= 31:
            return None
        after = w[spelt.end] if spelt.end < len(w) else None
        if after is not None and after.sort not in ("mark",) and after.lower not in _AFTER_DATES:
            return None
        if i == 0 or w[i - 1].lower not in ("on", "of", "until", "by", "from", "since", "to", "for", "before", "after"):
            return None
        base = f.day or f.anchor
        number = int(spelt.value or 0)
        if base is None:
            return Found(i, spelt.end, "DATE", f"XXXX-XX-{number:02d}")
        named = make(base.year, base.month, number)
        if (
            named is not None
            and f.day is None
            and f.anchor is not None
            and named > f.anchor
            and f.direction(w[at]) == "past"
        ):
            moved = month_shifted(base.year, base.month, -1)
            named = make(moved[0], moved[1], number) if moved else None
        return None if named is None else Found(i, spelt.end, "DATE", named.isoformat(), (), named)
    return None
