"""Which items belong to which theme, service, tag, place and body, and what these are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from hub.model import Catalogue, Item
from hub.values import When
from hub.views.addresses import FOLDERS
from hub.vocabulary import Authority

if TYPE_CHECKING:
    from hub.views.cards import Card

_ORGANISATIONS = ("lead", "owner", "body", "publisher", "provider", "sponsor")


@dataclass(frozen=True, slots=True)
class Named:
    """A term, item or other thing as pages show it. address is "" where it has no page."""

    name: str
    address: str = ""
    note: str = ""


def organisations(item: Item) -> list[str]:
    """Ids of the authorities and bodies that an item names, without repeats, in file order."""
    facts = item.facts
    ids = [getattr(facts, name, None) for name in _ORGANISATIONS]
    grant = getattr(facts, "grant", None)
    ids += [grant.from_ if grant else None, *facts.authorities]
    ids += getattr(facts, "with_authorities", ())
    ids += [each.authority for each in getattr(facts, "adopted_by", ())]
    return list(dict.fromkeys(each for each in ids if each))


_AUTHORS = ("lead", "body", "publisher", "provider", "sponsor", "owner")


def author(item: Item) -> str | None:
    """Id of the organisation whose work an item is, else of its owner; None without either.

    The body of a consultation that we respond to is who asked, not who speaks.
    """
    answer = getattr(item.facts, "role", None) == "responding"
    fields = ("owner",) if answer else _AUTHORS
    return next((id_ for name in fields if (id_ := getattr(item.facts, name, None))), None)


def terms_of(item: Item, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Every term of an item, as vocabulary and id; regions follow from its authorities."""
    words = catalogue.vocabularies
    for vocabulary in ("themes", "services", "tags"):
        yield from ((vocabulary, each) for each in getattr(item.facts, vocabulary))
    for each in organisations(item):
        if council := words.authorities.get(each):
            yield "authorities", each
            yield "regions", council.region
            yield "sub_regions", council.sub_region
        else:
            yield "bodies", each


def found_under(item: Item, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The terms that an item is listed under: its own, and today's councils in place of old ones.

    May repeat itself.
    """
    for vocabulary, term in terms_of(item, catalogue):
        yield vocabulary, term
        if vocabulary == "authorities":
            yield from (("authorities", each) for each in heirs(term, catalogue))


def heirs(council: str, catalogue: Catalogue) -> list[str]:
    """The councils that have taken over from one that was abolished, and from those in turn."""
    found: list[str] = []
    waiting = [council]
    while waiting:
        record = catalogue.vocabularies.authorities[waiting.pop(0)]
        if ended_by(record, catalogue.today):
            new = [*dict.fromkeys(record.successors)]
            new = [each for each in new if each not in (council, *found)]
            found += new
            waiting += new
    return found


def former(council: str, catalogue: Catalogue) -> list[str]:
    """The councils that one took over from, in the order of the vocabulary."""
    councils = catalogue.vocabularies.authorities
    return [each for each in councils if council in heirs(each, catalogue)]


def other_names(vocabulary: str, term: str, catalogue: Catalogue) -> list[str]:
    """What readers may call a term instead: short name, synonyms, councils that it took over."""
    record = getattr(catalogue.vocabularies, vocabulary)[term]
    names = [*([record.short] if record.short else ()), *record.synonyms]
    if vocabulary == "authorities":
        councils = catalogue.vocabularies.authorities
        names += [councils[each].name for each in former(term, catalogue)]
    return names


def ended_by(record: object, today: datetime) -> When | None:
    """The last day of a council that was abolished before today."""
    last = record.valid_to if isinstance(record, Authority) else None
    return last if last and last.last < today else None


def stands(council: str, catalogue: Catalogue) -> bool:
    """Whether there is a council today: not abolished, nor still to come."""
    record = catalogue.vocabularies.authorities[council]
    begun = record.valid_from is None or record.valid_from.first <= catalogue.today
    return begun and not ended_by(record, catalogue.today)


class TermIndex:
    """The listed items of every term that has any, newest first.

    A council has those of the councils that it took over from, too.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.items: dict[tuple[str, str], list[Item]] = {}
        self.cards: dict[str, Card] = {}  # cards.card keeps what it made, by item
        self.gone: dict[tuple[str, str], list[Item]] = {}  # the same of what was withdrawn
        self._named: dict[tuple[str, str], Named] = {}
        self._names: dict[tuple[str, str], tuple[str, ...]] = {}
        for items, found in ((catalogue.listed, self.items), (catalogue.withdrawn, self.gone)):
            for item in items:
                for key in dict.fromkeys(found_under(item, catalogue)):
                    found.setdefault(key, []).append(item)

    def named(self, vocabulary: str, term: str) -> Named:
        """A term's name, and the address of its page."""
        if (vocabulary, term) not in self._named:
            record = getattr(self.catalogue.vocabularies, vocabulary)[term]
            ended = ended_by(record, self.catalogue.today)
            note = f"abolished {ended.last.year}" if ended else ""
            address = f"{FOLDERS[vocabulary]}/{term}/"
            self._named[vocabulary, term] = Named(record.name, address, note)
        return self._named[vocabulary, term]

    def heirs(self, vocabulary: str, term: str) -> list[Named]:
        """The councils that do the work of a former one; none for other terms."""
        ids = heirs(term, self.catalogue) if vocabulary == "authorities" else []
        return [self.named("authorities", each) for each in ids]

    def organisation(self, term: str) -> Named:
        """An authority or body."""
        words = self.catalogue.vocabularies
        return self.named("authorities" if term in words.authorities else "bodies", term)

    def other_names(self, vocabulary: str, term: str) -> tuple[str, ...]:
        """What readers may call a term instead of its name."""
        if (vocabulary, term) not in self._names:
            names = other_names(vocabulary, term, self.catalogue)
            self._names[vocabulary, term] = tuple(names)
        return self._names[vocabulary, term]

    def used(self, vocabulary: str) -> list[tuple[str, list[Item]]]:
        """The terms of a vocabulary that have items, in the order of their names."""
        terms = getattr(self.catalogue.vocabularies, vocabulary)
        used = [(term, items) for (name, term), items in self.items.items() if name == vocabulary]
        return sorted(used, key=lambda each: (terms[each[0]].name.casefold(), each[0]))
