"""The file of a story: made, refused, locked."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.story import DamagedStory, LockedStory, NewerStory, NotAStory, StoryError, open_story
from sayso.story.schema import APPLICATION_ID, VERSION
from tests.story.given import write_lines


def made(path: Path) -> Path:
    """A story with reports in it, closed."""
    with open_story(path) as story:
        story.read([write_lines(path.parent / "in.jsonl")])
    return path


def test_a_new_story_is_one_file_that_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.sayso"
    open_story(path).close()
    assert [p.name for p in tmp_path.iterdir()] == ["x.sayso"]
    head = path.read_bytes()[:100]
    assert head[68:72] == b"SAYO" == APPLICATION_ID.to_bytes(4, "big")
    assert int.from_bytes(head[60:64], "big") == VERSION


def test_nothing_is_left_beside_a_closed_story(tmp_path: Path) -> None:
    made(tmp_path / "x.sayso")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", "x.sayso"]


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"", NotAStory, "empty file"),
        (b"Words of a report.", NotAStory, "not a story file"),
        (b"SQLite for", DamagedStory, "truncated"),
        (b"SQLite format 3\x00\x10\x00", DamagedStory, "truncated"),
    ],
)
def test_what_is_no_story_is_refused_and_not_touched(
    tmp_path: Path, content: bytes, error: type[StoryError], words: str
) -> None:
    path = tmp_path / "x.sayso"
    path.write_bytes(content)
    with pytest.raises(error, match=words):
        open_story(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.sayso"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotAStory, match="is a database, but not a story file"):
        open_story(path)
    assert path.read_bytes() == before


def test_a_newer_story_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path / "x.sayso")
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerStory, match=f"format {VERSION + 1}"):
        open_story(path)
    assert path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", "x.sayso"]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_truncated_story_is_refused(tmp_path: Path, share: float) -> None:
    path = made(tmp_path / "x.sayso")
    data = path.read_bytes()
    cut = data[: int(len(data) * share)]
    path.write_bytes(cut)
    with pytest.raises(DamagedStory, match="truncated"):
        open_story(path)
    assert path.read_bytes() == cut
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", "x.sayso"]


def test_a_story_with_damaged_pages_is_told(tmp_path: Path) -> None:
    path = made(tmp_path / "x.sayso")
    data = bytearray(path.read_bytes())
    data[4096 : len(data)] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(DamagedStory):
        open_story(path)


def test_no_file_is_made_unless_asked(tmp_path: Path) -> None:
    with pytest.raises(NotAStory, match="no such file"):
        open_story(tmp_path / "x.sayso", create=False)
    with pytest.raises(NotAStory, match="no such folder"):
        open_story(tmp_path / "gone" / "x.sayso")
    with pytest.raises(NotAStory, match="is a folder"):
        open_story(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_names_that_an_address_would_misread(tmp_path: Path) -> None:
    path = tmp_path / "a b?c#d%20é.sayso"
    open_story(path).close()
    assert path.exists()
    with open_story(path, create=False) as story:
        assert len(story) == 0


HOLD = """
import sys
from sayso.story import open_story
with open_story(sys.argv[1]) as story, story._writing():
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_second_writer_is_refused_at_once_and_readers_are_not(tmp_path: Path) -> None:
    path = made(tmp_path / "x.sayso")
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with open_story(path) as story:
            assert len(story) == 3
            with pytest.raises(LockedStory, match="another program is writing"):
                story.read([])
            with pytest.raises(LockedStory):
                story.purge("board")
            assert len(story) == 3
    finally:
        holder.kill()
        holder.communicate()
    with open_story(path) as story:
        assert story.read([]).problems == []


def test_a_lock_of_the_database_itself_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / "x.sayso")
    monkeypatch.setattr("sayso.story.file.PATIENCE", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_story(path) as story, pytest.raises(LockedStory):
        story.set("title", "x")
    other.execute("ROLLBACK")
    other.close()


def test_two_that_make_the_same_story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sayso.story import file

    path = made(tmp_path / "x.sayso")
    before = path.read_bytes()
    file.create(path)  # the other was quicker
    assert path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", "x.sayso"]
