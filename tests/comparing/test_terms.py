"""The terms board: the latest statement of each term, with what was said before."""

from __future__ import annotations

from sayso.comparing.points.heard import heard
from sayso.comparing.positions.terms import terms
from tests.comparing.stories import told

REPORTS = told(
    ("Alder Post", "1950-05-03", "The Northern League demanded the release of its forty prisoners."),
    ("Birch Mail", "1950-06-08", "The Northern League demanded the release of its sixty prisoners by Friday."),
    ("Cedar News", "1950-06-09", "The Northern League offered to open the pass if the army leaves the valley."),
    ("Dorn Echo", "1950-06-10", "The governor said that it had rained."),
)  # fmt: skip


def _one(report: str, actor: str) -> str | None:
    return "league"


def test_the_latest_statement_counts_and_the_earlier_is_kept() -> None:
    made = terms([heard(t) for t in REPORTS], _one)
    (demand,) = [t for t in made if t.kind == "demands"]
    assert demand.latest.report == "b" and [s.report for s in demand.before] == ["a"]
    (offer,) = [t for t in made if t.kind == "offers"]
    assert offer.condition is not None and "valley" in offer.condition and offer.before == ()
    assert any(t.kind == "depends on" and t.latest.report == "c" for t in made)


def test_the_order_of_reports_makes_no_difference() -> None:
    held = [heard(t) for t in REPORTS]
    assert terms(held, _one) == terms(reversed(held), _one)
