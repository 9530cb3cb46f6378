"""Times in calendars: every instant stays what it is, on nights when the clocks change too."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import pytest
import vobject  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Timezone

from hub import LONDON, check
from hub.model import Catalogue
from hub.outputs.calendars import SUMMER_TIME, TIMEZONE, calendars
from hub.views.gathered import Gathered
from tests.hubs import TINY_HUB, TODAY
from tests.outputs.calendar_readers import Event, events
from tests.outputs.calendar_rules import broken, parsed
from tests.records import facts


@cache
def tiny() -> Catalogue:
    catalogue = check(TINY_HUB, TODAY).catalogue
    assert catalogue
    return catalogue


def written(*times: tuple[str | None, str | None], **changes: Any) -> bytes:
    """The calendar of events that start and end at some times; not recorded, or not said."""
    (workshop,) = tiny().of("event")
    ends = [{"ends": end} if end else {} for _, end in times]
    items = [
        replace(workshop, id=f"events/e-{n}", facts=facts("event", starts=start, **end, **changes))
        for n, ((start, _), end) in enumerate(zip(times, ends, strict=True))
    ]
    files = [*calendars(Gathered(replace(tiny(), listed=tuple(items))))]
    content = files[0].content
    assert broken(content) == []
    own = [each for each in files if each.path.endswith("event.ics")]
    assert len(own) == content.count(b"BEGIN:VEVENT")
    return content


def one(content: bytes) -> Event:
    (event,) = events(content)
    return event


@pytest.mark.parametrize(
    ("starts", "ends", "first", "last"),
    [
        ("2026-07-01 10:00", "2026-07-01 12:30", "2026-07-01 09:00", "2026-07-01 11:30"),
        ("2026-12-01 10:00", "2026-12-01 12:30", "2026-12-01 10:00", "2026-12-01 12:30"),
        ("2026-07-01 22:00", "2026-07-02 01:00", "2026-07-01 21:00", "2026-07-02 00:00"),
        ("2026-11-05 22:00", "2026-11-06 00:00", "2026-11-05 22:00", "2026-11-06 00:00"),
        ("2026-03-28 23:30", "2026-03-29 03:30", "2026-03-28 23:30", "2026-03-29 02:30"),
        ("2026-10-24 23:00", "2026-10-25 03:00", "2026-10-24 22:00", "2026-10-25 03:00"),
        ("2016-05-10 17:00+05:30", "2016-05-10 13:00", "2016-05-10 11:30", "2016-05-10 12:00"),
        ("2045-07-01 10:00", "2045-12-01 10:00", "2045-07-01 09:00", "2045-12-01 10:00"),
        (
            "2026-10-25 01:30+01:00",
            "2026-10-25 01:15+00:00",
            "2026-10-25 00:30",
            "2026-10-25 01:15",
        ),
        ("2026-10-25 00:30", "2026-10-25 01:30+00:00", "2026-10-24 23:30", "2026-10-25 01:30"),
        ("2026-10-25 01:30+00:00", "2026-10-25 09:00", "2026-10-25 01:30", "2026-10-25 09:00"),
        ("2026-10-25 01:30+01:00", "2026-10-25 09:00", "2026-10-25 00:30", "2026-10-25 09:00"),
        ("1996-03-31 00:30", "1996-03-31 02:30", "1996-03-31 00:30", "1996-03-31 01:30"),
        ("1995-10-22 12:00", "1995-10-22 13:00", "1995-10-22 12:00", "1995-10-22 13:00"),
        ("1968-12-01 12:00", "1968-12-01 13:00", "1968-12-01 11:00", "1968-12-01 12:00"),
        ("2026-11-05 10:00", None, "2026-11-05 10:00", None),
        ("2026-10-25 01:30+00:00", None, "2026-10-25 01:30", None),
        ("2026-11-05 10:00", "2026-11-05", "2026-11-05 10:00", None),
        ("2026-11-05 10:00", "2026-11-05 10:00", "2026-11-05 10:00", None),
    ],
)
def test_an_event_with_times_starts_and_ends_at_its_instants(
    starts: str, ends: str | None, first: str, last: str | None
) -> None:
    event = one(written((starts, ends)))
    assert event.start == datetime.fromisoformat(f"{first}Z")
    assert event.end == (datetime.fromisoformat(f"{last}Z") if last else None)
    assert event.transp == "OPAQUE"


@pytest.mark.parametrize(
    ("starts", "ends", "how"),
    [
        ("2026-07-01 10:00", "2026-07-01 12:30", ";TZID=Europe/London:"),
        ("2026-10-25 00:30", "2026-10-25 02:00", ";TZID=Europe/London:"),
        ("2026-10-25 01:30+01:00", "2026-10-25 02:30", ":"),
        ("2026-10-25 00:30", "2026-10-25 01:30+01:00", ":"),
        ("1996-03-31 00:59", "1996-03-31 09:00", ":"),
        ("1996-03-31 02:00", "1996-03-31 09:00", ";TZID=Europe/London:"),
    ],
)
def test_times_are_those_of_london_unless_these_leave_doubt(
    starts: str, ends: str, how: str
) -> None:
    content = written((starts, ends)).decode().partition("BEGIN:VEVENT")[2]
    found = re.findall(r"^DT(?:START|END)(.*:)\d{8}T\d{6}(Z?)\r$", content, re.M)
    assert found == [(how, "Z" if how == ":" else "")] * 2


@pytest.mark.parametrize(
    ("starts", "ends", "first", "after"),
    [
        ("2026-11-05", None, "2026-11-05", "2026-11-06"),
        ("2026-03-29", None, "2026-03-29", "2026-03-30"),
        ("2026-10-25", "2026-10-25", "2026-10-25", "2026-10-26"),
        ("2028-02-28", "2028-02-29", "2028-02-28", "2028-03-01"),
        ("2026-11-05", "2026-11-07 12:00", "2026-11-05", "2026-11-08"),
        ("2026-11-05", "2026-11-07 00:00", "2026-11-05", "2026-11-07"),
        ("2026-11-05", "2026-11-05 00:00", "2026-11-05", "2026-11-06"),
        ("2026-11-05 10:00", "2026-11-07", "2026-11-05", "2026-11-08"),
        ("2026-11-05 10:00", "2026-11", "2026-11-05", "2026-12-01"),
        ("2026-11-05", "2027", "2026-11-05", "2028-01-01"),
        ("2026-11-05", "2026/27", "2026-11-05", "2027-04-01"),
        ("1850-06-01", "1850-06-02", "1850-06-01", "1850-06-03"),
    ],
)
def test_an_event_with_days_lasts_whole_days(
    starts: str, ends: str | None, first: str, after: str
) -> None:
    event = one(written((starts, ends)))
    assert not isinstance(event.start, datetime)
    assert (event.start, event.end) == (date.fromisoformat(first), date.fromisoformat(after))
    assert event.transp == "TRANSPARENT"


@pytest.mark.parametrize("starts", ["2026-11", "2026", "2026/27", None])
def test_an_event_whose_day_is_not_known_is_in_no_calendar(starts: str | None) -> None:
    assert events(written((starts, "2027-03-01"))) == []


def test_events_stand_in_the_order_of_their_instants() -> None:
    times = ["2026-10-25 01:10+00:00", "2026-10-25 01:30+01:00", "2026-11-01", "2026-10-25"]
    found = events(written(*((start, None) for start in times), ("2026-11-01 00:00", None)))
    numbers = [event.uid.partition("@")[0][-1] for event in found]
    assert numbers == ["3", "1", "0", "2", "4"]


instants = st.datetimes(datetime(1990, 1, 1), datetime(2049, 12, 31)).map(
    lambda each: each.replace(second=0, microsecond=0, tzinfo=UTC)
)
changes = st.tuples(st.integers(1996, 2049), st.sampled_from([3, 10]), st.integers(-180, 180)).map(
    lambda each: (
        datetime(each[0], each[1], 31, 1, tzinfo=UTC)
        - timedelta(days=(date(each[0], each[1], 31).weekday() + 1) % 7)
        + timedelta(minutes=each[2])
    )
)


@given(start=instants | changes, length=st.integers(1, 60 * 24 * 3))
def test_no_instant_is_moved(start: datetime, length: int) -> None:
    end = start + timedelta(minutes=length)
    event = one(written((f"{start:%Y-%m-%d %H:%M}Z", f"{end:%Y-%m-%d %H:%M}Z")))
    assert (event.start, event.end) == (start, end)


def test_the_time_zone_is_that_of_london_in_every_hour_around_each_change() -> None:
    zone = "\r\n".join([*TIMEZONE, ""])
    calendar = vobject.readOne(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{zone}END:VCALENDAR\r\n")
    component = Timezone.from_ical(zone)
    assert isinstance(component, Timezone)
    one = component.to_tz(lookup_tzid=False)
    two = calendar.vtimezone.gettzinfo()
    differences = []
    for year in range(1996, 2050):
        for month in (3, 10):
            for hour in range(24 * 9):
                instant = datetime(year, month, 23, tzinfo=UTC) + timedelta(hours=hour)
                there = instant.astimezone(LONDON)
                again = there.replace(fold=1 - there.fold)
                if instant < SUMMER_TIME or there.utcoffset() != again.utcoffset():
                    continue  # times that are written in UTC
                for tz in (one, two):
                    read = there.replace(tzinfo=tz)
                    if read.astimezone(UTC) != instant or read.tzname() != there.tzname():
                        differences.append((tz, instant))
    assert differences == []


def test_the_clocks_change_at_the_second_at_which_they_do_in_london() -> None:
    zone = "\r\n".join(["BEGIN:VCALENDAR", *TIMEZONE, "END:VCALENDAR", ""])
    ((_, *parts),) = (each.walk() for each in parsed(zone.encode()).parts)
    offsets = []
    for part in parts:
        start, before, after = (
            part.all(name)[0].value for name in ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO")
        )
        first = datetime.strptime(f"{start}{before}", "%Y%m%dT%H%M%S%z")
        for year in range(first.year, 2050):
            last = date(year, first.month, 31)
            sunday = last - timedelta(days=(last.weekday() + 1) % 7)
            onset = datetime.combine(sunday, first.timetz()).astimezone(UTC)
            assert year > first.year or onset == first.astimezone(UTC)
            around = [onset - timedelta(seconds=1), onset]
            offsets.append([f"{each.astimezone(LONDON):%z}" for each in around])
            assert offsets[-1] == [before, after], year
    assert len(offsets) == 2 * (2050 - 1996)
    assert datetime(1996, 3, 31, 1, tzinfo=UTC) == SUMMER_TIME
