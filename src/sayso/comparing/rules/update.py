"""A later report that gives a newer state of the same point."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sayso.comparing.figures.figures import LONG_AGO
from sayso.comparing.findings.hits import Hit, dated, quoted
from sayso.comparing.findings.successions import ended, strangers, told_apart
from sayso.comparing.sieve.uses import Use
from sayso.comparing.statements.sameness import Likeness, Pair, coverage, match, says_same, surely_one
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.words import nature, turned

#: share of the words of the poorer clause that the other has too; from the development stories
COVERAGE = 0.5
_UNDER_WAY = frozenset({"going on", "talk", "count"})
#: what is over
ENDED = frozenset({"end", "agree", "sign", "not sign", "cancel"})


def updates(pair: Pair) -> Iterator[Hit]:
    """A later report gives a newer state that overtakes the earlier: planned, then done, put off or failed; under
    way, then
    over; so, then no longer so.
    """
    if not pair.order or pair.apart:
        return
    for a, b, like in pair.couples(Use.NEWER):
        if b.standing != "asserted" or b.certainty < 2 or a.standing == "supposed":
            continue
        if a.standing == "wanted" and not own_plan(a):
            continue
        if not (past(b) or b.undone or "again" in b.clause.words) and like.saying != "opposite":
            continue
        newer = (
            _done(a, b, like)
            or _still_open(a, b, like)
            or _called_off(a, b, like)
            or _over(a, b, like)
            or _changed(a, b, like)
        )
        if (
            newer
            and not strangers(pair, a, b)
            and surely_one(pair, a, b, like)
            and b.clause.text not in a.told.extract.text
        ):
            yield Hit("update", "note", a.evidence, b.evidence, _message(pair, a, b))


def ends(pair: Pair) -> Iterator[Hit]:
    """A later report tells that a state is over which the earlier one told while it lasted."""
    for a, b, common in ended(pair):
        if b.clause.text in a.told.extract.text:
            # it had been told already
            continue
        yield Hit("update", "note", a.evidence, b.evidence, _message(pair, a, b), BY_TABLE + 0.01 * common)


#: how much bears a hit that a table of states and their ends joins
BY_TABLE = 0.5


def _done(a: Statement, b: Statement, like: Likeness) -> bool:
    """What was planned has been done."""
    return (
        (a.standing == "planned" or own_plan(a)) and says_same(a, b, like) and like.theme >= 0.7 and like.agent >= 0
        and (a.negative == b.negative or _let_be(a, b)) and b.clause.modal is None and past(b)
        and coverage(a, b) >= COVERAGE
    )  # fmt: skip


def own_plan(a: Statement) -> bool:
    """Whether it is what somebody wants or hopes to do himself: *wants to buy the yard*."""
    if a.standing != "wanted" or a.clause.kind != "infinitive" or a.clause.above is None or a.negative:
        return False
    above = sheet(a.told).statements[a.clause.above]
    return above.clause.predicate in _OWN_WILL and not any(m.argument.role == "object" for m in above.participants)


_OWN_WILL = frozenset({"want", "hope", "wish", "intend", "aim", "plan", "seek", "mean"})


def _still_open(a: Statement, b: Statement, like: Likeness) -> bool:
    """What was to be done by a day that has passed is not done: *to be signed on Friday*, *remains unsigned*."""
    if a.standing != "planned" or a.negative or like.agent < 0 or like.theme < 0.7 or coverage(a, b) < COVERAGE:
        return False
    undone = (
        like.saying == "opposite" and not b.negative and b.clause.tense == "present"
        and any(turned(w) for w in b.labels)
    ) or (b.negative and b.clause.tense in ("perfect", "none") and says_same(a, b, like))  # fmt: skip
    day = _due(a)
    if not undone or day is None or b.told.day is None:
        return False
    return day < b.told.day and (a.told.day is None or day >= a.told.day)


def _due(a: Statement) -> date | None:
    """The last day for which it is planned; of what is joined to another plan, the day of that."""
    if a.when is None and a.clause.kind == "infinitive" and a.clause.above is not None:
        above = sheet(a.told).statements[a.clause.above]
        return above.when.last if above.when is not None and above.standing == "planned" else None
    return a.when.last if a.when is not None else None


def _let_be(a: Statement, b: Statement) -> bool:
    """Whether what was to be done on a day was not done on that day."""
    return b.negative and not a.negative and a.when is not None and b.when is not None and a.when.meets(b.when, 0)


def _called_off(a: Statement, b: Statement, like: Likeness) -> bool:
    """What was planned has been put off, called off or has failed."""
    if a.standing != "planned" or not b.classes & {"cancel", "fail"} or a.classes & {"cancel", "fail"}:
        return False
    if not past(b) or not like.shared or b.theme is None:
        return False
    # *plan to strike*, *called off the strike*
    return b.theme.head in a.labels or max((match(m, b.theme) for m in a.participants), default=0.0) >= 0.5


def _over(a: Statement, b: Statement, like: Likeness) -> bool:
    """What was under way is over."""
    return under_way(a) and not b.negative and past(b) and bool(b.classes & ENDED) and len(like.shared) >= 2


def under_way(s: Statement) -> bool:
    """Whether talks or a count are said to be going on."""
    if s.standing != "asserted" or s.negative or not (s.clause.progressive or s.classes & {"going on"}):
        return False
    if s.clause.predicate == "last" and s.clause.tense != "present":
        # *lasted 19 days*
        return False
    return bool(s.classes & _UNDER_WAY) or (s.theme is not None and s.theme.head in ("talk", "negotiation", "count"))


def _changed(a: Statement, b: Statement, like: Likeness) -> bool:
    """What held no longer holds."""
    if a.standing != "asserted" or like.saying not in ("opposite", "same") or like.theme < 0.7 or like.agent < 0:
        return False
    if a.clause.tense == "pluperfect" or _long_ago(a) or told_apart(a, b):
        # what had been so once is not what held when it was reported
        return False
    if not _OFTEN.isdisjoint(b.clause.words):
        # *denied his role repeatedly* is no newer than *admitted his role*
        return False
    if like.saying == "same":
        return (
            like.same_time is not True
            and a.negative
            and not b.negative
            and (past(b) or "again" in b.clause.words)
            and b.clause.kind != "relative"
            and coverage(a, b) >= 0.6
            and len(like.shared) >= 2
        )
    if a.negative != b.negative or nature(c for c in like.opposites if c != "antonym") == {"deed"}:
        return False
    return coverage(a, b) >= 0.6 and len(like.shared) >= 2 and like.same_time is not True


#: words for what was so many times, before the report
_OFTEN = frozenset("repeatedly always often frequently consistently invariably persistently".split())


def _long_ago(s: Statement) -> bool:
    return s.when is not None and s.told.day is not None and (s.told.day - s.when.last).days > LONG_AGO


def past(s: Statement) -> bool:
    """Whether it tells of what has been."""
    return s.clause.tense in ("past", "perfect", "pluperfect") or s.clause.kind == "participle"


def _message(pair: Pair, a: Statement, b: Statement) -> str:
    return f"{dated(pair.a.told)} had {quoted(a.evidence)}; {dated(pair.b.told)} now has {quoted(b.evidence)}."
