"""What reading on a cluster costs by stage, for planning: CPU time and bytes a report.

    python -m bench.scale [--reports N] [--runs N] [--jsonl FILE] [--count N] [--json FILE]

The stages are those of one actor and of the story that takes the extracts in, one after the other in this process:
lines to reports, extracts, JSON, sheets (fingerprints and what else comparing draws of a report alone), Parquet; then
Parquet to reports and extracts, and those into a story. ``--count`` is the number of reports to plan for.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq
from pyarrow.fs import LocalFileSystem

from bench.corpus import given_or_made
from bench.read import Nothing
from sayso.comparing import sheets
from sayso.comparing.told import Told
from sayso.knowledge.places import Gazetteer, open_gazetteer
from sayso.model import Extract, Report, to_json
from sayso.reading.extract import extract
from sayso.scale import PARTITION, _row
from sayso.scale.reader import Reader
from sayso.scale.sources import Input, Slice, inputs, slices
from sayso.story import open_story
from sayso.story.parts import MANIFEST, Manifest, Part


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=200)
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--jsonl", type=Path)
    arguments.add_argument("--count", type=int, default=100_000_000)
    arguments.add_argument("--json", type=Path)
    given = arguments.parse_args()
    work = Path(tempfile.mkdtemp(prefix="sayso-bench-"))
    try:
        figures = measure(work, given_or_made(given.jsonl, given.reports), given.runs)
    finally:
        shutil.rmtree(work)
    show(figures, given.count)
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1), "utf-8")


def measure(work: Path, reports: list[Report], runs: int) -> dict[str, Any]:
    file = work / "in.jsonl"
    file.write_bytes(b"".join(to_json(report) + b"\n" for report in reports))
    gazetteer = open_gazetteer()
    seconds: dict[str, list[float]] = {}
    list(extract(reports[:20], gazetteer=gazetteer))  # loads the model

    def timed(name: str, task: Callable[[], Any]) -> Any:
        began = time.process_time()
        made = task()
        seconds.setdefault(name, []).append(time.process_time() - began)
        return made

    part: Part | None = None
    size = 0
    for run in range(runs):
        out = work / str(run)
        out.mkdir()
        (source,) = inputs([str(file)])
        (found,) = timed("lines cut into partitions", partial(_whole, source))
        told = timed("extracts", partial(_extracts, reports, gazetteer))
        timed("extracts as JSON", partial(_as_json, told))
        timed("sheets: fingerprints and the like", partial(_sheets, reports, told, gazetteer))
        reader = Reader(LocalFileSystem(), str(out))
        entry = timed("a partition, all of it", partial(reader, _row(source, found))).to_pylist()
        part = msgspec.json.decode(entry[0]["entry"], type=Part)
        manifest = Manifest(version=part.version, partition=PARTITION, finished=True, parts=[part])
        (out / MANIFEST).write_bytes(to_json(manifest))
        timed("the part read", partial(_rows, out / part.name))
        with open_story(work / f"{run}.sayso") as story:
            timed("into a story, all of it", partial(story.read_extracts, out))
            size = (work / f"{run}.sayso").stat().st_size + (work / f"{run}.sayso-wal").stat().st_size
            timed("compared there", story.compare)
    assert part is not None
    count = len(reports)
    return {
        "reports": count,
        "claims": part.claims,
        "words": sum(len(report.text.split()) for report in reports),
        "ms": {name: [1000 * x / count for x in sorted(values)] for name, values in seconds.items()},
        "bytes in": file.stat().st_size / count,
        "bytes of the part": part.bytes / count,
        "bytes in the story": size / count,
    }


def _whole(source: Input) -> list[Slice]:
    return list(slices(source, 1 << 30, 1 << 40))


def _extracts(reports: list[Report], gazetteer: Gazetteer) -> list[Extract]:
    return list(extract(reports, gazetteer=gazetteer, store=Nothing()))


def _as_json(told: list[Extract]) -> list[bytes]:
    return [to_json(one) for one in told]


def _sheets(reports: list[Report], told: list[Extract], gazetteer: Gazetteer) -> list[bytes]:
    return [sheets.pack(sheets.draw(Told(r, e), gazetteer)) for r, e in zip(reports, told, strict=True)]


def _rows(path: Path) -> list[Any]:
    rows: list[Any] = pq.read_table(path).to_pylist()
    return rows


def show(figures: dict[str, Any], count: int) -> None:
    print(
        f"{figures['reports']:,} reports of {figures['words'] / figures['reports']:.0f} words and "
        f"{figures['claims'] / figures['reports']:.0f} claims; milliseconds of CPU time a report, "
        f"core hours for {count:,}"
    )
    print(f"{'':36}{'least':>9}{'median':>9}{'most':>9}{'core hours':>12}")
    for name, values in figures["ms"].items():
        middle = statistics.median(values)
        print(f"{name:36}{values[0]:9.3f}{middle:9.3f}{values[-1]:9.3f}{middle * count / 3.6e6:12,.0f}")
    for name in ("bytes in", "bytes of the part", "bytes in the story"):
        print(f"{name:36}{figures[name]:9,.0f} a report{figures[name] * count / 1e12:12.2f} TB")


if __name__ == "__main__":
    main()
