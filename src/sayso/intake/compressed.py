"""Compressed files of lines as streams of what is in them: gzip and Zstandard, by the end of the file's name.

What stands before the place where a file breaks off, or is damaged, is given; then reading raises ``Broken``.
"""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO, cast

#: The ends of names, without which the name tells the format of what is in the file.
SUFFIXES = (".gz", ".zst")

#: Bytes of a compressed file that are unpacked at once. Blocks of Zstandard unpack to 128 kB and may take four bytes,
#: so that a file made to harm is held to 32 MB at a time.
_PIECE = 1024


class Broken(OSError):
    """A compressed file that breaks off or is damaged; ``strerror`` says which."""

    def __init__(self, message: str) -> None:
        super().__init__(0, message)


def bare(name: str) -> str:
    """The name of what is in a file: without the end that says how it is compressed."""
    return next((name[: -len(end)] for end in SUFFIXES if name.lower().endswith(end)), name)


def plain(stream: BinaryIO, name: str) -> io.BufferedReader:
    """The stream of what is in a file of this name; a name without such an end is given as it is."""
    low = name.lower()
    if low.endswith(".zst"):
        return io.BufferedReader(_Zstandard(stream), 1 << 16)
    if low.endswith(".gz"):
        return io.BufferedReader(_Gzip(stream), 1 << 16)
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(_Raw(stream), 1 << 16)


class _Raw(io.RawIOBase):
    """Any stream that has ``read``."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = cast("memoryview", buffer)
        piece = self._some(len(view))
        view[: len(piece)] = piece
        return len(piece)

    def _some(self, most: int) -> bytes:
        return self._stream.read(most)


class _Gzip(_Raw):
    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self._file = gzip.GzipFile(fileobj=stream)

    def _some(self, most: int) -> bytes:
        try:
            return self._file.read1(most)  # ``read`` would lose what it had when the file breaks off
        except EOFError:
            raise Broken("the compressed file breaks off") from None
        except (gzip.BadGzipFile, zlib.error) as error:
            raise Broken(f"the compressed file is damaged: {error}") from None


class _Zstandard(_Raw):
    """``zstandard``'s own reader takes a file that breaks off for one that ends."""

    def __init__(self, stream: BinaryIO) -> None:
        import zstandard

        super().__init__(stream)
        self._new = zstandard.ZstdDecompressor().decompressobj
        self._error = zstandard.ZstdError
        self._frame = self._new()
        self._begun = False
        self._rest = b""
        self._ready = b""

    def _some(self, most: int) -> bytes:
        while not self._ready:
            packed = self._rest or self._stream.read(_PIECE)
            if not packed:
                if self._begun:
                    raise Broken("the compressed file breaks off")
                return b""
            try:
                self._ready = self._frame.decompress(packed)
            except self._error as error:
                raise Broken(f"the compressed file is damaged: {error}") from None
            self._begun, self._rest = True, b""
            if self._frame.eof:
                self._rest, self._frame, self._begun = self._frame.unused_data, self._new(), False
        piece, self._ready = self._ready[:most], self._ready[most:]
        return piece
