"""Dates counted from publication or from a date before them: *yesterday*, *last week*, *on Monday*, *the previous day*."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.reading.dates.found import Found
from sayso.reading.dates.frame import Frame, make, month_shifted, shifted
from sayso.reading.dates.lengths import week
from sayso.reading.dates.words import Word, ordinal

_MOSTLY_PAST = ("last", "past")


def relative(w: list[Word], i: int, f: Frame) -> Found | None:
    """The relative date that begins at word ``i``."""
    word = w[i]
    if word.sort == "dayword":
        return _dayword(w, i, f)
    if word.sort == "weekday":
        return weekday(w, i, f)
    if word.sort == "vague":
        if word.lower in ("now",) and i + 1 < len(w) and w[i + 1].text == "-":
            return None
        return Found(i, i + 1, "DATE", word.value)
    if word.sort == "decade":
        return _decade(w, i, f)
    if word.sort == "season":
        return _season(w, i, i, f, None)
    if word.lower == "fiscal":
        return _fiscal(w, i)
    if word.sort == "shift" or word.lower in ("the", "that", "a", "its", "their", "his", "each", "those", "these", "year", "at",
                                               "mid", "first", "second", "third", "fourth", "final", "one"):  # fmt: skip
        return _phrase(w, i, f)
    if word.sort in ("ordinal", "nth"):
        return _part_of_year(w, i, i, f) or _century(w, i, i)
    return None


_NAMED_BEFORE = frozenset("news super bloody black ash palm good cyber fox usa face maundy".split())
_NAMED_BEHIND = frozenset("times post telegraph mirror herald review express mail world star tribune magazine".split())


def _in_name(w: list[Word], i: int) -> bool:
    """Whether the word belongs to a title: *USA Today*, *the Sunday Times*, *Super Tuesday*."""
    if i and w[i - 1].lower in _NAMED_BEFORE and w[i - 1].text[0].isupper():
        return True
    return i + 1 < len(w) and w[i + 1].text[0].isupper() and w[i + 1].lower in _NAMED_BEHIND


def _dayword(w: list[Word], i: int, f: Frame) -> Found | None:
    if w[i].text[0].isupper() and i and w[i - 1].text[0].isupper() and not w[i - 1].sort and w[i].lower != "yesterday":
        return None
    base = f.anchor
    last = i + 1
    if w[i].lower == "today" and i + 1 < len(w) and w[i + 1].text in ("'s", "’s"):
        pass
    if base is None:
        return Found(i, last, "DATE", "XXXX-XX-XX" if w[i].value != "0" else "PRESENT_REF")
    day = shifted(base, int(w[i].value))
    return Found(i, last, "DATE", day.isoformat() if day else "XXXX-XX-XX", (), day)


def weekday(w: list[Word], i: int, f: Frame) -> Found | None:
    """A weekday by itself: the nearest one on the side to which its verb points."""
    number = int(w[i].value)
    if _in_name(w, i):
        return None
    if w[i].lower in ("sun.", "sat.", "wed.") and (i + 1 >= len(w) or w[i + 1].sort not in ("month", "number")):
        return None
    if f.anchor is None:
        return Found(i, i + 1, "DATE", f"XXXX-WXX-{number}")
    day, others = near_weekday(number, f.anchor, w, i, f)
    return Found(i, i + 1, "DATE", day.isoformat(), others, day)


def near_weekday(number: int, anchor: date, w: list[Word], i: int, f: Frame) -> tuple[date, tuple[str, ...]]:
    """The day, and other readings."""
    back = (anchor.isoweekday() - number) % 7
    direction = f.direction(w[i])
    cue = w[i - 1].lower if i else ""
    past = anchor - timedelta(days=back)
    ahead = anchor + timedelta(days=(7 - back) % 7 or (0 if back == 0 else 7))
    if back == 0:
        return past, ()
    if direction == "future" and cue not in ("since", "of"):
        return ahead, ()
    if (
        cue in ("until", "till", "by", "through", "starting", "beginning", "effective", "before")
        and direction != "past"
    ):
        return ahead, ()
    if cue in ("until", "till") and direction == "past":
        return ahead, (past.isoformat(),)
    return past, ()


def _decade(w: list[Word], i: int, f: Frame) -> Found | None:
    """*1990s*, *'90s*, *the 80s*."""
    digits = "".join(c for c in w[i].text if c.isdigit())
    if len(digits) == 4 and digits.endswith("0") and 1000 <= int(digits) <= 2150:
        value = digits[:3]
        if digits.endswith("00") and int(digits) < 1950:
            value = digits[:2]
    elif len(digits) == 2 and digits.endswith("0") and digits != "00":
        if not (w[i].text[0] in "'’‘" or (i and w[i - 1].lower in ("the", "early", "late", "mid", "-"))):
            return None
        token = f.token(w[i].start)
        if i and w[i - 1].lower in ("his", "her", "their", "in") and token is not None:
            return None
        value = f"19{digits[0]}" if int(digits) > 20 else f"20{digits[0]}"
    else:
        return None
    first = i - 1 if i and w[i - 1].lower == "the" else i
    return Found(first, i + 1, "DATE", value)


def _season(w: list[Word], first: int, at: int, f: Frame, shift: int | None) -> Found | None:
    """*summer*, *last summer*, *the winter of 2024*, *spring 2026*."""
    value = w[at].value
    token = f.token(w[at].start)
    if token is None or (token.pos == "VERB" and w[at].lower in ("fall", "spring")):
        return None
    if (
        w[at].text[0].isupper()
        and at
        and first == at
        and w[at - 1].sort != "mark"
        and w[at - 1].lower not in ("in", "of", "the", "since", "this", "last")
    ):
        return None
    end = at + 1
    year_word = end + (end < len(w) and w[end].lower in ("of", ","))
    if (
        year_word < len(w)
        and w[year_word].sort == "number"
        and len(w[year_word].text) == 4
        and 1000 <= int(float(w[year_word].value)) <= 2150
    ):
        return Found(first, year_word + 1, "DATE", f"{w[year_word].text}-{value}", (), None, True)
    if year_word + 1 < len(w) and f.anchor and w[year_word].sort == "shift" and w[year_word + 1].lower == "year":
        return Found(first, year_word + 2, "DATE", f"{f.anchor.year + int(w[year_word].value)}-{value}")
    if shift is None:
        if (at == first and (not at or w[at - 1].lower not in (
            "in", "the", "since", "by", "until", "during", "this", "of", "early", "late", "through", "mid", "-", "next", "last", "every"
        ))):  # fmt: skip
            return None
        if w[at].lower in ("fall", "spring") and at and w[at - 1].lower in ("the", "a"):
            return None
        if end < len(w) and w[end].lower in ("of", "in", "-"):
            return None
    if f.anchor is None:
        return Found(first, end, "DATE", f"XXXX-{value}")
    return Found(first, end, "DATE", season_value(value, f, w[at], shift))


_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season_value(value: str, f: Frame, word: Word, shift: int | None) -> str:
    """The season meant: the last one that is over for *last*, the one under way or nearest by tense otherwise."""
    anchor = f.anchor
    assert anchor is not None
    begins = _SEASON_MONTHS[value]
    year = anchor.year
    under_way = anchor.month in ((begins + k - 1) % 12 + 1 for k in range(3))
    if value == "WI":
        this = year if anchor.month == 12 else year - 1
    else:
        this = year
    begun = value == "WI" or anchor.month >= begins
    if shift == -1:
        if value == "WI":
            return f"{this - 1 if under_way else this}-WI"
        return f"{year if anchor.month >= begins + 3 else year - 1}-{value}"
    if shift == 1:
        if value == "WI":
            return f"{year}-WI" if not under_way else f"{this + 1}-WI"
        return f"{year + 1 if begun else year}-{value}"
    if shift == 0:
        return f"{year if value != 'WI' or anchor.month > 3 else this}-{value}"
    if under_way:
        return f"{this}-{value}"
    if f.direction(word) == "future":
        return f"{year if value == 'WI' or not begun else year + 1}-{value}"
    return f"{this if begun else year - 1}-{value}"


def _fiscal(w: list[Word], i: int) -> Found | None:
    at = i + 1
    if at < len(w) and w[at].lower == "year":
        at += 1
    if at < len(w) and w[at].sort == "number" and w[at].text.isdigit() and len(w[at].text) == 4:
        return Found(i, at + 1, "DATE", w[at].text)
    return None


def _phrase(w: list[Word], i: int, f: Frame) -> Found | None:
    """Determiner, *last*, *next*, *this*, *previous*, *same* … and a unit, weekday, month or season."""
    at = i
    low = w[i].lower
    if low == "at" or low == "a" or low == "one":
        return None
    if low == "year" and i + 2 < len(w) and w[i + 1].text == "-" and w[i + 2].lower in ("ago", "earlier"):
        return None
    if low in ("the", "that", "its", "their", "his", "these"):
        at += 1
        if at >= len(w):
            return None
        if low in ("the", "its", "their"):
            special = _the(w, i, at, f)
            if special is not None:
                return special
    if at >= len(w):
        return None
    if low == "that" and w[at].sort == "unit":
        return _same(w, i, at, f)
    if w[at].sort != "shift":
        return _part_of_year(w, i, at, f) or (_century(w, i, at) if low == "the" else None)
    shift = w[at]
    amount = int(shift.value)
    nxt = at + 1
    if nxt < len(w) and w[nxt].lower in ("few", "couple"):
        return None
    if nxt < len(w) and w[nxt].lower in (
        "calendar",
        "fiscal",
        "financial",
        "academic",
        "school",
        "whole",
        "very",
        "full",
        "marketing",
    ):
        nxt += 1
    if nxt >= len(w):
        return None
    target = w[nxt]
    if low == "the" and target.sort == "unit" and shift.lower in ("past", "last", "next", "coming") and target.value not in (
        "D", "NIGHT", "WE", "Q"
    ):  # fmt: skip
        return None
    if (
        w[nxt].sort == "month"
        and nxt + 1 < len(w)
        and w[nxt + 1].sort in ("nth", "number")
        and len(w[nxt + 1].text) < 5
    ):
        return None
    anchored = shift.lower in ("previous", "prior", "preceding", "following", "same") or (
        low == "the" and shift.lower == "next"
    )
    base = (f.day or f.anchor) if anchored else f.anchor
    if low == "that":
        return None
    if target.sort == "unit":
        if shift.lower == "same":
            return _same(w, i, nxt, f)
        if target.lower.endswith("s") and target.lower not in ("hours",):
            return None
        found = _unit(w, i, nxt, amount, base, f, anchored)
        if found is not None and target.value == "Y" and nxt + 2 < len(w) and w[nxt + 1].sort == "clitic":
            part = _part_of_year(w, nxt + 2, nxt + 2, f)
            if part is not None and found.value[:4].isdigit() and part.value[4:5] == "-":
                return Found(i, part.last, "DATE", f"{found.value[:4]}{part.value[4:]}")
        return found
    if target.sort == "weekday" and f.anchor is not None:
        return _shifted_weekday(w, i, nxt, shift, f)
    if target.sort == "weekday":
        return Found(i, nxt + 1, "DATE", f"XXXX-WXX-{target.value}")
    if (
        target.sort == "month"
        and f.anchor is not None
        and shift.lower in ("last", "this", "next", "past", "coming", "same")
    ):
        return _shifted_month(i, nxt, w, amount, f)
    if target.sort == "season":
        return _season(w, i, nxt, f, amount)
    if target.sort == "daypart" and shift.lower == "this" and base is not None:
        return Found(i, nxt + 1, "TIME", f"{base.isoformat()}T{target.value}", (), base)
    if target.lower == "past" or target.lower == "future":
        return None
    return _part_of_year(w, i, nxt, f, amount)


def _the(w: list[Word], i: int, at: int, f: Frame) -> Found | None:
    """*the past*, *the future*, *the day before*, *the weekend*, *the year*, *the quarter*."""
    low = w[at].lower
    after = w[at + 1] if at + 1 < len(w) else None
    if low in ("past", "future", "present") and (after is None or after.sort == "mark" or after.lower in (
        "and", "or", "is", "was", "will", "but", "of", "to", "with", "in", "as", "that", "when", "for", "have", "has")):  # fmt: skip
        if w[i].lower != "the":
            return None
        value = {"past": "PAST_REF", "future": "FUTURE_REF", "present": "PRESENT_REF"}[low]
        return Found(i, at + 1, "DATE", value)
    if (
        low in ("near", "immediate", "foreseeable", "distant", "recent")
        and after is not None
        and after.lower in ("future", "past", "term")
    ):
        if after.lower == "term":
            return None
        return Found(i, at + 2, "DATE", "FUTURE_REF" if after.lower == "future" else "PAST_REF")
    if low == "moment" and i and w[i - 1].lower in ("at", "for"):
        return Found(i, at + 1, "DATE", "PRESENT_REF")
    if w[at].sort == "unit" and w[i].lower == "the" and after is not None and after.lower in ("before", "after") and (
        at + 2 >= len(w) or w[at + 2].sort == "mark" or w[at + 2].lower in ("and", "but", "in", "at", "when", "that", "as", "for", "with", "from", "by")
    ):  # fmt: skip
        return _unit(w, i, at, -1 if after.lower == "before" else 1, f.day or f.anchor, f, True, last=at + 2)
    if low == "weekend" and (after is None or after.lower not in ("of", "after", "before", "-")):
        return _unit(w, i, at, 0, f.anchor, f, False)
    if (
        low in ("year", "month", "week", "quarter", "century", "decade")
        and w[i].lower == "the"
        and f.anchor is not None
    ):
        before = w[i - 1].lower if i else ""
        if after is not None and after.lower in (
            "of",
            "-",
            "that",
            "when",
            "in",
            "he",
            "she",
            "they",
            "ended",
            "earlier",
            "ago",
        ):
            if not (low in ("year", "quarter") and after.lower in ("ended", "earlier")):
                return None
        if low == "quarter":
            return Found(i, at + 1, "DATE", _latest_quarter(f))
        if before in ("of", "in", "for", "during", "by", "until", "from", "over", "throughout", "within", "through"):
            return _unit(w, i, at, 0, f.anchor, f, False)
    if low in ("year", "quarter") and after is not None and after.text == "-":
        return _year_earlier(w, i, at, f)
    if (
        low == "latest"
        and after is not None
        and after.lower in ("quarter", "week", "month", "year")
        and f.anchor is not None
    ):
        value = _latest_quarter(f) if after.lower == "quarter" else None
        if value is None:
            return _unit(w, i, at + 1, -1, f.anchor, f, False)
        return Found(i, at + 2, "DATE", value)
    if w[at].sort == "decade":
        found = _decade(w, at, f)
        return found._replace(first=i) if found else None
    if w[at].sort == "season" and w[i].lower == "the":
        return _season(w, i, at, f, None)
    return None


def _latest_quarter(f: Frame) -> str:
    """The quarter spoken of last, else the last one that is over."""
    if f.span is not None and "-Q" in f.span:
        return f.span
    if f.anchor is None:
        return "XXXX-QX"
    moved = month_shifted(f.anchor.year, f.anchor.month, -3)
    return f"{moved[0]}-Q{(moved[1] + 2) // 3}" if moved else "XXXX-QX"


def _year_earlier(w: list[Word], i: int, at: int, f: Frame) -> Found | None:
    """*the year-earlier period*, *the year-ago quarter*."""
    if at + 3 >= len(w) or w[at + 2].lower not in ("ago", "earlier"):
        return None
    noun = w[at + 3].lower
    if noun not in ("quarter", "period", "month", "level", "figure"):
        return None
    if f.span is not None and f.span[:4].isdigit() and "-" in f.span:
        return Found(i, at + 4, "DATE", f"{int(f.span[:4]) - 1}{f.span[4:]}")
    if f.anchor is None:
        return None
    quarter = _latest_quarter(f)
    return Found(
        i, at + 4, "DATE", f"{int(quarter[:4]) - 1}{quarter[4:]}" if noun == "quarter" else str(f.anchor.year - 1)
    )


def _unit(
    w: list[Word], i: int, at: int, amount: int, base: date | None, f: Frame, anchored: bool, last: int | None = None
) -> Found | None:
    """A unit so many units from a day: the day, week, month, quarter, year …"""
    unit = w[at].value
    end = last or at + 1
    if unit in ("TS", "TM"):
        return None
    if unit == "TH":
        return None
    if base is None:
        unknown = {
            "D": "XXXX-XX-XX",
            "W": "XXXX-WXX",
            "M": "XXXX-XX",
            "Q": "XXXX-QX",
            "Y": "XXXX",
            "WE": "XXXX-WXX-WE",
            "NIGHT": "XXXX-XX-XXTNI",
        }
        return Found(i, end, "TIME" if unit == "NIGHT" else "DATE", unknown[unit]) if unit in unknown else None
    if anchored and f.span is not None and f.day is None and unit in ("Y", "M", "Q"):
        moved = _from_span(f.span, unit, amount)
        if moved is not None:
            return Found(i, end, "DATE", moved)
    if unit == "D":
        if amount == 0 and w[at - 1].lower == "this":
            return Found(i, end, "DATE", base.isoformat(), (), base)
        day = shifted(base, amount)
        return Found(i, end, "DATE", day.isoformat() if day else "XXXX-XX-XX", (), day)
    if unit == "W":
        day = shifted(base, 7 * amount)
        return Found(i, end, "DATE", week(day) if day else "XXXX-WXX")
    if unit == "2W":
        day = shifted(base, 14 * amount)
        return Found(i, end, "DATE", week(day) if day else "XXXX-WXX")
    if unit == "WE":
        return Found(i, end, "DATE", _weekend(w, at, amount, base, f))
    if unit == "M":
        month = month_shifted(base.year, base.month, amount)
        return Found(i, end, "DATE", f"{month[0]}-{month[1]:02d}" if month else "XXXX-XX")
    if unit == "Q":
        month = month_shifted(base.year, base.month, 3 * amount)
        return Found(i, end, "DATE", f"{month[0]}-Q{(month[1] + 2) // 3}" if month else "XXXX-QX")
    if unit == "Y":
        return Found(i, end, "DATE", f"{base.year + amount:04d}")
    if unit == "E":
        return Found(i, end, "DATE", f"{base.year // 10 + amount:03d}")
    if unit == "C":
        return Found(i, end, "DATE", f"{base.year // 100 + amount:02d}")
    if unit == "NIGHT":
        if w[at - 1].lower not in ("last", "next", "this", "previous", "following", "same", "the"):
            return None
        day = shifted(base, amount)
        return Found(i, end, "TIME", f"{day.isoformat()}TNI" if day else "XXXX-XX-XXTNI", (), day)
    return None


def _from_span(span: str, unit: str, amount: int) -> str | None:
    if unit == "Y" and span[:4].isdigit():
        return f"{int(span[:4]) + amount:04d}"
    if unit == "Q" and "-Q" in span and span[:4].isdigit() and span[6:7].isdigit():
        count = int(span[:4]) * 4 + int(span[6]) - 1 + amount
        return f"{count // 4:04d}-Q{count % 4 + 1}"
    if unit == "M" and len(span) == 7 and span[5:].isdigit() and span[:4].isdigit():
        moved = month_shifted(int(span[:4]), int(span[5:]), amount)
        return f"{moved[0]}-{moved[1]:02d}" if moved else None
    return None


def _weekend(w: list[Word], at: int, amount: int, base: date, f: Frame) -> str:
    """The weekend meant: on Monday to Friday the one just past unless the verb points ahead."""
    saturday = base - timedelta(days=base.weekday()) + timedelta(days=5)
    today = base.weekday()
    if amount == 0:
        named = w[at - 1].lower
        if today < 5 and f.direction(w[at]) != "future" and not (named == "this" and f.direction(w[at]) != "past"):
            saturday -= timedelta(days=7)
    elif amount < 0:
        saturday -= timedelta(days=7)
    elif today >= 5:
        saturday += timedelta(days=7)
    year, number, _ = saturday.isocalendar()
    return f"{year}-W{number:02d}-WE"


def _same(w: list[Word], i: int, at: int, f: Frame) -> Found | None:
    """*that day*, *the same month*, *that year*: what was named last."""
    unit = w[at].value
    day = f.day or f.anchor
    if w[at].lower.endswith("s") or (at + 1 < len(w) and w[at + 1].text == "-"):
        return None
    if unit == "D" and day is not None:
        return Found(i, at + 1, "DATE", day.isoformat(), (), day)
    if unit == "NIGHT" and day is not None:
        return Found(i, at + 1, "TIME", f"{day.isoformat()}TNI")
    span = f.span
    if unit == "Y":
        if span and span[:4].isdigit() and f.day is None:
            return Found(i, at + 1, "DATE", span[:4])
        return Found(i, at + 1, "DATE", str(day.year)) if day else None
    if day is None:
        return None
    if unit == "M":
        return Found(
            i, at + 1, "DATE", span if span and len(span) == 7 and span[5:].isdigit() else f"{day.year}-{day.month:02d}"
        )
    if unit == "W":
        return Found(i, at + 1, "DATE", week(day))
    if unit == "Q":
        return Found(i, at + 1, "DATE", _latest_quarter(f))
    return None


def _shifted_weekday(w: list[Word], i: int, at: int, shift: Word, f: Frame) -> Found | None:
    """*last Tuesday* (that of this week too), *next Friday*, *this Sunday*, *the following Monday*."""
    number = int(w[at].value)
    low = shift.lower
    anchor = f.anchor
    assert anchor is not None
    if low in ("previous", "following", "preceding"):
        base = f.day or anchor
        if low == "following":
            day = base + timedelta(days=(number - base.isoweekday() - 1) % 7 + 1)
        else:
            day = base - timedelta(days=(base.isoweekday() - number - 1) % 7 + 1)
        return Found(i, at + 1, "DATE", day.isoformat(), (), day)
    if low in ("last", "past"):
        day = anchor - timedelta(days=(anchor.isoweekday() - number - 1) % 7 + 1)
        other = day - timedelta(days=7)
        return Found(i, at + 1, "DATE", day.isoformat(), (other.isoformat(),), day)
    if low in ("next", "coming", "upcoming"):
        day = anchor + timedelta(days=(number - anchor.isoweekday() - 1) % 7 + 1)
        other = day + timedelta(days=7)
        return Found(i, at + 1, "DATE", day.isoformat(), (other.isoformat(),) if low == "next" else (), day)
    if low == "this":
        back = (anchor.isoweekday() - number) % 7
        ahead = anchor + timedelta(days=(number - anchor.isoweekday()) % 7)
        day = anchor - timedelta(days=back) if f.direction(w[at]) == "past" else ahead
        return Found(i, at + 1, "DATE", day.isoformat(), (), day)
    return None


def _shifted_month(i: int, at: int, w: list[Word], amount: int, f: Frame) -> Found:
    anchor = f.anchor
    assert anchor is not None
    month = int(w[at].value)
    if amount < 0:
        back = (anchor.month - month) % 12 or 12
        found = month_shifted(anchor.year, anchor.month, -back)
    elif amount > 0:
        found = month_shifted(anchor.year, anchor.month, (month - anchor.month) % 12 or 12)
    else:
        found = (anchor.year, month)
    return Found(i, at + 1, "DATE", f"{found[0]}-{found[1]:02d}" if found else f"XXXX-{month:02d}")


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "last": 4}


def _part_of_year(w: list[Word], i: int, at: int, f: Frame, amount: int = 0) -> Found | None:
    """*the third quarter*, *the first half of 2026*, *last year's fourth quarter* without the year."""
    number = _NTH.get(w[at].lower)
    step = at + 1
    if number is None:
        return None
    if step < len(w) and w[step].text == "-":
        step += 1
    if step < len(w) and w[step].lower in ("fiscal", "calendar"):
        step += 1
    if (
        step >= len(w)
        or w[step].lower not in ("quarter", "half", "trimester")
        or (w[step].lower == "half" and number > 2)
    ):
        return None
    letter = "Q" if w[step].lower == "quarter" else "H"
    end = step + 1
    after = end + (end < len(w) and w[end].lower in ("of", "in", ","))
    while after < len(w) and w[after].lower in ("fiscal", "the", "financial"):
        after += 1
    if after < len(w) and w[after].sort == "number" and w[after].text.isdigit() and len(w[after].text) == 4:
        return Found(i, after + 1, "DATE", f"{w[after].text}-{letter}{number}", (), None, True)
    if (
        after + 1 < len(w)
        and w[after].sort == "shift"
        and w[after].lower in ("last", "this", "next")
        and w[after + 1].lower == "year"
        and f.anchor
    ):
        return Found(i, after + 2, "DATE", f"{f.anchor.year + int(w[after].value)}-{letter}{number}")
    if letter == "H" and not ((end < len(w) and w[end].lower == "of" and after < len(w) and (
        w[after].lower in ("year", "this", "last", "next", "month", "decade", "century") or w[after].sort in ("decade",))) or (i and w[i - 1].lower == "in")):  # fmt: skip
        return None
    if after < len(w) and w[after].lower == "year" and after > end:
        end = after + 1
    elif letter == "H" and end < len(w) and w[end].lower == "of":
        return None
    if f.anchor is None:
        return Found(i, end, "DATE", f"XXXX-{letter}{number}")
    anchor = f.anchor
    current = (anchor.month + 2) // 3 if letter == "Q" else (anchor.month + 5) // 6
    year = anchor.year
    direction = f.direction(w[at])
    if (number > current and direction == "past") or (
        number > current and direction in ("none", "present") and letter == "Q" and number - current >= 2
    ):
        year -= 1
    elif number < current and direction == "future":
        year += 1
    return Found(i, end, "DATE", f"{year}-{letter}{number}")


def _century(w: list[Word], i: int, at: int) -> Found | None:
    """*the 20th century*."""
    spelt = ordinal(w, at)
    if spelt is None or not spelt.value or not 1 <= spelt.value <= 21:
        return None
    step = spelt.end + (spelt.end < len(w) and w[spelt.end].text == "-")
    if step < len(w) and w[step].lower in ("century", "centuries"):
        return Found(i, step + 1, "DATE", f"{int(spelt.value) - 1:02d}")
    return None


def parts(w: list[Word], i: int) -> int:
    """Number of words from ``i`` that narrow the date behind them: *early*, *late in*, *the end of*, *mid-*."""
    low = w[i].lower
    if low == "the" and i + 2 < len(w) and w[i + 1].sort == "part":
        at = i + 2 + (w[i + 2].text == "-")
        return at - i if at < len(w) and w[at].sort in ("decade", "season", "nth", "ordinal") else 0
    if w[i].sort == "part":
        at = i + 1
        if (at < len(w) and w[at].text == "-") or (
            at < len(w) and w[at].lower in ("in", "on") and low in ("early", "late", "earlier", "later")
        ):
            at += 1
        return at - i
    if low in ("the", "very") and i + 2 < len(w) and w[i + 1].lower in (
        "end", "beginning", "start", "middle", "rest", "remainder", "turn", "close", "eve", "latter", "course") and (
        w[i + 2].lower == "of"):  # fmt: skip
        return 3
    if (
        low in ("end", "beginning", "start")
        and i + 1 < len(w)
        and w[i + 1].lower == "of"
        and i
        and w[i - 1].lower in ("the", "by", "at", "until")
    ):
        return 2
    if low == "year" and i + 1 < len(w) and w[i + 1].text == "-":
        return 0
    return 0


__all__ = ["make", "near_weekday", "parts", "relative", "weekday"]
