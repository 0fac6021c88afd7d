"""Tasks timed in turn over the same texts, and the table that comes of it.

Time is CPU time of this process, so that what else runs on the machine counts for little; each run is over other texts
than the one before it, as a program meets them, and each task gets the same texts in each run. A ratio is taken within
a run, so that a slow minute slows both.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.corpus import given_or_made
from sayso.model import Report

Task = Callable[[list[Report]], object]


def arguments(doc: str | None, reports: int, runs: int = 5) -> argparse.Namespace:
    """``--reports --runs --jsonl --json``, which every table takes."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=reports, help="of all runs together")
    parser.add_argument("--runs", type=int, default=runs)
    parser.add_argument("--jsonl", type=Path, help="reports to use in place of made-up ones")
    parser.add_argument("--json", type=Path, help="write the figures there as well")
    return parser.parse_args()


def slices(given: argparse.Namespace) -> list[list[Report]]:
    """The reports in as many parts as there are runs, and one before them to warm up on."""
    reports = given_or_made(given.jsonl, given.reports)
    parts = [reports[number :: given.runs + 1] for number in range(given.runs + 1)]
    if not all(parts):
        raise SystemExit(f"{len(reports)} reports are too few for {given.runs} runs")
    return parts


def in_turn(tasks: Mapping[str, Task], parts: Sequence[list[Report]]) -> dict[str, list[float]]:
    """Seconds of CPU of each task in each run; the first part is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for number, part in enumerate(parts):
        for name, task in tasks.items():
            began = time.process_time()
            task(part)
            if number:
                seconds[name].append(time.process_time() - began)
    return seconds


def words(parts: Sequence[list[Report]]) -> int:
    """Words in the texts that are counted."""
    return sum(len(report.text.split()) for part in parts[1:] for report in part)


def table(title: str, parts: Sequence[list[Report]], seconds: dict[str, list[float]], path: Path | None) -> None:
    """Print how each task did beside the first one; the ratios are least, median and greatest over the runs."""
    base_name, *_ = seconds
    base = seconds[base_name]
    count, reports = words(parts), sum(map(len, parts[1:]))
    over = "all over the same" if all(part is parts[0] for part in parts) else "each over other"
    print(f"{title}\n{reports} reports, {count} words, {len(base)} runs in turn, {over} reports; CPU time")
    print(f"{'':34} {'words/s':>9} {'reports/s':>9}   times the first: {'least':>6} {'median':>6} {'most':>6}")
    rows: list[dict[str, Any]] = []
    for name, runs in seconds.items():
        ratios = [b / r for b, r in zip(base, runs, strict=True)]
        total = sum(runs)
        low, middle, high = min(ratios), statistics.median(ratios), max(ratios)
        print(f"{name:34} {count / total:9.0f} {reports / total:9.1f} {'':17} {low:6.2f} {middle:6.2f} {high:6.2f}")
        rows.append({"task": name, "seconds": runs, "words a second": count / total, "times the first": ratios})
    if path:
        path.write_text(
            json.dumps({"title": title, "reports": reports, "words": count, "rows": rows}, indent=1), "utf-8"
        )
