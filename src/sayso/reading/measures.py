"""Lengths and directions, by the word that they end at: *some 60 kilometres*, *due north*, *south-south-east*."""

from __future__ import annotations

import re

from sayso.knowledge.places.measure import MILE, NAUTICAL_MILE
from sayso.reading.document import Token

COMPASS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0, "southwest": 225.0,
    "west": 270.0, "northwest": 315.0,
}  # fmt: skip
_HALF = {("north", "northeast"): 22.5, ("east", "northeast"): 67.5, ("east", "southeast"): 112.5,
         ("south", "southeast"): 157.5, ("south", "southwest"): 202.5, ("west", "southwest"): 247.5,
         ("west", "northwest"): 292.5, ("north", "northwest"): 337.5}  # fmt: skip
_UNITS = {"km": 1.0, "kms": 1.0, "kilometer": 1.0, "kilometers": 1.0, "kilometre": 1.0, "kilometres": 1.0, "mile": MILE,
          "miles": MILE, "mi": MILE, "verst": 1.0668, "versts": 1.0668}  # fmt: skip
_NUMBER = re.compile(r"\d{1,4}(?:,\d{3})*(?:\.\d+)?")
_WORDS = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen "
          "fourteen fifteen sixteen seventeen eighteen nineteen".split())} | {w: 20 + 10 * i for i, w in enumerate(
          "twenty thirty forty fifty sixty seventy eighty ninety".split())} | {"hundred": 100, "dozen": 12}  # fmt: skip


def bearing_at(tokens: list[Token], i: int) -> tuple[float, int] | None:
    """The direction that ends at a token, and the token before it."""
    if i < 0:
        return None
    word = tokens[i].lower.replace("-", "")
    if word not in COMPASS:
        return None
    direction = COMPASS[word]
    if i >= 2 and tokens[i - 1].tag == "HYPH" and tokens[i - 2].lower in COMPASS:
        first = tokens[i - 2].lower
        joined = COMPASS.get(first + word)
        if joined is not None:
            if i >= 4 and tokens[i - 3].tag == "HYPH" and tokens[i - 4].lower in COMPASS:
                return _HALF.get((tokens[i - 4].lower, first + word), joined), i - 5
            return joined, i - 3
        return _HALF.get((first, word), direction), i - 3
    if i >= 1 and tokens[i - 1].lower in ("north", "south") and word in ("east", "west"):
        return COMPASS[tokens[i - 1].lower + word], i - 2
    if i >= 1 and tokens[i - 1].lower in ("due",):
        return direction, i - 2
    return direction, i - 1


def length_at(tokens: list[Token], i: int) -> tuple[float | None, int]:
    """The length in km that ends at a token, and the token before it; ``(None, i)`` where there is none."""
    if i >= 0 and tokens[i].text == ")":
        opening = i - 1
        while opening >= 0 and tokens[opening].text != "(" and i - opening < 6:
            opening -= 1
        if opening >= 1 and tokens[opening].text == "(":
            i = opening - 1
    if i < 0:
        return None, i
    unit = tokens[i].lower.rstrip(".")
    factor = _UNITS.get(unit)
    if unit == "miles" and i and tokens[i - 1].lower == "nautical":
        factor, i = NAUTICAL_MILE, i - 1
    if factor is None or i < 1:
        glued = re.fullmatch(r"(\d{1,4}(?:\.\d+)?)(km|mi)", tokens[i].lower)
        if glued:
            return float(glued[1]) * _UNITS[glued[2]], i - 1
        return None, i
    i -= 1
    if tokens[i].tag == "HYPH":
        i -= 1
    text = tokens[i].text
    if _NUMBER.fullmatch(text):
        value = float(text.replace(",", ""))
        i -= 1
        # "40 to 50 km": no single length
        if i >= 1 and tokens[i].lower in ("to", "-", "–", "or") and _NUMBER.fullmatch(tokens[i - 1].text):
            return None, i
        return value * factor, i
    total, any_word = 0.0, False
    while i >= 0 and (tokens[i].lower in _WORDS or tokens[i].tag == "HYPH" or tokens[i].lower in ("and", "a")):
        word = tokens[i].lower
        if word in _WORDS:
            any_word = True
            if word == "hundred":
                before = _WORDS.get(tokens[i - 1].lower, 1) if i else 1
                total += 100.0 * before
                i -= 1
                if before == 1 and i >= 0 and tokens[i].lower not in ("a", "one"):
                    i += 1
            else:
                total += _WORDS[word]
        elif word in ("and", "a") and not any_word:
            break
        i -= 1
    return (total * factor, i) if any_word and total else (None, i)
