from __future__ import annotations

from pathlib import Path

import pytest

from sayso.story import PlaceUse, Story, open_story
from tests.story.given import write_lines

ILLINOIS, MISSOURI = "geonames:4250542", "geonames:4409896"

#: *Springfield* stands alone in one report; two others say which one they mean.
OPEN = {"desk": "The shelter in Springfield is full, volunteers said."}
ONE = {
    "wire": "A tornado struck Springfield, Missouri, on Friday night, the governor said.",
    "radio": "The hospital in Springfield, Missouri, took in forty people.",
}
OTHER = {"evening": "The legislature met in Springfield, Illinois, on Monday."}


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return open_story(tmp_path / "s.sayso")


def read(story: Story, tmp_path: Path, reports: dict[str, str]) -> None:
    story.read([write_lines(tmp_path / f"{'-'.join(reports)}.jsonl", reports)])
    story.compare()


def meant(story: Story, report: str, name: str = "Springfield") -> list[str | None]:
    """Entries of a name in a report, as the story has them."""
    return [
        place.place.id if place.place else None
        for use in story.places()
        for id, place in use.mentions
        if id == report and place.text == name
    ]


def use(story: Story, id: str) -> PlaceUse:
    return next(u for u in story.places() if u.entry is not None and u.entry.id == id)


def test_a_name_left_open_means_what_the_other_reports_settle(story: Story, tmp_path: Path) -> None:
    read(story, tmp_path, OPEN)
    assert meant(story, "desk") != [MISSOURI]
    read(story, tmp_path, ONE)
    assert meant(story, "desk") == [MISSOURI]
    found = use(story, MISSOURI)
    at = next(i for i, (report, _) in enumerate(found.mentions) if report == "desk")
    assert found.elsewhere == {at: 0}
    assert story.settled("Springfield") == (MISSOURI, 2)
    # what the report itself was read to say stays
    (place,) = [p for p in story.extract("desk").places if p.text == "Springfield"]
    assert place.place is None or place.place.id != MISSOURI


def test_reports_that_differ_settle_nothing(story: Story, tmp_path: Path) -> None:
    read(story, tmp_path, OPEN | ONE | OTHER)
    own = [p.place.id if p.place else None for p in story.extract("desk").places if p.text == "Springfield"]
    assert meant(story, "desk") == own
    assert story.settled("Springfield") is None


def test_the_order_of_reading_does_not_matter(tmp_path: Path) -> None:
    views: list[dict[str, list[str | None]]] = []
    for order in ((OPEN, ONE, OTHER), (OTHER, OPEN, ONE), (ONE | OTHER | OPEN,)):
        with open_story(tmp_path / f"{len(views)}.sayso") as story:
            for reports in order:
                read(story, tmp_path, reports)
            views.append({id: meant(story, id) for id in OPEN | ONE | OTHER})
    assert views[0] == views[1] == views[2]


def test_a_purged_report_settles_nothing_more(story: Story, tmp_path: Path) -> None:
    read(story, tmp_path, OPEN | ONE | OTHER)
    story.purge("evening")
    assert meant(story, "desk") == [MISSOURI]
    for report in ONE:
        story.purge(report)
    assert story.settled("Springfield") is None
    kept = story._connection.execute("SELECT count(*) FROM compared_sure WHERE name = 'springfield'").fetchone()
    assert kept == (0,)


def test_a_readers_decision_wins_and_is_undone(story: Story, tmp_path: Path) -> None:
    read(story, tmp_path, OPEN | ONE)
    start = ONE["wire"].index("Springfield")
    decision = story.correct_place("wire", start, start + 11, ILLINOIS, who="ana", why="the outlet corrected it")
    assert meant(story, "wire") == [ILLINOIS] and meant(story, "radio") == [MISSOURI]
    # a name left open elsewhere follows the reader
    assert meant(story, "desk") == [ILLINOIS]
    found = use(story, ILLINOIS)
    assert set(found.elsewhere.values()) == {decision.number}
    assert {p.place.confidence for _, p in found.mentions if p.place} == {1.0}
    story.compare()
    assert meant(story, "wire") == [ILLINOIS]
    story.decide("undo", [str(decision.number)], who="ben", why="the correction was withdrawn")
    assert meant(story, "wire") == [MISSOURI] and meant(story, "desk") == [MISSOURI]


def test_a_decision_outlives_a_fresh_reading(story: Story, tmp_path: Path) -> None:
    read(story, tmp_path, ONE)
    start = ONE["wire"].index("Springfield")
    story.correct_place("wire", start, start + 11, ILLINOIS, who="ana", why="")
    # read anew, as by a newer version
    story._connection.execute("UPDATE reports SET reading = NULL")
    story.read([write_lines(tmp_path / "more.jsonl", OTHER)])
    story.compare()
    assert meant(story, "wire") == [ILLINOIS]


def test_what_is_no_place_is_taken_off_the_list(story: Story, tmp_path: Path) -> None:
    read(story, tmp_path, ONE)
    start = ONE["wire"].index("Springfield")
    story.correct_place("wire", start, start + 11, None, who="ana", why="a ship of that name")
    assert meant(story, "wire") == [] and meant(story, "radio") == [MISSOURI]


def test_decisions_on_what_is_not_there_are_refused(story: Story, tmp_path: Path) -> None:
    read(story, tmp_path, ONE)
    with pytest.raises(ValueError, match="not in our list"):
        story.correct_place("wire", 17, 28, "geonames:999999999", who="ana", why="")
    with pytest.raises(ValueError, match="no name of a place"):
        story.correct_place("wire", 0, 1, ILLINOIS, who="ana", why="")


def test_a_file_of_an_earlier_version_has_no_settled_names(story: Story, tmp_path: Path) -> None:
    read(story, tmp_path, OPEN | ONE)
    for table in ("compared_open", "compared_sure", "compared_means"):
        story._connection.execute(f"DROP TABLE {table}")
    assert meant(story, "wire") == [MISSOURI] and story.settled("Springfield") is None
    story._connection.execute("UPDATE reports SET compared = 0")
    story.compare()
    assert meant(story, "desk") == [MISSOURI]


def test_findings_rest_on_what_readers_decided(story: Story, tmp_path: Path) -> None:
    text = "Heavy rain closed the theatre in Nantes, a city in Bavaria, on Friday, the mayor said."
    read(story, tmp_path, {"desk": text, **ONE})
    (found,) = [f for f in story.findings() if f.rule == "geography"]
    at = text.index("Nantes")
    decision = story.correct_place("desk", at, at + 1, None, who="an editor", why="a theatre's name")
    assert story.compare().reports == 1
    assert not [f for f in story.findings() if f.rule == "geography"]
    assert [f.id for f, _, _ in story.withdrawn()] == [found.id]
    assert story.compare().reports == 0
    # a fresh reading does not bring it back
    with story._connection as connection:
        connection.execute("UPDATE reports SET reading = NULL, compared = 0")
    story.read([])
    story.compare()
    assert not [f for f in story.findings() if f.rule == "geography"]
    story.decide("undo", [str(decision.number)], who="an editor", why="it is the city after all")
    assert story.compare().reports == 1
    assert [f.id for f in story.findings() if f.rule == "geography"] == [found.id]
