"""Guesses: found in the report's own voice, and nowhere else."""

from __future__ import annotations

import pytest

from tests.reading.helpers import read

GUESSES = [
    "The tug was presumably meant as a warning to the smugglers.",
    "The minister evidently wanted to please the farmers.",
    "The new toll looks like a reward for the hauliers.",
    "The sale looks like a rebuke to the cook, who had built his menu round the trout.",
    "The visit seems intended to reassure the allies.",
    "The crew apparently hoped to slip past the patrol.",
    "The blackout was probably caused by a squirrel.",
    "The word was dropped — likely referring to the lost treaty — and nobody asked.",
    "The raid may have been meant as revenge for the blockade.",
    "The abbey presumably means to keep its cellar out of sight.",
    "The fleet turned back at noon, probably to spare the admiral a defeat.",
    "No doubt the landlord hopes to please the tenants.",
    "His words were in all likelihood addressed to the union.",
    "The bank refused the loan, apparently out of spite.",
    "He sent a clerk in an apparent attempt to snub the envoy.",
    "The toll seems designed to drive out smaller hauliers.",
    "The landlord must have hoped that the tenants would leave.",
    "The tram company probably kept silent about it in order not to anger the guards.",
    "The abbess apparently stayed away lest she meet the prior.",
    "The squadron probably sailed by night so that nobody should count it.",
    "He probably gave up his seat out of pride.",
    "Jealousy was probably the reason.",
    "The parade may be a signal to Vienna.",
    "The delay probably serves to wear down the weavers.",
    "This is probably the duke's way of punishing the town.",
    "It is probable that the guild wants to protect its mill.",
]
NO_GUESSES = [
    "Rain is likely on Tuesday.",
    "The roof probably fell in shortly after midnight.",
    "The club will probably win the cup.",
    "Historians believe the tug was presumably meant as a warning.",
    "“The minister evidently wanted to please us,” said a farmer.",
    "The likely winner is a baker.",
    "The new tower looks like a pencil, which had been the test of its builders.",
    "The clerk died in an apparent suicide attempt in May.",
    "There is no doubt that he hopes to win.",
    "It is likely to open in May.",
    "Nobody knows what the word means to him.",
    "The firm is likely to report a loss on Friday.",
    "The train will probably be late because of the snow.",
    "The crop is likely to be poor because of the drought.",
    "The oil may be a threat to shipping.",
    "The match may be moved in order not to clash with the fair.",
]


def _guesses(text: str, **fields: str) -> list[str]:
    return [r.text for r in read(text, **fields).remarks if r.kind == "guess"]


@pytest.mark.parametrize("text", GUESSES)
def test_guess(text: str) -> None:
    assert len(_guesses(text)) == 1


@pytest.mark.parametrize("text", NO_GUESSES)
def test_no_guess(text: str) -> None:
    assert _guesses(text) == []


def test_comment_as_a_whole_may_guess() -> None:
    text = f"{GUESSES[1]}\n\nThis article represents the personal views of the author."
    assert _guesses(text) == []


def test_remarks_name_the_word() -> None:
    (remark,) = [r for r in read(GUESSES[1]).remarks if r.kind == "guess"]
    assert remark.note == "evidently"
