"""Anything → bytes, text and what is known of them: one module a format.

``Intake`` gives the bytes of each report as they came, in a settled order and without holding more than one file (or
one line of a JSONL file) in memory; ``open_arrival`` makes a report of them. The two are apart so that what is known by
the hash of its bytes is never opened again.
"""

from __future__ import annotations

from sayso.intake.arrival import LIMIT, Arrival, Format, Given, Opened, ReadProblem, Unreadable
from sayso.intake.folders import Found, Intake
from sayso.intake.published import ahead, dated, iso

__all__ = [
    "LIMIT", "Arrival", "Format", "Found", "Given", "Intake", "Opened", "ReadProblem", "Unreadable", "ahead", "dated",
    "iso", "open_arrival",
]  # fmt: skip


def open_arrival(arrival: Arrival, given: Given) -> Opened:
    """The report of these bytes. Raises Unreadable, which carries a problem that names file, line and reason."""
    if arrival.format == "html":
        from sayso.intake.page import open_page

        return open_page(arrival, given)
    if arrival.format == "json":
        from sayso.intake.jsonl import open_json

        return open_json(arrival, given)
    from sayso.intake.plain import open_text

    return open_text(arrival, given)
