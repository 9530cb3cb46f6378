"""What a consultation is made of: questions, ways to respond, privacy, outcome, our response."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated
from urllib.parse import quote, urlsplit

from pydantic import AfterValidator, Field, ValidationInfo

from hub.fields import Date, Email, ItemId, Line, Slug, Text, Url
from hub.problems import Code, Fault
from hub.records import Fields, refuse


def _allowed_form(value: str, info: ValidationInfo) -> str:
    parts = urlsplit(value)
    hosts = info.context.terms("forms") if info.context else None
    if parts.scheme != "https" or (hosts is not None and parts.netloc not in hosts):
        raise refuse(
            Code.FORM_HOST,
            f'A form may not stand at "{parts.scheme}://{parts.netloc}".',
            "Use https and a host listed in data/forms.yml; a new host is added there, by review.",
        )
    for name in re.findall(r"\{[^{}]*\}?|\}", value):
        if name not in PLACEHOLDERS:
            raise refuse(
                Code.BAD_VALUE,
                f'"{name}" in the address of the form stands for nothing.',
                "Write {id} or {title}, which become the consultation's own, or take it away.",
            )
    return value


PLACEHOLDERS = ("{id}", "{title}")
"""What the address of a form may have for the hub to fill in; the values are encoded."""


class Question(Fields):
    """One question that is asked."""

    id: Slug
    """Short id: q1."""
    text: Text
    """The question."""


class Respond(Fields):
    """The ways to respond."""

    form: Annotated[Url, AfterValidator(_allowed_form)] | None = None
    """An online form, on a host that data/forms.yml allows; {id} and {title} are filled in."""
    email: Email | None = None
    """A role's mailbox."""
    post: Line | None = None
    """A postal address."""
    event: ItemId | None = None
    """Id of an event."""

    def address(self, id_: str, title: str) -> str:
        """Where the form of a consultation stands, told which one it is; "" without a form.

        {id} and {title} become the consultation's, encoded as RFC 3986 (2.1) asks of data.
        """
        filled = self.form or ""
        for name, value in (("{id}", id_), ("{title}", title)):
            filled = filled.replace(name, quote(value, safe=""))
        return filled

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
