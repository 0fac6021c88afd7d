"""What a cluster reads from: files of lines and Parquet files, on disk or at an address, cut into partitions.

Lines are cut by number and size alone, in the order of the file, so that the same file gives the same partitions on
whatever machine and in whatever run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, BinaryIO, cast

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow.fs import FileInfo, FileSelector, FileSystem, FileType, LocalFileSystem

from sayso.intake.arrival import LIMIT
from sayso.intake.compressed import bare, plain
from sayso.intake.jsonl import lines
from sayso.story.parts import NoExtracts, Problem, located

_LINES = (".jsonl", ".ndjson")
_PARQUET = (".parquet", ".pq")
_FIELDS = ("id", "text", "title", "published", "outlet", "url", "author", "language")
#: Rows of a Parquet file that are held at once.
_ROWS = 256


@dataclass(frozen=True)
class Input:
    """A file to read."""

    system: FileSystem
    path: str
    #: the absolute path, or the address
    shown: str
    size: int
    #: when it was last written: ISO 8601, UTC
    modified: str


@dataclass
class Slice:
    """A partition of an input: reports as they came, not looked into."""

    number: int
    #: the line of each, or its row, from 1
    numbers: list[int] = field(default_factory=list)
    received: list[bytes] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    last: bool = False
    broken: bool = False


def inputs(patterns: list[str]) -> list[Input]:
    """The files of some paths and addresses, by name. ``*``, ``?``, ``[…]`` and ``**`` stand for what they do in a
    shell; a folder stands for all that can be read in it. Raises NoExtracts where there is none.
    """
    found: dict[str, Input] = {}
    for pattern in patterns:
        some = list(_matching(pattern))
        if not some:
            raise NoExtracts(f"{pattern}: there is no such file")
        found.update((one.shown, one) for one in some)
    return [found[shown] for shown in sorted(found)]


def _matching(pattern: str) -> Iterator[Input]:
    address, query = pattern, ""
    if "://" in pattern and "=" in pattern.rpartition("?")[2]:  # an address may end in settings: ?region=…
        address, _, query = pattern.rpartition("?")
    steps = address.split("/")
    fixed = next((i for i, step in enumerate(steps) if re.search(r"[*?\[]", step)), len(steps))
    root = "/".join(steps[:fixed]) or ("/" if address.startswith("/") else ".")
    system, path = located(root + (f"?{query}" if query else ""))
    scheme = root[: root.index("://") + 3] if "://" in root else ""
    try:
        top = system.get_file_info(path)
        if fixed == len(steps) and top.type == FileType.File:
            yield _input(system, scheme, top)
            return
        if top.type != FileType.Directory:
            return
        deep = fixed == len(steps) or len(steps) - fixed > 1 or "**" in steps[-1]
        listed = system.get_file_info(FileSelector(path, recursive=deep))
    except OSError as error:
        raise NoExtracts(f"{pattern}: cannot be reached: {_first_line(error)}") from None
    fits = _regex(steps[fixed:]) if fixed < len(steps) else None
    for info in listed:
        below = info.path[len(path) :].lstrip("/")
        if info.type == FileType.File and (fits.fullmatch(below) if fits else _kind(below)):
            yield _input(system, scheme, info)


def _regex(steps: list[str]) -> re.Pattern[str]:
    made = ""
    for i, step in enumerate(steps):
        end = "/" if i < len(steps) - 1 else ""
        if step == "**":
            made += "(?:[^/]+/)*" if end else ".*"
            continue
        made += re.sub(
            r"\\\*|\\\?|\\\[(!?)([^\]]+)\\\]|.",
            lambda m: {r"\*": "[^/]*", r"\?": "[^/]"}.get(m[0]) or (f"[{'^' if m[1] else ''}{m[2]}]" if m[2] else m[0]),
            re.escape(step).replace(r"\-", "-"),
        )
        made += end
    return re.compile(made)


def _input(system: FileSystem, scheme: str, info: FileInfo) -> Input:
    modified = info.mtime.astimezone(UTC).isoformat() if info.mtime is not None else ""
    return Input(system, info.path, scheme + info.path, info.size or 0, modified)


def _kind(name: str) -> str | None:
    low = name.lower()
    if low.endswith(_PARQUET):
        return "parquet"
    if bare(low).endswith(_LINES):
        return "lines"
    return None


def slices(source: Input, reports: int, size: int, limit: int = LIMIT) -> Iterator[Slice]:
    """The partitions of a file: so many reports, or until they are so many bytes. The last one says that it is.

    Where the file breaks off or cannot be opened, the last one is broken and carries the problem.
    """
    made, held = Slice(0), 0
    try:
        for number, data in _entries(source, limit):
            if len(made.received) + len(made.problems) >= reports or held >= size:
                yield made
                made, held = Slice(made.number + 1), 0
            if data is None:
                made.problems.append(
                    Problem(number, "too-large", f"the line is larger than the limit of {limit:,} bytes")
                )
                continue
            made.numbers.append(number)
            made.received.append(data)
            held += len(data)
    except (OSError, pa.ArrowException) as error:
        reason = getattr(error, "strerror", None) or _first_line(error)
        made.broken = True
        made.problems.append(Problem(None, "unreadable", f"cannot be read: {reason}"))
    made.last = True
    yield made


def _entries(source: Input, limit: int) -> Iterator[tuple[int, bytes | None]]:
    kind = _kind(source.path)
    if kind is None:
        raise OSError(0, "a cluster reads .jsonl, .jsonl.gz, .jsonl.zst and .parquet")
    if kind == "parquet":
        with source.system.open_input_file(source.path) as stream:
            yield from _rows(stream)
        return
    # ``plain`` unpacks; pyarrow would do it by itself, and take a file that breaks off for one that ends
    with source.system.open_input_stream(source.path, compression=None, buffer_size=1 << 20) as stream:
        yield from lines(cast("BinaryIO", plain(cast("BinaryIO", stream), source.path)), limit)


def _rows(stream: pa.NativeFile) -> Iterator[tuple[int, bytes]]:
    """Each row of a Parquet file as the line of JSON that would say the same."""
    file = pq.ParquetFile(stream)
    there = [name for name in _FIELDS if name in file.schema_arrow.names]
    missing = [name for name in ("id", "text") if name not in there]
    if missing:
        raise OSError(0, f"has no column `{missing[0]}`")
    number = 0
    for batch in file.iter_batches(batch_size=_ROWS, columns=there):
        for row in batch.to_pylist():
            number += 1
            yield number, msgspec.json.encode({k: _plain(v) for k, v in row.items() if v is not None})


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() and value.tzinfo is None else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def is_local(system: FileSystem) -> bool:
    return isinstance(system, LocalFileSystem)
