"""What is a copy of what, and what is none, on texts written for these tests."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sayso.comparing.copies.copies import lay_all
from sayso.comparing.copies.fingerprints import words
from sayso.comparing.copies.texts import quoted, read
from sayso.comparing.told import Told
from sayso.model import Cluster, Notice
from tests.comparing.fakes import copies, of_kind, run, told

WIRE = """Dredger runs aground off Port Maral, blocking the northern channel

The dredger Anselma ran aground on a sandbank at the mouth of Port Maral early on Tuesday and blocked the northern
channel for eleven hours, the harbour office said. No one among the crew of fourteen was hurt.

Two tugs pulled the ship free with the evening tide. Divers found a dent in the hull below the engine room but no leak,
and she was towed to the repair quay at Sundry Point under her own anchor lights.

Nineteen freighters had to wait outside the breakwater, among them three with grain for the mills upriver. The mills had
stocks for four days, their manager Peder Lund told reporters at the gate.

The harbour office closed the northern channel in March for the same sandbank and had reopened it only last week after a
survey. A new survey is to begin on Thursday."""

APART = """Freighters queue outside Port Maral after grounding

Ships were stuck in the roads of Port Maral for most of Tuesday because a dredger had hit a shoal in the fairway. By
nightfall tugs had hauled her off the ground. The vessel, the Anselma, is damaged but afloat.

It is the second time this year that the approach silts up. Pilots have asked for years that the dredging contract be
put out to tender, a spokeswoman for their guild said, and they blame the port for saving money.

Millers upriver were calm: flour would not run short before the weekend, they said."""

FOOTER = """The Harbour Gazette has been printed every morning since the year of the great storm. Our office is at the
old customs house, where visitors are welcome between nine and five. If you wish to take the paper, ask for our form."""

SPEECH = """"We shall not dredge another metre of this channel until the ministry has paid for the last one, and if
that means that ships must wait outside then they will have to wait outside, and their owners may write to
the ministry," """

REWRITE = """A dredging ship stuck fast on a sandbank in the mouth of Port Maral before dawn on Tuesday. The
Anselma shut
off the northern channel for eleven hours, according to the harbour office, which added that none of her crew of
fourteen was hurt.

With the evening tide two tugs pulled the ship free. Divers found a dent below the engine room in the hull, but no leak.
She was taken to the repair quay at Sundry Point.

Meanwhile nineteen freighters were waiting outside the breakwater, three of them with grain for the mills upriver, whose
manager Peder Lund told reporters at the gate that they had stocks for four days.

Only last week, after a survey, the harbour office had reopened the northern channel, which it closed in March for the
same sandbank. On Thursday a new survey is to begin."""

HOST = """Ports of the gulf count the cost of a bad spring

Insurers in Castine expect the dearest spring in a decade for the small ports of the gulf. Claims for groundings alone
came to nine million, twice what they had set aside, the brokers' club wrote in its letter for April.

{piece}

In Castine itself the ferry pier has been closed since the ice went, and the fishermen land their catch by lighter. The
town council will vote on a loan in June. Brokers doubt that it will be enough for more than the piles."""

SHORT = (
    "Otters have come back to the upper Wend after sixty years, the fishing club says, and eat the trout it put there.",
    "Line four will run every seven minutes from June. The depot has found the drivers whom it sought all winter.",
    "A violin that lay in a cupboard at the school of Brann turns out to be three hundred years old and in good order.",
    "Chess players from nine villages met at the inn on Sunday, and a girl of eleven beat the doctor in twenty moves.",
    "Bees swarmed in the post office of Lower Sedge, where letters had to wait until the keeper came with his ladder.",
    "The salt works lay off a third of their men, as the roads were clear of ice for the second winter on end.",
)

PARAGRAPHS = WIRE.split("\n\n")


def shared(a: str, b: str) -> bool:
    return any(lay_all([(read(a), read(b), ())]))


def test_near_copy_of_the_earlier() -> None:
    taken = "Ship blocks port\n\nMARAL, March 5 (Reuters) - " + "\n\n".join(PARAGRAPHS[1:4])
    found = copies(
        run(told("a", taken, published="2024-03-05T12:00:00Z"), told("b", WIRE, published="2024-03-05T09:00Z"))
    )
    assert found[("a", "b")].kind == "near copy"
    assert found[("a", "b")].share > 0.9
    spans = found[("a", "b")].spans
    assert spans[0].report == "a" and spans[1].report == "b"
    assert taken[spans[0].start : spans[0].end] == spans[0].text


def test_identical_whatever_the_blanks() -> None:
    found = copies(run(told("a", WIRE), told("b", WIRE.replace("\n", " "))))
    assert [c.kind for c in found.values()] == ["identical"]
    assert [c.share for c in found.values()] == [1.0]


def test_a_rewrite_is_found_and_called_one() -> None:
    (found,) = copies(run(told("a", WIRE, published="2024-03-05"), told("b", REWRITE, published="2024-03-06"))).values()
    assert (found.report, found.of, found.kind) == ("b", "a", "rewrite")
    assert 0.5 < found.share < 0.95


def test_an_excerpt_goes_back_to_the_report_that_begins_with_it() -> None:
    host = HOST.format(piece="\n\n".join(PARAGRAPHS[1:3]))
    (found,) = copies(run(told("a", host), told("b", WIRE))).values()
    assert (found.report, found.of, found.kind) == ("a", "b", "excerpt")
    assert 0.3 < found.share < 0.6


def test_two_reports_written_apart_are_no_copies_but_one_happening() -> None:
    shelf = run(told("a", WIRE), told("b", APART))
    assert not copies(shelf)
    assert [c.reports for c in of_kind(shelf, Cluster)] == [["a", "b"]]


def test_quoted_speech_makes_no_copy() -> None:
    one = f"Harbour master defies ministry\n\n{SPEECH} the harbour master said. {APART}"
    two = (
        f"Row over sandbank\n\nHarbour master Iven Krol refused. {SPEECH} he told the council. {HOST.format(piece='')}"
    )
    assert not shared(one, two)


def test_a_footer_that_many_have_makes_no_copy() -> None:
    shelf = run(*[told(f"r{i:02}", f"{SHORT[i % len(SHORT)]} {i} {i * 7} {FOOTER}") for i in range(24)])
    apart = {pair for pair in copies(shelf) if (int(pair[0][1:]) - int(pair[1][1:])) % len(SHORT)}
    assert not apart


def test_families_that_meet_in_one_report_stay_two() -> None:
    other = HOST.format(piece="The council of Castine met behind closed doors on Monday.")
    both = other.split("\n\n")[1] + "\n\nFrom our other pages:\n\n" + "\n\n".join(PARAGRAPHS[1:3])
    days = ("2024-03-05", "2024-03-06", "2024-03-07")
    reports = [told(id, text, published=day) for id, text, day in zip("abc", (WIRE, other, both), days, strict=True)]
    assert set(copies(run(*reports))) == {("c", "a"), ("c", "b")}


def test_who_is_credited_was_first_though_read_later() -> None:
    taken = "MARAL, March 5 (Reuters) - " + "\n\n".join(PARAGRAPHS[1:])
    early = told("a", taken, published="2024-03-05T08:00:00Z", outlet="Maral Post")
    dateline = Notice(start=0, end=26, text=taken[:26], kind="dateline")
    early = Told(early.report, replace(early.extract, notices=[dateline]))
    late = told("b", WIRE, published="2024-03-05T09:00:00Z", outlet="Reuters")
    assert set(copies(run(early, late))) == {("a", "b")}


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "we will not go there at all" and left', "we will not go there at all"),
        ("He said “we will not go there at all” and left", "we will not go there at all"),
        ('the "American Pie" star', ""),
        ('"It was a very long day.\n"We went home at once," she said.', "It was a very long day We went home at once"),
        ('it is a 6" pipe and he left the house with it', ""),
    ],
)  # fmt: skip
def test_quoted(text: str, inside: str) -> None:
    parts = words(text)
    marked = quoted(text, parts)
    got = [text[a:b] for a, b, q in zip(parts.starts, parts.ends, marked, strict=True) if q]
    assert got == inside.split()
