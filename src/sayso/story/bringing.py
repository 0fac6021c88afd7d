"""Extracts that were made elsewhere into the story: received as their files would have been, and not read again."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any

import msgspec

from sayso.intake import Arrival, Found, Given, ReadProblem, Unreadable, dated
from sayso.intake.jsonl import open_json
from sayso.model import Extract, Report
from sayso.story import file
from sayso.story.custody import CustodyLog
from sayso.story.ledger import _REPORT, Ledger, rows_of, stored_report
from sayso.story.parts import Part, located, manifest, rows
from sayso.story.receiving import Receiving
from sayso.story.records import Progress, ReadResult


def bring(
    connection: sqlite3.Connection,
    address: str,
    version: str,
    result: ReadResult,
    progress: Callable[[Progress], None] | None,
) -> None:
    """Take a folder of extracts in, part by part; ``version`` is that of the reading here.

    What was read by another version, or comes under other fields than it was read with, waits to be read here. A part
    that cannot be read is a problem, and the others are taken in. Raises NoExtracts.
    """
    system, folder = located(address)
    # an address may carry keys
    address = re.sub(r"(?<=://)[^/@]*@|\?.*", "", address) if "://" in address else address
    kept = manifest(system, folder, address)
    ledger = Ledger(connection)
    with file.transaction(connection):
        reading = ledger.reading(version)
    total = sum(part.reports for part in kept.parts)
    done = 0
    lost: list[ReadProblem] = []
    if not kept.finished:
        lost.append(ReadProblem(address, None, "unfinished", "is not finished; what is there so far was taken in"))
    for part in kept.parts:
        receiving = Receiving(connection, Given(), result)
        if part.slice == 0:
            with file.transaction(connection):
                receiving.take([Found(Path(part.file), PurePath(part.file).name, part.file, part.size)])
        taken, seen = 0, set[int]()
        try:
            for some in rows(system, folder, part):
                with file.transaction(connection):
                    taken += _take(connection, receiving, ledger, reading, version, part, some)
                seen.update(row["line"] for row in some)
                done += len(some)
                if progress is not None:
                    progress(Progress("receiving", done, total, part.name))
        except OSError as error:
            lost.append(ReadProblem(f"{address}/{part.name}", None, "unreadable", f"cannot be read: {error.strerror}"))
        with file.transaction(connection):
            # those of reports that are there came again with them
            receiving.take([problem for problem in part.told() if problem.line not in seen])
            if taken:
                detail = {"version": version, "reports": taken, "extracts": f"{address}/{part.name}"}
                CustodyLog(connection).add("read", detail)
    receiving = Receiving(connection, Given(), result)
    with file.transaction(connection):
        for problem in lost:
            receiving.problem(problem)


def _take(
    connection: sqlite3.Connection,
    receiving: Receiving,
    ledger: Ledger,
    reading: int,
    version: str,
    part: Part,
    some: list[dict[str, Any]],
) -> int:
    """Receive some reports of a part and write their extracts; returns how many were written."""
    name = PurePath(part.file).name
    arrivals = [Arrival(f"{name}#{row['line']}", part.file, row["line"], row["received"], "json") for row in some]
    receiving.take(list(arrivals))
    written = []
    for row, arrival in zip(some, arrivals, strict=True):
        found = _extracts.decode(row["extract"])
        stored = connection.execute(
            f"SELECT r.n, r.reading, {_REPORT} FROM reports r JOIN texts t ON t.n = r.text WHERE r.id = ?", (found.id,)
        ).fetchone()
        if stored is None or stored[1] == reading or found.version != version:
            continue
        report = stored_report(stored[2:])
        if report != _as_read(arrival) or (found.title, found.text) != (report.title, report.text):
            continue
        made = rows_of(stored[0], found)
        # that its day is none was told when it was received
        told = [problem for problem in made.problems if problem[0] != "published" or report.published is not None]
        written.append(msgspec.structs.replace(made, problems=told, sheet=row["sheet"]))
    if written:
        ledger.write(written, reading, part.sheets)
    return len(written)


def _as_read(arrival: Arrival) -> Report | None:
    """The report as it was when it was read, as a story has it."""
    try:
        return dated(open_json(arrival, Given()).report)
    except Unreadable:
        return None


_extracts = msgspec.json.Decoder(Extract)
