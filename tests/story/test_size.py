"""A story at size, made up as ``bench.made_story`` makes it: whole, and listed, filtered and searched by index."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.made_story import make
from sayso.story import open_story


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
