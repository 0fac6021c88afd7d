"""Takes the pictures of the manual anew, of the first sample story: `python -m tests.web.pictures docs/pictures`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from sayso.pages.demo import run
from tests.web.browsing import browsing, playing, serving, visit

#: File, page, width, height, by night.
PICTURES = (
    ("overview", "/", 1280, 960, False),
    ("ladder", "the point that hardened most", 1280, 760, True),
    ("reader", "/reports/bucharest-0929", 1280, 800, False),
    ("findings", "/findings", 1280, 900, False),
    ("ledger", "/claims?kind=person&sort=certainty", 1280, 860, False),
    ("map", "/places", 1280, 860, False),
    ("timeline", "/timeline", 1280, 760, True),
    ("phone", "/reports/bucharest-0929", 390, 844, True),
)


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        run(Path(made), lambda line: None)
        with (
            serving(Path(made) / "sebastopol.sayso") as address,
            playing() as playwright,
            browsing(playwright) as browser,
        ):
            for name, path, width, height, dark in PICTURES:
                seen = visit(browser, address, width=width, dark=dark)
                seen.page.set_viewport_size({"width": width, "height": height})
                if not path.startswith("/"):
                    seen.go("/")
                    path = seen.page.locator("main .said a[href^='/points/']").first.get_attribute("href") or "/points"
                page = seen.go(path)
                for island in ("#map[data-source]", "#timeline[data-source]"):
                    if page.locator(island).count():
                        page.wait_for_selector(f"{island}[data-drawn]")
                page.evaluate("document.fonts.ready.then(() => null)")
                page.screenshot(path=str(folder / f"{name}.png"))
                seen.left()


if __name__ == "__main__":
    main()
