"""Funded projects, each of which owes a case study once its final milestone is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from hub.fields import Amount, Authority, Date, Line, Organisation
from hub.item_fields import ItemFields
from hub.model import Kind
from hub.problems import Code, Fault
from hub.records import Fields


class Grant(Fields):
    """The money that the project was given."""

    amount: Amount
    """Pounds."""
    from_: Organisation
    """Who gave it."""


class Milestone(Fields):
    """A step of the project."""

    title: Line
    """What is reached."""
    due: Date | None = None
    """When it should be."""
    done: Date | None = None
    """When it was."""
    final: bool = False
    """Whether it is the last one."""


class Project(ItemFields):
    """The fields of a project."""

    sponsor: Organisation | None
    """The authority or body that answers for it."""
    with_authorities: tuple[Authority, ...] = ()
    """Other councils that take part."""
    grant: Grant | None = None
    """What it was given, and by whom."""
    milestones: tuple[Milestone, ...] = ()
    """Its steps, in order."""

    def case_study_due(self, days: int, today: datetime) -> datetime | None:
        """When its case study is due: so many days after the final milestone was done."""
        finals = [each.done for each in self.milestones if each.final and each.done]
        done = [each for each in finals if each.first <= today]
        return done[0].last + timedelta(days=days) if done else None

    def rules(self) -> Iterator[Fault]:
        """At most one milestone is the final one."""
        yield from super().rules()
        finals = [index for index, each in enumerate(self.milestones) if each.final]
        for index in finals[1:]:
            yield Fault(
                ("milestones", index, "final"),
                Code.ONE_OF,
                "A second milestone is marked as the final one.",
                "Mark only the last milestone with final: yes.",
            )


KIND = Kind(
    name="project",
    folder="docs/projects",
    address="projects",
    singular="Project",
    plural="Projects",
    about="Funded projects and the case studies that they owe.",
    model=Project,
)
