"""A strategy's budget: lines, and totals that reconcile or say why not."""

from __future__ import annotations

from collections.abc import Iterator

from hub.fields import Line, Slug, Thousands
from hub.problems import Code, Fault
from hub.records import Fields


class BudgetLine(Fields):
    """One sum of money for one purpose."""

    id: Slug
    """Short id: b01."""
    programme: Line | None = None
    """The programme that it belongs to."""
    line: Line
    """What it is for."""
    amount_k: Thousands | None
    """Thousands of pounds."""
    year: Line | None
    """The year that it is for: 2008/09."""


class Total(Fields):
    """A sum that the source gives, of budget lines and other totals."""

    id: Slug | None = None
    """Short id, so that another total can count it."""
    label: Line
    """What it sums up."""
    of: tuple[Slug, ...] = ()
    """Ids of the budget lines and totals that it sums up."""
    amount_k: Thousands | None
    """Thousands of pounds, as the source gives it."""
    note: Line | None = None
    """Why it differs from the sum of its parts."""


def reconcile(lines: tuple[BudgetLine, ...], totals: tuple[Total, ...]) -> Iterator[Fault]:
    """Each total is the sum of its parts, to the last thousand, or has a note."""
    amounts = {total.id: total.amount_k for total in totals if total.id}
    amounts |= {line.id: line.amount_k for line in lines}
    for index, total in enumerate(totals):
        unknown = [at for at, part in enumerate(total.of) if part not in amounts]
        for at in unknown:
            yield Fault(
                ("totals", index, "of", at),
                Code.BAD_VALUE,
                f'"{total.of[at]}" is the id of no budget line and no total.',
                "Correct it to an id in budget or totals.",
            )
        parts = [amounts[part] for part in total.of if part in amounts]
        known = [part for part in parts if part is not None]
        if unknown or total.note or total.amount_k is None or len(known) < len(total.of):
            continue
        if total.of and sum(known) != total.amount_k:
            yield Fault(
                ("totals", index, "amount_k"),
                Code.DOES_NOT_ADD_UP,
                f'The parts of "{total.label}" add up to {sum(known)}, not {total.amount_k}.',
                "Correct the parts or the total; if the source differs, say so in note.",
            )
