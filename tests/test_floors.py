"""The floors of the house: a folder imports those above it and itself, never those below."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import sayso

ROOT = Path(sayso.__file__).parent

#: What each part may import besides itself, as docs/architecture.md draws it.
ABOVE: dict[str, set[str]] = {
    "model": set(),
    "knowledge": {"model"},
    "intake": {"model"},
    "reading": {"model", "knowledge", "intake"},
    "comparing": {"model", "knowledge", "intake", "reading"},
    "story": {"model", "knowledge", "intake", "reading", "comparing"},
    "pages": {"model", "knowledge", "intake", "reading", "comparing", "story", "samples"},
    "export": {"model", "knowledge", "intake", "reading", "comparing", "story", "pages"},
    "web": {"model", "knowledge", "intake", "reading", "comparing", "story", "pages"},
    "scale": {"model", "knowledge", "intake", "reading", "comparing", "story"},
    "samples": set(),
}
#: The front of the library and the command line may import everything.
TOP = {"__init__", "__main__", "cli"}


def modules() -> list[Path]:
    return sorted(p for p in ROOT.rglob("*.py"))


def part(path: Path) -> str:
    first = path.relative_to(ROOT).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The parts of sayso that a module names in its imports, those inside functions too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [node.module or ""]
            if node.module == "sayso":
                names = [f"sayso.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("sayso.")}
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_imports_only_what_is_above_it(path: Path) -> None:
    name = part(path)
    if name in TOP:
        return
    assert name in ABOVE, f"{name} has no floor: add it to docs/architecture.md and here"
    assert imported(path) - {name} <= ABOVE[name]


def test_comparing_knows_no_parses() -> None:
    """Comparing works on records and the gazetteer alone, whatever floor it stands on."""
    for path in sorted((ROOT / "comparing").rglob("*.py")):
        assert not imported(path) & {"reading", "intake"}, path
