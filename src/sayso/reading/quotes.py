"""Quotations: stretches in quotation marks, whatever marks a paper uses, paragraph by paragraph.

Quotation marks decide before the parse does. Marks that do not pair are left alone, but for a quotation that runs over
several paragraphs: each of these opens anew and only the last one closes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from sayso.reading.document import Document, Sentence

#: Longest quotation, in characters, whose closing mark is believed.
LONGEST = 6000

#: Quotations opened within one another before the marks are taken for slips; print goes three deep.
DEEPEST = 8

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‟": "”"}
_MARK = re.compile(r"''|``|[“”„‟«»\"‘’']")


class Quotation(NamedTuple):
    """Offsets of a quotation with its marks, and without."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    #: no closing mark: the paragraph ends and the next one opens anew
    open_ended: bool
    paragraph: int


def read_quotations(document: Document, sentences: list[Sentence]) -> list[Quotation]:
    """The outermost quotations of these sentences (all of one part), in order."""
    if not sentences:
        return []
    text = document.text if sentences[0].part == "text" else document.title
    paragraphs: list[tuple[int, int, int]] = []
    for sentence in sentences:
        if paragraphs and paragraphs[-1][2] == sentence.paragraph:
            paragraphs[-1] = (paragraphs[-1][0], sentence.end, sentence.paragraph)
        else:
            paragraphs.append((sentence.start, sentence.end, sentence.paragraph))
    found: list[Quotation] = []
    for n, (start, end, number) in enumerate(paragraphs):
        following = paragraphs[n + 1] if n + 1 < len(paragraphs) else None
        opens_next = following is not None and _opens(text, following[0])
        found.extend(_paragraph(text, start, end, number, opens_next))
    return found


def _opens(text: str, at: int) -> bool:
    return text[at : at + 1] in ('"', "“", "„", "«", "‘") or text.startswith(("''", "``"), at)


def _paragraph(text: str, start: int, end: int, number: int, opens_next: bool) -> list[Quotation]:
    found: list[Quotation] = []
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]
    closes = _closes(marks)
    n = 0
    while n < len(marks):
        at, mark = marks[n]
        closing = _closing(text, start, end, marks, closes, n)
        if closing is None:
            if (
                opens_next
                and mark in ('"', "“", "''", "``", "„", "«")
                and _may_open(text, at, len(mark), start, end)
                and not any(_same_family(mark, m) for _, m in marks[n + 1 :])
            ):
                found.append(Quotation(at, end, at + len(mark), end, True, number))
                break
            n += 1
            continue
        close_at, close_mark = marks[closing]
        found.append(Quotation(at, close_at + len(close_mark), at + len(mark), close_at, False, number))
        n = closing + 1
    return found


def _same_family(mark: str, other: str) -> bool:
    return other == mark or other in _PAIRS.get(mark, "")


def _may_open(text: str, at: int, width: int, start: int, end: int) -> bool:
    """A mark here can open: nothing or white space or an opening mark before it, something behind it."""
    behind = text[at + width] if at + width < end else " "
    before = text[at - 1] if at > start else " "
    return not behind.isspace() and not (before.isalnum() or before in ".,!?;%)")


def _may_close(text: str, at: int, width: int, start: int, end: int) -> bool:
    behind = text[at + width] if at + width < end else " "
    return at > start and not (behind.isalnum() and text[at - 1].isalnum())


def _closing(
    text: str, start: int, end: int, marks: list[tuple[int, str]], closes: dict[str, list[int]], n: int
) -> int | None:
    """Index of the mark that closes the one at ``n``, or None where that one opens nothing."""
    at, mark = marks[n]
    if mark in _PAIRS:
        return _curly(text, start, end, marks, closes, n)
    if mark in ('"', "''", "``"):
        if not _may_open(text, at, len(mark), start, end):
            return None
        for k in range(n + 1, len(marks)):
            other_at, other = marks[k]
            if other_at - at > LONGEST:
                return None
            if other in ((mark,) if mark != "``" else ("''", '"')) and other_at > at + len(mark):
                if text[other_at - 1].isspace() and _may_open(text, other_at, len(other), start, end):
                    return None if text[other_at - 2 : other_at - 1] not in ".,!?" else k
                return k
            if mark == '"' and other == "”" and not any(m == "“" for _, m in marks[n + 1 : k]):
                # "…,” he said: the two kinds of marks mixed
                return k
        return None
    if mark == "‘" or mark == "'":
        return _single(text, start, end, marks, n)
    return None


def _curly(
    text: str, start: int, end: int, marks: list[tuple[int, str]], closes: dict[str, list[int]], n: int
) -> int | None:
    """The closing mark of a quotation in paired marks.

    A straight mark, or another opening one, closes it where it stands as only a closing mark can: behind a word or a
    stop and before white space, with no straight one open inside (*“…," he said*; *“…,“ he said*).
    """
    at, mark = marks[n]
    depth = straight = 0
    for k in range(n + 1, len(marks)):
        other_at, other = marks[k]
        if other_at - at > LONGEST:
            return None
        if depth > DEEPEST:
            break
        if mark == "„":
            if other in "“”":
                return k
        elif other == mark:
            if depth == 0 and mark == "“" and _only_closes(text, other_at, len(other), end):
                return k
            depth += 1
        elif other in _PAIRS[mark]:
            if depth == 0:
                return k
            depth -= 1
        elif mark == "“" and other in ('"', "''"):
            if not _only_closes(text, other_at, len(other), end):
                straight += 1
            elif straight:
                straight -= 1
            elif depth == 0:
                return k
    # the inner ones that never closed are taken as slips
    next_close = bisect_right(closes[mark], n)
    if next_close == len(closes[mark]):
        return None
    k = closes[mark][next_close]
    return k if marks[k][0] - at <= LONGEST else None


def _closes(marks: list[tuple[int, str]]) -> dict[str, list[int]]:
    """For each opening mark the indices of the marks that may close it: looked for once, not from each opening mark."""
    closing = {mark: tuple(closers) for mark, closers in _PAIRS.items()} | {"“": ("”", '"', "''")}
    return {mark: [k for k, (_, other) in enumerate(marks) if other in closers] for mark, closers in closing.items()}


def _only_closes(text: str, at: int, width: int, end: int) -> bool:
    """A mark here stands behind a letter or a stop, and before white space, a stop or the end."""
    before = text[at - 1] if at else " "
    behind = text[at + width] if at + width < end else " "
    return (before.isalpha() or before in ".,!?…)]—–-") and (behind.isspace() or behind in ".,;:!?)]—–-")


def _single(text: str, start: int, end: int, marks: list[tuple[int, str]], n: int) -> int | None:
    """The closing mark of a quotation in single marks: not an apostrophe, best behind punctuation."""
    at, _ = marks[n]
    if not _may_open(text, at, 1, start, end) or text[at + 1 : at + 2].isdigit():
        return None
    first: int | None = None
    for k in range(n + 1, len(marks)):
        other_at, other = marks[k]
        if other_at - at > LONGEST or other == "‘":
            break
        if other not in ("’", "'") or not _may_close(text, other_at, 1, start, end):
            continue
        behind = text[other_at + 1 : other_at + 2]
        if behind.isalnum() or text[other_at - 1].isspace():
            continue
        if text[other_at - 1] in ".,!?…" or behind in tuple(".,;:)—–-") or not behind:
            return k
        if first is None and text[other_at - 1] != "s":
            return k
        if first is None:
            first = k
    return first
