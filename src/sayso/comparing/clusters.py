"""Clusters: the reports that tell of one happening.

Each report is a bundle of weighed features: its words (rare ones weigh more, by a fixed list of how common English
words are), the places, persons, dates and happenings it tells of. Two reports are as alike as their bundles point the
same way, less the further apart they were published. Reports that are alike enough hang together; within that they are
joined step by step, the two groups first whose reports are most alike on average (average linkage). The weights are
fixed: whether two reports are alike does not depend on which others there are.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.numbers import number_of, signed
from sayso.comparing.told import Told
from sayso.knowledge.tables import table

#: two reports hang together from this similarity on
NEAR = 0.16
#: two groups are one happening while their reports are alike by this much on average
SAME = 0.15
#: features that a report is found by
KEYS = 24
#: days apart by which similarity falls to a half
HALF_LIFE = 20.0

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*[A-Za-z]")


@dataclass(frozen=True)
class Vector:
    """Weighed features, sorted by feature; the squares of the weights sum to 1."""

    features: NDArray[np.int64]
    weights: NDArray[np.float32]
    #: as published
    when: str | None


@cache
def _frequencies() -> Mapping[str, int]:
    made: dict[str, int] = {}
    for frequency, words in table("word_frequencies"):
        for word in words.split():
            made[stem(word)] = max(int(frequency), made.get(stem(word), 0))
    return made


def stem(word: str) -> str:
    """The word without its commonest English endings."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + instead
            break
    return word.removesuffix("e") if len(word) > 4 else word


def weight(word: str) -> float:
    """How much a word tells: the logarithm of how few texts of 300 words have it; 0 for the commonest."""
    frequency = _frequencies().get(word, 28)
    share = 1 - math.exp(-300 * 10 ** (frequency / 10 - 9))
    return max(0.0, -math.log(share) - 1.0)


def vector(told: Told) -> Vector:
    """The features of a report."""
    extract = told.extract
    counts = Counter(stem(found) for found in _WORD.findall(f"{extract.title}\n{extract.text}"))
    weighed = {word: (1 + math.log(count)) * weight(word) for word, count in counts.items()}
    made = {signed(number_of(f"word\0{word}")): value for word, value in weighed.items() if value > 0}
    return normed(made, told.report.published)


def normed(weighed: Mapping[int, float], when: str | None) -> Vector:
    """Features sorted, weights scaled to length 1."""
    length = math.sqrt(sum(value * value for value in weighed.values())) or 1.0
    items = sorted(weighed.items())
    return Vector(
        np.array([key for key, _ in items], dtype=np.int64),
        np.array([value / length for _, value in items], dtype=np.float32),
        when,
    )


def keys(of: Vector) -> list[int]:
    """The features by which a report is found: the weightiest."""
    order = np.lexsort((of.features, -of.weights))[:KEYS]
    return sorted(signed(number_of(f"about\0{key}")) for key in of.features[order].tolist())


def likeness(a: Vector, b: Vector) -> float:
    """How far two reports are about one matter, whenever they were published: 0 to 1, symmetric."""
    common, at_a, at_b = np.intersect1d(a.features, b.features, assume_unique=True, return_indices=True)
    if not len(common):
        return 0.0
    alike = float(np.dot(a.weights[at_a].astype(np.float64), b.weights[at_b].astype(np.float64)))
    return round(alike, 6)


def similarity(a: Vector, b: Vector) -> float:
    """How far two reports may tell of one happening: 0 to 1, symmetric."""
    return round(likeness(a, b) * closeness(a.when, b.when), 6)


def closeness(a: str | None, b: str | None) -> float:
    """1 for reports of one day or of unknown days, a half after ``HALF_LIFE`` days."""
    try:
        apart = abs((date.fromisoformat((a or "")[:10]) - date.fromisoformat((b or "")[:10])).days)
    except ValueError:
        return 1.0
    return float(0.5 ** (max(0, apart - 1) / HALF_LIFE))


def group(vectors: Mapping[str, Vector]) -> list[list[str]]:
    """The reports (by id) of what hangs together, parted into happenings; each sorted, and so are they."""
    names = sorted(vectors)
    pairs = {(i, j): similarity(vectors[names[i]], vectors[names[j]]) for i in range(len(names)) for j in range(i)}
    return sorted(sorted(names[i] for i in part) for part in linked(len(names), pairs))


def linked(count: int, pairs: Mapping[tuple[int, int], float]) -> list[Sequence[int]]:
    """Average linkage of ``count`` things down to ``SAME``; ``pairs`` (higher number first) not given are not alike."""
    sums: list[dict[int, float]] = [{} for _ in range(count)]
    for (i, j), value in pairs.items():
        if value > 0:
            sums[i][j] = sums[j][i] = value
    parts: dict[int, list[int]] = {i: [i] for i in range(count)}
    heap = [(-value, j, i) for i in range(count) for j, value in sums[i].items() if j < i and value >= SAME]
    heapq.heapify(heap)
    while heap:
        minus, i, j = heapq.heappop(heap)
        if i not in parts or j not in parts:
            continue
        if -minus != sums[i].get(j, 0.0) / (len(parts[i]) * len(parts[j])):
            continue
        made = len(sums)
        both = {k: sums[i].get(k, 0.0) + sums[j].get(k, 0.0) for k in {*sums[i], *sums[j]} - {i, j}}
        sums.append(both)
        parts[made] = parts.pop(i) + parts.pop(j)
        for k, value in both.items():
            sums[k].pop(i, None)
            sums[k].pop(j, None)
            sums[k][made] = value
            mean = value / (len(parts[made]) * len(parts[k]))
            if mean >= SAME:
                heapq.heappush(heap, (-mean, k, made))
    return list(parts.values())
