"""Signs of where a report is from that are no names of places: words of its news, numbers of telephones and roads."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sayso.knowledge.places import Gazetteer
from sayso.knowledge.tables import table
from sayso.reading.document import Document

#: As how many places of a country one such sign counts, and the most that all of them count.
SIGN, SIGNS_MOST = 1.0, 6.0
#: As how many places of a state one of its area codes counts, and the most that all of them count.
CODE, CODES_MOST = 1.0, 2.0

_PHONE = re.compile(r"(?<![\d-])(?:\((\d{3})\) ?|(\d{3})[-. ])\d{3}[-.]\d{4}(?![\d-])")
#: Numbers of roads as the United States have them, and a state and its post code.
_ROADS = re.compile(r"\b(?:I-\d{1,3}|U\.?S\.? (?:Highway |Route |Hwy\. )?\d{1,3}[A-Z]?|[A-Z]{2} \d{5}(?:-\d{4})?)\b")


class Whence(NamedTuple):
    """What a report's own signs speak for."""

    #: ISO code to votes
    countries: dict[str, float]
    #: row number of a first-level division to votes
    divisions: dict[int, float]


@cache
def _country_words() -> dict[str, str]:
    return {word: country for country, words in table("country_words") for word in words.split("|")}


@cache
def _area_codes() -> dict[str, int]:
    return {code: int(number) for number, codes in table("area_codes") for code in codes.split()}


def read_whence(document: Document, gazetteer: Gazetteer) -> Whence:
    """The signs of a report, as votes."""
    known = _country_words()
    countries: dict[str, float] = {}
    divisions: dict[int, float] = {}
    seen = {t.lower for sentence in document.all_sentences() for t in sentence.tokens}
    for word in sorted(seen & known.keys()):
        countries[known[word]] = countries.get(known[word], 0.0) + SIGN
    text = document.report.text
    for _ in set(_ROADS.findall(text)):
        countries["US"] = countries.get("US", 0.0) + SIGN
    codes = {a or b for a, b in _PHONE.findall(text)}
    for code in sorted(codes & _area_codes().keys()):
        row = gazetteer.by_number(_area_codes()[code])
        if row is not None and row.country:
            countries[row.country] = countries.get(row.country, 0.0) + 2 * SIGN
            divisions[row.index] = min(CODES_MOST, divisions.get(row.index, 0.0) + CODE)
    return Whence({c: min(SIGNS_MOST, v) for c, v in countries.items()}, divisions)
