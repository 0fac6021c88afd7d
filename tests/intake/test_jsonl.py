"""JSON and JSONL reports."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest

from sayso.intake import Arrival, Given, Opened, ReadProblem, Unreadable, ahead, dated, open_arrival
from sayso.intake.jsonl import entries, lines, reports
from sayso.model import Report


def opened(data: bytes | str, given: Given | None = None, line: int | None = 7) -> Opened:
    data = data.encode() if isinstance(data, str) else data
    return open_arrival(Arrival("in.jsonl#7", "in.jsonl", line, data, "json"), given or Given())


def problem(data: bytes | str, line: int | None = 7) -> ReadProblem:
    with pytest.raises(Unreadable) as raised:
        opened(data, line=line)
    return raised.value.problem


def test_all_fields_of_a_line_are_taken() -> None:
    fields = {
        "id": "r1", "text": "Water rose.", "title": "Flood", "published": "2025-03-14T06:00:00Z", "outlet": "Post",
        "url": "https://post.example/1", "author": "A. Writer", "language": "en",
    }  # fmt: skip
    found = opened(json.dumps(fields | {"more": [1, 2]}), Given("2020-01-01", "Other", "de"))
    assert found.report == Report(**fields)
    assert found.own_id
    assert not found.problems


def test_what_a_line_does_not_say_is_filled_in() -> None:
    found = opened('{"text": "Water rose.", "outlet": null}', Given("2025-03-14", "Post", "en"))
    assert found.report == Report(
        id="in.jsonl#7", text="Water rose.", published="2025-03-14", outlet="Post", language="en"
    )
    assert not found.own_id


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        ('{"id": "a"}', "no-text", "has no `text`"),
        ('{"id": "a", "text": "  "}', "empty", "empty `text`"),
        ('{"id": "a", "text": 3}', "wrong-type", "`text` must be a string, not a number"),
        ('{"id": "a", "text": null}', "wrong-type", "`text` must be a string, not null"),
        ('{"id": 4, "text": "x"}', "wrong-type", "`id` must be a string, not a number"),
        ('{"id": "a", "text": "x", "outlet": ["y"]}', "wrong-type", "`outlet` must be a string, not a list"),
        ('["a"]', "wrong-type", "a list where an object should be"),
        ('"a"', "wrong-type", "a string where an object should be"),
        ('{"id": "a", "text": "x"', "malformed", "it breaks off"),
        ('{"id": "a", "text": "x"} {', "malformed", "trailing characters"),
        ('{"id": "a", "text": "\\ud83d"}', "malformed", "half of a surrogate pair"),
        ("nonsense", "malformed", "invalid character"),
        (b'{"id": "a", "text": "caf\xe9"}', "encoding", "not UTF-8"),
        (b"", "empty", "empty"),
    ],
)
def test_a_line_that_is_no_report_is_named(data: str | bytes, code: str, words: str) -> None:
    found = problem(data)
    assert (found.file, found.line, found.code) == ("in.jsonl", 7, code)
    assert words in found.message
    assert str(found).startswith("in.jsonl:7: ")


def test_malformed_files_name_the_line_of_the_fault() -> None:
    assert "(line 3)" in problem('{\n "id": "a",\n "text": x\n}', line=None).message


def test_a_bad_date_is_a_problem_and_the_report_is_kept() -> None:
    found = opened('{"id": "a", "text": "Water rose.", "published": "last Tuesday"}')
    assert [(p.code, p.report) for p in found.problems] == [("published", "a")]
    assert "'last Tuesday'" in found.problems[0].message
    assert found.report.published == "last Tuesday"  # reading tells of it, too
    assert dated(found.report).published is None
    known = opened('{"id": "a", "text": "Water rose.", "published": "last Tuesday"}', Given("2025-03-14"))
    assert (known.report.published, len(known.problems)) == ("2025-03-14", 1)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("20250314", "20250314 (a number)"),
        ("-1.5e9", "-1.5e9 (a number)"),
        ("[2025, 3]", "[2025, 3] (a list)"),
        ('{"y": 1}', '{"y": 1} (an object)'),
        ("true", "true (true or false)"),
        ('"9999-03-14"', "9999-03-14"),
        ('"0999-03-14"', "0999-03-14"),
    ],
)
def test_whatever_stands_for_a_date_the_report_is_read(given: str, shown: str) -> None:
    found = opened('{"id": "a", "text": "Water rose.", "published": ' + given + "}")
    assert (found.report.text, found.report.published) == ("Water rose.", shown)
    (problem,) = found.problems
    assert repr(shown) in problem.message
    assert dated(found.report).published is None


@pytest.mark.parametrize(("given", "what"), [("2025-04", "a month and no day"), ("1999", "a year and no day")])
def test_a_month_or_a_year_is_no_day_of_publication(given: str, what: str) -> None:
    found = opened(json.dumps({"id": "a", "text": "Water rose.", "published": given}))
    assert [p.message for p in found.problems] == [f"`published` names {what}: {given!r}; read without it"]
    assert dated(found.report).published is None


@pytest.mark.parametrize(
    ("published", "told"),
    [
        (None, False), ("2025-03", False), ("1854-10-03", False), ("2025-03-14", False),
        ("2025-03-15T23:00:00-08:00", False), ("2025-03-16", True), ("2100-01-01", True),
    ],
)  # fmt: skip
def test_a_day_that_is_still_to_come(published: str | None, told: bool) -> None:
    message = ahead(published, date(2025, 3, 14))
    assert (message is not None) == told
    assert message is None or (repr(published) in message and "2025-03-14" in message)


@pytest.mark.parametrize("given", ["null", '""', '"  "'])
def test_no_date_is_no_problem(given: str) -> None:
    found = opened('{"id": "a", "text": "Water rose.", "published": ' + given + "}")
    assert (found.report.published, found.problems) == (None, ())


@pytest.mark.parametrize("field", ["published", "more"])
def test_a_line_nested_too_deeply_is_named(field: str) -> None:
    line = '{"id": "a", "text": "x", "' + field + '": ' + "[" * 100_000 + "]" * 100_000 + "}"
    assert problem(line).message == "malformed JSON: it is nested too deeply"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2025-03-14", "2025-03-14"),
        (" 2025-03-14T06:00:00+01:00 ", "2025-03-14T06:00:00+01:00"),
        ("1854-10-03", "1854-10-03"),
        ("20250314", "2025-03-14"),
        ("20250314T060000", "2025-03-14T06:00:00"),
        ("2025-W11-5", "2025-03-14"),
        ("2025-02-30", None),
        ("2025", None),
        ("14.03.2025", None),
    ],
)
def test_dates_of_publication(given: str, kept: str | None) -> None:
    found = opened(json.dumps({"id": "a", "text": "x", "published": given}))
    assert dated(found.report).published == kept
    assert len(found.problems) == (kept is None)


def test_lines_are_streamed_and_long_ones_passed_over() -> None:
    stream = io.BytesIO(b'\xef\xbb\xbf{"a":1}\r\n\n   \n' + b"x" * 5000 + b'\n{"b":2}\n' + b"y" * 5000)
    assert list(lines(stream, 100)) == [(1, b'{"a":1}'), (4, None), (5, b'{"b":2}'), (6, None)]


def test_a_line_of_just_the_limit_is_read() -> None:
    assert list(lines(io.BytesIO(b"x" * 100 + b"\n" + b"y" * 100), 100)) == [(1, b"x" * 100), (2, b"y" * 100)]


def test_a_stream_of_reports_goes_on_behind_a_bad_line() -> None:
    stream = io.BytesIO(
        b'{"id":"a","text":"One."}\n{"id":"b"}\n{"text":"No id."}\nnonsense\n'
        b'{"id":"c","text":"Three.","published":"soon"}\n' + b'{"id":"d","text":"' + b"x" * 200 + b'"}\n'
    )
    found = list(reports(stream, "in.jsonl", 150))
    assert [f.id if isinstance(f, Report) else (f.line, f.code) for f in found] == [
        "a", (2, "no-text"), (3, "wrong-type"), (4, "malformed"), (5, "published"), "c", (6, "too-large"),
    ]  # fmt: skip


def test_lists_of_reports_are_taken_apart() -> None:
    assert entries(b' [{"a": 1}, {"b": [2, 3]}]') == [b'{"a": 1}', b'{"b": [2, 3]}']
    assert entries(b'{"a": 1}') is None
    assert entries(b"[1,") is None
