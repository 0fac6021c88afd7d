"""One question, to which two short reports of one happening give answers that exclude each other.

What became of the ship, how the court found, whether the road was open: a short report answers such a question once, in
whatever clause and of whatever noun or pronoun it likes. Where two reports tell of one happening, and each has one
answer only, the clauses need not look alike: it is enough that nothing tells the things, the days or the parts of them
apart. Classes of predicates that are opposites are the answers to one question.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.comparing.contradictions.answers import answers, dated, may_be_one
from sayso.comparing.contradictions.once import weeks_apart
from sayso.comparing.contradictions.oneaffair import of_one_affair, some_of
from sayso.comparing.contradictions.onetime import LATER, at_one_time
from sayso.comparing.statements.sameness import Pair, match
from sayso.comparing.statements.statements import Statement
from sayso.comparing.statements.things import other_doers
from sayso.comparing.statements.words import (
    say_same,
)


def excluded(pair: Pair) -> Iterator[tuple[Statement, Statement]]:
    """Couples of statements that answer one question of one thing, each in a way that leaves no room for the other."""
    if pair.long:
        return
    mine, yours = answers(pair.a), answers(pair.b)
    for x in mine:
        for y in yours:
            if any(x.agrees(z) and may_be_one(x, z) for z in yours) or any(
                y.agrees(z) and may_be_one(y, z) for z in mine
            ):
                # *approved the tramway and turned down the ferry*, *turned down the ferry*
                continue
            if not x.excludes(y) or (x.answer != y.answer and say_same(x.statement.labels, y.statement.labels)):
                # *liberated*, *captured*
                continue
            if at_one_time(pair, x, y) and of_one_affair(pair, x, y):
                yield x.statement, y.statement


def redated(pair: Pair) -> Iterator[tuple[Statement, Statement]]:
    """Couples of statements that have one thing befall one thing on two days, both behind the earlier report."""
    if pair.long or pair.days > LATER:
        return
    printed = [t.day for t in (pair.a.told, pair.b.told)]
    mine, yours = dated(pair.a), dated(pair.b)
    for name in sorted(mine.keys() & yours.keys()):
        x, y = mine[name], yours[name]
        a, b = x.statement, y.statement
        if a.when is None or b.when is None or abs((a.when.first - b.when.first).days) < 2 or weeks_apart(a, b):
            continue
        if any(day is None or max(a.when.last, b.when.last) > day for day in printed):
            continue
        m, n = x.thing, y.thing
        if m is None or n is None or m.pronoun or n.pronoun or match(m, n) < 0.7 or some_of(m) or some_of(n):
            continue
        if not (m.definite or m.names) or not (n.definite or n.names) or other_doers(a, b):
            continue
        if not _AGAIN.isdisjoint(a.clause.words) or not _AGAIN.isdisjoint(b.clause.words):
            continue
        if of_one_affair(pair, x, y) and not any(w in t.lower for t in (pair.a.told, pair.b.told) for w in _CALENDARS):
            yield a, b


#: what tells that it was not the first time
_AGAIN = frozenset({"again", "second", "third", "another"})


_CALENDARS = ("reckoning", "old style", "new style", "calendar")
