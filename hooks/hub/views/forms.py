"""The addresses of consultations' forms."""

from __future__ import annotations

from urllib.parse import quote

from hub.model import Item


def form_address(item: Item) -> str:
    """Where a consultation's form stands, told which consultation it is; "" where it has none.

    {id} and {title} become the item's, encoded as RFC 3986 asks of a part of an address.
    """
    respond = item.facts.respond
    if not respond or not respond.form:
        return ""
    told = {"{id}": item.id, "{title}": item.facts.title}
    address: str = respond.form
    for name, value in told.items():
        address = address.replace(name, quote(value, safe=""))
    return address
