"""Reading into a story: what is kept, under which id, and what happens when the same comes again."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sayso.model import Extract, Report
from sayso.reading import extract as reading
from sayso.story import Progress, Story, UnknownReport, open_story
from tests.story.given import REPORTS, write_lines


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return open_story(tmp_path / "x.sayso")


def test_what_was_read_is_kept_with_where_it_comes_from(story: Story, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "in.jsonl", published="2025-05-04", outlet="Courier")
    result = story.read([file])
    assert (result.added, result.known, result.problems) == (list(REPORTS), [], [])
    stored = story.report("courier")
    assert stored is not None
    line = file.read_bytes().split(b"\n")[1]
    assert stored.report == Report(id="courier", text=REPORTS["courier"], published="2025-05-04", outlet="Courier")
    assert stored.source == f"{file}:2"
    assert stored.sha256 == hashlib.sha256(line).hexdigest()
    assert stored.text_sha256 == hashlib.sha256(REPORTS["courier"].encode()).hexdigest()
    assert stored.extractor == "json 1"
    assert stored.version_of is None
    assert stored.reading
    assert story.data("courier") == line
    assert [s.report.id for s in story.reports()] == list(REPORTS)
    assert len(story) == 3
    assert story.report("nobody") is None
    with pytest.raises(UnknownReport, match="'nobody'"):
        story.extract("nobody")


def test_the_extract_is_that_of_extract(story: Story, tmp_path: Path) -> None:
    story.read([write_lines(tmp_path / "in.jsonl", published="2025-05-04")])
    for id, text in REPORTS.items():
        (alone,) = reading.extract([Report(id=id, text=text, published="2025-05-04")])
        assert story.extract(id) == alone
        assert story.told(id).report.published == "2025-05-04"


def test_an_absurd_day_is_a_problem_of_the_story_and_of_the_extract(story: Story, tmp_path: Path) -> None:
    story.read([write_lines(tmp_path / "in.jsonl", published="2025-02-31")])
    assert [(p.code, p.report) for p in story.problems()] == [("published", id) for id in REPORTS]
    for id, text in REPORTS.items():
        (alone,) = reading.extract([Report(id=id, text=text, published="2025-02-31")])
        assert [p.code for p in alone.problems] == ["published"]
        assert story.extract(id) == alone
        assert story.told(id).report.published is None
    story.read([write_lines(tmp_path / "again.jsonl", published="2025-02-28")])
    assert all(story.extract(id).problems == [] for id in REPORTS)


def test_a_day_that_is_still_to_come_is_told_once_and_kept(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.story.receiving.now", lambda: "2025-05-03T22:00:00Z")
    (tmp_path / "in").mkdir()
    near = write_lines(tmp_path / "in" / "near.jsonl", published="2025-05-04T08:00:00+09:00")
    assert story.read([near]).problems == []
    (tmp_path / "in" / "far.jsonl").write_text(
        json.dumps({"id": "far", "text": "The quay burnt, a witness said.", "published": "2025-05-05"}) + "\n"
    )
    (problem,) = story.read([tmp_path / "in"]).problems
    assert (problem.code, problem.report) == ("published", "far")
    assert "'2025-05-05'" in problem.message and "2025-05-03" in problem.message
    assert story.read([tmp_path / "in"]).problems == []
    assert story.problems() == [problem]
    assert story.told("far").report.published == "2025-05-05"
    story.compare()
    bare = tmp_path / "bare.txt"
    bare.write_text("The mill burnt, a witness said.")
    story.read([bare])
    (problem,) = story.read([bare], published="2025-06-01").problems
    assert "'2025-06-01'" in problem.message


def test_the_same_again_adds_nothing(story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write_lines(folder / "a.jsonl")
    (folder / "p.html").write_text("<html><body>" + "<p>The ferry at Ormos is closed, the harbour said." * 9)
    (folder / "t.txt").write_text("The mill burnt down, a witness said.")
    assert len(story.read([folder]).added) == 5
    before = story.head()

    def never(*_: object, **__: object) -> None:
        raise AssertionError("nothing is opened or read that is known")

    monkeypatch.setattr("sayso.story.receiving.open_arrival", never)
    monkeypatch.setattr(reading, "extract", never)
    again = story.read([folder])
    assert (again.added, again.problems) == ([], [])
    assert sorted(again.known) == ["board", "courier", "evening", "p.html", "t.txt"]
    assert story.head() == before


def test_lines_with_ids_are_known_wherever_they_stand(story: Story, tmp_path: Path) -> None:
    story.read([write_lines(tmp_path / "a.jsonl")])
    again = story.read([write_lines(tmp_path / "b.jsonl", dict(reversed(REPORTS.items())))])
    assert (again.added, again.problems) == ([], [])
    assert again.known == list(reversed(REPORTS))


def test_one_text_in_two_files_is_two_reports(story: Story, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The dyke held, the board said.")
    result = story.read([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert result.added == ["a.txt", "b.txt"]


def test_another_text_under_a_taken_id_is_kept_beside_it(story: Story, tmp_path: Path) -> None:
    story.read([write_lines(tmp_path / "a.jsonl", {"r": "The dyke held."})])
    file = write_lines(tmp_path / "b.jsonl", {"r": "The dyke broke."})
    result = story.read([file])
    id = "r~" + hashlib.sha256(b"The dyke broke.").hexdigest()[:8]
    assert result.added == [id]
    (problem,) = result.problems
    assert (problem.file, problem.line, problem.code, problem.report) == (str(file), 1, "id-taken", id)
    stored = story.report(id)
    assert stored is not None
    assert stored.version_of == "r"
    assert story.extract("r").text == "The dyke held."
    assert story.read([file]).known == [id]
    assert len(story) == 2
    assert story.problems() == [problem]


def test_what_was_not_known_is_filled_in_and_what_differs_is_told(story: Story, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The dyke held on Tuesday, the board said.")
    story.read([file])
    assert story.extract("a.txt").dates[0].value.startswith("XXXX")
    result = story.read([file], published="2025-05-08", outlet="Courier")
    assert (result.added, result.known, result.problems) == ([], ["a.txt"], [])
    assert story.extract("a.txt").dates[0].value == "2025-05-06"
    stored = story.report("a.txt")
    assert stored is not None
    assert stored.report.outlet == "Courier"
    assert [e.what for e in story.custody()] == ["received", "filled in", "read"]
    differs = story.read([file], published="2030-01-01")
    assert [p.code for p in differs.problems] == ["fields-differ"]
    assert story.extract("a.txt").dates[0].value == "2025-05-06"
    assert story.verify() == []


def test_bad_input_is_named_and_the_rest_is_read(story: Story, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.txt").write_bytes(b"caf\xe9")
    (folder / "c.txt").write_bytes(b"\x00\x01\x02")
    (folder / "d.json").write_text("{")
    (folder / "e.jsonl").write_text('{"id":"e1"}\n{"id":"e2","text":"The dyke held."}\n{"id":"e3","text":7}\n')
    (folder / "f.txt").write_text("x" * 300)
    result = story.read([folder], limit=200)
    assert result.added == ["e2"]
    told = [(Path(p.file).name, p.line, p.code) for p in result.problems]
    assert told == [
        ("a.txt", None, "empty"), ("b.txt", None, "encoding"), ("c.txt", None, "binary"), ("d.json", None, "malformed"),
        ("e.jsonl", 1, "no-text"), ("e.jsonl", 3, "wrong-type"), ("f.txt", None, "too-large"),
    ]  # fmt: skip
    assert story.problems() == result.problems
    (folder / "a.txt").write_text("The mill burnt.")
    (folder / "d.json").write_text('{"text": "The ferry sank."}')
    mended = story.read([folder], limit=200)
    assert mended.added == ["a.txt", "d.json"]
    assert story.problems() == mended.problems
    assert len(mended.problems) == 5


def test_a_language_that_is_not_read_is_a_problem(story: Story, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Die Brücke wurde am Sonntag gesperrt, teilte die Behörde mit. Es gab keine Verletzten.")
    result = story.read([file], language="de")
    assert [(p.code, p.report) for p in result.problems] == [("language", "a.txt")]
    assert story.problems() == result.problems


def test_a_report_that_breaks_reading_is_told_of_and_the_others_are_read(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = reading.extract

    def breaks(reports: list[Report], **rest: Any) -> Iterator[Extract]:
        if any(report.id == "courier" for report in reports):
            raise RuntimeError("too odd")
        return real(reports, **rest)

    monkeypatch.setattr(reading, "extract", breaks)
    result = story.read([write_lines(tmp_path / "a.jsonl")])
    assert result.added == list(REPORTS)
    assert [(p.code, p.message, p.report) for p in result.problems] == [
        ("failed", "reading failed: RuntimeError: too odd", "courier")
    ]
    assert story.extract("board").claims
    assert story.extract("courier").claims == []
    assert story.read([tmp_path / "a.jsonl"]).problems == []


def test_a_date_that_is_none_is_wrong_use(story: Story) -> None:
    with pytest.raises(ValueError, match="next week"):
        story.read([], published="next week")


def test_progress_is_told_and_ends_at_its_total(story: Story, tmp_path: Path) -> None:
    seen: list[Progress] = []
    file = write_lines(tmp_path / "a.jsonl")
    story.read([file], progress=seen.append)
    received = [p for p in seen if p.stage == "receiving"]
    read = [p for p in seen if p.stage == "reading"]
    assert received[-1].done == received[-1].total == file.stat().st_size
    assert [(p.done, p.total) for p in read] == [(0, 3), (3, 3)]


def test_a_newer_reading_reads_again_from_the_stored_text(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "p.html"
    page.write_text("<html><body>" + "<p>The ferry at Ormos is closed, the harbour office said." * 9)
    story.read([page])
    old = story.extract("p.html")
    monkeypatch.setattr(reading, "READING", "999")
    monkeypatch.setattr("sayso.story.receiving.open_arrival", None)
    page.unlink()
    result = story.read([])
    assert result.read_again == 1
    new = story.extract("p.html")
    assert new.version.startswith("999+")
    assert new.text == old.text
    assert len(new.claims) == len(old.claims) == len(list(story.claims()))
    assert story.history("p.html") == [old, new]
    assert story.read([]).read_again == 0


def test_claims_are_listed_and_filtered(story: Story, tmp_path: Path) -> None:
    story.read([write_lines(tmp_path / "a.jsonl")])
    everything = list(story.claims())
    assert [id for id, _ in everything] == sorted((id for id, _ in everything), key=list(REPORTS).index)
    assert [c for _, c in story.claims("board")] == story.extract("board").claims
    for field in ("attitude", "manner", "certainty", "voice"):
        for value in {getattr(claim, field) for _, claim in everything}:
            expected = [(id, c) for id, c in everything if getattr(c, field) == value]
            assert list(story.claims(**{field: value})) == expected
    assert list(story.claims("evening", attitude="demand")) == [
        ("evening", c) for c in story.extract("evening").claims if c.attitude == "demand"
    ]


def test_places_are_grouped_by_entry(story: Story, tmp_path: Path) -> None:
    story.read([write_lines(tmp_path / "a.jsonl")])
    uses = story.places()
    mentions = [(id, place) for use in uses for id, place in use.mentions]
    expected = [(id, place) for id in REPORTS for place in story.extract(id).places]
    assert sorted(mentions, key=repr) == sorted(expected, key=repr)
    for use in uses:
        assert {place.place.id if place.place else None for _, place in use.mentions} == {
            use.entry.id if use.entry else None
        }


def test_search_in_any_script(story: Story, tmp_path: Path) -> None:
    story.read(
        [
            write_lines(
                tmp_path / "a.jsonl", REPORTS | {"ua": "Дамба в Ормоші вистояла.", "hu": "A győri gát kitartott."}
            )
        ]
    )
    assert story.search("DYKE ormos") == ["board"]
    assert story.search("дамба") == ["ua"]
    assert story.search("Gyori") == ["hu"]
    assert story.search('" OR *') == []
    assert story.search("nothing of the kind") == []


def test_settings_stay(story: Story) -> None:
    assert story.setting("title") is None
    story.set("title", "The flood at Ormos")
    story.close()
    with open_story(story.path) as again:
        assert again.setting("title") == "The flood at Ormos"


def test_export_gives_all_of_it_and_is_read_again(story: Story, tmp_path: Path) -> None:
    from sayso.export import writer

    story.read([write_lines(tmp_path / "a.jsonl", published="2025-05-04", title="Flood")])
    out = tmp_path / "out.jsonl"
    with out.open("wb") as stream:
        lines = writer("jsonl")(story, stream)
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    assert lines == len(rows)
    assert [row["id"] for row in rows if row["record"] == "report"] == list(REPORTS)
    for row in rows[:3]:
        assert row["published"] == "2025-05-04"
        assert msgspec.convert(row, Extract) == story.extract(row["id"])
    again = story.read([out])
    assert again.known == list(REPORTS)
    assert again.added == []


AGAIN = """
import sys
from sayso.story import open_story
with open_story(sys.argv[1]) as story:
    print(len(story.read([sys.argv[2]]).known))
print(sorted(m for m in ("spacy", "numpy", "trafilatura", "sayso.reading.extract") if m in sys.modules))
"""


def test_reading_the_same_again_loads_neither_parser_nor_gazetteer(story: Story, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "in.jsonl")
    story.read([file])
    story.close()
    again = subprocess.run(
        [sys.executable, "-c", AGAIN, str(story.path), str(file)], capture_output=True, text=True, check=True
    )
    assert again.stdout.splitlines() == ["3", "[]"]


def test_the_stamp_changes_with_what_reading_is_made_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sayso.story.stamp import stamp

    before = stamp()
    assert stamp() == before
    monkeypatch.setenv("SAYSO_GAZETTEER", str(tmp_path / "own.gaz"))
    named = stamp()
    (tmp_path / "own.gaz").write_bytes(b"x")
    assert len({before, named, stamp()}) == 3
