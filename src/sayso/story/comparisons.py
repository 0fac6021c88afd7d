"""What comparing keeps in the story file: an index of keys, pairs, components and the records that came of them.

``SCHEMA`` makes the tables (all names begin with ``compared_``). ``StoryShelf(connection, load)`` is the shelf that
``sayso.comparing.engine.compare(shelf, gazetteer, new_report_ids)`` and ``forget(shelf, report)`` work on; the caller
opens and commits the transaction around either. Reading: ``records``, ``record``, ``records_about``, ``findings_since``,
``withdrawn``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from sayso.comparing.told import Told
from sayso.model import Compared, Finding

#: ``actor``, ``copy``, ``cluster``, ``point``, ``finding``, ``position``, ``control``, ``forecast``, ``balance``
KINDS = ("actor", "copy", "cluster", "point", "finding", "position", "control", "forecast", "balance")

SCHEMA = ""


class StoryShelf:
    """The shelf of ``sayso.comparing`` in a story file.

    ``load`` reads a report with its extract from the same file; ``when`` (ISO 8601) is written beside findings that
    are new or withdrawn in this run.
    """

    def __init__(self, connection: sqlite3.Connection, load: Callable[[str], Told], when: str = "") -> None:
        raise NotImplementedError


def records(connection: sqlite3.Connection, kind: str | None = None) -> Iterator[Compared]:
    """All records of a kind, or of every kind in the order of ``KINDS``; within a kind by id, or by report and claim."""
    raise NotImplementedError


def record(connection: sqlite3.Connection, kind: str, id: str) -> Compared | None:
    """The actor, cluster, point or finding with this id."""
    raise NotImplementedError


def records_about(connection: sqlite3.Connection, report: str, kind: str | None = None) -> Iterator[Compared]:
    """The records that name a report."""
    raise NotImplementedError


def findings_since(connection: sqlite3.Connection, since: str) -> Iterator[Finding]:
    """Findings that were first raised at or after a time (ISO 8601, compared as text)."""
    raise NotImplementedError


def withdrawn(connection: sqlite3.Connection) -> Iterator[tuple[Finding, str, str]]:
    """Findings that fell away, oldest first: finding, reason, when."""
    raise NotImplementedError
