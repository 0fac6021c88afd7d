"""The custody log and verify: whatever is changed behind sayso's back is found."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.story import Story, open_story
from tests.story.given import REPORTS, write_lines


@pytest.fixture
def story(tmp_path: Path) -> Story:
    story = open_story(tmp_path / "x.sayso")
    story.read([write_lines(tmp_path / "in.jsonl")])
    return story


def test_each_report_has_its_entry(story: Story, tmp_path: Path) -> None:
    entries = list(story.custody())
    assert [(e.number, e.what, e.detail["report"]) for e in entries] == [
        (n, "received", id) for n, id in enumerate(REPORTS, 1)
    ]
    for entry, stored in zip(entries, story.reports(), strict=True):
        assert entry.detail["bytes"] == stored.sha256
        assert entry.detail["text"] == stored.text_sha256
        assert entry.detail["source"] == stored.source
        assert entry.at == stored.first_read
    assert story.head() == (3, entries[-1].hash)
    assert story.verify() == []


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM custody WHERE n = 3",
        "UPDATE custody SET at = '2020-01-01T00:00:00Z' WHERE n = 1",
        "UPDATE custody SET detail = NULL, salt = NULL, report = NULL WHERE n = 1",
        "INSERT OR REPLACE INTO custody SELECT 1, at, what, report, salt, detail, digest, hash FROM custody LIMIT 1",
        "INSERT INTO custody SELECT 9, at, what, report, salt, detail, digest, hash FROM custody WHERE n = 2",
    ],
)
def test_the_log_is_append_only(story: Story, statement: str) -> None:
    with sqlite3.connect(story.path) as other, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        other.execute(statement)
    other.close()
    assert story.verify() == []


UNGUARDED = "DROP TRIGGER custody_stays; DROP TRIGGER custody_is; DROP TRIGGER custody_grows;"


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DELETE FROM custody WHERE n = 2", "entry 2 is missing"),
        ("UPDATE custody SET at = '2020-01-01T00:00:00Z' WHERE n = 1", r"entry 1 \(received\) was changed"),
        ("UPDATE custody SET detail = replace(detail, 'board', 'bored') WHERE n = 1", "detail of entry 1"),
        ("UPDATE custody SET detail = NULL, salt = NULL WHERE n = 1", "no purge tells of it"),
        ("UPDATE reports SET id = 'bored' WHERE id = 'board'", "'bored' differs from the custody log in its report"),
        ("UPDATE reports SET text = 2 WHERE n = 1", "'board' differs from the custody log in its text"),
        ("UPDATE reports SET blob = 2 WHERE n = 1", "'board' differs from the custody log in its bytes"),
        ("UPDATE reports SET source = '/else' WHERE n = 1", "'board' differs from the custody log in its source"),
        ("DELETE FROM reports WHERE n = 1", "'board' is gone, and no purge tells of it"),
        ("UPDATE texts SET packed = (SELECT packed FROM texts WHERE n = 2) WHERE n = 1", "the text of 'board': not"),
        ("UPDATE blobs SET packed = x'00' WHERE n = 1", "the bytes of 'board': damaged"),
        ("UPDATE extracts SET packed = (SELECT packed FROM extracts WHERE report = 2) WHERE report = 1", "of another"),
        ("DELETE FROM extracts WHERE report = 1", "the extract of report 'board' is missing"),
        (
            "INSERT INTO reports SELECT 99, 'smuggled', NULL, text, blob, title, published, outlet, url, author, "
            "language, source, extractor, first_read, reading, compared FROM reports WHERE n = 1",
            "does not tell of report 'smuggled'",
        ),
    ],
)
def test_changes_are_found(story: Story, statement: str, words: str) -> None:
    with sqlite3.connect(story.path) as other:
        other.executescript(UNGUARDED + statement)
    other.close()
    faults = story.verify()
    assert any(re.search(words, fault) for fault in faults), faults


def test_decisions_are_in_the_log_with_their_quotes(story: Story) -> None:
    text = REPORTS["courier"]
    at = text.index("Budapest")
    quote = story.quote("courier", at, at + 8)
    assert (quote.text, quote.before, quote.after) == ("Budapest", text[at - 32 : at], text[at + 8 : at + 40])
    made = story.decide(
        "correct", ["place:1"], who="M. K.", why="It is the town, not the county.", quoting=[quote], value="x"
    )
    assert story.decisions() == [made]
    assert made.number == 4
    undo = story.decide("undo", [str(made.number)], who="M. K.", why="It was right.")
    assert story.decisions() == [made, undo]
    assert story.decisions(standing=True) == []
    redo = story.decide("undo", [str(undo.number)], who="A. B.", why="No, it was not.")
    assert story.decisions(standing=True) == [made]
    assert [e.what for e in story.custody()][3:] == ["decided"] * 3
    assert redo.number == 6
    assert story.verify() == []


@pytest.mark.parametrize(
    "wrong",
    [
        lambda s: s.decide("forget", ["f1"], who="M.", why=""),
        lambda s: s.decide("dismiss", ["f1"], who=" ", why=""),
        lambda s: s.decide("dismiss", [], who="M.", why=""),
        lambda s: s.quote("board", 5, 5),
        lambda s: s.quote("board", 5, 10_000),
    ],
)
def test_decisions_that_are_none(story: Story, wrong: Callable[[Story], object]) -> None:
    with pytest.raises(ValueError):
        wrong(story)
    assert story.decisions() == []
