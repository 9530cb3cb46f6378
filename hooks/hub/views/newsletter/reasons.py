"""Why an item is worth telling: something happened to it in a window of days, or is ahead then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from hub.model import Item
from hub.values import LONDON, SECOND, When
from hub.views.events import over, registering

SOON = timedelta(weeks=4)
"""How far ahead the deadlines are that an issue gathers."""

Why = Literal["new", "updated", "deadline", "ahead", "outcome"]


@dataclass(frozen=True, slots=True)
class Window:
    """The days whose news an issue gathers, as its first and last instant in UTC."""

    since: datetime
    until: datetime

    def holds(self, when: datetime) -> bool:
        """Whether an instant lies in it."""
        return self.since <= when <= self.until

    def soon(self, when: datetime) -> bool:
        """Whether an instant comes after it, and not later than four weeks."""
        return self.until < when and near_from(when) <= self.until


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an item is told; when has the date that puts it into the window, words the changes."""

    why: Why
    when: When | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """An instant by which readers may want to act, in UTC, and what must be done by then."""

    when: datetime
    label: str


def window(first: When, last: When) -> Window:
    """From the first second of one date to the last second of another."""
    minute = 60 * SECOND
    return Window(first.first.astimezone(UTC), last.last.astimezone(UTC) + minute - SECOND)


def near_from(when: datetime) -> datetime:
    """The instant four weeks before another by London's calendar and clock, in UTC."""
    return _utc(when.astimezone(LONDON) - SOON)


def deadlines(item: Item, now: datetime) -> list[Deadline]:
    """The deadlines of an item that lie after an instant, soonest first."""
    found = sorted(_deadlines(item, now), key=lambda each: each.when)
    return [each for each in found if each.when > now]


def _deadlines(item: Item, now: datetime) -> Iterator[Deadline]:
    facts = item.facts
    match item.kind.name:
        case "news":
            yield from (Deadline(_utc(each.date.last), each.label) for each in facts.deadlines)
        case "consultation" if facts.state(now) == "open" and facts.closes:
            yield Deadline(_utc(facts.closes.last), "Respond")
        case "event" if facts.register_ and facts.register_.by and registering(item, now):
            yield Deadline(_utc(facts.register_.by.last), "Register")


def next_date(item: Item, now: datetime) -> datetime | None:
    """The next deadline of an item, else the start of an event to come; None without either."""
    if ahead := deadlines(item, now):
        return ahead[0].when
    starts = item.facts.starts if item.kind.name == "event" else None
    return _utc(starts.first) if starts and not is_over(item, now) else None


def is_over(item: Item, now: datetime) -> bool:
    """Whether an event has ended, or a consultation closed, so that it is too late to take part."""
    match item.kind.name:
        case "event":
            end = over(item)
            return end is not None and end < now
        case "consultation":
            return item.facts.state(now) in ("closed", "overdue", "concluded")
        case _:
            return False


def reason(item: Item, take: str, days: Window, sent: datetime | None) -> Reason | None:
    """Why an item is told under a rule of data/newsletter.yml, None where it is not.

    sent is the last instant of the window of the last issue that had it, None for none. What
    was sent is told again only for what is new since: a change that readers should know of, an
    outcome, or a date that was more than four weeks off.
    """
    match take:
        case "new":
            return _new(item, days, sent)
        case "deadlines":
            near = [each.when for each in deadlines(item, days.until) if days.soon(each.when)]
            return _ahead(item, "deadline", max(near, default=None), days, sent)
        case "ahead":
            return _event(item, days, sent)
        case _:
            return _outcome(item, days, sent)


def _new(item: Item, days: Window, sent: datetime | None) -> Reason | None:
    if sent is None and days.holds(item.facts.date.first):
        return None if is_over(item, days.until) else Reason("new", item.facts.date)
    return _updated(item, days, sent)


def _updated(item: Item, days: Window, sent: datetime | None) -> Reason | None:
    """The changes in the window that no issue has told of, oldest first."""
    changes: list[Any] = [
        each
        for each in item.facts.change_history
        if days.holds(each.date.first) and (sent is None or each.date.first > sent)
    ]
    if not changes:
        return None
    changes.sort(key=lambda each: each.date.first)
    words = " ".join(each.note if each.note[-1] in ".!?" else f"{each.note}." for each in changes)
    doubtful = [each.date for each in changes if not each.date.exact]
    return Reason("updated", (doubtful or [changes[-1].date])[0], words)


def _ahead(
    item: Item, why: Why, when: datetime | None, days: Window, sent: datetime | None
) -> Reason | None:
    """What lies ahead is told once, and once more when it is near."""
    if when is None:
        return None
    if sent is not None and not (days.soon(when) and sent < near_from(when)):
        return _updated(item, days, sent)
    return Reason(why)


def _event(item: Item, days: Window, sent: datetime | None) -> Reason | None:
    if item.kind.name != "event" or is_over(item, days.until):
        return None
    if item.facts.state != "planned":
        return _updated(item, days, sent) if sent is not None else None
    starts = item.facts.starts
    return _ahead(item, "ahead", _utc(starts.first) if starts else None, days, sent)


def _outcome(item: Item, days: Window, sent: datetime | None) -> Reason | None:
    outcome = item.facts.outcome if item.kind.name == "consultation" else None
    if not outcome or item.facts.state(days.until) != "concluded":
        return None
    told = outcome.date
    fresh = days.holds(told.first) and (sent is None or told.first > sent)
    return Reason("outcome", told) if fresh else None


def _utc(when: datetime) -> datetime:
    return when.astimezone(UTC)
