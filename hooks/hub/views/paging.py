"""Long lists, cut into pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[Entry]):
    """One page of a long list, and the way to the others.

    number counts from 1; addresses has the address of every page; total counts all entries.
    """

    entries: tuple[Entry, ...]
    total: int
    number: int
    addresses: tuple[str, ...]

    @property
    def address(self) -> str:
        """The address of this page."""
        return self.addresses[self.number - 1]


def leaves(entries: Sequence[Entry], address: str, size: int) -> Iterator[Leaf[Entry]]:
    """Cut a list into pages of so many entries; at least one page, if empty."""
    starts = range(0, len(entries), size) or range(1)
    addresses = (address, *(f"{address}page/{n}/" for n in range(2, len(starts) + 1)))
    for number, start in enumerate(starts, 1):
        yield Leaf(tuple(entries[start : start + size]), len(entries), number, addresses)
