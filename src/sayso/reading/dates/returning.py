"""What returns: *every Monday*, *weekly*, *12 flights a day*."""

from __future__ import annotations

from functools import cache

from sayso.knowledge.tables import table
from sayso.reading.dates.found import Found
from sayso.reading.dates.frame import Frame
from sayso.reading.dates.measures import duration, unit_at
from sayso.reading.dates.words import Word, cardinal
from sayso.reading.document import Token


@cache
def _distances() -> frozenset[str]:
    return frozenset(
        word for unit, _, _, words in table("units") if unit in ("km", "mile", "m", "foot") for word in words.split()
    )


def speed(w: list[Word], start: int, unit: str) -> bool:
    """Whether a unit of time tells a speed, which TimeML leaves unmarked: *60 miles an hour*."""
    return unit[0] == "T" and start > 0 and w[start - 1].lower in _distances()


def _rate(token: Token | None) -> bool:
    """Whether a unit of time divides a number: *12 million barrels a day*, *spends $39 a year*; not *waited a year*."""
    if token is None or token.dep != "npadvmod":
        return False
    head = token.head
    if head.pos in ("VERB", "AUX"):
        return any(c.dep in ("dobj", "attr") and c.i < token.i and _numbered(c) for c in head.children)
    return head.i < token.i and _numbered(head)


def _numbered(token: Token) -> bool:
    return token.tag == "CD" or any(c.dep == "nummod" or c.tag in ("CD", "$") for c in token.children)


def each_unit(w: list[Word], start: int, at: int, unit: str, end: int, f: Frame) -> Found | None:
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
    if before.sort == "number" or before.text == "%" or _rate(f.token(w[end - 1].start)):
        return Found(start, end, "SET", duration(1.0, unit))
    return None


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
    "E": "P1DE",
    "C": "P1CE",
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
        unit = unit_at(w, at + 1)
        return Found(i, at + 2, "SET", duration(None, unit)) if unit else None
    elif (number := cardinal(w, at)) is not None and number.value is not None and unit_at(w, number.end):
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
