"""Reading in several processes: the same ``extract``, each process with a model of its own.

Processes are started afresh (no fork of a loaded parent), get batches, and give back extracts and the parses that were
new; the sentence store stays with the caller. A process ends by itself when its parent does.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from types import TracebackType

import msgspec

from sayso.knowledge.places import Gazetteer, open_gazetteer
from sayso.model import Extract, Report
from sayso.reading.extract import batches, extract
from sayso.reading.parse import MemoryStore, SentenceStore, parser, sentence_keys

#: Batches handed out beyond those that are being read, for each process: enough that none waits, few enough that
#: what is held in memory does not grow.
AHEAD = 1


class _Task(msgspec.Struct, array_like=True):
    reports: list[Report]
    #: packed parses that the caller's store knows, or None where each process keeps its own
    known: dict[bytes, bytes] | None


class _Done(msgspec.Struct, array_like=True):
    extracts: list[Extract]
    fresh: dict[bytes, bytes]


class _Handed:
    """A sentence store of what came with a task, which collects what is new."""

    def __init__(self, known: dict[bytes, bytes]) -> None:
        self._known = known
        self.fresh: dict[bytes, bytes] = {}

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        return {key: self._known[key] for key in keys if key in self._known}

    def put(self, parses: dict[bytes, bytes]) -> None:
        self.fresh |= parses


class Pool:
    """Processes that read; use it as a context manager.

    ``jobs`` is their number. ``gazetteer`` is opened in each of them.
    """

    def __init__(self, jobs: int, gazetteer: Gazetteer | None = None) -> None:
        if jobs < 1:
            raise ValueError(f"jobs must be at least 1, not {jobs}")
        self.jobs = jobs
        # compiled here once, so that the processes do not wait for each other
        known = gazetteer or open_gazetteer()
        self._executor = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (known,))

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._executor.shutdown(wait=error is None, cancel_futures=True)

    def extract(self, reports: Iterable[Report], store: SentenceStore | None = None) -> Generator[Extract, None, None]:
        """Read reports: one Extract each, in the same order as given.

        Raises RuntimeError where a process was killed from outside; what was given out before is complete.
        """
        waiting: deque[Future[bytes]] = deque()
        given = batches(iter(reports))
        try:
            for batch in given:
                waiting.append(self._executor.submit(_work, self._packed(batch, store)))
                if len(waiting) > self.jobs * (1 + AHEAD):
                    yield from self._taken(waiting.popleft(), store)
            while waiting:
                yield from self._taken(waiting.popleft(), store)
        except BrokenProcessPool:
            raise RuntimeError("a reading process was killed, by hand or for want of memory") from None
        finally:
            for future in waiting:
                future.cancel()

    @staticmethod
    def _packed(batch: list[Report], store: SentenceStore | None) -> bytes:
        known = None
        if store is not None:
            model = parser().version
            keys = dict.fromkeys(key for report in batch for key in sentence_keys(report, model))
            known = store.get(list(keys))
        return _encoder.encode(_Task(batch, known))

    @staticmethod
    def _taken(future: Future[bytes], store: SentenceStore | None) -> Iterator[Extract]:
        done = _done.decode(future.result())
        if store is not None and done.fresh:
            store.put(done.fresh)
        yield from done.extracts


_encoder = msgspec.msgpack.Encoder()
_task = msgspec.msgpack.Decoder(_Task)
_done = msgspec.msgpack.Decoder(_Done)
_own = MemoryStore()
_opened: list[Gazetteer] = []


def _begin(gazetteer: Gazetteer) -> None:
    """Prepare a process: open the gazetteer, and end when the parent is gone."""
    parent = parent_process()
    if parent is not None:

        def follow() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=follow, daemon=True).start()
    _opened.append(gazetteer)


def _work(packed: bytes) -> bytes:
    task = _task.decode(packed)
    if task.known is None:
        return _encoder.encode(_Done(list(extract(task.reports, gazetteer=_opened[0], store=_own)), {}))
    handed = _Handed(task.known)
    return _encoder.encode(_Done(list(extract(task.reports, gazetteer=_opened[0], store=handed)), handed.fresh))
