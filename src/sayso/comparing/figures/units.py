"""Sorts of units: by what a figure is counted, so that only figures of one sort are laid side by side."""

from __future__ import annotations

import re
from functools import cache

from sayso.comparing.figures.figures import MEMBERS, Count
from sayso.comparing.figures.tallies import FATE_NOUNS, MONEY, any_person
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import TOTALS
from sayso.comparing.statements.words import PRONOUNS
from sayso.knowledge.tables import table

_SIZES = {
    "length": "metre meter kilometre kilometer km mile foot centimetre cm inch m ft yard",
    "weight": "tonne ton kilogram kilo kg gram ounce lb",
    "volume": "litre liter barrel gallon hectolitre",
    "area": "hectare acre",
    "time": "second minute hour day week month year",
    "degree": "degree celsius fahrenheit",
    "rain": "millimetre millimeter mm",
    "power": "megawatt kilowatt gigawatt mw",
    "content": "microgram milligram nanogram becquerel microsievert millisievert sievert",
    "member": " ".join(MEMBERS),
    "vote": "vote ballot",
    "seat": "seat mandate",
    "job": "job post",
    "house": "house home building flat dwelling",
}
UNIT_OF = {word: unit for unit, words in _SIZES.items() for word in words.split()}
_COINS = MONEY | frozenset("kroner kronor crore lakh cent".split())
#: words of units and numbers, which say nothing of what is measured
UNIT_WORDS = frozenset(UNIT_OF) - {"house", "building", "vote", "ballot", "job", "seat"} | _COINS | frozenset(
    "million billion thousand hundred dozen accord according".split()
)  # fmt: skip
_SPEEDS = frozenset("kilometre kilometer km mile metre meter m".split())
_GOODS_PER = frozenset({"tonne", "ton", "barrel", "ounce", "litre"})
_SPEED_PER = frozenset({"hour", "second"})
#: nouns that are counted again and again
ANY_COUNT = frozenset(
    "time day case part point step way percent side half third quarter side issue reason question year-old goal seat "
    "vote thing member state country city place people person man woman".split()
)
#: the sort of what is told one by one: doses, rooms, lorries
THING = "thing"


_TOLD = frozenset({"state", "country", "case"})
_PERSONS = frozenset({"those", "strong"})
_STATES = frozenset({"signatory"})


@cache
def _one_noun() -> dict[str, str]:
    return {word.strip(): name for name, words in table("counted_nouns") for word in words.split(",")}


def thing(noun: str) -> str:
    """What a counted thing is called, one word for all that may be one: *cars* and *vehicles*."""
    return _one_noun().get(noun, noun)


def _total(count: Count) -> str | None:
    """What a sum counts that stands before it: *the number of cholera cases has climbed to 163*."""
    for m in count.statement.participants:
        if m.head in TOTALS and m.argument.end <= count.figure.start:
            if any(m.argument.end <= f.start < count.figure.start for f in count.statement.figures):
                # *the number of cases has climbed to 163 and that of deaths to 19*
                return None
            nouns = [w for w in m.words if w != m.head and w.isalpha() and w not in m.names and not _place(m, w)]
            told = bool(nouns) and not any(w in FATE_NOUNS or any_person(w) for w in nouns)
            return nouns[-1] if told else None
    return None


def _place(m: Mention, word: str) -> bool:
    return any(word in p.text.lower().split() for p in m.places)


_A_GOOD = re.compile(r"(?:an?|one|the|each) ", re.IGNORECASE)
#: what only persons do, of whom so many are told of by the number alone: *4,150 had paid*
_BY_PERSONS = frozenset("pay come attend march vote apply watch listen enlist volunteer".split())


def _persons_alone(count: Count) -> bool:
    """Whether a number by itself counts persons: *the 2,310 who had paid*, *4,150 had paid*."""
    s, figure = count.statement, count.figure
    text = s.told.extract.text if s.clause.part == "text" else s.told.extract.title
    if text.startswith(" who ", figure.end):
        return True
    return s.clause.predicate in _BY_PERSONS and not s.clause.passive and text[figure.end :].startswith(
        (" had ", " have ", " paid", " came", " attended", " marched", " voted", " applied", " watched", " listened",
         " enlisted", " volunteered")
    )  # fmt: skip


def joined(count: Count) -> bool:
    """Whether a dash joins the number to its unit: *the 82-metre ferry*."""
    words = count.figure.words
    return bool(words) and f"-{words[0]}" in count.figure.text.lower()


def unit_of(count: Count) -> tuple[str, str]:
    """The sort of unit of a figure, and the unit, currency or thing; an empty sort where it says too little."""
    figure = count.figure
    words = [w for w in (figure.noun, count.noun, *figure.words) if w]
    if "magnitude" in words:
        return "number", ""
    if "strong" in words and joined(count):
        return "person", ""
    if figure.per == "per cent":
        return "per cent", ""
    coin = next((w for w in words if w in _COINS), None)
    if coin is not None:
        if figure.per in _GOODS_PER:
            return "price per", f"{coin} {figure.per}"
        subject = count.statement.subject
        if figure.per is None and subject is not None and subject.head in _GOODS_PER and _A_GOOD.match(subject.text):
            # *a barrel of oil cost 14 dollars*
            return "price per", f"{coin} {subject.head}"
        return ("money", coin) if figure.per is None else ("", "")
    unit = next((w for w in words if w in UNIT_OF), None)
    if unit in _SPEEDS and figure.per in _SPEED_PER:
        return "speed", "kilometre"
    if "knot" in words:
        return "speed", "knot"
    if unit is not None and UNIT_OF[unit] == "content":
        return "content", unit
    if figure.per is not None:
        return "", ""
    if unit is not None:
        return UNIT_OF[unit], "fahrenheit" if "fahrenheit" in words else ""
    if figure.noun in _STATES:
        return THING, "state"
    if figure.noun is not None and (any_person(figure.noun) or figure.noun in FATE_NOUNS or figure.noun in _PERSONS):
        return "person", ""
    if figure.noun is None and not figure.words:
        if count.noun is not None and any_person(count.noun):
            return "person", ""
        if _persons_alone(count):
            return "person", ""
        total = _total(count)
        return (THING, thing(total)) if total is not None else ("number", "")
    noun = figure.noun
    if noun is None or not noun.isalpha() or len(noun) < 3 or noun in ANY_COUNT - _TOLD or noun in PRONOUNS:
        return "", ""
    return THING, thing(noun)
