"""The sieve: what it holds back no rule could use, and many pairs go through it as each by itself."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from sayso.comparing.pairs import lay, two_of
from sayso.comparing.sieve import couples, drawing, lines, sieve
from sayso.comparing.sieve.uses import ANY, WIDTH, Use
from sayso.comparing.statements.sameness import Say
from sayso.comparing.told import Told
from tests.comparing.stories import reports_of, told

#: sets of stories that are laid both ways
SETS = ("seventh", "eighth", "sixth", "thirteenth")


def _pairs() -> list[tuple[Told, Told]]:
    return [pair for name in SETS for reports in reports_of(name) for pair in combinations(reports, 2)]


def test_what_is_held_back_no_rule_could_use(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = _pairs()
    sifted = [lay(a, b) for a, b in pairs]
    # how many words two claims share is asked for there alone
    everything = lambda marked, seen, needs, *more: np.where(seen.content >= needs, ANY, ANY & ~Use.LINKS)  # noqa: E731
    monkeypatch.setattr(couples, "_uses", everything)
    monkeypatch.setattr(couples._Marked, "worth", lambda marked, needs, *more: needs > 0)
    monkeypatch.setattr(couples, "_may_oppose", lambda say, a, b: True)
    monkeypatch.setattr(couples, "_may_exclude", lambda said, both, mine, yours, two: True)
    monkeypatch.setattr(couples, "_figures_apart", lambda mine, yours, fated: bool(mine) and bool(yours))
    monkeypatch.setattr(couples, "say", lambda a, b: Say("same", True))
    monkeypatch.setattr(sieve, "_at_odds", lambda two: [(i, j) for i in two.a.stances for j in two.b.stances])
    monkeypatch.setattr(sieve, "_answers_apart", lambda mine, yours: True)
    monkeypatch.setattr(sieve, "_quotations_differ", lambda mine, yours: True)
    assert [lay(a, b) for a, b in pairs] == sifted
    assert any(found.findings for found in sifted)


def test_what_does_not_pass_gives_nothing() -> None:
    pairs = _pairs()
    passed = list(sieve.sift(two_of(a, b) for a, b in pairs))
    for (a, b), found in zip(pairs, passed, strict=True):
        if not found:
            made = lay(a, b)
            assert not made.links and not made.findings
    assert not all(passed)


def test_many_at_once_are_as_each_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    twos = [two_of(a, b) for a, b in _pairs()[:120]]
    monkeypatch.setattr(sieve, "LOT", 50)
    assert list(sieve.sift(twos)) == [next(iter(sieve.sift([two]))) for two in twos]


def test_reports_without_statements() -> None:
    empty, full = told(("A", None, ""), ("B", None, "The bridge at Brno fell on Monday."))
    assert not any(sieve.sift([couples.Two(drawing.lines(empty), drawing.lines(full))] * 2))
    assert list(sieve.sift([])) == []


def test_lines_are_stored_as_they_are() -> None:
    for report in reports_of("sixth")[0]:
        kept = drawing.lines(report)
        again = lines.unpack(lines.pack(kept))
        assert lines.pack(again) == lines.pack(kept)
        assert again.stances == kept.stances and again.quotations == kept.quotations


def test_uses_keep_apart() -> None:
    uses = [use for use in vars(Use).values() if isinstance(use, int)]
    assert sum(uses) == ANY < 1 << WIDTH and 4 * WIDTH < 63
