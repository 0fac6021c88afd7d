"""What stands beside, in or under a thing, or belongs to somebody, is another; and two spots are of two happenings."""

from __future__ import annotations

import re

from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import Pair, match, timely
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.things import mentions, thing
from sayso.comparing.statements.words import is_person, kinds_among, kinds_of
from sayso.comparing.told import Told

_WHERE = (
    "on|under|below|beneath|above|behind|beside|outside|near|opposite|off|before|after|to|from|around|along|next to|"
    "in front of"
)
#: what tells of a thing by another that it is not: *the inn on the pass*, *an amendment to the bill*
_BY_ANOTHER = re.compile(rf"^(.+?) (?:{_WHERE}) (.+)$", re.I)
#: by which of several a thing is told: *the bomb under the mill*, *the bomb under the bridge*
_WHICH_BY = re.compile(
    rf"\b({_WHERE}) (?:the|an?|its|his|her|their) ((?:[a-z][\w-]* )*?[a-z][\w-]*)"
    r"(?= (?:of|in|at|on|from|for|near|by|to|with|who|which|that)\b|[,.;]|$)"
)


def beside(m: Mention, n: Mention) -> bool:
    """Whether the one is only told by the other, or by whose it is: *the deputy of the dean*, *the prince's brother*,
    *the sheds behind the theatre*; or both are told by two things that they stand beside.
    """
    text = m.text.lower().replace("’", "'")
    if "'s " in text:
        owner, _, own = text.rpartition("'s ")
        if _has(owner, n.head) and m.head in own and m.head != n.head and "'s " not in n.text.replace("’", "'"):
            return True
    found = _BY_ANOTHER.match(text)
    if found is not None and m.head != n.head and _has(found[2], n.head) and not _has(found[1], n.head):
        return m.head not in n.words
    before, of, behind = text.partition(" of ")
    if of and _a_part(m, n) and _has(behind, n.head) and not _has(before, n.head):
        return True
    if of and m.head in _RELATED and _has(behind, n.head) and not _has(before, n.head) and n.head not in _RELATED:
        return True
    first, second = _WHICH_BY.search(text), _WHICH_BY.search(n.text.lower())
    if first is None or second is None or m.head != n.head or first[1] != second[1]:
        return False
    mine, yours = first[2].split()[-1], second[2].split()[-1]
    return mine != yours and not kinds_of(mine) & kinds_of(yours) - BROAD


#: nouns for persons and papers that are somebody's or something's
_RELATED = frozenset(
    "brother sister son daughter wife husband widow widower father mother nephew niece uncle aunt cousin deputy aide "
    "assistant adviser advisor secretary driver chauffeur bodyguard spokesman spokeswoman successor predecessor lawyer "
    "doctor servant friend partner rival namesake guest pupil teacher amendment copy draft translation model "
    "replica".split()
)
#: kinds of which two nouns are seldom one thing
BROAD = frozenset({"building", "home", "town", "vehicle", "troops", "aircraft", "vessel"})


def _a_part(m: Mention, n: Mention) -> bool:
    """Whether a thing may be a part of the other, or belong to it: *the roof of the mill*, *the last lorry of the
    convoy*; not *the crew of the ship*, *the fate of the ship*.
    """
    if m.head == n.head or n.head in n.names or m.head in m.names or m.pronoun or n.pronoun:
        return False
    return _has(m.text.lower().partition(" of ")[0], m.head) and m.head in _PARTS


#: nouns for parts of things and happenings, and for what belongs to them
_PARTS = frozenset(
    "roof wing hall lorry coach car wagon carriage boat lifeboat frame firework fireworks tower nave floor wall door "
    "window gate pier arch deck mast engine cargo crypt cellar attic kitchen garden stable gallery chapel library dome "
    "spire bell organ stage rehearsal office entrance staircase chimney bow stern keel hull wheel tail part half "
    "section stretch end edge quarter corner front back rear top bottom annex annexe outbuilding archive bar cafe "
    "shop".split()
)


def _has(text: str, head: str) -> bool:
    return any(w.strip(",.;").removesuffix("s") == head.removesuffix("s") for w in text.split())


def spots_apart(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether each tells of a spot of its own where it was, of which the other report knows nothing: *at the grain
    quay*, *at the oil dock*.
    """
    if _quarters_apart(pair, a, b):
        return True
    mine, yours = _spots(a), _spots(b)
    if not mine or not yours or any(match(m, n) >= 0.7 for m in mine for n in yours):
        return False
    return not any(_known(m, pair.b.told) for m in mine) and not any(_known(n, pair.a.told) for n in yours)


#: parts of a town or land, with what stands before them
_QUARTER = re.compile(
    r"\b(?:in|of|to|around|across|throughout) (?:the |its |all )?((?:[a-z-]+ ){0,2}?"
    r"(?:suburbs?|quarters?|districts?|outskirts|old town|"
    r"new town|upper town|lower town|town centre|city centre|inner city|wards?|outer \w+|north|south|east|west))\b",
    re.I,
)


def _quarters_apart(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether each is of a part of a town of which the other report does not speak: *in the old town*, *in the southern
    suburbs*.
    """
    mine, yours = ([each.lower() for each in _QUARTER.findall(s.clause.text)] for s in (a, b))
    return (
        bool(mine)
        and bool(yours)
        and not any(each in pair.b.told.lower for each in mine)
        and not any(each in pair.a.told.lower for each in yours)
    )


def _spots(s: Statement) -> list[Mention]:
    """The spots by a common noun that a clause names, or where it names none the sentence before."""
    places = [m for m in s.others if m.argument.role in _PLACING and not timely(m)]
    if not places:
        of = sheet(s.told)
        same = [t for t in of.of_sentence(s.sentence) if t is not s and t.index != s.index]
        for told in (same, of.of_sentence(s.sentence - 1)):
            places = [m for t in told for m in t.others if m.argument.role in _PLACING and not timely(m)]
            if places:
                break
    return [
        m for m in places
        if m.argument.role in _AT and not m.pronoun and m.definite and m.head not in m.names | _NO_SPOT
    ]  # fmt: skip


_PLACING = frozenset({"at", "in", "on", "near", "off", "outside", "under", "behind", "beside"})
_AT = frozenset({"at", "outside", "near", "under", "behind", "beside"})
_NO_SPOT = frozenset(
    "end time start beginning hand age cost price speed rate side head top bottom point hour moment".split()
)


def _known(m: Mention, told: Told) -> bool:
    if " of " in m.text and m.names and all(w in told.lower for w in m.names):
        return True
    words = m.marks | {m.head}
    if all(w in told.lower for w in words):
        return True
    return (
        m.head not in told.lower and bool(kinds_of(m.head) & kinds_among(frozenset(told.lower.split()))) and not m.marks
    )


def beside_each_other(a: Statement, b: Statement) -> bool:
    """Whether whom or what the one tells of, or who does it, is only told by the other's; or both name one noun of two
    places or of two owners: *the offer of the port*, *the offer of the shipowners*.
    """
    for m, n in ((thing(a), thing(b)), (a.subject, b.subject), (a.theme, b.theme)):
        if m is not None and n is not None and not (m.pronoun or n.pronoun) and (beside(m, n) or beside(n, m)):
            return True
        if m is not None and n is not None and (_of_two_sorts(m, n) or _of_other_parties(m, n) or _one_of_a_sort(m, n)):
            return True
        if m is not None and n is not None and m.head != n.head and (_stands_by(a, n) or _stands_by(b, m)):
            return True
    for m in mentions(a):
        for n in mentions(b):
            if m.head == n.head:
                if _parted(m, n):
                    return True
            elif (
                not (m.pronoun or n.pronoun)
                and m.argument.role in _OBJECTS
                and n.argument.role in _OBJECTS
                and (beside(m, n) or beside(n, m))
            ):
                # *attended the opening*, *missed the dinner after the opening*
                return True
    first, second = ({m.lower() for m in _MONTH.findall(s.clause.text)} for s in (a, b))
    if first and second and not first & second:
        # *the wages for May*, *the wages for June*
        return True
    mine, yours = _for_whom(a), _for_whom(b)
    return bool(mine) and bool(yours) and not mine & yours and not kinds_among(mine) & kinds_among(yours)


_MONTH = re.compile(r"\bfor (January|February|March|April|May|June|July|August|September|October|November|December)\b")
_OBJECTS = frozenset({"object", "at", "from", "to"})


def _for_whom(s: Statement) -> frozenset[str]:
    """The persons for whom it is: *the ransom for the vicar*."""
    found = {m.head for m in s.others if m.argument.role == "for" and is_person(m.head)}
    for m in mentions(s):
        behind = _FOR.search(m.text)
        if behind is not None and is_person(behind[1]):
            found.add(behind[1])
    return frozenset(found)


_FOR = re.compile(r" for (?:the|an?) (?:[a-z-]+ )*?([a-z-]+)(?= (?:in|at|on|of|from|who)\b|[,.;]|$)")


def _parted(m: Mention, n: Mention) -> bool:
    """Whether one noun is of two owners or in two places."""
    if m.of_all or n.of_all or m.pronoun or n.pronoun or m.head in m.names or n.head in n.names:
        return False
    if m.names and n.names and not m.names & n.names and not m.lands & n.lands and m.marks == n.marks:
        # *the island of Leros*, *the island of Kos*
        return f"{m.head} of " in m.text.lower() and f"{n.head} of " in n.text.lower()
    return bool(m.of) and bool(n.of) and not m.of & n.of and not kinds_among(m.of) & kinds_among(n.of) - BROAD


def _of_two_sorts(m: Mention, n: Mention) -> bool:
    """Whether one noun has before it in each what it has not in the other: *a herring treaty*, *a timber treaty*."""
    if m.head != n.head or m.of_all or n.of_all or m.names & n.names - _places(m, n) or not m.marks or not n.marks:
        return False
    return not m.marks & n.marks and not kinds_among(m.marks) & kinds_among(n.marks) - BROAD


def _places(m: Mention, n: Mention) -> frozenset[str]:
    return frozenset(w.lower() for x in (m, n) for p in x.places for w in p.text.split())


def _of_other_parties(m: Mention, n: Mention) -> bool:
    """Whether both are of two together, and each has one that the other has not: *Norway and Iceland*, *Norway and
    Sweden*.
    """
    if " and " not in m.text or " and " not in n.text:
        return False
    return bool(m.names - n.names) and bool(n.names - m.names)


def _one_of_a_sort(m: Mention, n: Mention) -> bool:
    """Whether one of two nouns of a kind is not meant definitely, and each says of which sort it is: *a goods train*,
    *the night express*.
    """
    if m.head == n.head or m.names & n.names or not kinds_of(m.head) & kinds_of(n.head):
        return False
    if not any(x.text.lower().startswith(("a ", "an ")) for x in (m, n)):
        return False
    return bool(m.marks) and bool(n.marks) and not m.marks & n.marks and m.head not in n.words and n.head not in m.words


def _stands_by(s: Statement, m: Mention) -> bool:
    """Whether a clause only names it as what something else is by, before or after: *the station outside the town*,
    *the dinner after the opening*.
    """
    by = [o for o in s.others if o.argument.role in _BY]
    named = [o for o in mentions(s) if o.argument.role not in _BY]
    return m.head not in _CAUSES and any(match(o, m) >= 0.7 for o in by) and not any(o.head == m.head for o in named)


#: what comes over things, under which they fall
_CAUSES = frozenset("snow flood storm gale fire water wave sea wind rain ice mud lava bomb attack shell".split())
_BY = frozenset({"outside", "behind", "beside", "near", "under", "after", "before"})
