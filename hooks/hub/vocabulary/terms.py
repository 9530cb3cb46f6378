"""The records of the hub's own words: what an entry of each list in data/ says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from hub.fields import Date, ItemId, Line, Slug, Text, Url, matching
from hub.problems import Code, Fault
from hub.records import Fields


class Term(Fields):
    """A theme, service, tag, region, body or other word with an id."""

    id: Slug
    """What items write."""
    name: Line
    """What readers see."""
    short: Line | None = None
    """A shorter name, or the abbreviation in use."""
    description: Text | None = None
    """A sentence on what it covers."""
    synonyms: tuple[Line, ...] = ()
    """Other words that a reader may search for."""


class SubRegion(Term):
    """A part of a region."""

    region: Slug
    """Id of its region."""


class Tile(Fields):
    """A place on the map of tiles. Columns count from west to east, rows from north to south."""

    column: Annotated[int, Field(ge=1, le=40)]
    """The column, the westernmost being 1."""
    row: Annotated[int, Field(ge=1, le=40)]
    """The row, the northernmost being 1."""


class Authority(Term):
    """A principal council, current or former."""

    gss: Annotated[
        str,
        matching(
            "[A-Z][0-9]{8}", "is not a GSS code", "Write a letter and eight digits: E08000029."
        ),
    ]
    """The council's code in the register of the Office for National Statistics."""
    kind: Literal["county", "district", "metropolitan", "unitary"]
    """What kind of council it is or was."""
    region: Slug
    """Id of its region."""
    sub_region: Slug
    """Id of its sub-region."""
    county: Slug | None = None
    """Id of the county council above a district."""
    valid_from: Date | None = None
    """First day of a council that took over from others; left out where it lies long ago."""
    valid_to: Date | None = None
    """Last day of a council that was abolished."""
    successors: tuple[Slug, ...] = ()
    """Ids of the councils that took over."""
    tile: Tile | None = None
    """Its place on the map of tiles, near its true neighbours; none for a former council."""


class SourceDocument(Fields):
    """A document that items take their facts from."""

    id: Slug
    """What items write."""
    title: Line
    """What readers see."""
    publisher: Line
    """Who published it."""
    date: Date
    """When."""
    file: Line | None = None
    """The name of the file it was kept as."""
    url: Url | None = None
    """Where it can be read."""

    @property
    def name(self) -> str:
        """Its title, so that it can stand among terms."""
        return self.title


class Abbreviation(Fields):
    """An abbreviation and what it stands for."""

    id: Annotated[
        str,
        matching(
            "[A-Za-z0-9&]{2,12}",
            "is not an abbreviation",
            "Use 2 to 12 letters, digits or &, as in LGA.",
        ),
    ]
    """The abbreviation."""
    name: Line
    """What it stands for."""


class FormHost(Fields):
    """A host that consultation forms may stand on."""

    id: Annotated[
        str,
        matching(
            r"[a-z0-9-]+(\.[a-z0-9-]+)+",
            "is not the name of a host",
            "Write it without https:// and path, as in forms.example.gov.uk.",
        ),
    ]
    """The host exactly as in the form's address."""
    name: Line
    """Who runs it."""


class Removal(Fields):
    """An address at which an item stood that is gone for good."""

    address: ItemId
    """The item's id."""
    date: Date
    """The day it was removed."""
    reason: Text
    """Why, in words for readers."""

    def rules(self) -> Iterator[Fault]:
        """Readers are told the very day."""
        if self.sound("date") and self.date.precision != "day":
            yield Fault(("date",), Code.BAD_DATE, f'"{self.date}" is no day.', "Write 2016-05-10.")


class NewsletterSection(Fields):
    """A section of the newsletter: what it gathers, in which order, and how much of it."""

    id: Slug
    """What issues and items write. An id that an issue has used stays."""
    name: Line
    """Its heading."""
    from_: tuple[Line, ...]
    """Kinds of items that it gathers, or one category of a kind: news/report."""
    takes: tuple[Literal["new", "deadlines", "ahead", "outcomes"], ...] = ("new",)
    """New: published or changed in the window. Deadlines: to act by within four weeks.
    Ahead: events to come. Outcomes: of consultations, told in the window."""
    limit: Annotated[int, Field(ge=1)] = 8
    """How many items it has at most."""
    order: Literal["newest", "oldest", "soonest", "title"] = "newest"
    """Which item comes first; soonest goes by the next date to act by or to go to."""

    def rules(self) -> Iterator[Fault]:
        """It gathers from something, and takes something."""
        for key, chosen, example in (
            ("from", self.from_, "[news, event]"),
            ("takes", self.takes, "[new]"),
        ):
            if not chosen:
                fix = f"Write one or more, as in {example}."
                yield Fault((key,), Code.WRONG_LENGTH, f'"{key}" is an empty list.', fix)
