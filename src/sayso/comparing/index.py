"""The index of keys: which reports are worth laying side by side.

Reports that share a rare key are candidates. Of a key that more than ``cap`` reports have (a *hot* key) only the first
``cap`` of them by number, its *leaders*, are laid beside all others: the work for a report stays bounded. Numbers are
drawn from report ids, so leaders do not depend on the order of reading, and seldom change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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
