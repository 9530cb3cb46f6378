"""Calendar files as two libraries read them, which have to agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import vobject  # type: ignore[import-untyped]
from icalendar import Calendar

from hub import Build


@dataclass(frozen=True, slots=True)
class Event:
    """A VEVENT as it was read; times are in UTC."""

    uid: str
    start: datetime | date
    end: datetime | date | None
    summary: str
    description: str
    url: str
    status: str
    transp: str
    stamp: datetime
    modified: datetime
    sequence: int
    location: str
    conference: str
    categories: tuple[str, ...]

    @property
    def paragraphs(self) -> list[str]:
        return self.description.split("\n")


def calendar_files(made: Build) -> dict[str, bytes]:
    """The calendar files of a hub, by address."""
    files = {each.path: each.content for each in made.files}
    return {path: each for path, each in files.items() if each.startswith(b"BEGIN:VCALENDAR")}


def events(content: bytes) -> list[Event]:
    """The events of a file in its order, on which both libraries agree."""
    one, two = list(_by_icalendar(content)), list(_by_vobject(content))
    assert one == two
    return one


def by_name(content: bytes) -> dict[str, Event]:
    """The events of a file by the part of the UID before the host."""
    return {event.uid.rpartition("@")[0]: event for event in events(content)}


def _by_icalendar(content: bytes) -> Iterator[Event]:
    calendar = Calendar.from_ical(content)
    assert not calendar.errors
    for event in calendar.walk("VEVENT"):
        assert not event.errors
        values: dict[str, Any] = {name.lower(): value for name, value in event.items()}
        assert not any(isinstance(value, list) for value in values.values())
        values |= {name: values[name].dt for name in TIMES if name in values}
        values["categories"] = [str(each) for each in getattr(values.get("categories"), "cats", ())]
        yield _event(values)


def _by_vobject(content: bytes) -> Iterator[Event]:
    calendar = vobject.readOne(content.decode())
    assert calendar.validate(raiseException=True)
    for event in calendar.contents.get("vevent", []):
        assert all(len(lines) == 1 for lines in event.contents.values())
        yield _event({name: lines[0].value for name, lines in event.contents.items()})


TEXTS = ("uid", "summary", "description", "url", "status", "transp", "location", "conference")
TIMES = ("dtstart", "dtend", "dtstamp", "last-modified")


def _event(values: dict[str, Any]) -> Event:
    start, end, stamp, modified = (_utc(values.get(name)) for name in TIMES)
    texts: dict[str, Any] = {name: str(values.get(name, "")) for name in TEXTS}
    return Event(
        **texts,
        start=start,
        end=end,
        stamp=stamp,
        modified=modified,
        sequence=int(values["sequence"]),
        categories=tuple(values.get("categories", ())),
    )


def _utc(value: Any) -> Any:
    return value.astimezone(UTC) if isinstance(value, datetime) else value
