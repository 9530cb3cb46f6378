"""The addresses of consultations' forms."""

from __future__ import annotations

from hub.model import Item


def form_address(item: Item) -> str:
    """Where a consultation's form stands, with what the form is told of it; "" for none."""
    respond = item.facts.respond
    address: str = respond.address(item.id, item.facts.title) if respond else ""
    return address
