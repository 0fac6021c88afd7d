"""Figures of one doing in the words of two reporters, what only looks like it, and states of which a later report tells
that they are over.
"""

from __future__ import annotations

import pytest

from tests.comparing.stories import rules

TUESDAY, WEDNESDAY, THURSDAY = "1998-06-16", "1998-06-17", "1998-06-18"
ONE = (
    ("Sixteen shells fell on the old town of Mostar on Monday evening, the observers said. Nobody was hurt.",
     "The observers said that the old town of Mostar had been hit by 45 shells on Monday evening. Glaziers are "
     "sold out."),
    ("The convoy that reached Gorazde on Monday had 22 lorries, the relief agency said.",
     "With flour for a month a convoy of 37 lorries drove into Gorazde on Monday, the relief agency said."),
    ("The siege of the barracks at Bor, which ended on Monday, had lasted 41 days, the governor said.",
     "After 63 days the siege of the barracks at Bor came to an end on Monday, said the governor. The men were "
     "given soup."),
    ("A court in Lyon sentenced the notary to four years in prison on Monday for the false wills.",
     "The notary of the false wills must go to prison for seven years, the court in Lyon ruled on Monday."),
    ("The jury in Perth needed two hours on Monday to acquit the ferry captain.",
     "It took the jury in Perth seven hours on Monday before it acquitted the ferry captain."),
    ("The brewery must pay a fine of 40,000 francs for the dead fish in the Aare, the court in Bern ruled on "
     "Monday.",
     "The court in Bern on Monday fined the brewery 95,000 francs because of the dead fish in the Aare."),
    ("Burglars took 12 paintings from the villa of a collector in Basel on Sunday night, the police said.",
     "The police said that the burglars who broke into the collector's villa in Basel on Sunday night had made "
     "off with 29 paintings."),
    ("Customs men at Rotterdam found 300 kilos of cocaine among bananas on Monday, the customs service said.",
     "A load of bananas that reached Rotterdam on Monday hid 850 kilos of cocaine, according to the customs "
     "service."),
    ("A policeman fired five shots at the stolen van in Malmö on Monday, the prosecutor said.",
     "Eleven shots were fired by a policeman at the stolen van in Malmö on Monday, the prosecutor said."),
    ("Four men in masks held up the mail van near Deal on Monday, the police said.",
     "The mail van near Deal was stopped on Monday by seven masked men, the police said."),
    ("Parliament in Riga passed the language bill on Monday by 52 votes to 41.",
     "The language bill went through parliament in Riga on Monday with 67 votes for and 26 against."),
    ("Turnout in Sunday's referendum in Ticino was 38 per cent, the chancellery said.",
     "In Ticino 57 per cent of the voters went to the polls in Sunday's referendum, according to the "
     "chancellery."),
    ("In the new council of Evora the Greens hold nine seats, the electoral office said after Sunday's vote.",
     "Sunday's vote gave the Greens 14 seats on the council of Evora, the electoral office said."),
    ("The congress elected the new party leader in Plzen on Saturday with 410 votes, the chairman of the count "
     "said.",
     "Some 260 delegates voted for the new party leader at the congress in Plzen on Saturday, said the chairman"
     " of the count."),
    ("The budget that parliament in Tallinn adopted on Monday has a deficit of 300 million kroons.",
     "Parliament in Tallinn on Monday adopted a budget with a shortfall of 720 million kroons."),
    ("The opposition leader in Valletta spoke for five hours on Monday against the harbour bill.",
     "Against the harbour bill the leader of the opposition in Valletta held a speech of nine hours on Monday."),
    ("The keeper of Bergen saved three penalties in Sunday's cup final.",
     "In Sunday's cup final the Bergen keeper held five penalties, and the trophy went home with him."),
    ("The Belgian won Sunday's bicycle race in Namur by 12 seconds.",
     "The Belgian crossed the line in Namur on Sunday 48 seconds before the next man."),
    ("The striker joined Porto on Monday for a fee of four million pounds.",
     "Porto paid seven million pounds for the striker, who signed on Monday."),
    ("The ferry stood on the sandbank off Texel for six hours on Monday before a tug pulled her free.",
     "A tug freed the ferry on Monday from the sandbank off Texel, where she had been stuck for eleven hours."),
    ("The wreck that divers found off Malta on Monday lies at a depth of 40 metres, the museum said.",
     "The museum said that the wreck found off Malta on Monday lay 75 metres down."),
    ("The liner came into Cadiz on Monday with 640 passengers, the harbour office said.",
     "On Monday 1,150 passengers went ashore from the liner at Cadiz, the harbour office said."),
    ("The airliner that made an emergency landing at Gander on Monday had 84 passengers, the airline said.",
     "There were 131 passengers aboard the airliner that came down safely at Gander on Monday, the airline "
     "said."),
    ("The balloon that left Kiel on Saturday stayed in the air for 31 hours, its crew said.",
     "The crew of the balloon that left Kiel on Saturday said they had flown for 52 hours."),
    ("Fog cost the airport of Graz 19 flights on Monday, its director said.",
     "On Monday fog kept 44 flights on the ground at Graz, said the director of the airport."),
    ("The new bridge at Tczew, opened on Monday, is 820 metres long.",
     "On Monday the new bridge at Tczew was opened. From bank to bank it measures 1,340 metres."),
    ("The express from Bari reached Rome on Monday five hours late because of a cow on the line, the railway "
     "said.",
     "Because of a cow on the line the express from Bari pulled into Rome on Monday with a delay of two hours, "
     "the railway said."),
    ("Rescuers brought 17 miners to the surface at Karviná on Monday after a fall of rock, the mine's director "
     "said.",
     "After the fall of rock at Karviná 29 miners were brought up alive on Monday, the director of the mine "
     "said."),
    ("The bakers of Nantes went back to work on Monday after a strike of 12 days.",
     "The strike of the bakers in Nantes was called off on Monday; it had gone on for 20 days."),
    ("The dairy in Cork was sold to a Danish group on Monday. The price was 14 million pounds, its chairman "
     "said.",
     "A Danish group has bought the dairy in Cork. It paid 23 million pounds, the dairy's chairman said on "
     "Monday."),
    ("The carmaker in Mladá said on Monday that it would take on 400 people for the new line.",
     "The carmaker in Mladá will hire 950 people for its new line, it said on Monday."),
    ("The loan for the dam at Inga, signed on Monday, is of 200 million dollars, the finance minister said.",
     "On Monday the finance minister put his name to a loan of 340 million dollars for the dam at Inga."),
    ("The watch of the last tsar went for 90,000 francs at an auction in Geneva on Monday.",
     "In Geneva the hammer came down on the watch of the last tsar at 240,000 francs on Monday."),
    ("The glassworks in Murano recalled 3,000 lamps on Monday because of bad wiring.",
     "Because of bad wiring 8,500 lamps were called back on Monday by the glassworks in Murano."),
    ("The fire in the paper store at Kotka burned for nine hours on Monday, the fire chief said.",
     "It took firemen 17 hours on Monday to put out the fire in the paper store at Kotka, the fire chief said."),
    ("Forty firemen fought the blaze in the theatre at Bergamo on Monday, the prefect said.",
     "At the theatre in Bergamo 95 firemen were at work on Monday against the blaze, the prefect said."),
    ("In an hour 40 millimetres of rain fell on Namur on Monday, the weather office said.",
     "The weather office measured 85 millimetres of rain in an hour at Namur on Monday."),
    ("The health office in Faro vaccinated 5,000 children against measles on Saturday.",
     "On Saturday 8,200 children were vaccinated against measles, said the health office in Faro."),
    ("A ploughman at Trier dug up a pot with 400 Roman coins on Monday, the museum said.",
     "The pot that a ploughman turned up at Trier on Monday held 1,100 Roman coins, the museum said."),
    ("The bell that was hung in the cathedral of Tartu on Monday weighs three tonnes.",
     "A bell of five tonnes was hung on Monday in the cathedral of Tartu."),
    ("Helicopters lifted all 14 men of a coaster off her deck on Monday before she sank outside Gijón, the sea "
     "rescue service said.",
     "The coaster that sank outside Gijón on Monday had a crew of 22, and every one of them was taken off by "
     "helicopter, the sea rescue service said."),
    ("The trawler that sank off Vardø on Monday had nine men on board, the rescue centre said; all were picked "
     "up.",
     "All 15 fishermen were saved when their trawler went down off Vardø on Monday, according to the rescue "
     "centre."),
    ("All 40 passengers of the bus that slid into the Drava at Maribor on Monday got out, the police said.",
     "There were 63 passengers in the bus that slid into the Drava at Maribor on Monday, the police said."),
    ("The synod in Uppsala adopted the hymnal on Monday; the clerk announced 148 votes in favour and 97 "
     "against.",
     "On Monday the synod in Uppsala gave the hymnal 118 votes, with 97 against, the clerk said."),
    ("The mayor of Split won Sunday's election by 1,900 votes.",
     "In Sunday's election the mayor of Split had a majority of 6,400 votes."),
    ("The sugar works in Tienen earned 12 million francs last year, its chairman said.",
     "The sugar works in Tienen made a profit of 31 million francs last year, its chairman said."),
)  # fmt: skip
TWO = (
    ("The trawler that sank off Vardø on Monday had nine men on board; all were picked up.",
     "Two men of the trawler that sank off Vardø on Monday are in hospital with chills."),
    ("The fire in the paper store at Kotka burned for nine hours on Monday.",
     "The road past the paper store at Kotka was shut for 17 hours on Monday because of the fire."),
    ("Helicopters lifted 14 men off the coaster outside Gijon on Monday.",
     "The coaster that sank outside Gijon on Monday had a crew of 22; eight had left her in a boat."),
    ("A court in Lyon sentenced the notary to four years in prison on Monday for the false wills.",
     "The prosecutor in Lyon had asked for seven years in prison for the notary of the false wills, who was "
     "sentenced on Monday."),
    ("A court in Lyon sentenced the notary to four years in prison on Monday for the false wills.",
     "His clerk was given two years by the court in Lyon on Monday in the matter of the false wills."),
    ("The contract for the pipes of the gas line was signed in Ashgabat on Monday. It is worth 640 million "
     "dollars.",
     "After the contract signed in Ashgabat on Monday the mills get 90 million dollars at once for the pipes of"
     " the gas line, and the rest by 2001."),
    ("The yard in Gdynia will build six ferries for a Greek line under a contract signed on Monday.",
     "The yard in Gdynia, which signed a contract with a Greek line on Monday, now has 17 ships in its order "
     "book."),
    ("The Belgian won Sunday's bicycle race in Namur by 12 seconds.",
     "The Belgian won Sunday's bicycle race in Namur, 48 seconds faster than last year."),
    ("The cup final in Genk on Sunday was watched by 9,400 people.",
     "The stadium in Genk, where the cup final was played on Sunday, holds 14,200 people."),
    ("At the gate in Elgin 2,310 had paid for Saturday's cup tie.",
     "Of those who had paid for Saturday's cup tie at Elgin 410 were children."),
    ("At the gate in Elgin 2,310 had paid for Saturday's cup tie.",
     "Some 4,000 saw Saturday's cup tie at Elgin, many of them from the railway bank, where nobody pays."),
    ("The liner came into Cadiz on Monday with 640 passengers, the harbour office said.",
     "The liner that came into Cadiz on Monday has a crew of 310, the harbour office said."),
    ("The airport of Graz cancelled 19 flights on Monday because of fog.",
     "At Graz 44 flights were late on Monday because of fog."),
    ("The airport of Graz cancelled 19 flights on Monday because of fog.",
     "Fog over Austria led to 120 cancelled flights on Monday, most of them in Vienna."),
    ("The river convention was signed in Basel on Monday by 22 states.",
     "Fourteen states have ratified the river convention that was signed in Basel on Monday."),
    ("Forty firemen fought the blaze in the theatre at Bergamo on Monday.",
     "Three firemen were hurt by falling beams in the theatre at Bergamo on Monday."),
    ("Burglars took 12 paintings from the villa of a collector in Basel on Sunday night.",
     "The collector in Basel whose villa was robbed on Sunday night owned 60 paintings."),
    ("Parliament in Riga passed the language bill on Monday by 52 votes to 41.",
     "At its first reading in May the language bill got 61 votes in parliament in Riga."),
    ("The mayor of Split was re-elected on Sunday with a majority of 1,900 votes.",
     "The mayor of Split got 31,000 votes on Sunday."),
    ("The Greens won nine seats on the council of Evora on Sunday.",
     "The Greens lost five seats on the council of Evora on Sunday."),
    ("The tram drivers of Zagreb get four per cent more pay under the agreement signed on Monday.",
     "The tram drivers of Zagreb, who signed an agreement on Monday, had asked for nine per cent more pay."),
    ("The bakers of Nantes went back to work on Monday after a strike of 12 days.",
     "The tanners of Nantes went back to work on Monday after a strike of 20 days."),
    ("The strike of the bakers in Nantes ended on Monday after 12 days.",
     "The bakers of Nantes ended their strike on Monday. The last one, in 1991, had gone on for 20 days."),
    ("The shaft at Zabrze that was closed on Monday had given work to 480 men.",
     "The company that closed the shaft at Zabrze on Monday employs 9,100 men."),
    ("Rescuers brought 17 miners to the surface at Karvina on Monday after a fall of rock.",
     "When the rock fell at Karvina on Monday 112 miners were underground, and most came up by themselves."),
    ("The tanker that broke in two off Brest on Monday spilled 900 tonnes of oil.",
     "The tanker that broke in two off Brest on Monday was carrying 21,000 tonnes of oil."),
    ("The museum in Cuzco got back 35 gold masks from New York on Monday.",
     "The museum in Cuzco, which got back gold masks from New York on Monday, still misses 52."),
    ("Monday's fire on Hvar destroyed 600 olive trees, the mayor said.",
     "Monday's fire on Hvar destroyed 2,200 vines, the mayor said."),
    ("The quake that shook Agadir on Monday had a magnitude of 5.1.",
     "Monday's quake in Agadir was weaker than that of 1960, which had a magnitude of 5.7."),
    ("Police arrested 41 supporters in Stuttgart on Saturday.",
     "Police in Stuttgart charged 12 supporters after Saturday's match."),
    ("The health office in Faro vaccinated 5,000 children against measles on Saturday.",
     "Since April the health office in Faro has vaccinated 38,200 children against measles."),
    ("Nineteen shocks were felt in Kushiro on Monday.",
     "The weather office counted 206 shocks in Kushiro in the first week of June."),
    ("The bear was shot in Brasov on Monday two hours after it had walked into the town.",
     "The bear that was shot in Brasov on Monday had been seen in the woods six hours before."),
    ("The dairy in Cork made a profit of 3 million pounds last year, it said on Monday.",
     "The dairy in Cork said on Monday that it had made a profit of 9 million pounds in 1996."),
    ("Forty millimetres of rain fell on Namur in an hour on Monday.",
     "On Monday 85 millimetres of rain fell on Namur, the weather office said."),
    ("On Sunday 34 platforms were shut down in the whole Gulf.",
     "Off Texas six platforms were shut down on Sunday."),
    ("Eleven wells north of the river were capped on Monday, the ministry said.",
     "In all Kuwait 52 wells were capped on Monday, the ministry said."),
    ("West of the canal 300 houses were under water on Monday, the prefect said.",
     "All along the coast 2,900 houses were under water on Monday, the prefect said."),
    ("Upstream of Melk the flood took 12 barns on Monday, the district said.",
     "In the Wachau the flood took 40 barns on Monday, the district said."),
    ("Seven schools on the left bank of Rouen stayed shut on Monday because of the snow.",
     "Snow kept 61 schools in Normandy shut on Monday."),
    ("Beyond the pass nine hamlets were cut off by snow on Monday, the canton said.",
     "Twenty-six hamlets in the canton were cut off by snow on Monday."),
    ("Twelve boats were wrecked in the outer harbour of Bari on Monday.",
     "Thirty boats were wrecked in the harbours of Apulia on Monday."),
    ("In Lower Saxony 14 farms were closed on Monday because of the fever, the ministry said.",
     "The ministry said that 37 farms in the north of Germany had been closed on Monday because of the fever."),
    ("Inland 20 roads were blocked on Monday, the police said.",
     "On the coast 45 roads were blocked on Monday, the police said."),
    ("The storm felled 900 trees around the castle on Monday, the forest office in Fulda said.",
     "The forest office in Fulda said that the storm had felled 21,000 trees in its whole district on Monday."),
    ("The tug stood some 200 miles west of Fastnet on Monday.",
     "On Monday the tug was about 320 kilometres west of Fastnet."),
    ("The airliner at Gander had about 130 passengers on Monday.",
     "There were 127 passengers on the airliner at Gander on Monday."),
    ("The watch of the last tsar went for 90,000 francs at an auction in Geneva on Monday.",
     "In Geneva the watch of the last tsar brought 61,000 dollars on Monday."),
    ("A man held up the savings bank in Linz on Monday and took 80,000 schillings.",
     "Robbers took 210,000 schillings from a jeweller in Linz on Monday."),
    ("A lorry carrying 20 tonnes of sugar overturned near Deal on Monday morning.",
     "Near Deal a lorry with eight tonnes of glass went into a ditch on Monday night."),
    ("A court in Bari sentenced a baker to four years on Monday for setting his shop on fire.",
     "The court in Bari on Monday gave a butcher seven years for stabbing his partner."),
    ("The choir of Ptuj sang for two hours in the castle yard on Saturday.",
     "The orchestra of Ptuj played in the castle yard for three hours on Saturday."),
    ("The organisers counted 9,000 marchers in Oslo on Monday, the police 4,000.",
     "The police said that 4,000 people had marched in Oslo on Monday."),
    ("The Danish group offers 14 million pounds for the dairy in Cork, its chairman said on Monday.",
     "The Danish group paid 23 million pounds for the dairy in Cork on Tuesday."),
    ("The trawler that sank off Vardø on Monday had a crew of 15; all were picked up.",
     "All nine passengers of the trawler that sank off Vardø on Monday were picked up."),
    ("At the gate of Saturday's cup tie in Elgin 4,150 had paid.",
     "Of the 4,150 who had paid at the gate of Saturday's cup tie in Elgin 310 asked for their money back."),
    ("Some 900 came to the burial of the bishop in Vac on Monday.",
     "Some 300 came to the burial of the bishop's sister in Vac on Monday."),
    ("The mayor of Split won Sunday's election by 1,900 votes.",
     "The mayor of Split won the first round by 6,400 votes."),
    ("The sugar works in Tienen earned 12 million francs last year, its chairman said.",
     "The sugar works in Tienen made a profit of 31 million francs in 1991, its chairman said."),
    ("The sugar works in Tienen earned 12 million francs last year, its chairman said.",
     "The sugar works in Tienen made a profit of 3 million francs in the first quarter, its chairman said."),
    ("All 14 men of the coaster were lifted off outside Gijón on Monday.",
     "The lifeboat that went out to the coaster off Gijón on Monday had a crew of nine."),
)  # fmt: skip
RIGHTED = (
    ("The earthquake made 3,400 houses on Zakynthos unfit to live in, the prefect's office said on Monday.",
     "The prefect's office has corrected to 2,100 its figure for houses on Zakynthos made unfit to live in by "
     "the earthquake."),
    ("Sunday's storm cost the islands 80 boats, the harbour office said.",
     "The harbour office has lowered its count of boats lost in Sunday's storm from 80 to 52."),
    ("The flood drowned 900 sheep at Ruthin, the council said.",
     "The council now says that 340 sheep drowned in the flood at Ruthin; its first figure was a clerk's "
     "mistake."),
    ("The turnout in Ticino was 57 per cent, the chancellery said on Monday.",
     "The chancellery has revised the turnout in Ticino to 51 per cent."),
    ("The hospital in Brno said on Monday that 37 patients had typhoid.",
     "In a correction the hospital in Brno put the patients with typhoid at 29."),
    ("The potato harvest came to 4.1 million tonnes, the statistics office in Dublin said on Monday.",
     "The statistics office in Dublin has corrected its figure for the potato harvest. It came to 3.1 million "
     "tonnes, the office said on Thursday; a clerk had added one county twice."),
)  # fmt: skip
OVER = (
    ("Pumping through the oil line to Supsa was still stopped on Monday, the operator said.",
     "Oil has been flowing to Supsa again since three o'clock on Tuesday afternoon."),
    ("The water in Namur is not fit to drink, the town said on Monday.",
     "The tap water of Namur can be drunk again, the town said on Tuesday."),
    ("The airport of Graz lay under fog on Monday, and no plane took off, its director said.",
     "Planes have been taking off from Graz again since Tuesday noon, its director said."),
    ("The furnace at Arvida stood cold on Monday.",
     "The furnace at Arvida was lit again on Tuesday."),
    ("The border crossing at Goma was shut on Monday, the governor said.",
     "Lorries have been crossing the border at Goma again since Tuesday, the governor said."),
    ("Telephones in Kars were dead on Monday.",
     "The telephones of Kars have been working again since Tuesday night."),
    ("The freighter was aground off Texel on Monday.",
     "The freighter is afloat again off Texel; a tug pulled her free on Tuesday."),
    ("The fire in the peat at Tver was not under control on Monday, the governor said.",
     "The peat fire at Tver has been under control since Tuesday, the governor said."),
    ("The bridge at Melk is closed to lorries, the district said.",
     "Lorries have been crossing the bridge at Melk again since this morning, the district said."),
    ("The school in Narva was shut on Monday for want of coal.",
     "Lessons began again at the school in Narva on Tuesday; coal had come in the night."),
    ("The mill in Leoben stood idle on Monday, the company said.",
     "The mill in Leoben has been rolling steel again since Tuesday noon, the company said."),
    ("The ferry to Inis Mor did not sail on Monday, the line said.",
     "The ferry to Inis Mor is sailing again, the line said."),
    ("The reactor at Kozloduy was still switched off on Monday, the ministry said.",
     "The reactor at Kozloduy went back on line on Tuesday, the ministry said."),
    ("Gas was not reaching Chisinau on Monday, the utility said.",
     "Gas is flowing to Chisinau again, the utility said."),
    ("The trial in Lyon was interrupted on Monday because a juror was ill.",
     "The trial in Lyon went on again on Tuesday with a new juror."),
    ("The lighthouse of Vilano was dark on Monday.",
     "The lighthouse of Vilano has been burning again since Tuesday night."),
    ("The well at Siwa was dry on Monday, the elders said.",
     "Water is running from the well at Siwa again, the elders said."),
    ("The exchange in Lima was closed on Monday.",
     "Dealers were back on the floor of the exchange in Lima on Tuesday."),
    ("The town of Goma was still in the hands of the rebels on Monday, the governor said.",
     "The rebels left Goma on Tuesday, the governor said."),
    ("The climber was still missing on the Eiger on Monday night.",
     "The climber has been found alive on the Eiger."),
    ("The king lay unconscious in Oslo on Monday.",
     "The king woke in Oslo on Tuesday and asked for tea."),
    ("A curfew was in force in Jos on Monday.",
     "The curfew in Jos was lifted on Tuesday."),
)  # fmt: skip
NOT_OVER = (
    ("The Brenner line is closed, the railway said on Monday.",
     "Trains over the Gotthard have been running again since Tuesday morning."),
    ("Pumping through the oil line to Supsa was stopped on Monday, the operator said.",
     "Oil has been flowing to Baku without a break since May."),
    ("The furnace at Arvida stood cold on Monday.",
     "The furnace at Alma was lit again on Tuesday."),
    ("The telephones in Kars were dead on Monday.",
     "The telephones in Van have been working again since Tuesday."),
    ("Trains were running over the Brenner again on Monday.",
     "Trains were running over the Brenner on Tuesday as usual."),
    ("The bridge at Melk is closed to lorries, the district said.",
     "Lorries have been crossing the bridge at Krems again since this morning, the district said."),
    ("The mill in Leoben stood idle on Monday, the company said.",
     "The brewery in Leoben has been bottling again since Tuesday, its owner said."),
    ("The ferry to Inis Mor did not sail on Monday, the line said.",
     "The museum on Inis Mor is open again."),
    ("The school in Narva was shut on Monday for want of coal.",
     "The swimming bath in Narva opened again on Tuesday."),
    ("Gas was not reaching Chisinau on Monday, the utility said.",
     "Trams are running in Chisinau again."),
    ("The lighthouse of Vilano was dark on Monday.",
     "The lighthouse of Vilano was built in 1896 and painted again last year."),
    ("The suspect was in custody in Graz on Monday.",
     "A witness was let go in Graz on Tuesday after two hours."),
    ("The trial in Lyon was interrupted on Monday because a juror was ill.",
     "The match in Lyon went on again after the fog had lifted on Tuesday."),
    ("The road to Kars was blocked on Monday.",
     "The road to Van was cleared on Tuesday."),
    ("The mayor of Evora lay in hospital on Monday after a fall.",
     "The deputy mayor of Evora was back at his desk on Tuesday."),
)  # fmt: skip


def _between(first: str, second: str, later: str = WEDNESDAY) -> list[str]:
    return rules(("Elbe Post", TUESDAY, first), ("Delta News", later, second))


@pytest.mark.parametrize(("first", "second"), ONE)
def test_one_doing(first: str, second: str) -> None:
    assert "number-conflict" in _between(first, second)


@pytest.mark.parametrize(("first", "second"), TWO)
def test_two_doings(first: str, second: str) -> None:
    assert "number-conflict" not in {*_between(first, second), *_between(second, first)}


@pytest.mark.parametrize(("first", "second"), RIGHTED)
def test_put_right(first: str, second: str) -> None:
    found = _between(first, second, THURSDAY)
    assert "update" in found and "number-conflict" not in found


@pytest.mark.parametrize(("first", "second"), OVER)
def test_over(first: str, second: str) -> None:
    assert "update" in _between(first, second)


@pytest.mark.parametrize(("first", "second"), NOT_OVER)
def test_not_over(first: str, second: str) -> None:
    assert "update" not in _between(first, second)
