"""Quantities: bounds by wording, units, what is counted, and numbers that count nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Quantity
from sayso.reading.quantities import bounded, read_quantities, rounded
from tests.reading.helpers import document, read


def quantities(text: str) -> list[Quantity]:
    return read_quantities(document(text), [])


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit", "of"),
    [
        ("At least 12 people were killed.", "At least 12 people", 12, None, "person", "killed"),
        ("No fewer than thirty men were arrested.", "No fewer than thirty men", 30, None, "person", "arrested"),
        ("Up to 40 ships were damaged.", "Up to 40 ships", 0, 40, "ship", "damaged"),
        ("About 30 miles of road were closed.", "About 30 miles", 27, 33, "mile", "road"),
        ("Nearly 1,500 were hurt.", "Nearly 1,500", 1350, 1500, "person", "wounded"),
        ("Dozens were hurt.", "Dozens", 20, 99, "person", "wounded"),
        ("Several houses burned.", "Several houses", 3, 9, "house", "burnt"),
        (
            "Tens of thousands of families fled.",
            "Tens of thousands of families",
            10000,
            99999,
            "household",
            "displaced",
        ),
        ("The ship carried 28,000 tonnes of wheat.", "28,000 tonnes", 27500, 28500, "tonne", "wheat"),
        ("The company counted 1,487 households.", "1,487 households", 1487, 1487, "household", None),
        ("Between 10 and 12 ships sank.", "Between 10 and 12 ships", 10, 12, "ship", "ship"),
        ("The police freed 10-12 men.", "10-12 men", 10, 12, "person", "freed"),
        ("It cost $1.5 billion.", "$1.5 billion", 1.45e9, 1.55e9, "USD", None),
        ("It cost 23bn euros.", "23bn euros", 2.25e10, 2.35e10, "EUR", None),
        ("Some 40 per cent of the city is in ruins.", "Some 40 per cent", 36, 44, "%", "city"),
        ("A quarter of the city burned.", "A quarter of the city", 25, 25, "%", "burnt"),
        ("Thirty-one people died.", "Thirty-one people", 31, 31, "person", "killed"),
        ("Two hundred and fifty soldiers left.", "Two hundred and fifty soldiers", 245, 255, "person", "soldier"),
        ("No one was hurt.", "No one", 0, 0, "person", "wounded"),
        ("The list holds 21 of the 41 seats.", "21 of the 41 seats", 21, 21, "seat", "seat"),
        ("The death toll rose to 31.", "31", 31, 31, "person", "killed"),
        ("Each side handed over 120 men.", "120 men", 115, 125, "person", "handed over"),
        ("More than a dozen houses burned.", "More than a dozen houses", 12, None, "house", "burnt"),
        ("Seventeen bodies were found.", "Seventeen bodies", 17, 17, "person", "killed"),
        ("The fire burned 5,000 square kilometres.", "5,000 square kilometres", 4500, 5500, "km²", None),
    ],
)
def test_a_figure_is_read_as_a_range(
    text: str, words: str, low: float, high: float | None, unit: str | None, of: str | None
) -> None:
    found = quantities(text)[0]
    assert (found.text, found.unit) == (words, unit)
    assert found.low == pytest.approx(low)
    assert found.high == (None if high is None else pytest.approx(high))
    if of is not None:
        assert found.of == of


def test_dead_and_missing_are_counted_apart() -> None:
    found = quantities("Two dead, 30 missing, and nearly 1,500 were hurt.")
    assert [(q.low, q.of) for q in found] == [(2, "killed"), (30, "missing"), (1350, "wounded")]


@pytest.mark.parametrize(
    "text",
    [
        "The Boeing 737 landed safely.",
        "John Smith, 43, went home.",
        "A 15-year-old boy won.",
        "The shop opened at six.",
        "It happened in 1987.",
        "They live on Route 66.",
        "The first man left.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert quantities(text) == []


def test_a_number_in_a_date_is_no_quantity() -> None:
    got = read("On 4 October 2007 the ship left with 120 passengers.")
    assert [q.text for q in read_quantities(document(got.text), got.dates)] == ["120 passengers"]


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [(28000, 27500, 28500), (200, 150, 250), (30, 30, 30), (1487, 1487, 1487), (1500, 1450, 1550), (99.5, 99.5, 99.5)],
)
def test_a_round_figure_is_rounded(value: float, low: float, high: float) -> None:
    assert rounded(value) == (low, high)


def test_hedges() -> None:
    assert bounded("from", 12, 12) == (12, None)
    assert bounded("to", 12, 12) == (0, 12)
    assert bounded("about", 100, 100) == pytest.approx((90, 110))
    assert bounded("nearly", 100, 100) == pytest.approx((90, 100))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "9 1,2,3 99999999999999999999999999999999 12st 1.5.2 $ € - – to and half a third thirds of the no one "
            "none dozen dozens tens hundred million bn 40% 5km over at least about ½ ² ٣ between killed people two "
            "twenty".split()
        ),
        max_size=14,
    )
)
def test_no_heap_of_numbers_breaks_it(words: list[str]) -> None:
    text = " ".join(words)
    for found in quantities(text):
        assert text[found.start : found.end] == found.text
        assert found.low is None or found.high is None or found.low <= found.high
