"""Links of claims: what sheets keep of participants and claims tells the same as the reports themselves."""

from __future__ import annotations

from itertools import combinations

import msgspec
import pytest

from sayso.comparing import pairs
from sayso.comparing.contradictions import slots
from sayso.comparing.sieve import couples, drawing, linking, sieve
from sayso.comparing.sieve.uses import Use
from sayso.comparing.statements.mentions import Mention, gist
from sayso.comparing.statements.sameness import match
from sayso.comparing.statements.statements import sheet
from sayso.comparing.told import Told
from tests.comparing.stories import reports_of, told

SETS = ("sixth", "eighth")


def _mentions(report: Told) -> list[Mention]:
    return [m for s in sheet(report).statements for m in (*s.participants, *s.others)]


def test_what_a_sheet_keeps_of_participants_matches_as_they_do() -> None:
    seen: set[float] = set()
    for a, b in (pair for name in SETS for reports in reports_of(name)[:30] for pair in combinations(reports, 2)):
        for m in _mentions(a):
            for n in _mentions(b):
                found = match(m, n)
                assert match(gist(m), gist(n)) == found, (m.text, n.text)
                seen.add(found)
    assert {-1.0, 0.0, 0.4, 0.7, 1.0} <= seen


def test_claims_are_stored_as_they_are() -> None:
    for report in (report for reports in reports_of("sixth")[:20] for report in reports):
        kept = linking.claims(report)
        assert msgspec.msgpack.decode(linking.pack(kept), type=linking.Claims) == kept
        assert linking.pack(kept) == linking.pack(msgspec.convert(msgspec.to_builtins(kept), type=linking.Claims))


def _side(report: Told) -> linking.Side:
    return linking.Side(report.id, drawing.lines(report).labels, linking.claims(report))


def test_reports_that_links_alone_join_are_not_loaded() -> None:
    a, b = told(
        ("A", None, "The bridge at Brno collapsed in the storm, the mayor said."),
        ("B", None, "The mayor said that the bridge at Brno had collapsed in the storm."),
    )
    two = couples.Two(drawing.lines(a), drawing.lines(b), named=False)
    (passed,) = sieve.sift([two])
    assert passed.uses == Use.LINKS
    found = pairs.weigh(_side(a), _side(b), two, passed, lambda report: pytest.fail(f"{report} was loaded"))
    assert [(link.a.report, link.b.report, link.bearing) for link in found.links] == [(a.id, b.id, "same")]
    # whichever comes first
    assert (
        pairs.weigh(
            _side(b),
            _side(a),
            couples.Two(two.b, two.a, named=False),
            next(iter(sieve.sift([couples.Two(two.b, two.a, named=False)]))),
            lambda report: pytest.fail(f"{report} was loaded"),
        )
        == found
    )


def test_days_and_the_reports_order_bear_on_links() -> None:
    def bearing(first: str, second: str) -> list[str]:
        a, b = told(("A", "2020-03-02", first), ("B", "2020-03-09", second))
        return [link.bearing for link in pairs.lay(a, b).links]

    assert bearing("The council closed the bridge at Brno.", "The council closed the bridge at Brno.") == ["same"]
    assert bearing("The council will close the bridge at Brno.", "The council closed the bridge at Brno.") == ["newer"]
    assert bearing("The council closed the bridge at Brno.", "The council did not close the bridge at Brno.") == [
        "against"
    ]
    assert not bearing(
        "The council closed the bridge at Brno on 20 February.", "The council closed the bridge at Brno on 7 March."
    )


def test_slots_fit_into_a_number_that_is_stored() -> None:
    bits = slots._spot_bits()
    assert len(set(bits.values())) == len(bits) and max(bits.values()) < 1 << 63
    assert max(slots._DEEDS.values()) <= slots._DEED_MASK
    assert all(bit & (slots._DEED_MASK | slots._ASLEEP | 0xFFF) == 0 for bit in bits.values())
