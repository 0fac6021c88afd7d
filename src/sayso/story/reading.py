"""Files into the story, and reports into extracts: the two halves of ``Story.read``.

What is received is committed before anything is read in it, and every batch that is read is committed by itself. So a
read may be killed at any moment: what was received waits, and the next read takes it up from the stored texts.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.intake import Arrival, Found, Given, Intake, ReadProblem
from sayso.model import Report
from sayso.reading.worker import Batch, Done, without_reading
from sayso.story import file
from sayso.story.custody import CustodyLog
from sayso.story.errors import StoryError
from sayso.story.ledger import Ledger, Rows, rows_of
from sayso.story.queries import Queries
from sayso.story.receiving import Receiving
from sayso.story.records import Progress, ReadResult
from sayso.story.sentences import StoredSentences
from sayso.story.stamp import stamp

if TYPE_CHECKING:
    from sayso.knowledge.places import Gazetteer

#: Reports, and bytes of them, that are received in one transaction.
RECEIVED_REPORTS = 256
RECEIVED_BYTES = 4_000_000

#: Reports, and characters, that are read in one transaction: what a killed read has to do again, a second or two.
READ_REPORTS = 64
READ_CHARACTERS = 400_000

#: a batch, the rows of its extracts, and the parses that were new
Read = tuple[Batch, Done[Rows]]
Tick = Callable[[Progress], None] | None


def receive(
    connection: sqlite3.Connection,
    story: Path,
    paths: Sequence[str | Path],
    given: Given,
    limit: int,
    result: ReadResult,
    progress: Tick,
) -> None:
    """Bring files, and folders of them, into the story. The story's own files are passed over."""
    own = frozenset(story.with_name(story.name + end) for end in ("", "-wal", "-shm", "-lock"))
    intake = Intake(paths, limit, own)
    total = intake.total() if progress is not None else None
    receiving = Receiving(connection, given, result)
    batch: list[Found | Arrival | ReadProblem] = []
    held = 0
    for met in intake:
        batch.append(met)
        held += len(met.data) if isinstance(met, Arrival) else 0
        if len(batch) >= RECEIVED_REPORTS or held >= RECEIVED_BYTES:
            with file.transaction(connection):
                receiving.take(batch)
            batch, held = [], 0
            if progress is not None:
                name = met.shown if isinstance(met, Found) else met.file
                progress(Progress("receiving", intake.done, total, name))
    if batch:
        with file.transaction(connection):
            receiving.take(batch)
    if progress is not None:
        progress(Progress("receiving", intake.done, total))


def extract_waiting(connection: sqlite3.Connection, story: Path, result: ReadResult, jobs: int, progress: Tick) -> None:
    """Read all reports that have no extract of the present reading."""
    queries, ledger = Queries(connection), Ledger(connection)
    if not queries.count() or _all_read(connection, ledger):
        return
    from sayso.comparing.sheets import made_by
    from sayso.knowledge.places import open_gazetteer
    from sayso.reading.extract import version

    gazetteer = open_gazetteer()
    reading_version = version(gazetteer)
    drawn_by = made_by(reading_version)
    with file.transaction(connection):
        reading = ledger.reading(reading_version)
    total = ledger.waiting(reading)
    store = StoredSentences(connection)
    new = set(result.added)
    done = 0
    if progress is not None and total:
        progress(Progress("reading", 0, total))
    with _read(ledger, reading, gazetteer, store, story, min(jobs, -(-total // READ_REPORTS))) as read:
        for batch, made in read:
            with file.transaction(connection):
                store.put(made.parses)
                ledger.write(made.found, reading, drawn_by)
                again = sum(report.id not in new for _, report in batch)
                if again:
                    CustodyLog(connection).add("read", {"version": reading_version, "reports": again})
            for (_, report), row in zip(batch, made.found, strict=True):
                for code, message in row.problems:
                    source = queries.source(report.id)
                    result.problems.append(ReadProblem(source, None, code, message, report.id))
            result.read_again += again
            done += len(batch)
            if progress is not None:
                progress(Progress("reading", done, total, batch[-1][1].id))
    with file.transaction(connection):
        connection.execute("INSERT OR REPLACE INTO settings VALUES ('read_by', ?)", (f"{stamp()} {reading}",))


@contextmanager
def _read(
    ledger: Ledger, reading: int, gazetteer: Gazetteer, store: StoredSentences, story: Path, jobs: int
) -> Iterator[Iterator[Read]]:
    """The reports that wait, batch by batch, read in this process or in others."""

    def waiting() -> Iterator[Batch]:
        after = 0
        while batch := ledger.unread(reading, after, READ_REPORTS, READ_CHARACTERS):
            after = batch[-1][0]
            yield batch

    if jobs <= 1:
        # not above: the worker is a program of its own, which would find itself imported
        from sayso.story.worker import rows_of_batch

        yield ((batch, rows_of_batch(batch, gazetteer, store)) for batch in waiting())
        return
    from sayso.reading.extract import version
    from sayso.reading.processes import NoProcess, Processes

    name = version(gazetteer)

    def failed(n: int, report: Report, message: str) -> Rows:
        return rows_of(n, without_reading(report, name, message))

    command = ["sayso.story.worker", str(story.absolute())]
    try:
        with Processes(command, jobs, Done[Rows], failed) as processes:
            yield processes.read(waiting())
    except NoProcess as error:
        raise StoryError(f"{story}: {error}") from None


def _all_read(connection: sqlite3.Connection, ledger: Ledger) -> bool:
    """Every report is read, and by what reading is now; found out without loading what reading needs."""
    if "sayso.reading.extract" in sys.modules:
        return False
    row = connection.execute("SELECT value FROM settings WHERE name = 'read_by'").fetchone()
    if row is None:
        return False
    stamp_then, _, reading = row[0].partition(" ")
    return bool(stamp_then == stamp() and not ledger.waiting(int(reading)))
