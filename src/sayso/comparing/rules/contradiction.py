"""Two asserted contents about the same point that cannot both be true."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, hypot, radians

from sayso.comparing.contradictions.asserted import asserted
from sayso.comparing.contradictions.ballots import cast, rival_ballots
from sayso.comparing.contradictions.beside import beside_each_other, spots_apart
from sayso.comparing.contradictions.contests import outcome, won_and_lost
from sayso.comparing.contradictions.denials import denied
from sayso.comparing.contradictions.holders import rival_holders
from sayso.comparing.contradictions.howmany import all_and_none, nobody, nobody_but_some, numbers_of_persons
from sayso.comparing.contradictions.noneof import none_but_some, none_of_its_own, one_day
from sayso.comparing.contradictions.once import two_days
from sayso.comparing.contradictions.opposites import fate, opposite, same_thing
from sayso.comparing.contradictions.questions import excluded, redated
from sayso.comparing.contradictions.rooms import called_off_and_held, empty_and_peopled
from sayso.comparing.contradictions.slots import (
    CONTEST_DAYS,
    another_doer,
    elsewhere_then,
    other_cause,
    there_and_not,
    with_and_without,
)
from sayso.comparing.contradictions.spared import all_and_some
from sayso.comparing.contradictions.winners import rival_winners
from sayso.comparing.figures.twothings import counted_apart
from sayso.comparing.findings.hits import Hit, dated, quoted
from sayso.comparing.findings.settling import answered
from sayso.comparing.sieve.uses import Use
from sayso.comparing.statements.mentions import ANOTHER, Mention
from sayso.comparing.statements.sameness import Likeness, Pair, cover, match, own_words, surely_one
from sayso.comparing.statements.stakes import leaning, sort_of, stake
from sayso.comparing.statements.statements import Statement
from sayso.comparing.statements.things import other_moments
from sayso.comparing.statements.words import contrast
from sayso.model import Entry, Severity

#: days between two reports beyond which they tell of two happenings, however alike; the stories of the tests that are
#: laid beside those of other stories
FAR = 400


def contradictions(pair: Pair) -> Iterator[Hit]:
    """Two asserted contents about the same point that cannot both be true.

    What is over and done cannot change, whichever report is later; what can change contradicts only for the same time.
    Opposed parties who each have one report for their side differ (``caution``).
    """
    if pair.apart or pair.days > FAR:
        return
    for a, b, like in pair.couples(Use.OPPOSITES):
        if "none" in (a.scope, b.scope) and (nobody(a, b, like) or nobody(b, a, like)):
            score = len(like.shared) + 1.0
            yield Hit("contradiction", _severity(a, b), a.evidence, b.evidence, _message(pair, a, b), score)
    for a, b, like in pair.close(Use.OPPOSITES):
        if not (asserted(a) and asserted(b)):
            continue
        if ANOTHER.isdisjoint(a.clause.words) != ANOTHER.isdisjoint(b.clause.words):
            continue
        if "none" in (a.scope, b.scope) and (nobody(a, b, like) or nobody(b, a, like)):
            continue
        if like.saying == "opposite" and (counted_apart(a, b) or _is_over(a) or _is_over(b)):
            continue
        if not surely_one(pair, a, b, like) or not any(rule(pair, a, b, like) for rule in _RULES):
            continue
        if not _apart(pair, a, b):
            score = len(like.shared) + max(like.theme, 0)
            yield Hit("contradiction", _severity(a, b), a.evidence, b.evidence, _message(pair, a, b), score)


def _is_over(s: Statement) -> bool:
    """Whether a clause tells how long something went on that is over: *the siege had lasted 41 days*."""
    return s.clause.predicate.split()[0] == "last" and s.clause.tense in ("past", "pluperfect") and not s.negative


def _apart(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether what one is of only stands beside what the other is of, or, in short reports, in another spot; how one
    person voted has a rule of its own.
    """
    return beside_each_other(a, b) or (not pair.long and (cast(a) or cast(b) or spots_apart(pair, a, b)))


def answers_apart(pair: Pair) -> Iterator[Hit]:
    """Two short reports of one happening answer one question in ways that exclude each other."""
    if pair.apart:
        return
    for a, b in (
        *excluded(pair),
        *redated(pair),
        *rival_winners(pair),
        *rival_holders(pair),
        *rival_ballots(pair),
        *all_and_some(pair),
    ):
        yield Hit("contradiction", _severity(a, b), a.evidence, b.evidence, _message(pair, a, b), 1.0)


def _severity(a: Statement, b: Statement) -> Severity:
    if answered(a) or answered(b):
        return "caution"
    return "caution" if a.sources and b.sources and (stake(a) or stake(b) or _two_voices(a, b)) else "conflict"


def _two_voices(a: Statement, b: Statement) -> bool:
    """Whether one says and another denies it, neither of whom is there to know: the trainer and the jockey."""
    if any(sort_of(s) == "office" for x in (a, b) for s in x.sources):
        return False
    mine, yours = ({w for s in x.sources for w in s.text.lower().split()} for x in (a, b))
    return a.negative != b.negative and not (mine & yours) - {"the", "a", "an", "of", "his", "her", "its"}


def _winners(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """One has as the winner whom the other has as the loser, in one contest."""
    both = _both_sides(pair, a, b)
    top = (not pair.order or both) and max(a.sentence, b.sentence) <= 2 and a.clause.kind == b.clause.kind == "main"
    if not one_day(a, b, like) or not won_and_lost(a, b, like, top):
        return False
    if a.when is None and b.when is None and pair.order and not (both and pair.days <= 2):
        # as likely two contests
        return False
    return pair.days <= CONTEST_DAYS


def _both_sides(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether both reports name the two sides of a contest of which one statement has both."""
    for s, other in ((a, pair.b), (b, pair.a)):
        found = outcome(s)
        if found is not None and found.winner and found.loser:
            sides = found.winner | found.loser
            if all(w in other.told.lower for w in sides):
                return True
    return False


def _elsewhere(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """Two towns for one doing of one person or thing on one day."""
    if like.saying != "same" or like.same_time is not True or a.negative or b.negative or not same_thing(a, b, like):
        return False
    if like.agent < 0 or a.figures or b.figures or not a.labels & b.labels or a.when != b.when:
        return False
    if a.theme is None or b.theme is None or a.theme.head.endswith("s") or match(a.undergoer, b.undergoer) < 1:
        return False
    mine, yours = _towns(a), _towns(b)
    if not spots(a).isdisjoint(spots(b)):
        return False
    if len(mine) != 1 or len(yours) != 1:
        return False
    (m, e), (n, f) = mine[0], yours[0]
    rest_a = own_words(a) - set(m.words) - set(m.text.lower().split())
    rest_b = own_words(b) - set(n.words) - set(n.text.lower().split())
    return m.argument.role == n.argument.role and cover(rest_a, rest_b) == 1 and _kilometres(e, f) > TOWNS_APART


def may_be_elsewhere(s: Statement) -> bool:
    """Whether it gives a place and a time for what one person or thing does there."""
    if s.when is None or s.negative or s.figures or s.theme is None or s.theme.head.endswith("s"):
        return False
    return any(m.places for m in s.others if m.argument.role in ("in", "at"))


def spots(s: Statement) -> frozenset[str]:
    """The names of the places where it is done."""
    return frozenset(p.text.lower() for m in s.others if m.argument.role in ("in", "at") for p in m.places)


#: farther apart than a town and its suburbs
TOWNS_APART = 50.0


def _towns(s: Statement) -> list[tuple[Mention, Entry]]:
    return [
        (m, p.place)
        for m in s.others
        if m.argument.role in ("in", "at")
        for p in m.places
        if p.place is not None and p.place.feature == "settlement" and p.kind == "literal"
    ]


def _kilometres(a: Entry, b: Entry) -> float:
    x = radians(b.lon - a.lon) * cos(radians((a.lat + b.lat) / 2))
    return 6371.0 * hypot(x, radians(b.lat - a.lat))


def _slots(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """Another doer, another cause or another whereabouts, where there is one only."""
    if pair.days > CONTEST_DAYS or other_moments(a, b) or contrast(a.clause.words, b.clause.words):
        return False
    return any(rule(a, b, like) for rule in _ONE_ONLY)


_ONE_ONLY = (
    another_doer,
    other_cause,
    elsewhere_then,
    with_and_without,
    there_and_not,
    empty_and_peopled,
    called_off_and_held,
)
_RULES = (
    opposite,
    fate,
    denied,
    numbers_of_persons,
    nobody_but_some,
    none_but_some,
    none_of_its_own,
    all_and_none,
    _winners,
    two_days,
    _elsewhere,
    _slots,
)


def _message(pair: Pair, a: Statement, b: Statement) -> str:
    what = "each side gives its own account" if _severity(a, b) == "caution" else "both cannot be right"
    return f"{dated(pair.a.told)} has {_said(a)}, {dated(pair.b.told)} has {_said(b)}: {what}."


def _said(s: Statement) -> str:
    """The words, and whose they are; of a denial who denies them, which the clause by itself does not show."""
    if s.negative and not s.clause.negated and s.claim is not None and s.claim.attitude == "denial" and s.claim.sources:
        who = " ".join(s.claim.sources[0].text.split())
        who = who[:1].lower() + who[1:] if who.startswith(("The ", "A ", "An ")) else who
        return f"{who} deny {quoted(s.evidence)}"
    return f"{quoted(s.evidence)}{_word(s)}"


def _word(s: Statement) -> str:
    return f" on the word of {' '.join(s.sources[0].text.split())}" if s.sources and leaning(s) else ""
