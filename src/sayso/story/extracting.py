"""The extracts of a batch, whatever happens: a report that breaks reading is told of, and the others are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.model import Extract, Problem, Report
from sayso.story.ledger import Rows, rows_of

if TYPE_CHECKING:
    from sayso.knowledge.places import Gazetteer
    from sayso.reading.parse import SentenceStore

Batch = Sequence[tuple[int, Report]]


def rows_of_batch(batch: Batch, gazetteer: Gazetteer, store: SentenceStore) -> list[Rows]:
    """What is to be written of each report, in order."""
    from sayso.reading.extract import extract, version

    try:
        extracts = list(extract([report for _, report in batch], gazetteer=gazetteer, store=store))
    except Exception as error:
        if len(batch) > 1:
            return [rows for one in batch for rows in rows_of_batch([one], gazetteer, store)]
        message = f"reading failed: {type(error).__name__}: {error}"
        extracts = [without_reading(report, version(gazetteer), message) for _, report in batch]
    return [rows_of(n, found) for (n, _), found in zip(batch, extracts, strict=True)]


def without_reading(report: Report, version: str, message: str) -> Extract:
    """An extract that says only that the report could not be read."""
    return Extract(
        id=report.id, language=report.language or "und", title=report.title, text=report.text, version=version,
        sentences=[], claims=[], events=[], places=[], relations=[], remarks=[], dates=[], actors=[], notices=[],
        problems=[Problem(code="failed", message=message)],
    )  # fmt: skip
