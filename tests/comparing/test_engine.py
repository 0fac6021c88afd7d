"""The same reports give the same records, in whatever order and however many runs they come."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.comparing import clusters, engine, index, laying
from sayso.comparing.actors import naming
from sayso.comparing.engine import compare, forget
from sayso.comparing.points import matters
from sayso.comparing.told import Told
from sayso.model import Cluster, Copy, StoryActor, to_json
from sayso.story import comparisons
from sayso.story import shelf as story_shelf
from sayso.story.kept import reports_of
from sayso.story.shelf import StoryShelf
from tests.comparing import fakes
from tests.comparing.fakes import NOWHERE, copies, of_kind, person, records, run, shelf_of, told

SENTENCES = [
    f"{who} {did} the {what} {where} before the {when} ferry had left the pier."
    for who, did, what, where, when in zip(
        ("Pilots", "Bakers", "Divers", "Judges", "Miners", "Nurses", "Porters", "Weavers", "Clerks", "Farmers"),
        ("mended", "emptied", "guarded", "painted", "weighed", "locked", "counted", "measured", "sold", "cleared"),
        ("granary", "lighthouse", "archive", "viaduct", "cistern", "foundry", "orchard", "quarry", "chapel", "brewery"),
        ("at Halden", "near Ostrava", "in Vigo", "by Larnaca", "above Tartu", "off Sines", "in Brno", "at Kotor",
         "near Umea", "in Graz"),
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
        strict=True,
    )
]  # fmt: skip
FOOTER = (
    "Write to our readers' desk at any hour of the day and tell us what you saw, we shall be glad to hear from you."
)
NAMES = ("Ana Sorel", "Sorel", "Jon Sorel", "Mika Dahl", "Dahl")

reports = st.lists(
    st.tuples(
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5),
        st.booleans(),
        st.sampled_from((None, "2024-03-01", "2024-03-02T10:00:00Z", "2024-09-01", "sometime")),
        st.lists(st.sampled_from(NAMES), max_size=2),
    ),
    min_size=1,
    max_size=9,
)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds so low that nine reports reach them."""
    for name, value in (("RUN_CAP", 3), ("RUN_WIDTH", 2), ("WIDTH", 2), ("SAME_TEXT", 2), ("BATCH", 3)):
        monkeypatch.setattr(engine if name == "BATCH" else laying, name, value)
    monkeypatch.setattr(index, "AHEAD", 1)
    monkeypatch.setattr(clusters, "AT_ONCE", 4)
    monkeypatch.setattr(matters, "MOST", 3)
    monkeypatch.setattr(naming, "FEW", 1)


def made(drawn: list[tuple[list[str], bool, str | None, list[str]]]) -> list[Told]:
    return [
        told(
            f"r{i}",
            " ".join([*sentences, *([FOOTER] if footed else [])]),
            [person(f"a{k}", name) for k, name in enumerate(dict.fromkeys(names))],
            published=published,
        )
        for i, (sentences, footed, published, names) in enumerate(drawn)
    ]


slow = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@slow
@given(reports, st.randoms(use_true_random=False))
def test_any_order_in_any_number_of_runs(drawn, random) -> None:
    tolds = made(drawn)
    at_once = run(*tolds)
    shelf, by_id = shelf_of(tolds)
    ids = list(by_id)
    random.shuffle(ids)
    while ids:
        count = random.randint(1, len(ids))
        fakes.added(shelf, ids[:count])
        ids = ids[count:]
    assert records(shelf) == records(at_once)


@slow
@given(reports, st.randoms(use_true_random=False))
def test_forgetting_leaves_what_was_never_there(drawn, random) -> None:
    tolds = made(drawn)
    shelf = run(*tolds)
    gone = random.sample([t.id for t in tolds], random.randint(1, len(tolds)))
    for id in gone:
        forget(shelf, NOWHERE, id)
    assert records(shelf) == records(run(*[t for t in tolds if t.id not in gone]))


@slow
@given(reports)
def test_laid_anew_is_the_same(drawn) -> None:
    tolds = made(drawn)
    shelf = run(*tolds)
    before = records(shelf)
    compare(shelf, NOWHERE, [t.id for t in tolds[::2]])
    assert records(shelf) == before


@slow
@given(reports, st.integers(0, 60))
def test_the_story_file_keeps_the_same(drawn, new_rows) -> None:
    tolds = made(drawn)
    connection = sqlite3.connect(":memory:")
    connection.executescript(comparisons.SCHEMA)
    by_id = {t.id: t for t in tolds}
    shelf = StoryShelf(connection, by_id.__getitem__, "2024-05-05T00:00:00Z")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(story_shelf, "NEW_ROWS", new_rows)
        for t in tolds:
            compare(shelf, NOWHERE, [t.id])
    kept = [to_json(r) for r in comparisons.records(connection)]
    assert sorted(kept) == records(run(*tolds))
    about = connection.execute("SELECT kind, id, report FROM compared_about JOIN compared_records USING (k)").fetchall()
    assert sorted(about, key=str) == sorted(
        ((r.__struct_config__.tag, getattr(r, "id", None), report)
         for r in comparisons.records(connection) for report in reports_of(r)),
        key=str,
    )  # fmt: skip
    for t in tolds:
        forget(shelf, NOWHERE, t.id)
    for name in ("sheets", "texts", "rows", "new_rows", "pairs", "notes", "components", "members", "records", "about"):
        assert connection.execute(f"SELECT count(*) FROM compared_{name}").fetchone() == (0,), name


def test_many_reports_of_one_text_are_laid_beside_a_few() -> None:
    text = " ".join(SENTENCES[:6])
    shelf, by_id = shelf_of([told(f"r{i:02}", text, published=f"2024-03-{i + 1:02}") for i in range(25)])
    counts = compare(shelf, NOWHERE, by_id)
    assert counts.pairs <= 3
    found = copies(shelf)
    assert set(found) == {(f"r{i:02}", "r00") for i in range(1, 25)}
    assert {c.kind for c in found.values()} == {"identical"}
    (cluster,) = of_kind(shelf, Cluster)
    assert len(cluster.reports) == 25


def test_unknown_reports_are_not_forgotten_twice() -> None:
    shelf = run(told("a", SENTENCES[0]))
    assert forget(shelf, NOWHERE, "b").reports == 0
    assert forget(shelf, NOWHERE, "a").reports == 1
    assert records(shelf) == []


@pytest.mark.parametrize("text", ["", " \n", "word", "a b", "“", "İ" * 40, "\U0001f600 " * 30, "word " * 5000])
def test_odd_texts(text: str) -> None:
    shelf = run(told("a", text), told("b", text + "\nmore"), told("c", SENTENCES[0]))
    assert all(c.report != c.of for c in of_kind(shelf, Copy))


def test_a_bare_surname_goes_to_its_only_bearer() -> None:
    one = told("a", SENTENCES[0], [person("a1", "Ana Sorel")])
    two = told("b", SENTENCES[1], [person("a1", "Sorel")])
    (actor,) = of_kind(run(one, two), StoryActor)
    assert [(ref.report, ref.actor) for ref in actor.of] == [("a", "a1"), ("b", "a1")]
    assert actor.name == "Ana Sorel" and "only one" in actor.why[-1]
    other = told("c", SENTENCES[2], [person("a1", "Jon Sorel")])
    assert len(of_kind(run(one, two, other), StoryActor)) == 3
