"""Organs of states that no list of ours has."""

from __future__ import annotations

import pytest

from sayso.comparing.rules.unknown_body import unknown_body
from sayso.comparing.told import Told
from sayso.knowledge.bodies import is_known, lists, names, nearest
from sayso.knowledge.places import open_gazetteer
from sayso.knowledge.tables import table
from sayso.model import Finding, Report
from tests.reading.helpers import read


def raised(text: str) -> list[Finding]:
    return list(unknown_body(Told(Report(id="r", text=text, language="en"), read(text)), open_gazetteer()))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The tax was announced by the Federal Commissariat for Umbrellas in Moscow.",
            "Federal Commissariat for Umbrellas",
        ),
        ("The United States Department of Parcels closed it.", "United States Department of Parcels"),
        ("France's Ministry of Lanterns has banned the lamp.", "Ministry of Lanterns"),
        ("The Ministry of Lanterns of France has banned the lamp, Spain said.", "Ministry of Lanterns"),
        (
            "The rule was struck down by the European Union High Tribunal of Cheese.",
            "European Union High Tribunal of Cheese",
        ),
        ("The German Federal Bureau of Lullabies said it would appeal.", "German Federal Bureau of Lullabies"),
        ("The National High Authority for Hammocks set the fee in Lisbon.", "National High Authority for Hammocks"),
        ("Italy's Ministry of Lanterns has banned the lamp.", "Ministry of Lanterns"),
        ("Russia's Ministry of Frost and Arctic Lamps has set a fee.", "Ministry of Frost and Arctic Lamps"),
        ("The Supreme Directorate of Serenity has closed the bridge.", "Supreme Directorate of Serenity"),
        ("Mozambique's Ministry of Spoons and Ladles sent an observer.", "Ministry of Spoons and Ladles"),
        ("New Zealand's Ministry of Hammocks has closed the beach.", "Ministry of Hammocks"),
        ("Mauritania's Supreme Commission for Spoons has spoken.", "Supreme Commission for Spoons"),
        ("Portugal's National Chancellery of Umbrellas sent out the forms.", "National Chancellery of Umbrellas"),
        (
            "The Council of Europe Permanent Senate of Bells met again.",
            "Council of Europe Permanent Senate of Bells",
        ),
        ("A notice of the Grand Directorate of Domestic Bliss was read out.", "Grand Directorate of Domestic Bliss"),
        ("The African Union High Tribunal of Kettles met in Addis Ababa.", "African Union High Tribunal of Kettles"),
    ],
)
def test_what_is_raised(text: str, name: str) -> None:
    found = raised(text)
    assert [(f.rule, f.severity, f.evidence[0].text) for f in found] == [("unknown-body", "caution", name)]
    assert "not in our list" in found[0].message
    assert all(e.reference == "bodies" for e in found[0].evidence[1:])


@pytest.mark.parametrize(
    "text",
    [
        "Britain's Foreign Office sent a note, and so did the Exchequer.",
        "The US Department of Energy and the United Kingdom Department for Transport waited.",
        "Ukraine's Ministry of Health and Israel's Ministry of Health sent nurses.",
        "The British foreign ministry sent an observer.",
        "The Supreme Council of Ukraine voted; the Verkhovna Rada sits again on Friday.",
        "The Ministry of Agriculture in Moscow capped the price.",
        "The German Federal Ministry of Food and Agriculture capped the price.",
        "The Department of Homeland Security closed the port.",
        "The Burundian Ministry of Tea has closed the market.",
        "Italy's Ministry of Lakes and Forests and Sweden's Ministry of Rural Affairs waited.",
        "Norway's Federal Tribunal of Patents is not one that a list of ministries would have.",
        "Kenya's Ministry of Tourism and Mozambique's Ministry of Fisheries signed the paper.",
        "New Zealand's Ministry for Primary Industries has closed the beds.",
        "Portugal's National Commission of Elections counted the ballots.",
        "The Council of Europe Committee of Ministers met. The African Union Peace and Security Council too.",
        "The African Union's Commission and the OSCE Permanent Council sent observers.",
        "Mauritania's Supreme Council of Fatwa and Grievances has ruled.",
        "The Ministry of Tea of Burundi has closed the market.",
        "The Ministry of Defence of Ukraine has closed the market.",
        "France plans to create a Ministry of Lanterns.",
        "The mayor spoke of a “Ministry of Lanterns in Paris”.",
        "The grain office in Moscow capped the price.",
        "The Paris Ministry of Sound club was full.",
        "The National Rifle Association and the National Council of Churches wrote to Washington.",
        "Spain's Supreme Court, the High Court of Kenya and the Moscow City Court heard the case.",
        "The New York State Department of Wildlife sued.",
        "The General Directorate for Public Order and the State Inspectorate for Domestic Trade sent a notice.",
        "The UN Human Rights Council and the U.N. Security Council met.",
        "The U.S. Court of Appeals for the Ninth Circuit ruled.",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert raised(text) == []


def test_every_list_is_described_and_every_state_of_a_complete_one_has_organs() -> None:
    states = {row[0] for row in table("bodies")}
    assert states == set(lists())
    for state, known in lists().items():
        if known.complete:
            least = 1 if known.uncommon else 12 if known.ministries else 20 if len(state) == 2 else 10
            assert len(set(names(state).values())) >= least, state


def test_older_names_translations_and_abbreviations_are_known() -> None:
    assert is_known(["Council", "of", "People's", "Commissars"], "RU")
    assert is_known("Ministry of Railways".split(), "RU")
    assert not is_known("Commissariat for Umbrellas".split(), "RU")
    assert names("GB")["Exchequer"] == ("GB", "Treasury")
    assert nearest("Ministry for Agriculture and Bread", "RU")[0] == ("RU", "Ministry of Agriculture")


def test_every_name_of_a_list_is_known_to_its_state() -> None:
    for state, name, others in table("bodies"):
        for spelling in [name, *(o.strip() for o in others.split(";") if others != "-")]:
            assert is_known(spelling.replace("-", " ").replace(",", " ").split(), state), (state, spelling)
