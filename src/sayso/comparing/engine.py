"""Comparing, report by report: what a new report shares with the others, and what follows from it.

Work goes in three steps. Each report by itself gives its *sheet* (word runs, weighed words, keys) and the findings of
the one-report rules. Reports that share enough keys are laid side by side, two at a time, by pure functions of the two.
What needs more than two reports (families of copies, clusters, points, actors over the story) is worked out anew
for each *component* that the new reports touched. The same reports give the same records, in whatever order and in
however many runs they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sayso.comparing.shelf import Shelf
from sayso.knowledge.places import Gazetteer


@dataclass(frozen=True)
class Counts:
    """What a run did: reports laid down, pairs laid side by side, findings raised and withdrawn in this run."""

    reports: int
    pairs: int
    findings: int
    withdrawn: int


def compare(
    shelf: Shelf,
    gazetteer: Gazetteer,
    new: Iterable[str],
    progress: Callable[[int, int, str], None] | None = None,
) -> Counts:
    """Lay new reports (ids; those known already are passed over) beside the others and bring all records up to date.

    ``progress(done, of, step)`` is called now and then. What is kept is on the shelf; nothing is committed here.
    """
    raise NotImplementedError


def forget(shelf: Shelf, gazetteer: Gazetteer, report: str) -> Counts:
    """Take a report out again: its keys and pairs go, and the components that it was in are worked out anew.

    To be called while the shelf can still load the other reports; the report itself is no longer asked for.
    """
    raise NotImplementedError
