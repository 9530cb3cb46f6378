"""What the registers share: long tables of facts from many items, in pages, with filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PAGE_SIZE = 500
"""How many rows a page of a register has."""

Values = Mapping[str, tuple[str, ...]]
"""By filter, what a row has of it, in readers' words."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A way to narrow a register down: each choice in words, with the number of its rows."""

    name: str
    title: str
    choices: tuple[tuple[str, int], ...]


def filters(titles: Mapping[str, str], rows: Iterable[Values]) -> tuple[Filter, ...]:
    """The filters of a register's rows, choices in the order of their words; no empty ones."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in titles}
    for values in rows:
        for name in titles:
            counts[name].update(values.get(name, ()))
    return tuple(
        Filter(name, title, tuple(sorted(counts[name].items())))
        for name, title in titles.items()
        if counts[name]
    )
