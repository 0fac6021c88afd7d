"""Every page of the desk answers, and shows what the story holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.story import open_story

PAGES = [
    "/", "/keys", "/reports", "/claims", "/points", "/places", "/timeline", "/actors", "/findings", "/copies",
    "/custody", "/problems", "/decisions", "/search?q=courier",
]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_every_page_answers_with_landmarks(desk: TestClient, address: str) -> None:
    answer = desk.get(address)
    assert answer.status_code == 200
    for landmark in ("<main", "<nav", "<h1", "<title>", 'lang="en"'):
        assert landmark in answer.text


def test_every_thing_has_a_page(desk: TestClient, story: Path) -> None:
    with open_story(story) as opened:
        ids = (
            [("reports", stored.report.id) for stored in opened.reports()]
            + [("points", point.id) for point in opened.points()]
            + [("findings", finding.id) for finding in opened.findings()]
            + [("actors", actor.id) for actor in opened.actors()]
            + [("copies", copy.report) for copy in opened.copies()]
        )
    for folder, id in ids:
        assert desk.get(f"/{folder}/{id}").status_code == 200, (folder, id)
        assert desk.get(f"/{folder}/{id}x").status_code == 404
