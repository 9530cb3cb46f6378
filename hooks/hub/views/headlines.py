"""What a case study found, as a figure that stands out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hub.model import Item
from hub.values import Figure
from hub.wording import change, figure, label

MOST = 3


@dataclass(frozen=True, slots=True)
class Headline:
    """An outcome with a number, in words, apart so that the number can be large.

    before is "" where the source gives no level before; unit "" where the number has its own, as
    money and percentages have. note: "a year", "expected", both, or "".
    """

    measure: str
    before: str
    value: str
    unit: str
    note: str


def headlines(item: Item) -> tuple[Headline, ...]:
    """The first outcomes of a case study that have a number, three at most, in its order."""
    outcomes = getattr(item.facts, "outcomes", None) or ()
    found = (as_figure(each) for each in outcomes)
    return tuple(each for each in found if each)[:MOST]


def as_figure(outcome: Any) -> Headline | None:
    """An outcome as a figure; None where the source says it in words alone."""
    if outcome.text is not None:
        return None
    own = outcome.unit in ("GBP", "percent")

    def said(number: Figure | None) -> str:
        return figure(number, outcome.unit if own else None) if number else ""

    moved = change(outcome.change, outcome.unit if own else None) if outcome.change else ""
    before, value = said(outcome.baseline), said(outcome.result) or moved
    return Headline(
        measure=outcome.measure,
        before=before[:1].upper() + before[1:],
        value=value if before else value[:1].upper() + value[1:],
        unit="" if own else outcome.unit or "",
        note=", ".join(_notes(outcome)),
    )


def _notes(outcome: Any) -> list[str]:
    yearly = ["a year"] if outcome.recurrence == "annual" else []
    expected = outcome.basis in ("projected", "target")
    return yearly + ([label(outcome.basis).lower()] if expected else [])
