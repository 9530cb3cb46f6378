"""Items that are no works but what a page is about: events, and services to councils."""

from __future__ import annotations

import re

from hub.model import Item
from hub.views.gathered import Gathered
from hub.views.linked_data.nodes import CONTEXT, Node, iso, organisation, page_address
from hub.wording import label

_STATES = {
    "planned": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
}
_FREE = {"free", "free of charge", "no charge"}
_price = re.compile(r"£([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]{2})?")


def event(item: Item, gathered: Gathered) -> Node | None:
    """An event whose day and place are known; None for others, whose pages are articles."""
    facts = item.facts
    if item.kind.name != "event" or not (facts.starts and facts.starts.exact):
        return None
    here = bool(facts.place) and facts.place.casefold() != "online"
    places: list[Node] = []
    if here:
        places.append({"@type": "Place", "name": facts.place, "address": facts.place})
    if facts.online_url:
        places.append({"@type": "VirtualLocation", "url": facts.online_url})
    if not places:
        return None
    mode = "Mixed" if len(places) > 1 else "Offline" if here else "Online"
    return {
        "@type": "Event",
        "startDate": iso(facts.starts),
        "endDate": iso(facts.ends) if facts.ends and facts.ends.exact else None,
        "eventStatus": f"{CONTEXT}/{_STATES[facts.state]}",
        "eventAttendanceMode": f"{CONTEXT}/{mode}EventAttendanceMode",
        "location": places if len(places) > 1 else places[0],
        "organizer": organisation(facts.owner, gathered),
        "maximumAttendeeCapacity": facts.capacity,
        "isAccessibleForFree": True if _is_free(facts.cost) else None,
        "offers": _offer(facts.cost, page_address(item, gathered)),
    }


def service(item: Item, gathered: Gathered) -> Node | None:
    """An offer of support; None for other kinds."""
    if item.kind.name != "support_offer":
        return None
    facts = item.facts
    return {
        "@type": "GovernmentService",
        "serviceType": label(facts.form) if facts.form else None,
        "provider": organisation(facts.provider, gathered),
        "audience": {"@type": "Audience", "audienceType": "Councils"},
        "offers": _offer(facts.cost_model, page_address(item, gathered)),
    }


def _offer(cost: str | None, page: str) -> Node | None:
    """The price, where the words leave no doubt: "Free", "£1,250", "£12.50"."""
    price = _price.fullmatch(cost or "")
    if not price and not _is_free(cost):
        return None
    amount = price[0].replace("£", "").replace(",", "") if price else "0"
    return {"@type": "Offer", "price": amount, "priceCurrency": "GBP", "url": page}


def _is_free(cost: str | None) -> bool:
    return (cost or "").casefold().rstrip(".") in _FREE
