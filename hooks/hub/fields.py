"""The types that fields of front matter have: each reads text, or says why it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Annotated, Any, Protocol, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    Field,
    PlainSerializer,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
)

from hub.problems import Code, nearest, one_of
from hub.records import refuse
from hub.values import Figure, When, read_date, read_figure, read_time

T = TypeVar("T")


class Terms(Protocol):
    """What a field needs to know of the vocabularies: the ids and names in one of them."""

    def terms(self, vocabulary: str) -> Mapping[str, str] | None:
        """Names by id; None where they cannot be known."""


def _reader(read: Callable[[str], T], code: Code, fix: str) -> PlainValidator:
    """Read text by a function of hub.values, whose ValueError says what is wrong."""

    def validate(value: Any) -> T:
        if not isinstance(value, str):
            raise refuse(Code.WRONG_TYPE, "One value is expected here, not a list or group.", fix)
        try:
            return read(value)
        except ValueError as error:
            raise refuse(code, f'"{value}" {error}.', fix) from None

    return PlainValidator(validate)


_as_text = PlainSerializer(str, return_type=str)

Date = Annotated[
    When,
    _reader(
        read_date, Code.BAD_DATE, "Write a day 2016-05-10, month 2016-05, year 2016 or 2008/09."
    ),
    WithJsonSchema({"type": "string", "format": "hub-date"}),
    _as_text,
]
Time = Annotated[
    When,
    _reader(
        read_time,
        Code.BAD_DATE,
        "Write a day 2016-05-10, or a time 2016-05-10 17:00 or 2016-05-10 17:00+01:00.",
    ),
    WithJsonSchema({"type": "string", "format": "hub-time"}),
    _as_text,
]
Amount = Annotated[
    Figure,
    _reader(read_figure, Code.BAD_FIGURE, 'Write digits, as in 25000000 or "over 25000000".'),
    WithJsonSchema({"type": ["string", "number"], "format": "hub-figure"}),
    _as_text,
]


def _format(name: str) -> Any:
    """Name the form of a text in JSON Schema; hub/reference/shape.py says it in words."""
    return Field(json_schema_extra={"format": name})


def matching(pattern: str, fault: str, fix: str) -> AfterValidator:
    """Text that matches a pattern as a whole, or a bad value with these words and cure."""
    compiled = re.compile(pattern)

    def validate(value: str) -> str:
        if not compiled.fullmatch(value):
            raise refuse(Code.BAD_VALUE, f'"{value}" {fault}.', fix)
        return value

    return AfterValidator(validate)


def _one_line(value: str) -> str:
    if "\n" in value:
        raise refuse(Code.BAD_VALUE, "The text has a line break.", "Write it on one line.")
    return value


Text = Annotated[str, Field(min_length=1, max_length=4000)]
ONE_LINE = AfterValidator(_one_line)
Line = Annotated[str, Field(min_length=1, max_length=300), ONE_LINE]
Thousands = Annotated[Decimal, Field(max_digits=15, decimal_places=3)]

Slug = Annotated[
    str,
    _format("hub-slug"),
    matching(
        r"[a-z0-9]+(?:-[a-z0-9]+)*",
        "is not an id",
        "Use small letters, digits and single hyphens, as in one-public-estate.",
    ),
]
ItemId = Annotated[
    str,
    _format("hub-item"),
    matching(
        r"[a-z0-9-]{1,100}(?:/[a-z0-9-]{1,100}){1,6}",
        "is not an item's id",
        "Write its address without the outer slashes, as in case-studies/walsall-works.",
    ),
]
TargetId = Annotated[
    str,
    _format("hub-target"),
    matching(
        r"strategies/[a-z0-9-]+#[a-z0-9-]+",
        "is not a target",
        "Write strategy and target, as in strategies/east-midlands-2008-2011#t07.",
    ),
]
Email = Annotated[
    str,
    _format("email"),
    matching(
        r"[A-Za-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+",
        "is not an email address",
        "Give the mailbox of a role, as in improvement@council.gov.uk.",
    ),
]
FilePath = Annotated[
    str,
    _format("hub-file"),
    matching(
        r"[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*",
        "is not a path to a file beside this one",
        "Put the file in this folder or one below it, and write files/report.pdf.",
    ),
]


def _check_url(value: str) -> str:
    fix = "Copy the whole address from the browser: https://www.example.gov.uk/page."
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise refuse(Code.BAD_VALUE, f'"{value}" is not a web address.', fix) from None
    if parts.scheme not in ("https", "http") or "@" in parts.netloc or re.search(r"[\s\\]", value):
        raise refuse(Code.BAD_VALUE, f'"{value}" is not a web address.', fix)
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host):
        raise refuse(Code.BAD_VALUE, f'"{host}" is not the name of a web site.', fix)
    return value


Url = Annotated[
    str, AfterValidator(_check_url), WithJsonSchema({"type": "string", "format": "uri"})
]

VOCABULARY_WORDS = {
    "themes": "a theme",
    "services": "a service",
    "tags": "a tag",
    "authorities": "an authority",
    "bodies": "a body",
    "sources": "a source",
    "sub_regions": "a sub-region",
    "regions": "a region",
    "newsletter": "a section of the newsletter",
    "organisations": "an authority or a body",
}


def _term(vocabulary: str) -> Any:
    """Text that is the id of a term; organisations are authorities and bodies together."""
    what = VOCABULARY_WORDS[vocabulary]
    where = "authorities.yml or bodies" if vocabulary == "organisations" else vocabulary

    def validate(value: str, info: ValidationInfo) -> str:
        context: Terms | None = info.context
        terms = context.terms(vocabulary) if context else None
        if terms is None or value in terms:
            return value
        near = _alike(value, terms)
        guess = f"Did you mean {one_of(near)}? " if near else ""
        raise refuse(
            Code.UNKNOWN_TERM,
            f'"{value}" is not {what}.',
            f"{guess}The ids are in data/{where}.yml; add a new one there.",
        )

    return AfterValidator(validate)


def _alike(value: str, terms: Mapping[str, str]) -> list[str]:
    """Ids of up to three terms that may be meant: by their name, words of it, id or look."""
    ids = {name.casefold(): id_ for id_, name in terms.items()}
    words = value.casefold()
    if words in ids:
        return [ids[words]]
    part = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    within = [id_ for name, id_ in ids.items() if part.search(name)]
    return (
        within[:3]
        or nearest(value, list(terms))
        or [ids[each] for each in nearest(words, list(ids))]
    )


def _vocabulary(name: str) -> Any:
    return Field(json_schema_extra={"x-vocabulary": name})


Theme = Annotated[str, _term("themes"), _vocabulary("themes")]
Service = Annotated[str, _term("services"), _vocabulary("services")]
Tag = Annotated[str, _term("tags"), _vocabulary("tags")]
Authority = Annotated[str, _term("authorities"), _vocabulary("authorities")]
Body = Annotated[str, _term("bodies"), _vocabulary("bodies")]
SourceId = Annotated[str, _term("sources"), _vocabulary("sources")]
Region = Annotated[str, _term("regions"), _vocabulary("regions")]
SubRegion = Annotated[str, _term("sub_regions"), _vocabulary("sub_regions")]
NewsletterSection = Annotated[str, _term("newsletter"), _vocabulary("newsletter")]
Organisation = Annotated[str, _term("organisations"), _vocabulary("organisations")]
