from __future__ import annotations

from msgspec.structs import replace

from sayso.comparing.settled import settle
from sayso.comparing.told import Told
from sayso.model import Entry, Place, Report
from tests.reading.helpers import read

MO = Entry(
    id="geonames:1", name="Springfield", country="US", admin1=None, lat=37.2, lon=-93.3, feature="settlement",
    confidence=0.97,
)  # fmt: skip
IL = replace(MO, id="geonames:2", lat=39.8, lon=-89.6, confidence=0.5)
TEXT = "Springfield was quiet."


def told(id: str, *entries: Entry | None) -> Told:
    extract = replace(read(TEXT), places=[
        Place(start=0, end=11, text="Springfield", kind="literal", place=entry) for entry in entries
    ])  # fmt: skip
    return Told(Report(id=id, text=TEXT), extract)


def ids(one: Told) -> list[str | None]:
    return [p.place.id if p.place else None for p in one.extract.places]


def test_an_open_reading_is_settled_by_the_other_report_in_either_order() -> None:
    sure, open_, none = told("a", MO), told("b", IL), told("c", None)
    for other in (open_, none):
        one, two = settle(sure, other)
        assert one is sure and ids(two) == [MO.id]
        two, one = settle(other, sure)
        assert one is sure and ids(two) == [MO.id]
    assert ids(open_) == [IL.id]


def test_what_is_certain_or_not_settled_stays() -> None:
    sure, other = told("a", MO), told("b", replace(IL, confidence=0.95))
    assert settle(sure, other) == (sure, other)
    fair = told("b", replace(IL, confidence=0.8))
    assert settle(sure, fair)[1] is fair
    # two places of the name in one report settle nothing
    both, open_ = told("a", MO, replace(IL, confidence=0.95)), told("b", IL)
    assert settle(both, open_) == (both, open_)
    # the same reading needs no settling
    same = told("b", replace(MO, confidence=0.4))
    assert settle(sure, same)[1] is same
