"""Reading in several processes: the same comes out, and processes that end are begun again or told."""

from __future__ import annotations

import os
import signal
from itertools import islice
from pathlib import Path
from queue import SimpleQueue

import pytest

from sayso.story import Story, StoryError, open_story, reading
from sayso.story.worker import Done
from sayso.story.workers import Batch, Workers, _Worker
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


def batches(story: Story, *sizes: int) -> list[Batch]:
    numbered = iter(enumerate(story.reports(), 1))
    return [[(n, stored.report) for n, stored in islice(numbered, size)] for size in sizes]


def test_a_process_that_ends_is_begun_again(given: Path, tmp_path: Path) -> None:
    with open_story(tmp_path / "x.sayso") as story:
        story.read([given])
        with Workers(story.path, 1, "v") as workers:
            (worker,) = workers._all
            first, *others = batches(story, 1, 2, 2)
            assert [row.n for _, done in workers.read([first]) for row in done.rows] == [1]
            assert worker._process is not None
            os.kill(worker._process.pid, signal.SIGKILL)
            assert [row.n for _, done in workers.read(others) for row in done.rows] == [2, 3, 4, 5]


class Fatal(_Worker):
    """A process that ends whenever it is given report 2."""

    def ask(self, batch: Batch) -> Done | None:
        if all(n != 2 for n, _ in batch):
            return super().ask(batch)
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
        return None


def test_a_report_that_ends_the_process_is_told_of_and_the_others_are_read(given: Path, tmp_path: Path) -> None:
    with open_story(tmp_path / "x.sayso") as story:
        story.read([given])
        with Workers(story.path, 1, "v") as workers:
            fatal = Fatal(story.path)
            fatal.begun = True
            workers._all[0], workers._free = fatal, SimpleQueue()
            workers._free.put(fatal)
            ((_, done),) = workers.read(batches(story, 3))
            assert [(row.n, row.problems) for row in done.rows] == [
                (1, []), (2, [("failed", "reading it ends the process")]), (3, []),
            ]  # fmt: skip


def test_a_process_that_cannot_be_begun_is_told(given: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with open_story(tmp_path / "x.sayso") as story:
        story.read([given])
        with Workers(tmp_path / "gone.sayso", 2, "v") as workers, pytest.raises(StoryError, match="can be begun"):
            list(workers.read(batches(story, 2)))


def test_none_is_left_when_the_reading_stops(given: Path, tmp_path: Path) -> None:
    with open_story(tmp_path / "x.sayso") as story:
        story.read([given])
        with Workers(story.path, 2, "v") as workers:
            next(workers.read(batches(story, *[1] * 20)))
            processes = [worker._process for worker in workers._all if worker._process is not None]
        assert processes
        assert all(process.poll() is not None for process in processes)
