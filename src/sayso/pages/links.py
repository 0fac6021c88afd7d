"""Where the parts of a story are found: as anchors in one page. The web app will have addresses in their place."""

from __future__ import annotations

import re
from typing import Protocol

from sayso.model import Part


class Links(Protocol):
    """The address of each thing that a page can link to; None where the page does not show it."""

    def report(self, report: str) -> str | None: ...

    def span(self, report: str, start: int, end: int, part: Part = "text") -> str | None: ...

    def point(self, point: str) -> str | None: ...

    def finding(self, finding: str) -> str | None: ...

    def place(self, place: str) -> str | None: ...


_PLAIN = re.compile(r"[^A-Za-z0-9.-]")


def slug(name: str) -> str:
    """A name as part of an anchor: what is no ASCII letter, digit, dot or hyphen becomes its code point in ``_``."""
    return _PLAIN.sub(lambda found: f"_{ord(found.group()):x}_", name)


def span_anchor(report: str, start: int, end: int, part: Part = "text") -> str:
    """``r-wire-0313-120-240``; of the headline ``r-wire-0313-t0-22``."""
    head = "t" if part == "title" else ""
    return f"r-{slug(report)}-{head}{start}-{end}"


class Anchors:
    """Links within one page. It notes which spans are linked to, so that the page marks these places and no others."""

    def __init__(self) -> None:
        self.spans: dict[str, set[tuple[Part, int, int]]] = {}
        #: names under which reports are shown, by their ids; others go by their ids
        self.names: dict[str, str] = {}
        #: what the page shows; filled in before anything links to it
        self.reports: set[str] = set()
        self.points: set[str] = set()
        self.findings: set[str] = set()
        self.places: set[str] = set()

    def name(self, report: str) -> str:
        return self.names.get(report, report)

    def report(self, report: str) -> str | None:
        return f"#report-{slug(self.name(report))}" if report in self.reports else None

    def span(self, report: str, start: int, end: int, part: Part = "text") -> str | None:
        if report not in self.reports:
            return None
        self.spans.setdefault(report, set()).add((part, start, end))
        return f"#{span_anchor(self.name(report), start, end, part)}"

    def point(self, point: str) -> str | None:
        return f"#p-{slug(point)}" if point in self.points else None

    def finding(self, finding: str) -> str | None:
        return f"#f-{slug(finding)}" if finding in self.findings else None

    def place(self, place: str) -> str | None:
        return f"#g-{slug(place)}" if place in self.places else None
