"""Copies as they are shown: who took what from whom, and what was changed, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup, escape

from sayso.model import Copy
from sayso.pages.room import Label, Room

#: Words of each text that are compared and shown; a page of a newspaper has 800.
DIFF_WORDS = 900
#: Same words in a row, at least, that are shortened to … in the comparison, and how many of them stay at each end.
RUN, KEPT = 40, 12

_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True)
class CopyView:
    """One report that took words from another."""

    report: Label
    of: Label
    kind: str
    share: float
    #: the copy's text, what it added and what it left out; None where full texts are not to be shown
    diff: Markup | None
    #: words of either text beyond those compared
    cut: bool


def copy_view(room: Room, copy: Copy, texts: bool) -> CopyView | None:
    """None where one of the two is not in the story."""
    if copy.report not in room.labels or copy.of not in room.labels:
        return None
    diff, short = None, False
    if texts:
        a, b = room.told(copy.of).extract.text, room.told(copy.report).extract.text
        diff, short = word_diff(a, b)
    return CopyView(room.labels[copy.report], room.labels[copy.of], copy.kind, copy.share, diff, short)


def word_diff(old: str, new: str) -> tuple[Markup, bool]:
    """``new`` with what it has beyond ``old`` as ``ins`` and what it lacks as ``del``; and whether either was cut.

    Words are compared without the space around them; case and marks count.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    cut = len(before) > DIFF_WORDS or len(after) > DIFF_WORDS
    before, after = before[:DIFF_WORDS], after[:DIFF_WORDS]
    matcher = SequenceMatcher(None, [w.strip() for w in before], [w.strip() for w in after], autojunk=False)
    out: list[str] = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            out.append(_same(after[j1:j2]))
            continue
        if i2 > i1:
            out.append(f"<del>{_joined(before[i1:i2])}</del> ")
        if j2 > j1:
            out.append(f"<ins>{_joined(after[j1:j2])}</ins> ")
    return Markup("".join(out)), cut


def _joined(words: Iterable[str]) -> str:
    return str(escape(" ".join(w.strip() for w in words)))


def _same(words: list[str]) -> str:
    if len(words) < RUN:
        return _joined(words) + " "
    skipped = len(words) - 2 * KEPT
    return f"{_joined(words[:KEPT])} <span class='skip'>… {skipped} same words …</span> {_joined(words[-KEPT:])} "
