"""How much sooner several processes are done than one: `extract` of the same reports with one job and with more.

    python -m bench.jobs [--reports N] [--runs N] [--jobs N] [--jsonl FILE] [--json FILE]

*Wall* is what a clock says, and means something only where nothing else runs. *Work* is CPU time of all processes, the
loading of each one's model included; on as many cores, the least time it can take is the work shared out evenly, or
what the busiest process does, whichever is more. *Times as fast* compares that with the work of one job.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
from pathlib import Path
from typing import Any

from bench.corpus import given_or_made
from sayso.model import Report
from sayso.reading.processes import Processes, cores
from sayso.reading.worker import Done, Line, line_of, without_reading


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=600)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--jobs", type=int, default=max(2, cores()))
    arguments.add_argument("--jsonl", type=Path)
    arguments.add_argument("--json", type=Path)
    given = arguments.parse_args()
    figures = measure(given_or_made(given.jsonl, given.reports), given.jobs, given.runs)
    show(figures)
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1), "utf-8")


def measure(reports: list[Report], jobs: int, runs: int) -> dict[str, Any]:
    rows: dict[str, list[dict[str, float]]] = {"1": [], str(jobs): []}
    for _ in range(runs):
        for count in (1, jobs):
            rows[str(count)].append(_run(reports, count))
    return {"reports": len(reports), "jobs": jobs, "runs": rows}


def _run(reports: list[Report], jobs: int) -> dict[str, float]:
    """Seconds on the clock, of CPU time here, and of the busiest process and all of them."""
    from sayso.reading.extract import batches

    began, here = time.perf_counter(), time.process_time()
    with Processes(["sayso.reading.worker"], jobs, Done[Line], _failed) as processes:
        for _ in processes.read(list(enumerate(some)) for some in batches(iter(reports))):
            pass
        wall, here = time.perf_counter() - began, time.process_time() - here
        spent = [_cpu(process._process.pid) for process in processes._all if process._process is not None]
    return {"wall": wall, "here": here, "busiest": max(spent), "work": here + sum(spent)}


def _failed(n: int, report: Report, message: str) -> Line:
    return line_of(without_reading(report, "", message))


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def show(figures: dict[str, Any]) -> None:
    jobs = figures["jobs"]
    print(f"{figures['reports']:,} reports; seconds, median of {len(figures['runs']['1'])} runs in turn")
    print(f"{'jobs':>4}{'wall':>9}{'work':>9}{'busiest':>9}{'least time':>12}")
    for count, runs in figures["runs"].items():
        middle = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
        least = statistics.median(_least(run, int(count)) for run in runs)
        print(f"{count:>4}{middle['wall']:9.1f}{middle['work']:9.1f}{middle['busiest']:9.1f}{least:12.1f}")
    pairs = list(zip(figures["runs"]["1"], figures["runs"][str(jobs)], strict=True))
    by_work = sorted(one["work"] / _least(more, jobs) for one, more in pairs)
    by_clock = sorted(one["wall"] / more["wall"] for one, more in pairs)
    for name, values in (("work", by_work), ("the clock", by_clock)):
        low, middle, high = values[0], statistics.median(values), values[-1]
        print(f"{jobs} jobs are {middle:.2f} times as fast as one by {name} ({low:.2f} to {high:.2f})")


def _least(run: dict[str, float], jobs: int) -> float:
    return max(run["work"] / jobs, run["busiest"])


if __name__ == "__main__":
    main()
