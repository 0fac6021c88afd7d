"""Whether two stances are of one side on one matter, and towards the same."""

from __future__ import annotations

import re

from sayso.comparing.positions.matter import speaks_of
from sayso.comparing.positions.stances import BODIES, thing_of
from sayso.comparing.positions.turns import ANY, LAND, Turn, lands_of, listed, told_by_another, words_of
from sayso.comparing.statements.mentions import Mention, capitals
from sayso.comparing.statements.sameness import COMMON, Pair, content, match, timely
from sayso.comparing.statements.statements import Sheet, Statement, sheet
from sayso.comparing.statements.words import is_person, kinds_among, kinds_of, questions


def places(pair: Pair) -> frozenset[str]:
    """The words for where something is said or done; not of whom it is towards, *will not sit down with Cairo*."""
    return frozenset(
        w.lower()
        for t in (pair.a.told, pair.b.told)
        for p in t.extract.places
        if p.part == "text" and _WHERE.search(t.extract.text, max(0, p.start - 9), p.start) is not None
        for w in p.text.split()
    )


_WHERE = re.compile(r"\b(?:in|at|near|from|off) (?:the )?$", re.I)


def alike(mine: frozenset[str], yours: frozenset[str]) -> frozenset[str]:
    """The words that both have, by how they begin, or the kinds of which both have one."""
    left, right = ({w[:5] for w in each - COMMON} for each in (mine, yours))
    return frozenset(left & right) or kinds_among(mine) & kinds_among(yours)


def one_party(pair: Pair, a: Turn, b: Turn) -> bool:
    """Whether both are of one party: by a name that is no place of the matter, by the state for which it speaks, by an
    office in one town, or by its noun and what stands before it.
    """
    if a.by_another or b.by_another or _parts_apart(a, b) or _of_one_family(a, b):
        return False
    mine, yours = _lands(a), _lands(b)
    if bool(mine) is not bool(yours) and _seat(a) and _seat(b) and not (mine or _seat(a)) & (yours or _seat(b)):
        # *its interior minister said in Rome*, *the interior minister said in Valletta*
        return False
    if mine and yours:
        if mine.isdisjoint(yours):
            return False
        if _for_the_state(a) and _for_the_state(b):
            return True
    names = capitals(pair.a.told) & capitals(pair.b.told) - places(pair)
    common = frozenset(w for w in a.party & b.party if not w.startswith(LAND))
    m, n = a.statement.subject, b.statement.subject
    if common & names:
        return (
            m is None
            or n is None
            or m.pronoun
            or n.pronoun
            or match(m, n) >= 0
            or bool(a.statement.sources and b.statement.sources)
        )
    if (
        m is not None
        and n is not None
        and m.head in BODIES
        and m.definite
        and n.definite
        and match(m, n) >= 1
        and not _called_otherwise(pair, a, b)
    ):
        return True
    if len(common - ANY - places(pair)) >= 1 and (len(common) >= 2 or (common & BODIES and _one_seat(pair))):
        return True
    if _one_person(a, b) and (_one_seat(pair) or (_no_seat(pair) and len(alike(a.matter, b.matter)) > 1)):
        return True
    # *the mayor* of one town, *the interior minister* who speaks in one capital
    return (bool(common & _ONE_OF) or _one_office(a, b)) and _one_seat(pair)


def _called_otherwise(pair: Pair, a: Turn, b: Turn) -> bool:
    """Whether each has a name, and none in common: *the Peasant Party*, *his party* of the Labour Party's chairman."""
    where = places(pair) | BODIES | ANY
    mine, yours = a.party & capitals(pair.a.told) - where, b.party & capitals(pair.b.told) - where
    return bool(mine) and bool(yours) and mine.isdisjoint(yours)


def _one_person(a: Turn, b: Turn) -> bool:
    """Whether both are of one person by the same noun, who speaks for himself: *the champion*, *the tenor*."""
    mine, yours = _persons(a), _persons(b)
    return bool(mine & yours)


def _persons(x: Turn) -> frozenset[str]:
    s = x.statement
    found = {m.head for m in s.participants if m.definite and is_person(m.head) and m.argument.role == "subject"}
    spoken = {source.text.lower().removeprefix("the ") for source in s.sources}
    return frozenset((found if spoken <= {"he", "she"} else spoken) & x.party) - (ANY - _OF_ONE) - _OF_MANY


_OF_ONE = frozenset({"general", "captain", "commander"})
#: persons of whom there are many, or who speak for others
_OF_MANY = frozenset(
    "man woman boy girl person people official spokesman spokeswoman analyst expert witness resident worker farmer "
    "lawyer driver fisherman villager soldier policeman officer guard neighbour doctor reporter".split()
)


def _one_office(a: Turn, b: Turn) -> bool:
    """Whether both are on the word of one office in the same words: *the dean*; not *its chairman*."""
    mine, yours = ({x.text.lower() for x in c.statement.sources} for c in (a, b))
    return any(text.startswith("the ") for text in mine & yours)


def _of_one_family(a: Turn, b: Turn) -> bool:
    """Whether two persons speak who have a family name in common: *Georg Pichler*, *Anton Pichler*."""
    mine, yours = (
        {last: first for x in c.statement.sources for first, last in _FULL_NAME.findall(x.text)} for c in (a, b)
    )
    return any(mine[last] != yours[last] for last in mine.keys() & yours.keys())


_FULL_NAME = re.compile(r"\b([A-Z][\w-]+) ([A-Z][\w-]+)$")
#: offices of which a town, diocese or state has one
_ONE_OF = frozenset(
    "mayor premier president bishop archbishop governor chancellor king queen abbot rector pope prince emir sheikh "
    "patriarch sultan chairman director bank governor".split()
)


def _lands(turn: Turn) -> frozenset[str]:
    return frozenset(w for w in turn.party if w.startswith(LAND))


def _seat(turn: Turn) -> frozenset[str]:
    """The countries of the towns in which somebody of a state speaks."""
    if turn.party.isdisjoint(listed("state")):
        return frozenset()
    told, (start, end) = turn.statement.told, turn.statement.told.extract.sentences[max(turn.statement.sentence, 0)]
    return frozenset(
        f"{LAND}{p.place.country}"
        for p in told.places_at["text"].meeting(start, end)
        if p.place is not None and p.place.feature == "settlement" and p.place.country
        if _WHERE.search(told.extract.text, max(0, p.start - 9), p.start) is not None
    )


def _for_the_state(turn: Turn) -> bool:
    """Whether nobody but a state and those who speak for it is named: *Oslo*, *the Norwegian fisheries minister*."""
    rest = {w for w in turn.party if not w.startswith(LAND) and w not in ANY and w not in listed("state")}
    told = turn.statement.told
    spoken = {w.lower() for p in told.extract.places for w in p.text.split()} | capitals(told)
    office = bool(turn.party & listed("state"))
    return rest <= spoken or office


def _parts_apart(a: Turn, b: Turn) -> bool:
    """Whether one is a part of the party, or who was of it: *its youth wing*, *the airline's pilots*."""
    if a.party.isdisjoint(listed("branch")) != b.party.isdisjoint(listed("branch")):
        return True
    return _its_men(a.statement.subject, b.statement.subject) or _its_men(b.statement.subject, a.statement.subject)


def _its_men(m: Mention | None, whole: Mention | None) -> bool:
    """Whether the one is of many persons who belong to the other and do not lead it."""
    if m is None or whole is None or whole.pronoun:
        return False
    found = _WHOSE.search(m.text)
    if found is None or found[1].lower() != whole.text.split()[-1].lower():
        return False
    return is_person(m.head) and found[2].lower() not in _LEADING


_WHOSE = re.compile(r"\b([\w-]+)['’]s? (?:[\w-]+ )?([\w-]+s)$")
#: persons who speak for what they are of
_LEADING = frozenset(
    "leaders chiefs heads directors managers owners bosses executives ministers negotiators envoys delegates lawyers "
    "spokesmen officials trustees governors elders bishops generals commanders".split()
)


def _one_seat(pair: Pair) -> bool:
    """Whether both reports name one town or land, and neither another that the other does not."""
    mine, yours = ({p.place.id for p in t.extract.places if p.place is not None} for t in (pair.a.told, pair.b.told))
    return bool(mine & yours) and (mine <= yours or yours <= mine)


def _no_seat(pair: Pair) -> bool:
    """Whether one of the reports names no town or land at all."""
    return any(all(p.place is None for p in t.extract.places) for t in (pair.a.told, pair.b.told))


#: what somebody may be against who is for the thing itself
_ENDING = frozenset(
    "close closing closure end ending ban abolition sale demolition cut withdrawal removal repeal loss "
    "destruction scrapping "
    "relocation eviction deportation privatisation privatization dismissal expulsion".split()
)


_STEMS = frozenset(w[:5] for w in _ENDING)


def _ended(turn: Turn) -> frozenset[str]:
    offered = "for sale" in turn.statement.labels
    return frozenset(w for w in turn.matter if w[:5] in _STEMS and not (offered and w == "sale"))


def sides_apart(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether two stances are surely not of one side on one matter: of two states, told by an opponent, of a part of a
    party; or towards others, of whom the other report does not speak (*the miners*, *the teachers*).
    """
    if told_by_another(a) or told_by_another(b) or _the_other_side_of(a, b):
        return True
    mine, yours = lands_of(a), lands_of(b)
    if (mine and yours and mine.isdisjoint(yours)) or towards_others(pair, _about(a), _about(b)):
        return True
    return any(
        m.argument.role == n.argument.role
        and m.argument.role != "subject"
        and ((is_person(m.head) and is_person(n.head)) or (_named(pair.a, m) and _named(pair.b, n)))
        and m.head[:5] not in pair.b.told.lower
        and n.head[:5] not in pair.a.told.lower
        and not kinds_of(m.head) & kinds_of(n.head) - {"person"}
        for m in _towards(a)
        for n in _towards(b)
    )


def towards_others(pair: Pair, mine: frozenset[str], yours: frozenset[str]) -> bool:
    """Whether each is about persons, or somebody or something by name, of whom the other report does not speak."""
    where = places(pair)
    for known in (_a_person, _a_name):
        left = {w for w in mine - where if known(w, pair.a) and w[:5] not in pair.b.told.lower}
        right = {w for w in yours - where if known(w, pair.b) and w[:5] not in pair.a.told.lower}
        if left and right and not kinds_among(frozenset(left)) & kinds_among(frozenset(right)) - {"person"}:
            return True
    return False


def _a_person(word: str, of: Sheet) -> bool:
    return is_person(word) and word not in _ANYBODY


_ANYBODY = frozenset("everybody everyone nobody anybody anyone somebody someone people person voluntary adult".split())


def _a_name(word: str, of: Sheet) -> bool:
    return word in of.capitals


def _about(s: Statement) -> frozenset[str]:
    """The words of a stance and of what hangs on it, but for its subject and who says it."""
    who = frozenset(s.subject.words if s.subject is not None else ()) | {w for x in s.sources for w in words_of(x.text)}
    held = [s, *(t for t in sheet(s.told).of_sentence(s.sentence) if t.index != s.index and _hangs(t, s))]
    return frozenset(w for t in held for w in content(t)) - who


def _the_other_side_of(a: Statement, b: Statement) -> bool:
    """Whether one is of the time before what the other is of the time after: *before the census*, *after the
    census*.
    """
    mine, yours = _when(a), _when(b)
    return any((("before" if way == "after" else "after"), what) in yours for way, what in mine) and not mine & yours


def _when(s: Statement) -> frozenset[tuple[str, str]]:
    start, end = s.told.extract.sentences[max(s.sentence, 0)]
    return frozenset((w.lower(), n.lower()) for w, n in _SIDES.findall(s.told.extract.text[start:end]))


_SIDES = re.compile(r"\b(before|after) (?:the |an? |any |its )?([a-z]+)", re.I)


def another_offer(a: Statement, b: Statement) -> bool:
    """Whether two deeds answer two offers: *rejected the offer*, *accepted the new offer*."""
    past = any(s.clause.tense in ("past", "perfect", "pluperfect") for s in (a, b))
    mine, yours = (_NEW.isdisjoint(s.clause.text.lower().split()) for s in (a, b))
    return past and mine != yours


_NEW = frozenset("new revised improved second third fresh latest amended better higher".split())


def _named(of: Sheet, m: Mention) -> bool:
    return bool(m.names) and m.head in m.names and m.head not in _spoken_places(of)


def _spoken_places(of: Sheet) -> frozenset[str]:
    return frozenset(w.lower() for p in of.told.extract.places for w in p.text.split())


def _towards(s: Statement) -> list[Mention]:
    """Whom or what a stance and what hangs on it are towards."""
    held = [s, *(t for t in sheet(s.told).of_sentence(s.sentence) if t.index != s.index and _hangs(t, s))]
    return [m for t in held for m in (*t.participants, *t.others) if not (m.pronoun or timely(m))]


def _hangs(t: Statement, s: Statement) -> bool:
    return t.clause.kind in ("infinitive", "complement", "participle") and t.clause.above == s.index


def other_things(pair: Pair, a: Turn, b: Turn) -> bool:
    """Whether each says what it is for or against, of which the other report does not speak: *a toll*, *a tunnel*."""
    m, n = _thing(a.statement), _thing(b.statement)
    for x in (m, a.statement.subject):
        for y in (n, b.statement.subject):
            if x is not None and y is not None and x.head == y.head and x.definite and y.definite and match(x, y) < 1:
                left, right = frozenset(x.words) - frozenset(y.words), frozenset(y.words) - frozenset(x.words)
                if left and right and not kinds_among(left) & kinds_among(right):
                    # *the beer tax*, *the wine tax*
                    return True
    who, whom = a.statement.subject, b.statement.subject
    if (
        who is not None
        and whom is not None
        and match(who, whom) >= 1
        and not {who.head, whom.head} & {w.removesuffix("s") for w in a.party | b.party}
        and not (m is not None and n is not None and m.argument.role == n.argument.role == "object")
    ):
        # *the fleet will stay in port*, *the fleet may hunt seals*
        return False
    if (
        m is None
        or n is None
        or m.pronoun
        or n.pronoun
        or match(m, n) > 0.5
        or _VOID & {m.head, n.head}
        or kinds_of(m.head) & kinds_of(n.head)
        or m.text.lower().startswith("none of")
        or n.text.lower().startswith("none of")
    ):
        return False
    return not speaks_of(pair.b.told.lower, m.head) and not speaks_of(pair.a.told.lower, n.head)


#: what stands for no thing: *sees nothing wrong*, *takes no part*
_VOID = frozenset(
    "none nobody anybody anyone dollar euro pound crown franc mark yen peso rupee million nothing "
    "anything something need reason part case sense use point harm objection way".split()
)


def _thing(s: Statement) -> Mention | None:
    found = thing_of(s) or (s.subject if s.clause.passive else None)
    return found or next(
        (m for m in s.others if m.argument.role in ("for", "against", "object") and not timely(m)), None
    )


def turned_about(a: Turn, b: Turn) -> bool:
    """Whether the matter is told the other way round: *against the closing*, *for keeping it open*."""
    if a.sign == b.sign or (a.way and b.way):
        return False
    if bool(_ended(a)) != bool(_ended(b)):
        return True
    mine, yours = questions(frozenset(a.matter)), questions(frozenset(b.matter))
    return any(q == r and x != y for q, x in mine for r, y in yours)
