"""Feeds: the newest items of the hub, of each kind and of each term, as Atom and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import nsmallest

from hub.model import Item, Output
from hub.outputs.feeds.atom import atom_entry, atom_feed
from hub.outputs.feeds.entries import Entry, Head, Tombstone, entry, hub_author, tombstone
from hub.outputs.feeds.json_feed import json_feed, json_item
from hub.views.feeds import Feed, feed_list
from hub.views.gathered import Gathered

NEWEST = 20
"""How many entries a feed has at most, and how many tombstones."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A feed with its newest entries and tombstones."""

    feed: Feed
    entries: list[Entry]
    gone: list[Tombstone]

    def updated(self, otherwise: datetime) -> datetime:
        times = [*(each.updated for each in self.entries), *(each.when for each in self.gone)]
        return max(times, default=otherwise)


def feeds(gathered: Gathered) -> Iterator[Output]:
    """feed.xml and feed.json beside the page of each feed, in the order of feed_list."""
    told = [*_told(gathered)]
    entries = {each.address: each for one in told for each in one.entries}
    in_xml = {address: atom_entry(each) for address, each in entries.items()}
    in_json = {address: json_item(each) for address, each in entries.items()}
    midnight = gathered.catalogue.today.replace(hour=0, minute=0, second=0, microsecond=0)
    whole = told[0].updated(midnight)
    for one in told:
        head = _head(one.feed, one.updated(whole), gathered)
        xml = atom_feed(head, (in_xml[each.address] for each in one.entries), one.gone)
        yield Output(f"{one.feed.address}feed.xml", xml)
        json = json_feed(head, (in_json[each.address] for each in one.entries))
        yield Output(f"{one.feed.address}feed.json", json)


def _told(gathered: Gathered) -> Iterator[_Told]:
    """Every feed, the hub's first; each item has one entry for all its feeds."""
    catalogue = gathered.catalogue
    changed = [(-item.updated(catalogue.today).timestamp(), item.id) for item in catalogue.listed]
    order = {name: number for number, (_, name) in enumerate(sorted(changed))}
    stones = {item.id: tombstone(item, gathered) for item in catalogue.withdrawn}
    made: dict[str, Entry] = {}

    def entry_of(item: Item) -> Entry:
        if item.id not in made:
            made[item.id] = entry(item, gathered)
        return made[item.id]

    for feed in feed_list(gathered.index):
        newest = nsmallest(NEWEST, feed.items, key=lambda item: order[item.id])
        gone = [stones[item.id] for item in feed.gone]
        latest = nsmallest(NEWEST, gone, key=lambda each: (-each.when.timestamp(), each.ref))
        yield _Told(feed, [entry_of(item) for item in newest], latest)


def _head(feed: Feed, updated: datetime, gathered: Gathered) -> Head:
    settings = gathered.catalogue.settings
    return Head(
        title=f"{feed.name} – {settings.name}" if feed.address else settings.name,
        page=f"{gathered.site}{feed.address}",
        about=feed.about,
        updated=updated,
        rights=settings.licence.name,
        author=hub_author(gathered),
    )
