"""Atom feeds (RFC 4287), with tombstones of what was withdrawn (RFC 6721)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from hub.outputs.feeds.entries import LANGUAGE, Entry, Head, Tombstone, instant
from hub.views.terms import Named

ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"

# What is no character of XML 1.0 (section 2.2), however it is written.
_illegal = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom_feed(
    head: Head, entries: Iterable[str], gone: Iterable[Tombstone], own: str = ""
) -> bytes:
    """feed.xml: what the feed says of itself, then tombstones, then entries as atom_entry gives.

    An entry stands in many feeds, so it is written once and put in as it is. own is the address
    of a feed that is not its page's feed.xml, and its id.
    """
    feed = Element("feed", {"xmlns": ATOM, "xmlns:at": TOMBSTONES, "xml:lang": LANGUAGE})
    _text(feed, "id", own or head.page)
    _text(feed, "title", head.title)
    _text(feed, "subtitle", head.about)
    _text(feed, "updated", instant(head.updated))
    _text(feed, "rights", head.rights)
    _text(feed, "generator", "Practice Hub")
    _link(feed, "self", "application/atom+xml", own or f"{head.page}feed.xml")
    _link(feed, "alternate", "text/html", head.page)
    _author(feed, head.author)
    for each in gone:
        _tombstone(feed, each)
    start = _written(feed, 0).removesuffix("</feed>")
    whole = ('<?xml version="1.0" encoding="utf-8"?>\n', start, *entries, "</feed>\n")
    return "".join(whole).encode()


def atom_entry(entry: Entry) -> str:
    """The entry of one item, indented as a part of a feed."""
    element = Element("entry")
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "summary", entry.summary)
    _text(element, "published", instant(entry.published))
    _text(element, "updated", instant(entry.updated))
    if entry.rights:
        _text(element, "rights", entry.rights)
    _link(element, "alternate", "text/html", entry.address)
    for each in entry.enclosures:
        file = {"title": each.title, "length": str(each.size)}
        _link(element, "enclosure", each.type, each.address, file)
    _author(element, entry.author)
    for term in entry.categories:
        SubElement(element, "category", term=term.term, scheme=term.scheme, label=term.label)
    if entry.content:
        SubElement(element, "content", type="html").text = entry.content
    return f"  {_written(element, 1)}\n"


def _tombstone(feed: Element, gone: Tombstone) -> None:
    left = SubElement(feed, "at:deleted-entry", ref=gone.ref, when=instant(gone.when))
    _text(left, "at:comment", gone.reason)


def _author(parent: Element, author: Named) -> None:
    person = SubElement(parent, "author")
    _text(person, "name", author.name)
    _text(person, "uri", author.address)


def _link(
    parent: Element, rel: str, form: str, address: str, more: dict[str, str] | None = None
) -> None:
    SubElement(parent, "link", {"rel": rel, "type": form, "href": address, **(more or {})})


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _written(element: Element, level: int) -> str:
    indent(element, level=level)
    return _illegal.sub("", tostring(element, encoding="unicode"))
