"""Which of many pairs of texts are told alike, though they have too little word for word: see ``retold``.

Most pairs have too few details in common, or too many that the other lacks, which is told for all of them at once.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sayso.comparing import counting, retold
from sayso.comparing.counting import Hot
from sayso.comparing.texts import take_down
from sayso.comparing.tiles import Ints, Pairs, ranges

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
    starts = np.cumsum(counts) - counts
    places, items, weights, own = (
        np.concatenate([getattr(text.details, name) for text in texts])
        for name in ("places", "items", "weights", "own")
    )
    sides: list[tuple[Ints, Ints, Ints]] = []
    for side in (pairs.a, pairs.b):
        at = held.searchsorted(side[which])
        detail = ranges(starts[at], counts[at])
        pair = np.repeat(np.arange(len(which)), counts[at])
        weighs = (weights[detail] > 0).nonzero()[0]
        pair, detail = pair[weighs], detail[weighs]
        sides.append((pair, detail, pair << _ITEM | items[detail]))
    (_, detail_a, item_a), (_, detail_b, item_b) = sides
    (here, most_a, _), (there, most_b, _) = (_by_item(item_a, weights[detail_a]), _by_item(item_b, weights[detail_b]))
    if not len(here):
        return which[:0]
    at = np.minimum(here.searchsorted(there), len(here) - 1)
    both = (here[at] == there).nonzero()[0]
    most = np.bincount(there[both] >> _ITEM, np.maximum(most_a[at[both]], most_b[both]), len(which))
    enough = most > retold.WEIGHT - _LITTLE
    for rows, (pair, detail, item) in zip((hot.a, hot.b), sides, strict=True):
        counted = (enough[pair] & own[detail]).nonzero()[0]
        counted = counted[~hot.flags[rows[which][pair[counted]] + places[detail[counted]]]]
        keys, _, least = _by_item(item[counted], weights[detail[counted]])
        enough &= most > retold.PART * np.bincount(keys >> _ITEM, least, len(which)) - _LITTLE
    return which[enough]


def _by_item(keys: Ints, weights: NDArray[np.float64]) -> tuple[Ints, NDArray[np.float64], NDArray[np.float64]]:
    """The different keys, sorted, with the greatest and the least weight of each."""
    order = np.argsort(keys)
    keys, weights = keys[order], weights[order]
    begins = np.diff(keys, prepend=-1).nonzero()[0]
    if not len(begins):
        return keys, weights, weights
    return keys[begins], np.maximum.reduceat(weights, begins), np.minimum.reduceat(weights, begins)
