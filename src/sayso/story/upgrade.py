"""Bringing a story file of an earlier format to this one.

What was received and read stays as it is. The rows by which claims are listed are made anew of the extracts; what lies
between the reports is left out, and made by the next comparison; the log of withdrawn findings stays.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec

from sayso.model import Extract
from sayso.story import comparisons, file
from sayso.story.ledger import Ledger, rows_of
from sayso.story.packing import unpack
from sayso.story.schema import DRAWN, LEDGER, VERSION, statements

_WITHDRAWN = ("compared_withdrawn", "compared_withdrawn_about")
#: Extracts that are gone through at once.
_LOT = 200

_INDEXES = (
    "CREATE INDEX reports_by_day ON reports (coalesce(published, ''), n)",
    "CREATE INDEX reports_by_outlet ON reports (outlet, substr(coalesce(published, ''), 1, 10), n) "
    "WHERE outlet IS NOT NULL",
)


def upgrade(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """From format 1, the only one before this; all or nothing. Raises LockedStory; NotAStory where it is read-only."""
    with file.translated(path), file.Lock(path), file.transaction(connection):
        execute = connection.execute
        if execute("PRAGMA user_version").fetchone()[0] != version:
            return  # another program was quicker
        kept = {table: execute(f"SELECT * FROM {table}").fetchall() for table in _WITHDRAWN}
        tables = execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'compared_*'").fetchall()
        for (table,) in [*tables, ("claims",)]:
            execute(f"DROP TABLE {table}")
        for statement in (*statements(LEDGER), DRAWN, *_INDEXES, *statements(comparisons.SCHEMA)):
            execute(statement)
        for table, rows in kept.items():
            for row in rows:
                execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        _count_reports(connection)
        mentions = execute("SELECT 1 FROM mentions LIMIT 1").fetchone() is not None
        if mentions:
            execute("DELETE FROM mentions")
        _list_again(connection)
        execute("UPDATE reports SET compared = 0")
        execute(f"PRAGMA user_version = {VERSION}")


def _count_reports(connection: sqlite3.Connection) -> None:
    for name, value in (("published", "substr(coalesce(published, ''), 1, 10)"), ("outlet", "coalesce(outlet, '')")):
        connection.execute(
            f"INSERT INTO tallies SELECT ?, {value} AS v, count(*), count(*) FROM reports GROUP BY v", (name,)
        )


def _list_again(connection: sqlite3.Connection) -> None:
    ledger = Ledger(connection)
    decoder = msgspec.json.Decoder(Extract)
    after = 0
    while True:
        rows = connection.execute(
            "SELECT r.n, e.packed FROM reports r JOIN extracts e ON e.report = r.n AND e.reading = r.reading "
            "WHERE r.n > ? ORDER BY r.n LIMIT ?",
            (after, _LOT),
        ).fetchall()
        if not rows:
            return
        ledger.put([rows_of(n, decoder.decode(unpack(packed))) for n, packed in rows])
        after = rows[-1][0]
