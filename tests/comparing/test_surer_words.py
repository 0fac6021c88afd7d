"""What was rumoured, supposed or somebody's word, and is then told as a fact; and what only looks so."""

from __future__ import annotations

import pytest

from tests.comparing.stories import rules

HARDER = [
    ("There are rumours in Lille that the bursar has sold the organ of the chapel.",
     "The bursar has sold the organ of the chapel in Lille."),
    ("Rumour has it in Lille that the bursar has sold the organ of the chapel.",
     "The bursar has sold the organ of the chapel in Lille."),
    ("There was talk in Lille on Monday that the bursar had sold the organ of the chapel.",
     "The bursar sold the organ of the chapel in Lille."),
    ("Unconfirmed reports say that rebels shot down a mail plane near Tamo.",
     "Rebels shot down a mail plane near Tamo."),
    ("It is rumoured that the actress Lena Roth left the country on Sunday.",
     "The actress Lena Roth left the country on Sunday."),
    ("It is alleged that the warden Tom Hale opened the sluice at Marsk on Sunday night.",
     "The warden Tom Hale opened the sluice at Marsk on Sunday night."),
    ("A stoker is believed to have switched off the alarm of the ferry Tern.",
     "A stoker turned off the alarm of the ferry Tern."),
    ("A guard is suspected of having unplugged the cooler in the Riga laboratory on Sunday night.",
     "A guard switched off the cooler in the Riga laboratory on Sunday night."),
    ("The banker Otto Rehm is said to have placed a bet on his own horse at Ascot.",
     "The banker Otto Rehm bet on his own horse at Ascot."),
    ("The clerk Ida Moss purportedly burnt the books of the bank at Lund.",
     "The clerk Ida Moss burnt the books of the bank at Lund."),
    ("There is a suspicion that smugglers dug the tunnel under the fort at Ceuta.",
     "Smugglers dug the tunnel under the fort at Ceuta."),
    ("It seems that the pilot Jan Kool fell asleep over Malta on Sunday.",
     "The pilot Jan Kool fell asleep over Malta on Sunday."),
    ("Possibly a lynx killed the sheep at Gamla on Sunday.",
     "A lynx killed the sheep at Gamla on Sunday."),
    ("The coin struck at Narbo might be the oldest of the province, the curator said on Sunday.",
     "The coin struck at Narbo is the oldest of the province."),
    ("A tug appears to have rammed the jetty at Esk on Sunday, the lighthouse keeper said.",
     "A tug rammed the jetty at Esk on Sunday, the lighthouse keeper there said."),
    ("Vets suspect an outbreak of anthrax in the herd near Tamo, the farm office said on Sunday.",
     "There is an outbreak of anthrax in the herd near Tamo, the farm office said on Sunday."),
    ("It is rumoured on the quay that all who sailed in the Marlin have been brought ashore in safety.",
     "All who sailed in the Marlin have been brought ashore in safety."),
    ("It is whispered in the lobby that the bursar has sold the organ of the chapel in Lille.",
     "The bursar has sold the organ of the chapel in Lille."),
    ("It was said in the market on Monday that the bursar had sold the organ of the chapel in Lille.",
     "The bursar sold the organ of the chapel in Lille."),
    ("Frost in the points very probably derailed both trams near Esk, the chief engineer said on Sunday.",
     "Both trams near Esk were derailed by frost in the points, the chief engineer said."),
    ("A leak in the valve almost certainly caused the blast at Orm, the head of the inquiry said on Sunday.",
     "The blast at Orm was caused by a leak in the valve, the head of the inquiry said."),
    ("Two frontier guards were reportedly shot dead on the Narva on Tuesday evening.",
     "Shots on the Narva cost the lives of two frontier guards on Tuesday evening."),
    ("Three miners have apparently died in the shaft at Orsk on Sunday, but nobody has been down.",
     "A fall of rock in the shaft at Orsk claimed the lives of three miners on Sunday."),
    ("Ice in the fuel lines very likely stopped both engines of the airliner that came down near Orm, the head of "
     "the inquiry said on Tuesday. Tests cannot begin before March.",
     "Both engines of the airliner that came down near Orm were stopped by ice in the fuel lines, the head of the "
     "inquiry said. The winter timetable will be kept."),
    ("Ice in the fuel lines very likely stopped both engines of the airliner that came down near Orm, the head of "
     "the inquiry said on Tuesday.",
     "Both engines of the airliner that came down near Orm were stopped by ice in the fuel lines, the head of the "
     "inquiry said."),
    ("Ice in the fuel lines very likely stopped both engines of the airliner near Orm, the head of the inquiry "
     "said on Tuesday.",
     "Both engines of the airliner near Orm were stopped by ice in the fuel lines, the head of the inquiry said."),
    ("Rust most probably weakened both cables of the bridge that fell near Orm, the chief engineer said on Tuesday.",
     "Both cables of the bridge that fell near Orm were weakened by rust, the chief engineer said."),
    ("In all likelihood a spark from the stove set the mill at Esk on fire, the fire chief said on Monday.",
     "A spark from the stove set the mill at Esk on fire, the fire chief said."),
    ("Two frontier guards were reportedly shot dead on the Narva on Tuesday evening, but nobody has seen the bodies.",
     "Gunfire on the Narva cost the lives of two frontier guards on Tuesday evening. Dealers have shut their pens."),
    ("By all accounts the bursar sold the organ of the chapel in Lille.",
     "The bursar sold the organ of the chapel in Lille."),
    ("To all appearances a lynx killed the sheep at Gamla on Sunday.",
     "A lynx killed the sheep at Gamla on Sunday."),
]  # fmt: skip
NOT_HARDER = [
    ("There are rumours in Lille that the bursar has sold the organ of the chapel.",
     "There is talk in Lille that the bursar has sold the organ of the chapel."),
    ("There are rumours in Lille that the bursar has sold the organ of the chapel.",
     "The bursar has not sold the organ of the chapel in Lille."),
    ("There are rumours in Lille that the bursar has sold the organ of the chapel.",
     "The organist has sold the bell of the church in Lille."),
    ("There is no doubt that smugglers dug the tunnel under the fort at Ceuta.",
     "Smugglers dug the tunnel under the fort at Ceuta."),
    ("It is alleged that the warden Tom Hale opened the sluice at Marsk on Sunday night.",
     "The warden Tom Hale opened the sluice at Marsk on Sunday night, a camera recording that was found on Tuesday "
     "shows."),
    ("A guard is suspected of having unplugged the cooler in the Riga laboratory on Sunday night.",
     "A guard is thought to have pulled the plug of the cooler in the Riga laboratory on Sunday night."),
    ("The pilot is said to have left Malta in her plane on Sunday, a barber reported.",
     "It is not certain that the pilot has left Malta; a barber said so."),
    ("Vets suspect an outbreak of anthrax in the herd near Tamo, the farm office said on Sunday.",
     "The farm office is looking into the outbreak of anthrax in the herd near Tamo."),
    ("Vets suspect an outbreak of anthrax in the herd near Tamo, the farm office said on Sunday.",
     "There is no outbreak of anthrax in the herd near Tamo, the farm office said on Sunday."),
    ("Two frontier guards were reportedly shot dead on the Narva on Tuesday evening.",
     "Gunfire on the Narva cost the lives of two smugglers on Tuesday evening."),
    ("It is known on the quay that all who sailed in the Marlin have been brought ashore.",
     "All who sailed in the Marlin have been brought ashore."),
    ("It is rumoured on the quay that all who sailed in the Marlin have been brought ashore.",
     "All who sailed in the Curlew have been brought ashore."),
    ("It is likely that it will snow. The bursar sold the organ of the chapel in Lille.",
     "The bursar sold the organ of the chapel in Lille."),
    ("By all accounts the bursar sold the organ of the chapel in Lille.",
     "To all appearances the bursar sold the organ of the chapel in Lille."),
    ("By all accounts the bursar sold the organ of the chapel in Lille.",
     "The bursar almost certainly sold the organ of the chapel in Lille."),
]  # fmt: skip
LOST = [
    ("The tannery at Esk said that it had closed the drain within an hour on Monday.",
     "The drain of the tannery at Esk was closed within an hour on Monday."),
    ("The paper mill at Limm said that it had stopped the leak into the Arun within an hour on Monday.",
     "The leak from the paper mill at Limm was stopped within an hour on Monday."),
    ("The Brown Banner said that its fighters had taken the radio mast at Kor on Monday.",
     "The radio mast at Kor was taken by fighters of the Brown Banner on Monday."),
    ("According to the shipping line the crew of the Marlin had sounded the siren three times on Monday.",
     "The crew of the Marlin sounded the siren three times on Monday."),
    ("“We paid every worker on Monday,” the owner of the Salto mine said.",
     "The owner of the Salto mine paid every worker on Monday."),
    ("A porter said that the missing heiress had taken the night train to Metz on Monday.",
     "The missing heiress took the night train to Metz on Monday."),
    ("The rebels said they had released all the nuns from the mission at Oro on Monday.",
     "All the nuns from the mission at Oro were set free by the rebels on Monday."),
    ("Ballast was thrown from the barge at Esk on Monday, the rival owner's office said. Nobody else saw it.",
     "Ballast was thrown from the barge at Esk on Monday, well-informed circles in the town said."),
    ("A porter, to whom we promised silence about his name, said that the bronze bull of the museum had been cast "
     "in the last century.",
     "The bronze bull of the museum, so the whole trade is saying, was cast in the last century."),
    ("A porter said that the bronze bull of the museum had been cast in the last century.",
     "The bronze bull of the museum was cast in the last century, as all Lille knows."),
    ("A porter said that the bronze bull of the museum had been cast in the last century.",
     "It is common knowledge that the bronze bull of the museum was cast in the last century."),
    ("A porter said that the bronze bull of the museum had been cast in the last century.",
     "The whole town says that the bronze bull of the museum was cast in the last century."),
    ("A porter said that the bronze bull of the museum had been cast in the last century.",
     "Everybody in the trade says the bronze bull of the museum was cast in the last century."),
    ("A porter said that the bronze bull of the museum had been cast in the last century.",
     "That the bronze bull of the museum was cast in the last century is an open secret."),
    ("A porter said that the bronze bull of the museum had been cast in the last century.",
     "As is well known, the bronze bull of the museum was cast in the last century."),
    ("A porter who did not give his name said that the bronze bull of the museum had been cast in the last century.",
     "Half the city is saying that the bronze bull of the museum was cast in the last century."),
]  # fmt: skip
NOT_LOST = [
    ("The road patrol said that the highway between Orm and Tala was closed over 30 miles on Monday.",
     "Rocks closed 48 kilometres of the highway between Orm and Tala on Monday."),
    ("The coast guard said that the channel at Orm had been closed on Monday.",
     "The channel at Orm was closed on Monday."),
    ("The port authority said that the ferry Tern had left Orm on Monday.",
     "The ferry Tern left Orm on Monday."),
    ("The tannery at Esk said that it had closed the drain within an hour on Monday.",
     "The drain of the tannery at Esk was closed within an hour on Monday, the works said."),
    ("The traffic police said that the tunnel at Orm was blocked by a lorry on Monday.",
     "A lorry blocked the tunnel at Orm on Monday."),
    ("The weather service said that a storm had hit the coast at Orm on Monday.",
     "A storm hit the coast at Orm on Monday."),
    ("Forty sailors jumped over the rail of the Tern at Orm on Monday, the stoker said.",
     "Six of the sailors who jumped over the rail at Orm had been hired in Lund."),
    ("Forty people died when a train left the rails on its way to Tamo on Sunday, the station master said.",
     "Of the 61 people in the train that left the rails on its way to Tamo on Sunday, twenty are in hospital."),
    ("A porter said that a lorry had overturned on the bridge at Esk on Sunday.",
     "The driver of the lorry that overturned on the bridge at Esk on Sunday is in hospital."),
    ("A porter said that the bronze bull of the museum had been cast in the last century.",
     "The bronze bull of the museum, so a porter is saying, was cast in the last century."),
    ("The director said that the bronze bull of the museum had been cast in the last century.",
     "The bronze bull of the museum, so the whole trade is saying, was cast in the last century."),
    ("A porter said that the bronze bull of the museum had been cast in the last century.",
     "The whole trade says that the bronze horse of the abbey is a forgery."),
    ("A porter said that the bronze bull of the museum had been cast in the last century.",
     "Two metallurgists of the university said that the bronze bull of the museum was cast in the last century."),
]  # fmt: skip


def _rules(first: str, second: str) -> list[str]:
    return rules(("Post", "2017-02-21", first), ("Echo", "2017-02-22", second))


@pytest.mark.parametrize(("first", "second"), HARDER)
def test_harder(first: str, second: str) -> None:
    assert "hardening" in _rules(first, second)


@pytest.mark.parametrize(("first", "second"), NOT_HARDER)
def test_not_harder(first: str, second: str) -> None:
    assert "hardening" not in _rules(first, second)


@pytest.mark.parametrize(("first", "second"), LOST)
def test_lost(first: str, second: str) -> None:
    assert "lost-source" in _rules(first, second)


@pytest.mark.parametrize(("first", "second"), NOT_LOST)
def test_not_lost(first: str, second: str) -> None:
    assert "lost-source" not in _rules(first, second)
