"""Copies: what two reports have word for word, whether one took it from the other, and which of them had it first.

Two texts are laid side by side as tiles (``tiles``); what lies between two of them that follow each other in both texts
is compared word by word.
Quoted speech and what outlets print under every report count for nothing: two reporters may well quote one speech.
Two that have too little word for word may still be told alike (``retold``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Literal

import msgspec
import numpy as np

from sayso.comparing import retold
from sayso.comparing.tiles import GAP, TILE, Side, Text, Tile, side, stretches, tiles
from sayso.model import CopyKind

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
#: words of news before the lines that an outlet ends its reports with, and no fewer words of the latter
BODY, CLOSING = 20, 25


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


def lay(a: Text, b: Text, boilerplate: Collection[int] = ()) -> Shared:
    """What two texts share; ``boilerplate`` are runs (of their samples) that unrelated reports have as well."""
    equal = len(a) == len(b) and bool(np.array_equal(a.numbers, b.numbers))
    found = stretches([Tile(0, 0, len(a))] if equal and len(a) else tiles(a, b))
    closing = _closing(a, b, found)
    keys = np.sort(np.fromiter(boilerplate, dtype=np.uint64, count=len(boilerplate)))
    sides = side(a, keys, closing[0]), side(b, keys, closing[1])
    common = own = longest = block = replaced = 0
    spans: list[tuple[int, int, int, int]] = []
    for stretch in found:
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
                    alike = _alike(a.word_list[start_a : tile.a], b.word_list[start_b : tile.b])
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


def _told_alike(made: Shared, a: Text, b: Text, here: Side, there: Side) -> Shared:
    """What two texts share if one retells the other; else what they share word for word."""
    if min(len(a), len(b)) < retold.WORDS:
        return made
    passages = retold.retelling(a.details, b.details, (here.cold, there.cold))
    if not passages:
        return made
    told = np.zeros(len(a), dtype=np.bool_), np.zeros(len(b), dtype=np.bool_)
    for start_a, words_a, start_b, words_b in passages:
        told[0][start_a : start_a + words_a] = told[1][start_b : start_b + words_b] = True
    common = _alike(a.numbers[told[0] & here.cold].tolist(), b.numbers[told[1] & there.cold].tolist())
    own = _alike(a.numbers[told[0] & here.free].tolist(), b.numbers[told[1] & there.free].tolist())
    return msgspec.structs.replace(made, stretches=passages, common=common, own=own, retold=True)


def _closing(a: Text, b: Text, found: list[list[Tile]]) -> tuple[int, int]:
    """From which word on both reports end with what has nothing to do with either: an outlet's lines about itself.

    Such lines are boilerplate though only two reports of a story have them. The number of words where there are none.
    """
    end_a, end_b = len(a.numbers), len(b.numbers)
    for stretch in found:
        last = stretch[-1]
        if end_a - last.a - last.length > GAP or end_b - last.b - last.length > GAP:
            continue
        at_a, at_b = stretch[0].a, stretch[0].b
        if min(at_a, at_b) < BODY or last.a + last.length - at_a < CLOSING:
            continue
        if retold.foreign(a.details, at_a) and retold.foreign(b.details, at_b):
            return at_a, at_b
    return end_a, end_b


def _counted(tile: Tile, a: Side, b: Side) -> tuple[int, int, int]:
    """Of a tile: words that are no boilerplate; of these, unquoted ones; the longest row of the latter."""
    if a.all and b.all:
        return tile.length, tile.length, tile.length
    end_a, end_b = tile.a + tile.length, tile.b + tile.length
    if (a.hot_bytes.find(1, tile.a, end_a) < 0 and b.hot_bytes.find(1, tile.b, end_b) < 0) and (
        a.bound_bytes.find(1, tile.a, end_a) < 0 or b.bound_bytes.find(1, tile.b, end_b) < 0
    ):
        return tile.length, tile.length, tile.length
    here, there = slice(tile.a, end_a), slice(tile.b, end_b)
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


def _alike(a: list[int], b: list[int]) -> int:
    """How many words two pieces have in common, in whatever order."""
    if len(a) == 1 or len(b) == 1:
        return int(a[0] in b if len(a) == 1 else b[0] in a)
    if len(set(a).intersection(b)) == 0:
        return 0
    have = Counter(a)
    return sum(min(count, have[word]) for word, count in Counter(b).items())


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
