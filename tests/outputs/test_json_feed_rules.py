"""The checker of JSON feeds lets a sound feed pass and sees every way in which it can be broken."""

from __future__ import annotations

import pytest

from tests.outputs.json_feed_rules import json_faults

SOUND = """\
{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Hub",
  "home_page_url": "https://a.example/",
  "feed_url": "https://a.example/feed.json",
  "description": "About",
  "language": "en-GB",
  "icon": "https://a.example/icon.png",
  "expired": false,
  "_hub": {"any": "thing"},
  "authors": [{"name": "Hub"}],
  "hubs": [{"type": "WebSub", "url": "https://w.example/"}],
  "items": [
    {
      "id": "https://a.example/one/",
      "url": "https://a.example/one/",
      "title": "One",
      "content_text": "Words",
      "summary": "Sum",
      "image": "https://a.example/one.png",
      "date_published": "2026-10-01T00:00:00Z",
      "date_modified": "2026-10-20T00:00:00+01:00",
      "authors": [{"url": "https://b.example/"}],
      "tags": ["Falls"],
      "attachments": [
        {"url": "https://a.example/f.csv", "mime_type": "text/csv", "size_in_bytes": 7}
      ]
    },
    {"id": "2", "content_html": "<p>Words</p>"}
  ]
}
"""
AUTHOR = '{"name": "Hub"}'
ATTACHED = '"url": "https://a.example/f.csv", '
BROKEN = [
    ('{\n  "version"', '[\n  "version"', "no JSON"),
    ('"title": "Hub",', '"title": "Hub", "title": "Hub",', "no JSON: a key stands twice"),
    ('"version": "https://jsonfeed.org/version/1.1",', "", "version: missing"),
    ("version/1.1", "version/1", "version: not 1.1"),
    ('"title": "Hub",', "", "title: missing"),
    ('"title": "Hub"', '"title": null', "title: wrong value"),
    ('"home_page_url": "https://a.example/",', "", "home_page_url: missing"),
    ('"home_page_url": "https://a.example/"', '"home_page_url": "/"', "home_page_url: wrong value"),
    ('"feed_url": "https://a.example/feed.json",', "", "feed_url: missing"),
    ('"description": "About"', '"description": ["About"]', "description: wrong value"),
    ('"en-GB"', '"British English"', "language: wrong value"),
    ('"icon": "https', '"icon": "no way', "icon: wrong value"),
    ('"expired": false', '"expired": "no"', "expired: wrong value"),
    (
        '"expired": false',
        '"next_url": "https://a.example/feed.json"',
        "next_url: the feed itself",
    ),
    ('"_hub"', '"hub"', "hub: no such key"),
    ('"_hub"', '"_h.ub"', "_h.ub: no such key"),
    ('"_hub"', '"_1"', "_1: no such key"),
    (f'"authors": [{AUTHOR}]', f'"authors": {AUTHOR}', "authors: not a list"),
    (AUTHOR, "{}", "authors.name or url or avatar: missing"),
    (AUTHOR, '"Hub"', "authors.: not an object"),
    (AUTHOR, '{"name": 1}', "authors.name: wrong value"),
    ('"type": "WebSub", ', "", "hubs.type: missing"),
    (', "url": "https://w.example/"', "", "hubs.url: missing"),
    ('"items"', '"_items"', "items: missing"),
    ('{"id": "2", "content_html": "<p>Words</p>"}', '"2"', "items.: not an object"),
    ('"id": "2", ', "", "items.id: missing"),
    ('"id": "2"', '"id": 2', "items.id: wrong value"),
    ('"id": "2"', '"id": "https://a.example/one/"', "items.id: not unique"),
    ('"content_html"', '"_content"', "items.content_html or content_text: missing"),
    ('"<p>Words</p>"', '""', "items.content_html or content_text: missing"),
    ('"url": "https://a.example/one/"', '"url": "one/"', "items.url: wrong value"),
    ('"title": "One"', '"titel": "One"', "items.titel: no such key"),
    ('"https://a.example/one.png"', "1", "items.image: wrong value"),
    ('"2026-10-01T00:00:00Z"', '"2026-10-01"', "items.date_published: wrong value"),
    ('"2026-10-20T00:00:00+01:00"', "20261020", "items.date_modified: wrong value"),
    ('["Falls"]', '"Falls"', "items.tags: not a list"),
    ('["Falls"]', '["Falls", 1]', "items.tags: wrong value"),
    (ATTACHED, "", "items.attachments.url: missing"),
    (', "mime_type": "text/csv"', "", "items.attachments.mime_type: missing"),
    ('"text/csv"', '"csv"', "items.attachments.mime_type: wrong value"),
    ('"size_in_bytes": 7', '"size_in_bytes": "7"', "items.attachments.size_in_bytes: wrong value"),
    ('"size_in_bytes": 7', '"size_in_bytes": -7', "items.attachments.size_in_bytes: wrong value"),
]


def test_a_sound_feed_has_no_faults() -> None:
    assert json_faults(SOUND.encode()) == set()


@pytest.mark.parametrize(("old", "new", "fault"), BROKEN)
def test_a_feed_that_is_broken_in_one_way_is_refused(old: str, new: str, fault: str) -> None:
    assert SOUND.count(old) == 1
    faults = json_faults(SOUND.replace(old, new).encode())
    assert [each for each in faults if each.startswith(fault)], faults


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b'"feed"', b"{"])
def test_something_else_is_no_feed(content: bytes) -> None:
    assert json_faults(content)
