"""Clusters: the reports that tell of one happening.

Each report is a bundle of weighed features: its words (rare ones weigh more, by a fixed list of how common English
words are), its figures, names of two words and the places it tells of; what stands at the head of a report weighs more
than what stands below. Two reports are as alike as their bundles point the same way, less the further apart they were
published. Reports that are alike enough hang together; within that they are joined step by step, the two groups first
whose reports are most alike on average (average linkage). Two groups that are each far more alike within than to each
other are two happenings of one kind or of the same people, however alike they are. The weights are fixed: whether
two reports are alike does not depend on which others there are.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.numbers import number_of, signed
from sayso.comparing.told import Told
from sayso.knowledge.lazily import cached_property
from sayso.knowledge.tables import table

# The figures below were chosen on 772 news reports of 66 happenings in 33 subjects (ECB+), each on a plateau: BCubed F1
# stays within .01 for SAME from .12 to .20 and APART from .65 to .75. Turning one alone moves the others.
#: two reports hang together from this similarity on, and two groups while their reports are as alike on average
SAME = 0.16
#: two groups are apart if their reports are less alike across than this part of what they are within …
APART = 0.7
#: … and both are this many reports at least: fewer tell nothing of how alike reports of one happening are
GROUP = 4
#: what stands at the very head weighs so many times what stands far down; the surplus falls to a third in HEAD_WORDS
HEAD, HEAD_WORDS = 6.0, 80.0
#: weights of a word are raised to this power, which brings rare and middling words nearer to each other
FLATTEN = 0.7
#: weight of a name of two words, and of a figure of one or two digits and of more, beside a word of 30 in the list, 5.1
NAME, SHORT_FIGURE, FIGURE = 1.75, 2.0, 2.3
#: weight of a place
PLACE = 2.0
#: features that a report is found by: of pairs of reports alike by .25, 998 in 1,000 share two of so many
KEYS = 24
#: days apart by which similarity falls to a half
HALF_LIFE = 20.0
#: reports that are grouped at once; more than this that hang together are parted first where they are least alike
AT_ONCE = 400
#: frequency of words that the list does not have
UNLISTED = 28

_TOKEN = re.compile(r"\d[\d.,:-]*\d|\d|[A-Za-z][A-Za-z'’]*[A-Za-z]")


@dataclass(frozen=True)
class Vector:
    """Weighed features, sorted by feature; the squares of the weights sum to 1."""

    features: NDArray[np.int64]
    weights: NDArray[np.float32]
    #: as published
    when: str | None

    @cached_property
    def by_feature(self) -> dict[int, float]:
        return dict(zip(self.features.tolist(), self.weights.tolist(), strict=True))


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
    frequency = _frequencies().get(word, UNLISTED)
    share = 1 - math.exp(-300 * 10 ** (frequency / 10 - 9))
    return max(0.0, -math.log(share) - 1.0)


@cache
def _word(worded: str) -> tuple[int, float]:
    """Feature and weight of a word as it stands."""
    base = stem(worded)
    return signed(number_of(f"word\0{base}")), weight(base) ** FLATTEN


def vector(told: Told) -> Vector:
    """The features of a report."""
    extract = told.extract
    seen: dict[int, float] = defaultdict(float)
    telling: dict[int, float] = {}
    before = ""
    text = f"{extract.title}\n{extract.text}" if extract.title else extract.text
    for k, token in enumerate(_TOKEN.findall(text)):
        place = 1 + (HEAD - 1) * math.exp(-k / HEAD_WORDS)
        if token[0].isdigit():
            feature, tells = signed(number_of(f"figure\0{token}")), SHORT_FIGURE if len(token) <= 2 else FIGURE
            before = ""
        else:
            feature, tells = _word(token.lower())
            if before[:1].isupper() and token[0].isupper():
                name = signed(number_of(f"name\0{stem(before)} {stem(token)}"))
                seen[name] += place
                telling[name] = NAME
            before = token
        if tells > 0:
            seen[feature] += place
            telling[feature] = tells
    for where in extract.places:
        if where.kind != "adjective" and where.place is not None:
            feature = signed(number_of(f"place\0{where.place.id}"))
            seen[feature] += 1
            telling[feature] = PLACE
    return normed({f: telling[f] * (1 + math.log(count)) for f, count in seen.items()}, told.report.published)


def normed(weighed: Mapping[int, float], when: str | None) -> Vector:
    """Features sorted, weights scaled to length 1."""
    length = math.sqrt(math.fsum(value * value for value in weighed.values())) or 1.0
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
    few, many = (a.by_feature, b.by_feature) if len(a.features) < len(b.features) else (b.by_feature, a.by_feature)
    return round(math.fsum([few[feature] * many[feature] for feature in few.keys() & many.keys()]), 6)


def closeness(a: str | None, b: str | None) -> float:
    """1 for reports of one day or of unknown days, a half after ``HALF_LIFE`` days."""
    try:
        apart = abs((date.fromisoformat((a or "")[:10]) - date.fromisoformat((b or "")[:10])).days)
    except ValueError:
        return 1.0
    return float(0.5 ** (max(0, apart - 1) / HALF_LIFE))


def similarity(a: Vector, b: Vector) -> float:
    """How far two reports may tell of one happening: 0 to 1, symmetric."""
    return round(likeness(a, b) * closeness(a.when, b.when), 6)


# --- groups -----------------------------------------------------------------------------------------------------------

Matrix = NDArray[np.float64]


def group(vectors: Mapping[str, Vector]) -> list[list[str]]:
    """Reports (by id) parted into happenings; each sorted, and so are they. For up to ``AT_ONCE`` reports."""
    names = sorted(vectors)
    if len(names) < 2:
        return [names] if names else []
    parts = _parted(_matrix([vectors[name] for name in names]))
    return sorted(sorted(names[i] for i in part) for part in parts)


def _matrix(vectors: Sequence[Vector]) -> Matrix:
    """Similarities of all pairs, rounded so that the order of summing does not show."""
    features, columns = np.unique(np.concatenate([v.features for v in vectors]), return_inverse=True)
    places = np.split(columns, np.cumsum([len(v.features) for v in vectors])[:-1])
    made = np.zeros((len(vectors), len(vectors)))
    for start in range(0, len(vectors), 256):
        lot = np.zeros((len(vectors[start : start + 256]), len(features)), dtype=np.float32)
        for i, v in enumerate(vectors[start : start + 256]):
            lot[i, places[start + i]] = v.weights
        for j, w in enumerate(vectors):
            made[start : start + 256, j] = lot[:, places[j]] @ w.weights
    days = np.array([_day(v.when) for v in vectors])
    apart = np.abs(days[:, None] - days[None, :])
    near = np.where(np.isnan(apart), 1.0, 0.5 ** (np.maximum(0, np.nan_to_num(apart) - 1) / HALF_LIFE))
    return np.round(np.maximum(made, made.T) * near, 5)


def _day(when: str | None) -> float:
    try:
        return float(date.fromisoformat((when or "")[:10]).toordinal())
    except ValueError:
        return math.nan


def _parted(alike: Matrix) -> list[list[int]]:
    """Average linkage down to ``SAME``, in which groups that are apart are not joined."""
    count = len(alike)
    means = alike.copy()
    np.fill_diagonal(means, -1.0)
    sizes = np.ones(count)
    #: at each row that is still a group of the linkage, the happenings that it is parted into
    parts: dict[int, list[list[int]]] = {i: [[i]] for i in range(count)}
    best = means.argmax(axis=1)
    top = means[np.arange(count), best]
    while True:
        i = int(top.argmax())
        if top[i] < SAME:
            break
        j = int(best[i])
        i, j = min(i, j), max(i, j)
        parts[i] = _joined(alike, parts[i], parts.pop(j))
        row = np.round((means[i] * sizes[i] + means[j] * sizes[j]) / (sizes[i] + sizes[j]), 9)
        means[i], means[:, i] = row, row
        means[j], means[:, j] = -1.0, -1.0
        means[i, i] = -1.0
        sizes[i] += sizes[j]
        top[j] = -1.0
        stale = np.flatnonzero((top >= 0) & ((best == i) | (best == j)))
        for k in {i, *stale.tolist()}:
            best[k] = means[k].argmax()
            top[k] = means[k, best[k]]
        better = (top >= 0) & (means[:, i] > top)
        best[better], top[better] = i, means[better, i]
    return [part for held in parts.values() for part in held]


def _joined(alike: Matrix, left: list[list[int]], right: list[list[int]]) -> list[list[int]]:
    """The happenings of two groups taken together: the nearest two become one, unless they are apart."""
    _, a, b = max((_mean(alike, x, y), -a, -b) for a, x in enumerate(left) for b, y in enumerate(right))
    one, other = left[-a], right[-b]
    if min(len(one), len(other)) >= GROUP and _mean(alike, one, other) < APART * math.sqrt(
        _within(alike, one) * _within(alike, other)
    ):
        return left + right
    rest = [x for i, x in enumerate(left) if i != -a] + [y for i, y in enumerate(right) if i != -b]
    return [*rest, sorted(one + other)]


def _mean(alike: Matrix, one: Sequence[int], other: Sequence[int]) -> float:
    return round(float(alike[np.ix_(one, other)].mean()), 9)


def _within(alike: Matrix, one: Sequence[int]) -> float:
    inner = alike[np.ix_(one, one)]
    return float((inner.sum() - np.trace(inner)) / (len(one) * (len(one) - 1)))
