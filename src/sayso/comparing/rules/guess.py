"""The rule ``guess``: the report itself offers a meaning, motive, intention, addressee or cause, on nobody's word."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.comparing.told import Told, finding
from sayso.knowledge.places import Gazetteer
from sayso.model import Finding


def guess(told: Told, gazetteer: Gazetteer) -> Iterator[Finding]:
    """A news text supplies a surmise of its own; one finding for each."""
    for remark in told.extract.remarks:
        if remark.kind == "guess":
            word = f" (“{remark.note}”)" if remark.note else ""
            yield finding(
                "guess",
                "caution",
                f"The report guesses here and names nobody for it{word}.",
                told.evidence(remark),
            )
