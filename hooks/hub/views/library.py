"""The good-practice library: every listed item, by the values of every facet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hub.kinds import KINDS
from hub.model import Item
from hub.views import addresses
from hub.views.cards import Card, card
from hub.views.facets import FACETS, Facet, facet_values, ordered, value_name
from hub.views.indexes import Group, paged
from hub.views.paging import Leaf
from hub.views.taxonomy import ListRecord, by_kind
from hub.views.terms import Named, TermIndex, heirs

ADDRESS = addresses.LIBRARY
TITLE = "Good-practice library"
NEWEST = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, the page that lists its items, and how many these are.

    one is what one of a kind is called. within has the former councils that a council took
    over from; their items are its own too.
    """

    id: str
    term: Named
    count: int
    one: str = ""
    within: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetRecord:
    """A facet with those of its values that have items."""

    name: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class LibraryRecord:
    """The page of the library as it stands before anything is looked for."""

    facets: tuple[FacetRecord, ...]
    total: int
    newest: tuple[Card, ...]


class Library:
    """The listed items, newest first, by facet and value."""

    def __init__(self, index: TermIndex) -> None:
        self.index = index
        self.values = {
            item.id: facet_values(item, index.catalogue) for item in index.catalogue.listed
        }
        self.items: dict[str, dict[str, list[Item]]] = {facet.name: {} for facet in FACETS}
        for item in index.catalogue.listed:
            for name, values in self.values[item.id].items():
                for value in values:
                    self.items[name].setdefault(value, []).append(item)

    def record(self) -> LibraryRecord:
        """What the library's own page shows."""
        listed = self.index.catalogue.listed
        facets = (FacetRecord(each.name, each.title, self._choices(each)) for each in FACETS)
        return LibraryRecord(
            tuple(facet for facet in facets if facet.choices),
            len(listed),
            tuple(card(item, self.index) for item in listed[:NEWEST]),
        )

    def _choices(self, facet: Facet) -> tuple[Choice, ...]:
        catalogue = self.index.catalogue
        councils = facet.vocabulary == "authorities"
        within: dict[str, list[str]] = {}
        for value in ordered(facet, {*self.items[facet.name]}, catalogue):
            for heir in (heirs(value, catalogue) if councils else ()) or [""]:
                within.setdefault(heir, []).append(value)
        return tuple(
            self._choice(facet, value, within.get(value, ())) for value in within.get("", ())
        )

    def _choice(self, facet: Facet, value: str, former: Sequence[str] = ()) -> Choice:
        return Choice(
            value,
            self._named(facet, value),
            len(self.items[facet.name][value]),
            KINDS[value].singular if facet.name == "kind" else "",
            tuple(self._choice(facet, each) for each in former),
        )

    def _named(self, facet: Facet, value: str) -> Named:
        if facet.vocabulary:
            return self.index.named(facet.vocabulary, value)
        address = f"{ADDRESS}{facet.name}/{value}/"
        if facet.name == "kind":
            address = f"{KINDS[value].address}/"
        return Named(value_name(facet, value), address)

    def lists(self) -> Iterator[ListRecord]:
        """The pages of all values that no vocabulary and no kind has a page for."""
        for facet in FACETS:
            if facet.vocabulary or facet.name == "kind":
                continue
            for value in ordered(facet, {*self.items[facet.name]}, self.index.catalogue):
                named = self._named(facet, value)
                for paging in paged(
                    by_kind(self.items[facet.name][value]), named.address, self.index
                ):
                    yield _list(facet, value, named.name, paging)


def _list(facet: Facet, value: str, name: str, paging: Leaf[Group]) -> ListRecord:
    narrower = f"from={value}&to={value}" if facet.name == "year" else f"{facet.name}={value}"
    return ListRecord(facet.title, name, Named(TITLE, ADDRESS), paging, narrower)
