"""Lengths of time told of with the days on which they begin and end, in many a construction; and what only looks so."""

from __future__ import annotations

import pytest

from sayso.comparing.rules.sums_of_days import sums
from tests.comparing.stories import told

#: with the day on which it ends rightly, and one that is wrong
SPELLS = [
    "The armistice of ten days came into force at midnight on 6 June and will lapse at midnight on {}.",
    "A truce was agreed with the tribe at dawn on 6 June. Its ten days will be over at dawn on {}, the envoy said.",
    "The dockers set a deadline of ten days on 6 June; it runs out on {}.",
    "On 6 June the judge gave the brewery ten days to pay. The time limit expires on {}.",
    "Mourning was ordered on 6 June for ten days. It will end on {}.",
    "Parliament was dissolved on 6 June; elections must be held within ten days, that is by {}.",
    "The fast began on 6 June and, after ten days, was broken off on {}.",
    "The sluice was closed on 6 June for ten days and will be opened again on {}.",
    "He was arrested on 6 June. After ten days in custody he was released on {}.",
    "The curfew was imposed on 6 June. It was lifted on {}, after ten days.",
    "Rebels proclaimed a ceasefire of ten days on 6 June, which expires on {}.",
    "A ceasefire of ten days, agreed on 6 June, ends on {}.",
    "The ceasefire took effect on 6 June and its ten days are up on {}.",
    "The exhibition opened on 6 June and closes on {}, after ten days.",
    "The owners have ten days to appeal, counted from 6 June, when it was served; the time is up on {}.",
]
OTHERS = [
    "The armistice of ten days came into force on 6 June; the talks will end on 24 June.",
    "The truce came into force on 6 June. The harvest takes ten days and will be over on 24 June.",
    "On 6 June the judge gave the brewery at least ten days to pay, and it paid by 24 June.",
    "The fair opened on 6 June and closes on 24 June; the circus stays for ten days.",
    "The sluice was closed on 6 June. It was to be closed for ten days, but ice kept it shut until 24 June.",
    "Of the ten days of mourning ordered on 6 June two were waived, and they ended on 14 June.",
    "The strike began on 6 June; a ten-day ultimatum expired on 24 June.",
    "The exhibition opened on 6 June, ten days late, and closes on 24 June.",
    "The truce was agreed on 6 June, ten days after the battle, and ends on 24 June.",
    "He was jailed on 6 June for ten days and his licence was suspended until 24 June.",
    "The permit is valid for ten days from 6 June; the old one expires on 24 June.",
    "The blockade began on 6 June. For ten days nothing came in, and it ended on 24 June.",
    "He was arrested on 6 June. After ten days the judge came, and he was released on 24 June.",
    "The talks began on 6 June. The ten days of mourning end on 24 June.",
    "The fair, which lasts ten days, was announced on 6 June and ends on 24 June.",
    "The census began on 6 June and the clerks were hired for ten days; it ends on 24 June.",
    "The curfew was imposed on 6 June for ten days and, after riots, until 24 June.",
    "The truce of ten days began on 6 June. It ended on 9 June when guns opened fire.",
    "On 6 June the minister said that the truce of ten days would end on 24 June.",
]


def _sums(text: str) -> int:
    return len(list(sums(told(("Post", "1911-06-04", text))[0])))


@pytest.mark.parametrize("text", SPELLS)
def test_a_spell_with_its_ends(text: str) -> None:
    assert _sums(text.format("24 June")) == 1
    assert _sums(text.format("16 June")) == 0


@pytest.mark.parametrize("text", OTHERS)
def test_days_of_something_else(text: str) -> None:
    assert _sums(text) == 0
