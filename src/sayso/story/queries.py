"""What a story holds, read page by page so that a story of any size fits."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from sayso.comparing.told import Told
from sayso.intake import ReadProblem
from sayso.model import Claim, Extract, Problem, Report
from sayso.story.errors import UnknownReport
from sayso.story.ledger import _REPORT, stored_report, unpacked
from sayso.story.packing import unpack
from sayso.story.records import StoredReport

#: Reports fetched at once.
_PAGE = 100

_STORED = (
    f"{_REPORT}, r.first_read, r.source, b.sha256, t.sha256, r.extractor, r.version_of, v.version "
    "FROM reports r JOIN texts t ON t.n = r.text JOIN blobs b ON b.n = r.blob LEFT JOIN readings v ON v.n = r.reading"
)
_TOLD = (
    f"{_REPORT}, e.packed, CASE WHEN r.published IS NULL THEN (SELECT p.message FROM problems p WHERE p.report = r.n "
    "AND p.code = 'published' AND NOT p.read LIMIT 1) END FROM reports r JOIN texts t ON t.n = r.text "
    "LEFT JOIN extracts e ON e.report = r.n AND e.reading = r.reading"
)


class Queries:
    """The reading half of a story."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def count(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM reports").fetchone()[0])

    def reports(self) -> Iterator[StoredReport]:
        for row in self._pages(f"SELECT r.n, {_STORED}"):
            yield _stored(row[1:])

    def report(self, id: str) -> StoredReport | None:
        row = self._connection.execute(f"SELECT {_STORED} WHERE r.id = ?", (id,)).fetchone()
        return None if row is None else _stored(row)

    def not_compared(self) -> list[str]:
        """Ids of the reports that are read and not compared since, by day."""
        rows = self._connection.execute(
            "SELECT id FROM reports WHERE compared = 0 AND reading IS NOT NULL ORDER BY coalesce(published, ''), n"
        )
        return [id for (id,) in rows]

    def number(self, id: str) -> int:
        row = self._connection.execute("SELECT n FROM reports WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise UnknownReport(f"no report of the story has the id {id!r}")
        return int(row[0])

    def id(self, n: int) -> str:
        """The id of the report with this number."""
        return str(self._connection.execute("SELECT id FROM reports WHERE n = ?", (n,)).fetchone()[0])

    def source(self, id: str) -> str:
        row = self._connection.execute("SELECT source FROM reports WHERE id = ?", (id,)).fetchone()
        return "" if row is None else str(row[0])

    def data(self, id: str) -> bytes:
        """The bytes of a report as they were received."""
        row = self._connection.execute(
            "SELECT b.packed FROM reports r JOIN blobs b ON b.n = r.blob WHERE r.id = ?", (id,)
        ).fetchone()
        if row is None:
            raise UnknownReport(f"no report of the story has the id {id!r}")
        return unpack(row[0])

    def text(self, id: str) -> str:
        """The text of a report alone."""
        row = self._connection.execute(
            "SELECT t.packed FROM reports r JOIN texts t ON t.n = r.text WHERE r.id = ?", (id,)
        ).fetchone()
        if row is None:
            raise UnknownReport(f"no report of the story has the id {id!r}")
        return unpack(row[0]).decode()

    def told(self, id: str) -> Told:
        row = self._connection.execute(f"SELECT {_TOLD} WHERE r.id = ?", (id,)).fetchone()
        if row is None:
            raise UnknownReport(f"no report of the story has the id {id!r}")
        return _told(row)

    def labelled(self, id: str) -> StoredReport | None:
        """A report with its text only where it has no title, for a list."""
        select = _STORED.replace("t.packed", "CASE WHEN r.title = '' THEN t.packed END", 1)
        row = self._connection.execute(f"SELECT {select} WHERE r.id = ?", (id,)).fetchone()
        return None if row is None else _stored(row)

    def history(self, id: str) -> list[Extract]:
        report = self.told(id).report
        rows = self._connection.execute(
            "SELECT e.packed FROM extracts e JOIN reports r ON r.n = e.report WHERE r.id = ? ORDER BY e.rowid", (id,)
        )
        return [unpacked(packed, report.title, report.text) for (packed,) in rows]

    def all_told(self) -> Iterator[Told]:
        for row in self._pages(f"SELECT r.n, {_TOLD}"):
            yield _told(row[1:])

    def claims(
        self,
        report: str | None,
        source: str | None,
        attitude: str | None,
        certainty: str | None,
        manner: str | None,
        voice: str | None,
    ) -> Iterator[tuple[str, Claim]]:
        wanted = {"source": source, "attitude": attitude, "certainty": certainty, "manner": manner, "voice": voice}
        wanted = {name: value for name, value in wanted.items() if value is not None}
        if not wanted:
            for told in self.all_told() if report is None else (self.told(report),):
                yield from ((told.id, claim) for claim in told.extract.claims)
            return
        where = " AND ".join(f"c.{name} = ?" for name in wanted)
        values: list[object] = list(wanted.values())
        if report is not None:
            where, values = f"{where} AND c.report = ?", [*values, self.number(report)]
        last = -1
        claims: list[Claim] = []
        after = (-1, -1)
        while True:
            rows = self._connection.execute(
                f"SELECT c.report, c.k, r.id FROM claims c JOIN reports r ON r.n = c.report WHERE {where} "
                "AND (c.report, c.k) > (?, ?) ORDER BY c.report, c.k LIMIT 1000",
                [*values, *after],
            ).fetchall()
            for n, k, id in rows:
                if n != last:
                    last, claims = n, self.told(id).extract.claims
                yield id, claims[k]
            if len(rows) < 1000:
                return
            after = rows[-1][:2]

    def search(self, words: str, limit: int) -> list[str]:
        terms = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
        if not any(c.isalnum() for c in words):
            return []
        rows = self._connection.execute(
            "SELECT r.id FROM search s JOIN reports r ON r.n = s.rowid WHERE search MATCH ? ORDER BY rank, r.n LIMIT ?",
            (terms, limit),
        )
        return [row[0] for row in rows]

    def problems(self) -> list[ReadProblem]:
        rows = self._connection.execute(
            "SELECT p.file, p.line, p.code, p.message, r.id FROM problems p LEFT JOIN reports r ON r.n = p.report "
            "ORDER BY p.n"
        )
        found = [ReadProblem(*row) for row in rows]
        waiting = self._connection.execute("SELECT source, id FROM reports WHERE reading IS NULL ORDER BY n")
        found.extend(ReadProblem(source, None, "unread", UNREAD, id) for source, id in waiting)
        return found

    def _pages(self, select: str) -> Iterator[tuple[object, ...]]:
        """Rows by ``r.n``, their first column, a page at a time: the story may be written to in between."""
        after = 0
        while True:
            rows = self._connection.execute(f"{select} WHERE r.n > ? ORDER BY r.n LIMIT {_PAGE}", (after,)).fetchall()
            yield from rows
            if len(rows) < _PAGE:
                return
            after = rows[-1][0]


UNREAD = "reading was interrupted before its turn; read anything into the story and it is read too"


def _stored(row: tuple[object, ...]) -> StoredReport:
    first_read, source, blob, text, extractor, version_of, reading = row[8:]
    assert isinstance(blob, bytes)
    assert isinstance(text, bytes)
    return StoredReport(
        report=stored_report(row[:8]),
        first_read=str(first_read),
        source=str(source),
        sha256=blob.hex(),
        text_sha256=text.hex(),
        extractor=str(extractor),
        version_of=None if version_of is None else str(version_of),
        reading=None if reading is None else str(reading),
    )


def _told(row: tuple[object, ...]) -> Told:
    report, packed, absurd = stored_report(row[:8]), row[8], row[9]
    found = unpacked(packed, report.title, report.text) if isinstance(packed, bytes) else _unread(report)
    # the day of publication that it came with, and the story does not have, is a problem of the report's
    if isinstance(absurd, str) and not any(problem.code == "published" for problem in found.problems):
        problem = Problem(code="published", message=absurd)
        found = msgspec.structs.replace(found, problems=[problem, *found.problems])
    return Told(report, found)


def _unread(report: Report) -> Extract:
    return Extract(
        id=report.id, language=report.language or "und", title=report.title, text=report.text, version="",
        sentences=[], claims=[], events=[], places=[], relations=[], remarks=[], dates=[], actors=[], notices=[],
        problems=[Problem(code="unread", message=UNREAD)],
    )  # fmt: skip
