"""Figures as ranges, and which of them count the same."""

from __future__ import annotations

import pytest

from sayso.comparing.figures.figures import apart, counts, span_of
from sayso.comparing.statements.statements import sheet
from tests.comparing.stories import rules, told

RANGES = [
    ("The flood drowned 17 cows.", (17, 17)),
    ("The flood drowned 28,000 cows.", (27_500, 28_500)),
    ("The flood drowned 200 cows.", (150, 250)),
    ("The flood drowned 1,487 cows.", (1487, 1487)),
    ("The flood drowned about 500 cows.", (450, 550)),
    ("The flood drowned nearly 500 cows.", (450, 500)),
    ("The flood drowned at least 12 cows.", (12, float("inf"))),
    ("The flood drowned up to 90 cows.", (0, 90)),
    ("The flood drowned several cows.", (3, 9)),
    ("The flood drowned dozens of cows.", (20, 99)),
    ("The flood drowned thirty-one cows.", (31, 31)),
    ("The flood drowned two hundred and six cows.", (206, 206)),
    ("The flood drowned 1.5 million cows.", (1_450_000, 1_550_000)),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_ranges(text: str, expected: tuple[float, float]) -> None:
    (report,) = told(("A", None, text))
    (figure,) = [f for s in sheet(report).body for f in s.figures]
    assert span_of(figure) == pytest.approx(expected)


@pytest.mark.parametrize(
    "text",
    ["Jana Malá, 58, was there.", "The 36-year-old guard slept.", "They won by 52-3 on points.", "It opened at 10 a.m.",
     "It was signed on 3 May 1950.", "In 1987 the mill closed."],
)  # fmt: skip
def test_no_figures(text: str) -> None:
    (report,) = told(("A", None, text))
    assert [f.text for s in sheet(report).body for f in s.figures] == []


def test_a_part_and_the_whole() -> None:
    (report,) = told(("A", None, "The League won 34 of the 150 seats."))
    figures = [f for s in sheet(report).body for f in s.figures]
    assert [(f.low, f.part_of, f.whole) for f in figures] == [(34, True, False), (150, False, True)]


def test_units_of_one_measure() -> None:
    a, b, c = told(
        ("A", None, "The wreck lies 30 miles off."), ("B", None, "The wreck lies 48 kilometres off."),
        ("C", None, "The wreck lies 80 kilometres off."),
    )  # fmt: skip
    first, second, third = (next(c for s in sheet(t).body for c in counts(s)) for t in (a, b, c))
    assert not apart(first, second) and apart(first, third)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Four clerks were hurt in the fire at Linz.", "Nine clerks were killed in the fire at Linz."),
        (
            "The ministry says 900 farms burnt in the country.",
            "The ministry says 90 farms burnt in the district of Linz.",
        ),
        ("Nine children died in the fire at Linz.", "Twenty people died in the fire at Linz."),
        ("The pump moves 400 litres a day.", "The pump moved 9,000 litres in June."),
        ("The porters ask five shillings.", "The porters got three shillings."),
    ],
)
def test_other_counts(first: str, second: str) -> None:
    assert rules(("A Post", "1950-05-03", first), ("B Post", "1950-05-03", second)) == []


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The ship seized a total of 14 AK-47 rifles and 31 magazines.", "rifle"),
        ("A total of nine T-72 tanks were left behind.", "tank"),
        ("The army has six MiG-21 fighters.", "fighter"),
    ],
)
def test_what_a_type_name_stands_before(text: str, noun: str) -> None:
    (report,) = told(("A", None, text))
    assert noun in [f.noun for s in sheet(report).body for f in s.figures]
