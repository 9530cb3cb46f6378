"""JSON feeds, version 1.1 (jsonfeed.org/version/1.1): for programs that would rather not read XML.

The format has no word for what was withdrawn: it is simply no longer there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from hub.outputs.feeds.entries import LANGUAGE, Enclosure, Entry, Head, instant
from hub.views.terms import Named

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(head: Head, items: Iterable[Mapping[str, Any]]) -> bytes:
    """feed.json: what the feed says of itself, then items as json_item gives them."""
    feed = {
        "version": VERSION,
        "title": head.title,
        "home_page_url": head.page,
        "feed_url": f"{head.page}feed.json",
        "description": head.about,
        "language": LANGUAGE,
        "authors": [_author(head.author)],
        "items": [*items],
    }
    # Half a surrogate pair, which front matter refuses, would be no UTF-8.
    return f"{json.dumps(feed, ensure_ascii=False)}\n".encode(errors="ignore")


def json_item(entry: Entry) -> Mapping[str, Any]:
    """The item of one entry. Two terms of one name are one tag."""
    labels = (each.label for each in entry.categories)
    item = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_text": entry.summary,
        "date_published": instant(entry.published),
        "date_modified": instant(entry.updated),
        "authors": [_author(entry.author)],
        "tags": [*dict.fromkeys(labels)],
    }
    image = {"image": entry.image} if entry.image else {}
    files = [_attachment(each) for each in entry.enclosures]
    return item | image | ({"attachments": files} if files else {})


def _author(author: Named) -> Mapping[str, str]:
    return {"name": author.name, "url": author.address}


def _attachment(file: Enclosure) -> Mapping[str, str | int]:
    return {
        "url": file.address,
        "mime_type": file.type,
        "title": file.title,
        "size_in_bytes": file.size,
    }
