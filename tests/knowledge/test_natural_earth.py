"""Lines and areas of Natural Earth, made up for the test: a river Aar, a lake, an area on the upper Rhine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.knowledge.places import Gazetteer
from sayso.knowledge.places.build import build
from sayso.knowledge.places.disputed import territories_of
from sayso.knowledge.places.lines import to_water
from sayso.knowledge.places.natural_earth import EarthError, read
from tests.knowledge.test_places_build import line

RIVERS = "ne_10m_rivers_lake_centerlines.geojson"
LAKES = "ne_10m_lakes.geojson"
AREAS = "ne_10m_admin_0_disputed_areas.geojson"


def feature(kind: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def write(path: Path, *features: dict[str, Any]) -> None:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}, indent=1), "utf-8")


@pytest.fixture
def earth(tmp_path: Path) -> Path:
    folder = tmp_path / "earth"
    folder.mkdir()
    course = [[8.0 + i / 100, 47.0] for i in range(101)]
    write(
        folder / RIVERS,
        feature("LineString", course, name="Silberbach", name_en=None),
        feature("MultiLineString", [[[20.0, 10.0], [21.0, 10.0]]], name="Silberbach"),
        feature("LineString", [[0.0, 0.0], [1.0, 1.0]], name=None),
    )
    write(folder / LAKES, feature("Polygon", [[[8.2, 47.4], [8.6, 47.4], [8.6, 47.6], [8.2, 47.4]]], name="Silbersee"))
    ring = [[7.0, 47.0], [7.2, 47.0], [7.2, 47.2], [7.0, 47.2], [7.0, 47.0]]
    write(folder / AREAS, feature("MultiPolygon", [[ring]], NAME="Upper Corner", NOTE_BRK="claimed by two cantons"))
    return folder


@pytest.fixture
def gazetteer(earth: Path, tmp_path: Path) -> Gazetteer:
    dump = tmp_path / "dump"
    dump.mkdir()
    places = [
        line(900010, "Silberbach", "", "47.0", "8.5", "STM", "CH", "", "", "0"),
        line(900011, "Silbersee", "", "47.5", "8.4", "LK", "CH", "", "", "0"),
        line(900012, "Eckdorf", "", "47.1", "7.1", "PPL", "CH", "", "", "900"),
        line(900013, "Randdorf", "", "47.25", "7.1", "PPL", "CH", "", "", "900"),
        line(900014, "Ferndorf", "", "47.9", "9.9", "PPL", "CH", "", "", "900"),
        line(900015, "Wildbach", "", "47.0", "8.5", "STM", "CH", "", "", "0"),
    ]
    (dump / "allCountries.txt").write_text("\n".join(places) + "\n", "utf-8")
    path = tmp_path / "all.gaz"
    build(dump, path, natural_earth=earth)
    return Gazetteer(path)


def test_distances_are_measured_to_the_lines(gazetteer: Gazetteer) -> None:
    river, lake, unknown = (gazetteer.get(f"geonames:{n}") for n in (900010, 900011, 900015))
    assert river is not None and lake is not None and unknown is not None
    assert to_water(river, 47.02, 8.5) == 0.0
    assert to_water(river, 47.5, 8.5) == pytest.approx(55.6 - 5, abs=1)
    assert to_water(lake, 47.45, 8.4) == 0.0
    assert to_water(lake, 48.5, 8.5) == pytest.approx(101 - 5, abs=4)
    assert to_water(unknown, 47.0, 8.5) is None


def test_disputed_areas_reach_ten_kilometres_beyond_their_polygons(gazetteer: Gazetteer) -> None:
    inside, beside, far = (gazetteer.get(f"geonames:{n}") for n in (900012, 900013, 900014))
    assert inside is not None and beside is not None and far is not None
    assert [(t.name, t.why) for t in territories_of(inside)] == [("Upper Corner", "claimed by two cantons")]
    assert [t.name for t in territories_of(beside)] == ["Upper Corner"]
    assert territories_of(far) == []


def test_the_version_tells_what_was_read(gazetteer: Gazetteer, earth: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain.gaz"
    build(tmp_path / "dump", plain)
    assert gazetteer.version != Gazetteer(plain).version
    assert Gazetteer(plain).earth.areas == []


def test_lines_are_thinned_and_keep_their_ends(earth: Path) -> None:
    river = next(w for w in read(earth).waters if w.kind == "river")
    assert river.keys == ["silberbach"]
    assert river.lines[0][0].tolist() == [47.0, 8.0] and river.lines[0][-1].tolist() == [47.0, 9.0]
    assert len(river.lines[0]) < 60


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"features": [\n{"properties": {},\n "geometry": }]}', "line 3: "),
        ('{"features": [{"geometry": null}]}', "properties"),
        ("[]", "Expected `object`"),
        ("", "line 1: "),
        (b"\xff\xfe", "line 1: "),
        ('{"features": [{"properties": {"name": ' + "[" * 50_000 + "]" * 50_000 + "}}]}", "nested too deeply"),
        (json.dumps({"features": [feature("LineString", [[1, 2, 3]])]}), "feature 0: Expected `array` of length 2"),
        (json.dumps({"features": [feature("LineString", [[7, 2], [3, 4]])]}).replace("7", "1e999"), "feature 0: "),
        (json.dumps({"features": [feature("Point", [1, 2])]}), "feature 0: a Point"),
        (json.dumps({"features": [feature("LineString", [[1, 2], ["x", 3]])]}), "feature 0: Expected `float`"),
        (json.dumps({"features": [feature("LineString", [[1, 2], [1, 95]])]}), "feature 0: 1, 95 is no point"),
    ],
)
def test_a_bad_file_is_named(earth: Path, tmp_path: Path, text: str | bytes, says: str) -> None:
    (earth / LAKES).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(EarthError) as caught:
        read(earth)
    assert LAKES in str(caught.value) and says in str(caught.value)


def test_a_folder_without_the_files_is_named(tmp_path: Path) -> None:
    with pytest.raises(EarthError, match="ne_10m_admin_0_disputed_areas"):
        read(tmp_path)
