"""Events on the way from announced to over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hub.kinds.consultation import EVER, SECOND
from hub.model import Item
from hub.views.courses import Course, State, course
from hub.wording import uk_deadline


def over(item: Item) -> datetime | None:
    """The last instant of an event: the end of its last day where no hour of its end is known.

    None where its start is not recorded.
    """
    facts = item.facts
    if not facts.starts:
        return None
    last: datetime = (facts.ends or facts.starts).last
    return last if facts.ends else last.replace(hour=23, minute=59)


def event_course(item: Item, today: datetime) -> Course:
    """Upcoming, then past; nothing where its start is not recorded."""
    end = over(item)
    steps = [(EVER, State("upcoming", "Upcoming"))]
    steps += [(end.astimezone(UTC) + SECOND, State("past", "Past"))] if end else []
    return course(steps, today) if end else ()


def registering(item: Item, today: datetime) -> State | None:
    """Until when one can register, in words; None once it is too late, or where one cannot."""
    facts, end = item.facts, over(item)
    if not facts.register_ or facts.state == "cancelled":
        return None
    ends = [facts.register_.by.last] if facts.register_.by else []
    last = min([*ends, *([end] if end else [])], default=None)
    words = f"Register by {uk_deadline(facts.register_.by)}" if ends else "Registration is open"
    steps = [(EVER, State("open", words))]
    steps += [(last.astimezone(UTC) + SECOND, State("closed", ""))] if last else []
    now = course(steps, today)[0]
    return now if now.key == "open" else None


def mode(item: Item) -> str:
    """ "In person", "Online", "In person and online"; "" where neither is recorded."""
    ways = ("In person" if item.facts.place else "", "Online" if item.facts.online_url else "")
    return " and ".join(way for way in ways if way).replace("and O", "and o")


def soonest_first(item: Item) -> tuple[datetime, timedelta, str]:
    """Sorts events: by start, shorter ones first."""
    first = item.facts.starts.first
    return first, (over(item) or first) - first, item.id
