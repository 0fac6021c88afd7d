"""A story: reports, what they claim, and what lies between them, in one file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, TypeVar, cast

from sayso.comparing.told import Told
from sayso.intake import LIMIT, Given, ReadProblem, iso
from sayso.model import (
    Balance,
    Claim,
    Cluster,
    Compared,
    Control,
    Copy,
    Entry,
    Extract,
    Finding,
    Forecast,
    Part,
    Point,
    Position,
    StoryActor,
)  # fmt: skip
from sayso.story import comparisons, deciding, file, kept, quotes, reading
from sayso.story import purge as purging
from sayso.story.custody import CustodyLog, now
from sayso.story.decisions import DecisionLog, ensure_whole, made
from sayso.story.errors import NotAStory
from sayso.story.lists import Lists
from sayso.story.queries import Queries
from sayso.story.records import (
    CompareResult,
    CustodyEntry,
    Decision,
    PlaceUse,
    Progress,
    Quote,
    ReadResult,
    Review,
    StoredReport,
)
from sayso.story.schema import VERSION
from sayso.story.shelf import StoryShelf
from sayso.story.verify import faults

if TYPE_CHECKING:
    from sayso.comparing.positions.terms import Term
    from sayso.story.placing import Correction

#: Reports that are compared in one transaction. What hangs together is worked out anew for each, so not too few.
COMPARED_REPORTS = 5000

_R = TypeVar("_R", bound=Compared)


def open_story(path: str | Path, *, create: bool = True) -> Story:
    """Open the story in a file; where there is none, make one unless ``create`` is False.

    A file of an earlier format is brought to this one, which takes a while for a large story.

    Raises NotAStory, NewerStory, DamagedStory or LockedStory, all StoryErrors; the file is then as it was.
    """
    path = Path(path)
    if not path.exists():
        if not create:
            raise NotAStory(f"{path}: there is no such file")
        if not path.absolute().parent.is_dir():
            raise NotAStory(f"{path}: there is no such folder")
        file.create(path, comparisons.SCHEMA)
    if path.is_dir():
        raise NotAStory(f"{path}: is a folder, not a story file")
    version = file.check(path)
    connection = file.connect(path)
    if version < VERSION:
        from sayso.story.upgrade import upgrade

        try:
            upgrade(connection, path, version)
        except BaseException:
            connection.close()
            raise
    return Story(path, connection)


class Story:
    """One open story file; made by ``open_story``. A context manager; one thread at a time."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        #: the file
        self.path = path
        self._connection = connection
        self._queries = Queries(connection)
        self._custody = CustodyLog(connection)
        self._lock = file.Lock(path)
        self._decisions = DecisionLog(connection, path, self._custody, self._queries.told, self._queries.number)

    def __enter__(self) -> Story:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def lists(self) -> Lists:
        """What it holds a page at a time, for a story of any size."""
        return Lists(self._connection, self._queries)

    def __len__(self) -> int:
        """The number of reports."""
        return self._queries.count()

    def close(self) -> None:
        """Close the file. What was committed is in it; nothing else is kept anywhere."""
        self._connection.close()

    # --- reading -----------------------------------------------------------------------------------------------------

    def read(
        self,
        paths: Iterable[str | Path],
        *,
        published: str | None = None,
        outlet: str | None = None,
        language: str | None = None,
        limit: int | None = None,
        jobs: int = 1,
        progress: Callable[[Progress], None] | None = None,
    ) -> ReadResult:
        """Read files, and folders of them, into the story.

        ``published`` (ISO 8601), ``outlet`` and ``language`` (BCP 47) say what a file doesn't. ``limit`` is the largest
        file or JSONL line, in bytes. With ``jobs`` above 1, so many processes read, each with a model of its own; what
        comes out is the same. What is in the story already is passed over, and what an earlier read or an older
        version left is completed. It may be killed at any moment and be begun again. Raises LockedStory where
        another program is writing, ValueError where ``published`` is no date; everything else that cannot be read is a
        problem of the result and of the story.
        """
        if published is not None:
            given_date = iso(published)
            if given_date is None:
                raise ValueError(f"published: {published!r} is no ISO 8601 date or time")
            published = given_date
        given = Given(published, outlet or None, language or None)
        paths = [paths] if isinstance(paths, str | Path) else list(paths)
        result = ReadResult()
        with self._writing():
            largest = LIMIT if limit is None else limit
            reading.receive(self._connection, self.path, paths, given, largest, result, progress)
            reading.extract_waiting(self._connection, self.path, result, jobs, progress)
        return result

    def read_extracts(
        self, address: str | Path, *, jobs: int = 1, progress: Callable[[Progress], None] | None = None
    ) -> ReadResult:
        """Take in the reports of a folder of extracts that ``sayso extract --ray`` wrote, with what was read in them.

        ``address`` is a path, or one such as ``s3://…``. The story is then as if it had read their files, but for
        parses of sentences; what was read by another version is read again here. It may be killed at any moment and be
        begun again. Raises NoExtracts where that is no such folder, LockedStory where another program is writing.
        """
        from sayso.knowledge.places import open_gazetteer
        from sayso.reading.extract import version
        from sayso.story import bringing

        result = ReadResult()
        with self._writing():
            bringing.bring(self._connection, str(address), version(open_gazetteer()), result, progress)
            reading.extract_waiting(self._connection, self.path, result, jobs, progress)
        return result

    # --- comparing ---------------------------------------------------------------------------------------------------

    def compare(self, progress: Callable[[Progress], None] | None = None) -> CompareResult:
        """Lay what is new beside what was there, and bring all records between reports up to date."""
        from sayso.comparing.engine import compare
        from sayso.knowledge.places import open_gazetteer
        from sayso.story import placing

        total = raised = withdrawn = done = 0

        def tick(at: int, of: int, step: str) -> None:
            if progress is not None:
                within = done + at if step == "reports" else at
                progress(Progress("comparing", within, total if step == "reports" else of, step))

        with self._writing(), file.roomy(self._connection):
            with file.transaction(self._connection):
                self._clear_older_comparisons()
                decided = placing.changes(self._decided_places())
                placing.renew(self._connection, decided)
            new = self._queries.not_compared()
            total = len(new)
            for start in range(0, total, COMPARED_REPORTS):
                some = new[start : start + COMPARED_REPORTS]
                with file.transaction(self._connection):
                    shelf = StoryShelf(self._connection, self._told_as(decided), now(), self._queries.text)
                    counts = compare(shelf, open_gazetteer(), some, tick)
                    placing.note(self._connection, some)
                    self._connection.executemany("UPDATE reports SET compared = 1 WHERE id = ?", [(id,) for id in some])
                    shelf.forget_drawn(some)
                    result = CompareResult(counts.reports, counts.findings, counts.withdrawn)
                    self._custody.add("compared", asdict(result))
                done, raised, withdrawn = done + len(some), raised + result.findings, withdrawn + result.withdrawn
        return CompareResult(total, raised, withdrawn)

    def _told_as(self, decided: Mapping[int, Mapping[int, str | None]]) -> Callable[[str], Told]:
        """Reports with their extracts as readers decided on their places."""
        from sayso.story import placing

        ids = {self._queries.id(n): of for n, of in decided.items()}

        def told(id: str) -> Told:
            found = self._queries.told(id)
            return placing.corrected(found, ids[id], _entry) if id in ids else found

        return told

    def _clear_older_comparisons(self) -> None:
        """What another version of sayso made of the reports is made anew; the log of withdrawn findings stays."""
        execute = self._connection.execute
        by = comparisons.made_by(_version())
        row = execute("SELECT value FROM settings WHERE name = 'compared_by'").fetchone()
        if row is None or row[0] != by:
            comparisons.renew(self._connection)
            execute("UPDATE reports SET compared = 0 WHERE compared <> 0")
            execute("INSERT OR REPLACE INTO settings VALUES ('compared_by', ?)", (by,))

    def records(self) -> Iterator[Compared]:
        """All that lies between the reports, as ``sayso compare --json`` prints it: with standing decisions replayed,
        dismissed findings and all (``review`` tells which they are).
        """
        for kind in kept.KINDS:
            yield from self._as_decided(kind)

    def findings(
        self, since: date | None = None, *, state: Literal["open", "dismissed", "confirmed"] | None = None
    ) -> list[Finding]:
        """The findings; ``since``: those that rest on a report of that day or later; ``state``: of that review.

        A report without a date of publication counts by the day on which it was first read.
        """
        found = self._of(Finding, "finding")
        if state is not None:
            reviews = self.reviews()
            found = [f for f in found if (reviews[f.id].state if f.id in reviews else "open") == state]
        if since is None:
            return found
        rows = self._connection.execute(
            "SELECT id FROM reports WHERE substr(coalesce(published, first_read), 1, 10) >= ?", (since.isoformat(),)
        )
        late = {id for (id,) in rows}
        return [f for f in found if any(e.report in late for e in f.evidence)]

    def actors(self) -> list[StoryActor]:
        return self._of(StoryActor, "actor")

    def copies(self) -> list[Copy]:
        return self._of(Copy, "copy")

    def clusters(self) -> list[Cluster]:
        return self._of(Cluster, "cluster")

    def points(self) -> list[Point]:
        return self._of(Point, "point")

    def positions(self) -> list[Position]:
        return self._of(Position, "position")

    def controls(self) -> list[Control]:
        return self._of(Control, "control")

    def forecasts(self) -> list[Forecast]:
        return self._of(Forecast, "forecast")

    def balance(self) -> list[Balance]:
        return self._of(Balance, "balance")

    def actor(self, id: str) -> StoryActor | None:
        """An actor as decided; the id of one that was merged into another gives that one."""
        decided = self.decided()
        return decided.made_actor(id) or self._record(StoryActor, "actor", decided.actor(id))

    def point(self, id: str) -> Point | None:
        """A point as decided; the id of one that was merged into another gives that one."""
        decided = self.decided()
        return decided.made_point(id) or self._record(Point, "point", decided.point(id))

    def terms(self, actor: str) -> list[Term]:
        """The terms board of an actor, as decided: each demand, offer, promise, threat and condition by its latest
        statement, with what was said before. Empty where there is no such actor.
        """
        found = self.actor(actor)
        return self.decided().terms(found) if found is not None else []

    def finding(self, id: str) -> Finding | None:
        return self._record(Finding, "finding", id)

    def about(self, report: str) -> Iterator[Compared]:
        """The records that name a report, as they were found."""
        return comparisons.records_about(self._connection, report)

    def withdrawn(self) -> Iterator[tuple[Finding, str, str]]:
        """Findings that fell away, oldest first: finding, reason, when."""
        return comparisons.withdrawn(self._connection)

    def _of(self, record: type[_R], kind: str) -> list[_R]:
        return [cast("_R", found) for found in self._as_decided(kind)]

    def _record(self, record: type[_R], kind: str, id: str) -> _R | None:
        found = comparisons.record(self._connection, kind, id)
        return found if isinstance(found, record) else None

    def _as_decided(self, kind: str) -> Iterator[Compared]:
        """The records of a kind with decisions replayed; streamed as they are where no decision changes them."""
        found = comparisons.records(self._connection, kind)
        decided = self.decided()
        if not (decided.changes_actors or decided.changes_points):
            return found
        if kind == "actor" and decided.changes_actors:
            return decided.actors(cast("Iterator[StoryActor]", found))
        if kind == "point" and decided.changes_points:
            return decided.points(cast("Iterator[Point]", found))
        if kind == "position":
            return decided.positions(cast("Iterator[Position]", found))
        if kind == "control" and decided.changes_actors:
            return decided.controls(cast("Iterator[Control]", found))
        if kind == "balance":
            return decided.balance(cast("Iterator[Balance]", found))
        return found

    # --- what it holds -----------------------------------------------------------------------------------------------

    def reports(self) -> Iterator[StoredReport]:
        """All reports, in the order in which they were first read."""
        return self._queries.reports()

    def report(self, id: str) -> StoredReport | None:
        return self._queries.report(id)

    def data(self, id: str) -> bytes:
        """The bytes of a report as they were received. Raises UnknownReport."""
        return self._queries.data(id)

    def extract(self, id: str) -> Extract:
        """What was read in a report. Raises UnknownReport."""
        return self._queries.told(id).extract

    def history(self, id: str) -> list[Extract]:
        """Every extract that was made of a report, oldest first. Raises UnknownReport."""
        return self._queries.history(id)

    def extracts(self) -> Iterator[Told]:
        """All reports with what was read in them, in the order in which they were first read."""
        return self._queries.all_told()

    def told(self, id: str) -> Told:
        """A report with what was read in it. Raises UnknownReport."""
        return self._queries.told(id)

    def claims(
        self,
        report: str | None = None,
        *,
        source: str | None = None,
        attitude: str | None = None,
        certainty: str | None = None,
        manner: str | None = None,
        voice: str | None = None,
    ) -> Iterator[tuple[str, Claim]]:
        """Claims with the ids of their reports: all of them, or those for which all of these hold.

        ``source`` is the nearest source's name, as its actor is called in the report, or its words where it is no
        actor. Raises UnknownReport.
        """
        return self._queries.claims(report, source, attitude, certainty, manner, voice)

    def places(self) -> list[PlaceUse]:
        """The places that the reports speak of, by entry; those spoken of most first, names without an entry last.

        A name that a report leaves open means what the other reports settle; a reader's correction goes before all.
        """
        from sayso.story import placing

        return list(placing.places(self._connection, self._decided_places(), _entry))

    def settled(self, name: str) -> tuple[str, int] | None:
        """The entry that the story's reports settle a name on, and how many of them are sure of it; or None."""
        from sayso.knowledge.places.names import fold
        from sayso.story import placing

        return placing.settled(self._connection, fold(name))

    def correct_place(
        self, report: str, start: int, end: int, id: str | None, *, who: str, why: str, part: Part = "text"
    ) -> Decision:
        """Decide which entry (``geonames:689304``) the name at a span means; None: it names no place.

        It holds for the name in all of the report, and where other reports leave the name open, for them. Raises
        UnknownReport; ValueError for words that were not taken for a place, or an id that the gazetteer does not have.
        """
        from sayso.story import placing

        if id is not None and _entry(id) is None:
            raise ValueError(f"{id!r} is not in our list of places")
        mention = next(
            (
                p
                for p in self.extract(report).places
                if p.part == part and p.kind != "adjective" and p.start < end and start < p.end
            ),
            None,
        )
        if mention is None:
            raise ValueError(f"{report}: no name of a place stands at {start}")
        return self.decide(
            "correct",
            [f"{report}#{placing.ABOUT}{mention.text}"],
            who=who,
            why=why,
            quoting=[self.quote(report, mention.start, mention.end, part)],
            value=id or placing.NOWHERE,
        )

    def said_of_place(self, report: str, offset: int, part: Part = "text") -> list[str]:
        """What other reports and readers say of the place named at an offset, a line each. Raises UnknownReport."""
        from sayso.story import placing

        places = self.extract(report).places
        here = next((k for k, p in enumerate(places) if p.part == part and p.start <= offset < p.end), None)
        if here is None or places[here].kind == "adjective":
            return []
        found = self._decided_places()
        return list(placing.said(self._connection, self._queries.number(report), here, places[here], found))

    def _decided_places(self) -> list[Correction]:
        from sayso.story import placing

        standing = [d for d in self.decisions(standing=True) if d.kind == "correct"]
        return placing.corrections(self._connection, standing, self.located)

    def search(self, words: str, limit: int = 100) -> list[str]:
        """Ids of the reports that hold all of these words, in any script and without regard to case, best first."""
        return self._queries.search(words, limit)

    def problems(self) -> list[ReadProblem]:
        """What could not be read, or not wholly."""
        return self._queries.problems()

    # --- decisions ---------------------------------------------------------------------------------------------------

    def quote(self, report: str, start: int, end: int, part: Part = "text") -> Quote:
        """Words of a report with 32 characters on either side. Raises UnknownReport, ValueError for empty spans."""
        told = self.told(report).report
        return quotes.quoted(report, told.text if part == "text" else told.title, start, end, part)

    def located(self, quote: Quote) -> tuple[int, int] | None:
        """Where a quote stands in its report as it is now, or None. Raises UnknownReport."""
        told = self.told(quote.report).report
        return quotes.located(quote, told.text if quote.part == "text" else told.title)

    def decide(
        self,
        kind: str,
        about: Sequence[str],
        *,
        who: str,
        why: str,
        quoting: Sequence[Quote] = (),
        value: str | None = None,
        seen: int | None = None,
    ) -> Decision:
        """Keep a decision; see ``Decision``. It takes effect at once, and again after every comparison.

        What it holds on to is quoted by itself where ``quoting`` is empty: the evidence of a finding, a mention of each
        actor, the words of each claim. ``seen`` is the number of the last decision that who decides knew of (0: none);
        where a later one is about the same thing, StaleDecision is raised and nothing is kept. Raises UnknownReport for
        a quote of none, ValueError for no ``who``, and where nothing was quoted and what it is about is not there,
        LockedStory where another program is writing.
        """
        decision = made(kind, about, who, why, quoting, value)
        with self._writing(), file.transaction(self._connection):
            return self._decisions.keep(decision, seen)

    def take_in(self, decisions: Sequence[Decision]) -> tuple[int, int]:
        """Keep decisions that were made on another copy of the story, in their order, with their times.

        Returns how many were taken in and how many were here already. All or none: raises ValueError for one that is no
        decision, UnknownReport where one quotes a report that is not here, LockedStory.
        """
        ensure_whole(decisions)
        with self._writing(), file.transaction(self._connection):
            taken = self._decisions.take_in(decisions)
        return taken, len(decisions) - taken

    def decisions(self, *, standing: bool = False) -> list[Decision]:
        """All decisions in their order, or those that no later ``undo`` took back."""
        return self._decisions.standing() if standing else self._decisions.all()

    def decided(self) -> deciding.Decided:
        """The standing decisions replayed over the records as they are now."""
        return self._decisions.replayed()

    def review(self, finding: str) -> Review:
        """What readers made of a finding: open, dismissed or confirmed, with notes and grades."""
        return self.decided().review(finding)

    def reviews(self) -> dict[str, Review]:
        """The findings that readers judged, noted on or graded, by id; all others are open."""
        return self.decided().reviews()

    def lapsed(self) -> list[tuple[Decision, str]]:
        """Standing decisions that fit nothing now, each with the reason; they take effect again where it comes back."""
        return list(self.decided().lapsed)

    # --- custody -----------------------------------------------------------------------------------------------------

    def custody(self) -> Iterator[CustodyEntry]:
        """The custody log, from its beginning."""
        return self._custody.entries()

    def head(self) -> tuple[int, str]:
        """Number and hash of the last entry of the custody log; noted elsewhere, it shows later that none is gone."""
        return self._custody.head()

    def verify(self) -> list[str]:
        """What is wrong with the file, its custody log, or any bytes, text or extract; empty where all is well."""
        with file.translated(self.path):
            return list(faults(self._connection))

    def purge(self, id: str, reason: str = "") -> None:
        """Take a report out wholly; only the fact stays, with the reason. The bytes of the file are written anew.

        Raises UnknownReport; LockedStory where another program has the story open.
        """
        from sayso.comparing.engine import forget
        from sayso.knowledge.places import open_gazetteer
        from sayso.story import placing

        with self._writing():
            n = self._queries.number(id)
            purging.ensure_alone(self._connection, self.path)
            with file.transaction(self._connection):
                shelf = StoryShelf(self._connection, self._queries.told, now(), self._queries.text)
                forget(shelf, open_gazetteer(), id)
                shelf.wipe(id)
                placing.forget(self._connection, n)
                purging.take_out(self._connection, n, reason)
            purging.rewrite(self._connection, self.path)

    # --- settings ----------------------------------------------------------------------------------------------------

    def setting(self, name: str) -> str | None:
        """A setting of the story, such as its ``title``; None where it is not set."""
        row = self._connection.execute("SELECT value FROM settings WHERE name = ?", (f"user.{name}",)).fetchone()
        return None if row is None else str(row[0])

    def set(self, name: str, value: str) -> None:
        with self._writing(), file.transaction(self._connection):
            self._connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (f"user.{name}", value))

    def settings(self, begin: str) -> dict[str, str]:
        """The settings whose names begin so, by their names."""
        rows = self._connection.execute(
            "SELECT name, value FROM settings WHERE name >= ?1 AND name < ?1 || char(1114111) ORDER BY name",
            (f"user.{begin}",),
        )
        return {name.removeprefix("user."): value for name, value in rows}

    def unset(self, name: str) -> None:
        """Take a setting away."""
        with self._writing(), file.transaction(self._connection):
            self._connection.execute("DELETE FROM settings WHERE name = ?", (f"user.{name}",))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with file.translated(self.path), self._lock:
            if not self._connection.in_transaction and purging.due(self._connection):
                purging.rewrite(self._connection, self.path)
            yield


def _entry(id: str) -> Entry | None:
    """An entry of the gazetteer as decided on: without doubt."""
    from sayso.knowledge.places import open_gazetteer
    from sayso.reading.places import entry

    row = open_gazetteer().get(id)
    return None if row is None else entry(row, 1.0)


def _version() -> str:
    from importlib.metadata import version

    return version("sayso")
