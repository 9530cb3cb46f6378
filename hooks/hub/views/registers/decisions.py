"""The register of decisions: what all meetings decided, and the money that they approved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from hub.model import Item
from hub.values import Figure
from hub.views import addresses
from hub.views.paging import Leaf, leaves
from hub.views.registers.filters import PAGE_SIZE, Filter, Values, filters
from hub.views.registers.plain import plain_sum
from hub.views.terms import Named, TermIndex
from hub.wording import label, uk_date

ADDRESS = addresses.DECISIONS

_FILTERS = {"body": "Body", "kind": "Kind of decision"}


class Approved(NamedTuple):
    """Money approved: the sum of plain figures, and how many are too rough to be in it."""

    sum: Figure | None
    left_out: int


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision: the meeting's body and day, its item of the agenda, and what was decided."""

    meeting: Item
    body: Named | None
    agenda: Any
    facts: Any

    @property
    def address(self) -> str:
        """Where the meeting's page says it."""
        return f"{self.meeting.address}#{self.facts.id}"

    @property
    def day(self) -> int:
        """The day of the meeting as a number, to sort by."""
        return _day(self.meeting).toordinal()

    @property
    def values(self) -> Values:
        """What the filters go by."""
        body = self.body.name if self.body else label(None)
        return {"body": (body,), "kind": (label(self.facts.kind),)}


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting's line in the table of approvals."""

    body: Named | None
    held: str
    address: str
    decisions: int
    approved: Approved


@dataclass(frozen=True, slots=True)
class DecisionsRecord:
    """One page of the register, with the filters and the approvals of the whole."""

    paging: Leaf[DecisionRow]
    filters: tuple[Filter, ...]
    meetings: tuple[Meeting, ...]
    approved: Approved


def approved(decisions: Iterable[Any]) -> Approved:
    """What decisions of the kind "approved" come to, in pounds."""
    amounts = [each.amount for each in decisions if each.kind == "approved" and each.amount]
    return Approved(*plain_sum(amounts))


def decisions_of(meeting: Item) -> Iterator[Any]:
    """The decisions of a meeting, in the order of its agenda; none of other items."""
    if meeting.kind.name == "meeting":
        for agenda in meeting.facts.items or ():
            yield from agenda.decisions


def decisions(index: TermIndex) -> list[DecisionRow]:
    """Every decision of every listed meeting: the last held first, then as on its agenda."""
    return [row for meeting in _meetings(index) for row in _of_meeting(meeting, index)]


def _meetings(index: TermIndex) -> list[Item]:
    """Listed meetings, the last held first."""
    return sorted(index.catalogue.of("meeting"), key=_day, reverse=True)


def _day(meeting: Item) -> datetime:
    """When a meeting was held; its date where that is not recorded."""
    day: datetime = (meeting.facts.held or meeting.facts.date).first
    return day


def _of_meeting(meeting: Item, index: TermIndex) -> Iterator[DecisionRow]:
    for agenda in meeting.facts.items or ():
        for each in agenda.decisions:
            yield DecisionRow(meeting, _body(meeting, index), agenda, each)


def _body(meeting: Item, index: TermIndex) -> Named | None:
    return index.organisation(meeting.facts.body) if meeting.facts.body else None


def decision_pages(rows: Sequence[DecisionRow], index: TermIndex) -> Iterator[DecisionsRecord]:
    """The pages of the register."""
    found = filters(_FILTERS, (row.values for row in rows))
    meetings = tuple(_line(meeting, index) for meeting in _meetings(index))
    everything = approved(row.facts for row in rows)
    for paging in leaves(rows, ADDRESS, PAGE_SIZE):
        yield DecisionsRecord(paging, found, meetings, everything)


def _line(meeting: Item, index: TermIndex) -> Meeting:
    made = [*decisions_of(meeting)]
    held = meeting.facts.held
    return Meeting(
        body=_body(meeting, index),
        held=uk_date(held) if held else label(None),
        address=meeting.address,
        decisions=len(made),
        approved=approved(made),
    )
