"""Decisions take effect at once, hold over every fresh comparison, and go with an undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from sayso.model import Finding, Point, StoryActor, to_json
from sayso.reading import extract as reading
from sayso.story import Story, open_story
from sayso.story.anchors import Records
from sayso.story.deciding import Decided
from tests.story.given import write_lines

TOLD = {
    "a": "The road bridge at Osijek was swept away on Tuesday night, Ana Sorel said. Ana Sorel told "
    "reporters that nobody was hurt.",
    "b": "The road bridge at Osijek withstood the flood, Jon Dahl said. Jon Dahl said that at least 12 "
    "people were hurt in Osijek.",
    "c": "The road bridge at Osijek was swept away, Ana Brodek said. Ana Brodek said that the ferry would not run.",
}


def made(folder: Path, ids: str = "abc", name: str = "x") -> Story:
    story = open_story(folder / f"{name}.sayso")
    for n, id in enumerate(ids, 4):
        path = write_lines(folder / f"{id}.jsonl", {id: TOLD[id]}, published=f"2025-05-0{n}", outlet=f"Outlet {id}")
        story.read([path])
    story.compare()
    return story


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return made(tmp_path)


def lines(story: Story) -> list[bytes]:
    return [to_json(record) for record in story.records()]


def conflict(story: Story) -> Finding:
    return next(f for f in story.findings() if f.rule == "contradiction")


def named(story: Story, name: str) -> StoryActor:
    return next(a for a in story.actors() if a.name == name)


def test_a_dismissed_finding_stays_dismissed(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    finding = conflict(story)
    assert story.review(finding.id).state == "open"
    kept = story.decide("dismiss", [finding.id], who="M.", why="Two bridges.")
    assert kept.rule == "contradiction" and {q.report for q in kept.quotes} == {e.report for e in finding.evidence}
    story.decide("note", [finding.id], who="A.", why="Asked the county.")
    review = story.review(finding.id)
    assert (review.state, [n.why for n in review.notes]) == ("dismissed", ["Asked the county."])
    assert finding not in story.findings(state="open") and finding in story.findings(state="dismissed")
    monkeypatch.setattr(reading, "READING", "999")
    assert story.read([]).read_again == 3
    story.compare()
    assert conflict(story) == finding and story.review(finding.id).state == "dismissed"
    story.decide("undo", [str(kept.number)], who="A.", why="One bridge.")
    assert story.review(finding.id).state == "open"
    story.decide("confirm", [finding.id], who="A.", why="")
    assert story.findings(state="confirmed") == [finding]


def test_a_finding_is_known_again_by_rule_and_quotes(story: Story, tmp_path: Path) -> None:
    finding = conflict(story)
    kept = story.decide("dismiss", [finding.id], who="M.", why="")
    with made(tmp_path, "abc", "other") as other:
        # an older reading gave the finding another id and slightly other spans
        quoting = [other.quote(q.report, q.start + 4, q.end, q.part) for q in kept.quotes]
        other.decide("dismiss", ["f0"], who="M.", why="", quoting=quoting)
        assert other.lapsed() and other.review(finding.id).state == "open"
    with made(tmp_path, "abc", "third") as third:
        old = replace(kept, about=["f0"], quotes=quoting)
        decided = Decided(Records(third._connection, third.told), [old])
        assert decided.review(finding.id).state == "dismissed" and decided.lapsed == []


def test_a_finding_that_goes_lapses_and_comes_back(tmp_path: Path) -> None:
    with made(tmp_path) as story:
        finding = next(
            f for f in story.findings() if f.rule == "contradiction" and "c" in {e.report for e in f.evidence}
        )
        story.decide("confirm", [finding.id], who="M.", why="")
        other = [f for f in story.findings() if f.id != finding.id]
        story.purge("b")
        assert finding.id not in {f.id for f in story.findings()}
        assert story.decisions() == []  # it quoted the report, so it went with it
        assert [f.id for f, _, _ in story.withdrawn()] == [] and len(other) > 0


def test_actors_merged_and_split(story: Story) -> None:
    before = lines(story)
    one, two = named(story, "Ana Sorel"), named(story, "Ana Brodek")
    merge = story.decide("merge", [one.id, two.id], who="M.", why="Her married name.")
    actor = named(story, "Ana Sorel")
    assert actor.id == one.id and len(actor.of) == len(one.of) + len(two.of) and "Her married name." in actor.why[-1]
    assert "decision" in actor.why[-1] and "M." in actor.why[-1]
    assert two.id not in {a.id for a in story.actors()}
    assert story.actor(two.id) == actor == story.actor(one.id)
    assert two.id not in {p.actor for p in story.positions()} | {b.party for b in story.balance()}
    joined = next(b for b in story.balance() if b.party == one.id and b.point is None)
    split = story.decide("split", [one.id, f"c#{two.of[0].actor}"], who="A.", why="His sister.")
    assert {a.name for a in story.actors()} >= {"Ana Sorel", "Ana Brodek"}
    parts = [b for b in story.balance() if b.point is None and b.party in (one.id, named(story, "Ana Brodek").id)]
    assert sum(b.claims for b in parts) == joined.claims and len(parts) == 2
    assert named(story, "Ana Brodek").id != two.id
    for decision in (split, merge):
        story.decide("undo", [str(decision.number)], who="A.", why="")
    assert lines(story) == before


def test_decisions_hold_whatever_comes_after(tmp_path: Path) -> None:
    with made(tmp_path, "ac", "grown") as story, made(tmp_path, "abc", "whole") as whole:
        for each in (story, whole):
            each.decide("merge", [named(each, "Ana Sorel").id, named(each, "Ana Brodek").id], who="M.", why="One.")
        story.read([write_lines(tmp_path / "b.jsonl", {"b": TOLD["b"]}, published="2025-05-05", outlet="Outlet b")])
        story.compare()
        assert {(a.name, len(a.of)) for a in story.actors()} == {(a.name, len(a.of)) for a in whole.actors()}
        assert story.lapsed() == whole.lapsed() == []


def test_points_merged_and_split(story: Story) -> None:
    before = lines(story)
    point = max(story.points(), key=lambda p: len(p.claims))
    claim = point.claims[-1]
    split = story.decide("split", [point.id, f"{claim.report}#{claim.claim}"], who="M.", why="Another bridge.")
    parts = [
        p
        for p in story.points()
        if {(c.report, c.claim) for c in p.claims} & {(x.report, x.claim) for x in point.claims}
    ]
    assert len(parts) == 2 and sum(len(p.claims) for p in parts) == len(point.claims)
    new = next(p for p in parts if p.id != point.id)
    assert new.claims[0].side == "for" and new.summary and story.point(new.id) == new
    assert {p.matter for p in story.positions() if (p.report, p.claim) == (claim.report, claim.claim)} <= {new.id}
    turned = "against" if claim.side == "against" else None
    merge = story.decide("merge", [point.id, new.id], who="M.", why="", value=turned)
    again = story.point(new.id)
    assert isinstance(again, Point) and again.claims == point.claims and again.origins == point.origins
    for decision in (merge, split):
        story.decide("undo", [str(decision.number)], who="M.", why="")
    assert lines(story) == before


def test_what_is_left_of_a_split_keeps_the_id(story: Story) -> None:
    point = max(story.points(), key=lambda p: len(p.claims))
    first = point.claims[0]
    story.decide("split", [point.id, f"{first.report}#{first.claim}"], who="M.", why="Another bridge.")
    left = story.point(point.id)
    assert left is not None and left.id == point.id and len(left.claims) == len(point.claims) - 1
    actor = max(story.actors(), key=lambda a: len(a.of))
    if len(actor.of) > 1:
        story.decide("split", [actor.id, f"{actor.of[0].report}#{actor.of[0].actor}"], who="M.", why="Another.")
        kept = story.actor(actor.id)
        assert kept is not None and kept.id == actor.id and len(kept.of) == len(actor.of) - 1


def test_what_cannot_be_decided(story: Story) -> None:
    actor = story.actors()[0]
    point = story.points()[0]
    for kind, about in (
        ("merge", [actor.id, "a0"]), ("merge", [actor.id, actor.id]), ("merge", [actor.id, point.id]),
        ("split", [actor.id, "a#nobody"]), ("dismiss", ["f0"]), ("split", ["p0", "a#c1"]),
    ):  # fmt: skip
        with pytest.raises(ValueError, match=kind):
            story.decide(kind, about, who="M.", why="")
    assert story.decisions() == []


def test_a_merge_lapses_where_one_of_both_is_purged(story: Story) -> None:
    one, two = named(story, "Ana Sorel"), named(story, "Jon Dahl")
    quotes = [story.quote("a", TOLD["a"].index("Ana"), TOLD["a"].index("Ana") + 9)]
    story.decide("merge", [one.id, two.id], who="M.", why="", quoting=quotes)
    assert story.lapsed() == []
    story.purge("b")
    (lapsed,) = story.lapsed()
    assert "not all" in lapsed[1] and named(story, "Ana Sorel").of == one.of


def test_the_terms_of_actors_that_are_one(tmp_path: Path) -> None:
    told = {
        "a": "Ana Sorel demanded the release of forty prisoners.",
        "b": "Ana Brodek demanded the release of sixty prisoners by Friday.",
    }
    with open_story(tmp_path / "t.sayso") as story:
        for n, (id, text) in enumerate(told.items(), 4):
            path = write_lines(tmp_path / f"{id}.jsonl", {id: text}, published=f"2025-05-0{n}", outlet=f"Outlet {id}")
            story.read([path])
        story.compare()
        one, two = named(story, "Ana Sorel"), named(story, "Ana Brodek")
        assert [t.before for t in story.terms(one.id)] == [()]
        story.decide("merge", [one.id, two.id], who="M.", why="Her married name.")
        (term,) = story.terms(two.id)
        assert term.kind == "demands" and term.latest.report == "b" and [s.report for s in term.before] == ["a"]
        assert story.terms("a0") == []
