"""What pages say of themselves to other programs: JSON-LD 1.1 in the words of schema.org.

Which properties a thing may have is read from schema.org's pages of its types; which it must
have for search engines to use it, from Google's documentation of structured data.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.model import Item
from hub.views.gathered import Gathered
from hub.views.library import ADDRESS as LIBRARY
from hub.views.linked_data.nodes import CONTEXT, Node, file_address, hub, page_address, said, site
from hub.views.linked_data.subjects import event, service
from hub.views.linked_data.works import work, written

__all__ = ["item_data", "site_data"]


def item_data(item: Item, gathered: Gathered) -> Mapping[str, Any]:
    """JSON-LD of a listed item's page: the item, and the way to it from the home page.

    A work is described by itself. An event or service comes with the page that is about it,
    because its dates of publication, licence and sources are the page's.
    """
    page = page_address(item, gathered)
    image = item.facts.image
    thing = {
        "@id": page,
        "url": page,
        "name": item.facts.title,
        "description": item.facts.summary,
        "image": file_address(item, image.src, gathered) if image else None,
    }
    told = said(written(item, gathered))
    if subject := event(item, gathered) or service(item, gathered):
        thing |= subject
        thing["mainEntityOfPage"] = {"@type": "WebPage", "url": page, **told}
    else:
        own = work(item, gathered)
        # What others published is theirs, also where the page about it is ours.
        about = {"@type": "WebPage", "url": page, **told} if "publisher" in own else page
        thing |= {"headline": item.facts.title, "mainEntityOfPage": about, **told, **own}
    return _graph(thing, _way(item, gathered))


def site_data(gathered: Gathered) -> Mapping[str, Any]:
    """JSON-LD of the home page: the site with its search, and who runs it."""
    settings = gathered.catalogue.settings
    search = {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": f"{gathered.site}{LIBRARY}?q={{search_term_string}}",
        },
        "query-input": "required name=search_term_string",
    }
    contact = {
        "@type": "ContactPoint",
        "contactType": settings.contact.role,
        "email": settings.contact.email,
    }
    whole = {
        **site(gathered),
        "description": settings.description,
        "inLanguage": "en-GB",
        "license": settings.licence.url,
        "publisher": hub(gathered),
        "potentialAction": search,
    }
    runs_it = {**hub(gathered), "areaServed": settings.region, "contactPoint": contact}
    return _graph(whole, runs_it)


def _graph(*nodes: Node) -> Mapping[str, Any]:
    return {"@context": CONTEXT, "@graph": [said(node) for node in nodes]}


def _way(item: Item, gathered: Gathered) -> Node:
    steps = [
        ("Home", ""),
        (item.kind.plural, f"{item.kind.address}/"),
        (item.facts.title, item.address),
    ]
    entries = [
        {"@type": "ListItem", "position": position, "name": name, "item": gathered.site + address}
        for position, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": entries}
