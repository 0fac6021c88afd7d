"""Whether two figures that are known by their unit or noun alone are told of one doing: the same deed, or one thing
that has its length or sum.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sayso.comparing.figures.figures import Count
from sayso.comparing.figures.gauges import Measured
from sayso.comparing.figures.measures import ruled_out
from sayso.comparing.figures.owners import CONCERNS, HOLDERS
from sayso.comparing.figures.tallies import ANYONE
from sayso.comparing.figures.units import UNIT_WORDS, unit_of
from sayso.comparing.statements.cues import listed, parts, stands, wording
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import COMMON, Pair, content, match, saying, timely
from sayso.comparing.statements.statements import Sheet, Statement, sheet
from sayso.comparing.statements.words import is_person, kinds_of, say_opposite
from sayso.knowledge.tables import table


def in_sentence(x: Measured) -> list[Statement]:
    """The statements of the sentence of a figure."""
    return sheet(x.statement.told).of_sentence(x.statement.sentence)


def one_sentence(pair: Pair, x: Measured, y: Measured, names: frozenset[str]) -> bool:
    """Whether the sentences of two figures that are known by their unit or noun alone tell of one thing: by a name and
    most of what the poorer has, on one day or none.
    """
    if x.when is not None and y.when is not None and not x.when.meets(y.when, 0):
        return False
    mine, yours = (frozenset(w for s in in_sentence(z) for w in content(s)) & z.anchors for z in (x, y))
    common = mine & yours
    most, fewer = len(common), min(len(mine), len(yours))
    if not common & names or most < WORDS - 1 or 5 * most < 2 * fewer:
        return False
    if deeds_apart(x, y):
        return False
    if _in_other_words(pair, x, y):
        return True
    if most < WORDS or (x.fits and y.fits):
        # of one measure, as which they are laid side by side, or of two
        return False
    apart = x.measure.startswith(_APART)
    if apart and x.fits | y.fits and (x.measure.startswith("any person") or most <= WORDS or 5 * most < 3 * fewer):
        return False
    return not (apart and not _by_one(x.statement, y.statement)) and _one_doing(x, y)


def _in_other_words(pair: Pair, x: Measured, y: Measured) -> bool:
    """Whether two clauses with a figure tell of one doing or one thing, and name nothing of which the other report does
    not speak: *consecrated eleven priests*, *19 priests were ordained*; *a bell of five tonnes*, *it weighs three*.
    """
    common = doings(x) & doings(y)
    if not (common or _has_it(x, y)) or say_opposite(x.statement.labels, y.statement.labels):
        return False
    terms = x.measure in _TERMS and bool(x.fits) != bool(y.fits)
    if terms and any(ruled_out(name, s) for name in x.fits | y.fits for s in _unfit(x, y)):
        # *five years in prison*, *seven years, two of them suspended*
        return False
    if not _of_one_kind(x, y, pair.b) and not _of_one_kind(y, x, pair.a):
        return False
    parts_of = _parts_of(common)
    return _all_known(x, y, pair.b, parts_of) and _all_known(y, x, pair.a, parts_of)


# --- deeds ------------------------------------------------------------------------------------------------------------


class _Doing(NamedTuple):
    """A row of the table of doings."""

    name: str
    sorts: frozenset[str]
    cues: tuple[str, ...]


@cache
def _rows() -> tuple[_Doing, ...]:
    return tuple(_Doing(name, frozenset(listed(sorts)), listed(cues)) for name, sorts, cues in table("doings"))


def _of_one_kind(x: Measured, y: Measured, other: Sheet) -> bool:
    """Whether those whom a figure counts may be those of the other: not *eleven priests*, *four deacons*."""
    m, n = (z.count.noun if z.count is not None else None for z in (x, y))
    if m is None or n is None or m == n or not (is_person(m) and is_person(n)):
        return True
    return m in ANYONE or n in ANYONE or not kinds_of(m).isdisjoint(kinds_of(n)) or m[:5] in other.told.lower


#: lengths of time that somebody is given, of which some may be remitted
_TERMS = frozenset({"any years", "any months"})


def _unfit(x: Measured, y: Measured) -> list[Statement]:
    return [z.statement for z in (x, y) if not z.fits]


def _parts_of(names: frozenset[str]) -> frozenset[str]:
    """The words by which some doings are told."""
    return frozenset(
        w
        for row in _rows()
        if row.name in names
        for w in parts(row.cues) | {cue[1:] for cue in row.cues if cue[0] == "@"}
    )


def _sort(count: Count) -> str:
    sort = unit_of(count)[0]
    return sort if sort in ("money", "time") else "person" if sort in ("person", "member", "job") else "thing"


def doings(x: Measured | Count, plain: bool = False) -> frozenset[str]:
    """The doings of the table by which the clause of a figure may be told; ``plain``: by its predicate alone."""
    count = x.count if isinstance(x, Measured) else x
    s = x.statement
    if count is None:
        return frozenset()
    kept: dict[tuple[int, int, bool], frozenset[str]] = s.told.__dict__.setdefault("_doings", {})
    key = (s.index, count.figure.start, plain)
    made = kept.get(key)
    if made is None:
        verb = {s.clause.predicate, s.clause.predicate.split()[0], *s.labels}
        nouns = (
            set[str]()
            if plain
            else {m.head for m in (*s.participants, *s.others)}
            - (set() if s.clause.predicate in _COUNTING else {count.noun})
        )
        words, text, sort = wording(s), s.clause.text.lower(), _sort(count)
        made = kept[key] = frozenset(
            row.name
            for row in _rows()
            if sort in row.sorts and any(_told_by(cue, verb, nouns, words, text) for cue in row.cues)
        )
    return made


def _told_by(cue: str, verb: set[str], nouns: set[str], words: set[str], text: str) -> bool:
    if cue[0] == "@":
        return cue[1:] in nouns
    if "+" in cue:
        return stands(cue, words, text)
    return cue in verb or (" " in cue and cue in text)


def deeds_apart(x: Measured | Count, y: Measured | Count) -> bool:
    """Whether the predicates tell of two doings of the table: *signed by 22 states*, *ratified by 14*."""
    mine, yours = doings(x, plain=True), doings(y, plain=True)
    if bool(mine) and bool(yours):
        return doings(x).isdisjoint(doings(y))
    # *took in 45 orphans*, *now has 210 orphans*
    return (bool(mine) and _has_now(y)) or (bool(yours) and _has_now(x))


def _has_now(x: Measured | Count) -> bool:
    """Whether a clause tells of how many there are, not of what is done with them."""
    s = x.statement
    return s.clause.tense == "present" and not s.clause.passive and s.clause.predicate in _HAVING


_HAVING = frozenset({"have", "hold", "own", "keep", "possess", "employ", "there be"})


#: verbs behind which the noun alone tells what is done: *counted 3,800 runners*
_COUNTING = frozenset("count number put estimate register record".split())
#: what is not named but told of the doing
_MANNER = frozenset({"adverb", "attribute"})


def _all_known(x: Measured, y: Measured, other: Sheet, told: frozenset[str]) -> bool:
    """Whether the other report speaks of all that the clause of a figure names, by its nouns, its names or its kind,
    but for the words of the doing (``told``), and who does it where only this clause says so.
    """
    assert x.count is not None
    s = x.statement
    aside = {x.count.noun, x.count.figure.noun, *x.count.figure.words, *told}
    aside |= {w for label in (*s.labels, s.clause.predicate) for w in label.split()} | COMMON | UNIT_WORDS
    aside |= HOLDERS if unit_of(x.count)[0] != "person" else HOLDERS - CONCERNS
    doer = s.agent if y.statement.agent is None else None
    for m in (*s.participants, *s.others):
        if m.pronoun or m.guessed or timely(m) or m.argument.role in _MANNER:
            continue
        if doer is not None and m.argument.start == doer.argument.start and is_person(m.head):
            continue
        if not all(_speaks_of(other, w) for w in {m.head, *m.of, *m.names} if w.isalpha() and w not in aside):
            return False
    return True


def _speaks_of(other: Sheet, word: str) -> bool:
    if word[: max(4, min(len(word) - 3, 5))] in other.told.lower:
        return True
    kinds = kinds_of(word)
    return bool(kinds) and any(kinds & kinds_of(w) for w in other.words)


def _has_it(x: Measured, y: Measured) -> bool:
    """Whether both figures are how long, heavy or dear one thing is."""
    if not x.scaled or not y.scaled:
        return False
    mine, yours = _thing_of(x), _thing_of(y)
    return bool(mine) and mine == yours


def _thing_of(x: Measured) -> str:
    """What has a length, weight or sum: *a bell of five tonnes*, *the bell weighs three tonnes*; else empty."""
    assert x.count is not None
    s, figure = x.statement, x.count.figure
    text = s.told.extract.text if s.clause.part == "text" else s.told.extract.title
    if text[max(0, figure.start - 4) : figure.start] == " of ":
        before = re.findall(r"[\w’'-]+", text[s.clause.start : figure.start - 4])
        return before[-1].lower() if before else ""
    m, verb = s.subject, s.clause.predicate.split()[0]
    if m is None or m.pronoun or not (s.clause.copula or verb in _LASTING):
        return ""
    return m.head


def _one_doing(x: Measured, y: Measured) -> bool:
    """Whether two clauses with a figure may tell of one doing: their predicates say the same, the one has the doing
    of the other as a noun (*walked in space*, *the space walk lasted*), or, for lengths and sums, one only tells how
    long or how much.
    """
    a, b = x.statement, y.statement
    if x.count is not None and x.count.figure.per is not None:
        # *makes 300 tractors a year*
        return True
    how = saying(a.labels, b.labels)
    if (
        how == "same"
        or (how == "weak" and not a.labels.isdisjoint(b.labels))
        or (not x.measure.startswith("any person") and (_as_noun(a, b) or _as_noun(b, a)))
    ):
        return x.scaled or (_done_to(x) == _done_to(y) and not done_to_others(x, y))
    return x.scaled and any(
        s.clause.predicate.split()[0] in _LASTING and (s.clause.tense != "present" or s.clause.predicate != "take")
        for s in (a, b)
    )


def _as_noun(a: Statement, b: Statement) -> bool:
    verb = a.clause.predicate.split()[0]
    return len(verb) > 3 and any(w.startswith(verb[:5]) for m in (*b.participants, *b.others) for w in m.words)


def _done_to(x: Measured) -> bool:
    """Whether the figure counts those to whom it is done; else those who do it or have it."""
    assert x.count is not None
    m, at = x.statement.undergoer, x.count.figure.start
    return m is not None and m.argument.start <= at < m.argument.end


def done_to_others(x: Measured | Count, y: Measured | Count) -> bool:
    """Whether the figures count who did it, and what was done was done to two things: *two men held up a savings bank*,
    *three men held up the post office*.
    """
    m, n = _deed_to(x), _deed_to(y)
    return m is not None and n is not None and match(m, n) <= 0 and kinds_of(m.head).isdisjoint(kinds_of(n.head))


def _deed_to(x: Measured | Count) -> Mention | None:
    """What those whom a figure counts did something to, by a name or noun of its own."""
    s, m = x.statement, x.statement.theme
    count = x.count if isinstance(x, Measured) else x
    subject = s.subject
    if m is None or m.pronoun or m.guessed or m.head in HOLDERS or s.clause.passive or m.argument.role != "object":
        return None
    if count is None or subject is None or not subject.argument.start <= count.figure.start < subject.argument.end:
        return None
    return m


#: verbs by which something has its length or sum
_LASTING = frozenset("last take be amount come total run measure weigh cost stand reach need".split())


def _by_one(a: Statement, b: Statement) -> bool:
    """Whether the subject of one clause is spoken of in the other: *the liner crossed in five days*, *the liner has
    taken seven*.
    """
    m, n = a.subject, b.subject
    if m is None or n is None or m.pronoun or n.pronoun:
        return False
    mine, yours = ({w for x in (*s.participants, *s.others) for w in x.words} for s in (a, b))
    return m.head in yours or n.head in mine


#: what is so often counted that where the words tell what it is in the one, they must in the other
_APART = ("any money", "any person", "any length", "any hours", "any days", "any weeks", "any months", "any years")
#: words that the sentences of two such figures must share
WORDS = 3
