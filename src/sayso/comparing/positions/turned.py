"""What one party holds of one matter by two reports, or by one, that cannot stand beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.comparing.figures.figures import Count, apart
from sayso.comparing.positions.matter import (
    akin,
    in_itself,
    in_other_circumstances,
    one_has_and_one_does,
    opposed_doings,
    shared,
    two_doings,
)
from sayso.comparing.positions.outlooks import TABLE, sign_of
from sayso.comparing.positions.sides import (
    alike,
    another_offer,
    one_party,
    other_things,
    places,
    sides_apart,
    towards_others,
    turned_about,
)
from sayso.comparing.positions.stances import BODIES, thing_of
from sayso.comparing.positions.turns import ANY, Turn, turns, words_of
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import COMMON, Pair, before_and_after, cover, match, own_words, timely
from sayso.comparing.statements.statements import Sheet, Statement
from sayso.comparing.statements.wordings import find, words_of_text
from sayso.comparing.statements.words import LIGHT, is_person

#: uncommon words that two sentences share, the party's own and places left aside; one is enough where it is half of
#: what the poorer is about
KIN = 2


def at_variance(a: Turn, b: Turn) -> bool:
    """Whether the later cannot stand beside the earlier."""
    mine, yours = (a.way, b.way) if a.way and b.way else (a.sign, b.sign)
    if a.way and b.way and not (a.stays or b.stays) and opposed_doings(a, b):
        # *will run it*, *will close it*; not *will hold it*, *will not give it up*
        return a.way == b.way and a.on_terms is None and b.on_terms is not True
    if mine == yours and a.sign != b.sign and a.strong and b.strong and (_undoes(a) or _undoes(b)):
        # *will fight the ban*, *can live with the ban*; *means to run the station*, *will close the station*
        mine, yours = a.sign, b.sign
    if mine != yours:
        if mine < 0 and a.on_terms is None:
            return b.on_terms is not True or not b.matter.isdisjoint(a.matter)
        return b.on_terms is not True and (a.on_terms is None or b.strong)
    return a.sign > 0 and {a.on_terms, b.on_terms} == {True, False}


def _undoes(x: Turn) -> bool:
    """Whether it is against a thing itself, whatever would be done with it."""
    return x.sign < 0 and not x.stays and bool(x.used) and not _UNDOING.isdisjoint(x.used)


_UNDOING = frozenset(
    "fight oppose reject resist close shut scrap abolish cancel end stop drop demolish dissolve disband bury "
    "shelve".split()
)


def one_thing(a: Turn, b: Turn, common: frozenset[str]) -> bool:
    """Whether both are about one thing by its noun, and no two doings with it: *will build the pier*, *does without the
    pier*; not *will lend the picture*, *will not sell the picture*.
    """
    s, t = a.statement, b.statement
    if not (a.way and b.way and a.way != b.way) and not (a.strong and b.strong):
        return False
    if a.way and b.way and _partakes(s) and _partakes(t):
        # *will never sit in the cabinet*, *will join the cabinet*
        return bool(common)
    told = a.way and b.way and not s.labels & t.labels and not s.classes & t.classes
    if told and not (a.stays or b.stays) and not _named_doing(a, b):
        return False
    return any(match(m, n) >= 1 and any(w[:5] in common for w in m.words) for m in _things(s) for n in _things(t))


def _partakes(s: Statement) -> bool:
    return bool(find(TABLE, words_of_text(s.clause.text), frozenset({"partake"})))


def _named_doing(a: Turn, b: Turn) -> bool:
    """Whether the doing of the one is named by the other: *to be hunted*, *no hunting*."""
    mine, yours = ({w[:4] for x in (c.statement.labels) for w in x.split()} for c in (a, b))
    return bool(mine & {w[:4] for w in b.matter}) or bool(yours & {w[:4] for w in a.matter})


def _things(s: Statement) -> list[Mention]:
    return [m for m in (*s.participants, *s.others) if not (m.pronoun or m.guessed or timely(m))]


def _opposed(a: Turn, b: Turn) -> bool:
    return a.way != b.way if a.way and b.way else a.sign != b.sign


def turned(pair: Pair) -> Iterator[tuple[Turn, Turn]]:
    """Couples of what one party holds of one matter by two short reports of two days, the later at variance."""
    if pair.long or pair.order != 1 or pair.a.told.day == pair.b.told.day:
        return
    mine, yours = turns(pair.a), turns(pair.b)
    both = (pair.a.words & pair.b.words) - COMMON - LIGHT
    for a in mine:
        for b in yours:
            if b.done or not at_variance(a, b) or not one_party(pair, a, b) or _one_occasion(a.statement, b.statement):
                continue
            if any(
                not at_variance(a, c) and not _opposed(a, c) and c.on_terms == a.on_terms
                for c in yours
                if c.party & b.party and c.statement.sentence != b.statement.sentence
            ):
                # the later report has the earlier stance too
                continue
            where = places(pair)
            mine_, yours_ = a.matter - where, b.matter - where
            common = alike(mine_, yours_)
            if not _one_matter(a, b, common, mine_, yours_):
                continue
            if (
                not common
                or not both - a.party - b.party - ANY - where
                or turned_about(a, b)
                or other_things(pair, a, b)
                or sides_apart(pair, a.statement, b.statement)
                or towards_others(pair, a.matter, b.matter)
                or before_and_after(a.statement, b.statement)
                or another_offer(a.statement, b.statement)
                or in_other_circumstances(pair, a, b)
            ):
                continue
            yield a, b


def _one_matter(a: Turn, b: Turn, common: frozenset[str], mine: frozenset[str], yours: frozenset[str]) -> bool:
    """Whether both are about one thing and one doing, or for and against the thing itself."""
    if not common:
        return False
    doing, things = akin(a, b), shared(a, b)
    if two_doings(a, b) or one_has_and_one_does(a, b):
        return False
    if doing and (things or len(common) >= KIN):
        return True
    if a.sign == b.sign and doing is None and a.on_terms == b.on_terms and not (a.stays or b.stays):
        # *will not take them in*, *they must go*
        return False
    if (
        (in_itself(a) or in_itself(b))
        and doing is None
        and things
        and not all(map(is_person, things))
        and (a.strong or b.strong)
    ):
        return True
    weak = _opposed(a, b) and not (a.strong and b.strong) and not a.statement.labels & b.statement.labels
    if len(common) >= KIN or one_thing(a, b, common):
        return True
    return not (weak or 2 * len(common) < min(len(mine), len(yours)) or all(map(is_person, mine & yours)))


def no_turn(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether two clauses of short reports surely tell of no turn: both have a thing done, or both have it stay, by
    whatever words and neither on terms; they are of two parties; or they are of two doings with nothing in common.
    """
    mine = next((x for x in turns(pair.a) if x.statement is a), None)
    yours = next((x for x in turns(pair.b) if x.statement is b), None)
    if mine is None or yours is None:
        return False
    if not one_party(pair, mine, yours) or in_other_circumstances(pair, mine, yours) or another_offer(a, b):
        return True
    if (
        two_doings(mine, yours)
        or one_has_and_one_does(mine, yours)
        or (mine.sums and yours.sums and not _sums_apart(mine, yours))
    ):
        return True
    if not (mine.way and yours.way) or mine.on_terms or yours.on_terms:
        return False
    if mine.way == yours.way or other_things(pair, mine, yours):
        return True
    where = places(pair)
    common = a.labels & b.labels or alike(mine.matter - where, yours.matter - where)
    named = {w.lower() for x in (pair.a.told, pair.b.told) for p in x.extract.places for w in p.text.split()}
    things = [
        [
            m
            for m in _things(s)
            if not _wills(m)
            and (m.argument.role not in ("to", "in", "at", "from", "on") or m.head.lower() not in named)
        ]
        for s in (a, b)
    ]
    return not common and all(match(m, n) < 1 for m in things[0] for n in things[1])


def _wills(m: Mention) -> bool:
    return m.argument.role == "subject" and (m.head in BODIES or (m.person and not m.names))


def other_sums(pair: Pair) -> Iterator[tuple[Turn, Count, Turn, Count]]:
    """Couples of what one party asks, offers or would take for one thing by two short reports of two days, with the
    figures in which they differ.
    """
    if pair.long or pair.order != 1 or pair.a.told.day == pair.b.told.day:
        return
    for a in turns(pair.a):
        for b in turns(pair.b) if a.sums and not _spurns(a) else ():
            if _spurns(b):
                continue
            for x in a.sums:
                for y in b.sums:
                    if x.noun != y.noun or x.figure.per != y.figure.per or not _sums_differ(x, y):
                        continue
                    where = places(pair) | set(x.figure.words) | set(y.figure.words)
                    if (
                        one_party(pair, a, b)
                        and (alike(a.matter - where, b.matter - where) or _one_thing_counted(a, b))
                        and not sides_apart(pair, a.statement, b.statement)
                    ):
                        yield a, x, b, y


def _sums_apart(a: Turn, b: Turn) -> bool:
    return any(x.noun == y.noun and x.figure.per == y.figure.per and _sums_differ(x, y) for x in a.sums for y in b.sums)


def _spurns(x: Turn) -> bool:
    """Whether the sum is what somebody else offers or asks: *rejects the offer of 3 per cent*."""
    return x.sign < 0 and bool(x.used) and not x.statement.negative and x.on_terms is None


def _sums_differ(x: Count, y: Count) -> bool:
    """Whether two sums do not meet; *not for less than 30* is from there up."""
    first, second = _at_least(x), _at_least(y)
    if first is None and second is None:
        return apart(x, y)
    return (y.high < first if first is not None else False) or (x.high < second if second is not None else False)


def _at_least(x: Count) -> float | None:
    below = x.statement.negative and x.figure.text.lower().startswith(("less than", "under", "below", "fewer than"))
    return x.high if below else None


def _one_thing_counted(a: Turn, b: Turn) -> bool:
    """Whether both ask one figure alone and nothing else is told of what for: *demands 12 per cent*."""
    return len(a.sums) == len(b.sums) == 1 and min(len(a.matter), len(b.matter)) <= 3


def _one_occasion(a: Statement, b: Statement) -> bool:
    """Whether both are quotations, which are laid as such, or of what was done on one day."""
    if all(s.claim is not None and s.claim.manner == "quoted" for s in (a, b)):
        return True
    past = all(s.clause.tense in ("past", "pluperfect") for s in (a, b))
    return past and a.when is not None and a.when == b.when and a.when.first == a.when.last


def other_terms(pair: Pair) -> Iterator[tuple[Statement, Statement]]:
    """Couples of statements of what is to come by one party's word, alike but for how long, from when or
    until when.
    """
    if pair.long or pair.order != 1 or pair.a.told.day == pair.b.told.day:
        return
    for a in pair.a.body:
        mine = term(a)
        if mine is None:
            continue
        for b in pair.b.body:
            yours = term(b)
            if yours is None or mine == yours or not a.labels & b.labels or a.negative != b.negative:
                continue
            m, n = a.theme, b.theme
            if m is None or n is None or match(m, n) < 1 or not _parties(pair, a, b):
                continue
            left, right = (own_words(s) - s_ for s, s_ in ((a, _spell(a)), (b, _spell(b))))
            if cover(left, right) >= TERMS_ALIKE and len(left & right) >= 1:
                yield a, b


#: share of the words besides the term that two statements of it have in common
TERMS_ALIKE = 0.75
_SPELL = re.compile(
    r"\b(?:for|until|till|by|from|before|within|after) ((?:the |a |an |at least |up to |more than )?[\w-]+ ?"
    r"(?:seasons?|years?|months?|weeks?|days?|games?|matches|life|ever|good|\w+day|January|February|March|"
    r"April|May|June|July|"
    r"August|September|October|November|December|spring|summer|autumn|winter|Easter|Christmas)?)\b",
    re.I,
)
_LENGTH = re.compile(
    r"(?:life|ever|good|season|year|month|week|day|game|match|january|february|march|april|may|june|july|"
    r"august|september|"
    r"october|november|december|spring|summer|autumn|winter|easter|christmas)",
    re.I,
)


def term(s: Statement) -> str | None:
    """How long, or from or until when, what is to come is to be; None where it does not say."""
    if s.standing not in ("planned", "wanted") or s.clause.kind not in ("main", "complement"):
        return None
    found = [m for m in _SPELL.finditer(s.clause.text) if _LENGTH.search(m[1])]
    if len(found) != 1 or (s.claim is not None and s.claim.attitude == "prediction"):
        return None
    return f"{found[0][0].split()[0].lower()} {found[0][1].lower().strip()}"


def _spell(s: Statement) -> frozenset[str]:
    found = _SPELL.search(s.clause.text)
    words = {w.lower().removesuffix("s") for w in (found[0].split() if found else ())}
    return frozenset(words | {w for w in s.clause.words if w in words})


def _parties(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether both are on one party's word."""
    mine, yours = (frozenset(w for x in s.sources for w in words_of(x.text)) for s in (a, b))
    if not mine or not yours:
        return False
    return len(mine & yours) >= 0.5 * min(len(mine), len(yours))


_NOW = re.compile(r"\b(?:now|from now on|no longer|these days|meanwhile)\b", re.I)
_ALWAYS = re.compile(
    r"\b(?:always|long|until now|so far|for (?:years|decades|months|weeks|a long time)|until recently|"
    r"hitherto|used to|previously|"
    r"formerly|once|all along|at first|in the past)\b",
    re.I,
)


#: who asks for a thing is for it, unless it is to be undone
_ASKING = re.compile(r"\b(?:asks?|begs?|calls?|longs?|pleads?|appl(?:y|ies)) (?:that|for|to)\b", re.I)
_UNDONE = re.compile(
    r"\b(?:leave|go|end|ended|stop|stopped|drop|dropped|lift|lifted|withdraw|withdrawn|removed?|close|closed|banned|"
    r"abolish|abolished|no|not|without|less|fewer|time|delay|postpone|postponed)\b",
    re.I,
)


def always_and_now(of: Sheet) -> Iterator[tuple[Statement, Statement]]:
    """Couples of clauses of one report, in one sentence or two, of which the one tells what somebody always
    held, and the other what he holds now, which is the opposite.
    """
    for a in of.body:
        then = " ".join(a.clause.text.split())
        if a.clause.tense == "none" or _ALWAYS.search(then) is None or _NOW.search(then) is not None:
            continue
        before, _ = sign_of(a, then)
        if not before:
            continue
        for number in (a.sentence, a.sentence + 1):
            for b in of.of_sentence(number):
                if b is a or b.index <= a.index or not _is_now(b):
                    continue
                after, strong = sign_of(b, _from_now(b))
                if not after and _ASKING.search(_from_now(b)) and not _UNDONE.search(_from_now(b)):
                    after, strong = 1, True
                if after and strong and after != before and _may_be_one(a, b):
                    yield a, b


def _is_now(s: Statement) -> bool:
    return _NOW.search(s.clause.text) is not None and s.clause.tense in ("present", "perfect", "none", "past")


def _from_now(s: Statement) -> str:
    """The text from *now* to the end of its sentence, up to a semicolon."""
    _, end = s.told.extract.sentences[max(s.sentence, 0)]
    found = _NOW.search(s.told.extract.text, s.clause.start, s.clause.end)
    at = found.start() if found is not None else s.clause.start
    return " ".join(s.told.extract.text[at:end].split(";")[0].split())


def _may_be_one(a: Statement, b: Statement) -> bool:
    """Whether the later subject may be the earlier: a pronoun, none, or one that matches."""
    first, second = thing_of(a), thing_of(b)
    if first is not None and second is not None and first.definite and second.definite and match(first, second) < 0.7:
        # *opposed the new reservoir*, *supports the new road*
        return False
    m, n = a.subject, b.subject
    if m is None or n is None or n.pronoun or n.guessed or m.pronoun:
        return True
    return match(m, n) >= 0.7
