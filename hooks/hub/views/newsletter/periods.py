"""The fortnights and months after each of which an automatic issue tells what was new."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from hub.values import LONDON, SECOND, month_end
from hub.views.newsletter.reasons import Window
from hub.wording import uk_days

MONDAY = date(2001, 1, 1)
"""The day from which fortnights are counted, for good: feeds name them by their first days."""

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole days in London, the first and the last; name is that of the period for good."""

    first: date
    last: date
    name: str

    @property
    def days(self) -> Window:
        """Its first and its last second."""
        return Window(_midnight(self.first), _midnight(self.last + DAY) - SECOND)

    @property
    def words(self) -> str:
        """ "April 2016", "4 to 17 April 2016", "18 April to 1 May 2016"."""
        return uk_days(self.first, self.last)


Rhythm = Callable[[date], Period]
"""Cuts time into periods: gives the one that holds a day."""


def fortnight(day: date) -> Period:
    """The fortnight of a day, from a Monday on; it is called after its first day: 2016-04-18."""
    first = day - (day - MONDAY) % (14 * DAY)
    return Period(first, first + 13 * DAY, first.isoformat())


def month(day: date) -> Period:
    """The calendar month of a day, called as in 2016-04."""
    first = day.replace(day=1)
    return Period(first, month_end(first), first.isoformat()[:7])


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON).astimezone(UTC)
