"""The desk in a real browser: every page, by day and by night, on a wide screen and a phone; keyboard, deep links."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench.made_story import compared, pairs, received, samples, written
from sayso.story import open_story
from tests.web.browsing import CHROMIUM, browsing, colours, grave, playing, serving, visit
from tests.web.tiles import world_of_water

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed, and we may not install it (not root)"),
]

#: A report made to be hard on a page: markup, a script, signs beyond the first plane of Unicode, words from right to
#: left, one word that is wider than a phone.
HARD = {
    "id": "hard/<b>1</b>",
    "title": "<script>alert('title')</script> Ministry: “the bridge 🌉 fell”",
    "outlet": "The <i>Daily</i> Proof",
    "published": "2026-03-04",
    "url": "javascript:alert(1)",
    "text": "🌊🌊 The ministry said the bridge at Zaragoza was closed on Monday <img src=x onerror=alert(2)>.\n\n"
    "وقالت الوزارة إن الجسر أغلق يوم الاثنين.\n\n"
    f"A clerk said {'w' * 160} was nothing, and that 4 boats may have sunk near Zaragoza.",
}


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with playing() as started:
        yield started


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with browsing(playwright, maps=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def drawing(playwright: Playwright) -> Iterator[Browser]:
    with browsing(playwright) as opened:
        yield opened


@pytest.fixture(scope="module")
def demo_desk(demo: Path) -> Iterator[str]:
    with serving(demo / "sebastopol.sayso") as address:
        yield address


@pytest.fixture
def fresh_desk(story: Path) -> Iterator[str]:
    """A desk of one's own, to decide at."""
    with serving(story) as address:
        yield address


@pytest.fixture(scope="module")
def hard_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hard")
    (folder / "in.jsonl").write_text(json.dumps(HARD) + "\n", "utf-8")
    with open_story(folder / "hard.sayso") as story:
        story.read([folder / "in.jsonl"])
        story.compare()
    with serving(folder / "hard.sayso") as address:
        yield address


@pytest.fixture(scope="module")
def large_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """1,200 made-up reports."""
    path = tmp_path_factory.mktemp("large") / "large.sayso"
    found = samples(8, read=16)
    open_story(path).close()
    received(path, pairs(found, 1200))
    written(path, pairs(found, 1200))
    compared(path, pairs(found, 1200))
    with serving(path) as address:
        yield address


def addresses(browser: Browser, desk: str) -> list[str]:
    """Every page of the desk that its bar and its foot lead to, and the first one of each kind behind those."""
    seen = visit(browser, desk, scripts=False)
    seen.go("/")
    found = [
        "/",
        *seen.page.eval_on_selector_all(".bar nav a, .foot a", "links => links.map(a => a.getAttribute('href'))"),
    ]
    for listed in ("reports", "points", "places", "actors", "findings", "copies"):
        seen.go(f"/{listed}")
        behind = seen.page.locator(f"main a[href^='/{listed}/']").first
        found.append(behind.get_attribute("href") or "")
    seen.left()
    assert all(path and path.startswith("/") for path in found)
    return list(dict.fromkeys(found))


def settled(page: Page) -> None:
    """Where there is a map or a timeline, it has been drawn, or it says why not."""
    for island in ("#map[data-source]", "#timeline[data-source]"):
        if page.locator(island).count():
            page.wait_for_selector(f"{island}:is([data-drawn], .failed)")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_page_can_be_used_by_everyone(browser: Browser, demo_desk: str, dark: bool) -> None:
    paths = addresses(browser, demo_desk)
    assert len(paths) >= 15
    seen = visit(browser, demo_desk, dark=dark)
    found = []
    for path in paths:
        page = seen.go(path)
        settled(page)
        # by night only what hangs on colours can differ
        found += [(path, fault) for fault in grave(page, ["color-contrast"] if dark else None)]
        shade = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
        assert (sum(shade[:3]) < 200) == dark
        for landmark in ("header", "nav", "main", "h1", "footer"):
            assert page.locator(landmark).count() >= 1, (path, landmark)
    assert found == []
    seen.left()


def test_every_page_fits_a_phone(browser: Browser, demo_desk: str) -> None:
    seen = visit(browser, demo_desk, width=390)
    wide = []
    for path in addresses(browser, demo_desk):
        page = seen.go(path)
        settled(page)
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            wide.append(path)
    assert wide == []
    seen.left()


def test_every_page_works_without_scripts(browser: Browser, demo_desk: str) -> None:
    seen = visit(browser, demo_desk, scripts=False)
    for path in addresses(browser, demo_desk):
        page = seen.go(path)
        assert page.locator("main").inner_text().strip(), path
        assert page.locator("h1:visible").count() == 1, path
    seen.go("/places")
    assert seen.page.locator("#map svg:visible circle").count() > 3
    seen.go("/timeline")
    assert seen.page.locator("#timeline svg:visible").count() == 1
    seen.left()


def test_a_decision_without_scripts(browser: Browser, fresh_desk: str) -> None:
    seen = visit(browser, fresh_desk, scripts=False)
    seen.go("/findings")
    first = seen.page.locator("#queue > li").first
    named = first.get_attribute("id")
    first.locator("form[data-key=c] button").click()
    assert seen.page.locator(f"#{named} .state").first.inner_text() == "confirmed"
    seen.page.locator(f"#{named} form[data-key=u] button").click()
    assert seen.page.locator(f"#{named} .state").count() == 0
    seen.left()


def at_cursor(page: Page) -> str:
    return page.locator("#queue > [aria-current=true]").get_attribute("id") or ""


def test_the_review_by_keyboard(browser: Browser, fresh_desk: str) -> None:
    seen = visit(browser, fresh_desk)
    page = seen.go("/findings")
    listed = page.eval_on_selector_all("#queue > li", "all => all.map(one => one.id)")
    assert len(listed) >= 4 and at_cursor(page) == listed[0]
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert at_cursor(page) == listed[2]
    page.keyboard.press("k")
    assert at_cursor(page) == listed[1]
    assert page.evaluate("document.activeElement.id") == listed[1]

    page.keyboard.press("c")
    page.wait_for_selector(f"#{listed[1]} .state.confirmed")
    assert at_cursor(page) == listed[1], "the cursor stays where one has decided"
    assert "Confirmed" in page.locator("#live").inner_text()
    page.keyboard.press("u")
    page.wait_for_selector(f"#{listed[1]} .state.confirmed", state="detached")

    page.keyboard.press("n")
    page.keyboard.type("jot c d")
    assert page.locator(f"#{listed[1]} textarea").input_value() == "jot c d", "letters typed are letters"
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(f"#{listed[1]} .decided.note")
    assert "jot c d" in page.locator(f"#{listed[1]} .decided.note").inner_text()

    page.keyboard.press("g")
    page.locator(f"#{listed[1]} select[name=source]").select_option("B")
    page.locator(f"#{listed[1]} select[name=information]").select_option("2")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(f"#{listed[1]} .decided.grade")

    page.keyboard.press("j")
    page.keyboard.press("d")
    page.wait_for_selector(f"#{listed[2]}.dismissed, .dismissed >> text=dismissed")

    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    before = at_cursor(page)
    page.keyboard.press("j")
    assert at_cursor(page) == before, "no key works behind the open list of keys"
    page.keyboard.press("Escape")
    assert not page.locator("dialog#keys").is_visible()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.matches('[role=search] input')")
    seen.left()


def test_keys_on_the_page_of_a_point(browser: Browser, demo_desk: str) -> None:
    seen = visit(browser, demo_desk)
    seen.go("/points")
    page = seen.go(seen.page.locator("main a[href^='/points/']").first.get_attribute("href") or "")
    for key in ("m", "s", "n"):
        form = page.locator(f"form[data-key={key}]")
        assert not form.is_visible()
        page.keyboard.press(key)
        assert form.is_visible()
        assert form.evaluate("form => form.contains(document.activeElement)"), "one can type at once"
        page.keyboard.press("Escape")
        page.evaluate("document.activeElement.blur()")
    seen.left()


#: A report that says again what two others of the first sample story say, so that comparing has something to do.
LATER = {
    "id": "later", "outlet": "Danube Gazette", "published": "1854-10-06", "title": "Nothing new from the Crimea",
    "text": "Sevastopol has not fallen, a clerk of the lazaret said on Thursday. Nobody has entered Sevastopol.",
}  # fmt: skip


def compare_anew(story: Path) -> None:
    """Another report comes, and the story is compared while the desk stands open."""
    (story.parent / "later.jsonl").write_text(json.dumps(LATER) + "\n", "utf-8")
    with open_story(story) as opened:
        opened.read([story.parent / "later.jsonl"])
        opened.compare()


def wordings(page: Page, desk: str, point: str) -> int:
    """How many wordings the page of a point shows."""
    other = page.context.new_page()
    other.goto(f"{desk}/points/{point}")
    number = other.locator("ol.ladder > li").count()
    other.close()
    return number


def test_a_finding_is_split_and_merged_by_keyboard(browser: Browser, fresh_desk: str, story: Path) -> None:
    with open_story(story) as opened:
        named = next(f.id for f in opened.findings() if f.rule == "contradiction")
    here = f"#finding-{named}"
    seen = visit(browser, fresh_desk)
    page = seen.go(f"/findings{here}")
    while at_cursor(page) != here[1:]:
        page.keyboard.press("j")
    point = page.locator(f"{here} form[data-key=s] input[name=about]").get_attribute("value") or ""
    whole = wordings(page, fresh_desk, point)
    assert whole > 2

    page.keyboard.press("s")
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(f"{here} form[data-key=m]", state="attached")
    assert at_cursor(page) == here[1:], "the cursor stays where one has decided"
    assert page.locator(f"{here} form[data-key=s]").count() == 0, "its two claims are about two things now"
    two = (page.locator(f"{here} form[data-key=m] input[name=about]").get_attribute("value") or "").split()
    assert len(two) == 2 and point in two
    (part,) = set(two) - {point}
    assert wordings(page, fresh_desk, point) == whole - 1 and wordings(page, fresh_desk, part) == 1

    compare_anew(story)
    page.reload()
    assert page.locator(f"{here} form[data-key=m]").count() == 1, "a split holds over a fresh comparison"
    while at_cursor(page) != here[1:]:
        page.keyboard.press("j")
    page.keyboard.press("m")
    page.keyboard.type("one event")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(f"{here} form[data-key=s]", state="attached")
    assert "one event" in page.locator("form[data-key=u] .decided").inner_text()

    page.keyboard.press("u")
    page.wait_for_selector(f"{here} form[data-key=m]", state="attached")
    page.keyboard.press("u")
    page.wait_for_selector(f"{here} form[data-key=s]", state="attached")
    page.reload()
    assert page.locator(f"{here} form[data-key=s]").count() == 1
    assert wordings(page, fresh_desk, point) >= whole
    page = seen.go("/decisions")
    assert page.locator("main .decided.undo, main :text('Taken back')").count() >= 2
    seen.left()


def test_a_point_is_merged_and_split_by_keyboard(browser: Browser, fresh_desk: str, story: Path) -> None:
    with open_story(story) as opened:
        point = max(opened.points(), key=lambda p: len({c.report for c in p.claims}))
    seen = visit(browser, fresh_desk)
    page = seen.go(f"/points/{point.id}")
    shown = page.locator("ol.ladder > li")
    whole = shown.count()

    page.keyboard.press("m")
    page.keyboard.press("ArrowDown")
    other = page.locator("form[data-key=m] select[name=with]").input_value()
    assert other.startswith("p")
    more = wordings(page, fresh_desk, other)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".decided.merge")
    assert shown.count() == whole + more
    compare_anew(story)
    page.reload()
    assert shown.count() >= whole + more, "a merge holds over a fresh comparison"
    seen.go("/points")
    assert page.locator(f"main a[href='/points/{other}']").count() == 0

    page = seen.go(f"/points/{point.id}")
    both = shown.count()
    page.keyboard.press("s")
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".decided.split")
    assert shown.count() == both - 1
    page.keyboard.press("u")
    page.wait_for_selector(".decided.split", state="detached")
    assert shown.count() == both
    page.keyboard.press("u")
    page.wait_for_selector(".decided.merge", state="detached")
    page.reload()
    assert whole <= shown.count() < both
    assert wordings(page, fresh_desk, other) >= more
    seen.left()


def test_what_is_typed_survives_another_decision(browser: Browser, fresh_desk: str) -> None:
    seen = visit(browser, fresh_desk)
    page = seen.go("/findings")
    first, second = page.locator("#queue > li").nth(0), page.locator("#queue > li").nth(1)
    page.keyboard.press("n")
    page.keyboard.type("half a thou")
    second.locator("form[data-key=c] button").click()
    page.wait_for_selector("#queue .state.confirmed")
    page.wait_for_load_state("networkidle")
    assert first.locator("form[data-key=n] textarea").input_value() == "half a thou"
    assert first.locator("form[data-key=n] textarea").is_visible()
    seen.left()


def test_with_a_token_everything_is_there(drawing: Browser, demo: Path) -> None:
    with serving(demo / "sebastopol.sayso", "--token", "a-long-enough-token") as address:
        stranger = visit(drawing, address, width=600)
        assert stranger.page.goto(f"{address}/places").status in (401, 403)  # type: ignore[union-attr]
        stranger.page.context.close()
        seen = visit(drawing, address, width=600)
        seen.go("/places?token=a-long-enough-token")
        settled(seen.page)
        assert seen.page.locator("#map[data-drawn]").count() == 1, "the worker of the map and its files are let through"
        seen.left()


def test_two_at_once(browser: Browser, fresh_desk: str) -> None:
    one, other = visit(browser, fresh_desk), visit(browser, fresh_desk)
    named = ""
    for seen in (one, other):
        named = at_cursor(seen.go("/findings"))
    one.page.keyboard.press("c")
    one.page.wait_for_selector(f"#{named} .state.confirmed")
    other.page.keyboard.press("n")
    other.page.keyboard.type("I see it otherwise")
    other.page.keyboard.press("Control+Enter")
    other.page.wait_for_selector("h1:has-text('not kept')")
    assert other.page.locator("textarea").input_value() == "I see it otherwise", "what was typed is not lost"
    # the browser itself reports the answer 409
    other.faults = [fault for fault in other.faults if "409" not in fault]
    one.left()
    other.left()


def test_filters(browser: Browser, demo_desk: str) -> None:
    seen = visit(browser, demo_desk)
    page = seen.go("/findings")
    every = page.locator("#queue > li").count()
    page.get_by_label("Weight").select_option("caution")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**severity=caution**")
    weights = page.locator("#queue .tag").evaluate_all("tags => tags.map(tag => tag.className)")
    assert weights and len(weights) < every and all("caution" in weight for weight in weights)
    seen.left()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_the_ledger_is_sorted_by_its_headings(browser: Browser, demo_desk: str, scripts: bool) -> None:
    seen = visit(browser, demo_desk, scripts=scripts)
    page = seen.go("/claims?kind=person")
    for way in ("ascending", "descending", "ascending"):
        page.locator("thead").get_by_role("link", name="Certainty").click()
        page.wait_for_url("**sort=*certainty")
        assert page.locator("th[aria-sort]").get_attribute("aria-sort") == way
        assert page.locator("th[aria-sort]").inner_text().startswith("Certainty")
        shown = page.locator("tr.known td:nth-child(4)").all_inner_texts()
        rank = ["unsure", "possible", "probable", "certain"].index
        assert len(set(shown)) > 1 and shown == sorted(shown, key=rank, reverse=way == "descending")
    page.get_by_label("Order").select_option(label="by outlet")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**sort=outlet**")
    assert page.locator("th[aria-sort]").inner_text().startswith("Outlet")
    assert page.get_by_label("Chosen").inner_text().startswith("kind of source: person")
    if scripts:
        page.keyboard.press("j")
        page.keyboard.press("j")
        assert page.locator("table.entries > tbody").nth(1).get_attribute("aria-current") == "true"
        where = page.locator("table.entries > tbody").nth(1).locator("a[data-open]").get_attribute("href") or ""
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{where}")
    seen.left()


def test_deep_links(browser: Browser, hard_desk: str) -> None:
    text = str(HARD["text"])
    seen = visit(browser, hard_desk)
    page = seen.go("/reports")
    href = page.locator("main a[href^='/reports/']").first.get_attribute("href")
    for words in ("bridge at Zaragoza", "الجسر أغلق", "4 boats may have sunk"):
        start = text.index(words)
        end = start + len(words)
        page.goto("about:blank")
        seen.go(f"{href}#{start}-{end}")
        page.wait_for_function("CSS.highlights.has('deep')")
        assert page.evaluate("[...CSS.highlights.get('deep')][0].toString()") == words
        top = page.evaluate("[...CSS.highlights.get('deep')][0].getBoundingClientRect().top")
        assert 0 <= top <= 900
        seen.go(f"{href}?at={start}-{end}")
        assert "".join(page.locator("mark.at").all_text_contents()) == words, "the server marks the same words"
    seen.left()


def test_hostile_reports_stay_words(browser: Browser, hard_desk: str) -> None:
    for width in (1280, 390):
        seen = visit(browser, hard_desk, width=width)
        for path in (
            "/",
            "/reports",
            "/claims",
            "/points",
            "/places",
            "/timeline",
            "/actors",
            "/findings",
            "/search?q=bridge",
        ):
            page = seen.go(path)
            assert (path, page.evaluate("document.documentElement.scrollWidth")) == (path, width)
            assert page.locator("main script, main img, a[href^='javascript:']").count() == 0
        seen.go("/reports")
        page = seen.go(seen.page.locator("main a[href^='/reports/']").first.get_attribute("href") or "")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.locator("main script, main img, a[href^='javascript:']").count() == 0
        assert page.locator("article.text p").nth(1).evaluate("p => getComputedStyle(p).direction") == "rtl"
        seen.left()


def test_the_layers_of_a_report(browser: Browser, demo_desk: str) -> None:
    seen = visit(browser, demo_desk)
    page = seen.go("/reports/bucharest-0929")
    hedge = page.locator("article.text mark.hedge").first
    colour = "one => getComputedStyle(one).color"
    shown = hedge.evaluate(colour)
    page.locator("#layer-h").uncheck()
    assert hedge.evaluate(colour) != shown
    seen.go("/reports/bucharest-0929")
    assert not page.locator("#layer-h").is_checked(), "what one has chosen stays chosen"
    claim = page.locator("article.text mark.claim[data-claim]").first
    named = claim.get_attribute("data-claim")
    claim.hover()
    assert page.locator(f"ol.notes > li.lit[data-claim='{named}']").count() == 1
    seen.left()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_map_is_drawn(drawing: Browser, demo_desk: str, dark: bool) -> None:
    seen = visit(drawing, demo_desk, width=390 if dark else 900, dark=dark)
    page = seen.go("/places")
    settled(page)
    assert page.locator("#map[data-drawn]").count() == 1 and page.locator("#map > svg").count() == 0
    assert grave(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= (390 if dark else 900)
    counted = colours(drawing, page.locator("#map canvas").screenshot())
    everything = sum(counted.values())
    # land, sea and the green of the places are all there, and neither land nor sea is everything
    land, sea = ("23,22,20", "38,38,42") if dark else ("251,250,247", "228,228,222")
    green = sum(n for colour, n in counted.items() if _greenish(colour))
    assert counted.get(land, 0) > everything / 20 and counted.get(sea, 0) > everything / 20 and green > 200
    before = page.locator("#map canvas").screenshot()
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(600)
    assert page.locator("#map canvas").screenshot() != before
    page.get_by_label("Whose borders the map draws").select_option("held")
    assert page.evaluate("localStorage.getItem('sayso worldview')") == "held", "it is kept for the next time"
    seen.left()


def test_without_webgl_the_drawing_of_the_server_stays(browser: Browser, demo_desk: str) -> None:
    seen = visit(browser, demo_desk)
    page = seen.go("/places")
    page.wait_for_selector("#map.failed")
    assert "WebGL" in page.locator("#map").inner_text()
    assert page.locator("#map svg:visible circle").count() > 3
    seen.left()


def test_a_file_of_tiles_is_drawn(drawing: Browser, demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "world.pmtiles"
    file.write_bytes(world_of_water())
    with serving(demo / "sebastopol.sayso", "--tiles", str(file), "--worldview", "held") as address:
        seen = visit(drawing, address, width=600)
        page = seen.go("/places")
        settled(page)
        assert page.get_by_label("Whose borders the map draws").input_value() == "held"
        counted = colours(drawing, page.locator("#map canvas").screenshot())
        # the tile says that there is water everywhere, and so it is drawn
        assert counted.get("251,250,247", 0) < sum(counted.values()) / 50
        assert counted.get("228,228,222", 0) > sum(counted.values()) / 2
        seen.left()


def _greenish(colour: str) -> bool:
    red, green, blue = map(int, colour.split(","))
    return green > red + 30 and green > blue + 12


def test_the_timeline_is_drawn(browser: Browser, demo_desk: str) -> None:
    seen = visit(browser, demo_desk)
    page = seen.go("/timeline")
    settled(page)
    assert page.locator("#timeline .vis-item.told:visible").count() > 3
    assert page.locator("#timeline .vis-item.published:visible").count() > 3
    counted = colours(browser, page.locator("#timeline").screenshot())
    assert len(counted) > 30 and max(counted.values()) < 0.98 * sum(counted.values())
    link = page.locator("#timeline .vis-item.told a").first
    href = link.get_attribute("href") or ""
    link.click()
    page.wait_for_url(f"**{href.split('#')[0]}*")
    seen.left()


def test_a_large_story(browser: Browser, large_desk: str) -> None:
    seen = visit(browser, large_desk)
    for path in (
        "/",
        "/reports",
        "/claims",
        "/points",
        "/actors",
        "/findings",
        "/copies",
        "/custody",
        "/places",
        "/timeline",
    ):
        page = seen.go(path)
        settled(page)
        assert page.evaluate("document.querySelectorAll('*').length") < 12_000, f"{path} shows a part, not all"
    page = seen.go("/findings")
    first = page.eval_on_selector_all("#queue > li", "all => all.map(one => one.id)")
    for _ in range(len(first) + 2):
        page.keyboard.press("j")
    assert at_cursor(page) == first[-1]
    page.get_by_role("link", name="Further").click()
    page.wait_for_load_state()
    then = page.eval_on_selector_all("#queue > li", "all => all.map(one => one.id)")
    assert then and not set(then) & set(first)
    seen.left()
