"""The fields of a consultation, and its life: ours, which readers may answer, and our answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Literal

from hub.fields import Body, ItemId, Line, Text, Time
from hub.item_fields import ItemFields
from hub.kinds.consultation.parts import Delay, Privacy, Question, Respond, Response, Result
from hub.problems import Code, Fault
from hub.records import in_order, unique
from hub.values import EVER, SECOND

OUTCOME_DUE = timedelta(days=84)
"""Twelve weeks: the Consultation Principles 2018 ask for a response within that time."""

State = Literal["upcoming", "open", "closed", "overdue", "concluded"]


class Consultation(ItemFields):
    """The fields of a consultation."""

    needed_by_rules = ("closes", "respond", "response")

    role: Literal["consulting", "responding"] | None
    """Consulting: we ask. Responding: we answer somebody else."""
    body: Body | None
    """Who asks."""
    purpose: Text | None
    """What it is for."""
    audience: tuple[Line, ...] = ()
    """Who is asked."""
    decision_stage: Line | None = None
    """Where the decision stands."""
    opens: Time | None = None
    """When it opens. A day means its start."""
    closes: Time | None = None
    """When it closes; needed when consulting. A day means 23:59 that day."""
    extended_from: Time | None = None
    """The first deadline, where it was moved."""
    paper: ItemId | None = None
    """Id of the publication with the paper."""
    questions: tuple[Question, ...] = ()
    """What is asked."""
    respond: Respond | None = None
    """How to respond; needed when consulting."""
    privacy: Privacy | None = None
    """What happens to the data; needed with a form."""
    outcome: Result | None = None
    """How it ended."""
    outcome_delay: Delay | None = None
    """Why the outcome is late."""
    response: Response | None = None
    """Our answer; needed when responding."""

    def rules(self) -> Iterator[Fault]:
        """What each role needs and excludes, and the order of its dates."""
        yield from super().rules()
        yield from in_order(self.opens, self.closes, ("closes",), "closes", "opens")
        yield from in_order(self.extended_from, self.closes, ("closes",), "closes", "extended_from")
        told = self.outcome.date if self.outcome else None
        yield from in_order(self.closes, told, ("outcome", "date"), "The outcome", "closes")
        yield from unique([question.id for question in self.questions], "questions")
        if self.role == "consulting":
            yield from self._needed("closes", "respond")
            yield from self._out_of_place("response")
            if self.respond and self.respond.form and not self.privacy:
                yield Fault(
                    ("privacy",),
                    Code.MISSING_FIELD,
                    "privacy is missing, which a form needs.",
                    "Add privacy: {controller: ..., purpose: ..., retention: ..., url: ...}.",
                )
        if self.role == "responding":
            yield from self._needed("response")
            own = ("opens", "closes", "extended_from", "respond", "privacy", "outcome")
            yield from self._out_of_place(*own, "outcome_delay")

    def _needed(self, *names: str) -> Iterator[Fault]:
        for name in names:
            if self.silent_on(name):
                yield Fault(
                    (name,),
                    Code.MISSING_FIELD,
                    f"{name} is missing, which a consultation with the role {self.role} needs.",
                    f"Add {name}, or name it in not_recorded if no source gives it.",
                )

    def _out_of_place(self, *names: str) -> Iterator[Fault]:
        for name in names:
            if getattr(self, name) is not None:
                yield Fault(
                    (name,),
                    Code.ONE_OF,
                    f"{name} has no place in a consultation with the role {self.role}.",
                    "Take it away, or correct the role.",
                )

    def references(self) -> Iterator[tuple[tuple[str | int, ...], str, tuple[str, ...]]]:
        """Also its paper and the event at which one may respond."""
        yield from super().references()
        if self.paper:
            yield ("paper",), self.paper, ("publication",)
        if self.respond and self.respond.event:
            yield ("respond", "event"), self.respond.event, ("event",)

    def deadline(self) -> datetime:
        """The closing instant; where it is not recorded, 84 days after the last day of date.

        One that opens later still is open for 84 days, too.
        """
        if self.closes:
            return self.closes.last
        end = self.date.last + OUTCOME_DUE
        return self.opens.last + OUTCOME_DUE if self.opens and self.opens.first > end else end

    def outcome_due(self) -> datetime:
        """The instant up to which its outcome is not late."""
        return self.deadline() + OUTCOME_DUE

    def course(self, today: datetime) -> tuple[tuple[datetime, State], ...]:
        """Its states with the instant in UTC from which each holds, in order; none when responding.

        It is open to the end of the second of its deadline. The first state has held for ever. An
        outcome counts once its day has come, and never before the recorded deadline.
        """
        if self.role != "consulting":
            return ()
        steps: list[tuple[datetime, State]] = [(EVER, "upcoming" if self.opens else "open")]
        if self.opens:
            steps.append((self.opens.first.astimezone(UTC), "open"))
        steps.append((self.deadline().astimezone(UTC) + SECOND, "closed"))
        steps.append((self.outcome_due().astimezone(UTC) + SECOND, "overdue"))
        if self.outcome:
            told = self.outcome.date.first.astimezone(UTC)
            told = max(told, self.closes.last.astimezone(UTC) + SECOND) if self.closes else told
            if told <= today:
                steps = [*(each for each in steps if each[0] < told), (told, "concluded")]
        return tuple(steps)

    def state(self, today: datetime) -> State | None:
        """Where it stands at an instant; None when responding."""
        passed = [state for since, state in self.course(today) if since <= today]
        return passed[-1] if passed else None
