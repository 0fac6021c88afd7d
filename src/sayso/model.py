"""The records of sayso: what is read in, what a report says, and what lies between reports.

Offsets count Unicode code points, start inclusive, end exclusive, into ``text``, or into ``title`` where a record's
``part`` (written ``in``) is ``"title"``. ``text[start:end]`` always equals the record's own ``text``. The records
carry no behaviour; they are frozen, typed and written as JSON by msgspec. Fields that have a default are left out of
the JSON while they have it.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Part = Literal["text", "title"]
Manner = Literal["quoted", "mixed", "reported", "plain"]
Attitude = Literal[
    "statement", "belief", "denial", "demand", "offer", "threat", "promise", "question", "accusation", "prediction"
]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible", "unsure"]
Voice = Literal["news", "comment"]
SourceKind = Literal["person", "official", "organisation", "government", "group", "medium", "document", "witness"]
ActorKind = Literal["person", "organisation", "government", "armed force", "group", "medium"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Phase = Literal["planned", "begun", "under way", "done", "failed", "reversed"]
PlaceKind = Literal["literal", "stand-in", "adjective"]
Feature = Literal["settlement", "region", "country", "water", "land", "site"]
DateType = Literal["DATE", "TIME", "DURATION", "SET"]
RelationKind = Literal["in", "capital of", "near", "on", "distance", "border"]
RemarkKind = Literal["guess", "loaded", "body"]
NoticeKind = Literal[
    "dateline", "byline", "credit", "first publication", "correction", "personal views", "caption", "furniture"
]
Rule = Literal[
    "contradiction", "number-conflict", "update", "hardening", "lost-source", "altered-quote", "geography",
    "calendar", "unknown-body", "guess", "single-origin", "loaded-term", "position-shift",
]  # fmt: skip
Severity = Literal["conflict", "caution", "note"]
CopyKind = Literal["identical", "near copy", "rewrite", "excerpt"]


class Record(msgspec.Struct, frozen=True, omit_defaults=True):
    """Base of all records."""


class Span(Record, frozen=True, kw_only=True):
    """A stretch of a report's text or title."""

    start: int
    end: int
    text: str
    #: "title" where the offsets count into the headline
    part: Part = msgspec.field(name="in", default="text")


class Report(Record, frozen=True, kw_only=True):
    """One report as it is handed to ``extract``."""

    #: the caller's name for the report
    id: str
    text: str
    #: the headline, when it is not part of ``text``
    title: str = ""
    #: ISO 8601 date or time of publication, or None where it is not known
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    #: BCP 47; None: to be detected
    language: str | None = None


class Source(Span, frozen=True, kw_only=True):
    """One link of the chain by which a content reached the report."""

    kind: SourceKind
    #: False for *a source, an aide*
    named: bool
    #: id of an Actor of the same report, or None
    actor: str | None
    #: the words that bring this source in
    cue: Span | None
    certainty: Certainty


class Claim(Span, frozen=True, kw_only=True):
    """Something that the report says or has somebody say; the span is its content."""

    id: str
    #: its pieces, where cue or source stand in the middle; else the one span
    pieces: list[tuple[int, int]]
    #: nearest to the content first, outermost last; empty where the report itself says it
    sources: list[Source]
    #: the nearest words that attribute, also where there is no source
    cue: Span | None
    manner: Manner
    attitude: Attitude
    polarity: Polarity
    certainty: Certainty
    hedges: list[Span]
    condition: Span | None
    #: index into ``Extract.dates``, or None
    due: int | None
    occasion: Span | None
    voice: Voice
    #: id of the claim in whose content this one is made, or None
    inside: str | None
    #: ids of the events that the content states
    events: list[str]


class Party(Span, frozen=True, kw_only=True):
    """Who does, or to whom it is done; the span is the noun phrase."""

    #: id of an Actor of the same report, or None
    actor: str | None


class Quantity(Span, frozen=True, kw_only=True):
    """A number with its bounds; None is unbounded."""

    low: float | None
    high: float | None
    unit: str | None
    #: what it counts: *killed*
    of: str | None


class Event(Span, frozen=True, kw_only=True):
    """Who does what to whom, where and when, as worded; or a state that holds. The span is the words that name it."""

    id: str
    #: lemma, one for verb and noun
    predicate: str
    aspect: Literal["happening", "state"]
    #: PLOVER, or None
    type: EventType | None
    #: of fighting and control: ``takes territory``, ``armed clash`` …; else None
    mode: str | None
    #: PLOVER's own mode of the type (``visit``, ``withdraw``, ``demo`` …), or None
    plover_mode: str | None = None
    phase: Phase
    polarity: Polarity
    agents: list[Party]
    targets: list[Party]
    #: indices into ``Extract.places``
    places: list[int]
    #: index into ``Extract.dates``, or None
    date: int | None
    quantities: list[Quantity]


class Entry(Record, frozen=True, kw_only=True):
    """A gazetteer entry that a place mention stands for."""

    #: ``geonames:689304``
    id: str
    name: str
    #: ISO 3166-1 alpha-2, or None for seas and the like
    country: str | None
    #: name of the first-level division, or None
    admin1: str | None
    lat: float
    lon: float
    feature: Feature
    #: 0 to 1
    confidence: float


class Place(Span, frozen=True, kw_only=True):
    """A place mention."""

    kind: PlaceKind
    place: Entry | None


class Relation(Span, frozen=True, kw_only=True):
    """What a report says of where a place lies."""

    #: index into ``Extract.places``
    subject: int
    relation: RelationKind
    #: index into ``Extract.places``
    object: int
    km: float | None
    #: degrees clockwise from north, or None
    bearing: float | None


class Remark(Span, frozen=True, kw_only=True):
    """Wording that a rule looks at."""

    kind: RemarkKind
    note: str | None


class Date(Span, frozen=True, kw_only=True):
    """A time expression, as TIMEX3 has it."""

    type: DateType
    value: str
    #: other readings that the wording allows
    alternatives: list[str] = []


class Actor(Record, frozen=True, kw_only=True):
    """A person, organisation, government or group of one report, its aliases merged."""

    id: str
    name: str
    kind: ActorKind
    #: id of the party that it speaks for, or None
    represents: str | None
    #: ``(start, end)`` into text
    mentions: list[tuple[int, int]]
    #: ``(start, end)`` into title
    title_mentions: list[tuple[int, int]] = []
    #: ISO 3166-1 alpha-2 of the state that it is or belongs to, where the text or our tables tell
    country: str | None = None
    #: office or title as worded: *Russian President*
    office: str | None = None


class Notice(Span, frozen=True, kw_only=True):
    """Text that is not news text."""

    kind: NoticeKind


class Problem(Record, frozen=True, kw_only=True):
    """What could not be read."""

    code: str
    message: str


class Argument(Record, frozen=True, kw_only=True):
    """What hangs on a verb: a noun phrase or the like, in the same part as its clause."""

    #: ``subject``, ``object``, ``attribute``, ``agent`` (*by* with a passive), ``adverb``, or the preposition
    role: str
    start: int
    end: int
    #: lemma of its head; the antecedent's for *who*, *which* and *that*
    head: str
    #: lemmas of its words of content, in order
    words: list[str]


class Figure(Span, frozen=True, kw_only=True):
    """A number as worded; ``low`` and ``high`` are what the number words say, before any rounding is allowed for."""

    low: float
    high: float
    #: how it is qualified: *about*, *nearly*, *at least*, *up to*
    bound: Literal["exact", "about", "nearly", "at least", "up to"]
    #: lemma of what is counted or measured, or None
    noun: str | None
    #: lemmas of content in the phrase that it counts, and of what that phrase is *of*
    words: list[str]
    #: True for the 17 of *17 of the 41*
    part_of: bool = False
    #: True for the 41 of *17 of the 41*
    whole: bool = False
    #: ``per cent``, or None
    per: str | None = None


class Clause(Span, frozen=True, kw_only=True):
    """A verb and what hangs on it, without the clauses below it."""

    verb: tuple[int, int]
    #: lemma of the verb with its particle: *pull out*; for *be* with a predicative, the lemma of that
    predicate: str
    kind: Literal["main", "complement", "relative", "adverbial", "conditional", "infinitive", "participle"]
    #: index of the clause that it hangs on, or None
    above: int | None
    #: *be* with a noun, adjective or phrase
    copula: bool
    passive: bool
    negated: bool
    #: ``may``, ``might``, ``could``, ``can``, ``will``, ``would``, ``should``, ``must``, ``be to``, or None
    modal: str | None
    tense: Literal["past", "present", "perfect", "pluperfect", "none"]
    progressive: bool
    arguments: list[Argument]
    figures: list[Figure]
    #: lemmas of all its words of content, in order
    words: list[str]


class Extract(Record, frozen=True, kw_only=True):
    """All that was read in one report."""

    id: str
    language: str
    title: str
    text: str
    version: str
    sentences: list[tuple[int, int]]
    claims: list[Claim]
    events: list[Event]
    places: list[Place]
    relations: list[Relation]
    remarks: list[Remark]
    dates: list[Date]
    actors: list[Actor]
    notices: list[Notice]
    problems: list[Problem]
    #: verb by verb, for comparing
    clauses: list[Clause] = []


# --- between reports ---------------------------------------------------------------------------------------------


class ActorRef(Record, frozen=True, kw_only=True):
    report: str
    actor: str


class ClaimRef(Record, frozen=True, kw_only=True):
    report: str
    claim: str


class Evidence(Record, frozen=True, kw_only=True):
    """A span of a report, or an entry of reference data; never both."""

    report: str | None = None
    start: int | None = None
    end: int | None = None
    text: str
    part: Part = msgspec.field(name="in", default="text")
    #: ``geonames``, ``bodies``, ``calendar`` …
    reference: str | None = None
    id: str | None = None


class StoryActor(Record, frozen=True, kw_only=True, tag_field="record", tag="actor"):
    """The actors of several reports that are one."""

    id: str
    name: str
    kind: ActorKind
    #: id of a StoryActor, or None
    represents: str | None
    of: list[ActorRef]
    #: the reason of each merge
    why: list[str]
    #: whether it goes by a name of its own; *officials* and *prisoners* do not, and stay with their report
    named: bool = True


class Copy(Record, frozen=True, kw_only=True, tag_field="record", tag="copy"):
    """``report`` took words from ``of``."""

    report: str
    of: str
    kind: CopyKind
    #: 0 to 1 of ``report``'s words
    share: float
    #: matching spans, in ``report`` and ``of`` in turn
    spans: list[Evidence]


class Cluster(Record, frozen=True, kw_only=True, tag_field="record", tag="cluster"):
    """The reports that tell of one happening."""

    id: str
    reports: list[str]


class PointClaim(Record, frozen=True, kw_only=True):
    report: str
    claim: str
    side: Literal["for", "against"]


class Origins(Record, frozen=True, kw_only=True):
    """Traced origins behind one side of a point, and how many claims could not be traced."""

    traced: list[str]
    untraced: int


class Point(Record, frozen=True, kw_only=True, tag_field="record", tag="point"):
    """Claims of several reports or sources about one thing."""

    id: str
    #: the wording of one of its claims
    summary: str
    #: in time order
    claims: list[PointClaim]
    origins: dict[str, Origins]


class Finding(Record, frozen=True, kw_only=True, tag_field="record", tag="finding"):
    """What does not fit, or is worth knowing: one plain sentence, and the words it rests on."""

    id: str
    rule: Rule
    severity: Severity
    message: str
    evidence: list[Evidence]


class Position(Record, frozen=True, kw_only=True, tag_field="record", tag="position"):
    """An actor's stance on a matter at one time."""

    actor: str
    #: a Point's id
    matter: str
    when: str | None
    report: str
    claim: str
    stance: str
    condition: str | None
    #: from the actor's position before, or None
    change: str | None


class Control(Record, frozen=True, kw_only=True, tag_field="record", tag="control"):
    """Who is said to hold a place."""

    place: str
    holder: str
    how: Literal["claimed", "contested", "conceded by the other side"]
    when: str | None
    report: str
    claim: str


class Forecast(Record, frozen=True, kw_only=True, tag_field="record", tag="forecast"):
    """A prediction, promise, threat or demand with its due time, and later claims that bear on it."""

    report: str
    claim: str
    due: str | None
    bearing: list[ClaimRef]


class Balance(Record, frozen=True, kw_only=True, tag_field="record", tag="balance"):
    """How many claims rest on a party's word."""

    #: a Point's id, or None for the story
    point: str | None
    party: str
    claims: int
    named: int
    unnamed: int


Compared = StoryActor | Copy | Cluster | Point | Finding | Position | Control | Forecast | Balance

_encoder = msgspec.json.Encoder()


def to_json(record: Any) -> bytes:
    """A record as one line of JSON, without the newline."""
    return _encoder.encode(record)
