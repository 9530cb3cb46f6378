"""What is found wrong with a built site: files, links and places, each in words, all at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from scripts.leaks import Leaks
from scripts.verifying import REQUIRED, faults
from tests.built_sites import ADDRESS, FEED, HOME, NEWS, SITEMAP, built_site

NOTHING = Leaks([], [])


def found(folder: Path, changes: Mapping[str, str | bytes | None]) -> list[str]:
    return faults(built_site(folder, changes), NOTHING)


def test_a_whole_site_has_no_faults(tmp_path: Path) -> None:
    assert found(tmp_path, {}) == []


@pytest.mark.parametrize("name", REQUIRED)
def test_a_site_without_a_file_that_it_needs_is_not_whole(tmp_path: Path, name: str) -> None:
    assert f"{name} is missing or empty." in found(tmp_path, {name: None})


def test_an_empty_file_is_as_good_as_none(tmp_path: Path) -> None:
    assert found(tmp_path, {"robots.txt": ""}) == ["robots.txt is missing or empty."]


def test_a_home_page_that_does_not_say_where_it_stands_is_a_fault(tmp_path: Path) -> None:
    changes = {"index.html": HOME.replace("canonical", "next"), "404.html": None}
    assert found(tmp_path, changes) == [
        "404.html is missing or empty.",
        "index.html does not say the site's own address (rel=canonical).",
    ]


def link(tag: str, leads: str) -> tuple[str, str]:
    return tag, f'news/index.html links to "{leads}", where the site has nothing.'


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        link('<a href="nowhere/">x</a>', "nowhere/"),
        link("<A HREF=nowhere/>x</A>", "nowhere/"),
        link('<a href=" nowhere/ ">x</a>', "nowhere/"),
        link('<a href="../news">x</a><a href="../new">x</a>', "../new"),
        link('<a href="../../">x</a>', "../../"),
        link('<a href="../../region2/">x</a>', "../../region2/"),
        link('<a href="/">x</a>', "/"),
        link('<a href="/news/">x</a>', "/news/"),
        link('<a href="../assets/">x</a>', "../assets/"),
        link('<a href="../robots.txt/">x</a>', "../robots.txt/"),
        link('<a href="caf%C3%A9/">x</a>', "caf%C3%A9/"),
        link('<a href="a&amp;b/">x</a>', "a&b/"),
        link('<a href="gone/?q=1#x">x</a>', "gone/?q=1#x"),
        link(f'<a href="{ADDRESS}gone/">x</a>', f"{ADDRESS}gone/"),
        link('<img src="gone.png" alt="">', "gone.png"),
        link('<img srcset="../assets/card.png 1x, gone.png 2x" alt="">', "gone.png"),
        link('<source srcset="gone.png">', "gone.png"),
        link('<video poster="gone.png"></video>', "gone.png"),
        link('<form action="gone/"></form>', "gone/"),
        link('<button formaction="gone/"></button>', "gone/"),
        link('<object data="gone.pdf"></object>', "gone.pdf"),
        link('<template><a href="gone/">x</a></template>', "gone/"),
        link('<meta http-equiv="refresh" content="0; url=gone/">', "gone/"),
        link(f'<meta property="og:image" content="{ADDRESS}gone.png">', f"{ADDRESS}gone.png"),
        link(f'<link rel="canonical" href="{ADDRESS}gone/">', f"{ADDRESS}gone/"),
        link('<link rel="alternate" href="gone.xml">', "gone.xml"),
    ],
)
def test_a_link_that_leads_nowhere_is_a_fault(tmp_path: Path, tag: str, said: str) -> None:
    assert found(tmp_path, {"news/index.html": NEWS.replace("</body>", tag)}) == [said]


@pytest.mark.parametrize(
    ("tag", "leads", "page"),
    [
        ('<a href="#gone">x</a>', "#gone", "news/index.html"),
        ('<a href="../#gone">x</a>', "../#gone", "index.html"),
        ('<a href="../#Main">x</a>', "../#Main", "index.html"),
        ('<a href="..#gone:~:text=x">x</a>', "..#gone:~:text=x", "index.html"),
        ('<a href="../?q=1#gone">x</a>', "../?q=1#gone", "index.html"),
        (f'<a href="{ADDRESS[:-1]}#gone">x</a>', f"{ADDRESS[:-1]}#gone", "index.html"),
    ],
)
def test_a_link_to_a_place_that_a_page_lacks_is_a_fault(
    tmp_path: Path, tag: str, leads: str, page: str
) -> None:
    said = f'news/index.html links to "{leads}", but {page} has no such place.'
    assert found(tmp_path, {"news/index.html": NEWS.replace("</body>", tag)}) == [said]


@pytest.mark.parametrize(
    "tag",
    [
        '<a href="#a-b">x</a><p id="a-b">',
        '<a href="#caf%C3%A9">x</a><p id="café">',
        '<a href="#named">x</a><a name="named">',
        '<a href="../assets/card.png#page=2">x</a>',
        '<!-- <a href="gone/"> -->',
        "<script>var a = \"<a href='gone/'>\";</script>",
        '<a href="tel:0121">x</a><a href="data:text/plain,x">x</a><a href="//other.example/">x</a>',
        f'<a href="{ADDRESS}edit/main/docs/news.md">x</a>',
        '<meta name="description" content="A page of words">',
        "<option value='gone/'>",
    ],
)
def test_what_is_sound_or_no_link_is_no_fault(tmp_path: Path, tag: str) -> None:
    site = built_site(tmp_path, {"news/index.html": NEWS.replace("</body>", tag)})
    assert faults(site, NOTHING, (f"{ADDRESS}edit/",)) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("feed.xml", FEED.replace("news/#", "gone/")),
        ("feed.json", f'{{"feed_url": "{ADDRESS}gone/"}}'),
        ("data/catalogue.json", f'{{"url":"{ADDRESS}gone/"}}'),
        ("sitemap.xml", SITEMAP.replace("news/", "gone/")),
        ("robots.txt", f"Sitemap: {ADDRESS}gone/\n"),
        ("a.ics", f"BEGIN:VCALENDAR\r\nURL:{ADDRESS[:20]}\r\n {ADDRESS[20:]}gone/\r\n"),
        ("a.csv", f'"{ADDRESS}gone/",x\r\n'),
    ],
)
def test_an_address_that_a_feed_or_data_names_must_be_there(
    tmp_path: Path, name: str, text: str
) -> None:
    said = f'{name} names "{ADDRESS}gone/", where the site has nothing.'
    assert found(tmp_path, {name: text}) == [said]


def test_a_sitemap_that_names_another_site_is_a_fault(tmp_path: Path) -> None:
    text = SITEMAP.replace(ADDRESS, "https://other.example/")
    assert found(tmp_path, {"sitemap.xml": text}) == [
        'sitemap.xml names "https://other.example/", which is not of this site.',
        'sitemap.xml names "https://other.example/news/", which is not of this site.',
    ]


def test_all_faults_are_told_at_once_sorted_by_file(tmp_path: Path) -> None:
    changes = {
        "news/index.html": NEWS.replace("</body>", '<a href="a/">x</a><a href="#b">x</a>'),
        "feed.json": None,
        "robots.txt": f"Sitemap: {ADDRESS}gone/\n",
    }
    assert found(tmp_path, changes) == [
        "feed.json is missing or empty.",
        'news/index.html links to "#b", but news/index.html has no such place.',
        'news/index.html links to "a/", where the site has nothing.',
        f'robots.txt names "{ADDRESS}gone/", where the site has nothing.',
    ]


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    faults(built_site(tmp_path), NOTHING, (), lambda done, total: seen.append((done, total)))
    assert seen[-1] == (len(seen), len(seen))
