"""Comparing as a story grows: CPU time for a report, and what adding reports costs to a large story and to none.

    python -m bench.compare [--sizes N N …] [--each N] [--add N] [--json FILE]

The stories are those of ``bench.matters``: matters of ``--each`` reports that follow each other over the years, in a
story file of their own. Making the reports up is not counted. Beside it stands what reading such a report takes.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import matters
from sayso.comparing.engine import compare
from sayso.comparing.told import Told
from sayso.knowledge.places import open_gazetteer
from sayso.model import Report
from sayso.reading.extract import extract
from sayso.story import comparisons
from sayso.story.shelf import StoryShelf

#: reports compared in one transaction, as a story does
LOT = 5000
#: reports after which it is said what the last so many took
PART = 5000


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--sizes", type=int, nargs="+", default=[500, 2000])
    arguments.add_argument("--each", type=int, default=20, help="reports of one matter")
    arguments.add_argument("--add", type=int, default=100, help="reports added at the end")
    arguments.add_argument("--json", type=Path)
    given = arguments.parse_args()
    figures: dict[str, Any] = {"reading ms": reading(), "sizes": {}}
    for size in given.sizes:
        figures["sizes"][size] = measure(size, given.each, given.add)
        show(figures, given.each, given.add)
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1), "utf-8")


def reading(count: int = 40) -> float:
    """CPU milliseconds that reading one such report takes."""
    texts = [matters.told(id).report.text for id, _ in matters.matters(count, 1)]
    reports = [Report(id=str(n), text=text, language="en") for n, text in enumerate(texts)]
    began = time.process_time()
    for _ in extract(reports):
        pass
    return (time.process_time() - began) / count * 1000


class Growing:
    """A story that grows, and the CPU time that comparing took."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / "compared.db", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.executescript(comparisons.SCHEMA)
        self._making = 0.0
        self.pairs = 0

    def _load(self, id: str) -> Told:
        began = time.process_time()
        made = matters.told(id)
        self._making += time.process_time() - began
        return made

    def add(self, ids: Sequence[str]) -> float:
        """CPU seconds."""
        self._making = 0.0
        began = time.process_time()
        for start in range(0, len(ids), LOT):
            self._connection.execute("BEGIN")
            shelf = StoryShelf(self._connection, self._load, "2030-01-01T00:00:00Z")
            self.pairs += compare(shelf, open_gazetteer(), ids[start : start + LOT]).pairs
            self._connection.execute("COMMIT")
        return time.process_time() - began - self._making


def measure(size: int, each: int, add: int) -> dict[str, Any]:
    ids = [id for id, _ in matters.matters(size + add, each)]
    late = ids[size // 2 : size // 2 + add]
    held = set(late)
    with tempfile.TemporaryDirectory(prefix="sayso-bench-") as folder:
        story = Growing(Path(folder))
        early = [id for id in ids if id not in held]
        seconds, parts = 0.0, []
        for start in range(0, size, PART):
            some = early[start : start + PART]
            took = story.add(some)
            seconds += took
            parts.append(took / len(some) * 1000)
            if size > PART:
                print(f"{start + len(some):10,} reports: {parts[-1]:.2f} ms each of the last {len(some):,}", flush=True)
        pairs = story.pairs
        more = story.add(late)
    with tempfile.TemporaryDirectory(prefix="sayso-bench-") as folder:
        none = Growing(Path(folder)).add(late)
    return {
        "ms a report": seconds / size * 1000,
        "ms a report, part by part": parts,
        "pairs a report": pairs / size,
        "added, ms a report": more / add * 1000,
        "added to none, ms a report": none / add * 1000,
    }


def show(figures: dict[str, Any], each: int, add: int) -> None:
    print(f"matters of {each} reports; reading one takes {figures['reading ms']:.1f} ms of CPU time")
    heads = (("reports", 10), ("ms each", 10), ("of reading", 12), ("pairs each", 12), (f"{add} more", 12))
    print("".join(f"{head:>{width}}" for head, width in (*heads, ("to none", 10), ("times", 8))))
    for size, row in figures["sizes"].items():
        print(
            f"{size:10,}{row['ms a report']:10.2f}{row['ms a report'] / figures['reading ms']:12.0%}"
            f"{row['pairs a report']:12.1f}{row['added, ms a report']:12.2f}{row['added to none, ms a report']:10.2f}"
            f"{row['added, ms a report'] / row['added to none, ms a report']:8.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
