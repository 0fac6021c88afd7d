"""What became surer, lost its source or was quoted in other words, in many a construction; and what only looks so."""

from __future__ import annotations

import pytest

from tests.comparing.stories import rules

#: how a report keeps something open, of *the bursar of Lille sold the organ*
OPEN = [
    "Allegedly the bursar of Lille {sold}.",
    "The bursar of Lille may have {sold}.",
    "It is likely that the bursar of Lille {sold}.",
    "The likeliest explanation is that the bursar of Lille {sold}.",
    "The police do not rule out that the bursar of Lille {sold}.",
    "It cannot be excluded that the bursar of Lille {sold}.",
    "It is not impossible that the bursar of Lille {sold}, a priest said.",
    "There is a rumour in the market that the bursar of Lille {sold}.",
    "There is talk in the market that the bursar of Lille {sold}.",
    "The bursar of Lille, so it is said, {sold}.",
    "The bursar of Lille, it is whispered, {sold}.",
    "If the letter is genuine, the bursar of Lille {sold}.",
    "If rumours are to be believed, the bursar of Lille {sold}.",
    "One version has it that the bursar of Lille {sold}.",
    "The bursar of Lille is accused of having {sold}.",
]
ASIDE = [
    "The bells rang at noon.",
    "A new file has been ordered for the town hall.",
    "The next match is on Sunday.",
    "He had lived in one room for nineteen years.",
]


@pytest.mark.parametrize("n", range(len(OPEN)))
def test_what_was_open_is_told_flatly(n: int) -> None:
    before = OPEN[n].format(sold="sold the organ of the chapel")
    after = f"The bursar of Lille sold the organ of the chapel. {ASIDE[n % len(ASIDE)]}"
    found = rules(("Post", "1934-10-09", before), ("Gazette", "1934-10-11", after))
    assert found == ["hardening"]


HARDER = [
    ("A clerk at the court of Esk allegedly took money for losing files.",
     "A clerk at the court of Esk took money for losing files. The winter is mild."),
    ("The treasurer of the rowing league allegedly paid for a villa out of the fund.",
     "The treasurer of the rowing league paid for a villa out of the fund."),
    ("A spark from a drill probably set off the blast in the Clara pit.",
     "A spark from a drill set off the blast in the Clara pit."),
    ("Poachers are believed to have shot the last bustard of the Karst.",
     "The last bustard of the Karst was shot by poachers."),
    ("Two boats are feared lost off Lofoten after the storm.", "Two boats were lost off Lofoten in the storm."),
    ("Talk of a mutiny on the cruiser went round the port on Sunday.", "A mutiny broke out on the cruiser."),
    ("Something that might have been a meteor fell into the lake at Bled on Sunday.",
     "A meteor fell into the lake at Bled on Sunday."),
    ("What may be the oldest map of Crete has been found in Pavia.",
     "The oldest map of Crete has been found in Pavia."),
    ("Rumours that the cashier had shot himself were going round in Lemberg.", "The cashier has shot himself."),
]  # fmt: skip
NEWER = [
    ("A stoker from the Tern may have smallpox, the port doctor said.",
     "A stoker from the Tern has smallpox. A test showed it on Wednesday, the port doctor said."),
    ("Walls under a yard in Lund may be the lost abbey, the digger said.",
     "The walls under the yard in Lund are the lost abbey. Workmen came upon a tomb, with a name cut in it, on "
     "Wednesday, the digger said."),
    ("A clerk may have forged the will. Three experts are comparing the hand.",
     "A clerk forged the will. The experts gave their report on Wednesday."),
    ("A letter found in Cluny may be the abbot's own, a scholar said.",
     "The letter found in Cluny is the abbot's own. A note in his hand came to light on Wednesday."),
]  # fmt: skip
NEITHER = [
    ("A man who may be ill was seen in Zug on Sunday.", "A man was seen in Zug on Sunday."),
    ("A bone that is thought to be human was found in the yard in Leith.", "A bone was found in the yard in Leith."),
    ("The coach may drop the captain for the final.", "The coach has dropped the captain for the final."),
    ("The general is believed to be in Cairo.", "The general was in Cairo in 1929."),
    ("The clerk may have forged the will.", "The clerk is charged with having forged the will."),
    ("A faulty lamp is the probable cause of the fire in the docks.", "The fire in the docks is out."),
    ("The minister may have sold the plans.", "A clerk sold the plans, not the minister."),
    ("The cruiser may carry eleven-inch guns.", "The cruiser carries nine-inch guns."),
    ("The hospital in Lund treated 40 people for burns in May, its director said.",
     "Since New Year the hospital in Lund has treated 212 people for burns."),
    ("The organisers said that the fair would open on Saturday.", "The fair opens on Saturday."),
    ("The town clerk said that the bridge had been closed.", "The bridge has been closed."),
    ("The coastguard said that the trawler had sunk off Leros.", "The trawler sank off Leros."),
]  # fmt: skip
LOST = [
    ("The chief of police in Hull said that his men had fired only into the air on Sunday.",
     "The police fired only into the air in Hull on Sunday."),
    ("The mayor of Hull said that he had never met the builder.", "The mayor of Hull never met the builder."),
    ("The brakes of the tram in Lisbon had been tested the day before, the tram company said.",
     "The brakes of the tram in Lisbon had been tested the day before."),
    ("Milk from its churns had nothing to do with the fever in Thirsk, the dairy said.",
     "Milk from the dairy had nothing to do with the fever in Thirsk."),
    ("The employers' league said that half of the spinners in Lodz had come back.",
     "Half of the spinners in Lodz came back."),
    ("A volunteer at the record office told the Post that the diaries were lying under water at Kelso.",
     "The diaries are lying under water at Kelso, county archivists have confirmed, the Post reports."),
    ("A man who did not want his name in print told the Post that the match had been sold.",
     "Senior club officials have confirmed that the match was sold, the Post reports."),
    ("One angry salesman told the Post that the model would be withdrawn.",
     "The model will be withdrawn, the trade press reports."),
]  # fmt: skip
CASES = [("hardening", *c) for c in HARDER] + [("update", *c) for c in NEWER] + [("lost-source", *c) for c in LOST]


@pytest.mark.parametrize(("rule", "before", "after"), CASES)
def test_what_a_later_report_made_of_it(rule: str, before: str, after: str) -> None:
    assert rule in rules(("Post", "1934-10-09", before), ("Gazette", "1934-10-11", after))


@pytest.mark.parametrize(("before", "after"), NEITHER)
def test_what_only_looks_so(before: str, after: str) -> None:
    found = rules(("Post", "1934-10-09", before), ("Gazette", "1934-10-11", after))
    assert not {"hardening", "lost-source"} & {*found}


#: how a quotation is framed
FRAMES = [
    "“{0},” the rector told the senate on Tuesday.",
    "The rector closed the sitting on Tuesday with a vow. “{0},” she called.",
    "“{0},” cried the rector at the sitting on Tuesday.",
    "The senate heard the rector on Tuesday. “{0},” he said.",
    "“{0}.” With these words the rector left the senate on Tuesday.",
    "The rector was short on Tuesday: “{0}.”",
    "“{1},” the rector told the senate on Tuesday, “{2}.”",
]


def _framed(n: int, words: str) -> str:
    return FRAMES[n % len(FRAMES)].format(words, *words.split(", ", 1))


@pytest.mark.parametrize("n", range(len(FRAMES)))
def test_other_words_of_one_sentence(n: int) -> None:
    first = _framed(n, "We shall keep the old hall, and nobody will sell the park")
    other = _framed(n + 3, "We shall keep the old hall, and somebody will sell the park")
    a, b = ("Post", "1962-08-15", first), ("Gazette", "1962-08-15", other)
    assert "altered-quote" in rules(a, b)
    bursar = ("Gazette", "1962-08-15", other.replace("rector", "bursar"))
    assert "altered-quote" not in rules(a, bursar)
    same = ("Gazette", "1962-08-15", _framed(n + 3, "We shall keep the old hall, and nobody will sell the park"))
    assert rules(a, same) == []


def test_words_that_changed_places() -> None:
    a = ("Post", "1962-08-15", "“The fever came from the wells and not from the ships,” the rector said.")
    b = ("Gazette", "1962-08-15", "“The fever came from the ships and not from the wells,” the rector said.")
    assert rules(a, b) == ["altered-quote"]
