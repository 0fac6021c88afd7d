"""Reports of several outlets that end in one origin."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.comparing.findings.hits import Hit, outlet
from sayso.comparing.sieve.uses import Use
from sayso.comparing.statements.sameness import Likeness, Pair, coverage
from sayso.comparing.statements.stakes import own_eyes
from sayso.comparing.statements.statements import Statement
from sayso.comparing.statements.when import outlet as plain_outlet
from sayso.comparing.told import Told
from sayso.model import Evidence

#: share of the words of the poorer clause that the other has too; from the development stories
COVERAGE = 0.34


def single_origins(pair: Pair) -> Iterator[Hit]:
    """Two outlets tell of the same point, and the one has it from the other: all chains of sources end in one
    origin.
    """
    if plain_outlet(pair.a.told) == plain_outlet(pair.b.told):
        return
    if not (named(pair.a.told, pair.b.told) or named(pair.b.told, pair.a.told)):
        return
    seen: set[tuple[int, int]] = set()
    for a, b, like in pair.couples(Use.ORIGINS):
        if not _same_point(a, b, like) or (a.sentence, b.sentence) in seen:
            continue
        for first, second in ((a, b), (b, a)):
            if (
                _from(second, first.told)
                and not (first is b and pair.order == 1 and a.told.day != b.told.day)
                and not own_eyes(a.told)
                and not own_eyes(b.told)
                and not _from(first, second.told)
            ):
                seen.add((a.sentence, b.sentence))
                yield Hit("single-origin", "note", _sentence(a), _sentence(b), _message(first, second))
                break


def _same_point(a: Statement, b: Statement, like: Likeness) -> bool:
    if like.saying in ("same", "weak") and a.theme is not None and b.theme is not None and (
        a.theme.place_ids & b.theme.place_ids and a.classes & b.classes and not a.negative and not b.negative
    ):  # fmt: skip
        return True
    return len(like.shared) >= 2 and coverage(a, b) >= COVERAGE and like.theme >= 0 and like.saying != "opposite"


def named(told: Told, other: Told) -> bool:
    """Whether a report names the outlet of the other anywhere."""
    name = plain_outlet(other).lower().removeprefix("the ")
    return bool(name) and name in told.lower


def _from(s: Statement, other: Told) -> bool:
    """Whether the statement's sentence names the other report's outlet as where it is from."""
    name = plain_outlet(other).lower()
    words = _sentence(s).text.lower()
    bare = name.removeprefix("the ")
    return bool(bare) and bare in words and plain_outlet(s.told).lower() != name


def _sentence(s: Statement) -> Evidence:
    start, end = s.told.extract.sentences[max(s.sentence, 0)]
    return s.told.stretch(start, end)


def _message(first: Statement, second: Statement) -> str:
    behind = f", which has it from {' '.join(first.sources[-1].text.split())}" if first.sources else ""
    return f"{outlet(second.told)} has this from {outlet(first.told)}{behind}: one origin, not two."
