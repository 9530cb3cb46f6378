"""The fields that every kind of item has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from hub.fields import (
    ONE_LINE,
    Authority,
    Body,
    Date,
    Email,
    FilePath,
    ItemId,
    Line,
    NewsletterSection,
    Service,
    SourceId,
    Tag,
    Text,
    Theme,
    Url,
)
from hub.problems import Code, Fault
from hub.records import Fields, in_order


class Period(Fields):
    """A span of time, each end as exactly as the source gives it."""

    start: Date
    """First year, month or day."""
    end: Date | None = None
    """Last year, month or day; left out while it goes on."""

    def rules(self) -> Iterator[Fault]:
        """The end may not lie before the start."""
        yield from in_order(self.start, self.end, ("end",), "The end", "the start")


class Withdrawal(Fields):
    """Why an item is no longer published."""

    date: Date
    """The day it was withdrawn."""
    reason: Text
    """What readers are told."""


class Contact(Fields):
    """A role to ask, never a private person."""

    role: Line
    """The role, as in "Improvement manager"."""
    email: Email
    """The role's mailbox."""


class SourceRef(Fields):
    """Where facts come from: a document in data/sources.yml, or a page elsewhere."""

    source: SourceId | None = None
    """Id of a document in data/sources.yml."""
    place: Line | None = None
    """Where in the document: "paragraph 46", "item 4"."""
    title: Line | None = None
    """Title of a page elsewhere."""
    url: Url | None = None
    """Its address."""
    date: Date | None = None
    """When it was published."""

    def rules(self) -> Iterator[Fault]:
        """Either source with place, or title with url."""
        inside, outside = (self.source, self.place), (self.title, self.url)
        one = (all(inside) and not any(outside)) or (all(outside) and not any(inside))
        if not one and self.sound("source", "place", "title", "url"):
            yield Fault(
                (),
                Code.ONE_OF,
                "A source needs either source and place, or title and url.",
                'Write {source: id, place: "paragraph 4"}, or {title: ..., url: https://...}.',
            )


class Attachment(Fields):
    """A document that goes with the item."""

    title: Line
    """What the document is."""
    path: FilePath
    """The file, relative to this one: files/report.pdf."""
    accessible: bool
    """Whether people who use assistive technology can read it."""


class Image(Fields):
    """A picture that stands for the item."""

    src: FilePath
    """The file, relative to this one."""
    alt: Line
    """What it shows, for those who cannot see it."""


class Change(Fields):
    """A change to the item that readers should know of."""

    date: Date
    """The day of the change."""
    note: Line
    """What changed."""


class NewsletterChoice(Fields):
    """Whether and where the item goes into a newsletter."""

    include: bool = True
    """Set to no to keep it out."""
    section: NewsletterSection | None = None
    """A section of data/newsletter.yml, in place of the usual one."""
    promotional: bool = False
    """Whether it is promotion, such as an offer that somebody sells."""


class ItemFields(Fields):
    """What every item may say of itself. Kinds extend this."""

    needed_by_rules: ClassVar[tuple[str, ...]] = ()
    """Fields that may be left out by themselves, but that a rule asks for."""

    title: Annotated[str, Field(min_length=10, max_length=100), ONE_LINE]
    """What the item is called, in plain text."""
    summary: Annotated[str, Field(min_length=30, max_length=200), ONE_LINE]
    """One or two sentences on what it is, as lists and searches show them."""
    date: Date
    """When it was published, as exactly as the source supports; not when the thing happens."""
    date_note: Line | None = None
    """What is inferred about the date, and from what."""
    status: Literal["draft", "published", "withdrawn"] = "published"
    """A draft is published nowhere; a withdrawn item leaves a notice."""
    withdrawn: Withdrawal | None = None
    """Needed when the status is withdrawn."""
    reviewed: Date | None = None
    """When somebody last checked that it still holds."""
    review_by: Date | None = None
    """When somebody should check that it still holds."""
    owner: Body | None = None
    """The body that answers for it."""
    contact: Contact | None = None
    """Whom readers may ask."""
    authorities: tuple[Authority, ...] = ()
    """Councils that it is about."""
    partners: tuple[Line, ...] = ()
    """Other organisations that take part."""
    themes: tuple[Theme, ...] = ()
    """What the work is about."""
    services: tuple[Service, ...] = ()
    """The services that the work belongs to."""
    tags: tuple[Tag, ...] = ()
    """Finer words than themes and services."""
    sources: tuple[SourceRef, ...] = ()
    """Where its facts come from."""
    attachments: tuple[Attachment, ...] = ()
    """Documents that go with it."""
    image: Image | None = None
    """A picture that stands for it."""
    licence: Line | None = None
    """The licence, where it is not the hub's own."""
    aliases: tuple[ItemId, ...] = ()
    """Old addresses that lead here, without outer slashes, oldest first."""
    related: tuple[ItemId, ...] = ()
    """Ids of items that readers should see next."""
    change_history: tuple[Change, ...] = ()
    """Changes that readers should know of, oldest first."""
    featured_until: Date | None = None
    """Shown first on the home page until the end of this day."""
    newsletter: NewsletterChoice | None = None
    """Whether and where it goes into a newsletter."""
    not_recorded: tuple[Line, ...] = ()
    """Paths of fields that the source does not give: challenge, outcomes.0.unit."""

    def rules(self) -> Iterator[Fault]:
        """A withdrawn item says when and why, and nothing else does; reviews follow publication."""
        if self.sound("status") and (self.status == "withdrawn") != (self.withdrawn is not None):
            yield Fault(
                ("withdrawn",),
                Code.NEEDS,
                "The status withdrawn and the field withdrawn go together.",
                "Give both, as in withdrawn: {date: 2016-05-10, reason: ...}, or neither.",
            )
        yield from in_order(self.date, self.reviewed, ("reviewed",), "reviewed", "date")

    def references(self) -> Iterator[tuple[tuple[str | int, ...], str, tuple[str, ...]]]:
        """Mentions of other items: path of the field, id, and the kinds it may be of.

        No kinds means any; an id may carry a target after a #.
        """
        for index, target in enumerate(self.related):
            yield ("related", index), target, ()
