from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.sentences import MAX_SENTENCE, paragraphs, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in sentences(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The envoy landed at noon. The talks began an hour later.", 2),
        ("Gen. Bosquet met Mr. Raglan near St. Petersburg. They parted.", 2),
        ("It began at 5 p.m. The rain did not stop.", 2),
        ("The U.S. Navy said on Jan. 3 that No. 4 boiler had burst.", 1),
        ("It was sent by the U.S. The reply came late.", 2),
        ("J. R. Baker signed for the firm.", 1),
        ("They fell back on Plan B. It held.", 2),
        ("“Who goes there?” Colonel Ward asked. Nobody answered.", 2),
        ('"We are ready," she said. "We always were." Then she left.', 3),
        ("''It is done,'' he wrote. ''Send boats.''", 2),
        ("He paused... Then he signed.", 2),
        ("He paused... and then he signed.", 1),
        ("The count rose to 3.5 million by dusk.", 1),
        ("The port closed.Barges waited outside.", 2),
        ("See www.example.org for the list.", 1),
        ("1. Open the sluice.\n2. Warn the mills.", 2),
        ("HOLM, Wis. — A barge sank on Monday.", 1),
        ("“The dam holds.” The mayor was sure of it.", 2),
        ("(It had rained for a week.) The river rose.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_a_blank_line_ends_a_paragraph_and_a_sentence() -> None:
    text = "Flood on the Drava\n\nThe river rose overnight. Roads closed.\n\nMore rain is due."
    assert [number for _, _, number in sentences(text)] == [0, 1, 1, 2]


def test_hard_wrapped_lines_are_joined() -> None:
    text = (
        "The ferry that left the quay\nat dawn with forty passengers\nand a load of timber had not\n"
        "returned by dusk. Boats\nwent out to look for her."
    )
    assert len(list(paragraphs(text))) == 1
    assert len(split(text)) == 2


def test_a_headline_line_is_a_sentence_of_its_own() -> None:
    assert split("Ferry missing\nThe ferry left at dawn.") == ["Ferry missing", "The ferry left at dawn."]


def test_what_is_too_long_is_cut_and_nothing_is_lost() -> None:
    text = "barley, oats, rye; " * 800
    parts = split(text)
    assert len(parts) > 1
    assert max(map(len, parts)) <= MAX_SENTENCE
    assert "".join("".join(parts).split()) == "".join(text.split())


@given(st.text(alphabet=st.sampled_from("Aa b.!?\n\t“”\"'’…0-—()\u2028é中"), max_size=200))
def test_every_character_is_in_one_sentence(text: str) -> None:
    found = list(sentences(text))
    assert all(a < b for a, b, _ in found)
    assert all(first[1] <= second[0] for first, second in pairwise(found))
    assert re.sub(r"\s", "", "".join(text[a:b] for a, b, _ in found)) == re.sub(r"\s", "", text)
