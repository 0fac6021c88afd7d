"""The digest of the program changes with what reads, and with nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import sayso
from sayso.knowledge.code import digest, read_by

HOME = Path(sayso.__file__).parent


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The program, copied."""
    shutil.copytree(HOME, tmp_path / "sayso", ignore=shutil.ignore_patterns("web", "samples", "__pycache__"))
    return tmp_path / "sayso"


def test_the_same_program_elsewhere_has_the_same_digest(home: Path) -> None:
    (home / "reading" / "__pycache__").mkdir()
    (home / "reading" / "__pycache__" / "stance.cpython-311.pyc").write_bytes(b"compiled")
    (home / "comparing" / "rules" / "more.py").write_text("A = 1\n")
    assert read_by(home) == read_by() == read_by(HOME)
    assert len(read_by()) == 16


@pytest.mark.parametrize("name", ["model.py", "reading/stance.py", "intake/page.py", "knowledge/tables"])
def test_a_change_of_what_reads_changes_it(home: Path, name: str) -> None:
    changed = home / name
    if changed.is_dir():
        changed = min(changed.glob("*.*"))
    with changed.open("a") as out:
        out.write("\n")
    assert read_by(home) != read_by()


def test_a_module_under_another_name_changes_it(home: Path) -> None:
    (home / "reading" / "stance.py").rename(home / "reading" / "stances.py")
    assert read_by(home) != read_by()


def test_what_is_said_beside_it_changes_it() -> None:
    assert digest(("reading",), "1") != digest(("reading",), "2")
