"""Two statements that say the opposite of one thing, of a deed or for one time."""

from __future__ import annotations

import re

from sayso.comparing.contradictions.apart import other_company, other_objects, told_apart
from sayso.comparing.contradictions.noneof import one_day
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import Likeness, Pair, content, coverage, match
from sayso.comparing.statements.statements import BY_SUBJECT, Statement, sheet
from sayso.comparing.statements.things import (
    CONVERSE,
    day_near,
    moment,
    named_there,
    one_matter,
    other_doers,
    other_moments,
    others_named,
    thing,
)
from sayso.comparing.statements.words import contrast, is_person, nature

#: share of the words of the poorer clause that the other has too, the predicates left aside; from the development
#: stories
COVERAGE = 0.5


def same_thing(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether both tell of one and the same thing or person: a name, or a noun that is meant definitely."""
    m, n = thing(a), thing(b)
    if m is not None and n is not None and match(m, n) < 0.7 and like.opposites & BY_SUBJECT:
        m, n = a.subject, b.subject
    persons = m is not None and n is not None and (is_person(m.head) or is_person(n.head))
    if m is not None and n is not None and (_members_of(m, n) or _members_of(n, m)):
        return True
    if m is None or n is None or match(m, n) < (1.0 if persons and not _one_name(a, b) else 0.7):
        return False
    if m.names & n.names or m.definite or n.definite:
        return True
    return len(set(m.words) & set(n.words)) > 1


#: nouns for those who make up a body
_MEMBERS = frozenset("member deputy delegate councillor senator mp troop soldier fighter player crew".split())


def _members_of(m: Mention, n: Mention) -> bool:
    """Whether one is the members of the body that the other is: *members of the opposition*, *the opposition*."""
    if m.head not in _MEMBERS or m.text.lower().startswith(("some ", "a ", "two ", "several ", "many ", "one ")):
        return False
    behind = m.text.lower().partition(" of ")[2]
    return n.definite and bool(behind) and n.text.lower().removeprefix("the ") == behind.removeprefix("the ")


def _one_name(a: Statement, b: Statement) -> bool:
    """Whether both clauses hold one name of two words and more, where the parse parts it from the noun before it."""
    names = content(a) & content(b) & sheet(a.told).capitals & sheet(b.told).capitals
    places = {w.lower() for s in (a, b) for p in s.told.places_at[s.clause.part].meeting(s.clause.start, s.clause.end)
              for w in p.text.split()}  # fmt: skip
    return len(names - places) > 1


def same_time_of(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether both speak of one time: the text says so, or the reports are in no order and give no other time."""
    if like.same_time is False or _another_hour(a, b) or _another_hour(b, a):
        return False
    if a.when is not None and b.when is not None:
        # a state may change overnight: the very day
        return bool(like.same_time) and a.when.meets(b.when, 0)
    return pair.same_day and not pair.order and a.clause.tense == b.clause.tense


def _another_hour(a: Statement, b: Statement) -> bool:
    """Whether the one tells it of the moment of a happening, the other of a part of the day."""
    return bool(moment(a)) and not moment(b) and not _HOURS.isdisjoint(b.clause.words)


_HOURS = frozenset("morning noon afternoon evening midnight dawn dusk".split())


def opposite(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """One says of the thing the opposite of what the other says, of a deed or for the same time."""
    if like.saying != "opposite" or a.negative != b.negative or like.opposites & {"win", "lose"}:
        return False
    if contrast(a.clause.words, b.clause.words) or other_company(a, b) or other_moments(a, b):
        return False
    if like.opposites & {"close", "refuse"} and (changed(a) or changed(b)):
        return False
    if not (
        one_matter(a, b, like)
        or (same_thing(a, b, like) and (bool(like.opposites & CONVERSE) or not other_doers(a, b)))
    ):
        return False
    if told_apart(a, b, like.opposites) or other_objects(a, b, like.opposites):
        return False
    if "course" in nature(like.opposites) and any(s.subject is not None and s.subject.person for s in (a, b)):
        # *started in the race*, *finished third*
        return False
    if (a.outcome or b.outcome) and nature(like.opposites) != {"deed"}:
        # *needed hours to put it out* tells of the end, *burnt for hours* of the time before
        return False
    if _died_later(a, b) or _died_later(b, a):
        return False
    if pair.order and "survive" in a.classes and "kill" in b.classes and b.when is None and b.clause.tense == "present":
        # alive then, dead since
        return False
    if "antonym" in like.opposites:
        states = all(s.clause.copula or s.clause.passive for s in (a, b))
        return states and coverage(a, b) >= COVERAGE and same_time_of(pair, a, b, like)
    if nature(like.opposites) == {"deed"}:
        return (coverage(a, b) >= 0.33 or named_there(pair, a, b)) and one_day(a, b, like) and not still_so(pair, a, b)
    alike = (coverage(a, b) >= COVERAGE and len(like.shared) >= 2) or named_there(pair, a, b)
    return alike and same_time_of(pair, a, b, like)


def fate(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """Opposite fates of one thing on one day, in two short reports that have much in common: what else each clause
    tells may differ.
    """
    if like.saying != "opposite" or a.negative or b.negative or pair.long or pair.kinship < KINSHIP:
        return False
    if not like.opposites & FATES or contrast(a.clause.words, b.clause.words) or still_so(pair, a, b):
        return False
    if _died_later(a, b) or _died_later(b, a):
        return False
    m, n = thing(a), thing(b)
    if m is None or n is None or m.pronoun or n.pronoun or match(m, n) < 0.7:
        return False
    if not ((m.definite or m.names) and (n.definite or n.names)) or others_named(a, b) or other_company(a, b):
        return False
    if told_apart(a, b, like.opposites) or other_objects(a, b, like.opposites):
        return False
    first, second = day_near(a), day_near(b)
    known = first is not None and first == second and first.first == first.last
    return known and not other_moments(a, b) and (bool(like.opposites & CONVERSE) or not other_doers(a, b))


def _died_later(a: Statement, b: Statement) -> bool:
    """Whether the one has somebody alive on a day after which the other has him dead: *was found alive on Monday*,
    *died in the night to Tuesday*.
    """
    if "survive" not in a.classes or "kill" not in b.classes or a.when is None or b.when is None:
        return False
    return a.when.last < b.when.last


def changed(s: Statement) -> bool:
    """Whether it tells of what was closed and open on one day, or open to some: *reopened in the evening*."""
    text = s.clause.text.lower()
    return _CHANGED.search(text) is not None or (_OPENED.search(text) is not None and _HOUR.search(text) is not None)


_CHANGED = re.compile(r"\b(?:until|till|only|partly)\b")
_OPENED = re.compile(r"\bre-?open\w*|\bagain\b")
_HOUR = re.compile(r"\b(?:morning|noon|afternoon|evening|midnight|night|dawn|o['’]clock|at \d|from \d|after)\b")
#: words of content that two short reports share at least to tell of one happening; from the development stories
KINSHIP = 3


#: classes of what becomes of a thing or person, which one day decides
FATES = frozenset(
    {"destroy", "withstand", "sink", "stay afloat", "kill", "survive", "convict", "acquit", "pass", "reject", "seize",
     "hold off", "open", "close", "strike", "work", "sign", "not sign", "attend", "stay away", "take off", "grounded",
     "explode", "defuse", "accept", "refuse", "cancel", "take place", "arrest", "free"}
)  # fmt: skip


def still_so(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether the one tells how a thing stood before what the other tells of it: *was still standing*, then fell."""
    for n, s in enumerate((a, b)):
        if not any(w.startswith("still ") for w in s.labels) and " still " not in f" {s.clause.text.lower()} ":
            continue
        if any(m.argument.role == "after" for m in s.others):
            # *is still standing after Monday's storm*
            continue
        other = (b, a)[n]
        if s.when is not None and other.when is not None and s.when.first <= other.when.first:
            return True
        if s.when is None and (pair.order != 1 or n == 0):
            return True
    return False
