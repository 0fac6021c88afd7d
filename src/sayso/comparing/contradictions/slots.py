"""What a thing can have one of only: who did it, what it came of, where somebody was at a moment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from sayso.comparing.contradictions.rooms import MOMENT, called_off, event_verbs, is_at, peopled, vacant
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import Likeness, cover, match, own_words, timely
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.things import doer, mentions, moment, thing, vague_moment
from sayso.comparing.statements.words import is_person, kinds_of, say_same
from sayso.knowledge.tables import table

#: days between two reports within which they may tell of one contest, or of one thing that there is one of
CONTEST_DAYS = 5

#: deeds of which each has one doer
_ONE_DOER = frozenset(
    "write design paint compose build sculpt draw drive steer pilot fly captain shoot stab murder assassinate strangle "
    "discover invent translate score fire kill found carve edit direct head ram unveil inaugurate chair preside lead "
    "find skipper ride start make".split()
)
#: nouns of which there is one only, or one as told: *the first shot*, *the winner*
_ONLY = frozenset({"first", "last", "only", "winning", "fatal", "deciding", "decisive", "opening"})
_SINGLE = frozenset("goal winner equaliser equalizer letter speech order landing bridge painting portrait poem".split())
#: nouns for persons that may be anybody of whom the other report has more to say
_ANYONE = frozenset(
    "man woman person people official officer leader member victim other suspect gunman attacker policeman soldier "
    "worker employee neighbour neighbor passer-by local resident citizen artist author engineer architect painter "
    "writer killer murderer thief author boy girl youth player footballer striker".split()
)
#: verbs of what befalls somebody or something once, at one place
_BEFALLING = frozenset("find recover discover die arrest catch seize bear kill shoot murder stab bury".split())
_SPOTS = ("at", "in", "on", "aboard", "inside", "from", "under", "behind")


@cache
def _whereabouts() -> dict[str, dict[str, str]]:
    made: dict[str, dict[str, str]] = {}
    for sort, spot, members in table("whereabouts"):
        for member in members.split(","):
            made.setdefault(sort, {})[member.strip()] = spot
    return made


@cache
def _causes() -> dict[str, str]:
    return {m.strip(): sort for sort, members in table("causes") for m in members.split(",")}


class Slot:
    """What there can be one of only; numbers of one bit each, so that several are their sum."""

    #: who did it; what it came of; at which spot somebody or something is; what befell it
    DOER, CAUSE, SPOT, BEFALLEN = 1, 2, 4, 8
    #: what there is one with and without; who was there and was not
    WITH, WITHOUT, THERE, ABSENT = 16, 32, 64, 128
    #: where persons were and nobody was; what was held and called off
    PEOPLED, EMPTY, HELD, CALLED_OFF = 256, 512, 1024, 2048
    #: of what was done there is one only, or it is told which one it is
    PINNED = 4096


#: two of these may exclude each other
_OPPOSED = (
    (Slot.CAUSE, Slot.CAUSE),
    (Slot.WITH, Slot.WITHOUT), (Slot.THERE, Slot.ABSENT), (Slot.PEOPLED, Slot.EMPTY), (Slot.HELD, Slot.CALLED_OFF),
)  # fmt: skip


#: which of the deeds that have one doer, and which of the spots of a table, stand in the bits above
_DEED, _SPOT = 13, 19
_DEEDS = {verb: n << _DEED for n, verb in enumerate(sorted(_ONE_DOER), start=1)}
_DEED_MASK = (1 << _SPOT) - (1 << _DEED)
#: that somebody is asleep, and the spots of those who are on duty
_ASLEEP = 1 << _SPOT
_ON_DUTY = ("aboard", "bridge"), ("cockpit", "controls")
#: sorts of spots at which somebody or something is, and where what befell it happened
_SORTS_AT, _SORTS_BEFALLEN = ("aboard", "cockpit", "seat", "room", "lodging"), ("find", "room", "lodging")


@cache
def _spot_bits() -> dict[tuple[str, str], int]:
    """A bit for each spot of each sort."""
    known = sorted({(sort, spot) for sort, spots in _whereabouts().items() for spot in spots.values()})
    return {each: 2 * _ASLEEP << n for n, each in enumerate(known)}


@cache
def _sort_mask(sort: str) -> int:
    return sum(bit for (of, _), bit in _spot_bits().items() if of == sort)


@cache
def _duty() -> int:
    return sum(_spot_bits()[each] for each in _ON_DUTY)


def may_exclude(mine: int, yours: int) -> bool:
    """Whether statements that tell of these slots (as ``slots`` gives them) may exclude each other."""
    both = mine & yours
    if both & Slot.DOER and mine & _DEED_MASK == yours & _DEED_MASK and (mine | yours) & Slot.PINNED:
        return True
    if both & Slot.SPOT and _spots_differ(mine, yours, _SORTS_AT):
        return True
    if both & Slot.SPOT and ((mine & _ASLEEP and yours & _duty()) or (yours & _ASLEEP and mine & _duty())):
        return True
    if both & Slot.BEFALLEN and _spots_differ(mine, yours, _SORTS_BEFALLEN):
        return True
    return any((mine & x and yours & y) or (mine & y and yours & x) for x, y in _OPPOSED)


def _spots_differ(mine: int, yours: int, sorts: Iterable[str]) -> bool:
    """Whether spots of one of these sorts are told, and none that both have (``_exclude``)."""
    masks = [_sort_mask(sort) for sort in sorts]
    return not any(mine & yours & mask for mask in masks) and any(mine & mask and yours & mask for mask in masks)


def slots(s: Statement) -> int:
    """What it tells of that there can be one of only: bits of ``Slot``, and above them which deed it has a doer of, and
    which spots it names.
    """
    first = s.clause.predicate.split()[0] if s.clause.predicate else ""
    cause = _cause(s) if _effect(s) is not None else None
    off = called_off(s) is not None
    did = doer(s) if first in _ONE_DOER and not s.negative else None
    done = _done(s) if did is not None and not did.pronoun else None
    told = (
        (done is not None, Slot.DOER | _DEEDS.get(first, 0)),
        (done is not None and _pinned(s, done), Slot.PINNED),
        (not s.negative and cause is not None and bool(_sorts(cause)), Slot.CAUSE),
        (not s.negative and tells_where(s), Slot.SPOT),
        (not s.negative and s.when is not None and _befalls(s), Slot.BEFALLEN),
        (s.when is not None and bool(has(s)), Slot.WITH),
        (s.when is not None and bool(lacks(s)), Slot.WITHOUT),
        ("attend" in s.classes and not s.negative, Slot.THERE),
        (not s.negative and absent(s) is not None, Slot.ABSENT),
        (peopled(s) is not None, Slot.PEOPLED),
        (vacant(s) is not None, Slot.EMPTY),
        (not off and bool(event_verbs(s)), Slot.HELD),
        (off, Slot.CALLED_OFF),
    )
    found = sum(bit for holds, bit in told if holds)
    if found & (Slot.SPOT | Slot.BEFALLEN):
        found |= _ASLEEP * ("asleep" in s.classes)
        for sort, known in _whereabouts().items():
            for spot in {known[w] for w in _spots(s) if w in known}:
                found |= _spot_bits()[sort, spot]
    return found


def another_doer(a: Statement, b: Statement, like: Likeness) -> bool:
    """Two persons or things by name or nature for what one has done: *A wrote the letter*, *it was written by B*."""
    if like.same_time is False or a.negative or b.negative or not _does_once(a, b):
        return False
    m, n = doer(a), doer(b)
    if m is None or n is None or m.pronoun or n.pronoun or not _unlike(m, n):
        return False
    x, y = _done(a), _done(b)
    if x is None or y is None or match(x, y) < 1 or not (_pinned(a, x) or _pinned(b, y)):
        return False
    left = own_words(a) - set(m.words) - m.names
    right = own_words(b) - set(n.words) - n.names
    return cover(left, right) >= 0.75 or (not _circumstances(a).isdisjoint(_circumstances(b)) and match(x, y) == 1)


def _does_once(a: Statement, b: Statement) -> bool:
    first, second = a.clause.predicate, b.clause.predicate
    return first.split()[0] == second.split()[0] and first.split()[0] in _ONE_DOER


def _done(s: Statement) -> Mention | None:
    """What is done, also where the verb with its noun counts as one word."""
    wanted = ("subject",) if s.clause.passive else ("object",)
    return next((m for m in (*s.participants, *s.others) if m.argument.role in wanted), None)


def _pinned(s: Statement, m: Mention) -> bool:
    """Whether there is one such thing only, or a clause tells which one it is."""
    below = sheet(s.told).of_sentence(s.sentence)
    told_apart = any(t.clause.above == s.index and t.clause.kind in ("relative", "participle") for t in below)
    return m.definite and (bool(_ONLY & set(m.words)) or bool(m.names) or told_apart or m.head in _SINGLE)


def _circumstances(s: Statement) -> frozenset[str]:
    """Words of the clauses that tell which one it is."""
    below = [t for t in sheet(s.told).of_sentence(s.sentence) if t.clause.above == s.index]
    return frozenset(w for t in below if t.clause.kind in ("relative", "participle") for w in own_words(t))


def _unlike(m: Mention, n: Mention) -> bool:
    """Whether two mentions cannot be of one person or thing."""
    if _front(m) & _front(n) or kinds_of(m.head) & kinds_of(n.head):
        return False
    mine, yours = m.head in m.names or bool(m.called), n.head in n.names or bool(n.called)
    if mine and yours:
        return not any(p.text.lower().endswith((m.head, n.head)) for x in (m, n) for p in x.places)
    if mine or yours:
        return False
    return is_person(m.head) and is_person(n.head) and not {m.head, n.head} & _ANYONE


def _front(m: Mention) -> frozenset[str]:
    """Its words, without those that say where it is of, and without who it was not."""
    text = _BEHIND.split(m.text, maxsplit=1)[0].lower()
    return frozenset(w for w in (*m.words, *m.names) if w in text or w in m.called)


_BEHIND = re.compile(r",? not | of | at | in ")


def other_cause(a: Statement, b: Statement, like: Likeness) -> bool:
    """Two sorts of cause for one thing: *started by a cigarette*, *caused by lightning*."""
    if like.same_time is False or a.negative or b.negative or min(a.certainty, b.certainty) < 3:
        return False
    x, y = _effect(a), _effect(b)
    if x is None or y is None or x.head != y.head or match(x, y) < 0.5:
        return False
    m, n = _cause(a), _cause(b)
    if m is None or n is None:
        return False
    first, second = _sorts(m), _sorts(n)
    if not first or not second or first & second:
        return False
    names = _names(a) & _names(b)
    return like.same_time is True or bool(names)


def _effect(s: Statement) -> Mention | None:
    if "cause" in s.classes or s.classes & {"destroy", "damage"}:
        return s.theme
    return s.theme if s.clause.predicate == "die" else None


def _cause(s: Statement) -> Mention | None:
    if s.clause.predicate == "die":
        return next((m for m in s.others if m.argument.role in ("of", "from")), None)
    if s.clause.copula:
        return next((m for m in s.others if m.argument.role in ("to", "attribute") and _sorts(m)), None)
    return s.agent


def _sorts(m: Mention) -> frozenset[str]:
    """The sorts of cause that a phrase names; none where it may be of several."""
    known = _causes()
    words = m.words
    twos = {known[w] for w in (" ".join(words[i : i + 2]) for i in range(len(words) - 1)) if w in known}
    return frozenset(twos or {known[w] for w in words if w in known})


def _names(s: Statement) -> frozenset[str]:
    return frozenset(n for m in mentions(s) for n in m.names)


def elsewhere_then(a: Statement, b: Statement, like: Likeness) -> bool:
    """Two spots for one person or thing at one moment, or for what befell it once; or asleep, and at the wheel."""
    m, n = a.subject, b.subject
    if _befalls(a) and _befalls(b) and like.saying == "same":
        m, n = thing(a), thing(b)
        if m is None or n is None or match(m, n) < 1 or not (m.names & n.names) or a.negative or b.negative:
            return False
        return like.same_time is True and _exclude(_spots(a), _spots(b), _SORTS_BEFALLEN)
    if m is None or n is None or m.pronoun or n.pronoun or match(m, n) < 1 or a.negative or b.negative:
        return False
    if not (m.names & n.names or (m.definite and n.definite)) or not (is_at(a) and is_at(b)):
        return False
    if not _one_moment(a, b, like):
        return False
    return _exclude(_spots(a), _spots(b), _SORTS_AT) or _asleep_on_duty(a, b) or _asleep_on_duty(b, a)


def tells_where(s: Statement) -> bool:
    """Whether it tells at which of the known spots somebody or something is, or sleeps."""
    known = _whereabouts().values()
    return is_at(s) and ("asleep" in s.classes or any(w in spots for w in _spots(s) for spots in known))


def _befalls(s: Statement) -> bool:
    return bool(s.clause.predicate) and s.clause.predicate.split()[0] in _BEFALLING


def _spots(s: Statement) -> set[str]:
    found = {m.head for m in s.others if m.argument.role in _SPOTS and not timely(m)}
    found |= {m.head for m in s.others if m.argument.role == "adverb" and m.head in ("ashore", "home")}
    for m in s.others:
        if m.argument.role in _SPOTS and not timely(m):
            found |= set(m.words)
    return found


def _exclude(mine: Iterable[str], yours: Iterable[str], sorts: Iterable[str]) -> bool:
    """Whether spots of one sort are told, and no spot that both have."""
    if set(mine) & set(yours):
        return False
    apart = False
    for sort in sorts:
        known = _whereabouts()[sort]
        first = {known[w] for w in mine if w in known}
        second = {known[w] for w in yours if w in known}
        if first & second:
            return False
        apart |= bool(first and second)
    return apart


def _one_moment(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether both tell of one moment: the same happening, or one night."""
    if like.same_time is False:
        return False
    first, second = moment(a), moment(b)
    if first and second:
        if cover(first, second) >= MOMENT:
            return True
        return _same_happening(a, b) or vague_moment(a) != vague_moment(b)
    night = "night" in a.clause.words and "night" in b.clause.words
    return night and a.when is not None and a.when == b.when


def _same_happening(a: Statement, b: Statement) -> bool:
    """Whether the clauses that tell the moment say the same of it in other words, of a pronoun perhaps."""
    first, second = _then(a), _then(b)
    return any(say_same(t.labels, u.labels) for t in first for u in second)


def _then(s: Statement) -> list[Statement]:
    return [
        t for t in sheet(s.told).of_sentence(s.sentence)
        if t.clause.above == s.index and t.clause.kind == "adverbial"
    ]  # fmt: skip


def _asleep_on_duty(a: Statement, b: Statement) -> bool:
    known = _whereabouts()
    duty = {w for w in _spots(b) if any(known[sort].get(w) == spot for sort, spot in _ON_DUTY)}
    return "asleep" in a.classes and bool(duty) and not duty & _spots(a)


#: verbs of having with one or about one
_HAVING = frozenset("have carry hold wear get obtain possess own bring receive bear use keep".split())
#: what one is without in a manner of speaking
_NOT_HAD = frozenset(
    "doubt time delay warning reason result success incident exception effect word trouble end".split()
)


def with_and_without(a: Statement, b: Statement, like: Likeness) -> bool:
    """One has it with what the other has it without, at one moment: *had a licence*, *was flying without a licence*."""
    if like.same_time is not True or a.when is None or b.when is None or not a.when.meets(b.when, 0):
        return False
    return (bool(has(a) & lacks(b)) and _one_holder(a, b)) or (bool(lacks(a) & has(b)) and _one_holder(b, a))


def has(s: Statement) -> frozenset[str]:
    """Nouns of what its subject has, or what is there."""
    if s.negative:
        return frozenset()
    return _held(s) | {m.head for m in s.others if m.argument.role == "with" and not m.pronoun}


def lacks(s: Statement) -> frozenset[str]:
    """Nouns of what its subject is without, or what is not there."""
    found = {m.head for m in s.others if m.argument.role == "without" and not s.negative}
    return frozenset((found | (_held(s) if s.negative else set())) - _NOT_HAD)


def _held(s: Statement) -> frozenset[str]:
    there = "there be" in s.labels and s.theme is not None
    having = s.clause.predicate in _HAVING and not s.clause.passive
    if not there and not having:
        return frozenset()
    things = [s.theme] if there else [m for m in (*s.participants, *s.others) if m.argument.role == "object"]
    return frozenset(m.head for m in things if m is not None and not m.pronoun and not m.head[:1].isdigit())


def _one_holder(a: Statement, b: Statement) -> bool:
    """Whether it is one subject's, or of the place that the other is subject of: *there was none on the ship*."""
    mine = [m for m in mentions(a) if m.argument.role in ("subject", "on", "in", "at", "aboard")]
    yours = [m for m in mentions(b) if m.argument.role in ("subject", "on", "in", "at", "aboard")]
    return any(
        match(m, n) >= 1 and (m.names & n.names or (m.definite and n.definite))
        for m in mine
        for n in yours
        if "subject" in (m.argument.role, n.argument.role) and not (m.pronoun or n.pronoun)
    )


def absent(s: Statement) -> Mention | None:
    """Who is said not to have been there: *the talks went ahead without the minister*."""
    return next((m for m in s.others if m.argument.role == "without" and not m.pronoun and is_person(m.head)), None)


def there_and_not(a: Statement, b: Statement, like: Likeness) -> bool:
    """One has somebody take part, the other has it go on without him."""
    if like.same_time is False or a.negative or b.negative:
        return False
    for one, other in ((a, b), (b, a)):
        m, n = absent(one), other.subject
        if m is None or n is None or n.pronoun or "attend" not in other.classes or match(m, n) < 1:
            continue
        if m.definite and (m.names & n.names or m.lands & n.lands):
            return True
    return False
