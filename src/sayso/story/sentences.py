"""The sentence store of a story: parses by the hash of model and sentence, bounded, gone with the story."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Sequence

#: Parses that a story keeps; at some 130 bytes each with the index, 150 MB. What is older is parsed again on return.
LIMIT = 1_000_000

#: Keys asked for in one statement.
_CHUNK = 500

#: Labels as msgpack writes them, most frequent last, so that a parse of 400 bytes becomes one of 100.
_LABELS = (
    "WRB WP JJS RBR EX POS $ `` '' -LRB- -RRB- HYPH NFP UH FW PDT RBS JJR WDT MD VBP VBG VBZ PRP$ CD TO VB CC : RB PRP "
    "VBN VBD NNS JJ DT , . NNP IN NN nsubjpass auxpass csubj oprd expl predet preconj dative quantmod intj meta case "
    "agent npadvmod acomp xcomp pcomp relcl attr acl nummod appos advcl mark neg prt poss punct ccomp conj cc aux "
    "advmod dobj ROOT compound amod nsubj pobj det prep"
).split()
_DICTIONARY = b"".join(bytes([0xA0 | len(label)]) + label.encode() for label in _LABELS)


class StoredSentences:
    """A ``SentenceStore`` in the story file. The caller opens and commits the transaction around it."""

    def __init__(self, connection: sqlite3.Connection, limit: int = LIMIT) -> None:
        self._connection = connection
        self._limit = limit

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        for at in range(0, len(keys), _CHUNK):
            some = keys[at : at + _CHUNK]
            marks = ",".join("?" * len(some))
            for key, packed in self._connection.execute(
                f"SELECT key, packed FROM sentences WHERE key IN ({marks})", some
            ):
                found[key] = _unpacked(packed)
        return found

    def put(self, parses: dict[bytes, bytes]) -> None:
        self._connection.executemany(
            "INSERT OR IGNORE INTO sentences (key, packed) VALUES (?, ?)",
            [(key, _packed(parse)) for key, parse in parses.items()],
        )
        last, first = self._connection.execute(
            "SELECT (SELECT n FROM sentences ORDER BY n DESC LIMIT 1), (SELECT n FROM sentences ORDER BY n LIMIT 1)"
        ).fetchone()
        if last is not None and last - first >= self._limit:
            self._connection.execute("DELETE FROM sentences WHERE n <= ?", (last - self._limit,))

    def forget(self, keys: Iterable[bytes]) -> None:
        """Take these parses out."""
        self._connection.executemany("DELETE FROM sentences WHERE key = ?", [(key,) for key in keys])


class Aside:
    """A sentence store that looks up in the story's, and keeps what is new aside until it may be written."""

    def __init__(self, stored: StoredSentences) -> None:
        self._stored = stored
        self.fresh: dict[bytes, bytes] = {}

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        found = self._stored.get(keys)
        return found | {key: self.fresh[key] for key in keys if key in self.fresh} if self.fresh else found

    def put(self, parses: dict[bytes, bytes]) -> None:
        self.fresh |= parses


def _packed(parse: bytes) -> bytes:
    squeeze = zlib.compressobj(1, zlib.DEFLATED, -15, 8, zlib.Z_DEFAULT_STRATEGY, _DICTIONARY)
    return squeeze.compress(parse) + squeeze.flush()


def _unpacked(packed: bytes) -> bytes:
    return zlib.decompressobj(-15, _DICTIONARY).decompress(packed)
