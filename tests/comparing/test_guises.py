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
)


@pytest.mark.parametrize(("first", "second", "rule"), CASES)
def test_what_is_found(first: str, second: str, rule: str | None) -> None:
    found = rules(("Morning Post", "1949-02-15", first), ("Evening Leaf", "1949-02-18", second))
    assert set(found) == ({rule} if rule else set())
