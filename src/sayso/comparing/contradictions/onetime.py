"""Whether two answers are of a time at which only one of them can hold."""

from __future__ import annotations

from sayso.comparing.contradictions.answers import Answer
from sayso.comparing.contradictions.noneof import long_before
from sayso.comparing.contradictions.opposites import still_so
from sayso.comparing.statements.sameness import Pair
from sayso.comparing.statements.statements import Statement
from sayso.comparing.statements.things import day_near
from sayso.comparing.statements.when import Days
from sayso.comparing.statements.words import (
    is_class,
    nature,
)

#: days between two reports of one happening whose own day one of them does not tell
SOON = 3


#: … and of one whose day both tell
LATER = 10


#: answers after which the other is never so again
ENDS = frozenset({"kill", "destroy", "sink"})


#: whether somebody was alone, which is asked of one journey
COMPANY = "accompanied"


def at_one_time(pair: Pair, x: Answer, y: Answer) -> bool:
    """Whether both answers are of a time at which only one of them can hold."""
    a, b = x.statement, y.statement
    first, second = _since(a), _since(b)
    if pair.order == 1 and x.answer in _NOT_THERE and y.answer in _THERE and (first is None or first != second):
        # not there yet, then there
        return False
    if {x.answer, y.answer} & ENDS and not (x.negative or y.negative):
        end, state = (x, y) if x.answer in ENDS else (y, x)
        if still_so(pair, a, b) or long_before(end.statement):
            return False
        hour, over = _hour(state.statement), _hour(end.statement)
        # *was brought into port on Monday evening*, *went down on Monday*
        sooner = hour < over and not (over == UNKNOWN and hour >= EVENING)
        return _not_before(_state_day(state.statement), day_near(end.statement) or _published(end.statement)) and not (
            sooner and day_near(state.statement) == day_near(end.statement)
        )
    if any(_still(s) and _not_before(_published(s), day) for s, day in ((a, second), (b, first))):
        # *is still at large*, after he was caught
        return pair.days <= SOON
    if x.question == "depart" and x.answer != y.answer and first is not None and first == second:
        stays = x if x.answer == "remain in port" else y
        if "still" in stays.statement.clause.text.lower() or _hour(stays.statement) < UNKNOWN:
            # *was still in port in the morning*
            return False
    deed = "deed" in nature({x.answer, y.answer}) or not is_class(x.answer)
    if not deed and x.question != COMPANY:
        if first is not None and second is not None:
            return first == second and first.first == first.last and _is_past(a) == _is_past(b)
        return pair.same_day and not pair.order and a.clause.tense == b.clause.tense == "present"
    if not is_class(x.answer) and (first is None or second is None) and pair.order == 1 and x.negative:
        return False
    if first is not None and second is not None:
        night = ("night" in a.clause.words) != ("night" in b.clause.words)
        if not meet(pair, first, second, night):
            return False
    if pair.order == 1 and x.negative != y.negative and x.negative:
        # not so yet, then so
        return first is not None and first == second and a.clause.tense in ("past", "pluperfect")
    return True


_NOT_THERE, _THERE = frozenset({"fall short", "not get there"}), frozenset({"reach", "get there"})


def _since(s: Statement) -> Days | None:
    """The days that it is of; of what has been so since a day that day."""
    found = day_near(s)
    if found is not None and any(m.argument.role == "since" for m in s.others):
        return Days(found.first, found.first)
    return found


def _still(s: Statement) -> bool:
    return s.clause.tense == "present" and " still " in f" {s.clause.text.lower()} "


def _hour(s: Statement) -> int:
    """Which part of the day a clause names, counted from the morning; ``UNKNOWN`` where it names none."""
    return next((n for n, part in enumerate(_IN_ORDER) if part in s.clause.words), UNKNOWN)


#: parts of the day by number
EVENING, UNKNOWN = 4, 9
_IN_ORDER = ("dawn", "morning", "noon", "afternoon", "evening", "night")


def meet(pair: Pair, first: Days, second: Days, night: bool = False) -> bool:
    """Whether two days are one; a weekday that was read as of the week before or after in reports of the same days is
    taken for the other's.
    """
    return first.meets(second, 1 if night else 0) or (
        pair.days <= SOON and abs((first.first - second.first).days) == 7 and first.first == first.last
    )


def _is_past(s: Statement) -> bool:
    return s.clause.tense in ("past", "pluperfect", "none")


def _state_day(s: Statement) -> Days | None:
    if s.clause.tense in ("present", "perfect"):
        return _published(s)
    return s.when or day_near(s)


def _published(s: Statement) -> Days | None:
    day = s.told.day
    return Days(day, day) if day is not None else None


def _not_before(later: Days | None, earlier: Days | None) -> bool:
    return later is not None and earlier is not None and later.last >= earlier.first
