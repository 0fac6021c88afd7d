"""What takes minutes: memory that does not grow with the corpus, and a story that is read and compared in the large."""

from __future__ import annotations

import gzip
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from bench.corpus import reports
from sayso import scale
from sayso.model import Extract, Report, to_json
from sayso.reading.processes import extract_lines
from sayso.story import open_story
from tests.test_scale import PATIENCE, begin_ray, rows, workers

pytestmark = pytest.mark.long

#: Reports of the corpus: the store of sentences, which is the most that is held, fills up and is emptied twice in them.
CORPUS = 6000
#: Peak memory after the whole corpus over that after a quarter of it. Seen: 1.04 from 1,500 reports to
#: 7,500, nearly all before 3,000; 1.02 from 2,000 to 15,500.
GROWTH = 1.15
#: Most resident memory of a process, in kB. Seen: 310,000 on reports of 350 words.
MOST = 1_200_000


def peaks(file: Path, every: int) -> list[int]:
    """Peak resident memory, in kB, of a process that extracts the reports of a file, after each so many of them."""
    command = [sys.executable, "-m", "sayso", "extract", str(file), "--jobs", "1"]
    found = []
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for n, _ in enumerate(process.stdout, 1):
            if n % every == 0:
                status = Path(f"/proc/{process.pid}/status").read_text()
                found.append(int(re.findall(r"VmHWM:\s+(\d+)", status)[0]))
    assert process.returncode == 0
    return found


def test_memory_does_not_grow_with_the_corpus(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    with file.open("wb") as out:
        out.writelines(to_json(report) + b"\n" for report in reports(CORPUS))
    found = peaks(file, CORPUS // 4)
    assert len(found) == 4
    assert found[-1] <= GROWTH * found[0], found
    assert found[-1] < MOST, found


def test_a_report_of_two_million_characters_is_read_to_its_end_in_bounded_memory(tmp_path: Path) -> None:
    text = "\n\n".join(report.text for report in reports(1000, seed=9))[:2_000_000]
    file = tmp_path / "long.jsonl"
    file.write_bytes(to_json(Report(id="long", text=text, published="2025-02-03", language="en")) + b"\n")
    command = [sys.executable, "-c", PEAK, str(file)]
    done = subprocess.run(command, capture_output=True, check=True)
    line, _, used = done.stdout.rpartition(b"\n=====")
    found = msgspec.json.decode(line, type=Extract)
    assert found.text == text
    assert found.problems == []
    assert found.sentences[-1][1] > len(text) - 10
    assert found.claims[-1].end > len(text) - 1000
    assert all(text[c.start : c.end] == c.text for c in found.claims)
    assert int(used) < MOST


PEAK = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "sayso", "extract", sys.argv[1], "--jobs", "1"], check=True)
print("=====", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_a_cluster_reads_what_one_process_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """600 reports in three files, each worker killed once."""
    ray = pytest.importorskip("ray")
    made = [to_json(report) + b"\n" for report in reports(600, seed=13)]
    (tmp_path / "in").mkdir()
    for n in range(3):
        (tmp_path / "in" / f"{n}.jsonl.gz").write_bytes(gzip.compress(b"".join(made[n * 200 : n * 200 + 200])))
    killed: set[int] = set()

    def kill(count: int, part: str) -> None:
        for pid in workers():
            if len(killed) < 2 and pid not in killed:
                killed.add(pid)
                os.kill(pid, signal.SIGKILL)
                return

    begin_ray()
    monkeypatch.setattr(scale, "STILL", PATIENCE)
    try:
        out = tmp_path / "out"
        result = scale.extract([f"{tmp_path}/in"], str(out), partition=(40, 1 << 30), progress=kill)
    finally:
        ray.shutdown()
    assert len(killed) == 2
    assert (result.reports, result.problems) == (600, [])
    alone = [line.json.decode() for line in extract_lines(reports(600, seed=13), 1)]
    assert [row["extract"] for row in rows(out)] == alone
    with open_story(tmp_path / "brought.sayso") as story:
        assert len(story.read_extracts(out).added) == 600
        assert story.verify() == []


def test_many_processes_read_what_one_reads() -> None:
    made = list(reports(1000, seed=17))
    assert [line.json for line in extract_lines(made, 3)] == [line.json for line in extract_lines(made, 1)]


def test_a_large_story_is_compared_as_it_grows(tmp_path: Path) -> None:
    made = [to_json(report) + b"\n" for report in reports(130, seed=3)]
    first, more = tmp_path / "first.jsonl", tmp_path / "more.jsonl"
    first.write_bytes(b"".join(made[:110]))
    more.write_bytes(b"".join(made[110:]))
    with open_story(tmp_path / "grown.sayso") as story:
        for file in (first, more):
            assert story.read([file]).problems == []
            story.compare()
        grown = sorted(to_json(record) for record in story.records())
    with open_story(tmp_path / "whole.sayso") as story:
        story.read([more, first])
        story.compare()
        assert sorted(to_json(record) for record in story.records()) == grown
        assert story.verify() == []
