"""Return on investment: what case studies saved for each pound that they cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from hub.model import Item
from hub.views.registers.totals import totals
from hub.views.terms import Named
from hub.wording import figure


@dataclass(frozen=True, slots=True)
class Return:
    """What a case study saved for each pound that it cost, by basis and recurrence."""

    study: Named
    cost: str
    saving: str
    ratio: Decimal

    @property
    def for_each_pound(self) -> str:
        """The saving for each pound of cost, in pounds and pence."""
        return f"£{self.ratio:,.2f}"


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
    savings = [
        each
        for each in totals(study.facts.outcomes or (), name).totals
        if (each.sort.kind, each.sort.unit) == ("savings", "GBP") and each.number > 0
    ]
    if not savings:
        return "no plain saving in pounds is given"
    said = f"{figure(cost.amount, 'GBP')} ({cost.basis or 'spent or planned: not recorded'})"
    return [
        Return(
            name, said, f"{each.amount} ({each.terms.lower()})", each.number / cost.amount.number
        )
        for each in savings
    ]
