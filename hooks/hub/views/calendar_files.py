"""What readers can put into their calendars: events, and the deadlines of consultations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hub.model import Catalogue, Item
from hub.values import LONDON, SECOND, When
from hub.wording import label, uk_deadline, uk_span

CALENDARS: Mapping[str, str] = {
    "event": "events/events.ics",
    "consultation": "consultations/deadlines.ics",
}
"""The file of all items of a kind, by the kind's name; relative to the site's address."""

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry of a calendar.

    name is its own for good; file the address of the file that has it alone, "" for none, and
    page that of its page. text has the paragraphs of its description. It starts at an instant,
    and ends at a later one if that is known; or it lasts whole days, end being the day after
    the last. state is that of an event. updated is the day of its last change, and revision
    how many changes there were, being off among them.
    """

    name: str
    file: str
    page: str
    title: str
    text: tuple[str, ...]
    category: str
    start: datetime | date
    updated: datetime
    revision: int
    end: datetime | date | None = None
    place: str = ""
    online: str = ""
    state: str = "planned"
    busy: bool = False


def calendar_of(item: Item) -> str:
    """The address of a listed item's own calendar file, relative to the site's; "" for none.

    An event has one where the day on which it starts is known, a consultation of ours where
    its closing is recorded.
    """
    facts = item.facts
    if item.kind.name == "event" and facts.starts and facts.starts.exact:
        return f"{item.address}event.ics"
    if item.kind.name == "consultation" and facts.role == "consulting" and facts.closes:
        return f"{item.address}deadline.ics"
    return ""


def calendar_entries(kind: str, catalogue: Catalogue) -> list[CalendarEntry]:
    """The entries of the listed items of one of the kinds in CALENDARS, by start and name."""
    entries = _event if kind == "event" else _consultation
    items = [item for item in catalogue.of(kind) if calendar_of(item)]
    found = [entry for item in items for entry in entries(item, catalogue.today)]
    return sorted(found, key=lambda each: (_instant(each.start), each.name))


def _instant(start: datetime | date) -> datetime:
    """In UTC: instants of one zone are compared by the clock, which goes back in October."""
    if not isinstance(start, datetime):
        start = datetime.combine(start, time(), LONDON)
    return start.astimezone(UTC)


def _event(item: Item, today: datetime) -> Iterator[CalendarEntry]:
    facts = item.facts
    start, end = _span(facts.starts, facts.ends)
    prefix = "" if facts.state == "planned" else f"{label(facts.state)}: "
    yield CalendarEntry(
        name=item.first_id,
        file=calendar_of(item),
        page=item.address,
        title=f"{prefix}{facts.title}",
        text=tuple(_told(item)),
        category=label(facts.format) if facts.format else "",
        start=start,
        end=end,
        place=facts.place or ("Online" if facts.online_url else ""),
        online=facts.online_url or "",
        state=facts.state,
        busy=isinstance(start, datetime) and facts.state == "planned",
        **_history(item, today),
    )


def _span(starts: When, ends: When | None) -> tuple[datetime | date, datetime | date | None]:
    """Start and end of an event's entry.

    Times where both are known, or nothing is known of the end but its day, which is that of
    the start. Else whole days, up to the last on which the event may end: that of the month
    if only this is known. Midnight ends the day before.
    """
    first, last = starts.first, (ends or starts).last
    if starts.precision == "time":
        if ends and ends.precision == "time":
            return first, last if last.timestamp() > first.timestamp() else None
        if not ends or (ends.precision == "day" and first.date() == last.date()):
            return first, None
    return first.date(), max(first.date(), (last - SECOND).date()) + DAY


def _told(item: Item) -> Iterator[str]:
    """What the description of an event says, by paragraph."""
    facts = item.facts
    if facts.ends and facts.ends.precision != facts.starts.precision:
        yield f"When: {uk_span(facts.starts, facts.ends)}"
    yield facts.summary
    if facts.online_url:
        yield f"Join online: {facts.online_url}"
    if facts.access_info:
        yield f"Access: {facts.access_info}"
    if facts.register_ and facts.state != "cancelled":
        yield _registration(facts.register_)
    if facts.cost:
        yield f"Cost: {facts.cost}"


def _registration(register: Any) -> str:
    """The same on any day: what readers have must not change without its stamp."""
    by = f"Register by {uk_deadline(register.by)}" if register.by else "Register"
    where = " or ".join(way for way in (register.url, register.email) if way)
    return f"{by}: {where}" if where else f"{by}."


def _consultation(item: Item, today: datetime) -> Iterator[CalendarEntry]:
    """Its closing and, until it has opened on a day that is known, its opening."""
    facts, moved = item.facts, item.facts.extended_from
    extended = f"Extended. It was to close at {uk_deadline(moved)}."
    closing = CalendarEntry(
        name=f"{item.first_id}#closes",
        file=calendar_of(item),
        page=item.address,
        title=f"Consultation closes: {facts.title}",
        text=(facts.summary, extended) if moved else (facts.summary,),
        category="Consultation",
        start=facts.closes.last,
        **_history(item, today),
    )
    yield closing
    if facts.opens and facts.opens.exact and facts.opens.first > today:
        whole = facts.opens.precision == "day"
        yield replace(
            closing,
            name=f"{item.first_id}#opens",
            file="",
            title=f"Consultation opens: {facts.title}",
            start=facts.opens.first.date() if whole else facts.opens.first,
            end=facts.opens.first.date() + DAY if whole else None,
        )


def _history(item: Item, today: datetime) -> dict[str, Any]:
    told = [each for each in item.facts.change_history if each.date.first <= today]
    off = getattr(item.facts, "state", "planned") in ("cancelled", "postponed")
    return {"updated": item.updated(today), "revision": len(told) + off}
