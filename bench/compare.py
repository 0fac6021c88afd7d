"""Comparing as a story grows: CPU time for a report, and what adding reports costs to a large story and to none.

    python -m bench.compare [--sizes N N …] [--each N] [--about PART] [--add N] [--json FILE]

The stories are those of ``bench.matters``: matters of ``--each`` reports that follow each other over the years, in a
story file of their own. Making the reports up is not counted. Beside it stands what reading such a report into a story
takes, its sheet included. With ``--about 1`` all that the reports of a matter say is of one
subject and in the same names: the densest there can be.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

import sayso
from bench import matters
from sayso.comparing import sheets
from sayso.comparing.engine import compare
from sayso.comparing.told import Told
from sayso.knowledge.places import open_gazetteer
from sayso.model import Extract, Report
from sayso.story import comparisons
from sayso.story.file import ROOMY
from sayso.story.shelf import StoryShelf

#: reports compared in one transaction, as a story does
LOT = 5000
#: extracts that are held ready
HELD = 2000
#: reports after which it is said what the last so many took
PART = 5000


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000])
    arguments.add_argument("--each", type=int, default=20, help="reports of one matter")
    arguments.add_argument("--about", type=float, default=matters.ABOUT, help="part of a report that is of its matter")
    arguments.add_argument("--add", type=int, default=100, help="reports added at the end")
    arguments.add_argument("--json", type=Path)
    given = arguments.parse_args()
    figures: dict[str, Any] = {"reading ms": reading(given.about), "sizes": {}}
    for size in given.sizes:
        figures["sizes"][size] = measure(size, given.each, given.add, given.about)
        show(figures, given.each, given.add)
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1), "utf-8")


def reading(about: float, count: int = 200) -> float:
    """CPU milliseconds that reading such a report into a story takes, its sheet included."""
    texts = [matters.told(id, about=about).report.text for id, _ in matters.matters(count, 20)]
    lines = [msgspec.json.encode({"id": str(n), "text": text, "language": "en"}) for n, text in enumerate(texts)]
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few.jsonl"), Path(folder, "many.jsonl")
        few.write_bytes(b"\n".join(lines[:4]))
        many.write_bytes(b"\n".join(lines[4:]))
        with sayso.open_story(Path(folder, "read.sayso")) as story:
            story.read([few], jobs=1)  # loads the model
            began = time.process_time()
            story.read([many], jobs=1)
            return (time.process_time() - began) / (count - 4) * 1000


class _Shelf(StoryShelf):
    """The shelf of a story in which each report has the sheet that was drawn where it was read."""

    def __init__(
        self, connection: sqlite3.Connection, load: Callable[[str], Told], draw: Callable[[str], bytes]
    ) -> None:
        super().__init__(connection, load, "2030-01-01T00:00:00Z")
        self._draw = draw

    def drawn(self, report: str) -> bytes | None:
        return self._draw(report)


class Growing:
    """A story that grows, and the CPU time that comparing took."""

    def __init__(self, folder: Path, about: float = matters.ABOUT) -> None:
        self._about = about
        self._connection = sqlite3.connect(folder / "compared.db", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute(f"PRAGMA cache_size = {-ROOMY}")
        self._connection.executescript(comparisons.SCHEMA)
        self._kept = msgspec.json.Decoder(Extract)
        #: extracts as a story keeps them; those asked for last, as making them up anew takes long
        self._extracts: dict[str, tuple[Report, bytes]] = {}
        self._making = 0.0
        self.pairs = 0

    def _load(self, id: str) -> Told:
        """The report as a story would load it: decoding its extract counts."""
        report, packed = self._extracts.get(id) or self._made(id)[:2]
        return Told(report, self._kept.decode(packed))

    def _made(self, id: str) -> tuple[Report, bytes, Told]:
        began = time.process_time()
        made = matters.told(id, about=self._about)
        packed = msgspec.json.encode(made.extract)
        if len(self._extracts) >= HELD:
            self._extracts.pop(next(iter(self._extracts)))
        self._extracts[id] = made.report, packed
        self._making += time.process_time() - began
        return made.report, packed, made

    def _draw(self, id: str) -> bytes:
        began = time.process_time()
        before = self._making
        report, _, made = self._made(id)
        sheet = sheets.drawn(report, made.extract, open_gazetteer())
        self._making += time.process_time() - began - (self._making - before)
        assert sheet is not None
        return sheet

    def add(self, ids: Sequence[str]) -> float:
        """CPU seconds."""
        self._making = 0.0
        began = time.process_time()
        for start in range(0, len(ids), LOT):
            self._connection.execute("BEGIN")
            shelf = _Shelf(self._connection, self._load, self._draw)
            self.pairs += compare(shelf, open_gazetteer(), ids[start : start + LOT]).pairs
            self._connection.execute("COMMIT")
        return time.process_time() - began - self._making


def measure(size: int, each: int, add: int, about: float) -> dict[str, Any]:
    ids = list(matters.matters(size + 3 * add, each))
    # those that come last; the reports of whole matters; and so many that follow each other in time and come late, of
    # which few are of one matter: they share less among themselves than with what stands around them
    newest = [id for id, _ in ids[-add:]]
    slice_of = [id for id, _ in ids[size // 2 : size // 2 + add]]
    taken = {matter for id, matter in ids if id in {*slice_of, *newest}}
    whole = sorted({matter for _, matter in ids[size // 3 :] if matter not in taken})[: add // each]
    late = {
        "that come last": newest,
        "of whole matters": [id for id, matter in ids if matter in whole],
        "of a few days gone by": slice_of,
    }
    held = {id for some in late.values() for id in some}
    made: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="sayso-bench-") as folder:
        story = Growing(Path(folder), about)
        early = [id for id, _ in ids if id not in held]
        seconds, parts = 0.0, []
        for start in range(0, len(early), PART):
            some = early[start : start + PART]
            took = story.add(some)
            seconds += took
            parts.append(took / len(some) * 1000)
            if size > PART:
                print(f"{start + len(some):10,} reports: {parts[-1]:.2f} ms each of the last {len(some):,}", flush=True)
        made = {"ms a report": seconds / len(early) * 1000, "ms a report, part by part": parts}
        made["pairs a report"] = story.pairs / len(early)
        made["added"] = {what: [_added(story, some)] for what, some in late.items()}
    for what, some in late.items():
        with tempfile.TemporaryDirectory(prefix="sayso-bench-") as folder:
            made["added"][what].append(_added(Growing(Path(folder), about), some))
    return made


def _added(story: Growing, ids: Sequence[str]) -> dict[str, float]:
    before = story.pairs
    took = story.add(ids)
    return {"ms a report": took / len(ids) * 1000, "pairs a report": (story.pairs - before) / len(ids)}


def show(figures: dict[str, Any], each: int, add: int) -> None:
    print(f"matters of {each} reports; reading one takes {figures['reading ms']:.1f} ms of CPU time")
    print(
        "".join(
            f"{head:>{width}}" for head, width in (("reports", 10), ("ms each", 10), ("of reading", 12), ("pairs", 8))
        )
    )
    for size, row in figures["sizes"].items():
        part = row["ms a report"] / figures["reading ms"]
        print(f"{size:10,}{row['ms a report']:10.2f}{part:12.0%}{row['pairs a report']:8.1f}")
        for what, (more, none) in row["added"].items():
            print(
                f"{'':10}{add} more {what}: {more['ms a report']:.2f} ms each ({more['pairs a report']:.1f} pairs), "
                f"to none {none['ms a report']:.2f} ({none['pairs a report']:.1f}): "
                f"{more['ms a report'] / none['ms a report']:.2f} times",
                flush=True,
            )


if __name__ == "__main__":
    main()
