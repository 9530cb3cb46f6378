"""The things that many pages name: the site, organisations, terms, files and dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from hub.kinds import site_path
from hub.model import Item
from hub.values import When
from hub.views.gathered import Gathered

CONTEXT = "https://schema.org"

Node = dict[str, Any]


def said(node: Node) -> Node:
    """A node without the properties of which nothing is known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def page_address(item: Item, gathered: Gathered) -> str:
    """The whole address of an item's page."""
    return gathered.site + item.address


def file_address(item: Item, path: str, gathered: Gathered) -> str:
    """The whole address of a file that an item names, as a path from its own folder."""
    return gathered.site + site_path(item.beside(path))


def site(gathered: Gathered) -> Node:
    """The web site."""
    return _ours("WebSite", "website", gathered)


def hub(gathered: Gathered) -> Node:
    """Who runs the web site."""
    return _ours("Organization", "organization", gathered)


def _ours(made: str, fragment: str, gathered: Gathered) -> Node:
    name = gathered.catalogue.settings.name
    address = gathered.site
    return {"@type": made, "@id": f"{address}#{fragment}", "url": address, "name": name}


def organisation(term: str | None, gathered: Gathered) -> Node | None:
    """An authority or body; None for none."""
    if term is None:
        return None
    council = term in gathered.catalogue.vocabularies.authorities
    named = gathered.index.organisation(term)
    made = "GovernmentOrganization" if council else "Organization"
    return {"@type": made, "name": named.name, "url": gathered.site + named.address}


def terms(made: str, vocabulary: str, ids: Iterable[str], gathered: Gathered) -> list[Node]:
    """Terms of a vocabulary as things of a type, each once."""
    named = [gathered.index.named(vocabulary, each) for each in dict.fromkeys(ids)]
    return [
        {"@type": made, "name": each.name, "url": gathered.site + each.address} for each in named
    ]


def iso(when: When | None) -> str | None:
    """A date as exactly as it was given (ISO 8601-1, 5.2.2); of a financial year, its first year.

    A time carries its offset.
    """
    return _edge(when, when.first) if when else None


def iso_span(period: Any) -> str | None:
    """An interval (ISO 8601-1, 5.5.2) of which both ends are known, else None."""
    if period is None or period.end is None:
        return None
    start, end = period.start, period.end
    return f"{_edge(start, start.first)}/{_edge(end, end.last)}"


def _edge(when: When, edge: datetime) -> str:
    match when.precision:
        case "time":
            return edge.isoformat()
        case "financial year":
            return f"{edge:%Y}"
        case _:
            return when.text
