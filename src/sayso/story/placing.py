"""The places of a story: what its reports read, what other reports settle, and what readers decided.

A report's own readings stay as they are in its extract. Where it leaves a name open (``settled.OPEN``) and nine in ten
of the reports that are sure of the name mean one place by it, the story takes it for that place. This is kept by
name as reports are compared, so that a new report touches nothing but the names that it has. A reader's decision
(``correct``) stands above both; it holds on to the words it quotes and is laid over every fresh reading.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from sayso.comparing.statements.settled import OPEN, SETTLED
from sayso.comparing.told import Told
from sayso.knowledge.places.names import fold
from sayso.model import Entry, Place
from sayso.story.ledger import entry
from sayso.story.records import Decision, PlaceUse, Quote

#: What a decision on a place is about: ``REPORT#place:NAME``; and its value where the words name no place.
ABOUT, NOWHERE = "place:", "none"

#: Of the reports that are sure of a name, so many in ten must mean the same place by it.
AGREE = 9

SCHEMA = (
    # names that a report leaves open, by mention
    "CREATE TABLE IF NOT EXISTS compared_open (report INTEGER NOT NULL, k INTEGER NOT NULL, name TEXT NOT NULL, "
    "PRIMARY KEY (report, k)) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS compared_open_by_name ON compared_open (name)",
    # names of which a report is sure
    "CREATE TABLE IF NOT EXISTS compared_sure (report INTEGER NOT NULL, name TEXT NOT NULL, entry TEXT NOT NULL, "
    "PRIMARY KEY (report, name)) WITHOUT ROWID",
    # in how many reports a name surely means an entry
    "CREATE TABLE IF NOT EXISTS compared_means (name TEXT NOT NULL, entry TEXT NOT NULL, reports INTEGER NOT NULL, "
    "PRIMARY KEY (name, entry)) WITHOUT ROWID",
)


def note(connection: sqlite3.Connection, reports: Iterable[str]) -> None:
    """Keep which names these reports are sure of and which they leave open, in the place of what was kept of them."""
    execute = connection.execute
    for statement in SCHEMA:
        execute(statement)
    for id in reports:
        row = execute("SELECT n FROM reports WHERE id = ?", (id,)).fetchone()
        if row is None:
            continue
        (n,) = row
        forget(connection, n)
        rows = execute(
            "SELECT k, text, entry, confidence FROM mentions WHERE report = ? AND kind <> 'adjective' ORDER BY k", (n,)
        ).fetchall()
        unsure: set[str] = set()
        means: dict[str, set[str]] = {}
        for k, text, entry_, confidence in rows:
            name = fold(text)
            if entry_ is None or confidence < OPEN:
                execute("INSERT INTO compared_open VALUES (?, ?, ?)", (n, k, name))
            if entry_ is None or confidence < SETTLED:
                unsure.add(name)
            else:
                means.setdefault(name, set()).add(entry_)
        for name, entries in sorted(means.items()):
            if len(entries) == 1 and name not in unsure:
                (one,) = entries
                execute("INSERT INTO compared_sure VALUES (?, ?, ?)", (n, name, one))
                execute(
                    "INSERT INTO compared_means VALUES (?, ?, 1) "
                    "ON CONFLICT (name, entry) DO UPDATE SET reports = reports + 1",
                    (name, one),
                )


def forget(connection: sqlite3.Connection, n: int) -> None:
    """Take out what was kept of the report with this number."""
    if not _kept(connection):
        return
    execute = connection.execute
    for name, id in execute("SELECT name, entry FROM compared_sure WHERE report = ?", (n,)).fetchall():
        execute("UPDATE compared_means SET reports = reports - 1 WHERE name = ? AND entry = ?", (name, id))
        execute("DELETE FROM compared_means WHERE name = ? AND entry = ? AND reports <= 0", (name, id))
    execute("DELETE FROM compared_sure WHERE report = ?", (n,))
    execute("DELETE FROM compared_open WHERE report = ?", (n,))


def _kept(connection: sqlite3.Connection) -> bool:
    """Whether the file has the tables; one that was compared by an earlier version may not."""
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'compared_means'").fetchone()
    return found is not None


def settled(connection: sqlite3.Connection, name: str) -> tuple[str, int] | None:
    """The entry that the reports of the story settle a folded name on, and in how many of them; or None."""
    if not _kept(connection):
        return None
    rows = connection.execute(
        "SELECT entry, reports FROM compared_means WHERE name = ? ORDER BY reports DESC, entry", (name,)
    ).fetchall()
    total = sum(count for _, count in rows)
    if rows and 10 * rows[0][1] >= AGREE * total:
        return str(rows[0][0]), int(rows[0][1])
    return None


# --- decisions ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Correction:
    """A reader's decision on the place that a name of a report means, found again in the report as it is."""

    decision: Decision
    n: int
    #: numbers of the mentions
    mentions: tuple[int, ...]
    #: folded name
    name: str
    #: None where the words name no place
    entry: str | None


def corrections(
    connection: sqlite3.Connection,
    standing: Sequence[Decision],
    located: Callable[[Quote], tuple[int, int] | None],
) -> list[Correction]:
    """The standing decisions on places, oldest first; a later one on the same mention goes before an earlier one."""
    found = []
    for decision in standing:
        if decision.kind != "correct" or not decision.quotes or not any(_is_place(about) for about in decision.about):
            continue
        quote = decision.quotes[0]
        where = located(quote)
        if where is None:
            continue
        rows = connection.execute(
            'SELECT m.report, m.k, m."start", m."end", m.part, m.text, m.entry FROM mentions m '
            "JOIN reports r ON r.n = m.report WHERE r.id = ? AND m.kind <> 'adjective' ORDER BY m.k",
            (quote.report,),
        ).fetchall()
        here = [r for r in rows if r[4] == quote.part and r[2] < where[1] and where[0] < r[3]]
        if not here:
            continue
        n, _, _, _, _, text, read = here[0]
        name = fold(text)
        # the name means the same in all of the report, unless it was read as two places
        mentions = tuple(k for _, k, _, _, _, words, id in rows if fold(words) == name and id == read)
        entry_ = None if decision.value in (None, "", NOWHERE) else decision.value
        found.append(Correction(decision, n, mentions, name, entry_))
    return found


def changes(decided: Sequence[Correction]) -> dict[int, dict[int, str | None]]:
    """By report (number) and mention (number) the entry that readers decided on; the last decision counts."""
    made: dict[int, dict[int, str | None]] = {}
    for one in decided:
        for k in one.mentions:
            made.setdefault(one.n, {})[k] = one.entry
    return made


def renew(connection: sqlite3.Connection, changed: Mapping[int, Mapping[int, str | None]]) -> None:
    """Have the reports compared anew on whose places readers decided otherwise than when they were compared."""
    execute = connection.execute
    execute("CREATE TABLE IF NOT EXISTS compared_decided (report INTEGER PRIMARY KEY, places TEXT NOT NULL)")
    before = dict(execute("SELECT report, places FROM compared_decided").fetchall())
    now = {n: " ".join(f"{k}={entry_ or NOWHERE}" for k, entry_ in sorted(of.items())) for n, of in changed.items()}
    for n in sorted(before.keys() | now.keys()):
        if before.get(n) != now.get(n):
            execute("UPDATE reports SET compared = 0 WHERE n = ?", (n,))
            execute("DELETE FROM compared_decided WHERE report = ?", (n,))
    # a sheet that was drawn where the report was read knows of no decision
    connection.executemany("DELETE FROM drawn WHERE report = ?", [(n,) for n in sorted(now)])
    connection.executemany("INSERT OR REPLACE INTO compared_decided VALUES (?, ?)", sorted(now.items()))


def corrected(told: Told, of: Mapping[int, str | None], known: Callable[[str], Entry | None]) -> Told:
    """A report with the places that readers decided on in the place of those that were read."""
    places = [
        msgspec.structs.replace(place, place=_known(of[k], known)) if k in of else place
        for k, place in enumerate(told.extract.places)
    ]
    return Told(told.report, msgspec.structs.replace(told.extract, places=places))


def _known(id: str | None, known: Callable[[str], Entry | None]) -> Entry | None:
    return None if id is None else known(id)


def _is_place(about: str) -> bool:
    return about.rpartition("#")[2].startswith(ABOUT)


def said(
    connection: sqlite3.Connection, n: int, k: int, mention: Place, decided: Sequence[Correction]
) -> Iterator[str]:
    """What other reports and readers say of a mention, the ``k``-th of the report with number ``n``, a line each."""
    from sayso.knowledge.places import open_gazetteer
    from sayso.knowledge.places.labels import described

    gazetteer = open_gazetteer()

    def named(id: str | None) -> str:
        row = gazetteer.get(id) if id else None
        return f"{described(row, gazetteer)} ({id})" if row is not None else "no place"

    found = settled(connection, fold(mention.text))
    if found is not None:
        own = mention.place
        what = "settle it as" if own is None or own.confidence < OPEN else "are sure of the name as"
        yield f"{found[1]} report{'s' if found[1] > 1 else ''} of the story {what} {named(found[0])}"
    for one in decided:
        if one.n == n and k in one.mentions:
            d = one.decision
            yield f"{d.who} decided on {d.at[:10]} that it is {named(one.entry)}: {d.why or 'no reason given'}"


# --- the list ----------------------------------------------------------------------------------------------------

#: The entry that a mention has in the story, and where it is from. A reader's decision, what other reports settle,
#: the report's own reading.
_EFFECTIVE = """
WITH verdict AS (
  SELECT name, entry FROM compared_means AS best WHERE 10 * reports >= {agree} * (
    SELECT sum(reports) FROM compared_means WHERE name = best.name
  )
), effective AS (
  SELECT m.report, m.k, m."start", m."end", m.part, m.text, m.kind,
    CASE WHEN d.report IS NOT NULL THEN d.entry WHEN v.entry IS NOT NULL THEN v.entry ELSE m.entry END AS entry,
    CASE WHEN d.report IS NOT NULL THEN 1.0 WHEN v.entry IS NOT NULL AND v.entry IS NOT m.entry THEN {settled}
      ELSE m.confidence END AS confidence,
    CASE WHEN d.report IS NOT NULL THEN d.by WHEN v.entry IS NOT NULL AND v.entry IS NOT m.entry THEN 0 END AS by
  FROM mentions m
  LEFT JOIN temp.decided_places d ON d.report = m.report AND d.k = m.k
  LEFT JOIN compared_open o ON o.report = m.report AND o.k = m.k
    AND EXISTS (SELECT 1 FROM reports WHERE n = m.report AND compared = 1)
  LEFT JOIN verdict v ON v.name = o.name
)
"""


def places(
    connection: sqlite3.Connection, decided: Sequence[Correction], known: Callable[[str], Entry | None]
) -> Iterator[PlaceUse]:
    """The places of the story by entry, those spoken of most first, then names without one; not those decided away.

    ``known`` gives an entry by its id where no report has it.
    """
    execute = connection.execute
    execute("DROP TABLE IF EXISTS temp.decided_places")
    execute(
        "CREATE TEMP TABLE decided_places (report INTEGER, k INTEGER, entry TEXT, by INTEGER, PRIMARY KEY (report, k))"
    )
    kept = _kept(connection)
    for one in decided:
        by = one.decision.number
        if kept and one.entry is not None:
            # other reports that leave the name open follow, but no name that a reader decided on
            execute(
                "INSERT OR IGNORE INTO temp.decided_places SELECT report, k, ?, ? FROM compared_open WHERE name = ?",
                (one.entry, by, one.name),
            )
    for one in decided:
        for k in one.mentions:
            execute(
                "INSERT OR REPLACE INTO temp.decided_places VALUES (?, ?, ?, ?)",
                (one.n, k, one.entry, one.decision.number),
            )
    effective = (_EFFECTIVE if kept else _WITHOUT).format(agree=AGREE, settled=SETTLED)
    execute("DROP TABLE IF EXISTS temp.story_places")
    execute(
        f"CREATE TEMP TABLE story_places AS {effective} SELECT * FROM effective WHERE entry IS NOT NULL OR by IS NULL"
    )
    execute("CREATE INDEX temp.story_places_by_entry ON story_places (entry, text)")
    order = execute(
        "SELECT entry, CASE WHEN entry IS NULL THEN text END AS name, count(*) AS uses FROM temp.story_places "
        "GROUP BY entry, name ORDER BY entry IS NULL, uses DESC, entry, name"
    ).fetchall()
    for id, name, _ in order:
        where, value = ("m.entry = ?", id) if id is not None else ("m.entry IS NULL AND m.text = ?", name)
        rows = execute(
            'SELECT r.id, m."start", m."end", m.part, m.text, m.kind, m.confidence, m.by, e.json '
            "FROM temp.story_places m JOIN reports r ON r.n = m.report LEFT JOIN entries e ON e.id = m.entry "
            f"WHERE {where} ORDER BY m.report, m.k",
            (value,),
        ).fetchall()
        other = known(id) if id is not None and rows[0][8] is None else None
        mentions: list[tuple[str, Place]] = []
        elsewhere: dict[int, int] = {}
        for report, start, end, part, text, kind, confidence, by, json in rows:
            meant = None
            if json is not None:
                meant = entry(json, confidence)
            elif other is not None:
                meant = other
            if by is not None:
                elsewhere[len(mentions)] = by
            mentions.append((report, Place(start=start, end=end, part=part, text=text, kind=kind, place=meant)))
        best = max((p.place for _, p in mentions if p.place is not None), key=lambda e: e.confidence, default=None)
        yield PlaceUse(best, best.name if best else str(name or id), mentions, elsewhere)


#: The same for a file that was not compared since it can settle names.
_WITHOUT = """
WITH effective AS (
  SELECT m.report, m.k, m."start", m."end", m.part, m.text, m.kind,
    CASE WHEN d.report IS NOT NULL THEN d.entry ELSE m.entry END AS entry,
    CASE WHEN d.report IS NOT NULL THEN 1.0 ELSE m.confidence END AS confidence, d.by AS by
  FROM mentions m LEFT JOIN temp.decided_places d ON d.report = m.report AND d.k = m.k
)
"""
