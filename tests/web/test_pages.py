"""Every page of the desk answers, and shows what the story holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from sayso.story import open_story
from sayso.web import create_app

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


def test_custody_is_told_in_words_and_by_the_paths_that_were_given(tmp_path: Path, monkeypatch: Any) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "mole.txt").write_text("The mole at Sile was lost on Monday, Captain Ada Brook said.\n")
    monkeypatch.chdir(tmp_path)
    with open_story("sile.sayso") as opened:
        opened.read(["in"], published="1951-04-03", outlet="Sile Post")
        opened.decide("note", ["mole.txt"], who="Ada", why="seen", quoting=[opened.quote("mole.txt", 4, 8)])
    with TestClient(create_app(Path("sile.sayso")), base_url="http://127.0.0.1") as client:
        log, page = client.get("/custody").text, client.get("/reports/mole.txt").text
    assert "source: in/mole.txt" in log and "text: mole" in log
    assert "{&#39;" not in log and "[&#39;" not in log
    assert "in/mole.txt" in page
    assert str(tmp_path) not in log + page


def test_a_rule_is_told_without_its_hyphen(desk: TestClient, story: Path) -> None:
    with open_story(story) as opened:
        dismissed = next(f for f in opened.findings() if "-" in f.rule)
        opened.decide("dismiss", [dismissed.id], who="Ada", why="seen")
    rule = dismissed.rule.replace("-", " ")
    assert f'<span class="rule">{rule}</span>' in desk.get("/findings").text.replace("\n", "")
    assert f"<title>{rule.capitalize()} ·" in desk.get(f"/findings/{dismissed.id}").text


def test_who_is_not_heard_goes_by_a_name(desk: TestClient, story: Path) -> None:
    with open_story(story) as opened:
        unnamed = {actor.id for actor in opened.actors() if not actor.named}
        silent = {row.party for row in opened.balance() if not row.claims}
    assert unnamed and silent and not unnamed & silent
    assert '<dt class="unheard">Omer Pasha</dt>' in desk.get("/").text
