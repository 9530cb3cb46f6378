"""Which files may have something to tell of some days, without reading them whole."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

LIFETIME = 80
"""Years ahead from which on four digits alone are no year, but 2,800 of something."""

_end = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE)
_review = re.compile(rb"^review(?:_by|ed):.*$", re.MULTILINE)
_date = re.compile(rb"^date:[ \t]*[\"']?([12]\d{3})(?:-(\d{2})|(/\d{2}))?", re.MULTILINE)
# A value of YAML never follows a letter, digit or hyphen, as the figures in ids do.
_when = re.compile(rb"([12](?<![\w-].)\d{3})(?!\d)(?:-(\d{2})|(/\d{2}))?")


def may_tell(content: bytes, first: datetime, last: datetime) -> bool:
    """Whether an item that is published by one instant may name a time since another.

    Dates begin with their year and month (values.read_time), so the figures that look like
    them tell. Yes may be wrong; no saves the reading of a large hub's other items, and is wrong
    only of an item with nothing but a bare year, more than a lifetime ahead.
    """
    end = _end.search(content, 3)
    if not end or b"\\" in content[: end.start()]:
        return True  # broken, or YAML may write any character with the backslash
    front = _review.sub(b"", content[: end.start()])
    if _published_after(front, last):
        return False
    day_before = first - timedelta(days=1)  # where a time has an offset, its day may be that one
    since, lifetime = f"{day_before:%Y%m}".encode(), str(first.year + LIFETIME).encode()
    found = (each for each in _when.findall(front) if any(each[1:]) or each[0] <= lifetime)
    return any(_last_month(*each) >= since for each in found)


def _published_after(front: bytes, last: datetime) -> bool:
    """Whether every line that may be the item's date begins after an instant."""
    months = [_first_month(*each) for each in _date.findall(front)]
    return bool(months) and min(months) > f"{last:%Y%m}".encode()


def _first_month(year: bytes, month: bytes, financial: bytes) -> bytes:
    return year + (b"04" if financial else month or b"01")


def _last_month(year: bytes, month: bytes, financial: bytes) -> bytes:
    return b"%d03" % (int(year) + 1) if financial else year + (month or b"12")
