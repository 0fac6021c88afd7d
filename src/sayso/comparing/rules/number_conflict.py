"""Two figures for the same point whose ranges do not meet; and running counts that moved on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.comparing.figures import Count, apart, can_move, counts, running, same_count, windows_differ
from sayso.comparing.hits import Hit, dated, outlet, quoted
from sayso.comparing.sameness import CLAUSES, TOTALS, Likeness, Pair, surely_one
from sayso.comparing.stakes import stake
from sayso.comparing.statements import Sheet, Statement
from sayso.comparing.uses import Use
from sayso.comparing.when import clock
from sayso.model import Severity

#: uncommon words that two reports must share before counts of persons are laid side by side
KIN = 2
#: verbs whose figures are terms, not facts
TERMS = frozenset(
    "demand ask want offer propose seek request bid promise plan expect need require call hope pledge vow aim".split()
)
_CORRECTING = frozenset({"correct", "revise", "recount", "correction", "amend", "withdraw", "lower"})


def figures_apart(pair: Pair) -> Iterator[Hit]:
    """Two figures for the same point, unit and scope, at the same time, whose ranges do not meet.

    A running count of a later time that moved as it can is an update; so is one that the later report says it corrects.
    A fixed figure conflicts whatever the dates.
    """
    if pair.apart:
        return
    for a, b, like in pair.couples(Use.FIGURES):
        if not counts(b):
            continue
        for first in counts(a):
            for second in counts(b):
                if first.marks.isdisjoint(second.marks):
                    continue
                if not apart(first, second) and not _outgrown(pair, first, second):
                    continue
                if pair.kinship < KIN and not (first.fates & second.fates & {"gather", "strike"} and like.same_time):
                    continue
                hit = _lay(pair, a, b, like, first, second)
                if hit is not None:
                    yield hit


def _lay(pair: Pair, a: Statement, b: Statement, like: Likeness, first: Count, second: Count) -> Hit | None:
    """The hit of two figures whose ranges do not meet, or of which the second outgrew the first."""
    if a.clause.predicate.split()[0] in TERMS or b.clause.predicate.split()[0] in TERMS:
        return None
    if not (a.finite and b.finite) or len(like.shared) < pair.needed - 1:
        return None
    if a.standing not in ("asserted",) or b.standing not in ("asserted",) or min(a.certainty, b.certainty) < 2:
        return None
    if not same_count(first, second, like) or windows_differ(first, second):
        return None
    corrected = any(set(s.clause.words) & _CORRECTING for s in pair.b.of_sentence(b.sentence))
    sure = surely_one(pair, a, b, like) and _one_owner(a, b, first, second)
    if pair.long and not (sure or (first.fates & second.fates and _one_lead(pair, a, b))):
        return None
    if not (corrected and pair.order) and _gives_both(pair, first, second):
        return None
    moving = running(first) and running(second)
    order = _order(pair, a, b)
    if order and moving and can_move(*((second, first) if order < 0 else (first, second))):
        return Hit("update", "note", a.evidence, b.evidence, _moved(pair, first, second, corrected))
    if pair.order and corrected:
        return Hit("update", "note", a.evidence, b.evidence, _moved(pair, first, second, corrected))
    severity: Severity = "conflict"
    if order is None and (moving or not pair.same_day):
        # in no order: one may be the newer state of the other
        severity = "caution"
    if (stake(a) or stake(b)) and a.sources and b.sources and not _same_source(a, b):
        severity = "caution"
    return Hit("number-conflict", severity, a.evidence, b.evidence, _apart(pair, first, second))


def _order(pair: Pair, a: Statement, b: Statement) -> int | None:
    """1 where the second figure is of a later time, -1 where of an earlier, 0 where of the same, None where unknown.

    The times that the text gives come first, then the days, then the order of the reports.
    """
    first, second = clock(a.told, a.clause), clock(b.told, b.clause)
    if first is not None and second is not None:
        return (second > first) - (second < first)
    if a.when is not None and b.when is not None and (a.when.last < b.when.first or b.when.last < a.when.first):
        return 1 if a.when.last < b.when.first else -1
    return pair.order or None


def _outgrown(pair: Pair, first: Count, second: Count) -> bool:
    """Whether a later report has a higher figure for what was *at least* so many before."""
    return (
        pair.order == 1 and first.figure.bound == "at least" and second.low > first.low
        and running(first) and running(second)
    )  # fmt: skip


#: sentences at the head of a report that tell what it is about
LEAD = 3


def _one_lead(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether both stand at the head of reports that begin with what befell one place on one day."""
    if max(a.sentence, b.sentence) >= LEAD or not (_states(a) and _states(b)):
        return False
    mine, yours = ([s for s in sheet.body if s.sentence < LEAD and _states(s)] for sheet in (pair.a, pair.b))
    return any(
        x.when is not None and y.when is not None and x.when.meets(y.when, 0) and x.when.first == x.when.last
        and bool(_where(x) & _where(y))
        for x in mine
        for y in yours
    )  # fmt: skip


def _states(s: Statement) -> bool:
    return s.clause.kind in CLAUSES and s.standing == "asserted" and not s.negative and s.finite


def _where(s: Statement) -> set[str]:
    """The towns and sites that befell what a statement tells, or where it was."""
    return {
        p.place.id
        for m in (*s.participants, *s.others)
        for p in m.places
        if p.place is not None and p.place.feature in ("settlement", "site")
    }


def _one_owner(a: Statement, b: Statement, first: Count, second: Count) -> bool:
    """For long reports: whether the figures have subjects of their own, and no other names go with the one or other."""
    if any(m.pronoun or m.guessed for m in (*first.owners, *second.owners) if m.argument.role == "subject"):
        return False
    mine = {n for m in (*a.participants, *a.others) for n in m.names}
    yours = {n for m in (*b.participants, *b.others) for n in m.names}
    return not (mine - yours and yours - mine)


def _gives_both(pair: Pair, first: Count, second: Count) -> bool:
    """Whether one of the reports has the other's figure too, beside its own."""
    return _has(pair.a, second) or _has(pair.b, first)


def _has(sheet: Sheet, wanted: Count) -> bool:
    return any(
        count.noun in (None, wanted.noun) or bool(count.fates & wanted.fates)
        for count in _given(sheet).get((wanted.low, wanted.high, wanted.unit), ())
    )


def _given(sheet: Sheet) -> Mapping[tuple[float, float, str | None], list[Count]]:
    """The figures of a report by range and unit; worked out once for each."""
    kept: dict[tuple[float, float, str | None], list[Count]] | None = sheet.__dict__.get("_given")
    if kept is None:
        kept = sheet.__dict__["_given"] = {}
        for index, clause in enumerate(sheet.told.extract.clauses):
            if clause.part != "text" or not (clause.figures or any(a.head in TOTALS for a in clause.arguments)):
                continue
            for count in counts(sheet.statements[index]):
                kept.setdefault((count.low, count.high, count.unit), []).append(count)
    return kept


def _same_source(a: Statement, b: Statement) -> bool:
    first = {w for s in a.sources for w in s.text.lower().split()}
    second = {w for s in b.sources for w in s.text.lower().split()}
    return bool((first & second) - {"the", "a", "an", "of", "s", "office", "ministry"})


def _apart(pair: Pair, first: Count, second: Count) -> str:
    return (
        f"{outlet(pair.a.told)} gives {_figure(first)} ({quoted(first.statement.evidence)}), "
        f"{outlet(pair.b.told)} {_figure(second)} ({quoted(second.statement.evidence)})."
    )


def _moved(pair: Pair, first: Count, second: Count, corrected: bool) -> str:
    how = "corrects" if corrected else "moves on"
    return (
        f"The figure {how} from {_figure(first)} in {dated(pair.a.told)} to {_figure(second)} in {dated(pair.b.told)}."
    )


def _figure(count: Count) -> str:
    return " ".join(count.figure.text.split())
