"""A story that is read in several processes is the story that one would have read."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.story import StoryError, open_story, reading
from tests.story.given import write_lines
from tests.story.test_killed import PLACES, content

TEXTS = {
    f"r{n:02}": f"The river rose {n % 5} feet in {PLACES[n % 6]}, officials said. Nobody was hurt, {n} farmers told us."
    for n in range(24)
}


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(reading, "READ_REPORTS", 4)
    return write_lines(tmp_path / "in.jsonl", TEXTS, published="2025-05-04")


def test_the_same_comes_out(given: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with open_story(tmp_path / "one.sayso") as one, open_story(tmp_path / "two.sayso") as two:
        one.read([given])
        result = two.read([given], jobs=2)
        assert result.added == list(TEXTS)
        assert content(two) == content(one)
        assert two.verify() == []
        keys = "SELECT key FROM sentences ORDER BY key"
        assert two._connection.execute(keys).fetchall() == one._connection.execute(keys).fetchall()
    assert capfd.readouterr().err == ""


def test_processes_that_cannot_be_begun_are_told(
    given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with open_story(tmp_path / "x.sayso") as story:
        with pytest.raises(StoryError, match=r"x\.sayso: no reading process can be begun"):
            story.read([given], jobs=2)
        assert len(story) == len(TEXTS)
