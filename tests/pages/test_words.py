"""Small wordings."""

from __future__ import annotations

from sayso.pages.words import worded


def test_a_record_is_told_a_field_a_line() -> None:
    assert worded({"kind": "note", "about": ["a", "b"], "why": None}) == "kind: note\nabout: a, b\nwhy: "


def test_records_within_are_told_without_what_they_lack() -> None:
    quotes = [{"text": "mole", "start": 0, "part": ""}, {"text": "gate", "start": 9}]
    assert worded({"quotes": quotes}) == "quotes: text: mole; start: 0\ntext: gate; start: 9"
