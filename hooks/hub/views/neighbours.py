"""What stands before and after an item in the list of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from hub.kinds import KINDS
from hub.model import Catalogue
from hub.views.indexes import in_order
from hub.views.terms import Named


class Neighbours(NamedTuple):
    """The items before and after one in its list; None at the ends."""

    before: Named | None = None
    after: Named | None = None


def neighbours(catalogue: Catalogue) -> Mapping[str, Neighbours]:
    """The neighbours of every listed item, by its id, in the order that its index shows."""
    found: dict[str, Neighbours] = {}
    for kind in KINDS.values():
        items = [item for _, item in in_order(kind, catalogue)]
        names = [None, *(Named(item.facts.title, item.address) for item in items), None]
        for item, before, after in zip(items, names, names[2:], strict=False):
            found[item.id] = Neighbours(before, after)
    return found
