"""Return on investment: what case studies saved for each pound that they cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hub.model import Item
from hub.views.registers.totals import Total, Totals, totals
from hub.views.terms import Named
from hub.wording import figure


@dataclass(frozen=True, slots=True)
class Return:
    """What a case study saved for each pound that it cost, by basis and recurrence.

    notes say what the figure does not have in it, and what it sets against what.
    """

    study: Named
    cost: str
    saving: str
    ratio: Decimal
    notes: tuple[str, ...] = ()

    @property
    def for_each_pound(self) -> str:
        """The saving for each pound of cost, in pounds and pence; "minus £0.70" for a loss."""
        return f"{'minus ' if self.ratio < 0 else ''}£{abs(self.ratio):,.2f}"


@dataclass(frozen=True, slots=True)
class Returns:
    """The returns of all case studies that have one, highest first, and what others lack."""

    rows: tuple[Return, ...]
    left_out: tuple[tuple[str, int], ...]


def returns(studies: Iterable[Item]) -> Returns:
    """Savings in pounds divided by cost, for each case study with plain figures of both.

    Savings of one study are added only like with like, so that it may have several returns.
    """
    found: list[Return] = []
    left_out: Counter[str] = Counter()
    for study in studies:
        made = _returns(study)
        if isinstance(made, str):
            left_out[made] += 1
        else:
            found += made
    found.sort(key=lambda each: (-each.ratio, each.study.address, each.saving))
    return Returns(tuple(found), tuple(sorted(left_out.items())))


def _returns(study: Item) -> list[Return] | str:
    cost = study.facts.cost
    name = Named(study.facts.title, study.address)
    if cost is None:
        return "no cost is given"
    if cost.amount.qualifier:
        return "the cost is given only roughly"
    if cost.amount.number <= 0:
        return "the cost is not above £0"
    saved = [each for each in study.facts.outcomes or () if each.kind == "savings"]
    found = totals([each for each in saved if each.unit == "GBP"], name)
    sums = [each for each in found.totals if each.number]
    if not sums:
        return "no plain saving in pounds is given"
    said = f"{figure(cost.amount, 'GBP')} ({cost.basis or 'spent or planned: not recorded'})"
    return [
        Return(
            study=name,
            cost=said,
            saving=f"{each.amount} ({each.terms.lower()})",
            ratio=each.number / cost.amount.number,
            notes=tuple(_notes(cost, each, found)),
        )
        for each in sums
    ]


def _notes(cost: Any, saving: Total, found: Totals) -> Iterator[str]:
    actual = saving.sort.basis == "actual"
    if cost.basis == "actual" and not actual:
        yield "What was spent, against a saving that has not happened yet"
    elif cost.basis == "budget" and actual:
        yield "What was set aside, against a saving that has happened"
    if found.left_out:
        reasons = "; ".join(f"{count} {reason}" for reason, count in found.left_out)
        yield f"Left out: {reasons}"
