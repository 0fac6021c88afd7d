"""Deciding at the desk: kept with who and why, taken back, two people at once, out and in."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from sayso.story import open_story
from sayso.web import create_app


def form(page: str, kind: str, n: int = 0) -> dict[str, str]:
    """The hidden fields of the nth form of a kind on a page, as a browser would send them."""
    found = [
        f for f in re.findall(r"<form method=\"post\".*?</form>", page, re.S) if f'name="kind" value="{kind}"' in f
    ]
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', found[n])
    return {name: unescape(value) for name, value in fields}


def sent(desk: TestClient, fields: dict[str, Any], **more: Any) -> Any:
    return desk.post("/decisions", data=fields | more)


def states(story: Path) -> dict[str, str]:
    with open_story(story) as opened:
        return {id: review.state for id, review in opened.reviews().items()}


def test_a_finding_is_confirmed_dismissed_and_opened_again(desk: TestClient, story: Path) -> None:
    confirm = form(desk.get("/findings").text, "confirm")
    answer = sent(desk, confirm, who="Ada")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/findings")
    about = confirm["about"].split()[0]
    assert states(story)[about] == "confirmed"
    page = desk.get("/findings").text
    assert "Confirmed</b> by Ada" in page
    sent(desk, form(page, "dismiss"), why="an old list")
    assert states(story)[about] == "dismissed"
    page = desk.get("/findings").text
    assert "an old list" in page
    assert '<li class="finding dismissed"' in page
    for _ in range(2):
        undo = form(desk.get("/findings").text, "undo")
        assert sent(desk, undo).status_code == 303
    assert about not in states(story)
    assert desk.get("/findings?state=confirmed").text.count('<li class="finding') == 0


def test_notes_and_grades_are_kept(desk: TestClient, story: Path) -> None:
    page = desk.get("/findings").text
    note = form(page, "note")
    assert sent(desk, note, why="ask <the> embassy").status_code == 303
    page = desk.get("/findings").text
    assert "ask &lt;the&gt; embassy" in page
    assert sent(desk, form(page, "grade"), source="B", information="3", why="").status_code == 303
    with open_story(story) as opened:
        assert opened.review(note["about"].split()[0]).grade == "B3"
    page = desk.get("/findings").text
    assert sent(desk, form(page, "grade"), source="G", information="3").status_code == 400


def test_two_people_at_once_do_not_overwrite_each_other(desk: TestClient, story: Path) -> None:
    page = desk.get("/findings").text
    hers, his = form(page, "confirm"), form(page, "dismiss")
    assert sent(desk, hers, who="Ada").status_code == 303
    answer = sent(desk, his, who="Ben", why="I have seen the letter")
    assert answer.status_code == 409
    assert "Confirmed</b> by Ada" in answer.text
    assert "I have seen the letter" in answer.text
    assert states(story)[hers["about"].split()[0]] == "confirmed"
    # the page that says so has the form again, with what was typed, and what it now knows
    again = form(answer.text, "dismiss")
    assert again["seen"] != his["seen"]
    assert sent(desk, again, who="Ben", why="I have seen the letter").status_code == 303
    assert states(story)[hers["about"].split()[0]] == "dismissed"
    # what somebody decided elsewhere stands in nobody's way
    other = form(page, "confirm", 1)
    assert sent(desk, other, who="Ben").status_code == 303


def test_points_are_merged_and_split(desk: TestClient, story: Path) -> None:
    with open_story(story) as opened:
        points = opened.points()
    first = max(points, key=lambda p: len(p.claims))
    page = desk.get(f"/points/{first.id}").text
    other = re.search(r'<select name="with" required>.*?<option value="(p\w+)"', page, re.S)
    assert other is not None
    assert sent(desk, form(page, "merge"), **{"with": other.group(1), "value": ""}).status_code == 303
    with open_story(story) as opened:
        merged = opened.point(first.id)
        assert merged is not None
        assert len(merged.claims) > len(first.claims)
    assert other.group(1) not in re.findall(r'href="/points/(p\w+)"', desk.get("/points").text)
    page = desk.get(f"/points/{first.id}").text
    assert sent(desk, form(page, "undo")).status_code == 303
    page = desk.get(f"/points/{first.id}").text
    part = f"{first.claims[-1].report}#{first.claims[-1].claim}"
    assert sent(desk, form(page, "split"), part=[part], why="another day").status_code == 303
    with open_story(story) as opened:
        left = opened.point(first.id)
        assert left is not None
        assert len(left.claims) == len(first.claims) - 1
    assert sent(desk, form(page, "split")).status_code == 400


def test_a_point_is_split_from_the_queue(desk: TestClient, story: Path) -> None:
    page = desk.get("/findings?rule=contradiction").text
    fields = form(page, "split")
    parts = re.findall(r'name="part" value="([^"]*)"', page)
    with open_story(story) as opened:
        before = opened.point(fields["about"])
    assert before is not None
    assert sent(desk, fields, part=[parts[0]], why="another town").status_code == 303
    with open_story(story) as opened:
        after = opened.point(fields["about"])
    assert after is not None
    assert len(after.claims) == len(before.claims) - 1


def test_what_was_typed_is_not_lost_while_a_read_goes_on(desk: TestClient, story: Path) -> None:
    from sayso.story.file import Lock

    note = form(desk.get("/findings").text, "note")
    with Lock(story):
        answer = sent(desk, note, why="a long thought")
    assert answer.status_code == 503
    assert "a long thought" in answer.text
    assert sent(desk, form(answer.text, "note"), why="a long thought").status_code == 303


def test_decisions_are_taken_out_and_into_a_copy(desk: TestClient, story: Path, tmp_path: Path, demo: Path) -> None:
    page = desk.get("/findings").text
    sent(desk, form(page, "confirm"), who="Ada")
    sent(desk, form(page, "dismiss", 1), who="Ada", why="no")
    sent(desk, form(desk.get("/findings").text, "undo"), who="Ada")
    out = desk.get("/decisions.json")
    assert len(out.content.splitlines()) == 3
    copy = Path(shutil.copy(demo / "sebastopol.sayso", tmp_path / "copy.sayso"))
    with TestClient(create_app(copy), base_url="http://127.0.0.1") as other:
        token = form(other.get("/findings").text, "confirm")["csrf"]
        for expected in ("3 decisions were taken in; 0", "0 decisions were taken in; 3"):
            answer = other.post("/decisions/import", data={"csrf": token}, files={"file": out.content})
            assert answer.status_code == 200
            assert expected in answer.text
        answer = other.post("/decisions/import", data={"csrf": token}, files={"file": b"{}\nnot"})
        assert answer.status_code == 400
    assert states(copy) == states(story)


@pytest.mark.parametrize(
    "wrong", [{"kind": "purge"}, {"about": ""}, {"seen": "x"}, {"seen": "²"}, {"seen": "9" * 40}, {"about": "fnothing"}]
)
def test_a_form_that_was_tampered_with_is_refused(desk: TestClient, story: Path, wrong: dict[str, str]) -> None:
    fields = form(desk.get("/findings").text, "confirm") | wrong
    assert sent(desk, fields).status_code == 400
    assert states(story) == {}
