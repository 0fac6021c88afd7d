"""Two asserted contents about the same point that cannot both be true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import cos, hypot, radians

from sayso.comparing.apart import other_company, other_objects, told_apart
from sayso.comparing.contests import outcome, won_and_lost
from sayso.comparing.hits import Hit, dated, quoted
from sayso.comparing.mentions import ANOTHER, Mention
from sayso.comparing.noneof import none_but_some, none_of_its_own, one_day
from sayso.comparing.once import two_days
from sayso.comparing.rooms import called_off_and_held, empty_and_peopled, peopled
from sayso.comparing.sameness import (
    LONG,
    Likeness,
    Pair,
    content,
    cover,
    coverage,
    match,
    own_words,
    surely_one,
    timely,
)
from sayso.comparing.slots import another_doer, elsewhere_then, other_cause, there_and_not, with_and_without
from sayso.comparing.stakes import leaning, stake
from sayso.comparing.statements import BY_SUBJECT, Statement, sheet
from sayso.comparing.things import (
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
from sayso.comparing.uses import Use
from sayso.comparing.when import Days
from sayso.comparing.words import contrast, is_person, nature
from sayso.model import Entry, Severity

#: share of the words of the poorer clause that the other has too, the predicates left aside; from the development
#: stories
COVERAGE = 0.5
#: days between two reports within which they may tell of one contest
CONTEST_DAYS = 5


def contradictions(pair: Pair) -> Iterator[Hit]:
    """Two asserted contents about the same point that cannot both be true.

    What is over and done cannot change, whichever report is later; what can change contradicts only for the same time.
    Opposed parties who each have one report for their side differ (``caution``).
    """
    if pair.apart:
        return
    for a, b, like in pair.couples(Use.OPPOSITES):
        if "none" in (a.scope, b.scope) and (_nobody(a, b, like) or _nobody(b, a, like)):
            score = len(like.shared) + 1.0
            yield Hit("contradiction", _severity(a, b), a.evidence, b.evidence, _message(pair, a, b), score)
    for a, b, like in pair.close(Use.OPPOSITES):
        if not (asserted(a) and asserted(b)):
            continue
        if ANOTHER.isdisjoint(a.clause.words) != ANOTHER.isdisjoint(b.clause.words):
            continue
        if "none" in (a.scope, b.scope) and (_nobody(a, b, like) or _nobody(b, a, like)):
            continue
        if surely_one(pair, a, b, like) and any(rule(pair, a, b, like) for rule in _RULES):
            score = len(like.shared) + max(like.theme, 0)
            yield Hit("contradiction", _severity(a, b), a.evidence, b.evidence, _message(pair, a, b), score)


def asserted(s: Statement) -> bool:
    """Whether it is asserted outright, of somebody or something named."""
    kept: bool | None = s.__dict__.get("_asserted")
    if kept is None:
        kept = s.__dict__["_asserted"] = _is_asserted(s)
    return kept


def _is_asserted(s: Statement) -> bool:
    return (
        ((s.clause.kind in ("main", "complement") and s.clause.tense != "none") or s.undone or s.member or s.outcome
         or _beside(s) or _righted(s) or peopled(s) is not None)
        and s.standing == "asserted" and s.certainty >= 2 and s.scope not in ("not all", "some")
        and (s.claim is None or s.claim.attitude in ("statement", "denial", "accusation"))
        and not (s.clause.kind == "complement" and s.clause.text.lower().startswith(_ASKING))
        and not any(
            (m.pronoun and m.head not in _NOBODY and s.scope != "none")
            or (m.guessed and len(s.told.extract.sentences) > LONG)
            for m in s.participants
        )
    )  # fmt: skip


#: how clauses begin that leave open what they are about: *nobody would say why he was held*
_ASKING = ("what ", "why ", "how ", "who ", "where ", "whom ", "whose ", "which ")


_RIGHTED = re.compile(r"^\W*(?:correction|clarification|erratum|corrected)s?\b[^:]{0,40}:\s*$", re.I)


def _righted(s: Statement) -> bool:
    """Whether it is what a correction has to tell: *Correction: the abbot did not step down*."""
    if s.clause.kind not in ("participle", "relative") or s.clause.tense == "none" or s.clause.part != "text":
        return False
    start, _ = s.told.extract.sentences[max(s.sentence, 0)]
    return _RIGHTED.match(s.told.extract.text[start : s.clause.start]) is not None


_OPENING = ("that ", "whether ", "when ", *_ASKING)


def _beside(s: Statement) -> bool:
    """Whether it is a relative clause that the report adds as a fact of its own: *the ferry, which sank on Monday*."""
    if (
        s.clause.kind != "relative"
        or s.clause.tense == "none"
        or not s.clause.text.lower().startswith(("which ", "who "))
    ):
        return False
    text = s.told.extract.text if s.clause.part == "text" else s.told.extract.title
    return text[max(0, s.clause.start - 20) : s.clause.start].rstrip().endswith(",")


_NOBODY = frozenset({"nobody", "none", "one"})
#: heads of what is nobody at all behind *no*
ANYBODY = _NOBODY | {"no one", "person", "people", "soul"}


def _severity(a: Statement, b: Statement) -> Severity:
    opposed = a.sources and b.sources and (stake(a) or stake(b))
    return "caution" if opposed else "conflict"


def _same_thing(a: Statement, b: Statement, like: Likeness) -> bool:
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


def _same_time(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
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


def _opposite(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """One says of the thing the opposite of what the other says, of a deed or for the same time."""
    if like.saying != "opposite" or a.negative != b.negative or like.opposites & {"win", "lose"}:
        return False
    if contrast(a.clause.words, b.clause.words) or other_company(a, b) or other_moments(a, b):
        return False
    if not (
        one_matter(a, b, like)
        or (_same_thing(a, b, like) and (bool(like.opposites & CONVERSE) or not other_doers(a, b)))
    ):
        return False
    if told_apart(a, b, like.opposites) or other_objects(a, b, like.opposites):
        return False
    if (a.outcome or b.outcome) and nature(like.opposites) != {"deed"}:
        # *needed hours to put it out* tells of the end, *burnt for hours* of the time before
        return False
    if pair.order and "survive" in a.classes and "kill" in b.classes and b.when is None and b.clause.tense == "present":
        # alive then, dead since
        return False
    if "antonym" in like.opposites:
        states = all(s.clause.copula or s.clause.passive for s in (a, b))
        return states and coverage(a, b) >= COVERAGE and _same_time(pair, a, b, like)
    if nature(like.opposites) == {"deed"}:
        return (coverage(a, b) >= 0.33 or named_there(pair, a, b)) and one_day(a, b, like) and not _still_so(pair, a, b)
    alike = (coverage(a, b) >= COVERAGE and len(like.shared) >= 2) or named_there(pair, a, b)
    return alike and _same_time(pair, a, b, like)


def _fate(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """Opposite fates of one thing on one day, in two short reports that have much in common: what else each clause
    tells may differ.
    """
    if like.saying != "opposite" or a.negative or b.negative or pair.long or pair.kinship < KINSHIP:
        return False
    if not like.opposites & FATES or contrast(a.clause.words, b.clause.words) or _still_so(pair, a, b):
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


#: words of content that two short reports share at least to tell of one happening; from the development stories
KINSHIP = 3
#: classes of what becomes of a thing or person, which one day decides
FATES = frozenset(
    {"destroy", "withstand", "sink", "stay afloat", "kill", "survive", "convict", "acquit", "pass", "reject", "seize",
     "hold off", "open", "close", "strike", "work", "sign", "not sign", "attend", "stay away", "take off", "grounded",
     "explode", "defuse", "accept", "refuse", "cancel", "take place", "arrest", "free"}
)  # fmt: skip


def _still_so(pair: Pair, a: Statement, b: Statement) -> bool:
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


def _denied(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """One asserts what the other says was not so."""
    if a.negative == b.negative or not _says_same(a, b, like) or not one_day(a, b, like):
        return False
    if contrast(a.clause.words, b.clause.words) or coverage(a, b) < COVERAGE or other_company(a, b):
        return False
    if _opens(a) or _opens(b) or other_moments(a, b):
        return False
    if not _same_subject(a, b) and not one_matter(a, b, like):
        if like.theme < 0.7 or like.agent < 0 or (like.theme < 1 and others_named(a, b)):
            return False
        if not (_same_thing(a, b, like) or _pinned(a, b, like)):
            return False
        if a.agent is not None and b.agent is not None and like.agent < 0.7 and not _both_parties(a, b):
            return False
    deed = "deed" in nature(a.classes & b.classes) or not a.classes & b.classes
    if pair.order and a.negative:
        # not yet so, then so
        return _known_day(a, b, like) and (a.undone or a.clause.tense in ("past", "pluperfect"))
    if not pair.order and not pair.same_day and like.same_time is None:
        # in no order: what is not so yet may be so later
        return deed and "perfect" not in (a.clause.tense, b.clause.tense)
    if pair.order and not deed and a.clause.tense == "present":
        return False
    return True


#: those who sign or talk, whoever they are
_PARTIES = frozenset(
    "side party delegation envoy negotiator government leader delegate partner signatory representative camp".split()
)


def _both_parties(a: Statement, b: Statement) -> bool:
    """Whether both have the parties do it, or leave it undone, by whatever noun."""
    m, n = a.agent, b.agent
    if m is None or n is None or m.names or n.names or not (m.definite and n.definite):
        return False
    return m.head in _PARTIES and n.head in _PARTIES


def _opens(s: Statement) -> bool:
    """Whether what is known, said or thought stands in a clause below: *never revealed why*, *is believed to be*."""
    if s.clause.passive and s.clause.predicate in _HELD:
        return True
    below = [t for _, t in s.told.below.get(s.index, ())]
    if s.clause.predicate in _HELD and any(t.kind in ("infinitive", "complement") for t in below):
        return True
    return any(t.kind == "complement" and t.text.lower().startswith(_OPENING) for t in below)


_HELD = frozenset("believe think say know expect suppose understand consider report fear assume estimate claim".split())


def _says_same(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether both say the same but for the *not*; words of many meanings do where all else is the same too."""
    if like.saying != "weak":
        return like.saying == "same"
    if coverage(a, b) < 1 or others_named(a, b) or a.labels & b.labels & _SAYING_LITTLE:
        return False
    if a.labels & b.labels and one_matter(a, b, like):
        return True
    return like.theme == 1 and bool(a.classes & b.classes or a.labels & b.labels)


_SAYING_LITTLE = frozenset({"be", "have", "do", "say"})


def _same_subject(a: Statement, b: Statement) -> bool:
    """Whether it is one known subject's doing to one thing, or the one of the two names no thing."""
    m, n = a.subject, b.subject
    if m is None or n is None or a.clause.passive != b.clause.passive or match(m, n) < 1:
        return False
    if not (m.names & n.names or (m.definite and n.definite)):
        return False
    if a.agent is not None and b.agent is not None:
        # both do it to something
        found = match(a.theme, b.theme)
        return found >= 1 or (found >= 0.7 and not others_named(a, b))
    if a.agent is None and b.agent is None:
        return True
    thing, part = (a.theme, b) if a.agent is not None else (b.theme, a)
    if thing is None:
        return False
    # *was among the guests at the banquet*, *did not attend the parade*
    beside = [o for o in part.others if o.argument.role != "among" and not timely(o)]
    return not beside or any(match(thing, o) > 0 and thing.marks <= set(o.words) for o in beside)


def _pinned(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether both give the same day and the same circumstances, so that it can be one happening only."""
    left, right = _circumstances(a), _circumstances(b)
    shared = max(len(like.shared), len(left & right))
    return _known_day(a, b, like) and shared >= 3 and cover(left, right) >= 0.8


def _known_day(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether both give one day, or both tell it by the day of what came before or after."""
    if like.same_time is not None or a.when is not None or b.when is not None:
        return like.same_time is True
    first, second = _day_beside(a), _day_beside(b)
    return first is not None and first == second


def _day_beside(s: Statement) -> Days | None:
    """The day of the one clause that tells before or after what it was."""
    below = [t for t in sheet(s.told).of_sentence(s.sentence) if t.clause.above == s.index]
    days = [t.when for t in below if t.clause.kind == "adverbial" and t.when is not None]
    return days[0] if len(days) == 1 else None


def _numbers_of_persons(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """Both, or all, against only one."""
    if like.saying != "same" or a.negative or b.negative or like.theme < 0.7:
        return False
    scopes = {a.scope, b.scope}
    return scopes in ({"both", "one"}, {"all", "one"}) and coverage(a, b) >= COVERAGE and like.same_time is not False


def _all_and_none(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """Both, or all, against none of the same."""
    m, n = a.undergoer, b.undergoer
    if m is None or n is None or {a.scope, b.scope} not in ({"both", "none"}, {"all", "none"}):
        return False
    return (
        like.saying == "same" and a.negative != b.negative and like.same_time is not False
        and bool(set(m.words) & set(n.words)) and coverage(a, b) >= COVERAGE
    )  # fmt: skip


def _nobody(a: Statement, b: Statement, like: Likeness) -> bool:
    """All or both against nobody."""
    return (
        a.standing == b.standing == "asserted" and min(a.certainty, b.certainty) >= 2 and like.saying == "same"
        and a.theme is not None and a.theme.head in ("nobody", "none", "no one") and a.scope == "none"
        and b.scope in ("all", "both") and not b.negative and bool(like.shared) and like.same_time is not False
        and cover(own_words(a) - {a.theme.head}, own_words(b)) == 1
    )  # fmt: skip


#: what tells of a thing that it is the one beside the one spoken of
_NEXT = frozenset({"next", "neighbouring", "neighboring", "adjoining", "adjacent", "other"})


def _nobody_but_some(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """Nobody, or none of them, against some persons of whom the same is told, of one day and one happening."""
    if like.saying != "same" or a.negative == b.negative or not one_day(a, b, like):
        return False
    nobody, some = (a, b) if a.negative else (b, a)
    m, n = nobody.undergoer, some.undergoer
    if m is None or n is None or nobody.scope != "none" or some.scope in ("not all", "none") or nobody.clause.negated:
        return False
    if _NEXT.isdisjoint(nobody.clause.text.lower().split()) != _NEXT.isdisjoint(some.clause.text.lower().split()):
        return False
    anybody = m.head in ANYBODY and not m.names
    if not (is_person(n.head) and (anybody or m.head == n.head)):
        return False
    left = _circumstances(nobody) - {*m.words, m.head, "one"}
    right = _circumstances(some) - {*n.words, n.head}
    return cover(left, right) >= 0.8 and len(left & right) >= 2


def _circumstances(s: Statement) -> frozenset[str]:
    """Words of content of a statement and of the clause that tells when or how, those of its predicate left aside."""
    below = [t for t in sheet(s.told).of_sentence(s.sentence) if t.clause.above == s.index]
    found = own_words(s)
    for t in below:
        if t.clause.kind in ("adverbial", "relative"):
            found |= content(t)
    return found


def _winners(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """One has as the winner whom the other has as the loser, in one contest."""
    both = _both_sides(pair, a, b)
    top = (not pair.order or both) and max(a.sentence, b.sentence) <= 2 and a.clause.kind == b.clause.kind == "main"
    if not one_day(a, b, like) or not won_and_lost(a, b, like, top):
        return False
    if a.when is None and b.when is None and pair.order and not (both and pair.days <= 2):
        # as likely two contests
        return False
    return pair.days <= CONTEST_DAYS


def _both_sides(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether both reports name the two sides of a contest of which one statement has both."""
    for s, other in ((a, pair.b), (b, pair.a)):
        found = outcome(s)
        if found is not None and found.winner and found.loser:
            sides = found.winner | found.loser
            if all(w in other.told.lower for w in sides):
                return True
    return False


def _elsewhere(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """Two towns for one doing of one person or thing on one day."""
    if like.saying != "same" or like.same_time is not True or a.negative or b.negative or not _same_thing(a, b, like):
        return False
    if like.agent < 0 or a.figures or b.figures or not a.labels & b.labels or a.when != b.when:
        return False
    if a.theme is None or b.theme is None or a.theme.head.endswith("s") or match(a.undergoer, b.undergoer) < 1:
        return False
    mine, yours = _towns(a), _towns(b)
    if len(mine) != 1 or len(yours) != 1:
        return False
    (m, e), (n, f) = mine[0], yours[0]
    rest_a = own_words(a) - set(m.words) - set(m.text.lower().split())
    rest_b = own_words(b) - set(n.words) - set(n.text.lower().split())
    return m.argument.role == n.argument.role and cover(rest_a, rest_b) == 1 and _kilometres(e, f) > TOWNS_APART


#: farther apart than a town and its suburbs
TOWNS_APART = 50.0


def _towns(s: Statement) -> list[tuple[Mention, Entry]]:
    return [
        (m, p.place)
        for m in s.others
        if m.argument.role in ("in", "at")
        for p in m.places
        if p.place is not None and p.place.feature == "settlement" and p.kind == "literal"
    ]


def _kilometres(a: Entry, b: Entry) -> float:
    x = radians(b.lon - a.lon) * cos(radians((a.lat + b.lat) / 2))
    return 6371.0 * hypot(x, radians(b.lat - a.lat))


def _slots(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """Another doer, another cause or another whereabouts, where there is one only."""
    if pair.days > CONTEST_DAYS or other_moments(a, b) or contrast(a.clause.words, b.clause.words):
        return False
    return any(rule(a, b, like) for rule in _ONE_ONLY)


_ONE_ONLY = (
    another_doer,
    other_cause,
    elsewhere_then,
    with_and_without,
    there_and_not,
    empty_and_peopled,
    called_off_and_held,
)
_RULES = (
    _opposite,
    _fate,
    _denied,
    _numbers_of_persons,
    _nobody_but_some,
    none_but_some,
    none_of_its_own,
    _all_and_none,
    _winners,
    two_days,
    _elsewhere,
    _slots,
)


def _message(pair: Pair, a: Statement, b: Statement) -> str:
    what = "each side gives its own account" if _severity(a, b) == "caution" else "both cannot be right"
    return f"{dated(pair.a.told)} has {_said(a)}, {dated(pair.b.told)} has {_said(b)}: {what}."


def _said(s: Statement) -> str:
    """The words, and whose they are; of a denial who denies them, which the clause by itself does not show."""
    if s.negative and not s.clause.negated and s.claim is not None and s.claim.attitude == "denial" and s.claim.sources:
        who = " ".join(s.claim.sources[0].text.split())
        who = who[:1].lower() + who[1:] if who.startswith(("The ", "A ", "An ")) else who
        return f"{who} deny {quoted(s.evidence)}"
    return f"{quoted(s.evidence)}{_word(s)}"


def _word(s: Statement) -> str:
    return f" on the word of {' '.join(s.sources[0].text.split())}" if s.sources and leaning(s) else ""
