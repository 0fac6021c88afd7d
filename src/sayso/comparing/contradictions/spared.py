"""All of some things saved against some of them lost, and none of them lost or harmed against some that were."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sayso.comparing.contradictions.beside import beside_each_other, spots_apart
from sayso.comparing.contradictions.onetime import meet
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import COMMON, LONG, Pair, match
from sayso.comparing.statements.statements import Sheet, Statement
from sayso.comparing.statements.things import day_near
from sayso.comparing.statements.words import contrast, is_person
from sayso.knowledge.tables import table

#: words that two reports share, besides the noun, that tell of one happening
KIN = 2


class Fate(NamedTuple):
    """What a short report tells of all of some things, or of some."""

    statement: Statement
    thing: Mention
    #: whether all got out, or none was lost or harmed; else some were
    spared: bool
    #: ``lost`` or ``harmed``: what none was, or some were
    how: str


def fates(of: Sheet) -> list[Fate]:
    """What a short report tells of all of some things, or of some of them; worked out once."""
    kept: list[Fate] | None = of.told.__dict__.get("_spared")
    if kept is None:
        found = list(_fates(of)) if len(of.told.extract.sentences) <= LONG else []
        kept = of.told.__dict__["_spared"] = found
    return kept


def all_and_some(pair: Pair) -> Iterator[tuple[Statement, Statement]]:
    """Couples of statements of which the one has all of some things spared, and the other has some of them lost."""
    if pair.long:
        return
    for x in fates(pair.a):
        for y in fates(pair.b):
            if x.spared is y.spared or not _clash(*((x, y) if x.spared else (y, x))):
                continue
            if _one_kind(pair, x, y) and _one_time(pair, x.statement, y.statement):
                yield x.statement, y.statement


def _clash(spared: Fate, gone: Fate) -> bool:
    """Whether both cannot be so: what is saved may be harmed, what is not harmed is not lost."""
    return gone.how == "lost" or spared.how == "harmed"


def _one_kind(pair: Pair, x: Fate, y: Fate) -> bool:
    m, n, a, b = x.thing, y.thing, x.statement, y.statement
    if m.head != n.head or match(m, n) < 0 or (m.marks and n.marks and not m.marks & n.marks):
        return False
    if contrast(a.clause.words, b.clause.words) or beside_each_other(a, b) or spots_apart(pair, a, b):
        return False
    shared = (pair.a.words & pair.b.words) - COMMON - {m.head}
    return len(shared) >= KIN and bool(pair.a.capitals & pair.b.capitals - COMMON)


def _one_time(pair: Pair, a: Statement, b: Statement) -> bool:
    first, second = day_near(a), day_near(b)
    return first is not None and second is not None and meet(pair, first, second, True)


def _fates(of: Sheet) -> Iterator[Fate]:
    for s in of.body:
        words = {s.clause.predicate, *s.labels}
        senses = {sense for w in words for sense in _senses().get(w, ())}
        if not senses or s.clause.negated or s.clause.kind not in ("main", "complement") or s.clause.tense == "none":
            continue
        if s.standing != "asserted" or s.certainty < 2 or (m := s.undergoer or s.subject) is None:
            continue
        if m.pronoun or is_person(m.head):
            continue
        low = f"{m.text.lower()} "
        if low.startswith(_ALL):
            if "saved" in senses:
                yield Fate(s, m, True, "lost")
        elif low.startswith(_NONE):
            if "saved" not in senses:
                yield Fate(s, m, True, "harmed" if "harmed" in senses else "lost")
        elif "saved" not in senses and (low.split()[0] in _SOME or low[:1].isdigit() or low.split()[0] in _numbers()):
            yield Fate(s, m, False, "lost" if "lost" in senses else "harmed")


_ALL = ("all ", "every ", "each ", "both ")
_NONE = ("no ", "none of ", "not one ", "not a ", "not a single ")
_SOME = frozenset("some several many most half dozens hundreds scores a an one".split())


@cache
def _numbers() -> frozenset[str]:
    return frozenset(word for word, *_ in table("number_words"))


@cache
def _senses() -> dict[str, frozenset[str]]:
    """The senses of a predicate."""
    found: dict[str, set[str]] = {}
    for sense, predicates in table("spared"):
        for one in predicates.split(","):
            found.setdefault(one, set()).add(sense)
    return {w: frozenset(senses) for w, senses in found.items()}
