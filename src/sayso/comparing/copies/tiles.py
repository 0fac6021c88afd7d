"""Many pairs of texts laid side by side at once: the tiles that two have in common, and the stretches that these form.

*Tiles* are stretches of four words and more that both have (greedy string tiling, Wise 1993), the longest first; tiles
that follow each other closely in both texts are one stretch. A pair by itself has too little work for arrays to be
quick at, so pairs are taken together, up to a number of words, and each step is done for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.copies.fingerprints import Numbers, WordNumbers
from sayso.comparing.copies.texts import Text

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]

#: words in the shortest tile
TILE = 4
#: two tiles belong to one stretch when no more words than this lie between them, in either text
GAP = 12
#: a stretch without a tile as long as this is chance
STRETCH = 6
#: a run that a text has more often than this is no sign of anything: its first places in the first text count
OFTEN = 8

_MIX, _SALT, _SPREAD = (np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xBF58476D1CE4E5B9))
#: tiles between which no more than ``GAP`` words lie have no more than this less one between them
_NEAR = GAP // TILE + 2


class Tiles(NamedTuple):
    """Tiles of several pairs: ``length`` words on end at word ``a`` of a pair's first text and ``b`` of its second."""

    pair: Ints
    a: Ints
    b: Ints
    length: Ints

    def take(self, which: Ints | Flags) -> Tiles:
        return Tiles(self.pair[which], self.a[which], self.b[which], self.length[which])


@dataclass(frozen=True)
class Pairs:
    """Pairs of texts that are laid side by side together; all their words on end."""

    texts: Sequence[Text]
    #: of each pair its two texts, as indices
    a: Ints
    b: Ints
    #: the words of all texts, which of them stand in quoted speech, how many each text has, and where its first stands
    numbers: WordNumbers
    quoted: Flags
    sizes: Ints
    starts: Ints
    #: the pairs that are word for word the same
    equal: Flags

    @property
    def longest(self) -> int:
        """The words of the longest text."""
        return int(self.sizes.max(initial=0))


def gather(these: Sequence[tuple[Text, Text]]) -> Pairs:
    """Pairs as they are laid side by side."""
    at: dict[int, int] = {}
    texts: list[Text] = []
    ends: list[int] = []
    for two in these:
        for text in two:
            known = at.setdefault(id(text), len(texts))
            if known == len(texts):
                texts.append(text)
            ends.append(known)
    a, b = np.array(ends, dtype=np.int64).reshape(-1, 2).T
    sizes = np.array([text.numbers.size for text in texts], dtype=np.int64)
    equal = sizes[a] == sizes[b]
    for i in equal.nonzero()[0].tolist():
        one, other = these[i]
        equal[i] = one.numbers.tobytes() == other.numbers.tobytes()
    return Pairs(
        texts, a, b, np.concatenate([text.numbers for text in texts]), np.concatenate([text.quoted for text in texts]),
        sizes, np.cumsum(sizes) - sizes, equal,
    )  # fmt: skip


def ranges(starts: Ints, lengths: Ints) -> Ints:
    """The numbers from each start on, as many as its length."""
    ends = np.cumsum(lengths)
    return np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(starts - ends + lengths, lengths)


def tiles(pairs: Pairs) -> Tiles:
    """The tiles of each pair, none overlapping in either text, by pair and by place in the first text."""
    found = _matches(pairs)
    crossing = _crossing(found.pair, found.a, found.length, pairs.longest)
    crossing |= _crossing(found.pair, found.b, found.length, pairs.longest)
    same = pairs.equal.nonzero()[0]
    zero = np.zeros_like(same)
    parts = (
        found.take(~crossing),
        _tiled(pairs, found.take(crossing)),
        Tiles(same, zero, zero, pairs.sizes[pairs.a[same]]),
    )
    made = Tiles(*(np.concatenate(column) for column in zip(*parts, strict=True)))
    return made.take(np.argsort(made.pair * (pairs.longest + 1) + made.a))


def _matches(pairs: Pairs) -> Tiles:
    """The longest stretches of words that the two texts of a pair have in common, by pair and difference of places."""
    runs = np.maximum(pairs.sizes - TILE + 1, 0)
    differ = ((runs[pairs.a] > 0) & (runs[pairs.b] > 0) & ~pairs.equal).nonzero()[0]
    none = np.zeros(0, dtype=np.int64)
    if not len(differ):
        return Tiles(none, none, none, none)
    a, b = pairs.a[differ], pairs.b[differ]
    four = _fours(pairs.numbers)
    salt = np.arange(len(pairs.texts), dtype=np.uint64) * _SALT
    table = _Table(four, salt, np.unique(a), pairs.starts, runs)
    asked = runs[b]
    firsts = pairs.starts[b]
    keys = np.concatenate([four[i:j] for i, j in zip(firsts.tolist(), (firsts + asked).tolist(), strict=True)])
    keys ^= np.repeat(salt[a], asked)
    which, at_a = table.find(keys)
    # by pair, by difference of places, then by place in the first text: all in one number
    bits = pairs.longest.bit_length() + 1
    low = (1 << bits) - 1
    apart = pairs.longest + pairs.starts[a] - np.cumsum(asked) + asked
    base = (np.arange(len(differ)) << 2 * bits) + (apart << bits) - pairs.starts[a]
    spots = np.repeat(base, asked)[which]
    spots += at_a
    spots += (which - at_a) << bits
    # what follows each other was mostly found one after the other
    begins = _begins(spots)
    length = np.diff(begins, append=len(spots))
    spots = spots[begins]
    order = np.argsort(spots)
    spots, length = spots[order], length[order]
    ends = np.zeros_like(spots)
    ends[1:] = spots[:-1] + length[:-1]
    first = (spots != ends).nonzero()[0]
    if len(first):
        length = np.add.reduceat(length, first) + TILE - 1
    spots = spots[first]
    place = spots & low
    return Tiles(differ[spots >> 2 * bits], place, place + (spots >> bits & low) - pairs.longest, length)


def _begins(row: Ints) -> Ints:
    """Where in a row a number does not follow the one before it."""
    made = np.ones(len(row), dtype=np.bool_)
    np.not_equal(row[1:] - row[:-1], 1, out=made[1:])
    return made.nonzero()[0]


def _fours(numbers: WordNumbers) -> Numbers:
    """A number for the four words from each word on; what the last three have is of no use."""
    wide = np.zeros(len(numbers) + TILE - 1, dtype=np.uint64)
    wide[: len(numbers)] = numbers
    two = wide[:-1] << np.uint64(32)
    two |= wide[1:]
    made: Numbers = two[:-2] * _MIX
    made ^= two[2:]
    return made


class _Table:
    """The runs of some texts by their numbers: a hash table that is filled and asked as a whole."""

    def __init__(self, four: Numbers, salt: Numbers, texts: Ints, starts: Ints, runs: Ints) -> None:
        held = runs[texts]
        #: place 0 is nobody's
        self.places = np.append(0, ranges(starts[texts], held))
        self.keys = four[self.places]
        self.keys[0] = 0
        self.keys[1:] ^= np.repeat(salt[texts], held)
        size = (4 * len(self.keys)).bit_length()
        self.shift = np.uint64(64 - size)
        #: in each slot twice the place of the first run, and one more if others follow
        self.slots = np.zeros(1 << size, dtype=np.int32)
        #: what comes next in the same slot, 0 where nothing does
        self.next = np.zeros(len(self.keys), dtype=np.int32)
        self._fill()

    def _slots(self, keys: Numbers) -> Ints:
        return ((keys * _SPREAD) >> self.shift).view(np.int64)

    def _fill(self) -> None:
        each = np.arange(1, len(self.keys), dtype=np.int32)
        slots = self._slots(self.keys[1:])
        self.slots[slots[::-1]] = each[::-1]  # of several the first stays
        lost = (self.slots[slots] != each).nonzero()[0]
        self.slots <<= 1
        if not len(lost):
            return
        # of the same run the first places count, one of which may be the first in its slot
        keys = self.keys[1:][lost]
        order = np.argsort(keys, kind="stable")
        lost, keys = lost[order], keys[order]
        begins = np.ones(len(lost), dtype=np.bool_)
        np.not_equal(keys[1:], keys[:-1], out=begins[1:])
        groups = begins.nonzero()[0]
        before = np.arange(len(lost)) - np.repeat(groups, np.diff(groups, append=len(lost)))
        before += self.keys[self.slots[slots[lost]] >> 1] == keys
        lost = lost[before < OFTEN]
        lost = lost[np.argsort(slots[lost], kind="stable")]
        each, slots = each[lost], slots[lost]
        follows = np.zeros(len(lost), dtype=np.bool_)
        np.equal(slots[1:], slots[:-1], out=follows[1:])
        self.next[each[:-1][follows[1:]]] = each[follows]
        first = ~follows
        self.next[self.slots[slots[first]] >> 1] = each[first]
        self.slots[slots[first]] |= 1

    def find(self, keys: Numbers) -> tuple[Ints, Ints]:
        """Which of the keys are held, and at which word; once for each word."""
        held = self.slots[self._slots(keys)]
        rest = (held & 1).nonzero()[0]
        held >>= 1
        which = (self.keys[held] == keys).nonzero()[0]
        found = [(which, held[which])]
        held = held[rest]
        while len(rest):
            held = self.next[held]
            same = (self.keys[held] == keys[rest]).nonzero()[0]
            found.append((rest[same], held[same]))
            more = self.next[held].nonzero()[0]
            rest, held = rest[more], held[more]
        return np.concatenate([w for w, _ in found]), self.places[np.concatenate([h for _, h in found])]


def _crossing(pair: Ints, at: Ints, length: Ints, longest: int) -> Flags:
    """Which of the stretches overlap another one of their pair."""
    made = np.zeros(len(pair), dtype=np.bool_)
    starts = pair * (longest + 1) + at
    order = np.argsort(starts)
    starts = starts[order]
    ends = np.maximum.accumulate(starts + length[order])
    made[order[1:][starts[1:] < ends[:-1]]] = True  # by one that begins before
    made[order[:-1][starts[1:] < starts[:-1] + length[order[:-1]]]] = True  # by one that begins behind
    return made


def _tiled(pairs: Pairs, found: Tiles) -> Tiles:
    """Takes the longest first; what overlaps one taken before is cut to what is left of it."""
    found = found.take(np.lexsort((found.b, found.a, -found.length, found.pair)))
    if not len(found.pair):
        return found
    # all words of all pairs on end, and which stretch each word of a stretch belongs to
    whose = np.repeat(np.arange(len(found.pair)), found.length)
    rows: list[tuple[Ints, Ints, Flags]] = []
    whole = np.ones(len(whose), dtype=np.bool_)
    for texts, start in ((pairs.a, found.a), (pairs.b, found.b)):
        ends = np.cumsum(pairs.sizes[texts])
        base = ends - pairs.sizes[texts]
        at = ranges(base[found.pair] + start, found.length)
        longest = np.zeros(int(ends[-1]), dtype=np.int64)
        longest[at[::-1]] = whose[::-1]  # the longest that has a word comes last, and stays
        whole &= longest[at] == whose
        rows.append((base, at, np.zeros(len(longest), dtype=np.bool_)))
    # none that is longer has a word of these
    taken = np.logical_and.reduceat(whole, np.cumsum(found.length) - found.length)
    free = np.ones(len(whose), dtype=np.bool_)
    for _, at, used in rows:
        used[at[taken[whose]]] = True
        free &= ~used[at]
    # of the others only those can be cut to a tile that have one free
    span = len(whose) - TILE + 1
    tile = np.logical_and.reduce([free[i : i + span] for i in range(TILE)])
    left = np.unique(whose[:span][tile & (whose[:span] == whose[TILE - 1 :])])
    cut = _cut(found.take(left), *((base, bytearray(used)) for base, _, used in rows))
    return Tiles(*(np.concatenate(columns) for columns in zip(found.take(taken), cut, strict=True)))


def _cut(found: Tiles, a: tuple[Ints, bytearray], b: tuple[Ints, bytearray]) -> Tiles:
    """The longest first, each cut to what is left of it, if that is a tile; where the words of each pair begin is
    given with those that are used."""
    (base_a, used_a), (base_b, used_b) = a, b
    made: list[tuple[int, int, int, int]] = []
    rows = (found.pair, found.a, found.b, found.length, base_a[found.pair], base_b[found.pair])
    for pair, x, y, length, first_x, first_y in zip(*(row.tolist() for row in rows), strict=True):
        i, j, end = first_x + x, first_y + y, first_x + x + length
        while i < end and (used_a[i] or used_b[j]):
            i, j = i + 1, j + 1
        free = 0
        while i + free < end and not used_a[i + free] and not used_b[j + free]:
            free += 1
        if free >= TILE:
            used_a[i : i + free] = used_b[j : j + free] = b"\x01" * free
            made.append((pair, i - first_x, j - first_y, free))
    return Tiles(*np.array(made, dtype=np.int64).reshape(-1, 4).T)


def stretches(found: Tiles) -> tuple[Tiles, Ints]:
    """The tiles by pair and stretch, without those of stretches that are chance; and where each stretch begins."""
    if not len(found.pair):
        return found, np.zeros(0, dtype=np.int64)
    follows = np.zeros(len(found.pair), dtype=np.bool_)
    follows[1:] = _close(found, 1)
    label = np.cumsum(~follows)
    tangled = np.zeros(len(found.pair), dtype=np.bool_)
    for step in range(2, _NEAR + 1):
        tangled[step:] |= _close(found, step) & ~follows[step:]
    if tangled.any():
        # one may go on with a stretch before the last one
        for pair in np.unique(found.pair[tangled]).tolist():
            first, last = found.pair.searchsorted((pair, pair + 1)).tolist()
            label[first:last] = label[first] + _labels(found.take(np.arange(first, last)))
        order = np.argsort(label, kind="stable")
        found, label = found.take(order), label[order]
    begins = np.diff(label, prepend=label[0] - 1).nonzero()[0]
    kept = np.maximum.reduceat(found.length, begins) >= STRETCH
    tiles = np.repeat(kept, np.diff(begins, append=len(label)))
    label = label[tiles]
    return found.take(tiles), np.diff(label, prepend=-1).nonzero()[0]


def _close(found: Tiles, step: int) -> Flags:
    """For each tile but the first ones whether it follows closely the one that stands so many before it."""
    before, behind = slice(None, -step), slice(step, None)
    in_a = found.a[behind] - found.a[before] - found.length[before]
    in_b = found.b[behind] - found.b[before] - found.length[before]
    near: Flags = (found.pair[behind] == found.pair[before]) & (in_a >= 0) & (in_a <= GAP) & (in_b >= 0) & (in_b <= GAP)
    return near


def _labels(found: Tiles) -> list[int]:
    """For each tile of one pair the number of its stretch: it goes on with one of the last three that were begun."""
    ends: list[tuple[int, int]] = []
    made: list[int] = []
    for a, b, length in zip(found.a.tolist(), found.b.tolist(), found.length.tolist(), strict=True):
        for label in range(len(ends) - 1, max(-1, len(ends) - 4), -1):
            if 0 <= a - ends[label][0] <= GAP and 0 <= b - ends[label][1] <= GAP:
                ends[label] = a + length, b + length
                break
        else:
            label = len(ends)
            ends.append((a + length, b + length))
        made.append(label)
    return made
