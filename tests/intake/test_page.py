"""Saved HTML pages."""

from __future__ import annotations

import pytest

from sayso.intake import Arrival, Given, Opened, Unreadable, open_arrival

ARTICLE = """<!DOCTYPE html>
<html lang="en"><head><title>Dyke at Ormos holds | Lower River Courier</title>
<meta charset="utf-8"><meta property="og:title" content="Dyke at Ormos holds">
<meta property="og:site_name" content="Lower River Courier">
<meta name="author" content="Ilona Varga">
<link rel="canonical" href="https://courier.example/2031/05/04/ormos-dyke">
<meta property="article:published_time" content="2031-05-04T18:20:00+02:00">
<style>p { color: red }</style><script>var x = "The script speaks.";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Dyke at Ormos holds</h1>
<p>The dyke at Ormos held through the night, the district water board said on Sunday, although the river
rose to within a hand of its crown.</p>
<p>“We have two hundred men on the dyke and sand for two more days,” the board's director, Pál Kerekes, told
reporters &amp; officials. He did not say when the people of the lower town could go home.</p>
<p>Engineers believe that the crest of the flood will reach the town by Tuesday, provided that it does not rain.</p>
<p>Three barns and a mill were lost on the eastern bank, according to the fire brigade.</p></article>
<footer><p>© Lower River Courier. All rights reserved. Subscribe to our newsletter.</p></footer></body></html>"""


def opened(source: str, given: Given | None = None) -> Opened:
    return open_arrival(Arrival("dir/p.html", "dir/p.html", None, source.encode(), "html"), given or Given())


def test_an_article_with_what_the_page_says_of_itself() -> None:
    found = opened(ARTICLE)
    report = found.report
    assert report.id == "dir/p.html"
    assert report.title == "Dyke at Ormos holds"
    assert report.outlet == "Lower River Courier"
    assert report.author == "Ilona Varga"
    assert report.url == "https://courier.example/2031/05/04/ormos-dyke"
    assert report.published == "2031-05-04T18:20:00+02:00"
    assert report.text.startswith("The dyke at Ormos held")
    assert "reporters & officials" in report.text
    assert "fire brigade" in report.text
    for word in ("script speaks", "Sport", "newsletter", "color"):
        assert word not in report.text
    assert found.extractor.startswith("trafilatura ")


def test_given_fields_fill_in_and_do_not_override() -> None:
    given = Given("2020-01-01", "Elsewhere", "en")
    assert opened(ARTICLE, given).report.outlet == "Lower River Courier"
    assert opened(ARTICLE, given).report.published == "2031-05-04T18:20:00+02:00"
    bare = "<html><body><article>" + "<p>The board said that the dyke had held. " * 12 + "</article></body></html>"
    report = opened(bare, given).report
    assert (report.published, report.outlet, report.language) == ("2020-01-01", "Elsewhere", "en")


def test_no_date_is_guessed_from_the_words() -> None:
    page = "<html><body><article>" + "<p>On 3 May 1999 the dyke broke. The board denied it. " * 12 + "</article></html>"
    assert opened(page).report.published is None


@pytest.mark.parametrize("stated", ["0000-13-45T00:00:00Z", "yesterday-ish", "2031-02-31"])
def test_a_day_that_is_none_is_a_problem(stated: str) -> None:
    page = ARTICLE.replace("2031-05-04T18:20:00+02:00", stated).replace("/2031/05/04", "")
    (problem,) = opened(page).problems
    assert (problem.code, problem.report) == ("published", "dir/p.html")
    assert repr(stated) in problem.message
    assert opened(page, Given("2020-01-01")).report.published == "2020-01-01"


def test_a_short_notice_is_read() -> None:
    page = "<html><head><title>Notice</title></head><body><p>The ferry at Ormos is closed, the harbour office said.</p>"
    assert "harbour office said" in opened(page).report.text


def test_the_address_of_a_saved_page() -> None:
    page = "<!-- saved from url=(0030)https://courier.example/notice -->\n" + ARTICLE.replace("canonical", "x")
    assert opened(page).report.url == "https://courier.example/notice"


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html><body><script>x()</script></body></html>"])
def test_a_page_without_text_is_named(page: str) -> None:
    with pytest.raises(Unreadable) as raised:
        opened(page)
    assert raised.value.problem.code == "no-text"
