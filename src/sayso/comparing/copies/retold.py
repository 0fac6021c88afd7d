"""Retold: a report written anew from another, with hardly a run of words in common, still has the other's details.

Details are what no two reporters choose alike: figures, however they are written (*twenty-six*, *26*; *a thousand*,
*1,000*), and rare words, names above all. Two reporters who write apart of one happening share some of its figures and
names, and each has as many of their own; who rewrites a report has nearly all of its details and few besides, and has
them beside each other where the other has them beside each other.

What tells the two apart was measured on 30 rewrites by hand and 40 reports written apart (tests/data/rewrites.jsonl),
and on the 2,155 likest pairs of one subject among 772 reports of news of 35 subjects: of those it takes 15, all but
two of them after one statement of a navy or a police force, or one agency's text, which is one origin too. Of six
rewrites that were written afterwards it finds five.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.clusters import stem
from sayso.comparing.numbers import digest_of
from sayso.knowledge.lazily import cached_property
from sayso.knowledge.tables import table

Flags = NDArray[np.bool_]
Places = NDArray[np.int64]

#: the part of the details of each of two reports that the other must have, by weight …
PART = 0.6
#: … the weight of what they share …
WEIGHT = 10.0
#: … the part of the words of each that stand no farther than ``AROUND`` from such a detail …
SPREAD, AROUND = 0.6, 15
#: … and the words of the shorter report: shorter ones of one happening have little but its figures and names
WORDS = 130
#: details stand beside each other when no more words than this lie between them, in either report; one counts where
#: two others that both have stand beside it
BESIDE, OTHERS = 30, 2
#: details form one passage when no more words than this lie between them, in either report
CLOSE = 10
#: weights: of a figure of 100 and more, of one from 13 and of a year, of one from 4; of a word that the list of
#: frequencies lacks (mostly names), and of one that is rare in it. Smaller figures and other words tell nothing. Drawn
#: at random six thousand times and kept where the rewrites stood best apart from the pairs of news
LARGE, MIDDLE, SMALL = 3.0, 0.75, 0.5
UNLISTED, RARE = 1.0, 0.3
#: the highest frequency, as the table has it, at which a word is rare; up to ``SUPPORTS`` it weighs nothing but may
#: stand beside a detail
RARE_UP_TO, SUPPORTS = 40, 47
#: letters by which inflected and derived words are one: *Moldova*, *Moldovan*
LETTERS = 6
#: of a detail that a report has more often than this, its first places
OFTEN = 6

_YEARS = range(1990, 2031)
_FIGURE = 1 << 40
#: of the 32 bits of a word's number those that do not tell where in the list to look for it
_SHIFT = 14
_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_FACTORS = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}


@dataclass(frozen=True)
class Details:
    """The details of a text in its order: word, item (the same for the same detail, never 0), weight."""

    places: Places
    items: Places
    weights: NDArray[np.float64]
    #: which of them are not in quoted speech
    own: Flags

    @cached_property
    def weighs(self) -> dict[int, float]:
        """The weight of each item that has one."""
        return {i: w for i, w in zip(self.items.tolist(), self.weights.tolist(), strict=True) if w}

    @cached_property
    def weight(self) -> float:
        """Of the items that are not in quoted speech alone."""
        return _sum(self.weighs, np.unique(self.items[self.own]))


#: ``(first word in a, words in a, first word in b, words in b)``
Passage = tuple[int, int, int, int]


class _Numeral(NamedTuple):
    value: int
    #: ``figures`` are digits, ``three`` three of them, which may continue a figure, and ``rest`` what can do only that;
    #: ``tens`` go before a ``unit``, a ``factor`` behind either
    sort: str


def _keys(words: Sequence[str]) -> NDArray[np.uint32]:
    """The numbers of words."""
    return np.frombuffer(b"".join(map(digest_of, words)), dtype="<u8").astype(np.uint32)


@cache
def _numerals() -> dict[int, _Numeral]:
    """What is a figure, or part of one, by the number of the word."""
    made = {str(n): _Numeral(n, "three" if 100 <= n <= 999 else "figures") for n in range(10_000)}
    made |= {f"{n:03}": _Numeral(n, "rest") for n in range(100)}
    made |= {f"{n:02}": _Numeral(0, "rest") for n in range(10)}
    for n in range(1, 100):
        ending = "th" if 10 < n % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
        made[f"{n}{ending}"] = _Numeral(n, "word")
    made |= {word: _Numeral(n, "unit" if n < 10 else "word") for n, word in enumerate(_UNITS, 1)}
    made |= {word: _Numeral(n, "unit" if n < 10 else "word") for n, word in enumerate(_ORDINALS, 1)}
    made |= {word: _Numeral(10 * n, "tens") for n, word in enumerate(_TENS, 2)}
    made |= {word: _Numeral(n, "factor") for word, n in _FACTORS.items()}
    made["dozen"] = _Numeral(12, "word")
    return dict(zip(_keys(list(made)).tolist(), made.values(), strict=True))


class _Listed(NamedTuple):
    """Words that are listed, by their numbers, sorted."""

    numbers: NDArray[np.uint32]
    #: what they are one under, and their weights; figures and parts of them have neither
    items: Places
    weights: NDArray[np.float64]
    #: the value of what is a figure or part of one, else -1; and whether it is one only behind another
    values: Places
    rest: Flags
    #: for the first bits of a number, ``_SHIFT`` less than all, where in the list those that begin so begin
    begins: Places
    #: how many begin alike at most
    alike: int

    def find(self, numbers: NDArray[np.uint32]) -> tuple[Places, Flags]:
        """Where in the list words stand, and whether they do."""
        at = self.begins[numbers >> _SHIFT]
        for _ in range(self.alike):
            at += self.numbers.take(at, mode="clip") < numbers
        return at, self.numbers.take(at, mode="clip") == numbers


@cache
def _listed() -> _Listed:
    letters = [chr(c) for c in range(ord("a"), ord("z") + 1)]
    # what abbreviations and apostrophes leave, and telephone numbers
    nothing = [short + letter for short in ("", *letters) for letter in letters] + [f"0{n:03}" for n in range(1000)]
    words = [(int(highest), word) for highest, row in table("word_frequencies") for word in row.split()]
    bases = [stem(word) for _, word in words]
    common: dict[str, int] = {}
    for (highest, _), base in zip(words, bases, strict=True):
        common[base] = max(highest, common.get(base, 0))
    frequency = np.array([common[base] for base in bases])
    tells = (frequency <= SUPPORTS) & np.array([len(word) > 2 for _, word in words])
    begun = sorted({base[:LETTERS] for base, told in zip(bases, tells.tolist(), strict=True) if told})
    place = {base: n for n, base in enumerate(begun)}
    under = _keys(begun)[[place.get(base[:LETTERS], 0) for base in bases]].astype(np.int64)
    numerals = _numerals()
    # what comes later counts: a numeral is one though the list of frequencies has it
    keys = np.concatenate((_keys(nothing), _keys([w for _, w in words]), np.fromiter(numerals, dtype=np.uint32)))
    numbers, last = np.unique(keys[::-1], return_index=True)
    last = len(keys) - 1 - last
    items, weights = np.zeros(len(keys), dtype=np.int64), np.zeros(len(keys))
    listed = slice(len(nothing), len(nothing) + len(words))
    items[listed] = np.where(tells, under, 0)
    weights[listed] = np.where(tells & (frequency <= RARE_UP_TO), RARE, 0.0)
    values, rest = np.full(len(keys), -1), np.zeros(len(keys), dtype=np.bool_)
    values[listed.stop :] = [numeral.value for numeral in numerals.values()]
    rest[listed.stop :] = [numeral.sort == "rest" for numeral in numerals.values()]
    alike = np.bincount(numbers >> _SHIFT, minlength=1 << 32 - _SHIFT)
    return _Listed(
        numbers, items[last], weights[last], values[last], rest[last], np.cumsum(alike) - alike, int(alike.max())
    )


def details(numbers: NDArray[np.uint32], quoted: Flags) -> Details:
    """The details of a text, given its words as numbers and which of them stand in quoted speech.

    A word with the number 0 is none: it parts texts whose details are taken together.
    """
    known = _listed()
    at, listed = known.find(numbers)
    item = numbers.astype(np.int64)
    weight = np.full(len(numbers), UNLISTED)
    at = at[listed]
    item[listed], weight[listed] = known.items[at], known.weights[at]
    parts = known.values[at] >= 0
    places, values = _figures(numbers, listed.nonzero()[0][parts], known, at[parts])
    item[places] = _FIGURE + values
    year = (values >= _YEARS.start) & (values < _YEARS.stop)
    weight[places] = np.where(values <= 12, SMALL, np.where((values < 100) | year, MIDDLE, LARGE))
    places = item.nonzero()[0]
    return Details(places, item[places], weight[places], ~quoted[places])


def _figures(numbers: NDArray[np.uint32], candidates: Places, known: _Listed, at: Places) -> tuple[Places, Places]:
    """The figures above three of a text: at which word each begins, and its value."""
    beside = np.zeros(len(candidates), dtype=np.bool_)
    beside[1:] = candidates[1:] - candidates[:-1] == 1
    beside[:-1] |= beside[1:]
    alone = ~beside & ~known.rest[at] & (known.values[at] > 3)
    more = _put_together(candidates[beside].tolist(), numbers[candidates[beside]].tolist())
    places, values = np.array(more, dtype=np.int64).reshape(-1, 2).T
    return np.append(candidates[alone], places), np.append(known.values[at[alone]], values)


def _put_together(candidates: list[int], numbers: list[int]) -> list[tuple[int, int]]:
    """The figures that are written in several words which stand on end."""
    numerals = _numerals()
    found = {i: numerals[n] for i, n in zip(candidates, numbers, strict=True)}
    made: list[tuple[int, int]] = []
    end = -1
    for i in candidates:
        if i < end:
            continue
        value, sort = found[i]
        end = i + 1
        if sort in ("figures", "three") and value < 1000:
            while end in found and found[end].sort in ("three", "rest"):
                value = value * 1000 + found[end].value
                end += 1
        elif sort == "tens" and end in found and found[end].sort == "unit":
            value += found[end].value
            end += 1
        while sort != "rest" and end in found and found[end].sort == "factor":
            value *= found[end].value
            end += 1
        if value > 3 and sort != "rest":
            made.append((i, min(value, _FIGURE - 1)))
    return made


def foreign(of: Details, first: int) -> bool:
    """Whether a text from a word on has no detail in common with what goes before, or one by chance."""
    items, before = of.items.tolist(), int(of.places.searchsorted(first))
    return len(set(items[:before]).intersection(items[before:])) <= 1


def retelling(a: Details, b: Details, cold: tuple[Flags, Flags]) -> list[Passage]:
    """The passages that two texts tell alike if one retells the other, or both a third, by their place in a; else none.

    ``cold`` says of each word of the two texts whether it is no boilerplate.
    """
    count_a, count_b = (len(words) for words in cold)
    if min(count_a, count_b) < WORDS:
        return []
    most = sum([a.weighs[i] for i in a.weighs.keys() & b.weighs.keys()])
    if most < WEIGHT:
        return []
    a, b = _without(a, cold[0]), _without(b, cold[1])
    if most < PART * max(a.weight, b.weight):
        return []
    own_a, own_b = np.unique(a.items[a.own]), np.unique(b.items[b.own])
    # what both have in quoted speech alone they may have from the speaker
    both = np.intersect1d(np.intersect1d(a.items, b.items), np.union1d(own_a, own_b))
    if len(both) <= OTHERS:
        return []
    at_a, at_b, item = _points(a, b, both)
    kept = _beside(at_a, at_b, item)
    at_a, at_b, item = at_a[kept], at_b[kept], item[kept]
    shared, weighs = np.unique(item), a.weighs | b.weighs
    weight = _sum(weighs, shared)
    if weight < WEIGHT or weight < PART * max(_sum(weighs, np.union1d(own, shared)) for own in (own_a, own_b)):
        return []
    if min(_around(at_a, count_a), _around(at_b, count_b)) < SPREAD:
        return []
    return _passages(at_a, at_b)


def _without(of: Details, cold: Flags) -> Details:
    """The details that stand in no boilerplate."""
    if cold.all():
        return of
    kept = cold[of.places]
    return Details(of.places[kept], of.items[kept], of.weights[kept], of.own[kept])


def _sum(weighs: Mapping[int, float], items: Places) -> float:
    return sum(weighs.get(i, 0.0) for i in items.tolist())


def _points(a: Details, b: Details, both: Places) -> tuple[Places, Places, Places]:
    """Where the two have the same detail: the word in each, and the detail; by place."""
    points: list[tuple[int, int, int]] = []
    spots: list[dict[int, list[int]]] = []
    for side in (a, b):
        spot: dict[int, list[int]] = {}
        chosen = np.isin(side.items, both)
        for place, item in zip(side.places[chosen].tolist(), side.items[chosen].tolist(), strict=True):
            spot.setdefault(item, []).append(place)
        spots.append(spot)
    for item in both.tolist():
        points.extend((i, j, item) for i in spots[0][item][:OFTEN] for j in spots[1][item][:OFTEN])
    made = np.array(sorted(points), dtype=np.int64)
    return made[:, 0], made[:, 1], made[:, 2]


def _beside(at_a: Places, at_b: Places, item: Places) -> Flags:
    """Of the points those that have two other details beside them in both texts."""
    neighbours: list[Places] = []
    count = len(item)
    kinds, kind = np.unique(item, return_inverse=True)
    for step in range(1, count):
        near = at_a[step:] - at_a[:-step] <= BESIDE
        if not near.any():
            break
        near &= np.abs(at_b[step:] - at_b[:-step]) <= BESIDE
        near &= kind[step:] != kind[:-step]
        low = near.nonzero()[0]
        neighbours.append(low * len(kinds) + kind[low + step])
        neighbours.append((low + step) * len(kinds) + kind[low])
    if not neighbours:
        return np.zeros(count, dtype=np.bool_)
    distinct = np.unique(np.concatenate(neighbours)) // len(kinds)
    kept: Flags = np.bincount(distinct, minlength=count) >= OTHERS
    return kept


def _around(places: Places, words: int) -> float:
    """The part of a text's words that stand near one of these."""
    steps = np.zeros(words + 1, dtype=np.int64)
    np.add.at(steps, np.maximum(places - AROUND, 0), 1)
    np.add.at(steps, np.minimum(places + AROUND + 1, words), -1)
    return float(np.count_nonzero(np.cumsum(steps[:-1]))) / words


def _passages(at_a: Places, at_b: Places) -> list[Passage]:
    """The points as stretches of both texts: what stands close together in both is one; none overlap."""
    made: list[list[int]] = []  # first and last word in a, in b
    for i, j in zip(at_a.tolist(), at_b.tolist(), strict=True):
        for box in reversed(made):
            if i - box[1] <= CLOSE and box[2] - CLOSE <= j <= box[3] + CLOSE:
                box[1], box[2], box[3] = i, min(box[2], j), max(box[3], j)
                break
        else:
            made.append([i, i, j, j])
    passages: list[Passage] = []
    for i, k, j, m in sorted(made, key=lambda box: (box[0] - box[1] + box[2] - box[3], box)):
        apart = all((k < p[0] or i >= p[0] + p[1]) and (m < p[2] or j >= p[2] + p[3]) for p in passages)
        if k > i and m > j and apart:
            passages.append((i, k - i + 1, j, m - j + 1))
    return sorted(passages)
