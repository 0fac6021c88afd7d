"""Mini-stories read and laid side by side, as the tests of comparing want them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sayso.comparing.engine import compare
from sayso.comparing.shelf import MemoryShelf
from sayso.comparing.told import Told
from sayso.knowledge.places import open_gazetteer
from sayso.model import Finding, Report
from sayso.reading.extract import extract
from sayso.reading.parse import MemoryStore

#: the rules that look at two reports
BETWEEN = ("contradiction", "number-conflict", "update", "hardening", "lost-source", "altered-quote", "single-origin",
           "position-shift")  # fmt: skip
DATA = Path(__file__).parent.parent / "data" / "findings"


@cache
def _store() -> MemoryStore:
    return MemoryStore()


def told(*reports: tuple[str, str | None, str]) -> list[Told]:
    """Reports given as outlet, time of publication and text; their ids are a, b, c …"""
    made = [
        Report(id="abcdefgh"[i], text=text, outlet=outlet, published=published, language="en")
        for i, (outlet, published, text) in enumerate(reports)
    ]
    return [Told(report, found) for report, found in zip(made, extract(made, store=_store()), strict=True)]


def found(reports: list[Told]) -> list[Finding]:
    """What stands between these reports."""
    by_id = {t.id: t for t in reports}
    shelf = MemoryShelf(by_id.__getitem__)
    compare(shelf, open_gazetteer(), by_id)
    records = [record for held in shelf.all().values() for record in held]
    findings = [r for r in records if isinstance(r, Finding) and r.rule in BETWEEN]
    return sorted(findings, key=lambda f: f.id)


def rules(*reports: tuple[str, str | None, str]) -> list[str]:
    """The rules that these reports break."""
    return sorted(f.rule for f in found(told(*reports)))


@dataclass(frozen=True)
class Story:
    data: dict[str, Any]
    findings: list[Finding]

    def missed(self) -> list[str]:
        return [
            f["rule"]
            for f in self.data["findings"]
            if not f.get("optional") and f["rule"] in BETWEEN and not any(_matches(g, f) for g in self.findings)
        ]

    def unfounded(self) -> list[Finding]:
        return [g for g in self.findings if not any(_matches(g, f) for f in self.data["findings"])]


def _matches(finding: Finding, gold: dict[str, Any]) -> bool:
    if finding.rule != gold["rule"]:
        return False
    wanted = {e["report"] for e in gold["evidence"]}
    hit = {
        e["report"]
        for e in gold["evidence"]
        for f in finding.evidence
        if f.report == e["report"] and f.start is not None and f.end is not None
        if f.start < e["end"] and e["start"] < f.end
    }
    return len(hit) >= min(2, len(wanted))


@cache
def stories(name: str = "*") -> list[Story]:
    """The stories of the data files of this name (those that were worked with) with what is found in them."""
    return [Story(data, found(_read(data))) for data in _rows(name)]


@cache
def reports_of(name: str) -> list[list[Told]]:
    """The reports of each story of one data file."""
    return [_read(data) for data in _rows(name)]


def _rows(name: str = "*") -> Iterator[dict[str, Any]]:
    for path in sorted(DATA.glob(f"{name}.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield json.loads(line)


def _read(data: dict[str, Any]) -> list[Told]:
    fields = ("id", "text", "outlet", "published")
    made = [Report(**{k: r[k] for k in fields}, language="en") for r in data["reports"]]
    return [Told(report, e) for report, e in zip(made, extract(made, store=_store()), strict=True)]
