"""Events: the tables' own examples, who does what to whom, phase and polarity, and sentences that must have none."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.knowledge.events import Row, lexicon
from sayso.model import Event, Extract, Report
from sayso.reading.actors import Actors
from sayso.reading.events import read_events
from sayso.reading.extract import extract
from sayso.reading.parse import MemoryStore
from sayso.reading.quantities import read_quantities
from tests.reading.helpers import document, read

DATA = Path(__file__).parent.parent / "data"


def lines(name: str) -> list[str]:
    text = (DATA / name).read_text("utf-8")
    return [line for line in text.split("\n") if line.strip() and not line.startswith("#")]


def read_all(texts: list[str]) -> list[Extract]:
    reports = [Report(id=str(n), text=text, language="en") for n, text in enumerate(texts)]
    return list(extract(reports, store=MemoryStore()))


def event(text: str, predicate: str) -> Event:
    found = [e for e in read(text).events if e.predicate == predicate]
    assert found, (text, [e.predicate for e in read(text).events])
    return found[0]


def named(text: str, predicate: str) -> tuple[list[str], list[str]]:
    e = event(text, predicate)
    return [p.text for p in e.agents], [p.text for p in e.targets]


@cache
def rows() -> list[Row]:
    known = lexicon()
    return [r for part in (known.verbs, known.nouns, known.adjectives) for some in part.values() for r in some]


def test_every_row_of_the_tables_is_found_in_its_own_example() -> None:
    missed = [
        f"{row.words}: {row.example}"
        for row, got in zip(rows(), read_all([r.example for r in rows()]), strict=True)
        if not any((e.predicate, e.type, e.mode) == (row.predicate, row.type, row.mode) for e in got.events)
    ]
    assert missed == []


def test_tables_speak_only_of_classes_that_there_are() -> None:
    classes = lexicon().classes
    assert {c for row in rows() for need in row.needs for c in need.classes} <= set(classes)


def test_fighting_has_its_mode_and_other_news_none() -> None:
    pairs = [line.split("\t") for line in lines("fighting.tsv")]
    wrong = []
    for (mode, text), got in zip(pairs, read_all([text for _, text in pairs]), strict=True):
        modes = [e.mode for e in got.events if e.mode]
        main = max(modes, key=modes.count) if modes else "-"
        if main != mode:
            wrong.append((mode, modes, text))
    assert wrong == []


def test_notes_of_monitors_have_their_main_mode() -> None:
    """At first sight .68, .80 and .78 of three lots had it; after mending .95. Of 49 without fighting none has any."""
    pairs = [line.split("\t") for line in lines("notes.tsv")]
    right, false = 0, []
    for (mode, text), got in zip(pairs, read_all([re.sub(r"[\[\]]", "", t) for _, t in pairs]), strict=True):
        modes = [e.mode for e in got.events if e.mode]
        main = max(modes, key=modes.count) if modes else "-"
        right += mode not in ("-", "") and main == mode
        if mode == "-" and modes:
            false.append(text)
    fought = sum(mode != "-" for mode, _ in pairs)
    assert fought > 240
    assert false == []
    assert right >= 0.94 * fought


def test_news_of_sport_kitchens_and_weather_has_hardly_a_conflict() -> None:
    texts = lines("peaceful.txt")
    hostile = {"ASSAULT", "COERCE", "MOBILIZE", "THREATEN", "PROTEST", "SANCTION"}
    wrong = [x.text for x in read_all(texts) if any(e.mode or e.type in hostile for e in x.events)]
    assert len(texts) >= 200
    assert len(wrong) < 0.05 * len(texts), wrong


@pytest.mark.parametrize(
    ("text", "predicate", "agents", "targets"),
    [
        ("The army carried out a strike on the base.", "strike", ["The army"], ["the base"]),
        ("The convoy came under fire from rebels near the ford.", "fire", ["rebels near the ford"], ["The convoy"]),
        ("The capture of the port by the rebels was celebrated.", "capture", ["the rebels"], ["the port"]),
        (
            "The bridge was captured by the army and the militia.",
            "capture",
            ["the army", "the militia"],
            ["The bridge"],
        ),
        ("Soldiers who shelled the town fled.", "shell", ["Soldiers"], ["the town"]),
        ("The town shelled by the militia is empty.", "shell", ["the militia"], ["The town"]),
        ("Russian artillery bombardments of the suburb went on.", "bombard", ["Russian"], ["the suburb"]),
        ("The envoy held talks with the rebels.", "talk", ["The envoy"], ["the rebels"]),
        ("The council urged the general to free the prisoners.", "free", ["the general"], ["the prisoners"]),
        ("The general promised to free the prisoners.", "free", ["The general"], ["the prisoners"]),
        ("Serbia said it would release the pilots.", "release", ["Serbia"], ["the pilots"]),
        ("The fortress fell to the rebels.", "capture", ["the rebels"], ["The fortress"]),
        ("The government handed over the bodies to the villagers.", "hand over", ["The government"], ["the villagers"]),
        ("A committee issued a report accusing the army.", "accuse", ["A committee"], ["the army"]),
        ("The US is willing to lend tents to the island.", "promise", ["The US"], ["the island"]),
        ("The valley is under the control of the rebels.", "control", ["the rebels"], ["The valley"]),
    ],
)
def test_parties(text: str, predicate: str, agents: list[str], targets: list[str]) -> None:
    assert named(text, predicate) == (agents, targets)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The kingdom lifted its ban on the paper.", "CONCEDE"),
        ("The kingdom will not lift its ban on the paper.", "REJECT"),
        ("The kingdom agreed to lift its ban on the paper.", "AGREE"),
        ("The kingdom refused to lift its ban on the paper.", "REJECT"),
        ("The donors suspended aid to the junta.", "SANCTION"),
        ("The union threatened to boycott the vote.", "THREATEN"),
        ("The minister will meet the rebels.", "AGREE"),
        ("Russia says Israel must end the attacks on the port.", "REQUEST"),
        ("The two sides failed to reach an agreement.", "REJECT"),
        ("The court ordered the release of the editor from jail.", "CONCEDE"),
        ("The miners called off the strike over wages.", "CONCEDE"),
    ],
)
def test_what_is_done_to_an_event_makes_its_type(text: str, kind: str) -> None:
    assert read(text).events[0].type == kind


@pytest.mark.parametrize(
    ("text", "predicate", "phase", "polarity"),
    [
        ("The army took the hill from the rebels.", "capture", "done", "positive"),
        ("The army did not take the hill from the rebels.", "capture", "done", "negative"),
        ("Sevastopol has not been taken by the army.", "capture", "done", "negative"),
        ("The army will shell the town.", "shell", "planned", "positive"),
        ("The army began to shell the town.", "shell", "begun", "positive"),
        ("The army is shelling the town.", "shell", "under way", "positive"),
        ("The army tried to shell the town.", "shell", "failed", "positive"),
        ("The army failed to take the hill from the rebels.", "capture", "failed", "negative"),
        ("The army stopped shelling the town.", "shell", "reversed", "positive"),
        ("If the army shells the town, the mayor will leave.", "shell", "planned", "positive"),
        ("The army may have shelled the town.", "shell", "done", "positive"),
        ("No house was flooded.", "flood", "done", "negative"),
        ("Nobody was hurt in the crash.", "wound", "done", "negative"),
        ("The bridge withstood the flood.", "withstand", "done", "positive"),
        ("The harbour remains closed.", "close", "under way", "positive"),
        ("The attack on the dam failed.", "attack", "failed", "positive"),
    ],
)
def test_phase_and_polarity(text: str, predicate: str, phase: str, polarity: str) -> None:
    e = event(text, predicate)
    assert (e.phase, e.polarity) == (phase, polarity)


@pytest.mark.parametrize(
    ("verb", "noun", "predicate"),
    [
        ("The rebels captured the port.", "The capture of the port by the rebels was celebrated.", "capture"),
        ("The troops withdrew from the valley.", "The withdrawal of the troops from the valley began.", "withdraw"),
        ("Police arrested the editor.", "The arrest of the editor was condemned.", "arrest"),
    ],
)
def test_verb_and_noun_meet_in_one_predicate(verb: str, noun: str, predicate: str) -> None:
    assert event(verb, predicate).type == event(noun, predicate).type


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The envoy visited the island on Monday.", "visit"),
        ("The rebels released two engineers.", "release"),
        ("The kingdom lifted the sanctions on the port.", "ease"),
        ("The general refused to meet the rebels.", "meet"),
        ("The king demanded the release of the prisoners.", "yield"),
        ("The minister called for talks with the rebels.", "meet"),
        ("The general threatened to shell the harbour.", "violence"),
        ("Miners marched in protest against the tax.", "demo"),
        ("The government expelled two diplomats.", "expel"),
        ("The police arrested four smugglers.", "arrest"),
        ("The council praised the plan.", None),
    ],
)
def test_plovers_own_mode(text: str, mode: str | None) -> None:
    assert next(e.plover_mode for e in read_all([text])[0].events if e.type) == mode


def test_a_count_hangs_on_its_event() -> None:
    e = event("The army shelled the town and killed at least 12 people.", "kill")
    assert [(q.text, q.low, q.high, q.unit, q.of) for q in e.quantities] == [
        ("at least 12 people", 12.0, None, "person", "killed")
    ]


def test_every_finite_verb_gives_an_event() -> None:
    text = "The bridge withstood the flood and was reopened to lorries at noon, while the schools stay shut."
    assert {"withstand", "reopen", "close"} <= {e.predicate for e in read(text).events}


def test_spans_are_the_text_at_their_offsets() -> None:
    text = "On Sunday the army, which had shelled the town, carried out — it said — a strike on the base.\n\nNine died."
    got = read(text, title="Army strikes base")
    for e in got.events:
        whole = got.title if e.part == "title" else got.text
        for span in (e, *e.agents, *e.targets, *e.quantities):
            assert whole[span.start : span.end] == span.text


def survives(text: str) -> None:
    parsed = document(text)
    quantities = read_quantities(parsed, [])
    for e in read_events(parsed, Actors([]), [], [], quantities, []):
        for span in (e, *e.agents, *e.targets, *e.quantities):
            assert text[span.start : span.end] == span.text


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "the army shelled not to of by and , that agreed refuse 12 at least killed U.S. WHO who which “ ” ( ) -- "
            "strike strikes in town it said will must . no 10-12 $ 5m half a dozen 's were held hostage".split()
        ),
        max_size=30,
    )
)
def test_no_heap_of_words_breaks_it(words: list[str]) -> None:
    survives(" ".join(words))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    survives(text)
