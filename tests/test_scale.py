"""Reading over a Ray cluster: what comes out is what one process reads, whatever is damaged and whoever is killed."""

from __future__ import annotations

import gzip
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from pyarrow.fs import LocalFileSystem

from bench.corpus import reports as made_up
from sayso import scale
from sayso.cli import main
from sayso.comparing import sheets
from sayso.intake.jsonl import reports as opened
from sayso.model import Report, to_json
from sayso.reading.processes import extract_lines
from sayso.scale.reader import Reader
from sayso.scale.sources import inputs, slices
from sayso.story import Story, open_story
from sayso.story.parts import MANIFEST, Manifest, NoExtracts, Part
from tests.story.test_killed import content

ray = pytest.importorskip("ray")

#: Reports of a partition, so that a few reports make several.
SMALL = (6, 1 << 20)
LINES = [to_json(report) + b"\n" for report in made_up(40, seed=11)]
# published on a day that is none, which the report's own extract tells of
LINES[20] = to_json(json.loads(LINES[20]) | {"published": "2025-02-31"}) + b"\n"


#: Seconds after which a cluster of this machine that gives nothing is taken to be stuck, and the test fails there. A
#: partition takes seconds; on a machine that others use, the start of an actor has been seen to take a minute.
PATIENCE = 300.0


def begin_ray(**options: Any) -> None:
    """A real Ray of two cores, which waits for its processes on a busy machine."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ.setdefault("RAY_worker_register_timeout_seconds", "300")
    ray.init(
        address="local", num_cpus=2, include_dashboard=False, log_to_driver=False, _node_ip_address="127.0.0.1",
        **options,
    )  # fmt: skip


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of every kind, with what is wrong in them."""
    folder = tmp_path_factory.mktemp("given")
    (folder / "a.jsonl").write_bytes(b"".join(LINES[:9]) + b'{"id": "x", \n[1]\n' + LINES[9])
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(b"".join(LINES[10:14])))
    (folder / "c.jsonl.zst").write_bytes(zstandard.compress(b"".join(LINES[14:30]) + b'{"text": "No id."}\n'))
    rows = [json.loads(line) | {"published": date(2025, 2, 3), "length": 7} for line in LINES[30:40]]
    pq.write_table(pa.Table.from_pylist(rows), folder / "d.parquet", row_group_size=4)
    return folder


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files that break off, are none, or hold something else."""
    folder = tmp_path_factory.mktemp("damaged")
    packed = zstandard.compress(b"".join(LINES[:3]))
    (folder / "e.jsonl.zst").write_bytes(packed + packed[:60])
    pq.write_table(pa.table({"id": ["1"], "words": ["None."]}), folder / "f.parquet")
    whole = folder / "g.parquet"
    pq.write_table(pa.table({"id": ["1"], "text": ["It rained."]}), whole)
    whole.write_bytes(whole.read_bytes()[:-50])
    (folder / "h.jsonl").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    """A real Ray of two cores."""
    begin_ray(object_store_memory=100 << 20)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scale, "STILL", PATIENCE)
        yield
    ray.shutdown()


@pytest.fixture(scope="module")
def out(cluster: None, given: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extracts of ``given``, read on the cluster while one of its workers was killed."""
    folder = tmp_path_factory.mktemp("out") / "extracts"
    killed: list[int] = []

    def kill(reports: int, part: str) -> None:
        if not killed:
            killed.extend(workers()[:1])
            os.kill(killed[0], signal.SIGKILL)

    result = scale.extract([f"{given}/*"], str(folder), partition=SMALL, progress=kill)
    assert killed
    assert (result.partitions, result.reports, result.known) == (8, 40, 0)
    assert [str(p).removeprefix(f"{given}/") for p in result.problems] == [
        "a.jsonl:10: malformed JSON: it breaks off",
        "a.jsonl:11: is no report: a list where an object should be",
        "c.jsonl.zst:7: `published` is no ISO 8601 date or time: '2025-02-31'; read without it",
        "c.jsonl.zst:17: has no `id`",
    ]
    return folder


def workers() -> list[int]:
    """The processes of actors that read, of a Ray that this process began."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            name = (status.parent / "cmdline").read_bytes()
            parent = int(status.read_text().rpartition(")")[2].split()[1])
            above = int(Path(f"/proc/{parent}/stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        if name.startswith(b"ray::MapWorker") and os.getpid() in (parent, above):
            found.append(int(status.parent.name))
    return sorted(found)


def rows(folder: Path) -> list[dict[str, Any]]:
    return [row for part in kept(folder).parts for row in pq.read_table(folder / part.name).to_pylist()]


def kept(folder: Path) -> Manifest:
    return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)


def test_the_same_comes_out_as_of_one_process(out: Path, given: Path) -> None:
    found = rows(out)
    lines = [*LINES[:30], *(row["received"] + b"\n" for row in found[30:])]
    assert [row["received"] + b"\n" for row in found] == lines
    assert b'"published":"2025-02-03"' in lines[30]
    assert b"length" not in lines[30]
    alone = list(extract_lines((r for r in opened(iter_of(lines), "x") if isinstance(r, Report)), 1))
    assert [row["extract"] for row in found] == [line.json.decode() for line in alone]
    assert [p.code for p in alone[20].problems] == ["published"]


def iter_of(lines: list[bytes]) -> Any:
    from io import BytesIO

    return BytesIO(b"".join(lines))


def test_each_row_tells_its_line(out: Path) -> None:
    assert [row["line"] for row in rows(out)] == [*range(1, 10), 12, *range(1, 5), *range(1, 17), *range(1, 11)]


def test_nothing_is_left_over(out: Path) -> None:
    assert sorted(p.name for p in out.iterdir()) == sorted([MANIFEST, *(p.name for p in kept(out).parts)])
    assert kept(out).finished
    assert kept(out).totals["reports"] == 40


def test_what_is_there_is_not_read_again(out: Path, given: Path) -> None:
    before = {p.name: p.stat().st_mtime_ns for p in out.iterdir() if p.name != MANIFEST}
    result = scale.extract([f"{given}/*"], str(out), partition=SMALL, address="no address")
    assert (result.partitions, result.known, result.known_reports, len(result.problems)) == (0, 8, 40, 4)
    assert {p.name: p.stat().st_mtime_ns for p in out.iterdir() if p.name != MANIFEST} == before


def test_a_run_goes_on_where_it_was_stopped(out: Path, given: Path, tmp_path: Path) -> None:
    whole, folder = rows(out), tmp_path / "extracts"
    folder.mkdir()
    manifest = kept(out)
    for part in manifest.parts:
        (folder / part.name).write_bytes((out / part.name).read_bytes())
    lost, damaged, left, broken = (manifest.parts[n] for n in (1, 4, 6, 7))
    (folder / lost.name).unlink()
    (folder / damaged.name).write_bytes(b"PAR1")
    (folder / f"{lost.name}.begun").touch()
    (folder / f".{lost.name}.99.tmp").write_bytes(b"half")
    # a part that a killed run wrote and did not tell of
    manifest.parts = [part for part in manifest.parts if part not in (left, broken)]
    # a file that broke off is tried again: somebody may have mended it
    manifest.parts.append(msgspec.structs.replace(broken, broken=True))
    (folder / MANIFEST).write_bytes(to_json(manifest))
    told: list[str] = []
    result = scale.extract(
        [str(given)], str(folder), partition=SMALL, jobs=1, progress=lambda reports, part: told.append(part)
    )
    assert sorted(told) == sorted([lost.name, damaged.name, broken.name])
    assert (result.known, len(result.problems)) == (5, 4)
    assert rows(folder) == whole
    assert not list(folder.glob("*.begun"))
    assert not list(folder.glob(".*.tmp"))


def test_what_cannot_be_read_is_told_and_the_rest_is_read(cluster: None, damaged: Path, tmp_path: Path) -> None:
    result = scale.extract(
        [f"{damaged}/*.jsonl*", f"{damaged}/*.parquet"], str(tmp_path / "x"), partition=SMALL, jobs=1
    )
    told = [str(problem).removeprefix(f"{damaged}/") for problem in result.problems]
    assert told[:2] == [
        "e.jsonl.zst: cannot be read: the compressed file breaks off",
        "f.parquet: cannot be read: has no column `text`",
    ]
    assert told[2].startswith("g.parquet: cannot be read: ")
    assert len(told) == 3
    assert result.reports == 3


def test_a_partition_that_was_begun_before_is_read_beside(out: Path, given: Path, tmp_path: Path) -> None:
    (source,) = inputs([f"{given}/b.jsonl.gz"])
    (found,) = slices(source, *SMALL)
    (part,) = (part for part in kept(out).parts if part.file.endswith("b.jsonl.gz"))
    (tmp_path / f"{part.name}.begun").touch()
    reader = Reader(LocalFileSystem(), str(tmp_path))
    told = reader(scale._row(source, found)).to_pylist()
    assert told[0]["error"] == ""
    assert msgspec.json.decode(told[0]["entry"], type=Part).reports == part.reports
    assert pq.read_table(tmp_path / part.name).to_pylist() == pq.read_table(out / part.name).to_pylist()
    assert [p.name for p in tmp_path.iterdir()] == [part.name]


def test_what_other_code_read_does_not_come_among_the_rest(
    out: Path, given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One machine has modules or tables of its own, and says that it is of the same version."""
    folder = tmp_path / "extracts"
    with monkeypatch.context() as patch:
        patch.setattr("sayso.scale.read_by", lambda: "0123456789abcdef")
        with pytest.raises(scale.ScaleError, match="a machine of the cluster has another sayso"):
            scale.extract([f"{given}/b.jsonl.gz"], str(folder), partition=SMALL, jobs=1)
        assert (kept(folder).code, kept(folder).version, kept(folder).parts) == (
            "0123456789abcdef",
            kept(out).version,
            [],
        )
        # what that machine wrote lies there, and is not taken for read
        assert list(folder.glob("part-b-*"))
        assert scale._begin(LocalFileSystem(), str(folder), "", kept(out).version, SMALL).parts == []
    with pytest.raises(NoExtracts, match="another version of reading"):
        scale.extract([f"{given}/b.jsonl.gz"], str(folder), partition=SMALL, address="no address")
    assert {part.code for part in kept(out).parts} == {kept(out).code}


def test_a_cluster_that_gives_nothing_is_not_waited_for_without_end() -> None:
    gone = threading.Event()

    def rows() -> Iterator[int]:
        yield 1
        yield 2
        gone.wait(20)

    found = []
    with pytest.raises(scale.ScaleError, match="gave nothing for 0 s, after 2 partitions; the same command goes on"):
        for row in scale._in_time(rows(), 0.2):
            found.append(row)
    gone.set()
    assert found == [1, 2]
    assert list(scale._in_time(iter([3, 4]), 5)) == [3, 4]

    def broken() -> Iterator[int]:
        yield 5
        raise OSError("lost")

    with pytest.raises(OSError, match="lost"):
        list(scale._in_time(broken(), 5))


# --- into a story -----------------------------------------------------------------------------------------------------


def same(story: Story) -> list[object]:
    """All that a story holds but for the times, and what was purged."""
    *all_but, received = content(story)
    assert isinstance(received, list)
    return [*all_but, [entry for entry in received if entry[1]], sorted(to_json(r) for r in story.records())]


def test_a_story_of_extracts_is_the_story_of_their_files(
    out: Path, given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sorted(given.glob("[abc].*"))
    with open_story(tmp_path / "direct.sayso") as direct, open_story(tmp_path / "brought.sayso") as brought:
        direct.read(files)
        direct.compare()
        result = brought.read_extracts(out)
        assert (len(result.added), result.read_again, len(result.problems)) == (40, 0, 4)
        assert brought.verify() == []
        for stored in [s for s in brought.reports() if "d.parquet" in s.source]:
            brought.purge(stored.report.id)
        drawn = "SELECT count(*) FROM drawn"
        assert brought._connection.execute(drawn).fetchone() == (30,)
        with monkeypatch.context() as patch:
            patch.setattr(sheets, "draw", None)  # all are drawn already
            brought.compare()
        assert brought._connection.execute(drawn).fetchone() == (0,)
        # a report without an id gets one in a story, and is a problem of extract
        assert [r.report.id for r in direct.reports()][-1] == "c.jsonl.zst#17"
        direct.purge("c.jsonl.zst#17")
        expected, found = same(direct), same(brought)
        assert [str(p) for p in brought.problems()][3:] == [f"{given}/c.jsonl.zst:17: has no `id`"]
        expected[4], found[4] = direct.problems(), brought.problems()[:3]
        assert found == expected
        again = brought.read_extracts(out)
        assert (len(again.added), len(again.known)) == (10, 30)


def test_what_another_version_read_is_read_here(out: Path, tmp_path: Path) -> None:
    folder = tmp_path / "extracts"
    folder.mkdir()
    for path in out.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    part = kept(out).parts[0]
    table = pq.read_table(folder / part.name).to_pylist()
    for row in table:
        row["extract"] = row["extract"].replace(f'"version":"{part.version}"', '"version":"1+other"')
    pq.write_table(pa.Table.from_pylist(table), folder / part.name)
    (folder / kept(out).parts[1].name).write_bytes(b"PAR1 and no more")
    with open_story(tmp_path / "x.sayso") as story:
        result = story.read_extracts(folder)
        assert {story.extract(s.report.id).version for s in story.reports()} == {part.version}
        assert len(result.added) == 36
        assert [p.code for p in result.problems if "part-" in p.file] == ["unreadable"]
        assert story.verify() == []


# --- how it is called -------------------------------------------------------------------------------------------------


def test_what_cannot_be_used_is_told_in_one_line(
    given: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["sayso", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, *capsys.readouterr()

    here, there = str(given / "a.jsonl"), str(tmp_path / "x")
    for arguments, code, message in [
        (["--ray", "127.0.0.1:1", here, "--out", there], 1, "--ray 127.0.0.1:1: no cluster answers there: "),
        (["--ray", "nonsense", here, "--out", there], 1, "--ray: 'nonsense' is no address: "),
        (["--ray", "auto", f"{given}/*.none", "--out", there], 1, f"{given}/*.none: there is no such file"),
        (["--ray", "auto", here, "--out", here], 1, f"{here}: is a file, not a folder"),
        (["--ray", "auto", here, "--out", str(given)], 1, f"{given}: holds other files; "),
        (["--ray", "auto", here, "--out", str(out)], 1, f"{out}: was begun with partitions of 6 reports; "),
        (["--ray", "auto", here], 2, "--ray writes to a folder: name it with --out"),
        ([here, "--out", there], 2, "--out is for --ray; "),
        (["--ray", "auto", "nowhere://x/*.jsonl", "--out", there], 1, "nowhere://x: cannot be reached: "),
    ]:
        ended, printed, told = run("extract", *arguments)
        assert (ended, printed) == (code, ""), arguments
        assert told.startswith(f"sayso: {message}"), told
        assert told.count("\n") == 1, told
    for folder, message in [(given, "holds no manifest.json"), (tmp_path / "none", "holds no manifest.json")]:
        ended, _, told = run("read", "--extracts", str(folder), "--story", str(tmp_path / "x.sayso"))
        assert (ended, told.count("\n")) == (1, 1)
        assert told.startswith(f"sayso: {folder}: {message}")
    assert run("read", "--story", str(tmp_path / "x.sayso"))[0] == 2


def test_patterns(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b/c.jsonl.zst", "b/d/e.jsonl.gz", "b/d/f.parquet", "b/[g].jsonl", "b/h.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).touch()

    def names(*patterns: str) -> list[str]:
        return [i.shown.removeprefix(f"{tmp_path}/") for i in inputs([f"{tmp_path}/{p}" for p in patterns])]

    assert names("*.jsonl") == ["a.jsonl"]
    assert names("*/*.jsonl*") == ["b/[g].jsonl", "b/c.jsonl.zst"]
    assert names("**/*.jsonl*") == ["a.jsonl", "b/[g].jsonl", "b/c.jsonl.zst", "b/d/e.jsonl.gz"]
    assert names("b/**") == ["b/[g].jsonl", "b/c.jsonl.zst", "b/d/e.jsonl.gz", "b/d/f.parquet", "b/h.txt"]
    assert names("b/?.jsonl.[xyz]st", "a.jsonl") == ["a.jsonl", "b/c.jsonl.zst"]
    assert names("b") == ["b/[g].jsonl", "b/c.jsonl.zst", "b/d/e.jsonl.gz", "b/d/f.parquet"]
    assert [i.shown for i in inputs([f"file://{tmp_path}/*.jsonl"])] == [f"file://{tmp_path}/a.jsonl"]
    for nothing in ("*.none", "none/*.jsonl", "none.jsonl", "a.jsonl/*"):
        with pytest.raises(NoExtracts, match="there is no such file"):
            names(nothing)
