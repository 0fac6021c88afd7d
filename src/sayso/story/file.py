"""Making, checking, opening and locking the file of a story.

A new file is made under another name and put in its place when it is whole. What a file is, is read from its first 100
bytes before SQLite sees it, so that a file that is refused is not touched. Only one program writes at a time: it holds
the lock on ``STORY-lock``, which the system lets go when the program ends, however it ends.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from sayso.story.errors import DamagedStory, LockedStory, NewerStory, NotAStory, StoryError
from sayso.story.packing import DamagedBytes
from sayso.story.schema import APPLICATION_ID, SCHEMA, VERSION

#: How long to wait for another program, in seconds. Commits take milliseconds; what takes longer is a long read.
PATIENCE = 2.0
#: kibibytes of pages in memory; and while a story is compared
CACHE, ROOMY = 32_000, 128_000

_MAGIC = b"SQLite format 3\x00"


def check(path: Path) -> int:
    """Look at the header of a file that exists and return the version of its format.

    Raises NotAStory, NewerStory or DamagedStory; changes nothing.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(100)
    except OSError as error:
        raise NotAStory(f"{path}: cannot be opened: {error.strerror}") from error
    if not head.startswith(_MAGIC):
        if head and _MAGIC.startswith(head[:16]):
            raise DamagedStory(f"{path}: the story file is truncated")
        raise NotAStory(f"{path}: is {'not a story file' if head else 'an empty file, not a story'}")
    if len(head) < 100:
        raise DamagedStory(f"{path}: the story file is truncated")
    page = struct.unpack(">H", head[16:18])[0]
    pages, version, application = (struct.unpack(">I", head[at : at + 4])[0] for at in (28, 60, 68))
    if application != APPLICATION_ID:
        raise NotAStory(f"{path}: is a database, but not a story file")
    if version > VERSION:
        raise NewerStory(f"{path}: was written by a newer sayso (format {version}; this one reads up to {VERSION})")
    # While a write-ahead log stands beside the file, some pages may be in the log alone.
    log = path.with_name(path.name + "-wal")
    if size < pages * (65536 if page == 1 else page) and not (log.exists() and log.stat().st_size):
        raise DamagedStory(f"{path}: the story file is truncated")
    return int(version)


def create(path: Path, more: str = "") -> None:
    """Make a new, empty story; ``more`` is SQL for further tables. Raises NotAStory where that can't be done."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    except OSError as error:
        raise NotAStory(f"{path}: cannot be made: {error.strerror}") from error
    os.close(handle)
    made = Path(name)
    try:
        connection = sqlite3.connect(made, isolation_level=None)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(f"BEGIN;{SCHEMA};{more};COMMIT;")
        connection.close()
        made.chmod(0o666 & ~_umask())
        _put(made, path)
    except FileExistsError:
        pass
    except (OSError, sqlite3.Error) as error:
        raise NotAStory(f"{path}: cannot be made: {error}") from error
    finally:
        for left in (made, Path(f"{made}-wal"), Path(f"{made}-shm")):
            left.unlink(missing_ok=True)


def _put(made: Path, path: Path) -> None:
    """Give the file its name; unlike a rename it fails where another program was quicker."""
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(path) from None
        made.replace(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def connect(path: Path) -> sqlite3.Connection:
    """Open a story that ``check`` has passed. Raises DamagedStory, LockedStory or NotAStory."""
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    uri = path.absolute().as_uri() + ("?mode=rw" if writable else "?mode=ro&immutable=1")
    with translated(path):
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=PATIENCE)
        try:
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute(f"PRAGMA cache_size = {-CACHE}")
            connection.execute("SELECT value FROM settings LIMIT 1").fetchone()
            connection.execute("SELECT n FROM reports ORDER BY n DESC LIMIT 1").fetchone()
        except BaseException:
            connection.close()
            raise
    return connection


@contextlib.contextmanager
def roomy(connection: sqlite3.Connection) -> Iterator[None]:
    """More pages in memory for work all over the file: keys are drawn from texts, so that new ones fall everywhere."""
    connection.execute(f"PRAGMA cache_size = {-ROOMY}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {-CACHE}")


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """SQLite's errors as errors of the story."""
    try:
        yield
    except sqlite3.OperationalError as error:
        message = str(error)
        if "locked" in message or "busy" in message:
            raise LockedStory(f"{path}: another program is at work on the story; try again when it is done") from error
        if "readonly" in message or "read-only" in message or "unable to open" in message:
            raise NotAStory(f"{path}: cannot be written: {message}") from error
        if "malformed" in message or "disk I/O" in message or "no such table" in message:
            raise DamagedStory(f"{path}: the story file is damaged: {message}") from error
        raise StoryError(f"{path}: {message}") from error
    except DamagedBytes as error:
        raise DamagedStory(f"{path}: the story file is damaged: {error}; see sayso verify") from error
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError | sqlite3.InterfaceError):
            raise
        raise DamagedStory(f"{path}: the story file is damaged: {error}") from error


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; within another one, part of that."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


class Lock:
    """The right to write, of one program at a time; entered again by the same story it does nothing."""

    def __init__(self, path: Path) -> None:
        self._story = path
        self._path = path.with_name(path.name + "-lock")
        self._handle: int | None = None
        self._depth = 0

    def __enter__(self) -> None:
        if self._depth == 0:
            self._handle = self._take()
        self._depth += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._depth -= 1
        if self._depth == 0 and self._handle is not None:
            # taken away while it is still held, so that nobody takes the lock of a file that is going
            with contextlib.suppress(OSError):
                self._path.unlink()
            os.close(self._handle)
            self._handle = None

    def _take(self) -> int:
        while True:
            try:
                handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
            except OSError as error:
                raise NotAStory(f"{self._story}: cannot be written: {error.strerror}") from error
            try:
                _lock(handle)
            except OSError:
                os.close(handle)
                raise LockedStory(
                    f"{self._story}: another program is writing to the story; try again when it is done"
                ) from None
            try:
                if os.fstat(handle).st_ino == self._path.stat().st_ino:
                    return handle
            except FileNotFoundError:
                pass
            os.close(handle)


def _lock(handle: int) -> None:
    """Take the lock on an open file or raise OSError."""
    try:
        import fcntl
    except ImportError:
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
