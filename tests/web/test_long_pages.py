"""Every page of a story of 1,000,000 claims, beside the same page of a small one and a bare indexed SELECT."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.made_story import make
from bench.pages import measure

pytestmark = pytest.mark.long

#: Milliseconds of CPU time that a page takes at most. Seen under a load of seven: 225, the data of the timeline; 210,
#: the page of an actor whom a quarter of all reports name.
SLOWEST = 500.0
#: A page of the large story takes at most so many times what it takes in a story of a fiftieth of its size, or so many
#: milliseconds where that is more. Seen: 3.9 times, the ledger of the place that is named most, by outlet.
GROWTH, LITTLE = 5.0, 100.0


def test_every_page_of_a_million_claims_is_quick(tmp_path: Path) -> None:
    small, large = tmp_path / "small.sayso", tmp_path / "large.sayso"
    make(small, 2_000, 20_000)
    assert make(large, 100_000, 1_000_000) >= 1_000_000
    few, many = measure(small, 3), measure(large, 3)
    for page, took in many.items():
        print(f"{page:60}{took:10.1f} ms {took / many['a bare indexed SELECT']:8.0f} times the SELECT")
        assert took <= SLOWEST, page
        if page in few:
            assert took <= max(LITTLE, GROWTH * few[page]), (page, few[page])
