"""Lengths of time and what returns: *three years*, *the past 24 hours*, *a 30-day*; *every Monday*, *weekly*."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sayso.reading.dates.found import Found
from sayso.reading.dates.frame import Frame, month_shifted, shifted
from sayso.reading.dates.words import LONGEST_NUMBER, Word, cardinal

#: Words before a number that narrow it and belong to the expression.
NARROWING = frozenset(("about", "almost", "nearly", "around", "roughly", "approximately", "over", "under", "exactly"))
_PAIRS = frozenset(
    (
        ("more", "than"),
        ("less", "than"),
        ("at", "least"),
        ("at", "most"),
        ("fewer", "than"),
        ("up", "to"),
        ("close", "to"),
        ("as", "little"),
        ("no", "more"),
        ("longer", "than"),
        ("well", "over"),
        ("just", "over"),
        ("just", "under"),
    )
)
_OPEN = (
    "past",
    "last",
    "next",
    "coming",
    "previous",
    "preceding",
    "following",
    "first",
    "final",
    "latest",
    "recent",
    "prior",
    "same",
)
_BARE = frozenset("years months weeks days hours decades centuries minutes".split())
_NOT_BARE_AFTER = frozenset(
    "early morning evening night daytime these those his her their its our my recent school working holy olden old "
    "dog glory final last first ’s 's happy dark bad good difficult light".split()
)


def duration(value: float | None, unit: str) -> str:
    """TIMEX3's value: ``P3Y``, ``PT24H``, ``PXD``, ``P2E``."""
    number = "X" if value is None else f"{value:g}" if value < 10**LONGEST_NUMBER else "X"
    if unit == "2W":
        return f"P{value * 2:g}W" if value is not None else "PXW"
    if unit == "Q":
        return f"P{value * 3:g}M" if value is not None else "PXQ"
    if unit == "K":
        return f"P{value * 10:g}C" if value is not None else "PXK"
    if unit == "NIGHT":
        return f"P{number}D"
    if unit.startswith("T"):
        return f"PT{number}{unit[1:]}"
    return f"P{number}{unit}"


def lengths(w: list[Word], i: int, f: Frame) -> Found | None:
    """The length, or date counted off by a length, that begins at word ``i``."""
    start = i
    at = _narrowed(w, i)
    framed = _framed(w, at, f)
    if framed is not None:
        return framed._replace(first=start if at > i else framed.first)
    if at < len(w) and w[at].lower in ("half", "another"):
        return _half(w, start, at, f)
    measured = _measured(w, at)
    if measured is None:
        return None
    value, unit, end = measured
    if end < len(w) and w[end].text == "-" and end + 1 < len(w) and w[end + 1].lower in ("old", "olds", "round"):
        return None
    if (end < len(w) and w[end].lower == "old") or (
        w[end : end + 2] and [x.lower for x in w[end : end + 2]] == ["of", "age"]
    ):
        return None
    counted = _counted(w, start, end, value, unit, f)
    if counted is not None:
        return counted
    if w[at].lower in ("a", "an", "per") and value == 1:
        if (each := _each(w, start, at, unit, end)) is not None:
            return each
        if w[at].lower == "per":
            return None
    if w[at].lower in _BARE and not _bare(w, at):
        return None
    before = w[start - 1].lower if start else ""
    if before == "in" and at == start and value is not None and unit in ("D", "W", "M", "Y", "2W", "TH", "TM"):
        ahead = _ahead(w, start, end, value, unit, f)
        if ahead is not None:
            return ahead
    return Found(start, end, "DURATION", duration(value, unit))


def _narrowed(w: list[Word], i: int) -> int:
    low = w[i].lower
    if low in NARROWING and i + 1 < len(w):
        return i + 1 if w[i + 1].lower != "the" else i
    if i + 2 < len(w) and (low, w[i + 1].lower) in _PAIRS:
        return i + 2
    return i


def _measured(w: list[Word], at: int) -> tuple[float | None, str, int] | None:
    """A number and a unit: value, unit, index behind; the value is None for *several*. *A quarter of* is none."""
    found = _measure(w, at)
    if found is None or found[1] != "Q":
        return found
    after = w[found[2]].lower if found[2] < len(w) else ""
    if after in ("of", "century", "million", "billion", "mile", "point", "finals", "final") or w[at].lower in (
        "a",
        "three",
    ):
        return found if after in ("ago", "earlier", "later") else None
    return found


def _measure(w: list[Word], at: int) -> tuple[float | None, str, int] | None:
    if at >= len(w):
        return None
    low = w[at].lower
    if low in ("a", "an", "one", "per", "the") or w[at].sort in ("some", "number") or low in ("couple", "dozens"):
        pass
    elif low in _BARE:
        return None, w[at].value, at + 1
    else:
        return None
    if low == "per" or low in ("a", "an"):
        step = at + 1
        if step < len(w) and w[step].lower in (
            "few",
            "couple",
            "number",
            "handful",
            "dozen",
            "hundred",
            "thousand",
            "half",
        ):
            if w[step].lower in ("few", "couple", "number", "handful"):
                value = None
                step += 1 + (step + 1 < len(w) and w[step + 1].lower in ("of", "more"))
                unit = _unit(w, step)
                return (value, unit, step + 1) if unit else None
            if w[step].lower == "half":
                unit = _unit(w, step + 1)
                return (0.5, unit, step + 2) if unit else None
        else:
            while step < len(w) and w[step].lower in ("full", "whole", "single", "good", "further"):
                step += 1
            unit = _unit(w, step)
            if unit and not w[step].lower.endswith("s"):
                end = step + 1
                if [x.lower for x in w[end : end + 3]] == ["and", "a", "half"]:
                    return 1.5, unit, end + 3
                return 1.0, unit, end
            if low == "per":
                return None
    if w[at].sort == "some":
        step = at + 1
        while step < len(w) and w[step].lower in ("of", "more", "long", "other", "hundred", "thousand"):
            step += 1
        unit = _unit(w, step)
        return (None, unit, step + 1) if unit else None
    number = cardinal(w, at)
    if number is None:
        return None
    step = number.end
    if (
        step + 1 < len(w)
        and w[step].lower in ("to", "or", "-", "–")
        and (second := cardinal(w, step + 1)) is not None
        and (_unit(w, second.end) is not None)
    ):
        return second.value if w[step].lower in ("or",) else None, _unit(w, second.end) or "", second.end + 1
    hyphen = step < len(w) and w[step].text in ("-", "–") and w[step].start == w[step - 1].end
    if hyphen:
        step += 1
        if step < len(w) and w[step].lower in ("second",):
            return number.value, "TS", step + 1
    else:
        while step < len(w) and w[step].lower in (
            "more",
            "full",
            "whole",
            "long",
            "consecutive",
            "straight",
            "other",
            "calendar",
            "working",
            "business",
            "successive",
            "additional",
            "further",
        ):
            step += 1
    unit = _unit(w, step)
    if unit is None:
        return None
    end = step + 1
    if [x.lower for x in w[end : end + 3]] == ["and", "a", "half"] and number.value is not None:
        return number.value + 0.5, unit, end + 3
    return number.value, unit, end


def _unit(w: list[Word], at: int) -> str | None:
    if at < len(w) and w[at].sort == "unit":
        return w[at].value
    return None


def _bare(w: list[Word], at: int) -> bool:
    """Whether *years*, *days* without a number are a length here."""
    if at and (
        w[at - 1].lower in _NOT_BARE_AFTER
        or w[at - 1].sort in ("nth", "ordinal", "season", "number", "shift", "month", "decade")
    ):
        return False
    if at and w[at - 1].text in ("-", "'", "’"):
        return False
    return at > 0 and (
        w[at - 1].lower
        in (
            "for",
            "in",
            "of",
            "after",
            "over",
            "within",
            "lasted",
            "took",
            "last",
            "take",
            "spent",
            "spend",
            "many",
            "through",
            "during",
            "by",
            "hundreds",
            "thousands",
            "dozens",
            "last",
            "lasting",
            "took",
            "and",
            "or",
        )
        or (
            at + 1 < len(w)
            and w[at + 1].lower in ("ago", "later", "earlier", "before", "after", "of", "to", "and", "or", "away")
        )
    )


def _framed(w: list[Word], i: int, f: Frame) -> Found | None:
    """*the past 24 hours*, *the last few weeks*, *the first nine months*, *the past year*, *recent years*."""
    at = i
    if at < len(w) and w[at].lower in ("the", "these", "those", "its", "his", "her", "their", "this"):
        at += 1
    if at >= len(w):
        return None
    if at > i and w[i].lower == "the" and w[at].sort == "number":
        # the nine months ended
        several = _measured(w, at)
        if (
            several is not None
            and several[0] != 1
            and w[several[2] - 1].lower.endswith("s")
            and w[several[2] - 2].text != "-"
        ):
            return Found(i, several[2], "DURATION", duration(several[0], several[1]))
    if w[at].lower not in _OPEN:
        return None
    opening = w[at].lower
    if opening == "last" and at == i and i and (token := f.token(w[at].start)) is not None and token.tag == "VB":
        return None
    if opening == "recent":
        unit = _unit(w, at + 1)
        if unit and w[at + 1].lower.endswith("s"):
            return Found(at if at == i else i, at + 2, "DATE", "PAST_REF")
        return None
    if opening == "same":
        return None
    step = at + 1
    measured = (
        _measured(w, step)
        if step < len(w) and (w[step].sort in ("number", "some") or w[step].lower in ("couple", "dozen"))
        else None
    )
    if measured is None and step < len(w) and w[step].lower == "couple":
        extra = step + 1 + (step + 1 < len(w) and w[step + 1].lower == "of")
        unit = _unit(w, extra)
        measured = (None, unit, extra + 1) if unit else None
    if measured is not None:
        return Found(i, measured[2], "DURATION", duration(measured[0], measured[1]))
    unit = _unit(w, step)
    if unit is None:
        return None
    if w[step].lower.endswith("s") and unit not in ("Q",):
        return Found(i, step + 1, "DURATION", duration(None, unit))
    if (
        at > i
        and w[i].lower == "the"
        and opening in ("past", "last", "next", "coming")
        and unit in ("Y", "M", "W", "D", "E", "C", "TH", "TM", "Q")
    ):
        return Found(i, step + 1, "DURATION", duration(1.0, unit))
    if opening == "past" and at == i and unit in ("Y", "M", "W", "D", "E", "C"):
        return Found(i, step + 1, "DURATION", duration(1.0, unit))
    return None


def _half(w: list[Word], start: int, at: int, f: Frame) -> Found | None:
    """*half an hour*, *half a year*, *another two weeks*, *a half hour*."""
    if w[at].lower == "another":
        measured = _measured(w, at + 1) or ((1.0, u, at + 2) if (u := _unit(w, at + 1)) else None)
        if measured is None:
            return None
        return Found(start, measured[2], "DURATION", duration(measured[0], measured[1]))
    step = at + 1
    if step < len(w) and w[step].lower in ("a", "an", "-"):
        step += 1
    unit = _unit(w, step)
    if unit is None:
        return None
    halves = {"Y": "P6M", "TH": "PT30M", "TM": "PT30S", "D": "PT12H", "E": "P5Y", "C": "P50Y"}
    counted = _counted(w, start, step + 1, 0.5, unit, f)
    return counted or Found(start, step + 1, "DURATION", halves.get(unit, duration(0.5, unit)))


def _each(w: list[Word], start: int, at: int, unit: str, end: int) -> Found | None:
    """*12 million barrels a day*, *twice a week*, *per day*: what returns."""
    before = w[start - 1] if start else None
    if unit in ("E", "C", "WE", "NIGHT", "K"):
        return None
    if w[at].lower == "per":
        return Found(start, end, "SET", duration(1.0, unit))
    if before is None:
        return None
    if before.lower in ("once", "twice"):
        return Found(start - 1, end, "SET", duration(1.0, unit))
    if before.lower == "times":
        return Found(start, end, "SET", duration(1.0, unit))
    if (
        before.sort == "number"
        or before.text in "%"
        or before.lower
        in (
            "dollars",
            "barrels",
            "tons",
            "tonnes",
            "hours",
            "people",
            "euros",
            "pounds",
            "times",
            "million",
            "billion",
            "thousand",
            "percent",
            "cent",
            "trillion",
            "hundred",
            "cents",
            "days",
            "miles",
            "units",
            "crowns",
            "rubles",
            "roubles",
            "yen",
            "deaths",
            "flights",
            "shells",
            "drones",
            "cases",
            "cars",
            "trucks",
            "vehicles",
            "patients",
            "visitors",
            "gallons",
            "tankers",
            "ships",
        )
    ):
        return Found(start, end, "SET", duration(1.0, unit))
    return None


def _counted(w: list[Word], start: int, end: int, value: float | None, unit: str, f: Frame) -> Found | None:
    """*three weeks ago*, *two days later*, *a year earlier*, *four days before*: a date."""
    if end >= len(w):
        return None
    low = w[end].lower
    two = f"{low} {w[end + 1].lower}" if end + 1 < len(w) else low
    if low == "ago":
        base, sign, stop = f.now(), -1, end + 1
        if w[end + 1 : end + 2] and w[end + 1].lower == "today":
            stop = end + 2
    elif low in ("later", "afterwards", "thereafter"):
        base, sign, stop = f.day or f.anchor, 1, end + 1
    elif low == "earlier":
        base, sign, stop = f.day or f.anchor, -1, end + 1
    elif low == "hence" or two == "from now":
        base, sign, stop = f.now(), 1, end + (2 if two == "from now" else 1)
    elif low in ("before", "previously") and _closes(w, end + 1):
        base, sign, stop = f.day or f.anchor, -1, end + 1
    elif low == "after" and _closes(w, end + 1):
        base, sign, stop = f.day or f.anchor, 1, end + 1
    else:
        return None
    if low in ("earlier", "later") and f.anchor is not None and unit in ("Y", "Q") and f.span is None and f.day is None:
        base = f.anchor
    if low == "earlier" and f.anchor is not None and base is not None and base > f.anchor:
        # what has happened lies before publication, whatever day ahead was named
        base = f.anchor if f.direction(w[end]) == "past" else base
    if low == "earlier" and unit == "Y" and value == 1 and f.span is not None and f.span_last and "-Q" in f.span:
        return Found(start, stop, "DATE", f"{int(f.span[:4]) - 1}{f.span[4:]}")
    if unit in ("TH", "TM", "TS") and low in ("earlier", "later", "before", "after") and f.moment is not None:
        moment = _moment(f.moment, sign, value, unit)
        if moment is not None:
            return Found(start, stop, "TIME", moment)
    if unit in ("TH", "TM", "TS") and value is None and base is not None:
        return Found(start, stop, "TIME", base.isoformat())
    return counted_from(base, sign, value, unit, start, stop)


def _moment(clock: str, sign: int, value: float | None, unit: str) -> str | None:
    """*20 minutes later*: a time of day so long before or after another, None where its figures cannot be counted."""
    if value is None or value > 100 or "X" in clock:
        return None
    zone = "Z" if clock.endswith("Z") else ""
    try:
        at = datetime.fromisoformat(clock.rstrip("Z"))
    except ValueError:
        return None
    at += sign * timedelta(**{{"TH": "hours", "TM": "minutes", "TS": "seconds"}[unit]: value})
    return at.isoformat(timespec="minutes") + zone


def _closes(w: list[Word], at: int) -> bool:
    """Whether the clause goes on without an object: *two days before,*."""
    return (
        at >= len(w)
        or w[at].text in (",", ".", ";", ":", "!", "?", ")", "”", '"', "—", "–")
        or w[at].lower in ("and", "but")
    )


def counted_from(base: date | None, sign: int, value: float | None, unit: str, first: int, last: int) -> Found:
    """The date so many units before or after a day, as fine as the unit: a week for weeks, a month for months."""
    vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if value is None:
        return Found(first, last, "DATE", vague)
    if base is None:
        unknown = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX"}
        return Found(first, last, "TIME" if unit[0] == "T" else "DATE", unknown.get(unit, "XXXX-XX-XX"))
    if value > 200_000:
        return Found(first, last, "DATE", vague)
    count = sign * value
    if unit in ("TH", "TM", "TS"):
        hours = count if unit == "TH" else count / 60 if unit == "TM" else count / 3600
        if abs(hours) >= 24:
            day = shifted(base, round(hours / 24))
            return Found(first, last, "DATE", day.isoformat() if day else vague, (), day)
        return Found(first, last, "TIME", base.isoformat(), (), None)
    if unit in ("D", "NIGHT"):
        day = shifted(base, round(count))
        return Found(first, last, "DATE", day.isoformat() if day else vague, (), day)
    if unit in ("W", "2W"):
        day = shifted(base, round(count * (14 if unit == "2W" else 7)))
        return Found(first, last, "DATE", week(day) if day else vague, (day.isoformat(),) if day else (), None)
    if unit == "M":
        month = month_shifted(base.year, base.month, round(count))
        return Found(first, last, "DATE", f"{month[0]}-{month[1]:02d}" if month else vague)
    if unit == "Q":
        month = month_shifted(base.year, base.month, round(count * 3))
        return Found(first, last, "DATE", f"{month[0]}-Q{(month[1] + 2) // 3}" if month else vague)
    if unit == "Y":
        if value != int(value):
            month = month_shifted(base.year, base.month, round(count * 12))
            return Found(first, last, "DATE", f"{month[0]}-{month[1]:02d}" if month else vague)
        year = base.year + int(count)
        return Found(first, last, "DATE", f"{year:04d}" if 1 <= year <= 9999 else vague)
    if unit == "E":
        year = base.year + round(count * 10)
        return Found(first, last, "DATE", f"{year // 10:03d}" if 1 <= year <= 9999 else vague)
    if unit == "C":
        year = base.year + round(count * 100)
        return Found(first, last, "DATE", f"{year // 100:02d}" if 1 <= year <= 9999 else vague)
    return Found(first, last, "DATE", vague)


def week(day: date) -> str:
    """The ISO week of a day: ``2025-W48``."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"


def _ahead(w: list[Word], start: int, end: int, value: float, unit: str, f: Frame) -> Found | None:
    """*will arrive in two days*: a date, where the verb points ahead."""
    if f.anchor is None or f.direction(w[start]) not in ("future", "present"):
        return None
    if end + 1 < len(w) and w[end].lower in ("'", "’", "’s", "'s") and w[end + 1].lower == "time":
        return counted_from(f.anchor, 1, value, unit, start, end + 2)
    if end < len(w) and (w[end].lower in ("of", "'", "’", "’s", "'s") or w[end].text == "-"):
        return None
    if f.direction(w[start]) == "present" and unit in ("Y", "M") and value == 1 and w[start].lower in ("a", "an"):
        return None
    return counted_from(f.anchor, 1, value, unit, start, end)


_PERIODS = {
    "D": "P1D",
    "W": "P1W",
    "M": "P1M",
    "Y": "P1Y",
    "TH": "PT1H",
    "TM": "PT1M",
    "TS": "PT1S",
    "Q": "P3M",
    "2W": "P2W",
    "E": "P1E",
    "C": "P1C",
}


def sets(w: list[Word], i: int, f: Frame) -> Found | None:
    """What returns: *every day*, *each Monday*, *every two weeks*, *daily*, *Mondays*, *weekends*."""
    word = w[i]
    low = word.lower
    if word.sort == "often":
        if word.text[0].isupper() and i and not (w[i - 1].sort == "mark" and w[i - 1].text in "“\"'"):
            return None
        token = f.token(word.start)
        if word.text[0].isupper() and token is not None and token.tag in ("NNP", "NNPS"):
            return None
        return Found(i, i + 1, "SET", word.value)
    if word.sort == "weekdays":
        return Found(i, i + 1, "SET", f"XXXX-WXX-{word.value}")
    if low in ("weekends", "weeknights", "weekdays"):
        return Found(i, i + 1, "SET", "XXXX-WXX-WE" if low == "weekends" else "P1D")
    if low not in ("every", "each"):
        return None
    at = i + 1
    step = 1.0
    if at < len(w) and w[at].lower in ("other", "second"):
        step, at = 2.0, at + 1
    elif at < len(w) and w[at].lower == "single":
        at += 1
    elif at < len(w) and w[at].lower == "few":
        unit = _unit(w, at + 1)
        return Found(i, at + 2, "SET", duration(None, unit)) if unit else None
    elif (number := cardinal(w, at)) is not None and number.value is not None and _unit(w, number.end):
        return Found(i, number.end + 1, "SET", duration(number.value, w[number.end].value))
    if at >= len(w):
        return None
    if w[at].sort == "unit":
        if w[at].value == "WE":
            return Found(i, at + 1, "SET", "XXXX-WXX-WE")
        if w[at].value == "NIGHT":
            return Found(i, at + 1, "SET", "XXXX-XX-XXTNI")
        return Found(
            i,
            at + 1,
            "SET",
            _PERIODS[w[at].value] if step == 1 and w[at].value in _PERIODS else duration(step, w[at].value),
        )
    if w[at].sort == "weekday":
        end = at + 1
        if end < len(w) and w[end].sort == "daypart":
            return Found(i, end + 1, "SET", f"XXXX-WXX-{w[at].value}T{w[end].value}")
        return Found(i, end, "SET", f"XXXX-WXX-{w[at].value}")
    if w[at].sort == "month":
        return Found(i, at + 1, "SET", f"XXXX-{int(w[at].value):02d}")
    if w[at].sort == "season":
        return Found(i, at + 1, "SET", f"XXXX-{w[at].value}")
    if w[at].sort == "daypart":
        return Found(i, at + 1, "SET", f"XXXX-XX-XXT{w[at].value}")
    return None
