"""Words, tiles and counts as they are worked out for many texts at once, beside the plain rule one by one."""

from __future__ import annotations

import random
import re
from itertools import combinations

import numpy as np
import pytest

from sayso.comparing.copies import copies, tiles
from sayso.comparing.copies.fingerprints import words
from sayso.comparing.copies.texts import Text, read
from sayso.comparing.copies.tiles import OFTEN, TILE
from sayso.comparing.numbers import number_of

WORDS = "ferry strike port crane night crew mayor of the a in at said ten twelve dock mud rope lamp tide".split()


def made(seed: int, vocabulary: int = len(WORDS)) -> list[Text]:
    """Texts of which some have pieces of others, in other places."""
    rng = random.Random(seed)
    texts = [[rng.choice(WORDS[:vocabulary]) for _ in range(rng.randint(0, 90))] for _ in range(8)]
    for _ in range(6):
        one, other = rng.choice(texts), rng.choice(texts)
        at, cut = rng.randint(0, len(one)), rng.randint(0, len(other))
        texts.append([*one[:at], *other[cut : cut + 30], *one[at:]])
    return [read(" ".join(text)) for text in texts]


def plainly(a: Text, b: Text) -> list[tuple[int, int, int]]:
    """The longest stretches that both have, then greedily those that overlap none taken before."""
    x, y = a.numbers.tolist(), b.numbers.tolist()
    found = []
    for i in range(len(x)):
        for j in range(len(y)):
            if x[i] == y[j] and not (i and j and x[i - 1] == y[j - 1]):
                length = 0
                while i + length < len(x) and j + length < len(y) and x[i + length] == y[j + length]:
                    length += 1
                if length >= TILE:
                    found.append((-length, i, j))
    used_x, used_y, taken = set[int](), set[int](), []
    for minus, i, j in sorted(found):
        free = [n for n in range(-minus) if i + n not in used_x and j + n not in used_y]
        if not free:
            continue
        first = free[0]
        count = next((n for n, at in enumerate(free) if at != first + n), len(free))
        if count >= TILE:
            taken.append((i + first, j + first, count))
            used_x.update(range(i + first, i + first + count))
            used_y.update(range(j + first, j + first + count))
    return sorted(taken)


@pytest.mark.parametrize("seed", range(12))
def test_tiles_are_those_of_the_plain_rule(seed: int) -> None:
    texts = [text for text in made(seed) if all(count <= OFTEN for count in repeats(text))]
    pairs = list(combinations(texts, 2))
    found = tiles.tiles(tiles.gather(pairs))
    for number, (a, b) in enumerate(pairs):
        mine = found.take(found.pair == number)
        assert list(zip(mine.a.tolist(), mine.b.tolist(), mine.length.tolist(), strict=True)) == (
            [(0, 0, len(a))] if a.numbers.tolist() == b.numbers.tolist() else plainly(a, b)
        )


def repeats(text: Text) -> list[int]:
    runs = [tuple(text.numbers[i : i + TILE].tolist()) for i in range(len(text) - TILE + 1)]
    return [runs.count(run) for run in set(runs)]


@pytest.mark.parametrize("vocabulary", [2, 5, len(WORDS)])
def test_a_pair_among_many_is_as_it_is_alone(vocabulary: int) -> None:
    texts = made(5, vocabulary)
    pairs = [(a, b, a.sample.tolist()[:2]) for a, b in combinations(texts, 2)]
    together = list(copies.lay_all(pairs))
    assert together == [shared for pair in pairs for shared in copies.lay_all([pair])]
    assert any(together)


def test_no_pairs_and_no_words() -> None:
    assert not list(copies.lay_all([]))
    none, some = read(""), read("one word more than four of them")
    assert list(copies.lay_all([(none, none, ()), (none, some, ()), (some, none, ())])) == [None, None, None]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One, two; THREE o'clock",
        "İzmir and Straße",
        "lone \ud800 half, \u2028 and blanks\u3000between",
        "\U00010400letters of another \U00010400plane",
        "smile 😀 here",
        "日本語 テキスト naïve ½ ² _x",
        " ".join(f"{word}{n}" for n in range(300) for word in WORDS),
    ],
)
def test_words_are_those_of_the_pattern(text: str) -> None:
    for _ in range(2):  # the second time they are known
        found = words(text)
        spans = [match.span() for match in re.finditer(r"\w+", text)]
        assert list(zip(found.starts.tolist(), found.ends.tolist(), strict=True)) == spans
        assert found.numbers.tolist() == [number_of(text[a:b].lower()) & 0xFFFFFFFF for a, b in spans]
        assert found.numbers.dtype == np.uint32
