"""Dates counted from publication or from a date before them: *yesterday*, *last week*, *on Monday*, *the
previous day*.
"""

from __future__ import annotations

from datetime import date

from sayso.intake.published import LAST_YEAR
from sayso.reading.dates.counted import week
from sayso.reading.dates.found import Found
from sayso.reading.dates.frame import Frame, month_shifted, shifted
from sayso.reading.dates.impossible import no_year, told
from sayso.reading.dates.periods import century, decade, fiscal, part_of_year, season, short_quarter
from sayso.reading.dates.weekdays import shifted_weekday, weekday, weekend
from sayso.reading.dates.words import Word


def relative(w: list[Word], i: int, f: Frame) -> Found | None:
    """The relative date that begins at word ``i``."""
    word = w[i]
    if word.sort == "dayword":
        return _dayword(w, i, f)
    if word.sort == "weekday":
        return weekday(w, i, f)
    if word.sort == "vague":
        if word.lower == "recently" and i and w[i - 1].lower == "as":
            return None
        if word.lower in ("now",) and i + 1 < len(w) and w[i + 1].text == "-":
            return None
        return Found(i, i + 1, "DATE", word.value)
    if word.sort == "decade":
        return decade(w, i, f)
    if word.sort == "season":
        return season(w, i, i, f, None)
    if word.lower in ("q", "h") and i + 1 < len(w) and w[i + 1].start == word.end:
        return short_quarter(w, i, f)
    if word.lower == "fiscal":
        return fiscal(w, i)
    if word.sort == "shift" or word.lower in (
        "the",
        "that",
        "a",
        "its",
        "their",
        "his",
        "each",
        "those",
        "these",
        "year",
        "at",
        "mid",
        "first",
        "second",
        "third",
        "fourth",
        "final",
        "one",
    ):
        return _phrase(w, i, f)
    if word.sort in ("ordinal", "nth"):
        return part_of_year(w, i, i, f) or century(w, i, i)
    return None


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


def _phrase(w: list[Word], i: int, f: Frame) -> Found | None:
    """Determiner, *last*, *next*, *this*, *previous*, *same* … and a unit, weekday, month or season."""
    at = i
    low = w[i].lower
    if low == "at" or low == "a" or low == "one":
        return None
    if low == "year" and i + 2 < len(w) and w[i + 1].text == "-" and w[i + 2].lower in ("ago", "earlier"):
        return None
    if low == "year" and i + 1 < len(w):
        hyphen = w[i + 1].text in "-–"
        if i + 1 + hyphen < len(w) and w[i + 1 + hyphen].lower == "end":
            return _year_end(w, i, i + 2 + hyphen, f)
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
    if low == "that" and w[at].sort == "month" and (year := f.last_year()) is not None:
        return Found(i, at + 1, "DATE", f"{year}-{int(w[at].value):02d}")
    if w[at].sort != "shift":
        return part_of_year(w, i, at, f) or (century(w, i, at) if low == "the" else None)
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
    if (
        low == "the"
        and target.sort == "unit"
        and shift.lower in ("past", "last", "next", "coming")
        and target.value not in ("D", "NIGHT", "WE", "Q")
    ):
        return None
    if (
        w[nxt].sort == "month"
        and nxt + 1 < len(w)
        and w[nxt + 1].sort in ("nth", "number")
        and len(w[nxt + 1].text) < 5
    ):
        return None
    if low == "that" and shift.lower == "same" and target.sort == "unit":
        return _same(w, i, nxt, f)
    anchored = shift.lower in ("previous", "prior", "preceding", "following", "same") or (
        low == "the" and shift.lower == "next"
    )
    base = (f.day or f.anchor) if anchored else f.anchor
    if low == "that":
        return None
    if shift.lower == "this" and target.lower == "day":
        before = w[i - 1].lower if i else ""
        if before == "to":
            return Found(i, nxt + 1, "DATE", "PRESENT_REF")
        if before != "on":
            return None
    if target.sort == "unit":
        if shift.lower == "same":
            return _same(w, i, nxt, f)
        if target.lower.endswith("s") and target.lower not in ("hours",):
            return None
        found = _unit(w, i, nxt, amount, base, f, anchored)
        if found is not None and target.value == "Y" and nxt + 2 < len(w) and w[nxt + 1].sort == "clitic":
            part = part_of_year(w, nxt + 2, nxt + 2, f)
            if part is not None and found.value[:4].isdigit() and part.value[4:5] == "-":
                return Found(i, part.last, "DATE", f"{found.value[:4]}{part.value[4:]}")
        return found
    if target.sort == "weekday" and f.anchor is not None:
        return shifted_weekday(w, i, nxt, shift, f)
    if target.sort == "weekday":
        return Found(i, nxt + 1, "DATE", f"XXXX-WXX-{target.value}")
    if (
        target.sort == "month"
        and f.anchor is not None
        and shift.lower in ("last", "this", "next", "past", "coming", "same")
    ):
        return _shifted_month(i, nxt, w, amount, f)
    if target.sort == "season":
        return season(w, i, nxt, f, amount)
    if target.sort == "daypart" and shift.lower == "this" and base is not None:
        return Found(i, nxt + 1, "TIME", f"{base.isoformat()}T{target.value}", (), base)
    if (
        target.lower == "half"
        and base is not None
        and not (nxt + 1 < len(w) and w[nxt + 1].lower in ("an", "a", "hour"))
    ):
        count = base.year * 2 + (base.month > 6) + amount
        return Found(i, nxt + 1, "DATE", f"{count // 2}-H{count % 2 + 1}")
    return part_of_year(w, i, nxt, f, amount)


#: Words behind *the year* and the like that make it another year than the one under way.
_NOT_BEHIND = frozenset(("of", "-", "that", "when", "in", "he", "she", "they", "ended", "earlier", "ago"))


def _the(w: list[Word], i: int, at: int, f: Frame) -> Found | None:
    """*the past*, *the future*, *the day before*, *the weekend*, *the year*, *the quarter*."""
    low = w[at].lower
    after = w[at + 1] if at + 1 < len(w) else None
    if low in ("past", "future", "present") and (
        after is None
        or after.sort == "mark"
        or after.lower
        in (
            "and",
            "or",
            "is",
            "was",
            "will",
            "but",
            "of",
            "to",
            "with",
            "in",
            "as",
            "that",
            "when",
            "for",
            "have",
            "has",
        )
    ):
        if w[i].lower != "the":
            return None
        value = {"past": "PAST_REF", "future": "FUTURE_REF", "present": "PRESENT_REF"}[low]
        return Found(i, at + 1, "DATE", value)
    if low == "past" and i and w[i - 1].lower == "in" and (t := f.token(w[at].start)) is not None and t.dep == "pobj":
        return Found(i, at + 1, "DATE", "PAST_REF")
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
    if (
        w[at].sort == "unit"
        and w[i].lower == "the"
        and after is not None
        and after.lower in ("before", "after")
        and (
            at + 2 >= len(w)
            or w[at + 2].sort == "mark"
            or w[at + 2].lower in ("and", "but", "in", "at", "when", "that", "as", "for", "with", "from", "by")
        )
    ):
        return _unit(w, i, at, -1 if after.lower == "before" else 1, f.day or f.anchor, f, True, last=at + 2)
    if (found := _beyond(w, i, at, f)) is not None:
        return found
    if low == "weekend" and (after is None or after.lower not in ("of", "after", "before", "-")):
        return _unit(w, i, at, 0, f.anchor, f, False)
    if low in ("year", "quarter") and after is not None and after.text == "-":
        return _year_earlier(w, i, at, f)
    if low == "year" and after is not None and after.text.isascii() and after.text.isdigit():
        return _named_year(i, at, after, f)
    if (
        low in ("year", "month", "week", "quarter", "century", "decade")
        and w[i].lower == "the"
        and f.anchor is not None
    ):
        before = w[i - 1].lower if i else ""
        open_ended = after is not None and after.lower in _NOT_BEHIND
        if open_ended and not (
            low in ("year", "quarter") and after is not None and after.lower in ("ended", "earlier")
        ):
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
        if after.lower == "quarter":
            return Found(i, at + 2, "DATE", _latest_quarter(f))
        return _unit(w, i, at + 1, -1, f.anchor, f, False)
    if w[at].sort == "decade":
        found = decade(w, at, f)
        return found._replace(first=i) if found else None
    if w[at].sort == "season" and w[i].lower == "the":
        return season(w, i, at, f, None)
    return None


def _beyond(w: list[Word], i: int, at: int, f: Frame) -> Found | None:
    """*the day before yesterday*, *the day after tomorrow*, *the week before last*, *the year after next*."""
    if at + 2 >= len(w) or w[at].sort != "unit" or w[at + 1].lower not in ("before", "after"):
        return None
    step = -1 if w[at + 1].lower == "before" else 1
    named = w[at + 2]
    if w[at].lower == "day" and named.sort == "dayword":
        day = shifted(f.anchor, int(named.value) + step) if f.anchor else None
        return Found(i, at + 3, "DATE", day.isoformat() if day else "XXXX-XX-XX", (), day)
    behind = w[at + 3] if at + 3 < len(w) else None
    if named.lower != ("last" if step < 0 else "next") or (
        behind is not None and behind.sort in ("unit", "month", "weekday", "season")
    ):
        return None
    if w[at].value == "WE":
        return None
    if w[at].value == "NIGHT":
        day = shifted(f.anchor, 2 * step) if f.anchor else None
        return Found(i, at + 3, "TIME", f"{day.isoformat()}TNI" if day else "XXXX-XX-XXTNI", (), day)
    return _unit(w, i, at, 2 * step, f.anchor, f, False, last=at + 3)


def _named_year(i: int, at: int, number: Word, f: Frame) -> Found | None:
    """*the year 1999*; years that no calendar has are a problem."""
    year = int(number.text[:9])
    if year == 0 or year > 9999:
        f.problem(f"no such year: {number.text[:20]!r}")
        return None
    return Found(i, at + 2, "DATE", f"{year:04d}") if 100 <= year <= LAST_YEAR else None


def _latest_quarter(f: Frame) -> str:
    """The quarter spoken of last, else the last one that is over."""
    if (named := f.stretches.get("Q")) is not None:
        return named[0]
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
    wanted = {"quarter": "Q", "month": "M"}.get(noun, "QHM")
    named = f.stretch(wanted, 2) or (f.stretches[wanted][0] if wanted in f.stretches else None)
    if named is not None:
        return Found(i, at + 4, "DATE", f"{int(named[:4]) - 1}{named[4:]}")
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
    stretch = f.stretch(unit) if anchored and unit in ("Y", "M", "Q") else None
    if stretch is None and f.day is None and unit in ("Y", "M", "Q") and anchored:
        stretch = f.span
    if stretch is not None:
        moved = _from_span(stretch, unit, amount)
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
        return Found(i, end, "DATE", weekend(w, at, amount, base, f))
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


def _year_end(w: list[Word], i: int, end: int, f: Frame) -> Found | None:
    """*year-end*, *by year-end 2012*: the end of the year under way, in January to March of the year before."""
    named = w[end] if end < len(w) else None
    if named is not None and len(named.text) == 4 and named.text.isdigit() and named.text[0] in "12":
        return Found(i, end + 1, "DATE", named.text)
    if (beyond := no_year(w, end, f)) is not None:
        told(w, i, beyond, f)
        return None
    if f.anchor is None:
        return Found(i, end, "DATE", "XXXX")
    over = f.anchor.month <= 3 and f.direction(w[i]) == "past"
    return Found(i, end, "DATE", str(f.anchor.year - over))


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
        if span and span[:4].isdigit() and f.span_last:
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


def _shifted_month(i: int, at: int, w: list[Word], amount: int, f: Frame) -> Found:
    anchor = f.anchor
    assert anchor is not None
    month = int(w[at].value)
    if amount < 0:
        # the month that is just over is "last month", and "last February" the one of the year before
        back = (anchor.month - month) % 12 or 12
        back += 12 * (back == 1)
        found = month_shifted(anchor.year, anchor.month, -back)
    elif amount > 0:
        found = month_shifted(anchor.year, anchor.month, (month - anchor.month) % 12 or 12)
    else:
        found = (anchor.year, month)
    return Found(i, at + 1, "DATE", f"{found[0]}-{found[1]:02d}" if found else f"XXXX-{month:02d}")
