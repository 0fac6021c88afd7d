"""Laying down: new reports are put in their places and laid side by side with what they share keys with.

What was touched by that is gathered; ``sayso.comparing.engine`` works it out anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush

import msgspec

from sayso.comparing import clusters, index, pairs
from sayso.comparing.copies import copies
from sayso.comparing.copies.copies import Shared
from sayso.comparing.copies.texts import Text
from sayso.comparing.desk import Desk
from sayso.comparing.facts import Facts
from sayso.comparing.index import Pair
from sayso.comparing.points import matters
from sayso.comparing.sheets import Sheet
from sayso.comparing.shelf import COPY, LINKED, NEAR, number
from sayso.comparing.sieve import couples, linking, sieve
from sayso.comparing.statements.when import by_time

#: holders of a word run from which on it is hot: runs in more reports than this are what outlets print under every
#: report, or a text that went round the world
RUN_CAP = 20
#: of the reports that have a hot run, so many on either side in time are those that a report shares it with
RUN_WIDTH = 10
#: of the reports that have a weighty word, so many on either side in time are those that a report may share it with
WIDTH = 5
#: reports of one and the same text that are laid beside others; the rest follow them
SAME_TEXT = 6
#: word runs (of the sample of one in four) that two reports must share: so many, or this part of the fewer; two at
#: least
RUNS, RUNS_PART, LEAST_RUNS = 4, 0.1, 2
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


@dataclass
class Touched:
    """What is to be worked out anew."""

    #: reports, by domain
    copies: set[int] = field(default_factory=set)
    clusters: set[int] = field(default_factory=set)
    reports: set[int] = field(default_factory=set)
    #: pairs whose claims were laid anew or that were parted, and claims that links joined before or do now
    pairs: set[Pair] = field(default_factory=set)
    claims: set[matters.Node] = field(default_factory=set)
    #: headings of actors with the reports that are new there, None where some were taken out; headings of places
    actors: dict[str, set[int] | None] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    laid: int = 0

    def pair(self, p: Pair, before: Facts | None, joined: int, after: Facts | None = None, joins: int = 0) -> None:
        """A pair that had ``joined`` and has ``joins`` now."""
        if (joined | joins) & COPY:
            self.copies.update(p)
        if (joined | joins) & NEAR:
            self.clusters.update(p)
        if (joined | joins) & LINKED:
            self.pairs.add(p)
            for facts in (before, after):
                if facts is not None and facts.result is not None:
                    self.claims |= matters.nodes(facts.result.links)

    def name(self, n: int, headings: Iterable[str]) -> None:
        """A report that has notes under headings now, and had none before."""
        for heading in headings:
            new = self.actors.setdefault(heading, set())
            if new is not None:
                new.add(n)

    def report(self, n: int) -> None:
        for domain in (self.copies, self.clusters, self.reports):
            domain.add(n)


def lay_down(desk: Desk, drawn: dict[int, Sheet], touched: Touched) -> None:
    """Post a batch of new reports and lay them beside what they share keys with."""
    shelf = desk.shelf
    for n in drawn:
        touched.report(n)
    drawn = _parted_by_text(desk, drawn, touched)
    laid = {n: sheet for n, sheet in drawn.items() if not sheet.shadow}
    runs = index.find(shelf, {n: (s.at, s.runs) for n, s in laid.items()}, RUN_CAP, RUN_WIDTH)
    words, lost = index.take_places(shelf, {n: (s.at, s.words) for n, s in laid.items()}, WIDTH)
    for n, sheet in drawn.items():
        desk.put(n, sheet)
        shelf.post(n, sheet.same)
        if not sheet.shadow:
            named, held = desk.note(n)
            touched.name(n, named)
            touched.places |= held
    chosen: dict[Pair, int] = {}
    for p in runs.hot.keys() | runs.cold.keys():
        cold, hot = runs.cold.get(p, 0), runs.hot.get(p, 0)
        if cold >= RUNS or (cold + hot >= LEAST_RUNS and _by_runs(cold, hot, *(desk.outline(n).runs for n in p))):
            chosen[p] = chosen.get(p, 0) | COPY
    for p, count in words.items():
        chosen[p] = chosen.get(p, 0) | _about(desk, p, count)
    these: list[_Laid] = []
    for p in sorted(p for p, bits in chosen.items() if bits):
        boilerplate = runs.hot_keys.intersection(desk.sheet(p[0]).runs).intersection(desk.sheet(p[1]).runs)
        these.append(_Laid(p, chosen[p], words[p], boilerplate))
        desk.unknown(p)
    _lay(desk, these, touched)
    # what can only have lost, and did not hang together, still does not
    losing = runs.parted.union(lost) - runs.shaken
    still = losing & desk.joined(losing)
    _lay_again(
        desk,
        runs.shaken | (runs.parted & still),
        {p: fewer for p, fewer in lost.items() if p in still or p in runs.shaken},
        touched,
    )


def _by_runs(cold: int, hot: int, runs_a: int, runs_b: int) -> bool:
    """Whether two reports share enough word runs to be laid side by side for copies."""
    fewer = min(runs_a, runs_b)
    return cold >= RUNS or cold >= max(LEAST_RUNS, RUNS_PART * fewer) or cold + hot >= max(LEAST_RUNS, HOT_PART * fewer)


def _about(desk: Desk, p: Pair, words: int) -> int:
    """For what to lay two reports side by side that share so many weighty words: ``NEAR``, ``LINKED`` for their
    claims alone, or nothing.
    """
    if words >= WORDS:
        return NEAR
    return LINKED if words and all(desk.outline(n).words <= SHORT for n in p) else 0


@dataclass
class _Laid:
    """Two reports on their way to being laid side by side."""

    pair: Pair
    #: for copies (``COPY``), or what they are about (``NEAR``), or their claims alone (``LINKED``)
    chosen: int
    words: int
    boilerplate: Collection[int] = ()
    #: what their claims gave, where it is known
    result: pairs.PairResult | None = None
    shared: Shared | None = None
    alike: float = 0.0
    near: float = 0.0
    #: whether their claims are laid side by side
    linked: bool = False


def _lay(desk: Desk, these: Sequence[_Laid], touched: Touched) -> None:
    """Lay reports side by side; keep what joins them."""
    laid: list[_Laid] = []
    found = list(copies.lay_all(_texts(desk, these, laid)))
    for each, shared in zip(laid, found, strict=True):
        each.shared = shared
    for each in these:
        each.linked = each.shared is not None or bool(each.chosen & (NEAR | LINKED) and each.alike >= MATTER)
    _lay_claims(desk, [each for each in these if each.linked and each.result is None], touched)
    for each in these:
        joins = (COPY if each.shared else 0) | (NEAR if each.near >= clusters.SAME else 0)
        result = each.result if each.linked and each.result else None
        if result is not None and (result.links or result.findings):
            joins |= LINKED
        before, joined = desk.kept(each.pair)
        after = Facts(each.shared, each.near, result if joins & LINKED else None, each.words, each.linked)
        touched.pair(each.pair, before, joined, after, joins)
        if joins:
            desk.put_facts(each.pair, joins, after)
        elif joined:
            desk.drop_facts(each.pair)


def _texts(desk: Desk, these: Sequence[_Laid], laid: list[_Laid]) -> Iterator[tuple[Text, Text, set[int]]]:
    """The texts of those that are laid side by side for copies, and what is boilerplate in them; they join ``laid``.
    Tells of all how much alike and how near they are.
    """
    for each in these:
        a, b = desk.sheet(each.pair[0]), desk.sheet(each.pair[1])
        each.alike = clusters.likeness(a.vector, b.vector)
        if each.chosen & NEAR:
            each.near = round(each.alike * clusters.closeness(a.published, b.published), 6)
        if each.chosen & COPY or (each.chosen & NEAR and each.alike >= REWRITTEN):
            laid.append(each)
            yield a.text, b.text, {key % (1 << 64) for key in each.boilerplate}


def _lay_claims(desk: Desk, these: Sequence[_Laid], touched: Touched) -> None:
    """Lay the claims of reports side by side: most have nothing to do with each other, which the sieve tells without
    loading the reports.
    """
    touched.laid += len(these)
    twos = {each.pair: _two(desk, each.pair) for each in these}
    passed: dict[Pair, tuple[_Laid, sieve.Passed]] = {}
    for each, found in zip(these, sieve.sift(twos.values()), strict=True):
        if found:
            passed[each.pair] = each, found
        else:
            each.result = NOTHING
    for p in _neighbours({p: len(found.couples) for p, (_, found) in passed.items()}):
        each, found = passed[p]
        a, b = desk.sheet(p[0]), desk.sheet(p[1])
        sides = linking.Side(a.id, a.lines.labels, a.claims), linking.Side(b.id, b.lines.labels, b.claims)
        each.result = pairs.weigh(*sides, twos[p], found, lambda report: desk.told(number(report)))


def _neighbours(pairs: Mapping[Pair, int]) -> list[Pair]:
    """Pairs, given with how much they have in common, in an order in which those of one report stand near each other,
    so that it is loaded once: from report to report by what has most in common with those before (as Prim's tree).
    """
    beside: dict[int, list[tuple[int, int]]] = {}
    for (a, b), common in pairs.items():
        beside.setdefault(a, []).append((-common, b))
        beside.setdefault(b, []).append((-common, a))
    rank: dict[int, int] = {}
    for start in sorted(beside):
        ahead = [(0, start)]
        while ahead:
            _, n = heappop(ahead)
            if n not in rank:
                rank[n] = len(rank)
                for tie in beside[n]:
                    if tie[1] not in rank:
                        heappush(ahead, tie)
    return sorted(pairs, key=lambda p: sorted((rank[p[0]], rank[p[1]]), reverse=True))


def _two(desk: Desk, p: Pair) -> couples.Two:
    a, b = desk.sheet(p[0]), desk.sheet(p[1])
    named = a.name != b.name and (a.names(b.name) or b.names(a.name))
    order = by_time(a.published, b.published)
    days_apart = (a.published or "")[:10] != (b.published or "")[:10]
    days = desk.outline(p[0]).day, desk.outline(p[1]).day
    return couples.Two(a.lines, b.lines, order, named, days_apart, *days)


#: what two reports give that have nothing to do with each other
NOTHING = pairs.PairResult()


def _lay_again(desk: Desk, shaken: set[Pair], moved: Mapping[Pair, int], touched: Touched) -> None:
    """Lay pairs anew whose common runs became hot or ceased to be, or under which they moved apart or together, and
    those that stand farther apart or nearer under some of their words (``moved`` says by how many more or fewer they
    count). What their claims gave is not worked out again.
    """
    held: dict[int, list[int]] = {}
    these: list[_Laid] = []
    for p in sorted(shaken.union(moved)):
        kept, _ = desk.kept(p)
        if kept is None and p not in shaken and moved[p] < 0:
            continue
        if not (desk.has(p[0]) and desk.has(p[1])):
            continue
        a, b = desk.sheet(p[0]), desk.sheet(p[1])
        if a.shadow or b.shadow:
            continue
        if kept is not None and p not in shaken:
            words = kept.words + moved[p]
            if _about(desk, p, words) == _about(desk, p, kept.words):
                desk.recount(p, msgspec.structs.replace(kept, words=words))
                continue
        common = a.run_set & b.run_set
        alike = clusters.likeness(a.vector, b.vector)
        copied = bool(common) and _by_runs(len(common), 0, len(a.runs), len(b.runs))
        hot_keys: list[int] = []
        if copied or alike >= REWRITTEN:
            held.update(desk.shelf.standing([key for key in sorted(common) if key not in held], RUN_CAP + 1))
            cold, hot, hot_keys = index.support(desk.shelf, held, common, p, a.at, RUN_CAP, RUN_WIDTH)
            copied = bool(cold + hot) and _by_runs(cold, hot, len(a.runs), len(b.runs))
        runs_alone = p not in moved and (kept is None or kept.shared is None)
        if not copied and runs_alone and alike < REWRITTEN:
            continue
        if kept is not None:
            words = kept.words + moved.get(p, 0)
        else:
            words = index.shared_places(desk.shelf, p, (a.at, a.words), (b.at, b.words), WIDTH)
        about = _about(desk, p, words)
        chosen = (COPY if copied else 0) | about
        if kept is not None and p not in shaken and words < kept.words:
            _loosen(desk, p, kept, chosen, words, touched)
        elif chosen or kept is not None:
            known = (kept.result or NOTHING) if kept is not None and kept.laid else None
            if kept is None and p not in moved and about and alike >= MATTER:
                known = NOTHING
            these.append(_Laid(p, chosen, words, hot_keys, known))
    _lay(desk, these, touched)


def _loosen(desk: Desk, p: Pair, kept: Facts, chosen: int, words: int, touched: Touched) -> None:
    """Keep of what lies between two reports what still joins them when they share fewer words than they did."""
    alike = clusters.likeness(desk.sheet(p[0]).vector, desk.sheet(p[1]).vector)
    shared = kept.shared if chosen & COPY or (chosen & NEAR and alike >= REWRITTEN) else None
    near = kept.near if chosen & NEAR else 0.0
    linked = shared is not None or (chosen & (NEAR | LINKED) and alike >= MATTER)
    after = Facts(shared, near, kept.result if linked else None, words, kept.laid and bool(linked))
    joins = (COPY if shared else 0) | (NEAR if near >= clusters.SAME else 0) | (LINKED if after.result else 0)
    touched.pair(p, kept, desk.kept(p)[1], after, joins)
    if joins:
        desk.put_facts(p, joins, after)
    else:
        desk.drop_facts(p)


# --- many reports of one text -----------------------------------------------------------------------------------------


def _parted_by_text(desk: Desk, drawn: dict[int, Sheet], touched: Touched) -> dict[int, Sheet]:
    """Of reports of the same text only the first few by number are laid beside others; the rest are shadows."""
    made = dict(drawn)
    by_text: dict[int, list[int]] = {}
    for n in sorted(drawn):
        by_text.setdefault(drawn[n].same, []).append(n)
    posted = {key: desk.shelf.holders(key, SAME_TEXT) for key in by_text}
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


def _unlay(desk: Desk, n: int, touched: Touched) -> None:
    """Take a report's keys and pairs away, but for the key of its text."""
    sheet = desk.sheet(n)
    for other in desk.shelf.partners(n, COPY | NEAR | LINKED):
        p = index.pair(n, other)
        touched.pair(p, *desk.kept(p))
        desk.drop_facts(p)
    touched.actors.update(dict.fromkeys(desk.named(n)))
    touched.places.update(desk.held(n))
    desk.shelf.put_notes(n, [])
    hot = _hot(desk, sheet)
    desk.shelf.unplace(n, sheet.at, sheet.runs)
    nearer = index.leave_places(desk.shelf, n, sheet.at, sheet.words, WIDTH)
    touched.report(n)
    _lay_again(desk, index.cooled(desk.shelf, n, sheet.at, hot, RUN_CAP, RUN_WIDTH), nearer, touched)


def _hot(desk: Desk, sheet: Sheet) -> list[int]:
    """The hot runs of a report."""
    return [k for k, held in desk.shelf.standing(sheet.runs, RUN_CAP + 1).items() if len(held) > RUN_CAP]


def take_out(desk: Desk, n: int, touched: Touched) -> None:
    """Take a report out wholly."""
    sheet = desk.sheet(n)
    if not sheet.shadow:
        _unlay(desk, n, touched)
    # the others of its text hang together by the key of the text, not by pairs
    others = [m for m in desk.shelf.holders(sheet.same) if m != n]
    touched.copies.update(others)
    touched.clusters.update(others)
    touched.report(n)
    desk.shelf.unpost(n, sheet.same)
    desk.leave(n)
    if not sheet.shadow and len(others) >= SAME_TEXT:
        heir = others[SAME_TEXT - 1]
        desk.shelf.unpost(heir, sheet.same)
        lay_down(desk, {heir: replace(desk.sheet(heir), shadow=False)}, touched)
