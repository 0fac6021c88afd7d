"""Files, and folders of them, to arrivals: which files are read, in which order, and as what."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from sayso.intake import jsonl
from sayso.intake.arrival import LIMIT, Arrival, Format, ReadProblem
from sayso.intake.compressed import bare, plain
from sayso.intake.decoding import HEAD, looks_like_html

_FORMATS = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
#: Suffixes of what lies in folders beside reports; a file of such a kind is named as a problem, never read as text.
_OTHER = frozenset(
    ".css .js .mjs .map .xml .csv .tsv .yaml .yml .toml .ini .cfg .log .py .sh .bat .sql .svg .ttf .woff .woff2 .eml "
    ".mbox .warc .rss .atom .rtf .tex .bib .srt .vtt".split()
)


@dataclass(frozen=True)
class Found:
    """A file to read, or why there is none."""

    path: Path
    #: below the folder that was given, else the file's name; with ``/``
    name: str
    #: as it was given or found, for messages
    shown: str
    #: bytes, 0 where it is not a plain file
    size: int
    problem: ReadProblem | None = None


@dataclass
class Intake:
    """The arrivals of some files and folders, and the problems met on the way."""

    paths: Iterable[str | Path]
    limit: int = LIMIT
    #: files that are left out without a word: the story's own
    own: frozenset[Path] = frozenset()
    #: bytes of the files that were read so far
    done: int = field(default=0, init=False)

    def total(self) -> int:
        """Bytes of all files. The folders are walked for it, the files not opened."""
        return sum(found.size for found in self._files())

    def __iter__(self) -> Iterator[Found | Arrival | ReadProblem]:
        """Each file, then its arrivals and problems."""
        for found in self._files():
            yield found
            before = self.done
            if found.problem is not None:
                yield found.problem
            else:
                yield from self._file(found)
            self.done = before + found.size

    def _files(self) -> Iterator[Found]:
        for given in self.paths:
            path = Path(given)
            if path.is_dir():
                yield from self._folder(path, path, str(given))
            elif path not in self.own:
                yield self._found(path, path.name, str(given), explicit=True)

    def _folder(self, top: Path, folder: Path, shown: str) -> Iterator[Found]:
        try:
            with os.scandir(folder) as listing:
                entries = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in listing)
        except OSError as error:
            problem = ReadProblem(shown, None, "unreadable", f"cannot be opened: {error.strerror}")
            yield Found(folder, "", shown, 0, problem)
            return
        pages = {name.rpartition(".")[0] for name, _ in entries if name.lower().endswith((".html", ".htm", ".xhtml"))}
        for name, is_folder in entries:
            if name.startswith(".") or name in ("__MACOSX", "Thumbs.db", "desktop.ini"):
                continue
            path, below = folder / name, str(Path(shown) / name)
            if is_folder:
                # the pictures and scripts that a browser saves beside a page
                if not (name.endswith(("_files", "-files", ".files")) and name[:-6] in pages):
                    yield from self._folder(top, path, below)
            elif path not in self.own and not name.endswith((".sayso", ".sayso-wal", ".sayso-shm", ".sayso-lock")):
                yield self._found(path, path.relative_to(top).as_posix(), below, explicit=False)

    def _found(self, path: Path, name: str, shown: str, *, explicit: bool) -> Found:
        name, shown = (os.fsencode(value).decode("utf-8", "backslashreplace") for value in (name, shown))
        problem = None
        size = 0
        try:
            status = path.stat()
        except FileNotFoundError:
            problem = ReadProblem(shown, None, "missing", "there is no such file")
        except OSError as error:
            problem = ReadProblem(shown, None, "unreadable", f"cannot be opened: {error.strerror}")
        else:
            if stat.S_ISREG(status.st_mode):
                size = status.st_size
            elif stat.S_ISDIR(status.st_mode):
                problem = ReadProblem(shown, None, "kind", "is a link to a folder, and not followed")
            elif not (explicit and stat.S_ISFIFO(status.st_mode)):
                problem = ReadProblem(shown, None, "kind", "is no ordinary file")
        return Found(path, name, shown, size, problem)

    def _file(self, found: Found) -> Iterator[Arrival | ReadProblem]:
        try:
            with found.path.open("rb") as stream:
                yield from self._stream(found, stream)
        except OSError as error:
            yield ReadProblem(found.shown, None, "unreadable", f"cannot be read: {error.strerror}")

    def _stream(self, found: Found, stream: BufferedReader) -> Iterator[Arrival | ReadProblem]:
        name = bare(found.path.name)
        suffix = Path(name).suffix.lower()
        if name != found.path.name:
            yield from self._compressed(found, stream, suffix)
            return
        head = stream.peek(HEAD)[:HEAD]
        kind = _FORMATS.get(suffix) or (None if suffix in _OTHER else _sniffed(head))
        if kind is None:
            message = f"sayso reads text, HTML, JSON and JSONL so far, not {suffix}"
            yield ReadProblem(found.shown, None, "kind", message)
            return
        if kind == "text" and looks_like_html(head):
            kind = "html"
        if kind == "jsonl":
            yield from self._lines(found, stream)
            return
        whole = Arrival(found.name, found.shown, None, b"", cast("Format", kind))
        data = stream.read(self.limit + 1)
        if len(data) > self.limit:
            yield jsonl.too_large(whole, self.limit)
            return
        if kind == "json":
            yield from _json(found, data)
        else:
            yield Arrival(found.name, found.shown, None, data, cast("Format", kind))

    def _compressed(self, found: Found, stream: BufferedReader, suffix: str) -> Iterator[Arrival | ReadProblem]:
        if _FORMATS.get(suffix) == "jsonl":
            yield from self._lines(found, plain(stream, found.path.name))
            return
        message = "of compressed files sayso reads .jsonl so far"
        yield ReadProblem(found.shown, None, "kind", message)

    def _lines(self, found: Found, stream: BinaryIO) -> Iterator[Arrival | ReadProblem]:
        empty = True
        begin = self.done
        for number, line in jsonl.lines(stream, self.limit):
            if empty and line is not None and line.startswith((b"\xff\xfe", b"\xfe\xff")):
                yield ReadProblem(found.shown, None, "encoding", "is UTF-16; JSONL must be UTF-8")
                return
            empty = False
            arrival = Arrival(f"{found.name}#{number}", found.shown, number, line or b"", "json")
            self.done = begin + min(found.size, self.done - begin + len(arrival.data) + 1)
            yield jsonl.too_large(arrival, self.limit) if line is None else arrival
        if empty:
            yield ReadProblem(found.shown, None, "empty", "is empty")


def _sniffed(head: bytes) -> str:
    if looks_like_html(head):
        return "html"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b'{"'):
        return "jsonl"
    return "text"


def _json(found: Found, data: bytes) -> Iterator[Arrival]:
    """A JSON file holds one report or a list of them, or, by another name, lines."""
    listed = jsonl.entries(data)
    if listed is None and data.count(b"\n") and _are_lines(data):
        listed = [line.strip() for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n")]
    if listed is None:
        yield Arrival(found.name, found.shown, None, data, "json")
        return
    for number, entry in enumerate(listed, 1):
        if entry:
            yield Arrival(f"{found.name}#{number}", found.shown, number, entry, "json")


def _are_lines(data: bytes) -> bool:
    lines = [line.strip() for line in data.split(b"\n") if line.strip()]
    return len(lines) > 1 and all(line.startswith(b"{") and line.endswith(b"}") for line in lines[:20])
