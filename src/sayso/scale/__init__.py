"""The per-report half over a Ray cluster: reports in files of lines or Parquet, extracts out in Parquet.

Ray Data streams the inputs, cut into partitions, to actors that hold one model each; an actor writes each partition as
one file. What was written stays: the same command goes on where it was stopped, whoever was killed. A worker that dies
is replaced by Ray, and its partition is read again.
"""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow.fs import FileSelector, FileSystem, FileType

from sayso.intake import LIMIT, ReadProblem
from sayso.knowledge.code import read_by
from sayso.reading.processes import cores
from sayso.scale.reader import Reader, part_name
from sayso.scale.sources import Input, Slice, inputs, slices
from sayso.story.parts import ENTRY, MANIFEST, Manifest, NoExtracts, Part, located, manifest

#: Most reports, and bytes of them, of a partition: some 20 s of reading, which is what a killed worker has to do again,
#: and a file of some 20 MB.
PARTITION = (1000, 16_000_000)
#: Seconds between two manifests. Parts that are not yet in it when a run is killed are found by looking into them.
KEPT_EVERY = 20.0
#: Seconds in which a cluster must answer.
PATIENCE = 5.0
#: Seconds for which a cluster may give nothing; a partition takes some 20 s, and the start of an actor as long.
STILL = 900.0
#: Cores of the cluster for each stream of an input: unpacking is some thousand times as fast as reading.
CORES_A_STREAM = 32

T = TypeVar("T")


class ScaleError(Exception):
    """The cluster cannot be used, or not for this; the message says why in one line."""


@dataclass
class Result:
    """What a run did."""

    #: partitions and reports of this run, and of earlier ones
    partitions: int = 0
    reports: int = 0
    known: int = 0
    known_reports: int = 0
    #: of all runs, in the order of the inputs
    problems: list[ReadProblem] = field(default_factory=list)


def extract(
    patterns: list[str],
    out: str,
    *,
    address: str = "auto",
    jobs: int | None = None,
    limit: int = LIMIT,
    partition: tuple[int, int] = PARTITION,
    progress: Callable[[int, str], None] | None = None,
) -> Result:
    """Read the reports of files into a folder of extracts.

    ``patterns`` and ``out`` are paths or addresses; every machine of the cluster must reach them, and have sayso.
    ``address`` is that of a Ray cluster, or *auto*: the one that runs here, else one of this machine alone. ``jobs``
    bounds the actors. ``progress(reports, part)`` is called for each partition. Raises NoExtracts for inputs and
    folders, ScaleError for clusters; what cannot be read of an input is a problem of the result.
    """
    from sayso.knowledge.places import open_gazetteer
    from sayso.reading.extract import version

    sources = inputs(patterns)
    system, folder = located(out)
    kept = _begin(system, folder, out, version(open_gazetteer()), partition)
    wanted = {source.shown: source for source in sources}
    stale = [p for p in kept.parts if p.file in wanted and not _fits(p, wanted[p.file])]
    kept.parts = [p for p in kept.parts if p not in stale and not p.broken]
    done: dict[str, set[int]] = {source.shown: set() for source in sources}
    ends: dict[str, int] = {}
    for part in kept.parts:
        if part.file in done:
            done[part.file].add(part.slice)
        if part.last:
            ends[part.file] = part.slice
    to_read = [s for s in sources if len(done[s.shown]) != ends.get(s.shown, -2) + 1]
    result = Result(known=len(kept.parts), known_reports=sum(p.reports for p in kept.parts))
    if to_read:
        kept.finished = False
        saved = time.monotonic()
        try:
            with _cluster(address):
                for part in _read(to_read, done, system, folder, kept, jobs, limit):
                    kept.parts.append(part)
                    result.partitions += 1
                    result.reports += part.reports
                    if progress is not None:
                        progress(part.reports, part.name)
                    if time.monotonic() - saved > KEPT_EVERY:
                        _keep(system, folder, kept)
                        saved = time.monotonic()
        finally:
            _keep(system, folder, kept)
        for part in stale:  # partitions that the file no longer has
            if part.name not in {p.name for p in kept.parts}:
                with contextlib.suppress(FileNotFoundError):
                    system.delete_file(f"{folder}/{part.name}")
    kept.finished = True
    _keep(system, folder, kept)
    result.problems = [problem for part in kept.parts if part.file in wanted for problem in part.told()]
    return result


# --- the folder -------------------------------------------------------------------------------------------------------


def _begin(system: FileSystem, folder: str, shown: str, version: str, partition: tuple[int, int]) -> Manifest:
    """The manifest of a folder, which is made where there is none; with the parts that a killed run left."""
    code = read_by()
    try:
        top = system.get_file_info(folder)
        if top.type == FileType.File:
            raise NoExtracts(f"{shown}: is a file, not a folder")
        system.create_dir(folder, recursive=True)
        listed = {PurePosixPath(i.path).name: i for i in system.get_file_info(FileSelector(folder))}
    except OSError as error:
        raise NoExtracts(f"{shown}: cannot be written: {_reason(error)}") from None
    if MANIFEST in listed:
        kept = manifest(system, folder, shown)
        if (kept.version, kept.code) != (version, code):
            raise NoExtracts(f"{shown}: holds extracts of another version of reading; give another folder")
        if tuple(kept.partition) != partition:
            raise NoExtracts(
                f"{shown}: was begun with partitions of {kept.partition[0]:,} reports; give another folder"
            )
    else:
        if any(not name.startswith(".") for name in listed):
            raise NoExtracts(f"{shown}: holds other files; give an empty folder or one of extracts")
        kept = Manifest(version=version, code=code, partition=partition)
        _keep(system, folder, kept)
    known = {p.name: p for p in kept.parts}
    parts = []
    for name, info in sorted(listed.items()):
        if name.endswith(".tmp"):
            system.delete_file(info.path)
        if not (name.startswith("part-") and name.endswith(".parquet")):
            continue
        part = known.get(name)
        if part is None or part.bytes != info.size:
            part = _entry(system, info.path, info.size)
        if part is not None and (part.version, part.code) == (version, code):
            parts.append(part)
    kept.parts = parts
    return kept


def _entry(system: FileSystem, path: str, size: int) -> Part | None:
    """The entry that a part carries; None where it is damaged, and is to be written anew."""
    try:
        with system.open_input_file(path) as stream:
            metadata = pq.ParquetFile(stream).metadata.metadata or {}
        return msgspec.structs.replace(msgspec.json.decode(metadata[ENTRY], type=Part), bytes=size)
    except (OSError, pa.ArrowException, KeyError, msgspec.DecodeError):
        return None


def _fits(part: Part, source: Input) -> bool:
    return (part.size, part.modified) == (source.size, source.modified)


def _keep(system: FileSystem, folder: str, kept: Manifest) -> None:
    """Write the manifest, whole or not at all."""
    kept.parts.sort(key=lambda p: (p.file, p.slice))
    kept.totals = {
        "partitions": len(kept.parts),
        "reports": sum(p.reports for p in kept.parts),
        "claims": sum(p.claims for p in kept.parts),
        "problems": sum(len(p.problems) for p in kept.parts),
        "bytes": sum(p.bytes for p in kept.parts),
        "seconds": round(sum(p.seconds for p in kept.parts), 1),
    }
    path = f"{folder}/{MANIFEST}"
    where = f"{folder}/.{MANIFEST}.tmp" if system.type_name == "local" else path
    with system.open_output_stream(where) as stream:
        stream.write(msgspec.json.format(msgspec.json.encode(kept), indent=1))
    if where != path:
        system.move(where, path)


# --- the cluster ------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _cluster(address: str) -> Iterator[None]:
    """Ray, joined or begun; left again unless the caller had it already. Raises ScaleError."""
    # nothing is told to anybody; and of Ray's own talk only what stops it
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    # a machine that is busy may take longer than a minute to begin a process; Ray would begin it anew, without end
    os.environ.setdefault("RAY_worker_register_timeout_seconds", "300")
    try:
        import ray
    except ImportError:
        raise ScaleError("Ray is not installed; pip install 'sayso[ray]'") from None
    if address not in ("auto", "local"):
        _answers(address)
    if ray.is_initialized():
        yield
        return
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR, "configure_logging": True}
    try:
        with _hushed():
            try:
                if address == "local":
                    raise ConnectionError
                ray.init(address=address, **quiet)
            except ConnectionError:
                if address not in ("auto", "local"):
                    raise
                quiet |= {"num_cpus": cores(), "include_dashboard": False, "_node_ip_address": "127.0.0.1"}
                ray.init(address="local", **quiet)
    except Exception as error:
        raise ScaleError(f"--ray {address}: no cluster can be joined: {_reason(error)}") from None
    try:
        yield
    finally:
        ray.shutdown()


@contextlib.contextmanager
def _hushed() -> Iterator[None]:
    """Ray's core tells on the standard error of the process, past Python, how it sets its log level."""
    sys.stderr.flush()
    kept = os.dup(2)
    try:
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _answers(address: str) -> None:
    """Ray itself would wait for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not host or not port.isdigit():
        raise ScaleError(f"--ray: {address!r} is no address: auto, local, HOST:PORT or ray://HOST:PORT")
    try:
        socket.create_connection((host, int(port)), PATIENCE).close()
    except OSError as error:
        raise ScaleError(f"--ray {address}: no cluster answers there: {error.strerror or error}") from None


def _read(
    sources: list[Input],
    done: dict[str, set[int]],
    system: FileSystem,
    folder: str,
    kept: Manifest,
    jobs: int | None,
    limit: int,
) -> Iterator[Part]:
    """The entries of partitions as they are written, in any order."""
    import ray
    from ray.data import ActorPoolStrategy, DataContext, read_datasource

    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = DataContext.get_current().copy()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    # a partition is a row, and a row a block: what one actor reads at a time
    context.target_max_block_size = 1
    resources: dict[str, float] = ray.cluster_resources()  # type: ignore[no-untyped-call]
    there = max(1, int(resources.get("CPU", 1)))
    actors = min(jobs or there, there)
    reports, size = kept.partition
    with DataContext.current(context):
        # the streams wait for the actors most of the time, and so take no core from them
        rows = read_datasource(
            _source(sources, {s.shown: frozenset(done[s.shown]) for s in sources}, reports, size, limit),
            num_cpus=0,
            concurrency=min(len(sources), max(2, actors // CORES_A_STREAM)),
            override_num_blocks=len(sources),
        )
        entries = rows.map_batches(
            Reader,
            fn_constructor_args=(system, folder),
            batch_size=1,
            batch_format="pyarrow",
            num_cpus=1,
            compute=ActorPoolStrategy(
                min_size=actors, max_size=actors if jobs else None, max_tasks_in_flight_per_actor=2
            ),
        )
    try:
        for row in _in_time(entries.iter_rows(), STILL):
            if row["error"]:
                raise NoExtracts(f"{folder}: cannot be written: {row['error']}")
            part = msgspec.json.decode(row["entry"], type=Part)
            if (part.version, part.code) != (kept.version, kept.code):
                raise ScaleError("a machine of the cluster has another sayso, model or gazetteer")
            yield part
    except ray.exceptions.RayError as error:
        raise ScaleError(f"the cluster: {_reason(error)}") from None


def _in_time(rows: Iterable[T], seconds: float) -> Iterator[T]:
    """Rows as they come. Raises ScaleError where none comes for so long: Ray waits for ever, whatever it waits for."""
    came: SimpleQueue[T | _Ended] = SimpleQueue()
    left = threading.Event()

    def wait() -> None:
        ended: BaseException | None = None
        try:
            for row in rows:
                if left.is_set():
                    break
                came.put(row)
        except BaseException as error:
            ended = error
        came.put(_Ended(ended))

    threading.Thread(target=wait, daemon=True, name="sayso-scale").start()
    number = 0
    try:
        while True:
            try:
                row = came.get(timeout=seconds)
            except Empty:
                raise ScaleError(
                    f"the cluster gave nothing for {seconds:,.0f} s, after {number:,} partitions; "
                    "the same command goes on from there"
                ) from None
            if isinstance(row, _Ended):
                if row.error is not None:
                    raise row.error
                return
            number += 1
            yield row
    finally:
        left.set()


@dataclass(frozen=True)
class _Ended:
    """The end of the rows, and what ended them where something went wrong."""

    error: BaseException | None


def _source(sources: list[Input], done: dict[str, frozenset[int]], reports: int, size: int, limit: int) -> Any:
    """The inputs as Ray Data reads them: a task for each, a row for each partition that is not there yet."""
    from ray.data import Datasource, ReadTask
    from ray.data.block import BlockMetadata

    class Partitions(Datasource):
        def estimate_inmemory_data_size(self) -> int | None:
            return sum(source.size for source in sources)

        def get_read_tasks(self, parallelism: int, *_: object, **__: object) -> list[ReadTask]:
            made = []
            for source in sources:
                task = _Rows(source, done[source.shown], reports, size, limit)
                made.append(ReadTask(task, BlockMetadata(None, source.size, None, input_files=(source.shown,))))
            return made

    made: Callable[[], Any] = Partitions
    return made()


@dataclass(frozen=True)
class _Rows:
    """The partitions of one input as tables of one row."""

    source: Input
    done: frozenset[int]
    reports: int
    size: int
    limit: int

    def __call__(self) -> Iterator[pa.Table]:
        for found in slices(self.source, self.reports, self.size, self.limit):
            if found.number not in self.done:
                yield _row(self.source, found)


def _row(source: Input, found: Slice) -> pa.Table:
    return pa.table(
        {
            "file": [source.shown],
            "size": [source.size],
            "modified": [source.modified],
            "slice": [found.number],
            "last": [found.last],
            "broken": [found.broken],
            "numbers": pa.array([found.numbers], pa.list_(pa.int64())),
            "received": pa.array([found.received], pa.large_list(pa.large_binary())),
            "problems": pa.array([msgspec.json.encode(found.problems)], pa.binary()),
        }
    )


def _reason(error: BaseException) -> str:
    text = str(getattr(error, "strerror", None) or error)
    return (text.strip().splitlines() or [type(error).__name__])[0]


__all__ = ["PARTITION", "Result", "ScaleError", "extract", "part_name"]
