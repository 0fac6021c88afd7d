"""Writing a story file beside raw SQLite, listing and searching it, and reading the same folder again.

    python -m bench.story [--reports N] [--claims N] [--runs N] [--folder N] [--json FILE]

*Raw insert* puts the same reports, extracts (as JSON) and claims into bare tables without an index, in one transaction
with the same settings; *rows made* is the part of it in which the extracts are encoded and SQLite has nothing to do.
Making the reports up is in each of these times, and taken off in the shares.
*Received* and *written* are what the story does instead: bytes and texts compressed under their SHA-256, custody log,
full-text index; extracts encoded and compressed, claims and places with their indexes. The reports are those of
``bench.made_story``.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from bench.corpus import reports as made_up
from bench.made_story import Pair, pairs, received, samples, written
from sayso.model import to_json
from sayso.story import open_story


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=5000)
    arguments.add_argument("--claims", type=int, help="of all; else ten a report")
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--folder", type=int, default=300, help="reports that are read, and read again")
    arguments.add_argument("--json", type=Path)
    given = arguments.parse_args()
    work = Path(tempfile.mkdtemp(prefix="sayso-bench-"))
    try:
        figures = measure(work, given.reports, given.claims or 10 * given.reports, given.runs) | again(
            work, given.folder
        )
    finally:
        shutil.rmtree(work)
    show(figures)
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1), "utf-8")


def measure(work: Path, count: int, claims: int, runs: int) -> dict[str, Any]:
    found = samples(claims / count)
    source = partial(pairs, found, count)
    seconds: dict[str, list[float]] = {}

    def timed(name: str, task: Callable[[], object]) -> None:
        # CPU time, so that what else runs on the machine doesn't count; SQLite's own writing is in it
        began = time.process_time()
        task()
        seconds.setdefault(name, []).append(time.process_time() - began)

    path = work / "x.sayso"
    for _ in range(runs):
        timed("reports made up", lambda: sum(1 for _ in source()))
        timed("rows made", lambda: sum(1 for _ in raw_rows(source())))
        timed("raw insert", lambda: raw(work / "raw.db", raw_rows(source())))
        path.unlink(missing_ok=True)
        timed("made", lambda: open_story(path).close())
        timed("received", lambda: received(path, source()))
        timed("written", lambda: written(path, source()))
        timed("opened", lambda: open_story(path).close())
        with open_story(path) as story:
            timed("claims listed, first 100", partial(_first, story.claims))
            timed("claims filtered, first 100", partial(_first, partial(story.claims, attitude="demand")))
            timed("searched", partial(story.search, "Kharkiv ceasefire Kolar"))
            timed("one report", partial(story.extract, f"r{count // 2:07}"))
    middle = {name: statistics.median(values) for name, values in seconds.items()}
    size = path.stat().st_size
    made = middle["reports made up"]
    whole = middle["received"] + middle["written"] - 2 * made
    return {
        "reports": count,
        "claims": sum(len(read.claims) for _, read in source()),
        "seconds": {name: [min(values), middle[name], max(values)] for name, values in seconds.items()},
        "share of raw insert speed": (middle["raw insert"] - made) / whole,
        "share without rows made": (middle["raw insert"] - middle["rows made"]) / whole,
        "bytes a report": size / count,
        "raw bytes a report": (work / "raw.db").stat().st_size / count,
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _first(list_claims: Callable[[], Iterator[object]]) -> list[object]:
    return list(islice(list_claims(), 100))


def raw_rows(source: Iterator[Pair]) -> Iterator[tuple[tuple[Any, ...], list[Any]]]:
    for n, (report, found) in enumerate(source, 1):
        row = (
            n,
            report.id,
            report.title,
            report.published,
            report.outlet,
            report.text,
            to_json(report),
            to_json(found),
        )
        yield (
            row,
            [
                (n, k, c.start, c.end, c.text, c.manner, c.attitude, c.polarity, c.certainty, c.voice)
                for k, c in enumerate(found.claims)
            ],
        )


def raw(path: Path, rows: Iterator[tuple[tuple[Any, ...], list[Any]]]) -> None:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(
        "CREATE TABLE reports (n INTEGER PRIMARY KEY, id, title, published, outlet, text, bytes, extract)"
    )
    connection.execute(
        'CREATE TABLE claims (report, k, "start", "end", text, manner, attitude, polarity, certainty, voice)'
    )
    connection.execute("BEGIN")
    while batch := list(islice(rows, 256)):
        connection.executemany("INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (row for row, _ in batch))
        connection.executemany(
            "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (c for _, claims in batch for c in claims)
        )
    connection.execute("COMMIT")
    connection.close()


def again(work: Path, count: int) -> dict[str, Any]:
    """Reading a folder of text files, and the same folder once more."""
    folder = work / "folder"
    folder.mkdir()
    for report in made_up(count, seed=2):
        (folder / f"{report.id}.txt").write_text(f"{report.title}\n\n{report.text}", "utf-8")
    seconds = []
    with open_story(work / "y.sayso") as story:
        for _ in range(4):
            began = time.perf_counter()
            story.read([folder])
            seconds.append(time.perf_counter() - began)
    first, *later = seconds
    return {
        "folder": count,
        "read": first,
        "read again": statistics.median(later),
        "times as fast": first / statistics.median(later),
    }


def show(figures: dict[str, Any]) -> None:
    print(f"{figures['reports']:,} reports, {figures['claims']:,} claims; seconds of CPU time")
    print(f"{'':30}{'median':>10}{'min':>10}{'max':>10}{'a report, µs':>14}")
    for name, (low, middle, high) in figures["seconds"].items():
        print(f"{name:30}{middle:10.3f}{low:10.3f}{high:10.3f}{middle / figures['reports'] * 1e6:14.1f}")
    print(
        f"received and written at {figures['share of raw insert speed']:.0%} of raw insert speed (goal: 30%), ", end=""
    )
    print(f"{figures['share without rows made']:.0%} where the raw rows are made beforehand")
    print(f"{figures['bytes a report']:,.0f} bytes a report in the file, raw {figures['raw bytes a report']:,.0f}")
    print(f"{figures['folder']} text files: {figures['read']:.2f} s, again {figures['read again']:.3f} s: ", end="")
    print(f"{figures['times as fast']:,.0f} times as fast (goal: 50)")


if __name__ == "__main__":
    main()
