"""The desk keeps to the person at it, and what reports hold is shown and never run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.story import open_story
from sayso.web import create_app
from sayso.web.safety import Guard, is_loopback
from tests.web.test_deciding import form
from tests.web.test_pages import PAGES

TURN, BACK = "\u202e", "\u202c"
HOSTILE = [
    {
        "id": "../../x<script>alert(1)</script>", "published": "2024-05-01", "language": "en",
        "outlet": "<img src=x onerror=alert(2)>", "url": "javascript:alert(3)", "author": "\"><svg onload=alert(4)>",
        "title": f"Mill burns</title><script>alert(5)</script> {TURN}gnp.exe{BACK}",
        "text": "The mayor of Lyon <script>alert(6)</script> reportedly said on Monday that 12 people were killed in "
        "Paris. "
        f"“{{{{7*7}}}} ' onmouseover='alert(7)' {TURN}evil” he added. " + "W" * 5000 + " was the only witness.",
    },
    {
        "id": "?q=#f", "published": "2024-05-02", "outlet": "javascript:alert(8)", "language": "en",
        "title": "=HYPERLINK(\"http://evil.example\")",
        "text": "=1+1, the mayor of Lyon said. 14 people were killed in Paris on Monday, the mayor of Lyon said "
        "on Tuesday. \x00\x1b[31m The mill did not burn.",
    },
    {"id": "..", "published": "2024-05-03", "text": "The mayor of Lyon said that nobody was killed in Paris."},
    {"id": "a/b/../c", "published": "2024-05-03", "text": "\ud83d\ude00 Nobody was killed in Paris, the mayor said. "},
]  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    file = folder / "in.jsonl"
    file.write_text("\n".join(json.dumps(report) for report in HOSTILE))
    path = folder / "hostile.sayso"
    with open_story(path) as story:
        story.read([file])
        story.compare()
        assert len(story) == len(HOSTILE)
        story.decide("note", [story.reports().__next__().report.id], who="<b>Eve</b>", why="<script>alert(9)</script>")
    return path


@pytest.fixture(scope="module")
def wild(hostile: Path) -> Iterator[TestClient]:
    with TestClient(create_app(hostile), base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client


def every_page(client: TestClient, story: Path) -> Iterator[tuple[str, str]]:
    """Every page that links of other pages lead to, with its address."""
    waiting = [*PAGES, "/claims?attitude=denial", "/findings?rule=guess", "/reports?sort=newest"]
    seen: set[str] = set()
    while waiting:
        address = waiting.pop()
        if address in seen or len(seen) > 150:
            continue
        seen.add(address)
        answer = client.get(address)
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        yield address, answer.text
        for href in re.findall(r'href="(/[^"#]*)', answer.text):
            path = href.replace("&amp;", "&").replace("&#34;", '"').replace("&#39;", "'")
            kind = re.sub(r"[?].*", "", path)
            if not path.startswith("/static") and sum(re.sub(r"[?].*", "", s) == kind for s in seen) < 3:
                waiting.append(path)


def test_what_reports_hold_is_never_run(wild: TestClient, hostile: Path) -> None:
    visited = dict(every_page(wild, hostile))
    assert len(visited) > 25
    for address, page in visited.items():
        assert "<script>" not in page, address
        assert not re.search(r"<(img|svg onload|b>Eve)", page), address
        assert not re.search(r"<[^>]* on\w+=", re.sub(r'"[^"]*"', '""', page)), address
        for href in re.findall(r'(?:href|src|action|data-source)="([^"]*)"', page):
            assert href.startswith(("/", "#")), (address, href)
            assert not href.startswith("//"), (address, href)
        assert TURN not in re.sub(r"<(article|blockquote|h1|span|p|a|td|bdi)[^>]* dir=\"auto\"[^>]*>.*?</\1>", "", page,
                                  flags=re.S) or 'dir="auto"' in page, address  # fmt: skip
        assert "\x1b" not in page, address
        assert "49" not in re.findall(r"“(\d+)", page)
        assert " style=" not in page, address


def test_every_report_has_an_address_whatever_its_id(wild: TestClient) -> None:
    page = wild.get("/reports").text
    links = re.findall(r'<td class="said" dir="auto"><a href="([^"]*)"', page)
    assert len(links) == len(HOSTILE)
    for link in links:
        answer = wild.get(link.replace("&amp;", "&"))
        assert answer.status_code == 200, link
    assert "/reports?id=.." in page


def test_the_policy_lets_nothing_in_from_elsewhere(wild: TestClient) -> None:
    for address in [*PAGES, "/places.geojson", "/nothing", "/claims.csv"]:
        answer = wild.get(address)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["x-frame-options"] == "DENY"
        assert "access-control-allow-origin" not in answer.headers


def test_a_table_holds_no_formula(wild: TestClient) -> None:
    lines = wild.get("/claims.csv").text.splitlines()
    assert any("'=1+1" in line or '"=1+1' not in line for line in lines)
    assert not any(re.search(r'(^|,)"?[=+@]', line) for line in lines)


def test_a_script_cannot_be_smuggled_in_by_an_address(wild: TestClient) -> None:
    bad = '"><script>alert(1)</script>'
    for address in (
        "/search?q=", "/claims?q=", "/claims?source=", "/findings?rule=", "/reports?outlet=", "/points/",
        "/findings?new=", "/reports/x?at=", "/places/", "/actors/", "/claims?after=", "/reports/",
    ):  # fmt: skip
        answer = wild.get(address + bad)
        assert answer.status_code in (200, 404), address
        assert "<script>alert" not in answer.text, address


KEYS = [
    "[1]", "[]", "null", '["a", 1e400]', "[[],1]", "[true,1]", "{}", '["x",99999999999999999999]', "x" * 4000,
]  # fmt: skip


@pytest.mark.parametrize("field", KEYS)
def test_a_key_that_is_none_begins_at_the_beginning(wild: TestClient, field: str) -> None:
    for page in (
        "/reports",
        "/claims",
        "/points",
        "/findings",
        "/actors",
        "/copies",
        "/custody",
        "/problems",
        "/timeline",
    ):
        assert wild.get(page, params={"after": field}).status_code == 200, page


# --- who may ask ------------------------------------------------------------------------------------------------------


def test_only_this_machines_names_are_known(desk: TestClient) -> None:
    for host in ("127.0.0.1", "127.0.0.1:8854", "localhost:1", "[::1]:8854"):
        assert desk.get("/keys", headers={"host": host}).status_code == 200, host
    for host in ("evil.example", "evil.example:8854", "127.0.0.1.evil.example", "192.168.0.9", "", "[::1", "a b"):
        answer = desk.get("/keys", headers={"host": host})
        assert answer.status_code == 421, host
        assert "<" not in answer.text


def test_another_host_needs_the_token(story: Path) -> None:
    guard = Guard.of("0.0.0.0", "s3cret")
    with TestClient(create_app(story, guard), base_url="http://192.168.0.9", follow_redirects=False) as client:
        assert client.get("/").status_code == 401
        assert client.get("/static/desk.css").status_code == 401
        assert client.get("/?token=wrong").status_code == 401
        assert client.get("/", headers={"authorization": "Bearer s3cret"}).status_code == 200
        answer = client.get("/reports?sort=newest&token=s3cret")
        assert answer.status_code == 303
        assert answer.headers["location"] == "/reports?sort=newest"
        assert "HttpOnly" in answer.headers["set-cookie"]
        assert client.get("/").status_code == 200
        assert client.get("http://192.168.0.9//evil.example/?token=s3cret").headers["location"] == "/evil.example/"
        assert client.get("/", headers={"host": "evil.example"}).status_code == 421


def test_which_addresses_are_this_machines() -> None:
    assert all(is_loopback(host) for host in ("127.0.0.1", "127.8.8.8", "::1", "localhost"))
    assert not any(is_loopback(host) for host in ("0.0.0.0", "::", "192.168.0.9", "example.org", ""))


# --- forms ------------------------------------------------------------------------------------------------------------


def test_a_form_of_another_site_is_refused(desk: TestClient, story: Path) -> None:
    fields = form(desk.get("/findings").text, "confirm")
    for headers in (
        {"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"}, {"origin": "http://127.0.0.1:9999"},
    ):  # fmt: skip
        assert desk.post("/decisions", data=fields, headers=headers).status_code == 403, headers
    answer = desk.post("/decisions", data=fields | {"csrf": "0" * 64, "why": "typed at length"})
    assert answer.status_code == 403
    desk.cookies.clear()
    assert desk.post("/decisions", data=fields).status_code == 403
    with open_story(story) as opened:
        assert opened.decisions() == []
    for address in ("/who", "/claims/views", "/decisions/import"):
        assert desk.post(address, data={"name": "x"}).status_code == 403


def test_a_form_leads_back_to_the_desk_alone(desk: TestClient) -> None:
    fields = form(desk.get("/findings").text, "note")
    for back in ("http://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "/a\nb"):
        answer = desk.post("/decisions", data=fields | {"why": "x", "back": back, "seen": "999999"})
        assert answer.status_code == 303
        assert answer.headers["location"] in ("/findings", "/a b", "/ab", "/a%0Ab"), back


def test_what_is_too_large_or_of_another_kind_is_refused(desk: TestClient) -> None:
    assert desk.request("DELETE", "/decisions").status_code == 405
    assert desk.put("/decisions", content=b"x").status_code == 405
    assert desk.post("/decisions", content=b"x", headers={"content-length": str(10**9)}).status_code == 413
    assert desk.get("/static/../app.py").status_code == 404
    assert desk.get("/static/%2e%2e/app.py").status_code == 404
