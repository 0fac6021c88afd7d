"""A real `sayso serve`, and a real browser that notices whatever goes wrong on a page."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright

ROOT = Path(__file__).parent.parent.parent
AXE = ROOT / "src/sayso/web/front/node_modules/axe-core/axe.min.js"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
#: WebGL is drawn by the processor, which is much work: only where a map is looked at.
DRAWING = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
FLAT = ["--disable-3d-apis"]


@contextmanager
def serving(story: Path, *options: str) -> Iterator[str]:
    """The address of a desk that serves the story until it is left."""
    command = [str(Path(sys.executable).parent / "sayso"), "serve", str(story), "--port", "0", *options]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert server.stdout is not None
        said = ""
        for line in server.stdout:
            said += line
            if "http://" in line:
                yield "http://" + line.split("http://")[1].split("/")[0]
                return
        raise AssertionError(f"sayso serve said no address:\n{said}")
    finally:
        server.terminate()
        server.wait(20)


@contextmanager
def playing() -> Iterator[Playwright]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright


@contextmanager
def browsing(playwright: Playwright, maps: bool = True) -> Iterator[Browser]:
    """A browser; without ``maps`` it has no WebGL, as there are machines."""
    flags = [*QUIET, *(DRAWING if maps else FLAT), *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
    yield browser
    browser.close()


@dataclass
class Visit:
    """A page that is looked at, and what was wrong with it."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    def left(self) -> None:
        """The page is done with: nothing may have been wrong."""
        self.page.context.close()
        assert self.faults == []


def visit(browser: Browser, address: str, *, width: int = 1280, dark: bool = False, scripts: bool = True) -> Visit:
    """A fresh page, with all that it complains of, asks another machine for, or does not find written down."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    seen = Visit(page, address)
    page.on("console", lambda said: seen.faults.append(f"said: {said.text}") if _complains(said) else None)
    page.on("pageerror", lambda error: seen.faults.append(f"thrown: {error}"))
    page.on("dialog", lambda dialog: seen.faults.append(f"dialog: {dialog.message}"))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((f"{address}/", "data:", "blob:"))
            else seen.faults.append(f"asked: {request.url}")
        ),
    )
    return seen


def _complains(said: ConsoleMessage) -> bool:
    """What a page complains of; not what the driver of WebGL says of a picture being taken."""
    return said.type in ("error", "warning") and "GL Driver Message" not in said.text


def grave(page: Page, only: list[str] | None = None) -> list[str]:
    """The serious and critical faults that axe-core finds on the page, with the elements they are of."""
    page.evaluate(AXE.read_text("utf-8"))
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if only:
        options["runOnly"] = only
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{fault['id']}: {node['target']} {node.get('failureSummary', '')[:300]}"
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


def colours(browser: Browser, picture: bytes) -> dict[str, int]:
    """How many pixels of a PNG have each colour, as ``r,g,b``."""
    page = browser.new_page()
    counted: dict[str, int] = page.evaluate(
        """async source => {
          const image = new Image();
          image.src = source;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext("2d");
          context.drawImage(image, 0, 0);
          const { data } = context.getImageData(0, 0, image.width, image.height);
          const counts = {};
          for (let at = 0; at < data.length; at += 4) {
            const key = `${data[at]},${data[at + 1]},${data[at + 2]}`;
            counts[key] = (counts[key] ?? 0) + 1;
          }
          return counts;
        }""",
        f"data:image/png;base64,{base64.b64encode(picture).decode()}",
    )
    page.close()
    return counted
