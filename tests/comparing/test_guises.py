"""States that a later report tells in a guise of their own: how many are still held, *it is … that*, *without any …
running out*; and whose word it was.
"""

from __future__ import annotations

import pytest

from tests.comparing.stories import rules

_OPEN = "The fever in the dock quarter of Oran is possibly typhus, the city's medical officer said."
_FIRE = "The cook may have set fire to the barn at Lodz."
_POND = (
    "No poison ran into the river when the pond at the mine near Mufulira burst, the mining company said on Tuesday."
)
_MARCH = (
    "A march in Guayaquil ended in broken windows. "
    "The police had arrested 46 people by midnight, the commissioner said."
)
_BANK = (
    "Gunmen took 52 people hostage in a bank in Cali on Monday. "
    "By noon on Tuesday 12 of them had been set free and 40 were still held."
)
_CLERK = "A clerk at the customs house, who would not give his name, said the duty on tea would be halved in July."

_BOAT = "Boatmen who came up on Friday allege that a Turkish launch rammed a buoy off Kilia."
_BOLT = (
    "A loose bolt could be behind the crash of the tram at Lille, the city's chief inspector told the Morning Post; "
    "so could ice on the rails."
)
_LITRE = (
    "The chemical firm told a meeting of anglers on Friday that not a litre from the burst tank at Aussig had run into "
    "the lake."
)
_STAND = (
    "A groundsman, who asked to stay unnamed, told the Morning Post that the stand at Sete had never been paid for."
)

#: what a report says, what one of three days later says, and the rule that finds it, if any
CASES = (
    (_OPEN, "It is typhus that has laid low the dock quarter of Oran.", "hardening"),
    (
        _OPEN,
        "It is typhus that has laid low the dock quarter of Oran. The laboratory found the germ in nine samples on "
        "Thursday.",
        "update",
    ),
    (_OPEN, "It is possibly typhus that has laid low the dock quarter of Oran.", None),
    (_OPEN, "It is typhus that people in Algiers fear most.", None),
    (_FIRE, "It was the cook who set fire to the barn at Lodz.", "hardening"),
    (_FIRE, "It was the groom who set fire to the barn at Lodz.", None),
    (_FIRE, "It was not the cook who set fire to the barn at Lodz.", None),
    ("The mayor may have sold the bridge at Orta.", "The mayor opened the bridge at Orta.", None),
    ("The mayor may have sold the bridge at Orta.", "It was the mayor who opened the bridge at Orta.", None),
    (
        "So far 46 people have been arrested over the riot in Guayaquil, the commissioner said.",
        "Arrests over the riot in Guayaquil have reached 118, the commissioner said.",
        "update",
    ),
    (
        "So far 46 people have been arrested over the riot in Guayaquil, the commissioner said.",
        "Arrests for smuggling in Quito have passed 118, the commissioner said.",
        None,
    ),
    (
        "One of the tellers at the bank told this paper that the vault had been empty since March.",
        "The vault of the bank has been empty since March, the banking world is saying.",
        "lost-source",
    ),
    (
        _POND,
        "The pond at the mine near Mufulira burst last Sunday without any poison running into the river.",
        "lost-source",
    ),
    (
        _POND.replace("the mining company", "the state chemist"),
        "The pond at the mine near Mufulira burst last Sunday without any poison running into the river.",
        None,
    ),
    (
        "Poison ran into the river when the pond at the mine near Mufulira burst on Sunday.",
        "The pond at the mine near Mufulira burst on Sunday without any poison running into the river.",
        "contradiction",
    ),
    ("The men working at the mine went home.", "The train left without the men working at the mine.", None),
    (_BANK, "On Thursday nine were still held in the bank in Cali. Forty-three hostages had been set free.", "update"),
    (
        "By noon on Tuesday 40 passengers were still being held aboard the airliner at Larnaca.",
        "On Thursday nine passengers were still being held aboard the airliner at Larnaca.",
        "update",
    ),
    (
        "On Tuesday 12 children were still held in the bank in Cali.",
        "On Thursday 40 hostages were still held in the bank in Cali.",
        None,
    ),
    (
        _MARCH,
        "Shops in Guayaquil opened again on Thursday. The police have now arrested 118 people since the march, the "
        "commissioner said.",
        "update",
    ),
    (
        _MARCH,
        "Students marched again in Guayaquil on Thursday. The police arrested 118 people.",
        None,
    ),
    (_CLERK, "The heads of the customs service disclosed that the duty on tea will be halved in July.", "lost-source"),
    (_CLERK, "The duty on tea will be halved in July, the finance minister announced.", None),
    (_CLERK, "The duty on tea will be halved in July, a clerk at the customs house let slip.", None),
    # who says it, where the parse hides it
    (_BOAT, "A Turkish launch rammed a buoy off Kilia last week. Freight to Odessa is dearer.", "hardening"),
    (_BOAT, "A Turkish launch rammed a buoy off Kilia last week, boatmen allege.", None),
    (
        _BOLT,
        "A loose bolt caused the crash of the tram at Lille, according to the city's chief inspector.",
        "hardening",
    ),
    (_BOLT, "A loose bolt may have caused the crash of the tram at Lille, the chief inspector said.", None),
    (_LITRE, "None of the brine from the burst tank at Aussig has run into the lake.", "lost-source"),
    (_LITRE, "None of the brine from the burst tank has run into the lake, the chemical firm says.", None),
    (
        "A smuggler swears that the consul sold passports at Smyrna.",
        "The consul sold passports at Smyrna.",
        "lost-source",
    ),
    ("A smuggler swears that the consul sold passports at Smyrna.", "The consul sold carpets at Smyrna.", None),
    # what a man has beside is no evidence
    (
        "The rower is alleged to have bribed two judges at Henley.",
        "The rower bribed two judges at Henley. He holds the record over the long course.",
        "hardening",
    ),
    (
        "The rower is alleged to have bribed two judges at Henley.",
        "The rower bribed two judges at Henley. A letter in which he offers them money was found on Thursday.",
        "update",
    ),
    # one voice, and what is made of it
    (_STAND, "Several of the club's members say that the stand at Sete was never paid for.", "lost-source"),
    (
        _STAND,
        "The treasury of the club says that the stand at Sete was never paid for, writes Morning Post.",
        "lost-source",
    ),
    (_STAND, "The stand at Sete was never paid for, a groundsman told Morning Post.", None),
    (_STAND, "The builder of the stand at Sete, Leon Roux, says that it was never paid for.", None),
    (_STAND, "The stand at Sete was never paid for, the court found on Friday.", None),
    (
        "The stand at Sete was never paid for, a groundsman has told Radio Midi.",
        "The stand at Sete was never paid for, members of the club say, as Radio Midi reports.",
        None,
    ),
)


@pytest.mark.parametrize(("first", "second", "rule"), CASES)
def test_what_is_found(first: str, second: str, rule: str | None) -> None:
    found = rules(("Morning Post", "1949-02-15", first), ("Evening Leaf", "1949-02-18", second))
    assert set(found) - {"single-origin"} == ({rule} if rule else set())
