"""The index of keys: which reports are worth laying side by side.

Reports that share a rare run of words are candidates for copies. Of a run that more than ``cap`` reports have (a *hot*
key) only the first ``cap`` of them by number, its *leaders*, are laid beside all others: the work for a report stays
bounded. Numbers are drawn from report ids, so leaders do not depend on the order of reading, and seldom change.

Under each weighty word its reports stand in a row by time of publication, those without a date by number. Two reports
share the word if they stand at most ``width`` places apart: of a matter that is told of a thousand times a report is
laid beside those that told of it just before and after. A report that comes in between moves others apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from sayso.comparing.shelf import Shelf

Pair = tuple[int, int]


def pair(a: int, b: int) -> Pair:
    """Two reports as they are stored: the lower number first."""
    return (a, b) if a < b else (b, a)


class Found:
    """What a batch of reports has in common with the others in one domain of keys."""

    def __init__(self) -> None:
        #: keys shared that are not hot, and hot ones by which one leads; of all pairs with a report of the batch
        self.cold: Counter[Pair] = Counter()
        self.hot: Counter[Pair] = Counter()
        #: of the batch's keys, those that are hot now
        self.hot_keys: set[int] = set()
        #: pairs of older reports that may have gained or lost by the batch
        self.shaken: set[Pair] = set()


def find(shelf: Shelf, batch: Mapping[int, Sequence[int]], cap: int) -> Found:
    """Pairs of the batch with what is posted and within itself; to be asked before the batch is posted."""
    found = Found()
    news: dict[int, list[int]] = {}
    for n in sorted(batch):
        for key in batch[n]:
            news.setdefault(key, []).append(n)
    posted = shelf.holding(news, cap + 1)
    cold, hot = found.cold, found.hot
    for key, new in news.items():
        old = posted.get(key)
        if old is None and len(new) == 1:
            continue
        old = old or []
        if len(old) + len(new) <= cap:
            for n in new:
                for other in old:
                    cold[pair(n, other)] += 1
            if len(new) > 1:
                cold.update(combinations(new, 2))
            continue
        found.hot_keys.add(key)
        if len(old) <= cap:
            everyone = sorted([*old, *new])
            found.shaken.update(combinations(old, 2))
            before: set[int] = set()
            leaders = everyone[:cap]
        else:
            before = set(old[:cap])
            leaders = sorted([*old[:cap], *new])[:cap]
            everyone = []
            if before != set(leaders):
                everyone = sorted([*shelf.holders(key), *new])
                gone = before - set(leaders)
                found.shaken.update(pair(g, other) for g in gone for other in everyone if other != g)
        entered = [n for n in leaders if n in set(new)]
        by_leader = {pair(n, other) for n in new for other in leaders if other != n}
        by_leader.update(pair(n, other) for n in entered for other in everyone if other != n)
        for p in by_leader:
            hot[p] += 1
    return found


def support(held: Mapping[int, Sequence[int]], common: Iterable[int], p: Pair, cap: int) -> tuple[int, int, list[int]]:
    """Of the keys that two posted reports have in common: how many are not hot; how many are and one of them leads;
    and those that are hot. ``held`` has for each key its holders, up to ``cap`` and one more.
    """
    cold = hot = 0
    hot_keys: list[int] = []
    for key in sorted(common):
        holders = held.get(key, ())
        if len(holders) <= cap:
            cold += 1
            continue
        hot_keys.append(key)
        if p[0] in holders[:cap] or p[1] in holders[:cap]:
            hot += 1
    return cold, hot, hot_keys


def take_places(
    shelf: Shelf, batch: Mapping[int, tuple[int, Sequence[int]]], width: int
) -> tuple[Counter[Pair], Counter[Pair]]:
    """Put new reports (with time and words) in their places: how many words they share with others, and how many fewer
    (below 0) those share now that they moved apart.
    """
    shared: Counter[Pair] = Counter()
    lost: Counter[Pair] = Counter()
    # in the order of time, in which nobody comes in between
    for n in sorted(batch, key=lambda n: (batch[n][0], n)):
        at, keys = batch[n]
        for key in keys:
            before, behind = shelf.beside(key, at, n, width)
            for m in (*before, *behind):
                shared[pair(n, m)] += 1
            for p in _parted(before, behind, width):
                if p[0] in batch or p[1] in batch:
                    shared[p] -= 1
                else:
                    lost[p] -= 1
        shelf.place(n, at, keys)
    return shared, lost


def leave_places(shelf: Shelf, n: int, at: int, keys: Sequence[int], width: int) -> Counter[Pair]:
    """Take a report from its places: by how many words more others share now that they moved together."""
    gained: Counter[Pair] = Counter()
    shelf.unplace(n, at, keys)
    for key in keys:
        before, behind = shelf.beside(key, at, n, width)
        gained.update(_parted(before, behind, width))
    return gained


def shared_places(shelf: Shelf, p: Pair, a: tuple[int, Sequence[int]], b: tuple[int, Sequence[int]], width: int) -> int:
    """How many words two reports share that are in their places."""
    common = set(a[1]).intersection(b[1])
    return sum(1 for key in common if any(p[1] in side for side in shelf.beside(key, a[0], p[0], width)))


def _parted(before: Sequence[int], behind: Sequence[int], width: int) -> Iterator[Pair]:
    """The pairs that stand ``width`` places apart across a place, and one more if somebody stands in it."""
    for i, m in enumerate(before):
        j = width - 1 - i
        if j < len(behind):
            yield pair(m, behind[j])
