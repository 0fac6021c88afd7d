from __future__ import annotations

import pytest

from sayso.model import Report
from sayso.reading.document import Document
from sayso.reading.notices import read_notices


def notices(text: str, title: str = "") -> list[tuple[str, str]]:
    read = read_notices(Document(Report(id="r", text=text, title=title), "en", [], []))
    for notice in read:
        assert (title if notice.part == "title" else text)[notice.start : notice.end] == notice.text
    return [(n.kind, n.text) for n in read]


BODY = "The river rose by two metres in the night, the harbour office said.\nSandbags were laid along the quay.\n"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Ana Kolar", "byline"),
        ("By Ana Kolar and Ivo Petrić, River Desk", "byline"),
        ("(Reporting by Ana Kolar in Osijek; editing by Tom Hale)", "byline"),
        ("Translated by Mia Horvat.", "byline"),
        ("Original: www.example.org/articles/12", "first publication"),
        ("This article first appeared in the Drava Review.", "first publication"),
        ("The views expressed here are the author's own.", "personal views"),
        ("Disclaimer: this column reflects the personal opinion of its author.", "personal views"),
        ("Correction: an earlier report gave the wrong street.", "correction"),
        ("This story has been updated to add the harbour office's figures.", "correction"),
        ("Photo: Ana Kolar", "credit"),
        ("(Reuters)", "credit"),
        ("FILE PHOTO: the quay in spring", "caption"),
        ("Read more: the flood of 1965", "furniture"),
        ("https://example.org/flood", "furniture"),
        ("***", "furniture"),
    ],
)
def test_a_line_that_is_no_news(line: str, kind: str) -> None:
    assert notices(BODY + line) == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "By noon the water had reached the second step of the church.",
        "By Monday the mayor wants every pump in the county on the quay.",
        "Read between the lines, the letter says that the dam was never inspected in full.",
        "Photographs of the quay show the water at the level of the doors.",
        "See-saw talks went on in Osijek until the small hours of the day.",
        "The views from the tower reach as far as the hills.",
    ],
)
def test_news_is_not_taken_for_a_notice(line: str) -> None:
    assert notices(BODY + line) == []


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("OSIJEK, Croatia (AP) — Water reached the quay.", "OSIJEK, Croatia (AP) —"),
        ("KYIV, Nov 3 (Reuters) - The envoy arrived.", "KYIV, Nov 3 (Reuters) -"),
        ("NEW YORK -- Shares fell.", "NEW YORK --"),
        ("Vienna, October 2 — Letters came in.", "Vienna, October 2 —"),
    ],
)
def test_datelines(line: str, dateline: str) -> None:
    assert notices(line) == [("dateline", dateline)]


@pytest.mark.parametrize(
    "line", ["WOMEN: a new play opens.", "The mayor - a baker - spoke.", "He came - at last - by boat."]
)
def test_a_dash_makes_no_dateline(line: str) -> None:
    assert notices(line) == []
