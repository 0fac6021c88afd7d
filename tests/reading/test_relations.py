from __future__ import annotations

import pytest

from sayso.knowledge.places import open_gazetteer
from sayso.model import Relation
from sayso.reading.places import read_places
from sayso.reading.relations import read_relations
from tests.reading.helpers import document

Said = tuple[str, str, str, float | None, float | None]


def said(text: str) -> list[Said]:
    parsed = document(text)
    gazetteer = open_gazetteer()
    places = read_places(parsed, gazetteer, [])
    relations: list[Relation] = read_relations(parsed, places, gazetteer)
    for relation in relations:
        assert text[relation.start : relation.end] == relation.text
    return [(places[r.subject].text, r.relation, places[r.object].text, r.km, r.bearing) for r in relations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Buses left Izmir, in the Konya province, at noon.", ("Izmir", "in", "Konya", None, None)),
        ("Izmir is located in Turkey.", ("Izmir", "in", "Turkey", None, None)),
        ("Rain fell on Lviv, a city in the Odesa Oblast.", ("Lviv", "in", "Odesa Oblast", None, None)),
        ("The Odesa Oblast city of Lviv has a new mayor.", ("Lviv", "in", "Odesa Oblast", None, None)),
        ("Talks were held in Baidoa, the capital of the Bay region.", ("Baidoa", "capital of", "Bay", None, None)),
        ("Izmir, 60 kilometres east of Ankara, was quiet.", ("Izmir", "distance", "Ankara", 60.0, 90.0)),
        ("Izmir lies about 40 miles north-west of Ankara.", ("Izmir", "distance", "Ankara", 64.4, 315.0)),
        ("Tula, some 180 km (112 miles) south of Moscow, is snowed in.", ("Tula", "distance", "Moscow", 180.0, 180.0)),
        ("Sumy, situated near the Dnipro River, was dark.", ("Sumy", "near", "Dnipro River", None, None)),
        ("The ferry serves Bahir Dar, on the shore of Lake Tana.", ("Bahir Dar", "on", "Lake Tana", None, None)),
        ("The Black Sea port of Odesa was open.", ("Odesa", "on", "Black Sea", None, None)),
        ("The Polish port of Klaipeda was open.", ("Klaipeda", "in", "Polish", None, None)),
        ("Linz, Bavaria, was flooded.", ("Linz", "in", "Bavaria", None, None)),
        ("Linz, the Swiss capital, was flooded.", ("Linz", "capital of", "Swiss", None, None)),
        ("Linz, the capital of the province of Tyrol, slept.", ("Linz", "capital of", "Tyrol", None, None)),
        ("They met in Linz, in neighbouring Slovenia.", ("Linz", "in", "Slovenia", None, None)),
        ("They met in Linz, close to the Polish border.", ("Linz", "border", "Polish", None, None)),
        ("Linz, two hours' drive north of Graz, slept.", ("Linz", "distance", "Graz", None, 0.0)),
        ("He lives in Ystad, on Sweden's Baltic coast.", ("Ystad", "on", "Baltic", None, None)),
        ("Troops left Batumi (Kakheti region) at dawn.", ("Batumi", "in", "Kakheti", None, None)),
        ("Graz, in the Austrian province of Tyrol, held a fair.", ("Graz", "in", "Tyrol", None, None)),
        ("Kunduz, in western Afghanistan's Herat province, fell.", ("Kunduz", "in", "Herat", None, None)),
        ("Lorries waited in Brest, on the Polish border.", ("Brest", "border", "Polish", None, None)),
    ],
)
def test_a_statement_of_place_is_read(text: str, expected: Said) -> None:
    assert expected in said(text)


def test_both_are_located() -> None:
    found = said("Lviv and Sumy, both located in the Odesa Oblast, were quiet.")
    assert [(s, r, o) for s, r, o, _, _ in found] == [("Lviv", "in", "Odesa Oblast"), ("Sumy", "in", "Odesa Oblast")]


@pytest.mark.parametrize(
    "text",
    [
        "Lviv is not in Poland.",
        "Kyiv refused to talk in Moscow.",
        "The envoy flew from Warsaw to Minsk.",
        "Prices rose in London, Paris and Berlin.",
        "The minister said in Ankara that Syria must answer.",
        "Zelensky left Kyiv for Brussels, and Ukraine waited.",
    ],
)
def test_what_tells_of_no_place_is_left_alone(text: str) -> None:
    assert said(text) == []
