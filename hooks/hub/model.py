"""The records that flow through the hub: items, vocabularies, settings, catalogue, pages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, NamedTuple

from hub.item_fields import ItemFields
from hub.problems import Place
from hub.vocabulary import Accessibility, Removal, Settings, Vocabularies

Visibility = Literal["hidden", "withdrawn", "listed"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of item: where its files lie, where its pages stand, what its fields are.

    folder is relative to the hub's root and address to the site's; by_year puts each item
    into a folder of its year. sections are the headings its body must have, by their slug.
    """

    name: str
    folder: str
    address: str
    singular: str
    plural: str
    about: str
    model: type[ItemFields]
    by_year: bool = False
    sections: Mapping[str, str] = field(default_factory=dict)


class Reference(NamedTuple):
    """One item's mention of another in its front matter, and the place of the mention."""

    place: Place
    target: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One checked item: its id (the address without outer slashes), facts and words.

    path is the file's, relative to the hub's root; places those of the top-level fields.
    files (paths) and mentions (ids) are what the body links to, anchors its own places;
    wordless_images are the lines of the file with images that say nothing to who cannot see.
    """

    id: str
    kind: Kind
    path: str
    facts: Any  # the kind's model: an ItemFields with more fields
    body: str
    places: Mapping[str, Place]
    references: tuple[Reference, ...] = ()
    files: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    anchors: frozenset[str] = frozenset()
    wordless_images: tuple[int, ...] = ()

    @property
    def slug(self) -> str:
        """The last part of the id."""
        return self.id.rpartition("/")[2]

    @property
    def address(self) -> str:
        """The page's address below the site's root: no slash before, one after."""
        return f"{self.id}/"

    @property
    def first_id(self) -> str:
        """The id that it was first published under: its name for good in feeds and calendars."""
        return self.facts.aliases[0] if self.facts.aliases else self.id

    def updated(self, today: datetime) -> datetime:
        """The day of its last change up to today that readers should know of, else of its date."""
        changes = [each.date.first for each in self.facts.change_history]
        last: datetime = max([self.facts.date.first, *(each for each in changes if each <= today)])
        return last

    def visibility(self, today: datetime) -> Visibility:
        """Hidden: a draft, or first day after today. Withdrawn: only a notice. Else listed."""
        if self.facts.status == "draft" or self.facts.date.first > today:
            return "hidden"
        gone = self.facts.withdrawn
        return "withdrawn" if gone and gone.date.first <= today else "listed"

    def attached(self) -> list[str]:
        """The files that it shows or offers, relative to the hub's root."""
        names = [each.path for each in self.facts.attachments]
        names += [self.facts.image.src] if self.facts.image else []
        return [self.beside(name) for name in names]

    def beside(self, name: str) -> str:
        """The path of a file that it names, relative to the hub's root."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), name))

    def named(self) -> list[str]:
        """Ids of the items that its facts name or its body links to, perhaps more than once."""
        return [each.target.partition("#")[0] for each in self.references] + list(self.mentions)

    def featured(self, today: datetime) -> bool:
        """Whether it stands first, which lasts to the end of a day."""
        until = self.facts.featured_until
        return until is not None and until.last >= today

    def historic(self, today: datetime, years: int) -> bool:
        """Whether the last day of its date lies more than so many years before today."""
        last = self.facts.date.last
        return (last.year + years, last.month, last.day) < (today.year, today.month, today.day)


@dataclass(frozen=True, slots=True)
class Statement:
    """The hub's accessibility statement, and where its file says when it was reviewed."""

    facts: Accessibility
    reviewed: Place


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything a reader may see at one time, frozen. Views read this and nothing else.

    listed and withdrawn are newest first (by first day, then id); hidden has the ids of items
    that readers must not see, so that links to them can be shown as plain text. sizes are
    those of the hub's files that are no Markdown, in bytes by path. statement is None in a hub
    that has none; removed are the addresses of items that are gone for good.
    """

    today: datetime
    settings: Settings
    vocabularies: Vocabularies
    listed: tuple[Item, ...]
    withdrawn: tuple[Item, ...] = ()
    hidden: frozenset[str] = frozenset()
    sizes: Mapping[str, int] = field(default_factory=dict)
    statement: Statement | None = None
    removed: tuple[Removal, ...] = ()

    def of(self, *kinds: str) -> tuple[Item, ...]:
        """The listed items of some kinds, newest first."""
        return tuple(item for item in self.listed if item.kind.name in kinds)

    def count(self) -> int:
        """How many items there are, hidden ones included."""
        return len(self.listed) + len(self.withdrawn) + len(self.hidden)

    def shown(self, *kinds: str) -> Iterator[Item]:
        """Every item that has a page, of some kinds or of all: listed, then withdrawn."""
        items = (*self.listed, *self.withdrawn)
        return (item for item in items if not kinds or item.kind.name in kinds)


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """How the search knows a page.

    kind is an item's, or says what else the page is; shown has what a result says in readers'
    words beside the title, and what finds it.
    """

    kind: str
    shown: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be rendered: a template over one record, and Markdown for its middle.

    address is relative to the site's root and ends in a slash ("" is the home page). path is
    the file that readers may edit, "" where the page is gathered from many. An empty title is
    that of the body's first heading, and an empty template MkDocs' own. macros: whether they
    run in the body. search: None for a page that the search does not find. feeds has the names
    and addresses of the pages whose feeds tell of changes here; linked what it says of itself
    to other programs, as JSON-LD; updated the day of its last change, None where nobody knows.
    above has the names and addresses of the pages that it stands below, home left out.
    """

    address: str
    title: str
    description: str
    template: str
    record: Any
    body: str = ""
    path: str = ""
    search: SearchEntry | None = None
    macros: bool = False
    feeds: tuple[tuple[str, str], ...] = ()
    linked: Mapping[str, Any] | None = None
    updated: datetime | None = None
    above: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site that is not a page; path is relative to the site's root."""

    path: str
    content: bytes
