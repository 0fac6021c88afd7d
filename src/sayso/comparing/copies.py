"""Copies: what two reports have word for word, whether one took it from the other, and which of them had it first.

Two texts are laid side by side as *tiles*, stretches of four words and more that both have (greedy string tiling,
Wise 1993), longest first; what lies between two tiles that follow each other in both texts is compared word by word.
Quoted speech and what outlets print under every report count for nothing: two reporters may well quote one speech.
Two that have too little word for word may still be told alike (``retold``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from sayso.comparing import retold
from sayso.comparing.fingerprints import RUN, Numbers, WordNumbers, Words, runs, sample, words
from sayso.model import CopyKind

#: words in the shortest tile
TILE = 4
#: two tiles belong to one stretch when no more words than this lie between them, in either text
GAP = 12
#: a stretch without a tile as long as this is chance
STRETCH = 6
#: share of the words of both reports that they must have in common: of two reports, one rewritten in nine sentences
#: of ten, it is .37 and more, of two written apart of one happening below .3 (1,300 made copies of news texts) …
SHARE = 0.35
#: … or share of the shorter one's
SHARE_OF_SHORTER = 0.5
#: words on end, none of them quoted, that no two reporters write by chance
LONG_RUN = 35
#: no fewer own words than this make a copy, however short the reports are
LEAST = 15
#: a stretch of this many words, alike to this part and with this many unquoted ones, is copied as well
BLOCK = 45
VERBATIM = 0.97
BLOCK_OWN = 25
#: a report that took less than this of its words, and not its beginning, holds an excerpt within another text
EXCERPT = 0.6
LITTLE = 0.35
#: what is shared begins where the report begins if no more words than this stand before it
LEAD = 40
#: one place in so many words where words were put for others makes a rewrite
REPLACED = 150
#: quotation marks around fewer words than these name something; they quote nobody
SPEECH = 5
#: words of news before the lines that an outlet ends its reports with, and no fewer words of the latter
BODY, CLOSING = 20, 25
#: a quotation whose end mark is missing is no longer than this many words
LONGEST_SPEECH = 200

_MARKS = re.compile(r"[\"“”„«»‟]")
_PARAGRAPH = re.compile(r"\n\s*")


class Tile(msgspec.Struct, frozen=True, array_like=True):
    """``length`` words on end that stand at word ``a`` of one report and at word ``b`` of the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True)
class Text:
    """A text as it is laid beside others: its words as numbers, and which of them stand in quoted speech."""

    numbers: WordNumbers
    quoted: NDArray[np.bool_]

    @cached_property
    def runs(self) -> Numbers:
        return runs(self.numbers)

    @cached_property
    def sample(self) -> Numbers:
        return sample(self.runs)

    @cached_property
    def tile_runs(self) -> Numbers:
        return runs(self.numbers, TILE)

    @cached_property
    def tile_order(self) -> tuple[NDArray[np.int64], Numbers]:
        """The tile runs sorted: their indices, and they themselves."""
        order = np.argsort(self.tile_runs, kind="stable")
        return order, self.tile_runs[order]

    @cached_property
    def details(self) -> retold.Details:
        return retold.details(self.numbers, self.quoted)

    def __len__(self) -> int:
        return len(self.numbers)


def read(text: str) -> Text:
    """The words of a text and its quoted speech."""
    found = words(text)
    return Text(found.numbers, quoted(text, found))


class Shared(msgspec.Struct, frozen=True, array_like=True):
    """What two texts have in common, ``a`` and ``b`` as they were given to ``lay``; all counts are of words."""

    #: stretches: ``(first word in a, words in a, first word in b, words in b)``
    stretches: list[tuple[int, int, int, int]]
    #: in the stretches and in both texts, without boilerplate
    common: int
    #: of these, outside quoted speech
    own: int
    #: the longest row of own words
    longest: int
    #: own words in the stretch, word for word alike and of 45 words and more, that has most of them
    block: int
    #: places where words stand for other words
    replaced: int
    #: of each text; without boilerplate; and without boilerplate and quoted speech
    words: tuple[int, int]
    net: tuple[int, int]
    free: tuple[int, int]
    #: the same words in the same order
    equal: bool
    #: told alike with too little word for word: the stretches are passages, ``common`` and ``own`` what both have in
    #: them in whatever order
    retold: bool = False


def quoted(text: str, parts: Words) -> NDArray[np.bool_]:
    """For each word whether it stands in quoted speech of five words and more.

    A quotation that goes on in the next paragraph may open there anew without having been closed.
    """
    made = np.zeros(len(parts), dtype=np.bool_)
    opened: int | None = None
    for found in _MARKS.finditer(text):
        at, mark = found.start(), found.group()
        opens = mark in "“„«" or (mark == '"' and (at == 0 or text[at - 1] in " \n\t([—–-'‘"))
        if opens and at + 1 < len(text) and text[at + 1].isspace():
            opens = False
        if opens:
            if opened is not None and mark == '"' and not _begins(text, at):
                _mark(made, parts, opened, at)  # a closing mark that stands oddly
                opened = None
            else:
                if opened is not None:
                    _mark(made, parts, opened, at if _begins(text, at) else _paragraph_end(text, opened))
                opened = at
        elif opened is not None:
            _mark(made, parts, opened, at)
            opened = None
    if opened is not None:
        _mark(made, parts, opened, _paragraph_end(text, opened))
    return made


def _begins(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _paragraph_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _mark(made: NDArray[np.bool_], parts: Words, start: int, end: int) -> None:
    first, last = (int(i) for i in np.searchsorted(parts.starts, (start, end)))
    if SPEECH <= last - first <= LONGEST_SPEECH:
        made[first:last] = True


def tiles(a: Text, b: Text) -> list[Tile]:
    """The tiles of two texts, none overlapping in either, by their place in ``a``."""
    runs_a = a.tile_runs
    order, ranked = b.tile_order
    if not len(runs_a) or not len(ranked):
        return []
    low = np.searchsorted(ranked, runs_a)
    hits = np.flatnonzero(ranked[np.minimum(low, len(ranked) - 1)] == runs_a)
    if not len(hits):
        return []
    low = low[hits]
    high = np.searchsorted(ranked, runs_a[hits], "right")
    counts = np.minimum(high - low, 8)  # a run that one text has very often is no sign of anything
    at_a = np.repeat(hits, counts)
    inner = np.arange(len(at_a)) - np.repeat(np.cumsum(counts) - counts, counts)
    at_b = order[np.repeat(low, counts) + inner]
    diagonal = at_b - at_a
    sort = np.lexsort((at_a, diagonal))
    at_a, at_b, diagonal = at_a[sort], at_b[sort], diagonal[sort]
    breaks = np.flatnonzero((diagonal[1:] != diagonal[:-1]) | (at_a[1:] - at_a[:-1] != 1)) + 1
    starts = np.concatenate(([0], breaks))
    lengths = np.diff(np.concatenate((starts, [len(at_a)]))) + TILE - 1
    found = sorted(zip((-lengths).tolist(), at_a[starts].tolist(), at_b[starts].tolist(), strict=True))
    return _tiled(found, len(a), len(b))


def _tiled(found: list[tuple[int, int, int]], words_a: int, words_b: int) -> list[Tile]:
    """Takes the longest match first; what overlaps one taken before is cut to what is left of it."""
    if len(found) == 1:
        length, x, y = found[0]
        return [Tile(x, y, -length)]
    used_a, used_b = bytearray(words_a), bytearray(words_b)
    taken: list[Tile] = []
    for minus, x, y in found:
        length = -minus
        if used_a.find(1, x, x + length) < 0 and used_b.find(1, y, y + length) < 0:
            used_a[x : x + length] = used_b[y : y + length] = b"\x01" * length
            taken.append(Tile(x, y, length))
            continue
        while length and (used_a[x] or used_b[y]):
            x, y, length = x + 1, y + 1, length - 1
        free = 0
        while free < length and not used_a[x + free] and not used_b[y + free]:
            free += 1
        if free < TILE:
            continue
        used_a[x : x + free] = used_b[y : y + free] = b"\x01" * free
        taken.append(Tile(x, y, free))
    return sorted(taken, key=lambda t: t.a)


def _stretches(found: list[Tile]) -> list[list[Tile]]:
    made: list[list[Tile]] = []
    for tile in found:
        for stretch in reversed(made[-3:]):
            last = stretch[-1]
            if 0 <= tile.a - last.a - last.length <= GAP and 0 <= tile.b - last.b - last.length <= GAP:
                stretch.append(tile)
                break
        else:
            made.append([tile])
    return [stretch for stretch in made if max(t.length for t in stretch) >= STRETCH]


def lay(a: Text, b: Text, boilerplate: Collection[int] = ()) -> Shared:
    """What two texts share; ``boilerplate`` are runs (of their samples) that unrelated reports have as well."""
    equal = len(a) == len(b) and bool(np.array_equal(a.numbers, b.numbers))
    stretches = _stretches([Tile(0, 0, len(a))] if equal and len(a) else tiles(a, b))
    closing = _closing(a, b, stretches)
    sides = _Side(a, boilerplate, closing[0]), _Side(b, boilerplate, closing[1])
    common = own = longest = block = replaced = 0
    spans: list[tuple[int, int, int, int]] = []
    for stretch in stretches:
        last = None
        kept = row = length = 0
        for tile in stretch:
            cold, free, most = _counted(tile, *sides)
            kept += cold
            own += free
            row += free
            longest = max(longest, most)
            length += tile.length
            if last is not None:
                start_a, start_b = last.a + last.length, last.b + last.length
                if start_a < tile.a and start_b < tile.b:
                    replaced += 1
                    alike = _alike(a.numbers[start_a : tile.a], b.numbers[start_b : tile.b])
                    common += alike
                    own += 0 if a.quoted[start_a] and b.quoted[start_b] else alike
            last = tile
        first, final = stretch[0], stretch[-1]
        span = (first.a, final.a + final.length - first.a, first.b, final.b + final.length - first.b)
        common += kept
        if kept:
            spans.append(span)
        if length >= BLOCK and length >= VERBATIM * max(span[1], span[3]):
            block = max(block, row)
    made = Shared(
        spans, common, own, longest, block, replaced, (len(a), len(b)), (sides[0].net, sides[1].net),
        (sides[0].unquoted, sides[1].unquoted), equal,
    )  # fmt: skip
    return made if is_copy(made) else _told_alike(made, a, b, *sides)


def _told_alike(made: Shared, a: Text, b: Text, here: _Side, there: _Side) -> Shared:
    """What two texts share if one retells the other; else what they share word for word."""
    passages = retold.retelling(a.details, b.details, (here.cold, there.cold))
    if not passages:
        return made
    told = np.zeros(len(a), dtype=np.bool_), np.zeros(len(b), dtype=np.bool_)
    for start_a, words_a, start_b, words_b in passages:
        told[0][start_a : start_a + words_a] = told[1][start_b : start_b + words_b] = True
    common = _alike(a.numbers[told[0] & here.cold], b.numbers[told[1] & there.cold])
    own = _alike(a.numbers[told[0] & here.free], b.numbers[told[1] & there.free])
    return msgspec.structs.replace(made, stretches=passages, common=common, own=own, retold=True)


def _closing(a: Text, b: Text, stretches: list[list[Tile]]) -> tuple[int, int]:
    """From which word on both reports end with what has nothing to do with either: an outlet's lines about itself.

    Such lines are boilerplate though only two reports of a story have them. The number of words where there are none.
    """
    end_a, end_b = len(a.numbers), len(b.numbers)
    for stretch in stretches:
        last = stretch[-1]
        if end_a - last.a - last.length > GAP or end_b - last.b - last.length > GAP:
            continue
        at_a, at_b = stretch[0].a, stretch[0].b
        if min(at_a, at_b) < BODY or last.a + last.length - at_a < CLOSING:
            continue
        if retold.foreign(a.details, at_a) and retold.foreign(b.details, at_b):
            return at_a, at_b
    return end_a, end_b


class _Side:
    """One text with the words that count: those before ``closing`` that are in no boilerplate."""

    def __init__(self, text: Text, boilerplate: Collection[int], closing: int) -> None:
        hot = np.zeros(len(text), dtype=np.bool_)
        hot[closing:] = True
        if boilerplate:
            keys = np.fromiter(boilerplate, dtype=np.uint64, count=len(boilerplate))
            for start in np.flatnonzero(np.isin(text.runs, keys)).tolist():
                hot[start : start + RUN] = True
        #: neither boilerplate nor quoted
        self.free = ~(hot | text.quoted)
        self.cold = ~hot
        self.net = int(np.count_nonzero(self.cold))
        self.unquoted = int(np.count_nonzero(self.free))
        self.all = self.unquoted == len(text)


def _counted(tile: Tile, a: _Side, b: _Side) -> tuple[int, int, int]:
    """Of a tile: words that are no boilerplate; of these, unquoted ones; the longest row of the latter."""
    if a.all and b.all:
        return tile.length, tile.length, tile.length
    here, there = slice(tile.a, tile.a + tile.length), slice(tile.b, tile.b + tile.length)
    free = a.free[here] | b.free[there]  # what one of them has as its own words it has not from the speaker
    free &= a.cold[here] & b.cold[there]
    count = int(np.count_nonzero(free))
    if count == tile.length:
        return count, count, count
    cold = int(np.count_nonzero(a.cold[here] & b.cold[there]))
    if not count:
        return cold, 0, 0
    edges = np.flatnonzero(np.diff(np.concatenate(([0], free.view(np.int8), [0]))))
    return cold, count, int((edges[1::2] - edges[::2]).max())


def _alike(a: WordNumbers, b: WordNumbers) -> int:
    """How many words two pieces have in common, in whatever order."""
    have = Counter(a.tolist())
    return sum(min(count, have[word]) for word, count in Counter(b.tolist()).items())


def is_copy(shared: Shared) -> bool:
    """Whether one of two reports took words from the other, or both from a third."""
    if shared.equal:
        return shared.words[0] > 0
    if shared.retold:
        return True
    if shared.own < LEAST:
        return False
    if shared.longest >= LONG_RUN or shared.block >= BLOCK_OWN:
        return True
    of_free, of_net = shared.own, shared.common
    if of_free >= SHARE * max(shared.free) and of_net >= SHARE * max(shared.net):
        return True
    return of_free >= SHARE_OF_SHORTER * min(shared.free) and of_net >= SHARE_OF_SHORTER * min(shared.net)


def leads(shared: Shared) -> tuple[bool, bool]:
    """For each side whether what is shared begins where the report begins, headline and dateline aside."""
    if not shared.stretches:
        return False, False
    return min(s[0] for s in shared.stretches) < LEAD, min(s[2] for s in shared.stretches) < LEAD


def copied_side(shared: Shared) -> Literal["a", "b"] | None:
    """Which side is the copy, to judge by the words alone; None: nothing tells.

    A report that has another's beginning in its own midst took it over; of two that begin alike, the one that sets
    something before the beginning did; else the one that has less of its own. Of a report told anew nothing tells.
    """
    if shared.equal or shared.retold:
        return None
    lead_a, lead_b = leads(shared)
    if lead_a != lead_b:
        return "b" if lead_a else "a"
    share_a, share_b = shared.common / max(1, shared.net[0]), shared.common / max(1, shared.net[1])
    if lead_a:
        start_a, start_b = (min(s[i] for s in shared.stretches) for i in (0, 2))
        if min(start_a, start_b) == 0 and max(start_a, start_b) >= TILE:
            return "a" if start_a else "b"
    if share_a == share_b:
        return None
    return "a" if share_a > share_b else "b"


def kind_of(shared: Shared, side: Literal["a", "b"]) -> CopyKind:
    """What kind of copy this side is, if it is the copy."""
    if shared.equal:
        return "identical"
    if shared.retold:
        return "rewrite"
    at = 0 if side == "a" else 1
    if not leads(shared)[at] and shared.common < EXCERPT * shared.net[at]:
        return "excerpt"
    if shared.common < LITTLE * shared.net[at] and shared.common < EXCERPT * shared.net[1 - at]:
        return "excerpt"
    return "rewrite" if shared.replaced >= max(1, shared.common / REPLACED) else "near copy"


def share_of(shared: Shared, side: Literal["a", "b"]) -> float:
    """The part of this side's words that the other has too, 0 to 1."""
    size = shared.words[0 if side == "a" else 1]
    return round(min(1.0, shared.common / size), 3) if size else 0.0
