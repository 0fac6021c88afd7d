"""The index of keys: which reports are worth laying side by side.

Under each key, a run of words or a weighty word, its reports stand in a row by time of publication, those without a
date by number. Of a run that few reports have all share it. Of one that more than ``cap`` have (a *hot* run: what
outlets print under every report, or a text that went round the world), and of every weighty word, two reports share it
if they stand at most ``width`` places apart: of a matter that is told of a thousand times a report is laid beside those
that told of it just before and after. So the work for a report stays bounded, and a report that comes in between moves
only those near to it apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.shelf import Row, Shelf

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Pair = tuple[int, int]

#: rows under a key that are read ahead for each report that enters; where more stand between two of them, who stands
#: beside each is asked one by one, so that this is only for speed
AHEAD = 8


def pair(a: int, b: int) -> Pair:
    """Two reports as they are stored: the lower number first."""
    return (a, b) if a < b else (b, a)


#: a report's place in time and its keys
Placed = tuple[int, Sequence[int]]


class Found:
    """What a batch of reports has in common with the others by word runs."""

    def __init__(self) -> None:
        #: runs shared that are not hot, and hot ones; of all pairs with a report of the batch
        self.cold: Counter[Pair] = Counter()
        self.hot: Counter[Pair] = Counter()
        #: of the batch's runs, those that are hot now
        self.hot_keys: set[int] = set()
        #: pairs of older reports of which a common run became hot: they may have gained or lost
        self.shaken: set[Pair] = set()
        #: pairs of older reports that moved apart under a run that was hot before: they can only have lost
        self.parted: set[Pair] = set()


class Held(NamedTuple):
    """Which of several rows of keys have a key: ``rows`` by key, those of the key ``i`` from ``begins[i]`` on."""

    keys: Ints
    begins: Ints
    sizes: Ints
    rows: Ints


def held(rows: Sequence[Sequence[int] | Ints]) -> Held:
    """Under each key the rows that have it, in their order."""
    sizes = [len(row) for row in rows]
    keys = np.concatenate([np.asarray(row, dtype=np.int64) for row in rows] or [np.zeros(0, dtype=np.int64)])
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    begins = np.ones(len(keys), dtype=np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=begins[1:])
    first = begins.nonzero()[0]
    owners = np.repeat(np.arange(len(rows)), sizes)[order]
    return Held(keys[first], first, np.diff(first, append=len(keys)), owners)


def couples(of: Held, which: Flags) -> tuple[Ints, Ints, Ints]:
    """The couples of rows that have some of these keys in common, the one that comes first first; and how many."""
    codes: list[Ints] = []
    many = int(of.rows.max(initial=0)) + 1
    for size in np.unique(of.sizes[which]).tolist():
        grid = of.rows[of.begins[which & (of.sizes == size)][:, None] + np.arange(size)]
        one, other = np.triu_indices(size, 1)
        codes.append((grid[:, one] * many + grid[:, other]).ravel())
    found, counts = np.unique(np.concatenate(codes or [np.zeros(0, dtype=np.int64)]), return_counts=True)
    return found // many, found % many, counts


def find(shelf: Shelf, batch: Mapping[int, Placed], cap: int, width: int) -> Found:
    """Put new reports in their places under their runs: the pairs of the batch with the others and within itself."""
    found = Found()
    # in the order of time, in which nobody comes in between
    news = sorted(batch, key=lambda n: (batch[n][0], n))
    runs = held([batch[n][1] for n in news])
    keys = runs.keys.tolist()
    posted = shelf.standing(keys, cap + 1)
    alone = np.fromiter((key not in posted for key in keys), dtype=np.bool_, count=len(keys)) & (runs.sizes <= cap)
    cold = found.cold
    for a, b, count in zip(*(column.tolist() for column in couples(runs, alone)), strict=True):
        cold[pair(news[a], news[b])] += count
    for i in (~alone).nonzero()[0].tolist():
        key, first = keys[i], int(runs.begins[i])
        new = [news[row] for row in runs.rows[first : first + int(runs.sizes[i])].tolist()]
        old = posted.get(key, [])
        if len(old) + len(new) > cap:
            found.hot_keys.add(key)
            _heat(shelf, key, new, old if len(old) <= cap else None, batch, width, found)
            continue
        for n in new:
            for other in old:
                cold[pair(n, other)] += 1
        cold.update(pair(a, b) for a, b in combinations(new, 2))
    for n in news:
        shelf.place(n, batch[n][0], [key for key in batch[n][1] if key not in found.hot_keys])
    return found


def _heat(
    shelf: Shelf,
    key: int,
    new: Sequence[int],
    cooler: Sequence[int] | None,
    batch: Mapping[int, Placed],
    width: int,
    found: Found,
) -> None:
    """Put reports in their places under a hot run; ``cooler`` are those that had it, where it was not hot before."""
    if cooler is not None:
        found.shaken.update(pair(a, b) for a, b in combinations(cooler, 2))
        if not cooler:
            found.hot.update(_within(new, width))
            for n in new:
                shelf.place(n, batch[n][0], [key])
            return
    for n, before, behind in _entering(shelf, key, [(batch[n][0], n) for n in new], width):
        for m in (*before, *behind):
            found.hot[pair(n, m)] += 1
        for p in _parted(before, behind, width):
            if p[0] in batch or p[1] in batch:
                found.hot[p] -= 1
            else:
                found.parted.add(p)
    for n in new:
        shelf.place(n, batch[n][0], [key])


def support(
    shelf: Shelf, held: Mapping[int, Sequence[int]], common: Iterable[int], p: Pair, at: int, cap: int, width: int
) -> tuple[int, int, list[int]]:
    """Of the runs that two placed reports have in common, the first of which stands ``at``: how many are not hot; how
    many are and are shared; and those that are hot. ``held`` has for each run who has it, up to ``cap`` and one more.
    """
    cold = hot = 0
    hot_keys: list[int] = []
    for key in sorted(common):
        if len(held.get(key, ())) <= cap:
            cold += 1
            continue
        hot_keys.append(key)
        hot += any(p[1] in side for side in _beside(shelf, key, at, p[0], width))
    return cold, hot, hot_keys


def cooled(shelf: Shelf, n: int, at: int, hot: Sequence[int], cap: int, width: int) -> set[Pair]:
    """The pairs that may gain by a report having gone from its hot runs: all of a run that is hot no more, or those
    that moved together.
    """
    made: set[Pair] = set()
    for key in hot:
        held = shelf.standing([key], cap + 1).get(key, [])
        if len(held) <= cap:
            made.update(pair(a, b) for a, b in combinations(held, 2))
        else:
            made.update(_parted(*_beside(shelf, key, at, n, width), width))
    return made


def take_places(shelf: Shelf, batch: Mapping[int, Placed], width: int) -> tuple[Counter[Pair], Counter[Pair]]:
    """Put new reports (with time and words) in their places: how many words they share with others, and how many fewer
    (below 0) those share now that they moved apart.
    """
    shared: Counter[Pair] = Counter()
    lost: Counter[Pair] = Counter()
    # in the order of time, in which nobody comes in between
    news = sorted(batch, key=lambda n: (batch[n][0], n))
    words = held([batch[n][1] for n in news])
    known = set(shelf.known(words.keys.tolist()))
    for i, key in enumerate(words.keys.tolist()):
        first = int(words.begins[i])
        new = [news[row] for row in words.rows[first : first + int(words.sizes[i])].tolist()]
        if key not in known:
            shared.update(_within(new, width))
            continue
        for n, before, behind in _entering(shelf, key, [(batch[n][0], n) for n in new], width):
            for m in (*before, *behind):
                shared[pair(n, m)] += 1
            for p in _parted(before, behind, width):
                if p[0] in batch or p[1] in batch:
                    shared[p] -= 1
                else:
                    lost[p] -= 1
    for n in news:
        shelf.place(n, *batch[n])
    return shared, lost


def leave_places(shelf: Shelf, n: int, at: int, keys: Sequence[int], width: int) -> Counter[Pair]:
    """Take a report from its places: by how many words more others share now that they moved together."""
    gained: Counter[Pair] = Counter()
    shelf.unplace(n, at, keys)
    for key in keys:
        before, behind = _beside(shelf, key, at, n, width)
        gained.update(_parted(before, behind, width))
    return gained


def shared_places(shelf: Shelf, p: Pair, a: Placed, b: Placed, width: int) -> int:
    """How many words two reports share that are in their places."""
    common = set(a[1]).intersection(b[1])
    return sum(1 for key in common if any(p[1] in side for side in _beside(shelf, key, a[0], p[0], width)))


def _beside(shelf: Shelf, key: int, at: int, n: int, width: int) -> tuple[list[int], list[int]]:
    """The reports before and behind a place under a key, the nearest first, so many on either side."""
    before, behind = shelf.around(key, at, n, width, width)
    return [m for _, m in before], [m for _, m in behind]


def _entering(shelf: Shelf, key: int, new: Sequence[Row], width: int) -> Iterator[tuple[int, list[int], list[int]]]:
    """Who will stand beside each of some new reports, given in the order of time, when it takes its place under a key
    where others stand: so many before it and behind it, the nearest first.
    """
    ahead = width + AHEAD * (len(new) - 1)
    before, behind = shelf.around(key, *new[0], width, ahead)
    row = [*reversed(before), *behind]
    within = len(behind) < ahead or bisect_left(row, new[-1]) + width <= len(row)
    for at, here in enumerate(new):
        if not within and at:
            # others stand between them: those that stand here, and who entered before
            before, behind = shelf.around(key, *here, width, width)
            row = sorted([*before, *behind, *new[max(0, at - width) : at]])
        place = bisect_left(row, here)
        yield (
            here[1],
            [m for _, m in row[max(0, place - width) : place][::-1]],
            [m for _, m in row[place : place + width]],
        )
        row.insert(place, here)


def _within(row: Sequence[int], width: int) -> Iterator[Pair]:
    """The pairs that stand at most ``width`` places apart in a row."""
    for i, n in enumerate(row):
        for m in row[i + 1 : i + 1 + width]:
            yield pair(n, m)


def _parted(before: Sequence[int], behind: Sequence[int], width: int) -> Iterator[Pair]:
    """The pairs that stand ``width`` places apart across a place, and one more if somebody stands in it."""
    for i, m in enumerate(before):
        j = width - 1 - i
        if j < len(behind):
            yield pair(m, behind[j])
