"""How items move from state to state: pages built earlier follow by a script, to the second.

A template renders what holds now, and keeps what will hold in <template> elements, which readers
do not see; assets/hub/clock.js swaps them when their instant has come.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from hub.model import Item
from hub.wording import label, uk_date, uk_deadline


class State(NamedTuple):
    """What an item says of itself, for templates and in words, and for how long.

    since and until are instants in UTC as in 2027-01-15T23:59:01Z; since is "" for what holds
    now, until for what no instant ends.
    """

    key: str
    words: str
    since: str = ""
    until: str = ""


Course = tuple[State, ...]
"""The states that an item has from today on, the present one first."""


def instant(when: datetime) -> str:
    """An instant as scripts read it, in UTC to the second."""
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def course(steps: Sequence[tuple[datetime, State]], today: datetime) -> Course:
    """States with the instants at which they begin, in order, as they are from today on."""
    past = sum(since <= today for since, _ in steps)
    ahead = steps[max(past - 1, 0) :]
    ends = [*(since for since, _ in ahead), None][1:]
    return tuple(
        state._replace(
            since=instant(since) if since > today else "", until=instant(end) if end else ""
        )
        for (since, state), end in zip(ahead, ends, strict=True)
    )


def spans(course: Course, **merged: Sequence[str]) -> Mapping[str, State]:
    """The states of a course by key, and under other names states that follow each other as one."""
    found = {state.key: state for state in course}
    for name, keys in merged.items():
        parts = [state for state in course if state.key in keys]
        if parts:
            found[name] = State(name, "", parts[0].since, parts[-1].until)
    return found


def consultation_course(item: Item, today: datetime) -> Course:
    """What a consultation of ours says of itself; nothing where we respond."""
    steps = item.facts.course(today)
    return course([(since, _said(key, item)) for since, key in steps], today)


def _said(key: str, item: Item) -> State:
    facts = item.facts
    match key:
        case "open" if facts.closes is None:
            return State(key, "Open, closing date not recorded")
        case "open":
            return State(key, f"Open until {uk_deadline(facts.closes)}")
        case "upcoming":
            return State(key, f"Opens {uk_date(facts.opens)}")
        case "overdue":
            return State(key, "Closed, outcome overdue")
        case _:
            return State(key, label(key))
