"""What the hub says of its own accessibility, as data/accessibility.yml gives it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from hub.fields import Date, Line, matching
from hub.problems import Code, Fault
from hub.records import Fields, in_order
from hub.values import month_end

PATH = "data/accessibility.yml"
"""The file. A hub may do without, and then has no statement."""

Criterion = Annotated[
    str,
    matching(
        r"[1-4]\.[1-5]\.[0-9]{1,2}",
        "is not a success criterion of WCAG",
        "Write its number, as in 1.4.3.",
    ),
]


class Testing(Fields):
    """How the hub was last tested."""

    date: Date
    """When."""
    by: Line
    """Who did it: a role or a company, no person."""
    how: tuple[Line, ...]
    """What was done, one sentence each."""
    not_done: tuple[Line, ...] = ()
    """What was not done, one sentence each, so that nobody believes it was."""

    def rules(self) -> Iterator[Fault]:
        """Something was done."""
        if not self.how:
            fix = "Write what was done, one sentence each."
            yield Fault(("how",), Code.WRONG_LENGTH, '"how" is an empty list.', fix)


class KnownFault(Fields):
    """Something on the hub that does not meet the standard."""

    what: Line
    """What is wrong, in a few words: they become a heading."""
    affects: Line
    """Who meets it, and how it hinders them."""
    criterion: Criterion | None = None
    """The success criterion of WCAG that it fails."""
    reason: Line
    """Why it is so."""
    plan: Line
    """When it will be mended, or what readers can do instead."""


class Exemption(Fields):
    """Content that the law does not ask to be mended."""

    what: Line
    """Which content."""
    because: Literal["out_of_scope", "disproportionate_burden"]
    """The ground: the regulations leave it out, or mending it would cost too much for its use."""
    reason: Line
    """Why that holds here, and what readers can do instead."""


class Accessibility(Fields):
    """data/accessibility.yml."""

    status: Literal["fully", "partially", "not"]
    """How far the hub complies with WCAG 2.2, level AA."""
    prepared: Date
    """When the statement was first written."""
    reviewed: Date
    """When somebody last checked that all of it holds."""
    tested: Testing
    """How the hub was last tested."""
    faults: tuple[KnownFault, ...] = ()
    """What does not meet the standard."""
    not_covered: tuple[Exemption, ...] = ()
    """What the law does not ask to be mended."""
    reply_days: Annotated[int, Field(ge=1, le=60)] | None = None
    """Days within which you promise to answer who reports a problem or asks for another format."""

    def rules(self) -> Iterator[Fault]:
        """The review follows the writing; what is said of faults fits the status."""
        yield from in_order(
            self.prepared, self.reviewed, ("reviewed",), "The review", "the writing"
        )
        if self.status == "fully" and self.faults:
            fix = "Write status: partially, or take away faults that are mended."
            yield Fault(("status",), Code.ONE_OF, '"fully" does not go with faults.', fix)
        known = bool(self.faults or self.not_covered) or not self.sound("faults", "not_covered")
        if self.status in ("partially", "not") and not known:
            fix = "List what is wrong under faults; the law asks for it."
            yield Fault(("status",), Code.NEEDS, f'"{self.status}" needs faults.', fix)

    @property
    def review_holds_until(self) -> datetime:
        """The end of the last day on which the review is no more than a year old."""
        last = self.reviewed.last
        first = last.date().replace(year=last.year + 1, day=1)
        return last.replace(year=first.year, day=min(last.day, month_end(first).day))
