"""What is decided once and has one figure: the votes on a bill, by how much a race was won, how long somebody was in a
plight; and what else is told of the same vote, race or rescue.
"""

from __future__ import annotations

import pytest

from tests.comparing.stories import rules

ONE_THING = (
    (
        "The Danish parliament threw out the fishing bill on Thursday. Fifty members voted against it and 40 for "
        "it, the clerk said.",
        "The fishing bill came to grief in the Danish parliament on Thursday. It was lost by 62 votes to 40, the "
        "clerk said.",
    ),
    (
        "The Danish parliament passed the fishing bill on Thursday. Fifty members voted for it, the clerk said.",
        "The fishing bill went through the Danish parliament on Thursday. It was carried by 62 votes to 40, the "
        "clerk said.",
    ),
    (
        "The council of Bruges rejected the tram plan on Monday night. Seventeen councillors said no and 12 yes, "
        "the clerk said.",
        "The tram plan fell in the council of Bruges on Monday night, beaten by 21 to 12, the clerk said.",
    ),
    (
        "The synod at Uppsala adopted the hymn book on Friday. There were 140 votes in favour, its secretary said.",
        "The hymn book was adopted by the synod at Uppsala on Friday. The vote was 118 to 60, its secretary said.",
    ),
    (
        "Three miners came out of a gallery at Bytom on Monday. They had been underground for 31 hours, the "
        "rescue leader said.",
        "Three miners were brought out of a gallery at Bytom on Monday. The three had spent 58 hours below "
        "ground, the leader of the rescue said.",
    ),
    (
        "A boy was lifted out of a well at Jaca on Monday. He had been trapped for nine hours, the fire chief said.",
        "Firemen got a boy out of a well at Jaca on Monday. The boy had spent 14 hours in the shaft, the fire "
        "chief said.",
    ),
    (
        "Four fishermen were picked up off Vardø on Monday. They had drifted for 16 hours, the coastguard said.",
        "A helicopter picked up four fishermen off Vardø on Monday. They had been adrift for 29 hours, the "
        "coastguard said.",
    ),
    (
        "Two balloonists came down near Dole on Monday. They had been in the air for 22 hours, the club said.",
        "Two balloonists landed near Dole on Monday. They had flown for 37 hours, the club said.",
    ),
    (
        "Skiers were freed from a cable car at Chamonix on Monday. They had hung above the valley for five "
        "hours, the company said.",
        "On Monday skiers were freed from a cable car at Chamonix. They were stuck in the cabin for eleven "
        "hours, the company said.",
    ),
    (
        "A dog was dug out of a burrow at Wells on Monday. It had been below ground for 30 hours, its owner said.",
        "A dog was dug out of a burrow at Wells on Monday. It spent 50 hours under the earth, its owner said.",
    ),
    (
        "The Dane won Sunday's stage to Lourdes. He crossed the line 35 seconds ahead of the second man, the "
        "timekeepers said.",
        "Sunday's stage to Lourdes went to the Dane. His lead over the second man at the line was two minutes "
        "and five seconds, the timekeepers said.",
    ),
    (
        "The Dane won Sunday's stage to Lourdes. He beat the second man by 35 seconds, the timekeepers said.",
        "Sunday's stage to Lourdes went to the Dane. The second man came in 80 seconds behind him, the "
        "timekeepers said.",
    ),
    (
        "The Kenyan won Sunday's marathon at Turin. His margin over the runner-up was 12 seconds, the judges said.",
        "The Kenyan won Sunday's marathon at Turin with 47 seconds to spare, the judges said.",
    ),
    (
        "The Swede won Saturday's ski race at Mora. She finished 40 seconds clear of the second skier, the "
        "judges said.",
        "Saturday's ski race at Mora was won by the Swede. The second skier came in 95 seconds later, the judges said.",
    ),
    (
        "The crew of Lyon won Sunday's regatta at Mâcon by three lengths, the judges said.",
        "Sunday's regatta at Mâcon went to the crew of Lyon, which was five lengths ahead at the finish, the "
        "judges said.",
    ),
)
TWO_THINGS = (
    (
        "The jury at Lewes convicted the clerk on Friday. It had been out for three hours.",
        "The jury at Lewes convicted the clerk on Friday. His counsel had spoken for five hours.",
    ),
    (
        "The cavers came out of the pit above Trieste on Monday. They had been underground for 20 hours, the "
        "rescuers said.",
        "The cavers came out of the pit above Trieste on Monday. The rescuers had worked for 44 hours, their "
        "leader said.",
    ),
    (
        "The cavers came out of the pit above Trieste on Monday. They had been underground for 20 hours, the "
        "rescuers said.",
        "The cavers came out of the pit above Trieste on Monday. They slept for eleven hours, the rescuers said.",
    ),
    (
        "The Dane won Sunday's stage to Lourdes. He came in 30 seconds ahead of the second man, the timekeepers said.",
        "The Dane won Sunday's stage to Lourdes. He leads the race by two minutes and ten seconds, the "
        "timekeepers said.",
    ),
    (
        "The Dane won Sunday's stage to Lourdes. He came in 30 seconds ahead of the second man, the timekeepers said.",
        "The Dane won Sunday's stage to Lourdes. He came in four minutes ahead of the third man, the timekeepers said.",
    ),
    (
        "The Dane won Sunday's stage to Lourdes. He came in 30 seconds ahead of the second man, the timekeepers said.",
        "The Dane won Sunday's stage to Lourdes. At the top of the pass his lead was two minutes, the "
        "timekeepers said.",
    ),
    (
        "The Danish parliament threw out the fishing bill on Thursday. Fifty members voted against it and 40 for "
        "it, the clerk said.",
        "The Danish parliament passed the fishing bill on Friday after a second reading. It was carried by 61 "
        "votes to 40, the clerk said.",
    ),
    (
        "The Danish parliament threw out the fishing bill on Thursday. It was lost by 50 votes to 40, the clerk said.",
        "The Danish parliament threw out an amendment to the fishing bill on Thursday. It was lost by 70 votes "
        "to 20, the clerk said.",
    ),
    (
        "The Danish parliament threw out the fishing bill on Thursday. Fifty members voted against it and 40 for "
        "it, the clerk said.",
        "The Danish parliament threw out the fishing bill on Thursday. It was lost by 50 votes to 40, the clerk said.",
    ),
    (
        "The Danish parliament threw out the fishing bill on Thursday. It was lost by ten votes, the clerk said.",
        "The Danish parliament threw out the fishing bill on Thursday. It was lost by 50 votes to 40, the clerk said.",
    ),
    (
        "The two climbers came down from the Eiger on Monday. They had been on the face for 30 hours, the guide said.",
        "The two climbers came down from the Eiger on Monday. They had been without food for 18 hours, the guide said.",
    ),
    (
        "Firemen freed the boy from the well at Jaca on Monday. He had been in the well for nine hours, their "
        "chief said.",
        "Firemen freed the boy from the well at Jaca on Monday. They dug for six hours, their chief said.",
    ),
    (
        "The yacht reached Horta on Monday. She had been at sea for 19 days, her skipper said.",
        "The yacht reached Horta on Monday. She had been without a mast for six days, her skipper said.",
    ),
    (
        "The Dane won the stage to Pau by 20 seconds, the timekeepers said.",
        "The Dane won the stage to Lourdes by two minutes, the timekeepers said.",
    ),
    (
        "The Dane won Saturday's stage to Pau by 20 seconds, the timekeepers said.",
        "The Dane won Sunday's stage to Lourdes by two minutes, the timekeepers said.",
    ),
    (
        "The Kenyan won the men's marathon at Turin on Sunday by 20 seconds, the judges said.",
        "A Norwegian won the women's marathon at Turin on Sunday by two minutes, the judges said.",
    ),
    (
        "The Kenyan won the marathon at Turin on Sunday by 20 seconds, the judges said.",
        "The Kenyan won the marathon at Turin on Sunday in two hours 11 minutes, the judges said.",
    ),
    (
        "The Swede won Sunday's ski race at Mora. She finished 40 seconds ahead of the second skier, the judges said.",
        "The Swede won Sunday's ski race at Mora. The third skier came in 95 seconds later, the judges said.",
    ),
    (
        "The Swede won Sunday's ski race at Mora. She finished 40 seconds ahead of the second skier, the judges said.",
        "The Swede won Sunday's ski race at Mora. After 20 kilometres her lead over the second skier was 95 "
        "seconds, the judges said.",
    ),
    (
        "The Swede won Sunday's ski race at Mora. She finished 40 seconds ahead of the second skier, the judges said.",
        "The Swede won Sunday's ski race at Mora. Last year she won by 95 seconds, the judges said.",
    ),
    (
        "The Swede won Sunday's ski race at Mora. She finished 40 seconds ahead of the second skier, the judges said.",
        "The Swede won Sunday's ski race at Mora. The start had been put off by 50 minutes, the judges said.",
    ),
    (
        "The horse won Sunday's race at Kempton by three lengths, the judge said.",
        "The horse won Sunday's second race at Kempton by a length, the judge said.",
    ),
    (
        "The Senate in Rome passed the farm bill on Thursday by 150 votes to 120, the clerk said.",
        "The Chamber of Deputies in Rome passed the farm bill on Thursday by 310 votes to 200, the clerk said.",
    ),
    (
        "The farm bill was passed in Oslo on Thursday by 80 votes to 70, the clerk said.",
        "The road bill was passed in Oslo on Thursday by 90 votes to 60, the clerk said.",
    ),
    (
        "The council of Metz approved the budget on Monday. Forty councillors voted for it and twelve against, "
        "the clerk said.",
        "The council of Metz approved the new school on Monday. Thirty-one councillors voted for it and 21 "
        "against, the clerk said.",
    ),
    (
        "The committee in Oslo passed the farm bill on Thursday by 12 votes to 9, the clerk said.",
        "Parliament in Oslo passed the farm bill on Thursday by 80 votes to 70, the clerk said.",
    ),
    (
        "The farm bill was passed in Oslo on Thursday. Eighty members voted for it and 70 against, the clerk said.",
        "The farm bill was passed in Oslo on Thursday by 80 votes to 70, the clerk said.",
    ),
    (
        "The farm bill was passed in Oslo on Thursday. Seventy members voted against it and 80 for it, the clerk said.",
        "The farm bill was carried in Oslo on Thursday by 80 to 70, the clerk said.",
    ),
    (
        "Rescuers brought two miners out of the pit at Bytom on Monday. The first had been underground for 20 "
        "hours, their leader said.",
        "Rescuers brought two miners out of the pit at Bytom on Monday. The last had been underground for 44 "
        "hours, their leader said.",
    ),
    (
        "A boy was lifted out of a well at Jaca on Monday. He had been trapped for nine hours, the fire chief said.",
        "A boy was lifted out of a well at Jaca on Monday. His dog had been trapped for 20 hours, the fire chief said.",
    ),
    (
        "A boy was lifted out of a well at Jaca on Monday. He had been trapped for nine hours, the fire chief said.",
        "A boy was lifted out of a well at Jaca on Monday. The rescue took four hours, the fire chief said.",
    ),
    (
        "A boy was lifted out of a well at Jaca on Monday. He had been trapped for nine hours, the fire chief said.",
        "A boy was lifted out of a well at Jaca on Monday. He will stay in hospital for two days, the fire chief said.",
    ),
    (
        "Two fishermen were picked up off Vardø on Monday. They had been adrift for 16 hours, the coastguard said.",
        "Two fishermen were picked up off Vardø on Monday. The helicopter was in the air for four hours, the "
        "coastguard said.",
    ),
    (
        "Two fishermen were picked up off Vardø on Monday. They had been adrift for 16 hours, the coastguard said.",
        "Two fishermen were picked up off Vardø on Monday. The lifeboat had looked for them for seven hours, the "
        "coastguard said.",
    ),
    (
        "Two fishermen were picked up off Vardø on Monday. They had been adrift for 16 hours, the coastguard said.",
        "Two fishermen were picked up off Vardø on Monday. They had drifted for 40 miles, the coastguard said.",
    ),
    (
        "Skiers were freed from a cable car at Chamonix on Monday. They had hung above the valley for five "
        "hours, the company said.",
        "Skiers were freed from a cable car at Chamonix on Monday. The cabin had been stuck for six hours by "
        "then, the company said.",
    ),
    (
        "Skiers were freed from a cable car at Chamonix on Monday. They had hung above the valley for five "
        "hours, the company said.",
        "Skiers were freed from a cable car at Chamonix on Monday. Power was off for eleven hours, the company said.",
    ),
)
DAY, NEXT = "1986-05-19", "1986-05-20"


@pytest.mark.parametrize(("first", "second"), ONE_THING)
def test_two_figures_of_what_is_decided_once(first: str, second: str) -> None:
    assert "number-conflict" in rules(("Elbe Post", NEXT, first), ("Delta News", NEXT, second))


@pytest.mark.parametrize(("first", "second"), TWO_THINGS)
def test_two_things_that_are_told_of_one(first: str, second: str) -> None:
    assert "number-conflict" not in rules(("Elbe Post", DAY, first), ("Delta News", NEXT, second))
    assert "number-conflict" not in rules(("Elbe Post", NEXT, second), ("Delta News", NEXT, first))
