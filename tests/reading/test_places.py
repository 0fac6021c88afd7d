from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from sayso.knowledge.places import open_gazetteer
from sayso.model import Notice, Place
from sayso.reading.places import read_places
from sayso.reading.places.why import why
from tests.reading.helpers import document, read

DATA = Path(__file__).parent.parent / "data"


def rows(name: str) -> list[tuple[str, ...]]:
    lines = (DATA / name).read_text("utf-8").split("\n")
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def places(text: str, title: str = "", notices: list[Notice] | None = None) -> list[Place]:
    return read_places(document(text, title), open_gazetteer(), notices or [])


@pytest.mark.parametrize(("text", "name", "id", "kind"), rows("places.tsv"))
def test_the_name_is_found_and_means_the_right_entry(text: str, name: str, id: str, kind: str) -> None:
    found = {p.text: p for p in places(text)}
    assert name in found, f"found {sorted(found)}"
    entry = found[name].place
    assert entry is not None
    assert (entry.id, found[name].kind) == (id, kind)


@pytest.mark.parametrize(("text", "word"), rows("no_places.tsv"))
def test_persons_and_common_words_are_no_places(text: str, word: str) -> None:
    assert word not in [p.text for p in places(text)]


def test_spans_fit_and_do_not_overlap() -> None:
    text = "From Kyiv, Ukraine, to W. Va. and the Black Sea: a U.S.-led convoy\npassed Khan Younis, Gaza Strip."
    found = places(text)
    assert all(text[p.start : p.end] == p.text for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert {"Kyiv", "Ukraine", "W. Va.", "Black Sea", "U.S.", "Khan Younis", "Gaza Strip"} <= {p.text for p in found}


def test_a_name_means_the_same_all_through_a_report() -> None:
    text = "Fire broke out in Birmingham, Alabama, on Monday. The mayor of Birmingham called for help."
    assert {p.place.id for p in places(text) if p.text == "Birmingham" and p.place} == {"geonames:4049979"}


def test_neighbours_tell_namesakes_apart() -> None:
    lebanon = "Storms shut the roads from Beirut to Tripoli, and the Lebanese army sent ploughs to Zahle."
    libya = "Storms shut the roads from Misrata to Tripoli, and the Libyan army sent ploughs to Zawiya."
    (one,) = [p.place for p in places(lebanon) if p.text == "Tripoli"]
    (two,) = [p.place for p in places(libya) if p.text == "Tripoli"]
    assert one is not None and two is not None
    assert (one.country, two.country) == ("LB", "LY")


def test_the_headline_is_read_too() -> None:
    found = places("Nobody was hurt.", title="Bridge reopens in Mariupol")
    assert [(p.text, p.part) for p in found] == [("Mariupol", "title")]


def test_what_is_not_news_text_is_left_out() -> None:
    text = "Rain fell in Madrid.\nSign up for our Barcelona newsletter."
    notice = Notice(start=21, end=len(text), text=text[21:], kind="furniture")
    assert [p.text for p in places(text, notices=[notice])] == ["Madrid"]


def test_confidence_is_a_share() -> None:
    for place in places("A train from Springfield to Berlin stopped at Warsaw."):
        assert place.place is None or 0.0 <= place.place.confidence <= 1.0


def test_reading_twice_gives_the_same() -> None:
    text = "Columns left Idlib for Hama and Homs; Russian and Turkish envoys met in Sochi."
    assert places(text) == places(text)


def test_why_a_place_was_decided() -> None:
    text = "A tornado hit Paris, Texas, at dusk. Reading a map took time."
    parsed = document(text)
    told = why(parsed, open_gazetteer(), [], text.index("Paris"))
    assert told is not None and told.taken
    assert told.readings[0][0] == "geonames:4717560"
    assert any("Texas" in reason for reason in told.reasons)
    word = why(parsed, open_gazetteer(), [], text.index("Reading"))
    assert word is not None and not word.taken and word.score < word.enough
    assert why(parsed, open_gazetteer(), [], text.index("tornado")) is None


def test_no_reading_is_better_than_a_wild_guess() -> None:
    (place,) = [p for p in places("Rain fell in Springfield.") if p.text == "Springfield"]
    assert place.place is None or place.place.confidence >= 0.25


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kyiv handed over 90 prisoners to Moscow.", "stand-in"),
        ("Kyiv returned 12 bodies on Friday.", "stand-in"),
        ("Kyiv returned to calm.", "literal"),
        ("Tehran transferred drones to the rebels.", "stand-in"),
        ("Tokyo thanked the crews.", "stand-in"),
        ("Tokyo closed higher.", "literal"),
        ("Madrid supplied thirty tanks.", "stand-in"),
        ("Madrid has three million people.", "literal"),
        ("Kyiv lost power.", "literal"),
    ],
)
def test_a_capital_that_does_what_governments_do_stands_for_one(text: str, kind: str) -> None:
    assert read(text).places[0].kind == kind
