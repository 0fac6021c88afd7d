"""Extracts into the story: the extract itself, and rows of its claims and places to list, filter and search by."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from sayso.model import Claim, Entry, Extract, Report, to_json
from sayso.story.custody import now
from sayso.story.packing import pack, unpack

_REPORT = "r.id, t.packed, r.title, r.published, r.outlet, r.url, r.author, r.language"


def stored_report(row: tuple[object, ...]) -> Report:
    """A report from the columns of ``_REPORT``."""
    id, text, title, published, outlet, url, author, language = row
    assert isinstance(text, bytes)
    return Report(
        id=str(id),
        text=unpack(text).decode(),
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

    def write(self, extracts: Iterable[tuple[int, Extract]], reading: int) -> None:
        """Put extracts in, each with its report's number, in the place of what the story has for them."""
        at = now()
        execute, many = self._connection.execute, self._connection.executemany
        packed: list[tuple[int, int, str, bytes]] = []
        claims: list[tuple[object, ...]] = []
        mentions: list[tuple[object, ...]] = []
        entries: dict[str, bytes] = {}
        problems: list[tuple[object, ...]] = []
        done: list[tuple[int, int]] = []
        for n, extract in extracts:
            packed.append((n, reading, at, pack(to_json(msgspec.structs.replace(extract, title="", text="")))))
            claims.extend(_claim_rows(n, extract))
            for k, mention in enumerate(extract.places):
                entry = mention.place
                if entry is not None and entry.id not in entries:
                    entries[entry.id] = to_json(msgspec.structs.replace(entry, confidence=0.0))
                mentions.append(
                    (n, k, mention.start, mention.end, mention.part, mention.text, mention.kind,
                     entry.id if entry else None, entry.confidence if entry else None)
                )  # fmt: skip
            problems.extend((n, p.code, p.message) for p in extract.problems)
            done.append((reading, n))
        numbers = [(n,) for _, n in done]
        if execute(
            f"SELECT 1 FROM extracts WHERE report IN ({','.join('?' * len(done))}) LIMIT 1", [n for _, n in done]
        ).fetchone():
            many("DELETE FROM claims WHERE report = ?", numbers)
            many("DELETE FROM mentions WHERE report = ?", numbers)
            many("DELETE FROM problems WHERE report = ? AND read", numbers)
        many("INSERT OR REPLACE INTO extracts (report, reading, at, packed) VALUES (?, ?, ?, ?)", packed)
        many("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", claims)
        many("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", mentions)
        many("INSERT OR REPLACE INTO entries (id, json) VALUES (?, ?)", entries.items())
        many(
            "INSERT INTO problems (file, code, message, report, read) SELECT source, ?2, ?3, n, 1 FROM reports "
            "WHERE n = ?1",
            problems,
        )
        many("UPDATE reports SET reading = ?, compared = 0 WHERE n = ?", done)


def _claim_rows(n: int, extract: Extract) -> Iterator[tuple[object, ...]]:
    names = {actor.id: actor.name for actor in extract.actors}
    for k, claim in enumerate(extract.claims):
        source, named = _source(claim, names)
        yield (
            n, k, claim.start, claim.manner, claim.attitude, claim.polarity, claim.certainty, claim.voice, source, named
        )  # fmt: skip


def _source(claim: Claim, names: dict[str, str]) -> tuple[str | None, bool | None]:
    """The name by which the nearest source of a claim is listed."""
    if not claim.sources:
        return None, None
    source = claim.sources[0]
    return names.get(source.actor or "", source.text), source.named


_extracts = msgspec.json.Decoder(Extract)
_entries = msgspec.json.Decoder(Entry)


def unpacked(packed: bytes, title: str, text: str) -> Extract:
    """An extract as it was put in, with its title and text again."""
    return msgspec.structs.replace(_extracts.decode(unpack(packed)), title=title, text=text)


def entry(json: bytes, confidence: float) -> Entry:
    return msgspec.structs.replace(_entries.decode(json), confidence=confidence)
