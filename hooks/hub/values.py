"""The values that content is written in: dates as intervals, and figures.

Front matter gives every value as text; a field decides its type and calls a reader here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
SECOND = timedelta(seconds=1)
EVER = datetime.min.replace(tzinfo=UTC)
"""The instant before all others."""

Precision = Literal["year", "financial year", "month", "day", "time"]


@dataclass(frozen=True, slots=True)
class When:
    """A date or time, as the interval that it covers.

    text is as the file gives it; first and last are instants in Europe/London, last being
    23:59 of the last day (a time is an interval of no length).
    """

    text: str
    first: datetime
    last: datetime
    precision: Precision

    def __str__(self) -> str:
        return self.text

    @property
    def exact(self) -> bool:
        """Whether its day is known."""
        return self.precision in ("day", "time")


_forms = re.compile(
    r"(?P<year>[12]\d{3})"
    r"(?:/(?P<next>\d{2})"
    r"|-(?P<month>\d{2})"
    r"(?:-(?P<day>\d{2})"
    r"(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?P<offset>Z|[+-]\d{2}:\d{2})?)?)?)?",
    re.ASCII,
)


def read_date(text: str) -> When:
    """A day, month `2014-07`, year `2014` or financial year `2008/09` (April to March).

    Raises ValueError, with the fault in plain words.
    """
    when = read_time(text)
    if when.precision == "time":
        raise ValueError("has a time of day, where a date is meant")
    return when


@lru_cache(maxsize=4096)
def read_time(text: str) -> When:
    """A date as read_date takes it, or a day with a time: `2016-05-10 17:00`.

    A time is in Europe/London unless it carries an offset. Raises ValueError.
    """
    match = _forms.fullmatch(text)
    if not match:
        raise ValueError("is not a date")
    year, after, month, day, hour, minute, offset = match.groups()
    if hour:
        instant = _instant(f"{year}-{month}-{day}T{hour}:{minute}{offset or ''}")
        return When(text, instant, instant, "time")
    if after:
        if int(after) != (int(year) + 1) % 100:
            raise ValueError("is not a financial year, which ends in the year after it starts")
        return _days(text, date(int(year), 4, 1), date(int(year) + 1, 3, 31), "financial year")
    if day:
        that_day = _calendar(int(year), int(month), int(day))
        return _days(text, that_day, that_day, "day")
    if month:
        first = _calendar(int(year), int(month), 1)
        return _days(text, first, month_end(first), "month")
    return _days(text, date(int(year), 1, 1), date(int(year), 12, 31), "year")


def _days(text: str, first: date, last: date, precision: Precision) -> When:
    start = datetime.combine(first, time(0, 0), LONDON)
    return When(text, start, datetime.combine(last, time(23, 59), LONDON), precision)


def _calendar(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("is not a day in the calendar") from None


def month_end(first: date) -> date:
    """The last day of the month that begins with a day."""
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("is not a time of a day in the calendar") from None
    if instant.tzinfo:
        return instant.astimezone(LONDON)
    instant = instant.replace(tzinfo=LONDON)
    if in_doubt(instant):
        raise ValueError("falls in the hour when the clocks change, so it needs an offset")
    return instant


def in_doubt(local: datetime) -> bool:
    """Whether a time of London's clock comes twice, or never, because the clocks change."""
    return local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()


Qualifier = Literal["", "about", "over", "under", "up to"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, with the qualifier that the source gives it, as in "over 25000000"."""

    qualifier: Qualifier
    number: Decimal

    def __str__(self) -> str:
        return f"{self.qualifier} {self.number}".strip()


_figure = re.compile(r"(?:(about|over|under|up to) )?([+-]?\d{1,15}(?:\.\d{1,6})?)", re.ASCII)


@lru_cache(maxsize=4096)
def read_figure(text: str) -> Figure:
    """`[about|over|under|up to] NUMBER`, in plain digits. Raises ValueError."""
    match = _figure.fullmatch(text)
    if not match:
        raise ValueError("is not a figure")
    qualifier, number = match.groups()
    return Figure(qualifier or "", Decimal(number))  # type: ignore[arg-type]  # the pattern's words


def read_today(text: str) -> datetime:
    """The instant that stands for today: a time as given, or noon of a day. Raises ValueError."""
    when = read_time(text)
    if not when.exact:
        raise ValueError("is not a day")
    return when.first if when.precision == "time" else when.first.replace(hour=12)
