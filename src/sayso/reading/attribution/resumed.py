"""Words that go on with what somebody said in the sentence before, and turns of talk: no cue of their own names whose.

*The roads are “in ruins,” she said. “Nobody has mended them.”*: the second quotation is more of the first claim.
*LIND: The dam holds. We checked it.*: the whole paragraph is Lind's.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import itemgetter

from sayso.knowledge.cues import source_nouns, words
from sayso.reading.attribution.drafts import STATES, Draft, SourceDraft
from sayso.reading.attribution.view import View
from sayso.reading.quotes import Quotation

#: Frames whose content is words that were said, so that a quotation behind them is more of the same.
_TOLD = frozenset({"that", "q", "that!person", "q!person", "np", "np:as", "np:c", "np:for", "about", "of", "on"})

_LABELS = words("label")

#: Fewest characters of a quotation that goes on by itself; shorter ones are mostly signs, titles and slogans.
_LEAST = 12


def go_on(text: str, views: Sequence[View], quotations: Sequence[Quotation], drafts: Sequence[Draft]) -> None:
    """Add each quotation of whole sentences that nothing attributes to the claim of the sentence right before it."""
    taken = sorted(p for d in drafts for p in d.pieces if d.manner == "quoted")
    reach = list(accumulate((b for _, b in taken), max))
    starts = [v.sentence.start for v in views]
    previous: tuple[Quotation, Draft] | None = None
    for quotation in quotations:
        before = bisect_right(taken, quotation.start, key=itemgetter(0))
        if before and reach[before - 1] > quotation.start:
            continue
        at = bisect_right(starts, quotation.start) - 1
        if (
            at < 0
            or quotation.start >= views[at].sentence.end
            or views[at].blocked
            or not _whole(text, views[at], quotation)
        ):
            continue
        gap = views[at].sentence.paragraph - views[at - 1].sentence.paragraph if at else 9
        if gap > 1 or views[at - 1].blocked:
            continue
        told: Draft | None = None
        if previous is not None and previous[0].open_ended and previous[0].end <= quotation.start:
            told = previous[1] if not text[previous[0].end : quotation.start].strip() else None
        told = told or _told(text, views[at - 1], drafts, gap)
        if told is None:
            continue
        told.pieces.append((quotation.start, quotation.end))
        if told.manner == "reported":
            told.manner = "mixed"
        told.more.extend(
            v
            for v in views[at : bisect_left(starts, quotation.end)]
            if v is not told.view and v not in told.more and not v.blocked
        )
        previous = (quotation, told)


def _whole(text: str, view: View, quotation: Quotation) -> bool:
    """The quotation begins a sentence, with a capital, and ends with a stop."""
    inner = text[quotation.inner_start : quotation.inner_end]
    if quotation.start != view.sentence.start or len(inner) < _LEAST or " " not in inner:
        return False
    return (inner[:1].isupper() or inner[:1] in "[…'‘") and (quotation.open_ended or inner.rstrip()[-1:] in ".!?…—–-")


def _told(text: str, before: View, drafts: Sequence[Draft], gap: int) -> Draft | None:
    """The claim of the sentence before whose speaker goes on: one of words said, by a source, outside quotations."""
    sentence = before.sentence
    found: list[Draft] = []
    for draft in drafts:
        if not draft.sources or draft.frame.form not in _TOLD or draft.frame.attitude in ("belief", "question"):
            continue
        cue = draft.cue
        if cue is None or not sentence.start <= cue[0] < sentence.end:
            continue
        head = draft.cue_head
        if head is not None and head.sentence is sentence and before.quoted[head.i] >= 0:
            continue
        if text[draft.end - 2 : draft.end].find("?") >= 0:
            continue
        found.append(draft)
    if not found:
        return None
    # the one that is told by the sentence as a whole: its cue stands highest, and closest to the quotation
    return min(found, key=lambda d: (_depth(d), -d.end))


def _depth(draft: Draft) -> int:
    token, depth = draft.cue_head, 0
    while token is not None and token.head is not token and depth < 20:
        token = token.head
        depth += 1
    return depth


# --- turns of talk ------------------------------------------------------------------------------------

#: A speaker before a colon at the beginning of a paragraph.
_SPEAKER = re.compile(r"(?:Q|A|[^\W\d_][\w.’'()-]*(?: [^\W\d_][\w.’'()-]*){0,4}):[ \t]+(?=\S)")


def read_turns(text: str, views: Sequence[View]) -> tuple[list[Draft], set[int]]:
    """A claim for each turn of a transcript, and the indices of the views that turns fill.

    A transcript has at least three paragraphs that begin with *NAME:*, two of them of one speaker or three in capitals.
    """
    starts: list[tuple[int, int, str]] = []
    for n, view in enumerate(views):
        if view.blocked or (n and views[n - 1].sentence.paragraph == view.sentence.paragraph):
            continue
        found = _SPEAKER.match(text, view.sentence.start)
        if found is not None and _named(found.group()):
            starts.append((n, found.end(), found.group().rstrip(" \t:")))
    names = [name for _, _, name in starts]
    if len(starts) < 3 or (len(set(names)) == len(names) and not all(n.isupper() for n in names)):
        return [], set()
    drafts: list[Draft] = []
    filled: set[int] = set()
    for n, begin, name in starts:
        paragraph = [k for k in range(n, len(views)) if views[k].sentence.paragraph == views[n].sentence.paragraph]
        draft = _turn(text, [views[k] for k in paragraph], begin, name)
        if draft is not None:
            drafts.append(draft)
            filled.update(paragraph)
    return drafts, filled


def _named(label: str) -> bool:
    """Each word of the label has a capital; a label of one small word with a capital is a heading."""
    parts = label.rstrip(" \t:").split()
    return parts[-1].lower() not in _LABELS and all(w[:1].isupper() for w in parts)


def _turn(text: str, views: list[View], begin: int, name: str) -> Draft | None:
    view = views[0]
    end = views[-1].sentence.end
    head = view.sentence.root
    if head is not None and head.start < begin:
        head = next((t for t in view.tokens if t.start >= begin and t.pos == "VERB"), None)
    speaker = [t for t in view.tokens if t.end <= view.sentence.start + len(name)]
    colon = view.sentence.start + len(name)
    while begin < end and text[begin].isspace():
        begin += 1
    if not speaker or end - begin < 2 or text[colon : colon + 1] != ":":
        return None
    if len(speaker) == 1 and speaker[0].lower in source_nouns() and not name.isupper():
        return None
    draft = Draft(view, [(begin, end)], STATES, (colon, colon + 1), None, head=head, manner="quoted")
    draft.sources.append(SourceDraft(speaker[0].start, speaker[-1].end, speaker[-1], draft.cue))
    draft.more = views[1:]
    return draft
