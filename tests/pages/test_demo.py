"""The sample stories, read and compared, and their dossiers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.pages.demo import run
from sayso.samples import SAMPLES, sample
from sayso.story import open_story
from tests.pages.test_dossier import Shape

#: Each fires in one of the samples at least.
RULES = {
    "contradiction", "number-conflict", "update", "hardening", "altered-quote", "geography", "calendar", "guess",
    "loaded-term",
}  # fmt: skip


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    folder = tmp_path_factory.mktemp("demo")
    said: list[str] = []
    run(folder, said.append)
    return folder, said


def test_all_is_read_compared_and_written(kept: tuple[Path, list[str]]) -> None:
    folder, said = kept
    assert sorted(p.name for p in folder.glob("*.*")) == [
        "ebro.html",
        "ebro.sayso",
        "sebastopol.html",
        "sebastopol.sayso",
    ]
    rules: set[str] = set()
    for name, number in (("sebastopol", 12), ("ebro", 8)):
        with open_story(folder / f"{name}.sayso", create=False) as story:
            assert len(story) == number
            assert story.problems() == []
            assert all(stored.report.published and stored.report.outlet for stored in story.reports())
            rules |= {finding.rule for finding in story.findings()}
    assert rules >= RULES
    assert any("12 reports" in line for line in said)


@pytest.mark.parametrize("name", ["sebastopol", "ebro"])
def test_the_dossiers_hold_together(kept: tuple[Path, list[str]], name: str) -> None:
    html = (kept[0] / f"{name}.html").read_text("utf-8")
    shape = Shape(html)
    assert not shape.faults
    assert not shape.open
    assert set(shape.links) <= {f"#{id}" for id in shape.ids}
    assert len(shape.ids) == len(set(shape.ids))
    assert str(kept[0]) not in html
    assert "samples/" not in html


def test_the_ladder_of_the_false_fall_is_there(kept: tuple[Path, list[str]]) -> None:
    """From *reportedly* in Bucharest by way of a Tatar's word in Vienna to a plain statement in London."""
    with open_story(kept[0] / "sebastopol.sayso", create=False) as story:
        held = [{ref.report for ref in point.claims} for point in story.points()]
    assert any({"bucharest-0929", "vienna-0930", "london-1002"} <= reports for reports in held)


def test_the_demo_names_who_is_named_and_nobody_else(kept: tuple[Path, list[str]]) -> None:
    """One prince in two spellings; a Tatar who carried letters for Omer Pasha is not Omer Pasha; an inn is no town."""
    with open_story(kept[0] / "sebastopol.sayso", create=False) as story:
        princes = [actor for actor in story.actors() if actor.name.endswith("schikoff")]
        read = [told.extract for told in story.extracts()]
    assert [len(actor.of) for actor in princes] == [5]
    tatars = [s for e in read for c in e.claims for s in c.sources if s.text.startswith("a Tatar who")]
    assert tatars and not any(source.actor for source in tatars)
    inns = [p for e in read for p in e.places if p.text in ("Cheapside", "Cross Keys")]
    assert inns and not any(p.place for p in inns)


@pytest.mark.parametrize("story", SAMPLES, ids=lambda s: s.name)
def test_samples_are_short_and_of_three_formats(story: object) -> None:
    with sample(story.name).folder() as folder:  # type: ignore[attr-defined]
        files = [p for p in folder.iterdir() if p.suffix in (".json", ".html", ".txt")]
        assert {p.suffix for p in files} == {".json", ".html", ".txt"}
        for path in files:
            if path.suffix == ".json":
                assert 70 <= len(json.loads(path.read_text("utf-8"))["text"].split()) <= 185, path.name
