"""Claims of hostile text: marks that do not pair, capitals, tables, transcripts, endless sentences; spans that fit."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.model import Extract
from sayso.reading.attribution import read_claims
from sayso.reading.notices import read_notices
from sayso.reading.quotes import read_quotations
from tests.reading.helpers import actors_of, document, read

MARKS = "“”„«»‘’\"'`"


def _check(extract: Extract) -> None:
    ids = {c.id for c in extract.claims}
    assert len(ids) == len(extract.claims)
    for claim in extract.claims:
        whole = extract.title if claim.part == "title" else extract.text
        assert whole[claim.start : claim.end] == claim.text != ""
        assert claim.pieces == sorted(claim.pieces)
        assert (claim.pieces[0][0], max(b for _, b in claim.pieces)) == (claim.start, claim.end)
        assert all(a < b for a, b in claim.pieces)
        assert claim.inside is None or claim.inside in ids - {claim.id}
        for span in [claim.cue, claim.condition, claim.occasion, *claim.hedges, *claim.sources]:
            if span is not None:
                assert whole[span.start : span.end] == span.text != ""


HOSTILE = [
    "", " ", "“", "”“”“", "''''''", "\"\"\"", "‘’‘’", "“a", "a”", "He said “",
    "“,” he said.", "“” said Lind.", "Said said said.",
    "He said, \"'‘“nested”’'\" and left.", "ALL CAPITALS SAID THE MAYOR.",
    "Q: Who? A: Me.", ":" * 30, "- one\n- two\n- three",
    "said " * 400, "He said that " * 120 + "it rained.", "“" * 300, "he said “x” " * 100, "a\u0000b “c” said D.",
    "It shows how surprised he is that rain fell.", "According to", "according to according to",
    "X: Y: Z: “W”", "that that that that",
    "“He said ‘she said “they said”’”",
    "rock ’n’ roll, the ’90s and the players’ union’s “deal",
    "\u200b“\u200bhi\u200b”\u200b said\u200b he", "said.", "to to to.",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text(text: str) -> None:
    _check(read(text))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                *MARKS,
                "''",
                "``",
                " ",
                ", ",
                ". ",
                ": ",
                "\n\n",
                "he said",
                "Lind",
                "that",
                "the dam",
                "fell",
                "not",
                "if",
                "It",
            ]
        ),
        max_size=24,
    )
)
def test_any_marks(parts: list[str]) -> None:
    _check(read(" ".join(parts)))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=MARKS + "ab ,.\n", max_size=60))
def test_quotations_fit(text: str) -> None:
    read_document = document(text)
    last = 0
    for quotation in read_quotations(read_document, read_document.sentences):
        assert last <= quotation.start < quotation.inner_start <= quotation.inner_end <= quotation.end <= len(text)
        last = quotation.end


#: Pieces of lines that a report may be made of, whatever their order.
_LINES = [
    "Q: Who did it?", "A: The wind.", "LIND: It holds. We checked.", "- one item", "* another", "Name\tAge\tTown",
    "Lind\t44\tTurku", "THE MAYOR SAID THE DAM WOULD HOLD.", "“Go,” she said. “Now.", "„Wir gehen“, sagte er.",
    "« Oui », dit-elle.", "''Fine,'' he said.", "‘Never,’ they said, ‘and “no” too.’", "He said: “",
    "”", "— Marta Lind", "According to", "Read more:", "1. First, he said, second.", "It was clear that", "(he said",
    "which she said", "| a | b |", "said, said, said", "Minister on floods:", "“It was cold.” — Marta Lind, Turku",
]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(_LINES), max_size=12), st.sampled_from(["\n", "\n\n", " "]))
def test_any_lines(lines: list[str], between: str) -> None:
    _check(read(between.join(lines)))


NESTED = [
    ("“He said ‘I will go’ and left,” Lind said.", "“He said ‘I will go’ and left,”"),
    ("„Sie sagte ‚nein‘ zu mir“, said Lind.", "„Sie sagte ‚nein‘ zu mir“"),
    ("« Il a dit “non” à tous », said Lind.", "« Il a dit “non” à tous »"),
    ("''We won't pay,'' Lind said.", "''We won't pay,''"),
    ("‘The players’ union won’t pay,’ Lind said.", "‘The players’ union won’t pay,’"),
    ("\"She called it 'a joke', and left,\" Lind said.", "\"She called it 'a joke', and left,\""),
]


@pytest.mark.parametrize(("text", "content"), NESTED)
def test_nested_and_foreign_marks(text: str, content: str) -> None:
    found = [(c.text, c.sources[0].text) for c in read("The road is open.\n\n" + text).claims if c.manner == "quoted"]
    assert (content, "Lind") in found


def test_capitals() -> None:
    claims = read("THE ROAD IS OPEN.\n\nTHE MAYOR SAID THE DAM WOULD HOLD.").claims
    assert ("THE DAM WOULD HOLD", "THE MAYOR") in [(c.text, c.sources[0].text) for c in claims if c.sources]


def test_lists_and_tables() -> None:
    table = "Team\tPlayed\tPoints\nTurku\t12\t30"
    extract = read(f"Results:\n\n- Turku 3, Oslo 1\n- Bergen 2, Malmö 2\n\n{table}\n\nLind said it was over.")
    _check(extract)
    assert [c.text for c in extract.claims if c.sources] == ["it was over"]


LONG = [
    "the minister said that the dam was safe and the road was open, ",
    "he said “it is so” and ",
    "according to the board the sale, he said, was off, ",
    "she denied that he claimed that it was said to have ",
    "a – b – “c ‘d’ ",
    "Lind, who said it, and Berg, calling it a fraud, asked for the chief to resign if it failed, ",
]


@pytest.mark.parametrize("part", LONG)
def test_a_sentence_of_five_thousand_words(part: str) -> None:
    _check(read("It rained and " + part * (5000 // len(part.split())) + "."))


@pytest.mark.parametrize("part", LONG)
def test_work_stays_linear(part: str) -> None:
    """Eight times the words take at most some ten times the lines of our code run (counted, so that no other load
    on the machine tells)."""

    def lines(words: int) -> int:
        text = "It rained and " + part * (words // len(part.split())) + "."
        read_document = document(text)
        notices = read_notices(read_document)
        actors = actors_of(read_document, notices)
        run = 0

        def count(_: FrameType, event: str, __: object) -> Any:  # a trace function returns itself
            nonlocal run
            run += event == "line"
            return count

        before = sys.gettrace()
        sys.settrace(count)
        try:
            read_claims(read_document, actors, [], notices)
        finally:
            sys.settrace(before)
        return run

    assert lines(4000) <= 10 * lines(500)
