"""Comparing, report by report: what a new report shares with the others, and what follows from it.

Work goes in three steps. Each report by itself gives its *sheet* (word runs, weighed words, keys) and the findings of
the one-report rules. Reports that share enough keys are laid side by side, two at a time, by pure functions of the two.
What needs more than two reports (families of copies, clusters, points, actors over the story) is worked out anew
for each *component* that the new reports touched. The same reports give the same records, in whatever order and in
however many runs they came.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

import msgspec

from sayso.comparing import clusters, copies, index, pairs
from sayso.comparing.components import bring_up
from sayso.comparing.copies import Shared
from sayso.comparing.desk import Desk
from sayso.comparing.index import Pair
from sayso.comparing.sheets import Sheet
from sayso.comparing.shelf import COPY, LINKED, NEAR, Shelf, number
from sayso.knowledge.places import Gazetteer

Progress = Callable[[int, int, str], None]

#: reports that are laid down together; what is held in memory is bounded by it
BATCH = 300
#: holders of a key from which on it is hot: word runs in more reports than this are what outlets print under every
#: report, or a text that went round the world
RUN_CAP = 20
WORD_CAP = 30
#: reports of one and the same text that are laid beside others; the rest follow them
SAME_TEXT = 6
#: word runs (of the sample of one in four) that two reports must share: so many, or this part of the fewer
RUNS, RUNS_PART = 4, 0.1
#: part of the sample that must be shared where the runs are hot
HOT_PART = 0.4
#: of the weightiest words
WORDS = 2
#: words up to which a report is short: two of them that are alike are laid side by side for what they claim if they
#: share one weighty word
SHORT = 80
#: likeness from which on reports are laid side by side for copies whatever runs they share: a short text that was
#: rewritten sentence by sentence may keep none of the sample
REWRITTEN = 0.4
#: likeness from which on the claims of two reports are laid side by side: of reports of one matter 97 in 100 are more
#: alike than this, of reports of different matters five in a thousand (news texts of 35 subjects)
MATTER = 0.12


class Facts(msgspec.Struct, frozen=True, array_like=True):
    """What lies between two reports, ``a`` being the one with the lower number."""

    shared: Shared | None
    near: float
    result: pairs.PairResult | None


@dataclass(frozen=True)
class Counts:
    """What a run did: reports laid down, pairs laid side by side, findings raised and withdrawn in this run."""

    reports: int
    pairs: int
    findings: int
    withdrawn: int


@dataclass
class _Touched:
    """The reports whose components are to be worked out anew, by domain."""

    copies: set[int] = field(default_factory=set)
    clusters: set[int] = field(default_factory=set)
    points: set[int] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)
    laid: int = 0

    def pair(self, a: int, b: int, joins: int) -> None:
        for bit, domain in ((COPY, self.copies), (NEAR, self.clusters), (LINKED, self.points)):
            if joins & bit:
                domain.update((a, b))


def compare(shelf: Shelf, gazetteer: Gazetteer, new: Iterable[str], progress: Progress | None = None) -> Counts:
    """Lay new reports (ids) beside the others and bring all records up to date.

    A report that is known already is taken out first and laid anew, as after it was read anew. ``progress(done, of,
    step)`` is called now and then. What is kept is on the shelf; nothing is committed here.
    """
    ids = sorted(set(new))
    desk = Desk(shelf)
    touched = _Touched()
    for id in ids:
        if shelf.sheet(number(id)) is not None:
            _take_out(desk, number(id), touched)
    tell = progress or (lambda done, of, step: None)
    for at in range(0, len(ids), BATCH):
        tell(at, len(ids), "reports")
        drawn = {number(id): desk.drawn(id, gazetteer) for id in ids[at : at + BATCH]}
        _lay_down(desk, drawn, touched)
    tell(len(ids), len(ids), "reports")
    raised, withdrawn = bring_up(desk, touched.copies, touched.clusters, touched.points, touched.actors, tell)
    return Counts(len(ids), touched.laid, raised, withdrawn)


def forget(shelf: Shelf, gazetteer: Gazetteer, report: str) -> Counts:
    """Take a report out again: its keys and pairs go, and the components that it was in are worked out anew.

    The shelf must still load the other reports; the one that goes is not asked for. Does nothing for unknown reports.
    """
    n = number(report)
    if shelf.sheet(n) is None:
        return Counts(0, 0, 0, 0)
    desk = Desk(shelf)
    touched = _Touched()
    _take_out(desk, n, touched)
    raised, withdrawn = bring_up(
        desk, touched.copies, touched.clusters, touched.points, touched.actors, lambda done, of, step: None
    )
    return Counts(1, touched.laid, raised, withdrawn)


# --- laying down ------------------------------------------------------------------------------------------------------


def _lay_down(desk: Desk, drawn: dict[int, Sheet], touched: _Touched) -> None:
    """Post a batch of new reports and lay them beside what they share keys with."""
    shelf = desk.shelf
    touched.copies.update(drawn)
    touched.clusters.update(drawn)
    touched.points.update(drawn)
    drawn = _parted_by_text(desk, drawn, touched)
    laid = {n: sheet for n, sheet in drawn.items() if not sheet.shadow}
    runs = index.find(shelf, {n: s.runs for n, s in laid.items()}, RUN_CAP)
    words = index.find(shelf, {n: s.words for n, s in laid.items()}, WORD_CAP)
    for n, sheet in drawn.items():
        desk.put(n, sheet)
        shelf.post(n, sheet.keys)
        if not sheet.shadow:
            touched.actors.update(desk.note(n))
    chosen: dict[Pair, int] = {}
    for p in {*runs.cold, *runs.hot}:
        if _by_runs(runs.cold[p], runs.hot[p], len(desk.sheet(p[0]).runs), len(desk.sheet(p[1]).runs)):
            chosen[p] = chosen.get(p, 0) | COPY
    for p in {*words.cold, *words.hot}:
        chosen[p] = chosen.get(p, 0) | _about(desk, p, words.cold[p] + words.hot[p])
    for p in sorted(p for p, bits in chosen.items() if bits):
        boilerplate = runs.hot_keys.intersection(desk.sheet(p[0]).runs).intersection(desk.sheet(p[1]).runs)
        _lay(desk, p, chosen[p], boilerplate, touched)
    _lay_again(desk, runs.shaken, touched, words.shaken)


def _by_runs(cold: int, hot: int, runs_a: int, runs_b: int) -> bool:
    """Whether two reports share enough word runs to be laid side by side for copies."""
    fewer = min(runs_a, runs_b)
    return cold >= RUNS or cold >= max(2, RUNS_PART * fewer) or cold + hot >= max(2, HOT_PART * fewer)


def _about(desk: Desk, p: Pair, words: int) -> int:
    """For what to lay two reports side by side that share so many weighty words: ``NEAR``, ``LINKED`` for their
    claims alone, or nothing.
    """
    if words >= WORDS:
        return NEAR
    short = max(len(desk.sheet(n).text.numbers) for n in p) <= SHORT
    return LINKED if words and short else 0


def _lay(desk: Desk, p: Pair, chosen: int, boilerplate: Collection[int], touched: _Touched) -> None:
    """Lay two reports side by side, for copies (``COPY``) or what they are about (``NEAR``); keep what joins them."""
    a, b = desk.sheet(p[0]), desk.sheet(p[1])
    touched.laid += 1
    alike = clusters.likeness(a.vector, b.vector)
    shared = None
    if chosen & COPY or (chosen & NEAR and alike >= REWRITTEN):
        shared = copies.lay(a.text, b.text, [key % (1 << 64) for key in sorted(boilerplate)])
        shared = shared if copies.is_copy(shared) else None
    near = round(alike * clusters.closeness(a.published, b.published), 6) if chosen & NEAR else 0.0
    linked = shared is not None or (chosen & (NEAR | LINKED) and alike >= MATTER)
    result = pairs.lay(desk.told(p[0]), desk.told(p[1])) if linked else None
    joins = (COPY if shared else 0) | (NEAR if near >= clusters.SAME else 0)
    if result is not None and (result.links or result.findings):
        joins |= LINKED
    before = desk.joins(p)
    touched.pair(*p, joins | before)
    if joins:
        desk.put_facts(p, joins, Facts(shared, near, result if joins & LINKED else None))
    elif before:
        desk.drop_facts(p)


def _lay_again(desk: Desk, shaken: set[Pair], touched: _Touched, lessened: Collection[Pair] = ()) -> None:
    """Lay pairs anew whose common keys became hot or ceased to be, or changed their leaders.

    ``lessened`` are pairs that can only have lost by it, and only words.
    """
    held: dict[int, list[int]] = {}

    def support(p: Pair, keys_a: Sequence[int], keys_b: Sequence[int], cap: int) -> tuple[int, int, list[int]]:
        common = set(keys_a).intersection(keys_b)
        held.update(desk.shelf.holding([key for key in sorted(common) if key not in held], cap + 1))
        return index.support(held, common, p, cap)

    for p in sorted(shaken.union(lessened)):
        if not (desk.has(p[0]) and desk.has(p[1])):
            continue
        before = desk.joins(p)
        a, b = desk.sheet(p[0]), desk.sheet(p[1])
        if a.shadow or b.shadow or not (before or p in shaken):
            continue
        about = _about(desk, p, sum(support(p, a.words, b.words, WORD_CAP)[:2]))
        if about == NEAR and p not in shaken:
            continue
        cold, hot, hot_keys = support(p, a.runs, b.runs, RUN_CAP)
        copied = cold + hot and _by_runs(cold, hot, len(a.runs), len(b.runs))
        chosen = (COPY if copied else 0) | about
        if chosen or before:
            _lay(desk, p, chosen, hot_keys, touched)


# --- many reports of one text -----------------------------------------------------------------------------------------


def _parted_by_text(desk: Desk, drawn: dict[int, Sheet], touched: _Touched) -> dict[int, Sheet]:
    """Of reports of the same text only the first few by number are laid beside others; the rest are shadows."""
    made = dict(drawn)
    by_text: dict[int, list[int]] = {}
    for n in sorted(drawn):
        by_text.setdefault(drawn[n].same, []).append(n)
    posted = desk.shelf.holding(by_text, SAME_TEXT)
    for key, new in by_text.items():
        old = posted.get(key, [])
        stay = set(sorted([*old, *new])[:SAME_TEXT])
        for n in new:
            if n not in stay:
                made[n] = replace(drawn[n], shadow=True)
        for n in old:
            sheet = desk.sheet(n)
            if n not in stay and not sheet.shadow:
                _unlay(desk, n, touched)
                desk.put(n, replace(sheet, shadow=True))
            elif n in stay and sheet.shadow:
                made[n] = replace(sheet, shadow=False)
    return made


def _unlay(desk: Desk, n: int, touched: _Touched) -> None:
    """Take a report's keys and pairs away, but for the key of its text."""
    sheet = desk.sheet(n)
    for other in desk.shelf.partners(n, COPY | NEAR | LINKED):
        p = index.pair(n, other)
        touched.pair(*p, desk.joins(p))
        desk.drop_facts(p)
    touched.actors.update(desk.shelf.headings(n))
    desk.shelf.put_notes(n, [])
    hot = _hot(desk, sheet)
    desk.shelf.unpost(n, [key for key in sheet.keys if key != sheet.same])
    for domain in (touched.copies, touched.clusters, touched.points):
        domain.add(n)
    _lay_again(desk, _freed(desk, hot), touched)


def _hot(desk: Desk, sheet: Sheet) -> list[tuple[int, int]]:
    """The hot keys of a report, each with its cap."""
    made: list[tuple[int, int]] = []
    domains: Sequence[tuple[Sequence[int], int]] = (
        (sheet.runs, RUN_CAP), (sheet.words, WORD_CAP),
    )  # fmt: skip
    for keys, cap in domains:
        made.extend((k, cap) for k, held in desk.shelf.holding(keys, cap + 1).items() if len(held) > cap)
    return made


def _freed(desk: Desk, hot: Sequence[tuple[int, int]]) -> set[Pair]:
    """The pairs that may gain by a report having gone from hot keys: all of a key that cooled, or of its new leader."""
    made: set[Pair] = set()
    for key, cap in hot:
        held = desk.shelf.holders(key)
        if len(held) <= cap:
            made.update((a, b) for i, a in enumerate(held) for b in held[i + 1 :])
        else:
            last = held[cap - 1]
            made.update(index.pair(last, other) for other in held if other != last)
    return made


def _take_out(desk: Desk, n: int, touched: _Touched) -> None:
    """Take a report out wholly."""
    sheet = desk.sheet(n)
    if not sheet.shadow:
        _unlay(desk, n, touched)
    # the others of its text hang together by the key of the text, not by pairs
    others = [m for m in desk.shelf.holders(sheet.same) if m != n]
    touched.copies.update(others)
    touched.clusters.update(others)
    for domain in (touched.copies, touched.clusters, touched.points):
        domain.add(n)
    desk.shelf.unpost(n, [sheet.same])
    desk.leave(n)
    if not sheet.shadow and len(others) >= SAME_TEXT:
        heir = others[SAME_TEXT - 1]
        desk.shelf.unpost(heir, [sheet.same])
        _lay_down(desk, {heir: replace(desk.sheet(heir), shadow=False)}, touched)
