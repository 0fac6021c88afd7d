"""How many there are of each: kept as rows come and go, so that no page counts.

``n`` counts things, ``m`` the reports that have them. Claims by their attributes (``attitude``, ``certainty`` …), what
claims are tagged with (``place``, ``event``, ``date``, ``term``), names of places (``spelled``: entry, tab, spelling;
``mentioned``: entry) and ``claims`` (all of them, those on somebody's word) are counted here, when an extract is put in
or taken away; reports (``outlet``, ``published``) by triggers of their table.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

#: Attributes of claims that are counted, as ``Tallied`` has them.
ATTRIBUTES = ("manner", "attitude", "polarity", "certainty", "voice", "source", "kind")

#: name and value
Heading = tuple[str, str]


class Tallies:
    """What is to be added to the tallies, or taken from them, for some reports."""

    def __init__(self) -> None:
        # counted at the end, in one go
        self._met: list[Heading] = []
        self._met_once: list[Heading] = []

    def report(
        self,
        claims: Iterable[Sequence[str | None]],
        tags: Iterable[tuple[str, str]],
        mentions: Iterable[tuple[str | None, str, str]],
    ) -> None:
        """Count one report: of each claim its ``ATTRIBUTES``; facet and value of its tags; entry, text and kind of its
        mentions of places."""
        met: list[Heading] = list(tags)
        for name, values in zip(ATTRIBUTES, zip(*claims, strict=True), strict=False):
            met += [(name, value) for value in values if value is not None]
            if name == "source":
                met += [("claims", "all")] * len(values) + [("claims", "sourced")] * (len(values) - values.count(None))
        literal = [(entry, text) for entry, text, kind in mentions if kind == "literal"]
        met += [("spelled", f"{entry or ''}\t{text}") for entry, text in literal]
        met += [("mentioned", entry) for entry, _ in literal if entry is not None]
        self._met += met
        self._met_once.extend(set(met))

    def add(self, connection: sqlite3.Connection) -> None:
        connection.executemany(
            "INSERT INTO tallies VALUES (?, ?, ?, ?) "
            "ON CONFLICT (name, value) DO UPDATE SET n = n + excluded.n, m = m + excluded.m",
            sorted(self._rows()),
        )

    def take(self, connection: sqlite3.Connection) -> None:
        connection.executemany(
            "UPDATE tallies SET n = n - ?3, m = m - ?4 WHERE name = ?1 AND value = ?2",
            self._rows(),
        )
        connection.executemany(
            "DELETE FROM tallies WHERE name = ? AND value = ? AND n <= 0", [row[:2] for row in self._rows()]
        )

    def _rows(self) -> list[tuple[str, str, int, int]]:
        things, reports = Counter(self._met), Counter(self._met_once)
        return [(*heading, n, reports[heading]) for heading, n in things.items()]


def of_stored(connection: sqlite3.Connection, n: int) -> Tallies:
    """What the rows of a report, as they are in the story, were counted as."""
    made = Tallies()
    execute = connection.execute
    made.report(
        execute(f"SELECT {', '.join(ATTRIBUTES)} FROM claims WHERE report = ?", (n,)).fetchall(),
        execute("SELECT facet, value FROM tags WHERE report = ?", (n,)).fetchall(),
        execute("SELECT entry, text, kind FROM mentions WHERE report = ?", (n,)).fetchall(),
    )
    return made


def clear(connection: sqlite3.Connection, n: int) -> None:
    """Take out the rows of a report by which it is listed, and what was counted of them."""
    of_stored(connection, n).take(connection)
    for table in ("claims", "tags", "mentions"):
        connection.execute(f"DELETE FROM {table} WHERE report = ?", (n,))
