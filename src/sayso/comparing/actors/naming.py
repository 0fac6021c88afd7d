"""Actors over the story, brought up to date: whom the notes of reports under their headings are of.

A large story has headings under which thousands of reports have notes (countries, agencies, heads of state). What is
noted there is summed up (``actors.Gathered``), so that a report more costs the same however many there are; all notes
are gone through again only where reports were taken out, or where the new ones part or join actors.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from sayso.comparing.actors import actors
from sayso.comparing.components import Tell
from sayso.comparing.desk import Desk
from sayso.comparing.shelf import Noted
from sayso.model import ActorRef, StoryActor

#: reports that note something under a heading up to which all is gone through each time: so few cost less than their
#: sum, and what one report alone decides (a bare surname that only it has) is settled there
FEW = 40

_note = msgspec.msgpack.Decoder(actors.Note)
_gathered = msgspec.msgpack.Decoder(actors.Gathered)


def name_anew(desk: Desk, touched: Mapping[str, set[int] | None], tell: Tell) -> set[int]:
    """Give the notes under these headings to actors; the reports in which an actor became another one.

    ``touched`` has for each heading the reports that are new there, or None where some may have been taken out.
    """
    work: dict[str, _Heading | _Nameless] = {}
    changed: set[int] = set()
    for done, (heading, new) in enumerate(sorted(touched.items())):
        tell(done, len(touched), "actors")
        work[heading] = _Nameless(desk, heading) if heading.startswith("\0") else _Heading(desk, heading, new)
        changed |= work[heading].give()
    desk.renamed()
    # whom they represent is known only now; it may have changed for actors of other headings too
    for n in sorted(changed):
        for row in desk.noted(n):
            represents = _note.decode(row.body).represents
            if represents is not None:
                if row.heading not in work:
                    nameless = row.heading.startswith("\0")
                    work[row.heading] = _Nameless(desk, row.heading) if nameless else _Heading(desk, row.heading, set())
                work[row.heading].represent(row, desk.actor_of(desk.sheet(n).id, represents))
    for _, each in sorted(work.items()):
        each.keep()
    return changed


class _Nameless:
    """The actors of one report that have no name, each of which is one by itself."""

    def __init__(self, desk: Desk, heading: str) -> None:
        self._desk, self._heading = desk, heading
        self._rows = {(row.n, row.k): row for row in desk.shelf.notes(heading)}
        self._moved: set[tuple[int, int]] = set()

    def give(self) -> set[int]:
        """Which actors they are was noted with them; the report."""
        return {n for n, _ in self._rows}

    def represent(self, row: Noted, party: str | None) -> None:
        """A note's actor represents a party, or none."""
        at = row.n, row.k
        if self._rows[at].party != party:
            self._rows[at] = self._rows[at]._replace(party=party)
            self._moved.add(at)

    def keep(self) -> None:
        """Write them."""
        shelf = self._desk.shelf
        if not self._rows:
            shelf.drop_component("actors", self._heading)
            return
        shelf.name_actors([self._rows[at] for at in sorted(self._moved)])
        records: list[StoryActor] = []
        for row in self._rows.values():
            note = _note.decode(row.body)
            of = [ActorRef(report=note.report, actor=note.actor)]
            records.append(msgspec.structs.replace(actors.lone(note, row.party), of=of))
        shelf.renew_actors(self._heading, records)


class _Heading:
    """What is noted under a heading and is to be brought up to date."""

    def __init__(self, desk: Desk, heading: str, new: set[int] | None) -> None:
        self._desk, self._heading = desk, heading
        kept = desk.shelf.private("actors", heading) if new is not None else b""
        #: whether only the rows of new reports are held, and those that change
        self._more = bool(kept)
        self._sum = _gathered.decode(kept) if kept else actors.Gathered()
        self._rows: dict[tuple[int, int], Noted] = {}
        self._notes: dict[tuple[int, int], actors.Note] = {}
        #: what ``give`` made, until a row that is held changes again
        self._made: list[tuple[list[tuple[int, int]], StoryActor, int]] = []
        #: rows that are to be written
        self._moved: set[tuple[int, int]] = set()
        if self._more and new:
            before = self._ids()
            self._add(row for n in sorted(new) for row in desk.noted(n) if row.heading == heading)
            now = self._ids()
            self._more = all(now[key] == id for key, id in before.items())
        if not self._more:
            self._sum, self._rows, self._notes = actors.Gathered(), {}, {}
            self._add(desk.shelf.notes(heading))

    def _add(self, rows: Iterable[Noted]) -> None:
        by_report: dict[int, list[Noted]] = defaultdict(list)
        for row in rows:
            by_report[row.n].append(row)
            self._hold(row)
        for of_report in by_report.values():
            self._sum.add((self._notes[row.n, row.k], row.party) for row in of_report)

    def _hold(self, row: Noted) -> None:
        self._rows[row.n, row.k] = row
        self._notes[row.n, row.k] = _note.decode(row.body)

    def _ids(self) -> dict[str, str | None]:
        """The actor of each part; None where each report has one of its own."""
        ids = {group: actors.actor(self._heading, found).id for group, found in self._sum.grouped().items()}
        return {key: None if group is None else ids[group] for key, group in self._sum.groups().items()}

    def give(self) -> set[int]:
        """Give the notes to actors; the reports in which one went to another."""
        changed: set[int] = set()
        self._made = list(self._actors())
        for places, actor, _ in self._made:
            for at in places:
                if self._rows[at].who != actor.id:
                    self._put(at, self._rows[at]._replace(who=actor.id))
                    changed.add(at[0])
        self._write()
        return changed

    def represent(self, row: Noted, party: str | None) -> None:
        """A note's actor represents a party, or none."""
        at = row.n, row.k
        if at not in self._rows:
            self._hold(row)
            self._made = []
        if self._rows[at].party != party:
            self._sum.parts[actors.part_of(self._notes[at])].turn(self._rows[at].party, party)
            self._put(at, self._rows[at]._replace(party=party))
            self._made = []

    def keep(self) -> None:
        """Write what changed."""
        shelf = self._desk.shelf
        if not self._rows:
            if not self._more:
                shelf.drop_component("actors", self._heading)
            return
        self._write()
        records: list[tuple[StoryActor, int]] = []
        for places, actor, reports in self._made or self._actors():
            of = [ActorRef(report=note.report, actor=note.actor) for note in map(self._notes.__getitem__, places)]
            records.append((msgspec.structs.replace(actor, of=of), reports))
        many = self._sum.reports > FEW
        private = msgspec.msgpack.encode(self._sum) if many else b""
        if self._more:
            shelf.extend_actors(self._heading, records, private)
        else:
            shelf.renew_actors(self._heading, [record for record, _ in records], private)

    def _put(self, at: tuple[int, int], row: Noted) -> None:
        self._rows[at] = row
        self._moved.add(at)

    def _write(self) -> None:
        self._desk.shelf.name_actors([self._rows[at] for at in sorted(self._moved)])
        self._moved.clear()

    def _actors(self) -> Iterator[tuple[list[tuple[int, int]], StoryActor, int]]:
        """The actors of the rows that are held, with their rows by report and actor, and in how many reports each is in
        all.
        """
        groups, grouped = self._sum.groups(), self._sum.grouped()
        parted: dict[tuple[str | None, int], list[tuple[int, int]]] = defaultdict(list)
        for at, note in sorted(self._notes.items(), key=lambda item: (item[1].report, item[1].actor)):
            group = groups[actors.part_of(note)]
            parted[group, at[0] if group is None else 0].append(at)
        for (group, n), places in parted.items():
            if group is not None:
                found = grouped[group]
                alone = self._notes[places[0]] if found.bare else None
                yield places, actors.actor(self._heading, found, alone), found.reports
                continue
            if self._more:
                places = self._alone(n, groups)
            found = actors.gathered((self._notes[at], self._rows[at].party) for at in places)
            yield places, actors.actor(self._heading, found, self._notes[places[0]]), 1

    def _alone(self, n: int, groups: Mapping[str, str | None]) -> list[tuple[int, int]]:
        """The notes of a report that are one actor by themselves, of which some may not be held yet."""
        found: list[tuple[int, int]] = []
        for row in self._desk.noted(n):
            if row.heading == self._heading and groups[actors.part_of(_note.decode(row.body))] is None:
                found.append((n, row.k))
                if found[-1] not in self._rows:
                    self._hold(row)
        return sorted(found, key=lambda at: self._notes[at].actor)
