"""Fingerprints of texts: their words as numbers, and a sample of their runs of five words to find copies by.

The sample is chosen by the value of a run alone (as in *0 mod p* selection; Manber 1994, Schleimer et al. 2003), so two
reports that share a run have both chosen it or neither has. Hashes are BLAKE2b's: the same on every machine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.numbers import number_of

Numbers = NDArray[np.uint64]
WordNumbers = NDArray[np.uint32]
Offsets = NDArray[np.int64]

#: words in a run; an index of exact runs of five is the yardstick of the field's measurements
RUN = 5
#: one run in so many, a power of two, is kept; runs of 400-word rewrites that survive a rewriting of nine sentences in
#: ten are still 20
SAMPLE = 4
#: a text that has fewer runs than this in its sample keeps its lowest runs up to this number as well
AT_LEAST = 4

_WORD = re.compile(r"\w+")
_MIX = np.uint64(0x9E3779B97F4A7C15)
_MULTIPLY = np.uint64(0xBF58476D1CE4E5B9)
_HALF, _WHOLE = np.uint64(29), np.uint64(32)
_KNOWN_WORDS = 500_000


class _Known(dict[str, int]):
    """Words with their numbers, each worked out when it is first asked for."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        number = self[word] = number_of(word) & 0xFFFFFFFF
        return number


_known = _Known()
#: characters of the first plane
_PLANE = 0x10000
#: characters that a text seldom has more of
_USUAL = 1 << 14
#: bits of the slots for words, and how far a sum is shifted for its slot
_SLOTS = 18
_SLOT = np.uint64(64 - _SLOTS)
_INVERSE = np.uint64(pow(int(_MIX), -1, 1 << 64))


@dataclass(frozen=True)
class Words:
    """The words of a text in order: a 32-bit number for each, and where it stands (code points)."""

    numbers: WordNumbers
    starts: Offsets
    ends: Offsets

    def __len__(self) -> int:
        return len(self.numbers)


def words(text: str) -> Words:
    """Letters and figures count, case and punctuation don't."""
    lower = text.lower()
    codes = np.frombuffer(lower.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if len(lower) == len(text) and codes.max(initial=0) < _PLANE:
        return _Book.of_all().read(lower, codes)
    spans = [match.span() for match in _WORD.finditer(text)]  # a few letters grow when lowered
    places = np.array(spans, dtype=np.int64).reshape(-1, 2)
    slow = np.array([_known[text[a:b].lower()] for a, b in spans], dtype=np.uint32)
    return Words(slow, places[:, 0], places[:, 1])


class _Book:
    """The numbers of words under sums of their letters, so that all words of a text are looked up at once.

    The sum weighs each letter by its place, as Karp and Rabin do (1987), modulo two to the 64th; that of a word is the
    difference of two sums from the beginning of the text on, divided by the weight of its first place.
    """

    def __init__(self) -> None:
        spread = np.arange(1, _PLANE + 1, dtype=np.uint64) * _MIX
        spread ^= spread >> _HALF
        spread *= _MULTIPLY
        spread |= np.uint64(1)
        #: a number for each character of the first plane, 0 for what belongs to no word
        self.letters = np.where([chr(i).isalnum() or chr(i) == "_" for i in range(_PLANE)], spread, np.uint64(0))
        #: the weights of places, and their inverses
        self.weights = self._powers(_USUAL, _MIX)
        self.inverses = self._powers(_USUAL, _INVERSE)
        #: by the first bits of a sum the sum and the number of the word; who comes first stays
        self.sums = np.zeros(1 << _SLOTS, dtype=np.uint64)
        self.numbers = np.zeros(1 << _SLOTS, dtype=np.uint32)

    @staticmethod
    @cache
    def of_all() -> _Book:
        return _Book()

    @staticmethod
    def _powers(count: int, base: np.uint64) -> Numbers:
        powers: Numbers = np.multiply.accumulate(np.full(count, base, dtype=np.uint64))
        return powers

    def read(self, lower: str, codes: NDArray[np.uint32]) -> Words:
        """The words of a text, given its characters as well."""
        count = len(codes)
        usual = count <= _USUAL
        weights = self.weights if usual else self._powers(count, _MIX)
        inverses = self.inverses if usual else self._powers(count, _INVERSE)
        letters = self.letters.take(codes)
        inside = np.zeros(count + 2, dtype=np.bool_)
        np.not_equal(letters, 0, out=inside[1:-1])
        edges = (inside[1:] != inside[:-1]).nonzero()[0]
        starts, ends = edges[::2], edges[1::2]
        letters *= weights[:count]
        upto = np.zeros(count + 1, dtype=np.uint64)
        np.cumsum(letters, out=upto[1:])
        sums = upto[ends]
        sums -= upto[starts]
        sums *= inverses[starts]
        slots = ((sums * _MULTIPLY) >> _SLOT).view(np.int64)
        new = (self.sums[slots] != sums).nonzero()[0]
        numbers = self.numbers[slots]
        if len(new):
            numbers[new] = self._note(lower, starts[new], ends[new], slots[new], sums[new])
        return Words(numbers, starts, ends)

    def _note(self, lower: str, starts: Offsets, ends: Offsets, slots: Offsets, sums: Numbers) -> WordNumbers:
        """The numbers of words that are not known by their sums; where their slots are free they are from now on."""
        found = (_known[lower[start:end]] for start, end in zip(starts.tolist(), ends.tolist(), strict=True))
        numbers = np.fromiter(found, dtype=np.uint32, count=len(starts))
        free = (self.sums[slots] == 0).nonzero()[0]
        slots, first = np.unique(slots[free], return_index=True)
        # the sum goes last: who finds it finds the number
        self.numbers[slots], self.sums[slots] = numbers[free[first]], sums[free[first]]
        return numbers


def runs(numbers: WordNumbers) -> Numbers:
    """A number for each run of five words, by the index of its first word; empty for shorter texts."""
    count = len(numbers) - RUN + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    wide = numbers.astype(np.uint64)
    made = wide[:count] * _MIX
    rest = made >> _HALF
    made ^= rest
    for i in range(1, RUN):
        made ^= wide[i : i + count]
        made *= _MIX
        np.right_shift(made, _HALF, out=rest)
        made ^= rest
    made *= _MULTIPLY
    np.right_shift(made, _WHOLE, out=rest)
    made ^= rest
    return made


def sample(run_numbers: Numbers) -> Numbers:
    """The runs that a text is found by: those that are 0 modulo ``SAMPLE``, and the lowest ones of a short text."""
    chosen = _distinct(run_numbers[run_numbers & np.uint64(SAMPLE - 1) == 0])
    if len(chosen) < AT_LEAST:
        return np.union1d(chosen, _distinct(run_numbers)[:AT_LEAST])
    return chosen


def _distinct(numbers: Numbers) -> Numbers:
    """The different ones, sorted."""
    ranked = np.sort(numbers)
    kept = np.ones(len(ranked), dtype=np.bool_)
    np.not_equal(ranked[1:], ranked[:-1], out=kept[1:])
    return ranked[kept]
