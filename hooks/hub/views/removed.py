"""What readers are told at the address of an item that is gone for good."""

from __future__ import annotations

from dataclasses import dataclass

from hub.kinds import KINDS
from hub.model import Kind
from hub.values import When
from hub.views.library import ADDRESS
from hub.vocabulary import Removal


@dataclass(frozen=True, slots=True)
class Removed:
    """A removed address: when and why, and where readers may look instead.

    kind is that of the item which stood there, as the address tells it, or None. withdrawn, as
    records of withdrawn items have it: search engines may not find the page.
    """

    date: When
    reason: str
    kind: Kind | None
    library: str = ADDRESS
    withdrawn: bool = True


def removed(removal: Removal) -> Removed:
    """The record of the page at a removed address."""
    kinds = (k for k in KINDS.values() if removal.address.startswith(f"{k.address}/"))
    return Removed(removal.date, removal.reason, next(kinds, None))
