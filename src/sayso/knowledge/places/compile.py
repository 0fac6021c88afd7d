"""Entries to a gazetteer file, in memory that does not grow with the names."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator
from math import log10
from pathlib import Path
from typing import Any

import numpy as np

from sayso.knowledge.places.entries import TYPES, RawEntry
from sayso.knowledge.places.format import LOOSE, MAIN, OTHER, ROW_BITS, ROW_MASK, WEAK, key_hash, write
from sayso.knowledge.places.names import IS_HEBREW, arabic, fold, hebrew, romanised, slavic

FEATURES = ("settlement", "region", "country", "water", "land", "site")

#: Countries whose names are romanised from Cyrillic, from Arabic and from Hebrew in more ways than GeoNames lists; and
#: those where the syllables of a name are written together or apart.
CYRILLIC = frozenset("UA RU BY KZ KG TJ UZ TM MD GE AM AZ".split())
ARABIC = frozenset("SY IQ YE LB PS JO EG LY SD DZ TN MA SA AE OM QA KW BH MR SO DJ EH SS IL IR TD".split())
HEBREW = frozenset(("IL", "PS"))
JOINED = frozenset("CN TW KP KR MM VN LA KH TH JP MN".split())

#: Postings that are held in memory before they go to the bucket files, and the number of those: 12 million places with
#: 60 million postings make buckets of some 15 MB.
HELD = 4_000_000
BUCKETS = 64
#: First words of names that are held in memory, so that they are not posted again for each name.
SEEN = 200_000


def prominence(entry: RawEntry) -> float:
    """How likely a bare name means this entry: the people who live there, and in how many ways it is written.

    The number of names stands in for fame: each tenfold of it weighs like a tenfold of the people. Found on pairs of
    namesakes where the smaller one is the better known.
    """
    score = log10(entry.population + 100) + log10(len(entry.names) + 1)
    if entry.famous:
        return max(score + 1.5, 8.4)
    if entry.type == "country":
        return score + 3
    if entry.type == "capital":
        return score + 1
    if entry.type == "adm1":
        return max(score, 6.0)
    if entry.type == "adm2":
        return score - 1
    if entry.type == "continent":
        return 9.0
    if entry.type == "sea" and "Ocean" in entry.name:
        return 8.0
    if entry.feature in ("water", "land", "region", "site") and entry.slug:
        return 6.5
    if entry.slug:
        # a village that is in our table because the news speaks of it
        return max(score, 6.0)
    return score


def keys_of(entry: RawEntry) -> dict[str, int]:
    """Every key of an entry and the quality of the name behind it."""
    keys: dict[str, int] = {}

    def add(key: str, quality: int) -> None:
        if key and keys.get(key, 9) > quality:
            keys[key] = quality

    add(fold(entry.name), MAIN)
    cyrillic, arab, joined = entry.country in CYRILLIC, entry.country in ARABIC, entry.country in JOINED
    hebraic = entry.country in HEBREW
    for name in [entry.name, *entry.names]:
        key = fold(name)
        latin = key.isascii()
        add(key, OTHER if latin else WEAK)
        if cyrillic:
            for roman in (key,) if latin else romanised(name):
                add("~s" + slavic(fold(roman)), LOOSE)
        elif arab and latin:
            add("~a" + arabic(key), LOOSE)
        if hebraic and ((latin and not name.islower()) or IS_HEBREW.search(key)):
            add("~h" + hebrew(key), LOOSE)
        elif joined and latin:
            add("~j" + key.replace(" ", ""), LOOSE)
    for name in entry.weak:
        add(fold(name), WEAK)
    if entry.type == "country":
        add(f"~c{entry.country.lower()}", LOOSE)
    return keys


class _Postings:
    """Keys with their rows, sorted bucket by bucket on the disk where they are many."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        self._keys, self._rows, self._weights = array("Q"), array("I"), array("f")
        self._spilled = False

    def add(self, key: int, posting: int, weight: float) -> None:
        self._keys.append(key)
        self._rows.append(posting)
        self._weights.append(weight)
        if len(self._keys) >= HELD:
            self._spill()

    def _records(self) -> np.ndarray[Any, np.dtype[Any]]:
        records = np.empty(len(self._keys), dtype=[("key", "<u8"), ("row", "<u4"), ("weight", "<f4")])
        records["key"], records["row"], records["weight"] = self._keys, self._rows, self._weights
        self._keys, self._rows, self._weights = array("Q"), array("I"), array("f")
        return records

    def _spill(self) -> None:
        self._spilled = True
        records = self._records()
        bucket = records["key"] >> np.uint64(58)
        for number in range(BUCKETS):
            part = records[bucket == number]
            with (self._folder / f"{number}.{self._name}").open("ab") as file:
                file.write(part.tobytes())

    def sorted(self) -> Iterator[np.ndarray[Any, np.dtype[Any]]]:
        """The records in the order of the keys, best row first: weak names stand behind the others."""
        if not self._spilled:
            yield _ordered(self._records())
            return
        self._spill()
        for number in range(BUCKETS):
            path = self._folder / f"{number}.{self._name}"
            yield _ordered(np.fromfile(path, dtype=[("key", "<u8"), ("row", "<u4"), ("weight", "<f4")]))
            path.unlink()


def _ordered(records: np.ndarray[Any, np.dtype[Any]]) -> np.ndarray[Any, np.dtype[Any]]:
    weak = (records["row"] >> ROW_BITS) >= WEAK
    order = np.lexsort((records["row"], -records["weight"], weak, records["key"]))
    sorted_: np.ndarray[Any, np.dtype[Any]] = records[order]
    return sorted_


def compile_to(
    path: Path,
    entries: Iterable[RawEntry] | Callable[[], Iterable[RawEntry]],
    version: str,
    source: str,
    extra: Iterable[RawEntry] = (),
    earth: bytes = b"",
) -> int:
    """Write the gazetteer of these entries to ``path``; returns the number of rows.

    ``entries`` is gone through twice; give a function where they are too many for a list. ``extra`` are the entries of
    our own tables: one that has the id of another entry takes its place and keeps its names. ``earth`` is the column of
    ``natural_earth``. Memory: some 60 bytes a row, besides the buffers.
    """
    again = entries if callable(entries) else (lambda listed=list(entries): listed)
    own = {entry.id: entry for entry in extra}
    ids = array("q", (entry.id for entry in again()))
    ids.extend(own)
    numbers = np.unique(np.frombuffer(ids, dtype=np.int64))
    rows = len(numbers)
    if rows > ROW_MASK:
        raise ValueError(f"{rows} entries are more than a file can hold")
    lat, lon = np.zeros(rows), np.zeros(rows)
    population = np.zeros(rows, dtype=np.uint32)
    prominent = np.zeros(rows, dtype=np.float32)
    country = np.zeros(rows, dtype=np.uint16)
    admin1, admin2 = np.zeros(rows, dtype=np.int64), np.zeros(rows, dtype=np.int64)
    feature, type_ = np.zeros(rows, dtype=np.uint8), np.zeros(rows, dtype=np.uint8)
    begins, ends = np.zeros(rows, dtype=np.uint64), np.zeros(rows, dtype=np.uint64)
    countries: dict[str, int] = {}
    seen: dict[str, int] = {}
    done = np.zeros(rows, dtype=bool)

    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f"{path.name}.") as folder:
        postings, first = _Postings(Path(folder), "postings"), _Postings(Path(folder), "words")
        blob_path = Path(folder) / "names"
        size = 0
        with blob_path.open("wb") as blob:
            for entry in _merged(again(), own):
                at = int(np.searchsorted(numbers, entry.id))
                if done[at]:
                    continue
                done[at] = True
                lat[at], lon[at] = round(entry.lat, 5), round(entry.lon, 5)
                population[at] = min(max(entry.population, 0), 2**32 - 1)
                weight = prominence(entry)
                prominent[at] = weight
                country[at] = countries.setdefault(entry.country, len(countries))
                admin1[at], admin2[at] = entry.admin1, entry.admin2
                feature[at], type_[at] = FEATURES.index(entry.feature), TYPES.index(entry.type)
                for key, quality in keys_of(entry).items():
                    postings.add(key_hash(key), at | quality << ROW_BITS, weight)
                    if quality != LOOSE:
                        word, _, rest = key.partition(" ")
                        count = 1 + (rest.count(" ") + 1 if rest else 0)
                        if seen.get(word, 0) < count:
                            if len(seen) >= SEEN:
                                seen.clear()
                            seen[word] = count
                            first.add(key_hash(word), count, 0.0)
                names = dict.fromkeys([entry.name, *entry.names, *entry.weak])
                text = "\n".join(n.replace("\n", " ") for n in names).encode("utf-8", "surrogatepass")
                begins[at], ends[at] = size, size + len(text)
                blob.write(text)
                size += len(text)
        keys, posted = 0, 0
        parts = {name: Path(folder) / name for name in ("key", "start", "posting", "word", "words")}
        with (
            parts["key"].open("wb") as key_file,
            parts["start"].open("wb") as start_file,
            parts["posting"].open("wb") as posting_file,
        ):
            for records in postings.sorted():
                unique, where = np.unique(records["key"], return_index=True)
                key_file.write(unique.tobytes())
                start_file.write((where + posted).astype(np.uint32).tobytes())
                posting_file.write(records["row"].tobytes())
                keys, posted = keys + len(unique), posted + len(records)
            start_file.write(np.uint32(posted).tobytes())
        with parts["word"].open("wb") as word_file, parts["words"].open("wb") as count_file:
            for records in first.sorted():
                unique, where = np.unique(records["key"], return_index=True)
                word_file.write(unique.tobytes())
                if len(unique):
                    count_file.write(np.maximum.reduceat(records["row"], where).clip(0, 255).astype(np.uint8).tobytes())
        columns: dict[str, tuple[str, bytes | memoryview | Path]] = {
            **({"earth": ("b", earth)} if earth else {}),
            "id": ("q", _view(numbers)),
            "lat": ("d", _view(lat)),
            "lon": ("d", _view(lon)),
            "population": ("I", _view(population)),
            "prominence": ("f", _view(prominent)),
            "country": ("H", _view(country)),
            "admin1": ("i", _places(admin1, numbers)),
            "admin2": ("i", _places(admin2, numbers)),
            "feature": ("B", _view(feature)),
            "type": ("B", _view(type_)),
            "key": ("Q", parts["key"]),
            "start": ("I", parts["start"]),
            "posting": ("I", parts["posting"]),
            "word": ("Q", parts["word"]),
            "words": ("B", parts["words"]),
            "begin": ("Q", _view(begins)),
            "end": ("Q", _view(ends)),
            "names": ("b", blob_path),
        }
        header = {
            "version": version,
            "rows": rows,
            "keys": keys,
            "countries": list(countries),
            "types": list(TYPES),
            "features": list(FEATURES),
            "slugs": {entry.id: entry.slug for entry in own.values()},
            "source": source,
        }
        write(path, header, columns)
    return rows


def _merged(entries: Iterable[RawEntry], own: dict[int, RawEntry]) -> Iterator[RawEntry]:
    """The entries, with our own in the place of those that have their ids, and then the rest of our own."""
    met: set[int] = set()
    for entry in entries:
        ours = own.get(entry.id)
        if ours is None:
            yield entry
        elif entry.id not in met:
            met.add(entry.id)
            ours.names = [*ours.names, entry.name, *entry.names]
            ours.admin1 = ours.admin1 or entry.admin1
            ours.admin2 = ours.admin2 or entry.admin2
            ours.population = max(ours.population, entry.population)
            ours.country = ours.country or entry.country
            yield ours
    for number, entry in own.items():
        if number not in met:
            yield entry


def _view(column: np.ndarray[Any, np.dtype[Any]]) -> memoryview:
    """The bytes of a column, without a copy."""
    return column.data.cast("B")


def _places(wanted: np.ndarray[Any, np.dtype[np.int64]], numbers: np.ndarray[Any, np.dtype[np.int64]]) -> bytes:
    """Row numbers of ids, -1 where there is none."""
    at = np.searchsorted(numbers, wanted)
    at[at == len(numbers)] = 0
    found = np.where((wanted != 0) & (numbers[at] == wanted), at, -1)
    return found.astype(np.int32).tobytes()


__all__ = ["LOOSE", "MAIN", "OTHER", "WEAK", "compile_to", "keys_of", "prominence"]
