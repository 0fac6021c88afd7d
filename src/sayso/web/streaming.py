"""An answer of any size, written while it is made: a thread of its own reads the story, and waits for the reader."""

from __future__ import annotations

import queue
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path

import anyio.to_thread
from starlette.responses import StreamingResponse

from sayso.story import Story, open_story

#: Pieces that are made ahead.
AHEAD = 4
#: Seconds after which a thread looks whether anybody still listens.
PATIENCE = 5.0


class Streamed(StreamingResponse):
    """What ``make`` yields of the story in a file."""

    def __init__(
        self, path: Path, make: Callable[[Story], Iterator[bytes]], media_type: str, headers: Mapping[str, str]
    ) -> None:
        super().__init__(_pieces(path, make), media_type=media_type, headers=headers)


async def _pieces(path: Path, make: Callable[[Story], Iterator[bytes]]) -> AsyncIterator[bytes]:
    pieces: queue.Queue[bytes | BaseException | None] = queue.Queue(AHEAD)
    gone = threading.Event()

    def put(piece: bytes | BaseException | None) -> bool:
        while not gone.is_set():
            try:
                pieces.put(piece, timeout=PATIENCE)
                return True
            except queue.Full:
                continue
        return False

    def work() -> None:
        try:
            with open_story(path, create=False) as story:
                for piece in make(story):
                    if not put(piece):
                        return
            put(None)
        except Exception as error:
            put(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        while True:
            piece = await anyio.to_thread.run_sync(pieces.get, abandon_on_cancel=True)
            if piece is None:
                return
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        gone.set()
