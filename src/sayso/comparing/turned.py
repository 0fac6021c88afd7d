"""What one party holds of one matter by two reports, or by one, that cannot stand beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.comparing.mentions import Mention, capitals
from sayso.comparing.sameness import COMMON, Pair, cover, match, own_words, timely
from sayso.comparing.stances import BODIES, thing_of
from sayso.comparing.statements import Sheet, Statement
from sayso.comparing.turns import ANY, Turn, sign_of, turns, words_of
from sayso.comparing.words import LIGHT, kinds_among, kinds_of, questions

#: uncommon words that two reports share, the party's own and places left aside; one of them is in both sentences
KIN = 2


def at_variance(a: Turn, b: Turn) -> bool:
    """Whether the later cannot stand beside the earlier."""
    if a.sign != b.sign:
        if a.sign < 0 and a.on_terms is None:
            return b.on_terms is not True or not b.matter.isdisjoint(a.matter)
        return a.on_terms is None and b.on_terms is None
    return a.sign > 0 and {a.on_terms, b.on_terms} == {True, False}


def turned(pair: Pair) -> Iterator[tuple[Turn, Turn]]:
    """Couples of what one party holds of one matter by two short reports of two days, the later at variance."""
    if pair.long or pair.order != 1 or pair.a.told.day == pair.b.told.day:
        return
    mine, yours = turns(pair.a), turns(pair.b)
    shared = (pair.a.words & pair.b.words) - COMMON - LIGHT
    for a in mine:
        for b in yours:
            if not at_variance(a, b) or not _one_party(pair, a, b) or _one_occasion(a.statement, b.statement):
                continue
            if any(
                not at_variance(a, c) and c.sign == a.sign and c.on_terms == a.on_terms
                for c in yours
                if c.party & b.party
            ):
                # the later report has the earlier stance too
                continue
            if a.sign != b.sign and not (a.strong and b.strong) and not a.statement.labels & b.statement.labels:
                continue
            matter = shared - a.party - b.party - ANY - _places(pair)
            if (
                len(matter) < KIN
                or not _alike(a.matter - _places(pair), b.matter - _places(pair))
                or _turned_about(a, b)
                or _other_things(pair, a, b)
            ):
                continue
            yield a, b


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


def _places(pair: Pair) -> frozenset[str]:
    return frozenset(w.lower() for t in (pair.a.told, pair.b.told) for p in t.extract.places for w in p.text.split())


def _alike(mine: frozenset[str], yours: frozenset[str]) -> frozenset[str]:
    common = mine & yours - COMMON
    return common or kinds_among(mine) & kinds_among(yours)


def _one_party(pair: Pair, a: Turn, b: Turn) -> bool:
    """Whether both are of one party: by a name that is no place of the matter, or by its noun and what stands
    before it.
    """
    names = capitals(pair.a.told) & capitals(pair.b.told)
    common = a.party & b.party
    if common & names:
        m, n = a.statement.subject, b.statement.subject
        return (
            m is None
            or n is None
            or m.pronoun
            or n.pronoun
            or match(m, n) >= 0
            or bool(a.statement.sources and b.statement.sources)
        )
    m, n = a.statement.subject, b.statement.subject
    if m is not None and n is not None and m.head in BODIES and m.definite and n.definite and match(m, n) >= 1:
        return True
    return len(common - ANY) >= 1 and len(common) >= 2


#: what somebody may be against who is for the thing itself
_ENDING = frozenset(
    "close closing closure end ending ban abolition sale demolition cut withdrawal removal repeal loss "
    "destruction scrapping "
    "relocation eviction deportation privatisation privatization dismissal expulsion".split()
)


def _other_things(pair: Pair, a: Turn, b: Turn) -> bool:
    """Whether each says what it is for or against, of which the other report does not speak: *a toll*, *a tunnel*."""
    m, n = _thing(a.statement), _thing(b.statement)
    if m is None or n is None or m.pronoun or n.pronoun or match(m, n) > 0 or kinds_of(m.head) & kinds_of(n.head):
        return False
    return m.head not in pair.b.told.lower and n.head not in pair.a.told.lower


def _thing(s: Statement) -> Mention | None:
    found = thing_of(s)
    return found or next(
        (m for m in s.others if m.argument.role in ("for", "against", "object") and not timely(m)), None
    )


def _turned_about(a: Turn, b: Turn) -> bool:
    """Whether the matter is told the other way round: *against the closing*, *for keeping it open*."""
    if a.sign == b.sign:
        return False
    if _ENDING.isdisjoint(a.matter) != _ENDING.isdisjoint(b.matter):
        return True
    mine, yours = questions(frozenset(a.matter)), questions(frozenset(b.matter))
    return any(q == r and x != y for q, x in mine for r, y in yours)


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
