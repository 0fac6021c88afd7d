"""The room in which pages are made: reports with their labels, and quotes out of them with their marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from sayso.comparing.told import Told
from sayso.model import Claim, Evidence, Extract, Part, Source
from sayso.pages.links import Links
from sayso.pages.marks import Mark, marked
from sayso.pages.words import clock, day, short

if TYPE_CHECKING:
    from sayso.story import StoredReport, Story

#: Reports whose extracts are held at once; one of 500 words takes about 0.2 MB.
HELD = 256
#: A quote of more characters is cut around its evidence; the longest sentences of newspapers have 60 words.
LONG_QUOTE = 420
#: Characters of the opening words that stand in for a headline.
OPENING = 110
#: Of these, where a report without an outlet is quoted.
BRIEF = 36
#: What a dateline leaves at the start of a sentence.
_DASHES = "—–- \n"
#: The steps of certainty, weakest first.
STRENGTH = {"unsure": 1, "possible": 2, "probable": 3, "certain": 4}


@dataclass(frozen=True)
class Label:
    """What a page says of a report besides its text."""

    id: str
    #: as it is shown; not the id where that is a file's path and paths are not to be shown
    name: str
    outlet: str
    headline: str
    published: str | None
    day: date | None
    language: str
    author: str
    url: str
    version_of: str | None
    #: the first words of the text
    opening: str = ""

    @property
    def when(self) -> str:
        return day(self.day) if self.day else "no date"

    @property
    def clock(self) -> str:
        return clock(self.published)

    @property
    def heading(self) -> str:
        """The headline; the opening words where there is none."""
        return self.headline or self.opening or self.name

    @property
    def who(self) -> str:
        """The outlet, or what stands in for it."""
        return self.outlet or short(self.headline or self.opening, BRIEF) or self.name


@dataclass(frozen=True)
class Quote:
    """The sentence around a span of a report, with the span marked; or an entry of reference data."""

    html: Markup
    #: None for reference data
    label: Label | None
    #: where the span stands, or None where the page does not show it
    href: str | None
    #: on whose word: *a Tatar*, *its own voice*; for reference data what they are
    word: str
    #: the words of the span itself
    words: str = ""
    start: int = 0
    end: int = 0
    part: Part = "text"


#: What sorts reports in time.
Moment = tuple[int, date, str, str]
EARLIEST: Moment = (0, date.min, "", "")


def moment(label: Label) -> Moment:
    """Sorts labels in time, undated ones last."""
    return (0 if label.day else 1, label.day or date.max, label.published or "", label.id)


def label_of(stored: StoredReport, name: str | None = None, *, opening: bool = True) -> Label:
    """``name``: how the report is to be called where not by its id; ``opening``: with the first words of its text."""
    report = stored.report
    return Label(
        id=report.id,
        name=name or report.id,
        outlet=report.outlet or "",
        headline=report.title,
        published=report.published,
        day=_day(report.published),
        language=report.language or "",
        author=report.author or "",
        url=report.url or "",
        version_of=stored.version_of,
        opening=short(report.text[:400].strip().split("\n")[0], OPENING) if opening else "",
    )


class Labels(Mapping[str, Label]):
    """Labels that are looked up when they are asked for, so that a page of a large story reads only what it shows."""

    def __init__(self, find: Callable[[str], StoredReport | None]) -> None:
        self._find = lru_cache(maxsize=4096)(self._made(find))

    @staticmethod
    def _made(find: Callable[[str], StoredReport | None]) -> Callable[[str], Label | None]:
        def made(report: str) -> Label | None:
            stored = find(report)
            return label_of(stored) if stored else None

        return made

    def __getitem__(self, report: str) -> Label:
        label = self._find(report)
        if label is None:
            raise KeyError(report)
        return label

    def __iter__(self) -> Iterator[str]:
        raise TypeError("the labels of a large story are not gone through; ask the story for a page of its reports")

    def __len__(self) -> int:
        raise TypeError("the labels of a large story are not counted; ask the story")


class Room:
    """A story as the pages see it."""

    #: in time order, undated ones last
    labels: Mapping[str, Label]
    #: marks carry the layer and the claim that they are of, for a page with a script
    layered = False

    def __init__(self, story: Story, links: Links, names: dict[str, str] | None = None, excerpts: bool = False) -> None:
        """``names``: how reports are to be called where not by their ids. ``excerpts``: of the texts only the sentences
        around evidence may be shown, and so no report without a headline is called by its first words."""
        self.excerpts = excerpts
        self.story = story
        self.links = links
        self._told: Callable[[str], Told] = lru_cache(maxsize=HELD)(story.told)
        self.labels = self._labels(names or {})

    def _labels(self, names: Mapping[str, str]) -> Mapping[str, Label]:
        made = [
            label_of(stored, names.get(stored.report.id), opening=not self.excerpts) for stored in self.story.reports()
        ]
        made.sort(key=moment)
        return {label.id: label for label in made}

    def told(self, report: str) -> Told:
        return self._told(report)

    def order(self, report: str) -> Moment:
        """What sorts a report in time; unknown ones last."""
        label = self.labels.get(report)
        return moment(label) if label else (2, date.max, "", report)

    @cached_property
    def outlets(self) -> Mapping[str, str]:
        """The outlets of the story by their names in lower case."""
        return {label.outlet.casefold(): label.outlet for label in self.labels.values() if label.outlet}

    def claim(self, report: str, claim: str) -> Claim | None:
        return self.told(report).claims.get(claim) if report in self.labels else None

    # --- quoting ------------------------------------------------------------------------------------------------------

    def quote(self, evidence: Evidence, layers: Sequence[str] = ()) -> Quote:
        """The sentence around a piece of evidence. ``layers`` besides source and hedge: ``place``, ``date``."""
        if evidence.report is None or evidence.report not in self.labels:
            return Quote(
                html=Markup.escape(evidence.text),
                label=None,
                href=self.links.place(evidence.id) if evidence.id else None,
                word=_reference(evidence),
            )
        return self.span(evidence.report, evidence.start or 0, evidence.end or 0, evidence.part, layers)

    def quote_claim(self, report: str, claim: Claim) -> Quote:
        """The sentence around a claim."""
        return self.span(report, claim.start, claim.end, claim.part, (), claim)

    def span(
        self,
        report: str,
        start: int,
        end: int,
        part: Part = "text",
        layers: Sequence[str] = (),
        of: Claim | None = None,
    ) -> Quote:
        """The sentence around a span; ``of`` is the claim that it is, where it is known."""
        extract = self.told(report).extract
        text = extract.title if part == "title" else extract.text
        first, last = sentence(extract, start, end, part)
        while first < start and text[first] in _DASHES:
            first += 1
        claims = [of] if of else [c for c in extract.claims if c.part == part and c.start < end and start < c.end]
        nearest = of or smallest(claims, start, end)
        marks = [Mark(start, end, "evidence")]
        for claim in [nearest] if nearest else []:
            marks += claim_marks(claim)
        if "place" in layers:
            marks += [Mark(p.start, p.end, "place") for p in extract.places if p.part == part]
        if "date" in layers:
            marks += [Mark(d.start, d.end, "date") for d in extract.dates if d.part == part]
        a, b = cut(text, first, last, min([start] + [m.start for m in marks]), max([end] + [m.end for m in marks]))
        quoted = marked(text, a, b, marks, self.layered)
        html = Markup("{}{}{}").format("… " if a > first else "", quoted, " …" if b < last else "")
        return Quote(
            html=html,
            label=self.labels[report],
            href=self.links.span(report, start, end, part),
            word=on_whose_word(nearest, extract),
            words=text[start:end],
            start=start,
            end=end,
            part=part,
        )

    def mention(self, report: str, start: int, end: int, part: Part = "text") -> Quote:
        """A span that proves nothing, such as a place's name: it draws no sentence into a page of excerpts."""
        shown = self.links.report(report) if self.excerpts else self.links.span(report, start, end, part)
        extract = self.told(report).extract
        text = extract.title if part == "title" else extract.text
        words = text[start:end]
        return Quote(Markup.escape(words), self.labels[report], shown, "", words, start, end, part)


class LargeRoom(Room):
    """A story of any size as one page of the web app sees it: labels are looked up when they are asked for."""

    layered = True

    def _labels(self, names: Mapping[str, str]) -> Mapping[str, Label]:
        return Labels(self.story.lists.labelled)

    @cached_property
    def outlets(self) -> Mapping[str, str]:
        return {outlet.casefold(): outlet for outlet in self.story.lists.outlets()}


def sentence(extract: Extract, start: int, end: int, part: Part = "text") -> tuple[int, int]:
    """The sentence or sentences that a span stands in; the whole headline where it stands there."""
    if part == "title":
        return 0, len(extract.title)
    starts = [a for a, _ in extract.sentences]
    first = bisect_right(starts, start) - 1
    last = bisect_right(starts, max(start, end - 1)) - 1
    if first < 0 or not extract.sentences:
        return start, end
    return min(start, extract.sentences[first][0]), max(end, extract.sentences[last][1])


def _reference(evidence: Evidence) -> str:
    """*geonames:727221*; *calendar 1854-09-25*."""
    if evidence.report is not None:
        return ""
    known = (
        [evidence.id] if (evidence.id or "").startswith(f"{evidence.reference}:") else [evidence.reference, evidence.id]
    )
    return " ".join(word for word in known if word)


def smallest(claims: Iterable[Claim], start: int, end: int) -> Claim | None:
    """The claim that a span stands in most narrowly: the smallest around it, else the one that shares most with it."""
    best: tuple[int, int, str] | None = None
    chosen: Claim | None = None
    for claim in claims:
        shared = sum(max(0, min(b, end) - max(a, start)) for a, b in claim.pieces)
        rank = (-shared, claim.end - claim.start, claim.id)
        if shared and (best is None or rank < best):
            best, chosen = rank, claim
    return chosen


def claim_marks(claim: Claim) -> list[Mark]:
    """The words around a claim that say on whose word and how sure: sources, hedges."""
    marks = [Mark(s.start, s.end, "source") for s in claim.sources if s.part == claim.part]
    return marks + [Mark(h.start, h.end, "hedge") for h in claim.hedges if h.part == claim.part]


def cut(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """The part of a long sentence around ``start`` and ``end`` that is shown, ending at words."""
    if last - first <= LONG_QUOTE or end - start >= LONG_QUOTE:
        return (first, last) if last - first <= 2 * LONG_QUOTE else (start, end)
    room = (LONG_QUOTE - (end - start)) // 2
    a, b = max(first, start - room), min(last, end + room)
    while first < a < start and not text[a - 1].isspace():
        a += 1
    while end < b < last and not text[b].isspace():
        b -= 1
    return a, b


def chain(claim: Claim, extract: Extract) -> list[str]:
    """The sources as worded, the nearest first, and the name where the words are but *he* or *the union*; of *who* the
    name alone."""
    names = {actor.id: actor.name for actor in extract.actors}
    return [_named(source, names.get(source.actor or "", "")) for source in claim.sources]


#: These words of a source say nothing without the noun before them.
_RELATIVE = frozenset({"who", "whom", "which", "that"})


def _named(source: Source, name: str) -> str:
    words = short(source.text, 90)
    if name and words.lower() in _RELATIVE:
        return short(name, 60)
    known = {word.lower() for word in words.split()}
    if not name or known & {word.lower() for word in name.split()} - {"the", "of", "a"}:
        return words
    return f"{words} ({short(name, 60)})"


def on_whose_word(claim: Claim | None, extract: Extract) -> str:
    """*a Tatar*, *a ministry, by way of Interfax*, *its own voice*, *reportedly: no source*."""
    if claim is None:
        return ""
    names = chain(claim, extract)
    if names:
        return names[0] + "".join(f", by way of {name}" for name in names[1:])
    return "its own voice" if claim.cue is None else f"{short(claim.cue.text, 40)}: no source"


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
