"""Every page of the desk on a large story, beside a bare indexed SELECT.

    python -m bench.pages [STORY] [--reports N] [--claims N] [--runs N] [--json FILE]

STORY is made where there is none, by bench.made_story; without one, a story is made for this run. Each page is asked
for through the app, without a network, in one process; the middle of some runs, in milliseconds of CPU time. The bare
SELECT fetches fifty claims of one attitude by its index, and their reports by their numbers.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from starlette.testclient import TestClient

from bench.made_story import make
from sayso.model import Point
from sayso.story import open_story
from sayso.story.file import connect
from sayso.web import create_app

BARE = (
    "SELECT c.report, c.k, r.id, r.title FROM claims c JOIN reports r ON r.n = c.report "
    "WHERE c.attitude = 'denial' AND c.attitude <> 'statement' ORDER BY c.day, c.report, c.k LIMIT 50"
)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("story", type=Path, nargs="?")
    arguments.add_argument("--reports", type=int, default=10_000)
    arguments.add_argument("--claims", type=int, default=100_000)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--json", type=Path)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="sayso-pages-") as folder:
        story = given.story or Path(folder) / "made.sayso"
        if not story.exists():
            make(story, given.reports, given.claims)
        figures = measure(story, given.runs)
    bare = figures["a bare indexed SELECT"]
    print(f"{'':58}{'ms of CPU':>10}{'times the SELECT':>18}")
    for name, took in figures.items():
        print(f"{name:58}{took:10.2f}{took / bare:18.0f}")
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1), "utf-8")


def addresses(story: Path) -> list[str]:
    """Every page, and some filters and pages further on."""
    with open_story(story) as opened:
        lists = opened.lists
        point = lists.briefs(Point, 1).rows[0][0]
        place = lists.tallies("mentioned", 1)[0][0]
        source = lists.tallies("source", 1)[0][0]
        outlet = lists.tallies("outlet", 1)[0][0]
    return [
        "/", "/findings", "/findings?rule=hardening", "/findings?state=open", "/reports", "/reports?sort=newest",
        f"/reports?outlet={outlet}", "/reports/r0000123", "/claims", "/claims?sort=newest", "/claims?attitude=denial",
        "/claims?attitude=statement&certainty=possible", f"/claims?source={source}", f"/claims?outlet={outlet}",
        f"/claims?place={place}", "/claims?event=ASSAULT", f"/claims?place={place}&event=ASSAULT&polarity=negative",
        "/claims?voice=comment&attitude=threat&certainty=unsure&manner=quoted", "/claims?since=2025-03-01",
        "/claims?q=ceasefire+Kharkiv", "/claims?q=Kharkiv&attitude=threat", "/claims?q=ceasefire+Kharkiv&sort=source",
        "/claims?sort=source", "/claims?sort=-source", "/claims?sort=kind", "/claims?sort=attitude",
        "/claims?sort=certainty", "/claims?sort=-certainty", "/claims?sort=outlet", "/claims?sort=-outlet",
        f"/claims?place={place}&sort=source", f"/claims?place={place}&sort=-outlet",
        "/claims?attitude=statement&sort=certainty", "/claims?attitude=statement&outlet=Outlet+7&sort=kind",
        "/claims?since=2024-01-01&until=2024-01-09&sort=-certainty", "/points", "/points?disputed=yes",
        f"/points/{point}", "/places", "/places.geojson", f"/places/{place}", "/timeline",
        "/timeline.json", "/actors", "/copies", "/custody", "/problems", "/decisions",
        "/search?q=ceasefire", "/search?q=ceasefire+Kharkiv",
    ]  # fmt: skip


def measure(story: Path, runs: int) -> dict[str, float]:
    """Milliseconds of CPU time by page, and of the bare SELECT."""
    connection = connect(story)
    found = {"a bare indexed SELECT": timed(lambda: connection.execute(BARE).fetchall(), runs)}
    with TestClient(create_app(story), base_url="http://127.0.0.1") as client:
        pages = [*addresses(story), *linked(client)]
        for address in pages:
            found[address[:56]] = timed(lambda: asked(client, address), runs)  # noqa: B023
    connection.close()
    return found


def linked(client: TestClient) -> list[str]:
    """Pages that others lead to: of a finding, an actor, a copy; and of lists, some way on."""
    found = []
    for page, kind in (("/findings", "/findings/f"), ("/actors", "/actors/a"), ("/copies", "/copies/")):
        link = re.search(rf'href="({kind}[^"]*)"', client.get(page).text)
        if link is not None:
            found.append(link.group(1).replace("&amp;", "&"))
    lists = (
        "/claims", "/claims?attitude=denial", "/claims?sort=-source", "/claims?attitude=denial&sort=certainty",
        "/reports", "/points", "/findings",
    )  # fmt: skip
    return found + [deep(client, page) for page in lists]


def deep(client: TestClient, address: str) -> str:
    """A page some way on in a list."""
    for _ in range(3):
        link = re.search(r'rel="next"[^>]* href="([^"]*)"', client.get(address).text)
        if link is None:
            break
        address = link.group(1).replace("&amp;", "&").replace("&#34;", '"')
    return address


def asked(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, address


def timed(task: Callable[[], object], runs: int) -> float:
    task()
    took = []
    for _ in range(runs):
        began = time.process_time()
        task()
        took.append(1000 * (time.process_time() - began))
    return statistics.median(took)


if __name__ == "__main__":
    main()
