"""What comparing keeps in the story file: an index of keys, pairs, components and the records that came of them.

``SCHEMA`` makes the tables (all names begin with ``compared_``). ``StoryShelf(connection, load)`` is the shelf that
``sayso.comparing.engine``'s ``compare(shelf, gazetteer, new_report_ids)`` and ``forget(shelf, gazetteer, report)`` work
on; the caller opens and commits the transaction around either. Reading: ``records``, ``record``, ``records_about``,
``findings_since``, ``withdrawn``.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import get_args

import msgspec

from sayso.comparing.shelf import number
from sayso.comparing.told import Told
from sayso.model import (
    Balance,
    Cluster,
    Compared,
    Control,
    Copy,
    Finding,
    Forecast,
    Point,
    Position,
    Rule,
    Severity,
    StoryActor,
    to_json,
)
from sayso.story.schema import statements

#: in the order in which records are printed
KINDS: Mapping[str, type[Compared]] = {
    "actor": StoryActor, "copy": Copy, "cluster": Cluster, "point": Point, "finding": Finding, "position": Position,
    "control": Control, "forecast": Forecast, "balance": Balance,
}  # fmt: skip

#: of what comparing keeps; raised when its tables, or what stands in them, change: all is compared anew then
FORMAT = 2

SCHEMA = """
-- reports that are compared: n is drawn from the id; sheet is what is kept of the report itself
CREATE TABLE compared_sheets (n INTEGER PRIMARY KEY, report TEXT NOT NULL, sheet BLOB NOT NULL);

-- the index of keys (word runs, whole texts) by which copies find each other
CREATE TABLE compared_keys (key INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (key, n)) WITHOUT ROWID;

-- under each weighty word the reports that have it, in a row by time and number
CREATE TABLE compared_rows (key INTEGER NOT NULL, at INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (key, at, n))
WITHOUT ROWID;

-- what lies between two reports, a < b; joins has a bit for each domain in which they hang together
CREATE TABLE compared_pairs (
  a INTEGER NOT NULL, b INTEGER NOT NULL, joins INTEGER NOT NULL, facts BLOB NOT NULL, PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX compared_pairs_by_b ON compared_pairs (b, a, joins);

-- what is gathered from all reports under a heading: the actors of a name
CREATE TABLE compared_notes (
  heading TEXT NOT NULL, n INTEGER NOT NULL, k INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (heading, n, k)
) WITHOUT ROWID;
CREATE INDEX compared_notes_by_report ON compared_notes (n, heading);

-- what hangs together in a domain
CREATE TABLE compared_components (
  domain TEXT NOT NULL, component TEXT NOT NULL, private BLOB NOT NULL, PRIMARY KEY (domain, component)
) WITHOUT ROWID;
CREATE TABLE compared_members (
  domain TEXT NOT NULL, n INTEGER NOT NULL, component TEXT NOT NULL, PRIMARY KEY (domain, n)
) WITHOUT ROWID;
CREATE INDEX compared_members_by_component ON compared_members (domain, component, n);

-- the records; place is what orders them within their kind; brief is what lists say of an actor or a point, whose
-- records hold all their reports
CREATE TABLE compared_records (
  k INTEGER PRIMARY KEY,
  domain TEXT NOT NULL,
  component TEXT NOT NULL,
  kind TEXT NOT NULL,
  place TEXT NOT NULL,
  id TEXT,
  body BLOB NOT NULL,
  brief BLOB
);
-- counts of kinds, and of findings by severity and rule
CREATE TABLE compared_counts (heading TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
CREATE TRIGGER compared_come AFTER INSERT ON compared_records BEGIN
  INSERT INTO compared_counts VALUES
    (NEW.kind || CASE NEW.kind WHEN 'finding' THEN ' ' || substr(NEW.place, 1, 5) ELSE '' END, 1)
    ON CONFLICT (heading) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER compared_go AFTER DELETE ON compared_records BEGIN
  UPDATE compared_counts SET n = n - 1
    WHERE heading = OLD.kind || CASE OLD.kind WHEN 'finding' THEN ' ' || substr(OLD.place, 1, 5) ELSE '' END;
END;
CREATE INDEX compared_records_by_component ON compared_records (domain, component);
CREATE INDEX compared_records_by_kind ON compared_records (kind, place);
CREATE INDEX compared_records_by_id ON compared_records (id) WHERE id IS NOT NULL;
CREATE TABLE compared_about (report TEXT NOT NULL, k INTEGER NOT NULL, PRIMARY KEY (report, k)) WITHOUT ROWID;
CREATE INDEX compared_about_by_record ON compared_about (k);
-- the claims of points
CREATE TABLE compared_claims (
  report TEXT NOT NULL, claim TEXT NOT NULL, k INTEGER NOT NULL, PRIMARY KEY (report, claim, k)
) WITHOUT ROWID;
CREATE INDEX compared_claims_by_record ON compared_claims (k);

-- when findings were first raised; kept while they stand
CREATE TABLE compared_since (finding TEXT PRIMARY KEY, since TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX compared_since_by_time ON compared_since (since, finding);

-- findings that fell away
CREATE TABLE compared_withdrawn (
  k INTEGER PRIMARY KEY, finding TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, body BLOB NOT NULL
);
CREATE TABLE compared_withdrawn_about (report TEXT NOT NULL, k INTEGER NOT NULL, PRIMARY KEY (report, k)) WITHOUT ROWID;
"""

_LOTS = 500


def made_by(version: str) -> str:
    """What a story says its comparisons were made by: the version of the program and the format."""
    return f"{version} {FORMAT}"


def renew(connection: sqlite3.Connection) -> None:
    """Make the tables anew, empty but for the log of withdrawn findings."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'compared_*'")
    for (name,) in names.fetchall():
        if not name.startswith(_LOG):
            connection.execute(f"DROP TABLE {name}")
    for statement in statements(SCHEMA):
        if _LOG not in statement:
            connection.execute(statement)


_LOG = "compared_withdrawn"


class StoryShelf:
    """The shelf of ``sayso.comparing`` in a story file.

    ``load`` reads a report with its extract from the same file; ``when`` (ISO 8601) is written beside findings that
    are new or withdrawn in this run.
    """

    def __init__(self, connection: sqlite3.Connection, load: Callable[[str], Told], when: str = "") -> None:
        self._execute = connection.execute
        self._many = connection.executemany
        self._load = load
        self._when = when
        self._drawn = bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'drawn'").fetchone())

    def told(self, report: str) -> Told:
        return self._load(report)

    # reports
    def put_sheet(self, n: int, report: str, sheet: bytes) -> None:
        self._execute("INSERT OR REPLACE INTO compared_sheets VALUES (?, ?, ?)", (n, report, zlib.compress(sheet, 1)))

    def sheet(self, n: int) -> bytes | None:
        row = self._execute("SELECT sheet FROM compared_sheets WHERE n = ?", (n,)).fetchone()
        return zlib.decompress(row[0]) if row else None

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

    # keys
    def post(self, n: int, keys: Sequence[int]) -> None:
        self._many("INSERT OR IGNORE INTO compared_keys VALUES (?, ?)", [(key, n) for key in keys])

    def unpost(self, n: int, keys: Sequence[int]) -> None:
        self._many("DELETE FROM compared_keys WHERE key = ? AND n = ?", [(key, n) for key in keys])

    def holding(self, keys: Iterable[int], limit: int) -> dict[int, list[int]]:
        execute = self._execute
        found: dict[int, list[int]] = {}
        for key in sorted(keys):
            rows = execute("SELECT n FROM compared_keys WHERE key = ? ORDER BY n LIMIT ?", (key, limit)).fetchall()
            if rows:
                found[key] = [row[0] for row in rows]
        return found

    def holders(self, key: int) -> list[int]:
        return [n for (n,) in self._execute("SELECT n FROM compared_keys WHERE key = ? ORDER BY n", (key,))]

    # rows of words
    def place(self, n: int, at: int, keys: Sequence[int]) -> None:
        self._many("INSERT OR IGNORE INTO compared_rows VALUES (?, ?, ?)", [(key, at, n) for key in keys])

    def unplace(self, n: int, at: int, keys: Sequence[int]) -> None:
        self._many("DELETE FROM compared_rows WHERE key = ? AND at = ? AND n = ?", [(key, at, n) for key in keys])

    def beside(self, key: int, at: int, n: int, width: int) -> tuple[list[int], list[int]]:
        before = self._execute(
            "SELECT n FROM compared_rows WHERE key = ?1 AND (at, n) < (?2, ?3) ORDER BY at DESC, n DESC LIMIT ?4",
            (key, at, n, width),
        ).fetchall()
        behind = self._execute(
            "SELECT n FROM compared_rows WHERE key = ?1 AND (at, n) > (?2, ?3) ORDER BY at, n LIMIT ?4",
            (key, at, n, width),
        ).fetchall()
        return [m for (m,) in before], [m for (m,) in behind]

    # pairs
    def put_pair(self, a: int, b: int, joins: int, facts: bytes) -> None:
        self._execute("INSERT OR REPLACE INTO compared_pairs VALUES (?, ?, ?, ?)", (a, b, joins, facts))

    def pair(self, a: int, b: int) -> tuple[int, bytes] | None:
        row = self._execute("SELECT joins, facts FROM compared_pairs WHERE a = ? AND b = ?", (a, b)).fetchone()
        return (row[0], row[1]) if row else None

    def drop_pair(self, a: int, b: int) -> None:
        self._execute("DELETE FROM compared_pairs WHERE a = ? AND b = ?", (a, b))

    def partners(self, n: int, joins: int) -> list[int]:
        rows = self._execute(
            "SELECT b FROM compared_pairs WHERE a = ?1 AND joins & ?2 "
            "UNION ALL SELECT a FROM compared_pairs WHERE b = ?1 AND joins & ?2",
            (n, joins),
        )
        return sorted(other for (other,) in rows)

    # notes
    def put_notes(self, n: int, notes: Sequence[tuple[str, bytes]]) -> None:
        for heading in self.headings(n):
            self._execute("DELETE FROM compared_notes WHERE heading = ? AND n = ?", (heading, n))
        self._many(
            "INSERT INTO compared_notes VALUES (?, ?, ?, ?)", [(h, n, k, body) for k, (h, body) in enumerate(notes)]
        )

    def notes(self, heading: str) -> list[tuple[int, bytes]]:
        return self._execute(
            "SELECT n, body FROM compared_notes WHERE heading = ? ORDER BY n, k", (heading,)
        ).fetchall()

    def headings(self, n: int) -> list[str]:
        rows = self._execute("SELECT DISTINCT heading FROM compared_notes WHERE n = ? ORDER BY heading", (n,))
        return [heading for (heading,) in rows]

    # components
    def component(self, domain: str, n: int) -> str | None:
        row = self._execute("SELECT component FROM compared_members WHERE domain = ? AND n = ?", (domain, n)).fetchone()
        return row[0] if row else None

    def members(self, domain: str, component: str) -> list[int]:
        rows = self._execute(
            "SELECT n FROM compared_members WHERE domain = ? AND component = ? ORDER BY n", (domain, component)
        )
        return [n for (n,) in rows]

    def put_component(
        self, domain: str, component: str, members: Iterable[int], records: Iterable[Compared], private: bytes = b""
    ) -> None:
        execute = self._execute
        execute("INSERT OR REPLACE INTO compared_components VALUES (?, ?, ?)", (domain, component, private))
        self._many(
            "INSERT OR REPLACE INTO compared_members VALUES (?, ?, ?)", [(domain, n, component) for n in members]
        )
        for record in records:
            kind = str(record.__struct_config__.tag)
            cursor = execute(
                "INSERT INTO compared_records (domain, component, kind, place, id, body, brief) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (domain, component, kind, _place(record), getattr(record, "id", None), to_json(record), _brief(record)),
            )
            k = cursor.lastrowid
            self._many("INSERT INTO compared_about VALUES (?, ?)", [(report, k) for report in sorted(_about(record))])
            if isinstance(record, Point):
                self._many(
                    "INSERT OR IGNORE INTO compared_claims VALUES (?, ?, ?)",
                    [(claim.report, claim.claim, k) for claim in record.claims],
                )
            if isinstance(record, Finding):
                execute("INSERT OR IGNORE INTO compared_since VALUES (?, ?)", (record.id, self._when))

    def drop_component(self, domain: str, component: str) -> None:
        execute = self._execute
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
        rows = self._execute(
            "SELECT kind, body FROM compared_records WHERE domain = ? AND component = ? ORDER BY k",
            (domain, component),
        )
        return [decoded(kind, body) for kind, body in rows]

    def private(self, domain: str, component: str) -> bytes:
        row = self._execute(
            "SELECT private FROM compared_components WHERE domain = ? AND component = ?", (domain, component)
        ).fetchone()
        return row[0] if row else b""

    def withdraw(self, finding: Finding, reason: str) -> None:
        cursor = self._execute(
            "INSERT INTO compared_withdrawn (finding, reason, at, body) VALUES (?, ?, ?, ?)",
            (finding.id, reason, self._when, to_json(finding)),
        )
        self._many(
            "INSERT INTO compared_withdrawn_about VALUES (?, ?)",
            [(report, cursor.lastrowid) for report in sorted(_about(finding))],
        )
        self._execute("DELETE FROM compared_since WHERE finding = ?", (finding.id,))

    def wipe(self, report: str) -> None:
        """Take the withdrawn findings that quote a report out of the log as well, for a purge."""
        rows = self._execute("SELECT k FROM compared_withdrawn_about WHERE report = ?", (report,)).fetchall()
        self._many("DELETE FROM compared_withdrawn WHERE k = ?", rows)
        self._many("DELETE FROM compared_withdrawn_about WHERE k = ?", rows)


_DECODERS = {kind: msgspec.json.Decoder(type) for kind, type in KINDS.items()}


def decoded(kind: str, body: bytes) -> Compared:
    """A record from its JSON."""
    found: Compared = _DECODERS[kind].decode(body)
    return found


def _place(record: Compared) -> str:
    """What orders a record within its kind: findings by weight, points and actors by the reports that have them."""
    match record:
        case Finding():
            return f"{heading(record.severity, record.rule)}{record.id}"
        case Point():
            return f"{_most({claim.report for claim in record.claims})}\0{record.id}"
        case StoryActor():
            return f"{_most({ref.report for ref in record.of})}\0{record.id}"
        case Copy():
            return f"{record.report}\0{record.of}"
        case Position():
            return f"{record.actor}\0{record.matter}\0{record.when or ''}\0{record.report}\0{record.claim}"
        case Control():
            return f"{record.place}\0{record.when or ''}\0{record.report}\0{record.claim}"
        case Forecast():
            return f"{record.report}\0{record.claim}"
        case Balance():
            return f"{record.point or ''}\0{record.party}"
        case _:
            return record.id


class Brief(msgspec.Struct, frozen=True, omit_defaults=True):
    """What lists say of an actor or a point."""

    #: the actor's name; the point's summary
    name: str
    reports: int
    kind: str = ""
    represents: str | None = None
    #: claims for and against, and on each side how many origins are traced and claims not
    claims: tuple[int, int] = (0, 0)
    traced: tuple[int, int] = (0, 0)
    untraced: tuple[int, int] = (0, 0)


def _brief(record: Compared) -> bytes | None:
    match record:
        case StoryActor():
            reports = len({ref.report for ref in record.of})
            return to_json(Brief(record.name, reports, record.kind, record.represents))
        case Point():
            against = sum(claim.side == "against" for claim in record.claims)
            found = [record.origins.get(side) for side in ("for", "against")]
            traced, untraced = ([len(o.traced) if o else 0 for o in found], [o.untraced if o else 0 for o in found])
            return to_json(
                Brief(
                    record.summary,
                    len({claim.report for claim in record.claims}),
                    claims=(len(record.claims) - against, against),
                    traced=(traced[0], traced[1]),
                    untraced=(untraced[0], untraced[1]),
                )
            )
        case _:
            return None


def heading(severity: str, rule: str = "") -> str:
    """What the places of findings of a severity begin with, or of one rule in it."""
    begin = f"{get_args(Severity).index(severity)}."
    return f"{begin}{get_args(Rule).index(rule):02}." if rule else begin


def _most(reports: Collection[str]) -> str:
    """Sorts what more reports have before what fewer have."""
    return f"{999_999_999 - len(reports):09}"


def _about(record: Compared) -> set[str]:
    """The reports that a record names."""
    match record:
        case StoryActor():
            return {ref.report for ref in record.of}
        case Copy():
            return {record.report, record.of}
        case Cluster():
            return set(record.reports)
        case Point():
            return {claim.report for claim in record.claims}
        case Finding():
            return {e.report for e in record.evidence if e.report is not None}
        case Forecast():
            return {record.report, *(ref.report for ref in record.bearing)}
        case Balance():
            return set()
        case _:
            return {record.report}


def outer_ends(connection: sqlite3.Connection, reports: Iterable[str]) -> dict[str, str]:
    """For the reports that are copies as a whole, the report at the outer end of their copies."""
    wanted = set(reports)
    made: dict[str, str] = {}
    for kept in {
        private
        for report in sorted(wanted)
        for (private,) in connection.execute(
            "SELECT c.private FROM compared_members m JOIN compared_components c USING (domain, component) "
            "WHERE m.domain = 'copies' AND m.n = ?",
            (number(report),),
        )
        if private
    }:
        ends = msgspec.msgpack.decode(kept, type=dict[str, str])
        made.update({id: end for id, end in ends.items() if id in wanted})
    return made


def records(connection: sqlite3.Connection, kind: str | None = None) -> Iterator[Compared]:
    """All records of a kind, or of every kind in the order of ``KINDS``.

    Findings come heaviest first, points and actors by how many reports have them, others by id, or by
    report and claim.
    """
    for wanted in [kind] if kind else KINDS:
        last = ("", 0)
        while True:  # in lots, so that the caller may write in between
            rows = list(
                islice(
                    connection.execute(
                        "SELECT place, k, body FROM compared_records WHERE kind = ?1 AND (place, k) > (?2, ?3) "
                        "ORDER BY place, k LIMIT ?4",
                        (wanted, *last, _LOTS),
                    ),
                    _LOTS,
                )
            )
            for place, k, body in rows:
                yield decoded(wanted, body)
                last = (place, k)
            if len(rows) < _LOTS:
                break


def record(connection: sqlite3.Connection, kind: str, id: str) -> Compared | None:
    """The actor, cluster, point or finding with this id."""
    row = connection.execute(
        "SELECT body FROM compared_records WHERE id = ? AND kind = ? ORDER BY k", (id, kind)
    ).fetchone()
    return decoded(kind, row[0]) if row else None


def records_about(connection: sqlite3.Connection, report: str, kind: str | None = None) -> Iterator[Compared]:
    """The records that name a report, in the order in which ``records`` gives them."""
    rows = connection.execute(
        "SELECT r.kind, r.body FROM compared_about a JOIN compared_records r ON r.k = a.k WHERE a.report = ? "
        "ORDER BY r.place, r.k",
        (report,),
    ).fetchall()
    order = list(KINDS)
    for found_kind, body in sorted(rows, key=lambda row: order.index(row[0])):
        if kind is None or found_kind == kind:
            yield decoded(found_kind, body)


def findings_since(connection: sqlite3.Connection, since: str) -> Iterator[Finding]:
    """Findings that were first raised at or after a time (ISO 8601, compared as text), oldest first."""
    rows = connection.execute(
        "SELECT r.body FROM compared_since s JOIN compared_records r ON r.id = s.finding AND r.kind = 'finding' "
        "WHERE s.since >= ? ORDER BY s.since, r.place",
        (since,),
    ).fetchall()
    for (body,) in rows:
        yield msgspec.json.decode(body, type=Finding)


def withdrawn(connection: sqlite3.Connection) -> Iterator[tuple[Finding, str, str]]:
    """Findings that fell away, oldest first: finding, reason, when."""
    for body, reason, at in connection.execute("SELECT body, reason, at FROM compared_withdrawn ORDER BY k").fetchall():
        yield msgspec.json.decode(body, type=Finding), reason, at


__all__ = [
    "KINDS", "SCHEMA", "Brief", "StoryShelf", "decoded", "findings_since", "heading", "number", "record", "records",
    "records_about", "withdrawn",
]  # fmt: skip
