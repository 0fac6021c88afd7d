"""Points, positions, control, forecasts and balance from hand-made and read records."""

from __future__ import annotations

from itertools import combinations

from sayso.comparing.pairs import lay
from sayso.comparing.points.balance import of_report
from sayso.comparing.points.control import ladder, words
from sayso.comparing.points.forecasts import forecasts
from sayso.comparing.points.heard import Heard, heard
from sayso.comparing.points.points import assemble
from sayso.comparing.positions.positions import positions
from sayso.comparing.sieve.linking import Link
from sayso.comparing.told import Told
from tests.comparing.stories import told

STORY = (
    ("Alder Post", "1950-05-03", "The garrison said that the fort at Zouar had been destroyed."),
    ("Birch Mail", "1950-05-03", "The fort at Zouar was destroyed."),
    ("Cedar News", "1950-05-04", "The fort at Zouar was not destroyed, the governor said."),
)


def _links(reports: list[Told]) -> list[Link]:
    return [link for a, b in combinations(reports, 2) for link in lay(a, b).links]


def _heard(reports: list[Told]) -> dict[str, Heard]:
    return {t.id: heard(t) for t in reports}


def _name(report: str, actor: str) -> str | None:
    return f"{report}:{actor}"


def test_a_point_has_sides_and_origins() -> None:
    reports = told(*STORY)
    (point,) = assemble(_links(reports), _heard(reports), {})
    assert [(c.report, c.side) for c in point.claims] == [("a", "for"), ("b", "for"), ("c", "against")]
    assert set(point.origins) == {"for", "against"}
    assert point.summary in {t.claims[c.claim].text for t in reports for c in point.claims if c.report == t.id}


def test_points_do_not_depend_on_the_order_of_reports() -> None:
    reports = told(*STORY)
    by_id = _heard(reports)
    links = _links(reports)
    again = [link for a, b in combinations(list(reversed(reports)), 2) for link in lay(a, b).links]
    assert assemble(links, by_id, {}) == assemble(list(reversed(again)), dict(reversed(by_id.items())), {})


def test_a_copy_is_no_second_untraced_origin() -> None:
    reports = told(STORY[1], ("Dorn Echo", "1950-05-04", STORY[1][2]))
    (point,) = assemble(_links(reports), _heard(reports), {"b": "a"})
    assert point.origins["for"].untraced == 1


def test_links_to_reports_elsewhere_are_passed_over() -> None:
    reports = told(*STORY)
    assert assemble(_links(reports), _heard(reports[:1]), {}) == []


def test_positions_tell_what_changed() -> None:
    reports = told(
        ("Alder Post", "1950-05-03", "Governor Maria Lund rejects the canal treaty, she said on Tuesday."),
        ("Alder Post", "1950-08-03", "Governor Maria Lund accepts the canal treaty, she said on Wednesday."),
    )
    points = assemble(_links(reports), _heard(reports), {})
    held = positions(points, _heard(reports), lambda report, actor: "lund")
    assert [p.change for p in held][:1] == [None]
    assert all(p.matter in {q.id for q in points} for p in held)


def test_forecasts_carry_what_bears_on_them() -> None:
    reports = told(
        ("Alder Post", "1950-05-03", "The army will leave the fort at Zouar on Friday, its chief said."),
        ("Birch Mail", "1950-05-08", "The army left the fort at Zouar on Friday."),
    )
    later = {link.a.claim: [("1950-05-08", link.b.report, link.b.claim)] for link in _links(reports)}
    (forecast,) = forecasts(heard(reports[0]), later)
    assert forecast.report == "a" and [c.report for c in forecast.bearing] == ["b"]


def test_balance_counts_words_and_silence() -> None:
    reports = told(
        ("Alder Post", "1950-05-03", "President Maria Lund said that Karl Ohm had attacked the port of Trieste.")
    )
    made = of_report(heard(reports[0]), _name)
    assert any(named + unnamed for named, unnamed in made.values())
    assert any(named + unnamed == 0 for named, unnamed in made.values())


def test_control_is_never_a_verdict() -> None:
    reports = told(
        ("Alder Post", "1950-05-03", "The Northern Army captured Trieste on Tuesday, the Northern Army said."),
        ("Birch Mail", "1950-05-03", "The Southern Army holds Trieste, the Southern Army said."),
    )
    told_of = [(t.id, word) for t in reports for word in words(t)]
    rungs = ladder("p", told_of, _name)
    assert len(rungs) == 2 and all(c.how in ("claimed", "contested") for c in rungs)
    assert rungs == ladder("p", reversed(told_of), _name)


def test_who_has_no_name_of_its_own_is_not_listed_as_silent() -> None:
    reports = told(("Alder Post", "1950-05-03", "President Maria Lund said that Karl Ohm had freed the prisoners."))
    named = {actor.id: actor.name for actor in reports[0].extract.actors}
    made = of_report(heard(reports[0]), lambda report, actor: named[actor])
    assert {name for name, counted in made.items() if counted == (0, 0)} == {"Karl Ohm"}
