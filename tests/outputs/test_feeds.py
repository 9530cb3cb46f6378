"""Feeds as feed readers read them, against a count over the files that owes the hub nothing."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest

from hub.kinds import KINDS
from hub.views.gathered import EXAMPLE
from tests.hubs import TINY_HUB, TODAY
from tests.outputs.feed_rules import atom_faults
from tests.outputs.json_feed_rules import json_faults
from tests.views.test_taxonomy import FOLDERS, OURS, Counted, Filed, counted, counted_in

pytestmark = pytest.mark.whole

DAY = f"{TODAY:%Y-%m-%d}"
ORGANISATION = {
    "case_study": "lead",
    "consultation": "body",
    "meeting": "body",
    "publication": "publisher",
    "support_offer": "provider",
    "project": "sponsor",
}


class Read:
    """A hub as it is built and as its files are, and its feeds by the address of their page."""

    def __init__(self, hub: Counted) -> None:
        self.hub = hub
        self.data = hub.count.data
        self.files = {each.path: each.content for each in hub.built.files}
        paths = [path for path in self.files if path.endswith("feed.xml")]
        self.atom = {
            path.removesuffix("feed.xml"): feedparser.parse(self.files[path]) for path in paths
        }
        self.json = {
            address: json.loads(self.files[f"{address}feed.json"]) for address in self.atom
        }

    def name(self, vocabulary: str, term: str) -> str:
        return str(next(each["name"] for each in self.data[vocabulary] if each["id"] == term))

    def lists(self) -> dict[str, tuple[str, list[Filed]]]:
        """By the address of each page that has feeds: what it is called, and its items."""
        count = self.hub.count
        hub = {"": (self.data["hub"]["name"], count.items)}
        kinds = {
            f"{kind.address}/": (kind.plural, [i for i in count.items if i.kind == kind.name])
            for kind in KINDS.values()
        }
        terms = {
            f"{FOLDERS[vocabulary]}/{term}/": (self.name(vocabulary, term), items)
            for vocabulary, term, items in count.terms()
        }
        return {**hub, **kinds, **terms}


@cache
def read(which: str) -> Read:
    return Read(counted_in(TINY_HUB) if which == "tiny" else counted(which))


@pytest.fixture(params=["ours", "tiny", "corpus"])
def hub(request: pytest.FixtureRequest) -> Read:
    return read(request.param)


def updated(item: Filed) -> str:
    """The day of its last change up to today, else the first day of its date."""
    changes = [str(each["date"]) for each in item.facts.get("change_history", ())]
    return max([item.first_day, *(day for day in changes if day <= DAY)])


def newest(items: list[Filed]) -> list[Filed]:
    ordered = sorted(items, key=lambda item: item.id)
    return sorted(ordered, key=updated, reverse=True)[:20]


def permanent(item: Filed) -> str:
    return f"{EXAMPLE}{(item.facts.get('aliases') or [item.id])[0]}/"


def day(instant: str) -> str:
    """The day of a time that is midnight in London."""
    assert instant[10:] in ("T00:00:00+00:00", "T00:00:00+01:00")
    return instant[:10]


def author(item: Filed, hub: Read) -> tuple[str, str]:
    """The name of who speaks, and the address of its page."""
    answer = item.facts.get("role") == "responding"
    fields = ["owner"] if answer else [ORGANISATION.get(item.kind, "owner"), "owner"]
    for term in (item.facts[field] for field in fields if item.facts.get(field)):
        council = term in hub.hub.count.councils
        folder = "authorities" if council else "bodies"
        return hub.name(folder, term), f"{EXAMPLE}{folder}/{term}/"
    return str(hub.data["hub"]["name"]), EXAMPLE


def categories(item: Filed, hub: Read) -> set[tuple[str, str, str]]:
    """Scheme, term and label of each."""
    found = {
        (f"{EXAMPLE}{name}/", term, hub.name(name, term))
        for name in ("themes", "services", "tags")
        for term in item.facts.get(name, ())
    }
    for term in item.organisations() & hub.hub.count.councils.keys():
        found.add((f"{EXAMPLE}authorities/", term, hub.name("authorities", term)))
    return {*found, (f"{EXAMPLE}library/", item.kind, KINDS[item.kind].singular)}


def enclosures(item: Filed, hub: Read) -> list[tuple[str, str, int]]:
    """Address, title and size of each file."""
    root = OURS if hub is read("ours") else TINY_HUB
    folder = KINDS[item.kind].folder
    return [
        (
            f"{EXAMPLE}{KINDS[item.kind].address}/{each['path']}",
            each["title"],
            (root / folder / each["path"]).stat().st_size,
        )
        for each in item.facts.get("attachments", ())
    ]


def test_the_hub_each_kind_and_each_term_has_both_feeds_and_nothing_else_has(hub: Read) -> None:
    feeds = {path for path in hub.files if path.rpartition("/")[2].startswith("feed.")}
    assert feeds == {f"{page}feed.{form}" for page in hub.lists() for form in ("xml", "json")}
    followed = {address for page in hub.hub.built.pages for _, address in page.feeds}
    assert followed == hub.lists().keys()


def test_every_feed_keeps_the_rules_of_its_format(hub: Read) -> None:
    for address in hub.lists():
        assert atom_faults(hub.files[f"{address}feed.xml"]) == set(), address
        assert json_faults(hub.files[f"{address}feed.json"]) == set(), address


def test_feed_readers_read_every_feed(hub: Read) -> None:
    for address, feed in hub.atom.items():
        assert not feed.bozo, address
        assert feed.version == "atom10"
        assert feed.encoding == "utf-8"


def test_a_feed_says_what_it_is(hub: Read) -> None:
    own = hub.data["hub"]["name"]
    for address, (name, _) in hub.lists().items():
        atom, json_ = hub.atom[address].feed, hub.json[address]
        title = f"{name} – {own}" if address else own
        assert (atom.title, json_["title"]) == (title, title)
        assert atom.id == atom.link == json_["home_page_url"] == EXAMPLE + address
        assert json_["feed_url"] == f"{EXAMPLE}{address}feed.json"
        selves = [each.href for each in atom.links if each.rel == "self"]
        assert selves == [f"{EXAMPLE}{address}feed.xml"]
        assert atom.subtitle == json_["description"] != ""
        assert atom.rights == hub.data["hub"]["licence"]["name"]
        assert atom.author_detail == {"name": own, "href": EXAMPLE}
        assert json_["authors"] == [{"name": own, "url": EXAMPLE}]


def test_the_words_about_a_feed_are_those_of_its_page(hub: Read) -> None:
    about = {page.address: page.description for page in hub.hub.built.pages}
    for address, feed in hub.atom.items():
        assert feed.feed.subtitle == about[address]


def test_a_feed_has_the_20_items_of_its_page_that_changed_last(hub: Read) -> None:
    for address, (_, items) in hub.lists().items():
        wanted = [permanent(item) for item in newest(items)]
        assert [each.id for each in hub.atom[address].entries] == wanted, address
        assert [each["id"] for each in hub.json[address]["items"]] == wanted, address


def test_a_feed_changed_when_what_it_tells_last_did_and_an_empty_one_when_the_hub_did(
    hub: Read,
) -> None:
    whole = hub.atom[""].feed.updated
    for address, (_, items) in hub.lists().items():
        stones = re.findall(
            rb'<at:deleted-entry [^>]*when="([^"]*)"', hub.files[f"{address}feed.xml"]
        )
        told = [*map(updated, newest(items)[:1]), *(day(when.decode()) for when in stones)]
        assert day(hub.atom[address].feed.updated) == max(told, default=day(whole)), address


def test_each_entry_says_what_the_file_of_its_item_says(hub: Read) -> None:
    files = {permanent(item): item for item in hub.hub.count.items}
    own = hub.data["hub"]["licence"]["name"]
    for entry in (each for feed in hub.atom.values() for each in feed.entries):
        item = files[entry.id]
        facts = item.facts
        assert (entry.title, entry.summary) == (facts["title"], facts["summary"])
        assert entry.link == f"{EXAMPLE}{item.id}/"
        assert (day(entry.published), day(entry.updated)) == (item.first_day, updated(item))
        assert (entry.author_detail.name, entry.author_detail.href) == author(item, hub)
        tags = {(each.scheme, each.term, each.label) for each in entry.tags}
        assert tags == categories(item, hub)
        files_ = [(each.href, each.title, int(each.length)) for each in entry.enclosures]
        assert files_ == enclosures(item, hub)
        licence = facts.get("licence", own)
        assert entry.get("rights", own) == licence
        assert ("rights" in entry) is (licence != own)


def test_an_entry_says_the_same_as_json(hub: Read) -> None:
    for address, feed in hub.atom.items():
        for entry, item in zip(feed.entries, hub.json[address]["items"], strict=True):
            assert same(entry) == item


def same(entry: Any) -> dict[str, Any]:
    """What the JSON feed should say of an entry without a picture."""
    files = [
        {"url": e.href, "mime_type": e.type, "title": e.title, "size_in_bytes": int(e.length)}
        for e in entry.enclosures
    ]
    return {
        "id": entry.id,
        "url": entry.link,
        "title": entry.title,
        "summary": entry.summary,
        "content_text": entry.summary,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "authors": [{"name": entry.author_detail.name, "url": entry.author_detail.href}],
        "tags": [*dict.fromkeys(each.label for each in entry.tags)],
        **({"attachments": files} if files else {}),
    }
