"""Claims of sentences written for this: content, source, attitude, polarity, certainty, condition."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.model import Claim, Extract
from tests.reading.helpers import read

_DATA = Path(__file__).parent.parent / "data"


def _rows(name: str) -> list[tuple[str, ...]]:
    found = []
    for line in (_DATA / name).read_text("utf-8").split("\n"):
        if line.strip() and not line.startswith("#"):
            cells = line.split("\t")
            found.append(tuple(cells + [""] * (7 - len(cells))))
    return found


def mistakes(row: tuple[str, ...]) -> list[str]:
    """What is wrong with the claim that a row of the table asks for."""
    text, content, source, attitude, polarity, certainty, more = row
    extract = read(text)
    claims = [c for c in extract.claims if content in ("*", c.text) and (source != "0" or not c.sources)]
    if not claims:
        return [f"no such content: {[c.text for c in extract.claims]}"]
    return min((_wrong(extract, c, source, attitude, polarity, certainty, more) for c in claims), key=len)


def _wrong(
    extract: Extract, claim: Claim, source: str, attitude: str, polarity: str, certainty: str, more: str
) -> list[str]:
    actors = {a.id: a.name for a in extract.actors}
    got = {
        "source": claim.sources[0].text if claim.sources else "0",
        "attitude": claim.attitude,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "manner": claim.manner,
        "condition": claim.condition.text if claim.condition else "",
        "cue": claim.cue.text if claim.cue else "",
        "occasion": claim.occasion.text if claim.occasion else "",
        "kind": claim.sources[0].kind if claim.sources else "",
        "named": "yes" if claim.sources and claim.sources[0].named else "no",
        "inside": "yes" if claim.inside else "no",
        "voice": claim.voice,
        "due": extract.dates[claim.due].text if claim.due is not None else "",
        "actor": actors.get(claim.sources[0].actor or "", "") if claim.sources else "",
        "outer": claim.sources[-1].text if claim.sources else "",
    }
    want = {"source": source, "attitude": attitude, "polarity": polarity, "certainty": certainty}
    want |= {k: v.replace("_", " ") for k, v in (pair.split("=") for pair in more.split())}
    hedge = want.pop("hedge", None)
    wrong = [f"{k}: {got[k]!r}, not {v!r}" for k, v in want.items() if v != "*" and got[k] != v]
    if hedge is not None and hedge not in [h.text for h in claim.hedges]:
        wrong.append(f"no hedge {hedge!r}: {[h.text for h in claim.hedges]}")
    return wrong


@pytest.mark.parametrize("row", _rows("stance.tsv"), ids=lambda row: row[0][:60])
def test_row(row: tuple[str, ...]) -> None:
    assert mistakes(row) == []


def test_share_of_all_rows() -> None:
    """At least 95% of all rows; of those that nothing was tuned to 94.7% passed when first run."""
    untuned = _rows("stance-untuned.tsv")
    rows = _rows("stance.tsv") + _rows("stance-missed.tsv") + untuned
    assert len(rows) >= 300
    assert len(untuned) >= 100
    failing = [(row[0], wrong) for row in rows if (wrong := mistakes(row))]
    assert len(failing) <= 0.05 * len(rows), failing
    assert sum(row[0] in {text for text, _ in failing} for row in untuned) <= 0.06 * len(untuned), failing
