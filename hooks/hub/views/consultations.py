"""Consultations through their life: what each page shows while it is upcoming, open or over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hub.model import Item
from hub.views.calendar_files import calendar_of
from hub.views.courses import State, consultation_course, instant, spans
from hub.views.forms import form_address
from hub.wording import days_left


@dataclass(frozen=True, slots=True)
class ConsultationParts:
    """What the page of a consultation shows beside its fields.

    spans has, by state, how long each holds from today on; "over" is any state after closing.
    form is the address of its form with what the form is told of it; closing the last instant
    to respond, and left how many days these are from today, "" where it is not recorded.
    calendar is the address of its calendar file, "" for none.
    """

    spans: Mapping[str, State]
    form: str
    closing: str
    left: str
    due: datetime
    delay: Any | None
    calendar: str
    today: datetime


def consultation_parts(item: Item, today: datetime) -> ConsultationParts | None:
    """The parts of a page, None where we respond to others."""
    facts, course = item.facts, consultation_course(item, today)
    if not course:
        return None
    closes, delay = facts.closes, facts.outcome_delay
    return ConsultationParts(
        spans=spans(course, over=("closed", "overdue", "concluded")),
        form=form_address(item),
        closing=instant(closes.last) if closes else "",
        left=days_left(closes.last, today) if closes else "",
        due=facts.outcome_due(),
        delay=delay if delay and delay.date.first <= today else None,
        calendar=calendar_of(item),
        today=today,
    )
