from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from sayso.knowledge.places import Gazetteer
from sayso.knowledge.places.build import DumpError, build


def line(
    number: int, name: str, names: str, lat: str, lon: str, code: str, country: str, a1: str, a2: str, n: str
) -> str:
    cells = [str(number), name, name, names, lat, lon, code[:1], code, country, "", a1, a2, "", "", n, "", "10", "UTC",
             "2024-01-01"]  # fmt: skip
    return "\t".join(cells)


PLACES = [
    line(900001, "Oberwald", "Upper Wood", "47.1", "8.1", "ADM1", "CH", "90", "", "9000"),
    line(900002, "Mühlbach", "Millbrook,MUB", "47.2", "8.2", "PPL", "CH", "90", "01", "812"),
    line(900003, "Mühlbach", "", "50.0", "12.0", "PPL", "DE", "91", "", "120"),
    line(900004, "Silbersee", "", "47.3", "8.3", "LK", "CH", "90", "", "0"),
    line(900005, "Huber's Shop", "", "47.3", "8.3", "RET", "CH", "90", "", "0"),
]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    folder = tmp_path / "dump"
    folder.mkdir()
    (folder / "allCountries.txt").write_text("\n".join(PLACES) + "\n", "utf-8")
    (folder / "admin1CodesASCII.txt").write_text("CH.90\tOberwald\tOberwald\t900001\n", "utf-8")
    (folder / "alternateNamesV2.txt").write_text(
        "1\t900002\tfr\tMoulin-sur-Ruisseau\t\t\t\t\t\t\n2\t900002\tiata\tMLB\t\t\t\t\t\t\n", "utf-8"
    )
    (folder / "hierarchy.txt").write_text("900001\t900003\tADM\n", "utf-8")
    return folder


def test_the_dump_is_read(dump: Path, tmp_path: Path) -> None:
    path = tmp_path / "all.gaz"
    build(dump, path)
    gazetteer = Gazetteer(path)
    found = gazetteer.find("Muhlbach")
    assert [(r.id, r.country) for r in found] == [("geonames:900002", "CH"), ("geonames:900003", "DE")]
    assert found[0].admin1 == gazetteer.get("geonames:900001")
    # by way of the hierarchy, since no code is known
    assert found[1].admin1 == gazetteer.get("geonames:900001")
    assert gazetteer.find("Moulin sur Ruisseau")[0].id == "geonames:900002"
    assert gazetteer.find("Silbersee")[0].feature == "water"
    assert list(gazetteer.find("Huber's Shop")) == []
    assert gazetteer.find("Switzerland")[0].type == "country"
    assert gazetteer.find("Donbas")[0].id == "sayso:donbas"
    assert gazetteer.version.startswith("geonames-dump-")


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("allCountries.txt", PLACES[0] + "\n" + PLACES[1][:60] + "\n", "allCountries.txt, line 2: "),
        ("allCountries.txt", PLACES[0].replace("47.1", "x"), "allCountries.txt, line 1: latitude is 'x'"),
        ("allCountries.txt", PLACES[0].replace("900001", "id"), "line 1: geonameid is 'id'"),
        ("allCountries.txt", PLACES[0].replace("8.1", "1808.1"), "line 1: longitude is '1808.1'"),
        ("allCountries.txt", PLACES[0].replace("900001", "9" * 20), "line 1: geonameid is '99999999999999999999'"),
        ("allCountries.txt", PLACES[0].replace("900001", "-1"), "line 1: geonameid is '-1'"),
        ("allCountries.txt", PLACES[0].replace("47.1", "nan"), "line 1: latitude is 'nan'"),
        ("allCountries.txt", "", "allCountries.txt, line 1: the file is empty"),
        ("admin1CodesASCII.txt", "CH.90\tOberwald\n", "admin1CodesASCII.txt, line 1: 2 columns"),
        ("hierarchy.txt", "1\ttwo\tADM\n", "hierarchy.txt, line 1: childId is 'two'"),
    ],
)
def test_a_bad_line_is_named(dump: Path, tmp_path: Path, file: str, text: str, says: str) -> None:
    (dump / file).write_text(text, "utf-8")
    path = tmp_path / "all.gaz"
    path.write_bytes(b"as it was")
    with pytest.raises(DumpError, match=says.replace("(", r"\(")):
        build(dump, path)
    assert path.read_bytes() == b"as it was"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(("geonames.", "all.gaz."))] == []


def test_another_encoding_is_named(dump: Path, tmp_path: Path) -> None:
    (dump / "allCountries.txt").write_bytes("\n".join(PLACES).encode("latin-1"))
    with pytest.raises(DumpError, match="line 2: not UTF-8"):
        build(dump, tmp_path / "all.gaz")


def test_a_mark_before_the_file_is_no_fault(dump: Path, tmp_path: Path) -> None:
    path = dump / "allCountries.txt"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    build(dump, tmp_path / "all.gaz")
    assert Gazetteer(tmp_path / "all.gaz").get("geonames:900001") is not None


def test_a_missing_dump_is_named(tmp_path: Path) -> None:
    with pytest.raises(DumpError, match="not found"):
        build(tmp_path, tmp_path / "all.gaz")


def test_a_dump_of_all_columns_is_read_in_bounded_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bench.dump import made
    from sayso.knowledge.places import compile

    # spilled to the disk early, as the whole dump is
    monkeypatch.setattr(compile, "HELD", 5_000)
    peaks = []
    for places in (2_000, 12_000):
        folder = tmp_path / str(places)
        folder.mkdir()
        made(folder, places)
        tracemalloc.start()
        count = build(folder, tmp_path / f"{places}.gaz")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert count > places * 0.8
    gazetteer = Gazetteer(tmp_path / "12000.gaz")
    town = next(r for r in map(gazetteer.row, range(len(gazetteer))) if r.type == "town" and r.number > 20_000_000)
    assert town.admin1 is not None and town.admin1.type == "adm1"
    assert town.admin2 is not None and town.admin2.type == "adm2"
    # held in lists, a place with its names takes some 2,000 bytes
    assert peaks[1] - peaks[0] < 10_000 * 600, peaks


def test_a_file_cut_off_in_the_middle_is_named(tmp_path: Path) -> None:
    from bench.dump import made

    folder = tmp_path / "dump"
    folder.mkdir()
    made(folder, 500)
    for name, cut in (("allCountries.txt", -30), ("admin2Codes.txt", -12), ("alternateNamesV2.txt", -10)):
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes(whole[:cut])
        last = whole[:cut].count(b"\n") + 1
        with pytest.raises(DumpError, match=f"{name}, line {last}: "):
            build(folder, tmp_path / "out.gaz")
        (folder / name).write_bytes(whole)
    assert build(folder, tmp_path / "out.gaz") > 400
