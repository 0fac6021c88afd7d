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
#: characters of the first plane; and what parts words
_PLANE, _BLANK = 0x10000, 0x20


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
        plain = _plain().take(codes)
        inside = np.zeros(len(plain) + 2, dtype=np.bool_)
        np.not_equal(plain, _BLANK, out=inside[1:-1])
        edges = (inside[1:] != inside[:-1]).nonzero()[0]
        found = plain.tobytes().decode("utf-32-le").split()
        numbers = np.fromiter(map(_known.__getitem__, found), dtype=np.uint32, count=len(found))
        return Words(numbers, edges[::2], edges[1::2])
    spans = [match.span() for match in _WORD.finditer(text)]  # a few letters grow when lowered
    places = np.array(spans, dtype=np.int64).reshape(-1, 2)
    slow = np.array([_known[text[a:b].lower()] for a, b in spans], dtype=np.uint32)
    return Words(slow, places[:, 0], places[:, 1])


@cache
def _plain() -> WordNumbers:
    """The characters of the first plane, with a blank for each that belongs to no word."""
    return np.array([i if _WORD.match(chr(i)) else _BLANK for i in range(_PLANE)], dtype=np.uint32)


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
