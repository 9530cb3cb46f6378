"""Meetings of boards: who was there, what was discussed and what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from hub.fields import Amount, Body, Date, Line, Slug, TargetId, Text, Time
from hub.item_fields import ItemFields
from hub.model import Kind
from hub.problems import Code, Fault
from hub.records import Fields


class Attendance(Fields):
    """An organisation, by role and never by name."""

    org: Line
    """The organisation."""
    role: Line | None = None
    """The role."""


class Decision(Fields):
    """One thing that the meeting decided."""

    id: Slug
    """Short id: d01."""
    kind: Literal["noted", "agreed", "approved", "delegated"]
    """What sort of decision it is."""
    text: Text
    """What was decided."""
    amount: Amount | None = None
    """Pounds approved."""
    to: Line | None = None
    """To whom it was delegated."""
    due: Date | None = None
    """By when."""
    targets: tuple[TargetId, ...] = ()
    """Targets of strategies that it is evidence for."""


class AgendaItem(Fields):
    """One item of the agenda."""

    no: Line | None = None
    """Its number, as in the minutes: 2b."""
    title: Line
    """What it was about."""
    paper: Line | None = None
    """The paper it was discussed on."""
    decisions: tuple[Decision, ...] = ()
    """What was decided."""


class Meeting(ItemFields):
    """The fields of a meeting."""

    body: Body | None
    """Whose meeting it was."""
    held: Time | None
    """When it was held."""
    place: Line | None = None
    """Where."""
    chair: Line | None = None
    """Role and organisation of the chair."""
    attendees: tuple[Attendance, ...] = ()
    """Who was there."""
    apologies: tuple[Attendance, ...] = ()
    """Who sent apologies."""
    items: tuple[AgendaItem, ...] | None
    """The agenda, in order."""
    next_meetings: tuple[Date, ...] = ()
    """When the body meets next."""
    minutes: Literal["draft", "approved"] | None
    """Whether the body has approved these minutes."""

    def rules(self) -> Iterator[Fault]:
        """Decisions have ids of their own over the whole meeting."""
        yield from super().rules()
        seen: set[str] = set()
        for number, item in enumerate(self.items or ()):
            for index, decision in enumerate(item.decisions):
                if decision.id in seen:
                    yield Fault(
                        ("items", number, "decisions", index, "id"),
                        Code.DUPLICATE_ID,
                        f'"{decision.id}" is the id of an earlier decision of this meeting.',
                        "Give each decision an id of its own.",
                    )
                seen.add(decision.id)

    def references(self) -> Iterator[tuple[tuple[str | int, ...], str, tuple[str, ...]]]:
        """Also the targets of its decisions."""
        yield from super().references()
        for number, item in enumerate(self.items or ()):
            for index, decision in enumerate(item.decisions):
                way = ("items", number, "decisions", index, "targets")
                for position, target in enumerate(decision.targets):
                    yield (*way, position), target, ("strategy",)


KIND = Kind(
    name="meeting",
    folder="docs/meetings",
    address="meetings",
    singular="Meeting",
    plural="Meetings",
    about="Meetings of boards, with every decision and approval.",
    model=Meeting,
)
