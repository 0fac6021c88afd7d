"""Counts that are kept as rows come and go are what counting would give; claims by facets are what filtering would."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.made_story import make
from sayso.model import Claim
from sayso.story import Story, counting, listing, open_story
from sayso.story.facets import FACETS, ORDERS, Order, Wanted
from sayso.story.holding import folded


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tallies") / "made.sayso"
    make(path, 60, 900)
    return path


def counted(story: Story) -> dict[tuple[str, str], tuple[int, int]]:
    """The tallies, counted anew from the extracts."""
    things: Counter[tuple[str, str]] = Counter()
    reports: Counter[tuple[str, str]] = Counter()
    for told in story.extracts():
        mine: Counter[tuple[str, str]] = Counter()
        extract = told.extract
        names = {actor.id: actor.name for actor in extract.actors}
        events = {event.id: event for event in extract.events}
        for claim in extract.claims:
            mine["claims", "all"] += 1
            for name in ("manner", "attitude", "polarity", "certainty", "voice"):
                mine[name, getattr(claim, name)] += 1
            if claim.sources:
                mine["claims", "sourced"] += 1
                mine["source", names.get(claim.sources[0].actor or "", claim.sources[0].text)] += 1
                mine["kind", claim.sources[0].kind] += 1
            mine.update({("place", p) for p in places_in(claim, extract)})
            held = [events[id] for id in claim.events]
            mine.update({("event", str(event.type)) for event in held if event.type})
            mine.update({("date", extract.dates[event.date].value) for event in held if event.date is not None})
        for remark in extract.remarks:
            if remark.kind == "loaded":
                mine["term", f"{remark.text.lower()}\t{remark.note or ''}"] += 1
        for place in extract.places:
            if place.kind == "literal":
                mine["spelled", f"{place.place.id if place.place else ''}\t{place.text}"] += 1
                if place.place:
                    mine["mentioned", place.place.id] += 1
        things.update(mine)
        reports.update(mine.keys())
        for heading in (("published", (told.report.published or "")[:10]), ("outlet", told.report.outlet or "")):
            things[heading] += 1
            reports[heading] += 1
    return {heading: (n, reports[heading]) for heading, n in things.items()}


def places_in(claim: Claim, extract) -> set[str]:
    return {
        p.place.id
        for p in extract.places
        if p.place and p.kind == "literal" and p.part == claim.part and claim.start <= p.start < claim.end
    }


def kept(story: Story) -> dict[tuple[str, str], tuple[int, int]]:
    rows = story._connection.execute("SELECT name, value, n, m FROM tallies")
    return {(name, value): (n, m) for name, value, n, m in rows}


def test_counts_are_kept_through_reading_again_filling_in_and_purges(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "s.sayso"
    path.write_bytes(made.read_bytes())
    with open_story(path) as story:
        assert kept(story) == counted(story)
        connection = story._connection
        connection.execute("UPDATE reports SET published = '2025-01-01', outlet = 'Other' WHERE id = 'r0000003'")
        from sayso.story.ledger import Ledger, rows_of

        told = story.told("r0000003")
        n = story._queries.number("r0000003")
        fewer = msgspec.structs.replace(told.extract, claims=told.extract.claims[:1])
        Ledger(connection).write([rows_of(n, fewer)], 1, "")
        assert kept(story) == counted(story)
        story.purge("r0000005")
        assert kept(story) == counted(story)
        counts: Counter[str] = Counter(record.__struct_config__.tag for record in story.records())  # type: ignore[misc]
        found: Counter[str] = Counter()
        for begins, number in story.lists.counts().items():
            found[begins.partition(" ")[0]] += number
        assert found == counts
        assert len(story.lists) == len(story)


def drawn(story: Story, data: st.DataObject, orders: tuple[Order, ...] = ORDERS) -> Wanted:
    names = data.draw(st.lists(st.sampled_from(FACETS), max_size=3, unique=True))
    facets: dict[str, str | None] = {}
    for name in names:
        values = [value for value, _, _ in story.lists.tallies(name, 8) if value]
        if values:
            facets[name] = data.draw(st.sampled_from(values))
    days = [value for value, _, _ in story.lists.tallies("published", 30)]
    return Wanted(
        facets,
        words=data.draw(st.sampled_from(["", "", "", "ceasefire", "the border", "Kharkiv"])),
        since=data.draw(st.sampled_from(["", "", *days])),
        until=data.draw(st.sampled_from(["", "", *days])),
        order=data.draw(st.sampled_from(orders)),
        reverse=data.draw(st.booleans()),
    )


def filtered(
    story: Story, wanted: Wanted
) -> list[tuple[str, tuple[str, int, int], tuple[str, str], dict[str, set[str | None]]]]:
    """Value of the order, spot, name and values of the claims that pass, one by one."""
    found = []
    for number, told in enumerate(story.extracts()):
        day = (told.report.published or "")[:10]
        for k, claim in enumerate(told.extract.claims):
            if passes(told, claim, wanted, day):
                has = values_of(told, claim)
                value = next((v for v in has[wanted.order] if v), "") if wanted.order != "day" else ""
                found.append((value, (day, number, k), (told.id, claim.id), has))
    return found


@settings(max_examples=120, deadline=None)
@given(data=st.data(), few=st.booleans())
def test_a_list_of_claims_is_what_filtering_and_sorting_give(made: Path, data: st.DataObject, few: bool) -> None:
    with open_story(made) as story, pytest.MonkeyPatch.context() as patch:
        if few:  # as in a large story: too many to be sorted, few looked at for a page
            patch.setattr(listing, "SORTED", 40)
            patch.setattr(listing, "LOOKED_AT", 300)
            patch.setattr(listing, "VALUES", 3)
            patch.setattr(listing, "OPENED", 7)
        wanted = drawn(story, data)
        sure = ["unsure", "possible", "probable", "certain"]
        expected = filtered(story, wanted)
        expected.sort(key=lambda row: row[1], reverse=wanted.reverse and wanted.order == "day")
        if wanted.order != "day":
            expected.sort(
                key=lambda row: sure.index(row[0]) if wanted.order == "certainty" else row[0], reverse=wanted.reverse
            )
            expected.sort(key=lambda row: row[0] == "")
        found: list[tuple[str, str]] = []
        after = None
        for _ in range(2000):
            page = story.lists.claims(wanted, data.draw(st.sampled_from([7, 20, 50])), after)
            found += [(report, claim.id) for report, claim in page.rows]
            after = page.next
            if after is None:
                break
        assert found == [name for _, _, name, _ in expected]
        assert [(report, claim.id) for report, claim in story.lists.all_claims(wanted)] == found


@settings(max_examples=60, deadline=None)
@given(data=st.data(), few=st.booleans())
def test_the_counts_of_a_list_are_what_counting_gives(made: Path, data: st.DataObject, few: bool) -> None:
    with open_story(made) as story, pytest.MonkeyPatch.context() as patch:
        if few:
            patch.setattr(counting, "COUNTED", 50)
            patch.setattr(counting, "OPENED", 5)
        wanted = drawn(story, data, ("day",))
        counts = story.lists.counts_of(wanted, 5)
        number = len(filtered(story, wanted))
        assert counts.number == number if counts.whole else 0 <= counts.number <= number
        for name, facet in counts.facets.items():
            others = {other: value for other, value in wanted.facets.items() if other != name}
            expected: Counter[str] = Counter()
            for _, _, _, has in filtered(story, replace(wanted, facets=others)):
                expected.update(value for value in has[name] if value is not None)
            if facet.reports:
                continue
            for value, n in facet.values:
                assert n == expected[value] if facet.whole else n <= expected[value], (name, value)
            if facet.whole and not few:
                most = sorted(expected.items(), key=lambda one: (-one[1], one[0]))[:5]
                assert facet.values[: len(most)] == most
            chosen = wanted.facets.get(name)
            assert chosen is None or chosen in dict(facet.values)


def test_a_facet_or_an_order_that_there_is_not() -> None:
    with pytest.raises(ValueError, match="no facet"):
        Wanted({"colour": "red"})
    with pytest.raises(ValueError, match="no order"):
        Wanted(order="colour")  # type: ignore[arg-type]


def values_of(told, claim: Claim) -> dict[str, set[str | None]]:
    """What a claim has of each facet."""
    extract = told.extract
    names = {actor.id: actor.name for actor in extract.actors}
    events = [event for event in extract.events if event.id in claim.events]
    source = claim.sources[0] if claim.sources else None
    return {
        "source": {names.get(source.actor or "", source.text)} if source else set(),
        "kind": {source.kind} if source else set(),
        "attitude": {claim.attitude}, "certainty": {claim.certainty}, "polarity": {claim.polarity},
        "manner": {claim.manner}, "voice": {claim.voice}, "outlet": {told.report.outlet},
        "place": places_in(claim, extract),
        "event": {event.type for event in events},
        "date": {extract.dates[event.date].value for event in events if event.date is not None},
    }  # fmt: skip


def passes(told, claim: Claim, wanted: Wanted, day: str) -> bool:
    has = values_of(told, claim)
    if any(value not in has[name] for name, value in wanted.facets.items()):
        return False
    if (wanted.since and day < wanted.since) or (wanted.until and day > wanted.until):
        return False
    words = folded(wanted.words)
    return words <= folded(" ".join([claim.text, *(s.text for s in claim.sources)]))
