"""What intake hands on: bytes as they came, the report made of them, and what could not be read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sayso.model import Report

Format = Literal["text", "html", "json"]

#: Largest file of one report, and longest line of a JSONL file, in bytes, unless the caller says otherwise. Saved pages
#: with their pictures inside reach 10 MB; a novel in plain text is 1 MB. JSONL files themselves have no limit.
LIMIT = 20_000_000


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """One input that could not be read, or not wholly."""

    #: the file as it was named, or as it was found below a folder that was named
    file: str
    #: number of the line in the file, from 1; None where the whole file is meant
    line: int | None
    #: ``empty``, ``encoding``, ``binary``, ``too-large``, ``malformed``, ``no-text``, ``wrong-type``, ``published``,
    #: ``missing``, ``unreadable``, ``kind``, ``id-taken``, ``fields-differ``; or the code of an extract's problem
    code: str
    #: the reason, in one plain sentence without the file's name
    message: str
    #: id of the report that came of it all the same, or None
    report: str | None = None

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.message}"


class Unreadable(Exception):
    """Raised where no report can be made; carries the problem."""

    def __init__(self, problem: ReadProblem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True)
class Given:
    """What the caller knows of the reports and a file may not say; it fills in, and never overrides the file."""

    published: str | None = None
    outlet: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Arrival:
    """The bytes of one report, before anything is made of them."""

    #: the id that the report gets where it came with none
    name: str
    #: the file, as ``ReadProblem.file``
    file: str
    #: line in the file, or number of the entry in a JSON list, from 1; None where the file is the report
    line: int | None
    data: bytes
    format: Format

    @cached_property
    def sha256(self) -> bytes:
        """The 32 bytes of the SHA-256 of ``data``."""
        return hashlib.sha256(self.data).digest()

    def problem(self, code: str, message: str, report: str | None = None) -> ReadProblem:
        return ReadProblem(self.file, self.line, code, message, report)


@dataclass(frozen=True, slots=True)
class Opened:
    """A report made of an arrival."""

    report: Report
    #: what made the text out of the bytes, and its version: ``trafilatura 2.3.1``
    extractor: str
    #: the id came with the report
    own_id: bool
    #: what is wrong with it, although it could be read
    problems: tuple[ReadProblem, ...] = ()
