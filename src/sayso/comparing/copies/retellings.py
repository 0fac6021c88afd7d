"""Which of many pairs of texts are told alike, though they have too little word for word: see ``retold``.

Most pairs have too few details in common, or too many that the other lacks, which is told for all of them at once.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.copies import counting, retold
from sayso.comparing.copies.counting import Hot
from sayso.comparing.copies.texts import take_down
from sayso.comparing.copies.tiles import Ints, Pairs, ranges

#: bits for a detail
_ITEM = 41
#: weights are sums of fractions
_LITTLE = 1e-6

#: passages, and the words that both have in them in whatever order: without boilerplate, and of these without speech
Alike = tuple[list[retold.Passage], int, int]


def retellings(pairs: Pairs, hot: Hot, which: Ints) -> dict[int, Alike]:
    """Of these pairs those of which one text retells the other, or both a third."""
    which = which[np.minimum(pairs.sizes[pairs.a[which]], pairs.sizes[pairs.b[which]]) >= retold.WORDS]
    made: dict[int, Alike] = {}
    for pair in _likely(pairs, hot, which).tolist():
        a, b = pairs.texts[pairs.a[pair]], pairs.texts[pairs.b[pair]]
        cold_a, cold_b = (~row for row in hot.row(pairs, pair))
        passages = retold.retelling(a.details, b.details, (cold_a, cold_b))
        if not passages:
            continue
        told_a, told_b = np.zeros_like(cold_a), np.zeros_like(cold_b)
        for start_a, words_a, start_b, words_b in passages:
            told_a[start_a : start_a + words_a] = told_b[start_b : start_b + words_b] = True
        told_a &= cold_a
        told_b &= cold_b
        common, own = (
            int(counting.shared(np.sort(a.numbers[here]), np.sort(b.numbers[there]))[1].sum())
            for here, there in ((told_a, told_b), (told_a & ~a.quoted, told_b & ~b.quoted))
        )
        made[pair] = passages, common, own
    return made


def _likely(pairs: Pairs, hot: Hot, which: Ints) -> Ints:
    """The pairs that have details of enough weight in common, for themselves and beside what each has."""
    if not len(which):
        return which
    held = np.unique(np.concatenate((pairs.a[which], pairs.b[which])))
    texts = [pairs.texts[text] for text in held.tolist()]
    take_down(texts)
    counts = np.array([len(text.details.places) for text in texts], dtype=np.int64)
    places, items, weights, own = (
        np.concatenate([getattr(text.details, name) for text in texts])
        for name in ("places", "items", "weights", "own")
    )
    keys = np.repeat(np.arange(len(held)), counts) << _ITEM | items
    starts = np.cumsum(counts) - counts
    weighs = (weights > 0).nonzero()[0]
    different, greatest, _ = _by_item(keys[weighs], weights[weighs])
    cuts = different.searchsorted(np.arange(len(held) + 1) << _ITEM)
    sides: list[tuple[Ints, NDArray[np.float64]]] = []
    for side in (pairs.a, pairs.b):
        at = held.searchsorted(side[which])
        some = cuts[at + 1] - cuts[at]
        spot = ranges(cuts[at], some)
        sides.append((np.repeat(np.arange(len(which)) - at << _ITEM, some) + different[spot], greatest[spot]))
    (here, most_a), (there, most_b) = sides
    if not len(here):
        return which[:0]
    at = np.minimum(here.searchsorted(there), len(here) - 1)
    both = (here[at] == there).nonzero()[0]
    most = np.bincount(there[both] >> _ITEM, np.maximum(most_a[at[both]], most_b[both]), len(which))
    enough = (most > retold.WEIGHT - _LITTLE).nonzero()[0]
    for rows, side in ((hot.a, pairs.a), (hot.b, pairs.b)):
        pair = which[enough]
        at = held.searchsorted(side[pair])
        detail, number = ranges(starts[at], counts[at]), np.repeat(np.arange(len(pair)), counts[at])
        row = np.repeat(rows[pair], counts[at])
        counted = ((weights[detail] > 0) & own[detail] & ~hot.flags[row + places[detail]]).nonzero()[0]
        keys = number[counted] << _ITEM | items[detail[counted]]
        different, _, least = _by_item(keys, weights[detail[counted]])
        has = np.bincount(different >> _ITEM, least, len(pair))
        enough = enough[most[enough] > retold.PART * has - _LITTLE]
    return which[enough]


def _by_item(keys: Ints, weights: NDArray[np.float64]) -> tuple[Ints, NDArray[np.float64], NDArray[np.float64]]:
    """The different keys, sorted, with the greatest and the least weight of each."""
    order = np.argsort(keys)
    keys, weights = keys[order], weights[order]
    begins = np.diff(keys, prepend=-1).nonzero()[0]
    if not len(begins):
        return keys, weights, weights
    return keys[begins], np.maximum.reduceat(weights, begins), np.minimum.reduceat(weights, begins)
