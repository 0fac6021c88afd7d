"""Reports as they are read: the text with its marks, and beside each paragraph what is claimed in it, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from sayso.model import Claim, Extract, Part
from sayso.pages.links import slug, span_anchor
from sayso.pages.marks import Mark, marked
from sayso.pages.room import Label, Room, chain
from sayso.pages.words import short

#: Characters of a claim that its note repeats; enough to find it by, the words stand in the text beside it.
NOTE = 80

_PARTS: tuple[Part, Part] = ("title", "text")
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_LINE = re.compile(r"\n\s*")


@dataclass(frozen=True)
class Tag:
    """Something to know of a claim, such as its condition, with the words it rests on."""

    kind: str
    words: str


@dataclass(frozen=True)
class Note:
    """What stands in the margin beside a claim."""

    number: str
    anchor: str
    #: where the claim stands
    href: str
    #: on whose word, the nearest first; empty: the report's own
    sources: list[str]
    words: str
    tags: list[Tag]
    #: how deep it stands in the content of others
    depth: int
    comment: bool
    point: str | None
    #: the wordings of that point, and their outlets
    wordings: int
    outlets: int
    #: the name by which the nearest source is listed; empty where there is none
    listed: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph and its notes; ``gap`` where text before it is not shown."""

    html: Markup
    notes: list[Note]
    gap: bool
    #: where it begins in the text
    start: int = 0


@dataclass(frozen=True)
class Custody:
    """Where a report came from and what proves it."""

    source: str
    first_read: str
    sha256: str
    text_sha256: str
    extractor: str


@dataclass(frozen=True)
class TextView:
    """A report to be read."""

    label: Label
    anchor: str
    #: a language tag that an HTML attribute may carry
    lang: str
    headline: Markup
    headline_notes: list[Note]
    paragraphs: list[Paragraph]
    #: only the sentences around evidence are shown
    excerpt: bool
    copies: list[str]
    findings: list[str]
    problems: list[str]
    claims: int
    custody: Custody | None


def text_view(
    room: Room,
    report: str,
    anchors: Iterable[tuple[Part, int, int]],
    *,
    points: Mapping[tuple[str, str], str],
    sizes: Mapping[str, tuple[int, int]],
    copies: Iterable[str] = (),
    findings: Iterable[str] = (),
    excerpt: bool = False,
    custody: Custody | None = None,
    chosen: tuple[Part, int, int] | None = None,
) -> TextView:
    """``anchors``: the spans that others link to. ``points`` and ``sizes``: the point of a claim, and its wordings and
    outlets. ``excerpt``: show the sentences that anchors stand in, and no others. ``chosen``: a span to be shown as the
    one that was asked for."""
    label, told = room.labels[report], room.told(report)
    extract = told.extract
    spans = sorted(set(anchors))
    claims = [claim for claim in extract.claims if noteworthy(claim, points.get((report, claim.id)))]
    numbers = {claim.id: str(n) for n, claim in enumerate(_in_order(claims), 1)}
    linked = sorted({*spans, *((c.part, c.start, c.end) for c in claims)})
    marks = {part: _marks(extract, label.name, part, claims, numbers, linked) for part in _PARTS}
    if chosen is not None:
        marks[chosen[0]].append(Mark(chosen[1], chosen[2], "at", anchor="at"))
    depths = _depths(extract.claims)

    def notes(part: Part, start: int, end: int) -> list[Note]:
        held = [c for c in claims if c.part == part and start <= c.start < end]
        return [
            _note(label.name, c, numbers[c.id], depths[c.id], points.get((report, c.id)), sizes, extract)
            for c in _in_order(held)
        ]

    stretches = paragraphs(extract.text)
    if excerpt:
        stretches = _excerpts(extract, [(a, b) for part, a, b in spans if part == "text"])
    shown, at = [], 0
    for start, end in stretches:
        gap = excerpt and bool(extract.text[at:start].strip())
        html = marked(extract.text, start, end, marks["text"], room.layered)
        shown.append(Paragraph(html, notes("text", start, end), gap, start))
        at = end
    if excerpt and extract.text[at:].strip():
        shown.append(Paragraph(Markup(""), [], True))
    return TextView(
        label=label,
        anchor=f"report-{slug(label.name)}",
        lang=extract.language if re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", extract.language) else "",
        headline=marked(extract.title, 0, len(extract.title), marks["title"], room.layered),
        headline_notes=notes("title", 0, len(extract.title) + 1),
        paragraphs=shown,
        excerpt=excerpt,
        copies=list(copies),
        findings=list(findings),
        problems=[p.message for p in extract.problems],
        claims=len(extract.claims),
        custody=custody,
    )


def noteworthy(claim: Claim, point: str | None) -> bool:
    """It has a source, a hedge or a condition, looks ahead or weighs; or others say the same. Plain words are not."""
    return bool(
        claim.sources
        or claim.hedges
        or claim.condition
        or claim.cue
        or claim.attitude not in ("statement",)
        or claim.certainty != "certain"
        or point
    )


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The stretches of a text between blank lines; where it has none, its lines."""
    cutter = _BLANK if _BLANK.search(text.strip()) else _LINE
    found, start = [], 0
    for gap in cutter.finditer(text):
        if text[start : gap.start()].strip():
            found.append((start, gap.start()))
        start = gap.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return found


def _excerpts(extract: Extract, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences in which the spans stand, neighbours joined."""
    held = [(a, b) for a, b in extract.sentences if any(s < b and a < max(e, s + 1) for s, e in spans)]
    joined: list[tuple[int, int]] = []
    for a, b in held:
        if joined and not extract.text[joined[-1][1] : a].strip() and "\n" not in extract.text[joined[-1][1] : a]:
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return joined


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda c: (c.part != "title", c.start, -c.end, c.id))


def _marks(
    extract: Extract,
    name: str,
    part: Part,
    claims: Iterable[Claim],
    numbers: Mapping[str, str],
    spans: Iterable[tuple[Part, int, int]],
) -> list[Mark]:
    marks = [Mark(a, b, "anchor", anchor=span_anchor(name, a, b, p)) for p, a, b in spans if p == part]
    for claim in claims:
        if claim.part != part:
            continue
        number, href = numbers[claim.id], f"#n-{slug(name)}-{numbers[claim.id]}"
        last = len(claim.pieces) - 1
        marks += [
            Mark(a, b, "claim", number=number if n == last else "", href=href, claim=number)
            for n, (a, b) in enumerate(claim.pieces)
        ]
        marks += [Mark(s.start, s.end, "source", claim=number) for s in claim.sources if s.part == part]
        marks += [Mark(h.start, h.end, "hedge", claim=number) for h in claim.hedges if h.part == part]
        if claim.condition and claim.condition.part == part:
            marks.append(Mark(claim.condition.start, claim.condition.end, "condition", title="condition"))
    for place in extract.places:
        if place.part == part and place.kind != "adjective":
            where = place.place
            title = f"{where.name}, {where.country or ''} ({where.id})" if where else "not in our list of places"
            marks.append(Mark(place.start, place.end, "place", title=title))
    for when in extract.dates:
        if when.part == part and when.type in ("DATE", "TIME"):
            marks.append(Mark(when.start, when.end, "date", title=when.value))
    for actor in extract.actors:
        mentions = actor.title_mentions if part == "title" else actor.mentions
        marks += [Mark(a, b, "actor", title=actor.name) for a, b in mentions]
    for notice in extract.notices:
        if notice.part == part:
            marks.append(Mark(notice.start, notice.end, "notice", title=notice.kind))
    return _once(marks)


def _once(marks: list[Mark]) -> list[Mark]:
    """One of each layer on the same words; anchors and numbered marks are all kept."""
    seen: set[tuple[int, int, str]] = set()
    kept = []
    for mark in sorted(marks, key=lambda m: not m.number):
        key = (mark.start, mark.end, mark.layer)
        if mark.anchor or mark.number or key not in seen:
            kept.append(mark)
        seen.add(key)
    return kept


def _depths(claims: Iterable[Claim]) -> dict[str, int]:
    parents = {claim.id: claim.inside for claim in claims}
    depths = {}
    for claim in parents:
        depth, at = 0, parents[claim]
        while at is not None and depth < 4:
            depth, at = depth + 1, parents.get(at)
        depths[claim] = depth
    return depths


def _note(
    name: str,
    claim: Claim,
    number: str,
    depth: int,
    point: str | None,
    sizes: Mapping[str, tuple[int, int]],
    extract: Extract,
) -> Note:
    wordings, outlets = sizes.get(point or "", (0, 0))
    return Note(
        number=number,
        anchor=f"n-{slug(name)}-{number}",
        href=f"#{span_anchor(name, claim.start, claim.end, claim.part)}",
        sources=chain(claim, extract),
        words=short(claim.text, NOTE),
        tags=tags(claim, extract),
        depth=depth,
        comment=claim.voice == "comment",
        point=point if outlets > 1 or wordings > 1 else None,
        wordings=wordings,
        outlets=outlets,
        listed=_listed(claim, extract),
    )


def _listed(claim: Claim, extract: Extract) -> str:
    """As the ledger lists the nearest source: by its actor's name, else by its words."""
    if not claim.sources:
        return ""
    names = {actor.id: actor.name for actor in extract.actors}
    return names.get(claim.sources[0].actor or "", claim.sources[0].text)


def tags(claim: Claim, extract: Extract) -> list[Tag]:
    """What is worth knowing of a claim: attitude, certainty, negation, condition, due time, voice."""
    found = []
    if claim.attitude != "statement":
        found.append(Tag(claim.attitude, ""))
    if claim.certainty != "certain" or claim.hedges:
        found.append(Tag(claim.certainty, "; ".join(short(h.text, 40) for h in claim.hedges)))
    if claim.polarity == "negative":
        found.append(Tag("negative", ""))
    if claim.condition:
        found.append(Tag("condition", short(claim.condition.text, 120)))
    if claim.due is not None and claim.due < len(extract.dates):
        found.append(Tag("due", extract.dates[claim.due].text))
    if claim.occasion:
        found.append(Tag("said", short(claim.occasion.text, 60)))
    if not claim.sources and claim.cue:
        found.append(Tag("no source", short(claim.cue.text, 40)))
    return found
