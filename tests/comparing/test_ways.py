"""Which way a party has a thing go, whatever the words: to be done, or to stay as it is."""

from __future__ import annotations

import pytest

from sayso.comparing.rules.position_shift import position_shift
from sayso.knowledge.places import open_gazetteer
from tests.comparing.stories import rules, told

#: by matter: what one side of it says, and the other, each on the word of one party
MATTERS = {
    "vaccination": (
        ["Vaccination against measles will stay voluntary, the health minister said in Quito on Monday.",
         "Nobody will be forced to be vaccinated against measles, the health minister said in Quito on Monday."],
        ["Vaccination against measles will become compulsory, the health minister said in Quito on Monday.",
         "From May all children must be vaccinated against measles, the health minister announced in Quito on Monday."],
    ),
    "game": (
        ["Up to ten elk may be shot in the forest from November, the forestry ministry said in Vilnius on Monday.",
         "The forestry ministry will let hunters shoot elk in the forest, it said in Vilnius on Monday."],
        ["Not one elk may be shot in the forest, the forestry ministry said in Vilnius on Monday.",
         "The forestry ministry will not allow the shooting of a single elk, its spokesman said in Vilnius on Monday."],
    ),
    "command": (
        ["Albania will send its frigate to the exercise whoever commands it, the defence minister said in Tirana on "
         "Monday.",
         "The defence minister said in Tirana on Monday that Albania would send its frigate to the exercise under any "
         "command."],
        ["Albania will send its frigate to the exercise only under an Albanian admiral, the defence minister said in "
         "Tirana on Monday.",
         "Unless an Albanian has the command, Albania will not send its frigate to the exercise, its defence minister "
         "said in Tirana on Monday."],
    ),
    "strike": (
        ["The porters’ union will go on strike on Friday, its secretary said in Lyon on Monday."],
        ["The porters’ union will not strike, its secretary said in Lyon on Monday.",
         "There will be no strike, the secretary of the porters’ union said in Lyon on Monday."],
    ),
    "tax": (
        ["The finance minister will raise the beer tax, he told the senate in Prague on Monday.",
         "The beer tax must rise, the finance minister told the senate in Prague on Monday."],
        ["The beer tax will stay as it is, the finance minister said in Prague on Monday.",
         "The finance minister said in Prague on Monday that the beer tax would not be raised.",
         "There will be no increase in the beer tax, the finance minister said in Prague on Monday."],
    ),
    "pit": (
        ["The Consett pit will close in March, the Northern Coal Company said in Durham on Monday.",
         "The Northern Coal Company will shut the Consett pit, its director said in Durham on Monday."],
        ["The Consett pit will stay open, the Northern Coal Company said in Durham on Monday.",
         "The Northern Coal Company will keep the Consett pit working, its director said in Durham on Monday."],
    ),
    "coalition": (
        ["The Peasant Party will join the coalition, its chairman told reporters in Tallinn on Monday."],
        ["The Peasant Party will never sit in the coalition, its chairman told reporters in Tallinn on Monday."],
    ),
}  # fmt: skip
#: another party, another thing, a doing that has nothing to do with it, or nobody's will
OTHERS = [
    ("Up to ten wolves may be shot in the forest from November, the forestry ministry said in Vilnius on Monday.",
     "Not one elk may be shot in the forest, the forestry ministry said in Vilnius on Monday."),
    ("The wine tax will stay as it is, the finance minister said in Prague on Monday.",
     "The finance minister said in Prague on Monday that the beer tax would be raised."),
    ("The porters’ union will not strike, its secretary said in Lyon on Monday.",
     "The porters’ union will march on Friday, its secretary said in Lyon on Monday."),
    ("The dockers’ union will not strike, its secretary said in Lyon on Monday.",
     "The porters’ union will go on strike on Friday, its secretary said in Lyon on Monday."),
    ("The bishop will bless the new bridge, he said in Cork on Monday.",
     "The rabbi will not bless the new bridge, he said in Cork on Monday."),
    ("The harbour board will not build the new car park, its chairman said in Ystad on Monday.",
     "The new pier will be built next year, the chairman of the harbour board said in Ystad on Monday."),
    ("“We might not sit in a cabinet with that man,” the opposition leader called in Suva on Sunday.",
     "The opposition leader announced in Suva on Tuesday that she would join the prime minister’s cabinet."),
]  # fmt: skip
TURNS = [
    "Until last week the justice ministry in Lima had refused to hand over anybody. It will now give up the banker, "
    "its spokesman said on Thursday.",
    "The guild, which had always rejected machines, now wants two of them.",
    "The minister, who last year called the dam a folly, now calls it indispensable.",
    "Only a month ago the bishop forbade the play; now he has given it his blessing.",
    "In March the premier still ruled out a coalition; on Monday he offered one.",
    "The general, who had vowed not to give an inch, is now ready to leave the valley.",
]
NO_TURNS = [
    "The guild, which had always wanted machines, now has two of them.",
    "Until last week the bridge had been closed. It is now open.",
    "The rebels had always refused talks. The government now offers them a truce.",
    "The company had refused to sell the mill last year. It now offers a discount on flour.",
    "In March the premier still led in the polls; on Monday he had lost.",
    "The senator, once a carpenter, now pleads for the tunnel.",
]
EARLIER, LATER = "2004-03-02", "2004-06-08"


@pytest.mark.parametrize("matter", MATTERS)
def test_a_turn_either_way_and_none_in_other_words(matter: str) -> None:
    sides = MATTERS[matter]
    missed, false = [], []
    for n, mine in enumerate(sides):
        for first in mine:
            for second in sides[1 - n]:
                if "position-shift" not in rules(("A", EARLIER, first), ("B", LATER, second)):
                    missed.append((first, second))
            for second in mine:
                if "position-shift" in rules(("A", EARLIER, first), ("B", LATER, second)):
                    false.append((first, second))
    assert not missed and not false


@pytest.mark.parametrize(("first", "second"), OTHERS)
def test_two_matters(first: str, second: str) -> None:
    assert "position-shift" not in rules(("A", EARLIER, first), ("B", LATER, second))
    assert "position-shift" not in rules(("A", EARLIER, second), ("B", LATER, first))


@pytest.mark.parametrize("text", TURNS)
def test_then_and_now(text: str) -> None:
    (report,) = told(("A", EARLIER, text))
    assert [f.rule for f in position_shift(report, open_gazetteer())] == ["position-shift"]


@pytest.mark.parametrize("text", NO_TURNS)
def test_then_and_now_of_two_things(text: str) -> None:
    (report,) = told(("A", EARLIER, text))
    assert not list(position_shift(report, open_gazetteer()))
