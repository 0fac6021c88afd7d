"""Copies: what two reports have word for word, whether one took it from the other, and which of them had it first.

Two texts are laid side by side (``tiles``), and of the words that they share some count (``counting``): quoted speech
and what outlets print under every report don't, as two reporters may well quote one speech.
Two that have too little word for word may still be told alike (``retold``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from sayso.comparing.copies import counting, tiles
from sayso.comparing.copies.counting import Counts
from sayso.comparing.copies.retellings import retellings
from sayso.comparing.copies.texts import Text
from sayso.comparing.copies.tiles import TILE
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
#: unquoted words of a stretch that is alike word for word (``counting.BLOCK``), which is copied as well
BLOCK_OWN = 25
#: a report that took less than this of its words, and not its beginning, holds an excerpt within another text
EXCERPT = 0.6
LITTLE = 0.35
#: what is shared begins where the report begins if no more words than this stand before it
LEAD = 40
#: one place in so many words where words were put for others makes a rewrite
REPLACED = 150
#: words of the pairs that are laid together: more take no less time each, and more room
TOGETHER = 1 << 17


class Shared(msgspec.Struct, frozen=True, array_like=True):
    """What two texts have in common, ``a`` and ``b`` as they were given; all counts are of words."""

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


def lay_all(these: Iterable[tuple[Text, Text, Collection[int]]]) -> Iterator[Shared | None]:
    """For each two texts what they share if one of them took words from the other, or both from a third; else None.

    Behind the two texts stand the runs of their samples that unrelated reports have as well: boilerplate. A pair by
    itself takes some ten times as long as one among a hundred.
    """
    some: list[tuple[Text, Text, Collection[int]]] = []
    held = 0
    for each in these:
        some.append(each)
        held += len(each[0]) + len(each[1])
        if held >= TOGETHER:
            yield from _lay(some)
            some, held = [], 0
    if some:
        yield from _lay(some)


def _lay(these: Sequence[tuple[Text, Text, Collection[int]]]) -> list[Shared | None]:
    pairs = tiles.gather([(a, b) for a, b, _ in these])
    found, begins = tiles.stretches(tiles.tiles(pairs))
    hot = counting.boilerplate(pairs, found, begins, [keys for _, _, keys in these])
    counts, spans = counting.count(pairs, found, begins, hot)
    made: list[Shared | None] = [None] * len(these)
    copied = np.where(pairs.equal, pairs.sizes[pairs.a] > 0, _copied(counts))
    rows = np.array([counts.common, counts.own, counts.longest, counts.block, counts.replaced]).T.tolist()
    sides = np.array([pairs.sizes[pairs.a], pairs.sizes[pairs.b], *counts.net, *counts.free]).T.tolist()
    first = spans.pair.searchsorted(np.arange(len(these) + 1)).tolist()
    boxes = list(zip(spans.a.tolist(), spans.words_a.tolist(), spans.b.tolist(), spans.words_b.tolist(), strict=True))
    equal = pairs.equal.tolist()
    alike = retellings(pairs, hot, (~copied).nonzero()[0])
    for p in (*copied.nonzero()[0].tolist(), *alike):
        passages = boxes[first[p] : first[p + 1]]
        common, own, longest, block, replaced = rows[p]
        if p in alike:
            passages, common, own = alike[p]
        words_a, words_b, net_a, net_b, free_a, free_b = sides[p]
        made[p] = Shared(
            passages, common, own, longest, block, replaced, (words_a, words_b), (net_a, net_b), (free_a, free_b),
            equal[p], p in alike,
        )  # fmt: skip
    return made


def _copied(c: Counts) -> NDArray[np.bool_]:
    """Whether so much is shared that one of two reports took words from the other, or both from a third."""
    enough = (c.longest >= LONG_RUN) | (c.block >= BLOCK_OWN)
    for share, of in ((SHARE, np.maximum), (SHARE_OF_SHORTER, np.minimum)):
        enough |= (c.own >= share * of(*c.free)) & (c.common >= share * of(*c.net))
    copied: NDArray[np.bool_] = enough & (c.own >= LEAST)
    return copied


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
