"""Sentences from all continents that say where a place lies: nothing raised on the true, most of the wrong found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.comparing.rules.test_geography import findings

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parents[2] / "data" / "geography.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
TRUE = [text for kind, text in ROWS if kind == "true"]
WRONG = [text for kind, text in ROWS if kind == "wrong"]


@pytest.mark.parametrize("text", TRUE)
def test_nothing_is_raised_on_what_is_true(text: str) -> None:
    assert [f.message for f in findings(text)] == []


def test_most_of_what_is_wrong_is_found() -> None:
    assert len(WRONG) >= 40
    missed = [text for text in WRONG if not findings(text)]
    # a region without a border, a name that may mean another place: nothing is raised there
    assert len(missed) <= 0.15 * len(WRONG), missed
