"""What the pages of a hub list, whatever their kind."""

from __future__ import annotations

from typing import Any

from hub.views.registers.projects import LedgerRecord
from hub.views.registers.support import SupportRecord
from hub.views.taxonomy import TermRecord


def listed_at(pages: dict[str, Any], address: str) -> tuple[int, list[str]]:
    """How many items a page says there are, and the addresses of all that it leads to.

    pages has the record of every page by its address.
    """
    record = pages[address]
    match record:
        case SupportRecord():
            return len(record.offers), [each.name.address for each in record.offers]
        case LedgerRecord():
            return record.paging.total, [row.project.address for row in record.paging.entries]
        case TermRecord():
            shelves = [
                listed_at(pages, shelf.more)
                if shelf.more
                else (shelf.total, [card.address for card in shelf.cards])
                for shelf in record.shelves
            ]
            return record.total, [each for _, shown in shelves for each in shown]
    lists = [pages[each].paging for each in record.paging.addresses]
    cards = [card.address for each in lists for group in each.entries for card in group.cards]
    return record.paging.total, cards
