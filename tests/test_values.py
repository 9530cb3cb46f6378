"""Dates as intervals, times in London, figures with their qualifiers."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.values import LONDON, Figure, When, read_date, read_figure, read_time, read_today

DIGITS = st.text("0123456789-/ T:+Z", max_size=24)
"""Text that looks like a date or a figure, and mostly is none."""


def span(when: When) -> tuple[str, str]:
    return (when.first.isoformat(), when.last.isoformat())


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2016-05-10", "2016-05-10T00:00:00+01:00", "2016-05-10T23:59:00+01:00", "day"),
        ("2016-02-29", "2016-02-29T00:00:00+00:00", "2016-02-29T23:59:00+00:00", "day"),
        ("2014-07", "2014-07-01T00:00:00+01:00", "2014-07-31T23:59:00+01:00", "month"),
        ("2015-02", "2015-02-01T00:00:00+00:00", "2015-02-28T23:59:00+00:00", "month"),
        ("2014-12", "2014-12-01T00:00:00+00:00", "2014-12-31T23:59:00+00:00", "month"),
        ("2014", "2014-01-01T00:00:00+00:00", "2014-12-31T23:59:00+00:00", "year"),
        ("2008/09", "2008-04-01T00:00:00+01:00", "2009-03-31T23:59:00+01:00", "financial year"),
        ("1999/00", "1999-04-01T00:00:00+01:00", "2000-03-31T23:59:00+01:00", "financial year"),
    ],
)
def test_a_date_is_the_interval_it_covers(text: str, first: str, last: str, precision: str) -> None:
    when = read_date(text)
    assert span(when) == (first, last)
    assert when.precision == precision
    assert str(when) == text


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2016-05-10 17:00", "2016-05-10T17:00:00+01:00"),
        ("2016-05-10T17:00", "2016-05-10T17:00:00+01:00"),
        ("2016-12-10 17:00", "2016-12-10T17:00:00+00:00"),
        ("2016-12-10 17:00Z", "2016-12-10T17:00:00+00:00"),
        ("2016-07-10 17:00Z", "2016-07-10T18:00:00+01:00"),
        ("2016-07-10 17:00-05:00", "2016-07-10T23:00:00+01:00"),
        ("2026-10-25 01:30+01:00", "2026-10-25T01:30:00+01:00"),
        ("2026-10-25 01:30+00:00", "2026-10-25T01:30:00+00:00"),
        ("2026-10-25 02:00", "2026-10-25T02:00:00+00:00"),
        ("2026-03-29 00:59", "2026-03-29T00:59:00+00:00"),
        ("2026-03-29 02:00", "2026-03-29T02:00:00+01:00"),
    ],
)
def test_a_time_is_one_instant_in_london(text: str, instant: str) -> None:
    when = read_time(text)
    assert span(when) == (instant, instant)
    assert when.precision == "time"
    assert when.first.tzinfo is LONDON


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "is not a date"),
        ("01/03/2016", "is not a date"),
        ("2016-5-1", "is not a date"),
        ("10 May 2016", "is not a date"),
        ("0999", "is not a date"),
        ("2016-05-10 ", "is not a date"),
        ("2016-05-10 17:00:00", "is not a date"),
        ("２０１６", "is not a date"),
        ("2016-02-30", "is not a day in the calendar"),
        ("2015-02-29", "is not a day in the calendar"),
        ("2016-13", "is not a day in the calendar"),
        ("2016-00-10", "is not a day in the calendar"),
        ("2008/10", "is not a financial year, which ends in the year after it starts"),
        ("2016-05-10 25:00", "is not a time of a day in the calendar"),
        ("2016-05-10 10:60", "is not a time of a day in the calendar"),
        ("2016-05-32 10:00", "is not a time of a day in the calendar"),
        ("2016-05-10 10:00+99:00", "is not a time of a day in the calendar"),
        ("2026-10-25 01:30", "falls in the hour when the clocks change, so it needs an offset"),
        ("2026-03-29 01:30", "falls in the hour when the clocks change, so it needs an offset"),
    ],
)
def test_what_is_no_date_is_refused_in_plain_words(text: str, fault: str) -> None:
    with pytest.raises(ValueError) as raised:  # noqa: PT011
        read_time(text)
    assert str(raised.value) == fault


def test_a_time_is_no_date() -> None:
    with pytest.raises(ValueError, match="has a time of day, where a date is meant"):
        read_date("2016-05-10 17:00")


def test_a_day_stands_for_its_noon_and_a_time_for_itself() -> None:
    assert read_today("2016-05-10") == datetime(2016, 5, 10, 11, 0, tzinfo=UTC)
    assert read_today("2016-05-10 17:30") == datetime(2016, 5, 10, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2016", "2016-05", "2008/09"])
def test_today_is_no_month_and_no_year(text: str) -> None:
    with pytest.raises(ValueError, match="is not a day"):
        read_today(text)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("25000000", Figure("", Decimal("25000000"))),
        ("over 25000000", Figure("over", Decimal("25000000"))),
        ("up to -1.5", Figure("up to", Decimal("-1.5"))),
        ("about +3", Figure("about", Decimal("3"))),
        ("under 0.25", Figure("under", Decimal("0.25"))),
    ],
)
def test_a_figure_is_a_number_with_its_qualifier(text: str, figure: Figure) -> None:
    assert read_figure(text) == figure


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1,000",
        "£5",
        "5%",
        "1e9",
        "NaN",
        "1.",
        ".5",
        "more than 5",
        "over",
        "９",
        "1" * 16,
        "5 ",
    ],
)
def test_what_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a figure"):
        read_figure(text)


def test_a_figure_reads_as_it_was_written() -> None:
    assert str(read_figure("over 25000000")) == "over 25000000"
    assert str(read_figure("-12")) == "-12"


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_every_day_of_the_calendar_is_read(day: date) -> None:
    when = read_date(day.isoformat())
    assert (when.first.date(), when.last.date()) == (day, day)
    assert when.last - when.first == timedelta(hours=23, minutes=59)


@given(st.one_of(st.text(), DIGITS))
def test_no_text_does_worse_than_a_value_error(text: str) -> None:
    for reader in (read_date, read_time, read_figure, read_today):
        with suppress(ValueError):
            reader(text)


@given(DIGITS)
def test_an_interval_never_ends_before_it_starts(text: str) -> None:
    try:
        when = read_time(text)
    except ValueError:
        return
    assert when.first.timestamp() <= when.last.timestamp()
