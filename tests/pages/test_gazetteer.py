"""The gazetteer asked by name, as a report has it."""

from __future__ import annotations

import pytest

from sayso.knowledge.places import open_gazetteer
from sayso.pages.gazetteer import asked


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Kharkiv", "geonames:706483"),
        ("Kharkiv's", "geonames:706483"),
        ("Kharkiv’s", "geonames:706483"),
        ("Kharkiv-based", "geonames:706483"),
        ("Turkish", "geonames:298795"),
        ("the Sahel", "sayso:sahel"),
        ("the Black Sea region", "sayso:black-sea-region"),
        ("Velikaya Novosyolka", "geonames:690237"),
        ("New Kakhovka", "geonames:699839"),
        ("The Hague", "geonames:2747373"),
        ("St. Louis", "geonames:4407066"),
    ],
)
def test_a_name_is_found_with_what_stands_around_it(name: str, id: str) -> None:
    assert asked(name, open_gazetteer())[0].id == id


@pytest.mark.parametrize("name", ["", " ", "'s", "-based", "xyzzyq", "xyzzyq-based", "☃"])
def test_what_is_no_name_has_no_entry(name: str) -> None:
    assert not asked(name, open_gazetteer())
