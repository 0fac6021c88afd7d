"""Reading in several processes: batches out, what was read back in the same order, never more under way than is taken.

Each process is a fresh interpreter with its own model (see ``sayso.reading.worker``), so nothing of the caller's is
forked, and a script needs no ``__main__`` guard. The system ends them with the process that began them.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from queue import SimpleQueue
from types import TracebackType
from typing import IO, Generic, TypeVar

import msgspec

from sayso.model import Report
from sayso.reading.worker import Batch, Done, Line, Task, extract_all, line_of, received, send, without_reading

T = TypeVar("T")

#: Batches that wait for each process beside the one that it reads, so that it need not wait for the writing.
AHEAD = 1


class NoProcess(Exception):
    """No reading process can be begun."""


def cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def extract_lines(reports: Iterable[Report], jobs: int) -> Iterator[Line]:
    """The extracts of reports as lines of JSON, in order, read in so many processes.

    What fits into one batch is read in this process: another one's model would take longer to load. Raises NoProcess.
    """
    from sayso.knowledge.places import open_gazetteer
    from sayso.reading.extract import batches, version
    from sayso.reading.parse import MemoryStore

    rest = batches(iter(reports))
    first = list(islice(rest, 2 if jobs > 1 else 0))
    if len(first) < 2:
        gazetteer, store = open_gazetteer(), MemoryStore()
        for some in chain(first, rest):
            yield from map(line_of, extract_all(some, gazetteer, store))
        return
    name = version(open_gazetteer())

    def failed(n: int, report: Report, message: str) -> Line:
        return line_of(without_reading(report, name, message))

    with Processes(["sayso.reading.worker"], jobs, Done[Line], failed) as processes:
        for _, done in processes.read(list(enumerate(some)) for some in chain(first, rest)):
            yield from done.found


class Processes(Generic[T]):
    """So many processes that read. A context manager.

    ``command`` is the module that each one runs, which calls ``worker.serve``, and its arguments; ``answer`` the type
    of what it sends; ``failed`` makes, of a report's number, the report and a message, what stands for a report that
    cannot be read.
    """

    def __init__(
        self, command: Sequence[str], count: int, answer: type[Done[T]], failed: Callable[[int, Report, str], T]
    ) -> None:
        self._count = count
        self._failed = failed
        self._threads = ThreadPoolExecutor(count)
        self._free: SimpleQueue[_Process[T]] = SimpleQueue()
        self._all: list[_Process[T]] = [_Process(command, answer) for _ in range(count)]
        for process in self._all:
            self._free.put(process)

    def __enter__(self) -> Processes[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Ends the reading of a thread that still waits for an answer.
        for process in self._all:
            process.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def read(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, Done[T]]]:
        """Each batch with what was read in it, in order. Raises NoProcess."""
        under_way: deque[tuple[Batch, Future[Done[T]]]] = deque()
        for batch in batches:
            under_way.append((batch, self._threads.submit(self._one, batch)))
            while len(under_way) >= self._count * (1 + AHEAD):
                first, future = under_way.popleft()
                yield first, future.result()
        while under_way:
            first, future = under_way.popleft()
            yield first, future.result()

    def _one(self, batch: Batch) -> Done[T]:
        process = self._free.get()
        try:
            return self._by(process, batch)
        finally:
            self._free.put(process)

    def _by(self, process: _Process[T], batch: Batch) -> Done[T]:
        done = process.ask(batch) or process.ask(batch)
        if done is not None:
            return done
        if not process.begun:
            raise NoProcess("no reading process can be begun")
        if len(batch) > 1:
            parts = [self._by(process, [one]) for one in batch]
            return Done([x for part in parts for x in part.found], {k: v for p in parts for k, v in p.parses.items()})
        # it takes the process with it, whatever it is
        ((n, report),) = batch
        return Done([self._failed(n, report, "reading it ends the process")], {})


class _Process(Generic[T]):
    """One process, begun when it is first asked and again when it has ended."""

    def __init__(self, command: Sequence[str], answer: type[Done[T]]) -> None:
        self._command = command
        self._answers = msgspec.msgpack.Decoder(answer)
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        #: it has been ready at least once
        self.begun = False

    def ask(self, batch: Batch) -> Done[T] | None:
        """What the process reads in a batch; None where it ended instead of an answer."""
        if self._stopped:
            return None
        process, packed = self._process, None
        with contextlib.suppress(OSError, ValueError):
            if process is None:
                process = self._process = _begin(self._command)
                if received(_pipe(process.stdout)) is not None:
                    self.begun = True
            send(_pipe(process.stdin), Task(batch))
            packed = received(_pipe(process.stdout))
        if packed is not None:
            return self._answers.decode(packed)
        if process is not None:
            _end(process)
            self._process = None
        return None

    def stop(self) -> None:
        """End the process; a thread that waits for its answer gets None."""
        self._stopped = True
        if self._process is not None:
            _end(self._process)


def _begin(command: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        # what was not yet sent is lost with it
        with contextlib.suppress(OSError, ValueError):
            if stream is not None:
                stream.close()
