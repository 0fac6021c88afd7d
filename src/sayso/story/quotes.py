"""Quotes that decisions hold on to: words with what stands around them, found again in another version of a text."""

from __future__ import annotations

from sayso.model import Part
from sayso.story.records import Quote

#: Characters on either side that a quote keeps.
AROUND = 32


def quoted(report: str, text: str, start: int, end: int, part: Part = "text") -> Quote:
    """The quote at these offsets. Raises ValueError where there are no words."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{report}: there is no text from {start} to {end} in its {part}")
    return Quote(
        report=report, start=start, end=end, text=text[start:end], part=part,
        before=text[max(0, start - AROUND) : start], after=text[end : end + AROUND],
    )  # fmt: skip


def located(quote: Quote, text: str) -> tuple[int, int] | None:
    """Where the quote stands in a text: at its own offsets, else where most of its surroundings are the same.

    None where the words are gone, or stand in several places that fit equally well.
    """
    if text[quote.start : quote.end] == quote.text and _fit(quote, text, quote.start) == (
        len(quote.before) + len(quote.after)
    ):
        return quote.start, quote.end
    best, found = -1, None
    at = text.find(quote.text)
    while at >= 0:
        fit = _fit(quote, text, at)
        if fit > best:
            best, found = fit, at
        elif fit == best:
            found = None
        at = text.find(quote.text, at + 1)
    return None if found is None else (found, found + len(quote.text))


def _fit(quote: Quote, text: str, at: int) -> int:
    """How many characters on either side are those of the quote, counted outwards from it."""
    end = at + len(quote.text)
    before = text[max(0, at - len(quote.before)) : at]
    return _common(before[::-1], quote.before[::-1]) + _common(text[end : end + len(quote.after)], quote.after)


def _common(a: str, b: str) -> int:
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count
