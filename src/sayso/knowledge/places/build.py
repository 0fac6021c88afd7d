"""A gazetteer from the official GeoNames dump: all twelve million places in place of those of 500 and more people.

Read are ``allCountries.txt`` (or the file of one country), and where they are there ``alternateNamesV2.txt`` (names
that the first file has cut off), ``hierarchy.txt`` (divisions above a place that its codes do not tell),
``admin1CodesASCII.txt`` and ``admin2Codes.txt``. The files are read line by line; what must be looked up again is kept
in a database on the disk. Format: download.geonames.org/export/dump/readme.txt (GeoNames, CC BY 4.0).
"""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from sayso.knowledge.places.compile import compile_to
from sayso.knowledge.places.entries import RawEntry, country_entries, is_weak, news_towns, own
from sayso.knowledge.places.format import LAYOUT
from sayso.knowledge.places.natural_earth import encoded
from sayso.knowledge.places.natural_earth import read as read_earth
from sayso.model import Feature

#: The kinds of GeoNames features that reports speak of, and what they are here. Spots such as shops and farms are left
#: out: their names are those of people.
KINDS: dict[str, tuple[Feature, str]] = {
    "PPL": ("settlement", "town"), "PPLA": ("settlement", "town"), "PPLA2": ("settlement", "town"),
    "PPLA3": ("settlement", "town"), "PPLA4": ("settlement", "town"), "PPLA5": ("settlement", "town"),
    "PPLC": ("settlement", "capital"), "PPLG": ("settlement", "town"), "PPLL": ("settlement", "town"),
    "PPLR": ("settlement", "town"), "PPLS": ("settlement", "town"), "PPLX": ("settlement", "quarter"),
    "PPLF": ("settlement", "town"), "PPLH": ("settlement", "town"), "PPLQ": ("settlement", "town"),
    "PPLW": ("settlement", "town"), "STLMT": ("settlement", "town"),
    "ADM1": ("region", "adm1"), "ADM2": ("region", "adm2"), "ADM3": ("region", "adm3"), "ADMD": ("region", "region"),
    "ADM1H": ("region", "region"), "TERR": ("region", "region"), "ZN": ("region", "region"),
    "RGN": ("region", "region"),
    "RGNH": ("region", "region"), "CONT": ("region", "continent"), "AREA": ("region", "region"),
    "PRK": ("land", "park"), "RES": ("land", "park"), "RESN": ("land", "park"), "MILB": ("site", "base"),
    "STM": ("water", "river"), "STMX": ("water", "river"), "LK": ("water", "lake"), "LKS": ("water", "lake"),
    "RSV": ("water", "lake"), "SEA": ("water", "sea"), "OCN": ("water", "sea"), "GULF": ("water", "sea"),
    "BAY": ("water", "sea"), "STRT": ("water", "strait"), "CHN": ("water", "strait"), "CNL": ("water", "canal"),
    "ISL": ("land", "island"), "ISLS": ("land", "island"), "PEN": ("land", "peninsula"), "CAPE": ("land", "cape"),
    "MT": ("land", "peak"), "MTS": ("land", "mountains"), "PK": ("land", "peak"), "VLC": ("land", "peak"),
    "DSRT": ("region", "desert"), "VAL": ("region", "valley"), "GLCR": ("land", "glacier"), "FRST": ("land", "forest"),
    "AIRP": ("site", "airport"), "AIRB": ("site", "base"), "INSM": ("site", "base"), "NVB": ("site", "base"),
    "DAM": ("site", "dam"), "PS": ("site", "plant"), "PSN": ("site", "plant"), "BDG": ("site", "crossing"),
    "BP": ("site", "crossing"), "PASS": ("site", "crossing"), "CMPRF": ("site", "camp"), "HSP": ("site", "site"),
    "STDM": ("site", "site"), "MSQE": ("site", "site"), "PAL": ("site", "site"), "SQR": ("site", "site"),
}  # fmt: skip

#: Languages of ``alternateNamesV2.txt`` that are no names.
NO_NAMES = frozenset("post iata icao faac link wkdt unlc phon piny tcid abbr".split())

#: Digits of the longest whole number that is taken for one; more than any id or population has.
LONGEST = 15

COLUMNS = 19
#: Columns that the file of alternate names has at least: ten now, eight in its older form.
NAME_COLUMNS = 8


class DumpError(Exception):
    """A dump file is missing, or a line of it is not as GeoNames writes it. Names the file and the line."""


def build(
    folder: Path, path: Path, progress: Callable[[str], None] = lambda _: None, natural_earth: Path | None = None
) -> int:
    """Build the gazetteer of the dump files in ``folder`` to ``path``; returns the number of entries.

    Open it with ``open_gazetteer(path)`` or by naming it in ``SAYSO_GAZETTEER``. ``natural_earth`` is a folder of
    GeoJSON files of Natural Earth. Raises DumpError or EarthError; ``path`` is then as it was.
    """
    main = folder / "allCountries.txt"
    if not main.is_file():
        raise DumpError(f"{main}: not found; it is in allCountries.zip at download.geonames.org/export/dump")
    if not main.stat().st_size:
        raise DumpError(f"{main.name}, line 1: the file is empty")
    earth = b""
    if natural_earth is not None:
        progress("Natural Earth")
        earth = encoded(read_earth(natural_earth))
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix="geonames.") as work:
        shelf = _Shelf(Path(work) / "names.db")
        try:
            shelf.read(folder, progress)
            progress("compiling")
            fresh = path.with_name(path.name + ".new")
            try:
                version = f"geonames-dump-{LAYOUT}-{_fingerprint(folder)}"
                if earth:
                    version += f"-{hashlib.blake2b(earth, digest_size=4).hexdigest()}"
                source = f"GeoNames dump {folder.name}" + (", Natural Earth" if earth else "")
                count = compile_to(fresh, lambda: _entries(main, shelf), version, source, own(), earth)
                fresh.replace(path)
            finally:
                fresh.unlink(missing_ok=True)
        finally:
            shelf.close()
    return count


class _Shelf:
    """What must be looked up while the places are read: codes of divisions, more names, parents."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("pragma journal_mode=off")
        self._db.execute("pragma synchronous=off")
        self._db.execute("create table name(id integer, name text)")
        self._db.execute("create table parent(id integer primary key, parent integer) without rowid")
        #: GeoNames ids by code: ``UA.05``, ``UA.05.1412``
        self.codes: dict[str, int] = {}
        self._names = False
        self._parents = False

    def close(self) -> None:
        self._db.close()

    def read(self, folder: Path, progress: Callable[[str], None]) -> None:
        for file in ("admin1CodesASCII.txt", "admin2Codes.txt"):
            path = folder / file
            if path.is_file():
                progress(file)
                for number, cells in _lines(path, 4):
                    self.codes[cells[0]] = _whole(cells[3], path, number, "geonameid")
        path = folder / "alternateNamesV2.txt"
        if path.is_file():
            progress(path.name)
            self._db.execute("begin")
            self._db.executemany("insert into name values(?, ?)", self._alternates(path))
            self._db.execute("commit")
            self._db.execute("create index name_id on name(id)")
            self._names = True
        path = folder / "hierarchy.txt"
        if path.is_file():
            progress(path.name)
            rows = (
                (_whole(cells[1], path, number, "childId"), _whole(cells[0], path, number, "parentId"))
                for number, cells in _lines(path, 2)
                if len(cells) < 3 or cells[2] in ("", "ADM")
            )
            self._db.execute("begin")
            self._db.executemany("insert or ignore into parent values(?, ?)", rows)
            self._db.execute("commit")
            self._parents = True

    def _alternates(self, path: Path) -> Iterator[tuple[int, str]]:
        for number, cells in _lines(path, NAME_COLUMNS):
            if cells[2] not in NO_NAMES and cells[3]:
                yield _whole(cells[1], path, number, "geonameid"), cells[3]

    def names(self, number: int) -> list[str]:
        if not self._names:
            return []
        return [name for (name,) in self._db.execute("select name from name where id = ?", (number,))]

    def parent(self, number: int) -> int:
        if self._parents:
            for (parent,) in self._db.execute("select parent from parent where id = ?", (number,)):
                return int(parent)
        return 0


def _lines(path: Path, least: int) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of each line. Raises DumpError for a line that is cut off or not in UTF-8."""
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            try:
                line = (raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw).decode("utf-8")
            except UnicodeDecodeError as error:
                raise DumpError(f"{path.name}, line {number}: not UTF-8 at byte {error.start}") from error
            cells = line.rstrip("\r\n").split("\t")
            if cells == [""]:
                continue
            if len(cells) < least:
                raise DumpError(f"{path.name}, line {number}: {len(cells)} columns, at least {least} are needed")
            yield number, cells


def _whole(cell: str, path: Path, line: int, column: str) -> int:
    # the ids of the tables are below nought
    if cell.isascii() and cell.isdigit() and len(cell) <= LONGEST:
        return int(cell)
    raise DumpError(f"{path.name}, line {line}: {column} is {cell[:40]!r}, not a whole number")


def _degrees(cell: str, most: float, path: Path, line: int, column: str) -> float:
    with suppress(ValueError):
        value = float(cell)
        if -most <= value <= most:
            return value
    raise DumpError(f"{path.name}, line {line}: {column} is {cell!r}, not between -{most:g} and {most:g}")


def _entries(path: Path, shelf: _Shelf) -> Iterator[RawEntry]:
    """The entries of the main file, countries in their own form first."""
    countries = {entry.id: entry for entry in country_entries()}
    yield from countries.values()
    famous = news_towns()
    for line, cells in _lines(path, COLUMNS):
        if len(cells) != COLUMNS:
            raise DumpError(f"{path.name}, line {line}: {len(cells)} columns, {COLUMNS} are needed")
        kind = KINDS.get(cells[7])
        number = _whole(cells[0], path, line, "geonameid")
        lat = _degrees(cells[4], 90.0, path, line, "latitude")
        lon = _degrees(cells[5], 180.0, path, line, "longitude")
        people = _whole(cells[14] or "0", path, line, "population")
        if kind is None or number in countries:
            continue
        feature, type_ = kind
        names = [n for n in cells[3].split(",") if n] + shelf.names(number)
        first = f"{cells[8]}.{cells[10]}"
        division = shelf.codes.get(first, 0)
        second = shelf.codes.get(f"{first}.{cells[11]}", 0) if cells[11] else 0
        if not division and type_ != "adm1":
            above = shelf.parent(number)
            if above and above not in countries and above != number:
                division = above
        yield RawEntry(
            id=number,
            name=cells[1] or cells[2],
            names=[n for n in dict.fromkeys(names) if not is_weak(n)],
            weak=[n for n in dict.fromkeys(names) if is_weak(n)],
            country=cells[8],
            lat=lat,
            lon=lon,
            feature=feature,
            type=type_,
            population=people,
            admin1=division if type_ != "adm1" else 0,
            admin2=second if type_ != "adm2" and second != number else 0,
            famous=number in famous,
        )


def _fingerprint(folder: Path) -> str:
    """Names the dump by sizes and ends of its files: reading all of it again would take minutes."""
    digest = hashlib.blake2b(digest_size=6)
    for name in (
        "allCountries.txt",
        "alternateNamesV2.txt",
        "hierarchy.txt",
        "admin1CodesASCII.txt",
        "admin2Codes.txt",
    ):
        path = folder / name
        if path.is_file():
            size = path.stat().st_size
            with path.open("rb") as file:
                head = file.read(65536)
                file.seek(max(0, size - 65536))
                digest.update(f"{name} {size}".encode() + head + file.read())
    return digest.hexdigest()
