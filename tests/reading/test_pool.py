from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator

import pytest
from bench.corpus import reports

from sayso.model import to_json
from sayso.reading.extract import extract
from sayso.reading.parse import MemoryStore
from sayso.reading.pool import Pool

MADE = list(reports(40, seed=5))


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(2) as pool:
        yield pool


def test_processes_read_as_one_does(pool: Pool) -> None:
    assert [to_json(e) for e in pool.extract(MADE)] == [to_json(e) for e in extract(MADE)]


def test_what_the_store_knows_is_not_parsed_and_what_is_new_comes_back(pool: Pool) -> None:
    store = MemoryStore()
    first = [to_json(e) for e in pool.extract(MADE[:5], store)]
    known = dict(store._parses)
    assert known
    assert [to_json(e) for e in pool.extract(MADE[:5], store)] == first
    assert store._parses == known


def test_reports_are_taken_as_they_are_needed(pool: Pool) -> None:
    taken = 0

    def given() -> Iterator[object]:
        nonlocal taken
        for report in reports(2000, seed=6):
            taken += 1
            yield report

    stream = pool.extract(given())  # type: ignore[arg-type]
    assert next(stream).id == "bench-000000"
    assert taken < 1000
    stream.close()


def test_a_killed_process_is_told() -> None:
    with pytest.raises(RuntimeError, match="killed"), Pool(1) as pool:
        for _ in pool.extract(MADE[:2]):
            (process,) = pool._executor._processes.values()
            process.kill()
        list(pool.extract(MADE[2:]))


def test_processes_end_with_their_parent() -> None:
    script = textwrap.dedent(
        """
        import time
        from bench.corpus import reports
        from sayso.reading.pool import Pool
        if __name__ == "__main__":
            pool = Pool(1)
            next(pool.extract(reports(1)))
            print(*(p.pid for p in pool._executor._processes.values()), flush=True)
            time.sleep(60)
        """
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    for _ in range(100):
        if not _alive(child):
            return
        time.sleep(0.1)
    os.kill(child, signal.SIGKILL)
    pytest.fail("the process outlived its parent")


def _alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:  # noqa: PTH123
            return stat.read().split(") ")[1][0] != "Z"
    except FileNotFoundError:
        return False
