"""Reading in several processes: the same comes out, and processes that end are begun again or told."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from queue import SimpleQueue

import pytest

from bench.corpus import reports as made_up
from sayso.model import Problem, Report, to_json
from sayso.reading.extract import extract
from sayso.reading.processes import NoProcess, Processes, _Process, cores, extract_lines
from sayso.reading.worker import Batch, Done, Line, line_of, without_reading

REPORTS = [Report(id=f"r{n}", text=f"The river rose {n} feet, officials said.", language="en") for n in range(1, 25)]
WORKER = ["sayso.reading.worker"]


def failed(n: int, report: Report, message: str) -> Line:
    return line_of(without_reading(report, "v", message))


def batches(*sizes: int) -> list[Batch]:
    numbered = iter(enumerate(REPORTS, 1))
    return [[next(numbered) for _ in range(size)] for size in sizes]


def test_the_same_comes_out() -> None:
    reports = list(made_up(130, seed=5))
    alone = [to_json(found) for found in extract(reports)]
    assert [line.json for line in extract_lines(reports, 1)] == alone
    assert [line.json for line in extract_lines(reports, 2)] == alone


def test_what_is_one_batch_begins_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.Popen", None)
    assert [line.id for line in extract_lines(REPORTS[:3], 8)] == ["r1", "r2", "r3"]


def test_no_more_is_taken_than_can_be_read() -> None:
    taken = 0

    def source() -> object:
        nonlocal taken
        for batch in batches(*[1] * 20):
            taken += 1
            yield batch

    with Processes(WORKER, 2, Done[Line], failed) as processes:
        for n, _ in enumerate(processes.read(source())):  # type: ignore[arg-type]
            assert taken <= n + 4


def test_a_process_that_ends_is_begun_again() -> None:
    with Processes(WORKER, 1, Done[Line], failed) as processes:
        (process,) = processes._all
        first, *others = batches(1, 2, 2)
        assert [line.id for _, done in processes.read([first]) for line in done.found] == ["r1"]
        assert process._process is not None
        os.kill(process._process.pid, signal.SIGKILL)
        found = [line for _, done in processes.read(others) for line in done.found]
        assert [(line.id, line.problems) for line in found] == [(f"r{n}", []) for n in range(2, 6)]


class Fatal(_Process[Line]):
    """A process that ends whenever it is given report 2."""

    def ask(self, batch: Batch) -> Done[Line] | None:
        if all(n != 2 for n, _ in batch):
            return super().ask(batch)
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
        return None


def test_a_report_that_ends_the_process_is_told_of_and_the_others_are_read() -> None:
    with Processes(WORKER, 1, Done[Line], failed) as processes:
        fatal = Fatal(WORKER, Done[Line])
        fatal.begun = True
        processes._all[0], processes._free = fatal, SimpleQueue()
        processes._free.put(fatal)
        ((_, done),) = processes.read(batches(3))
        ended = [Problem(code="failed", message="reading it ends the process")]
        assert [(line.id, line.problems) for line in done.found] == [("r1", []), ("r2", ended), ("r3", [])]


def test_a_process_that_cannot_be_begun_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    with Processes(["sayso.none"], 2, Done[Line], failed) as processes, pytest.raises(NoProcess, match="can be begun"):
        list(processes.read(batches(2)))


def test_none_is_left_when_the_reading_stops() -> None:
    with Processes(WORKER, 2, Done[Line], failed) as processes:
        next(processes.read(batches(*[1] * 20)))
        begun = [process._process for process in processes._all if process._process is not None]
    assert begun
    assert all(process.poll() is not None for process in begun)


def test_none_is_left_when_the_caller_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_bytes(b"".join(to_json(report) + b"\n" for report in made_up(400, seed=7)))
    command = [sys.executable, "-m", "sayso", "extract", str(file), "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as caller:
        assert caller.stdout is not None
        assert caller.stdout.readline().startswith(b'{"id":"bench-000000"')
        begun = children(caller.pid)
        caller.kill()
    assert len(begun) == 2
    for _ in range(1200):
        if not any(alive(pid) for pid in begun):
            return
        time.sleep(0.1)
    pytest.fail("processes are left that nobody waits for")


def children(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(stat.read_text().rpartition(")")[2].split()[1]) == parent:
                found.append(int(stat.parent.name))
    return found


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_cores() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
