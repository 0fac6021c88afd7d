"""How sources are told."""

from __future__ import annotations

from sayso import extract
from sayso.model import Report
from sayso.pages.room import chain


def test_who_is_told_by_the_name_before_it_and_he_with_it() -> None:
    text = "Lena Farrow, who said that the lock at Wittmar was open, left on Monday. He said nothing."
    (read,) = extract([Report(id="a", text=text, published="1951-04-03")])
    (claim,) = [c for c in read.claims if c.text == "that the lock at Wittmar was open"]
    assert [s.text for s in claim.sources] == ["who"]
    assert chain(claim, read) == ["Lena Farrow"]


def test_who_without_a_name_stays_as_worded() -> None:
    text = "A pilot who said that the lock at Wittmar was open left on Monday."
    (read,) = extract([Report(id="a", text=text, published="1951-04-03")])
    assert [chain(c, read) for c in read.claims if c.sources] == [["who"]]
