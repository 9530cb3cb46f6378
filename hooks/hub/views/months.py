"""The months in which events take place, each with a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hub.model import Catalogue, Item
from hub.values import LONDON, SECOND
from hub.views.cards import Card, card
from hub.views.events import over, soonest_first
from hub.views.terms import Named, TermIndex

FOLDER = "events/"
TOO_LONG = 24
"""Months: what is said to last longer is listed under its first month alone."""

Month = tuple[int, int]
"""Year, and month from 1."""


@dataclass(frozen=True, slots=True)
class MonthRecord:
    """The events of a month, soonest first, and the months with events before and after."""

    title: str
    address: str
    cards: tuple[Card, ...]
    before: Named | None
    after: Named | None


def by_month(catalogue: Catalogue) -> Mapping[Month, list[Item]]:
    """The events of each month that has any, months in order.

    An event of several months stands in each, one whose month is not recorded in none.
    """
    found: dict[Month, list[Item]] = {}
    events = [item for item in catalogue.of("event") if item.facts.starts]
    for item in sorted(events, key=soonest_first):
        if item.facts.starts.precision in ("time", "day", "month"):
            for month in _months(item):
                found.setdefault(month, []).append(item)
    return dict(sorted(found.items()))


def _months(item: Item) -> list[Month]:
    first = item.facts.starts.first
    last = max(first, ((over(item) or first) - SECOND).astimezone(LONDON))  # midnight ends a day
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    numbers = range(start, end + 1) if end - start < TOO_LONG else [start]
    return [(number // 12, number % 12 + 1) for number in numbers]


def month_names(catalogue: Catalogue) -> tuple[Named, ...]:
    """The pages of months, the latest first, each with the number of its events as a note."""
    found = by_month(catalogue)
    return tuple(_named(month, str(len(found[month]))) for month in reversed([*found]))


def _named(month: Month, note: str = "") -> Named:
    year, number = month
    return Named(f"{NAMES[number - 1]} {year}", f"{FOLDER}{year}/{number:02}/", note)


NAMES = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def month_pages(index: TermIndex) -> Iterator[MonthRecord]:
    """The page of each month that has events."""
    found = by_month(index.catalogue)
    months = [None, *(_named(month) for month in found), None]
    around = zip(months, months[1:], months[2:], strict=False)
    for items, (before, here, after) in zip(found.values(), around, strict=True):
        assert here is not None  # only the ends are nothing
        cards = tuple(card(item, index) for item in items)
        yield MonthRecord(f"Events in {here.name}", here.address, cards, before, after)
