"""States of which a later report tells the end, and what is no such end."""

from __future__ import annotations

import pytest

from tests.comparing.stories import rules

OVER = [
    (
        "The new ferry is to leave Oban for Mull on Thursday, the company said.",
        "2005-03-04",
        "The new ferry left Oban for Mull on Thursday.",
    ),
    (
        "The new ferry is to leave Oban for Mull on Thursday, the company said.",
        "2005-03-04",
        "The new ferry did not leave Oban on Thursday. Its engine had failed.",
    ),
    (
        "The king is to open the dam at Kariba on Thursday.",
        "2005-03-04",
        "The king opened the dam at Kariba on Thursday.",
    ),
    (
        "The trial of the banker Keller is due to begin in Zürich on Thursday.",
        "2005-03-04",
        "The trial of the banker Keller began in Zürich on Thursday.",
    ),
    (
        "The trial of the banker Keller is to begin in Zürich on Thursday.",
        "2005-03-04",
        "The trial of the banker Keller has been put off until May.",
    ),
    (
        "The rocket is to lift off from Kourou on Thursday.",
        "2005-03-04",
        "The rocket rose from Kourou on Thursday evening.",
    ),
    (
        "The minister will resign on Thursday, his office said.",
        "2005-03-04",
        "The minister stepped down on Thursday, as he had said.",
    ),
    (
        "The bridge at Tisno is closed to lorries because of a crack.",
        "2005-03-04",
        "Lorries have been crossing the bridge at Tisno again since Thursday.",
    ),
    ("The airport at Split is shut because of snow.", "2005-03-04", "The airport at Split is open again."),
    (
        "Trains between Brig and Visp are not running, the railway said.",
        "2005-03-03",
        "Trains are running between Brig and Visp again.",
    ),
    (
        "The captain of the Halla is in hospital with burns.",
        "2005-03-04",
        "The captain of the Halla was discharged from hospital on Thursday.",
    ),
    (
        "The search for the yacht Ondine goes on, the coastguard said.",
        "2005-03-04",
        "The search for the yacht Ondine was called off on Thursday.",
    ),
    (
        "Talks between the dockers and the port of Durban are under way.",
        "2005-03-04",
        "The dockers and the port of Durban have reached an agreement.",
    ),
    (
        "The jury in the Keller trial is still out.",
        "2005-03-04",
        "The jury in the Keller trial found the banker guilty.",
    ),
    (
        "The hostages are still being held in the mosque at Kitui.",
        "2005-03-04",
        "The hostages in the mosque at Kitui were freed on Thursday.",
    ),
    (
        "The fire in the hills above Faro is out of control.",
        "2005-03-04",
        "The fire in the hills above Faro has been brought under control.",
    ),
    ("Election workers are counting the votes in Savo.", "2005-03-04", "The count in Savo has been completed."),
    ("Power is out in the whole of Maribor.", "2005-03-03", "Power has been restored in Maribor."),
    (
        "Two climbers are missing on the Eiger.",
        "2005-03-04",
        "The two climbers who were missing on the Eiger have been found alive.",
    ),
    ("The pope plans to visit Malta in April.", "2005-03-10", "The pope has cancelled his visit to Malta."),
    (
        "The strike of the dockers in Durban enters its second week.",
        "2005-03-10",
        "The dockers in Durban have gone back to work.",
    ),
    ("The ship Aurora is aground off Moss.", "2005-03-04", "The Aurora was refloated off Moss on Thursday."),
    (
        "The company Arbel is looking for a buyer for its mill at Kehl.",
        "2005-03-20",
        "The company Arbel has sold its mill at Kehl.",
    ),
    (
        "The freighter Aurora is drifting off Bergen without an engine.",
        "2005-03-04",
        "The freighter Aurora was taken in tow off Bergen on Thursday.",
    ),
    (
        "The bishop Lenz is in a critical condition in Graz.",
        "2005-03-04",
        "The bishop Lenz is out of danger, his doctors in Graz said.",
    ),
    (
        "The chair of history at Leiden is vacant.",
        "2005-03-04",
        "The chair of history at Leiden was filled on Thursday.",
    ),
    (
        "The village of Susch is cut off by an avalanche.",
        "2005-03-04",
        "The road to Susch was opened on Thursday, and the village can be reached again.",
    ),
    ("The fort of Semur is under siege.", "2005-03-04", "The fort of Semur was relieved on Thursday."),
    ("Flights from Split are suspended.", "2005-03-04", "Flights from Split were resumed on Thursday."),
    ("The editor Novak is in custody in Brno.", "2005-03-04", "The editor Novak was set free in Brno on Thursday."),
    ("The sluice at Lith is stuck.", "2005-03-04", "The sluice at Lith was freed on Thursday."),
    (
        "The dancer Petrova is in hospital in Riga.",
        "2005-03-04",
        "The dancer Petrova is home again from hospital in Riga.",
    ),
    (
        "The satellite Vega is silent, the agency in Kiruna said.",
        "2005-03-04",
        "The satellite Vega answered on Thursday, the agency in Kiruna said.",
    ),
    (
        "The well at Totalán is being drilled to reach the boy.",
        "2005-03-04",
        "The boy was reached in the well at Totalán on Thursday.",
    ),
    (
        "Prince Karl is unconscious after his fall at Pau.",
        "2005-03-04",
        "Prince Karl came round on Thursday after his fall at Pau.",
    ),
    (
        "The post of harbour master in Varna is still empty.",
        "2005-03-04",
        "A harbour master was appointed in Varna on Thursday.",
    ),
    (
        "The bill on bread is before the senate in Lima.",
        "2005-03-04",
        "The senate in Lima threw out the bill on bread on Thursday.",
    ),
    ("The talks in Gdynia are deadlocked.", "2005-03-04", "The talks in Gdynia ended in agreement on Thursday."),
    (
        "Students are occupying the library in Padua.",
        "2005-03-04",
        "The students handed the library in Padua back to the rector.",
    ),
    (
        "The customs house in Bari was in the hands of dockers this morning.",
        "2005-03-04",
        "The dockers left the customs house in Bari on Thursday.",
    ),
    (
        "Irregulars are holding the weir at Kraś.",
        "2005-03-04",
        "The weir at Kraś was retaken by the guard on Thursday.",
    ),
]
NOT_OVER = [
    (
        "The king is to open the dam at Kariba on Thursday.",
        "2005-03-04",
        "The king opened the school at Kariba on Thursday.",
    ),
    ("The bridge at Tisno is closed.", "2005-03-04", "The bridge at Visp is open again."),
    ("The ferry lost in 1891 was found off Moss.", "2005-03-04", "A ring lost at Moss was found on Thursday."),
    (
        "The trial of the banker Keller is to begin on Thursday.",
        "2005-03-04",
        "The trial of the banker Huber began on Thursday.",
    ),
    ("The owners of the inn had always refused to sell it.", "2005-03-04", "The inn is open to guests until ten."),
    (
        "A bomb went off at the station in Graz on Monday.",
        "2005-03-04",
        "A bomb at the station in Graz was made safe on Thursday.",
    ),
    ("The captain of the Halla is in hospital.", "2005-03-04", "The mate of the Halla left the hospital on Thursday."),
    (
        "Three men are missing after the avalanche above Davos.",
        "2005-03-04",
        "Two dogs that were missing in Davos have been found.",
    ),
    (
        "The freighter Aurora is drifting off Bergen without an engine.",
        "2005-03-04",
        "The trawler Stella was taken in tow off Bergen on Thursday.",
    ),
    (
        "The bishop Lenz is in a critical condition in Graz.",
        "2005-03-04",
        "The abbot Huber is out of danger, his doctors in Graz said.",
    ),
    (
        "The chair of history at Leiden is vacant.",
        "2005-03-04",
        "The chair of botany at Leiden was filled on Thursday.",
    ),
    ("The fort of Semur is under siege.", "2005-03-04", "The fort of Avallon was relieved on Thursday."),
    ("The editor Novak is in custody in Brno.", "2005-03-04", "The editor Horák was set free in Brno on Thursday."),
    (
        "The post of harbour master in Varna is still empty.",
        "2005-03-04",
        "A harbour master was appointed in Burgas on Thursday.",
    ),
    (
        "Gunmen were still in control of the signal box at Tuzla on Tuesday.",
        "2005-03-04",
        "The gunmen handed the ferry at Tuzla back to its owner on Thursday.",
    ),
    ("The match in Porto has been postponed.", "2005-03-04", "The match in Braga was held on Thursday."),
    ("Flights from Split are suspended.", "2005-03-04", "Flights from Zadar were resumed on Thursday."),
]


@pytest.mark.parametrize(("first", "day", "second"), OVER)
def test_what_is_over(first: str, day: str, second: str) -> None:
    assert "update" in rules(("A Post", "2005-03-01", first), ("B Post", day, second))


@pytest.mark.parametrize(("first", "day", "second"), NOT_OVER)
def test_what_is_not(first: str, day: str, second: str) -> None:
    assert "update" not in rules(("A Post", "2005-03-01", first), ("B Post", day, second))


#: states told in the morning of one day, and their ends in the evening; and what is no end of them
DAYS = (
    (
        "At three o'clock this afternoon the jury in Rennes was still considering its verdict on the chemist.",
        "The jury in Rennes found the chemist guilty of poisoning his partner this evening.",
        "The jury in Nantes found a baker guilty of theft this evening.",
    ),
    (
        "Two gunmen were still holding the passengers of an airliner at Larnaca this morning.",
        "The two gunmen laid down their weapons at Larnaca this evening, and all passengers walked to the terminal.",
        "Two gunmen gave themselves up at a bank in Paphos this evening.",
    ),
    (
        "A locksmith is in custody in Bremen in connection with the bank robbery.",
        "A judge in Bremen ordered the locksmith's release this evening.",
        "A cashier was released in Bremen this evening.",
    ),
    (
        "Two climbers have not returned from the Ortler.",
        "The two climbers on the Ortler are safe.",
        "Two skiers were found alive on the Marmolada this evening.",
    ),
    (
        "Firemen were fighting the fire in the refinery at Fos this morning.",
        "The fire in the refinery at Fos is out.",
        "The fire in the timber yard at Arles was put out this evening.",
    ),
    (
        "The ferry is stuck on a sandbank off Rhodes.",
        "The ferry came free with the tide off Rhodes this evening.",
        "Passengers of the ferry off Rhodes were brought ashore this evening.",
    ),
    (
        "The divorce bill is before parliament in Dublin.",
        "Parliament in Dublin rejected the divorce bill this evening.",
        "Parliament in Dublin passed the fisheries bill this evening.",
    ),
    (
        "Three prisoners who broke out of the prison at Volos are still at large.",
        "The three prisoners from Volos are back behind bars.",
        "Two men who broke out of the prison at Larissa were caught this evening.",
    ),
    (
        "The pass road above Airolo remains shut after a rockfall.",
        "Cars are using the pass road above Airolo again this evening.",
        "The pass road above Airolo was still closed this evening.",
    ),
)


@pytest.mark.parametrize(("state", "end", "other"), DAYS)
def test_in_the_morning_and_in_the_evening(state: str, end: str, other: str) -> None:
    morning, evening = "1986-05-15T10:00:00+02:00", "1986-05-15T21:00:00+02:00"
    assert "update" in rules(("Elbe Post", morning, state), ("Delta News", evening, end))
    assert "update" not in rules(("Elbe Post", morning, state), ("Delta News", evening, other))
    assert "update" not in rules(("Elbe Post", morning, end), ("Delta News", evening, state))
