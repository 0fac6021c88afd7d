"""The rule ``loaded-term``."""

from __future__ import annotations

import pytest

from sayso.comparing.rules.loaded_term import loaded_term
from sayso.comparing.told import Told
from sayso.knowledge.places import open_gazetteer
from sayso.model import Finding, Report
from tests.reading.helpers import read


def found(text: str, title: str = "") -> list[Finding]:
    got = read(text, title=title)
    return list(loaded_term(Told(Report(id="r", text=text, title=title), got), open_gazetteer()))


def test_a_loaded_word_is_a_note_with_the_word_as_evidence() -> None:
    (finding,) = found("Our forces liberated the oil terminal on Tuesday.")
    assert (finding.rule, finding.severity) == ("loaded-term", "note")
    assert [e.text for e in finding.evidence] == ["liberated the oil terminal"]
    assert finding.evidence[0].report == "r"
    assert "capture" in finding.message


def test_the_same_word_again_is_one_finding() -> None:
    (finding,) = found("The terrorists shelled the town.\n\nIn the night the terrorists fled.")
    assert len(finding.evidence) == 2
    assert "2 times" in finding.message


def test_two_words_are_two_findings() -> None:
    assert len(found("Our forces liberated the dam and threw the mercenary bands back.")) == 2


def test_plain_words_and_other_peoples_words_are_none() -> None:
    assert found("Government troops captured the dam. They said that they had liberated it.") == []
    assert found('"The terrorists fled," the general said.') == []


def test_the_same_report_gives_the_same_finding() -> None:
    text = "The heroic defenders of the fort ignored the ultimatum of the army."
    assert found(text) == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The traitor clique in the palace put its name to the accord.",
        "The occupation clique has banned the newspaper.",
        "The despot received the envoys.",
        "The savage horde burned the church.",
        "The quislings of the old council signed the paper.",
    ],
)
def test_words_for_rulers_and_crowds(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A clique of friends met in the café.",
        "The horde of shoppers filled the mall.",
        "A gang of thieves robbed the bank.",
    ],
)
def test_plain_uses_of_such_words(text: str) -> None:
    assert found(text) == []
