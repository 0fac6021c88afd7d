"""The dossier: what it shows, what it leaves out, and that nothing of a report becomes markup."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any, cast

import pytest
from markupsafe import escape

from sayso.model import Finding
from sayso.pages import dossier
from sayso.pages.dossier import render
from sayso.story import Review, Story
from tests.pages.fakes import FakeStory, hostile, ladder, report


def page(story: FakeStory, **options: Any) -> str:
    return render(cast(Story, story), **{"title": "The mill", **options})


class Shape(HTMLParser):
    """All tags with their attributes, ids and links; whether tags are balanced."""

    VOID = {"meta", "br", "input"}

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    @property
    def ids(self) -> list[str]:
        return [a["id"] or "" for _, a in self.tags if "id" in a]

    @property
    def links(self) -> list[str]:
        return [a["href"] or "" for _, a in self.tags if "href" in a]


@pytest.mark.parametrize("options", [{}, {"excerpts": True}, {"custody": True}], ids=str)
@pytest.mark.parametrize("story", [ladder(), hostile(), FakeStory([])], ids=["ladder", "hostile", "empty"])
def test_every_link_has_its_place_and_all_tags_close(story: FakeStory, options: dict[str, bool]) -> None:
    shape = Shape(page(story, **options))
    assert not shape.faults
    assert not shape.open
    assert len(shape.ids) == len(set(shape.ids))
    for link in shape.links:
        assert link.startswith("#"), link
        assert link[1:] in shape.ids, link


@pytest.mark.parametrize("story", [ladder(), hostile()], ids=["ladder", "hostile"])
def test_it_needs_no_network_and_no_script(story: FakeStory) -> None:
    html = page(story, custody=True)
    shape = Shape(html)
    assert not {"script", "img", "iframe", "link", "object", "embed", "base", "form"} & {tag for tag, _ in shape.tags}
    assert not [name for _, attrs in shape.tags for name in attrs if name.startswith("on") or name in ("src", "action")]
    assert "default-src 'none'" in html
    css = html[html.index("<style>") : html.index("</style>")]
    assert "url(" not in css
    assert "@import" not in css


def test_hostile_text_is_shown_as_it_stands() -> None:
    shape = Shape(page(hostile(), title="<script>alert(9)</script>", custody=True))
    assert "svg" not in [tag for tag, attrs in shape.tags if "onload" in attrs]
    html = page(hostile())
    assert "{{ 7*7 }}" in html
    drawn = re.compile(r"<svg.*?</svg>", re.S)  # has coordinates
    assert "49" not in re.findall(r"\b49\b", drawn.sub("", html))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_paths_and_reviewers_are_shown_only_with_custody() -> None:
    private = ("/home/jane", "jane", "Rita", "2026-01-01", "abababab")
    html, excerpts, custody = page(ladder()), page(ladder(), excerpts=True), page(ladder(), custody=True)
    for words in private:
        assert words not in html
        assert words not in excerpts
        assert words in custody


def test_a_report_that_is_named_by_its_file_goes_by_its_hash() -> None:
    told = report("leaks/from-bob.txt", "The mill burned.", "", "2020-05-01", "", [])
    story = FakeStory([told])
    assert "bob" not in page(story)
    assert "bob" in page(story, custody=True)


def test_excerpts_leave_out_what_carries_nothing() -> None:
    whole, excerpts = page(ladder()), page(ladder(), excerpts=True)
    assert "Nobody was hurt" in whole
    assert "Nobody was hurt" not in excerpts
    assert "[…]" in excerpts
    assert "The mill burned" in excerpts


def test_the_ladder_shows_steps_and_what_was_lost() -> None:
    html = page(ladder())
    point = html[html.index('id="p-p1"') : html.index('id="h-parties"')]
    assert [int(n) for n in re.findall(r'class="strength s(\d)"', point)] == [1, 4, 4, 4]
    assert (
        point.index("lost: <del>reportedly</del>")
        < point.index("lost: <del>a carter</del>")
        < point.index("Against it")
    )
    assert "near copy of Sava Post, 70% of its words" in point


def test_evidence_links_to_its_span() -> None:
    html = page(ladder())
    anchor = html.index('<span class="anchor" id="r-a-24-37">')
    assert 'href="#r-a-24-37"' in html[:anchor]
    assert html[anchor:].startswith('<span class="anchor" id="r-a-24-37"><mark class="claim">the mill burn</mark>')


def test_what_is_cut_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    story = ladder()
    story.found = [replace_id(story.found[0], f"f{n}") for n in range(7)]
    monkeypatch.setattr(dossier, "FINDINGS", 5)
    monkeypatch.setattr(dossier, "TEXTS", 2)
    html = page(story)
    assert "Shown: 5 of 7 findings" in html
    assert "The texts of 2 of 4 reports follow" in html
    assert html.count('<article class="report"') == 2
    assert not Shape(html).faults


def replace_id(finding: Finding, id: str) -> Finding:
    from msgspec.structs import replace as changed

    return changed(finding, id=id)


def test_the_same_story_gives_the_same_page() -> None:
    first = ladder()
    second = replace(first, tolds=list(reversed(first.tolds)), found=list(reversed(first.found)))
    assert page(first) == page(second)


def test_dismissed_findings_are_left_out_and_confirmed_ones_marked() -> None:
    story = ladder()
    first, *rest = story.found
    assert rest
    shown = page(story)
    assert escape(first.message) in shown
    story.review_list = [
        Review(finding=first.id, state="dismissed", grade=None, decisions=[]),
        Review(finding=rest[0].id, state="confirmed", grade=None, decisions=[]),
    ]
    judged = page(story)
    assert escape(first.message) not in judged
    assert "1 more finding dismissed by readers is left out" in judged
    assert ">confirmed</span>" in judged
    assert ">confirmed</span>" not in shown
