"""No text makes reading run away: four times the text takes about four times as long, whatever it is made of."""

from __future__ import annotations

import time

import pytest

from sayso.model import Extract, Report
from sayso.reading.extract import extract
from sayso.reading.parse import MemoryStore

#: Pieces that texts are made of, one over and over.
PIECES = [
    "“Yes,” he said. ", "He said that she said. ", "“ ", '"', "((", "Kyiv, ", "John Smith and ", "on Monday ", "1",
    ", ", ". ", "\n", "Word\n", "Mr. ", "A", "Ab. ", "ü", "1/2/", "http://a.b/c?", "NATO ", "it's ", "between 5 and ",
    "well-known-", "the army of ", "‘", "a@b.c ", "10,", "May ", "— ", "in the east of the ", "who said that ", "5% ",
]  # fmt: skip


def read(text: str) -> Extract:
    (found,) = extract(
        [Report(id="r", text=text, language="en", published="2025-03-01")], store=MemoryStore(limit=1_000_000)
    )
    return found


def seconds(text: str) -> float:
    began = time.process_time()
    read(text)
    return time.process_time() - began


@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str) -> None:
    short, long = (piece * (length // len(piece)) for length in (6_000, 24_000))
    seconds(short)
    # what runs away does so each time; a busy machine can spoil one
    assert any(seconds(long) < 9 * seconds(short) + 0.3 for _ in range(3))


def test_a_sentence_of_five_thousand_words_is_read_to_its_end() -> None:
    words = "the mayor of the town said that the river rose and the dykes held while the men of the guard stood".split()
    text = " ".join(words * 250) + " and Kyiv fell."
    found = read(text)
    assert len(text.split()) > 5000
    covered = {at for start, end in found.sentences for at in range(start, end)}
    assert all(at in covered for at, character in enumerate(text) if not character.isspace())
    assert found.places[-1].text == "Kyiv"
    assert not found.problems
