"""Compressed files of lines: what is in them comes out, and where they break off is told."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
import zstandard

from sayso.intake import Arrival, Intake, ReadProblem
from sayso.intake.compressed import Broken, bare, plain
from sayso.intake.jsonl import reports

#: more than a block of Zstandard
COUNT = 5000
LINES = b"".join(
    b'{"id": "r%d", "text": "The ferry left at %d o\'clock, %x."}\n' % (n, n % 24, n**9) for n in range(COUNT)
)
PACKED = {
    "x.jsonl.gz": gzip.compress(LINES),
    "x.jsonl.zst": zstandard.ZstdCompressor(write_checksum=True).compress(LINES),
    "x.jsonl": LINES,
}


@pytest.mark.parametrize("name", PACKED)
def test_what_is_in_it_comes_out(name: str) -> None:
    assert plain(io.BytesIO(PACKED[name]), name).read() == LINES
    assert list(plain(io.BytesIO(PACKED[name]), name.upper())) == LINES.splitlines(keepends=True)


@pytest.mark.parametrize("name", ["x.jsonl.gz", "x.jsonl.zst"])
def test_files_put_one_behind_the_other(name: str) -> None:
    assert plain(io.BytesIO(PACKED[name] * 3), name).read() == LINES * 3


@pytest.mark.parametrize("name", ["x.jsonl.gz", "x.jsonl.zst"])
@pytest.mark.parametrize("part", [0.02, 0.5, 0.99])
def test_where_it_breaks_off_what_is_before_is_given(name: str, part: float) -> None:
    packed = PACKED[name][: int(part * len(PACKED[name]))]
    *found, last = reports(plain(io.BytesIO(packed), name), name)
    assert isinstance(last, ReadProblem)
    assert str(last) == f"{name}: cannot be read: the compressed file breaks off"
    assert [report.id for report in found if not isinstance(report, ReadProblem)] == [
        f"r{n}" for n in range(len(found))
    ]
    assert part < 0.9 or len(found) > COUNT / 3


@pytest.mark.parametrize("name", ["x.jsonl.gz", "x.jsonl.zst"])
def test_what_is_damaged_is_told(name: str) -> None:
    for data in (b"plain text after all", PACKED[name][:2000] + bytes(200) + PACKED[name][2200:]):
        with pytest.raises(Broken, match=r"is damaged|breaks off"):
            plain(io.BytesIO(data), name).read()


def test_in_folders(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.zst").write_bytes(PACKED["x.jsonl.zst"])
    (tmp_path / "b.JSONL.GZ").write_bytes(PACKED["x.jsonl.gz"][:50000])
    (tmp_path / "c.html.gz").write_bytes(gzip.compress(b"<html>"))
    met = [x for x in Intake([tmp_path]) if isinstance(x, Arrival | ReadProblem)]
    arrivals = [x for x in met if isinstance(x, Arrival)]
    assert [a.name for a in arrivals[:COUNT]] == [f"a.jsonl.zst#{n}" for n in range(1, COUNT + 1)]
    assert {a.file for a in arrivals[COUNT:]} == {str(tmp_path / "b.JSONL.GZ")}
    assert [str(x).removeprefix(f"{tmp_path}/") for x in met if isinstance(x, ReadProblem)] == [
        "b.JSONL.GZ: cannot be read: the compressed file breaks off",
        "c.html.gz: of compressed files sayso reads .jsonl so far",
    ]


def test_bare() -> None:
    assert [bare(n) for n in ("x.jsonl.ZST", "x.jsonl.gz", "x.jsonl", "gz")] == ["x.jsonl", "x.jsonl", "x.jsonl", "gz"]
