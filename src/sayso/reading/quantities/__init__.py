"""Numbers with their bounds, units and what they count.

A figure is read as a range by its wording. A bare figure from a hundred up that ends in noughts is taken to be rounded
to its last digit that is not nought: half a unit of that digit either way. Dates, clock times, ages, ordinals and the
numbers in names count nothing and are left out.
"""

from __future__ import annotations

import re

from sayso.model import Date, Part, Quantity
from sayso.reading.document import Document, Sentence, Token
from sayso.reading.quantities.counted import unit_of
from sayso.reading.quantities.numbers import Number, NumberReader, counts, lexicon

#: ``about`` and ``nearly`` are ten per cent, as the specification of number conflicts has it.
SLACK = 0.1


_FRAME = re.compile(r"(?:the |these )?(?:past|last|next|coming|previous|preceding|following)\b", re.I)


def read_quantities(document: Document, dates: list[Date]) -> list[Quantity]:
    """The quantities of the headline, then of the text, in their order.

    A number inside a date is none, unless the date is a length of time (*three days*) that frames nothing (*in the past
    24 hours*).
    """
    dated: dict[Part, list[tuple[int, int]]] = {"title": [], "text": []}
    for date in dates:
        if date.type != "DURATION" or _FRAME.match(date.text):
            dated[date.part].append((date.start, date.end))
    found: list[Quantity] = []
    for sentence in document.all_sentences():
        spans = [s for s in dated[sentence.part] if s[0] < sentence.end and sentence.start < s[1]]
        found.extend(_sentence(document, sentence, spans))
    return found


def _sentence(document: Document, sentence: Sentence, dated: list[tuple[int, int]]) -> list[Quantity]:
    tokens = sentence.tokens
    starts = lexicon().starts
    found: list[Quantity] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        sign = token.text[0]
        if token.tag != "CD" and token.lower not in starts and not sign.isdigit() and sign not in "$£€¥":
            i += 1
            continue
        number = NumberReader(tokens, lexicon()).at(i)
        if number is None:
            i += 1
            continue
        inside = any(a <= tokens[number.first].start and tokens[number.last].end <= b for a, b in dated)
        if not inside and counts(tokens, number.first, number.last):
            quantity = _quantity(document, tokens, number)
            if quantity is not None:
                found.append(quantity)
        i = number.last + 1
    return found


def _quantity(document: Document, tokens: list[Token], number: Number) -> Quantity | None:
    known = lexicon()
    unit, of, end = unit_of(tokens, number)
    if number.kind == "none" and unit is None and of is None:
        return None
    start, hedge = _hedge(tokens, number.first, known.before)
    hedge = hedge or _behind(tokens, number.last, known.behind)
    low, high = number.low, number.high
    if number.kind == "share":
        unit, low, high = "%", round(low * 100, 2), round(high * 100, 2)
    bounds: tuple[float | None, float | None] = (low, high)
    after = tokens[number.last].nbor()
    modifier = after is not None and after.lower in ("-", "–") and after.start == tokens[number.last].end
    if hedge is not None and number.kind != "none":
        bounds = bounded(hedge, low, high)
    elif number.kind in (None, "worded") and unit != "%" and not modifier:
        bounds = rounded(low)
    part = tokens[number.first].sentence.part
    begin = tokens[start].start
    return Quantity(
        start=begin, end=end, text=document.words(begin, end, part), part=part,
        low=bounds[0], high=bounds[1], unit=unit, of=of,
    )  # fmt: skip


def rounded(value: float) -> tuple[float, float]:
    """The range of a bare figure: itself, or half a unit of its last digit that is not nought from 100 up.

    ``28000`` is 27500 to 28500, ``200`` 150 to 250, ``1487`` and ``30`` themselves.
    """
    if value < 100 or value != int(value):
        return value, value
    whole = int(value)
    if whole % 10:
        return value, value
    step = 1
    while whole % (step * 10) == 0:
        step *= 10
    return value - step / 2, value + step / 2


def bounded(hedge: str, low: float, high: float) -> tuple[float | None, float | None]:
    """The range that a wording makes of a figure; None is unbounded."""
    if hedge == "from":
        return low, None
    if hedge == "to":
        return 0.0, high
    if hedge == "about":
        return low * (1 - SLACK), high * (1 + SLACK)
    if hedge == "nearly":
        return low * (1 - SLACK), high
    if hedge == "over":
        return low, high * (1 + SLACK)
    return low, high


def _hedge(tokens: list[Token], first: int, wordings: list[tuple[tuple[str, ...], str]]) -> tuple[int, str | None]:
    if first == 0:
        return first, None
    if tokens[first - 1].lower in ("the", "a", "an") and first >= 2:
        at = first - 1
    else:
        at = first
    near = tokens[at - 1].lower
    for words, bound in wordings:
        n = len(words)
        if words[-1] == near and at >= n and tuple(t.lower for t in tokens[at - n : at]) == words:
            if words in (("over",), ("above",), ("under",), ("below",), ("around",), ("about",)) and not _adverbial(
                tokens[at - 1]
            ):
                return first, None
            if bound == "exact":
                return first, None
            return at - n, bound
    return first, None


def _adverbial(word: Token) -> bool:
    """*over 300 people*, but not *flew over 3 towns*, *spread over two days* or *handed over 9 men*."""
    if word.tag == "RP" or word.dep == "prt":
        return False
    if word.tag in ("RB", "JJR", "RBR") or word.dep in ("advmod", "quantmod"):
        return True
    before = word.nbor(-1)
    if before is None or before.pos == "PUNCT":
        return True
    if word.lower in ("about", "around"):
        return before.lemma not in (
            "talk",
            "speak",
            "know",
            "complain",
            "turn",
            "spin",
            "learn",
            "think",
            "worry",
            "travel",
        )
    return before.pos in ("VERB", "ADP", "CCONJ", "DET") and before.lemma not in (
        "fly",
        "spread",
        "climb",
        "jump",
        "talk",
        "fall",
        "pass",
        "last",
        "extend",
        "bridge",
        "look",
        "drive",
        "go",
        "take",
    )


def _behind(tokens: list[Token], last: int, wordings: list[tuple[tuple[str, ...], str]]) -> str | None:
    for words, bound in wordings:
        n = len(words)
        if tuple(t.lower for t in tokens[last + 1 : last + 1 + n]) == words:
            return bound
    return None
