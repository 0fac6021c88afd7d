"""Bytes into the file and out again: compressed with Zstandard, known by the SHA-256 of what they were."""

from __future__ import annotations

import hashlib
import threading

import zstandard

#: On extracts of news reports zstd's level 1 takes half the time of zlib's fastest and 15% less room, on their texts a
#: quarter of the time and as much room; unpacking takes half the time. Level 3 takes half as long again for 4% less.
LEVEL = 1


class _Codec(threading.local):
    """zstandard's objects serve one thread each."""

    def __init__(self) -> None:
        self.compress = zstandard.ZstdCompressor(level=LEVEL).compress
        self.decompress = zstandard.ZstdDecompressor().decompress


_codec = _Codec()


class DamagedBytes(ValueError):
    """What stands in the file cannot be unpacked."""


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def pack(data: bytes) -> bytes:
    return _codec.compress(data)


def unpack(packed: bytes) -> bytes:
    """Raises DamagedBytes."""
    try:
        return _codec.decompress(packed)
    except (zstandard.ZstdError, TypeError) as error:
        raise DamagedBytes(str(error)) from None
