"""Consultations: ours, which readers may answer, and our answers to those of others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, ValidationInfo

from hub.fields import Body, Date, Email, ItemId, Line, Slug, Text, Time, Url
from hub.item_fields import ItemFields
from hub.model import Kind
from hub.problems import Code, Fault
from hub.records import Fields, in_order, refuse, unique

OUTCOME_DUE = timedelta(days=84)
"""Twelve weeks: the Consultation Principles 2018 ask for a response within that time."""

State = Literal["upcoming", "open", "closed", "overdue", "concluded"]


def _allowed_form(value: str, info: ValidationInfo) -> str:
    parts = urlsplit(value)
    hosts = info.context.terms("forms") if info.context else None
    if parts.scheme != "https" or (hosts is not None and parts.netloc not in hosts):
        raise refuse(
            Code.FORM_HOST,
            f'A form may not stand at "{parts.scheme}://{parts.netloc}".',
            "Use https and a host listed in data/forms.yml; a new host is added there, by review.",
        )
    return value


class Question(Fields):
    """One question that is asked."""

    id: Slug
    """Short id: q1."""
    text: Text
    """The question."""


class Respond(Fields):
    """The ways to respond."""

    form: Annotated[Url, AfterValidator(_allowed_form)] | None = None
    """An online form, on a host that data/forms.yml allows."""
    email: Email | None = None
    """A role's mailbox."""
    post: Line | None = None
    """A postal address."""
    event: ItemId | None = None
    """Id of an event."""

    def rules(self) -> Iterator[Fault]:
        """At least one way."""
        ways = ("form", "email", "post", "event")
        if self.sound(*ways) and not any(getattr(self, way) for way in ways):
            yield Fault(
                (),
                Code.ONE_OF,
                "No way to respond is given.",
                "Give form, email, post or event, or name respond in not_recorded.",
            )


class Privacy(Fields):
    """What happens to what the form collects."""

    controller: Line | None
    """Who decides about the data."""
    purpose: Line | None
    """What the data are for."""
    retention: Line | None
    """How long they are kept."""
    url: Url | None
    """The privacy notice."""


class Answer(Fields):
    """One thing that people said, and what was done."""

    you_said: Text
    """What people said."""
    we_did: Text
    """What was done."""


class Result(Fields):
    """How a consultation of ours ended."""

    date: Date
    """When the outcome was published."""
    summary: Text
    """What came of it."""
    responses: Annotated[int, Field(ge=0)] | None = None
    """How many responses came."""
    you_said_we_did: tuple[Answer, ...] = ()
    """What was said, and what was done."""
    link: Url | None = None
    """The full outcome."""


class Delay(Fields):
    """Why an outcome is late."""

    date: Date
    """When this was said."""
    reason: Text
    """Why."""


class Response(Fields):
    """Our answer to somebody else's consultation."""

    date: Date | None
    """When it was sent or agreed."""
    summary: Text
    """What it says."""
    link: Url | None = None
    """The full response."""


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
        """The closing instant; where it is not recorded, 84 days after the last day of date."""
        return self.closes.last if self.closes else self.date.last + OUTCOME_DUE

    def state(self, today: datetime) -> State | None:
        """Where it stands at an instant; None when responding."""
        if self.role != "consulting":
            return None
        now = today.astimezone(UTC)  # times of one zone would be compared by their clocks
        if self.outcome and self.outcome.date.first <= now:
            return "concluded"
        if self.opens and now < self.opens.first:
            return "upcoming"
        if now <= self.deadline():
            return "open"
        return "closed" if now <= self.deadline() + OUTCOME_DUE else "overdue"


KIND = Kind(
    name="consultation",
    folder="docs/consultations",
    address="consultations",
    singular="Consultation",
    plural="Consultations",
    about="Questions that are put to readers, and answers to the questions of others.",
    model=Consultation,
)
