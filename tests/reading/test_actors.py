"""Who is named in a report: kinds, offices, states, aliases, and whom a pronoun means."""

from __future__ import annotations

import pytest

from sayso.knowledge.people import given_names, sound
from sayso.knowledge.places import open_gazetteer
from sayso.knowledge.states import by_adjective, states
from sayso.model import Actor
from sayso.reading.actors import Actors, read_actors
from sayso.reading.places import read_places
from tests.reading.helpers import document


def actors(text: str, title: str = "") -> Actors:
    parsed = document(text, title)
    gazetteer = open_gazetteer()
    return read_actors(parsed, read_places(parsed, gazetteer, []), gazetteer, [])


def named(text: str, title: str = "") -> dict[str, Actor]:
    return {actor.name: actor for actor in actors(text, title).records}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Maria Fernandez said the mill would open.", "Maria Fernandez", "person"),
        ("The skipper, J. B. Harlow, said he saw no light.", "J. B. Harlow", "person"),
        ("Governor Zubrik said the road was shut.", "Zubrik", "person"),
        ("The Institute for Salt Research said the lake was dry.", "Institute for Salt Research", "organisation"),
        ("Harbour Mills Corp. said it would close the plant.", "Harbour Mills Corp.", "organisation"),
        ("The U.N. said the convoy had arrived.", "United Nations", "organisation"),
        ("The Ministry of Fisheries denied the report.", "Ministry of Fisheries", "government"),
        ("The Department of Justice denied the report.", "Department of Justice", "government"),
        ("The Kremlin denied the report.", "Russia", "government"),
        ("The Portuguese government denied the report.", "Portugal", "government"),
        ("Portugal denied the report.", "Portugal", "government"),
        ("The General Staff said the road was shut.", "General Staff", "armed force"),
        ("Chadian troops crossed the river.", "Chadian troops", "armed force"),
        ("The 14th Rifle Brigade crossed the river.", "Rifle Brigade", "armed force"),
        ("Interfax reported the delay.", "Interfax", "medium"),
        ("The Lakeside Tribune reported the delay.", "Lakeside Tribune", "medium"),
        ("The Vienna Lantern reported the delay.", "Vienna Lantern", "medium"),
        ("Residents said the tap was dry.", "Residents", "group"),
    ],
)
def test_kinds(text: str, name: str, kind: str) -> None:
    found = named(text)
    assert name in found
    assert found[name].kind == kind


def test_a_title_gives_office_and_state_and_for_whom_it_speaks() -> None:
    found = actors("Norwegian Foreign Minister Ingrid Dahl met reporters in Riga. Dahl said the talks would go on.")
    dahl = next(a for a in found.records if a.kind == "person")
    assert (dahl.name, dahl.office, dahl.country) == ("Ingrid Dahl", "Norwegian Foreign Minister", "NO")
    assert len(dahl.mentions) == 2
    party = found.get(dahl.represents or "")
    assert party is not None
    assert (party.name, party.kind) == ("Norway", "government")


def test_an_apposition_does_the_same() -> None:
    dahl = named("Ingrid Dahl, Norway's foreign minister, left early.")["Ingrid Dahl"]
    assert dahl.country == "NO"
    assert "foreign minister" in (dahl.office or "")


@pytest.mark.parametrize(
    "text", ["Former Norwegian Foreign Minister Ingrid Dahl spoke.", "Norwegian singer Ingrid Dahl spoke."]
)
def test_who_holds_no_office_speaks_for_nobody(text: str) -> None:
    assert named(text)["Ingrid Dahl"].represents is None


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("Ola Berg, a lawyer for Marta Lind, said the suit was weak.", "Ola Berg", "Marta Lind"),
        ("Marta Lind left early. Lind's agent, Anna Berg, gave no reason.", "Anna Berg", "Marta Lind"),
        ("Speaking on behalf of the residents, Ola Berg asked for a pump.", "Ola Berg", "residents"),
        ("Ola Berg, who speaks for Harbour Mills Corp., gave no figures.", "Ola Berg", "Harbour Mills Corp."),
        ("Portuguese officials said the quay was shut.", "Portuguese officials", "Portugal"),
        ("The Portuguese foreign minister, Duarte Quaresma, met the pilots.", "Duarte Quaresma", "Portugal"),
    ],
)
def test_for_whom_somebody_speaks(text: str, name: str, party: str) -> None:
    found = actors(text)
    speaker = next(a for a in found.records if a.name == name)
    meant = found.get(speaker.represents or "")
    assert meant is not None
    assert meant.name == party


def test_a_lawyer_of_nobody_named_speaks_for_nobody() -> None:
    assert named("Ola Berg, a lawyer from Turku, said the suit was weak.")["Ola Berg"].represents is None


def test_two_of_one_surname_are_kept_apart() -> None:
    found = named("Peter Lindqvist said no. Anna Lindqvist said yes. Mr. Lindqvist left. Mrs. Lindqvist stayed.")
    assert len(found["Peter Lindqvist"].mentions) == 2
    assert len(found["Anna Lindqvist"].mentions) == 2


def test_spellings_of_one_name_are_one() -> None:
    found = actors("Volodymyr Zelenskyy spoke at noon. Later Zelensky left, and Volodymyr Zelenskiy waved.")
    assert [len(a.mentions) for a in found.records if a.kind == "person"] == [3]


def test_forms_of_one_given_name_are_one() -> None:
    found = actors("Volodymyr Lysenko spoke at noon. Vladimir Lysenko left. Oleksandr Lysenko stayed.")
    assert [len(a.mentions) for a in found.records if a.kind == "person"] == [2, 1]


def test_an_acronym_is_its_expansion() -> None:
    found = named("The National Salt Workers Union (NSWU) called a strike. The NSWU said it would last a week.")
    assert len(found["National Salt Workers Union"].mentions) == 3


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        (
            "The Federal Safety Bureau (FSB) shut two mines. The FSB did not name them.",
            "Federal Safety Bureau",
            ["Federal Safety Bureau", "FSB", "FSB"],
        ),
        (
            "The Russian Federal Security Service (FSB) held two men. The FSB did not name them.",
            "Federal Security Service",
            ["Russian Federal Security Service", "FSB", "FSB"],
        ),
        (
            "The Norwegian Harbour Administration (KYV) shut the port. KYV said it would reopen.",
            "Norwegian Harbour Administration",
            ["Norwegian Harbour Administration", "KYV", "KYV", "it"],
        ),
        (
            "The Organization for Security and Cooperation in Europe (OSCE) met. The OSCE left.",
            "Organization for Security and Co-operation in Europe",
            ["Organization for Security and Cooperation in Europe", "OSCE", "OSCE"],
        ),
    ],
)
def test_what_the_report_says_an_acronym_stands_for_counts(text: str, name: str, mentions: list[str]) -> None:
    found = [a for a in actors(text).records if a.name == name]
    assert [[text[a:b] for a, b in actor.mentions] for actor in found] == [mentions]


def test_an_organ_is_one_under_all_its_names() -> None:
    text = (
        "The Danish Defence Ministry denied it. The defence ministry also showed a map. The Ministry of Defence waited."
    )
    ministries = [a for a in actors(text).records if "inistry" in a.name]
    assert [(len(a.mentions), a.country) for a in ministries] == [(3, "DK")]


def test_a_government_is_one_under_capital_seat_and_adjective() -> None:
    text = (
        "Moscow rejected the offer. The Kremlin called it empty. The Russian side left, and Russia recalled its envoy."
    )
    assert [text[a:b] for a, b in named(text)["Russia"].mentions] == [
        "Moscow",
        "Kremlin",
        "Russian side",
        "Russia",
        "its",
    ]


def test_pronouns() -> None:
    text = "Ingrid Dahl spoke in Riga. She said the bridge was safe."
    found = actors(text)
    at = found.at(text.index("She"), text.index("She") + 3)
    assert at is not None
    assert at.name == "Ingrid Dahl"


def test_a_pronoun_that_may_mean_two_means_nobody() -> None:
    text = "The quarrel between Peter Lindqvist and Karl Berg went on. He said the bridge was safe."
    assert actors(text).at(text.index("He said"), text.index("He said") + 2) is None


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("The Ministry of Fisheries said it would close the lake.", "it", "Ministry of Fisheries"),
        ("Portugal recalled its envoy.", "its", "Portugal"),
        ("Residents said they had seen smoke.", "they", "Residents"),
        ("The Ministry of Fisheries denied it.", "it", None),
        ("The Ministry of Fisheries said it was a mistake.", "it", None),
        ("The Ministry of Fisheries told the union it would pay.", "it", None),
        ("Residents told reporters they would stay.", "they", None),
    ],
)
def test_it_and_they_repeat_a_subject_that_alone_fits(text: str, pronoun: str, name: str | None) -> None:
    start = text.index(f" {pronoun}") + 1
    at = actors(text).at(start, start + len(pronoun))
    assert (at.name if at else None) == name


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("The Lantern prints the letter as it came.", "Halden Lantern"),
        ("The Beacon reported in May that it was shut.", "Harbour Beacon"),
    ],
)
def test_the_outlet_of_the_report_is_a_medium(text: str, outlet: str) -> None:
    parsed = document(text, "", outlet=outlet)
    gazetteer = open_gazetteer()
    found = read_actors(parsed, read_places(parsed, gazetteer, []), gazetteer, []).records
    assert [(a.name, a.kind) for a in found] == [(outlet, "medium")]


def test_look_up_takes_the_whole_phrase_of_a_person() -> None:
    text = "Danish Defence Ministry spokeswoman Ida Holm denied it."
    found = actors(text)
    whole, ministry = found.at(0, text.index(" denied")), found.at(0, len("Danish Defence Ministry"))
    assert whole is not None
    assert ministry is not None
    assert whole.name == "Ida Holm"
    assert ministry.name == "Danish Defence Ministry"
    assert found.at(text.index("denied"), len(text)) is None


def test_a_headline_in_capitals_shows_only_what_the_text_shows() -> None:
    found = named("Ingrid Dahl opened the bridge.", "Dahl Opens Long Bridge Over Wide River")
    assert found["Ingrid Dahl"].title_mentions == [(0, 4)]
    assert set(found) == {"Ingrid Dahl"}


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, May was warm.",
        "The West Bank was calm.",
        "Moscow-backed forces left.",
        "Snow fell in Russia.",
        "It rained.",
        "The First World War ended in November.",
        "He flew to Paris.",
        "",
    ],
)
def test_what_is_no_named_actor(text: str) -> None:
    assert [a.name for a in actors(text).records if a.kind in ("person", "organisation", "government")] == []


@pytest.mark.parametrize(
    "text",
    [
        "- - -",
        "A",
        "Mr.",
        "The The The",
        "of of of The",
        "President",
        "’s ’s",
        "Mr. Mrs. Dr. Sir",
        "U.S.-led",
        "((( A. B. C.",
    ],
)
def test_nonsense_is_read_without_an_error(text: str) -> None:
    for actor in actors(text, text).records:
        assert all(0 <= a < b <= len(text) for a, b in actor.mentions)


def test_tables() -> None:
    assert len(given_names()) > 1500
    assert by_adjective()["Norwegian"] == "NO"
    assert all(len(code) == 2 for code in states())
    assert sound("Zelenskyy") == sound("Zelensky") == sound("Zelenskiy")
    assert sound("Sergei") == sound("Sergey")
