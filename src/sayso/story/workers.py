"""Reading in several processes: batches out, rows back in the same order, never more under way than can be written.

Each process is a fresh interpreter with its own model (see ``sayso.story.worker``), so nothing of the caller's is
forked, and a script needs no ``__main__`` guard. The system ends them with the process that began them.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import IO

import msgspec

from sayso.model import Report
from sayso.story.errors import StoryError
from sayso.story.extracting import without_reading
from sayso.story.ledger import rows_of
from sayso.story.worker import Done, Task, received, send

#: Batches that wait for each process beside the one that it reads, so that it need not wait for the writing.
AHEAD = 1

Batch = list[tuple[int, Report]]


class Workers:
    """So many processes that read for a story. A context manager."""

    def __init__(self, story: Path, count: int, version: str) -> None:
        self._story = story
        self._count = count
        #: of the reading, for what cannot be read
        self._version = version
        self._threads = ThreadPoolExecutor(count)
        self._free: SimpleQueue[_Worker] = SimpleQueue()
        self._all = [_Worker(story) for _ in range(count)]
        for worker in self._all:
            self._free.put(worker)

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Ends the reading of a thread that still waits for an answer.
        for worker in self._all:
            worker.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def read(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, Done]]:
        """Each batch with what was read in it, in order. Raises StoryError where no process can be begun."""
        under_way: deque[tuple[Batch, Future[Done]]] = deque()
        for batch in batches:
            under_way.append((batch, self._threads.submit(self._one, batch)))
            while len(under_way) >= self._count * (1 + AHEAD):
                first, future = under_way.popleft()
                yield first, future.result()
        while under_way:
            first, future = under_way.popleft()
            yield first, future.result()

    def _one(self, batch: Batch) -> Done:
        worker = self._free.get()
        try:
            return self._by(worker, batch)
        finally:
            self._free.put(worker)

    def _by(self, worker: _Worker, batch: Batch) -> Done:
        done = worker.ask(batch) or worker.ask(batch)
        if done is not None:
            return done
        if not worker.begun:
            raise StoryError(f"{self._story}: no reading process can be begun")
        if len(batch) > 1:
            parts = [self._by(worker, [one]) for one in batch]
            return Done(
                [row for part in parts for row in part.rows], {k: v for p in parts for k, v in p.parses.items()}
            )
        # it takes the process with it, whatever it is
        ((n, report),) = batch
        return Done([rows_of(n, without_reading(report, self._version, "reading it ends the process"))], {})


class _Worker:
    """One process, begun when it is first asked and again when it has ended."""

    def __init__(self, story: Path) -> None:
        self._story = story
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        #: it has been ready at least once
        self.begun = False

    def ask(self, batch: Batch) -> Done | None:
        """What the process reads in a batch; None where it ended instead of an answer."""
        if self._stopped:
            return None
        process, packed = self._process, None
        with contextlib.suppress(OSError, ValueError):
            if process is None:
                process = self._process = _begin(self._story)
                if received(_pipe(process.stdout)) is not None:
                    self.begun = True
            send(_pipe(process.stdin), Task(batch))
            packed = received(_pipe(process.stdout))
        if packed is not None:
            return _answers.decode(packed)
        if process is not None:
            _end(process)
            self._process = None
        return None

    def stop(self) -> None:
        """End the process; a thread that waits for its answer gets None."""
        self._stopped = True
        if self._process is not None:
            _end(self._process)


def _begin(story: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "sayso.story.worker", str(story)],
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


_answers = msgspec.msgpack.Decoder(Done)
