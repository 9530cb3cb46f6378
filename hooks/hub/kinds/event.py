"""Events: conferences, seminars, training and open days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from hub.fields import Amount, Email, Line, Text, Time, Url
from hub.item_fields import ItemFields
from hub.model import Kind
from hub.problems import Code, Fault
from hub.records import Fields, in_order


class Register(Fields):
    """How to take part."""

    url: Url | None = None
    """A page to register on."""
    email: Email | None = None
    """A role's mailbox to register with."""
    by: Time | None = None
    """The last day, or instant, to register."""


class Feedback(Fields):
    """What those who came said of it."""

    measure: Line
    """What they were asked."""
    value: Amount
    """Percent who said so."""
    n: Annotated[int, Field(ge=1)] | None = None
    """How many answered."""


class Event(ItemFields):
    """The fields of an event."""

    needed_by_rules = ("place",)

    format: (
        Literal["conference", "seminar", "workshop", "knowledge_shot", "training", "board", "other"]
        | None
    )
    """What sort of event it is."""
    starts: Time | None
    """When it starts, as exactly as is known."""
    ends: Time | None = None
    """When it ends."""
    place: Line | None = None
    """Where it is held; this or online_url is needed."""
    online_url: Url | None = None
    """Where to join online; this or place is needed."""
    access_info: Text | None = None
    """What those with access needs should know."""
    register_: Register | None = None
    """How to take part."""
    cost: Line | None = None
    """What it costs to come."""
    capacity: Annotated[int, Field(ge=1)] | None = None
    """How many places there are."""
    state: Literal["planned", "cancelled", "postponed"] = "planned"
    """Whether it goes ahead."""
    feedback: tuple[Feedback, ...] = ()
    """What those who came said of it."""

    def rules(self) -> Iterator[Fault]:
        """Ends after it starts; is somewhere, or online."""
        yield from super().rules()
        yield from in_order(self.starts, self.ends, ("ends",), "ends", "starts")
        if self.silent_on("place") and self.silent_on("online_url"):
            yield Fault(
                ("place",),
                Code.MISSING_FIELD,
                "Neither place nor online_url says where the event is.",
                "Add one of them, or name place in not_recorded if no source gives it.",
            )


KIND = Kind(
    name="event",
    folder="docs/events",
    address="events",
    singular="Event",
    plural="Events",
    about="Conferences, seminars, training and open days.",
    model=Event,
)
