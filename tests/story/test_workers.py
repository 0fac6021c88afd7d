"""Reading in several processes: the same comes out, and processes that end are begun again or told."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from sayso.story import StoryError, open_story, reading
from sayso.story.workers import Workers
from tests.story.given import write_lines
from tests.story.test_killed import PLACES, content

TEXTS = {
    f"r{n:02}": f"The river rose {n % 5} feet in {PLACES[n % 6]}, officials said. Nobody was hurt, {n} farmers told us."
    for n in range(24)
}


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(reading, "READ_REPORTS", 4)
    return write_lines(tmp_path / "in.jsonl", TEXTS, published="2031-05-04")


def test_the_same_comes_out(given: Path, tmp_path: Path) -> None:
    with open_story(tmp_path / "one.sayso") as one, open_story(tmp_path / "two.sayso") as two:
        one.read([given])
        result = two.read([given], jobs=2)
        assert result.added == list(TEXTS)
        assert content(two) == content(one)
        assert two.verify() == []
        keys = "SELECT key FROM sentences ORDER BY key"
        assert two._connection.execute(keys).fetchall() == one._connection.execute(keys).fetchall()


def test_a_process_that_ends_is_begun_again_and_one_that_ends_twice_is_told(given: Path, tmp_path: Path) -> None:
    with open_story(tmp_path / "x.sayso") as story:
        story.read([given])
        batches = [[(n, story.told(id).report)] for n, id in enumerate(list(TEXTS)[:3], 1)]
        with Workers(story.path, 1) as workers:
            (worker,) = workers._all
            assert [done.rows[0].n for _, done in workers.read(batches[:1])] == [1]
            assert worker._process is not None
            os.kill(worker._process.pid, signal.SIGKILL)
            assert [done.rows[0].n for _, done in workers.read(batches)] == [1, 2, 3]
            worker._story = tmp_path / "gone.sayso"
            worker._process.kill()
            with pytest.raises(StoryError, match="ended before its time"):
                list(workers.read(batches))


def test_none_is_left_when_the_reading_stops(given: Path, tmp_path: Path) -> None:
    with open_story(tmp_path / "x.sayso") as story:
        story.read([given])
        batches = [[(n, story.told(id).report)] for n, id in enumerate(TEXTS, 1)]
        with Workers(story.path, 2) as workers:
            next(workers.read(batches))
            processes = [worker._process for worker in workers._all if worker._process is not None]
        assert processes
        assert all(process.poll() is not None for process in processes)
