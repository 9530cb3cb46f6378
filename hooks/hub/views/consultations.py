"""Consultations through their life: what each page shows while it is upcoming, open or over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from hub.model import Item
from hub.values import When
from hub.views.calendar_files import calendar_of
from hub.views.cards import Card, card
from hub.views.courses import State, consultation_course, instant, spans
from hub.views.events import event_course
from hub.views.forms import form_address
from hub.wording import days_left, uk_date

if TYPE_CHECKING:
    from hub.views.gathered import Gathered


@dataclass(frozen=True, slots=True)
class Meeting:
    """An event that goes ahead, and how long it has not ended."""

    card: Card
    time: State


@dataclass(frozen=True, slots=True)
class ConsultationParts:
    """What the page of a consultation shows beside its fields.

    spans has, by state, how long each holds from today on; "over" is any state after closing.
    form is the address of its form with what the form is told of it; closing the last instant
    to respond, and left how many days these are from today, "" where it is not recorded.
    calendar is the address of its calendar file, "" for none; opens says when it opens. event is
    that at which one can respond, while it lies ahead.
    """

    spans: Mapping[str, State]
    form: str
    closing: str
    left: str
    due: datetime
    delay: Any | None
    calendar: str
    today: datetime
    opens: str
    event: Meeting | None


def consultation_parts(item: Item, gathered: Gathered) -> ConsultationParts | None:
    """The parts of a page, None where we respond to others."""
    today = gathered.catalogue.today
    facts, course = item.facts, consultation_course(item, today)
    if not course:
        return None
    closes, delay = facts.closes, facts.outcome_delay
    return ConsultationParts(
        spans=spans(course, over=("closed", "overdue", "concluded"), ahead=("upcoming", "open")),
        form=form_address(item),
        closing=instant(closes.last) if closes else "",
        left=days_left(closes.last, today) if closes else "",
        due=facts.outcome_due(),
        delay=delay if delay and delay.date.first <= today else None,
        calendar=calendar_of(item),
        today=today,
        opens=_opening(facts.opens) if facts.opens else "",
        event=_event(facts.respond, gathered),
    )


def _opening(opens: When) -> str:
    return f"{'on' if opens.exact else 'in'} {uk_date(opens)}"


def _event(respond: Any, gathered: Gathered) -> Meeting | None:
    """The event at which one can respond, if it is listed, goes ahead and has not ended."""
    item = gathered.items.get(respond.event) if respond else None
    if not item or item.facts.state != "planned":
        return None
    times = event_course(item, gathered.catalogue.today)
    ahead = [time for time in times[:1] if time.key == "upcoming"]
    return Meeting(card(item, gathered.index), ahead[0]) if ahead else None
