"""Figures that a later report says it puts right, whether or not it gives the older one too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sayso.comparing.figures.figures import Count, apart, counts, remainder
from sayso.comparing.figures.tallies import MONEY, any_person
from sayso.comparing.figures.units import UNIT_WORDS
from sayso.comparing.statements.sameness import COMMON, Pair, content
from sayso.comparing.statements.statements import Sheet, Statement
from sayso.knowledge.tables import table

#: words that the sentence that puts a figure right and that of the figure must share, besides what is counted
RIGHTED = 2


@cache
def _words(how: str) -> frozenset[str]:
    return frozenset(w for name, words in table("corrections") if name == how for w in words.split(","))


@cache
def _mistaken() -> re.Pattern[str]:
    def any_of(how: str) -> str:
        return "|".join(sorted(_words(how), key=lambda w: (-len(w), w)))

    wrong = rf"(?:{any_of('wrong')}|(?:an?|the|his|her|their|its) (?:[\w’'-]+ )?(?:{any_of('slip')}))"
    return re.compile(
        rf"\b(?:{any_of('tally')})s?\b[^.;]{{0,40}}\b(?:was|were|had been|is|proved|turned out)\b"
        rf"[^.;]{{0,20}}\b{wrong}\b"
        rf"|\b(?:{any_of('twice')}) (?:some |several |many |them |it )?twice\b|\bmiscount(?:ed)?\b",
        re.IGNORECASE,
    )


def puts_right(s: Statement) -> bool:
    """Whether a clause says that it corrects something, or that a count is other than it was: *lowered its count*."""
    words = s.clause.words
    if not _words("righted").isdisjoint(words):
        return True
    return not _words("changed").isdisjoint(words) and not _words("tally").isdisjoint(words)


def corrects(later: Sheet, s: Statement) -> bool:
    """Whether the sentence of a clause, or one beside it, says that a figure is put right."""
    own = later.of_sentence(s.sentence)
    outright = _words("righted") | _words("lowered")
    if any(not outright.isdisjoint(n.clause.words) for n in own):
        return True
    beside = [n for at in (s.sentence - 1, s.sentence + 1) if at >= 0 for n in later.of_sentence(at)]
    miscounted = _words("righted") | _words("miscounted")
    return any(not miscounted.isdisjoint(n.clause.words) for n in beside) or any(
        _mistaken().search(n.clause.text) is not None for n in (*beside, *own)
    )


def righted(of: Sheet, s: Statement) -> list[Count]:
    """The figures of the sentence of a clause that says that it puts one right; of the next, where it has none."""
    for at in (s.sentence, s.sentence + 1):
        found = [c for n in of.of_sentence(at) for c in counts(n)]
        if found:
            return found
    return []


def put_right(pair: Pair, stated: Iterator[Statement]) -> Iterator[tuple[Count, Count]]:
    """Figures of the earlier report (in the clauses ``stated``) with those that the later one puts in their place."""
    rights = [b for b in pair.b.body if puts_right(b)]
    olds = [(a, old) for a in stated for old in counts(a)] if rights else []
    for b in rights:
        beside = righted(pair.b, b)
        words = _all_words(pair.b, b)
        named = [(a, old, new) for a, old in olds if (new := _beside(old, beside)) is not None]
        for a, old, new in named:
            if (content(a) & words) - {old.noun}:
                yield old, new
        if not named:
            fresh = [(a, old, new) for a, old in olds if (new := _in_place_of(pair, a, old, b, beside)) is not None]
            if len({(old.low, old.high) for _, old, _ in fresh}) == 1:
                _, old, new = max(fresh, key=lambda found: len(content(found[0]) & words))
                yield old, new


def _beside(old: Count, beside: list[Count]) -> Count | None:
    """Of figures that stand beside each other the one that takes the place of an older one, which is among them."""
    same = [c for c in beside if c.noun in (None, old.noun) or _coins(c) & _coins(old) or persons(c, old)]
    others = {(c.low, c.high): c for c in same}
    if others.pop((old.low, old.high), None) is None or len(others) != 1:
        return None
    return next(iter(others.values()))


def _in_place_of(pair: Pair, a: Statement, old: Count, b: Statement, beside: list[Count]) -> Count | None:
    """The only figure that the later report gives for what an older one counts, where it does not say what that was:
    *has corrected its figure for houses lost to 2,100*.
    """
    words = _all_words(pair.b, b)
    named = old.noun in words or old.figure.noun in words
    fits = {
        (c.low, c.high): c
        for c in beside
        if not (remainder(c) or c.figure.part_of or c.figure.whole) and c.figure.per == old.figure.per
        and (c.noun == old.noun or _coins(c) & _coins(old) or (c.noun is None and c.unit is None and named))
        and (not c.fates or not old.fates or c.fates & old.fates)
    }  # fmt: skip
    if len(fits) != 1 or old.figure.part_of or old.figure.whole or old.noun is None:
        return None
    new = next(iter(fits.values()))
    common = ({w for n in pair.a.of_sentence(a.sentence) for w in content(n)} & words) - {old.noun, *UNIT_WORDS}
    known = common & pair.a.capitals & pair.b.capitals
    return new if apart(old, new) and known - COMMON and len(common) >= RIGHTED else None


def persons(*figures: Count) -> bool:
    """Whether all count persons."""
    return all(c.noun is not None and any_person(c.noun) for c in figures)


def _coins(count: Count) -> set[str]:
    return {w for w in (count.figure.noun, *count.figure.words) if w in MONEY}


def _all_words(sheet: Sheet, s: Statement) -> frozenset[str]:
    return frozenset(w for n in sheet.of_sentence(s.sentence) for w in content(n))
