"""The manual names every command, rule, export format and field."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest

import sayso.model as model
from sayso.cli import app
from sayso.export import FORMATS

DOCS = Path(__file__).parent.parent / "docs"

RECORDS = [
    record
    for name, record in vars(model).items()
    if isinstance(record, type) and issubclass(record, model.Record) and name != "Record"
]


def headings(page: str) -> set[str]:
    return set(re.findall(r"^#+ (.+)$", (DOCS / page).read_text("utf-8"), re.MULTILINE))


def section(page: str, heading: str) -> str:
    text = (DOCS / page).read_text("utf-8")
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"docs/{page} has no heading {heading}"
    return found.group(1)


def test_every_command_has_a_heading() -> None:
    commands = {c.name or c.callback.__name__ for c in app.registered_commands if c.callback}
    assert commands
    assert commands <= headings("commands.md")


def test_every_rule_has_a_heading() -> None:
    assert set(get_args(model.Rule)) == headings("rules.md") - {"Rules"}


def test_every_export_format_has_a_heading() -> None:
    assert FORMATS
    assert {f"Format {name}" for name in FORMATS} <= headings("commands.md")


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.__name__)
def test_every_field_has_a_row(record: type[msgspec.Struct]) -> None:
    rows = set(re.findall(r"^\| `(\w+)` \|", section("records.md", record.__name__), re.MULTILINE))
    own = set(record.__annotations__)
    assert {"in" if field == "part" else field for field in own} == rows


def test_every_link_of_the_manual_leads_somewhere() -> None:
    for page in [*DOCS.glob("*.md"), DOCS.parent / "README.md"]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
