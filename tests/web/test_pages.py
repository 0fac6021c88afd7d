"""Every page of the desk answers, and shows what the story holds."""

from __future__ import annotations

import csv
import re
from html import escape, unescape
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


def listed(page: str) -> list[dict[str, str]]:
    """The entries of the ledger, by the headings of its columns."""
    headings = ["word", "kind", "attitude", "certainty", "outlet", "published"]
    rows = re.findall(r'<tr class="known">(.*?)</tr>', page, re.S)
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.S) for row in rows]
    return [dict(zip(headings, (re.sub("<[^>]*>", "", cell) for cell in row), strict=True)) for row in cells]


def every_entry(desk: TestClient, address: str) -> list[dict[str, str]]:
    """The entries of all pages of a list."""
    found = []
    while address:
        page = desk.get(address).text
        found += listed(page)
        link = re.search(r'rel="next"[^>]* href="([^"]*)"', page)
        address = unescape(link.group(1)) if link else ""
    return found


@pytest.mark.parametrize("column", ["source", "kind", "attitude", "certainty", "outlet"])
@pytest.mark.parametrize("way", ["", "-"])
@pytest.mark.parametrize("narrowed", ["", "&polarity=negative", "&q=the", "&since=1854-10-01"])
def test_the_ledger_is_sorted_by_its_columns(desk: TestClient, column: str, way: str, narrowed: str) -> None:
    page = desk.get(f"/claims?sort={way}{column}{narrowed}").text
    assert page.count("aria-sort=") == 1
    assert f'aria-sort="{"descending" if way else "ascending"}"' in page
    entries = every_entry(desk, f"/claims?sort={way}{column}{narrowed}")
    assert len(entries) > 3

    def same(rows: list[dict[str, str]]) -> list[tuple[str, ...]]:
        return sorted(tuple(row.values()) for row in rows)

    assert same(entries) == same(every_entry(desk, f"/claims?{narrowed}"))
    values = [entry["word" if column == "source" else column].partition(",")[0] for entry in entries]
    if column == "source":
        values = [
            v for v, entry in zip(values, entries, strict=True) if entry["kind"] != "–" and "(" not in entry["word"]
        ]
    rank = ["unsure", "possible", "probable", "certain"].index if column == "certainty" else str
    known = [value for value in values if value != "–"]
    assert known == sorted(known, key=rank, reverse=bool(way))
    assert values[: len(known)] == known, "those without a value are last"


def test_an_order_is_kept_with_a_view_and_in_the_csv(desk: TestClient) -> None:
    page = desk.get("/claims?kind=person&sort=-certainty").text
    token = re.search(r'name="csrf" value="([^"]*)"', page)
    assert token
    sent = {"csrf": token.group(1), "name": "sure persons", "query": "kind=person&sort=-certainty"}
    assert "kind=person&amp;sort=-certainty" in page
    assert desk.post("/claims/views", data=sent).status_code == 303
    assert 'href="/claims?kind=person&amp;sort=-certainty" dir="auto">sure persons' in desk.get("/claims").text
    lines = list(csv.DictReader(desk.get("/claims.csv?kind=person&sort=-certainty").text.splitlines()))
    shown = every_entry(desk, "/claims?kind=person&sort=-certainty")
    assert [line["certainty"] for line in lines] == [entry["certainty"] for entry in shown]
    assert [line["outlet"] for line in lines] == [entry["outlet"] for entry in shown]


def test_the_numbers_beside_a_facet_are_those_of_the_list(desk: TestClient) -> None:
    page = desk.get("/claims?kind=person").text
    aside = page[page.index("<aside") : page.index("</aside")]
    offered = re.findall(r'<li><a href="([^"]*)" dir="auto">[^<]*</a><span>([\d,+]+)</span>', aside)
    assert len(offered) > 20
    for href, number in offered:
        said = re.search(r"([\d,]+) claims?( in this list)?\.", desk.get(unescape(href)).text)
        assert said and said.group(1) == number, href
        assert number == "0" or len(every_entry(desk, unescape(href))) == int(number), href


def test_an_actor_has_its_terms(desk: TestClient, story: Path) -> None:
    with open_story(story) as opened:
        found = {actor.id: terms for actor in opened.actors() if (terms := opened.terms(actor.id))}
    assert len(found) > 1
    for id, terms in found.items():
        page = desk.get(f"/actors/{id}").text
        board = page[page.index('id="terms"') :]
        for term in terms:
            assert {"demands": "Demands", "depends on": "Makes it depend on"}.get(term.kind, "") in board
            assert f"/reports/{term.latest.report}?at=" in board
            assert escape(term.condition or "") in board
