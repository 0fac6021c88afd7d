"""Words of time: a sentence cut into words of our own, each with its class and value.

The parser's tokens will not do: it leaves *30-December* and *24-hour* whole, and a range ends within them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sayso.knowledge.tables import table

#: Numbers longer than this are no count and no year: they are passed by.
LONGEST_NUMBER = 9

_WORD = re.compile(
    r"(?P<half>[ap]\.m\.?|[AP]\.M\.?|[ap]m\b|[AP]M\b|o['’]clock)"
    r"|(?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d))"
    r"|(?P<numeric>\d{1,2}/\d{1,2}/\d{2}(?:\d{2})?(?![\d/])|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)|\d{1,2}-\d{1,2}-\d{4}(?![\d-]))"
    r"|(?P<odd>(?<![\d./-])(?:(?:0|\d{5,})-\d{2}-\d{2}(?![\d-])"
    r"|\d{1,2}(?P<cut>[./])\d{1,2}(?P=cut)(?:0|\d{5,})(?!\d|[./]\d)))"
    r"|(?P<clock>\d{1,2}[:.]\d{2}(?::\d{2})?(?=\s?(?:[ap]\.?m\b|hours\b|hrs\b|GMT|UTC))|\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))"
    r"|(?P<nth>\d{1,3}(?:,\d{3})+(?:st|nd|rd|th)\b|\d+(?:st|nd|rd|th)\b)"
    r"|(?P<decade>['’‘]?\d{2,4}['’]?s\b)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)"
    r"|(?P<clitic>['’]s\b)"
    r"|(?P<mark>\S)"
)
#: Short forms whose stop belongs to them.
_SHORT = frozenset(
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tues tue wed thurs thur thu fri sat sun".split()
)


class Word(NamedTuple):
    """A word with its offsets in the text, and what the table of time words says of it."""

    text: str
    lower: str
    start: int
    end: int
    #: the table's class; or iso, numeric, odd, clock, nth, decade, number, figures (too many
    #: of them for a number), half, mark, or empty
    sort: str
    value: str


@cache
def lexicon() -> dict[str, tuple[str, str]]:
    """Class and value of the words of time, by the word in small letters."""
    return {word: (sort, value) for word, sort, value in table("time_words")}


#: Classes that need a capital letter: *May* and *may*, *March* and *march*.
_CAPITAL = frozenset(("month", "weekday", "weekdays", "zone"))


_PLAIN = ("", "")


def words(text: str, offset: int) -> list[Word]:
    """The words of a stretch that begins at ``offset``."""
    found: list[Word] = []
    known = lexicon()
    for match in _WORD.finditer(text):
        kind = match.lastgroup or "mark"
        word = match.group()
        low = word.lower()
        value = ""
        if kind == "word":
            kind, value = known.get(low, _PLAIN)
            if kind in _CAPITAL and not word[0].isupper():
                kind, value = "", ""
        elif word == "." and found and found[-1].lower in _SHORT and found[-1].end == offset + match.start():
            low = found[-1].lower + "."
            kind, value = known.get(low, _PLAIN)
            if found[-1].text[0].isupper():
                found[-1] = Word(found[-1].text + ".", low, found[-1].start, found[-1].end + 1, kind, value)
                continue
            kind = "mark"
        elif kind == "number":
            if len(word) > LONGEST_NUMBER + 4:
                kind = "figures"
            else:
                value = word.replace(",", "")
        found.append(Word(word, low, offset + match.start(), offset + match.end(), kind, value))
    return found


_FULL = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}


class Number(NamedTuple):
    #: None where it is not known how many
    value: float | None
    #: index behind the last word
    end: int


def cardinal(found: list[Word], at: int) -> Number | None:
    """The number in figures or words that begins at ``at``: *24*, *twenty-four*, *a hundred*, *two and a half*."""
    if at >= len(found):
        return None
    word = found[at]
    if word.sort == "number":
        value: float = float(word.value)
        end = at + 1
        if end < len(found) and found[end].lower in ("hundred", "thousand", "million"):
            value *= {"hundred": 100, "thousand": 1000, "million": 1e6}[found[end].lower]
            end += 1
        return _and_a_half(found, Number(value, end))
    if word.lower in ("a", "an") and at + 1 < len(found) and found[at + 1].lower in ("hundred", "thousand", "dozen"):
        return Number({"hundred": 100.0, "thousand": 1000.0, "dozen": 12.0}[found[at + 1].lower], at + 2)
    if word.lower == "dozen":
        return Number(12.0, at + 1)
    if word.sort != "number" and lexicon().get(word.lower, ("", ""))[0] != "number":
        return None
    total = 0.0
    part = 0.0
    end = at
    while end < len(found):
        low = found[end].lower
        sort, written = lexicon().get(low, ("", ""))
        if sort != "number":
            if low in ("-", "and") and end + 1 < len(found) and end > at and (
                lexicon().get(found[end + 1].lower, ("", ""))[0] == "number"
            ) and ((low == "-" and found[end].start == found[end - 1].end) or part >= 100):  # fmt: skip
                end += 1
                continue
            break
        n = float(written)
        if n == 100:
            part = (part or 1) * 100
        elif n == 1000:
            total += (part or 1) * 1000
            part = 0
        elif (part % 10 == 0 and n < 10) or part % 100 == 0:
            part += n
        else:
            break
        end += 1
    return _and_a_half(found, Number(total + part, end))


def _and_a_half(found: list[Word], number: Number) -> Number:
    rest = [w.lower for w in found[number.end : number.end + 6]]
    if rest[:3] == ["and", "a", "half"] and number.value is not None:
        return Number(number.value + 0.5, number.end + 3)
    if rest[:5] == ["-", "and", "-", "a", "-"] and rest[5:] == ["half"] and number.value is not None:
        return Number(number.value + 0.5, number.end + 6)
    return number


def ordinal(found: list[Word], at: int) -> Number | None:
    """The ordinal that begins at ``at``: *26th*, *1,000th*, *twenty-first*."""
    if at >= len(found):
        return None
    word = found[at]
    if word.sort == "nth":
        digits = re.sub(r"\D", "", word.text)
        return Number(float(digits), at + 1) if len(digits) <= LONGEST_NUMBER else None
    if word.sort == "ordinal":
        return Number(float(word.value), at + 1)
    tens = _FULL.get(word.lower)
    if tens and at + 2 < len(found) and found[at + 1].text == "-" and found[at + 2].sort == "ordinal":
        value = float(found[at + 2].value)
        return Number(tens + value, at + 3) if value < 10 else None
    return None


#: Classes whose words do not make an expression by themselves.
_NEVER_ALONE = frozenset(("number", "some", "shift", "part", "zone", "ordinal"))
#: Words of which a sentence without a figure must have one to hold an expression of time.
TRIGGERS = frozenset(
    # the parser parts a stop from its word: *on Wed. in Bonn*
    form
    for word, (sort, _) in lexicon().items()
    if sort not in _NEVER_ALONE
    for form in (word, word.rstrip("."))
) | frozenset(
    "overnight tonight past future present moment every each o'clock o’clock soon once recent time half "
    "year-end".split()
)
DIGIT = re.compile(r"\d")
