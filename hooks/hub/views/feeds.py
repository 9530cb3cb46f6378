"""The feeds that readers can follow, and the page that explains them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.kinds import KINDS
from hub.model import Item
from hub.views.taxonomy import WHAT
from hub.views.terms import FOLDERS, Named, TermIndex

ADDRESS = "feeds/"


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed tells of: the page that it stands beside, and the items listed there."""

    name: str
    address: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class FeedsRecord:
    """The page about feeds: that of the whole hub, of each kind, and of each vocabulary's terms."""

    hub: Named
    kinds: tuple[Named, ...]
    terms: tuple[tuple[str, tuple[Named, ...]], ...]


def feed_list(index: TermIndex) -> Iterator[Feed]:
    """Every feed: of the hub, of each kind, and of every term, also of those without items."""
    catalogue = index.catalogue
    yield Feed(catalogue.settings.name, "", catalogue.listed)
    for kind in KINDS.values():
        yield Feed(kind.plural, f"{kind.address}/", catalogue.of(kind.name))
    for vocabulary in FOLDERS:
        for term in getattr(catalogue.vocabularies, vocabulary):
            named = index.named(vocabulary, term)
            yield Feed(named.name, named.address, tuple(index.items.get((vocabulary, term), ())))


def feeds_page(index: TermIndex) -> FeedsRecord:
    """The record of the page about feeds."""
    return FeedsRecord(
        hub=Named(index.catalogue.settings.name, ""),
        kinds=tuple(Named(kind.plural, f"{kind.address}/") for kind in KINDS.values()),
        terms=tuple((WHAT[name][1], _in_use(name, index)) for name in FOLDERS),
    )


def _in_use(vocabulary: str, index: TermIndex) -> tuple[Named, ...]:
    return tuple(index.named(vocabulary, term) for term, _ in index.used(vocabulary))
