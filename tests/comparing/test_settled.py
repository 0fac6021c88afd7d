from __future__ import annotations

from dataclasses import fields

from msgspec.structs import replace

from sayso.comparing.statements.settled import settle
from sayso.comparing.statements.statements import sheet
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


def test_the_statements_of_a_settled_report_are_those_of_a_report_read_so() -> None:
    text = "The Springfield mayor denied that the bridge, which she opened, had been closed. It stands, she said."
    place = Place(start=4, end=15, text="Springfield", kind="literal", place=IL)
    open_ = Told(Report(id="b", text=text), replace(read(text), places=[place]))
    sheet(open_)
    _, made = settle(told("a", MO), open_)
    anew = Told(made.report, replace(made.extract))
    assert sheet(made).told is made and sheet(made).capitals == sheet(anew).capitals
    assert len(sheet(made).statements) == len(sheet(anew).statements) > 2
    for one, other in zip(sheet(made).statements, sheet(anew).statements, strict=True):
        assert one.told is made
        for name in {f.name for f in fields(one)} - {"told", "theme", "agent", "others"} | {"labels", "when", "words"}:
            assert getattr(one, name) == getattr(other, name)
        for m, n in zip((one.theme, one.agent, *one.others), (other.theme, other.agent, *other.others), strict=True):
            assert (m is None) == (n is None)
            if m is not None and n is not None:
                assert m.told is made
                assert (m.text, m.names, m.place_ids, m.guessed) == (n.text, n.names, n.place_ids, n.guessed)
    assert any(m.place_ids == {MO.id} for s in sheet(made).statements for m in (s.theme, s.agent, *s.others) if m)
