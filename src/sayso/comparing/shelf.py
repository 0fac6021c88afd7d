"""What comparing needs kept between two runs, and a shelf in memory that keeps it.

The story file has the same protocol in ``sayso.story.shelf``. A shelf stores; it decides nothing. Reports go by a
number that is drawn from their id (``number``), so that an order by number is the same in whatever order they came.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

import msgspec

from sayso.comparing.actors.actors import Noting
from sayso.comparing.numbers import number_of, signed
from sayso.comparing.told import Told
from sayso.model import Compared, Finding, StoryActor

#: bits of a pair: in which domains it makes two reports one component
COPY, NEAR, LINKED = 1, 2, 4


@lru_cache(1 << 14)
def number(report: str) -> int:
    """The number that a report goes by: 64 bits, signed."""
    return signed(number_of(report))


class Noted(NamedTuple):
    """A note of a report under a heading; ``k`` tells it from the others of the report. Of an actor's note ``who`` is
    the story actor that it is given to, and ``party`` the one that this represents; None where that is not known.
    """

    heading: str
    n: int
    k: int
    body: bytes
    who: str | None = None
    party: str | None = None


#: where a report stands under a key: its place in time and its number
Row = tuple[int, int]


class Outline(NamedTuple):
    """What is asked of a report most often, kept beside its sheet."""

    #: of how many word runs it is found by, and how many words it has
    runs: int
    words: int
    #: the key of its text
    same: int
    #: its day, as an ordinal number
    day: int | None


class Shelf(Protocol):
    """Kept between runs. ``n`` is a report's number, or that of what else is a member in a ``domain`` (*copies,
    clusters, points, findings, forecasts, control, heard, actors, balance*).
    """

    def told(self, report: str) -> Told:
        """The report (by id) with its extract; loaded when asked for, not kept."""

    def text(self, report: str) -> str:
        """The text alone."""

    def put_sheet(self, n: int, report: str, outline: Outline, sheet: bytes) -> None:
        """Keep what was drawn from a report alone, in the place of what was kept."""

    def outline(self, n: int) -> Outline | None:
        """The outline as ``put_sheet`` kept it."""

    def sheet(self, n: int) -> bytes | None:
        """What ``put_sheet`` kept, or None: the report is not compared yet."""

    def drop_sheet(self, n: int) -> None:
        """Forget the report itself."""

    def drawn(self, report: str) -> bytes | None:
        """The packed sheet that was drawn elsewhere of a report (by id) as it is now, by the same program; or None."""

    def name(self, n: int) -> str:
        """The id of a report that has a sheet."""

    # the reports of each text, by a key of 64 bits, signed
    def post(self, n: int, text: int) -> None:
        """Add a report to those of a text."""

    def unpost(self, n: int, text: int) -> None:
        """Take it from them."""

    def holders(self, text: int, limit: int = -1) -> list[int]:
        """The reports of a text, lowest number first; so many at most."""

    # the index of word runs and words (64-bit, signed): under each key the reports in a row, by time and number
    def place(self, n: int, at: int, keys: Sequence[int]) -> None:
        """Put a report in its place under keys."""

    def unplace(self, n: int, at: int, keys: Sequence[int]) -> None:
        """Take a report out."""

    def known(self, keys: Iterable[int]) -> list[int]:
        """The keys that anybody stands under."""

    def standing(self, keys: Iterable[int], limit: int) -> dict[int, list[int]]:
        """For each key that anybody stands under: who does, in their row, ``limit`` of them at most."""

    def around(self, key: int, at: int, n: int, before: int, behind: int) -> tuple[list[Row], list[Row]]:
        """Who stands before and behind a place under a key, the nearest first, so many on the one side and on the
        other.
        """

    def flush(self) -> None:
        """Put what was put down where it was quickest where it belongs: all can be read now."""

    # pairs of reports, a < b
    def put_pair(self, a: int, b: int, joins: int, near: float, facts: bytes) -> None:
        """Keep what lies between two reports; ``joins`` are the bits ``COPY``, ``NEAR``, ``LINKED``, and ``near`` is
        how near they are to telling of one happening.
        """

    def pair(self, a: int, b: int) -> tuple[int, bytes] | None:
        """Bits and facts as ``put_pair`` kept them."""

    def paired(self, pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
        """Of pairs those that are kept."""

    def drop_pair(self, a: int, b: int) -> None:
        """Forget the pair."""

    def partners(self, n: int, joins: int) -> list[int]:
        """The reports whose pair with this one has any of these bits."""

    def between(self, n: int, joins: int) -> list[tuple[int, int, bytes]]:
        """The partners of a report by one of these bits, in the order of their numbers, each with bits and facts."""

    def near(self, n: int) -> list[tuple[int, float]]:
        """The reports whose pair with this one has the bit ``NEAR``, and how near they are."""

    # notes of reports under a heading: what is gathered from everywhere (names of actors)
    def put_notes(self, n: int, notes: Sequence[Noting]) -> None:
        """Keep the notes of a report, each under its heading; in the place of those it had."""

    def notes(self, heading: str) -> list[Noted]:
        """The notes under a heading, by number of the report and in its order."""

    def noted(self, n: int) -> list[Noted]:
        """The notes of a report."""

    def name_actors(self, notes: Iterable[Noted]) -> None:
        """Keep whom notes are given to and represent."""

    def headings(self, n: int) -> list[str]:
        """The headings under which a report has notes."""

    # components and their records
    def component(self, domain: str, n: int) -> str | None:
        """The component that a report is in."""

    def members(self, domain: str, component: str) -> list[int]:
        """The reports of a component, lowest number first."""

    def put_component(
        self, domain: str, component: str, members: Iterable[int], records: Iterable[Compared], private: bytes = b""
    ) -> None:
        """Keep a component with its records and what comparing notes of it for itself."""

    def renew_component(
        self, domain: str, component: str, members: Iterable[int], records: Iterable[Compared], private: bytes = b""
    ) -> None:
        """The same in the place of what a component has: what does not change is left as it is."""

    def renew_actors(self, heading: str, actors: Iterable[StoryActor], private: bytes = b"") -> None:
        """Put the actors of a heading, and what comparing notes of it for itself, in the place of those it had."""

    def extend_actors(self, heading: str, actors: Iterable[tuple[StoryActor, int]], private: bytes) -> None:
        """Put some actors of a heading in the place of those with their ids, or beside the others; each comes with
        those alone that are new in its ``of``, and in how many reports it is in all.
        """

    def drop_component(self, domain: str, component: str) -> None:
        """Forget a component and its records."""

    def records(self, domain: str, component: str) -> list[Compared]:
        """The records of a component as they were put."""

    def private(self, domain: str, component: str) -> bytes:
        """What comparing noted of a component for itself; empty if nothing."""

    # findings that fell away
    def withdraw(self, finding: Finding, reason: str) -> None:
        """Log a finding that no longer stands."""


class MemoryShelf:
    """A shelf for one run, over reports that ``load`` gives by id."""

    def __init__(self, load: Callable[[str], Told]) -> None:
        self._load = load
        self._names: dict[int, str] = {}
        self._sheets: dict[int, bytes] = {}
        self._outlines: dict[int, Outline] = {}
        self._texts: dict[int, list[int]] = defaultdict(list)
        self._rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._pairs: dict[tuple[int, int], tuple[int, bytes]] = {}
        self._partners: dict[int, dict[int, int]] = defaultdict(dict)
        self._near: dict[tuple[int, int], float] = {}
        self._notes: dict[str, dict[int, dict[int, Noted]]] = defaultdict(dict)
        self._headings: dict[int, list[str]] = {}
        self._component: dict[tuple[str, int], str] = {}
        self._members: dict[tuple[str, str], list[int]] = {}
        self._records: dict[tuple[str, str], list[Compared]] = {}
        self._private: dict[tuple[str, str], bytes] = {}
        self.withdrawn: list[tuple[Finding, str]] = []

    def told(self, report: str) -> Told:
        return self._load(report)

    def text(self, report: str) -> str:
        return self._load(report).extract.text

    def put_sheet(self, n: int, report: str, outline: Outline, sheet: bytes) -> None:
        self._names[n] = report
        self._sheets[n] = sheet
        self._outlines[n] = outline

    def outline(self, n: int) -> Outline | None:
        return self._outlines.get(n)

    def sheet(self, n: int) -> bytes | None:
        return self._sheets.get(n)

    def drop_sheet(self, n: int) -> None:
        self._sheets.pop(n, None)
        self._outlines.pop(n, None)
        self._names.pop(n, None)

    def drawn(self, report: str) -> bytes | None:
        return None

    def name(self, n: int) -> str:
        return self._names[n]

    def post(self, n: int, text: int) -> None:
        held = self._texts[text]
        if n not in held:
            insort(held, n)

    def unpost(self, n: int, text: int) -> None:
        held = self._texts.get(text, [])
        if n in held:
            held.remove(n)

    def holders(self, text: int, limit: int = -1) -> list[int]:
        held = self._texts.get(text, [])
        return list(held if limit < 0 else held[:limit])

    def place(self, n: int, at: int, keys: Sequence[int]) -> None:
        for key in keys:
            insort(self._rows[key], (at, n))

    def unplace(self, n: int, at: int, keys: Sequence[int]) -> None:
        for key in keys:
            self._rows[key].remove((at, n))

    def known(self, keys: Iterable[int]) -> list[int]:
        return [key for key in keys if self._rows.get(key)]

    def standing(self, keys: Iterable[int], limit: int) -> dict[int, list[int]]:
        return {key: [n for _, n in row[:limit]] for key in keys if (row := self._rows.get(key))}

    def around(self, key: int, at: int, n: int, before: int, behind: int) -> tuple[list[Row], list[Row]]:
        row = self._rows.get(key, [])
        here = bisect_left(row, (at, n))
        next_to = here + (here < len(row) and row[here] == (at, n))
        return row[max(0, here - before) : here][::-1], row[next_to : next_to + behind]

    def flush(self) -> None:
        pass

    def put_pair(self, a: int, b: int, joins: int, near: float, facts: bytes) -> None:
        self._pairs[a, b] = joins, facts
        self._near[a, b] = self._near[b, a] = near
        self._partners[a][b] = self._partners[b][a] = joins

    def pair(self, a: int, b: int) -> tuple[int, bytes] | None:
        return self._pairs.get((a, b))

    def paired(self, pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
        return {p for p in pairs if p in self._pairs}

    def drop_pair(self, a: int, b: int) -> None:
        if self._pairs.pop((a, b), None):
            del self._partners[a][b], self._partners[b][a]

    def partners(self, n: int, joins: int) -> list[int]:
        return sorted(other for other, bits in self._partners.get(n, {}).items() if bits & joins)

    def between(self, n: int, joins: int) -> list[tuple[int, int, bytes]]:
        return [(other, *self._pairs[min(n, other), max(n, other)]) for other in self.partners(n, joins)]

    def near(self, n: int) -> list[tuple[int, float]]:
        return [(other, self._near[n, other]) for other in self.partners(n, NEAR)]

    def put_notes(self, n: int, notes: Sequence[Noting]) -> None:
        for heading in self._headings.pop(n, ()):
            self._notes[heading].pop(n, None)
        self._headings[n] = sorted({note.heading for note in notes})
        for k, note in enumerate(notes):
            self._notes[note.heading].setdefault(n, {})[k] = Noted(note.heading, n, k, note.body, note.who)

    def notes(self, heading: str) -> list[Noted]:
        return [row for _, rows in sorted(self._notes[heading].items()) for _, row in sorted(rows.items())]

    def noted(self, n: int) -> list[Noted]:
        return [row for heading in self.headings(n) for _, row in sorted(self._notes[heading][n].items())]

    def name_actors(self, notes: Iterable[Noted]) -> None:
        for row in notes:
            self._notes[row.heading][row.n][row.k] = row

    def headings(self, n: int) -> list[str]:
        return self._headings.get(n, [])

    def component(self, domain: str, n: int) -> str | None:
        return self._component.get((domain, n))

    def members(self, domain: str, component: str) -> list[int]:
        return self._members.get((domain, component), [])

    def put_component(
        self, domain: str, component: str, members: Iterable[int], records: Iterable[Compared], private: bytes = b""
    ) -> None:
        self._members[domain, component] = sorted(members)
        self._records[domain, component] = list(records)
        if private:
            self._private[domain, component] = private
        for n in self._members[domain, component]:
            self._component[domain, n] = component

    def renew_component(
        self, domain: str, component: str, members: Iterable[int], records: Iterable[Compared], private: bytes = b""
    ) -> None:
        self.drop_component(domain, component)
        self.put_component(domain, component, members, records, private)

    def renew_actors(self, heading: str, actors: Iterable[StoryActor], private: bytes = b"") -> None:
        self.drop_component("actors", heading)
        self.put_component("actors", heading, [], actors, private)

    def extend_actors(self, heading: str, actors: Iterable[tuple[StoryActor, int]], private: bytes) -> None:
        kept = {record.id: record for record in self.records("actors", heading) if isinstance(record, StoryActor)}
        for record, _ in actors:
            of = {
                (ref.report, ref.actor): ref for ref in (*record.of, *(kept[record.id].of if record.id in kept else ()))
            }
            kept[record.id] = msgspec.structs.replace(record, of=[of[key] for key in sorted(of)])
        self.renew_actors(heading, kept.values(), private)

    def drop_component(self, domain: str, component: str) -> None:
        for n in self._members.pop((domain, component), ()):
            if self._component.get((domain, n)) == component:
                del self._component[domain, n]
        self._records.pop((domain, component), None)
        self._private.pop((domain, component), None)

    def records(self, domain: str, component: str) -> list[Compared]:
        return self._records.get((domain, component), [])

    def private(self, domain: str, component: str) -> bytes:
        return self._private.get((domain, component), b"")

    def withdraw(self, finding: Finding, reason: str) -> None:
        self.withdrawn.append((finding, reason))

    def all(self) -> Mapping[tuple[str, str], list[Compared]]:
        """All records by domain and component."""
        return self._records
