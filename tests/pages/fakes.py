"""A story in memory with records made by hand: what the pages ask a story for, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sayso.comparing.told import Told
from sayso.model import (
    Actor,
    Balance,
    Claim,
    ClaimRef,
    Control,
    Copy,
    Date,
    Entry,
    Evidence,
    Extract,
    Finding,
    Forecast,
    Notice,
    Origins,
    Place,
    Point,
    PointClaim,
    Position,
    Remark,
    Report,
    Source,
    Span,
    StoryActor,
)
from sayso.story import CustodyEntry, Decision, PlaceUse, ReadProblem, Review, StoredReport


def span(text: str, words: str, part: str = "text") -> dict[str, Any]:
    """Offsets of the first place where the words stand."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words, "part": part}


def claim(id: str, text: str, words: str, **more: Any) -> Claim:
    at = span(text, words, more.pop("part", "text"))
    fields: dict[str, Any] = {
        "id": id, "pieces": [(at["start"], at["end"])], "sources": [], "cue": None, "manner": "plain",
        "attitude": "statement", "polarity": "positive", "certainty": "certain", "hedges": [], "condition": None,
        "due": None, "occasion": None, "voice": "news", "inside": None, "events": [],
    }  # fmt: skip
    return Claim(**(fields | at | more))


def source(text: str, words: str, **more: Any) -> Source:
    fields: dict[str, Any] = {"kind": "witness", "named": False, "actor": None, "cue": None, "certainty": "certain"}
    return Source(**(fields | span(text, words) | more))


def extract(id: str, text: str, title: str = "", claims: list[Claim] | None = None, **more: Any) -> Extract:
    ends = [n + 1 for n, c in enumerate(text) if c == "."] or [len(text)]
    starts = [0, *ends[:-1]]
    sentences = [(a + len(text[a:b]) - len(text[a:b].lstrip()), b) for a, b in zip(starts, ends, strict=True)]
    fields: dict[str, Any] = {
        "language": "en", "version": "t", "sentences": sentences, "events": [], "places": [], "relations": [],
        "remarks": [], "dates": [], "actors": [], "notices": [], "problems": [],
    }  # fmt: skip
    return Extract(id=id, text=text, title=title, claims=claims or [], **(fields | more))


@dataclass
class FakeStory:
    """Answers as ``sayso.story.Story`` does."""

    tolds: list[Told]
    found: list[Finding] = field(default_factory=list)
    point_list: list[Point] = field(default_factory=list)
    copy_list: list[Copy] = field(default_factory=list)
    position_list: list[Position] = field(default_factory=list)
    control_list: list[Control] = field(default_factory=list)
    forecast_list: list[Forecast] = field(default_factory=list)
    balance_list: list[Balance] = field(default_factory=list)
    actor_list: list[StoryActor] = field(default_factory=list)
    problem_list: list[ReadProblem] = field(default_factory=list)
    decision_list: list[Decision] = field(default_factory=list)
    review_list: list[Review] = field(default_factory=list)
    #: the folder that the reports' files are said to lie in
    folder: str = "/home/jane/leaks"

    def reports(self) -> Iterator[StoredReport]:
        for told in self.tolds:
            yield StoredReport(
                report=told.report,
                first_read="2026-01-01T00:00:00Z",
                source=f"{self.folder}/{told.report.id}" + ("" if "." in told.report.id else ".json"),
                sha256="ab" * 32,
                text_sha256=told.report.id.encode().hex().ljust(64, "0"),
                extractor="text 1",
                version_of=None,
                reading="t",
            )

    def report(self, id: str) -> StoredReport | None:
        return next((stored for stored in self.reports() if stored.report.id == id), None)

    def told(self, id: str) -> Told:
        return next(told for told in self.tolds if told.id == id)

    def extract(self, id: str) -> Extract:
        return self.told(id).extract

    def claims(self, report: str | None = None) -> Iterator[tuple[str, Claim]]:
        for told in self.tolds:
            if report in (None, told.id):
                yield from ((told.id, c) for c in told.extract.claims)

    def findings(self, since: date | None = None) -> list[Finding]:
        return self.found

    def reviews(self) -> dict[str, Review]:
        return {review.finding: review for review in self.review_list}

    def points(self) -> list[Point]:
        return self.point_list

    def copies(self) -> list[Copy]:
        return self.copy_list

    def positions(self) -> list[Position]:
        return self.position_list

    def controls(self) -> list[Control]:
        return self.control_list

    def forecasts(self) -> list[Forecast]:
        return self.forecast_list

    def balance(self) -> list[Balance]:
        return self.balance_list

    def actors(self) -> list[StoryActor]:
        return self.actor_list

    def places(self) -> list[PlaceUse]:
        held: dict[str, list[tuple[str, Place]]] = {}
        entries: dict[str, Entry | None] = {}
        for told in self.tolds:
            for place in told.extract.places:
                key = place.place.id if place.place else place.text
                held.setdefault(key, []).append((told.id, place))
                entries[key] = place.place
        return [PlaceUse(e, e.name if e else key, held[key]) for key, e in entries.items()]

    def problems(self) -> list[ReadProblem]:
        return self.problem_list

    def custody(self) -> list[CustodyEntry]:
        return [CustodyEntry(1, "2026-01-01T00:00:00Z", "received", {"source": f"{self.folder}/a.txt"}, "cd" * 32)]

    def decisions(self) -> list[Decision]:
        return self.decision_list


def report(id: str, text: str, title: str, day: str, outlet: str, claims: list[Claim], **more: Any) -> Told:
    fields = {k: more.pop(k) for k in ("url", "author", "language") if k in more}
    return Told(
        Report(id=id, text=text, title=title, published=day, outlet=outlet, **fields),
        extract(id, text, title, claims, **more),
    )


def ladder() -> FakeStory:
    """A claim that hardens over three reports, one of them a copy, and one report against it."""
    a = "A carter reportedly saw the mill burn. The miller was away in Drava on Monday."
    b = "According to a carter, the mill burned. Nobody was hurt."
    c = "The mill burned. Nobody was hurt. It was a bandit nest."
    d = "The mill did not burn, the miller said. He will rebuild it if the bank pays."
    drava = Entry(
        id="geonames:1",
        name="Drava",
        country="HR",
        admin1="Osijek",
        lat=45.5,
        lon=18.5,
        feature="settlement",
        confidence=0.9,
    )
    mill = Entry(
        id="geonames:2",
        name="Millford",
        country="HR",
        admin1=None,
        lat=45.9,
        lon=18.1,
        feature="settlement",
        confidence=0.3,
    )
    far = Place(**span(a, "Drava"), kind="literal", place=drava)
    tolds = [
        report(
            "a", a, "A mill", "2020-05-01", "Drava Post",
            [claim("c1", a, "the mill burn", certainty="unsure", sources=[source(a, "A carter")],
                   hedges=[Span(**span(a, "reportedly"))])],
            places=[far], dates=[Date(**span(a, "Monday"), type="DATE", value="2020-04-27")],
            actors=[Actor(id="a1", name="A carter", kind="person", represents=None, mentions=[(0, 8)])],
        ),
        report("b", b, "", "2020-05-02", "Sava Post",
               [claim("c1", b, "the mill burned", sources=[source(b, "a carter")])]),
        report(
            "c", c, "Mill burns", "2020-05-03", "Mura Post", [claim("c1", c, "The mill burned")],
            remarks=[Remark(**span(c, "bandit nest"), kind="loaded", note="house")],
            places=[Place(**span(c, "mill"), kind="literal", place=mill)],
        ),
        report(
            "d", d, "No fire", "2020-05-04", "Drava Post",
            [claim("c1", d, "The mill did not burn", polarity="negative", sources=[source(d, "the miller")]),
             claim("c2", d, "He will rebuild it if the bank pays", attitude="promise",
                   condition=Span(**span(d, "if the bank pays")), sources=[source(d, "the miller")])],
        ),
    ]  # fmt: skip

    def shown(told: Told, words: str) -> Evidence:
        return Evidence(report=told.id, **span(told.extract.text, words))

    point = Point(
        id="p1",
        summary="The mill burned",
        claims=[PointClaim(report=r, claim="c1", side="against" if r == "d" else "for") for r in "abcd"],
        origins={"for": Origins(traced=["s1"], untraced=1), "against": Origins(traced=["s2"], untraced=0)},
    )
    return FakeStory(
        tolds,
        found=[
            Finding(
                id="f1",
                rule="hardening",
                severity="caution",
                message="It became surer.",
                evidence=[shown(tolds[0], "the mill burn"), shown(tolds[2], "The mill burned")],
            ),
            Finding(
                id="f2",
                rule="contradiction",
                severity="conflict",
                message="Both cannot be.",
                evidence=[shown(tolds[2], "The mill burned"), shown(tolds[3], "The mill did not burn")],
            ),
            Finding(
                id="f3",
                rule="geography",
                severity="caution",
                message="It lies elsewhere.",
                evidence=[shown(tolds[0], "Drava"), Evidence(text="Drava, HR", reference="geonames", id="geonames:1")],
            ),
        ],
        point_list=[point],
        copy_list=[Copy(report="c", of="b", kind="near copy", share=0.7, spans=[])],
        position_list=[
            Position(
                actor="s2",
                matter="p1",
                when="2020-05-04",
                report="d",
                claim="c2",
                stance="promise",
                condition="if the bank pays",
                change="a condition was added",
            ),
        ],
        control_list=[
            Control(place="geonames:1", holder="s2", how="claimed", when="2020-05-04", report="d", claim="c1")
        ],
        forecast_list=[Forecast(report="d", claim="c2", due=None, bearing=[ClaimRef(report="c", claim="c1")])],
        balance_list=[
            Balance(point=None, party="s1", claims=3, named=1, unnamed=2),
            Balance(point=None, party="s2", claims=0, named=0, unnamed=0),
        ],
        actor_list=[
            StoryActor(id="s1", name="a carter", kind="person", represents=None, of=[], why=[]),
            StoryActor(id="s2", name="the miller", kind="person", represents=None, of=[], why=["same name"]),
        ],
        problem_list=[ReadProblem("/home/jane/leaks/bad.txt", 3, "encoding", "is not UTF-8", None)],
        decision_list=[Decision(number=1, at="2026-01-02", who="Rita Reviewer", kind="note", about=["f1"], why="seen")],
    )


HOSTILE = (
    '<script>alert(1)</script> "><img src=x onerror=alert(2)> </style></title>{{ 7*7 }} {% raw %} '
    "javascript:alert(3) &lt;b&gt; \u202egnikcatta\u202c ]]> <!-- said nobody."
)


def hostile() -> FakeStory:
    """Every field that comes from outside tries to be markup."""
    where = Entry(
        id='geonames:"><svg onload=alert(4)>',
        name=HOSTILE,
        country="<b>",
        admin1="<i>",
        lat=1,
        lon=2,
        feature="settlement",
        confidence=0.9,
    )
    text = HOSTILE * 3
    held = [
        claim(
            "c1",
            text,
            "alert(1)",
            sources=[source(text, "<script>")],
            hedges=[Span(**span(text, "onerror"))],
            condition=Span(**span(text, '"><img')),
        ),
        claim("c2", text, "<script>alert(1)</script>"),
    ]
    told = report(
        'x"><script>alert(5)</script>',
        text,
        HOSTILE,
        "2020-05-01",
        HOSTILE,
        held,
        url="javascript:alert(6)",
        author=HOSTILE,
        language='en"><script>',
        places=[
            Place(**span(text, "img"), kind="literal", place=where),
            Place(**span(text, "src"), kind="literal", place=None),
        ],
        actors=[Actor(id="a1", name=HOSTILE, kind="person", represents=None, mentions=[(0, 7)])],
        dates=[Date(**span(text, "alert(2)"), type="DATE", value='"><script>')],
        notices=[Notice(**span(text, "said nobody"), kind="furniture")],
        remarks=[Remark(**span(text, "javascript"), kind="loaded", note="<script>")],
    )
    seen = Evidence(report=told.id, **span(text, "alert(1)"))
    ref = Evidence(text=HOSTILE, reference="<script>", id="<script>")
    return FakeStory(
        [told],
        found=[Finding(id="<script>", rule="geography", severity="conflict", message=HOSTILE, evidence=[seen, ref])],
        point_list=[
            Point(
                id='p"><script>',
                summary=HOSTILE,
                origins={"for": Origins(traced=["<script>"], untraced=0)},
                claims=[
                    PointClaim(report=told.id, claim="c1", side="for"),
                    PointClaim(report=told.id, claim="c2", side="against"),
                ],
            )
        ],
        copy_list=[Copy(report=told.id, of=told.id, kind="identical", share=1.0, spans=[])],
        position_list=[
            Position(
                actor="<script>",
                matter='p"><script>',
                when="<script>",
                report=told.id,
                claim="c1",
                stance="<script>",
                condition="<script>",
                change="<script>",
            )
        ],
        control_list=[
            Control(place=where.id, holder="<script>", how="claimed", when="<script>", report=told.id, claim="c1")
        ],
        forecast_list=[Forecast(report=told.id, claim="c1", due="<script>", bearing=[])],
        balance_list=[Balance(point=None, party="<script>", claims=1, named=0, unnamed=1)],
        actor_list=[StoryActor(id="s", name="<script>", kind="person", represents="<script>", of=[], why=["<script>"])],
        problem_list=[ReadProblem("<script>", 1, "x", "<script>", told.id)],
        decision_list=[
            Decision(number=1, at="<script>", who="<script>", kind="note", about=["<script>"], why="<script>")
        ],
    )
