"""What the other reports of a story say about a finding between two of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.comparing.sameness import COMMON
from sayso.comparing.stakes import stake
from sayso.comparing.statements import Statement, sheet
from sayso.comparing.told import Told
from sayso.comparing.words import LIGHT
from sayso.model import Evidence, Finding

#: rules that a disclosed dispute silences between parties with a stake
_SILENCED = ("contradiction", "number-conflict", "hardening", "lost-source")
#: words of content that a disclosed dispute and a finding must share
_SHARED = 2


def settle(
    findings: Iterable[Finding], reports: Mapping[str, Told], originals: Mapping[str, str] | None = None
) -> list[Finding]:
    """The findings that still stand when all reports of the component are known, sorted by id.

    ``findings`` are those of all pairs of the component (and of the one-report rules, which are passed through);
    ``reports`` holds every report of the component by id. Where any report gives both sides of a dispute with their
    sources, the dispute is disclosed and no finding of ``caution`` is made of it. ``originals`` gives for each report
    that is a copy as a whole the report at the outer end: what stands in both in the same words is told once, of the
    original.
    """
    told = [reports[id] for id in sorted(reports)]
    disputes: list[frozenset[str]] | None = None
    kept: dict[str, Finding] = {}
    for found in findings:
        if found.rule in _SILENCED and found.severity != "note":
            if disputes is None:
                disputes = [d for t in told for d in disclosed(t)]
            words = _words(found, reports)
            if any(len(words & d) >= _SHARED for d in disputes) and (found.severity == "caution"):
                continue
        kept[found.id] = found
    return _once([kept[id] for id in sorted(kept)], originals or {})


def _once(findings: list[Finding], originals: Mapping[str, str]) -> list[Finding]:
    """The findings without those that repeat one, with a copy of a report in the place of the report."""
    kept: list[Finding] = []
    taken: set[tuple[object, ...]] = set()
    for found in sorted(findings, key=lambda f: _copied(f, originals)):
        key = (found.rule, *sorted(_place(e, originals) for e in found.evidence))
        if key in taken and _copied(found, originals)[0]:
            continue
        taken.add(key)
        kept.append(found)
    return sorted(kept, key=lambda f: f.id)


def _place(e: Evidence, originals: Mapping[str, str]) -> tuple[str, str, str]:
    report = e.report or ""
    return originals.get(report, report), e.part, " ".join(e.text.split())


def _copied(found: Finding, originals: Mapping[str, str]) -> tuple[int, str]:
    return sum(1 for e in found.evidence if originals.get(e.report or "", e.report) != e.report), found.id


def disclosed(told: Told) -> list[frozenset[str]]:
    """The words of each dispute of which a report gives both sides with their sources."""
    kept: list[frozenset[str]] | None = told.__dict__.get("_disclosed")
    if kept is None:
        kept = _disclosed(told)
        told.__dict__["_disclosed"] = kept
    return kept


def _disclosed(told: Told) -> list[frozenset[str]]:
    sided = [s for s in sheet(told).body if s.sources and stake(s)]
    found: list[frozenset[str]] = []
    for i, a in enumerate(sided):
        for b in sided[i + 1 :]:
            if b.sentence - a.sentence > 2:
                break
            if _other_voice(a, b):
                found.append(_content(a) | _content(b))
    return found


def _other_voice(a: Statement, b: Statement) -> bool:
    first = {w for s in a.sources for w in s.text.lower().split()}
    second = {w for s in b.sources for w in s.text.lower().split()}
    return not (first & second) - {"the", "a", "an", "of", "command", "army", "forces"}


def _content(s: Statement) -> frozenset[str]:
    return frozenset(w for w in s.words if w not in COMMON and w not in LIGHT)


def _words(found: Finding, reports: Mapping[str, Told]) -> frozenset[str]:
    words: set[str] = set()
    for e in found.evidence:
        told = reports.get(e.report or "")
        if told is None or e.start is None or e.end is None:
            continue
        for s in sheet(told).body:
            if e.part == s.clause.part and s.clause.start < e.end and e.start < s.clause.end:
                words |= _content(s)
    return frozenset(words)
