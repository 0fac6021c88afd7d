"""A change of mind that one report tells of by itself."""

from __future__ import annotations

import pytest

from sayso.comparing.rules.position_shift import position_shift
from sayso.knowledge.places import open_gazetteer
from tests.comparing.stories import told

SHIFTS = [
    "The Farmers' League has always opposed the new reservoir at Elvas. Its chairman, Rui Pinto, said on Monday that "
    "it now supports the reservoir.",
    "The bishop had long rejected the sale of the orchard. He now accepts the sale of the orchard.",
    "The rail regulator has always refused to license night freight; now it offers the firms three trains a night.",
    "The ferry minister of Malta, who had long called the harbour levy a swindle, now wants it doubled.",
    "The hill farmers had always refused to have wardens in the gorge. Now they ask that wardens stay there all "
    "winter, their speaker said on Sunday.",
]
NONE = [
    "The Farmers' League has always opposed the new reservoir at Elvas. The mayor now supports the reservoir.",
    "The Farmers' League has always opposed the new reservoir at Elvas. It now supports the new road.",
    "The rail regulator has always refused to license night freight; now the pilots welcome the rule.",
    "The ferry minister of Malta, who had long called the harbour levy a swindle, now wants it abolished.",
    "The hill farmers had always refused to have wardens in the gorge. Now they ask that the wardens leave by Sunday.",
    "The river had long stopped rising. It is now rising again.",
]


@pytest.mark.parametrize("text", SHIFTS)
def test_both_stances_in_one_report(text: str) -> None:
    (report,) = told(("Post", "2017-02-20", text))
    (found,) = position_shift(report, open_gazetteer())
    assert found.rule == "position-shift" and len(found.evidence) == 2
    assert all(report.extract.text[e.start : e.end] == e.text for e in found.evidence)


@pytest.mark.parametrize("text", NONE)
def test_no_change_of_mind(text: str) -> None:
    (report,) = told(("Post", "2017-02-20", text))
    assert list(position_shift(report, open_gazetteer())) == []
