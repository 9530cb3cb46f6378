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
    whole = whole or f"{len(drawn)} {'entry' if len(drawn) == 1 else 'entries'}"
    return BarChart(title, f"{title}: {_largest(drawn)}; {whole}", drawn, note)


def _largest(drawn: Sequence[Bar]) -> str:
    top = [each for each in drawn if each.length == FULL]
    if not top:
        return "nothing above 0"
    return f"largest {' and '.join(each.label for each in top)}, {top[0].words}"
