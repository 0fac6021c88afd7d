"""Two of one name: the trawler Aurora and the coaster Aurora, the mayor and the goalkeeper, Newport in Wales and in
Rhode Island.
"""

from __future__ import annotations

import re

from sayso.comparing.statements.mentions import capitals
from sayso.comparing.statements.sameness import COMMON
from sayso.comparing.statements.settled import lands_named
from sayso.comparing.statements.words import is_person, kinds_of
from sayso.comparing.told import Told

#: from this confidence on, two entries of one name are two places
SURE = 0.65
#: vessels of any sort
_ANY_VESSEL = frozenset("ship vessel boat craft carrier warship".split())
#: what says of a ship or boat which sort it is
_SORTS_OF_VESSEL = frozenset(
    "cargo passenger fishing container hospital research supply sailing patrol pilot pleasure cruise survey training "
    "customs police rescue".split()
)
#: nouns for persons that go with any other
_ANYBODY = frozenset(
    "man woman person people boy girl resident citizen suspect accused defendant victim patient prisoner "
    "captive hostage survivor candidate challenger winner loser leader head chief official native founder "
    "owner father mother son daughter brother sister husband wife widow widower veteran expert colleague "
    "friend neighbour neighbor star hero figure spokesman spokeswoman successor predecessor newcomer "
    "favourite holder champion foreigner national".split()
)
_TRADE_BEFORE = re.compile(r"(?:([a-z][a-z-]+) )?([a-z][a-z-]+),? $")
_TRADE_BEHIND = re.compile(
    r", (?:an?|the) ((?:[\w-]+ ){0,3}?)([a-z][a-z-]+)(?=[,.;]| (?:of|from|who|at|for|in|with|under)\b)"
)


def namesakes(a: Told, b: Told) -> bool:
    """Whether two short reports tell of two ships, persons or towns of one name."""
    shared = (capitals(a) & capitals(b)) - COMMON
    if _towns_apart(a, b):
        return True
    mine, yours = _sorts(a, shared), _sorts(b, shared)
    return any(_unlike(mine[name], yours[name]) for name in mine.keys() & yours.keys())


def _unlike(first: set[str], second: set[str]) -> bool:
    """Whether the nouns beside one name cannot be of one ship or person."""
    vessels = [
        {w for w in each if "vessel" in kinds_of(w) or w in _SORTS_OF_VESSEL} - _ANY_VESSEL for each in (first, second)
    ]
    if vessels[0] and vessels[1]:
        return not vessels[0] & vessels[1]
    trades = [{w for w in each if is_person(w)} - _ANYBODY for each in (first, second)]
    if not (trades[0] and trades[1]) or trades[0] & trades[1]:
        return False
    return not {k for w in trades[0] for k in kinds_of(w)} & {k for w in trades[1] for k in kinds_of(w)}


def _sorts(told: Told, names: frozenset[str]) -> dict[str, set[str]]:
    """The nouns that stand right beside a name: *the trawler Aurora*, *John Larkin, the member of parliament,*."""
    text = told.extract.text
    found: dict[str, set[str]] = {}
    for match in _NAME.finditer(text):
        words = match[0].lower().removesuffix("'s").removesuffix("’s").split()
        if words[-1] not in names:
            continue
        before = _TRADE_BEFORE.search(text[max(0, match.start() - 32) : match.start()])
        behind = _TRADE_BEHIND.match(text, match.end())
        nouns = {m for m in (before[2] if before else "", behind[2] if behind else "") if m}
        if before and before[2] in _ANY_VESSEL and before[1] in _SORTS_OF_VESSEL:
            nouns.add(before[1])
        found.setdefault(words[-1], set()).update(nouns)
    return found


_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")


def _towns_apart(a: Told, b: Told) -> bool:
    """Whether a place that both name is two places, each surely read."""
    mine, yours = _read(a), _read(b)
    return any(
        mine[name].keys().isdisjoint(yours[name])
        and mine[name]
        and yours[name]
        and not (set(mine[name].values()) & set(yours[name].values()))
        for name in mine.keys() & yours.keys()
    )


def _read(told: Told) -> dict[str, dict[str, tuple[str | None, str | None]]]:
    """By name the entries that it surely is of, each with its country and division."""
    found: dict[str, dict[str, tuple[str | None, str | None]]] = {}
    lands = lands_named(told)
    for p in told.extract.places:
        if p.kind == "literal" and p.place is not None and (p.place.confidence >= SURE or p.place.country in lands):
            found.setdefault(p.text.lower(), {})[p.place.id] = (p.place.country, p.place.admin1)
    return found
