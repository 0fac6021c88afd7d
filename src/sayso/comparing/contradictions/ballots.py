"""How one person voted: for, against, or not at all, by two short reports of one vote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sayso.comparing.contradictions.beside import beside
from sayso.comparing.statements.cues import listed, stands, wording
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import COMMON, LONG, Pair, match, timely
from sayso.comparing.statements.statements import Sheet, Statement, sheet
from sayso.comparing.statements.things import day_near
from sayso.comparing.statements.words import is_person, kinds_among, kinds_of
from sayso.knowledge.tables import table

#: words that two reports of one vote share
KIN = 3


class Ballot(NamedTuple):
    """How somebody voted on something."""

    #: ``for``, ``against``, ``neither``, or ``not`` one of the first two
    way: str
    who: Mention
    statement: Statement


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    return tuple((way, listed(some), listed(none_of)) for way, some, none_of in table("ballots"))


def ballots(of: Sheet) -> list[Ballot]:
    """How single persons voted by a short report, worked out once."""
    kept: list[Ballot] | None = of.told.__dict__.get("_ballots")
    if kept is None:
        kept = of.told.__dict__["_ballots"] = list(_ballots(of)) if len(of.told.extract.sentences) <= LONG else []
    return kept


def _ballots(of: Sheet) -> Iterator[Ballot]:
    if not any(
        w in of.told.lower
        for w in ("vote", "voting", "abstain", "division", "ballot", "raised his hand", "raised her hand")
    ):
        return
    for s in of.body:
        who = s.subject
        if s.standing != "asserted" or s.certainty < 2 or s.clause.tense not in ("past", "perfect", "pluperfect"):
            continue
        if who is None or who.pronoun or not _one_person(who):
            continue
        text = f" {' '.join(s.clause.text.lower().replace(',', ' ').split())} "
        words = wording(s)
        for way, some, none_of in _rows():
            cue = next((c for c in some if stands(c.removeprefix("not "), words, text)
                        and (s.negative or not c.startswith("not "))), None)  # fmt: skip
            if cue is not None and not any(stands(c, words, text) for c in none_of):
                if s.negative and not cue.startswith(("not ", "no ")):
                    if way != "neither":
                        yield Ballot(f"not {way}", who, s)
                else:
                    yield Ballot(way, who, s)
                break


def cast(s: Statement) -> bool:
    """Whether a statement tells how one person voted."""
    return any(b.statement is s for b in ballots(sheet(s.told)))


def _differ(x: Ballot, y: Ballot) -> bool:
    if x.way.startswith("not ") or y.way.startswith("not "):
        return x.way.removeprefix("not ") == y.way.removeprefix("not ") and x.way != y.way
    return x.way != y.way


def _one_person(m: Mention) -> bool:
    """Whether it is one person, by name or by an office."""
    if m.head in m.names:
        return not m.place_ids and " and " not in m.text and m.head not in _BODIES and not kinds_of(m.head)
    own = [w.strip(",.").lower() for w in m.text.split()]
    return m.definite and is_person(m.head) and m.head in own and not m.text.lower().startswith(("all ", "both "))


_BODIES = frozenset("house senate commons lords party union council committee league board chamber synod".split())


def rival_ballots(pair: Pair) -> Iterator[tuple[Statement, Statement]]:
    """Couples of statements by which one person voted in two ways on one thing."""
    if pair.long or pair.days > 1:
        return
    mine, yours = ballots(pair.a), ballots(pair.b)
    for x in mine:
        for y in yours:
            if not _differ(x, y) or match(x.who, y.who) < 1 or beside(x.who, y.who) or beside(y.who, x.who):
                continue
            if any(x.way == z.way and match(x.who, z.who) >= 1 for z in yours):
                continue
            first, second = day_near(x.statement), day_near(y.statement)
            if first is not None and second is not None and not first.meets(second, 0):
                continue
            if len((pair.a.words & pair.b.words) - COMMON) >= KIN and _one_matter(x, y):
                yield x.statement, y.statement


def _one_matter(x: Ballot, y: Ballot) -> bool:
    """Whether both voted on one bill or the like, as far as the reports say: *the milk bill*, *the grain bill*."""
    first, second = _on_what(x.statement), _on_what(y.statement)
    if first and second and not first & second and not kinds_among(first) & kinds_among(second):
        return False
    mine, yours = _matters(x.statement), _matters(y.statement)
    return not mine or not yours or any(not (m and n) or bool(m & n) for m in mine for n in yours)


def _on_what(s: Statement) -> frozenset[str]:
    """The nouns of what the vote was on: *the vote on the tram*, *voted for the tunnel*."""
    found = {
        m.head for m in s.others
        if m.argument.role in ("on", "for", "against") and not m.pronoun and not timely(m) and not is_person(m.head)
    }  # fmt: skip
    for m in s.others:
        if m.head in ("vote", "division", "ballot") and (behind := _ON.search(m.text.lower())) is not None:
            found |= {w for w in m.words if w in behind[1].split()[-1:]}
    return frozenset(found - {"vote", "division", "ballot"})


_ON = re.compile(r" (?:on|for|against) (?:the |an? |his |her )?([a-z -]+?)(?= (?:in|at|on)\b|$)")


def _matters(s: Statement) -> list[frozenset[str]]:
    """What stands before the nouns for what is voted on, in its clause, its sentence or the one before."""
    sentences = s.told.extract.sentences
    at = max(s.sentence, 0)
    spans = [(s.clause.start, s.clause.end), sentences[at], *([sentences[at - 1]] if at else [])]
    for start, end in spans:
        words = [w.strip(".,;:'’") for w in s.told.extract.text[start:end].lower().split()]
        found = [
            frozenset(words[max(i + 1 for i in range(max(0, at - 4), at) if words[i] in _ARTICLES) : at])
            for at, w in enumerate(words)
            if (w in _MATTERS or kinds_of(w) & {"law", "deal"}) and not _ARTICLES.isdisjoint(words[max(0, at - 4) : at])
        ]
        if found:
            return found
    return []


_ARTICLES = frozenset({"the", "a", "an", "its", "his", "this"})
_MATTERS = frozenset("resolution proposal plan ban reform tax amendment question paper scheme clause sale".split())
