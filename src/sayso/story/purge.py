"""Taking a report out wholly: bytes, text, index and all that came of it, down to the free pages of the file.

What stays is one entry of the custody log that says that something was purged, when and why, and which entries it
emptied. The rows go in one transaction; then the file is rewritten, and until that is done a setting says that it is
due, so that a purge that was interrupted is finished by the next one who writes to the story.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from sayso.story import tallies
from sayso.story.custody import CustodyLog
from sayso.story.errors import LockedStory
from sayso.story.file import transaction
from sayso.story.ledger import _REPORT, stored_report
from sayso.story.sentences import StoredSentences

#: The setting that says that the file is to be rewritten.
DUE = "rewrite_due"


def ensure_alone(connection: sqlite3.Connection, path: Path) -> None:
    """Raises LockedStory while another program reads the story: it would hold on to pages that are to go."""
    if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        raise LockedStory(f"{path}: another program has the story open; a purge needs it alone")


def take_out(connection: sqlite3.Connection, n: int, reason: str) -> None:
    """Take the rows of a report out, in the transaction of the caller; the compared records are the caller's."""
    from sayso.reading.parse import sentence_keys

    execute = connection.execute
    row = execute(f"SELECT {_REPORT}, r.text, r.blob FROM reports r JOIN texts t ON t.n = r.text WHERE r.n = ?", (n,))
    *columns, text, blob = row.fetchone()
    report = stored_report(tuple(columns))
    models = {version.split("+")[1] for (version,) in execute("SELECT version FROM readings") if version.count("+") > 1}
    sentences = StoredSentences(connection)
    for model in sorted(models):
        sentences.forget(sentence_keys(report, model))
    execute(
        "INSERT INTO search (search, rowid, title, text) VALUES ('delete', ?, ?, ?)", (n, report.title, report.text)
    )
    # merges the index into one piece, in which nothing deleted is left
    execute("INSERT INTO search (search) VALUES ('optimize')")
    tallies.clear(connection, n)
    for table in ("extracts", "problems", "arrivals", "drawn"):
        execute(f"DELETE FROM {table} WHERE report = ?", (n,))
    execute("DELETE FROM reports WHERE n = ?", (n,))
    execute("UPDATE reports SET version_of = NULL WHERE version_of = ?", (report.id,))
    execute("DELETE FROM texts WHERE n = ? AND NOT EXISTS (SELECT 1 FROM reports WHERE text = texts.n)", (text,))
    execute("DELETE FROM blobs WHERE n = ? AND NOT EXISTS (SELECT 1 FROM reports WHERE blob = blobs.n)", (blob,))
    execute("DELETE FROM entries WHERE id NOT IN (SELECT entry FROM mentions WHERE entry IS NOT NULL)")
    custody = CustodyLog(connection)
    execute("INSERT INTO settings VALUES ('purging', '1')")
    numbers = [
        number
        for (number,) in execute(
            "SELECT n FROM custody WHERE report = ?1 UNION SELECT entry FROM decided WHERE report = ?1 ORDER BY 1", (n,)
        )
    ]
    custody.empty(numbers)
    execute("DELETE FROM decided WHERE report = ?", (n,))
    execute("DELETE FROM settings WHERE name = 'purging'")
    custody.add("purged", {"reason": reason, "emptied": numbers})
    execute("INSERT OR REPLACE INTO settings VALUES (?, '1')", (DUE,))


def due(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM settings WHERE name = ?", (DUE,)).fetchone() is not None


def rewrite(connection: sqlite3.Connection, path: Path) -> None:
    """Write the file anew without its free pages, and empty the write-ahead log.

    Raises LockedStory where another program hinders it; it is due then, and done by the next one who writes.
    """
    connection.execute("VACUUM")
    with transaction(connection):
        connection.execute("DELETE FROM settings WHERE name = ?", (DUE,))
    if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        with contextlib.suppress(sqlite3.Error), transaction(connection):
            connection.execute("INSERT OR REPLACE INTO settings VALUES (?, '1')", (DUE,))
        raise LockedStory(
            f"{path}: the report is out of the story, but another program has it open and traces may be left in "
            f"{path.name}-wal; they go when that program ends and the story is written to again"
        )
