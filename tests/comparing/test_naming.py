"""Actors over a story that grows: what is summed up gives the same as what is gone through."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.comparing.actors import naming
from sayso.comparing.engine import compare, forget
from sayso.comparing.told import Told
from sayso.model import Actor, StoryActor, to_json
from sayso.story import comparisons
from sayso.story.shelf import StoryShelf
from tests.comparing.fakes import NOWHERE, of_kind, person, records, run, shelf_of, told

PERSONS = ("Ana Sorel", "Anna Sorel", "Sorel", "Jon Sorel", "Jon Sorell", "Mika Dahl", "Dahl")
BODIES = ("Osterland", "Ministry of Tides", "The Ministry of Tides")


@st.composite
def reports(draw: st.DrawFn) -> list[Told]:
    made: list[Told] = []
    for i in range(draw(st.integers(1, 10))):
        persons = draw(st.lists(st.sampled_from(PERSONS), max_size=3, unique=True))
        bodies = draw(st.lists(st.tuples(st.sampled_from(BODIES), st.sampled_from((None, "NO", "SE"))), max_size=2))
        actors = [
            Actor(id=f"b{k}", name=name, kind="government", country=country, represents=None, mentions=[])
            for k, (name, country) in enumerate(bodies)
        ]
        ids = st.sampled_from([None, *(a.id for a in actors)])
        actors += [person(f"a{k}", name, represents=draw(ids)) for k, name in enumerate(persons)]
        if draw(st.booleans()):
            actors.append(person("c0", "officials", represents=draw(ids)))
        made.append(told(f"r{i}", f"Report number {i}.", actors))
    return made


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """All but what one report has is summed up."""
    monkeypatch.setattr(naming, "FEW", 1)


slow = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def actors_of(tolds: list[Told]) -> list[bytes]:
    """Gone through at once."""
    return sorted(to_json(record) for record in of_kind(run(*tolds), StoryActor))


@slow
@given(reports(), st.randoms(use_true_random=False))
def test_one_report_after_the_other(tolds, random) -> None:
    shelf, by_id = shelf_of(tolds)
    ids = list(by_id)
    random.shuffle(ids)
    while ids:
        count = random.randint(1, 2)
        compare(shelf, NOWHERE, ids[:count])
        ids = ids[count:]
    assert records(shelf) == records(run(*tolds))


@slow
@given(reports(), st.randoms(use_true_random=False))
def test_taken_out_and_laid_anew_in_a_story_file(tolds, random) -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(comparisons.SCHEMA)
    by_id = {t.id: t for t in tolds}
    shelf = StoryShelf(connection, by_id.__getitem__)
    for id in random.sample(list(by_id), len(by_id)):
        compare(shelf, NOWHERE, [id])
    left = random.sample(list(by_id), random.randint(0, len(by_id)))
    for id in by_id:
        if id not in left:
            forget(shelf, NOWHERE, id)
    compare(shelf, NOWHERE, left[::2])
    kept = sorted(to_json(record) for record in comparisons.records(connection, "actor"))
    assert kept == actors_of([by_id[id] for id in sorted(left)])


def test_one_more_report_reads_no_notes_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    tolds = [told(f"r{i}", f"Report number {i}.", [person("a0", "Ana Sorel")]) for i in range(8)]
    shelf, _ = shelf_of(tolds)
    compare(shelf, NOWHERE, [t.id for t in tolds[:7]])
    monkeypatch.setattr(type(shelf), "notes", lambda self, heading: pytest.fail("all notes were read"))
    compare(shelf, NOWHERE, ["r7"])
    (actor,) = of_kind(shelf, StoryActor)
    assert len(actor.of) == 8 and "8 reports" in actor.why[0]


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("Volodymyr Zelensky", "Vladimir Zelenskiy", True),
        ("Oleksandr Kovalenko", "Oleg Kovalenko", False),
        ("Oleksandr Kovalenko", "Alexander Kovalenko", True),
    ],
)
def test_a_person_of_two_reports_is_one_in_either_form(one: str, other: str, are_one: bool) -> None:
    made = run(told("r0", "A report.", [person("a0", one)]), told("r1", "Another.", [person("a0", other)]))
    assert (len(of_kind(made, StoryActor)) == 1) is are_one
