"""What a clause is about, however it is put: *gave its consent to the bill*, *the bill was blocked*."""

from __future__ import annotations

from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import COMMON, Likeness, Pair, content, cover, match, own_words, timely
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.when import Days
from sayso.comparing.statements.words import LIGHT, is_person, kinds_among, kinds_of

#: share of the words of the poorer clause that the other has too, where who does it to what is put another way round;
#: from pairs of opposite sentences written for it and their near misses
COVERAGE = 0.75
#: words of content that two such clauses share at least, besides those of their predicates
SHARED = 2
#: the like where both name one thing in the same words
ONE_THING = 0.6
#: what stands behind a verb and its noun is what it is about: *gave consent to the bill*, *no word of the threat*
_BEHIND = ("to", "of", "for", "on", "about", "against", "over")
#: classes of predicates of which the one is told by who does it and the other by who has it done to him
CONVERSE = frozenset({"seize", "hold off", "win", "lose", "kill", "survive", "hold", "lose hold", "pay", "not pay"})
#: nouns for persons that may be anybody of whom the other report has more to say
_ANYONE = frozenset(
    "man woman person people official officer leader other victim body source member spokesman spokeswoman "
    "spokesperson resident witness expert authority worker employee colleague one".split()
)
_OWN = ("its ", "his ", "her ", "their ")
#: how clauses begin that tell when it was
_AT_ONCE = ("when ", "as ", "while ")
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
    body = next((m for m in s.others if m.argument.role == "object" and m.head in ("body", "remains", "corpse")), None)
    if body is not None:
        return _owner(s, body) or body
    beside = {m.argument.role: m for m in reversed(s.others) if not timely(m)}
    found = next((beside[role] for role in _BEHIND if role in beside), None)
    if found is not None:
        return found
    noun = next((m for m in (*s.participants, *s.others) if m.head in nouns_carried(s)), None)
    # *signed the cod agreement*, *gave its consent*
    return noun if noun is not None and noun.definite and not noun.text.lower().startswith(_OWN) else s.undergoer


def _owner(s: Statement, m: Mention) -> Mention | None:
    """Whose it is, by a pronoun: the person by name of whom the sentence before tells."""
    if not m.text.lower().startswith(("his ", "her ")):
        return None
    for t in reversed(sheet(s.told).of_sentence(s.sentence - 1)):
        for n in (t.subject, t.theme):
            if n is not None and n.person and n.names and not n.pronoun:
                return n
    return None


def carried(s: Statement) -> bool:
    """Whether the verb only carries a noun: *gave consent*, *granted bail*."""
    return bool(nouns_carried(s))


def one_matter(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether two statements are of one matter, whoever of those they name is the subject of the one or the other."""
    left = own_words(a) | (nouns_carried(a) & content(b))
    right = own_words(b) | (nouns_carried(b) & content(a))
    m, n = thing(a), thing(b)
    if m is None or n is None or len(left & right) < SHARED:
        return False
    one = match(m, n) >= 1 and m.definite and n.definite and bool(m.marks & n.marks or m.names & n.names)
    if cover(left, right) < (COVERAGE if like.opposites else ONE_THING if one else 1):
        return False
    if others_named(a, b):
        return False
    if not (_told_of(m, b) and _told_of(n, a)) or (not like.opposites and one_of_several(a, b)):
        return False
    return not other_doers(a, b) or bool(like.opposites & CONVERSE)


def one_of_several(a: Statement, b: Statement) -> bool:
    """Whether one tells of a single doer what the other tells of nobody or all: *did not sign*, *was signed*."""
    if not {"sign", "attend", "vote for"} & a.classes & b.classes:
        return False
    m, n = doer(a), doer(b)
    alone = m if n is None else n if m is None else None
    return alone is not None and not alone.text.lower().startswith(_ALL)


_ALL = ("both ", "the two ", "the three ", "all ", "the parties", "the sides", "the delegat", "delegat", "neither ")


def nouns_carried(s: Statement) -> frozenset[str]:
    """The nouns that its verb carries: *agreement* in *signed the agreement*."""
    if s.clause.passive:
        nouns = [m for m in s.participants if m.argument.role == "subject"]
    else:
        nouns = [m for m in s.others if m.argument.role == "object"]
    first = s.clause.predicate.split()[0] if s.clause.predicate else ""
    return frozenset(m.head for m in nouns if f"{first} {m.head}" in s.labels)


def others_named(a: Statement, b: Statement) -> bool:
    """Whether each has a name that the other has not."""
    mine, yours = _names(a), _names(b)
    return bool(mine - yours) and bool(yours - mine)


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


def named_there(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether one calls by its noun alone what the other calls by a name, which its report has too: *the airport*."""
    m, n = thing(a), thing(b)
    if m is None or n is None or m.head != n.head or m.pronoun or match(m, n) < 1:
        return False
    for named, bare, other in ((m, n, pair.b), (n, m, pair.a)):
        if named.names and not bare.names and bare.definite and not bare.marks - named.marks:
            return named.names <= other.capitals or all(w in other.told.lower for w in named.names)
    return False


def other_doers(a: Statement, b: Statement) -> bool:
    """Whether both name who does it, and they are different persons or bodies: *the general*, *the colonel*."""
    m, n = doer(a), doer(b)
    if m is None or n is None or m.pronoun or n.pronoun:
        return False
    found = match(m, n)
    if found > 0.5 or (found > 0 and m.head == n.head):
        return False
    if found < 0:
        return True
    if m.names and n.names and not m.names & n.names and m.head in m.names and n.head in n.names:
        return True
    places = {w for x in (m, n) for p in x.places for w in p.text.lower().split()}
    if {m.head, n.head} & _ANYONE or set(m.words) & set(n.words) - COMMON - places:
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
    if vague_moment(a) or vague_moment(b):
        return False
    return bool(mine) and bool(yours) and not mine & yours and not kinds_among(mine) & kinds_among(yours)


def vague_moment(s: Statement) -> bool:
    """Whether what tells when it was is of a pronoun alone: *when she struck*."""
    below = [
        t for t in sheet(s.told).of_sentence(s.sentence)
        if t.clause.above == s.index and t.clause.kind == "adverbial" and t.clause.text.lower().startswith(_AT_ONCE)
    ]  # fmt: skip
    return bool(below) and not any(
        not (m.pronoun or m.guessed or m.argument.role == "adverb" or timely(m))
        for t in below
        for m in (*t.participants, *t.others)
    )


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


def day_near(s: Statement) -> Days | None:
    """The days that it is of: its own, else the only ones that its sentence tells, or the sentence before."""
    if s.when is not None:
        return s.when
    for number in (s.sentence, s.sentence - 1):
        found = {t.when for t in sheet(s.told).of_sentence(number) if t.when is not None}
        if found:
            return found.pop() if len(found) == 1 else None
    return None
