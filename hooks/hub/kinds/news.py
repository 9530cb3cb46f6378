"""News posts: what happened, what was published, what one may apply for."""

from __future__ import annotations

from typing import Literal

from hub.fields import Line, Time, Url
from hub.item_fields import ItemFields
from hub.model import Kind
from hub.records import Fields


class Deadline(Fields):
    """A day by which readers may want to act."""

    date: Time
    """The day, with a time where there is one."""
    label: Line
    """What must be done by then."""


class Link(Fields):
    """An address that readers go to next."""

    url: Url
    """The address."""
    label: Line
    """What they find there."""


class News(ItemFields):
    """The fields of a news post."""

    category: Literal["news", "report", "initiative", "opportunity", "update"] | None
    """What sort of post it is."""
    deadlines: tuple[Deadline, ...] = ()
    """Days to act by."""
    link: Link | None = None
    """Where readers go next."""


KIND = Kind(
    name="news",
    folder="docs/news",
    address="news",
    singular="News post",
    plural="News",
    about="What happened, what was published, and what one may apply for.",
    model=News,
    by_year=True,
)
