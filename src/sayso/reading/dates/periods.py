"""Stretches of the year and beyond: seasons, quarters and halves, decades, centuries; and words that narrow a date."""

from __future__ import annotations

from sayso.intake.published import FIRST_YEAR, LAST_YEAR
from sayso.reading.dates.found import Found
from sayso.reading.dates.frame import Frame
from sayso.reading.dates.impossible import no_year, told
from sayso.reading.dates.words import Word, ordinal


def decade(w: list[Word], i: int, f: Frame) -> Found | None:
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


def _year(w: list[Word], at: int) -> bool:
    """Whether a year stands at ``at``."""
    if at >= len(w) or not (w[at].text.isascii() and w[at].text.isdigit() and len(w[at].text) == 4):
        return False
    return FIRST_YEAR <= int(w[at].text) <= LAST_YEAR


def _no_year(w: list[Word], first: int, at: int, value: str, f: Frame) -> Found | None:
    """The stretch with the year that stands behind it and can be none: a problem, and not known which year it is."""
    end = no_year(w, at, f)
    if end is None:
        return None
    told(w, first, end, f)
    return Found(first, end, "DATE", f"XXXX-{value}")


def season(w: list[Word], first: int, at: int, f: Frame, shift: int | None) -> Found | None:
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
    if _year(w, year_word):
        return Found(first, year_word + 1, "DATE", f"{w[year_word].text}-{value}", (), None, True)
    if (odd := _no_year(w, first, end, value, f)) is not None:
        return odd
    if year_word + 1 < len(w) and f.anchor and w[year_word].sort == "shift" and w[year_word + 1].lower == "year":
        return Found(first, year_word + 2, "DATE", f"{f.anchor.year + int(w[year_word].value)}-{value}")
    if shift is None:
        if at == first and (
            not at
            or w[at - 1].lower
            not in (
                "in",
                "the",
                "since",
                "by",
                "until",
                "during",
                "this",
                "of",
                "early",
                "late",
                "through",
                "mid",
                "-",
                "next",
                "last",
                "every",
            )
        ):
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
        if not under_way and f.direction(word) == "future":
            return f"{year + (begun and value != 'WI')}-{value}"
        return f"{year if value != 'WI' or anchor.month > 3 else this}-{value}"
    if under_way:
        return f"{this}-{value}"
    if f.direction(word) == "future":
        return f"{year if value == 'WI' or not begun else year + 1}-{value}"
    return f"{this if begun else year - 1}-{value}"


def short_quarter(w: list[Word], i: int, f: Frame) -> Found | None:
    """*Q3*, *H1 2013*."""
    number = w[i + 1].text
    if not w[i].text.isupper() or number not in ("1", "2", "3", "4") or (w[i].text == "H" and number > "2"):
        return None
    at = i + 2 + (i + 2 < len(w) and w[i + 2].lower in ("of", "in"))
    if _year(w, at):
        return Found(i, at + 1, "DATE", f"{w[at].text}-{w[i].text}{number}", (), None, True)
    if (odd := _no_year(w, i, i + 2, f"{w[i].text}{number}", f)) is not None:
        return odd
    if w[i].text == "H":
        return None
    if f.anchor is None:
        return Found(i, i + 2, "DATE", f"XXXX-Q{number}")
    over = f.anchor.month > 3 * int(number)
    return Found(
        i, i + 2, "DATE", f"{f.anchor.year if over or f.direction(w[i]) != 'past' else f.anchor.year - 1}-Q{number}"
    )


def fiscal(w: list[Word], i: int) -> Found | None:
    at = i + 1
    if at < len(w) and w[at].lower == "year":
        at += 1
    if _year(w, at):
        return Found(i, at + 1, "DATE", w[at].text)
    return None


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "last": 4}


def part_of_year(w: list[Word], i: int, at: int, f: Frame, amount: int = 0) -> Found | None:
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
    if _year(w, after):
        return Found(i, after + 1, "DATE", f"{w[after].text}-{letter}{number}", (), None, True)
    if (odd := _no_year(w, i, end, f"{letter}{number}", f)) is not None:
        return odd
    if (
        after + 1 < len(w)
        and w[after].sort == "shift"
        and w[after].lower in ("last", "this", "next")
        and w[after + 1].lower == "year"
        and f.anchor
    ):
        return Found(i, after + 2, "DATE", f"{f.anchor.year + int(w[after].value)}-{letter}{number}")
    if letter == "H" and not (
        (
            end < len(w)
            and w[end].lower == "of"
            and after < len(w)
            and (
                w[after].lower in ("year", "this", "last", "next", "month", "decade", "century")
                or w[after].sort in ("decade",)
            )
        )
        # halves of matches are more than those of years, where no quarter or half of a year was named before
        or (i and w[i - 1].lower == "in" and ("H" in f.stretches or "Q" in f.stretches))
    ):
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


def century(w: list[Word], i: int, at: int) -> Found | None:
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
