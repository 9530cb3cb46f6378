"""What outcomes add up to: only like with like, and with a word on all that was left out.

An outcome adds to others of the same kind, unit, basis and recurrence; if it is not money saved or
invested, also of the same measure. Percentages and levels do not add up at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from hub.values import Figure
from hub.views.savings import gain
from hub.views.terms import Named
from hub.wording import figure, label

_MONEY = ("savings", "investment")
"""Kinds of outcome that add up whatever was measured."""

_AMOUNTS = (*_MONEY, "uptake")
"""Kinds of outcome whose results are amounts; those of others are levels: days of waiting."""

_PERCENT = re.compile(r"%|per ?cent", re.IGNORECASE)
"""How units begin that are never added."""


class Sort(NamedTuple):
    """What outcomes must share to be added; measure is "" for money saved or invested."""

    kind: str
    measure: str
    unit: str
    basis: str
    recurrence: str | None
    changes: bool


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of outcomes of one sort, and how many figures are in it."""

    sort: Sort
    number: Decimal
    figures: int

    @property
    def what(self) -> str:
        """ "Savings", or "Uptake: homes insulated, change" where differences were added."""
        measure = f": {self.sort.measure}" if self.sort.measure else ""
        return label(self.sort.kind) + measure + (", change" if self.sort.changes else "")

    @property
    def amount(self) -> str:
        """The sum in words."""
        return figure(Figure("", self.number), self.sort.unit)

    @property
    def terms(self) -> str:
        """ "Actual, annual"."""
        recurrence = f", {label(self.sort.recurrence).lower()}" if self.sort.recurrence else ""
        return label(self.sort.basis) + recurrence


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals of one theme, service or year, and what they leave out: reasons with numbers."""

    name: Named
    totals: tuple[Total, ...]
    left_out: tuple[tuple[str, int], ...]


def totals(outcomes: Iterable[Any], name: Named) -> Totals:
    """The sums of outcomes, in the order of their sorts, and why others are in none."""
    sums: dict[Sort, list[Decimal]] = {}
    left_out: Counter[str] = Counter()
    for facts in outcomes:
        addend = _addend(facts)
        if isinstance(addend, str):
            left_out[addend] += 1
        else:
            sums.setdefault(_sort(facts), []).append(addend)
    ordered = sorted(sums.items(), key=lambda pair: tuple(str(each) for each in pair[0]))
    return Totals(
        name,
        tuple(Total(sort, sum(found, Decimal(0)), len(found)) for sort, found in ordered),
        tuple(sorted(left_out.items())),
    )


def _sort(facts: Any) -> Sort:
    changes = facts.change is not None and not _money_saved(facts)
    measure = "" if facts.kind in _MONEY else facts.measure
    return Sort(facts.kind, measure, facts.unit, facts.basis, facts.recurrence, changes)


def _addend(facts: Any) -> Decimal | str:
    """What an outcome adds to a total, or in words why it adds nothing."""
    given = facts.change if facts.result is None else facts.result
    if given is None:
        return "in words"
    if facts.unit is None or facts.basis is None or _recurrence_unknown(facts):
        return "with unit, basis or recurrence not recorded"
    if _PERCENT.match(facts.unit):
        return "in percent"
    amount = gain(facts) if _money_saved(facts) else given
    if amount is None:
        return "as levels with nothing to compare"
    if facts.baseline is not None and amount is given:
        return "as levels before and after"
    if facts.change is None and facts.kind not in _AMOUNTS:
        return "as levels, which do not add up"
    return "only roughly given" if amount.qualifier else amount.number


def _money_saved(facts: Any) -> bool:
    """Whether it is a saving in pounds: what it gains is known, whichever way it is given."""
    return (facts.kind, facts.unit) == ("savings", "GBP")


def _recurrence_unknown(facts: Any) -> bool:
    return facts.kind == "savings" and facts.recurrence is None
