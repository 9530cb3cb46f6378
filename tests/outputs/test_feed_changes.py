"""What becomes of an entry when its item is changed, moved, withdrawn, hidden or yet to come."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import pytest

from hub import LONDON, build, read_today
from hub.kinds import KINDS
from hub.views.addresses import FOLDERS
from tests.fronts import names
from tests.hubs import TINY_HUB, Changes, change, edited
from tests.outputs.feed_rules import atom_faults
from tests.outputs.json_feed_rules import json_faults

SITE = "https://hub.example.gov.uk/in/"
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
STUDY = "case_studies/home-safety-visits.md"
QUIET = "docs/news/2026/quiet-hours.md"
WORDS = """\
---
title: Quiet hours in the library
summary: The library of Wendale keeps two hours of each day free of noise.
date: 2026-10-06
category: news
authorities: [wendale]
tags: [volunteers]
---
"""
GONE = "status: withdrawn\nwithdrawn: {date: 2026-11-20, reason: 'It was <wrong> & is replaced.'}"
ITEMS = [path.relative_to(TINY_HUB).as_posix() for path in TINY_HUB.rglob("*.md")]
NO_ITEMS: Changes = {name: None for name in ITEMS if not name.endswith("index.md")}

STONE = re.compile(
    r'<at:deleted-entry ref="([^"]*)" when="([^"]*)">\s*<at:comment>(.*?)</at:comment>', re.S
)


def feeds(root: Path, day: str = "2026-11-21") -> Mapping[str, str]:
    """The feeds of a hub by their path, once they are seen to be sound."""
    made = build(root, read_today(day), site=SITE)
    assert made.catalogue, made.problems
    found = {e.path: e.content for e in made.files if e.path.rpartition("/")[2][:5] == "feed."}
    for path, content in found.items():
        assert (atom_faults if path.endswith("xml") else json_faults)(content) == set(), path
    return {path: content.decode() for path, content in found.items()}


def ids(feed: str) -> list[str]:
    """The ids of the entries of a feed in either format, without the site's address."""
    if feed.startswith("{"):
        return [item["id"].removeprefix(SITE) for item in json.loads(feed)["items"]]
    return [entry.id.removeprefix(SITE) for entry in feedparser.parse(feed).entries]


def having(made: Mapping[str, str], name: str) -> set[str]:
    """The paths of the feeds that have an entry."""
    return {path for path, feed in made.items() if name in ids(feed)}


def stones(feed: str) -> list[tuple[str, str, str]]:
    """Id, day and reason of each tombstone."""
    return [(ref.removeprefix(SITE), when[:10], said) for ref, when, said in STONE.findall(feed)]


def test_an_item_that_moves_keeps_its_id_and_leads_to_its_new_address(root: Path) -> None:
    change(root, {QUIET: WORDS})
    before = feeds(root)
    again = WORDS.replace("category", "aliases: [news/2026/quiet-hours]\ncategory")
    change(root, {QUIET: None, "docs/news/2026/quieter-hours.md": again})
    after = feeds(root)
    for path in ("news/feed.xml", "news/feed.json"):
        assert ids(before[path]) == ids(after[path])
        assert f"{SITE}news/2026/quieter-hours/" in after[path]
        assert f"{SITE}news/2026/quieter-hours/" not in before[path]


@pytest.mark.parametrize(
    ("day", "updated"),
    [("2026-11-19", "2026-11-19T00:00:00+00:00"), ("2026-12-19", "2026-10-12T00:00:00+01:00")],
)
def test_a_change_brings_an_item_back_once_its_day_has_come(
    root: Path, day: str, updated: str
) -> None:
    change(root, edited(NEWS, "date: 2026-10-15, note", f"date: {day}, note"))
    made = feeds(root)
    first, last = ids(made["tags/falls/feed.xml"])[0], day < "2026-11-21"
    assert (first == "news/home-safety-visits-to-grow/") is last
    (entry,) = feedparser.parse(made["news/feed.xml"]).entries
    (item,) = json.loads(made["news/feed.json"])["items"]
    assert entry.updated == item["date_modified"] == updated
    assert entry.published == item["date_published"] == "2026-10-12T00:00:00+01:00"
    assert "2026-12-19" not in "".join(made.values())


def test_items_of_the_same_day_stand_in_the_order_of_their_ids(root: Path) -> None:
    for name in ("b", "c", "a"):
        change(root, {f"docs/news/2026/{name}.md": WORDS})
    wanted = [f"news/2026/{name}/" for name in ("a", "b", "c")]
    assert ids(feeds(root)["news/feed.json"])[1:] == wanted


def test_a_withdrawn_item_leaves_a_tombstone_wherever_it_was_and_no_other_word(root: Path) -> None:
    before = having(feeds(root), "case-studies/home-safety-checks/")
    assert "authorities/eastmere/feed.xml" in before  # which took over from Saltwick
    change(root, edited(STUDY, "status: published", GONE))
    after = feeds(root)
    assert having(after, "case-studies/home-safety-checks/") == set()
    told = {path: stones(feed) for path, feed in after.items() if "deleted-entry" in feed}
    assert told.keys() == {path for path in before if path.endswith("xml")}
    reason = "It was &lt;wrong&gt; &amp; is replaced."
    stone = ("case-studies/home-safety-checks/", "2026-11-20", reason)
    assert all(found == [stone] for found in told.values())
    whole = "".join(after.values())
    assert "Home safety visits cut falls" not in whole
    assert "Trained volunteers visit people at risk" not in whole
    assert "It was" not in "".join(feed for path, feed in after.items() if path.endswith("json"))
    for path in told:
        assert feedparser.parse(after[path]).feed.updated == "2026-11-20T00:00:00+00:00"


def test_an_item_whose_withdrawal_is_yet_to_come_is_an_entry_like_others(root: Path) -> None:
    change(root, edited(STUDY, "status: published", GONE.replace("2026-11-20", "2026-11-22")))
    made = feeds(root)
    assert "case-studies/home-safety-checks/" in ids(made["feed.xml"])
    assert "deleted-entry" not in "".join(made.values())
    assert stones(feeds(root, "2026-11-22")["feed.xml"]) != []


def test_a_tombstone_is_not_older_than_the_entry_that_readers_know(root: Path) -> None:
    change(root, edited(STUDY, "status: published", GONE.replace("2026-11-20", "2026-10")))
    assert [when for _, when, _ in stones(feeds(root)["feed.xml"])] == ["2026-10-20"]


def test_a_feed_has_at_most_20_tombstones_the_newest_first(root: Path) -> None:
    for day in range(1, 25):
        gone = f"status: withdrawn\nwithdrawn: {{date: 2026-11-{day:02}, reason: Over.}}\n"
        text = WORDS.replace("category", f"{gone}category")
        change(root, {f"docs/news/2026/quiet-{day}.md": text})
    made = feeds(root, "2026-11-30")
    for path in ("feed.xml", "news/feed.xml", "tags/volunteers/feed.xml"):
        wanted = [f"news/2026/quiet-{day}/" for day in range(24, 4, -1)]
        assert [ref for ref, _, _ in stones(made[path])] == wanted
    assert stones(made["events/feed.xml"]) == []


@pytest.mark.parametrize("hidden", ["status: draft", "date: 2027-01-01"])
def test_what_readers_may_not_see_is_in_no_feed(root: Path, hidden: str) -> None:
    field = hidden.partition(":")[0]
    text = (root / NEWS).read_text(encoding="utf-8")
    change(root, {NEWS: re.sub(rf"^{field}: .*", hidden, text, flags=re.M)})
    whole = "".join(feeds(root).values())
    assert "home-safety-visits-to-grow" not in whole
    assert "invites councils to take up" not in whole


def test_a_form_stands_in_no_feed(root: Path) -> None:
    assert "forms.northmarch.example" in (
        root / "docs/consultations/home-safety-visits-2027.md"
    ).read_text("utf-8")
    assert "forms.northmarch.example" not in "".join(feeds(root).values())


@pytest.mark.parametrize(
    ("state", "updated"),
    [
        ("status: draft", "2026-11-21T00:00:00+00:00"),
        ("date: 2026-12-01", "2026-11-21T00:00:00+00:00"),
        (GONE, "2026-11-20T00:00:00+00:00"),
    ],
)
def test_a_hub_without_items_has_empty_feeds(root: Path, state: str, updated: str) -> None:
    field = state.partition(":")[0]
    text = re.sub(f"^{field}: .*\n", "", WORDS, flags=re.M)
    change(root, {**NO_ITEMS, QUIET: text.replace("category", f"{state}\ncategory")})
    made = feeds(root)
    for path, feed in made.items():
        assert ids(feed) == []
        if path.endswith("xml"):
            assert feedparser.parse(feed).feed.updated == updated
    terms = sum(len(names(TINY_HUB, each)) for each in FOLDERS)
    assert len(made) == 2 * (1 + len(KINDS) + terms)


def test_feeds_are_the_same_all_day(root: Path) -> None:
    change(root, {**NO_ITEMS, QUIET: WORDS.replace("category", "status: draft\ncategory")})
    assert feeds(root, "2026-11-21 00:00") == feeds(root, "2026-11-21 23:59")


@pytest.mark.parametrize(
    ("date", "first"),
    [
        ("1700", (1700, 1, 1)),  # London was 75 seconds behind what is now Greenwich's time
        ("1846-06-05", (1846, 6, 5)),
        ("1942-07-01", (1942, 7, 1)),
        ("2026-07", (2026, 7, 1)),
        ("2025/26", (2025, 4, 1)),
    ],
)
def test_feeds_can_say_dates_of_every_age_and_sort(
    root: Path, date: str, first: tuple[int, int, int]
) -> None:
    change(root, {QUIET: WORDS.replace("date: 2026-10-06", f"date: {date}")})
    items = json.loads(feeds(root)["news/feed.json"])["items"]
    (said,) = [each["date_published"] for each in items if "quiet" in each["id"]]
    assert datetime.fromisoformat(said) == datetime(*first, tzinfo=LONDON)
