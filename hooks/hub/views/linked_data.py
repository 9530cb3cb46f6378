"""What pages say of themselves to other programs, in the words of schema.org."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.model import Item
from hub.views.gathered import Gathered


def item_data(item: Item, gathered: Gathered) -> Mapping[str, Any]:
    """JSON-LD of an item's page."""
    return {}


def site_data(gathered: Gathered) -> Mapping[str, Any]:
    """JSON-LD of the home page."""
    return {}
