"""The pages of themes, services, tags, places and bodies, and the lists of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from hub.kinds import KINDS
from hub.model import Item
from hub.views.facets import FACETS
from hub.views.indexes import Paging, paged
from hub.views.terms import FOLDERS, Named, TermIndex, ended_by
from hub.vocabulary import Authority
from hub.wording import uk_date

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
class TermRecord:
    """A page of a term: what it covers, and the items that carry it, by kind.

    what is what readers call it, and all the list of its vocabulary. narrower is the query by
    which the library shows the same items, to be narrowed down; also has its other names.
    """

    what: str
    all: Named
    name: str
    description: str
    notes: tuple[str, ...]
    related: tuple[Named, ...]
    paging: Paging
    narrower: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TermListRecord:
    """All terms of a vocabulary that have items, by name, with the number of items of each."""

    vocabulary: str
    title: str
    terms: tuple[tuple[Named, int], ...]


def term_pages(index: TermIndex) -> Iterator[TermRecord]:
    """The pages of every term that has items."""
    facets = {facet.vocabulary: facet.name for facet in FACETS}
    for vocabulary, folder in FOLDERS.items():
        for term, items in index.used(vocabulary):
            record = getattr(index.catalogue.vocabularies, vocabulary)[term]
            for paging in paged(by_kind(items), f"{folder}/{term}/", index):
                yield TermRecord(
                    what=WHAT[vocabulary][0],
                    all=Named(WHAT[vocabulary][1], f"{folder}/"),
                    name=record.name,
                    description=record.description or "",
                    notes=tuple(_notes(record, index.catalogue.today)),
                    related=tuple(_related(record, index)),
                    paging=paging,
                    narrower=f"{facets[vocabulary]}={term}",
                    also=index.other_names(vocabulary, term),
                )


def term_lists(index: TermIndex) -> Iterator[TermListRecord]:
    """The list of each vocabulary."""
    for vocabulary in FOLDERS:
        used = index.used(vocabulary)
        terms = tuple((index.named(vocabulary, term), len(items)) for term, items in used)
        yield TermListRecord(vocabulary, WHAT[vocabulary][1], terms)


def by_kind(items: list[Item]) -> list[tuple[str, Item]]:
    """Items under the name of their kind, kinds in the order in which readers meet them."""
    return [(kind.plural, item) for kind in KINDS.values() for item in items if item.kind is kind]


def _notes(record: object, today: datetime) -> Iterator[str]:
    if ended := ended_by(record, today):
        yield f"This council was abolished after {uk_date(ended)}."


def _related(record: object, index: TermIndex) -> Iterator[Named]:
    """For a council: those that have taken over, its county and its sub-region."""
    if isinstance(record, Authority):
        ended = ended_by(record, index.catalogue.today)
        county = (record.county,) if record.county else ()
        for each in (*(record.successors if ended else ()), *county):
            yield index.named("authorities", each)
        yield index.named("sub_regions", record.sub_region)
