"""Surmises of the report itself, in many words, and what is none."""

from __future__ import annotations

import pytest

from sayso.comparing.rules.guess import guess
from sayso.comparing.told import Told
from sayso.knowledge.places import open_gazetteer
from sayso.model import Report
from tests.reading.helpers import read


def _raised(text: str) -> int:
    report = Report(id="r", text=text, language="en", published="2014-05-20")
    return len(list(guess(Told(report, read(text)), open_gazetteer())))


@pytest.mark.parametrize(
    "text",
    [
        "The date of the decision was most likely chosen to spare the government a quarrel before the elections.",
        "The Commission is presumably holding back its aid in order to teach Prague a lesson.",
        "The minister is probably playing for time.",
        "He was evidently hoping to catch the last ferry.",
        "The envoy stayed away, no doubt out of anger over the seating.",
        "With this move the bank apparently seeks to calm its creditors.",
        "The invitation was surely sent to annoy the neighbours.",
        "The colour of the ribbon may have been chosen to flatter the admiral.",
        "The remark was obviously aimed at the prime minister.",
        "It seems that the mayor wants to be rid of his deputy.",
        "It looks as if the firm wants to force the union to the table.",
        "It appears that the duke meant to warn his brother.",
        "The thieves presumably thought that the guard was asleep.",
        "The reason is probably the quarrel over the harbour dues.",
        "The motive was presumably revenge.",
        "The aim is apparently to drive up the price.",
        "The purpose of the visit is presumably to mend fences.",
        "He will hardly have come for the weather; he presumably wanted to see the loan signed.",
        "Presumably the council fears a lawsuit.",
        "The letter is likely a warning to the shipowners.",
        "The gift was probably meant to please the bishop.",
        "The envoy left early, presumably because he had been slighted.",
        "The firm sold the field, possibly in the hope of a tax cut.",
        "The silence of the palace is likely to be a sign of anger.",
        "The king was probably thinking of his son.",
        "The union seems to want a test of strength.",
        "The governor's absence can only be meant as a rebuke.",
        "The order must be meant for the garrison in the north.",
        "By this she probably meant the treasurer.",
        "He was probably alluding to the scandal of the bells.",
        "The words were apparently addressed to the students.",
        "The choice of the day was hardly an accident; it was probably meant to recall the mutiny.",
        "The attack was probably an act of revenge.",
        "The minister evidently intends to buy time until the autumn.",
        "Her resignation was likely prompted by the row over the well.",
        "The ship was most probably making for Trieste to escape the blockade.",
        "The bank is possibly trying to scare off a buyer.",
        "The council presumably believes that nobody will notice.",
        "The company perhaps expects to be bought.",
        "He is said to be ill, but the true reason is probably the unpaid bill.",
        "The decree is apparently designed to keep the bishop from voting.",
        "The move is seemingly directed against the coal lords.",
        "The visit can be read as a gesture to the islanders.",
        "The rebels were probably after the bridge.",
        "The burglars were presumably looking for the crown.",
        "The offer is probably a trap for the opposition.",
        "Probably the mayor wanted to spare himself the booing.",
        "The firm, which presumably wants to save on wages, has let forty men go.",
        "She wore black, apparently as a protest against the verdict.",
        "The flag was left at half mast, perhaps to honour the drowned.",
    ],
)
def test_what_the_report_guesses(text: str) -> None:
    assert _raised(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Analysts believe the move is likely aimed at the housing market.",
        "The minister said the firm was probably playing for time.",
        "According to a diplomat the envoy presumably wanted to mend fences.",
        '"He probably wanted to flatter the admiral," the clerk said.',
        "It will probably rain on Thursday.",
        "Prices are likely to rise by four per cent.",
        "The ferry probably struck a container.",
        "The fire may have started in the kitchen.",
        "The wreck is probably that of the collier.",
        "The bridge will presumably be closed until Friday.",
        "The vote is likely to take place in May.",
        "Police think the gunman apparently mistook the porter for the judge.",
        "The mayor wants to be rid of his deputy, his deputy said.",
        "In the opinion of the harbour master the crew probably wanted to save fuel.",
        "The driver apparently fell asleep.",
        "Two men are presumably still in the shaft.",
        "The minister meant the treasurer.",
        "The aim of the law is to drive up the price.",
        "The council hopes to sell the pier.",
        "The exact number will probably never be known.",
        "Investigators suspect that the fire was probably an act of revenge.",
        "The police assume that the thieves were presumably looking for the crown.",
        "The economist Hilde Brandt thinks the bank is possibly trying to scare off a buyer.",
        "Observers see the visit as a gesture to the islanders.",
        "The letter reads like an order to the garrison, two officers said.",
        "The team will likely try to score early.",
        "The river is likely to reach its peak on Friday.",
        "The book is likely to be a success.",
    ],
)
def test_what_is_no_guess_of_the_report(text: str) -> None:
    assert not _raised(text)
