from __future__ import annotations

import pytest

from sayso.comparing.rules.geography import geography
from sayso.comparing.told import Told
from sayso.knowledge.places import open_gazetteer
from sayso.model import Extract, Finding, Report
from sayso.reading.places import read_places
from sayso.reading.relations import read_relations
from tests.reading.helpers import document


def findings(text: str, published: str | None = "2024-05-06") -> list[Finding]:
    parsed = document(text)
    gazetteer = open_gazetteer()
    places = read_places(parsed, gazetteer, [])
    extract = Extract(
        id="r", language="en", title="", text=text, version="", claims=[], events=[], remarks=[], dates=[], actors=[],
        notices=[], problems=[], places=places, relations=read_relations(parsed, places, gazetteer),
        sentences=[(s.start, s.end) for s in parsed.sentences],
    )  # fmt: skip
    return list(geography(Told(Report(id="r", text=text, published=published), extract), gazetteer))


WRONG = [
    ("Isfahan, on the shore of the Caspian Sea, was quiet.", "caution"),
    ("Katowice, Poland's Baltic Sea port, was quiet.", "caution"),
    ("Lyon, on France's border with Spain, was quiet.", "caution"),
    ("Graz, by the Adriatic, was quiet.", "caution"),
    ("Trams stood still in the Bavarian capital, Dresden.", "conflict"),
    ("Shelling hit Pokrovsk, in the Kherson Oblast, on Friday.", "conflict"),
    ("Pokrovsk and Vovchansk, both located in the Kherson Oblast, were shelled.", "conflict"),
    ("The train stopped at Brno, in the Bavaria region.", "conflict"),
    ("Izmir, 60 kilometres east of Ankara, was quiet.", "conflict"),
    ("Vovchansk, situated near the Dnipro River, was dark.", "caution"),
    ("The ferry serves Gondar, on the shore of Lake Turkana.", "caution"),
    ("Izmir lies north-east of Ankara.", "caution"),
    ("The Black Sea port of Kharkiv was open.", "caution"),
    ("Crowds met in Sukhumi, in the Adjara region.", "conflict"),
    ("The Polish port of Klaipeda was open.", "conflict"),
    ("A bakery in Linz, Bavaria, has closed.", "conflict"),
    ("Linz, the Swiss capital, was quiet.", "conflict"),
    ("Linz, close to the Polish border, was quiet.", "caution"),
    ("Osijek is on the Sava.", "caution"),
    ("Bari, a port on the Tyrrhenian Sea, was quiet.", "caution"),
    ("He sailed from Ancona, on the Baltic coast.", "caution"),
    ("La Rochelle, on the Mediterranean, was quiet.", "caution"),
    ("Callao, a port on the Atlantic, was quiet.", "caution"),
]

RIGHT = [
    "Shelling hit Pokrovsk, in the Donetsk Oblast, on Friday.",
    "Kherson, on the Dnipro River, was dark.",
    "Tula, some 180 km south of Moscow, is snowed in.",
    "Brno, in the south of the Czech Republic, was quiet.",
    # whose a disputed territory is, is not tested
    "Donetsk, in Russia, was shelled.",
    "Sukhumi, the capital of the Republic of Abkhazia, was quiet.",
    "Sukhumi, in the Georgian region of Abkhazia, was quiet.",
    "Simferopol, in Russia, and Sevastopol, in Ukraine, were quiet.",
    # a namesake lies there
    "Paris, in Texas, was flooded.",
    "The Black Sea port of Odesa was open.",
    "The Greek port of Izmir burned.",
    "The German embassy in Linz and the German firm of Graz were closed.",
    "He went to Linz, Bavaria, and Tyrol.",
    "He went to Linz, Bavaria, then home.",
    "Linz, not far from the Czech border, was quiet.",
    "Ystad, on Sweden's Baltic coast, was quiet.",
    "Cartagena, on the Mediterranean, was quiet.",
    "Hull, a port on the North Sea, was quiet.",
    "Bari and Trieste lie on the Adriatic.",
    "Recife and Agadir lie on the Atlantic.",
    "Rasht lies near the Caspian Sea, and Baku on it.",
    "Odesa, Ukraine's Black Sea port, was quiet.",
    "In the Czech capital, Prague, trams stood still.",
    "Narva, on Estonia's border with Russia, was quiet.",
    # the road is longer than the straight line
    "Lviv, 540 km west of Kyiv, was quiet.",
]


@pytest.mark.parametrize(("text", "severity"), WRONG)
def test_what_cannot_be_right_is_found(text: str, severity: str) -> None:
    found = findings(text)
    assert [f.severity for f in found] == [severity], [f.message for f in found]
    spans = [e for e in found[0].evidence if e.report]
    assert spans and all(text[e.start : e.end] == e.text for e in spans)
    assert any(e.reference == "geonames" and e.id for e in found[0].evidence)
    assert found[0].message.endswith(".")


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_is_left_alone(text: str) -> None:
    assert [f.message for f in findings(text)] == []


def test_containers_of_before_1992_are_not_tested() -> None:
    text = "Lviv, in the Krakow province, was quiet."
    assert findings(text, "1914-09-02") == []
    assert findings("In 1914, Lviv, in the Krakow province, was quiet.") == []


def test_one_finding_for_one_clause() -> None:
    (found,) = findings("Pokrovsk and Vovchansk, both located in the Kherson Oblast, were shelled.")
    assert "Donetsk Oblast" in found.message and "Kharkiv Oblast" in found.message
