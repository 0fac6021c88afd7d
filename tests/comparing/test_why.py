"""The steps behind a finding, told in words."""

from __future__ import annotations

from sayso.comparing.findings.why import why
from tests.comparing.stories import found, told


def test_each_step_from_spans_to_finding() -> None:
    reports = told(
        ("Ridge News", "1976-06-07", "The rebels said that they had shot down an army helicopter near Gao on Friday."),
        ("Basin Post", "1976-06-09", "An army helicopter was shot down near Gao on Friday. It was the third."),
    )
    (finding,) = found(reports)
    by_id = {t.id: t for t in reports}
    lines = list(why(finding, by_id.__getitem__))
    assert lines[0].startswith("lost-source (caution): ")
    assert any(line.startswith("rule: ") for line in lines)
    for e in finding.evidence:
        assert any(f"{e.report} text {e.start}-{e.end}" in line for line in lines)
    assert any("on the word of The rebels" in line for line in lines)
    assert any("in the report's own voice" in line for line in lines)
    assert "order: a is the earlier" in lines
    assert lines[-1].startswith("same point: they say the same")
