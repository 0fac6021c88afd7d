"""Statements: each is the same whenever and in whatever order it is asked for."""

from __future__ import annotations

from random import Random

from sayso.comparing.statements.statements import Statements
from sayso.comparing.told import Told
from tests.comparing.stories import reports_of, told

#: statements of which each hangs on the one before, more than are worked out one within the other
LONG = 260


def _holds(statements: Statements, at: int) -> tuple[object, ...]:
    s = statements[at]
    themes = tuple((m.argument, m.guessed) if m is not None else None for m in (s.theme, s.agent))
    return s.index, s.sentence, s.standing, s.certainty, s.negative, s.scope, themes


def _alike(report: Told, order: list[int]) -> None:
    forward, other = Statements(report), Statements(report)
    wanted = [_holds(forward, at) for at in range(len(forward))]
    found = {at: _holds(other, at) for at in order}
    assert [found[at] for at in range(len(forward))] == wanted


def test_in_any_order() -> None:
    for report in (one for story in reports_of("sixth")[:12] for one in story):
        order = list(range(len(report.extract.clauses)))
        _alike(report, order[::-1])
        Random(7).shuffle(order)
        _alike(report, order)


def test_the_last_of_a_long_chain_first() -> None:
    text = "Ida Holm came to Aarhus on Monday. " + "She walked to the harbour. " * LONG
    (report,) = told(("A", None, text))
    statements = Statements(report)
    last = statements[-1]
    assert last.theme is not None and last.theme.guessed and "Holm" in last.theme.text
    _alike(report, list(range(len(statements)))[::-1])
