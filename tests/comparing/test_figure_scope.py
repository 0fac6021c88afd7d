"""Figures of two stretches of time, two places, or a group and one within it, however alike they are worded; and
figures that a later report puts right.
"""

from __future__ import annotations

import pytest

from tests.comparing.stories import rules

MONDAY, WEDNESDAY = "1986-05-19", "1986-05-21"
WINDOWS = (
    ("Lifeguards pulled eleven swimmers from the sea at Biarritz at the weekend, their chief said.",
     "Lifeguards pulled four swimmers from the sea at Biarritz on Tuesday, their chief said."),
    ("Lifeguards pulled eleven swimmers from the sea at Biarritz on Sunday, their chief said.",
     "Sixty-two swimmers have been pulled from the sea at Biarritz since the season opened in May, their chief said."),
    ("Sixty-two swimmers have been pulled from the sea at Biarritz this summer, their chief said.",
     "Lifeguards pulled four swimmers from the sea at Biarritz on Tuesday, their chief said, the fewest on one day."),
    ("The ferry at Calais carried 4,100 cars on Friday, the line said.",
     "The ferry at Calais carried 9,700 cars at the weekend, the line said."),
    ("The airport of Cork cancelled 34 flights on Monday because of fog, its director said.",
     "Over the whole week the airport of Cork cancelled 121 flights because of fog, its director said."),
    ("The yard at Gdynia delivered three trawlers in the first week of April, its director said.",
     "The yard at Gdynia delivered nine trawlers in April, its director said."),
    ("The court in Padua heard nine witnesses on Monday, its clerk said.",
     "The court in Padua has heard 44 witnesses since the trial began, its clerk said."),
    ("The shop in Delft sold 700 copies of the novel on its first day, the bookseller said.",
     "The shop in Delft sold 2,300 copies of the novel in its first week, the bookseller said."),
    ("The lift at Zermatt carried 6,200 skiers on Saturday, the company said.",
     "On its busiest day this winter the lift at Zermatt carried 8,900 skiers, the company said."),
)  # fmt: skip
PLACES = (
    ("The gale left 210,000 households in Ireland without power on Saturday morning, the grid office said.",
     "On Saturday morning 64,000 households in Connacht were without power, the grid office said."),
    ("The gale left 210,000 households in Ireland without power on Saturday morning, the grid office said.",
     "Six hundred households on Achill were still without power on Sunday, the grid office said."),
    ("The storm felled 90,000 trees in the Black Forest on Friday, the foresters said.",
     "The storm felled 22,000 trees in the Odenwald on Friday, the foresters said."),
    ("The frost killed 60,000 vines in the Languedoc in the night to Friday, the growers said.",
     "The frost killed 9,000 vines in the Minervois in the night to Friday, the growers said."),
    ("Inspectors closed 44 bakeries in Scotland on Friday, their office said.",
     "Inspectors closed nine bakeries in Fife on Friday, their office said."),
)  # fmt: skip
GROUPS = (
    ("The school in Omsk sent home 120 pupils on Friday because of the cold, its head said.",
     "The school in Omsk sent home 40 first-year pupils on Friday because of the cold, its head said."),
    ("The zoo in Lille lost 38 birds in Friday's storm, its director said.",
     "The zoo in Lille lost five young birds in Friday's storm, its director said."),
    ("The army freed 80 prisoners at Gori on Friday, its spokesman said.",
     "The army freed 22 wounded prisoners at Gori on Friday, its spokesman said."),
    ("The bakery in Graz threw away 900 loaves on Friday, its owner said.",
     "The bakery in Graz threw away 200 rye loaves on Friday, its owner said."),
)  # fmt: skip


def _between(first: str, second: str) -> list[str]:
    return rules(("Elbe Post", MONDAY, first), ("Delta News", WEDNESDAY, second))


@pytest.mark.parametrize(("first", "second"), [*WINDOWS, *PLACES, *GROUPS])
def test_figures_of_two_scopes(first: str, second: str) -> None:
    assert "number-conflict" not in _between(first, second)
    assert "number-conflict" not in _between(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The ferry at Calais carried 4,100 cars on Friday, the line said.",
         "On Friday the ferry at Calais carried 9,700 cars, the line said."),
        ("The storm felled 90,000 trees in the Black Forest on Friday, the foresters said.",
         "On Friday the storm felled 22,000 trees in the Black Forest, the foresters said."),
        ("The bakery in Graz threw away 900 rye loaves on Friday, its owner said.",
         "The bakery in Graz threw away 200 rye loaves on Friday, its owner said."),
    ],
)  # fmt: skip
def test_figures_of_one_scope(first: str, second: str) -> None:
    assert _between(first, second) == ["number-conflict"]


@pytest.mark.parametrize(
    "second",
    [
        "The castle at Celje has corrected its figure. The thieves took 184 silver spoons, its keeper said.",
        "The thieves took 184 silver spoons from the castle at Celje, its keeper said. He was correcting the "
        "number that he gave on Monday.",
        "The thieves took 184 silver spoons from the castle at Celje, its keeper said. The first count had "
        "been mistaken.",
        "The keeper of the castle at Celje had miscounted. The thieves took 184 silver spoons, he said.",
    ],
)
def test_figures_put_right_in_the_sentence_beside(second: str) -> None:
    first = "Thieves took 210 silver spoons from the castle at Celje in the night to Sunday, its keeper said."
    assert _between(first, second) == ["update"]
