"""What short reports answer in two ways, whatever slot of the clause holds what it is of; and what stands beside it, is
of another owner, in another place, of another day or only a part.
"""

from __future__ import annotations

import pytest

from sayso.comparing.contradictions.answers import answers
from sayso.comparing.contradictions.ballots import ballots
from sayso.comparing.statements.statements import sheet
from tests.comparing.stories import rules, told

APART = [
    # verdicts
    ("The jury found the harbour pilot guilty of manslaughter in Cork on Tuesday.",
     "On Tuesday the harbour pilot was found not guilty of manslaughter by the jury in Cork."),
    ("The trial of the harbour pilot ended in Cork on Tuesday. He was convicted of manslaughter.",
     "The jury in Cork acquitted the harbour pilot of manslaughter on Tuesday."),
    ("The verdict on the harbour pilot, read in Cork on Tuesday, was guilty of manslaughter.",
     "The verdict on the harbour pilot, read in Cork on Tuesday, was not guilty."),
    # how somebody voted
    ("The lower house in Ottawa passed the milk bill on Monday. The farm minister voted against it.",
     "The farm minister abstained when the lower house in Ottawa passed the milk bill on Monday."),
    ("The farm minister voted for the milk bill in Ottawa on Monday.",
     "The farm minister sat out the vote on the milk bill in Ottawa on Monday."),
    ("The farm minister was among those who voted against the milk bill in Ottawa on Monday.",
     "The farm minister cast his vote for the milk bill in Ottawa on Monday."),
    # contests that nobody won
    ("Sligo beat Tralee in the cup final at Athlone on Sunday.",
     "Nobody won the cup at Athlone on Sunday: Sligo and Tralee drew."),
    ("The pharmacist Ana Brito was elected mayor of Faro on Sunday.",
     "Nobody was elected mayor of Faro on Sunday; a second round will be needed."),
    # what no noun of the clause is
    ("The flood swept the road bridge at Adria away on Monday night.",
     "The flood did no harm to the road bridge at Adria on Monday night."),
    ("The road bridge at Adria collapsed on Monday night.",
     "The flood of Monday night left the road bridge at Adria standing."),
    ("Fire destroyed the theatre in Odense on Sunday night.",
     "Sunday night's fire stopped short of the theatre in Odense."),
    ("The ferryman was drunk when the ferry ran aground at Arbon on Monday.",
     "No alcohol was found in the blood of the ferryman after the ferry ran aground at Arbon on Monday."),
    ("The coaster Inger sank off Skagen on Sunday night.",
     "The coaster Inger put into Frederikshavn on Monday morning after a rough Sunday night off Skagen."),
    ("A crane fell at the grain quay in Rotterdam on Monday without hurting anybody.",
     "A crane fell at the grain quay in Rotterdam on Monday, injuring the driver and two fitters."),
    # there and not there
    ("Nungesser and Coli have alighted in New York harbour.",
     "Nungesser and Coli did not reach New York."),
    ("The Polish rope reached the summit of the west peak on Sunday.",
     "The Polish rope turned back below the summit of the west peak on Sunday."),
    # signed and not, held and not, met and not
    ("The herring talks between Norway and Iceland in Bergen ended on Monday with a treaty.",
     "No herring treaty was signed in Bergen on Monday."),
    ("The bishop received the strikers in Gijon on Monday.",
     "The bishop refused to see the strikers in Gijon on Monday."),
    ("The rebels took the town of Brihuega on Monday.",
     "The garrison threw the rebels back from the town of Brihuega on Monday."),
    ("The letter of the poet in Weimar is genuine, the archive found on Monday.",
     "The archive in Weimar declared the letter of the poet a fake on Monday."),
]  # fmt: skip
TOGETHER = [
    # of somebody else's
    ("The dean of Lund did not resign on Monday.", "The deputy of the dean of Lund resigned on Monday."),
    ("The prince did not marry the dancer in Baden on Sunday.",
     "The prince's brother married the dancer's sister in Baden on Sunday."),
    ("The dockers in Oran took the offer of the port on Monday.",
     "The dockers in Oran rejected the offer of the shipowners on Monday."),
    ("The ransom for the vicar was paid in Cali on Sunday.", "No ransom was paid for the banker in Cali on Sunday."),
    # beside it, or a part
    ("The senate in Montevideo passed the water bill on Monday.",
     "An amendment to the water bill was rejected in the senate in Montevideo on Monday."),
    ("Traffic flowed over the Furka pass on Monday.", "The inn on the Furka pass was closed on Monday."),
    ("The bomb under the mill at Arles went off on Monday.",
     "The bomb under the bridge at Arles was defused on Monday."),
    ("The burst pipe did not ruin all the pianos of the school in Gera on Monday.",
     "The burst pipe ruined four pianos of the school in Gera on Monday."),
    # in another place
    ("A crane toppled over at the grain quay in Rotterdam early on Monday morning. Nobody was hurt.",
     "Gusts brought down a crane at the oil dock in Rotterdam on Monday. Its driver was hurt."),
    ("The garrison did not withdraw from the island of Leros on Sunday.",
     "The garrison withdrew from the island of Kos on Sunday."),
    ("The underground in Valencia stood still on Monday, Venezuela's transport office said.",
     "Nowhere on the Spanish coast did the power fail on Monday, and every train of the underground in Valencia ran."),
    # of another sort
    ("Norway and Iceland signed a herring treaty in Bergen on Monday.",
     "Norway and Iceland did not sign a timber treaty in Bergen on Monday."),
    ("The tram drivers of Hull walked out on Monday.", "The bus drivers of Hull worked on Monday."),
    ("The night express stayed on the rails at Landeck on Monday.",
     "A goods train left the rails at Landeck on Monday."),
    ("The farm minister voted against the milk bill in Ottawa on Monday.",
     "The farm minister voted for the grain bill in Ottawa on Monday."),
    ("The farm minister voted against the milk bill in Ottawa on Monday.",
     "The farm minister's deputy voted for the milk bill in Ottawa on Monday."),
    ("Sligo beat Tralee in the cup final at Athlone on Sunday.",
     "Tralee beat Ennis in the third-place match at Athlone on Sunday."),
    ("Sligo beat Tralee in the cup final at Athlone on Sunday.",
     "Sligo and Tralee drew at Athlone on Sunday; Sligo won on penalties."),
    # of another time
    ("The theatre in Odense was spared by the fire on Sunday night.",
     "The old theatre in Odense had burned down in 1884."),
    ("Snow blocked the Furka pass on Monday.", "The Furka pass reopened on Monday evening after two days."),
    # one side in two ways
    ("On Monday the harbour pilot was found not guilty by the jury in Cork.",
     "The harbour pilot walked free from the court in Cork on Monday."),
    ("The gendarmes held their fire in Split on Monday.", "Not a shot was fired in Split on Monday."),
    ("A sweeper found the missing ring in a drain in Siena on Monday.",
     "The missing ring turned up in a drain in Siena on Monday."),
    ("The letter of the poet in Weimar is not genuine, the archive found on Monday.",
     "The letter of the poet in Weimar is a forgery, the archive found on Monday."),
    # traps that a wider look at the clause brought
    ("A lamp set fire to the girls' school in Varna on Monday morning. Nobody was hurt.",
     "The hall of the boys' school in Varna burned out on Monday evening. Two firemen were hurt."),
    ("Trains ran on Monday on the lines north of Varna, where the stokers have called off their strike.",
     "No train ran south of Varna on Monday. The stokers there have not called off their strike."),
    ("The convoy reached Tuzla on Monday.", "The last lorry of the convoy did not reach Tuzla on Monday."),
    ("The tanker Rosa left for Aden on Monday.", "The tanker Rosa was still in port on Monday morning."),
    ("Fire destroyed the roof of the mill in Varna on Monday.", "The fire brigade saved the mill in Varna on Monday."),
    ("The jury in Varna found the baker guilty of theft on Monday.",
     "The jury in Varna cleared the baker of fraud on Monday."),
    ("Nobody was elected in the first round in Varna on Sunday.",
     "The baker was elected mayor of Varna in the second round on Sunday."),
    ("The mayor of Varna abstained in the vote on the tram on Monday.",
     "The mayor of Varna voted for the tunnel on Monday."),
    ("The firm paid the wages for May in Varna on Monday.", "The wages for June had not been paid in Varna on Monday."),
    ("The climbers gave up their plan to cross the glacier at Varna on Monday.",
     "The climbers reached the summit at Varna on Monday."),
]  # fmt: skip


def _rules(first: str, second: str) -> list[str]:
    return rules(("Post", "1972-06-28", first), ("Echo", "1972-06-28", second))


@pytest.mark.parametrize(("first", "second"), APART)
def test_apart(first: str, second: str) -> None:
    assert "contradiction" in _rules(first, second)
    assert "contradiction" in _rules(second, first)


@pytest.mark.parametrize(("first", "second"), TOGETHER)
def test_together(first: str, second: str) -> None:
    assert "contradiction" not in _rules(first, second)
    assert "contradiction" not in _rules(second, first)


def test_two_departures_of_one_journey() -> None:
    back = "The mail airship is back in Friedrichshafen. She had left for Seville on 11 June."
    assert rules(
        ("Post", "1930-06-20", back),
        ("Echo", "1930-06-21", "The mail airship left Friedrichshafen for Seville on 14 June."),
    ) == ["contradiction"]
    assert (
        rules(
            ("Post", "1930-06-20", back),
            ("Echo", "1930-06-21", "The mail airship left Seville for Friedrichshafen on 14 June."),
        )
        == []
    )


def test_what_a_clause_is_of() -> None:
    (report,) = told(("Post", "1972-06-28", "There was no trace of the missing ring in Siena on Tuesday."))
    (found,) = [x.thing for x in answers(sheet(report)) if x.answer == "miss"]
    assert found is not None
    assert (found.head, found.text) == ("ring", "the missing ring")


def test_names_are_no_wordings() -> None:
    (report,) = told(("Post", "1972-06-28", "The gendarmes went home in Split on Tuesday."))
    assert "divided" not in {x.answer for x in answers(sheet(report))}


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("The farm minister abstained in the vote on the milk bill on Monday.", "neither"),
        ("The farm minister did not vote for the milk bill on Monday.", "not for"),
        ("The farm minister voted against the milk bill on Monday.", "against"),
    ],
)
def test_how_somebody_voted(text: str, way: str) -> None:
    (report,) = told(("Post", "1972-06-28", text))
    assert [b.way for b in ballots(sheet(report))] == [way]
