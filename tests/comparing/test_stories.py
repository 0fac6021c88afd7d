"""The rules between reports, over the mini-stories: what must come out, and what must not."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.comparing.stories import BETWEEN, Story, stories

#: what is asked of the stories as a whole; measured .99 and .88 with ``worded``, whose contradictions are put as far
#: apart as can be, .99 and .94 without
PRECISION, RECALL = 0.95, 0.86
RULES = ("contradiction", "number-conflict", "update", "hardening", "lost-source", "altered-quote", "single-origin",
         "position-shift")  # fmt: skip


def test_precision_and_recall() -> None:
    wanted = [
        f["rule"] for s in stories() for f in s.data["findings"] if not f.get("optional") and f["rule"] in BETWEEN
    ]
    missed = [(s.data["id"], rule) for s in stories() for rule in s.missed()]
    wrong = [(s.data["id"], f.rule, f.message) for s in stories() for f in s.unfounded() if f.severity != "note"]
    right = len(wanted) - len(missed)
    assert right / len(wanted) >= RECALL, missed
    assert right / (right + len(wrong)) >= PRECISION, wrong


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_hits(rule: str) -> None:
    wanted = Counter(f["rule"] for s in stories() for f in s.data["findings"] if not f.get("optional"))
    missed = Counter(r for s in stories() for r in s.missed())
    assert missed[rule] <= 0.4 * wanted[rule]


def test_few_false_alarms() -> None:
    alarms = [s.data["id"] for s in stories() if _alarms(s)]
    assert len(alarms) <= 0.02 * len(stories()), alarms


def _alarms(story: Story) -> bool:
    return any(f.rule in story.data["forbid"] or f.severity == "conflict" for f in story.unfounded())


def test_stories_that_nothing_was_changed_for() -> None:
    # a floor under what is to be expected of stories from other hands; measured .93 and .75 for the rules between
    # reports, and 7 stories with a false alarm of 300
    untuned = stories("untuned/*")
    wanted = sum(not f.get("optional") and f["rule"] in BETWEEN for s in untuned for f in s.data["findings"])
    right = wanted - sum(len(s.missed()) for s in untuned)
    wrong = [f for s in untuned for f in s.unfounded() if f.severity != "note"]
    assert right / wanted >= 0.71
    assert right / (right + len(wrong)) >= 0.89, wrong
    assert sum(map(_alarms, untuned)) <= 9


def test_evidence_is_the_text_and_at_most_a_sentence() -> None:
    for story in stories():
        texts = {r["id"]: r["text"] for r in story.data["reports"]}
        for finding in story.findings:
            assert finding.message.endswith(".") and "\n" not in finding.message
            for e in finding.evidence:
                assert e.report is not None
                assert texts[e.report][e.start : e.end] == e.text
                assert ". " not in e.text.replace("a.m. ", "").replace("p.m. ", "").rstrip(".")
