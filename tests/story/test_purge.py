"""Purge: a report goes wholly, and only the fact stays."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from sayso.story import LockedStory, Story, UnknownReport, open_story
from tests.story.given import REPORTS, write_lines

#: Words that stand in no other report, and one sentence that another report shares.
LEAK = (
    "Brigadier Xantippe Quillfeather-Morningstar whispered that seventeen unmarked lorries crossed at Nyíregyháza. "
    "The dyke at Ormos held through the night, the water board said on Sunday. "
    "The road bridge at Osijek withstood the flood, the county said. "
    "Colonel Abernathy-Fitzwilliam denied the whole affair. "
    "Überraschungsmanöver und Zwischenlagerung, so die Quelle, waren Вышестоящимкомандованием geplant."
)
ID = "leaked/brigadier-memorandum-0314.txt"


def runs(text: str, length: int = 12) -> set[bytes]:
    return {text[i : i + length].encode() for i in range(len(text) - length + 1)}


def on_disk(story: Story) -> bytes:
    return b"".join(p.read_bytes() for p in sorted(story.path.parent.glob("x.sayso*")))


@pytest.fixture
def story(tmp_path: Path) -> Story:
    folder = tmp_path / "given"
    folder.mkdir()
    write_lines(folder / "in.jsonl", REPORTS | {ID: LEAK}, title="Memorandum on Quillfeather", author="Otto Geheimnis")
    story = open_story(tmp_path / "x.sayso")
    story.read([folder])
    return story


def kept(story: Story) -> list[object]:
    return [(s, story.extract(s.report.id)) for s in story.reports() if s.report.id != ID]


def test_no_run_of_twelve_characters_is_left(story: Story) -> None:
    here = LEAK.index("seventeen")
    story.decide("note", ["f1"], who="M.", why="secret", quoting=[story.quote(ID, here, here + 30)])
    others = "".join(REPORTS.values()) + "Memorandum on Quillfeather"
    secrets = runs(LEAK) - runs(others) | runs(ID)
    packed = {
        bytes(value)
        for table in ("texts", "blobs", "extracts")
        for (value,) in story._connection.execute(
            f"SELECT packed FROM {table} WHERE n = 4" if table != "extracts"
            else "SELECT packed FROM extracts WHERE report = 4"
        )
    }  # fmt: skip
    before = on_disk(story)
    assert len(packed) == 3
    assert any(p in before for p in packed)
    assert any(run in before for run in secrets)
    others_kept = kept(story)
    story.compare()
    assert any(e.report == ID for f in story.findings() for e in f.evidence)
    assert list(story.about(ID))

    story.purge(ID, "protects a source")

    after = on_disk(story)
    assert [run.decode() for run in secrets if run in after] == []
    assert not any(p[8:40] in after for p in packed)
    assert story.report(ID) is None
    assert kept(story) == others_kept
    assert story.search("lorries") == []
    assert story.search("dyke") == ["board"]
    assert story.decisions() == []
    assert list(story.about(ID)) == []
    assert list(story.withdrawn()) == []
    assert story.verify() == []
    story.close()
    assert [run.decode() for run in secrets if run in story.path.read_bytes()] == []


def test_only_the_fact_is_in_the_log(story: Story) -> None:
    story.purge(ID, "protects a source")
    *others, entry = story.custody()
    assert entry.what == "purged"
    assert entry.detail == {"reason": "protects a source", "emptied": [4]}
    assert [e.number for e in others if e.purged] == [4]
    assert others[3].detail == {}


def test_words_of_it_are_gone_from_every_table(story: Story) -> None:
    keys = story._connection.execute("SELECT count(*) FROM sentences").fetchone()[0]
    story.purge(ID, "")
    assert story._connection.execute("SELECT count(*) FROM sentences").fetchone()[0] < keys
    for (table,) in story._connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        columns = [row[1] for row in story._connection.execute(f"PRAGMA table_info({table})")]
        if "report" in columns and table != "custody":
            for (value,) in story._connection.execute(f"SELECT report FROM {table}"):
                assert value not in (4, ID), table


def test_what_lies_between_the_others_is_as_if_it_had_never_been_there(story: Story, tmp_path: Path) -> None:
    story.compare()
    story.purge(ID, "")
    with open_story(tmp_path / "y.sayso") as never:
        never.read([write_lines(tmp_path / "y.jsonl", title="Memorandum on Quillfeather", author="Otto Geheimnis")])
        never.compare()
        assert list(story.records()) == list(never.records())


def test_bytes_and_text_that_another_report_shares_stay(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The dyke held.")
    (tmp_path / "b.txt").write_text("The dyke held.")
    with open_story(tmp_path / "x.sayso") as story:
        story.read([tmp_path])
        story.purge("a.txt", "twice")
        assert story.data("b.txt") == b"The dyke held."
        assert story.extract("b.txt").text == "The dyke held."
        assert story.search("dyke") == ["b.txt"]
        assert story.verify() == []


def test_a_version_of_a_purged_report_names_it_no_more(story: Story, tmp_path: Path) -> None:
    story.read([write_lines(tmp_path / "b.jsonl", {"board": "The dyke broke."})])
    (version,) = [s for s in story.reports() if s.version_of]
    story.purge("board", "")
    stored = story.report(version.report.id)
    assert stored is not None
    assert stored.version_of is None
    assert story.verify() == []


def test_an_unknown_report_changes_nothing(story: Story) -> None:
    head = story.head()
    with pytest.raises(UnknownReport):
        story.purge("nobody", "")
    assert story.head() == head


def test_a_reader_that_holds_on_to_pages_keeps_a_purge_from_beginning(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = sqlite3.connect(story.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM reports").fetchone()
    story.set("title", "x")
    story._connection.execute("PRAGMA busy_timeout = 100")
    with pytest.raises(LockedStory, match="needs it alone"):
        story.purge(ID, "")
    assert story.report(ID) is not None
    reader.execute("COMMIT")
    reader.close()
    story.purge(ID, "")
    assert story.report(ID) is None


def test_a_purge_that_was_interrupted_is_finished_by_the_next_writer(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = b"whispered that"
    with monkeypatch.context() as patch:
        patch.setattr("sayso.story.purge.rewrite", lambda *_: None)
        story.purge(ID, "")
    story.close()
    with open_story(story.path) as again:
        again.set("title", "x")
        assert again._connection.execute("PRAGMA freelist_count").fetchone()[0] == 0
        assert secret not in on_disk(again)
        assert again.verify() == []


def test_what_was_purged_may_be_read_again(story: Story, tmp_path: Path) -> None:
    story.purge(ID, "by mistake")
    assert story.read([tmp_path / "given"]).added == [ID]
    assert story.verify() == []
