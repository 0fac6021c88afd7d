"""A process that reads reports for a story: batches on standard input, the rows of their extracts on standard output.

    python -m sayso.story.worker STORY

It looks sentences up in the story file, and hands those that it parsed back, since only the story's own process writes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.reading.worker import Batch, Done, extract_all, serve
from sayso.story.ledger import Rows, rows_of
from sayso.story.sentences import Aside, StoredSentences

if TYPE_CHECKING:
    from sayso.knowledge.places import Gazetteer


def rows_of_batch(batch: Batch, gazetteer: Gazetteer, stored: StoredSentences) -> Done[Rows]:
    """What is to be written of each report, in order: what was read in it, and its sheet for comparing."""
    from sayso.comparing.sheets import drawn

    store = Aside(stored)
    extracts = extract_all([report for _, report in batch], gazetteer, store)
    found = []
    for (n, report), read in zip(batch, extracts, strict=True):
        made = rows_of(n, read)
        made.sheet = drawn(report, read, gazetteer)
        found.append(made)
    return Done(found, store.fresh)


def _begin() -> Callable[[Batch], Done[Rows]]:
    from sayso.knowledge.places import open_gazetteer
    from sayso.story.file import connect

    stored, gazetteer = StoredSentences(connect(Path(sys.argv[1]))), open_gazetteer()
    return lambda batch: rows_of_batch(batch, gazetteer, stored)


if __name__ == "__main__":
    serve(_begin)
