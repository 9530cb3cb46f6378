"""Fortnights and months of London's days, against calendars worked out by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.views.newsletter.periods import Period, Rhythm, fortnight, month

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
RHYTHMS = pytest.mark.parametrize("rhythm", [fortnight, month])


@RHYTHMS
@given(DAYS)
def test_time_is_cut_into_periods_without_a_gap(rhythm: Rhythm, day: date) -> None:
    period = rhythm(day)
    assert period.first <= day <= period.last
    assert rhythm(period.first) == rhythm(period.last) == period
    after = rhythm(period.last + timedelta(days=1))
    assert after.first == period.last + timedelta(days=1)
    assert after.days.since - period.days.until == timedelta(seconds=1)
    assert after > period


@RHYTHMS
@given(DAYS)
def test_a_period_is_the_days_of_london_from_the_first_second_to_the_last(
    rhythm: Rhythm, day: date
) -> None:
    period = rhythm(day)
    london = [each.astimezone(ZoneInfo("Europe/London")) for each in ends(period)]
    assert [f"{each:%m-%d %H:%M:%S}" for each in london] == [
        f"{period.first:%m-%d} 00:00:00",
        f"{period.last:%m-%d} 23:59:59",
    ]
    assert {each.tzinfo for each in ends(period)} == {UTC}


def ends(period: Period) -> tuple[datetime, datetime]:
    return period.days.since, period.days.until


@given(DAYS)
def test_fortnights_are_14_days_from_a_monday_that_is_whole_fortnights_from_the_first(
    day: date,
) -> None:
    made = fortnight(day)
    assert (made.last - made.first).days == 13
    assert made.first.weekday() == 0
    assert (made.first - date(2001, 1, 1)).days % 14 == 0
    assert date.fromisoformat(made.name) == made.first


@given(DAYS)
def test_a_month_is_that_of_the_calendar(day: date) -> None:
    made = month(day)
    assert {(made.first.year, made.first.month), (made.last.year, made.last.month)} == {
        (day.year, day.month)
    }
    assert (made.first.day, (made.last + timedelta(days=1)).day) == (1, 1)
    assert date.fromisoformat(f"{made.name}-01") == made.first


@pytest.mark.parametrize(
    ("day", "name", "words"),
    [
        ("2001-01-01", "2001-01-01", "1 to 14 January 2001"),
        ("2000-12-31", "2000-12-18", "18 to 31 December 2000"),
        ("2016-04-17", "2016-04-04", "4 to 17 April 2016"),
        ("2016-04-18", "2016-04-18", "18 April to 1 May 2016"),
        ("2016-05-01", "2016-04-18", "18 April to 1 May 2016"),
        ("2016-01-01", "2015-12-28", "28 December 2015 to 10 January 2016"),
        ("2016-02-29", "2016-02-22", "22 February to 6 March 2016"),
    ],
)
def test_a_fortnight_is_called_after_its_first_day(day: str, name: str, words: str) -> None:
    made = fortnight(date.fromisoformat(day))
    assert (made.name, made.words) == (name, words)


@pytest.mark.parametrize(
    ("day", "name", "words"),
    [
        ("2016-04-18", "2016-04", "April 2016"),
        ("2016-02-29", "2016-02", "February 2016"),
        ("2015-12-31", "2015-12", "December 2015"),
    ],
)
def test_a_month_is_called_by_its_name(day: str, name: str, words: str) -> None:
    made = month(date.fromisoformat(day))
    assert (made.name, made.words) == (name, words)


@pytest.mark.parametrize(
    ("rhythm", "day", "since", "until"),
    [  # Clocks went forward on 27 March 2016 and back on 30 October 2016.
        (fortnight, "2016-03-27", "2016-03-21 00:00:00", "2016-04-03 22:59:59"),
        (fortnight, "2016-04-18", "2016-04-17 23:00:00", "2016-05-01 22:59:59"),
        (fortnight, "2016-10-30", "2016-10-16 23:00:00", "2016-10-30 23:59:59"),
        (month, "2016-03-01", "2016-03-01 00:00:00", "2016-03-31 22:59:59"),
        (month, "2016-10-31", "2016-09-30 23:00:00", "2016-10-31 23:59:59"),
        (month, "2016-12-31", "2016-12-01 00:00:00", "2016-12-31 23:59:59"),
    ],
)
def test_a_period_in_which_the_clocks_change_is_an_hour_shorter_or_longer(
    rhythm: Rhythm, day: str, since: str, until: str
) -> None:
    said = [f"{each:%Y-%m-%d %H:%M:%S}" for each in ends(rhythm(date.fromisoformat(day)))]
    assert said == [since, until]
