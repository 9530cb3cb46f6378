"""The record of an item's own page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hub.kinds import site_path
from hub.model import Item, Kind
from hub.views.cards import Card, card, states
from hub.views.courses import Course
from hub.views.gathered import Gathered
from hub.views.neighbours import Neighbours, neighbours
from hub.views.paragraphs import Cited, Part
from hub.views.parts import Parts, parts
from hub.views.reader_aids import ReaderAids, reader_aids
from hub.views.registers.decisions import decisions_of
from hub.views.targets import targets_named
from hub.views.terms import Named, organisations, terms_of

MENTIONS = "Mentions this page"


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from: the document, the place in it, and an address if it has one.

    Joined, the parts of the place are the words of the file.
    """

    title: str
    place: tuple[Part, ...] = ()
    publisher: str = ""
    when: Any = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """An attachment: href is relative to the page's address; size in bytes."""

    title: str
    href: str
    form: str
    size: int
    accessible: bool


@dataclass(frozen=True, slots=True)
class Aim:
    """A target of a strategy that the item is evidence for; address is among all targets."""

    statement: str
    strategy: str
    address: str


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """All that the page of an item shows beside its body.

    terms has, by vocabulary, the terms that have pages; organisations and items give a name
    or card for each id in facts, None for an item that is not listed. backlinks are
    the listed items that name this one. historic: its date is long past. parts: what the
    page's kind needs beside all this; changes those of its history up to today. decided has
    the targets of a meeting's decisions, by decision; cited says who cites a strategy where.
    neighbours stand before and after it in the list of its kind; withdrawn items have none.
    """

    id: str
    kind: Kind
    facts: Any
    withdrawn: bool
    historic: bool
    aids: ReaderAids
    states: Course
    changes: tuple[Any, ...]
    terms: Mapping[str, tuple[Named, ...]]
    organisations: Mapping[str, Named]
    items: Mapping[str, Card | None]
    related: tuple[Card, ...]
    backlinks: tuple[Card, ...]
    sources: tuple[Source, ...]
    attachments: tuple[File, ...]
    image: str
    targets: tuple[Aim, ...]
    decided: Mapping[str, tuple[Aim, ...]]
    cited: tuple[Cited, ...]
    parts: Parts
    sections_missing: tuple[str, ...]
    licence: str
    neighbours: Neighbours


def _told(changes: Sequence[Any], today: datetime) -> tuple[Any, ...]:
    """Changes up to today, oldest first."""
    told = [each for each in changes if each.date.first <= today]
    return tuple(sorted(told, key=lambda each: each.date.first))


class ItemViews:
    """Makes the records of item pages, over indexes that are made once."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._catalogue = gathered.catalogue
        self._index = gathered.index
        self._paragraphs = gathered.paragraphs
        self._related = gathered.related
        self._items = gathered.items
        self._neighbours = neighbours(self._catalogue)
        self._naming: dict[str, list[Item]] = {}
        for item in self._catalogue.listed:
            for target in dict.fromkeys(item.named()):
                self._naming.setdefault(target, []).append(item)

    def record(self, item: Item) -> ItemRecord:
        """The record of one item's page."""
        facts, catalogue = item.facts, self._catalogue
        naming = self._naming.get(item.id, ())
        related = {
            other.id: card(other, self._index, f"{MENTIONS}. {why}" if other in naming else why)
            for other, why in self._related.of(item)
        }
        back = [other for other in naming if other.id not in related]
        return ItemRecord(
            id=item.id,
            kind=item.kind,
            facts=facts,
            withdrawn=item.visibility(catalogue.today) == "withdrawn",
            historic=item.historic(catalogue.today, catalogue.settings.historic_after_years),
            aids=reader_aids(item, self._gathered),
            states=states(item, catalogue),
            changes=_told(facts.change_history, catalogue.today),
            terms=self._terms(item),
            organisations={each: self._index.organisation(each) for each in organisations(item)},
            items=self._mentioned(item),
            related=tuple(related.values()),
            backlinks=self._cards(back),
            sources=tuple(self._source(each) for each in facts.sources),
            attachments=tuple(self._file(item, each) for each in facts.attachments),
            image=site_path(item.beside(facts.image.src)) if facts.image else "",
            targets=self._aims(targets_named(item)),
            decided={each.id: self._aims(each.targets) for each in decisions_of(item)},
            cited=self._paragraphs.cited(item),
            parts=parts(item, self._gathered),
            sections_missing=tuple(
                title for slug, title in item.kind.sections.items() if slug in facts.not_recorded
            ),
            licence=facts.licence or catalogue.settings.licence.name,
            neighbours=self._neighbours.get(item.id, Neighbours()),
        )

    def _terms(self, item: Item) -> dict[str, tuple[Named, ...]]:
        found: dict[str, list[Named]] = {}
        for vocabulary, term in dict.fromkeys(terms_of(item, self._catalogue)):
            found.setdefault(vocabulary, []).append(self._index.named(vocabulary, term))
        return {vocabulary: tuple(names) for vocabulary, names in found.items()}

    def _mentioned(self, item: Item) -> dict[str, Card | None]:
        ids = dict.fromkeys(each.target.partition("#")[0] for each in item.references)
        return {each: next(iter(self._cards(self._listed([each]))), None) for each in ids}

    def _listed(self, ids: Iterable[str]) -> list[Item]:
        found = (self._items.get(each) for each in ids)
        return [item for item in found if item]

    def _cards(self, items: Iterable[Item]) -> tuple[Card, ...]:
        return tuple(card(item, self._index) for item in items)

    def _source(self, given: Any) -> Source:
        if given.source is None:
            return Source(given.title, when=given.date, url=given.url)
        document = self._catalogue.vocabularies.sources[given.source]
        place = self._paragraphs.of_document(given.source, given.place)
        return Source(document.title, place, document.publisher, document.date, document.url or "")

    def _file(self, item: Item, given: Any) -> File:
        path = item.beside(given.path)
        form = posixpath.splitext(path)[1].removeprefix(".").upper()
        size = self._catalogue.sizes[path]
        return File(given.title, site_path(path), form, size, given.accessible)

    def _aims(self, named: Iterable[str]) -> tuple[Aim, ...]:
        found = []
        for each in dict.fromkeys(named):
            strategy_id, _, target_id = each.partition("#")
            for strategy in self._listed([strategy_id]):
                target = next(t for t in strategy.facts.targets if t.id == target_id)
                address = f"{strategy.address}targets/#{target_id}"
                found.append(Aim(target.statement, strategy.facts.title, address))
        return tuple(found)
