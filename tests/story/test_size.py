"""A story at size, made up as ``bench.made_story`` makes it: whole, and listed, filtered and searched by index."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from time import process_time

import pytest

from bench.made_story import make
from sayso.story import Story, comparisons, open_story


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("size") / "made.sayso"
    assert make(path, 160, 1600) > 1000
    return path


def test_a_made_up_story_is_whole(made: Path) -> None:
    with open_story(made) as story:
        assert story.verify() == []
        assert len(story) == 160
        assert story.problems() == []
        assert {record.__struct_config__.tag for record in story.records()} == {
            "actor", "copy", "cluster", "point", "finding", "position", "control", "forecast", "balance",
        }  # fmt: skip
        for finding in story.findings():
            for e in finding.evidence:
                assert e.report is not None
                report = story.told(e.report).report
                assert (report.title if e.part == "title" else report.text)[e.start : e.end] == e.text
        assert story.compare().reports == 0
        assert story.read([]).read_again == 0


#: Tables whose rows grow with the reports.
LARGE = re.compile(
    r"^SCAN (?:r|reports|c|claims|m|mentions|e|extracts|t|texts|b|blobs|tags|compared_\w+|a)\b(?! USING)"
)


def plans(story: Story, task: Callable[[], object]) -> list[str]:
    """How SQLite goes about the statements of a task, without figures of how large the tables are: it takes them for
    large then."""
    connection = story._connection
    said: list[str] = []
    connection.set_trace_callback(said.append)
    task()
    connection.set_trace_callback(None)
    return [
        row[3]
        for statement in said
        if statement.lstrip().upper().startswith("SELECT") and "fts" not in statement
        for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
    ]


TASKS: dict[str, Callable[[Story], object]] = {
    "first claims": lambda story: list(islice(story.claims(), 100)),
    "claims by attitude": lambda story: list(islice(story.claims(attitude="demand"), 100)),
    "claims by source": lambda story: list(islice(story.claims(source="Ana Kolar"), 100)),
    "claims of a report": lambda story: list(story.claims("r0000100")),
    "search": lambda story: story.search("Kharkiv ceasefire"),
    "one report": lambda story: (story.report("r0000100"), story.data("r0000100"), story.extract("r0000100")),
    "about a report": lambda story: list(story.about("r0000100")),
    "first reports": lambda story: list(islice(story.reports(), 100)),
    "first findings": lambda story: list(islice(comparisons.records(story._connection, "finding"), 100)),
    "head of the log": lambda story: story.head(),
}


@pytest.mark.parametrize("name", TASKS)
def test_a_list_goes_by_index(made: Path, name: str) -> None:
    with open_story(made) as story:
        if story._connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'").fetchone():
            story._connection.execute("DELETE FROM sqlite_stat1")
    with open_story(made) as story:
        found = plans(story, lambda: TASKS[name](story))
        assert found
        assert [line for line in found if LARGE.match(line)] == []


#: Seconds of CPU time that a list of a story of 1,000,000 claims may take, of the least of five runs, as many as are
#: seen on a laptop times ten; going through a table of that size takes seconds.
PATIENCE = 0.15


@pytest.mark.long
def test_a_million_claims(tmp_path: Path) -> None:
    path = tmp_path / "large.sayso"
    assert make(path, 100_000, 1_000_000) > 900_000
    for name, task in {"open": len, **TASKS}.items():
        seconds = []
        for _ in range(5):
            began = process_time()
            with open_story(path) as story:
                task(story)
            seconds.append(process_time() - began)
        assert min(seconds) < PATIENCE, (name, seconds)
