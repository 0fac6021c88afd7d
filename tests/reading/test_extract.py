"""What holds of every extract, whatever the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.model import Extract, Report, Span, to_json
from sayso.reading.extract import extract
from sayso.reading.parse import MemoryStore
from tests.reading.helpers import read

NEWS = """OSIJEK, Croatia, May 14 (AP) — The Drava rose by 40 centimetres overnight, the water office said on Tuesday.

“We shall hold the dyke,” said Ana Kolar, the head of the office, “unless the rain comes back.” She denied that \
the sluices at Donji Miholjac, 40 km west of Osijek, had failed.

At least 12 people were reportedly hurt when a ferry sank near Aljmaš. The government in Zagreb refused to comment, \
and Serbian media, citing an unnamed official, reported that the army may be sent in.

(Reporting by Ivo Petrić)"""


def spans(value: Any) -> Iterator[Span]:
    """Every span in a record, however deep."""
    if isinstance(value, Span):
        yield value
    if isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from spans(getattr(value, field))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from spans(part)


def check(found: Extract) -> None:
    """Raise where an extract breaks a promise of the contract."""
    parts = {"text": found.text, "title": found.title}
    for span in spans(found):
        assert 0 <= span.start < span.end, span
        assert parts[span.part][span.start : span.end] == span.text, span
    ids = {claim.id for claim in found.claims}
    events = {event.id for event in found.events}
    actors = {actor.id for actor in found.actors}
    assert len(ids) == len(found.claims) and len(events) == len(found.events) and len(actors) == len(found.actors)
    for claim in found.claims:
        assert claim.inside is None or (claim.inside in ids and claim.inside != claim.id)
        assert set(claim.events) <= events
        assert claim.pieces and claim.pieces[0][0] == claim.start and claim.pieces[-1][1] == claim.end
        assert claim.pieces == sorted(claim.pieces) and all(a < b for a, b in claim.pieces)
        assert claim.due is None or 0 <= claim.due < len(found.dates)
        assert all(source.actor is None or source.actor in actors for source in claim.sources)
    for event in found.events:
        assert all(0 <= place < len(found.places) for place in event.places)
        assert event.date is None or 0 <= event.date < len(found.dates)
        assert all(p.actor is None or p.actor in actors for p in [*event.agents, *event.targets])
    for actor in found.actors:
        assert actor.represents is None or actor.represents in actors
        for start, end in actor.mentions:
            assert 0 <= start < end <= len(found.text)
        for start, end in actor.title_mentions:
            assert 0 <= start < end <= len(found.title)
    for relation in found.relations:
        assert 0 <= relation.subject < len(found.places) and 0 <= relation.object < len(found.places)
    assert found.sentences == sorted(found.sentences)
    assert not [p for p in found.problems if p.code == "failed"], found.problems


@pytest.mark.parametrize(
    "published", ["yesterday-ish", "0000-13-45", "2020-02-31", "99999-01-01", "x" * 500, 20200503, [1]]
)
def test_an_absurd_day_of_publication_is_a_problem_and_the_report_is_read(published: Any) -> None:
    found = read("The bridge fell on Tuesday, the mayor said.", published=published)
    check(found)
    assert [p.code for p in found.problems] == ["published"]
    assert repr(published)[:40] in found.problems[0].message
    assert found.claims and [d.value for d in found.dates] == ["XXXX-WXX-2"]


@pytest.mark.parametrize("published", [None, "", "  "])
def test_no_day_of_publication_is_no_problem(published: str | None) -> None:
    assert read("The bridge fell on Tuesday, the mayor said.", published=published).problems == []


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.text() | st.from_regex(r"[0-9]{0,12}[-T:./ WZ+]{0,2}[0-9]{0,6}[-T:./ WZ+]{0,2}[0-9]{0,6}.{0,8}", fullmatch=True),
    st.from_regex(
        r"(On|in|at|the|by) [0-9]{0,7}[ .:/,-]{0,2}(May|[0-9]{0,4}|spring of)[ .:/,-]{0,2}[0-9]{0,12}", fullmatch=True
    ),
)
def test_whatever_is_given_for_a_day_nothing_is_raised(published: str, text: str) -> None:
    found = read(f"{text}. They met.", published=published)
    check(found)
    assert all(date.value for date in found.dates)


def test_news_is_read_whole() -> None:
    found = read(NEWS, title="Drava rises; ferry sinks near Aljmaš", published="2024-05-14")
    check(found)
    assert found.claims and found.events and found.places and found.dates and found.actors and found.notices


def test_reading_is_deterministic() -> None:
    report = Report(id="r", text=NEWS, title="Drava rises", published="2024-05-14")
    first, second = (to_json(next(iter(extract([report], store=MemoryStore())))) for _ in range(2))
    assert first == second


def test_an_extract_does_not_depend_on_its_batch() -> None:
    one = Report(id="a", text=NEWS, published="2024-05-14")
    other = Report(id="b", text="The envoy refused to comment. The dyke has held, he said.", published="2024-05-15")
    alone = [to_json(e) for r in (one, other) for e in extract([r])]
    assert [to_json(e) for e in extract([one, other])] == alone


def test_json_keeps_every_field_of_the_contract() -> None:
    row = json.loads(to_json(read(NEWS, title="Drava rises")))
    assert {"id", "language", "title", "text", "version", "sentences", "claims", "events", "places", "relations",
            "remarks", "dates", "actors", "notices", "problems"} <= set(row)  # fmt: skip
    assert set(row["claims"][0]) >= {
        "id", "start", "end", "text", "pieces", "sources", "cue", "manner", "attitude", "polarity", "certainty",
        "hedges", "condition", "due", "occasion", "voice", "inside", "events",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", "  \n ", "\u200b", "….", "???", "🙂 🙂", "a" * 3000, "1" * 400, "\x00\x01", "“" * 50, "-" * 500]
)
def test_strange_texts_are_read_without_harm(text: str) -> None:
    check(read(text))


def test_a_foreign_text_is_named_as_such() -> None:
    found = read("Министр заявил, что город взят.", language=None)
    assert [p.code for p in found.problems] == ["language"] and not found.claims


HOSTILE = (
    "“ ” \" '' ‘ ’ ' « » said he The minister that , . ? ( ) according to reportedly Kyiv denied had fallen on Monday "
    "31 February : — not if will at least 12 people killed \n \n\n who claims - $ % of"
).split(" ")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(HOSTILE), max_size=60),
    st.sampled_from(["", "2025-02-30", "0000-00-00", "2025-11-23", "99999", "yesterday"]),
)
def test_spans_fit_whatever_the_words(words: list[str], published: str) -> None:
    check(read(" ".join(words), title=" ".join(words[:7]), published=published))
