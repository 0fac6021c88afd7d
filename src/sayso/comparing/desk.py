"""The desk: what of a shelf is at hand while comparing goes on, bounded in size."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator

import msgspec

from sayso.comparing import sheets
from sayso.comparing.actors.actors import Note, Noting
from sayso.comparing.copies.fingerprints import Words, words
from sayso.comparing.facts import Facts
from sayso.comparing.index import Pair, pair
from sayso.comparing.sheets import Sheet
from sayso.comparing.shelf import LINKED, Noted, Outline, Shelf, number
from sayso.comparing.told import Told
from sayso.knowledge.places import Gazetteer

#: sheets, reports with their extracts, and headings of actors that are held in memory
SHEETS, TOLDS, HEADINGS = 4_000, 400, 200
#: pairs of which is held in memory what lies between them, or that nothing does
PAIRS = 20_000
#: reports of which the outline is held in memory
OUTLINES = 100_000


#: what headings of places begin with
HELD = "\1held "


class Desk:
    """Reads from the shelf what was not read just before, and writes to it at once."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._facts = msgspec.msgpack.Decoder(Facts)
        self._sheets: OrderedDict[int, Sheet] = OrderedDict()
        #: sheets that were drawn elsewhere and are not put yet, by report, with their bytes
        self._packed: dict[str, tuple[Sheet, bytes]] = {}
        self._worded: OrderedDict[str, tuple[str, Words]] = OrderedDict()
        self._outlines: OrderedDict[int, Outline] = OrderedDict()
        self._tolds: OrderedDict[int, Told] = OrderedDict()
        self._pairs: OrderedDict[Pair, tuple[Facts | None, int]] = OrderedDict()
        #: pairs of which the shelf does not know yet how many words they share now
        self._recounted: set[Pair] = set()
        self._actors: OrderedDict[str, dict[str, str]] = OrderedDict()
        self._families: OrderedDict[int, str | None] = OrderedDict()
        self._ends: OrderedDict[str, dict[str, str]] = OrderedDict()

    def sheet(self, n: int) -> Sheet:
        """The sheet of a report; KeyError if it has none."""
        if n in self._sheets:
            self._sheets.move_to_end(n)
            return self._sheets[n]
        kept = self.shelf.sheet(n)
        if kept is None:
            raise KeyError(n)
        return self._hold(n, sheets.unpack(kept))

    def _hold(self, n: int, sheet: Sheet) -> Sheet:
        self._sheets[n] = sheet
        if len(self._sheets) > SHEETS:
            self._sheets.popitem(last=False)
        return sheet

    def has(self, n: int) -> bool:
        """Whether a report is compared."""
        return n in self._sheets or n in self._outlines or self.shelf.outline(n) is not None

    def outline(self, n: int) -> Outline:
        """What is asked of a report most often; KeyError if it has no sheet."""
        held = self._outlines.get(n)
        if held is not None:
            return held
        kept = self.shelf.outline(n)
        if kept is None:
            raise KeyError(n)
        return self._hold_outline(n, kept)

    def _hold_outline(self, n: int, outline: Outline) -> Outline:
        self._outlines[n] = outline
        if len(self._outlines) > OUTLINES:
            self._outlines.popitem(last=False)
        return outline

    def put(self, n: int, sheet: Sheet) -> None:
        """Keep a sheet."""
        drawn, packed = self._packed.pop(sheet.id, (None, b""))
        outline = self._hold_outline(n, sheet.outline)
        self.shelf.put_sheet(n, sheet.id, outline, packed if drawn is sheet else sheets.pack(sheet))
        self._hold(n, sheet)

    def leave(self, n: int) -> None:
        """Forget a report's sheet."""
        self.shelf.drop_sheet(n)
        self._sheets.pop(n, None)
        self._outlines.pop(n, None)
        self._tolds.pop(n, None)

    def told(self, n: int) -> Told:
        """The report with its extract."""
        if n in self._tolds:
            self._tolds.move_to_end(n)
            return self._tolds[n]
        return self._hold_told(n, self.shelf.told(self.sheet(n).id))

    def worded(self, report: str) -> tuple[str, Words]:
        """The text of a report and where its words stand."""
        if report not in self._worded:
            text = self.shelf.text(report)
            self._worded[report] = text, words(text)
            if len(self._worded) > TOLDS:
                self._worded.popitem(last=False)
        return self._worded[report]

    def load(self, report: str) -> Told:
        """A report that has no sheet yet."""
        return self._hold_told(number(report), self.shelf.told(report))

    def drawn(self, report: str, gazetteer: Gazetteer) -> Sheet:
        """The sheet of a report that has none yet."""
        elsewhere = self.shelf.drawn(report)
        if elsewhere is None:
            return sheets.draw(self.load(report), gazetteer)
        made = sheets.unpack(elsewhere)
        self._packed[report] = made, elsewhere
        return made

    def _hold_told(self, n: int, told: Told) -> Told:
        self._tolds[n] = told
        if len(self._tolds) > TOLDS:
            _, last = self._tolds.popitem(last=False)
            last.put_away()
        return told

    def clear(self) -> None:
        """Write what is not written yet and let go of all reports."""
        for p in sorted(self._recounted):
            self._write(p, self._pairs[p])
        for told in self._tolds.values():
            told.put_away()
        self._tolds.clear()

    # pairs
    def kept(self, p: Pair) -> tuple[Facts | None, int]:
        """What lies between two reports, and the bits of what it joins; None and 0 if nothing does."""
        held = self._pairs.get(p)
        if held is not None:
            self._pairs.move_to_end(p)
            return held
        found = self.shelf.pair(*p)
        return self._hold_pair(p, self._facts.decode(found[1]) if found else None, found[0] if found else 0)

    def joined(self, pairs: Collection[Pair]) -> set[Pair]:
        """Of pairs those of which something is kept."""
        held = {p for p in pairs if p in self._pairs}
        return {p for p in held if self._pairs[p][0] is not None} | self.shelf.paired(sorted(set(pairs) - held))

    def unknown(self, p: Pair) -> None:
        """Nothing is kept of two reports, as one of them is new."""
        self._hold_pair(p, None, 0)

    def facts(self, p: Pair) -> Facts | None:
        """What lies between two reports."""
        return self.kept(p)[0]

    def linked(self, n: int) -> Iterator[tuple[int, Facts]]:
        """The reports that links or findings join to one, in the order of their numbers, with what lies between."""
        for other, joins, packed in self.shelf.between(n, LINKED):
            p = pair(n, other)
            facts = self.kept(p)[0] if p in self._pairs else self._hold_pair(p, self._facts.decode(packed), joins)[0]
            if facts is not None:
                yield other, facts

    def put_facts(self, p: Pair, joins: int, facts: Facts) -> None:
        """Keep what lies between two reports."""
        self.shelf.put_pair(*p, joins, facts.near, msgspec.msgpack.encode(facts))
        self._recounted.discard(p)
        self._hold_pair(p, facts, joins)

    def recount(self, p: Pair, facts: Facts) -> None:
        """Keep the same with another number of words that they share, which is written later."""
        self._recounted.add(p)
        self._hold_pair(p, facts, self._pairs[p][1])

    def drop_facts(self, p: Pair) -> None:
        """Forget it."""
        self.shelf.drop_pair(*p)
        self._recounted.discard(p)
        self._hold_pair(p, None, 0)

    def _hold_pair(self, p: Pair, facts: Facts | None, joins: int) -> tuple[Facts | None, int]:
        self._pairs[p] = facts, joins
        if len(self._pairs) > PAIRS:
            self._write(*self._pairs.popitem(last=False))
        return facts, joins

    def _write(self, p: Pair, kept: tuple[Facts | None, int]) -> None:
        facts, joins = kept
        if p in self._recounted and facts is not None:
            self._recounted.remove(p)
            self.shelf.put_pair(*p, joins, facts.near, msgspec.msgpack.encode(facts))

    # notes: actors, and who holds what
    def note(self, n: int) -> tuple[set[str], set[str]]:
        """Gather a report's actors and its words on who holds what; their headings, and those of places."""
        sheet = self.sheet(n)
        named = sheet.actors
        held = [Noting(HELD + word.place, msgspec.msgpack.encode(word), "", None) for word in sheet.heard.words]
        self.shelf.put_notes(n, [*named, *held])
        return {note.heading for note in named}, {note.heading for note in held}

    def named(self, n: int) -> list[str]:
        """The headings under which a report has actors."""
        return [heading for heading in self.shelf.headings(n) if not heading.startswith(HELD)]

    def held(self, n: int) -> list[str]:
        """The headings under which it says who holds a place."""
        return [heading for heading in self.shelf.headings(n) if heading.startswith(HELD)]

    def noted(self, n: int) -> list[Noted]:
        """What a report notes of actors."""
        return [row for row in self.shelf.noted(n) if not row.heading.startswith(HELD)]

    def actor_of(self, report: str, actor: str) -> str | None:
        """The id of the story actor that an actor of a report belongs to."""
        ids = self._actors.get(report)
        if ids is None:
            ids = self._actors[report] = {
                msgspec.msgpack.decode(row.body, type=Note).actor: row.who
                for row in self.noted(number(report))
                if row.who is not None
            }
            if len(self._actors) > SHEETS:
                self._actors.popitem(last=False)
        return ids.get(actor)

    def renamed(self) -> None:
        """Actors of reports became others."""
        self._actors.clear()

    # copies
    def end(self, n: int) -> str | None:
        """The report at the outer end of a report's copies, where it is a copy as a whole."""
        component = self.family(n)
        if component is None:
            return None
        ends = self._ends.get(component)
        if ends is None:
            kept = self.shelf.private("copies", component)
            ends = self._ends[component] = msgspec.msgpack.decode(kept, type=dict[str, str]) if kept else {}
            if len(self._ends) > HEADINGS:
                self._ends.popitem(last=False)
        return ends.get(self.sheet(n).id)

    def family(self, n: int) -> str | None:
        """The component of copies that a report is in, or None."""
        if n not in self._families:
            self._families[n] = self.shelf.component("copies", n)
            if len(self._families) > SHEETS:
                self._families.popitem(last=False)
        return self._families[n]

    def regrouped(self) -> None:
        """Families of copies were worked out anew."""
        self._ends.clear()
        self._families.clear()
