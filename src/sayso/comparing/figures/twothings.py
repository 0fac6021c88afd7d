"""Whether figures are told of two things that one noun or one deed may hide: the road tunnel and the railway tunnel,
the banker and his bookkeeper, a vote on a bill and a vote on the budget.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.comparing.figures.figures import Count
from sayso.comparing.figures.owners import HOLDERS
from sayso.comparing.figures.tallies import ANYONE
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import COMMON, Pair, timely
from sayso.comparing.statements.statements import Sheet, Statement
from sayso.comparing.statements.words import contrast, is_person, kinds_of


def two_things(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether two clauses with a figure each tell of things, persons or deeds that the other report does not know."""
    return (
        _noun_parted(pair, a, b)
        or _of_somebodys(a, pair.b)
        or _of_somebodys(b, pair.a)
        or _unknown_to_each_other(pair, a, b)
        or _other_goods(a, b)
        or _of_a_side(a, b)
    )


def _nouns(s: Statement) -> frozenset[str]:
    """The common nouns of what a clause is told of: heads, and what is behind *of* (*the length of the tunnel*)."""
    mentions = [*s.participants, *(m for m in s.others if not timely(m))]
    heads = {m.head for m in mentions if not (m.pronoun or m.guessed) and m.head not in m.names}
    return frozenset(w for w in heads | {w for m in mentions for w in m.of} if w.isalpha() and len(w) > 3) - COMMON


def _noun_parted(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether a noun that both clauses have goes with another word in either report: *the weaving mill*, *the spinning
    mill*; *the dockers' strike*, *the seamen's strike*.
    """
    if _of_other_persons(pair, a, b) or _of_other_persons(pair, b, a, back=True):
        return True
    for noun in _nouns(a) & _nouns(b):
        mine, yours = _before(pair.a.told.lower, noun), _before(pair.b.told.lower, noun)
        if mine and yours and None not in mine | yours and mine.isdisjoint(yours):
            kinds = {k for w in mine if w for k in kinds_of(w)} & {k for w in yours if w for k in kinds_of(w)}
            if not kinds or contrast([w for w in mine if w], [w for w in yours if w]):
                return True
    return False


def _of_other_persons(pair: Pair, a: Statement, b: Statement, back: bool = False) -> bool:
    """Whether one clause is of a doing of persons, and the other report knows it as that of others only: *the seamen's
    strike*, *the dockers went back to work*.
    """
    mine, yours = (pair.b, pair.a) if back else (pair.a, pair.b)
    m, n = a.subject, b.subject
    if m is None or n is None or is_person(m.head) or m.pronoun:
        return False
    whose, others = _persons(m), _persons(n)
    return (
        bool(whose) and bool(others)
        and not any(w[:4] in yours.told.lower for w in whose)
        and not any(w[:4] in mine.told.lower for w in others)
    )  # fmt: skip


def _persons(m: Mention) -> set[str]:
    """The common nouns for persons in a phrase: *docker* of *the dockers' strike*, *the strike of the dockers*."""
    return {w for w in {m.head, *m.marks, *m.of} if is_person(w) and w not in m.names and w not in ANYONE}


def _before(text: str, noun: str) -> frozenset[str | None]:
    """The words that stand right before a noun in a text and tell which one is meant; None for any other word, or for
    none.
    """
    found = re.findall(rf"\b([\w-]+(?:['’]s?)?) {re.escape(noun)}(?:s|es)?\b", text)
    return frozenset(_telling(w) for w in found)


@lru_cache(1 << 14)
def _telling(word: str) -> str | None:
    """A word that tells one thing from another of its noun, without its ending; None for one that does not."""
    bare = re.sub(r"['’]s?$", "", word)
    one = bare.removesuffix("s") if bare.endswith("s") else re.sub(r"men$", "man", bare)
    if one in COMMON or len(one) < 4:
        return None
    known = is_person(one) or kinds_of(one) or contrast([one], ["road", "railway", "rail", "passenger", "fishing"])
    return one if known or (one.endswith("ing") and word == bare) else None


def _of_somebodys(s: Statement, other: Sheet) -> bool:
    """Whether it is told of somebody beside a person whom the other report is about: *the banker's bookkeeper*, *his
    driver*.
    """
    return any(
        m is not None
        and is_person(m.head)
        and not m.names
        and m.head not in other.words
        and _SOMEBODYS.match(m.text) is not None
        and not kinds_of(m.head) & {k for w in other.words for k in kinds_of(w)}
        for m in (s.theme, s.agent)
    )


_SOMEBODYS = re.compile(
    r"(?:(?:his|her|their)|(?:the |an? )?[\w-]+(?:['’]s|s['’])) (?:[a-z-]+ ){0,2}[a-z-]+$", re.IGNORECASE
)


def _unknown_to_each_other(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether what is done is done to, or at, two things of which neither report knows the other's: *passed the bill*,
    *passed the budget*; *at the march*, *at the football ground*.
    """
    return any(
        _unknown(m, pair.b) and _unknown(n, pair.a) and _other_kind(m.head, n.head)
        for m in _done_to(a)
        for n in _done_to(b)
        if _role(m) == _role(n)
    )


def _other_kind(one: str, other: str) -> bool:
    """Whether two nouns are of no kind in common; of what is voted on, only words for a law are one."""
    return kinds_of(one).isdisjoint(kinds_of(other)) or ({one, other} & _VOTED_ON != set() and one != other)


_VOTED_ON = frozenset("budget motion treaty constitution amendment resolution levy".split())


def _done_to(s: Statement) -> list[Mention]:
    counted = [f.start for f in s.figures]
    theme = [s.undergoer] if s.undergoer is not None and s.undergoer.argument.role in ("object", "subject") else []
    where = [m for m in s.others if m.argument.role in _WHERE and not timely(m) and m.definite and not m.placed]
    return [m for m in (*theme, *where) if not any(m.argument.start <= at < m.argument.end for at in counted)]


def _role(m: Mention) -> str:
    return "where" if m.argument.role in _WHERE else "theme"


def _other_goods(a: Statement, b: Statement) -> bool:
    """Whether so much of one thing and so much of another are told of: *28,000 tonnes of cement*, *of oranges*."""
    mine, yours = _goods(a), _goods(b)
    if not mine or not yours or mine & yours:
        return False
    return not {k for w in mine for k in kinds_of(w)} & {k for w in yours for k in kinds_of(w)}


def _goods(s: Statement) -> set[str]:
    text = s.told.extract.text if s.clause.part == "text" else s.told.extract.title
    found = (_OF_GOODS.match(text, f.end) for f in s.figures if f.noun in _WEIGHED)
    return {w for m in found if m is not None for w in m[1].split() if w not in _BEHIND_GOODS}


_OF_GOODS = re.compile(r" of ([a-z]{3,}(?: [a-z]{3,})?)\b")
_BEHIND_GOODS = frozenset("aboard and are been came for from had has have into onto the was were which with".split())
_WEIGHED = frozenset("tonne ton kilogram kilo litre liter barrel sack crate case bag bale cask".split())
_WHERE = frozenset({"at", "on", "in", "during", "near", "outside"})


def _unknown(m: Mention, other: Sheet) -> bool:
    if m.pronoun or m.guessed or m.head in m.names or m.head in HOLDERS or not m.head.isalpha():
        return False
    if m.head in COMMON and not m.text.lower().endswith(" march"):
        return False
    return m.head[:5] not in other.told.lower


def _of_a_side(a: Statement, b: Statement) -> bool:
    """Whether only one counts what is the enemy's: *lost five aircraft*, *shot down twelve enemy aircraft*."""
    return ("enemy" in a.clause.words) != ("enemy" in b.clause.words)


def part_of_whole(pair: Pair, x: Count, y: Count) -> bool:
    """Whether the lower of two figures counts only those of one kind among what the other counts: *seven Dutch
    paintings* of *26 paintings*, *six bandsmen* of *42 people*.
    """
    if pair.order and x.high <= y.low:
        # a count may have grown
        return False
    (few, other), many = ((x, pair.b), y) if x.high <= y.low else ((y, pair.a), x)
    one, all_of = few.noun, many.noun
    if one is None or all_of is None or few.unit is not None or few.high > many.low:
        return False
    if one != all_of and all_of in ANYONE:
        named = one not in ANYONE | _ALL_THERE and is_person(one) and one[:5] not in other.told.lower
        return named and not kinds_of(one) & {k for w in other.words for k in kinds_of(w)}
    marks = {w for w in few.figure.words if w != one} - set(many.figure.words)
    known = other.told.lower
    return one == all_of and any(w in _capitals(few) and w[:4] not in known for w in marks)


#: nouns for all who are in a place or craft
_ALL_THERE = frozenset(
    "passenger villager resident inhabitant survivor visitor citizen recruit local townsman spectator marcher "
    "protester demonstrator traveller worker employee miner sailor crewman fisherman striker patient "
    "prisoner hostage guest refugee voter settler".split()
)


def _capitals(count: Count) -> frozenset[str]:
    """The words of a figure that have a capital: *Dutch* of *seven Dutch paintings*."""
    return frozenset(w.lower() for w in count.figure.text.split()[1:] if w[:1].isupper())


def counted_apart(a: Statement, b: Statement) -> bool:
    """Whether each tells of so many, and not of as many: *3,200 books were burnt* leaves open that *8,700 books were
    saved*.
    """
    mine, yours = ([f for f in s.figures if _in_a_party(s, f.start)] for s in (a, b))
    return len(mine) == len(yours) == 1 and (mine[0].high < yours[0].low or yours[0].high < mine[0].low)


def _in_a_party(s: Statement, at: int) -> bool:
    return any(m.argument.start <= at < m.argument.end for m in s.participants)
