"""Rewrites by hand, and reports that were written apart, all for this test: what is found of each grade.

``light`` keeps most runs of words, ``medium`` replaces most words, ``heavy`` has few runs of words in common with its
original; ``independent`` reports tell of the same happenings and are no copies, ``quotes`` and ``boilerplate`` share
with another report its quotations, or the lines at its end, and nothing else.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path

import msgspec
import pytest

from sayso.comparing.copies.copies import Shared, lay_all
from sayso.comparing.copies.families import Member, family
from sayso.comparing.copies.texts import Text, read
from tests.comparing.fakes import copies, run, told

DATA = Path(__file__).parent.parent / "data"
ROWS = [msgspec.json.decode(line) for line in (DATA / "rewrites.jsonl").read_text("utf-8").splitlines()]
#: written when the measure stood, and never tuned on
LATER = [msgspec.json.decode(line) for line in (DATA / "rewrites_later.jsonl").read_text("utf-8").splitlines()]
TEXTS = {row["id"]: read(row["text"]) for row in ROWS}
TRUE = {(row["id"], row["of"]): row["grade"] for row in ROWS if row["of"]}


def copied(texts: dict[str, Text]) -> dict[tuple[str, str], Shared]:
    pairs = list(combinations(sorted(texts), 2))
    laid = zip(pairs, lay_all((texts[a], texts[b], ()) for a, b in pairs), strict=True)
    return {pair: shared for pair, shared in laid if shared}


@pytest.fixture(scope="module")
def found() -> dict[tuple[str, str], Shared]:
    """Of all pairs those that are copies, the lower id first."""
    return copied(TEXTS)


@pytest.mark.parametrize(("grade", "floor"), [("light", 10), ("medium", 14), ("heavy", 12)])
def test_rewrites_are_found(found: dict[tuple[str, str], Shared], grade: str, floor: int) -> None:
    assert Counter(TRUE.values()) == {"light": 10, "medium": 15, "heavy": 15}
    assert sum(made == grade and tuple(sorted(pair)) in found for pair, made in TRUE.items()) >= floor


def test_what_was_written_apart_is_no_copy(found: dict[tuple[str, str], Shared]) -> None:
    assert not set(found) - {tuple(sorted(pair)) for pair in TRUE}


def test_rewrites_that_were_written_later() -> None:
    texts = {row["id"]: read(row["text"]) for row in LATER}
    true = {frozenset((row["id"], row["of"])) for row in LATER if row["of"]}
    made = {frozenset(pair) for pair in copied(texts)}
    assert made <= true
    assert len(made) >= 5 and len(true) == 6


def test_the_later_one_is_the_rewrite(found: dict[tuple[str, str], Shared]) -> None:
    members = {row["id"]: Member(row["id"], row["published"], None, ()) for row in ROWS}
    taken = family(members, found)
    assert {(t.report, t.of) for t in taken} <= set(TRUE)
    assert {t.kind for t in taken if t.retold} == {"rewrite"}


def test_a_rewrite_in_other_words_shows_its_passages() -> None:
    rows = {row["id"]: row for row in ROWS}
    pair = [rows[f"35-{name}"] for name in ("original", "rewrite", "independent")]
    (made,) = copies(run(*[told(row["id"], row["text"], published=row["published"]) for row in pair])).values()
    assert (made.report, made.of, made.kind) == ("35-rewrite", "35-original", "rewrite")
    assert len(made.spans) >= 4
    assert all(rows[span.report]["text"][span.start : span.end] == span.text for span in made.spans)


def test_figures_are_one_however_they_are_written() -> None:
    one, other = (
        read("twenty-six ships, a thousand men, 3 million tonnes, the twelfth"),
        read("26 ships, 1,000 men, three million tonnes, the 12th"),
    )
    figures = [[i for i in text.details.items.tolist() if i >= 1 << 40] for text in (one, other)]
    assert figures[0] == figures[1] and [i - (1 << 40) for i in figures[0]] == [26, 1000, 3_000_000, 12]
