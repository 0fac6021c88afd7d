"""Is the story as it was written: the file, the custody log, bytes and texts against their hashes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from sayso.story.custody import CustodyLog
from sayso.story.ledger import unpacked
from sayso.story.packing import DamagedBytes, sha256, unpack


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong, one plain sentence each; nothing where all is well."""
    for (message,) in connection.execute("PRAGMA integrity_check(20)"):
        if message != "ok":
            yield f"file: {message}"
    yield from CustodyLog(connection).verify()
    yield from _hashes(connection, "blobs", "bytes")
    yield from _hashes(connection, "texts", "text")
    yield from _custody(connection)
    yield from _extracts(connection)


def _hashes(connection: sqlite3.Connection, table: str, what: str) -> Iterator[str]:
    column = "blob" if table == "blobs" else "text"
    for n, digest, packed in connection.execute(f"SELECT n, sha256, packed FROM {table} ORDER BY n"):
        try:
            fault = None if sha256(unpack(packed)) == digest else f"the {what} of {{}}: not what was received"
        except DamagedBytes:
            fault = f"the {what} of {{}}: damaged"
        if fault is not None:
            ids = [id for (id,) in connection.execute(f"SELECT id FROM reports WHERE {column} = ? ORDER BY n", (n,))]
            yield fault.format(", ".join(map(repr, ids)) or "no report")


def _custody(connection: sqlite3.Connection) -> Iterator[str]:
    """Each report against the entry that tells of its receipt, and each of these entries against the reports."""
    unheard = connection.execute(
        "SELECT id FROM reports r WHERE NOT EXISTS "
        "(SELECT 1 FROM custody c WHERE c.report = r.n AND c.what = 'received') ORDER BY n"
    )
    for (id,) in unheard:
        yield f"the custody log does not tell of report {id!r}"
    rows = connection.execute(
        "SELECT c.n, c.detail, r.id, b.sha256, t.sha256, r.source FROM custody c LEFT JOIN reports r ON r.n = c.report "
        "LEFT JOIN blobs b ON b.n = r.blob LEFT JOIN texts t ON t.n = r.text "
        "WHERE c.what = 'received' AND c.detail IS NOT NULL ORDER BY c.n"
    )
    for number, detail, id, blob, text, source in rows:
        try:
            told = msgspec.json.decode(detail, type=dict[str, object])
        except (msgspec.DecodeError, UnicodeDecodeError):
            yield f"custody log: the detail of entry {number} is damaged"
            continue
        if id is None:
            yield f"report {told.get('report')!r} is gone, and no purge tells of it (entry {number})"
            continue
        for name, here in (
            ("report", id), ("bytes", blob and blob.hex()), ("text", text and text.hex()), ("source", source)
        ):  # fmt: skip
            if told.get(name) != here:
                yield f"report {id!r} differs from the custody log in its {name} (entry {number})"


def _extracts(connection: sqlite3.Connection) -> Iterator[str]:
    rows = connection.execute(
        "SELECT r.id, e.packed FROM reports r LEFT JOIN extracts e ON e.report = r.n AND e.reading = r.reading "
        "WHERE r.reading IS NOT NULL ORDER BY r.n"
    )
    for id, packed in rows:
        try:
            fault = "is missing" if packed is None else None
            if packed is not None and unpacked(packed, "", "").id != id:
                fault = "is of another report"
        except (DamagedBytes, msgspec.DecodeError):
            fault = "is damaged"
        if fault is not None:
            yield f"the extract of report {id!r} {fault}"
