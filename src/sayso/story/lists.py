"""Lists of a story a page at a time, by key, so that the next page of a large story costs what the first did.

A key is what a list is sorted by; ``after`` is the key of the last row of the page before. No list is counted here and
none is paged by an offset.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

import msgspec

from sayso.comparing.told import Told
from sayso.intake import ReadProblem
from sayso.model import Claim, Compared, Entry, Finding, Place
from sayso.story import comparisons, counting, listing
from sayso.story.counting import Counts
from sayso.story.facets import LAST, Wanted
from sayso.story.kept import Brief, whole
from sayso.story.ledger import entry
from sayso.story.listing import Claims
from sayso.story.queries import Queries
from sayso.story.records import CustodyEntry, StoredReport

_T = TypeVar("_T")
_R = TypeVar("_R", bound=Compared)

#: The key of a record: its place within its kind, and its number.
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Page(Generic[_T]):
    """Some rows of a list, and the key after which the next ones stand; None where these are the last."""

    rows: list[_T]
    next: tuple[str | int, ...] | None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in a list, without its text."""

    n: int
    id: str
    title: str
    published: str | None
    outlet: str | None
    #: how many claims were read in it, and how many findings rest on it
    claims: int
    findings: int


class Lists:
    """The lists of one story."""

    def __init__(self, connection: sqlite3.Connection, queries: Queries) -> None:
        self._connection = connection
        #: a report with what was read in it. Raises UnknownReport.
        self.told: Callable[[str], Told] = queries.told
        #: what is said of a report in a list: its text is empty where it has a title
        self.labelled: Callable[[str], StoredReport | None] = queries.labelled
        self._execute = connection.execute

    # --- what lies between reports ------------------------------------------------------------------------------------

    def records(
        self, record: type[_R], limit: int, after: Key | None = None, *, begins: str = ""
    ) -> Page[tuple[_R, Key]]:
        """Records of a kind with their keys, in the order of ``comparisons.records``.

        ``begins``: only those whose place begins so; see ``kept.heading`` for findings.
        """
        kind = str(record.__struct_config__.tag)
        start = after or (begins, -1)
        rows = self._execute(
            "SELECT place, k, body FROM compared_records WHERE kind = ? AND (place, k) > (?, ?) AND place < ? "
            "ORDER BY place, k LIMIT ?",
            (kind, *start, begins + LAST, limit + 1),
        ).fetchall()
        found = [(cast("_R", whole(self._execute, kind, body)), (place, k)) for place, k, body in rows[:limit]]
        return Page(found, found[-1][1] if len(rows) > limit else None)

    def record(self, record: type[_R], id: str) -> _R | None:
        """The actor, cluster, point or finding with this id."""
        return cast("_R | None", comparisons.record(self._connection, str(record.__struct_config__.tag), id))

    def key(self, record: type[_R], id: str) -> Key | None:
        """The key of the actor, cluster, point or finding with this id."""
        row = self._execute(
            "SELECT place, k FROM compared_records WHERE id = ? AND kind = ? ORDER BY k",
            (id, str(record.__struct_config__.tag)),
        ).fetchone()
        return (row[0], row[1]) if row else None

    def about(self, record: type[_R], report: str, limit: int = 1000) -> list[_R]:
        """The records of a kind that name a report."""
        kind = str(record.__struct_config__.tag)
        rows = self._execute(
            "SELECT r.body FROM compared_about a CROSS JOIN compared_records r ON r.k = a.k "
            "WHERE a.report = ? AND r.kind = ? LIMIT ?",
            (report, kind, limit),
        ).fetchall()
        return [cast("_R", whole(self._execute, kind, body)) for (body,) in rows]

    def points_of(self, report: str) -> list[tuple[str, str, Brief]]:
        """The claims of a report that belong to points: claim, the point's id, what a list says of it."""
        rows = self._execute(
            "SELECT c.claim, r.id, r.brief FROM compared_claims c CROSS JOIN compared_records r ON r.k = c.k "
            "WHERE c.report = ? ORDER BY c.claim, r.id",
            (report,),
        ).fetchall()
        return [(claim, id, _briefs.decode(brief)) for claim, id, brief in rows]

    # --- reports ------------------------------------------------------------------------------------------------------

    def reports(
        self, limit: int, after: tuple[str, int] | None = None, *, newest: bool = False, outlet: str | None = None
    ) -> Page[ReportRow]:
        """Reports by the day and time of publication, undated ones first; ``newest``: in the other order."""
        sign, order = ("<", "DESC") if newest else (">", "ASC")
        start = after or ((LAST, 0) if newest else ("", -1))
        where, values = ("r.outlet = ? AND ", [outlet]) if outlet is not None else ("", [])
        rows = self._execute(
            "SELECT r.n, r.id, r.title, r.published, r.outlet, coalesce(r.published, ''), "
            "(SELECT count(*) FROM claims c WHERE c.report = r.n), "
            "(SELECT count(*) FROM compared_about a CROSS JOIN compared_records f ON f.k = a.k "
            "WHERE a.report = r.id AND f.kind = 'finding') "
            f"FROM reports r WHERE {where}(coalesce(r.published, ''), r.n) {sign} (?, ?) "
            f"ORDER BY coalesce(r.published, '') {order}, r.n {order} LIMIT ?",
            [*values, *start, limit + 1],
        ).fetchall()
        found = [ReportRow(n, id, title, day, outlet, c, f) for n, id, title, day, outlet, _, c, f in rows[:limit]]
        return Page(found, (rows[limit - 1][5], rows[limit - 1][0]) if len(rows) > limit else None)

    # --- claims -------------------------------------------------------------------------------------------------------

    def claims(
        self,
        wanted: Wanted,
        limit: int,
        after: tuple[str | int, ...] | None = None,
        told: Callable[[str], Told] | None = None,
    ) -> Claims:
        """Claims by their facets and words; see ``sayso.story.listing``. ``told``: where reports are held already."""
        return listing.claims(self._connection, told or self.told, wanted, limit, after)

    def all_claims(self, wanted: Wanted) -> Iterator[tuple[str, Claim]]:
        """Every claim of a list, fetched page by page: report, claim."""
        return listing.all_claims(self._connection, self.told, wanted)

    def counts_of(self, wanted: Wanted, limit: int) -> Counts:
        """How many claims there are under a filter, and of each facet so many values: those that most of them have."""
        return counting.counts(self._connection, wanted, limit)

    def tagged(self, facet: str, value: str, limit: int) -> list[tuple[str, int]]:
        """Report and number of the first claims (for ``term`` remarks) with a tag, by day of publication."""
        return self._execute(
            "SELECT r.id, t.k FROM (SELECT day, report, k FROM tags INDEXED BY tags_by_value "
            "WHERE facet = ? AND value = ? ORDER BY day, report, k LIMIT ?) t "
            "CROSS JOIN reports r ON r.n = t.report ORDER BY t.day, t.report, t.k",
            (facet, value, limit),
        ).fetchall()

    # --- places -------------------------------------------------------------------------------------------------------

    def mentions(self, entry_id: str | None, text: str | None, limit: int) -> list[tuple[str, Place]]:
        """The first literal mentions of an entry, or under one name, as the reports read them: report, mention."""
        where, values = "m.entry IS ?", [entry_id]
        if text is not None:
            where, values = where + " AND m.text = ?", [*values, text]
        rows = self._execute(
            'SELECT r.id, m."start", m."end", m.part, m.text, m.kind, m.confidence, e.json FROM mentions m '
            "INDEXED BY mentions_by_entry CROSS JOIN reports r ON r.n = m.report LEFT JOIN entries e ON e.id = m.entry "
            f"WHERE {where} AND m.kind = 'literal' LIMIT ?",
            [*values, limit],
        ).fetchall()
        return [
            (report, Place(start=start, end=end, part=part, text=name, kind=kind,
                           place=None if json is None else entry(json, confidence)))
            for report, start, end, part, name, kind, confidence, json in rows
        ]  # fmt: skip

    # --- what is new --------------------------------------------------------------------------------------------------

    def findings_since(self, since: str, limit: int) -> list[Finding]:
        """Findings first raised at or after a time (ISO 8601), the newest first."""
        rows = self._execute(
            "SELECT r.body FROM (SELECT finding, since FROM compared_since WHERE since >= ? "
            "ORDER BY since DESC LIMIT ?) s CROSS JOIN compared_records r "
            "ON r.id = s.finding AND r.kind = 'finding' ORDER BY s.since DESC, r.place",
            (since, limit),
        ).fetchall()
        return [msgspec.json.decode(body, type=Finding) for (body,) in rows]

    def reports_since(self, since: str, limit: int) -> int:
        """How many reports were first read at or after a time; ``limit`` at most."""
        rows = self._execute("SELECT first_read FROM reports ORDER BY n DESC LIMIT ?", (limit,)).fetchall()
        return sum(at >= since for (at,) in rows)

    # --- custody and problems -----------------------------------------------------------------------------------------

    def custody(self, limit: int, before: int | None = None) -> Page[CustodyEntry]:
        """Entries of the custody log, the newest first."""
        rows = self._execute(
            "SELECT n, at, what, detail, hash FROM custody WHERE n < ? ORDER BY n DESC LIMIT ?",
            (2**62 if before is None else before, limit + 1),
        ).fetchall()
        found = [
            CustodyEntry(n, at, what, {} if detail is None else msgspec.json.decode(detail), hash.hex(), detail is None)
            for n, at, what, detail, hash in rows[:limit]
        ]
        return Page(found, (found[-1].number,) if len(rows) > limit else None)

    def problems(self, limit: int, after: int = 0) -> Page[ReadProblem]:
        """What could not be read, in the order in which it was met."""
        rows = self._execute(
            "SELECT p.n, p.file, p.line, p.code, p.message, r.id FROM problems p LEFT JOIN reports r ON r.n = p.report "
            "WHERE p.n > ? ORDER BY p.n LIMIT ?",
            (after, limit + 1),
        ).fetchall()
        found = [ReadProblem(*row[1:]) for row in rows[:limit]]
        return Page(found, (rows[limit - 1][0],) if len(rows) > limit else None)

    # --- counts -------------------------------------------------------------------------------------------------------

    def tally(self, name: str, value: str) -> int:
        """How many there are; see ``sayso.story.tallies``."""
        row = self._execute("SELECT n FROM tallies WHERE name = ? AND value = ?", (name, value)).fetchone()
        return int(row[0]) if row else 0

    def tallies(self, name: str, limit: int) -> list[tuple[str, int, int]]:
        """Value, number, and number of reports; those of which there are most."""
        return self._execute(
            "SELECT value, n, m FROM tallies WHERE name = ? ORDER BY n DESC, value LIMIT ?", (name, limit)
        ).fetchall()

    def tallies_between(self, name: str, first: str, last: str, limit: int) -> list[tuple[str, int, int]]:
        """The same in the order of their values, from the first to before the last."""
        return self._execute(
            "SELECT value, n, m FROM tallies WHERE name = ? AND value >= ? AND value < ? ORDER BY value LIMIT ?",
            (name, first, last, limit),
        ).fetchall()

    def __len__(self) -> int:
        """The number of reports."""
        row = self._execute("SELECT sum(n) FROM tallies WHERE name = 'outlet'").fetchone()
        return int(row[0] or 0)

    def distinct(self, name: str, limit: int) -> int:
        """How many values there are, ``limit`` at most."""
        row = self._execute(
            "SELECT count(*) FROM (SELECT 1 FROM tallies WHERE name = ? LIMIT ?)", (name, limit)
        ).fetchone()
        return int(row[0])

    def extent(self, name: str) -> tuple[str, str] | None:
        """The first and last value of a tally, the empty one left out."""
        row = self._execute(
            "SELECT (SELECT min(value) FROM tallies WHERE name = ?1 AND value > ''), "
            "(SELECT max(value) FROM tallies WHERE name = ?1)",
            (name,),
        ).fetchone()
        return (row[0], row[1]) if row[0] is not None else None

    def counts(self) -> dict[str, int]:
        """How many records there are of each kind; of findings by what ``kept.heading`` begins their places
        with: ``finding 0.05.``."""
        return dict(self._execute("SELECT heading, n FROM compared_counts WHERE n > 0").fetchall())

    def briefs(self, record: type[_R], limit: int, after: Key | None = None) -> Page[tuple[str, Brief, Key]]:
        """Actors or points by the number of their reports: id, what a list says of it, key."""
        kind = str(record.__struct_config__.tag)
        start = after or ("", -1)
        rows = self._execute(
            "SELECT place, k, id, brief FROM compared_records WHERE kind = ? AND (place, k) > (?, ?) "
            "ORDER BY place, k LIMIT ?",
            (kind, *start, limit + 1),
        ).fetchall()
        found = [(id, _briefs.decode(brief), (place, k)) for place, k, id, brief in rows[:limit]]
        return Page(found, found[-1][2] if len(rows) > limit else None)

    def brief(self, record: type[_R], id: str) -> Brief | None:
        """What a list says of an actor or a point."""
        row = self._execute(
            "SELECT brief FROM compared_records WHERE id = ? AND kind = ? ORDER BY k",
            (id, str(record.__struct_config__.tag)),
        ).fetchone()
        return _briefs.decode(row[0]) if row else None

    def entry(self, id: str) -> Entry | None:
        """A place of the gazetteer that the reports speak of; its confidence is 0."""
        row = self._execute("SELECT json FROM entries WHERE id = ?", (id,)).fetchone()
        return entry(row[0], 0.0) if row else None

    def outlets(self) -> Iterator[str]:
        """The names of all outlets, each found by a step over the index."""
        last = ""
        while True:
            row = self._execute(
                "SELECT outlet FROM reports WHERE outlet > ? ORDER BY outlet LIMIT 1", (last,)
            ).fetchone()
            if row is None:
                return
            last = row[0]
            yield last


_briefs = msgspec.json.Decoder(Brief)

__all__ = ["LAST", "Key", "Lists", "Page", "ReportRow"]
