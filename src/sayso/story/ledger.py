"""Extracts into the story: the extract itself, and rows of its claims and places to list, filter and search by."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from sayso.model import Claim, Entry, Extract, Report, to_json
from sayso.story import tallies
from sayso.story.custody import now
from sayso.story.packing import pack, unpack

_REPORT = "r.id, t.packed, r.title, r.published, r.outlet, r.url, r.author, r.language"


def stored_report(row: tuple[object, ...]) -> Report:
    """A report from the columns of ``_REPORT``."""
    id, text, title, published, outlet, url, author, language = row
    return Report(
        id=str(id),
        text=unpack(text).decode() if isinstance(text, bytes) else "",
        title=str(title),
        published=_or_none(published),
        outlet=_or_none(outlet),
        url=_or_none(url),
        author=_or_none(author),
        language=_or_none(language),
    )


def _or_none(value: object) -> str | None:
    return None if value is None else str(value)


class Ledger:
    """Writes extracts; the caller opens and commits the transactions."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def reading(self, version: str) -> int:
        """The number of a version of reading."""
        execute = self._connection.execute
        row = execute("SELECT n FROM readings WHERE version = ?", (version,)).fetchone()
        if row is None:
            execute("INSERT INTO readings (version) VALUES (?)", (version,))
            row = execute("SELECT n FROM readings WHERE version = ?", (version,)).fetchone()
        return int(row[0])

    def waiting(self, reading: int) -> int:
        """How many reports have no extract of this reading."""
        row = self._connection.execute(
            "SELECT (SELECT count(*) FROM reports) - (SELECT count(*) FROM reports WHERE reading = ?)", (reading,)
        ).fetchone()
        return int(row[0])

    def unread(self, reading: int, after: int, count: int, characters: int) -> list[tuple[int, Report]]:
        """The next reports, by number, that have no extract of this reading: so many, or until they hold so much."""
        rows = self._connection.execute(
            f"SELECT r.n, {_REPORT} FROM reports r JOIN texts t ON t.n = r.text "
            "WHERE r.n > ? AND r.reading IS NOT ? ORDER BY r.n LIMIT ?",
            (after, reading, count),
        )
        batch: list[tuple[int, Report]] = []
        held = 0
        for row in rows:
            batch.append((row[0], stored_report(row[1:])))
            held += len(batch[-1][1].text)
            if held >= characters:
                break
        return batch

    def write(self, rows: Sequence[Rows], reading: int, drawn_by: str) -> None:
        """Put extracts in, in the place of what the story has for their reports.

        ``drawn_by`` names what their sheets were drawn by (``sayso.comparing.sheets.made_by``).
        """
        at = now()
        execute, many = self._connection.execute, self._connection.executemany
        numbers = [row.n for row in rows]
        known = f"SELECT report FROM extracts WHERE report IN ({','.join('?' * len(rows))}) GROUP BY report"
        for (n,) in execute(known, numbers).fetchall():
            tallies.clear(self._connection, n)
            execute("DELETE FROM problems WHERE report = ? AND read", (n,))
        many(
            "INSERT OR REPLACE INTO extracts (report, reading, at, packed) VALUES (?, ?, ?, ?)",
            [(row.n, reading, at, row.packed) for row in rows],
        )
        self.put(rows)
        many(
            "INSERT INTO problems (file, code, message, report, read) SELECT source, ?2, ?3, n, 1 FROM reports "
            "WHERE n = ?1",
            [(row.n, code, message) for row in rows for code, message in row.problems],
        )
        many(
            "INSERT OR REPLACE INTO drawn VALUES (?, ?, ?)",
            [(row.n, drawn_by, row.sheet) for row in rows if row.sheet is not None],
        )
        many("UPDATE reports SET reading = ?, compared = 0 WHERE n = ?", [(reading, n) for n in numbers])

    def put(self, rows: Sequence[Rows]) -> None:
        """Put in the rows by which claims and places are listed, of reports that have none."""
        many = self._connection.executemany
        marks = ",".join("?" * len(rows))
        days = dict(
            self._connection.execute(
                f"SELECT n, substr(coalesce(published, ''), 1, 10) FROM reports WHERE n IN ({marks})",
                [row.n for row in rows],
            ).fetchall()
        )
        many(
            "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(row.n, k, *claim, days[row.n]) for row in rows for k, claim in enumerate(row.claims)],
        )
        many(
            "INSERT INTO tags VALUES (?, ?, ?, ?, ?)", [(row.n, *tag, days[row.n]) for row in rows for tag in row.tags]
        )
        many(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(row.n, k, *mention) for row in rows for k, mention in enumerate(row.mentions)],
        )
        entries: dict[str, bytes] = {}
        counted = tallies.Tallies()
        for row in rows:
            entries |= row.entries
            counted.report(
                [(*claim[1:7], claim[8]) for claim in row.claims],
                [(facet, value) for _, facet, value in row.tags],
                [(entry, text, kind) for _, _, _, text, kind, entry, _ in row.mentions],
            )
        many("INSERT OR REPLACE INTO entries (id, json) VALUES (?, ?)", entries.items())
        counted.add(self._connection)


class Rows(msgspec.Struct, array_like=True):
    """What is written of one extract; made where the extract is made, which may be another process."""

    n: int
    packed: bytes
    #: start, manner, attitude, polarity, certainty, voice, source, named, kind
    claims: list[tuple[int, str, str, str, str, str, str | None, bool | None, str | None]]
    #: start, end, part, text, kind, entry, confidence
    mentions: list[tuple[int, int, str, str, str, str | None, float | None]]
    entries: dict[str, bytes]
    #: code, message
    problems: list[tuple[str, str]]
    #: number of the claim (of the remark, for a term), facet, value
    tags: list[tuple[int, str, str]]
    #: the packed sheet of the report, where it was drawn with the extract
    sheet: bytes | None = None


def rows_of(n: int, extract: Extract) -> Rows:
    """The rows of an extract of the report with this number."""
    names = {actor.id: actor.name for actor in extract.actors}
    entries: dict[str, bytes] = {}
    for place in extract.places:
        if place.place is not None and place.place.id not in entries:
            entries[place.place.id] = _entry_json(place.place)
    return Rows(
        n,
        pack(to_json(msgspec.structs.replace(extract, title="", text=""))),
        [(c.start, c.manner, c.attitude, c.polarity, c.certainty, c.voice, *_source(c, names)) for c in extract.claims],
        [
            (p.start, p.end, p.part, p.text, p.kind, *((p.place.id, p.place.confidence) if p.place else (None, None)))
            for p in extract.places
        ],
        entries,
        [(p.code, p.message) for p in extract.problems],
        sorted(_tags(extract)),
    )


#: Entries as they are written, by all that is written of them; the same few hundred come again and again.
_written: dict[tuple[object, ...], bytes] = {}
_WRITTEN = 20_000


def _entry_json(entry: Entry) -> bytes:
    """An entry without its confidence, which belongs to the mention."""
    key = (entry.id, entry.name, entry.country, entry.admin1, entry.lat, entry.lon, entry.feature)
    made = _written.get(key)
    if made is None:
        if len(_written) >= _WRITTEN:
            _written.clear()
        made = _written[key] = to_json(msgspec.structs.replace(entry, confidence=0.0))
    return made


def _source(claim: Claim, names: dict[str, str]) -> tuple[str | None, bool | None, str | None]:
    """The name by which the nearest source of a claim is listed, whether it is named, and what it is."""
    if not claim.sources:
        return None, None, None
    source = claim.sources[0]
    return names.get(source.actor or "", source.text), source.named, source.kind


def _tags(extract: Extract) -> set[tuple[int, str, str]]:
    """Places named in a claim; types and dates of its events; words that take a side, with their plain words."""
    tags: set[tuple[int, str, str]] = set()
    events = {event.id: event for event in extract.events}
    spots = sorted((p.start, p.part, p.place.id) for p in extract.places if p.place is not None and p.kind == "literal")
    starts = [start for start, _, _ in spots]
    for k, claim in enumerate(extract.claims):
        for _, part, entry in spots[bisect_left(starts, claim.start) : bisect_left(starts, claim.end)]:
            if part == claim.part:
                tags.add((k, "place", entry))
        for event in (events[id] for id in claim.events if id in events):
            if event.type is not None:
                tags.add((k, "event", event.type))
            if event.date is not None and event.date < len(extract.dates):
                tags.add((k, "date", extract.dates[event.date].value))
    for k, remark in enumerate(extract.remarks):
        if remark.kind == "loaded":
            tags.add((k, "term", f"{remark.text.lower()}\t{remark.note or ''}"))
    return tags


_extracts = msgspec.json.Decoder(Extract)
_entries = msgspec.json.Decoder(Entry)


def unpacked(packed: bytes, title: str, text: str) -> Extract:
    """An extract as it was put in, with its title and text again."""
    return msgspec.structs.replace(_extracts.decode(unpack(packed)), title=title, text=text)


def entry(json: bytes, confidence: float) -> Entry:
    return msgspec.structs.replace(_entries.decode(json), confidence=confidence)
