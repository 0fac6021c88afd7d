"""What takes minutes: memory that does not grow with the corpus, and a story that is read and compared in the large."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from bench.corpus import reports
from sayso.model import to_json
from sayso.story import open_story

pytestmark = pytest.mark.long

#: Peak of the larger corpus over that of the smaller. Seen: 1.01 from 300 reports (some batches) to 600.
GROWTH = 1.15

PEAK = textwrap.dedent(
    """
    import resource, subprocess, sys
    with open(sys.argv[1], "rb") as given:
        subprocess.run([sys.executable, "-m", "sayso", "extract", "-"], stdin=given,
                       stdout=subprocess.DEVNULL, check=True)
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    """
)


def peak(tmp_path: Path, count: int) -> int:
    """Peak resident memory, in kB, of extracting so many reports in a process of its own."""
    given = tmp_path / f"{count}.jsonl"
    given.write_bytes(b"".join(to_json(report) + b"\n" for report in reports(count)))
    done = subprocess.run([sys.executable, "-c", PEAK, str(given)], capture_output=True, text=True, check=True)
    return int(done.stdout)


def test_memory_does_not_grow_with_the_corpus(tmp_path: Path) -> None:
    small, large = peak(tmp_path, 300), peak(tmp_path, 2000)
    assert large <= GROWTH * small, (small, large)


def test_a_large_story_is_compared_as_it_grows(tmp_path: Path) -> None:
    made = [to_json(report) + b"\n" for report in reports(130, seed=3)]
    first, more = tmp_path / "first.jsonl", tmp_path / "more.jsonl"
    first.write_bytes(b"".join(made[:110]))
    more.write_bytes(b"".join(made[110:]))
    with open_story(tmp_path / "grown.sayso") as story:
        for file in (first, more):
            assert story.read([file]).problems == []
            story.compare()
        grown = sorted(to_json(record) for record in story.records())
    with open_story(tmp_path / "whole.sayso") as story:
        story.read([more, first])
        story.compare()
        assert sorted(to_json(record) for record in story.records()) == grown
        assert story.verify() == []
