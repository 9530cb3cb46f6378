"""What an item saved, as one amount that lists can show and sort by."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from hub.model import Item
from hub.values import Figure
from hub.wording import figure


class Saving(NamedTuple):
    """A saving in pounds; basis is actual, projected or target, None where not recorded."""

    amount: Figure
    basis: str | None

    @property
    def words(self) -> str:
        """ "over £25 million (actual)"."""
        basis = self.basis or "actual or expected: not recorded"
        return f"{figure(self.amount, 'GBP')} ({basis})"


def largest_saving(item: Item) -> Saving | None:
    """The largest single amount in pounds among the savings of an item, the first of equals."""
    return max(_savings(item), key=lambda saving: saving.amount.number, default=None)


def _savings(item: Item) -> Iterator[Saving]:
    for outcome in getattr(item.facts, "outcomes", None) or ():
        if outcome.kind == "savings" and outcome.unit == "GBP":
            amount = gain(outcome)
            if amount and amount.number > 0:
                yield Saving(amount, outcome.basis)


def gain(outcome: Any) -> Figure | None:
    """What a saving in pounds gains: a level reached is a gain only where more of it is better."""
    sign = -1 if outcome.better == "lower" else 1
    if outcome.change is not None:
        loss = outcome.better is None and outcome.change.number < 0
        return Figure(outcome.change.qualifier, outcome.change.number * (-1 if loss else sign))
    if outcome.result is None:
        return None
    if outcome.baseline is not None:
        step: Decimal = outcome.result.number - outcome.baseline.number
        exact = not (outcome.result.qualifier or outcome.baseline.qualifier)
        return Figure("" if exact else "about", step * sign)
    return outcome.result if outcome.better == "higher" else None
