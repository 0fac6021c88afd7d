"""Natural Earth at its size: thousands of rivers, thousands of points, areas with holes and at the 180th meridian."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from sayso.knowledge.places import Gazetteer
from sayso.knowledge.places.build import build
from sayso.knowledge.places.disputed import territories_of
from sayso.knowledge.places.lines import to_water
from sayso.knowledge.places.natural_earth import EarthError, decoded, encoded, read
from tests.knowledge.test_natural_earth import AREAS, RIVERS, feature, write
from tests.knowledge.test_places_build import line

RIVER_COUNT = 5_200
#: Every so many rivers one has 4,000 points; the others have 120.
LONG = 130
LANGUAGES = "ar bn de en es fr el hi hu id it ja ko nl pl pt ru sv tr vi zh".split()


def course(number: int) -> list[tuple[float, float]]:
    """The points of a made-up river, ``lon, lat``; the same at every call."""
    chance = random.Random(number)
    lon, lat = chance.uniform(-179, 150), chance.uniform(-60, 70)
    points = []
    for _ in range(4_000 if number % LONG == 0 else 120):
        lon, lat = lon + chance.uniform(-0.001, 0.006), lat + chance.uniform(-0.004, 0.004)
        points.append((lon, lat))
    return points


@pytest.fixture(scope="module")
def earth(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Layers with the properties and the digits of the real ones."""
    folder = tmp_path_factory.mktemp("earth")
    with (folder / RIVERS).open("w", encoding="utf-8") as file:
        file.write('{"type": "FeatureCollection", "features": [\n')
        for number in range(RIVER_COUNT):
            properties = {"featurecla": "River", "scalerank": 8, "rivernum": number, "name": f"Madebach {number}"}
            properties |= {f"name_{language}": f"Madebach {number} {language}" for language in LANGUAGES}
            points = ",".join(f"[{lon:.14f},{lat:.14f}]" for lon, lat in course(number))
            file.write(
                f'{{"type": "Feature", "properties": {json.dumps(properties)}, '
                f'"geometry": {{"type": "LineString", "coordinates": [{points}]}}}}'
            )
            file.write(",\n" if number < RIVER_COUNT - 1 else "\n]}\n")
    write(folder / AREAS, *areas())
    return folder


def square(west: float, south: float, east: float, north: float, steps: int = 400) -> list[list[float]]:
    """A ring of many points."""
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    ring = []
    for (a, b), (c, d) in pairwise(corners):
        ring += [[a + (c - a) * k / steps, b + (d - b) * k / steps] for k in range(steps)]
    return [*ring, list(corners[0])]


def areas() -> list[dict[str, Any]]:
    return [
        feature(
            "Polygon", [square(10, 40, 14, 44), square(11.5, 41.5, 12.5, 42.5)], NAME="Ringland", NOTE_BRK="a ring"
        ),
        feature(
            "MultiPolygon",
            [[square(179, -18, 180, -16)], [square(-180, -18, -179.5, -16), square(-179.9, -17.5, -179.6, -16.5)]],
            NAME="Dateline Isles",
        ),
        feature("MultiPolygon", [[square(30 + n, 10, 30.4 + n, 10.4, 50)] for n in range(20)], NAME="Archipelago"),
        *(
            feature("Polygon", [square(60 + n / 10, 60, 60.02 + n / 10, 60.02, 20)], NAME=f"Patch {n}")
            for n in range(90)
        ),
    ]


TOWNS: dict[str, tuple[float, float, list[str]]] = {
    "Ringdorf": (40.7, 12.0, ["Ringland"]),
    "Lochdorf": (42.0, 12.0, []),
    "Lochrand": (42.45, 12.0, ["Ringland"]),
    "Draussen": (45.0, 12.0, []),
    "Westinsel": (-17.0, -179.97, ["Dateline Isles"]),
    "Ostinsel": (-17.0, 179.5, ["Dateline Isles"]),
    "Lagune": (-17.0, -179.75, []),
    "Fernsee": (-17.0, 178.0, []),
    "Inselfuenf": (10.2, 35.2, ["Archipelago"]),
    "Sund": (10.2, 35.7, []),
}


@pytest.fixture(scope="module")
def gazetteer(earth: Path, tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    dump = tmp_path_factory.mktemp("dump")
    rows = []
    for at, (name, (lat, lon, _)) in enumerate(TOWNS.items()):
        rows.append(line(910000 + at, name, "", str(lat), str(lon), "PPL", "XX", "", "", "900"))
    for number in (17, LONG, RIVER_COUNT - 1):
        points = course(number)
        lon, lat = points[len(points) // 2]
        rows.append(
            line(920000 + number, f"Madebach {number}", "", f"{lat:.5f}", f"{lon:.5f}", "STM", "XX", "", "", "0")
        )
    (dump / "allCountries.txt").write_text("\n".join(rows) + "\n", "utf-8")
    path = dump / "all.gaz"
    build(dump, path, natural_earth=earth)
    return Gazetteer(path)


def test_rivers_are_measured_along_all_of_their_course(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.earth.waters) == RIVER_COUNT
    for number in (17, LONG, RIVER_COUNT - 1):
        row = gazetteer.get(f"geonames:{920000 + number}")
        assert row is not None
        points = course(number)
        for lon, lat in (points[0], points[len(points) // 3], points[-1]):
            assert to_water(row, lat, lon) == 0.0
            assert to_water(row, lat + 0.5, lon) == pytest.approx(50, abs=8)


@pytest.mark.parametrize("name", TOWNS)
def test_areas_have_holes_and_go_on_beyond_the_180th_meridian(gazetteer: Gazetteer, name: str) -> None:
    (row,) = gazetteer.find(name)
    assert [territory.name for territory in territories_of(row)] == TOWNS[name][2]


def test_a_river_that_crosses_the_180th_meridian_does_not_cross_the_map(tmp_path: Path) -> None:
    write(tmp_path / RIVERS, feature("LineString", [[179.0, 65.0], [179.9, 65.1], [-179.9, 65.2]], name="Grenzbach"))
    dump = tmp_path / "dump"
    dump.mkdir()
    (dump / "allCountries.txt").write_text(line(1, "Grenzbach", "", "65.1", "179.9", "STM", "RU", "", "", "0") + "\n")
    build(dump, tmp_path / "x.gaz", natural_earth=tmp_path)
    row = Gazetteer(tmp_path / "x.gaz").get("geonames:1")
    assert row is not None
    assert to_water(row, 65.15, -179.99) == 0.0
    away = to_water(row, 65.1, 10.0)
    assert away is not None and away > 5_000


_READ = """
import resource, sys
from pathlib import Path
from sayso.knowledge.places.natural_earth import encoded, read
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
before = peak()
column = encoded(read(Path(sys.argv[1])))
print(peak() - before, len(column))
"""


def test_memory_is_bounded_by_the_largest_file(earth: Path) -> None:
    largest = max(path.stat().st_size for path in earth.iterdir())
    assert largest > 20_000_000
    done = subprocess.run([sys.executable, "-c", _READ, str(earth)], capture_output=True, text=True, check=True)
    used, column = (int(x) for x in done.stdout.split())
    # the file, and what is kept of it; 1.2 times the file when it was measured
    assert used < 2 * largest + 10_000_000
    assert column < largest / 10


def test_the_column_opens_quickly_and_its_points_stay_in_the_file(gazetteer: Gazetteer) -> None:
    raw = gazetteer.columns["earth"]
    began = time.process_time()
    found = decoded(raw)
    assert time.process_time() - began < 1.0
    assert not found.waters[0].lines[0].flags.owndata
    assert len(found.areas) == len(areas())
    (row,) = gazetteer.find("Draussen")
    began = time.process_time()
    for _ in range(100):
        territories_of(row)
    assert (time.process_time() - began) / 100 < 0.02


def test_what_is_packed_is_what_was_read(tmp_path: Path) -> None:
    write(tmp_path / RIVERS, feature("LineString", [[1.0, 2.0], [3.0, 4.0]], name="Bach"))
    write(tmp_path / AREAS, feature("Polygon", [square(1, 1, 2, 2)], NAME="Eck"))
    there = read(tmp_path)
    again = decoded(memoryview(encoded(there)))
    assert [(a.name, a.note, a.box) for a in again.areas] == [(a.name, a.note, a.box) for a in there.areas]
    assert [(w.kind, w.keys, w.box) for w in again.waters] == [(w.kind, w.keys, w.box) for w in there.waters]
    assert again.waters[0].lines[0].tolist() == [[2.0, 1.0], [4.0, 3.0]]
    assert again.areas[0].rings[0].tolist() == there.areas[0].rings[0].tolist()
    empty = decoded(memoryview(encoded(type(there)())))
    assert empty.areas == [] and empty.waters == []


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999999])
def test_a_file_that_is_cut_off_is_named_with_the_line_where_it_ends(earth: Path, tmp_path: Path, share: float) -> None:
    raw = (earth / RIVERS).read_bytes()
    cut = raw[: int(len(raw) * share)]
    (tmp_path / RIVERS).write_bytes(cut)
    with pytest.raises(EarthError) as caught:
        read(tmp_path)
    assert str(caught.value).startswith(f"{RIVERS}, line {cut.count(10) + 1}: ")


def wrong(points: Sequence[Any]) -> str:
    return json.dumps(feature("LineString", points, name="Bach"))


@pytest.mark.parametrize("points", [[[1, 2], [1, 95]], [[1, 2], ["x", 3]], [[1, 2], [1, None]], [1, 2], "x", {"a": 1}])
def test_a_damaged_feature_among_thousands_is_named_by_its_number(
    earth: Path, tmp_path: Path, points: Sequence[Any]
) -> None:
    lines = (earth / RIVERS).read_text("utf-8").splitlines()[:1_002]
    lines[701] = wrong(points) + ","
    (tmp_path / RIVERS).write_text("\n".join(lines).rstrip(",") + "]}", "utf-8")
    with pytest.raises(EarthError, match=f"{RIVERS}, feature 700: "):
        read(tmp_path)


def test_a_mark_before_the_file_is_no_fault(tmp_path: Path) -> None:
    write(tmp_path / RIVERS, feature("LineString", [[1, 2], [3, 4]], name="Bach"))
    path = tmp_path / RIVERS
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read(tmp_path).waters[0].keys == ["bach"]
