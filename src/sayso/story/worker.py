"""A process that reads reports for a story: batches on standard input, the rows of their extracts on standard output.

    python -m sayso.story.worker STORY

It looks sentences up in the story file, and hands those that it parsed back, since only the story's own process writes.
It ends when its input ends, so that nothing of it is left when that process is killed.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import IO

import msgspec

from sayso.model import Report
from sayso.story.extracting import rows_of_batch
from sayso.story.ledger import Rows
from sayso.story.sentences import Aside, StoredSentences


class Task(msgspec.Struct, array_like=True):
    """Reports to read, each with its number in the story."""

    reports: list[tuple[int, Report]]


class Done(msgspec.Struct, array_like=True):
    """What was read, in the order of the task, and the parses that were new."""

    rows: list[Rows]
    parses: dict[bytes, bytes]


def send(stream: IO[bytes], message: Task | Done) -> None:
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


def main() -> None:
    """Read until the input ends."""
    from sayso.knowledge.places import open_gazetteer
    from sayso.story.file import connect

    # the story's own process is told to stop, and ends the input
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source, out = sys.stdin.buffer, sys.stdout.buffer
    # what a library prints must not end up among the messages
    sys.stdout = sys.stderr
    connection = connect(Path(sys.argv[1]))
    gazetteer = open_gazetteer()
    send(out, Done([], {}))  # ready
    tasks = msgspec.msgpack.Decoder(Task)
    while packed := received(source):
        task = tasks.decode(packed)
        store = Aside(StoredSentences(connection))
        send(out, Done(rows_of_batch(task.reports, gazetteer, store), store.fresh))


if __name__ == "__main__":
    main()
