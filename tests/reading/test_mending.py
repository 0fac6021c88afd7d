"""Parses that the model gets wrong and that are set right."""

from __future__ import annotations

import pytest

from sayso.reading.mending import mended
from tests.reading.helpers import document, read


def verbs(text: str) -> list[tuple[str, str | None]]:
    """The predicates of a sentence with the heads of their subjects."""
    clauses = read(text).clauses
    return [
        (c.predicate, next((a.head for a in c.arguments if a.role == "subject"), None))
        for c in clauses
        if c.kind in ("main", "complement")
    ]


SENTENCES = {
    "The lock gate at Tisno jammed on Friday, and water ran over the sill.": [("jam", "gate"), ("run", "water")],
    "The fishing bill passed by 77 votes to 70 on Tuesday night.": [("pass", "bill")],
    "The dyke at Gorle held on Sunday; the water came up from the drains.": [("hold", "dyke"), ("come up", "water")],
    "The coat found in a shed near Vik is the oldest in the county.": [("old", "coat")],
    "The poet Ilmar died in Tartu on Sunday.": [("die", "ilmar")],
    "The barge Ester carried 950 tonnes of pine.": [("carry", "ester")],
    "The bank ran out of coin, a clerk who would not be named said.": [("run", "bank"), ("say", "clerk")],
    "A baker who did not want her name printed said that a cart had stood there.": [
        ("say", "baker"),
        ("stand", "cart"),
    ],
    "Boatmen who came up on Friday allege that a Turkish launch rammed a buoy off Kilia.": [
        ("allege", "boatman"),
        ("ram", "launch"),
    ],
    "The mate of a trawler maintains that the owner sold the licence.": [("maintain", "mate"), ("sell", "owner")],
    "The chemical firm told a meeting of anglers on Friday that not a litre had run into the lake.": [
        ("tell", "firm"),
        ("run", "litre"),
    ],
    "A bricklayer told the parish council that boys broke a window.": [("tell", "bricklayer"), ("break", "boy")],
    "The bell fell at Arles, a sister of the sexton told the Rhone Mail.": [("fall", "bell"), ("tell", "sister")],
    "The cashier dined with the count, a porter who knows both told this paper.": [
        ("dine", "cashier"),
        ("tell", "porter"),
    ],
}


def tellers(text: str) -> list[str]:
    return [s.text for c in read(text).claims for s in c.sources]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The crew left the wreck at Arles, one of the stewards said.", ["one of the stewards"]),
        ("Berg, 61, said the crew had left the wreck.", ["Berg, 61"]),
        ("The tenants let it be known on Friday that they would stay.", ["The tenants"]),
        ("A loose bolt could be to blame for the crash, the inspector told the Mail; so could ice.", ["the inspector"]),
    ],
)
def test_who_says_it(text: str, wanted: list[str]) -> None:
    assert tellers(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), SENTENCES.items())
def test_each_verb_has_its_subject(text: str, wanted: list[tuple[str, str | None]]) -> None:
    assert verbs(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The house owned by the count.",
        "Two men arrested after raid",
        "Troops stationed in the north crossed the river, the ministry said.",
        "The chairman of the club, Peter Lund, spoke.",
        "The list of claims that the firm rejected is long.",
        "The minister told the assembly of a plan that the army had made.",
        "The bell fell on Monday, but a clerk told the court nothing.",
        "He told the men that had come home that the bridge was shut.",
    ],
)
def test_what_is_right_is_left(text: str) -> None:
    for sentence in document(text).sentences:
        tokens = sentence.tokens
        words, tags, deps = [t.text for t in tokens], [t.tag for t in tokens], [t.dep for t in tokens]
        heads = [t.head.i for t in tokens]
        assert mended(words, tags, deps, heads) == (tags, deps, heads)


def test_a_word_with_a_hyphen_is_one() -> None:
    (clause,) = read("Okafor won Thursday's semi-final against Lindqvist in Halle.").clauses
    assert [a.head for a in clause.arguments if a.role == "object"] == ["final"]


def test_a_weekday_has_its_date() -> None:
    text = "The ferry Alma, which ran aground off Cebu on Tuesday, 14 March, will be towed off."
    found = read(text, published="2017-03-17")
    assert [d.value for d in found.dates] == ["2017-03-14"]
