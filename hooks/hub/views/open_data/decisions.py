"""Decisions of meetings as rows of a spreadsheet."""

from __future__ import annotations

from hub.kinds.meeting import AgendaItem, Decision, Meeting
from hub.views.open_data.columns import Column, field, figure
from hub.views.registers.decisions import DecisionRow

COLUMNS: tuple[Column[DecisionRow], ...] = (
    Column("address", "Where its page says it.", lambda row: row.address, "address", always=True),
    Column("meeting_id", "The id of the meeting.", lambda row: row.meeting.id, always=True),
    field(Meeting, "body", "meeting.facts"),
    field(Meeting, "held", "meeting.facts"),
    Column(
        "meeting", "The title of the meeting.", lambda row: row.meeting.facts.title, always=True
    ),
    Column("item", "The number of the item on the agenda.", lambda row: row.agenda.no),
    field(AgendaItem, "title", "agenda", called="item_title", always=True),
    Column("decision", "Its id within the meeting.", lambda row: row.facts.id, always=True),
    field(Decision, "kind", "facts", always=True),
    field(Decision, "text", "facts", always=True),
    *figure(Decision, "amount", "facts"),
    field(Decision, "to", "facts"),
    field(Decision, "due", "facts"),
)
