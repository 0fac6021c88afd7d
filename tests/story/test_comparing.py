"""Comparing within a story file: incremental, the same in whatever runs, undone when a report is read anew."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sayso.comparing.engine import compare as compare_on
from sayso.model import Finding, to_json
from sayso.reading import extract as reading
from sayso.story import Progress, Story, open_story
from sayso.story import story as story_module
from tests.story.given import write_lines

TOLD = {
    "a": "The road bridge at Osijek was swept away on Tuesday night. A pact was signed on Wednesday, 18 January 2010.",
    "b": "The road bridge at Osijek withstood the flood, the county said. At least 12 people were hurt in Osijek.",
    "c": "The road bridge at Osijek was swept away on Tuesday night, officials said. Some 40 people were hurt there.",
    "d": "Merchants in Linz asked for a new market hall. Nobody knew who would pay for it.",
}


@pytest.fixture
def given(tmp_path: Path) -> list[Path]:
    """Each of the reports in a file of its own, a day apart."""
    return [
        write_lines(tmp_path / f"{id}.jsonl", {id: text}, published=f"2025-05-0{n}", outlet=f"Outlet {id}")
        for n, (id, text) in enumerate(TOLD.items(), 4)
    ]


def lines(story: Story) -> list[bytes]:
    return [to_json(record) for record in story.records()]


def test_one_run_and_many_give_the_same(given: list[Path], tmp_path: Path) -> None:
    with open_story(tmp_path / "one.sayso") as one, open_story(tmp_path / "many.sayso") as many:
        one.read(given)
        assert one.compare().reports == 4
        for path in reversed(given):
            many.read([path])
            assert many.compare().reports == 1
        assert lines(one) == lines(many)
        assert any(finding.rule == "contradiction" for finding in one.findings())
        assert one.verify() == many.verify() == []


def test_nothing_new_is_nothing_to_do(given: list[Path], tmp_path: Path) -> None:
    with open_story(tmp_path / "x.sayso") as story:
        story.read(given)
        first = story.compare()
        assert first.findings == len(story.findings()) > 0
        before = story.head()
        again = story.compare()
        assert (again.reports, again.findings, again.withdrawn) == (0, 0, 0)
        assert story.head() == before


def test_transactions_make_no_difference(given: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_story(tmp_path / "one.sayso") as one, open_story(tmp_path / "many.sayso") as many:
        one.read(given)
        many.read(given)
        one.compare()
        monkeypatch.setattr(story_module, "COMPARED_REPORTS", 1)
        seen: list[Progress] = []
        many.compare(seen.append)
        assert lines(one) == lines(many)
        assert [(p.done, p.total) for p in seen if p.name == "reports"][-1] == (4, 4)


def test_a_report_that_is_read_anew_is_compared_anew(
    given: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_story(tmp_path / "x.sayso") as story:
        story.read(given)
        story.compare()
        before = lines(story)
        monkeypatch.setattr(reading, "READING", "999")
        assert story.read([]).read_again == 4
        assert story.compare().reports == 4
        assert lines(story) == before


def test_another_version_of_sayso_compares_anew(
    given: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_story(tmp_path / "x.sayso") as story:
        story.read(given)
        story.compare()
        before = lines(story)
        monkeypatch.setattr(story_module, "_version", lambda: "99.0")
        assert story.compare().reports == 4
        assert lines(story) == before


def test_a_comparison_that_fails_leaves_nothing(
    given: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object) -> None:
        compare_on(*args)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with open_story(tmp_path / "x.sayso") as story:
        story.read(given)
        with monkeypatch.context() as patch:
            patch.setattr("sayso.comparing.engine.compare", fails)
            with pytest.raises(KeyboardInterrupt):
                story.compare()
        assert lines(story) == []
        assert story.compare().reports == 4


def test_findings_since_a_day(given: list[Path], tmp_path: Path) -> None:
    with open_story(tmp_path / "x.sayso") as story:
        story.read(given)
        story.compare()

        def days(finding: Finding) -> list[str]:
            stored = [story.report(e.report) for e in finding.evidence if e.report]
            return [s.report.published or "" for s in stored if s is not None]

        assert story.findings(date(2025, 5, 4)) == story.findings() != []
        assert story.findings(date(2025, 5, 8)) == []
        late = story.findings(date(2025, 5, 6))
        assert late == [f for f in story.findings() if max(days(f)) >= "2025-05-06"]
        assert late != story.findings()


def test_records_by_kind_are_all_the_records(given: list[Path], tmp_path: Path) -> None:
    with open_story(tmp_path / "x.sayso") as story:
        story.read(given)
        story.compare()
        kinds = (
            story.actors, story.copies, story.clusters, story.points, story.findings, story.positions, story.controls,
            story.forecasts, story.balance,
        )  # fmt: skip
        assert [record for kind in kinds for record in kind()] == list(story.records())
