"""Two winners of one contest, told by two short reports that each know of one winner."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.comparing.contradictions.asserted import ASKING
from sayso.comparing.contradictions.contests import Outcome, other_sides, outcome, parts
from sayso.comparing.contradictions.namesakes import namesakes
from sayso.comparing.statements.mentions import capitals
from sayso.comparing.statements.sameness import COMMON, LONG, Pair, content, match
from sayso.comparing.statements.statements import Sheet, Statement
from sayso.comparing.statements.things import day_near
from sayso.comparing.statements.words import contrast

#: uncommon words that two reports of one contest share, names counting twice
KIN = 4
#: words of content that the two clauses or their reports' first sentences share besides the winners
OWN = 2
#: days between two reports of one contest
DAYS = 3


def outcomes(of: Sheet) -> list[tuple[Statement, Outcome]]:
    """The outcomes of contests with a winner or loser by name that a short report tells of; none where it tells of
    several winners. Worked out once.
    """
    kept: list[tuple[Statement, Outcome]] | None = of.told.__dict__.get("_outcomes")
    if kept is None:
        kept = of.told.__dict__["_outcomes"] = _outcomes(of) if len(of.told.extract.sentences) <= LONG else []
    return kept


def _outcomes(of: Sheet) -> list[tuple[Statement, Outcome]]:
    names = capitals(of.told)
    found = []
    for s in of.body:
        if s.standing != "asserted" or s.certainty < 2 or s.clause.kind == "infinitive":
            continue
        if s.clause.kind == "complement" and s.clause.text.lower().startswith(ASKING):
            continue
        result = outcome(s)
        if (
            result is not None
            and s.clause.predicate not in _NOT_CONTESTS
            and (result.winner | result.loser | result.drawn) <= names
        ):
            found.append((s, result))
    several = any(x.winner and y.winner and not x.winner & y.winner for _, x in found for _, y in found)
    return [] if several else found


#: verbs of many meanings for which more must be known
_NOT_CONTESTS = frozenset({"stop", "overcome", "down", "fall", "take", "claim"})


def rival_winners(pair: Pair) -> Iterator[tuple[Statement, Statement]]:
    """Couples of statements that have different winners of one contest, or the winner of the one as the loser."""
    if pair.long or pair.days > DAYS:
        return
    for a, x in outcomes(pair.a):
        for b, y in outcomes(pair.b):
            if _differ(x, y) and _one_contest(pair, a, x, b, y):
                yield a, b


def _differ(x: Outcome, y: Outcome) -> bool:
    if x.winner & y.winner or x.loser & y.loser:
        return False
    if x.winner & y.loser or y.winner & x.loser:
        return True
    if x.drawn or y.drawn or x.nobody or y.nobody:
        one, other = (x, y) if x.drawn or x.nobody else (y, x)
        return bool(other.winner) and (one.nobody or other.winner <= one.drawn)
    return bool(x.winner and y.winner) and not (x.loser and y.loser)


def _one_contest(pair: Pair, a: Statement, x: Outcome, b: Statement, y: Outcome) -> bool:
    swapped = bool(x.winner & y.loser or y.winner & x.loser or x.drawn & y.winner or y.drawn & x.winner)
    sides = x.winner | x.loser | y.winner | y.loser
    names = (pair.a.capitals & pair.b.capitals) - COMMON
    words = (pair.a.words & pair.b.words) - COMMON
    if len(words | names) + len(names) < KIN or namesakes(pair.a.told, pair.b.told):
        return False
    first, second = day_near(a), day_near(b)
    if first is None or second is None or first != second or first.first != first.last:
        return False
    if swapped and other_sides(a, x, b, y):
        return False
    if contrast(set(a.clause.words), set(b.clause.words)) or parts(a) != parts(b):
        return False
    if x.prize is not None and y.prize is not None and match(x.prize, y.prize) < 0:
        return False
    if any(f" {w} " in f" {m.text.lower()} " for s in (a, b) for m in s.participants for w in ("and", "jointly")):
        return False
    shared = (content(a) & content(b)) - sides
    return swapped or len(shared) >= OWN
