"""The dossier: a whole story as one self-contained page, without script, network or outside asset."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.model import Copy, Finding, Point
from sayso.pages import atlas as atlases
from sayso.pages import words
from sayso.pages.atlas import Atlas
from sayso.pages.choosing import alike, best_copies, climbed, varied
from sayso.pages.copying import CopyView, copy_view
from sayso.pages.days import days_of
from sayso.pages.figures import Timeline, timeline
from sayso.pages.finds import FindingView, by_weight, finding_view, grouped
from sayso.pages.ladders import PointView, point_view
from sayso.pages.links import Anchors, slug
from sayso.pages.parties import (
    ActorView,
    ForecastView,
    PositionView,
    Voice,
    actor_views,
    forecast_views,
    position_views,
    voices,
)
from sayso.pages.room import Label, Room
from sayso.pages.sides import SideWord, side_words
from sayso.pages.texts import Custody, TextView, text_view

if TYPE_CHECKING:
    from sayso.story import Story

#: What a dossier shows at most; the page says so wherever it cuts. Chosen so that a story of 1,000 reports of 500 words
#: stays below about 20 MB and opens in a browser within a few seconds.
FINDINGS, POINTS, POSITIONS, FORECASTS = 300, 150, 100, 60
ACTORS, PLACES, COPIES, TEXTS, PROBLEMS = 80, 120, 80, 500, 200
#: Of those, on the overview.
FIRST_FINDINGS, FIRST_POINTS, FIRST_VOICES = 6, 6, 9


@dataclass(frozen=True)
class Cut:
    """A list that is shown in part."""

    shown: int
    of: int

    @property
    def short(self) -> bool:
        return self.shown < self.of


@dataclass(frozen=True)
class ReportRow:
    """A report in the list of all."""

    label: Label
    href: str | None
    claims: int
    findings: int


@dataclass(frozen=True)
class Dossier:
    """All that the page shows."""

    title: str
    lede: str
    reports: int
    excerpts: bool
    custody: bool
    findings: list[FindingView]
    findings_cut: Cut
    #: findings that readers dismissed, which are left out
    dismissed: int
    first_findings: list[FindingView]
    severities: list[tuple[str, int]]
    points: list[PointView]
    points_cut: Cut
    alike: list[PointView]
    #: the point that lost most on its way, for the overview
    climbed: PointView | None
    voices: list[Voice]
    unheard: list[Voice]
    positions: list[PositionView]
    positions_cut: Cut
    forecasts: list[ForecastView]
    forecasts_cut: Cut
    side_words: list[SideWord]
    actors: list[ActorView]
    actors_cut: Cut
    atlas: Atlas
    timeline: Timeline | None
    copies: list[CopyView]
    copies_cut: Cut
    rows: list[ReportRow]
    texts: list[TextView]
    texts_cut: Cut
    problems: list[tuple[str, str]]
    problems_cut: Cut
    log: list[dict[str, str]]
    decisions: list[dict[str, str]]


def render(story: Story, *, title: str, excerpts: bool = False, custody: bool = False) -> str:
    """The page. ``excerpts``: the sentences around evidence in place of full texts. ``custody``: files, hashes, the
    custody log and the names of reviewers, which are left out without it."""
    anchors = Anchors()
    found = build(story, anchors, title=title, excerpts=excerpts, custody=custody)
    return environment().get_template("dossier.html").render(d=found, to=anchors, css=stylesheet())


@cache
def environment() -> Environment:
    """The templates' environment; everything is escaped but what is made as Markup."""
    made = Environment(
        loader=PackageLoader("sayso.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(day=words.day, count=words.count, listed=words.listed, short=words.short, slug=slug)
    made.globals.update(spellings=atlases.spellings, mentioned=atlases.mentioned, coordinates=atlases.coordinates)
    return made


def stylesheet() -> Markup:
    """The stylesheet that a dossier carries."""
    loader = environment().loader
    assert loader is not None
    return Markup(loader.get_source(environment(), "desk.css")[0])


def build(story: Story, anchors: Anchors, *, title: str, excerpts: bool, custody: bool) -> Dossier:
    """The view of a whole story; ``anchors`` is filled with what the page holds."""
    names = {} if custody else _names(story)
    anchors.names = names
    room = Room(story, anchors, names, excerpts=excerpts)
    reviews = story.reviews()
    states = {id: review.state for id, review in reviews.items()}
    raised = story.findings()
    all_findings = by_weight(room, [f for f in raised if states.get(f.id) != "dismissed"])
    findings = _chosen(all_findings, FINDINGS)
    all_points = {point.id: point for point in story.points()}
    copies = list(story.copies())
    actors = list(story.actors())
    actor_names = {actor.id: actor.name for actor in actors}

    anchors.findings = {finding.id for finding in findings}
    ranked = _rank(room, all_points.values(), findings)
    anchors.points = {point.id for point in ranked[:POINTS]}
    carrying = _carrying(room, findings, ranked[:POINTS])
    shown = [report for report in room.labels if report in carrying]
    shown = sorted([*shown, *(r for r in room.labels if r not in carrying)][:TEXTS], key=room.order)
    anchors.reports = set(shown)
    uses = list(story.places())
    anchors.places = {use.entry.id for use in uses if use.entry}

    of_claim = {(ref.report, ref.claim): p.id for p in ranked[:POINTS] for ref in p.claims}
    finding_views = [
        replace(finding_view(room, finding, of_claim), confirmed=states.get(finding.id) == "confirmed")
        for finding in findings
    ]
    shown_findings = grouped(finding_views)
    about: dict[str, list[str]] = {}
    for view in shown_findings:
        if view.point:
            about.setdefault(view.point, []).append(view.id)
    best_copy = best_copies(copies)
    points = [point_view(room, point, best_copy, actor_names, about.get(point.id, [])) for point in ranked[:POINTS]]
    balance = list(story.balance())
    heard = voices(balance, actor_names)
    positions = position_views(room, list(story.positions()), actor_names, all_points)
    forecasts = forecast_views(room, list(story.forecasts()))
    atlas = atlases.atlas(room, uses, story.controls(), findings, actor_names, PLACES)
    anchors.places = {place.id for place in atlas.places if place.id}
    copy_views = [view for view in (copy_view(room, copy, not excerpts) for copy in copies[:COPIES]) if view]
    sizes = {view.id: (len(view.steps) + len(view.against), len(view.outlets)) for view in points}
    told_of = [stretch for report in room.labels for stretch in _told_of(room, report)]
    published = [label.day for label in room.labels.values() if label.day]
    sides = side_words(room, shown)
    texts = _texts(room, story, shown, anchors, of_claim, sizes, copies, findings, excerpts, custody)
    rows = _rows(room, anchors, all_findings)
    problems = [(p.report or "", _problem(p, custody)) for p in story.problems()]
    return Dossier(
        title=title,
        lede=_lede(room, rows, points, published),
        reports=len(room.labels),
        excerpts=excerpts,
        custody=custody,
        findings=shown_findings,
        findings_cut=Cut(len(finding_views), len(all_findings)),
        dismissed=len(raised) - len(all_findings),
        first_findings=varied(shown_findings, FIRST_FINDINGS),
        severities=list(Counter(f.severity for f in all_findings).items()),
        points=points,
        points_cut=Cut(len(points), len(ranked)),
        alike=alike(points)[:FIRST_POINTS],
        climbed=climbed(points),
        voices=[v for v in heard if v.claims],
        unheard=[v for v in heard if not v.claims],
        positions=positions[:POSITIONS],
        positions_cut=Cut(min(len(positions), POSITIONS), len(positions)),
        forecasts=forecasts[:FORECASTS],
        forecasts_cut=Cut(min(len(forecasts), FORECASTS), len(forecasts)),
        side_words=sides,
        actors=actor_views(actors)[:ACTORS],
        actors_cut=Cut(min(len(actors), ACTORS), len(actors)),
        atlas=atlas,
        timeline=timeline(told_of, published),
        copies=copy_views,
        copies_cut=Cut(len(copy_views), len(copies)),
        rows=rows,
        texts=texts,
        texts_cut=Cut(len(texts), len(room.labels)),
        problems=problems[:PROBLEMS],
        problems_cut=Cut(min(len(problems), PROBLEMS), len(problems)),
        log=[_plain(entry) for entry in story.custody()] if custody else [],
        decisions=[_plain(decision) for decision in story.decisions()] if custody else [],
    )


def _names(story: Story) -> dict[str, str]:
    """Reports that are called by their files go by their hash: a path can give away a person."""
    names = {}
    for stored in story.reports():
        source = str(stored.source or "")
        stem = stored.report.id.split("~")[0]
        if source and (source == stem or source.endswith("/" + stem) or PurePath(source).name == PurePath(stem).name):
            names[stored.report.id] = f"text-{stored.text_sha256[:8]}"
    return names


def _chosen(findings: Sequence[Finding], number: int) -> list[Finding]:
    """So many findings, in their order: the first of each rule, as far as half of the number goes, then the first."""
    if len(findings) <= number:
        return list(findings)
    each = number // 2 // max(1, len({f.rule for f in findings}))
    seen: Counter[str] = Counter()
    kept: set[str] = set()
    for finding in findings:
        seen[finding.rule] += 1
        if seen[finding.rule] <= each:
            kept.add(finding.id)
    for finding in findings:
        if len(kept) >= number:
            break
        kept.add(finding.id)
    return [finding for finding in findings if finding.id in kept]


def _rank(room: Room, points: Iterable[Point], findings: Sequence[Finding]) -> list[Point]:
    """Points with findings first, the heaviest finding before others; then those in most reports."""
    spans: dict[str, list[tuple[str, int, int, int]]] = {}
    for n, finding in enumerate(findings):
        for e in finding.evidence:
            if e.report is not None:
                spans.setdefault(e.report, []).append((e.part, e.start or 0, e.end or 0, n))

    def first(point: Point) -> int:
        """The first finding that rests on claims of the point in two reports."""
        touched: dict[int, set[str]] = {}
        for ref in point.claims:
            claim = room.claim(ref.report, ref.claim) if ref.report in spans else None
            for part, a, b, n in spans[ref.report] if claim else ():
                if claim and part == claim.part and a < claim.end and claim.start < b:
                    touched.setdefault(n, set()).add(ref.report)
        return min((n for n, reports in touched.items() if len(reports) > 1), default=len(findings))

    def key(point: Point) -> tuple[int, int, int, str]:
        return first(point), -len({ref.report for ref in point.claims}), -len(point.claims), point.id

    return sorted(points, key=key)


def _carrying(room: Room, findings: Iterable[Finding], points: Iterable[Point]) -> set[str]:
    """The reports on whose words something else on the page rests."""
    carrying = {e.report for f in findings for e in f.evidence if e.report}
    return carrying | {ref.report for point in points for ref in point.claims}


def _told_of(room: Room, report: str) -> list[tuple[date, date]]:
    """The days and stretches that the events of a report are dated to."""
    extract = room.told(report).extract
    used = sorted({event.date for event in extract.events if event.date is not None})
    found = [days_of(extract.dates[n].value) for n in used if n < len(extract.dates)]
    return [stretch for stretch in found if stretch is not None]


def _texts(
    room: Room,
    story: Story,
    shown: Sequence[str],
    anchors: Anchors,
    of_claim: Mapping[tuple[str, str], str],
    sizes: Mapping[str, tuple[int, int]],
    copies: Sequence[Copy],
    findings: Sequence[Finding],
    excerpts: bool,
    custody: bool,
) -> list[TextView]:
    notes: dict[str, list[str]] = {}
    for copy in copies:
        if copy.report in room.labels and copy.of in room.labels:
            a, b = room.labels[copy.report], room.labels[copy.of]
            notes.setdefault(copy.report, []).append(f"{copy.kind} of {b.who}, {b.when}: {copy.share:.0%} of its words")
            notes.setdefault(copy.of, []).append(f"{copy.kind} in {a.who}, {a.when}")
    rests: dict[str, list[str]] = {}
    for finding in findings:
        for report in dict.fromkeys(e.report for e in finding.evidence if e.report):
            rests.setdefault(report, []).append(finding.id)
    views = []
    for report in shown:
        stored = story.report(report) if custody else None
        views.append(
            text_view(
                room,
                report,
                anchors.spans.get(report, ()),
                points=of_claim,
                sizes=sizes,
                copies=notes.get(report, ()),
                findings=rests.get(report, ()),
                excerpt=excerpts,
                custody=Custody(
                    source=str(stored.source or ""),
                    first_read=str(stored.first_read),
                    sha256=stored.sha256,
                    text_sha256=stored.text_sha256,
                    extractor=stored.extractor,
                )
                if stored
                else None,
            )
        )
    return views


def _rows(room: Room, anchors: Anchors, findings: Iterable[Finding]) -> list[ReportRow]:
    raised = Counter(report for f in findings for report in {e.report for e in f.evidence if e.report})
    return [
        ReportRow(label, anchors.report(report), len(room.told(report).extract.claims), raised[report])
        for report, label in room.labels.items()
    ]


def _lede(room: Room, rows: Sequence[ReportRow], points: Sequence[PointView], published: Sequence[date]) -> str:
    outlets = {label.outlet for label in room.labels.values() if label.outlet}
    claims = sum(row.claims for row in rows)
    reports = words.count(len(rows), "report")
    if outlets:
        reports += f" from {words.count(len(outlets), 'outlet')}"
    if published:
        reports += f", {words.stretch(min(published), max(published))}"
    sourced = sum(1 for r in room.labels for c in room.told(r).extract.claims if c.sources)
    origins = {name for point in points for name in [*point.traced_for, *point.traced_against]}
    untraced = sum(point.untraced_for + point.untraced_against for point in points)
    text = f"{reports}. {words.count(claims, 'claim')}, {sourced:,} of them on somebody’s word"
    if points:
        text += f"; behind the points that several make, {words.count(len(origins), 'traced origin')}"
        text += f" and {words.count(untraced, 'claim')} not traced" if untraced else ""
    return text + "."


def _problem(problem: Any, custody: bool) -> str:
    """A problem's message, without the file's name unless custody is to be shown."""
    message = str(problem.message)
    if custody:
        return f"{problem.file}{f':{problem.line}' if problem.line else ''}: {message}"
    return message.replace(str(problem.file), "the file") if problem.file else message


def _plain(entry: Any) -> dict[str, str]:
    """An entry of the custody log or a decision as words for a table."""
    import msgspec

    fields = msgspec.to_builtins(entry)
    if not fields.pop("purged", False):
        return {key: words.worded(value) for key, value in fields.items()}
    return {key: words.worded(value) for key, value in fields.items()} | {"detail": "taken away by a purge"}
