"""Quotes are found again, or not at all."""

from __future__ import annotations

import pytest

from sayso.story.quotes import located, quoted

TEXT = "The dyke held on Sunday. The mayor praised the dyke. Nobody in the lower town believed the dyke would hold."


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (TEXT, "the dyke."),
        ("CORRECTED. " + TEXT, "the dyke."),
        (TEXT.replace("on Sunday", "through the night to Sunday"), "the dyke."),
        (TEXT.replace("praised", "then praised"), "the dyke."),
        ("The dyke broke.\n" + TEXT, "the dyke."),
    ],
)
def test_a_quote_is_found_in_another_version(changed: str, words: str) -> None:
    at = TEXT.index("the dyke. Nobody")
    quote = quoted("r", TEXT, at, at + len("the dyke"))
    found = located(quote, changed)
    assert found is not None
    assert changed[found[0] : found[0] + len(words)] == words


def test_what_is_gone_or_not_certain_is_not_found() -> None:
    quote = quoted("r", TEXT, 4, 8)
    assert located(quote, "The levee held.") is None
    assert located(quoted("r", "dyke", 0, 4), "a dyke, a dyke") is None


def test_edges_of_the_text() -> None:
    quote = quoted("r", "dyke", 0, 4)
    assert (quote.before, quote.after) == ("", "")
    assert located(quote, "dyke") == (0, 4)
    assert located(quote, "a dyke") == (2, 6)
