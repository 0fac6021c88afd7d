"""Whether there was anybody in it, and whether it was held at all: the empty bus and its pupils, the concert that was
called off and sung.
"""

from __future__ import annotations

from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import Likeness, cover, match, own_words, timely
from sayso.comparing.statements.statements import Statement
from sayso.comparing.statements.things import day_near, moment
from sayso.comparing.statements.words import is_person

#: share of the words of the clause that tells the moment, which the other must have; from pairs of sentences written
#: for it and their near misses
MOMENT = 0.5
#: verbs that tell where somebody or something is
_BEING = frozenset(
    "be sit stand lie stay remain sleep spend pass wait rest work hide shelter dine eat drink pray".split()
)
#: that there is nobody in it
_NOBODY_IN = frozenset(
    "empty unmanned unoccupied deserted vacant uninhabited abandoned unstaffed unattended evacuated driverless".split()
)
_NO_ONE = ("nobody", "no one", "no-one", "none", "not a soul")
_NO_PERSONS = ("no ", "not a ", "not one ", "not a single ", "none of the ", "nobody ", "no one ")
_WITHIN = ("in", "inside", "aboard", "on", "within")
#: verbs of being in it, besides those of being somewhere
_CAUGHT = frozenset("trap strand stick imprison lock wedge maroon hang travel ride live dance sing gather".split())


def vacant(s: Statement) -> Mention | None:
    """What is said to have had nobody in it: *the cabin was empty*, *nobody was in the chapel*."""
    kept: Mention | bool | None = s.__dict__.get("_vacant", False)
    if not isinstance(kept, bool):
        return kept
    found: Mention | None = None
    m = s.subject
    if m is not None and m.text.lower().startswith((*_NO_ONE, *_NO_PERSONS)):
        if (m.head in ("soul", "one", "none", "nobody") or is_person(m.head)) and (is_at(s) or "there be" in s.labels):
            found = _within(s)
    elif m is not None and not s.negative and not m.pronoun and not is_person(m.head):
        told = {s.clause.predicate, *(w for label in s.labels for w in label.split())}
        if not told.isdisjoint(_NOBODY_IN) and (s.clause.copula or "empty" in told):
            found = m
    s.__dict__["_vacant"] = found
    return found


def peopled(s: Statement) -> Mention | None:
    """Where persons are said to have been: *nine pupils were in the bus*, *skiers, trapped in the cable car*."""
    kept: Mention | bool | None = s.__dict__.get("_peopled", False)
    if not isinstance(kept, bool):
        return kept
    m = s.subject
    found: Mention | None = None
    if m is not None and not m.pronoun and is_person(m.head) and not s.negative and _states_being(s):
        found = _within(s)
    s.__dict__["_peopled"] = found
    return found


def _states_being(s: Statement) -> bool:
    """Whether it tells of being somewhere, or of being caught there."""
    if s.standing != "asserted" or s.scope == "none":
        return False
    first = s.clause.predicate.split()[0] if s.clause.predicate else ""
    if first in _CAUGHT:
        return s.clause.passive or s.clause.tense != "none" or s.clause.kind == "adverbial"
    return s.clause.tense != "none" and (is_at(s) or "there be" in s.labels)


def _within(s: Statement) -> Mention | None:
    return next(
        (m for m in s.others if m.argument.role in _WITHIN and not m.pronoun and not timely(m) and m.definite
         and m.head not in m.names), None
    )  # fmt: skip


def empty_and_peopled(a: Statement, b: Statement, like: Likeness) -> bool:
    """One has nobody in what persons were in by the other, at one moment."""
    if like.same_time is False:
        return False
    for one, other in ((a, b), (b, a)):
        m, n = vacant(one), peopled(other)
        if m is None or n is None or not _one_room(m, n):
            continue
        first, second = day_near(one), day_near(other)
        if first is None or second is None or not first.meets(second, 0):
            continue
        then = moment(one)
        around = moment(other) | own_words(other)
        if then and cover(then, around) >= MOMENT and (moment(other) or len(then & around) >= 2):
            return True
        if not then and not moment(other) and like.same_time is True:
            return True
    return False


#: what tells a room or vehicle apart from the one beside it
_BESIDE = frozenset(
    "next other neighbouring neighboring adjoining adjacent nearby second first third last rear front back upper lower "
    "inner outer old new main side left right east west north south".split()
)


def _one_room(m: Mention, n: Mention) -> bool:
    """Whether it is one vehicle or room; a part of it may stand for it: *the cabin of the cable car*."""
    if not (m.definite and n.definite) or match(m, n) < 0:
        return False
    if _BESIDE.isdisjoint(m.text.lower().split()) != _BESIDE.isdisjoint(n.text.lower().split()):
        return False
    if match(m, n) >= 0.7 or m.head.removesuffix("s") == n.head.removesuffix("s"):
        return True
    return n.head in m.words and n.marks <= set(m.words) | m.names and f" {n.head}" in m.text.lower()


#: what is called off or goes ahead, and verbs of what is done at it
_EVENTS = {
    noun: frozenset(verbs.split())
    for nouns, verbs in (
        ("showing screening", "show screen"),
        ("concert recital gig performance", "play sing perform give conduct"),
        ("march parade procession", "march parade"),
        ("match game final friendly derby", "play beat win lose draw defeat"),
        ("visit", "visit arrive tour"),
        ("launch lift-off", "launch lift"),
        ("auction sale", "auction sell"),
        ("flight", "fly take"),
        ("speech address lecture", "speak address lecture"),
        ("wedding marriage", "marry wed"),
        ("demolition", "demolish blow tear"),
        ("execution hanging", "execute hang"),
        ("test", "test fire"),
    )
    for noun in nouns.split()
}
_AT_EVENTS = frozenset(v for verbs in _EVENTS.values() for v in verbs)
_OFF = frozenset({"cancel", "call off", "scrap", "abandon", "axe", "drop", "ban", "halt"})


def called_off(s: Statement) -> Mention | None:
    """The event by name that did not take place: *the showing of the film was cancelled*."""
    m = s.theme
    if m is None or m.head not in _EVENTS or s.negative or s.standing != "asserted" or not m.definite:
        return None
    if not (s.clause.passive or s.agent is not None) or {s.clause.predicate, *s.labels}.isdisjoint(_OFF):
        return None
    return m


def event_verbs(s: Statement) -> frozenset[str]:
    """The verbs of what is done at events of the kind that it tells of, as called off or as held."""
    m = called_off(s)
    if m is not None:
        return _EVENTS[m.head]
    first = s.clause.predicate.split()[0] if s.clause.predicate else ""
    held = first in _AT_EVENTS and not s.negative and s.clause.tense in ("past", "perfect", "pluperfect")
    return frozenset({first}) if held else frozenset()


def called_off_and_held(a: Statement, b: Statement, like: Likeness) -> bool:
    """One has an event called off that by the other was held on that day."""
    if like.same_time is not True:
        return False
    for off, held in ((a, b), (b, a)):
        m = called_off(off)
        if m is None or held.clause.predicate.split()[0] not in event_verbs(off) or called_off(held) is not None:
            continue
        if held.subject is not None and "'s " in held.subject.text.replace("’", "'"):
            # *the prince's brother married*
            continue
        if _place_ids(held) - _place_ids(off):
            # *Lille won its match in Nantes*
            continue
        own = set(m.words) - {m.head}
        if held.standing == "asserted" and not held.negative and own and m.names and own <= held.words | _dayish(m):
            return True
    return False


def _place_ids(s: Statement) -> frozenset[str]:
    return frozenset(
        p.place.id
        for p in s.told.places_at[s.clause.part].meeting(s.clause.start, s.clause.end)
        if p.place is not None and p.kind == "literal"
    )


def _dayish(m: Mention) -> frozenset[str]:
    return frozenset(w for w in m.words if w.endswith("day") or w[:1].isdigit())


def is_at(s: Statement) -> bool:
    """Whether it tells where somebody or something is."""
    first = s.clause.predicate.split()[0] if s.clause.predicate else ""
    return s.clause.copula or first in _BEING
