"""A story of any size without reading it: few made-up reports are read, and written many times under other ids.

    python -m bench.made_story PATH [--reports N] [--claims N]

What is in it is what a real story has: bytes, texts, custody log, index, extracts, claims, places, and records of every
kind between the reports, whose spans and ids fit. Only what they say means nothing. For timing pages and queries at
1,000,000 claims; reports differ in their id, day, outlet and last paragraph, whose words are drawn from a large
vocabulary as the words of a language are (Zipf), so that the full-text index is no smaller than a real one.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from importlib.metadata import version as installed
from itertools import accumulate, islice
from pathlib import Path

import msgspec

from bench.corpus import reports as made_up
from sayso.comparing.shelf import number
from sayso.intake import Arrival, Given
from sayso.knowledge.places import open_gazetteer
from sayso.model import (
    ActorRef,
    Balance,
    Claim,
    ClaimRef,
    Cluster,
    Compared,
    Control,
    Copy,
    Entry,
    Evidence,
    Extract,
    Finding,
    Forecast,
    Origins,
    Point,
    PointClaim,
    Position,
    Report,
    StoryActor,
    to_json,
)
from sayso.reading.extract import extract, version
from sayso.story import ReadResult, open_story
from sayso.story.comparisons import made_by
from sayso.story.custody import CustodyLog, now
from sayso.story.file import connect, transaction
from sayso.story.ledger import Ledger, rows_of
from sayso.story.receiving import Receiving
from sayso.story.shelf import StoryShelf
from sayso.story.stamp import stamp

Pair = tuple[Report, Extract]

#: Reports that are really read; the others repeat their extracts.
READ = 200
#: Reports of one made-up happening, over which clusters, points and findings go.
TOGETHER = 8
#: Words of the vocabulary of last paragraphs, and of one of them.
VOCABULARY, LAST = 60_000, 12


def generate() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("path", type=Path)
    arguments.add_argument("--reports", type=int, default=100_000)
    arguments.add_argument("--claims", type=int, default=1_000_000)
    given = arguments.parse_args()
    began = time.process_time()
    claims = make(given.path, given.reports, given.claims)
    took, size = time.process_time() - began, given.path.stat().st_size
    print(f"{given.path}: {given.reports:,} reports, {claims:,} claims, {size / 1e6:,.0f} MB, {took:.0f} s of CPU")


def make(path: Path, count: int, claims: int) -> int:
    """Make a new story of so many reports and about so many claims; returns how many there are. Raises
    FileExistsError."""
    if path.exists():
        raise FileExistsError(path)
    found = samples(claims / count)
    open_story(path).close()
    received(path, pairs(found, count))
    made = written(path, pairs(found, count))
    compared(path, pairs(found, count))
    return made


def samples(claims: float, read: int = READ) -> list[Pair]:
    """Made-up reports with their extracts, cut to paragraphs so that each has about so many claims."""
    reports = [msgspec.structs.replace(r, text=_paragraphs(r, 0.3)) for r in made_up(read // 8)]
    each = sum(len(found.claims) for found in extract(reports)) / sum(len(r.text) for r in reports)
    whole = [len(r.text) for r in made_up(read)]
    part = claims / each / (sum(whole) / len(whole))
    reports = [msgspec.structs.replace(r, text=_paragraphs(r, part)) for r in made_up(read)]
    return list(zip(reports, extract(reports), strict=True))


def _paragraphs(report: Report, part: float) -> str:
    """The first paragraphs: the part of the text that is asked for, one paragraph at least; the whole where it is 1."""
    kept: list[str] = []
    for paragraph in report.text.split("\n\n"):
        if kept and sum(map(len, kept)) + len(paragraph) / 2 > part * len(report.text):
            break
        kept.append(paragraph)
    return "\n\n".join(kept)


def pairs(found: Sequence[Pair], count: int) -> Iterator[Pair]:
    """So many reports, each with an extract that fits it; the same for the same samples."""
    rng = random.Random(count)
    words = vocabulary(rng)
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    first = date(2024, 1, 1)
    for n in range(count):
        report, read = found[n % len(found)]
        last = " ".join(rng.choices(words, cum_weights=weights, k=LAST))
        id, text = f"r{n:07}", f"{report.text}\n\n({n}: {last}.)"
        day = first + timedelta(days=n * 700 // count)
        outlet = f"Outlet {int(rng.paretovariate(1)) % 120}"
        yield (
            msgspec.structs.replace(report, id=id, text=text, published=day.isoformat(), outlet=outlet),
            msgspec.structs.replace(read, id=id, text=text),
        )


def vocabulary(rng: random.Random) -> list[str]:
    """Words of no language."""
    syllables = [c + v + e for c in "b d f g k l m n p r s t v z".split() for v in "aeiou" for e in ("", "n", "r")]
    return ["".join(rng.choices(syllables, k=rng.randint(2, 4))) for _ in range(VOCABULARY)]


def received(path: Path, source: Iterator[Pair]) -> None:
    """The reports into the story, as they are received from a JSONL file."""
    connection = connect(path)
    receiving = Receiving(connection, Given(), ReadResult())
    line = 0
    while batch := list(islice(source, 256)):
        arrivals = []
        for report, _ in batch:
            line += 1
            arrivals.append(Arrival(f"in.jsonl#{line}", "in.jsonl", line, to_json(report), "json"))
        with transaction(connection):
            receiving.take(list(arrivals))
    connection.close()


def written(path: Path, source: Iterator[Pair]) -> int:
    """Their extracts into the story; returns the number of claims."""
    connection = connect(path)
    ledger = Ledger(connection)
    claims = 0
    with transaction(connection):
        reading = ledger.reading(version(open_gazetteer()))
    numbered = enumerate(source, 1)
    while batch := list(islice(numbered, 256)):
        with transaction(connection):
            ledger.write([rows_of(n, found) for n, (_, found) in batch], reading, "")
        claims += sum(len(found.claims) for _, (_, found) in batch)
    connection.execute("INSERT OR REPLACE INTO settings VALUES ('read_by', ?)", (f"{stamp()} {reading}",))
    connection.close()
    return claims


# --- between reports --------------------------------------------------------------------------------------------------


def compared(path: Path, source: Iterator[Pair]) -> None:
    """Records of every kind between the reports, as comparing would leave them."""
    connection = connect(path)

    def load(report: str) -> object:
        raise LookupError(report)

    shelf = StoryShelf(connection, load, now())  # type: ignore[arg-type]
    actors: dict[str, list[ActorRef]] = defaultdict(list)
    groups = iter(lambda: list(islice(source, TOGETHER)), [])
    for lot in iter(lambda: list(islice(groups, 50)), []):
        with transaction(connection):
            for group in lot:
                _put(shelf, group)
                for _, found in group:
                    for actor in found.actors:
                        actors[actor.name].append(ActorRef(report=found.id, actor=actor.id))
            shelf.flush()
    with transaction(connection):
        for name, of in actors.items():
            id = _actor(name)
            record = StoryActor(id=id, name=name, kind="person", represents=None, of=of, why=["the same name"])
            shelf.put_component("actors", id, {number(ref.report) for ref in of}, [record])
        shelf.flush()
        connection.execute("UPDATE reports SET compared = 1")
        connection.execute(
            "INSERT OR REPLACE INTO settings VALUES ('compared_by', ?)",
            (made_by(installed("sayso")),),
        )
        CustodyLog(connection).add("compared", {"reports": "made up"})
    connection.execute("ANALYZE")
    connection.close()


def _actor(name: str) -> str:
    return f"a{number(name) & 0xFFFFFFFFFFFF:012x}"


def _put(shelf: StoryShelf, group: Sequence[Pair]) -> None:
    """What comparing makes of one happening: by domain, its component and records."""
    ids = [report.id for report, _ in group]
    members = [number(id) for id in ids]
    name = ids[0]
    shelf.put_component("clusters", f"c{name}", members, [Cluster(id=f"c{name}", reports=ids)])
    if len(group) > 1:
        shelf.put_component("copies", f"k{name}", members, [_copy(group[1], group[0])])
    shelf.put_component("points", f"p{name}", members, list(_records(name, group)))


def _copy(later: Pair, earlier: Pair) -> Copy:
    spans = [_evidence(found, found.claims[0]) for _, found in (later, earlier) if found.claims]
    return Copy(report=later[0].id, of=earlier[0].id, kind="near copy", share=0.62, spans=spans)


def _evidence(found: Extract, claim: Claim) -> Evidence:
    return Evidence(report=found.id, start=claim.start, end=claim.end, text=claim.text, part=claim.part)


def _records(name: str, group: Sequence[Pair]) -> Iterator[Compared]:
    """Points, each over a claim of every second report, and what rests on them."""
    for k in range(6):
        chosen = [(r, found, found.claims[k]) for r, found in group[k % 2 :: 2] if len(found.claims) > k]
        if len(chosen) < 2:
            continue
        point = f"p{name}-{k}"
        sides: Iterable[PointClaim] = (
            PointClaim(report=found.id, claim=claim.id, side="against" if claim.polarity == "negative" else "for")
            for _, found, claim in chosen
        )
        origins = {"for": Origins(traced=[chosen[0][1].id], untraced=len(chosen) - 1)}
        yield Point(id=point, summary=chosen[0][2].text, claims=list(sides), origins=origins)
        (first, found, claim), (_, other, against) = chosen[:2]
        party = _actor(found.actors[0].name) if found.actors else "none"
        yield Position(
            actor=party, matter=point, when=first.published, report=found.id, claim=claim.id, stance=claim.attitude,
            condition=None, change=None,
        )  # fmt: skip
        yield Balance(point=point, party=party, claims=len(chosen), named=1, unnamed=len(chosen) - 1)
        if k < 3:
            rule, severity = (("contradiction", "conflict"), ("hardening", "caution"), ("single-origin", "note"))[k]
            yield Finding(
                id=f"f{name}-{k}", rule=rule, severity=severity,  # type: ignore[arg-type]
                message=f"Made up for timing: “{claim.text[:60]}” beside “{against.text[:60]}”.",
                evidence=[_evidence(found, claim), _evidence(other, against)],
            )  # fmt: skip
        if k == 3:
            due = ClaimRef(report=other.id, claim=against.id)
            yield Forecast(report=found.id, claim=claim.id, due=first.published, bearing=[due])
        place = next((p.place for p in found.places if isinstance(p.place, Entry)), None)
        if k == 4 and place is not None:
            yield Control(
                place=place.id, holder=party, how="claimed", when=first.published, report=found.id, claim=claim.id
            )


if __name__ == "__main__":
    generate()
