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
#: one run in so many is kept; runs of 400-word rewrites that survive a rewriting of nine sentences in ten are still 20
SAMPLE = 4
#: a text that has fewer runs than this in its sample keeps its lowest runs up to this number as well
AT_LEAST = 4

_WORD = re.compile(r"\w+")
_MIX = np.uint64(0x9E3779B97F4A7C15)
_MULTIPLY = np.uint64(0xBF58476D1CE4E5B9)
_KNOWN_WORDS = 500_000


class _Known(dict[str, int]):
    """Words with their numbers, each worked out when it is first asked for."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        number = self[word] = number_of(word) & 0xFFFFFFFF
        return number


_known = _Known()
_PLANE = 0x10000


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
    if len(lower) == len(text):
        starts, ends = _bounds(lower)
        found = _WORD.findall(lower)
        if len(found) == len(starts):
            numbers = np.fromiter(map(_known.__getitem__, found), dtype=np.uint32, count=len(found))
            return Words(numbers, starts, ends)
    spans = [match.span() for match in _WORD.finditer(text)]  # a few letters grow when lowered
    places = np.array(spans, dtype=np.int64).reshape(-1, 2)
    slow = np.array([_known[text[a:b].lower()] for a, b in spans], dtype=np.uint32)
    return Words(slow, places[:, 0], places[:, 1])


@cache
def _letters() -> NDArray[np.bool_]:
    """For each character of the first plane, whether it belongs to a word."""
    made = np.zeros(_PLANE + 1, dtype=np.bool_)
    made[[i for i in range(_PLANE) if _WORD.match(chr(i))]] = True
    return made


def _bounds(text: str) -> tuple[Offsets, Offsets]:
    """Where words start and end; wrong for characters outside the first plane, which the count of words shows."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    inside = np.zeros(len(codes) + 2, dtype=np.bool_)
    inside[1:-1] = _letters().take(codes, mode="clip")
    edges = (inside[1:] != inside[:-1]).nonzero()[0]
    return edges[::2], edges[1::2]


def runs(numbers: WordNumbers, length: int = RUN) -> Numbers:
    """A number for each run of ``length`` words, by the index of its first word; empty for shorter texts."""
    count = len(numbers) - length + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    wide = numbers.astype(np.uint64)
    made = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for i in range(length):
            made = (made ^ wide[i : i + count]) * _MIX
            made ^= made >> np.uint64(29)
        made *= _MULTIPLY
        made ^= made >> np.uint64(32)
    return made


def sample(run_numbers: Numbers) -> Numbers:
    """The runs that a text is found by: those that are 0 modulo ``SAMPLE``, and the lowest ones of a short text."""
    chosen: Numbers = np.unique(run_numbers[run_numbers % np.uint64(SAMPLE) == 0])
    if len(chosen) < AT_LEAST:
        return np.union1d(chosen, np.unique(run_numbers)[:AT_LEAST])
    return chosen
