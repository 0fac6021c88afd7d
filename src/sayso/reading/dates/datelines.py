"""The day that a report itself bears: of its dateline, or of a header line at its beginning."""

from __future__ import annotations

import re
from datetime import date

from sayso.intake.published import day_of
from sayso.model import Notice
from sayso.reading.dates.words import lexicon
from sayso.reading.document import Document

_DATELINE_DATE = re.compile(
    r"\b(?:(?P<day>\d{1,2})\.? (?P<month>[A-Z][a-z]{2,8})\.?,? (?P<year>\d{4})"
    r"|(?P<month2>[A-Z][a-z]{2,8})\.? (?P<day2>\d{1,2})(?:st|nd|rd|th)?,? (?P<year2>\d{4})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))\b"
)
#: A dateline stands within this many characters of the beginning; AP's and Reuters' end within 60, headers of saved
#: pages within 200.
_DATELINE_REACH = 220
_LEDGER = re.compile(
    r"\b(?:published|updated|posted|date|dateline|modified)\b|\((?:AP|Reuters|AFP|UPI|TASS|Xinhua)\)"
    r"|^[A-Z][A-Z .'’-]{2,30},",
    re.IGNORECASE | re.MULTILINE,
)
#: A dateline that lies farther than this many days from the day of publication contradicts it. A feature may wait for
#: weeks, and a report is put up again with the dateline that it had.
FAR = 60
#: A header line that says when the report was published, and nothing else. *Updated* may be years later.
_PUBLISHED = re.compile(
    r"[\s*_#>]{0,4}(?:(?:date )?(?:published|posted)(?: on)?|(?:publication )?date|dateline)\b[:\s*_-]{1,6}.{6,60}$",
    re.IGNORECASE,
)
#: What may stand before a dateline: a headline, no sentence of news and none that brings a quotation.
_SENTENCE = re.compile(r"[.!?:;…,][\"'”’»)]*$")


def dateline_day(document: Document, notices: list[Notice]) -> date | None:
    """The full date of a dateline or of a header line at the beginning of the text."""
    spans = [
        (n.start, n.end)
        for n in notices
        if n.kind in ("dateline", "byline", "credit", "furniture", "first publication") and n.part == "text"
    ]
    text = document.text
    for start, end in spans:
        found = _full_date(text[start:end])
        if found is not None:
            return found
    opening = text[:_DATELINE_REACH]
    lines = opening.split("\n")
    for line in lines[:6]:
        match = _DATELINE_DATE.search(line)
        if match and (len(line) < 60 or _LEDGER.search(line[: match.start()] + line[match.end() : match.end() + 12])):
            before = line[: match.start()]
            if (len(line) < 60 and not line.rstrip().endswith(".")) or re.fullmatch(r"[^a-z]{2,60}", before):
                return _full_date(line)
            if _LEDGER.search(before) and match.start() < 60 and re.match(r"\s*[-–—:|)]", line[match.end() :] or " "):
                return _full_date(line)
    return None


def _full_date(text: str) -> date | None:
    match = _DATELINE_DATE.search(text)
    if match is None:
        return None
    if match["iso"]:
        return day_of(match["iso"])
    name = (match["month"] or match["month2"]).lower()
    sort, value = lexicon().get(name, ("", ""))
    if sort != "month":
        return None
    year, day = int(match["year"] or match["year2"]), int(match["day"] or match["day2"])
    return day_of(f"{year:04}-{int(value):02}-{day:02}")


def contradicted(published: date, document: Document, notices: list[Notice]) -> str | None:
    """What is wrong where the report's own dateline lies far from the day of publication, quoting both; else None.

    Its own is a dateline with a year, or a line that says when it was published, before all news text. Whatever a
    report quotes or tells of old times is none.
    """
    for line in _heads(document, notices):
        own = _full_date(line)
        if own is not None:
            if abs((own - published).days) <= FAR:
                return None
            shown = " ".join(line.split())
            return (
                f"`published` is {published.isoformat()}, but the report's own dateline says {own.isoformat()}: "
                f"{shown!r}; read as of `published`"
            )
    return None


def _heads(document: Document, notices: list[Notice]) -> list[str]:
    """The datelines and lines on publication that stand before all news text."""
    found: list[str] = []
    at = 0
    datelines = {n.start: n for n in notices if n.kind == "dateline" and n.part == "text"}
    others = {n.start for n in notices if n.kind != "dateline" and n.part == "text"}
    for line in document.text[: _DATELINE_REACH * 2].split("\n"):
        start = at + len(line) - len(line.lstrip())
        at += len(line) + 1
        if not line.strip():
            continue
        if (dateline := datelines.get(start)) is not None:
            found.append(dateline.text)
            break
        if _PUBLISHED.match(line):
            found.append(line)
        elif start not in others and _SENTENCE.search(line.rstrip()):
            break
    return found
