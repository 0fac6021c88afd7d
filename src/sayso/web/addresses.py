"""The addresses of the web app."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from sayso.model import Part


def path(folder: str, name: str) -> str:
    """The address of a thing below a folder; names that a browser would take for steps go into the query."""
    if name in ("", ".", ".."):
        return f"/{folder}?{urlencode({'id': name})}"
    return f"/{folder}/{quote(name, safe='')}"


def with_query(address: str, fields: Mapping[str, str | int | None]) -> str:
    """An address with these fields, those without a value left out."""
    given = {name: value for name, value in fields.items() if value not in (None, "")}
    if not given:
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode(given)}"


def span_field(start: int, end: int, part: Part = "text") -> str:
    """``120-240``; of the headline ``t0-22``."""
    return f"{'t' if part == 'title' else ''}{start}-{end}"


def span_of(field: str) -> tuple[Part, int, int] | None:
    """The span that ``span_field`` wrote; None for anything else."""
    part: Part = "title" if field.startswith("t") else "text"
    first, dash, last = field.removeprefix("t").partition("-")
    if not (dash and first.isascii() and first.isdigit() and last.isascii() and last.isdigit()) or len(field) > 24:
        return None
    start, end = int(first), int(last)
    return (part, start, end) if start <= end else None


class Addresses:
    """Where each thing of a story is found; a span is shown in its report, with or without a script."""

    def name(self, report: str) -> str:
        return report

    def report(self, report: str) -> str:
        return path("reports", report)

    def span(self, report: str, start: int, end: int, part: Part = "text") -> str:
        return with_query(self.report(report), {"at": span_field(start, end, part)}) + "#at"

    def point(self, point: str) -> str | None:
        return path("points", point) if point else None

    def finding(self, finding: str) -> str:
        return path("findings", finding)

    def place(self, place: str) -> str:
        return path("places", place)

    def actor(self, actor: str) -> str:
        return path("actors", actor)

    def copy(self, report: str, of: str = "") -> str:
        return with_query(path("copies", report), {"of": of})

    def claims(self, **fields: str) -> str:
        return with_query("/claims", fields)
