"""What readers decided, laid over what comparing found: it holds over every fresh comparison and goes with an undo.

Comparing never sees a decision. The records stay as they were found; here standing decisions are replayed over them in
their order, each time anew, so that the same records and decisions give the same view. A decision holds on to words:
to the id of what it is about as long as there is such a record, else to the quotes that were kept with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from sayso.comparing.numbers import number_of
from sayso.comparing.points import balance as balances
from sayso.model import (
    ActorRef,
    Balance,
    Control,
    Finding,
    Point,
    PointClaim,
    Position,
    StoryActor,
)
from sayso.story import quotes
from sayso.story.anchors import Records, Ref, ref_of
from sayso.story.records import Decision, Quote, Review

if TYPE_CHECKING:
    from sayso.comparing.points.heard import Heard
    from sayso.comparing.positions.terms import Term


class Decided:
    """Standing decisions replayed over the records: what readers made of actors, points and findings."""

    def __init__(self, records: Records, standing: Sequence[Decision]) -> None:
        self._records = records
        #: actors and points that decisions made or changed, by id; and what those that are no more became
        self._actors: dict[str, StoryActor] = {}
        self._points: dict[str, Point] = {}
        self._gone: dict[str, str] = {}
        #: where the actors and claims of reports went
        self._actor_of: dict[Ref, str] = {}
        self._point_of: dict[Ref, str] = {}
        #: the actors and points as found that decisions touched
        self._found_actors: dict[str, StoryActor] = {}
        self._found_points: dict[str, Point] = {}
        self._reviews: dict[str, list[Decision]] = defaultdict(list)
        #: standing decisions that fit nothing now, with the reason
        self.lapsed: list[tuple[Decision, str]] = []
        for decision in standing:
            self._apply(decision)
        self._repoint()

    @property
    def changes_actors(self) -> bool:
        return bool(self._found_actors)

    @property
    def changes_points(self) -> bool:
        return bool(self._found_points)

    def _apply(self, decision: Decision) -> None:
        why: str | None = None
        if decision.kind == "merge":
            why = self._merge(decision)
        elif decision.kind == "split":
            why = self._split(decision)
        elif decision.kind in ("dismiss", "confirm", "note", "grade"):
            why = self._judge(decision)
        if why:
            self.lapsed.append((decision, why))

    # findings

    def _judge(self, decision: Decision) -> str | None:
        """Give a judgement to the findings that it is about, by id or else by rule and quoted evidence."""
        fits = {id for id in decision.about if self._records.finding(id) is not None}
        if not fits and decision.rule is not None and decision.quotes:
            for report in sorted({q.report for q in decision.quotes}):
                for found in self._records.about(report, "finding"):
                    if isinstance(found, Finding) and self._rests_on(found, decision):
                        fits.add(found.id)
        for id in fits:
            self._reviews[id].append(decision)
        if fits or (decision.kind in ("note", "grade") and decision.rule is None):
            return None
        return "the finding is no longer raised, and none of its rule rests on the words that it quoted"

    def _rests_on(self, finding: Finding, decision: Decision) -> bool:
        """Whether a finding is of the rule that was judged and its evidence and the quotes are one another's."""
        if finding.rule != decision.rule:
            return False
        spots = [(q.report, q.part, where) for q in decision.quotes if (where := self._located(q)) is not None]
        if len(spots) != len(decision.quotes):
            return False
        spans = [(e.report, e.part, (e.start or 0, e.end or 0)) for e in finding.evidence if e.report is not None]
        return all(any(_overlap(a, b) for b in spans) for a in spots) and all(
            any(_overlap(a, b) for b in spots) for a in spans
        )

    def _located(self, quote: Quote) -> tuple[int, int] | None:
        told = self._records.told(quote.report)
        if told is None:
            return None
        return quotes.located(quote, told.report.text if quote.part == "text" else told.report.title)

    def review(self, finding: str) -> Review:
        """What readers made of a finding."""
        made = self._reviews.get(finding, [])
        last = next((d for d in reversed(made) if d.kind in ("dismiss", "confirm")), None)
        grade = next((d.value for d in reversed(made) if d.kind == "grade"), None)
        state: Literal["open", "dismissed", "confirmed"] = "open"
        if last is not None:
            state = "dismissed" if last.kind == "dismiss" else "confirmed"
        return Review(finding=finding, state=state, grade=grade, decisions=list(made))

    def reviews(self) -> dict[str, Review]:
        """The findings that readers judged, noted on or graded, by id."""
        return {id: self.review(id) for id in sorted(self._reviews)}

    # actors and points

    def _merge(self, decision: Decision) -> str | None:
        held: list[str | None] = [
            self._now_called(about, _at(decision.quotes, i)) for i, about in enumerate(decision.about)
        ]
        ids = list(dict.fromkeys(id for id in held if id is not None))
        if len(ids) < 2 or None in held:
            return "not all that was merged is there any more" if None in held else "it is one already"
        actors = [self._actors[id] for id in ids if id in self._actors]
        merged = [self._points[id] for id in ids if id in self._points]
        if actors and merged:
            return "an actor and a point are never one"
        if actors:
            self._keep_actor(
                replace(
                    actors[0],
                    of=sorted((r for a in actors for r in a.of), key=lambda r: (r.report, r.actor)),
                    why=[*(w for a in actors for w in a.why), _reason(decision, "one with another")],
                ),
                ids[1:],
            )
            return None
        flip = decision.value == "against"
        claims = [*merged[0].claims, *(_turned(c) if flip else c for p in merged[1:] for c in p.claims)]
        self._keep_point(replace(merged[0], claims=claims), ids[1:])
        return None

    def _split(self, decision: Decision) -> str | None:
        whole = self._now_called(decision.about[0], _at(decision.quotes, 0))
        refs = [self._leaving(decision, i) for i in range(1, len(decision.about))]
        id = f"{number_of('split' + chr(0) + _anchors(decision)):016x}"[:12]
        if whole in self._actors:
            actor = self._actors[whole]
            out = [r for r in actor.of if (r.report, r.actor) in refs]
            if not out or len(out) == len(actor.of):
                return "nothing is left to be split"
            self._keep_actor(replace(actor, of=[r for r in actor.of if r not in out]), [])
            self._keep_actor(self._part(f"a{id}", actor, out, decision), [])
            return None
        if whole is None:
            return "what was split is not there any more"
        point = self._points[whole]
        gone = [c for c in point.claims if (c.report, c.claim) in refs]
        if not gone or len(gone) == len(point.claims):
            return "nothing is left to be split"
        self._keep_point(replace(point, claims=[c for c in point.claims if c not in gone]), [])
        self._keep_point(replace(point, id=f"p{id}", claims=gone), [])
        return None

    def _leaving(self, decision: Decision, i: int) -> Ref | None:
        ref = ref_of(decision.about[i])
        quote = _at(decision.quotes, i)
        return self._ref(quote) or ref if quote is not None else ref

    def _part(self, id: str, whole: StoryActor, out: list[ActorRef], decision: Decision) -> StoryActor:
        """A new actor of those that were split off, named as most of their reports name it."""
        names: Counter[str] = Counter()
        kinds: Counter[str] = Counter()
        for ref in out:
            told = self._records.told(ref.report)
            for actor in told.extract.actors if told is not None else ():
                if actor.id == ref.actor:
                    names[actor.name] += 1
                    kinds[actor.kind] += 1
        name = min(names, key=lambda n: (-names[n], -len(n), n)) if names else whole.name
        return replace(whole, id=id, name=name, of=out, why=[_reason(decision, "another than " + whole.name)])

    def _keep_actor(self, actor: StoryActor, gone: Iterable[str]) -> None:
        for id in gone:
            self._gone[id] = actor.id
            self._actors.pop(id, None)
        self._actors[actor.id] = actor
        self._actor_of.update({(r.report, r.actor): actor.id for r in actor.of})

    def _keep_point(self, point: Point, gone: Iterable[str]) -> None:
        for id in gone:
            self._gone[id] = point.id
            self._points.pop(id, None)
        self._points[point.id] = point
        self._point_of.update({(c.report, c.claim): point.id for c in point.claims})

    def _now_called(self, about: str, quote: Quote | None) -> str | None:
        """The actor or point that is meant, as it is after the decisions before: by its id, else by the quote."""
        if self._records.point(about) is not None or about in self._points:
            return self._point_now(about, quote)
        return self._actor_now(about, quote) or self._point_now(about, quote)

    def _actor_now(self, about: str, quote: Quote | None) -> str | None:
        if about in self._actors:
            return about
        found = self._records.actor(about)
        ref = (found.of[0].report, found.of[0].actor) if found is not None else ref_of(about) or self._ref(quote)
        if ref is None:
            return None
        if ref in self._actor_of:
            return self._actor_of[ref]
        found = found or self._records.actor_at(ref)
        if found is None:
            return None
        self._found_actors[found.id] = found
        self._keep_actor(found, [])
        return found.id

    def _point_now(self, about: str, quote: Quote | None) -> str | None:
        if about in self._points:
            return about
        found = self._records.point(about)
        ref = (found.claims[0].report, found.claims[0].claim) if found is not None else (
            ref_of(about) or self._ref(quote, claims=True)
        )  # fmt: skip
        if ref is None:
            return None
        if ref in self._point_of:
            return self._point_of[ref]
        found = found or self._records.point_at(ref)
        if found is None:
            return None
        self._found_points[found.id] = found
        self._keep_point(found, [])
        return found.id

    def _ref(self, quote: Quote | None, claims: bool = False) -> Ref | None:
        """The actor of a report whose mention a quote is, or the claim that shares most of it."""
        where = self._located(quote) if quote is not None else None
        told = self._records.told(quote.report) if quote is not None else None
        if quote is None or where is None or told is None:
            return None
        best: tuple[int, str] | None = None
        if not claims:
            for actor in told.extract.actors:
                mentions = actor.mentions if quote.part == "text" else actor.title_mentions
                for start, end in mentions:
                    common = min(end, where[1]) - max(start, where[0])
                    if common > 0 and (best is None or common > best[0]):
                        best = (common, actor.id)
            if best is not None and best[0] >= 0.5 * (where[1] - where[0]):
                return quote.report, best[1]
            best = None
        for claim in told.extract.claims:
            if claim.part == quote.part:
                apart = abs(claim.start - where[0]) + abs(claim.end - where[1])
                common = min(claim.end, where[1]) - max(claim.start, where[0])
                if common > 0 and (best is None or common - apart > best[0]):
                    best = (common - apart, claim.id)
        return (quote.report, best[1]) if best is not None else None

    def _repoint(self) -> None:
        """Order, sides, summary and origins of the points that decisions made."""
        if not self._points:
            return
        from sayso.comparing.points import points as pointing  # loads what compares

        for id, point in self._points.items():
            reports = self._reports(c.report for c in point.claims)
            self._points[id] = pointing.regrouped(id, point.claims, reports, self._ends(reports))

    def _reports(self, ids: Iterable[str]) -> dict[str, Heard]:
        from sayso.comparing.points.heard import heard  # loads what compares

        return {id: heard(told) for id in sorted(set(ids)) if (told := self._records.told(id)) is not None}

    def _ends(self, reports: Iterable[str]) -> dict[str, str]:
        return self._records.ends(reports)

    # what follows

    def actor(self, id: str, report: str | None = None) -> str:
        """The id that an actor as found (or made) goes by now; ``report`` says whose, where it was split: else it is
        what was left of it."""
        if report is None and id in self._actors:
            return id
        found = self._found_actors.get(id)
        if found is None:
            return self.actor(self._gone[id], report) if id in self._gone else id
        here = [r for r in found.of if report is None or r.report == report] or found.of
        return self._actor_of[here[0].report, here[0].actor]

    def point(self, id: str, ref: Ref | None = None) -> str:
        """The id that a point as found (or made) goes by now; ``ref`` says for which claim, where it was split: else
        it is what was left of it."""
        if ref is None and id in self._points:
            return id
        found = self._found_points.get(id)
        if found is None:
            return self.point(self._gone[id], ref) if id in self._gone else id
        if ref is not None and ref in self._point_of:
            return self._point_of[ref]
        return self._point_of[found.claims[0].report, found.claims[0].claim]

    def actors(self, found: Iterable[StoryActor]) -> Iterator[StoryActor]:
        """Actors as decided, for actors as found."""
        made = dict(self._actors)
        for actor in found:
            made.setdefault(actor.id, actor) if actor.id not in self._gone else None
        for id in sorted(made):
            actor = made[id]
            yield replace(actor, represents=self.actor(actor.represents)) if actor.represents else actor

    def points(self, found: Iterable[Point]) -> Iterator[Point]:
        made = dict(self._points)
        for point in found:
            made.setdefault(point.id, point) if point.id not in self._gone else None
        yield from (made[id] for id in sorted(made))

    def positions(self, found: Iterable[Position]) -> Iterator[Position]:
        """Positions with the actors and matters as decided, and their changes counted anew."""
        from sayso.comparing.positions import positions as positioning  # loads what compares

        moved = [
            replace(p, actor=self.actor(p.actor, p.report), matter=self.point(p.matter, (p.report, p.claim)))
            for p in found
        ]
        yield from positioning.chained(moved)

    def controls(self, found: Iterable[Control]) -> Iterator[Control]:
        for control in found:
            yield replace(control, holder=self.actor(control.holder, control.report))

    def balance(self, found: Iterable[Balance]) -> Iterator[Balance]:
        """Balance with actors and points as decided: summed where actors are one, counted anew where they are not."""
        parted = {id for id, actor in self._found_actors.items() if len({self._now(r) for r in actor.of}) > 1}
        sums: dict[tuple[str | None, str], list[int]] = defaultdict(lambda: [0, 0, 0])
        anew: dict[str, Point] = dict(self._points)
        rest: list[Balance] = []
        for row in found:
            if row.point is not None and row.party in parted and row.point not in anew:
                point = self._records.point(row.point)
                if point is not None and row.point not in self._found_points:
                    anew[row.point] = point
            rest.append(row)
        counted = set(anew) | set(self._found_points)
        for row in rest:
            if row.point in counted or (row.point is None and row.party in parted):
                continue
            _add(sums[row.point, self.actor(row.party)], row)
        for point in anew.values():
            for row in balances.balance([point], self._reports(c.report for c in point.claims), self._of):
                _add(sums[row.point, row.party], row)
        for id in sorted(parted):
            parts = {self._now(r) for r in self._found_actors[id].of}
            for report in self._reports(r.report for r in self._found_actors[id].of).values():
                for party, (named, unnamed) in balances.of_report(report, self._of).items():
                    if party in parts:
                        row = Balance(point=None, party=party, claims=named + unnamed, named=named, unnamed=unnamed)
                        _add(sums[None, party], row)
        for (point_id, party), (claims, named, unnamed) in sorted(
            sums.items(), key=lambda item: (item[0][0] or "", item[0][1])
        ):
            yield Balance(point=point_id, party=party, claims=claims, named=named, unnamed=unnamed)

    def _now(self, ref: ActorRef) -> str:
        return self._actor_of[ref.report, ref.actor]

    def _of(self, report: str, actor: str) -> str | None:
        if (report, actor) in self._actor_of:
            return self._actor_of[report, actor]
        found = self._records.actor_at((report, actor))
        return found.id if found is not None else None

    def terms(self, actor: StoryActor) -> list[Term]:
        """What an actor demands, offers, promises and threatens, and what it makes that depend on."""
        from sayso.comparing.positions.terms import terms_of  # loads what compares

        told = (self._records.told(id) for id in sorted({ref.report for ref in actor.of}))
        return terms_of(actor, (each for each in told if each is not None))

    def gone(self, id: str) -> bool:
        """Whether a record as found is another one now."""
        return id in self._gone

    def made_actor(self, id: str) -> StoryActor | None:
        return self._actors.get(self.actor(id))

    def made_point(self, id: str) -> Point | None:
        return self._points.get(self.point(id))


def _add(sums: list[int], row: Balance) -> None:
    sums[0] += row.claims
    sums[1] += row.named
    sums[2] += row.unnamed


def _at(held: Sequence[Quote], i: int) -> Quote | None:
    return held[i] if i < len(held) else None


def _turned(claim: PointClaim) -> PointClaim:
    return replace(claim, side="against" if claim.side == "for" else "for")


def _anchors(decision: Decision) -> str:
    """What a decision holds on to, as one string: the same as long as the decision is."""
    held = [f"{q.report}\0{q.part}\0{q.text}\0{q.before}" for q in decision.quotes[1:]]
    return "\1".join(held or decision.about)


def _reason(decision: Decision, what: str) -> str:
    said = f": {decision.why}" if decision.why else ""
    return f"{what}, by decision {decision.number} of {decision.who}{said}"


def _overlap(a: tuple[str | None, str, tuple[int, int]], b: tuple[str | None, str, tuple[int, int]]) -> bool:
    return a[:2] == b[:2] and a[2][0] < b[2][1] and b[2][0] < a[2][1]


def standing(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that no later *undo* took back, without the undoings themselves."""
    undone: set[str] = set()
    for decision in reversed(decisions):
        if decision.kind == "undo" and str(decision.number) not in undone:
            undone.update(decision.about)
    return [d for d in decisions if d.kind != "undo" and str(d.number) not in undone]
