"""What counts of the words that two texts have in common: what is no boilerplate, and of that what is nobody's speech.

For many pairs at once, as ``tiles`` has found their stretches. What lies between two tiles that follow each other in
both texts is compared word by word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.copies import retold
from sayso.comparing.copies.fingerprints import RUN, Numbers
from sayso.comparing.copies.texts import take_down
from sayso.comparing.copies.tiles import GAP, Flags, Ints, Pairs, Tiles, ranges

#: a stretch of this many words, alike to this part, is copied as well if enough of them are unquoted
BLOCK = 45
VERBATIM = 0.97
#: words of news before the lines that an outlet ends its reports with, and no fewer words of the latter
BODY, CLOSING = 20, 25

#: bits below the number of a pair; and how far a run is shifted for its first bits
_PAIR, _FIRST = 32, np.uint64(48)


class Counts(NamedTuple):
    """For each pair, in words; see ``copies.Shared``."""

    common: Ints
    own: Ints
    longest: Ints
    block: Ints
    replaced: Ints
    net: tuple[Ints, Ints]
    free: tuple[Ints, Ints]


class Spans(NamedTuple):
    """Stretches without those that are all boilerplate."""

    pair: Ints
    a: Ints
    words_a: Ints
    b: Ints
    words_b: Ints


@dataclass(frozen=True)
class Hot:
    """What of the texts of each pair is boilerplate: a row of flags for each text of a pair that has any."""

    flags: Flags
    #: for each pair where the row of each of its texts begins; of pairs without boilerplate where there is none
    a: Ints
    b: Ints
    #: the pairs that have some
    pairs: Ints

    def row(self, pairs: Pairs, pair: int) -> tuple[Flags, Flags]:
        """The two texts of one pair."""
        a, b = int(self.a[pair]), int(self.b[pair])
        sizes = pairs.sizes
        return self.flags[a : a + sizes[pairs.a[pair]]], self.flags[b : b + sizes[pairs.b[pair]]]


def boilerplate(pairs: Pairs, found: Tiles, begins: Ints, keys: Sequence[Collection[int]]) -> Hot:
    """What is boilerplate: the runs ``keys`` of each pair, and lines of an outlet about itself at the end of both."""
    closing = _closings(pairs, found, begins)
    keyed = [p for p, runs in enumerate(keys) if len(runs)]
    with_some = np.array(sorted({*keyed, *closing}), dtype=np.int64)
    sizes_a, sizes_b = pairs.sizes[pairs.a[with_some]], pairs.sizes[pairs.b[with_some]]
    both = np.stack((sizes_a, sizes_b), axis=1).ravel()
    rows = np.cumsum(both) - both + pairs.longest
    flags = np.zeros(pairs.longest + int(both.sum()), dtype=np.bool_)
    at_a, at_b = np.zeros(len(pairs.a), dtype=np.int64), np.zeros(len(pairs.a), dtype=np.int64)
    at_a[with_some], at_b[with_some] = rows[::2], rows[1::2]
    for rows, (pair, place) in zip((at_a, at_b), _runs_at(pairs, np.array(keyed, dtype=np.int64), keys), strict=False):
        for step in range(RUN):
            flags[rows[pair] + place + step] = True
    for p, (a, b) in closing.items():
        flags[at_a[p] + a : at_a[p] + pairs.sizes[pairs.a[p]]] = True
        flags[at_b[p] + b : at_b[p] + pairs.sizes[pairs.b[p]]] = True
    return Hot(flags, at_a, at_b, with_some)


def _runs_at(pairs: Pairs, keyed: Ints, keys: Sequence[Collection[int]]) -> Iterator[tuple[Ints, Ints]]:
    """Where the first text of each of some pairs has the runs of that pair (pair and place), and where the second."""
    if not len(keyed):
        return
    counts = [len(keys[p]) for p in keyed.tolist()]
    asked = np.fromiter(chain.from_iterable(keys[p] for p in keyed.tolist()), dtype=np.uint64, count=sum(counts))
    wanted, number = np.unique(asked, return_inverse=True)
    of_pairs = np.sort(np.repeat(keyed, counts) << _PAIR | number)
    held = np.unique(np.concatenate((pairs.a[keyed], pairs.b[keyed])))
    rows = [pairs.texts[text].runs for text in held.tolist()]
    ends = np.cumsum([len(row) for row in rows])
    runs = np.concatenate(rows)
    # most runs are told apart by their first bits
    may = np.zeros(1 << 16, dtype=np.bool_)
    may[wanted >> _FIRST] = True
    spots = may[runs >> _FIRST].nonzero()[0]
    number, same = _placed(wanted, runs[spots])
    spots, number = spots[same], number[same]
    cuts = np.append(0, spots.searchsorted(ends))
    some = np.diff(cuts)
    places = spots - np.repeat(np.append(0, ends[:-1]), some)
    for texts in (pairs.a, pairs.b):
        at = held.searchsorted(texts[keyed])
        spot = ranges(cuts[at], some[at])
        pair = np.repeat(keyed, some[at])
        _, same = _placed(of_pairs, pair << _PAIR | number[spot])
        yield pair[same], places[spot[same]]


def _placed(row: NDArray[Any], these: NDArray[Any]) -> tuple[Ints, Flags]:
    """Where in a sorted row numbers stand, and whether they do; the row is not empty."""
    at = np.minimum(row.searchsorted(these), len(row) - 1)
    return at, row[at] == these


def _closings(pairs: Pairs, found: Tiles, begins: Ints) -> dict[int, tuple[int, int]]:
    """From which word on both reports end with what has nothing to do with either: an outlet's lines about itself.

    Such lines are boilerplate though only two reports of a story have them.
    """
    if not len(begins):
        return {}
    first, last = found.take(begins), found.take(np.append(begins, len(found.pair))[1:] - 1)
    a, b = pairs.a[first.pair], pairs.b[first.pair]
    ends = (pairs.sizes[a] - last.a - last.length <= GAP) & (pairs.sizes[b] - last.b - last.length <= GAP)
    ends &= (np.minimum(first.a, first.b) >= BODY) & (last.a + last.length - first.a >= CLOSING)
    chosen = ends.nonzero()[0]
    # few texts have anything foreign at their end, so the second one is seldom looked at
    for side, places in ((a, first.a), (b, first.b)):
        take_down(pairs.texts[text] for text in side[chosen].tolist())
        at = zip(chosen.tolist(), side[chosen].tolist(), places[chosen].tolist(), strict=True)
        foreign = [i for i, text, place in at if retold.foreign(pairs.texts[text].details, place)]
        chosen = np.array(foreign, dtype=np.int64)
    ending = list(zip(*(c[chosen].tolist() for c in (first.pair, first.a, first.b)), strict=True))
    return {pair: (at_a, at_b) for pair, at_a, at_b in reversed(ending)}


def count(pairs: Pairs, found: Tiles, begins: Ints, hot: Hot) -> tuple[Counts, Spans]:
    """What each pair has in common that counts, and its stretches."""
    many = len(pairs.a)
    cold, free, row = _in_tiles(pairs, found, hot)
    alike_at, alike, theirs = _between(pairs, found, begins)
    common = _sum(found.pair, cold, many) + _sum(found.pair[alike_at], alike, many)
    own = _sum(found.pair, free, many) + _sum(found.pair[alike_at], np.where(theirs, 0, alike), many)
    longest, block = _most(found.pair, row, many), np.zeros(many, dtype=np.int64)
    last = np.append(begins, len(found.pair))[1:] - 1
    pair, a, b = found.pair[begins], found.a[begins], found.b[begins]
    words_a, words_b = found.a[last] + found.length[last] - a, found.b[last] + found.length[last] - b
    spans = Spans(pair, a, words_a, b, words_b)
    if len(begins):
        length = np.add.reduceat(found.length, begins)
        verbatim = (length >= BLOCK) & (length >= VERBATIM * np.maximum(words_a, words_b))
        block = _most(pair, np.where(verbatim, np.add.reduceat(free, begins), 0), many)
        kept = np.add.reduceat(cold, begins) > 0
        spans = Spans(*(column[kept] for column in spans))
    replaced = np.bincount(found.pair[alike_at], minlength=many)
    net, unquoted = _sides(pairs, hot)
    return Counts(common, own, longest, block, replaced, net, unquoted), spans


def _sum(pair: Ints, values: Ints, pairs: int) -> Ints:
    return np.bincount(pair, values, pairs).astype(np.int64)


def _most(pair: Ints, values: Ints, pairs: int) -> Ints:
    """The greatest value of each pair, whose values stand together; 0 of one that has none."""
    made = np.zeros(pairs, dtype=np.int64)
    first = np.diff(pair, prepend=-1).nonzero()[0]
    if len(first):
        made[pair[first]] = np.maximum.reduceat(values, first)
    return made


def _upto(flags: Flags) -> Ints:
    """For each place how many flags stand before it."""
    made = np.zeros(len(flags) + 1, dtype=np.int64)
    np.cumsum(flags, out=made[1:])
    return made


def _in_tiles(pairs: Pairs, found: Tiles, hot: Hot) -> tuple[Ints, Ints, Ints]:
    """Of each tile: words that are no boilerplate; of these, unquoted ones; the longest row of the latter."""
    length = found.length
    text_a, text_b = pairs.starts[pairs.a[found.pair]] + found.a, pairs.starts[pairs.b[found.pair]] + found.b
    row_a, row_b = hot.a[found.pair] + found.a, hot.b[found.pair] + found.b
    quoted, heated = _upto(pairs.quoted), _upto(hot.flags)
    spoken = (quoted[text_a + length] > quoted[text_a]) & (quoted[text_b + length] > quoted[text_b])
    spoken |= heated[row_a + length] > heated[row_a]
    spoken |= heated[row_b + length] > heated[row_b]
    part = spoken.nonzero()[0]
    cold, free, longest = length.copy(), length.copy(), length.copy()
    if len(part):
        some = length[part]
        first = np.cumsum(some) - some
        warm = hot.flags[ranges(row_a[part], some)] | hot.flags[ranges(row_b[part], some)]
        # what one of them has as its own words it has not from the speaker
        bound = warm | (pairs.quoted[ranges(text_a[part], some)] & pairs.quoted[ranges(text_b[part], some)])
        cold[part] -= np.add.reduceat(warm, first, dtype=np.int64)
        free[part] -= np.add.reduceat(bound, first, dtype=np.int64)
        at = np.arange(len(bound))
        before = np.where(bound, at, -1)
        before[first] = np.maximum(before[first], first - 1)
        longest[part] = np.maximum.reduceat(at - np.maximum.accumulate(before), first)
    return cold, free, longest


def _between(pairs: Pairs, found: Tiles, begins: Ints) -> tuple[Ints, Ints, Flags]:
    """Where words stand between a tile and the one before it in its stretch, in both texts: which tile, how many words
    the two pieces have in common, in whatever order, and whether both pieces begin within quoted speech.
    """
    goes_on = np.ones(len(found.pair), dtype=np.bool_)
    goes_on[begins] = False
    goes_on[1:] &= (found.a[1:] > found.a[:-1] + found.length[:-1]) & (found.b[1:] > found.b[:-1] + found.length[:-1])
    tile = goes_on.nonzero()[0]
    starts = [
        (text[found.pair[tile]], at[tile - 1] + found.length[tile - 1], at[tile])
        for text, at in ((pairs.a, found.a), (pairs.b, found.b))
    ]
    pieces = []
    for text, start, end in starts:
        size = end - start
        gap = np.repeat(np.arange(len(tile), dtype=np.uint64) << np.uint64(32), size)
        pieces.append(np.sort(gap | pairs.numbers[ranges(pairs.starts[text] + start, size)]))
    same, times = shared(*pieces)
    alike = _sum((same >> np.uint64(32)).view(np.int64), times, len(tile))
    quoted = [pairs.quoted[pairs.starts[text] + start] for text, start, _ in starts]
    return tile, alike, quoted[0] & quoted[1]


def shared(a: Numbers, b: Numbers) -> tuple[Numbers, Ints]:
    """What two sorted rows have in common, and how often both have it."""
    (here, times), (there, others) = _grouped(a), _grouped(b)
    if not len(here):
        return here, times
    at, both = _placed(here, there)
    return there[both], np.minimum(times[at[both]], others[both])


def _grouped(row: Numbers) -> tuple[Numbers, Ints]:
    """The different numbers of a sorted row, and how often each stands there."""
    begins = np.ones(len(row), dtype=np.bool_)
    np.not_equal(row[1:], row[:-1], out=begins[1:])
    at = begins.nonzero()[0]
    return row[at], np.diff(at, append=len(row))


def _sides(pairs: Pairs, hot: Hot) -> tuple[tuple[Ints, Ints], tuple[Ints, Ints]]:
    """Of each text of each pair: words that are no boilerplate; of these, unquoted ones."""
    quoted = np.diff(_upto(pairs.quoted)[np.append(pairs.starts, len(pairs.quoted))])
    net = [pairs.sizes[pairs.a], pairs.sizes[pairs.b]]
    free = [net[0] - quoted[pairs.a], net[1] - quoted[pairs.b]]
    for side, (texts, rows) in enumerate(((pairs.a, hot.a), (pairs.b, hot.b))):
        if not len(hot.pairs):
            break
        text = texts[hot.pairs]
        size = pairs.sizes[text]
        some = hot.pairs[size > 0]
        text, size = texts[some], pairs.sizes[texts[some]]
        if not len(some):
            continue
        first = np.cumsum(size) - size
        warm = hot.flags[ranges(rows[some], size)]
        bound = warm | pairs.quoted[ranges(pairs.starts[text], size)]
        net[side][some] -= np.add.reduceat(warm, first, dtype=np.int64)
        free[side][some] = size - np.add.reduceat(bound, first, dtype=np.int64)
    return (net[0], net[1]), (free[0], free[1])
