"""Saved pages to reports, beside trafilatura alone.

    python -m bench.html [--reports N] [--runs N] [--jsonl FILE] [--json FILE]

The pages are made here: the report's text among a masthead, menus, teasers and a foot. *Extraction* is one call of
trafilatura as sayso makes it; sayso decodes the page, finds when it was published, and makes a report of it.
"""

from __future__ import annotations

import html

from bench.timing import arguments, in_turn, slices, table
from sayso.intake.arrival import Arrival, Given
from sayso.intake.page import open_page
from sayso.model import Report

_MENU = "".join(f'<li><a href="/s{n}">Section {n}</a></li>' for n in range(24))
_TEASER = "".join(
    f'<div class="teaser"><a href="/t{n}">Another story of the day, number {n}</a></div>' for n in range(30)
)


def page(report: Report) -> str:
    """A page of a news site that carries this report."""
    paragraphs = "".join(f"<p>{html.escape(text)}</p>" for text in report.text.split("\n\n"))
    return (
        f'<!doctype html><html lang="en"><head><title>{html.escape(report.title)} | The Daily Bench</title>'
        f'<meta property="og:site_name" content="The Daily Bench">'
        f'<meta property="article:published_time" content="{report.published}T08:00:00Z"></head><body>'
        f"<header><nav><ul>{_MENU}</ul></nav></header><main><article><h1>{html.escape(report.title)}</h1>{paragraphs}"
        f"</article></main><aside>{_TEASER}</aside><footer>Terms Privacy Contact</footer></body></html>"
    )


def main() -> None:
    import trafilatura

    given = arguments(__doc__, 360)
    parts = slices(given)
    pages = {report.id: page(report) for part in parts for report in part}

    def alone(part: list[Report]) -> None:
        for report in part:
            trafilatura.bare_extraction(
                pages[report.id],
                include_comments=False,
                with_metadata=True,
                date_extraction_params={"original_date": True, "extensive_search": False},
            )

    def opened(part: list[Report]) -> None:
        for report in part:
            open_page(Arrival(report.id, report.id, None, pages[report.id].encode(), "html"), Given())

    seconds = in_turn({"trafilatura, extraction": alone, "sayso, page to report": opened}, parts)
    table("Saved pages", parts, seconds, given.json)


if __name__ == "__main__":
    main()
