"""An actor of the cluster: holds the model, reads partitions, writes each as one Parquet file.

A part is written under another name and put in its place when it is whole, so that a part that is there is whole.
Before a partition is read, an empty file ``….begun`` is put beside where it will be: an actor that finds one knows that
the partition was begun before, and may be what ended the process that read it. Then it is read by a process beside
the actor, which finds the report that cannot be read.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow.fs import FileSystem, FileType

from sayso.comparing import sheets
from sayso.intake import Arrival, Given, Unreadable, dated
from sayso.intake.compressed import bare
from sayso.intake.jsonl import open_json
from sayso.knowledge.code import read_by
from sayso.knowledge.places import open_gazetteer
from sayso.model import Extract, Report
from sayso.reading.extract import batches, version
from sayso.reading.parse import MemoryStore
from sayso.reading.processes import Processes
from sayso.reading.worker import Done, Line, extract_all, line_of, without_reading
from sayso.scale.sources import is_local
from sayso.story.parts import ENTRY, Part, Problem, schema

#: Problems of an extract that mean that its report was not read.
UNREAD = frozenset({"failed", "empty", "language"})

#: Reports of a row group of a part.
_GROUP = 256


def part_name(file: str, number: int) -> str:
    """The name of a part: that of the file, eight digits of its address, the number of the partition."""
    stem = PurePosixPath(bare(file)).stem[:80]
    return f"part-{stem}-{hashlib.sha256(file.encode()).hexdigest()[:8]}-{number:06}.parquet"


class Reader:
    """Callable on a table of one row, a partition; gives a table of one row, its entry or what went wrong."""

    def __init__(self, system: FileSystem, folder: str) -> None:
        self._system = system
        self._folder = folder
        self._gazetteer = open_gazetteer()
        self._store = MemoryStore()
        self._version = version(self._gazetteer)
        self._code = read_by()
        self._sheets = sheets.made_by(self._version)

    def __call__(self, table: pa.Table) -> pa.Table:
        (row,) = table.to_pylist()
        entry, error = b"", ""
        try:
            entry = msgspec.json.encode(self._partition(row))
        except OSError as told:
            error = str(told).splitlines()[0]
        return pa.table({"entry": pa.array([entry], pa.binary()), "error": [error]})

    def _partition(self, row: dict[str, Any]) -> Part:
        name = part_name(row["file"], row["slice"])
        began = time.process_time()
        begun = f"{self._folder}/{name}.begun"
        careful = self._system.get_file_info(begun).type == FileType.File
        if not careful:
            self._system.open_output_stream(begun).close()
        problems = msgspec.json.decode(row["problems"], type=list[Problem])
        reports: dict[str, int] = {"reports": 0, "claims": 0}
        arrivals: list[tuple[int, bytes, Report]] = []
        for number, data in zip(row["numbers"], row["received"], strict=True):
            self._open(row["file"], number, data, arrivals, problems)
        sink = pa.BufferOutputStream()
        entry = Part(
            name=name, file=row["file"], size=row["size"], modified=row["modified"], slice=row["slice"],
            last=row["last"], broken=row["broken"], reports=0, claims=0, bytes=0, seconds=0.0, version=self._version,
            code=self._code, sheets=self._sheets, problems=[],
        )  # fmt: skip
        with pq.ParquetWriter(sink, schema(), compression="zstd") as writer:
            for group in self._groups(arrivals, careful, problems, reports):
                writer.write_table(pa.Table.from_pylist(group, schema=schema()))
            entry = msgspec.structs.replace(
                entry, **reports, problems=problems, seconds=round(time.process_time() - began, 3)
            )
            writer.add_key_value_metadata({ENTRY: msgspec.json.encode(entry)})
        data = sink.getvalue()
        self._put(name, data)
        self._system.delete_file(begun)
        return msgspec.structs.replace(entry, bytes=data.size)

    def _open(
        self, file: str, number: int, data: bytes, into: list[tuple[int, bytes, Report]], problems: list[Problem]
    ) -> None:
        """The report of a line, as ``sayso extract`` opens it."""
        arrival = Arrival(name="", file=file, line=number, data=data, format="json")
        try:
            opened = open_json(arrival, Given())
            if not opened.own_id:
                raise Unreadable(arrival.problem("wrong-type", "has no `id`"))
        except Unreadable as error:
            problems.append(Problem(number, error.problem.code, error.problem.message))
            return
        problems.extend(Problem(number, p.code, p.message) for p in opened.problems)
        into.append((number, data, opened.report))

    def _groups(
        self,
        arrivals: list[tuple[int, bytes, Report]],
        careful: bool,
        problems: list[Problem],
        count: dict[str, int],
    ) -> Iterator[list[dict[str, Any]]]:
        """The rows of the part, some at a time."""
        group: list[dict[str, Any]] = []
        source = iter(arrivals)
        for some in batches(report for _, _, report in arrivals):
            for found, line in self._carefully(some) if careful else self._read(some):
                number, data, report = next(source)
                unread = [p for p in line.problems if p.code in UNREAD]
                problems.extend(Problem(number, p.code, f"{found.id}: {p.message}") for p in unread)
                count["reports"] += 1
                count["claims"] += len(found.claims)
                sheet = None if unread else self._sheet(report, found)
                row = {"id": found.id, "line": number, "received": data, "extract": line.json.decode(), "sheet": sheet}
                group.append(row)
            if len(group) >= _GROUP:
                yield group
                group = []
        if group:
            yield group

    def _sheet(self, report: Report, found: Extract) -> bytes | None:
        return sheets.drawn(dated(report), found, self._gazetteer)

    def _read(self, reports: list[Report]) -> Iterator[tuple[Extract, Line]]:
        for found in extract_all(reports, self._gazetteer, self._store):
            yield found, line_of(found)

    def _carefully(self, reports: list[Report]) -> Iterator[tuple[Extract, Line]]:
        for _, done in self._beside.read([list(enumerate(reports))]):
            for line in done.found:
                yield _extracts.decode(line.json), line

    @cached_property
    def _beside(self) -> Processes[Line]:
        """A process that ends with this one."""

        def failed(n: int, report: Report, message: str) -> Line:
            return line_of(without_reading(report, self._version, message))

        return Processes(["sayso.reading.worker"], 1, Done[Line], failed)

    def _put(self, name: str, data: pa.Buffer) -> None:
        """Whole or not at all: a file is renamed, and an object is there when it is whole."""
        path = f"{self._folder}/{name}"
        where = f"{self._folder}/.{name}.{os.getpid()}.tmp" if is_local(self._system) else path
        with self._system.open_output_stream(where) as stream:
            stream.write(data)
        if where != path:
            self._system.move(where, path)


_extracts = msgspec.json.Decoder(Extract)

__all__ = ["UNREAD", "Reader", "part_name"]
