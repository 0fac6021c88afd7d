"""Figures of two things that one noun, one deed or one fire may hide, beside figures of one thing."""

from __future__ import annotations

import pytest

from tests.comparing.stories import rules

#: what a report says, what another says of the same, and what one says of something else
CASES = (
    (
        "The court in Oulu sentenced the banker to six years in prison for fraud on Thursday.",
        "The banker was jailed for nine years in Oulu on Thursday for fraud.",
        "The banker's bookkeeper was sentenced to nine years in prison for fraud in Oulu on Thursday.",
    ),
    (
        "The spinning mill in Lodz will cut 180 jobs, its director said on Thursday.",
        "The spinning mill in Lodz is to lay off 640 workers, its director said on Thursday.",
        "The weaving mill in Lodz will cut 640 jobs, its director said on Thursday.",
    ),
    (
        "The television tower at Ostrava is 142 metres high, its builders said.",
        "The television tower at Ostrava stands 168 metres tall, its builders said.",
        "The restaurant in the television tower at Ostrava is 168 metres up, its builders said.",
    ),
    (
        "Parliament in Riga passed the harbour bill on Thursday with 58 votes in favour.",
        "The harbour bill was adopted by parliament in Riga on Thursday; 71 deputies voted for it.",
        "Parliament in Riga passed the budget on Thursday with 71 votes in favour.",
    ),
    (
        "The steamer left Split on Thursday with 28,000 tonnes of cement aboard, the port captain said.",
        "The steamer had loaded 43,000 tonnes of cement at Split before she left on Thursday, the port captain said.",
        "The steamer left Split on Thursday with 43,000 tonnes of oranges aboard, the port captain said.",
    ),
    (
        "Thieves took four paintings from the museum in Ghent on Thursday night, the police said.",
        "Nine paintings are missing from the museum in Ghent since Thursday night, the police said.",
        "Nine paintings in the museum in Ghent were damaged by thieves on Thursday night, the police said.",
    ),
    (
        "80 prisoners were exchanged at the border post of Goris on Thursday, the Red Cross said.",
        "The exchange at Goris on Thursday freed 210 prisoners, the Red Cross said.",
        "210 prisoners remain in camps after Thursday's exchange at Goris, the Red Cross said.",
    ),
    (
        "The violin fetched 340,000 francs at the auction in Lyon on Thursday.",
        "A collector bought the violin in Lyon on Thursday for 520,000 francs.",
        "The violin, sold at auction in Lyon on Thursday, had been valued at 520,000 francs.",
    ),
    (
        "The council of Basel debated the bridge for nine hours on Thursday.",
        "It took the council of Basel fourteen hours on Thursday to decide on the bridge.",
        "The mayor of Basel spoke for fourteen minutes in Thursday's debate on the bridge.",
    ),
    (
        "The balloon reached Girona on Thursday after a flight of five hours.",
        "The balloon flew for eight hours before it landed at Girona on Thursday.",
        "The start of the balloon that landed at Girona on Thursday had been put off by eight hours.",
    ),
    (
        "The jury at Exeter acquitted the grocer of fraud on Thursday. The jurors had been out for two hours.",
        "The grocer was cleared of fraud at Exeter on Thursday. It took the jurors seven hours to agree.",
        "The grocer's counsel spoke for seven hours at Exeter before the jury acquitted him of fraud on Thursday.",
    ),
    (
        "The hoard that a farmer dug up near Thetford in March was counted. It is made up of 1,260 silver pennies.",
        "The hoard from the field near Thetford can be seen from Saturday. It numbers 2,145 silver pennies.",
        "The hoard from the field near Thetford can be seen from Saturday. At Mildenhall 2,145 silver pennies "
        "were struck for it.",
    ),
)
#: counts that run on, and what is counted beside them
RUNNING = (
    (
        "140 cases of cholera have been counted in Beira, the health office said.",
        "310 people have caught cholera in Beira, the health office said.",
        "310 people in Beira have been vaccinated against cholera, the health office said.",
    ),
    (
        "The police held 12 people at the dockers' march in Leith on Thursday.",
        "34 arrests were made during the dockers' march in Leith on Thursday, the police said.",
        "The police charged 34 people at the football ground in Leith on Thursday.",
    ),
)
FRIDAY, SATURDAY = "1986-05-16", "1986-05-17"


def _between(first: str, second: str, later: str = SATURDAY) -> set[str]:
    return set(rules(("Elbe Post", FRIDAY, first), ("Delta News", later, second))) & {"number-conflict", "update"}


@pytest.mark.parametrize(("first", "same", "other"), CASES)
def test_fixed_figures(first: str, same: str, other: str) -> None:
    assert _between(first, same) == {"number-conflict"}
    assert not _between(first, other)


@pytest.mark.parametrize(("first", "same", "other"), RUNNING)
def test_counts_that_run_on(first: str, same: str, other: str) -> None:
    assert _between(first, same) == {"update"}
    assert not _between(first, other)


def test_what_fell_into_a_month_that_is_over_does_not_run_on() -> None:
    first = "The hospital in Kumasi treated 23 patients for malaria in May, its director said."
    second = "62 patients with malaria were treated at the hospital in Kumasi in May, its director said."
    week = "In the first week of June the hospital in Kumasi treated 62 patients for malaria, its director said."
    reports = [("Elbe Post", "1986-06-09", first), ("Delta News", "1986-06-10", second)]
    assert rules(*reports) == ["number-conflict"]
    assert not rules(reports[0], ("Delta News", "1986-06-10", week))


def test_so_many_lost_leaves_open_how_many_were_saved() -> None:
    first = "The fire in the library of Vilnius destroyed 3,200 books on Thursday, the librarian said."
    second = "8,700 books were saved from Thursday's fire in the library of Vilnius, the librarian said."
    assert not rules(("Elbe Post", FRIDAY, first), ("Delta News", SATURDAY, second))


@pytest.mark.parametrize(
    ("all_of_them", "some"),
    [
        ("42 people were hurt when a stand gave way at Trujillo on Friday.",
         "Six drummers were hurt when a stand gave way at Trujillo on Friday."),
        ("Twenty-six paintings were stolen from the castle at Opočno on Friday.",
         "Seven Dutch paintings were stolen from the castle at Opočno on Friday."),
    ],
)  # fmt: skip
def test_some_of_one_kind(all_of_them: str, some: str) -> None:
    assert not _between(all_of_them, some, FRIDAY)
    assert not _between(some, all_of_them, FRIDAY)


def test_a_possibility_that_a_laboratory_has_settled() -> None:
    first = "A stoker at Cardiff may have smallpox, the port medical officer said."
    settled = "The stoker at Cardiff has smallpox, a laboratory in London found."
    assert rules(("Elbe Post", "1962-01-16", first), ("Delta News", "1962-01-20", settled)) == ["update"]
