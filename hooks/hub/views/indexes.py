"""The lists of each kind of item and of each term, in pages of fifty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from hub.model import Catalogue, Item, Kind
from hub.views.calendar_files import CALENDARS
from hub.views.cards import Card, card
from hub.views.courses import Course, State
from hub.views.events import event_course, soonest_first
from hub.views.paging import Leaf, leaves
from hub.views.terms import Named, TermIndex

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Group:
    """A part of a list under a heading of its own; "" for no heading.

    Where items move on as time goes by, key names the part, and coming has cards of other parts
    of the page that will move here, with the state that brings them.
    """

    heading: str
    cards: tuple[Card, ...]
    key: str = ""
    coming: tuple[tuple[State, Card], ...] = ()


@dataclass(frozen=True, slots=True)
class IndexRecord:
    """One page of the list of a kind. narrower is the query that shows it in the library.

    counts has key, heading and number of items of each part of a list whose items move on, and
    elsewhere the states to come of those that are on other pages, for the counts to follow.
    calendar is the address of the calendar file of all that the list has, "" for none; months
    are those of events.
    """

    kind: str
    title: str
    about: str
    paging: Leaf[Group]
    narrower: str
    counts: tuple[tuple[str, str, int], ...] = ()
    elsewhere: tuple[Course, ...] = ()
    calendar: str = ""
    months: tuple[Named, ...] = ()


def index_pages(
    kind: Kind, catalogue: Catalogue, terms: TermIndex, months: Sequence[Named] = ()
) -> Iterator[IndexRecord]:
    """The pages of a kind's list: newest first; events first those to come, soonest first."""
    entries = [*in_order(kind, catalogue)]
    headings = HEADINGS.get(kind.name, {})
    keys = {heading: key for key, heading in headings.items()}
    moving: dict[str, Course] = {}
    for heading, item in entries if headings else ():
        now, *later = card(item, terms).course or (None,)
        if now and later:  # what is featured is so until it moves on
            moving[item.address] = (now._replace(key=keys[heading]), *later)
    for paging in paged(entries, f"{kind.address}/", terms):
        groups = tuple(_with_coming(paging.entries, headings)) if headings else paging.entries
        here = {each.address for group in paging.entries for each in group.cards}
        yield IndexRecord(
            kind=kind.name,
            title=kind.plural,
            about=kind.about,
            paging=replace(paging, entries=groups),
            narrower=f"kind={kind.name}",
            counts=tuple(_counts(entries, headings, moving)),
            elsewhere=tuple(course for item, course in moving.items() if item not in here),
            calendar=CALENDARS.get(kind.name, ""),
            months=tuple(months),
        )


FEATURED = "Featured"
HEADINGS: Mapping[str, Mapping[str, str]] = {
    "consultation": {
        "open": "Open",
        "upcoming": "Not open yet",
        "closed": "Closed, waiting for an outcome",
        "overdue": "Closed, outcome overdue",
        "concluded": "Concluded",
        "": "Our responses to others",
    },
    "event": {
        "featured": FEATURED,
        "upcoming": "Upcoming",
        "postponed": "Postponed",
        "past": "Past",
        "": "Date not recorded",
    },
}
"""The parts of the lists whose items move on as time goes by, by the state that they show."""


def in_order(kind: Kind, catalogue: Catalogue) -> Iterator[tuple[str, Item]]:
    """The items of a kind in the order of its list, each with the heading it stands under."""
    items = catalogue.of(kind.name)
    match kind.name:
        case "event":
            yield from _events(items, catalogue)
        case "consultation":
            yield from _consultations(items, catalogue)
        case _:
            yield from (("", item) for item in items)


def _events(items: Sequence[Item], catalogue: Catalogue) -> Iterator[tuple[str, Item]]:
    """Featured ones and those to come soonest first, then past ones latest first."""
    today, names = catalogue.today, HEADINGS["event"]
    ahead = upcoming(catalogue)
    featured = [item for item in ahead if item.featured(today)]
    yield from ((FEATURED, item) for item in featured)
    yield from ((names["upcoming"], item) for item in ahead if item not in featured)
    past = [item for item in items if _key(item, today) == "past"]
    yield from ((names["postponed"], i) for i in items if i.facts.state == "postponed")
    yield from ((names["past"], i) for i in sorted(past, key=soonest_first, reverse=True))
    undated = [item for item in items if not item.facts.starts and item.facts.state != "postponed"]
    yield from ((names[""], item) for item in undated)


def upcoming(catalogue: Catalogue) -> list[Item]:
    """Events that are not over, soonest first; none of which the date does not hold any more."""
    today = catalogue.today
    ahead = [item for item in catalogue.of("event") if _key(item, today) == "upcoming"]
    return sorted(ahead, key=soonest_first)


def _key(item: Item, today: datetime) -> str:
    return next((state.key for state in event_course(item, today)), "")


def _consultations(items: Sequence[Item], catalogue: Catalogue) -> Iterator[tuple[str, Item]]:
    """By state: open ones by their deadline, those to come by their start, others newest first."""
    by_state: dict[str, list[Item]] = {}
    for item in items:
        by_state.setdefault(item.facts.state(catalogue.today) or "", []).append(item)
    by_state.get("open", []).sort(key=lambda item: (item.facts.deadline(), item.id))
    by_state.get("upcoming", []).sort(key=lambda item: (item.facts.opens.first, item.id))
    for state, heading in HEADINGS["consultation"].items():
        yield from ((heading, item) for item in by_state.get(state, ()))


def _with_coming(groups: Sequence[Group], headings: Mapping[str, str]) -> Iterator[Group]:
    """Groups with the cards that will move to them from others, also groups for these alone."""
    present = {group.heading: group for group in groups}
    coming: dict[str, list[tuple[State, Card]]] = {}
    for group in groups:
        for each in group.cards:
            for state in each.course[1:]:
                coming.setdefault(state.key, []).append((state, each))
    for key, heading in headings.items():
        if heading in present or key in coming:
            group = present.get(heading, Group(heading, ()))
            yield replace(group, key=key or "other", coming=tuple(coming.get(key, ())))


def _counts(
    entries: Sequence[tuple[str, Item]], headings: Mapping[str, str], moving: Mapping[str, Course]
) -> Iterator[tuple[str, str, int]]:
    """Key, heading and number of items of each part that has any or is about to."""
    totals = Counter(heading for heading, _ in entries)
    coming = {state.key for course in moving.values() for state in course[1:]}
    for key, heading in headings.items():
        if totals[heading] or key in coming:
            yield key or "other", heading, totals[heading]


def _no_note(_: Item) -> str:
    return ""


def paged(
    entries: list[tuple[str, Item]],
    address: str,
    terms: TermIndex,
    note: Callable[[Item], str] = _no_note,
) -> Iterator[Leaf[Group]]:
    """Cut a list of items, each under its heading, into pages of groups; total counts items.

    note says why the list has an item, where this needs a word.
    """
    for leaf in leaves(entries, address, PAGE_SIZE):
        yield Leaf(_groups(leaf.entries, terms, note), leaf.total, leaf.number, leaf.addresses)


def _groups(
    chunk: Sequence[tuple[str, Item]], terms: TermIndex, note: Callable[[Item], str]
) -> tuple[Group, ...]:
    cards: dict[str, list[Card]] = {}
    for heading, item in chunk:
        cards.setdefault(heading, []).append(card(item, terms, note(item)))
    return tuple(Group(heading, tuple(found)) for heading, found in cards.items())
