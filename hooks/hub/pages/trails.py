"""The way from the home page to each page, as its address tells it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from hub.model import Page

Names = Mapping[str, str]

_heading = re.compile(r"^# +(.+?)(?: +#+)?$", re.M)
_marks = re.compile(r" *\{[^{}]*\}$|[*_`]")


def names_of(pages: Sequence[Page]) -> Names:
    """What pages are called, by address: their title, else the first heading of their body."""
    titles = ((page.address, page.title or _first_heading(page.body)) for page in pages)
    return {address: title for address, title in titles if address and title}


def _first_heading(body: str) -> str:
    found = _heading.search(body)
    return _marks.sub("", found[1]) if found else ""


def above(address: str, names: Names) -> tuple[tuple[str, str], ...]:
    """Name and address of the pages that an address begins with, from the top down."""
    ends = (place + 1 for place, sign in enumerate(address[:-1]) if sign == "/")
    return tuple((names[begin], begin) for end in ends if (begin := address[:end]) in names)
