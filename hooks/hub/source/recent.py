"""Which files may have something to tell of the time since a day, without reading them whole."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

LIFETIME = 80
"""Years ahead from which on four digits alone are no year, but 2,800 of something."""

# A value of YAML never follows a letter, digit or hyphen, as the figures in ids do.
_when = re.compile(rb"([12](?<![\w-].)\d{3})(?!\d)(?:-(\d{2})|(/\d{2}))?")


def names_time_since(content: bytes, first: datetime) -> bool:
    """Whether the front matter of a file may name a day on or after this one.

    Dates begin with their year and month (values.read_time), so the figures that look like
    them tell. Yes may be wrong; no saves the reading of a large hub's old items, and is wrong
    only of an item with nothing but a bare year, more than a lifetime ahead.
    """
    end = content.find(b"\n---", 3)
    front = content[:end]
    if end < 0 or b"\\" in front:  # broken, or YAML may write any character with the backslash
        return True
    day_before = first - timedelta(days=1)  # where a time has an offset, its day may be that one
    since, lifetime = f"{day_before:%Y%m}".encode(), str(first.year + LIFETIME).encode()
    found = (each for each in _when.findall(front) if any(each[1:]) or each[0] <= lifetime)
    return any(_last_month(*each) >= since for each in found)


def _last_month(year: bytes, month: bytes, financial: bytes) -> bytes:
    """Year and month as six digits."""
    return b"%d03" % (int(year) + 1) if financial else year + (month or b"12")
