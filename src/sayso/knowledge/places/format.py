"""The gazetteer's file: a header, then columns that are read in place through a memory map.

Rows are sorted by id. Names are found by a 64-bit hash of their key in a sorted column; each key has a run of postings,
most prominent row first, with the quality of the name in the upper bits. At 1.6 million keys the chance that a word
which is no name meets the hash of one is below one in ten million million.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import zlib
from array import array
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

MAGIC = b"SAYSOGAZ"
#: Raised with every change of the layout, and of the keys of names, which a file of one's own would lack.
LAYOUT = 3

#: Bits of a posting that hold the row; the two above hold the quality of the name.
ROW_BITS = 28
ROW_MASK = (1 << ROW_BITS) - 1

#: Quality of a name: the entry's own, another name, a weak one (code, machine spelling, another script), a looser key.
MAIN, OTHER, WEAK, LOOSE = 0, 1, 2, 3


class BuiltAnew(UserWarning):
    """The compiled file in the cache was damaged, and is made again."""


class DamagedGazetteer(Exception):
    """The file is truncated, altered or not a gazetteer."""


class Section(msgspec.Struct, frozen=True, array_like=True):
    """Where a column stands in the file."""

    code: str
    offset: int
    size: int
    checksum: int


class Header(msgspec.Struct, frozen=True):
    version: str
    rows: int
    keys: int
    countries: list[str]
    types: list[str]
    features: list[str]
    #: names of the entries that have no GeoNames id, by number
    slugs: dict[int, str]
    #: what it was made from, for people
    source: str
    sections: dict[str, Section]


def key_hash(key: str) -> int:
    """The 64-bit hash of a key."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


#: Bytes that are read and written at once.
CHUNK = 1 << 22


def write(path: Path, header: dict[str, Any], columns: Mapping[str, tuple[str, bytes | memoryview | Path]]) -> None:
    """Write header and columns; the codes are those of ``array`` (``b`` for raw bytes), a column may lie in a file."""
    sections: dict[str, Section] = {}
    offset = 0
    for name, (code, data) in columns.items():
        size, checksum = 0, 1
        for chunk in _chunks(data):
            size += len(chunk)
            checksum = zlib.adler32(chunk, checksum)
        sections[name] = Section(code, offset, size, checksum)
        offset += (size + 63) // 64 * 64
    head = msgspec.msgpack.encode(Header(**header, sections=sections))
    start = (len(MAGIC) + 12 + len(head) + 63) // 64 * 64
    with path.open("wb") as file:
        file.write(MAGIC + LAYOUT.to_bytes(4, "little") + len(head).to_bytes(4, "little"))
        file.write(zlib.adler32(head).to_bytes(4, "little") + head)
        for name, (_, data) in columns.items():
            file.seek(start + sections[name].offset)
            for chunk in _chunks(data):
                file.write(chunk)
        file.truncate(start + offset)
        file.flush()
        os.fsync(file.fileno())


def _chunks(data: bytes | memoryview | Path) -> Iterator[bytes | memoryview]:
    if not isinstance(data, Path):
        yield data
        return
    with data.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


class Columns:
    """An open file. The columns are memory views over the map and need no copy."""

    def __init__(self, path: Path, verify: bool = True) -> None:
        """Open and check the file. Raises DamagedGazetteer, or OSError where it cannot be read."""
        self.path = path
        self._views: dict[str, memoryview] = {}
        with path.open("rb") as file:
            try:
                mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError as error:
                raise DamagedGazetteer(f"{path}: empty") from error
        view = memoryview(mapped)
        try:
            self.header = self._read(view, verify)
        except DamagedGazetteer:
            # let go of the file, so that another can take its place where open files are held fast
            for part in self._views.values():
                part.release()
            view.release()
            mapped.close()
            raise

    def _read(self, view: memoryview, verify: bool) -> Header:
        path = self.path
        base = len(MAGIC) + 12
        if len(view) < base or bytes(view[: len(MAGIC)]) != MAGIC:
            raise DamagedGazetteer(f"{path}: not a gazetteer file")
        layout, size, checksum = (int.from_bytes(view[at : at + 4], "little") for at in (8, 12, 16))
        head = bytes(view[base : base + size])
        if layout != LAYOUT or len(head) != size or zlib.adler32(head) != checksum:
            raise DamagedGazetteer(f"{path}: the header is damaged or of another layout")
        header = msgspec.msgpack.decode(head, type=Header)
        start = (base + size + 63) // 64 * 64
        for name, section in header.sections.items():
            with view[start + section.offset : start + section.offset + section.size] as part:
                if len(part) != section.size or (verify and zlib.adler32(part) != section.checksum):
                    raise DamagedGazetteer(f"{path}: {name} is damaged")
                self._views[name] = part.cast("B" if section.code == "b" else section.code)  # type: ignore[call-overload]
        return header

    def __getitem__(self, name: str) -> memoryview:
        return self._views[name]

    def get(self, name: str, default: memoryview) -> memoryview:
        return self._views.get(name, default)


def packed(code: str, values: Any) -> tuple[str, bytes]:
    """A column of numbers."""
    return code, array(code, values).tobytes()
