"""The gazetteer: names to entries, entries to what lies around them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from sayso.knowledge.places.format import LOOSE, ROW_BITS, ROW_MASK, WEAK, Columns, key_hash
from sayso.knowledge.places.measure import distance
from sayso.knowledge.places.names import IS_HEBREW, arabic, fold, hebrew, slavic, spelled_out
from sayso.knowledge.places.natural_earth import Earth, decoded
from sayso.model import Feature

#: Keys and rows that are kept unpacked; a report of 1,000 words asks for some 600 keys.
KEPT = 32_768


class Row:
    """One entry of the gazetteer."""

    __slots__ = (
        "_admin1",
        "_admin2",
        "_gazetteer",
        "country",
        "feature",
        "id",
        "index",
        "lat",
        "lon",
        "number",
        "population",
        "prominence",
        "type",
    )  # fmt: skip

    #: number of the row in the file
    index: int
    #: GeoNames id, negative for an entry of ours
    number: int
    #: ``geonames:704422`` or ``sayso:donbas``
    id: str
    #: ISO 3166-1 alpha-2, or None
    country: str | None
    lat: float
    lon: float
    population: int
    #: how likely a bare name means this entry; logarithmic
    prominence: float
    feature: Feature
    #: one of ``entries.TYPES``: ``town``, ``adm1``, ``river`` …
    type: str

    def __init__(self, gazetteer: Gazetteer, index: int) -> None:
        columns, header = gazetteer.columns, gazetteer.columns.header
        self._gazetteer = gazetteer
        self.index = index
        self.number = number = columns["id"][index]
        self.id = f"geonames:{number}" if number >= 0 else f"sayso:{header.slugs[number]}"
        self.country = header.countries[columns["country"][index]] or None
        self.lat = columns["lat"][index]
        self.lon = columns["lon"][index]
        self.population = columns["population"][index]
        self.prominence = columns["prominence"][index]
        self.feature = header.features[columns["feature"][index]]  # type: ignore[assignment]
        self.type = header.types[columns["type"][index]]
        self._admin1 = columns["admin1"][index]
        self._admin2 = columns["admin2"][index]

    def __repr__(self) -> str:
        return f"<Row {self.id} {self.name} {self.country} {self.type}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row) and other.index == self.index and other._gazetteer is self._gazetteer

    def __hash__(self) -> int:
        return self.index

    @property
    def earth(self) -> Earth:
        """What the gazetteer has of Natural Earth."""
        return self._gazetteer.earth

    @property
    def names(self) -> list[str]:
        """All names, the entry's own one first."""
        return self._gazetteer.names(self.index)

    @property
    def name(self) -> str:
        return self._gazetteer.name(self.index)

    @property
    def admin1(self) -> Row | None:
        """The first-level division around it."""
        return self._gazetteer.row(self._admin1) if self._admin1 >= 0 else None

    @property
    def admin2(self) -> Row | None:
        """The second-level division around it."""
        return self._gazetteer.row(self._admin2) if self._admin2 >= 0 else None

    @property
    def admin1_index(self) -> int:
        """Row number of the first-level division that it is or lies in, or -1."""
        return self.index if self.type == "adm1" else self._admin1

    @property
    def admin2_index(self) -> int:
        """Row number of the second-level division that it is or lies in, or -1."""
        return self.index if self.type == "adm2" else self._admin2


class Gazetteer:
    """A compiled gazetteer, memory-mapped; see ``open_gazetteer``."""

    def __init__(self, path: Path, verify: bool = True) -> None:
        """Open a compiled file. Raises DamagedGazetteer where it is not whole."""
        self.columns = Columns(path, verify)
        #: names data and code that the file was made from
        self.version: str = self.columns.header.version
        self._ids = self.columns["id"]
        self._keys = self.columns["key"]
        self._starts = self.columns["start"]
        self._postings = self.columns["posting"]
        self._words = self.columns["word"]
        self._lengths = self.columns["words"]
        self._blob = self.columns["names"]
        self._begins, self._ends = self.columns["begin"], self.columns["end"]
        self.row = lru_cache(KEPT)(self._row)
        self.postings = lru_cache(KEPT)(self._find_postings)
        self.words = lru_cache(KEPT)(self._find_words)
        self.loose = lru_cache(KEPT)(self._find_loose)
        self.by_country = lru_cache(512)(self._country)

    def __len__(self) -> int:
        return len(self._ids)

    @cached_property
    def earth(self) -> Earth:
        """Areas and lines of Natural Earth; empty where the file was built without."""
        raw = self.columns.get("earth", memoryview(b""))
        return decoded(raw) if len(raw) else Earth()

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path, bool]]:
        return Gazetteer, (self.columns.path, False)

    def _row(self, index: int) -> Row:
        return Row(self, index)

    def names(self, index: int) -> list[str]:
        raw = bytes(self._blob[self._begins[index] : self._ends[index]])
        return raw.decode("utf-8", "surrogatepass").split("\n")

    def name(self, index: int) -> str:
        return self.names(index)[0]

    def _find_postings(self, key: str) -> tuple[tuple[int, int], ...]:
        number = key_hash(key)
        at = bisect_left(self._keys, number)
        if at == len(self._keys) or self._keys[at] != number:
            return ()
        found = self._postings[self._starts[at] : self._starts[at + 1]]
        return tuple((p & ROW_MASK, p >> ROW_BITS) for p in found)

    def _find_words(self, word: str) -> int:
        """The most words of a name that begins with this folded word, 0 where none does."""
        number = key_hash(word)
        at = bisect_left(self._words, number)
        return self._lengths[at] if at < len(self._words) and self._words[at] == number else 0

    def _find_loose(self, key: str) -> tuple[tuple[int, int], ...]:
        """Postings of the looser keys of a key that has no entry of its own: Cyrillic, joined syllables, Arabic; and
        Hebrew beside them, the most prominent first, since many a place has a Hebrew name and one in another language.
        """
        if not key.isascii():
            return self._hebrew(key) if IS_HEBREW.search(key) else ()
        if len(key) < 5:
            return ()
        found: tuple[tuple[int, int], ...] = ()
        for loose in ("~s" + slavic(key), "~j" + key.replace(" ", ""), "~a" + arabic(key)):
            if len(loose) > 5 and (found := self.postings(loose)):
                break
        others = self._hebrew(key)
        if not found or not others:
            return found or others
        return tuple(sorted({*found, *others}, key=lambda posting: -self.columns["prominence"][posting[0]]))

    def _hebrew(self, key: str) -> tuple[tuple[int, int], ...]:
        """Postings of the Hebrew key: of the entries whose own name it is, else of those that have it as a by-name.

        Shorter keys than five letters, six for a by-name, are words of other languages as often: of 48,562 runs of
        capitalised words of news 17 meet one of the longer.
        """
        loose = hebrew(key)
        if len(loose) < 5 and key.isascii():
            return ()
        found = self.postings("~h" + loose)
        own = tuple(posting for posting in found if hebrew(fold(self.name(posting[0]))) == loose)
        return own or (found if len(loose) > 5 or not key.isascii() else ())

    def find(self, name: str) -> Sequence[Row]:
        """The entries of a name in any spelling, most prominent first; weak names (codes, other scripts) last."""
        key = fold(name)
        found = self.postings(key) or self.loose(key) or self.loose(fold(spelled_out(name)))
        return [self.row(index) for index, _ in found]

    def find_loose(self, name: str) -> Sequence[Row]:
        """The entries that a looser spelling of the name may be, besides those of its exact key."""
        return [self.row(index) for index, _ in self.loose(fold(name))]

    def nearest(self, row: Row, country: str | None = None, division: int | None = None, reach: float = 0.3) -> float:
        """Distance in km from an entry to the nearest town of a country, or of the division with this row number.

        Infinite where none lies within ``reach`` degrees of latitude, of which 0.3 are some 33 km.
        """
        near = self._box(row.lat, row.lon, reach)
        best = float("inf")
        for index in near:
            other = self.row(index)
            if (country is not None and other.country == country) or (
                division is not None and division in (other.admin1_index, other.admin2_index)
            ):
                best = min(best, distance(row.lat, row.lon, other.lat, other.lon))
        return best

    def _box(self, lat: float, lon: float, reach: float = 0.3) -> list[int]:
        """Row numbers of the towns within some degrees of a point."""
        lats = np.frombuffer(self.columns["lat"], dtype=np.float64)
        lons = np.frombuffer(self.columns["lon"], dtype=np.float64)
        features = np.frombuffer(self.columns["feature"], dtype=np.uint8)
        held = (np.abs(lats - lat) < reach) & (np.abs(lons - lon) < 2 * reach) & (features == 0)
        return [int(i) for i in np.nonzero(held)[0]]

    def get(self, id: str) -> Row | None:
        """The entry of an id: ``geonames:704422``, ``sayso:donbas``."""
        kind, _, rest = id.partition(":")
        if kind == "geonames" and rest.isdigit():
            return self.by_number(int(rest))
        if kind == "sayso":
            for number, slug in self.columns.header.slugs.items():
                if slug == rest:
                    return self.by_number(number)
        return None

    def by_number(self, number: int) -> Row | None:
        at = bisect_left(self._ids, number)
        return self.row(at) if at < len(self._ids) and self._ids[at] == number else None

    def country(self, code: str) -> Row | None:
        """The entry of a country by its ISO 3166-1 alpha-2 code."""
        return self.by_country(code)

    def _country(self, code: str) -> Row | None:
        for posting, _ in self.postings(f"~c{code.lower()}"):
            return self.row(posting)
        return None

    def containers(self, row: Row) -> list[Row]:
        """The divisions and the country that an entry lies in, smallest first, without itself."""
        found = [r for r in (row.admin2, row.admin1) if r is not None]
        if row.country and row.type != "country":
            country = self.country(row.country)
            if country is not None:
                found.append(country)
        return found

    def apart(self, one: Row, other: Row) -> float:
        """Kilometres between the points of two entries."""
        return distance(one.lat, one.lon, other.lat, other.lon)


__all__ = ["LOOSE", "WEAK", "Gazetteer", "Row"]
