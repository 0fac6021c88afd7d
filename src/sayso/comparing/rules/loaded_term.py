"""The rule ``loaded-term``: a word that takes a side, in the report's own voice."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.comparing.told import Told, finding
from sayso.knowledge.places import Gazetteer
from sayso.model import Finding, Remark


def loaded_term(told: Told, gazetteer: Gazetteer) -> Iterator[Finding]:
    """The report itself uses a word that takes a side, where a plain one would do; one finding a word."""
    groups: dict[tuple[str, str], list[Remark]] = {}
    for remark in told.extract.remarks:
        if remark.kind == "loaded":
            groups.setdefault((_stem(remark.text), remark.note or ""), []).append(remark)
    for (_, plain), remarks in groups.items():
        first = next((r for r in remarks if r.part == "text"), remarks[0])
        times = "" if len(remarks) == 1 else f", {len(remarks)} times"
        instead = f"; a plain word is “{plain}”" if plain else ""
        yield finding(
            "loaded-term",
            "note",
            f"“{first.text}” takes a side in the report's own voice{times}{instead}.",
            *(told.evidence(r) for r in remarks),
        )


def _stem(text: str) -> str:
    """The first word, without its ending: *liberated* and *liberates* are one word."""
    return text.split()[0].lower()[:6]
