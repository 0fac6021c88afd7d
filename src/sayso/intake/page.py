"""Saved HTML pages: main text by trafilatura, and what the page says of itself: title, outlet, author, date, url."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import Any

from sayso.intake.arrival import Arrival, Given, Opened, Unreadable
from sayso.intake.decoding import decode_html
from sayso.intake.published import absurd, iso
from sayso.model import Report

#: Below this many characters of main text trafilatura is asked again for all that may be text: it was made for
#: articles, and lets a notice of two sentences fall.
SHORT = 200

_SAVED = re.compile(r"<!--\s{0,3}saved from url=\(\d{1,5}\)(\S{1,2000})\s{0,3}-->", re.IGNORECASE)
_TIME = re.compile(
    r"""(?:article:published_time|datePublished|dc\.date(?:\.issued)?|pubdate|parsely-pub-date)["']?\s{0,5}"""
    r"""(?::|content\s{0,3}=|datetime\s{0,3}=)\s{0,5}["']([^"'<>\n]{1,60})["']""",
    re.IGNORECASE,
)


@cache
def _extractor() -> tuple[Any, str]:
    # Takes over a second: only when a page is new.
    import trafilatura

    return trafilatura, f"trafilatura {trafilatura.__version__}"


def open_page(arrival: Arrival, given: Given) -> Opened:
    """The report of a saved page. Raises Unreadable."""
    source = decode_html(arrival)
    trafilatura, extractor = _extractor()
    options: dict[str, Any] = {
        "include_comments": False,
        "with_metadata": True,
        # By markup only: a day guessed from the words of a page would be tested against the weekdays in its text.
        "date_extraction_params": {"original_date": True, "extensive_search": False},
    }
    try:
        page = trafilatura.bare_extraction(source, **options)
        if page is None or len(page.text or "") < SHORT:
            more = trafilatura.bare_extraction(source, favor_recall=True, **options)
            if more is not None and (page is None or len(more.text or "") > len(page.text or "")):
                page = more
    except (ValueError, RecursionError, AttributeError, TypeError) as error:
        raise Unreadable(arrival.problem("malformed", f"cannot be read as HTML: {error}")) from None
    text = (page.text or "").strip() if page is not None else ""
    if page is None or not text:
        raise Unreadable(arrival.problem("no-text", "no main text was found in the page"))
    title = _line(page.title)
    day, problems = _published(source, page.date) or given.published, []
    if day is None and (stated := _TIME.search(source)) and (message := absurd(stated.group(1))) is not None:
        day = stated.group(1)
        problems.append(arrival.problem("published", message, arrival.name))
    report = Report(
        id=arrival.name,
        text=_without(title, text),
        title=title,
        published=day,
        outlet=_line(page.sitename) or given.outlet,
        url=_address(source, page.url),
        author=_line(page.author) or None,
        language=given.language,
    )
    return Opened(report, extractor, own_id=False, problems=tuple(problems))


def _line(value: str | None) -> str:
    return " ".join(html.unescape(value or "").split())


def _without(title: str, text: str) -> str:
    """The text without a first line that only repeats the title; a text that is nothing else is kept."""
    first, _, rest = text.partition("\n")
    if title and rest.strip() and _line(first).casefold() == title.casefold():
        return rest.lstrip()
    return text


def _published(source: str, day: str | None) -> str | None:
    """The day that trafilatura found, with the clock where the page's markup has one for it."""
    for found in _TIME.finditer(source):
        moment = iso(found.group(1))
        # trafilatura knows no day before 1995
        if moment is not None and (day is None or (len(moment) > 10 and moment.startswith(day))):
            return moment
    return iso(day) if day else None


def _address(source: str, url: str | None) -> str | None:
    if url:
        return url
    saved = _SAVED.search(source[:4096])
    address = saved.group(1) if saved else ""
    return address if address.startswith(("http://", "https://")) else None
