"""What feeds say of items and of themselves, whatever their format. All addresses are whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from hub.kinds import site_path
from hub.model import Item
from hub.views.addresses import FOLDERS
from hub.views.gathered import Gathered
from hub.views.media_types import media_type
from hub.views.terms import Named, author, terms_of

LANGUAGE = "en-GB"

_CATEGORIES = ("themes", "services", "tags", "authorities")


@dataclass(frozen=True, slots=True)
class Category:
    """A term of an item: its id, its name, and the address of the list of such terms."""

    scheme: str
    term: str
    label: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with an item; size in bytes."""

    title: str
    address: str
    type: str
    size: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An item. Its id is its first address for good; rights only where they are not the hub's.

    image has the address of its picture, "" for none; content is HTML where the feed has it whole.
    """

    id: str
    title: str
    address: str
    summary: str
    published: datetime
    updated: datetime
    author: Named
    categories: tuple[Category, ...]
    enclosures: tuple[Enclosure, ...]
    rights: str
    image: str
    content: str = ""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a withdrawn item: its entry's id, the day, and what readers are told."""

    ref: str
    when: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a feed says of itself; page is the address of the page that it stands beside."""

    title: str
    page: str
    about: str
    updated: datetime
    rights: str
    author: Named


def entry(item: Item, gathered: Gathered) -> Entry:
    """The entry of a listed item."""
    facts, catalogue, site = item.facts, gathered.catalogue, gathered.site
    own = facts.licence not in (None, catalogue.settings.licence.name)
    return Entry(
        id=_id(item, site),
        title=facts.title,
        address=f"{site}{item.address}",
        summary=facts.summary,
        published=facts.date.first,
        updated=item.updated(catalogue.today),
        author=_author(item, gathered),
        categories=tuple(_categories(item, gathered)),
        enclosures=tuple(_enclosures(item, gathered)),
        rights=facts.licence if own else "",
        image=f"{site}{site_path(item.beside(facts.image.src))}" if facts.image else "",
    )


def tombstone(item: Item, gathered: Gathered) -> Tombstone:
    """The tombstone of a withdrawn item.

    Readers of feeds heed it only where it is not older than the entry that they know (RFC 6721,
    section 3), and a withdrawal dated by its month alone would be.
    """
    gone = item.facts.withdrawn
    when = max(gone.date.first, item.updated(gathered.catalogue.today))
    return Tombstone(_id(item, gathered.site), when, gone.reason)


def hub_author(gathered: Gathered) -> Named:
    """The hub, as the author of its feeds."""
    return Named(gathered.catalogue.settings.name, gathered.site)


def instant(when: datetime) -> str:
    """A time in the words of RFC 3339, section 5.6, which knows no seconds in an offset.

    Before 1847 London's offset had some.
    """
    offset = when.utcoffset()
    odd = offset is not None and offset.seconds % 60
    return (when.astimezone(UTC) if odd else when).isoformat(timespec="seconds")


def _id(item: Item, site: str) -> str:
    return f"{site}{item.first_id}/"


def _author(item: Item, gathered: Gathered) -> Named:
    """Who speaks: the organisation whose work it is, else its owner, else the hub."""
    term = author(item)
    if not term:
        return hub_author(gathered)
    named = gathered.index.organisation(term)
    return Named(named.name, f"{gathered.site}{named.address}")


def _categories(item: Item, gathered: Gathered) -> Iterator[Category]:
    kind, site = item.kind, gathered.site
    yield Category(f"{site}library/", kind.name, kind.singular)
    for vocabulary, term in dict.fromkeys(terms_of(item, gathered.catalogue)):
        if vocabulary in _CATEGORIES:
            name = gathered.index.named(vocabulary, term).name
            yield Category(f"{site}{FOLDERS[vocabulary]}/", term, name)


def _enclosures(item: Item, gathered: Gathered) -> Iterator[Enclosure]:
    for each in item.facts.attachments:
        path = item.beside(each.path)
        address, size = f"{gathered.site}{site_path(path)}", gathered.catalogue.sizes[path]
        yield Enclosure(each.title, address, media_type(path), size)
