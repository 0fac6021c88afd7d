"""Entries to a gazetteer file."""

from __future__ import annotations

from collections.abc import Iterable
from math import log10
from pathlib import Path

import numpy as np

from sayso.knowledge.places.entries import TYPES, RawEntry
from sayso.knowledge.places.format import LOOSE, MAIN, OTHER, ROW_BITS, WEAK, key_hash, packed, write
from sayso.knowledge.places.names import arabic, fold, romanised, slavic

FEATURES = ("settlement", "region", "country", "water", "land", "site")

#: Countries whose names are romanised from Cyrillic, and from Arabic, in more ways than GeoNames lists.
CYRILLIC = frozenset("UA RU BY KZ KG TJ UZ TM MD GE AM AZ".split())
ARABIC = frozenset("SY IQ YE LB PS JO EG LY SD DZ TN MA SA AE OM QA KW BH MR SO DJ EH SS IL IR TD".split())
JOINED = frozenset("CN TW KP KR MM VN LA KH TH JP MN".split())


def prominence(entry: RawEntry) -> float:
    """How likely a bare name means this entry: the people who live there, and in how many ways it is written.

    The number of names stands in for fame: each tenfold of it weighs like a tenfold of the people. Found on pairs of
    namesakes where the smaller one is the better known.
    """
    score = log10(entry.population + 100) + log10(len(entry.names) + 1)
    if entry.famous:
        return max(score + 1.5, 7.0)
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
    return score


def keys_of(entry: RawEntry) -> dict[str, int]:
    """Every key of an entry and the quality of the name behind it."""
    keys: dict[str, int] = {}

    def add(key: str, quality: int) -> None:
        if key and keys.get(key, 9) > quality:
            keys[key] = quality

    add(fold(entry.name), MAIN)
    cyrillic, arab, joined = entry.country in CYRILLIC, entry.country in ARABIC, entry.country in JOINED
    for name in [entry.name, *entry.names]:
        key = fold(name)
        latin = key.isascii()
        add(key, (OTHER if latin else WEAK) if key not in keys else keys[key])
        if cyrillic:
            for roman in (key,) if latin else romanised(name):
                add("~s" + slavic(fold(roman)), LOOSE)
        elif arab and latin:
            add("~a" + arabic(key), LOOSE)
        elif joined and latin and " " in key:
            add("~j" + key.replace(" ", ""), LOOSE)
    if entry.country in JOINED:
        add("~j" + fold(entry.name).replace(" ", ""), LOOSE)
    for name in entry.weak:
        add(fold(name), WEAK)
    if entry.type == "country":
        add(f"~c{entry.country.lower()}", LOOSE)
    return keys


def compile_to(path: Path, entries: Iterable[RawEntry], version: str, source: str) -> int:
    """Write the gazetteer of these entries to ``path``; returns the number of rows.

    Entries with one id are merged: the first one's facts, the names of all.
    """
    rows: dict[int, RawEntry] = {}
    for entry in entries:
        known = rows.get(entry.id)
        if known is None:
            rows[entry.id] = entry
        else:
            known.names = [*known.names, known.name, entry.name, *entry.names]
            if entry.slug:
                known.slug = entry.slug
                known.type, known.feature, known.name = entry.type, entry.feature, entry.name
                known.lat, known.lon = entry.lat, entry.lon
    ordered = [rows[number] for number in sorted(rows)]
    del rows
    place = {entry.id: i for i, entry in enumerate(ordered)}
    countries = sorted({entry.country for entry in ordered})
    number_of = {code: i for i, code in enumerate(countries)}
    prominent = np.array([prominence(e) for e in ordered], dtype=np.float32)

    hashes: list[int] = []
    posted: list[int] = []
    first: dict[str, int] = {}
    blob = bytearray()
    offsets = [0]
    for i, entry in enumerate(ordered):
        for key, quality in keys_of(entry).items():
            hashes.append(key_hash(key))
            posted.append(i | quality << ROW_BITS)
            if quality != LOOSE:
                word, _, rest = key.partition(" ")
                count = 1 + (rest.count(" ") + 1 if rest else 0)
                if first.get(word, 0) < count:
                    first[word] = count
        names = [entry.name, *[n for n in dict.fromkeys(entry.names + entry.weak) if n != entry.name]]
        blob += "\n".join(n.replace("\n", " ") for n in names).encode("utf-8", "surrogatepass")
        offsets.append(len(blob))

    hash_column = np.array(hashes, dtype=np.uint64)
    post_column = np.array(posted, dtype=np.uint32)
    quality = post_column >> ROW_BITS
    # main and other names compete by prominence alone; weak ones come behind them
    order = np.lexsort((post_column, -prominent[post_column & ((1 << ROW_BITS) - 1)], quality >= WEAK, hash_column))
    hash_column, post_column = hash_column[order], post_column[order]
    unique, starts = np.unique(hash_column, return_index=True)
    words = sorted((key_hash(word), count) for word, count in first.items())
    parent = [place.get(e.admin1, -1) if e.admin1 else -1 for e in ordered]
    parent2 = [place.get(e.admin2, -1) if e.admin2 else -1 for e in ordered]
    columns = {
        "id": packed("q", [e.id for e in ordered]),
        "lat": packed("d", [round(e.lat, 5) for e in ordered]),
        "lon": packed("d", [round(e.lon, 5) for e in ordered]),
        "population": packed("I", [min(max(e.population, 0), 2**32 - 1) for e in ordered]),
        "prominence": ("f", prominent.tobytes()),
        "country": packed("H", [number_of[e.country] for e in ordered]),
        "admin1": packed("i", parent),
        "admin2": packed("i", parent2),
        "feature": packed("B", [FEATURES.index(e.feature) for e in ordered]),
        "type": packed("B", [TYPES.index(e.type) for e in ordered]),
        "key": ("Q", unique.tobytes()),
        "start": ("I", np.append(starts, len(post_column)).astype(np.uint32).tobytes()),
        "posting": ("I", post_column.tobytes()),
        "word": packed("Q", [h for h, _ in words]),
        "words": packed("B", [min(c, 255) for _, c in words]),
        "names": ("b", bytes(blob)),
        "name": packed("Q", offsets),
    }
    header = {
        "version": version,
        "rows": len(ordered),
        "keys": len(unique),
        "countries": countries,
        "types": list(TYPES),
        "features": list(FEATURES),
        "slugs": {e.id: e.slug for e in ordered if e.slug},
        "source": source,
    }
    write(path, header, columns)
    return len(ordered)


__all__ = ["LOOSE", "MAIN", "OTHER", "WEAK", "compile_to", "keys_of", "prominence"]
