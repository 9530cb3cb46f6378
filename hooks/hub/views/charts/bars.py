"""Bars that lie on their side: named amounts on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

FULL = Decimal(100)
"""The user units from one end of a scale to the other."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A named amount in words, and its bar from start on, 0 to 100 in all."""

    label: str
    words: str
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars in the order given; note says what they leave out, or is ""."""

    title: str
    gist: str
    bars: tuple[Bar, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The amounts at both ends of the place that bars have; nought lies between them."""

    low: Decimal
    high: Decimal

    @property
    def nought(self) -> float:
        """Where bars begin."""
        return self._at(Decimal(0))

    def bar(self, label: str, value: Decimal, words: str) -> Bar:
        """The bar from nought to a value; less than nought lies to the left."""
        start, end = sorted((self.nought, self._at(value)))
        return Bar(label, words, start, round(end - start, 2))

    def _at(self, value: Decimal) -> float:
        span = self.high - self.low
        return float(round((value - self.low) * FULL / span, 2)) if span else 0.0


def bars(
    title: str, entries: Sequence[tuple[str, Decimal, str]], note: str = "", *, whole: str = ""
) -> BarChart | None:
    """A chart of labels, values and values in words; None without any.

    The largest value has the full width, and one below nought a bar of no length. whole ends
    the gist: "9 programmes, £4,455,000 in all".
    """
    if not entries:
        return None
    scale = Scale(Decimal(0), max(Decimal(0), *(value for _, value, _ in entries)))
    drawn = tuple(scale.bar(label, max(value, scale.low), words) for label, value, words in entries)
    whole = whole or f"{len(drawn)} {'bar' if len(drawn) == 1 else 'bars'}"
    gist = "; ".join([_largest(entries), *_below(entries), whole])
    return BarChart(title, f"{title}: {gist}", drawn, note)


Entries = Sequence[tuple[str, Decimal, str]]


def _largest(entries: Entries) -> str:
    most = max(value for _, value, _ in entries)
    if most <= 0:
        return "nothing above 0"
    top = [(label, words) for label, value, words in entries if value == most]
    return f"largest {' and '.join(label for label, _ in top)}, {top[0][1]}"


def _below(entries: Entries) -> list[str]:
    below = [f"{label}, {words}" for label, value, words in entries if value < 0]
    return [f"below 0 {' and '.join(below)}"] if below else []
