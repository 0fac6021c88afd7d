"""Plain text files: the text is the report, headline and all."""

from __future__ import annotations

from sayso.intake.arrival import Arrival, Given, Opened, Unreadable
from sayso.intake.decoding import decode_text
from sayso.model import Report

EXTRACTOR = "text 1"


def open_text(arrival: Arrival, given: Given) -> Opened:
    """The report of a text file. Raises Unreadable."""
    text = decode_text(arrival)
    if not text.strip():
        raise Unreadable(arrival.problem("empty", "is empty"))
    report = Report(id=arrival.name, text=text, published=given.published, outlet=given.outlet, language=given.language)
    return Opened(report, EXTRACTOR, own_id=False)
