"""What was open and what is flat, on somebody's word and on nobody's: of one deed and one thing, or of others."""

from __future__ import annotations

import pytest

from tests.comparing.stories import rules

HARDER = [
    ("Poachers are believed to be behind the death of nine swans at Zug.", "Poachers killed nine swans at Zug."),
    (
        "The death of the flyer might have been caused by carbon monoxide in the cabin.",
        "Carbon monoxide in the cabin killed the flyer.",
    ),
    ("Anthrax is the likely cause of death of the herd found near Pinsk.", "Anthrax killed the herd found near Pinsk."),
    ("The soprano, so the papers in Milan have it, has lost her voice.", "The soprano has lost her voice."),
    (
        "The prior is under suspicion of having hidden the deserters in his barn.",
        "The prior hid the deserters in his barn.",
    ),
    ("Sources in the port believe the crew scuttled the trawler.", "The crew scuttled the trawler."),
    (
        "A groom is thought to have unplugged the cooler at the dairy.",
        "A groom pulled the plug of the cooler at the dairy.",
    ),
    ("Eight miners may still be alive behind the fall at Mons.", "Eight miners are alive behind the fall at Mons."),
]
NOT_HARDER = [
    (
        "The bones from the marsh near Varde could be those of a pedlar.",
        "The bones from the marsh near Varde are those of an elk.",
    ),
    (
        "The army suspects that shepherds led the raiders over the pass.",
        "Shepherds found the raiders' tracks on the pass.",
    ),
    (
        "Some of the ballot boxes from Kars may have been swapped on the road.",
        "The ballot boxes from Kars were taken to Ankara on the road.",
    ),
    (
        "The rower allegedly paid for the votes of two judges.",
        "The rower was cleared of having paid for the votes of two judges.",
    ),
    ("Eight miners may still be alive behind the fall at Mons.", "Eight miners were killed by the fall at Mons."),
    ("The queen might have sold the yacht to a Greek.", "The queen sold the stud to a Greek."),
    ("The plane may have been hit by lightning.", "The plane was hit by a van on the apron."),
    ("The soprano may have lost her voice.", "The soprano has lost her passport."),
    ("The prior is rumoured to have pawned the relics.", "The prior showed the relics to the pilgrims."),
    ("A submarine may have surfaced off Bornholm on Friday.", "A submarine surfaced off Gotland on Saturday."),
    (
        "Villagers accuse a herdsman of setting the wood on fire at Ronda.",
        "A herdsman was beaten at Ronda. The wood is still on fire.",
    ),
    (
        "The bridge could have been mined by the retreating army.",
        "The bridge was crossed by the retreating army at dawn.",
    ),
]
LOST = [
    (
        "A waiter at the station told this paper that the engineer had dined with a builder.",
        "The engineer dined with a builder.",
    ),
    (
        "One of the nuns told our man at Lourdes that the spring dried up in May.",
        "The spring at Lourdes dried up in May.",
    ),
    (
        "Supporters of the mayor say that the mayor won the debate in the casino.",
        "The mayor won the debate in the casino.",
    ),
    ("The owners of the ferry say that she had been surveyed in March.", "The ferry had been surveyed in March."),
    ("The prisoner's brother says that the guards beat him.", "The guards beat the prisoner."),
    (
        "The hospital's cook told the Post that rats had been in the kitchen since winter.",
        "Rats have been in the hospital's kitchen since winter.",
    ),
]
NOT_LOST = [
    (
        "A waiter at the station told this paper that the engineer had dined with a builder.",
        "The engineer dined with his wife.",
    ),
    (
        "The dye works maintain that no acid ran into the brook.",
        "No acid ran into the brook, the county's chemists found.",
    ),
    ("The weather office said that 40 millimetres of rain fell on Monday.", "On Monday 40 millimetres of rain fell."),
    ("The owners of the ferry say that she had been surveyed in March.", "The tug had been surveyed in March."),
    ("The hospital's spokesman said that the count had slept well.", "The count slept well, the hospital says."),
]


def _found(first: str, second: str) -> set[str]:
    return set(rules(("Post", "1998-07-02", first), ("Leaf", "1998-07-04", f"{second} Trains are full.")))


@pytest.mark.parametrize(("first", "second"), HARDER)
def test_one_thing_is_surer(first: str, second: str) -> None:
    assert _found(first, second) == {"hardening"}


@pytest.mark.parametrize(("first", "second"), NOT_HARDER)
def test_another_deed_or_thing_is_no_surer(first: str, second: str) -> None:
    assert "hardening" not in _found(first, second)


@pytest.mark.parametrize(("first", "second"), LOST)
def test_its_source_is_lost(first: str, second: str) -> None:
    assert _found(first, second) == {"lost-source"}


@pytest.mark.parametrize(("first", "second"), NOT_LOST)
def test_it_is_another_or_routine(first: str, second: str) -> None:
    assert "lost-source" not in _found(first, second)
