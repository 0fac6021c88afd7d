"""Time expressions, by a table and under hostile input."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Problem, Report
from sayso.reading.dates import read_dates
from sayso.reading.parse import MemoryStore, parser

_TABLE = Path(__file__).parents[1] / "data" / "dates.tsv"
_STORE = MemoryStore()


def rows() -> list[tuple[str, str, str]]:
    found = []
    for line in _TABLE.read_text("utf-8").split("\n"):
        if line.strip() and not line.startswith("#"):
            published, text, values = line.split("\t")
            found.append((published, text, values))
    return found


def parsed(reports: list[Report]) -> dict[str, list[tuple[str, str, str]]]:
    documents = parser().documents([(r, r.language or "en") for r in reports], _STORE)
    return {d.report.id: [(x.text, x.type, x.value) for x in read_dates(d, [], [])] for d in documents}


@pytest.fixture(scope="module")
def table() -> dict[str, list[tuple[str, str, str]]]:
    reports = [
        Report(id=str(n), text=re.sub(r"[\[\]]", "", text), published=None if published == "-" else published)
        for n, (published, text, _) in enumerate(rows())
    ]
    return parsed(reports)


@pytest.mark.parametrize("number", range(len(rows())))
def test_row(number: int, table: dict[str, list[tuple[str, str, str]]]) -> None:
    _, text, values = rows()[number]
    spans = re.findall(r"\[(.*?)\]", text)
    kinds = [tuple(value.split()) for value in values.split(";")] if values != "-" else []
    expected = [(span, kind, value) for span, (kind, value) in zip(spans, kinds, strict=True)]
    assert table[str(number)] == expected


def one(text: str, published: str | None = "2025-12-03", **fields: str) -> list[tuple[str, str, str]]:
    return parsed([Report(id="r", text=text, published=published, **fields)])["r"]


def test_order_of_figures_by_language() -> None:
    text = "The letter of 03/04/2025 was never answered."
    assert one(text, language="en-GB") == [("03/04/2025", "DATE", "2025-04-03")]
    assert one(text, language="en-US") == [("03/04/2025", "DATE", "2025-03-04")]


def test_dateline_stands_in_for_publication() -> None:
    text = "LYON, 14 July 2021 (AP) -- The gate was shut yesterday."
    assert ("yesterday", "DATE", "2021-07-13") in one(text, None)


def problems(text: str, published: str | None) -> list[Problem]:
    found: list[Problem] = []
    document = parser().documents([(Report(id="r", text=text, published=published), "en")], _STORE)[0]
    read_dates(document, [], found)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "They met on 31 June.",
        "They met on February 31.",
        "They met on 30 February 2024.",
        "They met on 29 February 2023.",
        "They met on 2023-02-31.",
        "They met on 45/45/2021.",
        "They met on May 44th.",
    ],
)
def test_days_that_do_not_exist_are_problems(text: str) -> None:
    assert [p.code for p in problems(text, "2024-07-01")] == ["date"]


@pytest.mark.parametrize("published", ["0000-00-00", "99999-01-01", "yesterday", "2025-02-31", "1" * 200, "0001-01-01"])
def test_absurd_days_of_publication_are_problems(published: str) -> None:
    assert [p.code for p in problems("They met on Monday.", published)] == ["published"]


@pytest.mark.parametrize(
    "text",
    [
        "They met on the 12st of May 99999.",
        "In " + "9" * 200 + " days they met.",
        "It was the year 0.",
        "May 0, 0000.",
        "Three hundred thousand million years ago they met.",
        "They met 99999999 years ago, and 99999999 days later.",
        "the the the 1st of the of",
        "at 99:99 on 99/99/9999 GMT",
        "On the 99999999th day of the war.",
        "from 3 to",
        "May -",
        "3-5-",
        "between 1 and",
        "the fourth year of",
        "last",
        "every",
        "the past",
        "10-year-",
        "’s night ’90s",
        "a a a day",
        "1 000th Monday",
    ],
)
def test_nonsense_is_read_without_an_error(text: str) -> None:
    for published in (None, "2025-12-03", "1000-01-01", "2150-12-31"):
        for span, _, _ in one(text, published):
            assert span in text


_PIECES = st.sampled_from(
    [
        "the",
        "last",
        "next",
        "31",
        "30",
        "2",
        "1,000th",
        "12st",
        "of",
        "May",
        "February",
        "Monday",
        "year",
        "days",
        "ago",
        "later",
        "-",
        "to",
        "and",
        "a.m.",
        "24:61",
        "0600",
        "GMT",
        "99999",
        "every",
        "other",
        "fiscal",
        "quarter",
        "third",
        "half",
        "an",
        "hour",
        "’s",
        "'90s",
        "2025-02-30",
        "1/1/11",
        "no",
        ",",
        ".",
        "earlier",
        "before",
        "the end of",
        "mid",
        "night",
        "Christmas",
        "war",
        "in",
        "two",
        "hundred",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=12), st.sampled_from([None, "2025-12-03", "1000-01-01", "2150-12-31", "garbage"]))
def test_any_order_of_words_of_time(pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces)
    for span, kind, value in one(text, published):
        assert span in text
        assert kind in ("DATE", "TIME", "DURATION", "SET")
        assert value
