"""Words read a second, beside spaCy's stock pipeline over the same texts in the same minutes.

    python -m bench.read [--reports N] [--runs N] [--jsonl FILE] [--json FILE]

Both run in this process, in turn, on one thread each; the sentence store is off, and no sentence comes twice in the
made-up corpus. The stock pipeline gets whole texts and all its components; "parse alone" is what sayso keeps of it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.corpus import given_or_made
from sayso.model import Report
from sayso.reading.extract import extract
from sayso.reading.parse import parser


class Nothing:
    """A sentence store that keeps nothing."""

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        return {}

    def put(self, parses: dict[bytes, bytes]) -> None:
        pass


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=150)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--jsonl", type=Path)
    arguments.add_argument("--json", type=Path)
    given = arguments.parse_args()
    reports = given_or_made(given.jsonl, given.reports)
    figures = measure(reports, given.runs)
    show(figures)
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1), "utf-8")


def measure(reports: list[Report], runs: int) -> dict[str, Any]:
    import spacy

    stock = spacy.load(parser().package)
    texts = [report.text for report in reports]
    words = sum(len(text.split()) for text in texts)
    tasks: dict[str, Callable[[], object]] = {
        "spaCy, stock pipeline": lambda: [None for _ in stock.pipe(texts)],
        "sayso, parse alone": lambda: parser().documents([(r, "en") for r in reports], Nothing()),
        "sayso, all of extract": lambda: [None for _ in extract(reports, store=Nothing())],
    }
    for task in tasks.values():
        task()
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(runs):
        for name, task in tasks.items():
            began = time.process_time()
            task()
            seconds[name].append(time.process_time() - began)
    return {"words": words, "reports": len(reports), "cpu seconds": seconds}


def show(figures: dict[str, Any]) -> None:
    words, seconds = figures["words"], figures["cpu seconds"]
    base = seconds["spaCy, stock pipeline"]
    print(f"{figures['reports']} reports, {words} words, {len(base)} runs in turn; CPU time")
    print(f"{'':26} {'words/s':>9} {'min s':>7} {'median':>7} {'max':>7} {'times stock':>12}")
    for name, runs in seconds.items():
        ratio = statistics.median(b / r for b, r in zip(base, runs, strict=True))
        middle = statistics.median(runs)
        print(f"{name:26} {words / middle:9.0f} {min(runs):7.2f} {middle:7.2f} {max(runs):7.2f} {ratio:12.2f}")


if __name__ == "__main__":
    main()
