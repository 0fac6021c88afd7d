"""What comparing needs kept between two runs, and a shelf in memory that keeps it.

The story file implements the same protocol in ``sayso.story.comparisons``. A shelf stores; it decides nothing. Reports
are named by their id everywhere in the protocol.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from sayso.comparing.told import Told
from sayso.model import Compared, Finding

#: what a component is of: copies and their families, clusters, points and what hangs on them, actors over the story
DOMAINS = ("copies", "clusters", "points", "actors")


class Shelf(Protocol):
    """Kept between runs. All iteration is in a fixed order: reports by ``rank``, records by kind and id."""

    def told(self, report: str) -> Told:
        """The report with its extract; loaded when asked for, not kept."""

    # reports laid down
    def put_sheet(self, report: str, sheet: bytes) -> None:
        """Keep what was drawn from a report alone."""

    def sheet(self, report: str) -> bytes | None:
        """What ``put_sheet`` kept, or None: the report is not compared yet."""

    def drop_sheet(self, report: str) -> None: ...

    def reports(self) -> Iterator[str]:
        """All reports that have a sheet."""

    # the index of keys
    def post(self, keys: Mapping[str, Iterable[int]]) -> None:
        """Add each report to the keys (signed 64-bit) given for it."""

    def unpost(self, report: str, keys: Iterable[int]) -> None: ...

    def holders(self, key: int, limit: int | None = None) -> list[str]:
        """The reports that have a key, by rank; no more than ``limit``."""

    def counts(self, keys: Iterable[int]) -> dict[int, int]:
        """How many reports have each key; 0 is left out."""

    # pairs of reports, ``a < b``
    def put_pair(self, a: str, b: str, facts: bytes, joins: int) -> None:
        """Keep what lies between two reports; ``joins`` is a bit for each domain in which it makes them one component."""

    def pair(self, a: str, b: str) -> bytes | None: ...

    def drop_pair(self, a: str, b: str) -> None: ...

    def partners(self, report: str, joins: int) -> list[str]:
        """The reports whose pair with this one has any of these bits."""

    # components
    def component(self, domain: str, member: str) -> str | None:
        """The component that a member is in."""

    def members(self, domain: str, component: str) -> list[str]: ...

    def put_component(self, domain: str, component: str, members: Iterable[str]) -> None: ...

    def drop_component(self, domain: str, component: str) -> None:
        """Forget the component and its records."""

    def put_records(self, domain: str, component: str, records: Iterable[Compared]) -> None: ...

    def records_of(self, domain: str, component: str) -> list[Compared]: ...

    def withdraw(self, finding: Finding, reason: str) -> None:
        """Log a finding that fell away."""

    def unwithdraw(self, finding: str) -> None:
        """Take a finding out of the log: it came back."""
