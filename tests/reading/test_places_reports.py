"""Places found, rightly resolved and rightly told in kind, over sentences of eleven sorts of news."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from sayso.knowledge.places import open_gazetteer
from sayso.reading.notices import read_notices
from sayso.reading.places import read_places
from tests.reading.helpers import document

MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
KINDS = {"!": "stand-in", "~": "adjective"}


class Wanted(NamedTuple):
    start: int
    end: int
    ids: set[str]
    kind: str
    #: counts neither way
    optional: bool


def parsed(line: str) -> tuple[str, list[Wanted]]:
    text, wanted, at = "", [], 0
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        start = len(text)
        text += mark[1]
        optional = mark[2].endswith("?")
        spec = mark[2].rstrip("?")
        ids = {id if ":" in id else f"geonames:{id}" for id in spec.rstrip("!~").split("/")}
        wanted.append(Wanted(start, len(text), ids, KINDS.get(spec[-1:], "literal"), optional))
        at = mark.end()
    return text + line[at:], wanted


def test_places_of_all_sorts_of_news() -> None:
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    lines = (Path(__file__).parent.parent / "data" / "places_reports.txt").read_text("utf-8").splitlines()
    for line in lines:
        if not line or line.startswith("#"):
            continue
        text, wanted = parsed(line)
        read = document(text)
        found = read_places(read, open_gazetteer(), read_notices(read))
        assert all(text[p.start : p.end] == p.text for p in found)
        for place in found:
            if not any(w.start < place.end and place.start < w.end for w in wanted):
                counts["false"] += 1
                wrong.append(f"no place: {place.text} in {text}")
        for want in wanted:
            if want.optional:
                continue
            counts["wanted"] += 1
            at = [p for p in found if p.start < want.end and want.start < p.end]
            counts["found"] += bool(at)
            if at and at[0].place is not None and at[0].place.id in want.ids:
                counts["right"] += 1
                counts["kind"] += at[0].kind == want.kind
            else:
                wrong.append(f"{'misread' if at else 'missed'}: {text[want.start : want.end]} in {text}")
    assert counts["wanted"] > 500
    # what it was when the floor was set: .974, .970, .996 and 12
    assert counts["found"] >= 0.965 * counts["wanted"], wrong
    assert counts["right"] >= 0.96 * counts["wanted"], wrong
    assert counts["kind"] >= 0.985 * counts["right"], wrong
    assert counts["false"] <= 15, wrong
