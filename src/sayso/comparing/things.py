"""What a clause is about, however it is put: *gave its consent to the bill*, *the bill was blocked*."""

from __future__ import annotations

from sayso.comparing.mentions import Mention
from sayso.comparing.sameness import COMMON, Likeness, content, cover, match, own_words, timely
from sayso.comparing.statements import Statement, sheet
from sayso.comparing.words import LIGHT, is_person, kinds_among, kinds_of

#: share of the words of the poorer clause that the other has too, where who does it to what is put another way round;
#: from pairs of opposite sentences written for it and their near misses
COVERAGE = 0.75
#: words of content that two such clauses share at least, besides those of their predicates
SHARED = 2
#: what stands behind a verb and its noun is what it is about: *gave consent to the bill*, *no word of the threat*
_BEHIND = ("to", "of", "for", "on", "about", "from", "with", "against", "over", "in")
#: classes of predicates of which the one is told by who does it and the other by who has it done to him
CONVERSE = frozenset({"seize", "hold off", "win", "lose", "kill", "survive", "hold", "lose hold", "pay", "not pay"})
#: nouns for persons that may be anybody of whom the other report has more to say
_ANYONE = frozenset(
    "man woman person people official officer leader other victim body source member spokesman spokeswoman "
    "spokesperson resident witness expert authority worker employee colleague one".split()
)
#: how clauses begin that tell when it was
_WHEN = ("when ", "as ", "before ", "after ", "while ", "until ", "since ", "once ")


def mentions(s: Statement) -> list[Mention]:
    """Whom and what a statement names, those of time aside; worked out once."""
    kept: list[Mention] | None = s.__dict__.get("_named_mentions")
    if kept is None:
        kept = [m for m in (*s.participants, *s.others) if m.argument.role != "adverb" and not timely(m)]
        s.__dict__["_named_mentions"] = kept
    return kept


def thing(s: Statement) -> Mention | None:
    """Whom or what it befalls: behind a verb that only carries its noun, what that noun is of."""
    if not carried(s):
        return s.undergoer
    beside = {m.argument.role: m for m in reversed(s.others) if not timely(m)}
    return next((beside[role] for role in _BEHIND if role in beside), s.undergoer)


def carried(s: Statement) -> bool:
    """Whether the verb only carries a noun: *gave consent*, *granted bail*."""
    return bool(_nouns(s))


def one_matter(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether two statements are of one matter, whoever of those they name is the subject of the one or the other."""
    left = own_words(a) | (_nouns(a) & content(b))
    right = own_words(b) | (_nouns(b) & content(a))
    if len(left & right) < SHARED or cover(left, right) < (COVERAGE if like.opposites else 1):
        return False
    mine, yours = _names(a), _names(b)
    if mine - yours and yours - mine:
        return False
    m, n = thing(a), thing(b)
    if m is None or n is None or not (_told_of(m, b) and _told_of(n, a)):
        return False
    return not other_doers(a, b) or bool(like.opposites & CONVERSE)


def _nouns(s: Statement) -> frozenset[str]:
    """The nouns that its verb carries: *agreement* in *signed the agreement*."""
    if s.clause.passive:
        nouns = [m for m in s.participants if m.argument.role == "subject"]
    else:
        nouns = [m for m in s.others if m.argument.role == "object"]
    first = s.clause.predicate.split()[0] if s.clause.predicate else ""
    return frozenset(m.head for m in nouns if f"{first} {m.head}" in s.labels)


def _names(s: Statement) -> frozenset[str]:
    return frozenset(n for m in mentions(s) for n in m.names)


def _told_of(m: Mention, s: Statement) -> bool:
    """Whether a statement names this too."""
    if m.pronoun:
        return False
    beside = mentions(s)
    if any(match(m, n) >= 0.7 and (m.head == n.head or _known_as(m, n)) for n in beside):
        return True
    if any(n.head == m.head for n in beside):
        # told apart by what stands before it
        return False
    return m.head in s.words


def _a_place(m: Mention) -> bool:
    """Whether it is a place by its name alone."""
    return bool(m.place_ids) and m.head in m.names


def _known_as(m: Mention, n: Mention) -> bool:
    """Whether the same may go by two nouns: by a name that both have, or where one of them is meant definitely."""
    if _a_place(m) != _a_place(n):
        return False
    if m.head in n.words or n.head in m.words:
        return True
    return bool((m.head in m.names or m.called) and (n.head in n.names or n.called) and m.names & n.names) or (
        (m.definite or n.definite) and bool(kinds_of(m.head) & kinds_of(n.head) or m.names & n.names)
    )


def other_doers(a: Statement, b: Statement) -> bool:
    """Whether both name who does it, and they are different persons or bodies: *the general*, *the colonel*."""
    m, n = doer(a), doer(b)
    if m is None or n is None or m.pronoun or n.pronoun:
        return False
    found = match(m, n)
    if found > 0:
        return False
    if found < 0:
        return True
    if m.names and n.names and not m.names & n.names and m.head in m.names and n.head in n.names:
        return True
    if {m.head, n.head} & _ANYONE or set(m.words) & set(n.words) - COMMON:
        return False
    return is_person(m.head) and is_person(n.head) and not kinds_of(m.head) & kinds_of(n.head)


def doer(s: Statement) -> Mention | None:
    """Who does it: the subject of an active verb, or behind *by*."""
    if s.clause.passive:
        return s.agent
    return s.agent if s.agent is not None else (s.theme if carried(s) else None)


def other_moments(a: Statement, b: Statement) -> bool:
    """Whether both say before, after or during what it was, and that is not the same."""
    mine, yours = moment(a), moment(b)
    return bool(mine) and bool(yours) and not mine & yours and not kinds_among(mine) & kinds_among(yours)


def moment(s: Statement) -> frozenset[str]:
    """The words of what tells when it was, dates aside; worked out once."""
    kept: frozenset[str] | None = s.__dict__.get("_moment")
    if kept is None:
        found: set[str] = set()
        for m in s.others:
            if m.argument.role in ("before", "after", "during", "until") and not timely(m):
                found.update(m.words)
        for t in sheet(s.told).of_sentence(s.sentence):
            if t.clause.above == s.index and t.clause.kind == "adverbial" and t.clause.text.lower().startswith(_WHEN):
                found.update(t.clause.words)
        kept = s.__dict__["_moment"] = frozenset(found - COMMON - LIGHT)
    return kept
