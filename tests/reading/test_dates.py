"""Time expressions, by a table and under hostile input."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.knowledge.dated_events import VARIABLE, dated_events
from sayso.knowledge.places import open_gazetteer
from sayso.model import Problem, Report
from sayso.reading.dates import read_dates
from sayso.reading.dates.occasions import own_nouns
from sayso.reading.extract import version
from sayso.reading.parse import MemoryStore, parser

_TABLE = Path(__file__).parents[1] / "data" / "dates.tsv"
_STORE = MemoryStore()


def rows() -> list[tuple[str, str, str]]:
    found = []
    for line in _TABLE.read_text("utf-8").split("\n"):
        if line.strip() and not line.startswith("#"):
            published, text, values = line.split("\t")
            found.append((published, text, values))
    return found


def parsed(reports: list[Report]) -> dict[str, list[tuple[str, str, str]]]:
    documents = parser().documents([(r, r.language or "en") for r in reports], _STORE)
    return {d.report.id: [(x.text, x.type, x.value) for x in read_dates(d, [], [])] for d in documents}


@pytest.fixture(scope="module")
def table() -> dict[str, list[tuple[str, str, str]]]:
    reports = [
        Report(id=str(n), text=re.sub(r"[\[\]]", "", text), published=None if published == "-" else published)
        for n, (published, text, _) in enumerate(rows())
    ]
    return parsed(reports)


@pytest.mark.parametrize("number", range(len(rows())))
def test_row(number: int, table: dict[str, list[tuple[str, str, str]]]) -> None:
    _, text, values = rows()[number]
    spans = re.findall(r"\[(.*?)\]", text)
    kinds = [tuple(value.split()) for value in values.split(";")] if values != "-" else []
    expected = [(span, kind, value) for span, (kind, value) in zip(spans, kinds, strict=True)]
    assert table[str(number)] == expected


def one(text: str, published: str | None = "2025-12-03", **fields: str) -> list[tuple[str, str, str]]:
    return parsed([Report(id="r", text=text, published=published, **fields)])["r"]


def test_order_of_figures_by_language() -> None:
    text = "The letter of 03/04/2025 was never answered."
    assert one(text, language="en-GB") == [("03/04/2025", "DATE", "2025-04-03")]
    assert one(text, language="en-US") == [("03/04/2025", "DATE", "2025-03-04")]


def test_dateline_stands_in_for_publication() -> None:
    text = "LYON, 14 July 2021 (AP) -- The gate was shut yesterday."
    assert ("yesterday", "DATE", "2021-07-13") in one(text, None)


def problems(text: str, published: str | None) -> list[Problem]:
    found: list[Problem] = []
    document = parser().documents([(Report(id="r", text=text, published=published), "en")], _STORE)[0]
    read_dates(document, [], found)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "They met on 31 June.",
        "They met on February 31.",
        "They met on 30 February 2024.",
        "They met on 29 February 2023.",
        "They met on 2023-02-31.",
        "They met on 45/45/2021.",
        "They met on May 44th.",
    ],
)
def test_days_that_do_not_exist_are_problems(text: str) -> None:
    assert [p.code for p in problems(text, "2024-07-01")] == ["date"]


YEARS = ["0", "0000", "0999", "3000", "9999", "10000", "99999", "123456", "12345678901", "999999999999", "9" * 200]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(
    ("before", "value"),
    [
        ("3 May ", "XXXX-05-03"),
        ("3rd of May, ", "XXXX-05-03"),
        ("May 3, ", "XXXX-05-03"),
        ("3-May-", "XXXX-05-03"),
        ("Monday, 3 May ", "XXXX-05-03"),
        ("31 June ", "XXXX-06"),
        ("3.5.", None),
        ("03/05/", None),
    ],
)
def test_a_date_of_no_year_is_a_problem_and_has_no_year(before: str, value: str | None, year: str) -> None:
    text = f"They met on {before}{year}."
    assert [v for _, _, v in one(text, "2020-06-15")] == ([] if value is None else [value])
    (problem,) = problems(text, "2020-06-15")
    assert (before.removeprefix("Monday, ") + year)[:40] in problem.message


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met in March {}.", "XXXX-03"),
        ("They met in the spring of {}.", "XXXX-SP"),
        ("It rose in the first quarter of {}.", "XXXX-Q1"),
        ("It rose in Q3 {}.", "XXXX-Q3"),
        ("They met from May 3 to June 5, {}.", "XXXX-05-03"),
        ("They met on May 3-5, {}.", "XXXX-05-03"),
        ("It was to be done by year-end {}.", None),
    ],
)
def test_stretches_of_no_year_are_problems_and_have_no_year(text: str, value: str | None, year: str) -> None:
    found = [v for _, _, v in one(text.format(year), "2020-06-15")]
    assert found[:1] == ([] if value is None else [value])
    assert all(v.startswith("XXXX") for v in found)
    (problem,) = problems(text.format(year), "2020-06-15")
    assert year[:20] in problem.message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("It began in 99999.", "no such year: '99999'"),
        ("They had left by the end of 0.", "no such year: '0'"),
        ("It was the year " + "9" * 200 + ".", "no such year: '" + "9" * 20 + "'"),
        ("They met on 99999-05-03.", "no such date: '99999-05-03'"),
        ("They met on 32 May.", "no such date: '32 May'"),
        ("They met on May 99, 2020.", "no such date: 'May 99, 2020'"),
        ("They met on 13/13/2020.", "no such date: '13/13/2020'"),
        ("On 29 February and 3 March 2019 they met.", "no such date: '29 February'"),
        ("The raid began at 25:99.", "no such time: '25:99'"),
        ("The raid began at 24:30.", "no such time: '24:30'"),
        ("It is due at 7:65 a.m.", "no such time: '7:65 a.m.'"),
        ("It struck at 2561 GMT.", "no such time: '2561 GMT'"),
        ("It broke on 2020-02-28T25:00:00Z.", "no such time: '2020-02-28T25:00:00Z'"),
    ],
)
def test_what_is_no_date_or_time_is_quoted(text: str, message: str) -> None:
    assert [p.message for p in problems(text, "2020-06-15")] == [message]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They killed 99999.", []),
        ("In 99999 cases it failed.", []),
        ("One in 10000 fell ill.", []),
        ("The talks ended in 0.", []),
        ("It was 1 in 10000.", []),
        ("On 3 May 2000 people came.", ["2020-05-03"]),
        ("On 3 May 2500 people came.", ["2020-05-03"]),
        ("On 3 May 10000 homes burnt down.", ["2020-05-03"]),
        ("On 3 May 10000 were killed.", ["2020-05-03"]),
        ("On 3 May 12,000 people came.", ["2020-05-03"]),
        ("On 3 May, 99999 people came.", ["2020-05-03"]),
        ("On May 3, 3500, mostly women, fled.", ["2020-05-03"]),
        ("By May 3, 500 had left.", ["2020-05-03"]),
        ("In March 12000 people left.", ["2020-03"]),
        ("In May 45 people died.", ["2020-05"]),
        ("It was fought on 3 May 1854.", ["1854-05-03"]),
        ("In the year 800 he was crowned.", ["0800"]),
        ("Version 3.5.99999 was out.", []),
        ("The score was 25:99.", []),
        ("It stood at 24:30.", []),
        ("Since 2003 it has run.", ["2003"]),
        ("They worked 2500 hours.", ["PT2500H"]),
        ("From 3 to 5 May 10,000 fled.", ["2020-05-03", "2020-05-05"]),
    ],
)
def test_numbers_stay_numbers(text: str, values: list[str]) -> None:
    assert problems(text, "2020-06-15") == []
    assert [v for _, _, v in one(text, "2020-06-15")] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They met on May 3-5, 2019.", ["2019-05-03", "2019-05-05"]),
        ("On May 3 and 4, 2019 they met.", ["2019-05-03", "2019-05-04"]),
        ("It ran from 3 May to 5 June 2019.", ["2019-05-03", "2019-06-05"]),
        ("It ran from May 3 to June 5, 2019.", ["2019-05-03", "2019-06-05"]),
        ("It ran from 20 December to 6 January 2019.", ["2018-12-20", "2019-01-06"]),
        ("They met on 3-May-2019.", ["2019-05-03"]),
    ],
)
def test_the_year_behind_the_last_day_is_that_of_the_first(text: str, values: list[str]) -> None:
    assert [v for _, _, v in one(text, "2021-06-15")] == values


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("They met the day before yesterday.", "the day before yesterday", "2020-06-13"),
        ("They will meet the day after tomorrow.", "the day after tomorrow", "2020-06-17"),
        ("It burnt the night before last.", "the night before last", "2020-06-13TNI"),
        ("They met the week before last.", "the week before last", "2020-W23"),
        ("They will meet the month after next.", "the month after next", "2020-08"),
        ("It closed the year before last.", "the year before last", "2018"),
        ("It left before last Friday.", "last Friday", "2020-06-12"),
        ("They came in the early hours of 3 May.", "the early hours of 3 May", "2020-05-03TMO"),
        ("They came in the small hours of Wednesday.", "the small hours of Wednesday", "2020-06-10TMO"),
        ("They met on Wed. in Bonn.", "Wed.", "2020-06-10"),
        ("They met on Sat. at the inn.", "Sat.", "2020-06-13"),
        ("The letter of 4-May-20 was lost.", "4-May-20", "2020-05-04"),
    ],
)
def test_wordings_that_were_lost(text: str, span: str, value: str) -> None:
    assert [(s, v) for s, _, v in one(text, "2020-06-15")] == [(span, value)]


@pytest.mark.parametrize(
    "text", ["The sun rose.", "There they sat.", "The day before the vote they left.", "We’d met."]
)
def test_words_that_are_no_days(text: str) -> None:
    assert one(text, "2020-06-15") == []


@pytest.mark.parametrize("published", ["0000-00-00", "99999-01-01", "yesterday", "2025-02-31", "1" * 200, "0001-01-01"])
def test_absurd_days_of_publication_are_problems(published: str) -> None:
    assert [p.code for p in problems("They met on Monday.", published)] == ["published"]


@pytest.mark.parametrize(
    "text",
    [
        "They met on the 12st of May 99999.",
        "In " + "9" * 200 + " days they met.",
        "It was the year 0.",
        "May 0, 0000.",
        "Three hundred thousand million years ago they met.",
        "They met 99999999 years ago, and 99999999 days later.",
        "the the the 1st of the of",
        "at 99:99 on 99/99/9999 GMT",
        "On the 99999999th day of the war.",
        "from 3 to",
        "May -",
        "3-5-",
        "between 1 and",
        "the fourth year of",
        "last",
        "every",
        "the past",
        "10-year-",
        "’s night ’90s",
        "a a a day",
        "1 000th Monday",
    ],
)
def test_nonsense_is_read_without_an_error(text: str) -> None:
    for published in (None, "2025-12-03", "1000-01-01", "2150-12-31"):
        for span, _, _ in one(text, published):
            assert span in text


_PIECES = st.sampled_from(
    [
        "the",
        "last",
        "next",
        "31",
        "30",
        "2",
        "1,000th",
        "12st",
        "of",
        "May",
        "February",
        "Monday",
        "year",
        "days",
        "ago",
        "later",
        "-",
        "to",
        "and",
        "a.m.",
        "24:61",
        "0600",
        "GMT",
        "99999",
        "every",
        "other",
        "fiscal",
        "quarter",
        "third",
        "half",
        "an",
        "hour",
        "’s",
        "'90s",
        "2025-02-30",
        "1/1/11",
        "no",
        ",",
        ".",
        "earlier",
        "before",
        "the end of",
        "mid",
        "night",
        "Christmas",
        "war",
        "in",
        "two",
        "hundred",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=12), st.sampled_from([None, "2025-12-03", "1000-01-01", "2150-12-31", "garbage"]))
def test_any_order_of_words_of_time(pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces)
    for span, kind, value in one(text, published):
        assert span in text
        assert kind in ("DATE", "TIME", "DURATION", "SET")
        assert value


_WIRE = Path(__file__).parents[1] / "data" / "wire_dates.tsv"
_MARKED = re.compile(r"\[\[([^|\]]+)\|([^|\]]+)\|([^|\]]+)\]\]")
#: Value F1 over the reports of agencies below which a change has made the reading worse; measured .99 after mending,
#: .92, .94, .96 and .96 at first sight of four lots.
_WIRE_FLOOR = 0.97

Marked = tuple[int, int, str, str]


def _wire() -> list[tuple[Report, list[Marked]]]:
    found = []
    for number, line in enumerate(_WIRE.read_text("utf-8").splitlines()):
        if not line or line.startswith("#"):
            continue
        published, marked = line.split("\t")
        text, last, spans = "", 0, list[Marked]()
        for match in _MARKED.finditer(marked):
            text += marked[last : match.start()]
            spans.append((len(text), len(text) + len(match[1]), match[2], match[3]))
            text += match[1]
            last = match.end()
        found.append((Report(id=str(number), text=text + marked[last:], published=published), spans))
    return found


def test_reports_of_agencies() -> None:
    reports = _wire()
    wanted = got = right = overlapping = 0
    documents = {d.report.id: d for d in parser().documents([(r, "en") for r, _ in reports], _STORE)}
    for report, spans in reports:
        free = [s for s in spans if s[2] == "?"]
        asked = [s for s in spans if s[2] != "?"]
        found = [(x.start, x.end, x.type, x.value) for x in read_dates(documents[report.id], [], [])]
        pairs = [(s, x) for s in asked for x in found if s[0] < x[1] and x[0] < s[1]]
        spare = [
            x for x in found if not any(x is p[1] for p in pairs) and any(s[0] < x[1] and x[0] < s[1] for s in free)
        ]
        wanted += len(asked)
        got += len(found) - len(spare)
        overlapping += len({p[0] for p in pairs})
        right += len({s for s, x in pairs if s[2:] == x[2:]})
    assert wanted > 500
    assert 2 * overlapping / (wanted + got) >= _WIRE_FLOOR
    assert 2 * right / (wanted + got) >= _WIRE_FLOOR


@pytest.fixture
def own_events(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    def write(content: str) -> None:
        path = tmp_path / "mine.tsv"
        path.write_text(content, "utf-8")
        monkeypatch.setenv(VARIABLE, str(path))
        _forget()

    yield write
    monkeypatch.delenv(VARIABLE, raising=False)
    _forget()


def _forget() -> None:
    dated_events.cache_clear()
    own_nouns.cache_clear()


def test_the_users_events_are_counted_from(own_events: Callable[[str], None]) -> None:
    text = "On the 40th day of the lockdown, shops in Arvenfeld opened."
    assert one(text, "2020-05-20") == []
    own_events("# mine\nArvenfeld\t2020-03-20\tlockdown;curfew\n")
    assert one(text, "2020-05-20") == [("the 40th day of the lockdown", "DATE", "2020-04-28")]
    assert one("It was the second day of the lockdown in Osterby.", "2020-05-20")[0][1] == "DURATION"


def test_the_users_events_come_before_ours(own_events: Callable[[str], None]) -> None:
    text = "Kyiv marked the tenth year of the war."
    assert one(text, "2024-05-20")[0][2] == "2031"
    own_events("Kyiv\t2014-04-14\n")
    assert one(text, "2024-05-20")[0][2] == "2023"


def test_the_users_events_are_part_of_the_version(own_events: Callable[[str], None]) -> None:
    before = version(open_gazetteer())
    own_events("Kyiv\t2014-04-14\n")
    first = version(open_gazetteer())
    own_events("Kyiv\t2014-04-15\n")
    assert len({before, first, version(open_gazetteer())}) == 3


def test_a_bad_line_of_the_users_events_is_a_problem(own_events: Callable[[str], None]) -> None:
    own_events("Kyiv\tsome day\nArvenfeld\t2020-03-20\n")
    problems: list[Problem] = []
    report = Report(id="r", text="Day 12 of the siege of Arvenfeld. Day 13 of the siege.", published="2020-05-20")
    for document in parser().documents([(report, "en")], _STORE):
        assert [d.value for d in read_dates(document, [], problems)] == ["2020-03-31", "2020-04-01"]
    assert [p.message for p in problems] == ["mine.tsv, line 1: expected words, a tab and a date such as 2022-02-24"]


def test_the_same_problem_is_told_once() -> None:
    problems: list[Problem] = []
    report = Report(id="r", text="It was due on 31 February 2020. On 31 February 2020 nobody came.")
    for document in parser().documents([(report, "en")], _STORE):
        read_dates(document, [], problems)
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("It fell due on the 12st of May 2020.", "no such ordinal: '12st'"),
        ("It was founded in the year 0.", "no such year: '0'"),
        ("It lasts until the year 99999.", "no such year: '99999'"),
    ],
)
def test_what_no_calendar_has_is_a_problem(text: str, message: str) -> None:
    problems: list[Problem] = []
    for document in parser().documents([(Report(id="r", text=text, published="2025-12-03"), "en")], _STORE):
        read_dates(document, [], problems)
    assert [p.message for p in problems] == [message]
