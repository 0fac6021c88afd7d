"""A process that reads reports: batches on standard input, what was read on standard output.

    python -m sayso.reading.worker

It ends when its input ends or the process that began it is gone, so that nothing of it is left when that is killed.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import IO, TYPE_CHECKING, Generic, TypeVar

import msgspec

from sayso.model import Extract, Problem, Report, to_json

if TYPE_CHECKING:
    from sayso.knowledge.places import Gazetteer
    from sayso.reading.parse import SentenceStore

T = TypeVar("T")

#: Reports, each with the number that it goes by between the processes.
Batch = list[tuple[int, Report]]


class Task(msgspec.Struct, array_like=True):
    """Reports to read."""

    reports: Batch


class Done(msgspec.Struct, Generic[T], array_like=True):
    """What was read, in the order of the task, and the parses that were new where somebody keeps them."""

    found: list[T]
    parses: dict[bytes, bytes]


class Line(msgspec.Struct, array_like=True):
    """An extract as one line of JSON without the newline, and what could not be read, for telling."""

    id: str
    json: bytes
    problems: list[Problem]


def send(stream: IO[bytes], message: object) -> None:
    """Write one message: its length in eight bytes, then its MessagePack."""
    packed = msgspec.msgpack.encode(message)
    stream.write(len(packed).to_bytes(8, "big") + packed)
    stream.flush()


def received(stream: IO[bytes]) -> bytes | None:
    """The bytes of the next message, or None at the end."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    size = int.from_bytes(head, "big")
    packed = stream.read(size)
    return packed if len(packed) == size else None


def serve(begin: Callable[[], Callable[[Batch], Done[T]]]) -> None:
    """Read until the input ends. ``begin`` makes ready and returns what reads a batch."""
    # the process that began this one is told to stop, and ends the input
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source, out = sys.stdin.buffer, sys.stdout.buffer
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    # what a library prints must not end up among the messages
    sys.stdout = sys.stderr
    read = begin()
    send(out, Done([], {}))  # ready
    tasks = msgspec.msgpack.Decoder(Task)
    while packed := received(source):
        send(out, read(tasks.decode(packed).reports))


def _end_with(parent: int) -> None:
    """End this process when the one that began it has ended, in the middle of a batch, too."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def extract_all(reports: Sequence[Report], gazetteer: Gazetteer, store: SentenceStore) -> list[Extract]:
    """An extract of every report, whatever happens: one that breaks reading is told of, and the others are read."""
    from sayso.reading.extract import extract, version

    try:
        return list(extract(reports, gazetteer=gazetteer, store=store))
    except Exception as error:
        if len(reports) > 1:
            return [found for one in reports for found in extract_all([one], gazetteer, store)]
        message = f"reading failed: {type(error).__name__}: {error}"
        return [without_reading(report, version(gazetteer), message) for report in reports]


def without_reading(report: Report, version: str, message: str) -> Extract:
    """An extract that says only that the report could not be read."""
    return Extract(
        id=report.id, language=report.language or "und", title=report.title, text=report.text, version=version,
        sentences=[], claims=[], events=[], places=[], relations=[], remarks=[], dates=[], actors=[], notices=[],
        problems=[Problem(code="failed", message=message)],
    )  # fmt: skip


def line_of(found: Extract) -> Line:
    return Line(found.id, to_json(found), found.problems)


def _begin() -> Callable[[Batch], Done[Line]]:
    from sayso.knowledge.places import open_gazetteer
    from sayso.reading.parse import MemoryStore

    gazetteer, store = open_gazetteer(), MemoryStore()

    def read(batch: Batch) -> Done[Line]:
        return Done([line_of(found) for found in extract_all([report for _, report in batch], gazetteer, store)], {})

    return read


if __name__ == "__main__":
    serve(_begin)
