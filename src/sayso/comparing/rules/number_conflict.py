"""Two figures for the same point whose ranges do not meet; and running counts that moved on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sayso.comparing.figures.affairs import (
    DAYS_OF_A_WEEK,
    in_all,
    of_another,
    of_one,
    one_month,
    other_part_of_day,
    other_window,
    parts_of_day,
    rivals,
)
from sayso.comparing.figures.corrections import corrects, persons, put_right
from sayso.comparing.figures.figures import (
    FINAL,
    Count,
    apart,
    can_move,
    counts,
    given,
    running,
    same_count,
    windows_differ,
)
from sayso.comparing.figures.gauges import BARE, Measured, day_of, going_on, may_clash
from sayso.comparing.figures.measures import measured_in, measures_of
from sayso.comparing.figures.owners import partial, parts_differ, stranger, subjects_contrast
from sayso.comparing.figures.scope import no_running_count, other_scope
from sayso.comparing.figures.stated import of_another_time, was_before
from sayso.comparing.figures.tellings import deeds_apart, done_to_others
from sayso.comparing.figures.twothings import part_of_whole, two_things
from sayso.comparing.findings.hits import Hit, dated, outlet, quoted
from sayso.comparing.sieve.uses import Use
from sayso.comparing.statements.sameness import CLAUSES, Likeness, Pair, surely_one
from sayso.comparing.statements.stakes import stake
from sayso.comparing.statements.statements import Sheet, Statement, sheet
from sayso.comparing.statements.when import Days, clock
from sayso.model import Severity

#: uncommon words that two reports must share before counts of persons are laid side by side
KIN = 2
#: how much bears a hit of two figures that only their measure joins
BY_MEASURE = 0.5
#: verbs whose figures are terms, not facts
TERMS = frozenset(
    "demand ask want offer propose seek request bid promise plan expect need require call hope pledge vow aim".split()
)
#: what players have of in each game
_SCORED = frozenset("point rebound assist goal run wicket yard touchdown try hit save".split())


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


def measures_apart(pair: Pair) -> Iterator[Hit]:
    """Two figures for one measure, each the only one that its report gives for it, where both are of one happening; and
    figures that a report says it puts right.
    """
    if pair.apart:
        return
    yield from _corrections(pair)
    # what the table tells goes before what the unit alone does
    for name, i, j in sorted(pair.gauges, key=lambda gauge: (gauge[0].startswith(BARE), gauge[0])):
        x, y = measured_in(pair.a, name, i), measured_in(pair.b, name, j)
        if not may_clash(x.bounds, y.bounds, _converted(x, y)) or not of_one(pair, x, y):
            continue
        hit = _moved_or_apart(pair, x, y)
        if hit is not None:
            yield hit


def _corrections(pair: Pair) -> Iterator[Hit]:
    """A later report says that it corrects a figure of the earlier one, and gives its own."""
    if not pair.order:
        return
    for old, new in put_right(pair, (a for a in pair.a.body if countable(a))):
        text = _moved(pair, old.figure.text, new.figure.text, True)
        yield Hit("update", "note", old.statement.evidence, new.statement.evidence, text, BY_MEASURE)


def countable(s: Statement) -> bool:
    """Whether a clause of its own states its figures of what is or was."""
    if s.clause.predicate.split()[0] in TERMS or not s.finite:
        return False
    return s.standing == "asserted" and s.certainty >= 2


def _half_a_unit(x: Measured, y: Measured) -> bool:
    """Whether two lengths of time are within half of their unit: *four months*, *four and a half months*."""
    if x.count is None or y.count is None or x.count.unit != "hour":
        return False
    return abs(x.low - y.low) <= 0.5 * max(x.count.factor, y.count.factor)


def _converted(x: Measured, y: Measured) -> bool:
    """Whether the two are in different units of one measure."""
    return x.scaled and x.noun != y.noun


def _moved_or_apart(pair: Pair, x: Measured, y: Measured) -> Hit | None:
    a, b = x.statement, y.statement
    if any((y if s is pair.a else x).range in _ranges(s) for s in (pair.a, pair.b)) or _half_a_unit(x, y):
        # one gives the other's figure too, or as good as
        return None
    if (y.count is not None and _prints(pair.a, y.count)) or (x.count is not None and _prints(pair.b, x.count)):
        return None
    corrected = corrects(pair.b, b)
    order = _order(pair, a, b)
    final = any(set(s.clause.words) & FINAL for s in (a, b)) or all(in_all(s) for s in (a, b))
    one_time = x.course == "level" and ((x.when is not None and x.when == y.when) or one_month(a, b))
    counting = partial(a) or partial(b)
    if x.course == "counted" and counting and partial(b) and not partial(a):
        # the count may have begun anew
        return None
    going_on = counting if x.course == "counted" else x.course != "fixed"
    running = (
        going_on and not final and not one_time and not _ended(x, y) and not closed(a, b) and not no_running_count(a, b)
    )
    first, second = (y, x) if order is not None and order < 0 else (x, y)
    grown = second.low > first.low or (x.course != "rising" and second.low != first.low)
    if (order and running and grown) or (pair.order and corrected):
        return Hit("update", "note", a.evidence, b.evidence, _moved(pair, x.text, y.text, corrected), BY_MEASURE)
    if x.high >= y.low and y.high >= x.low:
        return None
    if x.course == "level" and parts_of_day(a) != parts_of_day(b):
        # *in the morning*, *at the close*
        return None
    if x.course == "level" and x.when is not None and y.when is not None and not x.when.meets(y.when, 0):
        return None
    unordered = order is None and (running or not pair.same_day)
    return _conflict(pair, a, b, (x.text, x.count), (y.text, y.count), unordered, BY_MEASURE)


def _ended(x: Measured, y: Measured) -> bool:
    """Whether both tell how long something was that is over: *the siege ended after 63 days*."""
    return all(
        z.count is not None
        and z.count.unit == "hour"
        and any("end" in n.classes for n in sheet(z.statement.told).of_sentence(z.statement.sentence))
        for z in (x, y)
    )


def closed(a: Statement, b: Statement) -> bool:
    """Whether both count what fell into one month or year that was over when either was published: nothing runs on in
    it.
    """
    if a.when is None or a.when != b.when or (a.when.last - a.when.first).days < DAYS_OF_A_WEEK:
        return False
    return all(s.told.day is not None and a.when.last < s.told.day for s in (a, b))


def _severity(pair: Pair, a: Statement, b: Statement, unordered: bool) -> Severity:
    """A caution where the order in time is not known and matters, or where two sources with a stake differ."""
    first, second = counted_by(a), counted_by(b)
    if first and second and (stake(a) or stake(b) or bool((first | second) & _WITH_A_STAKE)):
        staked = not first & second
    else:
        staked = False
    return "caution" if unordered or staked else "conflict"


def _lay(pair: Pair, a: Statement, b: Statement, like: Likeness, first: Count, second: Count) -> Hit | None:
    """The hit of two figures whose ranges do not meet, or of which the second outgrew the first."""
    if not (countable(a) and countable(b)) or len(like.shared) < pair.needed - 1:
        return None
    if pair.long and first.noun in _SCORED and like.same_time is not True:
        # the same man scores in every game
        return None
    sure = not pair.long or (surely_one(pair, a, b, like) and _one_owner(a, b, first, second))
    if not sure and not (first.fates & second.fates and _one_lead(pair, a, b)):
        return None
    if not same_count(first, second, like) or windows_differ(first, second) or of_another(a, b) or rivals(a, b):
        return None
    if parts_differ(a, b) or subjects_contrast(a, b) or of_another_time(a) != of_another_time(b) or _two_days(a, b):
        return None
    if other_window(a, b) or other_part_of_day(a, b) or stranger(a, pair.b) or stranger(b, pair.a):
        return None
    if two_things(pair, a, b) or part_of_whole(pair, first, second):
        return None
    if deeds_apart(first, second) or done_to_others(first, second) or was_before(a, first) != was_before(b, second):
        return None
    mine, yours = measures_of(first), measures_of(second)
    alike = persons(first, second) and first.noun == second.noun and like.saying in ("same", "weak")
    if mine and yours and mine.keys().isdisjoint(yours) and not alike:
        return None
    corrected = corrects(pair.b, b)
    if not (corrected and pair.order) and _gives_both(pair, first, second):
        return None
    moving = (
        running(first)
        and running(second)
        and not closed(a, b)
        and not _settled(a, b, mine, yours, "level" in first.fates & second.fates)
    )
    order = _order(pair, a, b)
    moving = moving and not no_running_count(a, b)
    if order and moving and can_move(*((second, first) if order < 0 else (first, second))):
        return Hit(
            "update", "note", a.evidence, b.evidence, _moved(pair, first.figure.text, second.figure.text, corrected)
        )
    if pair.order and corrected:
        return Hit(
            "update", "note", a.evidence, b.evidence, _moved(pair, first.figure.text, second.figure.text, corrected)
        )
    unordered = order is None and (moving or not pair.same_day)
    return _conflict(pair, a, b, (first.figure.text, first), (second.figure.text, second), unordered)


def _conflict(
    pair: Pair,
    a: Statement,
    b: Statement,
    first: tuple[str, Count | None],
    second: tuple[str, Count | None],
    unordered: bool,
    weight: float = 1.0,
) -> Hit | None:
    """The conflict of two figures, each as worded and as counted, unless they are of two windows, places or groups."""
    if other_scope(pair, a, b, first[1], second[1]):
        return None
    severity = _severity(pair, a, b, unordered)
    return Hit("number-conflict", severity, a.evidence, b.evidence, _apart(pair, a, first[0], b, second[0]), weight)


def _two_days(a: Statement, b: Statement) -> bool:
    """Whether the two tell what befell on two days, and not how a count stood."""
    mine, yours = day_of(a), day_of(b)
    return (
        mine is not None and yours is not None and not mine.meets(yours)
        and not (going_on(a) or going_on(b))
    )  # fmt: skip


def _settled(a: Statement, b: Statement, mine: Mapping[str, str], yours: Mapping[str, str], level: bool) -> bool:
    """Whether two figures are of a measure that does not go on, or of a count that is over; ``level``: whether both
    tell where something stands.
    """
    courses = {mine[name] for name in mine.keys() & yours.keys()} or {*mine.values(), *yours.values()}
    if courses == {"level"} or (level and mine.keys().isdisjoint(yours)):
        return one_month(a, b)
    return bool(courses) and courses <= {"fixed", "counted"} and not (
        "counted" in courses and (partial(a) or partial(b))
    )  # fmt: skip


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
    return any(
        when.meets(other, 0) and when.first == when.last and not where.isdisjoint(there)
        for when, where in _lead(pair.a)
        for other, there in _lead(pair.b)
    )


def _lead(sheet: Sheet) -> list[tuple[Days, set[str]]]:
    """The times and places of what the head of a report states; worked out once for each."""
    kept: list[tuple[Days, set[str]]] | None = sheet.__dict__.get("_lead")
    if kept is None:
        kept = sheet.__dict__["_lead"] = []
        for index, number in enumerate(sheet.statements.sentences):
            if not 0 <= number < LEAD:
                continue
            s = sheet.statements[index]
            if _states(s) and s.when is not None and (where := _where(s)):
                kept.append((s.when, where))
    return kept


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
    return _has(pair.a, second) or _has(pair.b, first) or _prints(pair.a, second) or _prints(pair.b, first)


def _prints(sheet: Sheet, wanted: Count) -> bool:
    """Whether a large figure stands in a report's sentence that gives figures for the same: *12,000, the police of
    4,500*.
    """
    number = next((w for w in wanted.figure.text.split() if w[:1].isdigit()), "")
    if len(number) < 3 or number not in sheet.told.extract.text:
        return False
    pattern = re.compile(rf"(?<![\d.,]){re.escape(number)}(?![\d]|[.,]\d)")
    return any(
        pattern.search(sheet.told.extract.text[start:end])
        for n, (start, end) in enumerate(sheet.told.extract.sentences)
        if any(s.figures for s in sheet.of_sentence(n))
    )


def _has(sheet: Sheet, wanted: Count) -> bool:
    return any(
        (count.low, count.high, count.unit) == (wanted.low, wanted.high, wanted.unit)
        and (count.noun in (None, wanted.noun) or bool(count.fates & wanted.fates))
        for index in given(sheet).get((wanted.low, wanted.high, wanted.unit), ())
        for count in counts(sheet.statements[index])
    )


def _ranges(sheet: Sheet) -> set[tuple[float, float]]:
    return {(low, high) for low, high, _ in given(sheet)}


#: verbs by which somebody gives a figure: *the police put the crowd at 4,500*
_GIVING = frozenset("put estimate count number reckon speak set give assess".split())
_WITH_A_STAKE = frozenset("organisers organizers organiser organizer union unions police".split())


def counted_by(s: Statement) -> frozenset[str]:
    """The words for whose figures a statement gives: those of its sources, else of who counts or puts them."""
    words = {w for source in s.sources for w in source.text.lower().split()}
    if not words and s.clause.predicate.split()[0] in _GIVING and not s.clause.passive and s.subject is not None:
        words = set(s.subject.text.lower().split())
    return frozenset(words) - {"the", "a", "an", "of", "s", "office", "ministry"}


def _apart(pair: Pair, a: Statement, first: str, b: Statement, second: str) -> str:
    return (
        f"{outlet(pair.a.told)} gives {_worded(first)} ({quoted(a.evidence)}), "
        f"{outlet(pair.b.told)} {_worded(second)} ({quoted(b.evidence)})."
    )


def _moved(pair: Pair, first: str, second: str, corrected: bool) -> str:
    how = "corrects" if corrected else "moves on"
    return (
        f"The figure {how} from {_worded(first)} in {dated(pair.a.told)} to {_worded(second)} in {dated(pair.b.told)}."
    )


def _worded(text: str) -> str:
    return " ".join(text.split())
