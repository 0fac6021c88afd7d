"""Arrivals into the story: bytes, text and what is known of them, each report once."""

from __future__ import annotations

import sqlite3
from datetime import date

import msgspec

from sayso.intake import Arrival, Found, Given, Opened, ReadProblem, Unreadable, ahead, dated, open_arrival
from sayso.model import Report
from sayso.story.custody import CustodyLog, now
from sayso.story.packing import pack, sha256
from sayso.story.records import ReadResult

#: Fields of a report that a later file may fill in where they were not known.
_FIELDS = ("title", "published", "outlet", "url", "author", "language")


class Receiving:
    """Takes arrivals in, batch by batch; the caller opens and commits the transactions."""

    def __init__(self, connection: sqlite3.Connection, given: Given, result: ReadResult) -> None:
        self._connection = connection
        self._custody = CustodyLog(connection)
        self._given = given
        self._key = msgspec.json.encode([given.published, given.outlet, given.language]).decode()
        self._result = result
        self._entries: list[tuple[str, object, int | None]] = []
        self._at = ""

    def take(self, batch: list[Found | Arrival | ReadProblem]) -> None:
        """Take these in, in their order. What is known by the hash of its bytes is not opened."""
        self._at = now()
        known = self._known([met for met in batch if isinstance(met, Arrival)])
        for met in batch:
            if isinstance(met, Found):
                # read from its beginning: what was wrong with it before is no longer known to be
                self._connection.execute("DELETE FROM problems WHERE file = ? AND report IS NULL", (met.shown,))
                continue
            if isinstance(met, ReadProblem):
                self.problem(met)
                continue
            names = known.get(met.sha256, {})
            report = names.get("") or names.get(met.name)
            if report is not None:
                self._result.known.append(report)
                continue
            try:
                opened = open_arrival(met, self._given)
            except Unreadable as error:
                self.problem(error.problem)
                continue
            name, id = self._take(met, opened)
            known.setdefault(met.sha256, {})[name] = id
        self._custody.extend(self._entries, self._at)
        self._entries.clear()

    def problem(self, problem: ReadProblem, n: int | None = None) -> None:
        """Keep a problem; ``n`` is the report's number where there is one."""
        self._result.problems.append(problem)
        self._connection.execute(
            "INSERT INTO problems (file, line, code, message, report) VALUES (?, ?, ?, ?, ?)",
            (problem.file, problem.line, problem.code, problem.message, n),
        )

    def _known(self, arrivals: list[Arrival]) -> dict[bytes, dict[str, str]]:
        """By hash of the bytes: the names under which they came, and the ids of the reports that they are."""
        hashes = list({arrival.sha256 for arrival in arrivals})
        known: dict[bytes, dict[str, str]] = {}
        marks = ",".join("?" * len(hashes))
        for hash_, name, id in self._connection.execute(
            "SELECT b.sha256, a.name, r.id FROM blobs b JOIN arrivals a ON a.blob = b.n "
            "JOIN reports r ON r.n = a.report "
            f"WHERE b.sha256 IN ({marks}) AND a.given = ?",
            [*hashes, self._key],
        ):
            known.setdefault(hash_, {})[name] = id
        return known

    def _take(self, arrival: Arrival, opened: Opened) -> tuple[str, str]:
        """Put a report in, or find that it is in; the name that the bytes are known by, and its id."""
        report = dated(opened.report)
        text = report.text.encode()
        digest = sha256(text)
        taken = self._by_id(report.id)
        version_of = None
        if taken is not None and taken[1] != digest:
            version_of, digits = report.id, 8
            while True:
                report = msgspec.structs.replace(report, id=f"{version_of}~{digest.hex()[:digits]}")
                taken = self._by_id(report.id)
                if taken is None or taken[1] == digest:
                    break
                digits *= 2
        blob = self._blob(arrival)
        if taken is not None:
            n = taken[0]
            self._fill_in(arrival, report, n)
            self._result.known.append(report.id)
        else:
            n = self._insert(arrival, opened, report, blob, text, digest, version_of)
            self._result.added.append(report.id)
            for problem in opened.problems:
                self.problem(_of(problem, report.id), n)
            self._look_ahead(arrival, report, n)
            if version_of is not None:
                message = f"the id {version_of!r} is taken by another text; kept as {report.id!r}"
                self.problem(arrival.problem("id-taken", message, report.id), n)
        name = "" if opened.own_id else arrival.name
        self._connection.execute(
            "INSERT OR IGNORE INTO arrivals (blob, name, given, report) VALUES (?, ?, ?, ?)", (blob, name, self._key, n)
        )
        return name, report.id

    def _look_ahead(self, arrival: Arrival, report: Report, n: int) -> None:
        """A day of publication that is still to come is told once, where it is kept."""
        message = ahead(report.published, date.fromisoformat(self._at[:10]))
        if message is not None:
            self.problem(arrival.problem("published", message, report.id), n)

    def _by_id(self, id: str) -> tuple[int, bytes] | None:
        row: tuple[int, bytes] | None = self._connection.execute(
            "SELECT r.n, t.sha256 FROM reports r JOIN texts t ON t.n = r.text WHERE r.id = ?", (id,)
        ).fetchone()
        return row

    def _blob(self, arrival: Arrival) -> int:
        row = self._connection.execute("SELECT n FROM blobs WHERE sha256 = ?", (arrival.sha256,)).fetchone()
        if row is None:
            return _inserted(
                self._connection.execute(
                    "INSERT INTO blobs (sha256, size, packed) VALUES (?, ?, ?)",
                    (arrival.sha256, len(arrival.data), pack(arrival.data)),
                )
            )
        return int(row[0])

    def _insert(
        self,
        arrival: Arrival,
        opened: Opened,
        report: Report,
        blob: int,
        text: bytes,
        digest: bytes,
        version_of: str | None,
    ) -> int:
        row = self._connection.execute("SELECT n FROM texts WHERE sha256 = ?", (digest,)).fetchone()
        text_n = row[0] if row else _inserted(
            self._connection.execute(
                "INSERT INTO texts (sha256, characters, packed) VALUES (?, ?, ?)",
                (digest, len(report.text), pack(text)),
            )
        )  # fmt: skip
        source = arrival.file
        if arrival.line is not None:
            source += f":{arrival.line}"
        n = _inserted(
            self._connection.execute(
                "INSERT INTO reports (id, version_of, text, blob, title, published, outlet, url, author, language, "
                "source, extractor, first_read) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    report.id, version_of, text_n, blob, report.title, report.published, report.outlet, report.url,
                    report.author, report.language, source, opened.extractor, self._at,
                ),
            )
        )  # fmt: skip
        self._connection.execute(
            "INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)", (n, report.title, report.text)
        )
        detail = {
            "report": report.id,
            "source": source,
            "bytes": arrival.sha256.hex(),
            "size": len(arrival.data),
            "text": digest.hex(),
            "extractor": opened.extractor,
        }
        if version_of is not None:
            detail["version_of"] = version_of
        self._entries.append(("received", detail, n))
        return n

    def _fill_in(self, arrival: Arrival, report: Report, n: int) -> None:
        """The same text again: what was not known is filled in, what differs is a problem and stays as it was."""
        stored = self._connection.execute(f"SELECT {', '.join(_FIELDS)} FROM reports WHERE n = ?", (n,)).fetchone()
        fresh: dict[str, str] = {}
        for name, old in zip(_FIELDS, stored, strict=True):
            new = getattr(report, name)
            if not new or new == old:
                continue
            if old:
                message = f"{report.id!r} is in the story with {name} {old!r}; kept so, not {new!r}"
                self.problem(arrival.problem("fields-differ", message, report.id), n)
            else:
                fresh[name] = new
        if not fresh:
            return
        if "published" in fresh:
            self._look_ahead(arrival, report, n)
        if "title" in fresh:
            self._reindex(n, stored[0], fresh["title"], report.text)
        self._connection.execute("DELETE FROM drawn WHERE report = ?", (n,))
        sets = ", ".join(f"{name} = ?" for name in fresh)
        self._connection.execute(
            f"UPDATE reports SET {sets}, reading = NULL, compared = 0 WHERE n = ?", [*fresh.values(), n]
        )
        self._entries.append(("filled in", {"report": report.id, **fresh}, n))

    def _reindex(self, n: int, old: str, new: str, text: str) -> None:
        execute = self._connection.execute
        execute("INSERT INTO search (search, rowid, title, text) VALUES ('delete', ?, ?, ?)", (n, old, text))
        execute("INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)", (n, new, text))


def _of(problem: ReadProblem, report: str) -> ReadProblem:
    return ReadProblem(problem.file, problem.line, problem.code, problem.message, report)


def _inserted(cursor: sqlite3.Cursor) -> int:
    assert cursor.lastrowid is not None
    return cursor.lastrowid
