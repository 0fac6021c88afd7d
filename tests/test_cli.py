"""The command line: help, exit codes, bad input, and that nothing heavy is loaded before it is needed."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from sayso.cli import app, main

COMMANDS = [
    "extract", "read", "compare", "findings", "why", "claims", "points", "places", "positions", "problems", "show",
    "dossier", "export", "verify", "purge", "serve", "demo",
]  # fmt: skip

LINE = json.dumps({"id": "r1", "text": "The bridge fell, the mayor said.", "published": "2020-05-01"})


@dataclass
class Done:
    returncode: int
    stdout: bytes
    stderr: bytes


def sayso(*args: str | Path, given: bytes = b"") -> Done:
    """Run the command line in this process, which has loaded the parser already."""
    streams = [io.TextIOWrapper(io.BytesIO(held), "utf-8") for held in (given, b"", b"")]
    held = sys.argv, sys.stdin, sys.stdout, sys.stderr
    sys.argv, (sys.stdin, sys.stdout, sys.stderr) = ["sayso", *map(str, args)], streams
    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    finally:
        sys.argv, sys.stdin, sys.stdout, sys.stderr = held
    for stream in streams[1:]:
        stream.flush()
    out, err = (stream.buffer.getvalue() for stream in streams[1:])
    return Done(code, out, err)


def error(done: Done) -> str:
    text = done.stderr.decode()
    assert "Traceback" not in text
    return text


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story of two reports."""
    folder = tmp_path_factory.mktemp("cli")
    other = json.dumps({"id": "r2", "text": "The bridge stands, the mayor said.", "published": "2020-05-02"})
    (folder / "in.jsonl").write_text(f"{LINE}\n{other}\n")
    done = sayso("read", folder / "in.jsonl", "--story", folder / "s.sayso")
    assert done.returncode == 0, error(done)
    assert b"2 reports read" in done.stdout
    done = sayso("compare", folder / "s.sayso")
    assert done.returncode == 0, error(done)
    return folder / "s.sayso"


def test_all_commands_are_there() -> None:
    assert sorted(c.name or c.callback.__name__ for c in app.registered_commands if c.callback) == sorted(COMMANDS)


def test_help_of_each_command_has_an_example() -> None:
    code = (
        "import sys\nfrom typer.testing import CliRunner\nfrom sayso.cli import app\nrun = CliRunner()\n"
        f"for c in {COMMANDS!r}:\n  r = run.invoke(app, [c, '--help'])\n"
        "  assert r.exit_code == 0 and f'sayso {c}' in r.output.split('Example')[1], (c, r.output)\n"
        "assert 'spacy' not in sys.modules and 'sayso.story' not in sys.modules and 'rich.table' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()


def processor_time(*command: str) -> float:
    """The least of five runs, in seconds."""
    import resource

    times = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert subprocess.run([sys.executable, *command], capture_output=True).returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def test_help_is_quick() -> None:
    """Under 0.25 s of processor time; where others keep the machine busy, under 1.6 imports of Typer (0.13 s)."""
    help = processor_time("-m", "sayso", "--help")
    assert help < 0.25 or help < 1.6 * processor_time("-c", "import typer")


@pytest.mark.parametrize(
    "args",
    [
        ["nonsense"],
        ["extract"],
        ["extract", "missing.jsonl"],
        ["read", "missing.txt", "--story", "x.sayso"],
        ["read", ".", "--story", "x.sayso", "--published", "yesterday"],
        ["findings", "missing.sayso"],
        ["findings", ".", "--since", "2020-01-01"],
        ["show", "missing.sayso", "r1"],
        ["places", "find"],
        ["places", "why", "missing.sayso", "r1", "0"],
        ["places", "why", "missing.sayso", "r1", "there"],
        ["places", "build"],
        ["places", "build", "missing"],
        ["places", "build", ".", "--natural-earth", "missing"],
        ["places", "find", "Kyiv", "--geonames", "."],
        ["demo", "--keep", __file__],
    ],
    ids=" ".join,
)
def test_wrong_use_is_2_and_one_line(args: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = sayso(*args)
    assert done.returncode == 2
    assert error(done).strip()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"", b"hello", b"SAYSOGAZ" + bytes(200)])
def test_a_damaged_gazetteer_of_ones_own_is_one_line(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sayso.knowledge.places import cache

    path = tmp_path / "own.gaz"
    path.write_bytes(content)
    monkeypatch.setenv("SAYSO_GAZETTEER", str(path))
    cache._open.cache_clear()
    for args, given in ((("places", "find", "Kyiv"), b""), (("extract", "-"), LINE.encode())):
        done = sayso(*args, given=given)
        assert done.returncode == 1
        (line,) = error(done).splitlines()
        assert line.startswith(f"sayso: {path}: ") and line.endswith("make it again with sayso places build")


def test_a_damaged_cache_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sayso.knowledge.places import cache
    from sayso.knowledge.places.entries import RawEntry

    towns = [RawEntry(1, "Arvenfeld", [], "CH", 47.0, 8.0, "settlement", "town", 900)]
    monkeypatch.setattr(cache, "embedded", lambda: iter(towns))
    monkeypatch.setattr(cache, "own", list)
    monkeypatch.setenv("SAYSO_CACHE", str(tmp_path))
    cache._embedded.cache_clear()
    try:
        assert sayso("places", "find", "Arvenfeld").returncode == 0
        (path,) = tmp_path.glob("*.gaz")
        path.write_bytes(path.read_bytes()[:-100])
        cache._embedded.cache_clear()
        done = sayso("places", "find", "Arvenfeld")
    finally:
        cache._embedded.cache_clear()
    assert done.returncode == 0 and b"Arvenfeld" in done.stdout
    (line,) = error(done).splitlines()
    assert line.startswith(f"sayso: {path}: ") and line.endswith("it is built anew")


def test_extract_reads_on_past_bad_lines_and_keeps_the_order() -> None:
    given = b"\n".join(
        [
            LINE.encode(),
            b"{oops",
            b'{"id": "x"}',
            b"",
            b'{"id": 5, "text": "t"}',
            b"\xff\xfe",
            LINE.replace("r1", "r2").encode(),
        ]
    )
    done = sayso("extract", "-", given=given)
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["r1", "r2"]
    lines = error(done).splitlines()
    assert [line.split(":")[1] for line in lines] == ["2", "3", "5", "6"]
    assert all(line.startswith("standard input:") for line in lines)


def test_extract_in_a_process_of_its_own_streams() -> None:
    run = [sys.executable, "-m", "sayso", "extract", "-"]
    with subprocess.Popen(run, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        out, err = process.communicate(f"{LINE}\n{{oops\n".encode(), timeout=120)
    assert process.returncode == 1
    assert json.loads(out)["id"] == "r1"
    assert err.decode().startswith("standard input:2: malformed JSON")
    assert err.count(b"\n") == 1


def test_extract_is_0_where_all_was_read() -> None:
    done = sayso("extract", "-", given=LINE.encode())
    assert done.returncode == 0
    assert not done.stderr
    read = json.loads(done.stdout)
    assert read["claims"][0]["sources"][0]["text"] == "the mayor"


@pytest.mark.parametrize("command", ["findings", "claims", "points", "places", "positions", "problems", "compare"])
def test_tables_and_json(command: str, story: Path) -> None:
    table = sayso(command, story)
    assert table.returncode == 0, error(table)
    assert table.stdout
    assert not table.stderr
    lines = sayso(command, story, "--json")
    assert lines.returncode == 0
    for line in lines.stdout.splitlines():
        assert isinstance(json.loads(line), dict)


def test_rows_name_report_and_offsets(story: Path) -> None:
    assert b"r1 0-15" in sayso("claims", story).stdout


def test_show_marks_claims_and_knows_its_reports(story: Path) -> None:
    shown = sayso("show", story, "r1")
    assert shown.returncode == 0
    assert "[The bridge fell]1, the mayor said." in shown.stdout.decode()
    assert sayso("show", story, "r9").returncode == 2


def test_dossier_export_verify(story: Path, tmp_path: Path) -> None:
    assert sayso("dossier", story, "-o", tmp_path / "d.html").returncode == 0
    assert "The bridge fell" in (tmp_path / "d.html").read_text("utf-8")
    assert sayso("dossier", story, "-o", tmp_path / "no" / "d.html").returncode == 2
    out = sayso("export", story, "--format", "jsonl")
    assert [json.loads(line)["id"] for line in out.stdout.splitlines()][:2] == ["r1", "r2"]
    assert sayso("export", story, "--format", "nonsense").returncode == 2
    assert sayso("verify", story).returncode == 0


def test_a_file_that_is_no_story_is_1_and_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no story")
    done = sayso("findings", path)
    assert done.returncode == 1
    assert "notes.txt" in error(done)
    assert path.read_text() == "no story"


def test_reading_names_what_it_could_not_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_text("")
    (tmp_path / "in" / "good.txt").write_text("The dam holds, the engineer said.")
    done = sayso("read", tmp_path / "in", "--story", tmp_path / "s.sayso", "--published", "2020-05-01")
    assert done.returncode == 1
    assert "empty.txt" in error(done)
    assert len(error(done).splitlines()) == 1
    assert b"1 report read" in done.stdout
    assert b"empty.txt" in sayso("problems", tmp_path / "s.sayso").stdout


def test_a_day_of_publication_that_is_still_to_come_is_told(tmp_path: Path) -> None:
    line = json.dumps({"id": "r1", "text": "The dam holds, the engineer said.", "published": "2149-05-01"})
    done = sayso("extract", "-", given=line.encode())
    assert done.returncode == 1
    assert "standard input: r1: `published` lies ahead: '2149-05-01'" in error(done)
    assert json.loads(done.stdout)["claims"]
    (tmp_path / "in.jsonl").write_text(line + "\n")
    done = sayso("read", tmp_path / "in.jsonl", "--story", tmp_path / "s.sayso")
    assert done.returncode == 1
    assert "`published` lies ahead" in error(done)
    assert b"1 report read" in done.stdout
    assert b"'2149-05-01'" in sayso("problems", tmp_path / "s.sayso").stdout


def test_a_report_that_names_a_day_which_does_not_exist_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The council will sit again on 31 June 2023, the clerk said.", "utf-8")
    done = sayso("read", tmp_path / "a.txt", "--story", tmp_path / "s.sayso")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"31 June" in sayso("problems", tmp_path / "s.sayso").stdout


def test_purge_asks_and_takes_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A quokka was seen, the warden said.")
    story = tmp_path / "s.sayso"
    assert sayso("read", tmp_path / "a.txt", "--story", story).returncode == 0
    assert sayso("purge", story, "a.txt").returncode == 2
    assert sayso("purge", story, "a.txt", "--yes").returncode == 0
    assert b"quokka" not in story.read_bytes()
    assert sayso("show", story, "a.txt").returncode == 2
    assert sayso("verify", story).returncode == 0


def test_text_cannot_steer_the_terminal(tmp_path: Path) -> None:
    line = json.dumps(
        {"id": "r\x1b[2J", "text": "The bridge \x1b]0;x\x07 fell, the \u202emayor said.", "outlet": "O\x1b[31m"}
    )
    (tmp_path / "in.jsonl").write_text(line + "\n")
    story = tmp_path / "s.sayso"
    sayso("read", tmp_path / "in.jsonl", "--story", story)
    sayso("compare", story)
    for command in ("findings", "claims", "points", "places", "positions", "problems"):
        done = sayso(command, story)
        assert not {b"\x1b", b"\x07", "\u202e".encode()} & {
            done.stdout[i : i + n] for n in (1, 3) for i in range(len(done.stdout))
        }


def test_the_gazetteer_answers() -> None:
    done = sayso("places", "find", "Krasnoarmeisk", "--json")
    assert done.returncode == 0
    assert "geonames:704422" in [json.loads(line)["id"] for line in done.stdout.splitlines()]
    assert b"Pokrovsk" in sayso("places", "info", "geonames:704422").stdout
    assert sayso("places", "find", "Qqqqqqxyz").returncode == 1


def test_places_why_tells_how_a_name_was_decided(tmp_path: Path) -> None:
    text = "Jordan Hale said that shelling hit Pokrovsk, in the Donetsk Oblast."
    given = {"id": "r1", "title": "Fire in Odesa", "text": text, "published": "2024-05-01"}
    (tmp_path / "in.jsonl").write_text(json.dumps(given) + "\n")
    story = tmp_path / "s.sayso"
    sayso("read", tmp_path / "in.jsonl", "--story", story)
    at = str(text.index("Pokrovsk"))
    done = sayso("places", "why", story, "r1", at, "--json")
    assert done.returncode == 0, error(done)
    told = json.loads(done.stdout)
    assert told["text"] == "Pokrovsk" and told["taken"] and told["readings"][0]["id"] == "geonames:704422"
    shown = sayso("places", "why", story, "r1", at).stdout.decode()
    assert "It is a place (the place itself)" in shown and "geonames:704422" in shown
    assert b"not taken for a place" in sayso("places", "why", story, "r1", "0").stdout
    assert json.loads(sayso("places", "why", story, "r1", "8", "--title", "--json").stdout)["text"] == "Odesa"
    nothing = sayso("places", "why", story, "r1", "14")
    assert nothing.returncode == 1 and "no name of our list" in error(nothing)
    for wrong in (["r2", "1"], ["r1", "4000"]):
        assert sayso("places", "why", story, *wrong).returncode == 2


def test_places_build_names_what_is_wrong_and_where(tmp_path: Path) -> None:
    out = tmp_path / "all.gaz"
    done = sayso("places", "build", "--geonames", tmp_path, "--out", out)
    assert done.returncode == 1 and "allCountries.txt: not found" in error(done)
    cells = ["1", "Mill", "Mill", "", "47.2", "8.2", "P", "PPL", "CH", "", "", "", "", "", "12", "", "1", "UTC", "2024"]
    dump = tmp_path / "allCountries.txt"
    dump.write_text("\t".join(cells) + "\n" + "2\tcut off\n")
    done = sayso("places", "build", tmp_path, "--out", out)
    assert done.returncode == 1 and "allCountries.txt, line 2" in error(done)
    assert not out.exists()
    dump.write_text("\t".join(cells) + "\n")
    done = sayso("places", "build", tmp_path, "--out", out)
    assert done.returncode == 0 and b"SAYSO_GAZETTEER" in done.stdout and out.is_file()
    done = sayso("places", "build", tmp_path, "--natural-earth", tmp_path, "--out", out)
    assert done.returncode == 1 and "no file of Natural Earth" in error(done)
