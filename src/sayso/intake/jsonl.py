"""JSON and JSONL reports: the In table of CONTRACT.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from sayso.intake.arrival import LIMIT, Arrival, Given, Opened, ReadProblem, Unreadable
from sayso.intake.compressed import Broken
from sayso.intake.published import absurd, iso
from sayso.model import Report

EXTRACTOR = "json 1"

_MARK = b"\xef\xbb\xbf"
_KINDS = {"str": "a string", "int": "a number", "float": "a number", "bool": "true or false", "null": "null",
          "array": "a list", "object": "an object"}  # fmt: skip
_HALF = re.compile(rb"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_EXPECTED = re.compile(r"Expected `([^`]*)`, got `(\w+)`(?: - at `\$\.?([^`]*)`)?")


class _Line(msgspec.Struct):
    text: str | msgspec.UnsetType = msgspec.UNSET
    id: str | None = None
    title: str | None = None
    published: msgspec.Raw = msgspec.Raw()
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None


_decoder = msgspec.json.Decoder(_Line)


def lines(stream: BinaryIO, limit: int = LIMIT) -> Iterator[tuple[int, bytes | None]]:
    """The number and the bytes of each line that is not blank, without its newline; None where it is over ``limit``.

    Only one line is held in memory.
    """
    number = 0
    while line := stream.readline(limit + 2):
        number += 1
        if len(line.rstrip(b"\r\n")) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
            yield number, None
            continue
        if number == 1:
            line = line.removeprefix(_MARK)
        line = line.strip(b" \t\r\n")
        if line:
            yield number, line


def reports(stream: BinaryIO, file: str, limit: int = LIMIT) -> Iterator[Report | ReadProblem]:
    """For each line of a stream of reports, as ``sayso extract`` reads it, the report or what is wrong with it.

    A report whose ``published`` is no date is preceded by that problem. A compressed stream that breaks off ends with
    a problem.
    """
    for number, line in _until_broken(lines(stream, limit)):
        if isinstance(line, Broken):
            yield ReadProblem(file, None, "unreadable", f"cannot be read: {line.strerror}")
            return
        arrival = Arrival(name="", file=file, line=number, data=line or b"", format="json")
        try:
            if line is None:
                raise Unreadable(too_large(arrival, limit))
            opened = open_json(arrival, Given())
            if not opened.own_id:
                raise Unreadable(arrival.problem("wrong-type", "has no `id`"))
        except Unreadable as error:
            yield error.problem
            continue
        yield from opened.problems
        yield opened.report


def _until_broken(found: Iterator[tuple[int, bytes | None]]) -> Iterator[tuple[int, bytes | Broken | None]]:
    try:
        yield from found
    except Broken as error:
        yield 0, error


def entries(data: bytes) -> list[bytes] | None:
    """The bytes of each entry, where the JSON is a list; else None."""
    if data.lstrip()[:1] != b"[":
        return None
    try:
        return [bytes(raw) for raw in msgspec.json.decode(data, type=list[msgspec.Raw])]
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def open_json(arrival: Arrival, given: Given) -> Opened:
    """The report of one JSON object. Raises Unreadable.

    A ``published`` that is no date is a problem, and stays in the report as it was given (unless the caller knows the
    day), so that whoever reads the report is told of it, too; ``dated`` takes it out.
    """
    data = arrival.data.removeprefix(_MARK)
    if not data.strip():
        raise Unreadable(arrival.problem("empty", "is empty"))
    try:
        line = _decoder.decode(data)
        published = _published(line.published)
    except msgspec.ValidationError as error:
        raise Unreadable(arrival.problem("wrong-type", _wrong_type(str(error)))) from None
    except UnicodeDecodeError as error:
        raise Unreadable(arrival.problem("encoding", f"is not UTF-8: {error.reason}")) from None
    except msgspec.DecodeError as error:
        raise Unreadable(arrival.problem("malformed", _malformed(data, str(error), arrival.line is None))) from None
    except RecursionError:
        raise Unreadable(arrival.problem("malformed", "malformed JSON: it is nested too deeply")) from None
    if line.text is msgspec.UNSET:
        raise Unreadable(arrival.problem("no-text", "has no `text`"))
    assert isinstance(line.text, str)
    if not line.text.strip() and not (line.title or "").strip():
        raise Unreadable(arrival.problem("empty", "has an empty `text`"))
    problems: list[ReadProblem] = []
    name = line.id or arrival.name
    day = iso(published) or given.published
    if (message := absurd(published)) is not None:
        problems.append(arrival.problem("published", message, name))
        day = day or published
    report = Report(
        id=name,
        text=line.text,
        title=line.title or "",
        published=day,
        outlet=line.outlet or given.outlet,
        url=line.url or None,
        author=line.author or None,
        language=line.language or given.language,
    )
    return Opened(report, EXTRACTOR, own_id=bool(line.id), problems=tuple(problems))


def _published(raw: msgspec.Raw) -> str:
    """The text of a ``published``, empty where there is none. What is no string is written out with what it is, so
    that it is no date, and can be quoted: ``20250314 (a number)``.
    """
    written = bytes(raw)
    if written in (b"", b"null"):
        return ""
    if written[:1] == b'"':
        return msgspec.json.decode(written, type=str)
    kind = {b"[": "array", b"{": "object", b"t": "bool", b"f": "bool"}.get(written[:1], "int")
    return f"{written[:40].decode('utf-8', 'replace')} ({_KINDS[kind]})"


def too_large(arrival: Arrival, limit: int) -> ReadProblem:
    what = "is" if arrival.line is None else "the line is"
    return arrival.problem("too-large", f"{what} larger than the limit of {limit:,} bytes")


def _wrong_type(message: str) -> str:
    found = _EXPECTED.match(message)
    if found is None:
        return f"is no report: {message}"
    _, got, field = found.groups()
    if not field:
        return f"is no report: {_KINDS.get(got, got)} where an object should be"
    return f"`{field}` must be a string, not {_KINDS.get(got, got)}"


def _malformed(data: bytes, message: str, whole_file: bool) -> str:
    if _HALF.search(data) and "truncated" in message:
        return "malformed JSON: half of a surrogate pair"
    reason = message.removeprefix("JSON is malformed: ").replace("Input data was truncated", "it breaks off")
    found = re.search(r" \(byte (\d+)\)$", reason)
    if found is None or not whole_file:
        return f"malformed JSON: {reason}"
    line = data.count(b"\n", 0, int(found.group(1))) + 1
    return f"malformed JSON: {reason[: found.start()]} (line {line})"
