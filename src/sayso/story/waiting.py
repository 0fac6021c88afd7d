"""Components and their records on their way into the tables of ``comparisons``: many are written at once, in the order
in which they stand there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from sayso.model import Compared, Finding, Point, StoryActor
from sayso.story.kept import brief_of, kept_of_actor, record_row, reports_of

#: records that wait at most
MOST = 5000


class Waiting:
    """What is put down and not written yet. Whoever reads the tables of components and records, or deletes from them,
    asks here first, or calls ``write``.
    """

    def __init__(self, connection: sqlite3.Connection, when: str) -> None:
        self._execute = connection.execute
        self._many = connection.executemany
        self._when = when
        self._last: int | None = None
        #: components of which anything waits
        self._held: set[tuple[str, str]] = set()
        self._components: dict[tuple[str, str], bytes] = {}
        self._members: dict[tuple[str, int], str] = {}
        self._records: list[tuple[object, ...]] = []
        self._about: list[tuple[str, int]] = []
        self._claims: list[tuple[str, str, int]] = []
        self._since: list[tuple[str, str]] = []

    def number(self) -> int:
        """The number of a record that is new."""
        if self._last is None:
            (self._last,) = self._execute("SELECT coalesce(max(k), 0) FROM compared_records").fetchone()
        self._last = (self._last or 0) + 1
        return self._last

    def put(self, domain: str, component: str, private: bytes, members: Iterable[int] = ()) -> None:
        """A component, in the place of one of that name; its members join those that it has."""
        self._held.add((domain, component))
        self._components[domain, component] = private
        for n in members:
            self._members[domain, n] = component

    def put_record(
        self, domain: str, component: str, record: Compared, row: tuple[str, str, bytes] | None = None
    ) -> None:
        """A record of a component; ``row`` is its ``record_row``, where that is known."""
        kind, place, body = row or record_row(record)
        k, about = self.number(), reports_of(record)
        id = getattr(record, "id", None)
        self._held.add((domain, component))
        self._records.append((k, domain, component, kind, place, id, body, brief_of(record)))
        self._about.extend((report, k) for report in about)
        if isinstance(record, Point):
            self._claims.extend((claim.report, claim.claim, k) for claim in record.claims)
        if isinstance(record, Finding):
            self._since.append((record.id, self._when))
        if len(self._records) > MOST:
            self.write()

    def put_actor(self, heading: str, record: StoryActor) -> None:
        """An actor of a heading, with the reports that it names."""
        about, k = reports_of(record), self.number()
        place, body, brief = kept_of_actor(record, len(about))
        self._held.add(("actors", heading))
        self._records.append((k, "actors", heading, "actor", place, record.id, body, brief))
        self._about.extend((report, k) for report in about)
        if len(self._records) > MOST:
            self.write()

    def holds(self, domain: str, component: str) -> bool:
        """Whether anything of a component waits here."""
        return (domain, component) in self._held

    def private(self, domain: str, component: str) -> bytes | None:
        """What is kept for a component that waits here."""
        return self._components.get((domain, component))

    def component(self, domain: str, n: int) -> str | None:
        """The component that a member was put into."""
        return self._members.get((domain, n))

    def write(self) -> None:
        """Write all."""
        if self._components:
            self._many(
                "INSERT OR REPLACE INTO compared_components VALUES (?, ?, ?)",
                sorted((*key, private) for key, private in self._components.items()),
            )
        if self._members:
            self._many(
                "INSERT OR REPLACE INTO compared_members VALUES (?, ?, ?)",
                sorted((*key, component) for key, component in self._members.items()),
            )
        if self._records:
            self._many(
                "INSERT INTO compared_records (k, domain, component, kind, place, id, body, brief) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                self._records,
            )
        if self._about:
            self._many("INSERT INTO compared_about VALUES (?, ?)", sorted(self._about))
        if self._claims:
            self._many("INSERT OR IGNORE INTO compared_claims VALUES (?, ?, ?)", sorted(self._claims))
        if self._since:
            self._many("INSERT OR IGNORE INTO compared_since VALUES (?, ?)", sorted(self._since))
        for held in (
            self._held,
            self._components,
            self._members,
            self._records,
            self._about,
            self._claims,
            self._since,
        ):
            held.clear()
