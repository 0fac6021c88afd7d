"""Within what area or place something is counted: *310,000 households in Denmark*, *eleven platforms east of the
delta*, *34 in the whole of the Gulf*.
"""

from __future__ import annotations

import re
from functools import cache

from sayso.comparing.figures.figures import Count
from sayso.comparing.statements.sameness import COMMON, Pair
from sayso.comparing.statements.statements import Sheet, Statement
from sayso.comparing.statements.words import MONTHS, WEEKDAYS
from sayso.knowledge.tables import table

_NAME = r"(?:[A-Z][\w’'-]*)(?: (?:[A-Z][\w’'-]*))*"
_PLACED = re.compile(
    rf"\b([Ii]n|[Oo]n|[Aa]t|[Aa]cross|[Aa]round|[Nn]ear|[Oo]ff|[Tt]hroughout) (?:(?:the|all of|parts of|"
    rf"(?:north|south|east|west|central|upper|lower)\w*)\s)*({_NAME})"
)
#: words between a figure and the place that it is counted by: *310,000 households in Denmark*
_BESIDE = re.compile(r"(?: [a-z-]+){0,1} ?$")
_DAYS_AND_MONTHS = WEEKDAYS | MONTHS | {"christmas", "easter"}


def two_areas(pair: Pair, x: Count, y: Count) -> bool:
    """Whether one of two figures is told of a side of something, or of an area as a whole, of which the other report
    does not speak.
    """
    return _of_another(pair.b, x) or _of_another(pair.a, y)


# --- areas ------------------------------------------------------------------------------------------------------------


@cache
def _area() -> re.Pattern[str]:
    """An area told by a side of something or as a whole, with the words that name it."""

    def any_of(how: str) -> str:
        words = (w for name, told in table("areas") if name == how for w in told.split(","))
        return "|".join(sorted(words, key=lambda w: (-len(w), w)))

    place = r"(?:the |its |their |his |her |all )*((?:[\w’'-]+ )?[\w’'-]+)"
    return re.compile(
        rf"\b(?:{any_of('side')})(?:ern)?(?: (?:{any_of('bank')}))? of {place}"
        rf"|\b(?:{any_of('beyond')}) (?:the|its|their) ((?!end\b|time\b|day\b|age\b|limit\b)[\w’'-]+)"
        rf"|\b(?:whole|entire) (?:of )?{place}"
        rf"|\b(?:{any_of('whole')}) {place}"
        r"|\bin all ([A-Z][\w’'-]+)",
        re.IGNORECASE,
    )


def _of_another(other: Sheet, count: Count) -> bool:
    """Whether a figure is told of an area of which the other report does not speak."""
    s = count.statement
    for found in _area().finditer(s.clause.text):
        words = {re.sub(r"['’]s$", "", w) for w in next(w for w in found.groups() if w).lower().split()}
        words -= COMMON | _DAYS_AND_MONTHS | _NO_AREA
        if words and not any(w.removesuffix("s") in other.told.lower for w in words):
            return True
    return False


#: what may stand behind such words and is no area
_NO_AREA = frozenset(
    "the of was were is are and with for from its their his her all that which who a an day week month year night "
    "season summer winter sum amount number crew staff team ship board committee government parliament cabinet "
    "cargo load affair matter thing stock length business evening morning".split()
)


# --- places -----------------------------------------------------------------------------------------------------------


def _placed(s: Statement, count: Count) -> dict[str, bool]:
    """The places that a clause names behind a preposition, each with whether it stands right behind the figure."""
    text = s.told.extract.text if s.clause.part == "text" else s.told.extract.title
    found: dict[str, bool] = {}
    for m in _PLACED.finditer(text, s.clause.start, s.clause.end):
        name = re.sub(r"['’]s$", "", m[2]).lower()
        if name.split()[0] in _DAYS_AND_MONTHS:
            continue
        gap = text[count.figure.end : m.start()] if m.start() >= count.figure.end else None
        found[name] = gap is not None and _BESIDE.fullmatch(gap) is not None
    return found


def two_places(pair: Pair, x: Count, y: Count) -> bool:
    """Whether the clauses count in two places, of which one may lie in the other: *310,000 households in Denmark*,
    *94,000 households in Jutland*.
    """
    mine, yours = _placed(x.statement, x), _placed(y.statement, y)
    if not mine or not yours:
        return False
    if any(_one_name(n, m) for n in mine for m in yours):
        return False
    counted_there = any(mine.values()) and any(yours.values())
    if counted_there:
        return True
    return not (_knows(pair.b, mine) or _knows(pair.a, yours))


def _one_name(one: str, other: str) -> bool:
    return one == other or not set(one.split()).isdisjoint(other.split())


def _knows(of: Sheet, names: dict[str, bool]) -> bool:
    return any(n in of.told.lower for n in names)
