"""A number and a unit of time, and TIMEX3's value for them."""

from __future__ import annotations

from sayso.reading.dates.words import LONGEST_NUMBER, Word, cardinal

BARE = frozenset("years months weeks days hours decades centuries minutes".split())


#: Decades, centuries and millennia, which ISO 8601 has no letter for.
_LONG = {"E": "DE", "C": "CE", "K": "ML"}


def duration(value: float | None, unit: str) -> str:
    """TIMEX3's value: ``P3Y``, ``PT24H``, ``PXD``, ``P2DE``; the letters of decades and longer are those of
    the TIDES standard of 2005.
    """
    number = "X" if value is None else f"{value:g}" if value < 10**LONGEST_NUMBER else "X"
    if unit == "2W":
        return f"P{value * 2:g}W" if value is not None else "PXW"
    if unit == "Q":
        return f"P{value * 3:g}M" if value is not None else "PXQ"
    if unit in _LONG:
        return f"P{number}{_LONG[unit]}"
    if unit == "NIGHT":
        return f"P{number}D"
    if unit.startswith("T"):
        return f"PT{number}{unit[1:]}"
    return f"P{number}{unit}"


def measured_at(w: list[Word], at: int) -> tuple[float | None, str, int] | None:
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
    elif low in BARE:
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
                unit = unit_at(w, step)
                return (value, unit, step + 1) if unit else None
            if w[step].lower == "half":
                unit = unit_at(w, step + 1)
                return (0.5, unit, step + 2) if unit else None
        else:
            while step < len(w) and w[step].lower in ("full", "whole", "single", "good", "further"):
                step += 1
            unit = unit_at(w, step)
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
        unit = unit_at(w, step)
        return (None, unit, step + 1) if unit else None
    number = cardinal(w, at)
    if number is None:
        return None
    step = number.end
    if (
        step + 1 < len(w)
        and w[step].lower in ("to", "or", "-", "–")
        and (second := cardinal(w, step + 1)) is not None
        and (unit_at(w, second.end) is not None)
    ):
        return second.value if w[step].lower in ("or",) else None, unit_at(w, second.end) or "", second.end + 1
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
    unit = unit_at(w, step)
    if unit is None:
        return None
    end = step + 1
    if [x.lower for x in w[end : end + 3]] == ["and", "a", "half"] and number.value is not None:
        return number.value + 0.5, unit, end + 3
    return number.value, unit, end


def unit_at(w: list[Word], at: int) -> str | None:
    """The unit of time that stands at a word: ``Y``, ``TH``."""
    if at < len(w) and w[at].sort == "unit":
        return w[at].value
    return None
