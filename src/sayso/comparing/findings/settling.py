"""What the other reports of a story say about a finding between two of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sayso.comparing.statements.sameness import COMMON
from sayso.comparing.statements.stakes import stake
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.words import LIGHT
from sayso.comparing.told import Told
from sayso.model import Evidence, Finding

#: rules that a disclosed dispute silences between parties with a stake
_SILENCED = ("contradiction", "number-conflict")
#: words of content that a disclosed dispute and a finding must share
_SHARED = 2


def contents(findings: Iterable[Finding], reports: Mapping[str, Told]) -> dict[str, list[str]]:
    """The words of content of those findings (by id) that a disclosed dispute may silence."""
    return {
        found.id: sorted(_words(found, reports))
        for found in findings
        if found.rule in _SILENCED and found.severity == "caution"
    }


def silenced(words: Iterable[str], disputes: Iterable[Iterable[str]]) -> bool:
    """Whether one of these disputes, of which a report gives both sides, is what a finding with these words is of."""
    own = set(words)
    return any(len(own.intersection(dispute)) >= _SHARED for dispute in disputes)


def place(found: Finding, originals: Mapping[str, str]) -> tuple[object, ...]:
    """What a finding has in common with one that has a copy of a report in the place of the report: the same words."""
    return (found.rule, *sorted(_spot(e, originals) for e in found.evidence))


def copied(found: Finding, originals: Mapping[str, str]) -> tuple[int, str]:
    """In how many of its reports a finding quotes a copy; the fewest is told, of equals the first by id."""
    return sum(1 for e in found.evidence if originals.get(e.report or "", e.report) != e.report), found.id


def _spot(e: Evidence, originals: Mapping[str, str]) -> tuple[str, str, str]:
    report = e.report or ""
    return originals.get(report, report), e.part, " ".join(e.text.split())


def disclosed(told: Told) -> list[frozenset[str]]:
    """The words of each dispute of which a report gives both sides with their sources."""
    kept: list[frozenset[str]] | None = told.__dict__.get("_disclosed")
    if kept is None:
        kept = _disclosed(told)
        told.__dict__["_disclosed"] = kept
    return kept


def _disclosed(told: Told) -> list[frozenset[str]]:
    sourced = [s for s in sheet(told).body if s.sources]
    sided = [s for s in sourced if stake(s)]
    found: list[frozenset[str]] = []
    for a in sourced:
        if any(_denies(b, a) for near in (1, 2) for b in sheet(told).of_sentence(a.sentence + near)):
            found.append(_content(a))
    crowd = _ORGANISERS.search(told.extract.text) is not None
    for at, (start, end) in enumerate(told.extract.sentences if crowd else ()):
        text = told.extract.text[start:end]
        if _ORGANISERS.search(text) and _POLICE.search(text) and len(_FIGURE.findall(text)) > 1:
            # *the organisers speak of 12,000 marchers, the police of 4,500*
            written = frozenset(w for w in _WORD.findall(text.lower()) if w not in COMMON)
            found.append(written | {w for s in sheet(told).of_sentence(at) for w in _content(s)})
    accounts = told.lower.count("according to")
    for i, a in enumerate(sourced):
        for j in range(i + 1, len(sourced)):
            b = sourced[j]
            if b.sentence - a.sentence > 1:
                break
            both = b.sentence == a.sentence and accounts > 1
            if (both or _answers(b)) and _other_voice(a, b):
                found.append(_content(a) | _content(b))
    for i, a in enumerate(sided):
        for j in range(i + 1, len(sided)):
            b = sided[j]
            if b.sentence - a.sentence > 2:
                break
            if _other_voice(a, b):
                found.append(_content(a) | _content(b))
    return found


#: those who count a crowd, each in their way
_ORGANISERS = re.compile(r"\b(?:organi[sz]ers?|unions?|marchers|strikers|employers?)\b", re.I)
_POLICE = re.compile(r"\b(?:police|authorities|ministry|prefecture|city hall|town hall|company|management)\b", re.I)
_WORD = re.compile(r"[a-z]{4,}")
_FIGURE = re.compile(r"\b\d[\d,.]*\d\b|\b(?:tens of )?(?:hundreds|thousands)\b", re.I)


def _denies(b: Statement, a: Statement) -> bool:
    """Whether a clause has somebody else deny what another says: *the ministry denied it*, *rejected the claim*."""
    if b.clause.predicate not in _DENYING or b.negative or b.standing != "asserted":
        return False
    said = next((m for m in b.participants if m.argument.role == "object"), None)
    who = next((m for m in b.participants if m.argument.role in ("subject", "agent")), None)
    if said is None or who is None or not (said.pronoun or said.head in _WORDS):
        return False
    speakers = {w for s in a.sources for w in s.text.lower().split()}
    return not set(who.text.lower().split()) <= speakers | {"the", "its", "a"}


def answered(s: Statement) -> bool:
    """Whether the report has somebody answer it right behind: *the trainer alleged; the jockey answered that*."""
    return any(
        _answers(t) or t.clause.predicate.startswith(_ANSWERING_VERBS)
        for number in (s.sentence, s.sentence + 1)
        for t in sheet(s.told).of_sentence(number)
        if t.index > s.index
    )


def _answers(s: Statement) -> bool:
    """Whether it is said in answer: *the jockey answered that the horse had been lame*."""
    cue = s.claim.cue.text.lower() if s.claim is not None and s.claim.cue is not None else ""
    return cue.startswith(_ANSWERING)


_ANSWERING = ("answer", "repl", "retort", "counter", "respond", "object", "insist", "protest", "den", "reject",
              "contest", "disput")  # fmt: skip
_ANSWERING_VERBS = ("answer", "reply", "retort", "counter")
_DENYING = frozenset({"deny", "reject", "dismiss", "dispute", "contest", "contradict", "refute"})
_WORDS = frozenset("claim charge accusation allegation report version account statement story".split())


def _other_voice(a: Statement, b: Statement) -> bool:
    """Whether somebody of another side says it; *its fighters*, right behind, are of the side that spoke before."""
    if b.clause.text.lower().startswith(_OF_THE_SAME) or (b.sources[0].text.lower().startswith(_OF_THE_SAME)):
        return False
    first = {w for s in a.sources for w in s.text.lower().split()}
    second = {w for s in b.sources for w in s.text.lower().split()}
    return not (first & second) - {"the", "a", "an", "of", "command", "army", "forces"}


_OF_THE_SAME = ("its ", "their ", "our ")


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
