"""What stands in a report and is not news text: datelines, bylines, credits, captions, furniture.

Line by line, since that is how such text is set: a line is a notice by how it begins or reads as a whole, and the
lines at either end of a report are judged less strictly than those inside it. The patterns are in the table
``notices``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from sayso.knowledge.tables import table
from sayso.model import Notice, NoticeKind, Part
from sayso.reading.document import Document

#: A byline, credit or label is no longer than this many characters.
SHORT_LINE = 160
#: "By …" is a byline up to this length, in the first or last lines of a report.
SHORT_BYLINE = 80
HEAD_LINES, FOOT_LINES = 4, 6
#: A dateline stands in one of so many first lines.
DATELINE_LINES = 8

_AGENCIES = "|".join(re.escape(name) for (name,) in table("agencies"))
_CAPITALS = r"[A-Z][A-Z.'’\u00c0-\u00de-]"
_MONTHS = r"(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTHS} \d{{1,2}}|\d{{1,2}} {_MONTHS})(?:,? \d{{4}})?"
_NAME = r"[A-Z][\w.'’-]+(?:,? (?:[A-Z][\w.'’-]*|de|van|von|al|el|bin|and|&|of|the|in))*"
#: KYIV, Ukraine, Nov 3 (Reuters) — | LONDON (AP) -- | Moscow, November 22 -
_DATELINES = (
    re.compile(
        rf"(?:{_CAPITALS}+(?:[ /]{_CAPITALS}*){{0,4}}|{_NAME}(?=,? ?[(]))(?:, [A-Z][\w.'’]*(?: [A-Z][\w.'’]*){{0,2}})?"
        rf"(?:,? {_DAY})?(?: ?[(](?:{_AGENCIES}|[A-Z][A-Za-z ]{{1,25}})[)])?\s*(?P<dash>—|–|--|-|:)\s"
    ),
    re.compile(rf"{_NAME}, {_DAY}(?: [(][^)]{{2,30}}[)])?\s*(?P<dash>—|–|-|:)\s"),
)
_DATED_OR_CREDITED = re.compile(rf"[(](?:{_AGENCIES})[)]|{_MONTHS} \d|\d {_MONTHS}")
_FULL_STOP = re.compile(r"[.!?][”\"'’)]*$")


def _patterns(where: str) -> list[tuple[NoticeKind, str, re.Pattern[str]]]:
    return [
        (cast(NoticeKind, kind), rule, re.compile(f"(?:{pattern.replace('AGENCY', f'(?:{_AGENCIES})')})$"))
        for kind, place, rule, pattern in table("notices")
        if place == where
    ]


_LINES = _patterns("line")
_TAILS = _patterns("tail")


def read_notices(document: Document) -> list[Notice]:
    """The notices of a report, in order, those of the text first; none overlap."""
    return sorted([*_headline(document), *_body(document)], key=lambda n: (n.part, n.start))


def _notice(document: Document, kind: NoticeKind, start: int, end: int, part: Part = "text") -> Notice:
    return Notice(start=start, end=end, text=document.words(start, end, part), kind=kind, part=part)


def _headline(document: Document) -> Iterator[Notice]:
    dateline = _dateline(document.title, 0, len(document.title), strict=True)
    if dateline:
        yield _notice(document, "dateline", *dateline, "title")


def _body(document: Document) -> Iterator[Notice]:
    text = document.text
    lines: list[tuple[int, int]] = []
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        start, end = match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip())
        if start < end:
            lines.append((start, end))
    dated = False
    for number, (start, end) in enumerate(lines):
        foot = number >= len(lines) - FOOT_LINES
        kind = _kind(text[start:end], edge=number < HEAD_LINES or foot, alone=len(lines) == 1)
        if kind is not None:
            yield _notice(document, kind, start, end)
            continue
        if not dated and number < DATELINE_LINES:
            dateline = _dateline(text, start, end, strict=False)
            if dateline:
                dated = True
                yield _notice(document, "dateline", *dateline)
                start = dateline[1]
        if foot:
            tail = next(((k, m) for k, _, p in _TAILS if (m := p.search(text, start, end))), None)
            if tail:
                yield _notice(document, tail[0], tail[1].start(), tail[1].end())


def _kind(line: str, *, edge: bool, alone: bool) -> NoticeKind | None:
    """What kind of notice a whole line is; a report of one line is no byline, credit or the like."""
    for kind, rule, pattern in _LINES:
        if not pattern.match(line):
            continue
        if rule == "anywhere":
            return kind
        if len(line) > SHORT_LINE or alone:
            continue
        if rule == "byline" and (len(line) > SHORT_BYLINE or not edge):
            continue
        if rule == "furniture" and _FULL_STOP.search(line) and len(line.split()) > 8:
            continue
        if kind in ("credit", "caption") and line[:1].isalpha() and not edge and _FULL_STOP.search(line):
            continue
        return kind
    return None


def _dateline(text: str, start: int, end: int, *, strict: bool) -> tuple[int, int] | None:
    """Offsets of the dateline at the head of a line, its dash included.

    It names a day or an agency; unless ``strict``, a place in capitals will do.
    """
    for pattern in _DATELINES:
        match = pattern.match(text, start, min(end, start + 120))
        if match is None or match.end() >= end:
            continue
        words = match.group()
        place = re.split("[,(—–:-]", words)[0].strip()
        if _DATED_OR_CREDITED.search(words) or (
            not strict and match.group("dash") != ":" and place.isupper() and len(place) > 3
        ):
            return match.start(), match.end() - 1
    return None
