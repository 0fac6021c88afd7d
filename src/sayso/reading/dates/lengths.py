"""Lengths of time: *three years*, *the past 24 hours*, *a 30-day*; and the dates and sets that begin as one."""

from __future__ import annotations

from sayso.reading.dates.counted import counted_off, days_ahead
from sayso.reading.dates.found import Found
from sayso.reading.dates.frame import Frame
from sayso.reading.dates.measures import BARE, duration, measured_at, unit_at
from sayso.reading.dates.returning import each_unit, speed
from sayso.reading.dates.words import Word

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


_NOT_BARE_AFTER = frozenset(
    "early morning evening night daytime these those his her their its our my recent school working holy olden old "
    "dog glory final last first ’s 's happy dark bad good difficult light".split()
)


def lengths(w: list[Word], i: int, f: Frame) -> Found | None:
    """The length, or date counted off by a length, that begins at word ``i``."""
    start = i
    at = _narrowed(w, i, f)
    framed = _framed(w, at, f)
    if framed is not None:
        return framed._replace(first=start if at > i else framed.first)
    if at < len(w) and w[at].lower in ("half", "another"):
        return _half(w, start, at, f)
    measured = measured_at(w, at)
    if measured is None:
        return None
    value, unit, end = measured
    if end < len(w) and w[end].text == "-" and end + 1 < len(w) and w[end + 1].lower in ("old", "olds", "round"):
        return None
    if (end < len(w) and w[end].lower == "old") or (
        w[end : end + 2] and [x.lower for x in w[end : end + 2]] == ["of", "age"]
    ):
        return None
    counted = counted_off(w, start, end, value, unit, f)
    if counted is not None:
        # 10 percent fewer than a year earlier: a comparison, not a length that is narrowed
        compared = w[start].lower == "fewer" or (
            w[start].lower in ("more", "less") and start and _measured(w[start - 1])
        )
        return counted._replace(first=at) if compared and counted.first == start else counted
    if w[at].lower in ("a", "an", "per") and value == 1:
        if speed(w, start, unit):
            return None
        if (each := each_unit(w, start, at, unit, end, f)) is not None:
            return each
        if w[at].lower == "per":
            return None
    if w[at].lower in BARE and not _bare(w, at):
        return None
    before = w[start - 1].lower if start else ""
    if before == "in" and at == start and value is not None and unit in ("D", "W", "M", "Y", "2W", "TH", "TM"):
        ahead = days_ahead(w, start, end, value, unit, f)
        if ahead is not None:
            return ahead
    return Found(start, end, "DURATION", duration(value, unit))


def _measured(word: Word) -> bool:
    return word.sort == "number" or word.lower in ("percent", "%", "cent", "million", "billion")


def _narrowed(w: list[Word], i: int, f: Frame) -> int:
    low = w[i].lower
    if low in ("over", "under", "around") and (token := f.token(w[i].start)) is not None and token.dep == "prep":
        # to cut jobs over three years
        return i
    if low in NARROWING and i + 1 < len(w):
        return i + 1 if w[i + 1].lower != "the" else i
    if i + 2 < len(w) and (low, w[i + 1].lower) in _PAIRS:
        return i + 2
    return i


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
        several = measured_at(w, at)
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
        unit = unit_at(w, at + 1)
        if unit and w[at + 1].lower.endswith("s"):
            return Found(at if at == i else i, at + 2, "DATE", "PAST_REF")
        return None
    if opening == "same":
        return None
    step = at + 1
    measured = (
        measured_at(w, step)
        if step < len(w) and (w[step].sort in ("number", "some") or w[step].lower in ("couple", "dozen"))
        else None
    )
    if measured is None and step < len(w) and w[step].lower == "couple":
        extra = step + 1 + (step + 1 < len(w) and w[step + 1].lower == "of")
        unit = unit_at(w, extra)
        measured = (None, unit, extra + 1) if unit else None
    if measured is not None:
        return Found(i, measured[2], "DURATION", duration(measured[0], measured[1]))
    unit = unit_at(w, step)
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
        measured = measured_at(w, at + 1) or ((1.0, u, at + 2) if (u := unit_at(w, at + 1)) else None)
        if measured is None:
            return None
        return Found(start, measured[2], "DURATION", duration(measured[0], measured[1]))
    step = at + 1
    if step < len(w) and w[step].lower in ("a", "an", "-"):
        step += 1
    unit = unit_at(w, step)
    if unit is None:
        return None
    halves = {"Y": "P6M", "TH": "PT30M", "TM": "PT30S", "D": "PT12H", "E": "P5Y", "C": "P50Y"}
    counted = counted_off(w, start, step + 1, 0.5, unit, f)
    return counted or Found(start, step + 1, "DURATION", halves.get(unit, duration(0.5, unit)))
