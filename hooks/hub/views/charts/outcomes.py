"""An outcome before and after, each on a scale of its own."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hub.views.charts.bars import FULL, Bar, Scale
from hub.wording import figure, label


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """The two bars of one outcome. nought: where they begin; direction: "Better", or ""."""

    measure: str
    direction: str
    before: Bar
    after: Bar
    nought: float
    gist: str


def before_after(facts: Any, direction: str) -> BeforeAfter | None:
    """The bars of an outcome that has a baseline and a result, else None."""
    if facts.baseline is None or facts.result is None:
        return None
    scale = _scale(facts.baseline.number, facts.result.number, facts.unit)
    before, after = (figure(each, facts.unit) for each in (facts.baseline, facts.result))
    expected = facts.basis in ("projected", "target")
    name = f"After ({label(facts.basis).lower()})" if expected else "After"
    said = [f"before {before}", f"{name[:1].lower()}{name[1:]} {after}"]
    said += [direction.lower()] if direction else []
    return BeforeAfter(
        facts.measure,
        direction,
        scale.bar("Before", facts.baseline.number, before),
        scale.bar(name, facts.result.number, after),
        scale.nought,
        f"{facts.measure}: {', '.join(said)}",
    )


def _scale(before: Decimal, after: Decimal, unit: str | None) -> Scale:
    """From nought, or the lower figure below it, to the larger; percentages to 100 at least."""
    low, high = min(before, after, Decimal(0)), max(before, after, Decimal(0))
    return Scale(low, max(high, FULL) if unit == "percent" and low == 0 else high)
