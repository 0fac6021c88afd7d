"""The desk of a story without reports, of one not yet compared, of one of an earlier format, of one that is gone."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.story import NotAStory, open_story
from sayso.web import create_app
from tests.web.test_pages import PAGES

DATA = ("/places.geojson", "/timeline.json", "/claims.csv", "/decisions.json")
TEXT = '{"id": "a", "text": "The bridge at Metz fell on Monday, the mayor said.", "published": "2024-05-06"}'


def asked(path: Path) -> dict[str, int]:
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        return {address: client.get(address).status_code for address in (*PAGES, *DATA)}


def test_a_story_without_reports(tmp_path: Path) -> None:
    path = tmp_path / "empty.sayso"
    open_story(path).close()
    assert set(asked(path).values()) == {200}


def test_a_story_that_was_not_compared(tmp_path: Path) -> None:
    path, file = tmp_path / "new.sayso", tmp_path / "in.jsonl"
    file.write_text(TEXT)
    with open_story(path) as story:
        story.read([file])
    assert set(asked(path).values()) == {200}
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        assert "not compared yet" in client.get("/").text
        assert "The bridge at Metz fell" in client.get("/reports/a").text


def test_a_story_of_format_1_is_brought_to_this_one(tmp_path: Path) -> None:
    path, file = tmp_path / "old.sayso", tmp_path / "in.jsonl"
    file.write_text(TEXT)
    with open_story(path) as story:
        story.read([file])
        story.compare()
        counted = story._connection.execute("SELECT * FROM tallies ORDER BY name, value").fetchall()
        tags = story._connection.execute("SELECT * FROM tags ORDER BY 1, 2, 3, 4").fetchall()
    connection = sqlite3.connect(path)
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        if not trigger.startswith("custody"):
            connection.execute(f"DROP TRIGGER {trigger}")
    for table in ("tags", "tallies", "claims"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("CREATE TABLE claims (report INTEGER, k INTEGER)")
    for (index,) in connection.execute("SELECT name FROM sqlite_master WHERE name GLOB 'reports_by_[do]*'").fetchall():
        connection.execute(f"DROP INDEX {index}")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    with open_story(path) as story:
        assert story._connection.execute("SELECT * FROM tallies ORDER BY name, value").fetchall() == counted
        assert story._connection.execute("SELECT * FROM tags ORDER BY 1, 2, 3, 4").fetchall() == tags
        assert story.verify() == []
        assert story.compare().reports == 1
    assert set(asked(path).values()) == {200}


def test_a_story_that_is_gone_is_named(tmp_path: Path, story: Path) -> None:
    with pytest.raises(NotAStory):
        create_app(tmp_path / "none.sayso")
    with TestClient(create_app(story), base_url="http://127.0.0.1") as client:
        story.unlink()
        answer = client.get("/")
        assert answer.status_code == 503
        assert "there is no such file" in answer.text


def test_many_may_ask_at_once(desk: TestClient) -> None:
    answers: list[int] = []

    def ask() -> None:
        answers.extend(desk.get(address).status_code for address in PAGES)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 4 * len(PAGES)


def test_a_story_that_cannot_be_written_gives_back_what_was_typed(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sayso.story import file
    from tests.web.test_deciding import form

    class Closed:
        def __init__(self, path: Path) -> None:
            self.path = path

        def __enter__(self) -> None:
            raise NotAStory(f"{self.path}: cannot be written: Permission denied")

        def __exit__(self, *error: object) -> None: ...

    with TestClient(create_app(story), base_url="http://127.0.0.1") as client:
        note = form(client.get("/findings").text, "note")
        monkeypatch.setattr(file, "Lock", Closed)
        answer = client.post("/decisions", data=note | {"why": "a long thought"})
        assert answer.status_code == 503
        assert "a long thought" in answer.text
        assert "Permission denied" in answer.text
