"""Whether two figures that are known by their unit or noun alone are told of one doing: the same deed, or one thing
that has its length or sum.
"""

from __future__ import annotations

from sayso.comparing.figures.figures import Count
from sayso.comparing.figures.gauges import Measured
from sayso.comparing.figures.owners import HOLDERS
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import content, match, saying
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.words import kinds_of


def in_sentence(x: Measured) -> list[Statement]:
    """The statements of the sentence of a figure."""
    return sheet(x.statement.told).of_sentence(x.statement.sentence)


def one_sentence(x: Measured, y: Measured, names: frozenset[str]) -> bool:
    """Whether the sentences of two figures that are known by their unit or noun alone tell of one thing: by a name and
    most of what the poorer has, on one day or none.
    """
    if x.fits and y.fits:
        # of one measure, as which they are laid side by side, or of two
        return False
    if x.when is not None and y.when is not None and not x.when.meets(y.when, 0):
        return False
    apart = x.measure.startswith(_APART)
    half_told = bool(x.fits) != bool(y.fits) and apart
    if half_told and x.measure.startswith("any person"):
        return False
    if apart and not (x.fits and y.fits) and not _by_one(x.statement, y.statement):
        return False
    if not _one_doing(x, y):
        return False
    mine, yours = (frozenset(w for s in in_sentence(z) for w in content(s)) & z.anchors for z in (x, y))
    common = mine & yours
    most, fewer = len(common), min(len(mine), len(yours))
    if half_told and (most <= WORDS or 5 * most < 3 * fewer):
        return False
    return bool(common & names) and most >= WORDS and 5 * most >= 2 * fewer


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
