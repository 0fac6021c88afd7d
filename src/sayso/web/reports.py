"""The list of reports, and the reader: a text as it was published, its layers marked, its claims in the margin."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import get_args

from starlette.responses import Response

from sayso.intake import iso
from sayso.model import Attitude, Certainty, Copy, Finding
from sayso.pages.finds import weight
from sayso.pages.marks import LETTERS
from sayso.pages.room import Label
from sayso.pages.texts import Custody, text_view
from sayso.pages.words import short
from sayso.story import StoredReport
from sayso.story.lists import ReportRow
from sayso.web.addresses import span_of
from sayso.web.desk import ROWS, Desk, Missing
from sayso.web.findings import Case, cases

#: Findings and copies that are named beside a text; a wire report may have hundreds.
BESIDE = 12
#: Characters of a path that are shown whole.
LONG = 40

#: Layer, its letter, what it is called, and whether it is shown at first.
LAYERS = tuple(
    (layer, LETTERS[layer], name, layer != "actor")
    for layer, name in (
        ("claim", "claims"), ("source", "sources"), ("hedge", "hedges"), ("condition", "conditions"),
        ("place", "places"), ("date", "dates"), ("actor", "actors"),
    )
)  # fmt: skip


#: What the ledger lists claims by, of what a note says of one.
LEDGER: dict[str, str] = dict.fromkeys(get_args(Attitude), "attitude") | dict.fromkeys(get_args(Certainty), "certainty")


def reports(desk: Desk) -> Response:
    outlet = desk.asked("outlet")
    newest = desk.asked("sort") == "newest"
    after = desk.after(str, int)
    since = (iso(desk.asked("since")) or "")[:10]
    if after is None and since and not newest:
        after = (since, -1)
    page = desk.story.lists.reports(ROWS, after, newest=newest, outlet=outlet or None)
    return desk.page(
        "reports.html",
        rows=[(row, _heading(desk, row)) for row in page.rows],
        outlet=outlet,
        outlets=list(_first(desk.story.lists.outlets(), 200)),
        newest=newest,
        since=since,
        further=desk.further(page.next),
    )


def _first(names, limit: int):  # type: ignore[no-untyped-def]
    for n, name in enumerate(names):
        if n == limit:
            return
        yield name


def _heading(desk: Desk, row: ReportRow) -> str:
    return row.title or desk.room.labels[row.id].heading


@dataclass(frozen=True)
class Kin:
    """A report that has words in common with the one that is read."""

    label: Label
    kind: str
    share: float
    #: it took from the one that is read, not the other way round
    taken: bool
    href: str


def report(desk: Desk) -> Response:
    id = desk.named()
    stored = desk.story.report(id)
    if stored is None:
        raise Missing(f"There is no report {short(id, 120)} in this story.")
    room = desk.room
    extract = room.told(id).extract
    held = {(id, claim.id): point for claim in extract.claims if (point := desk.points.get((id, claim.id)))}
    sizes = {point: (sum(brief.claims), brief.reports) for point, brief in desk.points.briefs.items()}
    at = span_of(desk.asked("at"))
    if at is not None and at[2] > len(extract.title if at[0] == "title" else extract.text):
        at = None
    rests = desk.story.lists.about(Finding, id)
    view = text_view(room, id, (), points=held, sizes=sizes, custody=_custody(stored), chosen=at)
    kin = _kin(desk, id)
    return desk.page(
        "report.html",
        view=view,
        stored=stored,
        layers=LAYERS,
        cases=_beside(desk, rests),
        more_findings=max(0, len(rests) - BESIDE),
        kin=kin[:BESIDE],
        more_kin=max(0, len(kin) - BESIDE),
        asked_span=at,
        words=_words(stored),
        ledger=LEDGER,
    )


def _words(stored: StoredReport) -> int:
    return len(stored.report.text.split())


def _beside(desk: Desk, rests: list[Finding]) -> list[Case]:
    return cases(desk, sorted(rests, key=lambda f: (*weight(f), f.id))[:BESIDE])


def _shown(source: str) -> str:
    """The end of a long path; the whole one stands in the custody log."""
    parts = PurePath(source).parts
    return source if len(source) <= LONG or len(parts) <= 3 else str(PurePath("…", *parts[-2:]))


def _custody(stored: StoredReport) -> Custody:
    return Custody(
        source=_shown(stored.source),
        first_read=stored.first_read,
        sha256=stored.sha256,
        text_sha256=stored.text_sha256,
        extractor=stored.extractor,
    )


def _kin(desk: Desk, id: str) -> list[Kin]:
    """Whom the report took words from, the most first, then who took words from it."""
    found = []
    for copy in desk.story.lists.about(Copy, id):
        other = copy.report if copy.of == id else copy.of
        label = desk.room.labels.get(other)
        if label is not None:
            found.append(Kin(label, copy.kind, copy.share, copy.of == id, desk.to.copy(copy.report, copy.of)))
    return sorted(found, key=lambda kin: (kin.taken, -kin.share, kin.label.id))
