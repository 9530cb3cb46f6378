"""Events on the way from announced to over."""

from __future__ import annotations

from datetime import UTC, datetime

from hub.model import Item
from hub.values import EVER, SECOND
from hub.views.courses import Course, State, course
from hub.wording import uk_deadline


def over(item: Item) -> datetime | None:
    """The last instant of an event in UTC, None where its start is not recorded.

    Where no hour of its end is known, that is the end of its last day.
    """
    facts = item.facts
    if not facts.starts:
        return None
    last: datetime = (facts.ends or facts.starts).last
    return (last if facts.ends else last.replace(hour=23, minute=59)).astimezone(UTC)


def event_course(item: Item, today: datetime) -> Course:
    """Upcoming, then past; nothing where its start is not recorded, or does not hold any more."""
    end = over(item)
    if item.facts.state == "postponed" or not end:
        return ()
    steps = [(EVER, State("upcoming", "Upcoming")), (end + SECOND, State("past", "Past"))]
    return course(steps, today)


def registering(item: Item, today: datetime) -> State | None:
    """Until when one can register, in words; None once it is too late, or where one cannot."""
    facts, end = item.facts, over(item)
    if not facts.register_ or facts.state != "planned":
        return None
    by = facts.register_.by
    ends = [each for each in (by.last.astimezone(UTC) if by else None, end) if each]
    words = f"Register by {uk_deadline(by)}" if by else "Registration is open"
    steps = [(EVER, State("open", words))]
    steps += [(min(ends) + SECOND, State("closed", "Registration has closed"))] if ends else []
    now = course(steps, today)[0]
    return now if now.key == "open" else None


def mode(item: Item) -> str:
    """ "In person", "Online", "In person and online"; "" where neither is recorded."""
    ways = ("In person" if item.facts.place else "", "Online" if item.facts.online_url else "")
    return " and ".join(way for way in ways if way).replace("and O", "and o")


def soonest_first(item: Item) -> tuple[datetime, datetime, str]:
    """Sorts events of which the start is recorded: by start, those that end sooner first."""
    start = item.facts.starts.first.astimezone(UTC)
    return start, over(item) or start, item.id
