"""What was planned, and what became of it."""

from __future__ import annotations

import pytest

from tests.comparing.stories import rules

OVERTAKEN = [
    ("The envoy plans to sign the salt treaty in Aden on Thursday.",
     "A gale kept the envoy at sea on Thursday, and the salt treaty remains unsigned."),
    ("The new wing of the museum at Turku will be opened on Thursday.",
     "The new wing of the museum at Turku is still unopened; the lift failed its test."),
    ("The last instalment for the bells of Trier will be paid on Thursday.",
     "The last instalment for the bells of Trier is still unpaid."),
    ("The quay at Sines will be finished by Thursday.",
     "The quay at Sines remains unfinished, and the fishermen are angry."),
    ("The mast at Kiruna will be repaired on Thursday.",
     "The mast at Kiruna has not been repaired, the village said."),
    ("The mast at Kiruna will be repaired on Thursday.",
     "The mast at Kiruna has yet to be repaired, the village said."),
]  # fmt: skip
NOT = [
    ("The envoy plans to sign the salt treaty in Aden in June.",
     "A gale kept the envoy at sea on Thursday, and the fish treaty remains unsigned."),
    ("The quay at Sines will be finished by December.",
     "The quay at Sines remains unfinished, and the fishermen are angry."),
    ("The mast at Kiruna will be repaired on 20 March.",
     "The mast at Kiruna has not been repaired, the village said."),
    ("The last instalment for the bells of Trier will be paid on Thursday.",
     "The last instalment for the organ of Speyer is still unpaid."),
    # what was so many times is no newer
    ("The vicar kept the key of the tower.", "The vicar often gave up the key of the tower."),
    ("The vicar lost the key of the tower.", "The vicar always kept the key of the tower."),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), OVERTAKEN)
def test_overtaken(first: str, second: str) -> None:
    assert "update" in rules(("Post", "2017-02-21", first), ("Echo", "2017-02-27", second))


@pytest.mark.parametrize(("first", "second"), NOT)
def test_not_overtaken(first: str, second: str) -> None:
    assert "update" not in rules(("Post", "2017-02-21", first), ("Echo", "2017-02-27", second))
