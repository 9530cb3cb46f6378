"""Sums of plain figures: those that a source gives without about, over, under or up to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from hub.values import Figure


def plain_sum(figures: Sequence[Figure]) -> tuple[Figure | None, int]:
    """The sum of the plain figures, None without any, and how many others are not in it."""
    plain = [each.number for each in figures if not each.qualifier]
    return Figure("", sum(plain, Decimal(0))) if plain else None, len(figures) - len(plain)
