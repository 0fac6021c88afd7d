"""Whether two stances of one party are of one matter: of one thing and one doing, in the same circumstances."""

from __future__ import annotations

import re
from functools import cache

from sayso.comparing.positions.stances import sold
from sayso.comparing.positions.turns import ANY, Turn
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import COMMON, Pair, match, timely
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.words import LIGHT, classes, is_person, kinds_of, questions, say_same
from sayso.knowledge.tables import table
from sayso.model import Place

#: what stands before a doing and says only whose will it is
_WILLING = frozenset(
    "let allow permit want wish intend plan mean agree refuse decide promise pledge vow offer ask demand insist urge "
    "forbid ready willing prepared able free say tell announce see need should support oppose favour back".split()
)
#: what is done to a thing of any sort, so that it is against the thing itself
_OF_ANY = frozenset(
    "boycott cancel scrap shelve drop abandon suspend bar block away off out end stop halt abolish bury".split()
)
#: nouns that two clauses share who tell of two doings, to be of one matter all the same
KIN = 2
_HANGING = frozenset({"infinitive", "complement", "participle"})


def opposed_doings(a: Turn, b: Turn) -> bool:
    """Whether what the one has done is the opposite of what the other has done: *will run it*, *will close it*."""
    mine, yours = answers_of(a), answers_of(b)
    return any(q == r and x != y for q, x in mine for r, y in yours)


def answers_of(x: Turn) -> frozenset[tuple[str, str]]:
    """The questions of which two opposite doings are the answers, with the answer that it gives; none where it tells
    that a thing stays, which has a way of its own.
    """
    if x.stays or not x.way:
        return frozenset()
    return frozenset(each for each in questions(_doings(x)) if each[0] not in ("accept", "refuse"))


def in_itself(x: Turn) -> bool:
    """Whether it is of a thing itself, not of a doing: *needs the pier*, *there is no money for the pier*."""
    told = bool(x.used) and (not x.deed or not _OF_ANY.isdisjoint(x.used))
    return not _doings(x) and (told or x.statement.clause.copula or "there be" in x.statement.labels)


def two_doings(a: Turn, b: Turn) -> bool:
    """Whether they are of two doings that have nothing in common but one thing: *will not lend the picture*, *will
    restore the picture*.
    """
    if a.stays or b.stays or sold(a.statement) or sold(b.statement):
        return False
    return akin(a, b) is False and len(shared(a, b)) < KIN


def akin(a: Turn, b: Turn) -> bool | None:
    """Whether both have one thing done, or the opposite; None where one does not say what is to be done."""
    if (_labels(a) & _labels(b)) - _WILLING - {"there be"} or a.statement.labels & b.statement.labels - {
        "there be",
        "let",
    }:
        return True
    if _lets(a, b) or _lets(b, a):
        return True
    mine, yours = _doings(a), _doings(b)
    if not mine or not yours:
        return None
    if mine & yours or say_same(mine, yours) or opposed_doings(a, b):
        return True
    for doings, other in ((mine, b), (yours, a)):
        stems = {w[:4] for label in doings for w in label.split() if len(w) > 3}
        if stems & {w[:4] for w in other.matter}:
            # *to be hunted*, *no hunting*
            return True
    return False


def one_has_and_one_does(a: Turn, b: Turn) -> bool:
    """Whether both are for a thing, or against it, the one by what it would do with it: *will not scrap the cruiser*,
    *will open the cruiser as a museum*.
    """
    if a.stays or b.stays or a.sign != b.sign or a.on_terms != b.on_terms or sold(a.statement) or sold(b.statement):
        return False
    if say_same(a.statement.labels, b.statement.labels):
        return False
    return any(x.used and not _doings(x) and _doings(y) for x, y in ((a, b), (b, a)))


def _lets(a: Turn, b: Turn) -> bool:
    """Whether the one lets somebody or something in or through, or keeps it out, and the other tells what that may do:
    *will let no foreign gas through*, *foreign gas may cross the country*.
    """
    s, who = a.statement, b.statement.subject
    if b.statement.clause.modal not in ("may", "can", "cannot") or who is None or who.pronoun:
        return False
    verbs = {label.split()[0] for label in s.labels}
    return not verbs.isdisjoint(_LETTING) and any(m.head == who.head and match(m, who) >= 0 for m in s.participants)


_LETTING = frozenset("let admit allow keep bar exclude ban lock shut turn receive take".split())


def _doings(x: Turn) -> frozenset[str]:
    own = x.used if not x.deed or not _OF_ANY.isdisjoint(x.used) else frozenset[str]()
    return frozenset(
        w
        for w in _labels(x)
        if not {w.split()[0]} & (LIGHT | _WILLING)
        and not classes([w]) & {"accept", "refuse"}
        and not any(u[:4] == w[:4] for u in own)
        and w != "there be"
    )


def _labels(x: Turn) -> frozenset[str]:
    return frozenset(label for t in (x.statement, *_below(x.statement)) for label in t.labels)


def _below(s: Statement) -> list[Statement]:
    found: list[Statement] = []
    ahead = [s.index]
    of = sheet(s.told)
    while ahead:
        for index, clause in s.told.below.get(ahead.pop(), ()):
            if clause.kind in _HANGING:
                ahead.append(index)
                found.append(of.statements[index])
    return found


def things_of(x: Turn) -> list[Mention]:
    """Who and what takes part besides the party itself."""
    held = (x.statement, *_below(x.statement))
    return [
        m
        for t in held
        for m in (*t.participants, *t.others)
        if not (m.pronoun or timely(m) or m.head in ANY or m.head in COMMON or m.head[:1].isdigit())
        and m.argument.role != "adverb"
        and not any(m.head[:5] == w[:5] for w in x.party)
    ]


def shared(a: Turn, b: Turn) -> frozenset[str]:
    """The nouns that both are about."""
    mine, yours = things_of(a), things_of(b)
    return frozenset(
        m.head if m.head in n.words else n.head
        for m in mine
        for n in yours
        if (m.head in n.words or n.head in m.words or match(m, n) >= 1) and (match(m, n) >= 0 or m.another != n.another)
    )


def _is_of(m: Mention, n: Mention) -> bool:
    """Whether the one is a part of the other, or belongs to it: *the canteen of its mill*, *the mill*."""
    before, of, behind = m.text.lower().partition(" of ")
    if m.head.endswith(_DOING) or m.argument.role != n.argument.role:
        return False
    return bool(of) and m.head != n.head and n.head in behind and n.head not in before and m.head in before


#: how nouns for doings end
_DOING = ("ing", "tion", "sion", "ment", "sale", "sure", "al")


def in_other_circumstances(pair: Pair, a: Turn, b: Turn) -> bool:
    """Whether each names somebody, something, a place or a means in the same part of its clause, of which the other
    report does not speak: *by train*, *by air*; *in Peru*, *in Chile*; *the king*, *the crown prince*.
    """
    mine, yours = things_of(a), things_of(b)
    who, whom = a.statement.subject, b.statement.subject
    if (
        a.statement.labels & b.statement.labels
        and who is not None
        and whom is not None
        and not (who.pronoun or whom.pronoun)
        and (is_person(who.head) or is_person(whom.head))
        and _other(pair, who, whom)
    ):
        return True
    if any(_is_of(m, n) or _is_of(n, m) for m in mine for n in yours):
        # *the mill*, *the canteen of its mill*
        return True
    for m in mine if a.on_terms == b.on_terms or a.sign != b.sign else ():
        for n in yours:
            if m.head == n.head and _of_others(pair, a, b, m, n):
                return True
            if m.argument.role != n.argument.role or m.argument.role in ("object", "attribute", "against", "subject"):
                continue
            if not (_counted(m) or _counted(n) or a.statement.clause.copula or b.statement.clause.copula) and (
                _other(pair, m, n)
            ):
                return True
    if a.on_terms != b.on_terms and a.sign == b.sign:
        # *under any command*, *under an Albanian admiral*
        return False
    if any(_one_of_a_kind(m, n) and _other(pair, m, n) for m in mine for n in yours):
        return True
    return _in_other_places(pair, a, b) or _at_other_times(a, b) or _of_another_sort(pair, a, b)


def _of_another_sort(pair: Pair, a: Turn, b: Turn) -> bool:
    """Whether a word of which the other report does not speak stands before a noun that both have: *the beer tax*, *the
    wine tax*.
    """
    for noun in a.matter & b.matter:
        mine, yours = _before_noun(a, noun), _before_noun(b, noun)
        if (
            mine
            and yours
            and mine != yours
            and mine[:5] not in pair.b.told.lower
            and yours[:5] not in pair.a.told.lower
        ):
            return True
    return False


def _before_noun(x: Turn, noun: str) -> str:
    """The word right before a noun, where it may tell one of its sort from another."""
    words = " ".join(t.clause.text for t in (x.statement, *_below(x.statement))).lower().split()
    at = next((n for n, w in enumerate(words) if w.strip(",.;:").startswith(noun) and n), None)
    before = words[at - 1] if at else ""
    if not before.isalpha() or len(before) < 3 or before in _NO_SORT or before in LIGHT or before in COMMON:
        return ""
    return "" if before in _number_words() or before == x.statement.clause.predicate.split()[0] else before


@cache
def _number_words() -> frozenset[str]:
    return frozenset(word for word, *_ in table("number_words"))


_NO_SORT = frozenset(
    "the its his her their this that these those any every each all some more most other another single whole new old "
    "own further such few many several both only first second last next former for from with into onto over under "
    "through across against about around than and but not".split()
)


def _of_others(pair: Pair, a: Turn, b: Turn, m: Mention, n: Mention) -> bool:
    """Whether one noun is of, for or to two things: *a ticket for the gardens*, *a ticket for the glasshouse*."""
    mine, yours = _behind(m, a.statement), _behind(n, b.statement)
    left = {w for w in mine if w[:5] not in pair.b.told.lower}
    right = {w for w in yours if w[:5] not in pair.a.told.lower}
    return bool(left) and bool(right) and left == mine and right == yours


def _behind(m: Mention, s: Statement) -> set[str]:
    """The nouns of the phrase right behind a noun, whatever the parse has it hang on."""
    start, end = m.argument.start, max(m.argument.end, s.clause.end)
    text = m.told.extract.text if m.part == "text" else m.told.extract.title
    behind = text[start:end].lower().partition(m.head)[2].partition(",")[0].removeprefix("s").split()[:4]
    if not behind or behind[0] not in _PREPOSITIONS:
        return set()
    return {w for w in (w.strip(",.;:") for w in behind[1:]) if len(w) > 3 and w not in LIGHT and w not in COMMON}


_PREPOSITIONS = frozenset("for of to from in on at with against between over".split())


def _in_other_places(pair: Pair, a: Turn, b: Turn) -> bool:
    """Whether each has its thing in places of which the other report does not speak."""
    mine, yours = _places(a), _places(b)
    if not mine or not yours:
        return False
    return not any(
        p.text.lower() in pair.b.told.lower
        or q.text.lower() in pair.a.told.lower
        or p.place is None
        or q.place is None
        or p.place.id == q.place.id
        or (p.place.country == q.place.country and p.place.feature != q.place.feature)
        for p in mine
        for q in yours
    )


def _places(x: Turn) -> list[Place]:
    return [
        p
        for m in things_of(x)
        for p in m.told.places_at[m.part].meeting(m.argument.start, m.argument.end)
        if p.kind == "literal" and not any(w.lower()[:5] == u[:5] for w in p.text.split() for u in x.party)
    ]


def _other(pair: Pair, m: Mention, n: Mention) -> bool:
    if m.head == n.head and match(m, n) >= 0:
        return False
    if match(m, n) > 0 and not _one_of_a_kind(m, n):
        return False
    return _unknown(m, pair.b.told.lower) and _unknown(n, pair.a.told.lower)


def _counted(m: Mention) -> bool:
    return any(c.isdigit() for c in m.text)


def _unknown(m: Mention, text: str) -> bool:
    return not speaks_of(text, m.head[:5])


def speaks_of(text: str, noun: str) -> bool:
    """Whether a word of a text begins as a noun does: *airport* is no *port*."""
    return re.search(rf"\b{re.escape(noun)}", text) is not None


def _one_of_a_kind(m: Mention, n: Mention) -> bool:
    """Whether both are things of a kind of which two nouns name two things: *the cruiser*, *the destroyer*."""
    shared_kinds = kinds_of(m.head) & kinds_of(n.head) & _KINDS
    return bool(shared_kinds) and m.head != n.head and m.definite and n.definite and not {m.head, n.head} & _GENERAL


_KINDS = frozenset({"vessel", "building", "vehicle", "aircraft"})
_GENERAL = frozenset("ship vessel boat craft plane aircraft building house block vehicle car works".split())


def _at_other_times(a: Turn, b: Turn) -> bool:
    """Whether one is not to be on one day, and the other is to be on another."""
    s, t = a.statement, b.statement
    if s.when is None or t.when is None or s.negative == t.negative or not s.labels & t.labels:
        return False
    never = s.when if s.negative else t.when
    return not s.when.meets(t.when, 0) and (never.last - never.first).days < 7
