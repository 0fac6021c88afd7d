"""Words that take a side, each beside its plain word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.pages.room import Quote, Room


@dataclass(frozen=True)
class SideWord:
    """A word that takes a side, beside its plain word, and where it stands."""

    word: str
    plain: str
    quotes: list[Quote]


def side_words(room: Room, reports: Sequence[str], limit: int = 3) -> list[SideWord]:
    """The words that take a side in these reports, the most used first, with up to ``limit`` quotes of each."""
    found: dict[tuple[str, str], list[tuple[str, int, int]]] = {}
    spelled: dict[tuple[str, str], Counter[str]] = {}
    for report in reports:
        for remark in room.told(report).extract.remarks:
            if remark.kind == "loaded" and remark.part == "text":
                key = (remark.text.lower(), remark.note or "")
                found.setdefault(key, []).append((report, remark.start, remark.end))
                spelled.setdefault(key, Counter())[remark.text] += 1
    rows = sorted(found.items(), key=lambda row: (-len(row[1]), row[0]))
    return [
        SideWord(
            word=min(spelled[key].items(), key=lambda item: (-item[1], item[0]))[0],
            plain=key[1],
            quotes=[room.mention(*where) for where in places[:limit]],
        )
        for key, places in rows
    ]
