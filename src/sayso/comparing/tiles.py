"""Texts as they are laid beside each other for copies, and the stretches of words that two of them have alike.

*Tiles* are stretches of four words and more that both have (greedy string tiling, Wise 1993), the longest first; tiles
that follow each other closely in both texts are one stretch. What of a text is quoted speech, and what boilerplate, is
known word by word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from sayso.comparing import retold
from sayso.comparing.fingerprints import RUN, Numbers, WordNumbers, Words, runs, sample, words

#: words in the shortest tile
TILE = 4
#: two tiles belong to one stretch when no more words than this lie between them, in either text
GAP = 12
#: a stretch without a tile as long as this is chance
STRETCH = 6
#: quotation marks around fewer words than these name something; they quote nobody
SPEECH = 5
#: a quotation whose end mark is missing is no longer than this many words
LONGEST_SPEECH = 200

#: a run that a text has more often than this is no sign of anything: its first places count
OFTEN = 8

#: bits for the place of a word, and what makes a difference of places positive
_PLACES, _HALF = 31, 1 << 31

_MARKS = re.compile(r"[\"“”„«»‟]")


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
    def run_order(self) -> tuple[NDArray[np.int64], Numbers]:
        """The runs sorted: their indices, and they themselves."""
        order = np.argsort(self.runs, kind="stable")
        return order, self.runs[order]

    @cached_property
    def word_list(self) -> list[int]:
        made: list[int] = self.numbers.tolist()
        return made

    @cached_property
    def bare(self) -> Side:
        """The text where nothing of it is boilerplate."""
        return Side(self, np.zeros(len(self), dtype=np.bool_))

    @cached_property
    def details(self) -> retold.Details:
        return retold.details(self.numbers, self.quoted)

    def __len__(self) -> int:
        return len(self.numbers)


def read(text: str) -> Text:
    """The words of a text and its quoted speech."""
    found = words(text)
    return Text(found.numbers, quoted(text, found))


def quoted(text: str, parts: Words) -> NDArray[np.bool_]:
    """For each word whether it stands in quoted speech of five words and more.

    A quotation that goes on in the next paragraph may open there anew without having been closed.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for match in _MARKS.finditer(text):
        at, mark = match.start(), match.group()
        opens = mark in "“„«" or (mark == '"' and (at == 0 or text[at - 1] in " \n\t([—–-'‘"))
        if opens and at + 1 < len(text) and text[at + 1].isspace():
            opens = False
        if opens:
            if opened is not None and mark == '"' and not _begins(text, at):
                found.append((opened, at))  # a closing mark that stands oddly
                opened = None
            else:
                if opened is not None:
                    found.append((opened, at if _begins(text, at) else _paragraph_end(text, opened)))
                opened = at
        elif opened is not None:
            found.append((opened, at))
            opened = None
    if opened is not None:
        found.append((opened, _paragraph_end(text, opened)))
    made = np.zeros(len(parts), dtype=np.bool_)
    if found:
        for first, last in parts.starts.searchsorted(np.array(found)).tolist():
            if SPEECH <= last - first <= LONGEST_SPEECH:
                made[first:last] = True
    return made


def _begins(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _paragraph_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def tiles(a: Text, b: Text) -> list[Tile]:
    """The tiles of two texts, none overlapping in either, by their place in ``a``."""
    (order_a, ranked_a), (order_b, ranked_b) = a.tile_order, b.tile_order
    if not len(ranked_a) or not len(ranked_b):
        return []
    low = ranked_b.searchsorted(ranked_a)
    last = len(ranked_b) - 1
    hits = (ranked_b[np.minimum(low, last)] == ranked_a).nonzero()[0]
    if not len(hits):
        return []
    low, wanted, at_a = low[hits], ranked_a[hits], order_a[hits]
    more = low < last
    if (ranked_b[low[more] + 1] == wanted[more]).any():
        counts = np.minimum(ranked_b.searchsorted(wanted, "right") - low, OFTEN)
        inner = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        at_a, low = np.repeat(at_a, counts), np.repeat(low, counts) + inner
    # by diagonal, then by place: both in one number, which sorts faster than two
    spots = np.sort(((order_b[low] - at_a + _HALF) << _PLACES) | at_a)
    at_a = spots & (1 << _PLACES) - 1
    at_b = (spots >> _PLACES) - _HALF + at_a
    begins = np.empty(len(spots), dtype=np.bool_)
    begins[0] = True
    begins[1:] = spots[1:] - spots[:-1] != 1
    starts = begins.nonzero()[0]
    lengths = np.empty_like(starts)
    lengths[:-1] = starts[1:] - starts[:-1]
    lengths[-1] = len(spots) - starts[-1]
    lengths += TILE - 1
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


def stretches(found: list[Tile]) -> list[list[Tile]]:
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


def side(text: Text, keys: Numbers, closing: int) -> Side:
    """A text of which the runs ``keys`` and what stands from the word ``closing`` on are boilerplate."""
    if not len(keys) and closing == len(text):
        return text.bare
    hot = np.zeros(len(text), dtype=np.bool_)
    hot[closing:] = True
    order, ranked = text.run_order
    for low, high in zip(ranked.searchsorted(keys).tolist(), ranked.searchsorted(keys, "right").tolist(), strict=True):
        for start in order[low:high].tolist():
            hot[start : start + RUN] = True
    return Side(text, hot)


class Side:
    """One text with the words that count: those that are in no boilerplate (``hot``)."""

    def __init__(self, text: Text, hot: NDArray[np.bool_]) -> None:
        #: neither boilerplate nor quoted
        self.free = ~(hot | text.quoted)
        self.cold = ~hot
        self.net = int(np.count_nonzero(self.cold))
        self.unquoted = int(np.count_nonzero(self.free))
        self.all = self.unquoted == len(text)
        # bytes are looked through without a call of numpy for each tile
        self.hot_bytes, self.bound_bytes = hot.tobytes(), (hot | text.quoted).tobytes()
