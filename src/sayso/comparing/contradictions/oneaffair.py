"""Whether two answers in short reports are of one thing in one happening, as far as the reports tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.comparing.contradictions.answers import OF_THE_WHOLE, Answer
from sayso.comparing.contradictions.apart import for_others, other_objects, relatives, told_apart
from sayso.comparing.contradictions.asserted import ANYBODY
from sayso.comparing.contradictions.beside import beside, beside_each_other, spots_apart
from sayso.comparing.contradictions.howmany import NEXT
from sayso.comparing.contradictions.namesakes import namesakes
from sayso.comparing.contradictions.ofwhat import GROUPS, of_persons
from sayso.comparing.contradictions.onetime import COMPANY, ENDS, LATER, SOON, meet
from sayso.comparing.contradictions.opposites import changed
from sayso.comparing.figures.affairs import of_another, rivals
from sayso.comparing.statements.mentions import ANOTHER, Mention, capitals
from sayso.comparing.statements.sameness import COMMON, Pair, before_and_after, coverage, match, timely
from sayso.comparing.statements.statements import Sheet, Statement, sheet
from sayso.comparing.statements.things import day_near, doer, mentions, one_of_several, other_moments
from sayso.comparing.statements.words import (
    LIGHT,
    contrast,
    is_class,
    is_person,
    kinds_among,
    kinds_of,
)
from sayso.comparing.told import Told
from sayso.model import Place

#: what two reports must have in common to tell of one happening: uncommon words, names counting twice, one day counting
#: for two; by the stories of the tests
KIN = 4


#: uncommon words, counted as for ``KIN``, that two reports share who put such an answer of different nouns
KIN_OF_THE_WHOLE = 5


def of_one_affair(pair: Pair, x: Answer, y: Answer) -> bool:
    """Whether two answers in short reports are of one thing in one happening, as far as the reports tell."""
    a, b = x.statement, y.statement
    kin = _kin(pair, a, b) + _named_alike(x, y)
    if x.question == COMPANY:
        # *was alone on board*, *the student in the seat behind him*
        if beside_each_other(a, b):
            return False
        return kin >= KIN_OF_THE_WHOLE and not _told_apart(x, y) and not namesakes(pair.a.told, pair.b.told)
    if kin < KIN or not (_one_thing(pair, x, y) or (x.question in OF_THE_WHOLE and _whole(x, y, kin))):
        return False
    if (
        _told_apart(x, y)
        or for_others(a, b)
        or other_moments(a, b)
        or before_and_after(a, b)
        or namesakes(pair.a.told, pair.b.told)
        or _strangers(pair, x, y)
        or beside_each_other(a, b)
    ):
        return False
    if (x.question != "depart" and of_another(a, b)) or _named_apart(pair, x, y) or spots_apart(pair, a, b):
        return False
    if x.question == "not talk" and _other_persons(pair, a.subject, b.subject):
        return False
    if _persons_apart(pair, a, b):
        return False
    m, n = x.thing, y.thing
    if (
        m is not None
        and n is not None
        and m.head != n.head
        and (any(beside(m, each) for each in mentions(b)) or any(beside(n, each) for each in mentions(a)))
    ):
        # *the inn on the pass*, *traffic over the pass*
        return False
    if _other_goals(x, y):
        return False
    if x.question in _DECIDED and _other_matters(pair, a, b):
        return False
    if other_objects(a, b, frozenset({x.answer, y.answer})) and x.question == "hold off":
        return False
    if x.question == "not sign" and one_of_several(a, b):
        return False
    nobody = (
        x.question in ("hurt", "kill")
        and any(t is not None and _is_nobody(t) for t in (x.thing, y.thing))
        and kin >= KIN_OF_THE_WHOLE
    )
    if x.answer == y.answer and not nobody and coverage(a, b) < (COVERAGE if is_class(x.answer) else WORD_COVERAGE):
        return False
    if told_apart(a, b, frozenset({x.answer, y.answer})):
        return False
    if m is not None and n is not None and m.names & n.names and match(m, n) >= 1:
        return True
    return x.question in OF_THE_WHOLE or x.question == "acquit" or not rivals(a, b)


#: share of the words of the poorer clause that the other has too, where one denies what the other says: in words of one
#: class, or in one word
COVERAGE, WORD_COVERAGE = 0.34, 0.5


def _named_alike(x: Answer, y: Answer) -> bool:
    """Whether what they tell of has one name."""
    a, b = x.statement, y.statement
    m, n = x.thing, y.thing
    if m is None or n is None:
        return False
    if m.head.lower() in _EVERYBODY | _SHARES and n.head.lower() in _EVERYBODY | _SHARES:
        # *all who sailed in the Marlin*, *the greater part of those who sailed in the Marlin*
        return not _capitals_of(a).isdisjoint(_capitals_of(b))
    return bool(m.names & n.names)


_EVERYBODY = frozenset({"all", "everybody", "everyone", "nobody", "none"})


def _capitals_of(s: Statement) -> frozenset[str]:
    start, end = s.told.extract.sentences[max(s.sentence, 0)]
    return (frozenset(re.findall(r"[a-z]+", s.told.extract.text[start:end].lower())) & capitals(s.told)) - COMMON


def _kin(pair: Pair, a: Statement, b: Statement) -> int:
    """How much the reports have in common that tells of one happening; 0 where they are too far apart in time."""
    first, second = day_near(a), day_near(b)
    day = first is not None and second is not None and first.first == first.last and meet(pair, first, second)
    names = (pair.a.capitals & pair.b.capitals) - COMMON
    words = (pair.a.words & pair.b.words) - COMMON
    dated = pair.a.told.day is not None and pair.b.told.day is not None
    if not (names or day) or not dated or pair.days > (LATER if day else SOON):
        return 0
    return len(words | names) + len(names) + 2 * day


def _named_apart(pair: Pair, x: Answer, y: Answer) -> bool:
    """Whether what befalls, or who does it, has a name in each that the other report does not know."""
    a, b = x.statement, y.statement
    first, *others = (x.thing, y.thing), (doer(a), doer(b)), (a.subject, b.subject)
    # *the Danish flagship* is neither another nor the same as *Admiral Krag*
    for m, n in (first, *((m, n) for m, n in others if m is None or n is None or m.person is n.person)):
        if m is not None and n is not None and _unknown(m, pair.b.told) and _unknown(n, pair.a.told):
            return True
    m, n = x.thing, y.thing
    if m is not None and n is not None and (m.pronoun or n.pronoun or m.names & n.names):
        return False
    mine_, yours_ = (
        [o for o in (*s.participants, *s.others) if o.argument.role in ("subject", "object") and o.head in o.names]
        for s in (a, b)
    )
    if any(_unknown(o, pair.b.told) for o in mine_) and any(_unknown(o, pair.a.told) for o in yours_):
        return True
    mine, yours = (
        frozenset(w for w in s.clause.words if w in capitals(s.told)) - _placed(s.told) - COMMON for s in (a, b)
    )
    return any(w not in pair.b.told.lower for w in mine) and any(w not in pair.a.told.lower for w in yours)


def _placed(told: Told) -> frozenset[str]:
    return frozenset(w.lower() for p in told.extract.places for w in p.text.split())


def _unknown(m: Mention, told: Told) -> bool:
    return any(n.removesuffix("s") not in told.lower for n in m.names)


#: questions of decisions, for which it matters what was decided on
_DECIDED = frozenset({"pass", "accept", "vote against", "in force"})


#: nouns for what is decided on, whatever it is
_ANY_MATTER = frozenset(
    "request plan bill motion proposal offer scheme measure deal decision question vote ballot majority member meeting "
    "sitting session ruling move idea text paper draft resolution amendment article project application appeal".split()
)


def _other_matters(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether each decides on something that the other report does not speak of: *voted to strike*, *voted against the
    roster*.
    """
    mine, yours = _matter(a), _matter(b)
    if mine is None or yours is None:
        return False
    return any(not _speaks_of(w, pair.b) for w in mine) and any(not _speaks_of(w, pair.a) for w in yours)


def _other_goals(x: Answer, y: Answer) -> bool:
    """Whether both name where from or where to, and not the same: *left Seville for Rome*, *left Rome for Seville*."""
    mine, yours = _ends(x.statement), _ends(y.statement)
    return any(
        mine[way] and yours[way] and not any(_one_end(p, q) for p in mine[way] for q in yours[way])
        for way in ("from", "to")
    )


_FROM_OR_TO = re.compile(
    r"\b(from|left|leave|leaving|departed|for|to|in|at|into|reach\w*)(?: the)?(?: [a-z]+ of)? $", re.I
)


def _ends(s: Statement) -> dict[str, list[Place]]:
    """The places where from and where to."""
    found: dict[str, list[Place]] = {"from": [], "to": []}
    text = s.told.extract.text if s.clause.part == "text" else s.told.extract.title
    for p in s.told.places_at[s.clause.part].meeting(s.clause.start, s.clause.end):
        before = _FROM_OR_TO.search(text[max(0, p.start - 24) : p.start])
        if p.kind == "literal" and before is not None:
            found["from" if before[1].lower() in ("from", "left", "leave", "leaving", "departed") else "to"].append(p)
    return found


def _one_end(p: Place, q: Place) -> bool:
    if p.text.lower() == q.text.lower() or p.place is None or q.place is None or p.place.id == q.place.id:
        return True
    whole = {p.place.feature, q.place.feature} - {"settlement"}
    return bool(whole) and p.place.country == q.place.country


def _matter(s: Statement) -> frozenset[str] | None:
    """The nouns of what is decided on; None where a pronoun stands for it."""
    who = doer(s)
    below = list(_below(s))
    held = [m for t in (s, *below) for m in (*t.participants, *t.others) if m is not who and not timely(m)]
    if any(m.pronoun and m.argument.role in ("object", "subject", "for", "against", "on") for m in held):
        return None
    found = {w for m in held if m.argument.role not in ("adverb", "in", "at", "by", "with") for w in m.words}
    if not any(m.argument.role == "object" for t in below for m in (*t.participants, *t.others)):
        found |= {t.clause.predicate.split()[0] for t in below if t.clause.predicate}
    return frozenset(w for w in found if w not in _ANY_MATTER and w not in COMMON and w not in LIGHT and w.isalpha())


def _below(s: Statement) -> Iterator[Statement]:
    """What hangs on it that is not told as done: *voted to let them go*, *against letting them go*."""
    for at, clause in s.told.below.get(s.index, ()):
        if clause.tense == "none":
            below = sheet(s.told).statements[at]
            yield below
            yield from _below(below)


def _speaks_of(word: str, of: Sheet) -> bool:
    return word[:6] in of.told.lower or bool(kinds_of(word) & kinds_among(of.words))


def _told_apart(x: Answer, y: Answer) -> bool:
    """Whether words tell the one from the other, those of the sentence before too where a pronoun stands for it."""
    a, b = x.statement, y.statement
    mine, yours = _words(a), _words(b)
    if {x.answer, y.answer} & ENDS:
        # lost in the morning, in port by the evening
        mine, yours = mine - _PARTS_OF_DAY, yours - _PARTS_OF_DAY
    if NEXT.isdisjoint(a.clause.text.lower().split()) != NEXT.isdisjoint(b.clause.text.lower().split()) and (
        _another(a, mine) or _another(b, yours) or "other" not in mine | yours
    ):
        return True
    if any(
        (" this time" in f" {s.clause.text.lower()}") != (" this time" in f" {t.clause.text.lower()}")
        for s, t in ((a, b),)
    ):
        return True
    if x.question in ("close", "accept") and (changed(a) or changed(b)):
        return True
    return contrast(mine, yours) or _another(a, mine) != _another(b, yours)


_PARTS_OF_DAY = frozenset("morning noon midday afternoon evening night day".split())


def _another(s: Statement, words: set[str]) -> bool:
    """Whether it is of another than the one spoken of; *on any other day* is of no other."""
    return not ANOTHER.isdisjoint(words) and _NO_OTHER.search(s.clause.text) is None


_NO_OTHER = re.compile(r"\b(?:any|no|each|every|the) other\b|\bone another\b|\bother (?:day|time|night|year)", re.I)


def _words(s: Statement) -> set[str]:
    found = set(s.clause.words)
    elsewhere = any(m.pronoun or m.guessed or m.text.lower().startswith(_OWN) for m in s.participants)
    there = _THERE.search(s.clause.text) is not None
    if elsewhere or there or s.classes & {"hurt", "kill"}:
        for number in (s.sentence - 1, *([s.sentence] if there else [])):
            for t in sheet(s.told).of_sentence(number):
                found.update(t.clause.words)
    return found


#: that a clause is of the spot that the words before name
_THERE = re.compile(r"^where\b|\bthere (?!(?:is|are|was|were|had been|has been|have been)\b)", re.I)
_OWN = ("its ", "his ", "her ", "their ")


def _other_persons(pair: Pair, m: Mention | None, n: Mention | None) -> bool:
    """Whether both are persons by an office of which the other report knows nothing: *the bishop*, *the abbot*."""
    if m is None or n is None or not (m.definite and n.definite) or m.head == n.head or m.names & n.names:
        return False
    if not (is_person(m.head) and is_person(n.head)) or kinds_of(m.head) & kinds_of(n.head):
        return False
    return m.head not in pair.b.told.lower and n.head not in pair.a.told.lower


def _persons_apart(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether each tells of persons by their trade of whom the other report knows nothing: *the pilots accepted it*,
    *the offer made to the cabin crew*.
    """
    mine, yours = _persons(a), _persons(b)
    return (
        bool(mine) and bool(yours)
        and not any(_known(m, pair.b.told) for m in mine) and not any(_known(n, pair.a.told) for n in yours)
    )  # fmt: skip


#: persons who are there whatever happens
_ONLOOKERS = frozenset(
    "people spectator visitor onlooker organiser organizer rescuer engineer inspector fireman".split()
)


def _persons(s: Statement) -> list[Mention]:
    of = sheet(s.told)
    # not who says it: *the skipper said*, *the harbour master said*
    told = [t for t in of.of_sentence(s.sentence) if t is s or t.index == s.index or not t.classes & {"say"}]
    if any(m.pronoun or m.guessed for m in (*s.participants, *s.others)):
        told = [*told, *of.of_sentence(s.sentence - 1)]
    return [
        m
        for t in told
        for m in (*t.participants, *t.others)
        if (is_person(m.head) or m.head in GROUPS) and not m.pronoun and m.head not in m.names | m.called | _ONLOOKERS
    ]


def _known(m: Mention, told: Told) -> bool:
    """Whether a report speaks of such persons: by the beginning of the noun (*councillors*, *council*) or its kind."""
    return m.head[:6] in told.lower or any(kinds_of(m.head) & kinds_of(head) for head in _heads(told))


def _one_thing(pair: Pair, x: Answer, y: Answer) -> bool:
    """Whether what the one tells of may be what the other tells of."""
    m, n = x.thing, y.thing
    if m is None or n is None:
        return True
    if x.question == "kill" and x.answer != y.answer and _of_all(x) != _of_all(y):
        # *everybody on board is safe*, *more than forty passengers drowned*
        lost = n if _of_all(x) else m
        return of_persons(lost) or lost.head in _SHARES
    if _is_nobody(m) != _is_nobody(n):
        # *nobody was hurt*, *three skaters were injured*
        return x.question in ("hurt", "kill") or of_persons(n if _is_nobody(m) else m)
    if "nothing" in (m.head, n.head):
        return False
    if m.pronoun or n.pronoun:
        return _may_be(m, n, pair.b.told) if n.pronoun else _may_be(n, m, pair.a.told)
    if some_of(m) != some_of(n) or _part_of(m, n) or _part_of(n, m) or relatives(m, n) or beside(m, n) or beside(n, m):
        return False
    if (m.head in GROUPS) != (n.head in GROUPS):
        return False
    found = _alike(m, n)
    if found >= 0.7 or (
        _MATTERS & kinds_among(frozenset(m.words)) and _MATTERS & kinds_among(frozenset(n.words)) and found >= 0
    ):
        return True
    if found < 0 or of_persons(m) != of_persons(n):
        return False
    return _stands_for(m, n, pair.a.told) or _stands_for(n, m, pair.b.told)


#: nouns for some of many: *the greater part of those on board*
_SHARES = frozenset(
    {"part", "most", "majority", "half", "many", "number", "those", "third", "quarter", "bulk", "dozen"}
)
#: kinds of nouns that go for one another: *the talks ended without result*, *put their names to a treaty*
_MATTERS = frozenset({"talks", "deal"})


def _whole(x: Answer, y: Answer, kin: int) -> bool:
    """Whether an answer may be of the happening as a whole: nothing tells two things apart, and much is in common."""
    a, b = x.statement, y.statement
    m, n = x.thing, y.thing
    if m is None or n is None:
        return True
    for name, pronoun, told in ((m, n, b.told), (n, m, a.told)):
        if pronoun.pronoun and not name.pronoun and name.marks and not all(w in told.lower for w in name.marks):
            # *passed it*, *the fishing bill*
            return False
    if m.head != n.head and m.head in _LINES and n.head in _LINES:
        # *the goods train did not run*, *the trams ran*
        return False
    if x.question == "not sign" and (_other_paper(m, b.told) or _other_paper(n, a.told)):
        return False
    if some_of(m) != some_of(n) or kin < KIN_OF_THE_WHOLE or beside(m, n) or beside(n, m):
        return False
    if m.head == n.head and m.marks and n.marks and not m.marks & n.marks:
        # *a herring treaty*, *a timber treaty*
        return False
    found = 1.0 if m.pronoun or n.pronoun else _alike(m, n)
    return found >= 0.4 or (found >= 0 and (x.question in _DECIDED | _OF_ALL or _one_name(a, b)))


def _alike(m: Mention, n: Mention) -> float:
    """How far two mentions may name the same; *the treaty in Bergen* may be *the treaty between Norway and Iceland*."""
    found = match(m, n)
    if found < 0 and m.head == n.head and (" between " in m.text) != (" between " in n.text):
        return 0.5 if m.marks and n.marks and not m.marks & n.marks else 1.0
    return found


_LINES = frozenset(
    "tram bus train ferry lorry truck taxi metro underground subway coach plane flight boat express".split()
)


def _other_paper(m: Mention, told: Told) -> bool:
    """Whether it is what one may sign, of which the other report knows nothing: *the petition*."""
    if (
        m.argument.role != "object"
        or m.pronoun
        or is_person(m.head)
        or m.head in m.names
        or not m.definite
        or m.head in ("nothing", "none")
    ):
        return False
    return not kinds_of(m.head) & _MATTERS and m.head not in told.lower


#: questions of one building, road or place
_OF_A_PLACE = frozenset({"empty", "close", "burn", "dry", "dark"})


def _strangers(pair: Pair, x: Answer, y: Answer) -> bool:
    """Whether of two buildings or the like neither is known to the other report: *the opera house*, *the theatre*."""
    m, n = x.thing, y.thing
    if x.question not in _OF_A_PLACE or m is None or n is None or not (m.definite and n.definite):
        return False
    return match(m, n) < 0.7 and m.head not in pair.b.told.lower and n.head not in pair.a.told.lower


#: questions to which the nouns matter least: *no tram left*, *the drivers worked*
_OF_ALL = frozenset({"strike", "not sign", "cut supply"})


def _one_name(a: Statement, b: Statement) -> bool:
    """Whether both clauses have a name in common that is not the name of a day: *through Verkhny Lars*."""
    return bool(set(a.clause.words) & set(b.clause.words) & capitals(a.told) & capitals(b.told) - COMMON)


def _may_be(m: Mention, pronoun: Mention, told: Told) -> bool:
    """Whether a pronoun of a report may be of what the other names: the report knows it too."""
    if m.pronoun:
        return False
    if pronoun.head in ("he", "him", "she", "her") and not m.person:
        return False
    if m.names:
        return any(n in told.lower for n in m.names)
    if any(w not in told.lower for w in m.marks) and m.head in told.lower:
        # *passed it*, *the fishing bill*
        return False
    return any(m.head == head or kinds_of(m.head) & kinds_of(head) for head in _heads(told))


def _heads(told: Told) -> set[str]:
    return {a.head for c in told.extract.clauses for a in c.arguments}


def _of_all(x: Answer) -> bool:
    """Whether it says of all persons that they live: *everybody on board is safe*, *all passengers were saved*."""
    return x.answer != "kill" and not x.negative and x.statement.scope == "all"


def _is_nobody(m: Mention) -> bool:
    return m.head in (*ANYBODY, "anybody", "anyone") and m.text.lower().startswith(
        ("nobody", "no one", "no-one", "anybody", "anyone")
    )


def _part_of(m: Mention, n: Mention) -> bool:
    """Whether the one is only told by the name of the other: *a lifeboat of the ferry Korcula*, *the ferry Korcula*."""
    if m.head in ("body", "remains", "corpse"):
        return False
    before, of, behind = m.text.partition(" of ")
    if of and n.head in behind.lower().split() and m.head != n.head and is_person(m.head) and is_person(n.head):
        # *the driver of the treasurer*, *the treasurer*
        return m.head not in n.words
    named = bool(of) and any(w in behind.lower() for w in m.names & n.names)
    own = any(w in before.lower() for w in m.names & n.names)
    return named and not own and " of " not in n.text and not kinds_of(m.head) & kinds_of(n.head) and m.head != n.head


def _stands_for(noun: Mention, name: Mention, told: Told) -> bool:
    """Whether a definite noun without a name may be of what the other names and its own report names too."""
    named = name.head in name.names or bool(name.called)
    return noun.definite and not noun.names and named and all(n in told.lower for n in name.names)


#: how phrases begin that are of some of many
_PARTS = (
    "some ", "several ", "another ", "other ", "most ", "many ", "half ", "the rest", "one of", "part of",
    "parts of", "a few ", "dozens ", "hundreds ", "the other", "a second", "a third", "two ", "three ",
    "four ", "five ", "six ", "seven ", "eight ", "nine ", "ten ",
)  # fmt: skip


def some_of(m: Mention) -> str:
    """How a phrase begins that is of some of many; empty where it is of one or of all."""
    low = m.text.lower()
    if timely(m):
        # *nine days of talks*
        return ""
    if low[:1].isdigit():
        return low.split()[0]
    return next((p for p in _PARTS if low.startswith(p)), "")
