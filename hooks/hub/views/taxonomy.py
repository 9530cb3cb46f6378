"""The pages of themes, services, tags, places and bodies, and the lists of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from math import log

from hub.kinds import KINDS
from hub.model import Item, Kind
from hub.views.addresses import FOLDERS
from hub.views.cards import Card, card
from hub.views.facets import FACETS
from hub.views.indexes import Group, paged
from hub.views.paging import Leaf
from hub.views.places import came_from, description, ended, neighbours
from hub.views.terms import Named, TermIndex

LATEST = 6
"""How many items of a kind a term's own page shows."""

WEIGHTS = 5

WHAT = {
    "themes": ("Theme", "Themes"),
    "services": ("Service", "Services"),
    "tags": ("Tag", "Tags"),
    "authorities": ("Council", "Councils"),
    "bodies": ("Organisation", "Organisations"),
    "regions": ("Region", "Regions"),
    "sub_regions": ("Sub-region", "Sub-regions"),
}
"""What readers call an entry of each vocabulary, and its entries."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The newest items of one kind about a term. more has the page of all, "" if these are all."""

    kind: Kind
    total: int
    cards: tuple[Card, ...]
    more: str


@dataclass(frozen=True, slots=True)
class TermRecord:
    """A term's own page: what it covers, its neighbours, and the newest items of each kind.

    id is that in its vocabulary, and what is what readers call it. neighbours are other terms,
    each group under a heading; heirs the councils that do the work of a former one. narrower is
    the query by which the library shows the same items; also has other names.
    """

    vocabulary: str
    id: str
    what: str
    name: str
    address: str
    description: str
    ended: str
    heirs: tuple[Named, ...]
    neighbours: tuple[tuple[str, tuple[Named, ...]], ...]
    total: int
    shelves: tuple[Shelf, ...]
    narrower: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListRecord:
    """One page of a list of items: all of a kind about a term, or all with a facet's value.

    above is the page that leads here.
    """

    what: str
    name: str
    above: Named
    paging: Leaf[Group]
    narrower: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A term in the list of its vocabulary, with the number of its items; weight is 1 to 5."""

    term: Named
    count: int
    weight: int


@dataclass(frozen=True, slots=True)
class TermListRecord:
    """All terms of a vocabulary by name; weighted where their size says how much there is."""

    vocabulary: str
    title: str
    terms: tuple[Entry, ...]
    weighted: bool


_FACET_OF = {facet.vocabulary: facet.name for facet in FACETS}


def term_pages(index: TermIndex) -> Iterator[TermRecord]:
    """The own page of every term of every vocabulary, also of those without items."""
    for vocabulary in FOLDERS:
        for term in getattr(index.catalogue.vocabularies, vocabulary):
            yield _term(vocabulary, term, index)


def _term(vocabulary: str, term: str, index: TermIndex) -> TermRecord:
    record = getattr(index.catalogue.vocabularies, vocabulary)[term]
    items = index.items.get((vocabulary, term), [])
    named = index.named(vocabulary, term)
    return TermRecord(
        vocabulary=vocabulary,
        id=term,
        what=WHAT[vocabulary][0],
        name=named.name,
        address=named.address,
        description=record.description or description(record, index),
        ended=ended(record, index),
        heirs=tuple(index.heirs(vocabulary, term)),
        neighbours=tuple(neighbours(vocabulary, record, index)),
        total=len(items),
        shelves=tuple(_shelves(items, vocabulary, term, index)),
        narrower=f"{_FACET_OF[vocabulary]}={term}",
        also=index.other_names(vocabulary, term),
    )


def _shelves(
    items: Sequence[Item], vocabulary: str, term: str, index: TermIndex
) -> Iterator[Shelf]:
    address = index.named(vocabulary, term).address
    for kind, found in _kinds(items):
        cards = tuple(
            card(item, index, came_from(item, vocabulary, term, index)) for item in found[:LATEST]
        )
        more = f"{address}{kind.address}/" if len(found) > LATEST else ""
        yield Shelf(kind, len(found), cards, more)


def _kinds(items: Iterable[Item]) -> Iterator[tuple[Kind, list[Item]]]:
    """Items by their kind, kinds in the order in which readers meet them."""
    order = [*KINDS]
    by_kind = sorted(items, key=lambda item: order.index(item.kind.name))
    for name, found in groupby(by_kind, key=lambda item: item.kind.name):
        yield KINDS[name], list(found)


def term_shelves(index: TermIndex) -> Iterator[ListRecord]:
    """The pages of all items of a kind about a term, where its own page has not all of them."""
    for (vocabulary, term), items in index.items.items():
        above = index.named(vocabulary, term)
        for kind, found in _kinds(items):
            if len(found) <= LATEST:
                continue
            address = f"{above.address}{kind.address}/"
            note = partial(came_from, vocabulary=vocabulary, term=term, index=index)
            for paging in paged([("", item) for item in found], address, index, note):
                yield ListRecord(
                    what=above.name,
                    name=kind.plural,
                    above=above,
                    paging=paging,
                    narrower=f"{_FACET_OF[vocabulary]}={term}&kind={kind.name}",
                )


def term_lists(index: TermIndex) -> Iterator[TermListRecord]:
    """The list of each vocabulary."""
    for vocabulary in FOLDERS:
        terms = getattr(index.catalogue.vocabularies, vocabulary)
        counts = {term: len(index.items.get((vocabulary, term), ())) for term in terms}
        most = max(counts.values(), default=0)
        entries = (
            Entry(index.named(vocabulary, term), count, _weight(count, most))
            for term, count in counts.items()
        )
        by_name = sorted(entries, key=lambda each: (each.term.name.casefold(), each.term.address))
        yield TermListRecord(vocabulary, WHAT[vocabulary][1], tuple(by_name), vocabulary == "tags")


def _weight(count: int, most: int) -> int:
    """1 for a term used once or never to 5 for the most used, by the logarithm of its count."""
    return 1 + round((WEIGHTS - 1) * log(max(count, 1)) / log(most)) if most > 1 else 1


def by_kind(items: Sequence[Item]) -> list[tuple[str, Item]]:
    """Items under the name of their kind, kinds in the order in which readers meet them."""
    return [(kind.plural, item) for kind, found in _kinds(items) for item in found]
