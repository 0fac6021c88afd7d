"""Disputed areas, rivers and lakes of Natural Earth, for a gazetteer that is built from a dump.

Read are the GeoJSON files of naturalearthdata.com (public domain) whose names hold ``admin_0_disputed_areas``,
``rivers`` (``rivers_lake_centerlines``) and ``lakes``, in any scale. They become one column of the
gazetteer's file.
"""

from __future__ import annotations

from collections.abc import Iterable
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

Line = list[tuple[float, float]]


class EarthError(Exception):
    """A file of Natural Earth cannot be read; names the file and what is wrong in which line or feature."""


class Area(msgspec.Struct, frozen=True, array_like=True):
    """A disputed area: rings of ``lat, lon``, holes left out."""

    name: str
    note: str
    rings: list[Line]


class Water(msgspec.Struct, frozen=True, array_like=True):
    """A river's lines or a lake's shores under its folded names."""

    kind: str
    keys: list[str]
    lines: list[Line]


class Earth(msgspec.Struct, frozen=True, array_like=True):
    """All that was read."""

    areas: list[Area] = []
    waters: list[Water] = []


class _Geometry(msgspec.Struct):
    type: str
    coordinates: msgspec.Raw = msgspec.Raw(b"[]")


class _Feature(msgspec.Struct):
    properties: dict[str, Any]
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
    """The layers in a folder. Raises EarthError where it has none of them, or one is damaged."""
    areas: list[Area] = []
    waters: list[Water] = []
    files = sorted(folder.glob("*.geojson"))
    known = False
    for path in files:
        if "disputed" in path.name:
            known = True
            areas.extend(
                Area(_text(p, "NAME", "BRK_NAME", "ADMIN") or "disputed area", _text(p, "NOTE_BRK", "NOTE_ADM0"), lines)
                for p, lines in _features(path)
            )
        elif "rivers" in path.name or "lakes" in path.name:
            known = True
            kind = "river" if "rivers" in path.name else "lake"
            for properties, lines in _features(path):
                names = {fold(_text(properties, name)) for name in ("NAME", "NAME_EN", "NAME_ALT")} - {""}
                if names:
                    waters.append(Water(kind, sorted(names), lines))
    if not known:
        raise EarthError(
            f"{folder}: no file of Natural Earth, such as ne_10m_admin_0_disputed_areas.geojson, "
            "ne_10m_rivers_lake_centerlines.geojson, ne_10m_lakes.geojson"
        )
    return Earth(areas, waters)


def _text(properties: dict[str, Any], *names: str) -> str:
    for name in names:
        value = properties.get(name, properties.get(name.lower()))
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _features(path: Path) -> Iterable[tuple[dict[str, Any], list[Line]]]:
    size = path.stat().st_size
    if size > LARGEST:
        raise EarthError(f"{path.name}: {size:,} bytes, at most {LARGEST:,} are read")
    raw = path.read_bytes()
    try:
        collection = msgspec.json.decode(raw, type=_Collection)
    except msgspec.ValidationError as error:
        raise EarthError(f"{path.name}: {error}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise EarthError(f"{path.name}, {_line(raw, str(error))}: {error}") from error
    for number, feature in enumerate(collection.features):
        if feature.geometry is None:
            continue
        shape = _SHAPES.get(feature.geometry.type)
        if shape is None:
            raise EarthError(f"{path.name}, feature {number}: a {feature.geometry.type} is no line or polygon")
        try:
            read = msgspec.json.decode(feature.geometry.coordinates, type=shape)
        except msgspec.DecodeError as error:
            raise EarthError(f"{path.name}, feature {number}: {error}") from error
        lines = _lines(feature.geometry.type, read)
        for line in lines:
            for lon, lat in line:
                if not (-180.5 <= lon <= 180.5 and -90 <= lat <= 90):
                    raise EarthError(f"{path.name}, feature {number}: {lon:g}, {lat:g} is no point of the earth")
        yield feature.properties, [_thinned(line) for line in lines if len(line) > 1]


def _lines(kind: str, read: Any) -> list[list[tuple[float, float]]]:
    """The lines of a geometry, or the outer rings of its polygons."""
    if kind == "LineString":
        return [read]
    if kind == "MultiLineString":
        return list(read)
    return [polygon[0] for polygon in ([read] if kind == "Polygon" else read) if polygon]


def _line(raw: bytes, error: str) -> str:
    """The line of a malformed file; msgspec tells the byte."""
    _, _, rest = error.rpartition("(byte ")
    digits = rest.partition(")")[0]
    at = int(digits) if digits.isdigit() else len(raw)
    return f"line {raw[:at].count(10) + 1}"


def _thinned(line: list[tuple[float, float]]) -> Line:
    """The line as ``lat, lon``, points close to the one before left out."""
    kept: Line = []
    for at, (lon, lat) in enumerate(line):
        if kept and at < len(line) - 1 and abs(lat - kept[-1][0]) < STEP and abs(lon - kept[-1][1]) < STEP:
            continue
        kept.append((round(lat, 4), round(lon, 4)))
    return kept


def segments(lines: Iterable[Line]) -> np.ndarray:
    """The stretches of lines as rows of ``lat, lon, lat, lon``."""
    parts = [np.hstack([points[:-1], points[1:]]) for line in lines if len(points := np.array(line)) > 1]
    return np.vstack(parts) if parts else np.zeros((0, 4))


def encoded(earth: Earth) -> bytes:
    """As the column of the file."""
    return msgspec.msgpack.encode(earth)


def decoded(raw: bytes) -> Earth:
    """From the column of the file."""
    return msgspec.msgpack.decode(raw, type=Earth)
