"""Newsletter issues: which items were sent, when, in what order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from hub.fields import (
    Authority,
    Date,
    ItemId,
    Line,
    NewsletterSection,
    Region,
    Text,
    Theme,
)
from hub.item_fields import ItemFields
from hub.model import Kind
from hub.problems import Fault
from hub.records import Fields, in_order, unique


class Window(Fields):
    """The days whose news the issue gathers."""

    from_: Date
    """First day."""
    to: Date
    """Last day."""

    def rules(self) -> Iterator[Fault]:
        """The last day may not lie before the first."""
        yield from in_order(self.from_, self.to, ("to",), "to", "from")


class Mention(Fields):
    """One item of a section."""

    id: ItemId
    """The item."""
    note: Text | None = None
    """Words of the compiler's own."""


class Section(Fields):
    """One section of the issue."""

    id: NewsletterSection
    """Id of a section in data/newsletter.yml."""
    items: tuple[Mention, ...]
    """Its items, in order."""


class Audience(Fields):
    """Whom an edition is for, where it is not for everybody."""

    themes: tuple[Theme, ...] = ()
    """Themes that its readers follow."""
    authorities: tuple[Authority, ...] = ()
    """Councils that it is for."""
    regions: tuple[Region, ...] = ()
    """Regions that it is for."""


class Newsletter(ItemFields):
    """The fields of a newsletter issue."""

    issue: Line | None
    """Its number or name."""
    window: Window | None
    """The days it gathers."""
    subject: Annotated[str, Field(min_length=5, max_length=150)] | None
    """The subject line of the email."""
    preheader: Annotated[str, Field(min_length=5, max_length=200)] | None = None
    """The words that mail programs show after the subject."""
    audience: Audience | None = None
    """Whom the edition is for; left out where it is for everybody."""
    special: bool = False
    """Whether it is a special issue, of some sections only: the next one takes no notice of it."""
    sections: tuple[Section, ...] | None
    """What it contains, in order."""

    def rules(self) -> Iterator[Fault]:
        """Sections have ids of their own."""
        yield from super().rules()
        yield from unique([section.id for section in self.sections or ()], "sections")

    def references(self) -> Iterator[tuple[tuple[str | int, ...], str, tuple[str, ...]]]:
        """Also every item that it sends."""
        yield from super().references()
        for number, section in enumerate(self.sections or ()):
            for index, mention in enumerate(section.items):
                yield ("sections", number, "items", index, "id"), mention.id, ()


KIND = Kind(
    name="newsletter",
    folder="docs/newsletters",
    address="newsletters",
    singular="Newsletter",
    plural="Newsletters",
    about="Issues of the newsletter, as they were sent.",
    model=Newsletter,
)
