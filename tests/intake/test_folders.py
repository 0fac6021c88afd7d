"""Files and folders: which are read, in which order, under which name."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from sayso.intake import Arrival, Found, Intake, ReadProblem


def walk(*paths: Path, limit: int = 20_000_000) -> tuple[list[Arrival], list[ReadProblem]]:
    met = list(Intake(paths, limit))
    return [m for m in met if isinstance(m, Arrival)], [m for m in met if isinstance(m, ReadProblem)]


def write(folder: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_DOT_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def test_folders_are_read_in_sorted_order_with_paths_as_names(tmp_path: Path) -> None:
    write(tmp_path, b_DOT_txt="B.", a__z_DOT_txt="AZ.", a__c__d_DOT_html="<html>D", c_DOT_json='{"text": "C."}')
    arrivals, problems = walk(tmp_path)
    assert [(a.name, a.format) for a in arrivals] == [
        ("a/c/d.html", "html"), ("a/z.txt", "text"), ("b.txt", "text"), ("c.json", "json"),
    ]  # fmt: skip
    assert arrivals[1].file == str(tmp_path / "a" / "z.txt")
    assert not problems


def test_a_file_given_by_itself_is_named_by_its_name(tmp_path: Path) -> None:
    write(tmp_path, deep__down__x_DOT_txt="X.")
    arrivals, _ = walk(tmp_path / "deep" / "down" / "x.txt")
    assert [a.name for a in arrivals] == ["x.txt"]


def test_what_a_browser_saves_beside_a_page_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    write(
        tmp_path, page_DOT_html="<html>P", page_files__style_DOT_css="b{}", _DOT_hidden="x", other_files__x_DOT_txt="X."
    )
    arrivals, problems = walk(tmp_path)
    assert [a.name for a in arrivals] == ["other_files/x.txt", "page.html"]
    assert not problems


def test_stories_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, s_DOT_sayso=b"SQLite format 3\0", a_DOT_txt="A.")
    arrivals, problems = walk(tmp_path)
    assert [a.name for a in arrivals] == ["a.txt"]
    assert not problems


def test_formats_are_known_by_content_where_the_name_does_not_tell(tmp_path: Path) -> None:
    write(tmp_path, page="<!doctype html><p>x", words="Words.", saved_DOT_txt="<html><p>x")
    (tmp_path / "lines").write_text('{"id":"a","text":"A."}\n{"id":"b","text":"B."}\n')
    arrivals, _ = walk(tmp_path)
    assert [(a.name, a.format) for a in arrivals] == [
        ("lines#1", "json"), ("lines#2", "json"), ("page", "html"), ("saved.txt", "html"), ("words", "text"),
    ]  # fmt: skip


def test_json_holds_a_report_a_list_or_lines(tmp_path: Path) -> None:
    one, two = {"id": "a", "text": "A."}, {"id": "b", "text": "B."}
    write(tmp_path, a_DOT_json=json.dumps(one, indent=1), b_DOT_json=json.dumps([one, two], indent=1))
    (tmp_path / "c.json").write_text(json.dumps(one) + "\n\n" + json.dumps(two) + "\n")
    arrivals, _ = walk(tmp_path)
    assert [(a.name, a.line) for a in arrivals] == [
        ("a.json", None), ("b.json#1", 1), ("b.json#2", 2), ("c.json#1", 1), ("c.json#3", 3),
    ]  # fmt: skip
    assert [json.loads(a.data) for a in arrivals] == [one, one, two, one, two]


def test_problems_name_the_file_and_the_reason(tmp_path: Path) -> None:
    write(tmp_path, a_DOT_txt="x" * 101, b_DOT_jsonl="\n" + "y" * 101 + '\n{"id":"b","text":"B."}\n', c_DOT_xml="<x/>")
    write(tmp_path, d_DOT_jsonl="", e_DOT_jsonl='{"id":"e","text":"E."}'.encode("utf-16"))
    os.mkfifo(tmp_path / "f.txt")
    arrivals, problems = walk(tmp_path, tmp_path / "gone.txt", limit=100)
    assert [a.name for a in arrivals] == ["b.jsonl#3"]
    assert [(Path(p.file).name, p.line, p.code) for p in problems] == [
        ("a.txt", None, "too-large"), ("b.jsonl", 2, "too-large"), ("c.xml", None, "kind"), ("d.jsonl", None, "empty"),
        ("e.jsonl", None, "encoding"), ("f.txt", None, "kind"), ("gone.txt", None, "missing"),
    ]  # fmt: skip
    assert "limit of 100 bytes" in problems[0].message


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, a__x_DOT_txt="X.")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    arrivals, problems = walk(tmp_path)
    assert [a.name for a in arrivals] == ["a/x.txt"]
    assert [p.code for p in problems] == ["kind"]


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_names_that_are_no_text_are_written_out(tmp_path: Path) -> None:
    try:
        (Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt"))).write_text("X.")
    except OSError:
        pytest.skip("the file system takes no such names")
    arrivals, _ = walk(tmp_path)
    assert [a.name for a in arrivals] == [r"caf\xe9.txt"]


def test_done_comes_to_the_total(tmp_path: Path) -> None:
    write(tmp_path, a_DOT_txt="A.", b_DOT_jsonl='{"id":"b","text":"B."}\n' * 9)
    intake = Intake([tmp_path])
    total = intake.total()
    seen = [intake.done for met in intake if not isinstance(met, Found)]
    assert seen == sorted(seen)
    assert seen[-1] <= total == intake.done == sum(p.stat().st_size for p in tmp_path.iterdir())
