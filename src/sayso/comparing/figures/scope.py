"""What any two figures must pass before they are said to be at odds, whatever laid them side by side: one stretch of
time, one place, one group of those who are counted.
"""

from __future__ import annotations

import re

from sayso.comparing.figures.areas import two_areas, two_places
from sayso.comparing.figures.figures import Count
from sayso.comparing.figures.gauges import day_of, going_on, near
from sayso.comparing.figures.tallies import MONEY
from sayso.comparing.figures.units import UNIT_WORDS, unit_of
from sayso.comparing.statements.sameness import COMMON, Pair
from sayso.comparing.statements.statements import Statement, sheet

#: sorts of units whose figures are of a thing, not of what befell within a stretch of time
_TIMELESS = frozenset({"time", "length", "degree", "speed", "power", "content", "price per"})


def other_scope(pair: Pair, a: Statement, b: Statement, x: Count | None, y: Count | None) -> bool:
    """Whether the figures of two clauses are of two stretches of time, two places, or a group and one within it."""
    if x is None or y is None:
        return False
    if unit_of(x)[0] not in _TIMELESS and two_windows(a, b):
        return True
    voted = "vote" in a.clause.words or "vote" in b.clause.words or "vote" in (x.figure.noun, y.figure.noun)
    if (voted and other_vote(a, b)) or _which_of(a) != _which_of(b):
        return True
    if (unit_of(x)[0] in ("time", "length") or voted) and _by_so_many(x) != _by_so_many(y):
        # *by 20 seconds*, *in 11 minutes*
        return True
    if two_places(pair, x, y) or _one_kind_of_them(pair, x, y):
        return True
    return unit_of(x)[0] not in _TIMELESS and "aboard" not in x.fates | y.fates and two_areas(pair, x, y)


# --- stretches of time ------------------------------------------------------------------------------------------------

_SPELL = (
    r"(?:day|night|weekend|week|month|year|decade|season|summer|winter|spring|autumn|quarter|half|hour|term|voyage)"
)
_WINDOWS = re.compile(
    rf"\bso far\b|\bto date\b|\bup to now\b|\b(?:this|each|every) {_SPELL}\b|(?<!day )\blast (?!night){_SPELL}\b"
    rf"|\b(?:at|over|during|on) the (?:[\w-]+ )?weekend\b"
    r"|\b(?:in|during|within|over|for|on|of) (?:the|a|an|its|their|his|her|one|any) "
    r"(?:first|second|third|fourth|last|past|final|previous|whole|entire|full|single|busiest|worst|best)"
    rf"(?: [\w-]+){{0,2}}? {_SPELL}s?\b"
    rf"|\b(?:on|in) one {_SPELL}\b|\b(?:all|throughout the|the whole) {_SPELL}\b"
    rf"|\b(?:in|within|over) (?:an?|two|three|four|five|six|seven|eight|nine|ten|\d+) {_SPELL}s?\b(?! ago)",
    re.IGNORECASE,
)
#: … of which these run up to the report
_RUNNING = re.compile(r"so far|to date|up to now|this ", re.IGNORECASE)
_UP_TO_NOW, _SINCE_THEN = "so far", "since"
_CUMULATIVE = frozenset({_UP_TO_NOW, _SINCE_THEN})
_SINCE = re.compile(r"\bsince\b(?! then)", re.IGNORECASE)


def _span(s: Statement) -> str:
    """The text in which the stretch of time of a clause's figure is told: its sentence, up to the next clause with a
    figure.
    """
    if s.clause.part != "text":
        return s.clause.text
    start, end = s.told.extract.sentences[max(s.sentence, 0)]
    others = [n for n in sheet(s.told).of_sentence(s.sentence) if n.figures and n.index != s.index]
    start = max([start, *(n.clause.end for n in others if n.clause.end <= s.clause.start)])
    end = min([end, *(n.clause.start for n in others if n.clause.start >= s.clause.end)])
    return s.told.extract.text[start:end]


def _windows(s: Statement) -> frozenset[str]:
    text = _span(s)
    found = {_UP_TO_NOW if _RUNNING.match(m[0]) else m[0].lower().split(" ", 1)[-1] for m in _WINDOWS.finditer(text)}
    if s.clause.tense != "present" and _SINCE.search(text) and {"miss", "missing"}.isdisjoint(s.clause.words):
        # not *costs 2.80 francs since Sunday*
        found.add(_SINCE_THEN)
    return frozenset(found)


def two_windows(a: Statement, b: Statement) -> bool:
    """Whether the clauses count within two stretches of time: *on Wednesday*, *at the weekend*, *so far this month*."""
    if _windows(a) != _windows(b):
        return True
    first, second = day_of(a), day_of(b)
    if first is None or second is None or first.meets(second, 0) or (going_on(a) and going_on(b)):
        return False
    if not first.meets(second, 1):
        return True
    if a.when is None or b.when is None or a.when.meets(b.when, 0):
        return False
    return not any(not _AT_NIGHT.isdisjoint(w for n in near(s) for w in n.clause.words) for s in (a, b))


_AT_NIGHT = frozenset("night overnight midnight dawn late early evening morning gmt".split())


def no_running_count(a: Statement, b: Statement) -> bool:
    """Whether one counts what has befallen since some day, and the other what befell on a day or two of its own: the
    one does not run on into the other.
    """
    first, second = _windows(a), _windows(b)
    if first and second and first != second and not (first <= _CUMULATIVE and second <= _CUMULATIVE):
        return True
    return first != second and any(
        _SINCE_THEN in mine
        and s.when is not None
        and s.clause.tense == "past"
        and not going_on(s)
        and not s.clause.copula
        for mine, s in ((first, b), (second, a))
    )


# --- which of several -------------------------------------------------------------------------------------------------


def _which_of(s: Statement) -> str:
    """Which of several the subject of a clause is, and no more: *the first had been underground for 20 hours*."""
    found = _ONE_OF.fullmatch(s.subject.text) if s.subject is not None else None
    return found[1].lower() if found is not None else ""


_ONE_OF = re.compile(r"the (first|second|third|last|oldest|youngest|others?|rest)(?: of [\w ]+)?", re.IGNORECASE)


# --- groups -----------------------------------------------------------------------------------------------------------


def _one_kind_of_them(pair: Pair, x: Count, y: Count) -> bool:
    """Whether the lower figure counts those of one kind, of which the other report says nothing: *22 wounded
    prisoners* of *80 prisoners*, *200 rye loaves* of *900 loaves*.
    """
    (few, many, other) = (x, y, pair.b) if x.high < y.low else (y, x, pair.a)
    if few.unit is not None or few.noun is None or few.noun != many.noun or few.noun in MONEY:
        return False
    kinds = _kinds(few) - _kinds(many)
    return any(w not in other.told.lower for w in kinds)


def _kinds(count: Count) -> set[str]:
    """The words between a number and what it counts."""
    told = count.figure.text.lower().split()
    return {w for w in told[1:-1] if w.replace("-", "").isalpha()} - UNIT_WORDS - COMMON - _NUMBERS


_NUMBERS = frozenset("hundred thousand million billion and dozen of the its his her their or more than".split())


# --- votes ------------------------------------------------------------------------------------------------------------

#: what is voted on besides a bill as a whole, who votes, and when
_STEPS = re.compile(
    r"\b(?:(amendment|article|adjourn|procedur|veto|committee)\w*|"
    r"((?:first|second|third|final|last) (?:reading|round|ballot|vote)))"
    r"\b",
    re.IGNORECASE,
)
_CHAMBERS = re.compile(
    r"\b(senate|lower house|upper house|lower chamber|upper chamber|(?:house|chamber) of [a-z]+)\b", re.IGNORECASE
)


def other_vote(a: Statement, b: Statement) -> bool:
    """Whether the sentences of two clauses, or those before them, name two steps, chambers or bills: *an amendment*,
    *at the second reading*, *the farm bill*.
    """
    if _named(_STEPS, a) != _named(_STEPS, b):
        return True
    apart = [(_named(_CHAMBERS, a), _named(_CHAMBERS, b)), *zip(_bills(a), _bills(b), strict=True)]
    return any(mine and yours and mine.isdisjoint(yours) for mine, yours in apart)


_VOTED_ON = ("bill", "motion", "plan", "act", "treaty", "resolution", "proposal", "law")
_BILLS = {noun: re.compile(rf"\b([a-z]{{3,}}) {noun}\b") for noun in _VOTED_ON}
_ANY_BILL = frozenset("the this that new same whole entire draft its his government private controversial".split())


def _bills(s: Statement) -> list[set[str]]:
    """What bill, motion or plan a report speaks of, by the word before it: *the farm bill*."""
    return [set(pattern.findall(s.told.lower)) - _ANY_BILL for pattern in _BILLS.values()]


def _named(pattern: re.Pattern[str], s: Statement) -> set[str]:
    of, at = s.told.extract, max(s.sentence, 0)
    text = of.text[of.sentences[max(at - 1, 0)][0] : of.sentences[at][1]]
    return {next(w for w in m.groups() if w is not None).lower() for m in pattern.finditer(text)}


def _by_so_many(count: Count) -> bool:
    """Whether votes are told of by which one side had more: *lost by ten votes*."""
    text = count.statement.told.extract.text
    return (
        text[max(0, count.figure.start - 3) : count.figure.start].lower() == "by "
        and re.match(r" ?(?:to|against)\b", text[count.figure.end : count.figure.end + 9]) is None
    )
