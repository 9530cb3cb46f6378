"""What the makers of pages share: a page around a record, and when it last changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from hub.model import Item, Page, SearchEntry
from hub.values import LONDON, SECOND
from hub.views.events import over
from hub.views.search import topic

TEMPLATES = "hub/"


def make_page(
    address: str,
    title: str,
    about: str,
    template: str,
    record: object,
    search: SearchEntry | None = None,
) -> Page:
    """A page that a template lays out; search is None where the search does not find it."""
    return Page(address, title, about, f"{TEMPLATES}{template}.html", record, search=search)


def found_first(number: int) -> SearchEntry | None:
    """How the search knows one page of a list: it finds the first, and none of the others."""
    return topic() if number == 1 else None


def dated(pages: Iterable[Page], items: Iterable[Item], today: datetime) -> Iterator[Page]:
    """Pages that changed when the last of the items did that they gather."""
    last = newest(items, today)
    return (replace(page, updated=last) for page in pages)


def newest(items: Iterable[Item], today: datetime) -> datetime | None:
    """When the last of some items changed; None without any."""
    return max((changed(item, today) for item in items), default=None)


def changed(item: Item, today: datetime) -> datetime:
    """When its page last changed.

    That is also when it was withdrawn, or moved on by itself, as consultations and events do.
    """
    gone = item.facts.withdrawn
    days = [gone.date.first] if gone else []
    match item.kind.name:
        case "consultation":
            days += [since.astimezone(LONDON) for since, _ in item.facts.course(today)[1:]]
        case "event" if end := over(item):
            days.append((end + SECOND).astimezone(LONDON))
    last: datetime = max([item.updated(today), *(each for each in days if each <= today)])
    return last
