"""The lists of each kind of item and of each term, in pages of fifty."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from hub.model import Catalogue, Item, Kind
from hub.views.cards import Card, card
from hub.views.paging import Leaf, leaves
from hub.views.terms import TermIndex

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Group:
    """A part of a list under a heading of its own; "" for no heading."""

    heading: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class IndexRecord:
    """One page of the list of a kind. narrower is the query that shows it in the library."""

    kind: str
    title: str
    about: str
    paging: Leaf[Group]
    narrower: str


def index_pages(kind: Kind, catalogue: Catalogue, terms: TermIndex) -> Iterator[IndexRecord]:
    """The pages of a kind's list: newest first; events first those to come, soonest first."""
    for paging in paged([*_parts(kind, catalogue)], f"{kind.address}/", terms):
        yield IndexRecord(kind.name, kind.plural, kind.about, paging, f"kind={kind.name}")


def _parts(kind: Kind, catalogue: Catalogue) -> Iterator[tuple[str, Item]]:
    """The items of a kind in the order of its list, each with its heading."""
    items = catalogue.of(kind.name)
    match kind.name:
        case "event":
            yield from _events(items, catalogue)
        case "consultation":
            yield from _consultations(items, catalogue)
        case _:
            yield from (("", item) for item in items)


def _events(items: Sequence[Item], catalogue: Catalogue) -> Iterator[tuple[str, Item]]:
    dated = [item for item in items if item.facts.starts]
    ahead = [item for item in dated if _over(item) >= catalogue.today]
    past = [item for item in dated if _over(item) < catalogue.today]
    for item in sorted(ahead, key=lambda item: (item.facts.starts.first, item.id)):
        yield "Upcoming", item
    for item in sorted(past, key=lambda item: (-item.facts.starts.first.timestamp(), item.id)):
        yield "Past", item
    yield from (("Date not recorded", item) for item in items if not item.facts.starts)


def upcoming(catalogue: Catalogue) -> list[Item]:
    """Events that are not over, soonest first."""
    events = _events(catalogue.of("event"), catalogue)
    return [item for heading, item in events if heading == "Upcoming"]


def _over(item: Item) -> datetime:
    last: datetime = (item.facts.ends or item.facts.starts).last
    return last


_STATES = {
    "open": "Open",
    "upcoming": "Opening soon",
    "closed": "Closed, waiting for an outcome",
    "overdue": "Closed, outcome overdue",
    "concluded": "Concluded",
    None: "Our responses to others",
}


def _consultations(items: Sequence[Item], catalogue: Catalogue) -> Iterator[tuple[str, Item]]:
    for state, heading in _STATES.items():
        yield from ((heading, i) for i in items if i.facts.state(catalogue.today) == state)


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
