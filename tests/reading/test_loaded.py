"""Loaded terms: found in the report's own voice, with the plain word; not in what others say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.knowledge.tables import table
from sayso.reading.loaded import read_loaded
from tests.reading.helpers import document, read


def loaded(text: str, title: str = "") -> list[tuple[str, str | None]]:
    return [(r.text, r.note) for r in read(text, title=title).remarks if r.kind == "loaded"]


@pytest.mark.parametrize("row", table("loaded_terms"), ids=lambda row: row[0])
def test_every_row_is_found_in_its_own_example(row: tuple[str, ...]) -> None:
    found = read_loaded(document(row[-1]), [], [], [])
    assert found, row[-1]
    assert found[0].note


@pytest.mark.parametrize(
    ("text", "term", "plain"),
    [
        ("Our forces liberated the dam on Monday.", "liberated the dam", "capture"),
        ("The mayor stressed the liberation of the village by the army.", "liberation of the village", "capture"),
        ("A mob of hirelings met the troops at the gate.", "mob of hirelings", "crowd"),
        ("The puppet government in the capital raised the tax.", "puppet government", "government"),
        ("A nest of swindlers in the palace raised the toll.", "nest of swindlers", "government"),
        ("The cut-throats of the hill clan burned the mill.", "cut-throats of the hill clan", "fighters"),
        ("Fighting went on. The valiant soldiers held the ford.", "valiant soldiers", "soldiers"),
    ],
)
def test_the_reports_own_voice(text: str, term: str, plain: str) -> None:
    assert loaded(text) == [(term, plain)]


@pytest.mark.parametrize(
    "text",
    [
        "The army said that it had liberated the dam.",
        'The army "liberated" the dam, it said.',
        "An officer called the rebels terrorists.",
        "A gang of thieves robbed the mill, and a pack of dogs barked.",
        "The raiders cut throats and burned the mill.",
        "The so-called liberators left the town.",
        "The parade on Liberation Day was rained off.",
        "The Army of National Liberation signed the accord.",
        "The word terrorist is used by both armies.",
        "The general vowed to liberate the province.",
        "The court freed the editor.",
        "The crew liberated the caged birds.",
        "According to the army, the terrorists fled.",
        "The rebels claimed the liberation of the village.",
        "Government troops captured the oil terminal.",
    ],
)
def test_what_is_not_the_reports_own_wording(text: str) -> None:
    assert loaded(text) == []


def test_one_term_inside_another_is_one_remark() -> None:
    assert [t for t, _ in loaded("Police moved a rabble of paid troublemakers off the square.")] == [
        "rabble of paid troublemakers"
    ] or len(loaded("Police moved a rabble of paid troublemakers off the square.")) == 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "the liberated heroic defenders of “ ” ‘ ’ terrorists puppet regime said that , . Liberation".split()
        ),
        max_size=20,
    )
)
def test_no_heap_of_words_breaks_it(words: list[str]) -> None:
    text = " ".join(words)
    for remark in read_loaded(document(text), [], [], []):
        assert text[remark.start : remark.end] == remark.text
