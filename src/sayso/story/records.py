"""What a story tells of itself: stored reports, results of a run, entries of the custody log, decisions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import msgspec

from sayso.intake import ReadProblem
from sayso.model import Entry, Part, Place, Report


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report of the story, with where it comes from."""

    report: Report
    #: when it was first read: UTC, ISO 8601 to the second
    first_read: str
    #: the file that it was read from, by the path that was given; ``file:line`` for one of several in a file
    source: str
    #: SHA-256 of the bytes as received, in hex
    sha256: str
    #: SHA-256 of the text in UTF-8, in hex
    text_sha256: str
    #: what made the text out of the bytes, and its version
    extractor: str
    #: id of the report whose id this one came with, where that was taken by another text
    version_of: str | None
    #: version of the reading that its extract is of; None while it waits to be read
    reading: str | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    #: ``receiving`` (bytes of files), ``reading`` (reports) or ``comparing`` (steps)
    stage: str
    done: int
    #: None where it cannot be known
    total: int | None
    #: the file or report at hand
    name: str = ""


@dataclass(slots=True)
class ReadResult:
    """What ``Story.read`` did."""

    #: ids of reports that are new
    added: list[str] = field(default_factory=list)
    #: ids of reports that were given and in the story already
    known: list[str] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)
    #: reports that were in the story, and were read anew by a newer version of reading or after an interruption
    read_again: int = 0


@dataclass(frozen=True, slots=True)
class CompareResult:
    """What ``Story.compare`` did."""

    #: reports that were laid beside the others in this run
    reports: int
    #: findings that are new
    findings: int
    #: findings that fell away
    withdrawn: int


@dataclass(frozen=True, slots=True)
class CustodyEntry:
    """One link of the custody log."""

    #: from 1, without gaps
    number: int
    #: UTC, ISO 8601 to the second
    at: str
    #: ``received``, ``filled in``, ``read``, ``compared``, ``decided``, ``purged``
    what: str
    #: what it is about; empty where a purge took it away
    detail: dict[str, msgspec.Raw | str | int | list[int] | None]
    #: SHA-256 over the entry and the hash before it, in hex
    hash: str
    #: the detail was taken away by a purge
    purged: bool = False


@dataclass(frozen=True, slots=True)
class PlaceUse:
    """A gazetteer entry, or a name without one, and where the reports speak of it."""

    #: confidence is that of the surest mention
    entry: Entry | None
    name: str
    mentions: list[tuple[str, Place]]
    #: of the mentions whose report reads them otherwise or not at all, by their place in the list: the number of the
    #: decision that says what they mean, or 0 where the other reports of the story settle it
    elsewhere: dict[int, int] = field(default_factory=dict)


class Quote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Words of a report, with what stands around them, so that they are found again in another version of it."""

    report: str
    start: int
    end: int
    text: str
    #: up to 32 characters on either side
    before: str
    after: str
    part: Part = msgspec.field(name="in", default="text")


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader decided. Decisions are added, never changed; a later one may take an earlier one back."""

    #: from 1; 0 before it is kept
    number: int = 0
    #: UTC, ISO 8601 to the second
    at: str = ""
    who: str
    #: ``merge``, ``split``, ``dismiss``, ``confirm``, ``correct``, ``grade``, ``note``, ``undo``
    kind: str
    #: ids of the records that it is about: findings, points, actors, or the number of the decision that is undone; a
    #: *split* has after the id of the whole what leaves it, as ``REPORT#CLAIM`` or ``REPORT#ACTOR``
    about: list[str]
    why: str
    quotes: list[Quote] = []
    #: what is decided, where the kind does not say it: the right place, a grade, a text; ``against`` where points are
    #: merged of which the later is the opposite
    value: str | None = None
    #: the rule of the finding that is judged, so that it is known again by rule and quotes; set when it is kept
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """What readers made of a finding."""

    #: its id
    finding: str
    #: by the last standing *dismiss* or *confirm*
    state: Literal["open", "dismissed", "confirmed"]
    #: the last grade that was given, or None
    grade: str | None
    #: the standing decisions about it, in their order: judgements, notes, grades
    decisions: list[Decision]

    @property
    def notes(self) -> list[Decision]:
        return [d for d in self.decisions if d.kind == "note"]
