"""Pairs of short reports whose figures are at odds in other words, and pairs whose figures are of two things.

``tests/data/figure_pairs.tsv``: a sign (``+`` at odds, ``-`` not), and the two reports, both of one day.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.comparing.stories import rules

DATA = Path(__file__).parent.parent / "data" / "figure_pairs.tsv"
DAY = "2003-06-20"
#: pairs at odds that must be found, measured .79; pairs of two things that may be taken for one, measured 3 of 61
FOUND, TAKEN = 0.75, 4


@cache
def _pairs(sign: str) -> list[tuple[str, str]]:
    rows = (line.split("\t") for line in DATA.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return [(one, other) for at, one, other in rows if at == sign]


def _at_odds(one: str, other: str) -> bool:
    return "number-conflict" in rules(("Morning Gazette", DAY, one), ("Evening Herald", DAY, other))


def test_figures_at_odds_in_other_words() -> None:
    missed = [pair for pair in _pairs("+") if not _at_odds(*pair)]
    assert len(missed) <= (1 - FOUND) * len(_pairs("+")), missed


def test_figures_of_two_things() -> None:
    taken = [pair for pair in _pairs("-") if _at_odds(*pair)]
    assert len(taken) <= TAKEN, taken
