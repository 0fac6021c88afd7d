"""Adjectives of countries and peoples, and abbreviations of states, by their form in a text."""

from __future__ import annotations

from functools import cache

from sayso.knowledge.places.gazetteer import Gazetteer, Row
from sayso.knowledge.places.names import fold
from sayso.knowledge.tables import table


@cache
def _demonyms() -> dict[str, str]:
    """Folded form to target, plurals included."""
    found: dict[str, str] = {}
    for forms, target in table("demonyms"):
        for form in forms.split("|"):
            key = fold(form)
            for one in (key, *_plurals(key)):
                found.setdefault(one, target)
    return found


def _plurals(key: str) -> tuple[str, ...]:
    if key.endswith(("sh", "ch", "ese", "ss")):
        return ()
    if key.endswith("y") and key[-2] not in "aeiou":
        return (key[:-1] + "ies",)
    return (key + "s",)


def demonym(key: str, gazetteer: Gazetteer) -> Row | None:
    """What the adjective or name of a people with this folded key belongs to, or None where it is no such word."""
    target = _demonyms().get(key)
    return None if target is None else _target(target, gazetteer)


def is_demonym(key: str) -> bool:
    return key in _demonyms()


def _target(target: str, gazetteer: Gazetteer) -> Row | None:
    if target.isdigit():
        return gazetteer.by_number(int(target))
    if len(target) == 2 and target.isupper():
        return gazetteer.country(target)
    return gazetteer.get(f"sayso:{target}")


@cache
def _abbreviations() -> tuple[dict[str, int], dict[str, int]]:
    dotted: dict[str, int] = {}
    postal: dict[str, int] = {}
    for _country, code, number, forms in table("states"):
        if _country == "US" or code in ("BC", "ON", "QC", "AB"):
            postal.setdefault(code, int(number))
        for form in forms.split("|"):
            dotted[form.lower()] = int(number)
    return dotted, postal


def state(form: str, behind_comma: bool) -> int | None:
    """GeoNames id of the state that an abbreviation stands for: ``Tex.``; ``TX`` only behind a town and a comma."""
    dotted, postal = _abbreviations()
    if form[:1].isupper():
        number = dotted.get(form.lower())
        if number is not None and ("." in form or behind_comma or form in ("Calif", "BC", "NSW")):
            return number
    return postal.get(form) if behind_comma else None
