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

import msgspec

from sayso.model import Report
from sayso.story.errors import StoryError
from sayso.story.worker import Done, Task, received, send

#: Batches that wait for each process beside the one that it reads, so that it need not wait for the writing.
AHEAD = 1

Batch = list[tuple[int, Report]]


class Workers:
    """So many processes that read for a story. A context manager."""

    def __init__(self, story: Path, count: int) -> None:
        self._story = story
        self._count = count
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
        """Each batch with what was read in it, in order. Raises StoryError where a process fails twice."""
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
            done = worker.ask(batch) or worker.ask(batch)
        finally:
            self._free.put(worker)
        if done is None:
            raise StoryError(f"{self._story}: a reading process ended before its time; read again to go on")
        return done


class _Worker:
    """One process, begun when it is first asked and again when it has ended."""

    def __init__(self, story: Path) -> None:
        self._story = story
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def ask(self, batch: Batch) -> Done | None:
        """What the process reads in a batch; None where it ended instead of an answer."""
        if self._stopped:
            return None
        process = self._process = self._process or subprocess.Popen(
            [sys.executable, "-m", "sayso.story.worker", str(self._story)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            send(process.stdin, Task(batch))
            packed = received(process.stdout)
        except (OSError, ValueError):
            packed = None
        if packed is None:
            _end(process)
            self._process = None
            return None
        return _answers.decode(packed)

    def stop(self) -> None:
        """End the process; a thread that waits for its answer gets None."""
        self._stopped = True
        if self._process is not None:
            _end(self._process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        # what was not yet sent is lost with it
        with contextlib.suppress(OSError, ValueError):
            if stream is not None:
                stream.close()


_answers = msgspec.msgpack.Decoder(Done)
