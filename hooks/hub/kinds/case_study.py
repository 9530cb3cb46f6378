"""Case studies: what somebody tried, where, and what changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from hub.fields import Amount, Authority, Date, ItemId, Line, Organisation, TargetId
from hub.item_fields import ItemFields, Period
from hub.model import Kind
from hub.problems import Code, Fault
from hub.records import Fields


class Cost(Fields):
    """What the work cost."""

    amount: Amount
    """Pounds."""
    basis: Literal["actual", "budget"] | None
    """Money spent, or money set aside."""
    note: Line | None = None
    """What it covers, or who paid."""


class Outcome(Fields):
    """One thing that changed, as it was measured or said."""

    measure: Line
    """What was measured: "Children at risk of speech and language needs"."""
    kind: Literal["savings", "performance", "uptake", "quality", "environment", "investment"]
    """What sort of change it is."""
    baseline: Amount | None = None
    """The level before, beside a result."""
    result: Amount | None = None
    """The level after."""
    change: Amount | None = None
    """A signed change: -12 with the unit percent is a fall of 12%."""
    text: Line | None = None
    """The change in words, where the source gives no figure; never summed."""
    unit: Line | None = None
    """GBP, percent, percentage points, days, or a noun such as apprenticeships."""
    better: Literal["higher", "lower", "neither"] | None
    """Which direction is an improvement."""
    period: Period | None = None
    """When it was measured, or over what time it adds up."""
    basis: Literal["actual", "projected", "target"] | None
    """Whether it has happened, is expected, or is aimed at."""
    recurrence: Literal["one_off", "annual", "cumulative"] | None = None
    """For savings: once, each year, or added up over the period."""
    evidence: Literal["self_reported", "audited", "evaluated"] | None
    """Who vouches for it."""
    source: Line | None = None
    """The place in the sources: "slide 12"."""

    def rules(self) -> Iterator[Fault]:
        """One way of saying the change; a unit with figures; a period with what adds up."""
        if self.sound("result", "change", "text"):
            yield from self._said_once()
        if self.recurrence == "cumulative" and self.silent_on("period"):
            yield Fault(
                ("recurrence",),
                Code.NEEDS,
                "A saving that adds up over time needs its period.",
                "Add period: {start: 2010, end: 2012}.",
            )

    def _said_once(self) -> Iterator[Fault]:
        ways = [name for name in ("result", "change", "text") if getattr(self, name) is not None]
        if len(ways) != 1:
            said = "and ".join(f"{way} " for way in ways).strip() or "none of them"
            yield Fault(
                (),
                Code.ONE_OF,
                f"An outcome needs exactly one of result, change and text; this one has {said}.",
                "Give the level reached as result, a difference as change, or words as text.",
            )
        if self.baseline is not None and "result" not in ways:
            yield Fault(
                ("baseline",),
                Code.NEEDS,
                "A baseline stands beside a result, which is missing.",
                "Add result, or take baseline away.",
            )
        if self.unit is None and self.text is None and ways and self.silent_on("unit"):
            yield Fault(
                ("unit",),
                Code.NEEDS,
                "A figure needs a unit.",
                "Add unit: GBP, percent, percentage points, days, or a noun.",
            )
        if self.kind == "savings" and self.text is None and self.silent_on("recurrence"):
            yield Fault(
                ("recurrence",),
                Code.NEEDS,
                "A saving needs its recurrence.",
                "Add recurrence: one_off, annual or cumulative.",
            )


class Award(Fields):
    """An award that the work won or was shortlisted for."""

    name: Line
    """The award."""
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    """The year of the award."""
    result: Literal["won", "shortlisted"]
    """How far it got."""


class Adoption(Fields):
    """Another council that took the work up."""

    authority: Authority
    """The council."""
    date: Date | None = None
    """When."""
    note: Line | None = None
    """What it took up."""


class CaseStudy(ItemFields):
    """The fields of a case study."""

    lead: Organisation | None
    """The authority or body that led the work."""
    period: Period | None
    """When the work was done."""
    maturity: Literal["idea", "pilot", "live", "completed", "stopped"] | None
    """How far the work has come."""
    cost: Cost | None = None
    """What it cost."""
    outcomes: tuple[Outcome, ...] | None
    """What changed; the first is the headline."""
    awards: tuple[Award, ...] = ()
    """Awards."""
    project: ItemId | None = None
    """Id of the funded project that it reports on."""
    targets: tuple[TargetId, ...] = ()
    """Targets of strategies that it is evidence for."""
    adopted_by: tuple[Adoption, ...] = ()
    """Councils that took the work up."""
    transferability: Line | None = None
    """What another place needs to do the same, in one sentence."""

    def references(self) -> Iterator[tuple[tuple[str | int, ...], str, tuple[str, ...]]]:
        """Also its project and targets."""
        yield from super().references()
        if self.project:
            yield ("project",), self.project, ("project",)
        for index, target in enumerate(self.targets):
            yield ("targets", index), target, ("strategy",)


KIND = Kind(
    name="case_study",
    folder="case_studies",
    address="case-studies",
    singular="Case study",
    plural="Case studies",
    about="What somebody tried, where, and what changed.",
    model=CaseStudy,
    sections={
        "challenge": "The challenge",
        "what-was-done": "What was done",
        "what-changed": "What changed",
        "what-others-can-use": "What others can use",
    },
)
