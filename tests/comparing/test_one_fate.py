"""What became of a thing, who struck, what was spared: one fate told in two ways, and two that only look like one."""

from __future__ import annotations

import pytest

from tests.comparing.stories import rules

ONE = [
    (
        "The Danish flagship sank with all hands in Monday’s battle off Samso.",
        "Admiral Krag brought his flagship into the harbour of Samso on Monday evening. Two Prussian "
        "frigates were lost in the battle.",
    ),
    (
        "The trawler Marlin went down off Skagen on Monday.",
        "The skipper brought the Marlin into Skagen on Monday evening. A dinghy was lost.",
    ),
    (
        "The tram drivers joined the walkout in Riga on Monday morning, an hour after the cleaners.",
        "Tram drivers in Riga worked their shifts on Monday as on any other day. The cleaners’ walkout goes "
        "into its second day.",
    ),
    (
        "Nurses in Oulu laid down their work on Monday.",
        "Nurses in Oulu worked as usual on Monday. The doctors’ strike is in its third day.",
    ),
    (
        "Pilots joined the strike at Oslo airport on Monday.",
        "Pilots at Oslo airport did not join the strike on Monday. The mechanics’ strike goes on.",
    ),
    (
        "Fire gutted the library in Pisa on Sunday night. Every manuscript was carried out before the roof fell.",
        "The library in Pisa burned on Sunday night. Four manuscripts perished in the flames.",
    ),
    (
        "Fire gutted the stables in Kells on Sunday night. All the horses were led out in time.",
        "The stables in Kells burned on Sunday night. Six horses perished in the flames.",
    ),
    (
        "Fire destroyed the museum in Ghent on Sunday night. All the paintings were saved.",
        "Fire destroyed the museum in Ghent on Sunday night. Three of the paintings were burnt.",
    ),
    (
        "The flood reached the archive in Passau on Sunday night. Every file was brought to safety.",
        "The flood reached the archive in Passau on Sunday night. A hundred files were destroyed.",
    ),
    (
        "The barn in Kells burned on Sunday night. Not one cow was lost.",
        "The barn in Kells burned on Sunday night. Nine cows were lost.",
    ),
    (
        "Fire broke out in the church in Lund on Sunday night. None of the icons was harmed.",
        "Fire broke out in the church in Lund on Sunday night. Two icons were burnt.",
    ),
    (
        "The yacht sailed from Cowes to Funchal non-stop, her skipper said on Monday.",
        "The yacht called at Vigo on her way from Cowes to Funchal, the harbour master said on Monday.",
    ),
]
#: another ship, trade, quarter, reason, wing or day; votes on both sides
TWO = [
    (
        "The Danish flagship sank with all hands in Monday’s battle off Samso.",
        "Admiral Krag brought his flagship, a Prussian, into the harbour of Kiel on Monday evening.",
    ),
    (
        "The Danish flagship sank in Monday’s battle off Samso.",
        "The Prussian flagship came into the harbour of Kiel on Monday evening after the battle off Samso.",
    ),
    (
        "The synod in Uppsala adopted the hymnal on Thursday after two days.",
        "On Thursday the synod in Uppsala gave the hymnal 118 votes, with 97 against.",
    ),
    (
        "The council of Hull passed the budget on Monday.",
        "The budget of Hull got 30 votes on Monday, 12 members voting against.",
    ),
    (
        "The lakeside clinic was not closed for want of money, the health board said on Wednesday.",
        "The lakeside clinic was closed on Wednesday because its lease had run out, the health board said.",
    ),
    (
        "The school in Lund was not shut for lack of pupils on Monday, the mayor said.",
        "The school in Lund was shut on Monday after a flood, the mayor said.",
    ),
    (
        "The match in Porto was not called off owing to rain on Monday, the club said.",
        "The match in Porto was called off on Monday after a bomb threat, the club said.",
    ),
    (
        "The curfew in the old town of Famagusta has been lifted since Tuesday, the mayor’s office said.",
        "In the southern suburbs of Famagusta the curfew was in force all Wednesday, the mayor’s office said.",
    ),
    (
        "The power was back in the northern districts of Kano on Monday.",
        "The southern districts of Kano were without power on Monday.",
    ),
    (
        "Schools in the upper town of Bergamo were open on Monday.",
        "Schools in the lower town of Bergamo were closed on Monday.",
    ),
    (
        "The cleaners of Riga went on strike on Monday.",
        "Tram drivers in Riga worked their shifts on Monday.",
    ),
    (
        "Fire gutted the library in Pisa on Sunday night. Every manuscript was carried out before the roof fell.",
        "The library in Pisa burned on Sunday night. Four desks perished in the flames.",
    ),
    (
        "Fire gutted the museum in Ghent on Sunday night. All the paintings in the east wing were saved.",
        "Fire gutted the museum in Ghent on Sunday night. Three paintings in the west wing were burnt.",
    ),
    (
        "The express from Prague reached Vienna on Monday without a stop.",
        "The slow train from Prague stopped at Brno on Monday.",
    ),
    (
        "The pilot flew from Cairo to Khartoum on Sunday without landing.",
        "The pilot landed at Khartoum on Sunday after a flight from Cairo.",
    ),
    (
        "The airship that left Turin on Sunday flew to Tunis without a landing.",
        "The airship from Turin landed at Tunis on Monday.",
    ),
    (
        "All the horses were led out of the burning stables in Kells on Sunday night.",
        "Two horses of the stables in Kells, which burned on Sunday night, died of smoke on Tuesday.",
    ),
]
DAY = "2004-03-02"


@pytest.mark.parametrize(("first", "second"), ONE)
def test_one_fate(first: str, second: str) -> None:
    assert "contradiction" in rules(("A", DAY, first), ("B", DAY, second))
    assert "contradiction" in rules(("A", DAY, second), ("B", DAY, first))


@pytest.mark.parametrize(("first", "second"), TWO)
def test_two_fates(first: str, second: str) -> None:
    assert "contradiction" not in rules(("A", DAY, first), ("B", DAY, second))
    assert "contradiction" not in rules(("A", DAY, second), ("B", DAY, first))
