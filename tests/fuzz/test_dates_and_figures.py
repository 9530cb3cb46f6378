"""Dates and figures: what is read is what was written, and all else is refused in plain words."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from hub.values import LONDON, When, read_date, read_figure, read_time, read_today
from tests.fuzz.examples import ANYTHING, many

NEAR = st.text("0123456789-/ T:+Z", max_size=24)
NUMBERS = st.tuples(*[st.integers(0, limit) for limit in (3000, 14, 33, 26, 62)])
FORMS = (
    *("{:04}", "{:04}-{:02}", "{:04}-{:02}-{:02}", "{:04}-{:02}-{:02} {:02}:{:02}"),
    *("{:04}-{:02}-{:02}T{:02}:{:02}Z", "{:04}-{:02}-{:02} {:02}:{:02}+0{}:00", "{:04}/{:02}"),
    *("{}-{}-{}", "{2:02}/{1:02}/{0:04}", " {:04}", "{:04}-{:02}-{:02} ", "{:04}-{:02}-{:02}\n"),
)
DATES = st.one_of(
    st.builds(lambda form, each: form.format(*each, 1), st.sampled_from(FORMS), NUMBERS), NEAR
)
FAULTS = re.compile(
    "is not a date|is not a day in the calendar|is not a time of a day in the calendar"
    "|is not a financial year, which ends in the year after it starts|is not a day"
    "|falls in the hour when the clocks change, so it needs an offset"
    "|has a time of day, where a date is meant"
)


def read(text: str) -> When | None:
    """A date or time; None for what is refused in words that an editor may read."""
    try:
        return read_time(text)
    except ValueError as error:
        said = str(error)
    assert FAULTS.fullmatch(said)
    return None


@many(1000)
@given(DATES)
def test_a_date_covers_what_its_words_say(text: str) -> None:
    when = read(text)
    if when is None:
        return
    assert str(when) == text
    assert when.first.tzinfo is when.last.tzinfo is LONDON
    assert read_time(str(when)) == when
    if when.precision == "time":
        assert when.first == when.last
        return
    assert (when.first.hour, when.first.minute) == (0, 0)
    assert (when.last.hour, when.last.minute) == (23, 59)
    days = (when.last.date() - when.first.date()).days + 1
    lengths = {"day": {1}, "month": {28, 29, 30, 31}}.get(when.precision, {365, 366})
    assert days in lengths
    start = when.first.strftime("%Y-%m-%d").rjust(10, "0")
    assert start.startswith(text.partition("/")[0])
    assert read_date(text) == when


@many(850)
@given(DATES)
def test_only_days_of_the_calendar_are_days(text: str) -> None:
    strict = re.fullmatch("[12][0-9]{3}-[0-9]{2}-[0-9]{2}", text)
    day = None
    if strict:
        with suppress(ValueError):
            day = date.fromisoformat(text)
    when = read(text)
    assert (when is not None and when.precision == "day") == (day is not None)
    if when and when.exact:
        today = read_today(text)
        assert today == (when.first if when.precision == "time" else when.first.replace(hour=12))


CHANGES = st.sampled_from(
    [(2026, 3, 29), (2026, 10, 25), (2016, 10, 30), (1970, 6, 1), (1941, 5, 4), (1968, 2, 18)]
)


@many(850)
@given(CHANGES, st.integers(-26, 26), st.integers(0, 59))
def test_a_time_is_read_where_the_clock_shows_it_once(
    day: tuple[int, int, int], hours: int, minute: int
) -> None:
    clock = datetime(*day) + timedelta(hours=hours, minutes=minute)
    instants = {clock.replace(tzinfo=LONDON, fold=fold).astimezone(UTC) for fold in (0, 1)}
    shown = [
        each for each in instants if each.astimezone(LONDON).replace(tzinfo=None, fold=0) == clock
    ]
    when = read(f"{clock:%Y-%m-%d %H:%M}")
    assert [when.first.astimezone(UTC)] == shown if when else len(shown) != 1
    for instant in instants:
        shown_then = instant.astimezone(LONDON)
        offset = (shown_then.utcoffset() or timedelta()) // timedelta(hours=1)
        with_offset = read_time(f"{shown_then:%Y-%m-%d %H:%M}+{offset:02}:00")
        assert with_offset.first.astimezone(UTC) == instant


@many(850)
@given(
    st.one_of(
        st.builds(
            "{}{}{}".format,
            st.sampled_from(["", "about ", "over ", "under ", "up to ", "Over ", "over", "£"]),
            st.sampled_from(["", "+", "-", "--", "0", ".", ","]),
            st.one_of(st.integers(0, 10**17), st.decimals(0, 10**9, places=3)),
        ),
        st.text("0123456789.,+-eE ", max_size=20),
        ANYTHING,
    )
)
def test_a_figure_is_its_qualifier_and_its_number(text: str) -> None:
    try:
        figure = read_figure(text)
    except ValueError:
        return
    assert figure.number.is_finite()
    assert abs(figure.number) < 10**15
    words = text.rsplit(" ", 1)
    assert figure.qualifier == (words[0] if len(words) == 2 else "")
    assert figure.number == Decimal(words[-1])
    assert read_figure(str(figure)) == figure
    assert str(read_figure(str(figure))) == str(figure)


@many(550)
@given(st.one_of(ANYTHING, NEAR))
def test_no_text_does_worse_than_a_value_error(text: str) -> None:
    for reader in (read_date, read_time, read_figure, read_today):
        with suppress(ValueError):
            reader(text)
