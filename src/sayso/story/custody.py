"""The custody log: what was done to the story, when, each entry chained to the one before by its hash.

``digest`` is SHA-256 over a random salt and the detail, ``hash`` over number, time, kind, digest and the hash before.
A purge takes salt and detail away, and then nothing can be learnt of what they were, not even by guessing; the chain
stays whole, and the purge's own entry names the numbers that it emptied.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from sayso.story.records import CustodyEntry

_START = b"\x00" * 32


def now() -> str:
    """The time in UTC, ISO 8601 to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class _Purge(msgspec.Struct):
    emptied: list[int] = []


_purges = msgspec.json.Decoder(_Purge)


class CustodyLog:
    """The log of one open story."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, what: str, detail: object, report: int | None = None, at: str | None = None) -> int:
        """Add an entry and return its number; ``detail`` is anything that msgspec writes as a JSON object."""
        return self.extend([(what, detail, report)], at)

    def extend(self, entries: Iterable[tuple[str, object, int | None]], at: str | None = None) -> int:
        """Add entries, each with its kind, detail and report, and return the last one's number."""
        at = at or now()
        number, hash_ = self._connection.execute("SELECT n, hash FROM custody ORDER BY n DESC LIMIT 1").fetchone() or (
            0,
            _START,
        )
        rows = []
        for what, detail, report in entries:
            number += 1
            salt, packed = os.urandom(16), msgspec.json.encode(detail)
            digest = hashlib.sha256(salt + packed).digest()
            hash_ = chained(hash_, number, at, what, digest)
            rows.append((number, at, what, report, salt, packed, digest, hash_))
        self._connection.executemany("INSERT INTO custody VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        return int(number)

    def head(self) -> tuple[int, str]:
        """Number and hash of the last entry. Noted elsewhere, it shows later that nothing was cut off."""
        number, hash_ = self._connection.execute("SELECT n, hash FROM custody ORDER BY n DESC LIMIT 1").fetchone() or (
            0,
            _START,
        )
        return number, hash_.hex()

    def entries(self) -> Iterator[CustodyEntry]:
        """All entries, in their order."""
        for number, at, what, detail, hash_ in self._connection.execute(
            "SELECT n, at, what, detail, hash FROM custody ORDER BY n"
        ):
            content: dict[str, Any] = {} if detail is None else msgspec.json.decode(detail)
            yield CustodyEntry(number, at, what, content, hash_.hex(), detail is None)

    def empty(self, numbers: list[int]) -> None:
        """Take the details of these entries away. Only within a purge; the table's triggers see to that."""
        self._connection.executemany(
            "UPDATE custody SET detail = NULL, salt = NULL, report = NULL WHERE n = ?", [(n,) for n in numbers]
        )

    def verify(self) -> Iterator[str]:
        """What is wrong with the chain; nothing where all is well."""
        before, expected = _START, 1
        emptied: set[int] = set()
        accounted: set[int] = set()
        for number, at, what, salt, detail, digest, hash_ in self._connection.execute(
            "SELECT n, at, what, salt, detail, digest, hash FROM custody ORDER BY n"
        ):
            if number != expected:
                yield f"custody log: entry {expected} is missing"
            if chained(_bytes(before), number, at, what, _bytes(digest)) != hash_:
                yield f"custody log: entry {number} ({what}) was changed, or one before it"
            if detail is None or salt is None:
                emptied.add(number)
            elif hashlib.sha256(_bytes(salt) + _bytes(detail)).digest() != digest:
                yield f"custody log: the detail of entry {number} ({what}) was changed"
            elif what == "purged":
                accounted.update(_purges.decode(detail).emptied)
            before, expected = hash_, number + 1
        for number in sorted(emptied - accounted):
            yield f"custody log: the detail of entry {number} is gone, and no purge tells of it"


def chained(before: bytes, number: int, at: str, what: str, digest: bytes) -> bytes:
    """The hash of an entry."""
    return hashlib.sha256(before + f"{number}\n{at}\n{what}\n".encode() + digest).digest()


def _bytes(value: object) -> bytes:
    """What stands in a column that should hold bytes; somebody may have put anything there."""
    return value if isinstance(value, bytes) else str(value).encode()
