"""What comparing keeps in the story file: an index of keys, pairs, components and the records that came of them.

``SCHEMA`` makes the tables (all names begin with ``compared_``), which ``sayso.story.shelf`` writes;
``sayso.story.kept`` says how a record stands in them. Reading: ``records``, ``record``, ``records_about``,
``findings_since``, ``withdrawn``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from sayso.comparing.shelf import number
from sayso.model import Compared, Finding, StoryActor
from sayso.story.kept import KINDS, whole
from sayso.story.schema import statements

#: of what comparing keeps; raised when its tables, or what stands in them, change: all is compared anew then
FORMAT = 9

SCHEMA = """
-- reports that are compared: n is drawn from the id; sheet is what is kept of the report itself; beside it of how many
-- word runs it is found by, how many words it has, a key of its text, and its day (an ordinal number)
CREATE TABLE compared_sheets (
  n INTEGER PRIMARY KEY, report TEXT NOT NULL, runs INTEGER NOT NULL, words INTEGER NOT NULL, same INTEGER NOT NULL,
  day INTEGER, sheet BLOB NOT NULL
);

-- the reports of each text, by a key of the text
CREATE TABLE compared_texts (text INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (text, n)) WITHOUT ROWID;

-- under each word run and each weighty word the reports that have it, in a row by time and number; those that came last
-- stand in a table of their own until they are many, as each key of a report is on another page of a large one
CREATE TABLE compared_rows (key INTEGER NOT NULL, at INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (key, at, n))
WITHOUT ROWID;
CREATE TABLE compared_new_rows (key INTEGER NOT NULL, at INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (key, at, n))
WITHOUT ROWID;

-- what lies between two reports, a < b; joins has a bit for each domain in which they hang together, near is how near
-- they are to telling of one happening
CREATE TABLE compared_pairs (
  a INTEGER NOT NULL, b INTEGER NOT NULL, joins INTEGER NOT NULL, near REAL NOT NULL, facts BLOB NOT NULL,
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX compared_pairs_by_b ON compared_pairs (b, a, joins, near);

-- what is gathered from all reports under a heading: the actors of a name; who is the actor of the story that such an
-- actor of a report (ref: the report and its id there, a zero byte between them) goes to, party the one that this
-- represents
CREATE TABLE compared_notes (
  heading TEXT NOT NULL, n INTEGER NOT NULL, k INTEGER NOT NULL, body BLOB NOT NULL,
  ref TEXT, who TEXT, party TEXT,
  PRIMARY KEY (heading, n, k)
) WITHOUT ROWID;
CREATE INDEX compared_notes_by_report ON compared_notes (n, heading);
CREATE INDEX compared_notes_by_actor ON compared_notes (who, ref) WHERE who IS NOT NULL;

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

#: records that are fetched at a time
_LOTS = 500

#: the tables whose names begin so are the log, which is never made anew
_LOG = "compared_withdrawn"


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
                yield whole(connection.execute, wanted, body)
                last = (place, k)
            if len(rows) < _LOTS:
                break


def record(connection: sqlite3.Connection, kind: str, id: str) -> Compared | None:
    """The actor, cluster, point or finding with this id."""
    row = connection.execute(
        "SELECT body FROM compared_records WHERE id = ? AND kind = ? ORDER BY k", (id, kind)
    ).fetchone()
    return whole(connection.execute, kind, row[0]) if row else None


def actor_at(connection: sqlite3.Connection, report: str, actor: str) -> StoryActor | None:
    """The actor of the story that an actor of a report goes to."""
    row = connection.execute(
        "SELECT who FROM compared_notes WHERE n = ? AND ref = ?", (number(report), f"{report}\0{actor}")
    ).fetchone()
    found = record(connection, "actor", row[0]) if row is not None and row[0] is not None else None
    return found if isinstance(found, StoryActor) else None


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
            yield whole(connection.execute, found_kind, body)


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
