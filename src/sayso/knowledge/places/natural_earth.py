"""Disputed areas, rivers and lakes of Natural Earth, for a gazetteer that is built from a dump.

Read are the GeoJSON files of naturalearthdata.com (public domain) whose names hold ``admin_0_disputed_areas``,
``rivers`` (``rivers_lake_centerlines``) and ``lakes``, in any scale. They become one column of the gazetteer's file:
names and boxes, which are unpacked when they are first asked for, and all points, which are read where they lie.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from sayso.knowledge.places.names import fold

#: No file of Natural Earth is near this large; a larger one is not read into memory. Bytes.
LARGEST = 400_000_000
#: The error of a line at the scale of 1 to 10 million and of the points that are left out of it, km.
ERROR = 5.0
#: Points nearer than this to the last one kept are left out, degrees (2 km).
STEP = 0.02
#: A water is the one of the entry's name that comes this near to the entry, degrees (200 km).
SAME = 2.0

#: Points as rows of ``lat, lon``.
Points = np.ndarray[Any, np.dtype[np.float32]]
#: South, west, north, east.
Box = tuple[float, float, float, float]


class EarthError(Exception):
    """A file of Natural Earth cannot be read; names the file and what is wrong in which line or feature."""


@dataclass(frozen=True, slots=True)
class Area:
    """A disputed area: the rings of its polygons and of their holes."""

    name: str
    note: str
    rings: list[Points]
    box: Box


@dataclass(frozen=True, slots=True)
class Water:
    """A river's lines or a lake's shores, without its islands, under its folded names."""

    kind: str
    keys: list[str]
    lines: list[Points]
    box: Box


@dataclass(frozen=True)
class Earth:
    """All that was read."""

    areas: list[Area] = field(default_factory=list)
    waters: list[Water] = field(default_factory=list)

    @cached_property
    def by_key(self) -> dict[str, list[Water]]:
        """The waters by each of their folded names."""
        found: dict[str, list[Water]] = defaultdict(list)
        for water in self.waters:
            for key in water.keys:
                found[key].append(water)
        return found


class _Properties(msgspec.Struct):
    """Of the hundred properties of a feature those that are kept, in the letters of either edition."""

    NAME: Any = None
    name: Any = None
    NAME_EN: Any = None
    name_en: Any = None
    NAME_ALT: Any = None
    name_alt: Any = None
    BRK_NAME: Any = None
    brk_name: Any = None
    ADMIN: Any = None
    admin: Any = None
    NOTE_BRK: Any = None
    note_brk: Any = None
    NOTE_ADM0: Any = None
    note_adm0: Any = None

    def text(self, *names: str) -> str:
        """The first of these properties that says anything."""
        for name in names:
            for value in (getattr(self, name), getattr(self, name.lower())):
                if isinstance(value, str) and value.strip():
                    return value.strip()
        return ""


class _Geometry(msgspec.Struct):
    type: str
    coordinates: msgspec.Raw = msgspec.Raw(b"[]")


class _Feature(msgspec.Struct):
    properties: _Properties
    geometry: _Geometry | None = None


class _Collection(msgspec.Struct):
    features: list[_Feature]


_POINTS = list[tuple[float, float]]
_SHAPES: dict[str, Any] = {
    "LineString": _POINTS,
    "MultiLineString": list[_POINTS],
    "Polygon": list[_POINTS],
    "MultiPolygon": list[list[_POINTS]],
}


def read(folder: Path) -> Earth:
    """The layers in a folder, a file at a time. Raises EarthError where it has none of them, or one is damaged."""
    areas: list[Area] = []
    waters: list[Water] = []
    known = False
    for path in sorted(folder.glob("*.geojson")):
        if "disputed" in path.name:
            known = True
            for of, rings in _features(path, holes=True):
                name = of.text("NAME", "BRK_NAME", "ADMIN") or "disputed area"
                areas.append(Area(name, of.text("NOTE_BRK", "NOTE_ADM0"), rings, _box(rings)))
        elif "rivers" in path.name or "lakes" in path.name:
            known = True
            kind = "river" if "rivers" in path.name else "lake"
            for of, lines in _features(path, holes=False):
                names = {fold(of.text(name)) for name in ("NAME", "NAME_EN", "NAME_ALT")} - {""}
                if names:
                    waters.append(Water(kind, sorted(names), lines, _box(lines)))
    if not known:
        raise EarthError(
            f"{folder}: no file of Natural Earth, such as ne_10m_admin_0_disputed_areas.geojson, "
            "ne_10m_rivers_lake_centerlines.geojson, ne_10m_lakes.geojson"
        )
    return Earth(areas, waters)


def _features(path: Path, holes: bool) -> Iterator[tuple[_Properties, list[Points]]]:
    """The features of a file that have points, unpacked one at a time."""
    size = path.stat().st_size
    if size > LARGEST:
        raise EarthError(f"{path.name}: {size:,} bytes, at most {LARGEST:,} are read")
    raw = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    try:
        features = msgspec.json.decode(raw, type=_Collection).features
    except msgspec.ValidationError as error:
        raise EarthError(f"{path.name}: {error}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise EarthError(f"{path.name}, {_line(raw, str(error))}: {error}") from error
    except RecursionError:
        raise EarthError(f"{path.name}: it is nested too deeply") from None
    for number, feature in enumerate(features):
        if feature.geometry is not None:
            lines = _lines(feature.geometry, f"{path.name}, feature {number}", holes)
            if lines:
                yield feature.properties, lines


def _lines(geometry: _Geometry, where: str, holes: bool) -> list[Points]:
    """The lines of a geometry, or the rings of its polygons."""
    shape = _SHAPES.get(geometry.type)
    if shape is None:
        raise EarthError(f"{where}: a {geometry.type} is no line or polygon")
    try:
        read: Any = msgspec.json.decode(geometry.coordinates, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise EarthError(f"{where}: {error}") from error
    if geometry.type == "LineString":
        lines = [read]
    elif geometry.type == "MultiLineString":
        lines = read
    else:
        polygons = [read] if geometry.type == "Polygon" else read
        lines = [ring for polygon in polygons for ring in (polygon if holes else polygon[:1])]
    return [_thinned(line, where) for line in lines if len(line) > 1]


def _line(raw: bytes, error: str) -> str:
    """The line of a malformed file; msgspec tells the byte."""
    _, _, rest = error.rpartition("(byte ")
    digits = rest.partition(")")[0]
    at = int(digits) if digits.isdigit() else len(raw)
    return f"line {raw.count(10, 0, at) + 1}"


def _thinned(line: list[tuple[float, float]], where: str) -> Points:
    """The line as ``lat, lon``, points close to the one before left out, but for its ends."""
    kept: list[tuple[float, float]] = []
    last = len(line) - 1
    for at, (lon, lat) in enumerate(line):
        if not (-180.5 <= lon <= 180.5 and -90 <= lat <= 90):
            raise EarthError(f"{where}: {lon:g}, {lat:g} is no point of the earth")
        if kept and at < last and abs(lat - kept[-1][0]) < STEP and abs(lon - kept[-1][1]) < STEP:
            continue
        kept.append((lat, lon))
    return np.array(kept, dtype=np.float32)


def _box(lines: list[Points]) -> Box:
    south, west = np.min([line.min(axis=0) for line in lines], axis=0)
    north, east = np.max([line.max(axis=0) for line in lines], axis=0)
    return float(south), float(west), float(north), float(east)


def segments(lines: Iterable[Points]) -> np.ndarray:
    """The stretches of lines as rows of ``lat, lon, lat, lon``."""
    parts = [np.hstack([line[:-1], line[1:]]) for line in lines if len(line) > 1]
    return np.vstack(parts).astype(np.float64) if parts else np.zeros((0, 4))


class _Index(msgspec.Struct, array_like=True):
    """Names and boxes, and how many lines each has; the lines follow each other in the order of areas and waters."""

    areas: list[tuple[str, str, Box, int]]
    waters: list[tuple[str, list[str], Box, int]]
    #: points of each line
    lengths: list[int]


def encoded(earth: Earth) -> bytes:
    """As the column of the file: the length of the index in eight bytes, the points, the index."""
    lines = [line for one in earth.areas for line in one.rings] + [line for one in earth.waters for line in one.lines]
    index = _Index(
        [(a.name, a.note, a.box, len(a.rings)) for a in earth.areas],
        [(w.kind, w.keys, w.box, len(w.lines)) for w in earth.waters],
        [len(line) for line in lines],
    )
    packed = msgspec.msgpack.encode(index)
    points = np.concatenate(lines).astype("<f4").tobytes() if lines else b""
    return len(packed).to_bytes(8, "little") + points + packed


def decoded(raw: memoryview) -> Earth:
    """From the column of the file; the points stay where they are."""
    size = int.from_bytes(raw[:8], "little")
    index = msgspec.msgpack.decode(raw[len(raw) - size :], type=_Index)
    points = np.frombuffer(raw[8 : len(raw) - size], dtype="<f4").reshape(-1, 2)
    ends = np.cumsum(index.lengths, dtype=np.int64)
    lines = iter(np.split(points, ends[:-1]) if len(ends) else [])
    areas = [Area(name, note, [next(lines) for _ in range(n)], box) for name, note, box, n in index.areas]
    return Earth(
        areas, [Water(kind, keys, [next(lines) for _ in range(n)], box) for kind, keys, box, n in index.waters]
    )
