"""Very long reports: no text unread, every span fits, every id and index leads where it led."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from bench.corpus import reports as made_up
from sayso.model import Extract, Report
from sayso.reading import windows as module
from sayso.reading.extract import extract
from sayso.reading.windows import joined, windows

LONG = Report(
    id="long",
    title="Defence Minister Olena Bondar said that the bridge at Osijek was closed.",
    text="\n\n".join(report.text for report in made_up(12, seed=21)),
    published="2025-02-03",
    language="en",
)


@pytest.fixture
def short_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WINDOW", 3000)
    monkeypatch.setattr("sayso.reading.extract.WINDOW", 3000)


def spans(value: Any) -> Any:
    """Every struct in a record that has a start."""
    if isinstance(value, msgspec.Struct):
        if hasattr(value, "start"):
            yield value
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))
    elif isinstance(value, list):
        for one in value:
            yield from spans(one)


def test_windows_are_the_text(short_windows: None) -> None:
    for text in (LONG.text, "word " * 3000, "x" * 7001, "One.\nTwo three four.\n" * 500):
        report = msgspec.structs.replace(LONG, text=text)
        parts = list(windows(report))
        assert "".join(part.text for _, part in parts) == text
        assert all(text[offset:].startswith(part.text) and len(part.text) <= 3000 for offset, part in parts)
        assert [part.title for _, part in parts] == [LONG.title] + [""] * (len(parts) - 1)


def test_what_is_joined_fits(short_windows: None) -> None:
    (found,) = extract([LONG])
    pieces = [part for _, part in windows(LONG)]
    assert len(pieces) > 5
    parts = [read for piece in pieces for read in extract([piece])]
    assert (found.title, found.text) == (LONG.title, LONG.text)
    for kind in ("sentences", "claims", "events", "places", "relations", "remarks", "dates", "notices", "clauses"):
        assert len(getattr(found, kind)) == sum(len(getattr(part, kind)) for part in parts), kind
    for span in spans(found):
        if hasattr(span, "text"):
            whole = found.title if getattr(span, "part", "text") == "title" else found.text
            assert whole[span.start : span.end] == span.text
    check(found)
    texts = [event.text for part in parts for event in part.events]
    assert [event.text for event in found.events] == texts


def check(found: Extract) -> None:
    """Ids are in their order and unique; what refers leads to what is there."""
    assert [claim.id for claim in found.claims] == [f"c{n}" for n in range(1, len(found.claims) + 1)]
    assert [event.id for event in found.events] == [f"e{n}" for n in range(1, len(found.events) + 1)]
    assert [actor.id for actor in found.actors] == [f"a{n}" for n in range(1, len(found.actors) + 1)]
    claims = {claim.id: claim for claim in found.claims}
    events = {event.id: event for event in found.events}
    actors = {actor.id: actor for actor in found.actors}
    for claim in found.claims:
        for start, end in claim.pieces:
            assert claim.start <= start < end <= claim.end
        if claim.inside is not None:
            assert claims[claim.inside].start <= claim.start
        for id in claim.events:
            assert any(a <= events[id].start < b for a, b in claim.pieces)
        for source in claim.sources:
            assert source.actor is None or source.actor in actors
    for event in found.events:
        assert all(abs(found.places[n].start - event.start) < 2000 for n in event.places)
        assert event.date is None or abs(found.dates[event.date].start - event.start) < 2000
        for party in [*event.agents, *event.targets]:
            assert party.actor is None or party.actor in actors
    for relation in found.relations:
        assert abs(found.places[relation.subject].start - relation.start) < 2000
    for clause in found.clauses:
        assert clause.start <= clause.verb[0] < clause.verb[1] <= clause.end
        assert clause.above is None or abs(found.clauses[clause.above].start - clause.start) < 2000
    for actor in found.actors:
        assert actor.mentions == sorted(actor.mentions)
        assert actor.represents is None or actor.represents in actors
    names = [(actor.name, actor.kind) for actor in found.actors]
    assert len(names) == len(set(names))


def test_one_window_is_the_extract() -> None:
    report = next(made_up(1))
    (found,) = extract([report])
    assert joined(report, [(0, found)]) == found
