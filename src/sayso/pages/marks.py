"""Marks on a text: spans that overlap in any way, as a tree of properly nested pieces, and that tree as HTML."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup, escape

#: The layers of a text, outermost first where two marks cover the same words. Each has a class of the same name in the
#: stylesheet.
LAYERS = (
    "at",
    "anchor",
    "notice",
    "claim",
    "condition",
    "occasion",
    "evidence",
    "source",
    "actor",
    "place",
    "date",
    "hedge",
)
_RANK = {layer: n for n, layer in enumerate(LAYERS)}
#: The short class of a layer, beside its name.
LETTERS = {"claim": "c", "source": "s", "hedge": "h", "place": "p", "date": "d", "condition": "k", "actor": "a"}


@dataclass(frozen=True)
class Mark:
    """A stretch of a text that is shown as one of the layers."""

    start: int
    end: int
    layer: str
    #: the HTML id that others link to; it goes to the first piece of the mark
    anchor: str = ""
    #: said by the browser when the pointer rests on it
    title: str = ""
    #: a small number behind the last piece, and where it leads
    number: str = ""
    href: str = ""
    #: the claim that it is of
    claim: str = ""


@dataclass
class Piece:
    """A mark, or a part of one, with what stands in it."""

    mark: Mark
    start: int
    end: int
    first: bool
    last: bool
    inside: list[Piece | str] = field(default_factory=list)


def nested(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Piece | str]:
    """``text[start:end]`` as a tree: every character once, in order. A mark that crosses another's end is cut there.

    Marks outside are left out; those that reach over an end are cut. Empty ones are kept where they carry an anchor.
    """
    waiting: list[tuple[int, int, int, int, Mark, bool]] = []
    for n, mark in enumerate(marks):
        a, b = max(mark.start, start), min(mark.end, end)
        if a < b or (a == b and mark.anchor and start <= mark.start <= end):
            heapq.heappush(waiting, (a, -b, _RANK.get(mark.layer, 99), n, mark, a == mark.start))
    top: list[Piece | str] = []
    open_: list[Piece] = []
    at = start

    def inside() -> list[Piece | str]:
        return open_[-1].inside if open_ else top

    def write(until: int) -> None:
        nonlocal at
        while open_ and open_[-1].end <= until:
            piece = open_[-1]
            if piece.end > at:
                piece.inside.append(text[at : piece.end])
                at = piece.end
            open_.pop()
        if until > at:
            inside().append(text[at:until])
            at = until

    while waiting:
        a, minus_b, rank, n, mark, first = heapq.heappop(waiting)
        b = -minus_b
        write(a)
        if open_ and open_[-1].end < b:
            cut = open_[-1].end
            heapq.heappush(waiting, (cut, -b, rank, n, mark, False))
            b = cut
        piece = Piece(mark, a, b, first, b >= min(mark.end, end))
        inside().append(piece)
        open_.append(piece)
    write(end)
    return top


def html(pieces: Iterable[Piece | str], layered: bool = False) -> Markup:
    """The tree as HTML; all text is escaped.

    ``layered``: marks say which layer they are and of which claim, and the small numbers are no text, so that what is
    copied from the page, or counted in it, is the report's own.
    """
    out: list[str] = []
    _write(pieces, out, layered)
    return Markup("".join(out))


def _write(pieces: Iterable[Piece | str], out: list[str], layered: bool) -> None:
    for piece in pieces:
        if isinstance(piece, str):
            out.append(str(escape(piece)))
            continue
        mark = piece.mark
        tag = "span" if mark.layer in ("anchor", "notice", "actor", "occasion") and not layered else "mark"
        letter = LETTERS.get(mark.layer) if layered else None
        out.append(f'<{tag} class="{f"{letter} " if letter else ""}{mark.layer}"')
        if layered:
            out.append(f' data-layer="{mark.layer}"')
            if mark.claim:
                out.append(f' data-claim="{escape(mark.claim)}"')
        if piece.first and mark.anchor:
            out.append(f' id="{escape(mark.anchor)}"')
        if mark.title:
            out.append(f' title="{escape(mark.title)}"')
        out.append(">")
        _write(piece.inside, out, layered)
        out.append(f"</{tag}>")
        if piece.last and mark.number:
            number = escape(mark.number)
            if layered:
                shown = f' data-number="{number}" aria-label="claim {number}"></a>'
            else:
                shown = f">{number}</a>"
            out.append(f'<a class="ref" href="{escape(mark.href)}"{shown}')


def marked(text: str, start: int, end: int, marks: Iterable[Mark], layered: bool = False) -> Markup:
    """``text[start:end]`` with its marks as HTML."""
    return html(nested(text, start, end, marks), layered)
