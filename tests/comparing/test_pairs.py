"""Laying two reports side by side: order, symmetry, precedence, disclosure."""

from __future__ import annotations

import pytest

from sayso.comparing.pairs import lay
from sayso.comparing.told import Told
from sayso.model import Extract, Report
from tests.comparing.stories import found, rules, told

FELL = ("Alder Post", "1950-05-03", "The old water tower at Brno collapsed in Tuesday's storm. Nobody lives near it.")
STOOD = ("Birch Mail", "1950-05-03", "The old water tower at Brno withstood Tuesday's storm. Its clock still goes.")


def test_a_pair_is_the_same_both_ways() -> None:
    a, b = told(FELL, STOOD)
    assert lay(a, b) == lay(b, a)
    assert [f.rule for f in lay(a, b).findings] == ["contradiction"]
    assert [link.bearing for link in lay(a, b).links] == ["against"]


def test_laying_again_gives_the_same() -> None:
    first, second = found(told(FELL, STOOD)), found(told(FELL, STOOD))
    assert first == second


def test_reports_that_share_nothing() -> None:
    a, b = told(FELL, ("Cedar News", None, "Two goats won a prize in Lima."))
    assert not lay(a, b).links and not lay(a, b).findings


def test_an_empty_report() -> None:
    empty = Told(Report(id="z", text=""), _blank())
    (a,) = told(FELL)
    assert lay(a, empty).findings == () and lay(empty, empty).links == ()


def _blank() -> Extract:
    return Extract(
        id="z", language="en", title="", text="", version="0", sentences=[], claims=[], events=[], places=[],
        relations=[], remarks=[], dates=[], actors=[], notices=[], problems=[],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # another tower
        ("The new water tower at Brno collapsed on Tuesday.", "The old water tower at Brno withstood the storm.", []),
        # to come, and then done
        ("The army will leave the fort by Friday.", "The army will leave the fort by Friday.", []),
        # a demand is no fact
        ("The tenants demanded that the mill be closed.", "The mill is open, its owner said.", []),
        # what would have been
        ("Had the tower fallen, nine houses would have been crushed.", "No house was crushed.", []),
    ],
)
def test_nothing_is_raised(first: str, second: str, expected: list[str]) -> None:
    assert rules(("Alder Post", "1950-05-03", first), ("Birch Mail", "1950-05-03", second)) == expected


def test_order_decides_between_update_and_conflict() -> None:
    early = "The landslide killed 12 people at Como, the prefect said."
    late = "The landslide killed 19 people at Como, the prefect said."
    assert rules(("A Post", "1950-05-03T08:00:00Z", early), ("A Post", "1950-05-04T08:00:00Z", late)) == ["update"]
    assert rules(("A Post", "1950-05-03T08:00:00Z", late), ("A Post", "1950-05-04T08:00:00Z", early)) == [
        "number-conflict"
    ]


def test_a_dispute_that_is_disclosed_is_none() -> None:
    both = "The rebels said that their men had taken the fort at Zouar; the army said that the fort had been held."
    one = "The rebels said that their men had taken the fort at Zouar."
    other = "The army said that the fort at Zouar had been held."
    assert "contradiction" not in rules(("A", "1978-07-10", one), ("B", "1978-07-10", other), ("C", "1978-07-10", both))


@pytest.mark.parametrize(
    "text",
    [
        # each has both states
        "The harbour board at Skagen closed the north pier on Tuesday. The pier is to stay shut until Friday.",
        "The council of Vigo will vote on the quay on Monday. On Tuesday it voted to build the quay.",
        "The old water tower at Brno collapsed on Tuesday. The old water tower at Brno withstood the storm.",
    ],
)
def test_one_text_of_two_days_tells_nothing_new(text: str) -> None:
    first, second = told(("Alder Post", "1950-05-03", text), ("Birch Mail", "1950-05-12", text))
    assert lay(first, second).findings == ()
    # nor does it with a line of its own
    first, second = told(("Alder Post", "1950-05-03", text), ("Birch Mail", "1950-05-12", f"{text} It was windy."))
    assert "update" not in {f.rule for f in lay(first, second).findings}
