"""A later report that gives a newer state of the same point."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.comparing.hits import Hit, dated, quoted
from sayso.comparing.sameness import Likeness, Pair, coverage, match, says_same
from sayso.comparing.statements import Statement
from sayso.comparing.words import nature

#: share of the words of the poorer clause that the other has too; from the development stories
COVERAGE = 0.5
_UNDER_WAY = frozenset({"going on", "talk", "count"})
_ENDED = frozenset({"end", "agree", "sign", "not sign", "cancel"})


def updates(pair: Pair) -> Iterator[Hit]:
    """A later report gives a newer state that overtakes the earlier: planned, then done, put off or failed; under
    way, then
    over; so, then no longer so.
    """
    if not pair.order or pair.apart:
        return
    for a, b, like in pair.couples:
        if b.standing != "asserted" or b.certainty < 2 or a.standing in ("supposed", "wanted"):
            continue
        if not _past(b) and like.saying != "opposite":
            continue
        if _done(a, b, like) or _called_off(a, b, like) or _over(a, b, like) or _changed(a, b, like):
            yield Hit("update", "note", a.evidence, b.evidence, _message(pair, a, b))


def _done(a: Statement, b: Statement, like: Likeness) -> bool:
    """What was planned has been done."""
    return (
        a.standing == "planned" and says_same(a, b, like) and like.theme >= 0.7 and like.agent >= 0
        and a.negative == b.negative and b.clause.modal is None and _past(b) and coverage(a, b) >= COVERAGE
    )  # fmt: skip


def _called_off(a: Statement, b: Statement, like: Likeness) -> bool:
    """What was planned has been put off, called off or has failed."""
    if a.standing != "planned" or not b.classes & {"cancel", "fail"} or a.classes & {"cancel", "fail"}:
        return False
    return _past(b) and max((match(m, b.theme) for m in a.participants), default=0.0) >= 0.5 and len(like.shared) >= 1


def _over(a: Statement, b: Statement, like: Likeness) -> bool:
    """What was under way is over."""
    under_way = a.clause.progressive or bool(a.classes & {"going on"})
    if a.standing != "asserted" or not under_way or a.negative or b.negative or not _past(b):
        return False
    if not (a.classes & _UNDER_WAY or (a.theme is not None and a.theme.head in ("talk", "negotiation", "count"))):
        return False
    return bool(b.classes & _ENDED) and len(like.shared) >= 2


def _changed(a: Statement, b: Statement, like: Likeness) -> bool:
    """What held no longer holds."""
    if a.standing != "asserted" or like.saying not in ("opposite", "same") or like.theme < 0.7 or like.agent < 0:
        return False
    if like.saying == "same":
        return (
            like.same_time is not True
            and a.negative
            and not b.negative
            and _past(b)
            and b.clause.kind != "relative"
            and coverage(a, b) >= 0.6
            and len(like.shared) >= 2
        )
    if a.negative != b.negative or nature(c for c in like.opposites if c != "antonym") == {"deed"}:
        return False
    return coverage(a, b) >= 0.6 and len(like.shared) >= 2 and like.same_time is not True


def _past(s: Statement) -> bool:
    return s.clause.tense in ("past", "perfect", "pluperfect") or s.clause.kind == "participle"


def _message(pair: Pair, a: Statement, b: Statement) -> str:
    return f"{dated(pair.a.told)} had {quoted(a.evidence)}; {dated(pair.b.told)} now has {quoted(b.evidence)}."
