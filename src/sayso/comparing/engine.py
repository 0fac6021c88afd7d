"""Comparing, report by report: what a new report shares with the others, and what follows from it.

Work goes in three steps. Each report by itself gives its *sheet* (word runs, weighed words, what its claims say) and
the findings of the one-report rules. Reports that share enough keys are laid side by side, two at a time, by pure
functions of the two; how many that are for one report is bounded, however many reports there are. What needs more than
two reports (families of copies, clusters, points, actors over the story, which findings stand) is worked out anew where
the new reports changed something. The same reports give the same records, in whatever order and in however many runs
they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sayso.comparing import components
from sayso.comparing.actors import naming
from sayso.comparing.desk import Desk
from sayso.comparing.findings import standing
from sayso.comparing.laying import Touched, lay_down, take_out
from sayso.comparing.points import matters
from sayso.comparing.shelf import Shelf, number
from sayso.knowledge.memory import unswept
from sayso.knowledge.places import Gazetteer

Progress = Callable[[int, int, str], None]

#: reports that are laid down together; what is held in memory is bounded by it
BATCH = 1000


@dataclass(frozen=True)
class Counts:
    """What a run did: reports laid down, pairs laid side by side, findings raised and withdrawn in this run."""

    reports: int
    pairs: int
    findings: int
    withdrawn: int


def compare(shelf: Shelf, gazetteer: Gazetteer, new: Iterable[str], progress: Progress | None = None) -> Counts:
    """Lay new reports (ids) beside the others and bring all records up to date; quickest in the order of their days.

    A report that is known already is taken out first and laid anew, as after it was read anew. ``progress(done, of,
    step)`` is called now and then. What is kept is on the shelf; nothing is committed here.
    """
    with unswept():
        return _compare(shelf, gazetteer, list(dict.fromkeys(new)), progress or (lambda done, of, step: None))


def _compare(shelf: Shelf, gazetteer: Gazetteer, ids: Sequence[str], tell: Progress) -> Counts:
    desk = Desk(shelf)
    touched = Touched()
    for id in ids:
        if desk.has(number(id)):
            take_out(desk, number(id), touched)
    for at in range(0, len(ids), BATCH):
        tell(at, len(ids), "reports")
        drawn = {number(id): desk.drawn(id, gazetteer) for id in ids[at : at + BATCH]}
        lay_down(desk, drawn, touched)
        shelf.flush()
    tell(len(ids), len(ids), "reports")
    raised, withdrawn = _bring_up(desk, touched, tell)
    desk.clear()
    shelf.flush()
    return Counts(len(ids), touched.laid, raised, withdrawn)


def forget(shelf: Shelf, gazetteer: Gazetteer, report: str) -> Counts:
    """Take a report out again: its keys and pairs go, and the components that it was in are worked out anew.

    The shelf must still load the other reports; the one that goes is not asked for. Does nothing for unknown reports.
    """
    n = number(report)
    if shelf.sheet(n) is None:
        return Counts(0, 0, 0, 0)
    desk = Desk(shelf)
    touched = Touched()
    take_out(desk, n, touched)
    raised, withdrawn = _bring_up(desk, touched, lambda done, of, step: None)
    desk.clear()
    shelf.flush()
    return Counts(1, touched.laid, raised, withdrawn)


def _bring_up(desk: Desk, touched: Touched, tell: Progress) -> tuple[int, int]:
    """Work out anew whatever was touched; how many findings were raised and withdrawn."""
    renamed = naming.name_anew(desk, touched.actors, tell)
    _, moved = components.copy_anew(desk, touched.copies, tell)
    components.cluster_anew(desk, touched.clusters, tell)
    links = matters.Links(desk)
    also = {
        (report, claim) for n in renamed | moved for report in [desk.sheet(n).id] for claim in links.of_report(report)
    }
    matters.point_anew(desk, links, touched.claims | also, tell)
    matters.forecast_anew(desk, touched.reports.union(*touched.pairs))
    matters.hold_anew(desk, touched.places.union(*(desk.held(n) for n in renamed)))
    matters.balance_anew(desk, touched.reports | renamed)
    # what is new, or is copied and was read anew, may raise what its copies raise as well
    copies_of_new = {n for n in touched.copies if desk.has(n)} - touched.reports
    return standing.settle_anew(desk, touched.reports | copies_of_new, touched.pairs, moved)
