"""Atom feeds (RFC 4287): the newest items of a theme, service, tag, place or organisation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from hub.kinds import KINDS
from hub.model import Catalogue, Item, Output
from hub.views.gathered import Gathered
from hub.views.terms import FOLDERS

NEWEST = 20
"""How many items a feed has at most."""

ATOM = "http://www.w3.org/2005/Atom"


def feeds(gathered: Gathered) -> Iterator[Output]:
    """The feed of each term that has items, beside the term's page."""
    index, site = gathered.index, gathered.site
    for vocabulary in FOLDERS:
        for term, items in index.used(vocabulary):
            named = index.named(vocabulary, term)
            feed = _feed(named.name, named.address, items, gathered.catalogue, site)
            yield Output(f"{named.address}feed.xml", feed)


def _feed(
    title: str, address: str, items: Sequence[Item], catalogue: Catalogue, site: str
) -> bytes:
    settings = catalogue.settings
    found = sorted(items, key=lambda item: item.updated(catalogue.today), reverse=True)
    newest = found[:NEWEST]
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    _text(feed, "id", f"{site}{address}")
    _text(feed, "title", f"{title} – {settings.name}")
    _text(feed, "updated", _instant(newest[0].updated(catalogue.today)))
    _text(feed, "rights", settings.licence.name)
    SubElement(
        feed, "link", rel="self", type="application/atom+xml", href=f"{site}{address}feed.xml"
    )
    SubElement(feed, "link", rel="alternate", type="text/html", href=f"{site}{address}")
    _text(SubElement(feed, "author"), "name", settings.name)
    for item in newest:
        _entry(feed, item, catalogue, site)
    indent(feed)
    text: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _entry(feed: Element, item: Item, catalogue: Catalogue, site: str) -> None:
    entry = SubElement(feed, "entry")
    _text(entry, "id", f"{site}{item.address}")
    _text(entry, "title", item.facts.title)
    SubElement(entry, "link", rel="alternate", type="text/html", href=f"{site}{item.address}")
    _text(entry, "published", _instant(item.facts.date.first))
    _text(entry, "updated", _instant(item.updated(catalogue.today)))
    _text(entry, "summary", item.facts.summary)
    SubElement(entry, "category", term=item.kind.name, label=KINDS[item.kind.name].singular)
    for theme in item.facts.themes:
        label = catalogue.vocabularies.themes[theme].name
        SubElement(entry, "category", term=theme, label=label)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _instant(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds")
