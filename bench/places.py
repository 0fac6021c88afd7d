"""What places cost: compiling and opening the gazetteer, its memory, finding and deciding names beside the parse.

    python -m bench.places [--reports N] [--runs N] [--jsonl FILE] [--json FILE]

CPU time for what is a share of the parse (spaCy's tok2vec, tagger and parser over the same text), wall time for the
rest; the gazetteer is compiled and opened in processes of its own, the former with an empty cache. Linux only (/proc).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.corpus import given_or_made
from bench.read import Nothing, split
from sayso.knowledge.places import open_gazetteer
from sayso.reading.notices import read_notices
from sayso.reading.parse import parser
from sayso.reading.places import read_places

#: Seconds, peak resident megabytes, megabytes that opening and asking adds, seconds of CPU.
_OPEN = """
import resource, sys, time
from sayso.knowledge.places import open_gazetteer
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize() / 1e6
before, began, cpu = resident(), time.perf_counter(), time.process_time()
gazetteer = open_gazetteer()
took, cpu = time.perf_counter() - began, time.process_time() - cpu
for name in sys.argv[1:]:
    gazetteer.find(name)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
print(took, peak, resident() - before, cpu)
"""
_NAMES = "Kyiv Paris Springfield Goma Basra Osijek Marib Lima Suva Nuuk Dakar Hanoi".split()


def _opened(cache: str | None) -> tuple[float, float, float, float]:
    given = dict(os.environ) if cache is None else {**os.environ, "SAYSO_CACHE": cache}
    done = subprocess.run([sys.executable, "-c", _OPEN, *_NAMES], env=given, capture_output=True, text=True, check=True)
    took, peak, added, cpu = (float(x) for x in done.stdout.split())
    return took, peak, added, cpu


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=100)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--jsonl", type=Path)
    arguments.add_argument("--json", type=Path)
    given = arguments.parse_args()
    gazetteer = open_gazetteer()
    with tempfile.TemporaryDirectory() as folder:
        compiled, peak, _, cpu = _opened(folder)
    opened = [_opened(None) for _ in range(given.runs)]
    reports = [(report, "en") for report in given_or_made(given.jsonl, given.reports)]
    parses, places, found = [], [], 0
    for run in range(given.runs + 1):
        began = time.process_time()
        list(parser().parse_by_spacy(split([report for report, _ in reports])))
        parsed = time.process_time()
        documents = parser().documents(reports, Nothing())
        notices = [read_notices(document) for document in documents]
        noticed = time.process_time()
        found = sum(len(read_places(d, gazetteer, n)) for d, n in zip(documents, notices, strict=True))
        ended = time.process_time()
        if run:  # the first run warms up
            parses.append(parsed - began)
            places.append(ended - noticed)
    share = [a / b for a, b in zip(places, parses, strict=True)]
    print(f"{len(reports)} reports, {found} place mentions, {given.runs} runs")
    print(f"{'':38} {'least':>8} {'median':>8} {'most':>8}  must be")
    _row("compiling, s", [compiled], "under 60")
    _row("compiling, s of CPU", [cpu], "")
    _row("compiling, peak resident MB", [peak], "under 2,000")
    _row("opening, ms", [1000 * took for took, *_ in opened], "under 50")
    _row("opening, resident MB added", [added for _, _, added, _ in opened], "under 150")
    _row("finding and deciding, share of the parse", share, "at most 0.35")
    if given.json:
        opening = [list(values) for values in opened]
        figures = {"compiling s": compiled, "compiling CPU s": cpu, "compiling peak MB": peak, "share": share}
        given.json.write_text(json.dumps(figures | {"opening s, peak, added, CPU": opening}, indent=1), "utf-8")


def _row(what: str, values: list[float], bound: str) -> None:
    print(f"{what:38} {min(values):8.3f} {statistics.median(values):8.3f} {max(values):8.3f}  {bound}")


if __name__ == "__main__":
    main()
