"""The shelf that comparing works on, in the tables of ``comparisons``.

``sayso.comparing.engine``'s ``compare(shelf, gazetteer, new_report_ids)`` and ``forget(shelf, gazetteer, report)`` are
handed a ``StoryShelf(connection, load)``; the caller opens and commits the transaction around either.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

from sayso.comparing.actors.actors import Noting
from sayso.comparing.shelf import NEAR, Noted, Outline, Row
from sayso.comparing.told import Told
from sayso.model import Compared, Finding, StoryActor, to_json
from sayso.story.kept import kept_of_actor, record_row, reports_of, whole
from sayso.story.waiting import Waiting

#: keys that are asked for in one go
_AT_ONCE = 500
#: rows of keys that stand by themselves before they are put among the others: those of 3,000 reports, a thousand pages
NEW_ROWS = 300_000

_ROWS = ("compared_rows", "compared_new_rows")
#: who stands under a key, those that stand first, of either table
_STANDING = " UNION ALL ".join(
    f"SELECT * FROM (SELECT at, n FROM {rows} WHERE key = ?1 ORDER BY at, n LIMIT ?2)" for rows in _ROWS
)
#: who stands nearest to a place under a key, so many before it and behind it, of either table
_AROUND = " UNION ALL ".join(
    f"SELECT * FROM (SELECT at, n FROM {rows} WHERE key = ?1 AND (at, n) {side})"
    for rows in _ROWS
    for side in ("< (?2, ?3) ORDER BY at DESC, n DESC LIMIT ?4", "> (?2, ?3) ORDER BY at, n LIMIT ?5")
)


class StoryShelf:
    """The shelf of ``sayso.comparing`` in a story file.

    ``load`` reads a report with its extract from the same file, ``text`` its text alone; ``when`` (ISO 8601) is written
    beside findings that are new or withdrawn in this run.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        load: Callable[[str], Told],
        when: str = "",
        text: Callable[[str], str] | None = None,
    ) -> None:
        self._execute = connection.execute
        self._many = connection.executemany
        self._load = load
        self._text = text
        self._when = when
        self._waiting = Waiting(connection, when)
        self._drawn = bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'drawn'").fetchone())

    def told(self, report: str) -> Told:
        return self._load(report)

    def text(self, report: str) -> str:
        return self._load(report).extract.text if self._text is None else self._text(report)

    # reports
    def put_sheet(self, n: int, report: str, outline: Outline, sheet: bytes) -> None:
        self._execute(
            "INSERT OR REPLACE INTO compared_sheets VALUES (?, ?, ?, ?, ?, ?, ?)", (n, report, *outline, sheet)
        )

    def outline(self, n: int) -> Outline | None:
        row = self._execute("SELECT runs, words, same, day FROM compared_sheets WHERE n = ?", (n,)).fetchone()
        return Outline._make(row) if row else None

    def sheet(self, n: int) -> bytes | None:
        row = self._execute("SELECT sheet FROM compared_sheets WHERE n = ?", (n,)).fetchone()
        return row[0] if row else None

    def drop_sheet(self, n: int) -> None:
        self._execute("DELETE FROM compared_sheets WHERE n = ?", (n,))

    def drawn(self, report: str) -> bytes | None:
        if not self._drawn:
            return None
        row = self._execute(
            "SELECT d.made_by, v.version, d.sheet FROM drawn d JOIN reports r ON r.n = d.report "
            "JOIN readings v ON v.n = r.reading WHERE r.id = ?",
            (report,),
        ).fetchone()
        if row is None:
            return None
        from sayso.comparing.sheets import made_by

        return row[2] if row[0] == made_by(row[1]) else None

    def forget_drawn(self, reports: Sequence[str]) -> None:
        """Sheets that were drawn elsewhere, when they are kept."""
        if self._drawn:
            self._many(
                "DELETE FROM drawn WHERE report = (SELECT n FROM reports WHERE id = ?)", [(id,) for id in reports]
            )

    def name(self, n: int) -> str:
        row = self._execute("SELECT report FROM compared_sheets WHERE n = ?", (n,)).fetchone()
        if row is None:
            raise KeyError(n)
        return str(row[0])

    # texts
    def post(self, n: int, text: int) -> None:
        self._execute("INSERT OR IGNORE INTO compared_texts VALUES (?, ?)", (text, n))

    def unpost(self, n: int, text: int) -> None:
        self._execute("DELETE FROM compared_texts WHERE text = ? AND n = ?", (text, n))

    def holders(self, text: int, limit: int = -1) -> list[int]:
        rows = self._execute("SELECT n FROM compared_texts WHERE text = ? ORDER BY n LIMIT ?", (text, limit))
        return [n for (n,) in rows]

    # rows of word runs and words
    def place(self, n: int, at: int, keys: Sequence[int]) -> None:
        self._many("INSERT OR IGNORE INTO compared_new_rows VALUES (?, ?, ?)", [(key, at, n) for key in keys])

    def unplace(self, n: int, at: int, keys: Sequence[int]) -> None:
        for rows in _ROWS:
            self._many(f"DELETE FROM {rows} WHERE key = ? AND at = ? AND n = ?", [(key, at, n) for key in keys])

    def known(self, keys: Iterable[int]) -> list[int]:
        wanted = sorted(keys)
        found: list[int] = []
        for at in range(0, len(wanted), _AT_ONCE):
            some = wanted[at : at + _AT_ONCE]
            rows = self._execute(
                f"SELECT column1 FROM (VALUES {', '.join(['(?)'] * len(some))}) "
                "WHERE EXISTS (SELECT 1 FROM compared_rows WHERE key = column1) "
                "OR EXISTS (SELECT 1 FROM compared_new_rows WHERE key = column1)",
                some,
            )
            found.extend(key for (key,) in rows)
        return found

    def standing(self, keys: Iterable[int], limit: int) -> dict[int, list[int]]:
        execute = self._execute
        return {key: [n for _, n in sorted(execute(_STANDING, (key, limit)))[:limit]] for key in self.known(keys)}

    def around(self, key: int, at: int, n: int, before: int, behind: int) -> tuple[list[Row], list[Row]]:
        rows = self._execute(_AROUND, (key, at, n, before, behind)).fetchall()
        rows.sort()
        here = bisect_left(rows, (at, n))
        return rows[max(0, here - before) : here][::-1], rows[here : here + behind]

    def flush(self) -> None:
        self._waiting.write()
        (new,) = self._execute("SELECT count(*) FROM compared_new_rows").fetchone()
        if new > NEW_ROWS:
            self._execute("INSERT OR IGNORE INTO compared_rows SELECT * FROM compared_new_rows ORDER BY key, at, n")
            self._execute("DELETE FROM compared_new_rows")

    # pairs
    def put_pair(self, a: int, b: int, joins: int, near: float, facts: bytes) -> None:
        self._execute("INSERT OR REPLACE INTO compared_pairs VALUES (?, ?, ?, ?, ?)", (a, b, joins, near, facts))

    def pair(self, a: int, b: int) -> tuple[int, bytes] | None:
        row = self._execute("SELECT joins, facts FROM compared_pairs WHERE a = ? AND b = ?", (a, b)).fetchone()
        return (row[0], row[1]) if row else None

    def paired(self, pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
        found: set[tuple[int, int]] = set()
        for at in range(0, len(pairs), _AT_ONCE):
            some = pairs[at : at + _AT_ONCE]
            found.update(
                self._execute(
                    f"SELECT column1, column2 FROM (VALUES {', '.join(['(?, ?)'] * len(some))}) "
                    "WHERE EXISTS (SELECT 1 FROM compared_pairs WHERE a = column1 AND b = column2)",
                    [n for p in some for n in p],
                )
            )
        return found

    def drop_pair(self, a: int, b: int) -> None:
        self._execute("DELETE FROM compared_pairs WHERE a = ? AND b = ?", (a, b))

    def partners(self, n: int, joins: int) -> list[int]:
        rows = self._execute(
            "SELECT b FROM compared_pairs WHERE a = ?1 AND joins & ?2 "
            "UNION ALL SELECT a FROM compared_pairs WHERE b = ?1 AND joins & ?2",
            (n, joins),
        )
        return sorted(other for (other,) in rows)

    def between(self, n: int, joins: int) -> list[tuple[int, int, bytes]]:
        rows = self._execute(
            "SELECT b, joins, facts FROM compared_pairs WHERE a = ?1 AND joins & ?2 "
            "UNION ALL SELECT a, joins, facts FROM compared_pairs WHERE b = ?1 AND joins & ?2",
            (n, joins),
        )
        return sorted(rows, key=itemgetter(0))

    def near(self, n: int) -> list[tuple[int, float]]:
        rows = self._execute(
            "SELECT b, near FROM compared_pairs WHERE a = ?1 AND joins & ?2 "
            "UNION ALL SELECT a, near FROM compared_pairs WHERE b = ?1 AND joins & ?2",
            (n, NEAR),
        )
        return sorted(rows)

    # notes
    def put_notes(self, n: int, notes: Sequence[Noting]) -> None:
        for heading in self.headings(n):
            self._execute("DELETE FROM compared_notes WHERE heading = ? AND n = ?", (heading, n))
        self._many(
            "INSERT INTO compared_notes (heading, n, k, body, ref, who) VALUES (?, ?, ?, ?, ?, ?)",
            [(note.heading, n, k, note.body, note.ref, note.who) for k, note in enumerate(notes)],
        )

    def notes(self, heading: str) -> list[Noted]:
        rows = self._execute(
            "SELECT heading, n, k, body, who, party FROM compared_notes WHERE heading = ? ORDER BY n, k", (heading,)
        )
        return list(map(Noted._make, rows))

    def noted(self, n: int) -> list[Noted]:
        rows = self._execute(
            "SELECT heading, n, k, body, who, party FROM compared_notes WHERE n = ? ORDER BY heading, k", (n,)
        )
        return list(map(Noted._make, rows))

    def name_actors(self, notes: Iterable[Noted]) -> None:
        self._many(
            "UPDATE compared_notes SET who = ?, party = ? WHERE heading = ? AND n = ? AND k = ?",
            [(row.who, row.party, row.heading, row.n, row.k) for row in notes],
        )

    def headings(self, n: int) -> list[str]:
        rows = self._execute("SELECT DISTINCT heading FROM compared_notes WHERE n = ? ORDER BY heading", (n,))
        return [heading for (heading,) in rows]

    # components
    def component(self, domain: str, n: int) -> str | None:
        waiting = self._waiting.component(domain, n)
        if waiting is not None:
            return waiting
        row = self._execute("SELECT component FROM compared_members WHERE domain = ? AND n = ?", (domain, n)).fetchone()
        return row[0] if row else None

    def members(self, domain: str, component: str) -> list[int]:
        self._waiting.write()
        rows = self._execute(
            "SELECT n FROM compared_members WHERE domain = ? AND component = ? ORDER BY n", (domain, component)
        )
        return [n for (n,) in rows]

    def put_component(
        self, domain: str, component: str, members: Iterable[int], records: Iterable[Compared], private: bytes = b""
    ) -> None:
        self._waiting.put(domain, component, private, members)
        for record in records:
            self._waiting.put_record(domain, component, record)

    def renew_component(
        self, domain: str, component: str, members: Iterable[int], records: Iterable[Compared], private: bytes = b""
    ) -> None:
        execute, waiting = self._execute, self._waiting
        if waiting.holds(domain, component):
            waiting.write()
        of = (domain, component)
        rows = execute("SELECT kind, place, body, k FROM compared_records WHERE domain = ? AND component = ?", of)
        gone = {(kind, place, body): k for kind, place, body, k in rows}
        for record in records:
            row = record_row(record)
            if gone.pop(row[:3], None) is None:
                waiting.put_record(domain, component, record, row)
        for k in gone.values():
            for table in ("compared_about", "compared_claims", "compared_records"):
                execute(f"DELETE FROM {table} WHERE k = ?", (k,))
        rows = execute("SELECT n FROM compared_members WHERE domain = ? AND component = ?", of)
        before, now = {n for (n,) in rows}, set(members)
        self._many("DELETE FROM compared_members WHERE domain = ? AND n = ?", [(domain, n) for n in before - now])
        kept = execute("SELECT private FROM compared_components WHERE domain = ? AND component = ?", of).fetchone()
        if now - before or kept is None or kept[0] != private:
            waiting.put(domain, component, private, now - before)

    def renew_actors(self, heading: str, actors: Iterable[StoryActor], private: bytes = b"") -> None:
        gone = self._actors_under(heading)
        self._waiting.put("actors", heading, private)
        if not gone:
            for record in actors:
                self._waiting.put_actor(heading, record)
            return
        for record in actors:
            now, before = reports_of(record), set[str]()
            known = gone.pop(record.id, None)
            if known is not None:
                rows = self._execute("SELECT report FROM compared_about WHERE k = ?", (known,))
                before = {report for (report,) in rows}
            k = self._put_actor(heading, record, len(now), known)
            left = [(report, k) for report in sorted(before - now)]
            self._many("DELETE FROM compared_about WHERE report = ? AND k = ?", left)
            self._many("INSERT INTO compared_about VALUES (?, ?)", [(report, k) for report in sorted(now - before)])
        for k in gone.values():
            self._execute("DELETE FROM compared_about WHERE k = ?", (k,))
            self._execute("DELETE FROM compared_records WHERE k = ?", (k,))

    def _actors_under(self, heading: str) -> dict[str, int]:
        """The records of the actors that are kept under a heading, by id."""
        if self._waiting.holds("actors", heading):
            self._waiting.write()
        rows = self._execute("SELECT id, k FROM compared_records WHERE domain = 'actors' AND component = ?", (heading,))
        return dict(rows.fetchall())

    def extend_actors(self, heading: str, actors: Iterable[tuple[StoryActor, int]], private: bytes) -> None:
        if self._waiting.holds("actors", heading):
            self._waiting.write()
        self._waiting.put("actors", heading, private)
        for record, reports in actors:
            row = self._execute(
                "SELECT k FROM compared_records WHERE id = ? AND domain = 'actors' AND component = ?",
                (record.id, heading),
            ).fetchone()
            k = self._put_actor(heading, record, reports, row[0] if row else None)
            about = [(report, k) for report in sorted(reports_of(record))]
            self._many("INSERT OR IGNORE INTO compared_about VALUES (?, ?)", about)

    def _put_actor(self, heading: str, record: StoryActor, reports: int, k: int | None) -> int:
        row = kept_of_actor(record, reports)
        if k is not None:
            self._execute("UPDATE compared_records SET place = ?, body = ?, brief = ? WHERE k = ?", (*row, k))
            return k
        k = self._waiting.number()
        self._execute(
            "INSERT INTO compared_records (k, domain, component, kind, id, place, body, brief) "
            "VALUES (?, 'actors', ?, 'actor', ?, ?, ?, ?)",
            (k, heading, record.id, *row),
        )
        return k

    def drop_component(self, domain: str, component: str) -> None:
        if self._waiting.holds(domain, component):
            self._waiting.write()
        execute = self._execute
        held = "SELECT 1 FROM compared_components WHERE domain = ? AND component = ?"
        if execute(held, (domain, component)).fetchone() is None:
            return
        execute(
            "DELETE FROM compared_about WHERE k IN (SELECT k FROM compared_records WHERE domain = ? AND component = ?)",
            (domain, component),
        )
        execute(
            "DELETE FROM compared_claims WHERE k IN "
            "(SELECT k FROM compared_records WHERE domain = ? AND component = ? AND kind = 'point')",
            (domain, component),
        )
        execute("DELETE FROM compared_records WHERE domain = ? AND component = ?", (domain, component))
        execute("DELETE FROM compared_members WHERE domain = ? AND component = ?", (domain, component))
        execute("DELETE FROM compared_components WHERE domain = ? AND component = ?", (domain, component))

    def records(self, domain: str, component: str) -> list[Compared]:
        if self._waiting.holds(domain, component):
            self._waiting.write()
        rows = self._execute(
            "SELECT kind, body FROM compared_records WHERE domain = ? AND component = ? ORDER BY k",
            (domain, component),
        )
        return [whole(self._execute, kind, body) for kind, body in rows.fetchall()]

    def private(self, domain: str, component: str) -> bytes:
        waiting = self._waiting.private(domain, component)
        if waiting is not None:
            return waiting
        row = self._execute(
            "SELECT private FROM compared_components WHERE domain = ? AND component = ?", (domain, component)
        ).fetchone()
        return row[0] if row else b""

    def withdraw(self, finding: Finding, reason: str) -> None:
        self._waiting.write()
        cursor = self._execute(
            "INSERT INTO compared_withdrawn (finding, reason, at, body) VALUES (?, ?, ?, ?)",
            (finding.id, reason, self._when, to_json(finding)),
        )
        self._many(
            "INSERT INTO compared_withdrawn_about VALUES (?, ?)",
            [(report, cursor.lastrowid) for report in sorted(reports_of(finding))],
        )
        self._execute("DELETE FROM compared_since WHERE finding = ?", (finding.id,))

    def wipe(self, report: str) -> None:
        """Take the withdrawn findings that quote a report out of the log as well, for a purge."""
        rows = self._execute("SELECT k FROM compared_withdrawn_about WHERE report = ?", (report,)).fetchall()
        self._many("DELETE FROM compared_withdrawn WHERE k = ?", rows)
        self._many("DELETE FROM compared_withdrawn_about WHERE k = ?", rows)
