"""Points as they are shown: all wordings of one claim in time order, and what each step of the ladder lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.model import Claim, Copy, Origins, Point
from sayso.pages.room import STRENGTH, Label, Quote, Room, chain
from sayso.pages.words import count, listed, quoted, short

#: Steps of a ladder that are shown; a claim that hundreds of papers print is shown by its first wordings.
STEPS = 40


@dataclass(frozen=True)
class Loss:
    """What a step has lost against the one before: *source* or *hedge*, and its words."""

    kind: str
    words: str


@dataclass(frozen=True)
class Step:
    """One wording of a claim."""

    label: Label
    quote: Quote
    #: 1 to 4
    strength: int
    certainty: str
    attitude: str
    #: on whose word, the nearest source first; empty where the report itself says it
    sources: list[str]
    lost: list[Loss]
    #: surer than the wording before it
    harder: bool
    #: *copy of the Standard, 71 % of its words*
    copied: str
    condition: str
    #: ``REPORT#CLAIM``
    ref: str = ""


@dataclass(frozen=True)
class PointView:
    """Claims about one thing, for and against."""

    id: str
    summary: str
    lede: str
    steps: list[Step]
    against: list[Step]
    #: steps that are not shown
    cut: int
    traced_for: list[str]
    traced_against: list[str]
    untraced_for: int
    untraced_against: int
    outlets: list[str]
    reports: int
    #: reports that are not copies of another one here
    own: int
    #: at least one step is surer than the one before and names nothing new
    hardened: bool
    findings: list[str]

    @property
    def disputed(self) -> bool:
        return bool(self.against)


def point_view(
    room: Room, point: Point, copies: Mapping[str, Copy], names: Mapping[str, str], findings: Iterable[str] = ()
) -> PointView:
    """``copies``: by the copying report; ``names``: of the story's actors by id; ``findings``: ids of those on it."""
    sides: dict[str, list[tuple[str, Claim]]] = {"for": [], "against": []}
    for ref in point.claims:
        claim = room.claim(ref.report, ref.claim)
        if claim is not None:
            sides[ref.side].append((ref.report, claim))
    for held in sides.values():
        held.sort(key=lambda pair: (room.order(pair[0]), pair[1].part != "title", pair[1].start))
    affirming, denying = _steps(room, sides["for"], copies), _steps(room, sides["against"], copies)
    reports = list(dict.fromkeys(report for held in sides.values() for report, _ in held))
    outlets = list(dict.fromkeys(room.labels[report].who for report in reports))
    worded = worded_sources(room, point)
    traced = {side: [origin_name(key, names, room, worded) for key in o.traced] for side, o in point.origins.items()}
    untraced = {side: found.untraced for side, found in point.origins.items()}
    return PointView(
        id=point.id,
        summary=quoted(short(point.summary, 160)),
        lede=_lede(affirming, denying, point.origins),
        steps=affirming[:STEPS],
        against=denying[:STEPS],
        cut=max(0, len(affirming) - STEPS) + max(0, len(denying) - STEPS),
        traced_for=traced.get("for", []),
        traced_against=traced.get("against", []),
        untraced_for=untraced.get("for", 0),
        untraced_against=untraced.get("against", 0),
        outlets=outlets,
        reports=len(reports),
        own=sum(1 for report in reports if report not in copies or copies[report].of not in reports),
        hardened=any(step.lost for step in affirming),
        findings=list(findings),
    )


def _steps(room: Room, held: list[tuple[str, Claim]], copies: Mapping[str, Copy]) -> list[Step]:
    steps: list[Step] = []
    before: Claim | None = None
    for report, claim in _wordings(held):
        sources = chain(claim, room.told(report).extract)
        losses = lost(before, claim) if before is not None else []
        steps.append(
            Step(
                label=room.labels[report],
                quote=room.quote_claim(report, claim),
                strength=STRENGTH[claim.certainty],
                certainty=claim.certainty,
                attitude="" if claim.attitude == "statement" else claim.attitude,
                sources=sources,
                lost=losses,
                harder=before is not None and STRENGTH[claim.certainty] > STRENGTH[before.certainty],
                copied=_copied(room, copies.get(report)),
                condition=short(claim.condition.text, 120) if claim.condition else "",
                ref=f"{report}#{claim.id}",
            )
        )
        before = claim
    return steps


def _wordings(held: Iterable[tuple[str, Claim]]) -> Iterator[tuple[str, Claim]]:
    """The claims without those that a report only repeats, as a headline and its first sentence do."""
    seen: set[tuple[str, str, str, bool]] = set()
    for report, claim in held:
        key = (report, " ".join(claim.text.lower().split()), claim.certainty, bool(claim.sources))
        if key not in seen:
            seen.add(key)
            yield report, claim


def lost(before: Claim, after: Claim) -> list[Loss]:
    """What a wording has lost against the one before it: its hedges where it is surer and names nobody new, its source
    where it has none."""
    losses = []
    new = {s.text.lower() for s in after.sources} - {s.text.lower() for s in before.sources}
    if STRENGTH[after.certainty] > STRENGTH[before.certainty] and not (new and before.sources):
        losses += [Loss("hedge", short(h.text, 60)) for h in before.hedges]
    if before.sources and not after.sources:
        losses += [Loss("source", short(before.sources[0].text, 60))]
    return losses


def _copied(room: Room, copy: Copy | None) -> str:
    if copy is None or copy.of not in room.labels:
        return ""
    return f"{copy.kind} of {room.labels[copy.of].who}, {copy.share:.0%} of its words"


def worded_sources(room: Room, point: Point) -> dict[str, str]:
    """How the sources of a point's claims are named, by their names in lower case."""
    words: dict[str, str] = {}
    for ref in point.claims:
        claim = room.claim(ref.report, ref.claim)
        if claim is not None:
            names = {actor.id: actor.name for actor in room.told(ref.report).extract.actors}
            for source in claim.sources:
                for name in (names.get(source.actor or "", ""), source.text):
                    words.setdefault(name.casefold(), name)
    return words


def origin_name(key: str, names: Mapping[str, str], room: Room, worded: Mapping[str, str]) -> str:
    """A traced origin in words: the name of its actor, medium or report; else what its key says."""
    rest = key.partition(":")[2] or key
    for known in (key, rest):
        if known in names:
            return names[known]
        if known in room.labels:
            return room.labels[known].who
    found = worded.get(rest) or room.outlets.get(rest)
    if found is None:
        found = next((name for low, name in worded.items() if rest in low or (low and low in rest)), rest)
    return short(found, 60)


def _lede(affirming: list[Step], denying: list[Step], origins: Mapping[str, Origins]) -> str:
    """One or two plain sentences: how many wordings and outlets, how many origins, who is against."""
    outlets = list(dict.fromkeys(step.label.who for step in affirming))
    sentences = []
    if affirming:
        sentences.append(f"{count(len(affirming), 'wording')} in {count(len(outlets), 'outlet')}")
    found = origins.get("for")
    if found is not None:
        parts = [f"{count(len(found.traced), 'origin')} traced"] if found.traced else ["no origin traced"]
        if found.untraced:
            parts.append(f"{count(found.untraced, 'claim')} not traced")
        sentences.append(", ".join(parts))
    if denying:
        who = list(dict.fromkeys(step.sources[0] if step.sources else step.label.who for step in denying))
        shown = who if len(who) <= 3 else [*who[:3], f"{len(who) - 3} more"]
        sentences.append(f"against it {listed(shown)}")
    return "; ".join(sentences) + "." if sentences else ""
