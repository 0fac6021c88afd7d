"""Weekdays, days that do not exist, acts before their day, sums of days."""

from __future__ import annotations

import pytest

from sayso.comparing.rules.calendar import calendar
from sayso.comparing.told import Told
from sayso.knowledge.places import open_gazetteer
from sayso.model import Finding, Report
from tests.reading.helpers import read


def raised(text: str, published: str | None) -> list[Finding]:
    report = Report(id="r", text=text, published=published, language="en")
    return list(calendar(Told(report, read(text, published=published)), open_gazetteer()))


@pytest.mark.parametrize(
    ("published", "text", "evidence", "severity"),
    [
        ("2010-01-19", "The lease was signed on Tuesday, 12 March 2002.", "Tuesday, 12 March 2002", None),
        ("2010-01-19", "The lease was signed on Wednesday, 13 March 2003.", "Wednesday, 13 March 2003", "conflict"),
        ("2025-12-03", "The town was captured on Sunday, November 16, the staff said.", None, None),
        (
            "2025-12-03",
            "The town was captured on Monday, November 16, the staff said.",
            "Monday, November 16",
            "conflict",
        ),
        ("2015-08-26", "The envoys met on 31 April without result.", "31 April", "conflict"),
        ("2015-08-26", "The envoys met on February 30 without result.", "February 30", "conflict"),
        ("2015-08-26", "The envoys met on 29 February 2013 without result.", "29 February 2013", "conflict"),
        (
            "2015-08-26",
            "The charter was signed in Oslo on 30 August 2015.",
            "The charter was signed in Oslo on 30 August 2015",
            "conflict",
        ),
        (
            "1983-05-10",
            "The mill at Corve was handed over to the tenants on 14 June 1983. Children sang.",
            "The mill at Corve was handed over to the tenants on 14 June 1983",
            "conflict",
        ),
        (
            "1983-05-10",
            "The bridge was opened by the Duke of Corve on 14 June 1983.",
            "The bridge was opened by the Duke of Corve on 14 June 1983",
            "conflict",
        ),
        (
            "1999-06-04",
            "The lull began at noon on 2 June and was to last 72 hours. It will run out at noon on 9 June, they say.",
            "It will run out at noon on 9 June",
            "caution",
        ),
        (
            "1983-05-10",
            "The chapel was blessed on 19 May. Children sang.",
            "The chapel was blessed on 19 May",
            "conflict",
        ),
        ("1983-05-10", "The chapel will be blessed on 19 May.", None, None),
        ("1983-05-10", "The chapel was blessed on 19 May last year.", None, None),
        ("1983-05-10", "The abbot was born on 19 May and likes quinces.", None, None),
        ("1983-05-10", "The chapel was blessed on 19 December.", None, None),
        (
            "1983-05-10",
            "A truce of three days, from 9 May to 18 May, was agreed.",
            "three days, from 9 May to 18 May",
            "caution",
        ),
        (
            "1983-05-20",
            "The sit-in, which began on 9 May, ended on 12 May after nine days.",
            "9 May, ended on 12 May after nine days",
            "caution",
        ),
        ("1983-05-20", "The sit-in, which began on 9 May, ended on 18 May after nine days.", None, None),
        (
            "1983-05-20",
            "The ten-day fair opened on 2 May and closed on 19 May.",
            "ten-day fair opened on 2 May and closed on 19 May",
            "caution",
        ),
        (
            "1962-05-04",
            "The note was handed over on 3 May. It gives the island 48 hours and runs out on 9 May.",
            "It gives the island 48 hours and runs out on 9 May",
            "caution",
        ),
        ("1962-05-04", "The note came on 3 May. It left the island 48 hours, until noon on 5 May.", None, None),
        (
            "1962-05-04",
            "The permit was issued on 3 May. The permit is valid for ten days, that is until 30 May.",
            "The permit is valid for ten days, that is until 30 May",
            "caution",
        ),
        ("1962-05-04", "The mayor met the envoy on 3 May. The truce lasts ten days and ends on 30 May.", None, None),
        ("1962-05-04", "The note came on 3 May. It gives the island 48 hours; the fair ends on 30 May.", None, None),
        (
            "1962-05-04",
            "The city was given notice on 3 May. The three days will run out on 9 May.",
            "The three days will run out on 9 May",
            "caution",
        ),
    ],
)
def test_what_is_raised(published: str, text: str, evidence: str | None, severity: str | None) -> None:
    found = raised(text, published)
    if severity is None:
        assert found == []
        return
    assert [(f.severity, f.evidence[0].text) for f in found] == [(severity, evidence)]


@pytest.mark.parametrize(
    ("published", "text"),
    [
        ("2012-03-01", "Lessons were held on 29 February 2012."),
        ("1917-11-10", "The bridge was taken on Thursday, 26 October (Old Style)."),
        ("1977-09-06", "The charter will be signed in Oslo on 9 September 1977."),
        ("1999-06-04", "The lull began at noon on 2 June and was to last 72 hours. It will run out at noon on 5 June."),
        ("1999-06-04", "The lull began on 2 June and was to last 72 hours. The next will end on 9 July."),
        ("2018-06-04", "A flat in the Street of 31 February was sold."),
        ("1983-05-10", "The envoy was invited to the summit on 14 June 1983."),
        ("1983-05-10", "The singer was asked to speak on 14 June 1983."),
        ("1983-05-10", "The hall was booked by the union for the conference on 14 June 1983."),
        ("1983-05-10", "The tenants were told of the auction by the bank to be held on 14 June 1983."),
        ("1977-09-06", "The charter was to be signed in Oslo on 9 September 1977."),
        ("1977-09-06", "The talks were put off until 9 September 1977."),
        ("1977-09-06", "The film “Friday, 13 June 1980” is a fake."),
        (None, "The council met on Monday, November 16."),
        ("2025-12-03", "The rocket fell on the night of Tuesday, 2 December."),
        ("1962-05-04", "He was handed the note on 3 May. The 48 hours will run out on 5 May."),
        ("1962-05-04", "The fair lasted three days, and from 3 to 9 May the inns were full."),
        ("2025-12-03", "The raid came at 11 p.m. GMT on Saturday, 29 November."),
        ("2020-02-01", "In 1962 they met on Monday, December 3."),
    ],
)
def test_what_is_left_alone(published: str | None, text: str) -> None:
    assert raised(text, published) == []


def test_the_message_says_the_right_weekday() -> None:
    (found,) = raised("The lease was signed on Wednesday, 13 March 2003.", "2010-01-19")
    assert found.message == "13 March 2003 was a Thursday, not a Wednesday."
    assert found.evidence[1].reference == "calendar"


def test_the_days_of_february_are_told_by_the_year() -> None:
    assert "February has 28 or 29 days" in raised("They met on 31 February.", "2018-06-04")[0].message
    assert "February of 2018 has 28 days" in raised("They met on 31 February 2018.", "2018-06-04")[0].message


@pytest.mark.parametrize(
    ("published", "text"),
    [
        (
            "1934-06-12",
            "The minister of works laid the foundation stone on 17 June 1934 while a choir of schoolgirls sang.",
        ),
        ("1934-06-12", "The minister laid the foundation stone of the wall on 17 June while a choir sang."),
        ("2014-05-20", "The mayor unveiled the statue on 28 May 2014."),
        ("2014-05-20", "The ferry sank on 2 August 2014 off Naxos."),
        ("2014-05-20", "On 29 May 2014 the mayor handed the keys to the nuns."),
        ("2014-05-20", "On 4 June the king opened the bridge."),
        ("2014-05-20", "The strike, which broke out on 9 June 2014, has closed the port."),
        ("2014-05-20", "Three men died on 1 June 2014 when the boiler burst."),
        ("2014-05-20", "He was elected on Friday, 18 May 2014."),
        ("2014-05-20", "The bridge was opened on Sunday 17 May 2014."),
        ("2014-05-20", "They met on 31 April in Lisbon."),
        ("2014-05-20", "The census was taken on 30 February 2012."),
        ("2014-05-20", "The treaty was signed on 29 February 2013."),
        ("2014-05-20", "The fair runs until 31 June."),
        ("2014-05-20", "Wednesday, May 21st, 2013 was the day of the fire."),
        ("2014-05-20", "The ultimatum of 48 hours was handed over at noon on 3 May and ran out at noon on 7 May."),
        ("2014-05-20", "The ten-day truce began on 2 May and ended on 19 May."),
        ("2014-05-20", "The truce began on 2 May. It was to last ten days and ended on 19 May."),
        ("2014-05-20", "The festival lasts five days, from 3 May to 14 May."),
        ("2014-05-20", "The curfew of 72 hours, imposed at dawn on 4 May, ended at dawn on 12 May."),
        ("2014-05-20", "The strike began on 1 May and ended on 9 May, after 14 days."),
        ("2014-05-20", "The siege lasted 12 days, from 1 May until 20 May."),
        ("2014-05-20", "The deadline of three weeks, set on 1 April, expires on 12 May."),
        ("2014-05-20", "The climbers, who set out on 3 May, came back on 15 May, five days later."),
        ("2014-05-20", "The sentence of 30 days began on 2 April and ends on 22 May."),
        ("2014-05-20", "The two-week exhibition opened on 1 May and closes on 29 May."),
        (
            "2014-05-20",
            "The tribunal struck the firm off on 2 May. Counted from that day it has nine days to object, so that the "
            "term is over on 21 May.",
        ),
        ("2014-05-20", "The ultimatum was delivered on 2 May and gives the owner six days, until 19 May."),
        ("2014-05-20", "The fair opens on 2 May for six days and closes on 19 May."),
        ("2014-05-20", "The six-day fair runs from 2 May to 19 May."),
        ("2014-05-20", "Six days of fasting began in Lhasa on 2 May. They will end on 19 May."),
        ("2014-05-20", "The fair runs from 2 to 19 May, six days in all."),
        ("2014-05-20", "The ban was imposed on 2 May for six days; it expires on 19 May."),
        ("2014-05-20", "The deadline, six days after the ruling of 2 May, falls on 19 May."),
    ],
)
def test_what_no_calendar_allows(published: str, text: str) -> None:
    assert len(raised(text, published)) == 1


@pytest.mark.parametrize(
    ("published", "text"),
    [
        ("1934-06-12", "The minister of works will lay the foundation stone on 17 June 1934."),
        ("2014-05-20", "The mayor invited the nuns to a feast on 28 May 2014."),
        ("2014-05-20", "The court adjourned the trial to 3 June."),
        ("2014-05-20", "The ferry sank on 2 August 2013 off Naxos."),
        ("2014-05-20", "Parliament set the vote for 30 May 2014."),
        ("2014-05-20", "He told the council that the bridge was opened on 18 May 2014, a Sunday."),
        ("2014-05-20", "They signed a paper dated 1 June 2014."),
        ("2014-05-20", "The fair opened on 2 May and runs for 30 days, until 31 May."),
        ("2014-05-20", "The ultimatum of 48 hours was handed over at noon on 3 May and ran out at noon on 5 May."),
        ("2014-05-20", "The ten-day truce began on 2 May and ended on 12 May."),
        ("2014-05-20", "The strike began on 1 May and ended on 15 May, after 14 days."),
        ("2014-05-20", "The siege lasted 12 days, from 1 May until 12 May."),
        ("2014-05-20", "The climbers, who set out on 3 May, came back on 8 May, five days later."),
        (
            "2014-05-20",
            "The ten-day truce that began on 2 May was broken on 5 May and ended on 19 May after another of a week.",
        ),
        ("2014-05-20", "The play, a satire, has the king crowned on 31 June."),
        ("2014-05-20", "The bank sold tickets on 19 May for the game on 28 May 2014."),
        ("2014-05-20", "On 29 May 2014 the mayor will hand over the keys."),
        ("2014-05-20", "The council decided on 28 May as the day of the fair."),
        ("2014-05-20", "The two-week exhibition opened on 1 May and closes on 15 May."),
        ("2014-05-20", "The tax that was agreed on 28 May 2014 the year before."),
        ("2014-05-20", "The minister put the vote on 3 June."),
        (
            "2014-05-20",
            "The tribunal struck the firm off on 2 May. From receipt of the letter it has nine days to object, so that "
            "the term is over on 21 May.",
        ),
        ("2014-05-20", "The ultimatum was delivered on 2 May and gives the owner six days, until 8 May."),
        ("2014-05-20", "The six-day fair runs from 2 May to 7 May."),
        ("2014-05-20", "Six days of fasting began in Lhasa on 2 May. They will end on 8 May."),
        ("2014-05-20", "The ban was imposed on 2 May for six working days; it expires on 12 May."),
        ("2014-05-20", "The firm was struck off on 2 May. It has nine days to object; a hearing is set for 21 May."),
        ("2014-05-20", "She had worked for six days when she left Lyon on 2 May and reached Turin on 16 May."),
    ],
)
def test_what_a_calendar_allows(published: str, text: str) -> None:
    assert not raised(text, published)
