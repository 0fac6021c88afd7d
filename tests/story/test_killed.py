"""A read that is killed leaves a story that opens and completes."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayso.story import Story, open_story

READ = """
import sys
from sayso.story import open_story, reading
reading.READ_REPORTS = 4
reading.RECEIVED_REPORTS = 40
with open_story(sys.argv[1]) as opened:
    opened.read([sys.argv[2]], jobs=int(sys.argv[3]), progress=lambda p: print(p.stage, p.done, flush=True))
"""

PLACES = ("Budapest", "Vienna", "Belgrade", "Osijek", "Bratislava", "Linz")


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("given")
    with (folder / "in.jsonl").open("w") as out:
        for n in range(96):
            place = PLACES[n % len(PLACES)]
            text = f"The river rose {n} centimetres in {place}, officials said. At least {n + 2} houses were flooded."
            out.write(json.dumps({"id": f"r{n:02}", "text": text, "published": "2025-05-04"}) + "\n")
    (folder / "a.txt").write_text("The ferry sank near Vienna, a witness said.")
    (folder / "b.txt").write_bytes(b"caf\xe9")
    return folder


def content(story: Story) -> list[object]:
    """All that a story holds but for the times."""
    return [
        [(s.report, s.source, s.sha256, s.text_sha256, s.extractor, s.reading) for s in story.reports()],
        [story.extract(s.report.id) for s in story.reports()],
        list(story.claims()),
        story.places(),
        story.problems(),
        story.search("Vienna", 1000),
        [(e.what, e.detail) for e in story.custody() if e.what == "received"],
    ]


@pytest.fixture(scope="module")
def whole(given: Path, tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    with open_story(tmp_path_factory.mktemp("whole") / "x.sayso") as story:
        story.read([given])
        return content(story)


@pytest.mark.parametrize(
    ("moment", "jobs"),
    [("receiving 0", 1), ("receiving", 1), ("reading 0", 1), ("reading 16", 1), ("reading 64", 1), ("reading 16", 2)],
)
def test_killed_and_begun_again(given: Path, whole: list[object], tmp_path: Path, moment: str, jobs: int) -> None:
    path = tmp_path / "x.sayso"
    reader = subprocess.Popen(
        [sys.executable, "-c", READ, str(path), str(given), str(jobs)], stdout=subprocess.PIPE, text=True
    )
    assert reader.stdout is not None
    if moment == "receiving 0":
        while not path.exists():
            time.sleep(0.001)
    else:
        for line in reader.stdout:
            if line.startswith(moment):
                break
    reader.send_signal(signal.SIGKILL)
    assert reader.wait() == -signal.SIGKILL
    reader.stdout.close()
    with open_story(path) as story:
        assert story.verify() == []
        assert len(list(story.reports())) == len(story) <= 97
        for stored in story.reports():
            unread = [p.code for p in story.extract(stored.report.id).problems] == ["unread"]
            assert unread == (stored.reading is None)
        story.read([given])
        assert content(story) == whole
        assert story.verify() == []
        assert story.read([given]).added == []
