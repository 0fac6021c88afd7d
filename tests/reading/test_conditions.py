"""Conditions of claims: clauses and phrases by which a content is limited, and those that only look so."""

from __future__ import annotations

import pytest

from tests.reading.helpers import read


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("The guild will sign if the price falls, its clerk said.", "if the price falls"),
        ("Should the price fall, the guild will sign, its clerk said.", "Should the price fall"),
        (
            "The islands would be lost were the sea to rise by two metres, the panel said.",
            "were the sea to rise by two metres",
        ),
        ("The guild will sign provided the price falls.", "provided the price falls"),
        ("The guild is prepared to sign provided they pay first.", "provided they pay first"),
        ("The guild will sign only when the price falls.", "only when the price falls"),
        ("The guild can sign, but only if the clerks agree.", "only if the clerks agree"),
        ("As long as the price is low, the guild will wait, its clerk said.", "As long as the price is low"),
        ("Without a loan, the guild will close.", "Without a loan"),
        ("In the event of a strike, the guild will pay.", "In the event of a strike"),
        ("The guild offered to sign in exchange for a loan.", "in exchange for a loan"),
        ("The guild is ready to sign if the price falls, its clerk said.", "if the price falls"),
        ("“Unless they pay,” the clerk said, “we will not sign.”", "Unless they pay"),
    ],
)
def test_condition(text: str, condition: str) -> None:
    assert condition in [c.condition.text for c in read(text).claims if c.condition is not None]


@pytest.mark.parametrize(
    "text",
    [
        "Even if the price falls, the guild will sign, its clerk said.",
        "It looks as if the guild has signed, its clerk said.",
        "The clerk, speaking on condition of anonymity, said the guild had signed.",
        "The aid provided by the guild was late.",
        "The guild signed without a word.",
    ],
)
def test_no_condition(text: str) -> None:
    assert [c.condition for c in read(text).claims if c.condition is not None] == []
