"""One matter and another stance: which clauses of one party are laid side by side, and which are not."""

from __future__ import annotations

import pytest

from sayso.comparing.rules.position_shift import position_shift
from sayso.knowledge.places import open_gazetteer
from tests.comparing.stories import rules, told

SHIFTS = [
    (
        "The island council will let no car ferry into the old harbour, its chairman said in Kalymnos on "
        "Monday. The quay is being painted.",
        "Car ferries may use the old harbour from June for a fee of 200 euros a call, the chairman of the "
        "island council said in Kalymnos on Tuesday.",
    ),
    (
        "Moldova will buy no gas from the east, the premier said in Chisinau on Monday.",
        "Moldova may take up to a fifth of its gas from the east if the price is right, the premier said in "
        "Chisinau on Friday.",
    ),
    (
        "Women have no business on the committee, the president of the yacht club in Cowes said on Sunday.",
        "Two of the nine seats on the committee are to go to women, the president of the yacht club in Cowes "
        "said on Sunday.",
    ),
    (
        "The Greens will support no government that builds reactors, their leader told a congress in Ghent on Sunday.",
        "The Greens would support a government that builds reactors, their leader said in Ghent on Friday, "
        "provided that coal is given up by 2030.",
    ),
    (
        "Iceland’s fisheries minister said on Monday that the whaling fleet would stay in port for good.",
        "The whaling fleet may hunt 40 minke whales this summer, Iceland’s fisheries minister said on Friday.",
    ),
    (
        "There will be no amnesty for the officers, the president said in Montevideo on Monday.",
        "The president offered the officers an amnesty in Montevideo on Friday.",
    ),
    (
        "The board of the brewery advised its shareholders in Cork on Monday to reject the bid.",
        "Shareholders should take the bid, the board of the brewery in Cork said on Friday.",
    ),
    (
        "The palace has ruled out that the queen will travel to Nairobi, a spokesman said on Monday.",
        "The queen will visit Nairobi in October, the palace announced on Friday.",
    ),
    (
        "The bishop of Chur said on Monday that he would sell none of the vineyards.",
        "Two of the vineyards are for sale, the bishop of Chur said on Friday.",
    ),
    (
        "Hungary will veto the sanctions, its foreign minister said in Budapest on Monday.",
        "Hungary will not stand in the way of the sanctions, its foreign minister said in Budapest on Friday.",
    ),
    (
        "The rebels are prepared to hold the truce over the feast, their commander said in Wau on Monday.",
        "There will be no truce over the feast, the commander of the rebels said in Wau on Friday.",
    ),
    (
        "Farmers may not shoot wolves under any circumstances, the environment ministry said in Turin on Monday.",
        "The environment ministry will let farmers shoot wolves near their herds, it said in Turin on Friday.",
    ),
    (
        "The shipping line pays no ransom, its director said in Piraeus on Monday.",
        "The shipping line would pay up to two million dollars, its director said in Piraeus on Friday.",
    ),
    (
        "The colliers want 15 per cent, the secretary of their union said in Durham on Monday.",
        "The colliers would be content with 9 per cent, the secretary of their union said in Durham on Friday.",
    ),
    (
        "The troops will be out of the zone by the end of March, the defence minister said in Rabat on Monday.",
        "The troops will stay in the zone until the harvest, the defence minister said in Rabat on Friday.",
    ),
    (
        "The statue stays where it is, the mayor of Plovdiv said on Monday.",
        "The statue will be moved to the museum yard, the mayor of Plovdiv said on Friday.",
    ),
    (
        "Kenya boycotts the games, the president of its committee said in Nairobi on Monday.",
        "Kenya will send 40 athletes to the games, the president of its committee said in Nairobi on Friday.",
    ),
    (
        "The power company intends to run the coal station at Belchatow until 2036, it said on Monday.",
        "The power company will close the coal station at Belchatow by 2030, it said on Friday.",
    ),
    (
        "Serbia gives up none of its citizens to foreign courts, the justice minister said in Belgrade on Monday.",
        "The general will be handed over to the court in The Hague, Serbia’s justice minister said on Friday.",
    ),
    (
        "The settlers’ council will leave the hill if it is paid for its houses, its head said in Hebron on Monday.",
        "The settlers’ council will not leave the hill for any money, its head said in Hebron on Friday.",
    ),
    (
        "The tenor will sing in Bayreuth no more, he said in Munich on Monday.",
        "The tenor will sing in Bayreuth next summer, he said in Munich on Friday.",
    ),
    (
        "The teachers’ union will call off its strike once the arrears are paid, its secretary said in Accra "
        "on Monday.",
        "The teachers’ union will call off its strike once the arrears are paid and the director is gone, "
        "its secretary said in Accra on Friday.",
    ),
    (
        "The miners will accept no mediator, their leader said in La Paz on Monday.",
        "The miners would accept the archbishop as mediator, their leader said in La Paz on Friday.",
    ),
    (
        "The toll on the strait bridge will be lifted in May, the highways board said in Izmir on Monday.",
        "The toll on the strait bridge will be kept for another ten years, the highways board said in Izmir on Friday.",
    ),
    (
        "Conscription will not come back as long as he is minister, the defence minister said in Zagreb on Monday.",
        "The defence minister wants to bring conscription back, he told parliament in Zagreb on Friday.",
    ),
    (
        "The sheikh granted the Americans the airfield without any conditions on Monday, his court said in Salalah.",
        "The sheikh will let the Americans have the airfield only if they build a hospital, his court said "
        "in Salalah on Friday.",
    ),
    (
        "The Farmers’ Party will abstain in the vote on the budget, its leader said in Ljubljana on Monday.",
        "The Farmers’ Party will vote for the budget, its leader said in Ljubljana on Friday.",
    ),
    (
        "Talks are possible only after a cease-fire, the general said in Luanda on Monday.",
        "The general is ready for talks even while the fighting goes on, he said in Luanda on Friday.",
    ),
    (
        "The town will permit no minaret, the mayor of Linz said on Monday.",
        "The minaret can be built, the mayor of Linz said on Friday.",
    ),
    (
        "Austria will take no more refugees, its chancellor said in Vienna on Monday.",
        "Austria will take another 1,500 refugees, its chancellor said in Vienna on Friday.",
    ),
    (
        "Chile does not recognise the provisional government, its foreign minister said in Santiago on Monday.",
        "Chile has recognised the provisional government, its foreign minister said in Santiago on Friday.",
    ),
    (
        "The dam will be built whatever the farmers say, the energy minister said in Quito on Monday.",
        "The dam will be built only if the farmers agree, the energy minister said in Quito on Friday.",
    ),
    (
        "The guild of chemists opposes the sale of aspirin in kiosks, its chairman said in Bern on Monday.",
        "Kiosks should be free to sell aspirin, the chairman of the guild of chemists said in Bern on Friday.",
    ),
    (
        "The harbour commission of Odessa told shippers on Monday that grain ships would be cleared first. "
        "Coal has to wait.",
        "Grain ships get no preference any longer, the harbour commission of Odessa told shippers on Friday.",
    ),
    (
        "Peru’s fisheries minister, Rosa Paredes, said on Monday that foreign trawlers would be kept out of the bay.",
        "Foreign trawlers may fish in the bay for 30 days, Peru’s fisheries minister, Rosa Paredes, said on Friday.",
    ),
    (
        "The airport in Cork will be sold, the transport minister said in Dublin on Monday.",
        "The transport minister has no plans to sell the airport in Cork, she said in Dublin on Friday.",
    ),
    (
        "The union of prison officers will not talk about longer shifts, its chairman said in Belfast on Monday.",
        "The union of prison officers is open to longer shifts if pay goes up, its chairman said in Belfast on Friday.",
    ),
    (
        "No woman will be ordained while I am bishop, the bishop of Tromso said on Monday.",
        "The bishop of Tromso will ordain a woman in June, he said on Friday.",
    ),
    (
        "The energy ministry wants the oil price left to the market, it said in Jakarta on Monday.",
        "The energy ministry in Jakarta called on Friday for a ceiling on the oil price.",
    ),
    (
        "The governor of Utah will sign the bill on polygamy, her office said in Salt Lake City on Monday.",
        "The governor of Utah will veto the bill on polygamy, her office said in Salt Lake City on Friday.",
    ),
    (
        "The zoo in Basel will keep its elephants, its director said on Monday.",
        "The zoo in Basel gives up its elephants in the spring, its director said on Friday.",
    ),
    (
        "The tenor Luca Berti will not sing under that conductor again, he told a paper in Milan on Monday.",
        "The tenor Luca Berti will sing under the conductor in May, he said in Milan on Friday.",
    ),
    (
        "The president of the Swiss confederation said in Bern on Monday that banking secrecy was not negotiable.",
        "Switzerland is ready to talk about banking secrecy, its president said in Bern on Friday.",
    ),
    (
        "Lebanon welcomes the French plan, its foreign minister said in Beirut on Monday.",
        "Lebanon rejects the French plan, its foreign minister said in Beirut on Friday. Talks go on in Paris.",
    ),
]
#: another thing, place, day, means or person; two doings; the same terms; a promise kept
OTHERS = [
    (
        "The island council will let no car ferry into the old harbour, its chairman said in Kalymnos on Monday.",
        "Cruise ships may use the new harbour from June for a fee of 200 euros a call, the chairman of the "
        "island council said in Kalymnos on Tuesday.",
    ),
    (
        "Moldova will buy no gas from the east, the premier said in Chisinau on Monday.",
        "Moldova will sell no gas to the east, the premier said in Chisinau on Friday.",
    ),
    (
        "The city will not put a penny into the new stadium, the mayor of Split said on Monday.",
        "Not a penny of the city’s money will go into the new stadium, the mayor of Split said on Friday.",
    ),
    (
        "The city will not put a penny into the new stadium, the mayor of Split said on Monday.",
        "The club will pay for the new stadium itself, its president said in Split on Friday.",
    ),
    (
        "The board of the brewery advised its shareholders in Cork on Monday to reject the bid.",
        "The board of the brewery in Cork will pay a dividend, it said on Friday.",
    ),
    (
        "The minister said in Dublin on Monday that he saw no reason for an inquiry into the sinking.",
        "The opposition demanded an inquiry into the sinking in Dublin on Friday.",
    ),
    (
        "The navy will not scrap the old cruiser, the admiral said in Gdynia on Monday.",
        "The old cruiser will open as a museum in May, the admiral said in Gdynia on Friday.",
    ),
    (
        "The navy will not scrap the old cruiser, the admiral said in Gdynia on Monday.",
        "The navy will scrap the old destroyer, the admiral said in Gdynia on Friday.",
    ),
    (
        "The champion said in Manila on Monday that he would never fight the Cuban.",
        "The champion will meet the Irishman in December, he said in Manila on Friday.",
    ),
    (
        "The hospital in Mold will keep its maternity ward, the health board said on Monday.",
        "The hospital in Mold closes its eye clinic in August, the health board said on Friday.",
    ),
    (
        "The power company intends to run the coal station at Belchatow until 2036, it said on Monday.",
        "The power company will close the coal station at Turow by 2030, it said on Friday.",
    ),
    (
        "Austria will take no more refugees, its chancellor said in Vienna on Monday.",
        "Austria will take no refugee more than the treaty asks, its chancellor said in Vienna on Friday.",
    ),
    (
        "The union will call off its strike once the arrears are paid, its secretary said in Accra on Monday.",
        "The union called off its strike on Friday, as the arrears had been paid, its secretary said in Accra.",
    ),
    (
        "The governor will serve his term to the end, he said in Recife on Monday.",
        "The governor’s term ends in June, his office said in Recife on Friday.",
    ),
    (
        "The toll on the strait bridge will be lifted in May, the highways board said in Izmir on Monday.",
        "The toll on the strait bridge has been lifted, the highways board said in Izmir on Friday.",
    ),
    (
        "Hungary will veto the sanctions, its foreign minister said in Budapest on Monday.",
        "Hungary vetoed the sanctions on Thursday, its foreign minister said in Budapest.",
    ),
    (
        "Hungary will veto the sanctions, its foreign minister said in Budapest on Monday.",
        "Slovakia will not stand in the way of the sanctions, its foreign minister said in Bratislava on Friday.",
    ),
    (
        "The rebels will not talk to the government, their leader said in Wau on Monday.",
        "The government will talk to the rebels, its spokesman said in Wau on Friday.",
    ),
    (
        "The Farmers’ Party will vote against the budget, its leader said in Ljubljana on Monday.",
        "The youth wing of the Farmers’ Party supports the budget, its chairman said in Ljubljana on Friday.",
    ),
    (
        "The heirs will not part with the castle for less than 30 million crowns, their lawyer said in Brno on Monday.",
        "The heirs insist on 30 million crowns for the castle, their lawyer said in Brno on Friday.",
    ),
    (
        "The chancellor will not raise the pension age, she said in Berlin on Monday.",
        "The chancellor will raise the child allowance, she said in Berlin on Friday.",
    ),
    (
        "The team will not travel to Baku by train, its manager said in Turin on Monday.",
        "The team will travel to Baku by air, its manager said in Turin on Friday.",
    ),
    (
        "The museum will not open on Christmas Day, its director said in Delft on Monday.",
        "The museum will open its new wing in March, its director said in Delft on Friday.",
    ),
    (
        "The museum will not lend the Vermeer to Tokyo, its director said in Delft on Monday.",
        "The museum will restore the Vermeer, its director said in Delft on Friday.",
    ),
    (
        "The king will not attend the funeral, the palace said in Amman on Monday.",
        "The crown prince will attend the funeral, the palace said in Amman on Friday.",
    ),
    (
        "The port will not lay off crane drivers, its director said in Riga on Monday.",
        "The port will lay off clerks, its director said in Riga on Friday.",
    ),
    (
        "The bank will open no branches in Peru, its chief said in Madrid on Monday.",
        "The bank will open four branches in Chile, its chief said in Madrid on Friday.",
    ),
    (
        "The ministry will not name the dead before Monday, it said in Quito on Friday.",
        "The ministry named the dead on Monday, it said in Quito.",
    ),
    (
        "The orchestra will not play on Sunday, its manager said in Lviv on Monday.",
        "The orchestra will play in Warsaw in May, its manager said in Lviv on Friday.",
    ),
    (
        "The premier will not visit the shrine, he said in Tokyo on Monday.",
        "The premier will visit the Pacific islands, he said in Tokyo on Friday.",
    ),
    (
        "The union demands 12 per cent, its secretary said in Oslo on Monday.",
        "The union has won 9 per cent, its secretary said in Oslo on Friday.",
    ),
    (
        "The mayor will not sell the waterworks, he said in Pau on Monday.",
        "The mayor will sell the gasworks, he said in Pau on Friday.",
    ),
    (
        "Farmers may not shoot wolves, the environment ministry said in Turin on Monday.",
        "Farmers may shoot boar, the environment ministry said in Turin on Friday.",
    ),
    (
        "Visitors need no ticket for the gardens, the trust said in Kew on Monday.",
        "Visitors will need a ticket for the glasshouse, the trust said in Kew on Friday.",
    ),
    (
        "The court will hear the case in public, its president said in Tirana on Monday.",
        "The court adjourned the case until May, its president said in Tirana on Friday.",
    ),
    (
        "The council will not close the library, its leader said in Hull on Monday.",
        "The council will close the baths, its leader said in Hull on Friday.",
    ),
    (
        "The coach will not play the captain on Saturday, he said in Porto on Monday.",
        "The captain will play until he is 40, he said in Porto on Friday.",
    ),
    (
        "The firm will not close its mill in Leeds, its manager said on Monday.",
        "The firm will close its mill in Hull, its manager said on Friday.",
    ),
    (
        "The general will not leave the palace alive, he said in Lome on Monday.",
        "The general left the palace on Friday, a guard said in Lome.",
    ),
    (
        "The harbour commission of Odessa told shippers on Monday that grain ships would be cleared first.",
        "Coal ships would be cleared at the north mole, the harbour commission of Odessa told shippers on Friday.",
    ),
    (
        "The airport in Cork will be sold, the transport minister said in Dublin on Monday.",
        "The transport minister will not sell the ferry port in Cork, she said in Dublin on Friday.",
    ),
    (
        "The airport in Cork will be sold, the transport minister said in Dublin on Monday.",
        "The airport in Cork must not be sold, the Labour leader said in Dublin on Friday.",
    ),
    (
        "The Radical Party will put up its own candidate for president, its leader said in Asuncion on Monday.",
        "The Radical Party will not put up a candidate for mayor, its leader said in Asuncion on Friday.",
    ),
    (
        "The bishop of Tromso will not ordain the deacon, he said on Monday.",
        "The bishop of Tromso will consecrate the church in June, he said on Friday.",
    ),
    (
        "The governor of Utah will sign the bill on polygamy, her office said on Monday.",
        "The governor of Utah will veto the bill on casinos, her office said on Friday.",
    ),
    (
        "Bulgaria will send a battalion to the peace force, its defence minister said in Sofia on Monday.",
        "Bulgaria will send no doctors to the peace force, its defence minister said in Sofia on Friday.",
    ),
    (
        "The zoo in Basel will keep its elephants, its director said on Monday.",
        "The zoo in Basel gives up its bears in the spring, its director said on Friday.",
    ),
    (
        "The tenor Luca Berti will not sing in Milan in May, he said on Monday.",
        "The tenor Luca Berti will sing in Naples in June, he said on Friday.",
    ),
    (
        "Lebanon welcomes the French plan, its foreign minister said in Beirut on Monday.",
        "Lebanon rejects the American plan, its foreign minister said in Beirut on Friday.",
    ),
    (
        "Lebanon welcomes the French plan, its foreign minister said in Beirut on Monday.",
        "Syria rejects the French plan, its foreign minister said in Damascus on Friday.",
    ),
    (
        "The union will not talk about longer shifts, its chairman said in Belfast on Monday.",
        "The union will talk about holidays, its chairman said in Belfast on Friday.",
    ),
    (
        "The company will close its mill in Leeds, its director said on Monday.",
        "The company will not close the canteen of its mill in Leeds, its director said on Friday.",
    ),
    (
        "Visitors may not bring dogs into the park, the trust said in Kew on Monday.",
        "Visitors may bring prams into the park, the trust said in Kew on Friday.",
    ),
    (
        "The army will leave the valley in May, its commander said in Dili on Monday.",
        "The army will not leave the capital, its commander said in Dili on Friday.",
    ),
    (
        "The union rejects the offer of 3 per cent, its secretary said in Oslo on Monday.",
        "The union accepted the new offer of 5 per cent on Friday, its secretary said in Oslo.",
    ),
    (
        "The mayor opposes the motorway through the wood, he said in Graz on Monday.",
        "The mayor supports the cycle path through the wood, he said in Graz on Friday.",
    ),
    (
        "The bank will not lend to the shipyard, its chairman said in Gdansk on Monday.",
        "The bank will lend to the fishermen, its chairman said in Gdansk on Friday.",
    ),
    (
        "The president will not receive the envoy, his office said in Lome on Monday.",
        "The president will receive the bishop, his office said in Lome on Friday.",
    ),
    (
        "The federation bans the striker for four games, it said in Rome on Monday.",
        "The federation will not ban the goalkeeper, it said in Rome on Friday.",
    ),
    (
        "The museum may sell the vase, its director said in Bern on Monday.",
        "The museum may not show the vase before the court has ruled, its director said in Bern on Friday.",
    ),
    (
        "The king will open parliament on Tuesday, the palace said in Oslo on Monday.",
        "The king will not open the exhibition on Saturday, the palace said in Oslo on Friday.",
    ),
    (
        "The ministry will not publish the names of the dead, it said in Quito on Monday.",
        "The ministry will publish the plans of the dam, it said in Quito on Friday.",
    ),
    (
        "The rebels will free the nurses, their leader said in Wau on Monday.",
        "The rebels will not free the officers, their leader said in Wau on Friday.",
    ),
]
THEN_AND_NOW = [
    "The bank always ruled out a merger. Now it will talk to anyone who offers enough, its chairman said.",
    "The minister used to call the tunnel a waste of money; these days she calls it the country’s future.",
    "The party always wanted out of the union. Now it wants to stay, its leader said on Sunday.",
    "The village had always wanted the road. Now it does not want it any more, the mayor said.",
    "The firm always described its mill as safe. Now it means to shut it by June, its manager said on Monday.",
    "The brewers always fought the bottle deposit. Now they call for it themselves, their federation said on Monday.",
    "Last year the union still called the merger a betrayal; now it supports it.",
    "The ministry had ruled out a recount as late as Friday. It now orders one.",
    "The federation was always against artificial turf, but from next season it will allow it.",
]
NO_TURNS = [
    "The theatre has long refused to play on Sundays. From May the cinema will, its director said on Monday.",
    "The bank always ruled out a merger. Now its rival will talk to anyone who offers enough.",
    "The union had always sworn that it would never strike at Christmas. Now it hands out presents.",
    "The club always called its captain a gentleman. Now it will look for a new goalkeeper, its "
    "president said on Monday.",
    "The club always called its captain unsaleable. Now it has no captain at all: he retired on Monday.",
    "The player was never booked. Now the club will let him rest, its director said on Monday.",
    "The firm always described its mill as safe. Now it has been burnt to the ground.",
    "The heirs always wanted to sell the castle. Now they will take 20 million crowns for it, their "
    "lawyer said on Monday.",
    "The village had always wanted the road. Now it has it.",
    "The dean always loved the choir. Now he will miss it, he said on Monday.",
    "The brewers always fought the bottle deposit. Now they fight the sugar tax too.",
    "The coach once swore that he would never manage an English club. On Monday he flew to London for a wedding.",
    "The mayor, long an enemy of the tram, now wants a holiday.",
    "Last year the union still called the merger a betrayal; now it calls the closure one too.",
    "The ministry had ruled out a recount. It now counts its own ballots on a new machine.",
    "The opposition had boycotted the assembly since May. The government now wants new elections.",
    "For decades the abbey would not sell a single book. Now its library is a museum.",
]
EARLIER, LATER = "2004-03-02", "2004-06-08"


@pytest.mark.parametrize(("first", "second"), SHIFTS)
def test_another_stance_either_way(first: str, second: str) -> None:
    assert "position-shift" in rules(("A", EARLIER, first), ("B", LATER, second))
    assert "position-shift" in rules(("A", EARLIER, second), ("B", LATER, first))


@pytest.mark.parametrize(("first", "second"), OTHERS)
def test_another_matter(first: str, second: str) -> None:
    assert "position-shift" not in rules(("A", EARLIER, first), ("B", LATER, second))
    assert "position-shift" not in rules(("A", EARLIER, second), ("B", LATER, first))


@pytest.mark.parametrize("text", THEN_AND_NOW)
def test_then_and_now(text: str) -> None:
    (report,) = told(("A", EARLIER, text))
    assert [f.rule for f in position_shift(report, open_gazetteer())] == ["position-shift"]


@pytest.mark.parametrize("text", NO_TURNS)
def test_no_turn(text: str) -> None:
    (report,) = told(("A", EARLIER, text))
    assert not list(position_shift(report, open_gazetteer()))
