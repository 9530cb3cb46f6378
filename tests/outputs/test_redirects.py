"""Old addresses: a small page for each that leads on, of every item that readers may see."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from hub import build
from tests.hubs import TODAY, change, edited

NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
EVENT = "docs/events/home-safety-workshop.md"
SITE = "https://hub.example/practice/"


def redirects(root: Path) -> dict[str, BeautifulSoup]:
    """The pages that lead on, by path."""
    files = {each.path: each.content for each in build(root, TODAY, site=SITE).files}
    pages = {path: content for path, content in files.items() if path.endswith(".html")}
    return {path: BeautifulSoup(content, "html.parser") for path, content in pages.items()}


def test_each_alias_of_an_item_that_readers_may_see_leads_on(root: Path) -> None:
    gone = "status: withdrawn\nwithdrawn: {date: 2026-11-10, reason: It was wrong.}"
    change(root, edited(NEWS, "status: published", gone))
    aliases = "status: published\naliases: [old-site/events/a/b, events/c]"
    change(root, edited(EVENT, "status: published", aliases))
    ways = {path: page.select_one("a") for path, page in redirects(root).items()}
    assert {path: way["href"] for path, way in ways.items() if way} == {
        "case-studies/home-safety-checks/index.html": "../home-safety-visits/",
        "events/c/index.html": "../home-safety-workshop/",
        "news/home-safety-visits-to-grow/index.html": "../2026/home-safety-visits-to-grow/",
        "old-site/events/a/b/index.html": "../../../../events/home-safety-workshop/",
        "publications/falls-data/index.html": "../northmarch-data-2026/",
    }


def test_items_that_readers_may_not_see_leave_none(root: Path) -> None:
    change(root, edited(NEWS, "status: published", "status: draft"))
    (text,) = edited(
        EVENT, "date: 2026-10-05\n", "date: 2027-10-05\naliases: [events/c]\n"
    ).values()
    change(root, {EVENT: text})
    assert set(redirects(root)) == {
        "case-studies/home-safety-checks/index.html",
        "publications/falls-data/index.html",
    }


def test_a_redirect_says_where_to_and_asks_not_to_be_found(root: Path) -> None:
    title = "title: '<script>alert(1)</script> & \"more\"'\n"
    change(root, edited(NEWS, "title: Home safety visits to reach all of Northmarch\n", title))
    page = redirects(root)["news/home-safety-visits-to-grow/index.html"]
    metas = {
        each.get("name") or each.get("http-equiv"): each["content"] for each in page("meta")[1:]
    }
    assert metas["robots"] == "noindex"
    assert metas["refresh"] == "0; url=../2026/home-safety-visits-to-grow/"
    assert "script-src 'self'" in metas["Content-Security-Policy"]
    (canonical,) = page.select("link[rel=canonical]")
    assert canonical["href"] == f"{SITE}news/2026/home-safety-visits-to-grow/"
    (script,) = page("script")
    assert script["src"] == "../../assets/hub/moved.js"
    assert script.string is None
    (refresh,) = page.select("noscript meta")
    assert refresh["http-equiv"] == "refresh"
    for words in (page.title, page.a):
        assert words is not None
        assert words.string == '<script>alert(1)</script> & "more"'
