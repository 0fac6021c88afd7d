"""The dossiers of the sample stories in a real browser: they stand by themselves, and links lead to marks."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sayso.pages.demo import run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed, and we may not install it (not root)"),
]
QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dossiers")
    run(folder, lambda line: None)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    alone = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *alone])
        yield browser
        browser.close()


def opened(browser: Browser, file: Path, width: int, scheme: str = "light") -> tuple[Page, list[str]]:
    """The page, and a list that takes in every complaint and every request that leaves the file."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.append(request.url) if not request.url.startswith("file:") else None)
    page.goto(file.as_uri())
    return page, faults


@pytest.mark.parametrize("name", ["sebastopol", "ebro"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_dossier_stands_by_itself(browser: Browser, dossiers: Path, name: str, width: int, scheme: str) -> None:
    page, faults = opened(browser, dossiers / f"{name}.html", width, scheme)
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    shade = sum(int(part) for part in dark[4:-1].split(",")[:3])
    assert (shade < 200) == (scheme == "dark")
    for landmark in ("main", "nav", "h1"):
        assert page.locator(landmark).count() >= 1
    page.context.close()


@pytest.mark.parametrize("name", ["sebastopol", "ebro"])
def test_evidence_is_one_click_from_its_words(browser: Browser, dossiers: Path, name: str) -> None:
    page, _ = opened(browser, dossiers / f"{name}.html", 1280)
    links = page.locator("main a[href^='#r-']:visible")
    assert links.count() > 20
    for at in range(0, links.count(), max(1, links.count() // 8)):
        target = (links.nth(at).get_attribute("href") or "")[1:]
        links.nth(at).click()
        assert page.evaluate("location.hash.slice(1)") == target
        mark = page.locator(f"[id='{target}']")
        assert mark.count() == 1
        box = mark.bounding_box()
        assert box is not None and -5 <= box["y"] <= 900
    page.context.close()


def test_the_map_and_the_timeline_are_drawn(browser: Browser, dossiers: Path) -> None:
    page, _ = opened(browser, dossiers / "ebro.html", 1280)
    drawings = page.locator("main svg:visible")
    assert drawings.count() >= 2
    for at in range(drawings.count()):
        assert drawings.nth(at).get_attribute("aria-label") or drawings.nth(at).locator("title").count()
        assert drawings.nth(at).locator("circle, rect, path").count() > 2
    page.context.close()
