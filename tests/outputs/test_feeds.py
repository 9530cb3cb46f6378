"""Feeds of terms: read as feed readers read them, and counted against the files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import feedparser  # type: ignore[import-untyped]
import pytest

from hub import Build, build
from hub.outputs.feeds import ATOM, NEWEST
from tests.hubs import TODAY, change, edited

ROOT = Path(__file__).parents[2]
SITE = "https://hub.example.gov.uk/in/"
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
IDS = re.compile(r"[a-z0-9-]{2,}")


def feeds(made: Build) -> Mapping[str, bytes]:
    return {each.path: each.content for each in made.files if each.path.endswith("feed.xml")}


def entries(feed: bytes) -> list[ElementTree.Element]:
    return ElementTree.fromstring(feed).findall(f"{{{ATOM}}}entry")


def said(element: ElementTree.Element, name: str) -> str:
    found = element.findtext(f"{{{ATOM}}}{name}")
    assert found
    return found


@pytest.fixture(scope="module")
def ours() -> Mapping[str, bytes]:
    return feeds(build(ROOT, TODAY, site=SITE))


def test_every_theme_service_and_tag_in_use_has_a_feed_of_its_items(
    ours: Mapping[str, bytes],
) -> None:
    files = [*ROOT.glob("case_studies/*.md"), *ROOT.glob("docs/*/**/*.md")]
    fronts = [path.read_text("utf-8").split("\n---\n")[0] for path in files]
    for field in ("themes", "services", "tags"):
        lists = [re.search(rf"^{field}:(.*(?:\n  .*)*)", front, re.M) for front in fronts]
        ids = [set(IDS.findall(found[1])) for found in lists if found]
        wanted = {f"{field}/{term}/feed.xml" for term in set().union(*ids)}
        assert {path for path in ours if path.startswith(f"{field}/")} == wanted
        for path in wanted:
            count = sum(path.split("/")[1] in each for each in ids)
            assert len(entries(ours[path])) == min(count, NEWEST)


def test_feed_readers_understand_them(ours: Mapping[str, bytes]) -> None:
    for path, feed in ours.items():
        parsed = fastfeedparser.parse(feed.decode())
        assert parsed.feed.title.endswith(" – Practice Hub")
        assert parsed.feed.link == SITE + path.removesuffix("feed.xml")
        for entry in parsed.entries:
            assert entry.title
            assert entry.description
            assert entry.link.startswith(SITE)
            assert datetime.fromisoformat(entry.published).tzinfo


def test_entries_are_newest_first_and_all_addresses_whole(ours: Mapping[str, bytes]) -> None:
    for path, feed in ours.items():
        root = ElementTree.fromstring(feed)
        dates = [said(entry, "updated") for entry in entries(feed)]
        instants = [datetime.fromisoformat(date) for date in dates]
        assert instants == sorted(instants, reverse=True)
        assert said(root, "updated") == dates[0]
        links = {e.get("rel"): e.get("href") for e in root.findall(f"{{{ATOM}}}link")}
        assert links["self"] == SITE + path
        assert len({said(entry, "id") for entry in entries(feed)}) == len(dates)


@pytest.mark.parametrize(
    ("day", "updated"),
    [("2026-11-19", "2026-11-19T00:00:00+00:00"), ("2026-12-19", "2026-10-12T00:00:00+01:00")],
)
def test_a_change_brings_an_item_back_once_its_day_has_come(
    root: Path, day: str, updated: str
) -> None:
    change(root, edited(NEWS, "date: 2026-10-15, note", f"date: {day}, note"))
    found = entries(feeds(build(root, TODAY, site=SITE))["tags/falls/feed.xml"])
    dates = {said(entry, "id"): said(entry, "updated") for entry in found}
    assert dates[f"{SITE}news/2026/home-safety-visits-to-grow/"] == updated
    assert (said(found[0], "updated") == updated) == (day == "2026-11-19")


def test_words_are_words_and_never_markup(root: Path) -> None:
    text = (root / NEWS).read_text(encoding="utf-8")
    hostile = 'A <b>bold</b> & "quoted" ]]> title'
    text = re.sub(r"^title: .*", f"title: '{hostile}'", text, flags=re.M)
    change(root, {NEWS: text})
    found = entries(feeds(build(root, TODAY, site=SITE))["tags/falls/feed.xml"])
    assert hostile in {said(entry, "title") for entry in found}


@pytest.mark.parametrize("hidden", ["status: draft", "date: 2027-01-01"])
def test_what_readers_may_not_see_is_in_no_feed(root: Path, hidden: str) -> None:
    field = hidden.partition(":")[0]
    text = (root / NEWS).read_text(encoding="utf-8")
    change(root, {NEWS: re.sub(rf"^{field}: .*", hidden, text, flags=re.M)})
    made = build(root, TODAY, site=SITE)
    assert made.catalogue
    assert all(b"home-safety-visits-to-grow" not in feed for feed in feeds(made).values())


def test_a_term_page_leads_to_its_feed_and_one_without_items_has_none(root: Path) -> None:
    made = build(root, TODAY)
    terms = {p.address: p.record.feed for p in made.pages if hasattr(p.record, "feed")}
    assert {feed for feed in terms.values() if feed} == set(feeds(made))
    assert "" in terms.values()
