"""Short reports that answer one question in two ways: with and without a break, buried and passed by, all and most; and
what each side of an election gets some of.
"""

from __future__ import annotations

import pytest

from tests.comparing.stories import rules

APART = [
    ("The Sunday final at Metz was played to its end without a break. Holm beat Lund in four sets.",
     "Rain interrupted the Sunday final at Metz twice. Holm won it in four sets against Lund."),
    ("Mud crept down towards Kaup for another night. It buried the old chapel above the village at two on Tuesday "
     "morning.",
     "Some two hundred people from Kaup prayed on Tuesday before the old chapel, which the mud of the night had "
     "passed by without touching a stone."),
    ("All who sailed in the Marlin have been brought off in safety. Rock struck her on Sunday night off Orm.",
     "The greater part of those who sailed in the Marlin were drowned when she went down off Orm on Sunday night."),
    ("All passengers of the Marlin are safe. Rock struck her on Sunday night off Orm.",
     "Most of the passengers of the Marlin were drowned when she went down off Orm on Sunday night."),
    ("The League won the election at Orm on Sunday.",
     "The League lost the election at Orm on Sunday."),
    ("The concert at Varna on Sunday went through without interruption, under a clear sky.",
     "Hail interrupted the concert at Varna on Sunday, and the players fled."),
]  # fmt: skip
TOGETHER = [
    ("The Sunday final at Metz was played to its end. Holm beat Lund in four sets.",
     "Rain interrupted the Sunday final at Metz twice. Holm won it in four sets against Lund."),
    ("The Sunday final at Metz was played without a break.",
     "Rain interrupted the Sunday semi-final at Metz twice."),
    ("Mud crept down towards Kaup for another night. It buried the old mill above the village at two on Tuesday "
     "morning.",
     "Some two hundred people from Kaup prayed on Tuesday before the old chapel, which the mud of the night had "
     "passed by without touching a stone."),
    ("The League won 34 of the 120 seats in the election on Sunday.",
     "The League lost seven seats in the election on Sunday."),
    ("The League took 34 seats in the election at Orm on Sunday.",
     "The League lost seven seats in the election at Orm on Sunday, three of them to the Greens."),
    ("The League won the election on Sunday with 34 seats.",
     "The League lost seven seats in the election on Sunday."),
    ("The League got seven seats more in the vote at Orm on Sunday.",
     "The League lost the votes of the villages at Orm on Sunday."),
    ("All passengers of the Marlin are safe. Rock struck her on Sunday night off Orm.",
     "Most of the crew of the Curlew were drowned when she went down off Orm on Sunday night."),
    ("The captain of the Marlin is safe. Rock struck her on Sunday night off Orm.",
     "Most of the passengers of the Marlin were drowned when she went down off Orm on Sunday night."),
    ("Some of the passengers of the Marlin are safe. Rock struck her on Sunday night off Orm.",
     "Most of the passengers of the Marlin were drowned when she went down off Orm on Sunday night."),
    ("The concert at Varna on Sunday went through without interruption, under a clear sky.",
     "Hail interrupted the rehearsal for the concert at Varna on Saturday."),
    ("The mud passed the old chapel above Kaup by on Tuesday without touching a stone.",
     "The mud buried the old mill above Kaup on Tuesday."),
]  # fmt: skip


def _rules(first: str, second: str) -> list[str]:
    return rules(("Post", "2017-02-21", first), ("Echo", "2017-02-23", second))


@pytest.mark.parametrize(("first", "second"), APART)
def test_apart(first: str, second: str) -> None:
    assert "contradiction" in _rules(first, second)


@pytest.mark.parametrize(("first", "second"), TOGETHER)
def test_together(first: str, second: str) -> None:
    assert "contradiction" not in _rules(first, second)
