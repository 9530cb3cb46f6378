"""The feeds that readers can follow, and the page that explains them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hub.kinds import KINDS
from hub.model import Item
from hub.views import addresses
from hub.views.addresses import FOLDERS
from hub.views.places import description
from hub.views.taxonomy import WHAT
from hub.views.terms import Named, TermIndex

ADDRESS = addresses.FEEDS


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed tells of: the page that it stands beside, and the items listed there.

    gone are the withdrawn items that would be listed there. Both are newest first.
    """

    name: str
    address: str
    about: str
    items: tuple[Item, ...]
    gone: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedsRecord:
    """The page about feeds: that of the whole hub, of each kind, and of each vocabulary's terms."""

    hub: Named
    kinds: tuple[Named, ...]
    terms: tuple[tuple[str, tuple[Named, ...]], ...]


def feed_list(index: TermIndex) -> Iterator[Feed]:
    """Every feed: of the hub, of each kind, and of every term, also of those without items."""
    catalogue = index.catalogue
    settings, gone = catalogue.settings, catalogue.withdrawn
    yield Feed(settings.name, "", settings.description, catalogue.listed, gone)
    for kind in KINDS.values():
        left = tuple(item for item in gone if item.kind.name == kind.name)
        listed = catalogue.of(kind.name)
        yield Feed(kind.plural, f"{kind.address}/", kind.about, listed, left)
    yield from _of_terms(index)


def _of_terms(index: TermIndex) -> Iterator[Feed]:
    for vocabulary in FOLDERS:
        for term, record in getattr(index.catalogue.vocabularies, vocabulary).items():
            named = index.named(vocabulary, term)
            listed = tuple(index.items.get((vocabulary, term), ()))
            left = tuple(index.gone.get((vocabulary, term), ()))
            yield Feed(named.name, named.address, _about(record, index), listed, left)


def _about(record: Any, index: TermIndex) -> str:
    own = record.description or description(record, index)
    return own or f"Everything on this hub about {record.name}."


def feeds_page(index: TermIndex) -> FeedsRecord:
    """The record of the page about feeds; of terms it has those in use, by name."""
    return FeedsRecord(
        hub=Named(index.catalogue.settings.name, ""),
        kinds=tuple(Named(kind.plural, f"{kind.address}/") for kind in KINDS.values()),
        terms=tuple((WHAT[name][1], _in_use(name, index)) for name in FOLDERS),
    )


def _in_use(vocabulary: str, index: TermIndex) -> tuple[Named, ...]:
    return tuple(index.named(vocabulary, term) for term, _ in index.used(vocabulary))
