"""Reports to extracts: the steps of reading, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from sayso.knowledge.dated_events import dated_events
from sayso.knowledge.memory import unswept
from sayso.knowledge.places import Gazetteer, open_gazetteer
from sayso.model import Claim, Event, Extract, Problem, Report
from sayso.reading.actors import read_actors
from sayso.reading.attribution import read_claims
from sayso.reading.bodies import read_bodies
from sayso.reading.clauses import read_clauses
from sayso.reading.dates import read_dates
from sayso.reading.document import Document
from sayso.reading.events import read_events
from sayso.reading.language import detect
from sayso.reading.loaded import read_loaded
from sayso.reading.notices import read_notices
from sayso.reading.parse import MemoryStore, SentenceStore, parser
from sayso.reading.places import read_places
from sayso.reading.quantities import read_quantities
from sayso.reading.relations import read_relations
from sayso.reading.remarks import read_remarks
from sayso.reading.windows import WINDOW, joined, windows

#: Raised by hand whenever a step reads anything otherwise than before.
READING = "14"

#: Reports, and characters, that are parsed together; what is held in memory is bounded by both.
BATCH_REPORTS = 64
BATCH_CHARACTERS = 400_000


def version(gazetteer: Gazetteer) -> str:
    """Names everything that a reading depends on: rules, model, gazetteer, the user's dated events."""
    own = dated_events().version
    return f"{READING}+{parser().version}+{gazetteer.version}" + (f"+{own}" if own else "")


def extract(
    reports: Iterable[Report], *, gazetteer: Gazetteer | None = None, store: SentenceStore | None = None
) -> Iterator[Extract]:
    """Read reports: one Extract each, in the same order.

    ``gazetteer`` is the compiled one of this machine unless another is given. ``store`` keeps the parses of sentences;
    without one they are kept in memory, up to a bound. The same report and version give the same extract.
    """
    known = gazetteer or open_gazetteer()
    parses = store if store is not None else MemoryStore()
    for batch in batches(iter(reports)):
        if len(batch[0].text) > WINDOW:
            yield _read_long(batch[0], known, parses)
            continue
        languages = [(report, _language(report)) for report in batch]
        documents = parser().each(languages, parses)
        while True:
            with unswept():
                document = next(documents, None)
                if document is None:
                    break
                found = _read(document, known)
                document.forget()
            yield found


def _language(report: Report) -> str:
    return report.language or detect(f"{report.title}\n{report.text}")


def batches(reports: Iterator[Report]) -> Iterator[list[Report]]:
    """The reports by batches that are bounded in number and in characters; very long ones by themselves."""
    batch: list[Report] = []
    size = 0
    for report in reports:
        if len(report.text) > WINDOW:
            if batch:
                yield batch
            yield [report]
            batch, size = [], 0
            continue
        batch.append(report)
        size += len(report.text)
        if len(batch) >= BATCH_REPORTS or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read_long(report: Report, gazetteer: Gazetteer, parses: SentenceStore) -> Extract:
    language = _language(report)

    def parts() -> Iterator[tuple[int, Extract]]:
        for offset, part in windows(report):
            (document,) = parser().documents([(part, language)], parses)
            yield offset, _read(document, gazetteer)

    return joined(report, parts())


def _read(document: Document, gazetteer: Gazetteer) -> Extract:
    try:
        return read_document(document, gazetteer)
    except Exception as error:  # one report that breaks a rule of ours must not lose the others
        problem = Problem(code="failed", message=f"reading failed: {type(error).__name__}: {error}")
        return _empty(document, gazetteer, [problem])


def _empty(document: Document, gazetteer: Gazetteer, problems: list[Problem]) -> Extract:
    return Extract(
        id=document.report.id,
        language=document.language,
        title=document.title,
        text=document.text,
        version=version(gazetteer),
        sentences=[(s.start, s.end) for s in document.sentences],
        claims=[],
        events=[],
        places=[],
        relations=[],
        remarks=[],
        dates=[],
        actors=[],
        notices=[],
        problems=problems,
    )


def read_document(document: Document, gazetteer: Gazetteer) -> Extract:
    """Run every step over one parsed report."""
    problems: list[Problem] = []
    if not document.text.strip() and not document.title.strip():
        return _empty(document, gazetteer, [Problem(code="empty", message="the report has no text")])
    if document.language.split("-")[0] != "en":
        message = f"the report is in {document.language}; so far only English (en) is read"
        return _empty(document, gazetteer, [Problem(code="language", message=message)])
    notices = read_notices(document)
    # what a report says that begins with a correction is the correction
    begins = len(document.text) - len(document.text.lstrip())
    aside = [n for n in notices if not (n.kind == "correction" and n.part == "text" and n.start <= begins)]
    dates = read_dates(document, aside, problems)
    places = read_places(document, gazetteer, notices)
    relations = read_relations(document, places, gazetteer)
    actors = read_actors(document, places, gazetteer, notices)
    quantities = read_quantities(document, dates)
    claims = read_claims(document, actors, dates, notices)
    events = read_events(document, actors, places, dates, quantities, notices)
    remarks = read_remarks(document, claims, actors, notices)
    remarks.extend(read_loaded(document, claims, places, notices))
    remarks.extend(read_bodies(document, places, notices))
    return Extract(
        id=document.report.id,
        language=document.language,
        title=document.title,
        text=document.text,
        version=version(gazetteer),
        sentences=[(s.start, s.end) for s in document.sentences],
        claims=stated(claims, events),
        events=events,
        places=places,
        relations=relations,
        remarks=remarks,
        dates=dates,
        actors=actors.records,
        notices=notices,
        problems=problems,
        clauses=read_clauses(document, aside),
    )


def stated(claims: list[Claim], events: list[Event]) -> list[Claim]:
    """The claims, each with the ids of the events that its own content states.

    An event belongs to the smallest claim in whose pieces it stands, and so not to the claims around that one.
    """
    held: dict[str, list[str]] = {}
    for part in ("text", "title"):
        pieces = sorted(
            (a, b, sum(y - x for x, y in c.pieces), c.id) for c in claims if c.part == part for a, b in c.pieces
        )
        active: list[tuple[int, int, int, str]] = []
        at = 0
        for event in sorted((e for e in events if e.part == part), key=lambda e: e.start):
            while at < len(pieces) and pieces[at][0] <= event.start:
                active.append(pieces[at])
                at += 1
            active = [piece for piece in active if piece[1] > event.start]
            around = [(size, claim) for _, end, size, claim in active if end >= event.end]
            if around:
                held.setdefault(min(around)[1], []).append(event.id)
    return [replace(c, events=held[c.id]) if c.id in held else c for c in claims]
