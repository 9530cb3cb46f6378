"""Values in readers' words: GOV.UK style."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from hub import LONDON, wording
from hub.values import read_date, read_figure, read_time


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2016-05-10", "10 May 2016"),
        ("2016-05-01", "1 May 2016"),
        ("2014-07", "July 2014"),
        ("2014", "2014"),
        ("2008/09", "2008/09"),
        ("2016-05-10 17:00", "10 May 2016 at 5pm"),
        ("2016-05-10T23:30+01:00", "10 May 2016 at 11:30pm"),
        ("2016-05-10T23:30Z", "11 May 2016 at 12:30am"),
    ],
)
def test_dates_are_british(text: str, words: str) -> None:
    assert wording.uk_date(read_time(text)) == words


def test_a_date_that_no_source_gives_is_not_recorded() -> None:
    assert wording.uk_date(None) == "not recorded"
    assert wording.uk_span(None, None) == "not recorded"
    assert wording.uk_deadline(None) == "not recorded"


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [
        (0, 0, "midnight"),
        (0, 5, "12:05am"),
        (9, 0, "9am"),
        (11, 59, "11:59am"),
        (12, 0, "midday"),
        (12, 30, "12:30pm"),
        (17, 0, "5pm"),
        (23, 59, "11:59pm"),
    ],
)
def test_clock_times(hour: int, minute: int, words: str) -> None:
    assert wording.uk_clock(datetime(2016, 5, 10, hour, minute, tzinfo=LONDON)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2016-06-30", "11:59pm on 30 June 2016"),
        ("2016-06-30 17:00", "5pm on 30 June 2016"),
        ("2016-06-30T23:30Z", "12:30am on 1 July 2016"),
    ],
)
def test_deadlines_say_the_time(text: str, words: str) -> None:
    assert wording.uk_deadline(read_time(text)) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2010", "2012", "2010 to 2012"),
        ("2010", "2010", "2010"),
        ("2016-05-10 10:00", "2016-05-10 11:00", "10 May 2016, 10am to 11am"),
        ("2016-05-10", "2016-05-12", "10 May 2016 to 12 May 2016"),
    ],
)
def test_spans(start: str, end: str, words: str) -> None:
    assert wording.uk_span(read_time(start), read_time(end)) == words
    assert wording.uk_span(read_date("2010"), None).endswith("2010")


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("over 25000000", "GBP", "over £25 million"),
        ("1900000", "GBP", "£1.9 million"),
        ("225000000000", "GBP", "£225 billion"),
        ("400515", "GBP", "£400,515"),
        ("1234567", "GBP", "£1,234,567"),
        ("about 308000", "GBP", "about £308,000"),
        ("0.50", "GBP", "£0.5"),
        ("46", "percent", "46%"),
        ("19.5", "percent", "19.5%"),
        ("up to 5", "percentage points", "up to 5 percentage points"),
        ("550", "apprenticeships", "550 apprenticeships"),
        ("1200", "solar installations", "1,200 solar installations"),
        ("100", None, "100"),
    ],
)
def test_figures(text: str, unit: str | None, words: str) -> None:
    assert wording.figure(read_figure(text), unit) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [("-12", "down 12%"), ("31", "up 31%"), ("about -12.5", "down about 12.5%")],
)
def test_changes_say_their_direction(text: str, words: str) -> None:
    assert wording.change(read_figure(text), "percent") == words


def test_amounts_in_thousands_are_written_out() -> None:
    assert wording.thousands(Decimal(1095)) == "£1,095,000"
    assert wording.thousands(Decimal("0.5")) == "£500"
    assert wording.thousands(None) == "not recorded"


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "1 KB"), (1, "1 KB"), (38_400, "38 KB"), (999_499, "999 KB"), (1_200_000, "1.2 MB")],
)
def test_file_sizes(size: int, words: str) -> None:
    assert wording.file_size(size) == words


def test_choices_are_words() -> None:
    assert wording.label("service_specific") == "Service specific"
    assert wording.label("self_reported") == "Self-reported"
    assert wording.label(None) == "Not recorded"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-10-25 01:30+01:00", "1:30am BST on 25 October 2026"),
        ("2026-10-25 01:30+00:00", "1:30am GMT on 25 October 2026"),
        ("2026-10-25 00:59", "12:59am on 25 October 2026"),
        ("2026-10-25 02:00", "2am on 25 October 2026"),
        ("2026-03-29 02:00", "2am on 29 March 2026"),
    ],
)
def test_an_hour_that_comes_twice_says_which_it_is(text: str, words: str) -> None:
    assert wording.uk_deadline(read_time(text)) == words


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2027-06-30 16:59", "closes today"),
        ("2027-06-30 00:00", "closes today"),
        ("2027-06-29 23:59", "closes tomorrow"),
        ("2027-06-28 00:00", "2 days left"),
        ("2027-06-01 09:00", "29 days left"),
    ],
)
def test_days_left_go_by_the_calendar_in_london(today: str, words: str) -> None:
    deadline = read_time("2027-06-30 17:00").last
    assert wording.days_left(deadline, read_time(today).first) == words
    assert wording.days_left(deadline.astimezone(UTC), read_time(today).first) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2016-04-20", "2016-04-20", "20 April 2016"),
        ("2016-04-01", "2016-04-20", "1 to 20 April 2016"),
        ("2016-04-01", "2016-04-30", "April 2016"),
        ("2016-02-01", "2016-02-29", "February 2016"),
        ("2016-04-21", "2016-05-31", "21 April to 31 May 2016"),
        ("2016-12-20", "2017-01-02", "20 December 2016 to 2 January 2017"),
    ],
)
def test_days_from_and_to(first: str, last: str, words: str) -> None:
    assert wording.uk_days(date.fromisoformat(first), date.fromisoformat(last)) == words
