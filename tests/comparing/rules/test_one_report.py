"""The rules for one report over many sentences and traps: ``tests/data/one_report.tsv`` has the rule, or a hyphen, and
the sentence.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.comparing.rules.calendar import calendar
from sayso.comparing.rules.geography import geography
from sayso.comparing.rules.guess import guess
from sayso.comparing.rules.loaded_term import loaded_term
from sayso.comparing.rules.unknown_body import unknown_body
from sayso.comparing.told import Told
from sayso.knowledge.places import open_gazetteer
from sayso.model import Report
from tests.reading.helpers import read

DATA = Path(__file__).parents[2] / "data" / "one_report.tsv"
RULES = (calendar, geography, guess, loaded_term, unknown_body)


def _rows() -> list[list[str]]:
    return [line.split("\t") for line in DATA.read_text("utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[1][:40])
def test_what_a_sentence_raises(row: list[str]) -> None:
    rule, text, published = [*row, None][:3]
    assert text is not None
    told = Told(Report(id="r", text=text, language="en", published=published), read(text, published=published))
    raised = {f.rule for check in RULES for f in check(told, open_gazetteer())}
    assert raised == ({rule} - {"-"})
