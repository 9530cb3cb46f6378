"""How programs tell what they found in a hub's files: to people, to GitHub and to programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import click

from hub import Level, Problem


class Message(NamedTuple):
    """What is wrong at a place in a file, and what to do; line and column count from 1."""

    path: str
    line: int
    column: int
    code: str
    level: Level
    message: str
    fix: str


def told(problem: Problem) -> Message:
    """A problem of the content as a message."""
    line, column = problem.place.line, problem.place.column
    code, level = problem.code.label, problem.level
    return Message(problem.path, line, column, code, level, problem.message, problem.fix)


def as_text(told: Message) -> str:
    """Two lines: path:line:column CODE message, then the cure."""
    return f"{told.path}:{told.line}:{told.column} {told.code} {told.message}\n    {told.fix}"


def as_github(told: Message) -> str:
    """A workflow command, which GitHub shows as an annotation beside the line."""
    place = f"file={_property(told.path)},line={told.line},col={told.column}"
    title = f"title={_property(told.code)}"
    text = _data(f"{told.message}\n{told.fix}")
    return f"::{told.level} {place},{title}::{text}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(messages: Iterable[Message]) -> str:
    """A list of objects with path, line, column, code, level, message and fix."""
    return json.dumps([each._asdict() for each in messages], ensure_ascii=False, indent=2)


LINE_FORMATS: dict[str, Callable[[Message], str]] = {"text": as_text, "github": as_github}

format_option = click.option(
    "--format",
    "form",
    type=click.Choice([*LINE_FORMATS, "json"]),
    default="text",
    help="text for people, github for annotations, json for programs (default: text).",
)


def tell(messages: Sequence[Message], form: str) -> None:
    """Write messages in one of the formats of format_option."""
    if form == "json":
        click.echo(as_json(messages))
    else:
        for each in messages:
            click.echo(LINE_FORMATS[form](each))
