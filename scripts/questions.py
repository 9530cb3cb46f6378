"""The questions that a new item asks on a terminal: each again, until its answer fits."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import click
from pydantic.fields import FieldInfo

from hub import Kind, Problem
from hub.reference import fields_by_key, record_of
from hub.reference.shape import is_list, may_be_unrecorded, words
from hub.reference.template import quoted

ALWAYS = ("authorities", "themes", "services", "tags")
"""Fields that are asked for although an item may do without."""

Judge = Callable[[str], list[Problem]]
"""What is wrong with one answer."""


def asked_fields(kind: Kind) -> dict[str, FieldInfo]:
    """The fields worth asking for: what is needed, and what gathers the item.

    A list of groups, such as outcomes, is left to the file.
    """
    return {
        key: info
        for key, info in fields_by_key(kind.model).items()
        if (info.is_required() or key in ALWAYS)
        and not (record_of(info.annotation) and is_list(info.annotation))
    }


def ask(
    kind: Kind, given: Mapping[str, str], judge: Callable[[Mapping[str, str], str], list[Problem]]
) -> dict[str, str]:
    """The answers, those given on the command line first; "" for a question passed over.

    judge says what is wrong with the answer for a field, among all the answers so far.
    """
    answers = dict(given)
    for key, info in asked_fields(kind).items():
        if key not in answers:

            def judge_this(text: str, key: str = key) -> list[Problem]:
                return judge({**answers, key: text}, key)

            one = _ask_group if record_of(info.annotation) else _ask_field
            answers[key] = one(key, info, is_needed(info), judge_this)
    return answers


def ask_sections(
    kind: Kind, given: Mapping[str, str], judge: Callable[[str, str], list[Problem]]
) -> dict[str, str]:
    """A first paragraph for each section; judge says what is wrong with that of a slug."""
    sections = dict(given)
    for slug, title in kind.sections.items():
        if slug not in sections:

            def judge_this(text: str, slug: str = slug) -> list[Problem]:
                return judge(slug, text)

            sections[slug] = _prompt(f"\n{title}", False, judge_this)
    return sections


def is_needed(info: FieldInfo) -> bool:
    """Whether a field must be given, and not_recorded cannot stand in for it."""
    return info.is_required() and not may_be_unrecorded(info)


def as_flow(values: Mapping[str, str]) -> str:
    """A group of answers in YAML, on one line; those passed over are left out."""
    return "{" + ", ".join(f"{key}: {quoted(text)}" for key, text in values.items() if text) + "}"


def told(problem: Problem) -> str:
    """A problem without its place, which says nothing before there is a file."""
    return f"{problem.code.label} {problem.message}\n    {problem.fix}"


def _ask_field(name: str, info: FieldInfo, must: bool, judge: Judge) -> str:
    click.echo(f"\n{info.description} {words(info).replace('`', '').capitalize()}.")
    return _prompt(name, must, judge)


def _ask_group(name: str, info: FieldInfo, must: bool, judge: Judge) -> str:
    """The group in YAML; "" if a field that it needs is passed over."""
    answers: dict[str, str] = {}
    record = record_of(info.annotation)
    for key, inner in fields_by_key(record).items() if record else ():

        def judge_this(text: str, key: str = key) -> list[Problem]:
            return judge(as_flow({**answers, key: text}))

        answers[key] = _ask_field(f"{name}.{key}", inner, must and is_needed(inner), judge_this)
        if inner.is_required() and not answers[key]:
            return ""
    return as_flow(answers)


def _prompt(name: str, must: bool, judge: Judge) -> str:
    def fitting(answer: str) -> str:
        answer = answer.strip()
        if problems := judge(answer) if answer else []:
            raise click.UsageError("\n".join(map(told, problems)))
        return answer

    hint = "" if must else " (Enter if no source gives it)"
    default = None if must else ""
    answer: str = click.prompt(
        f"{name}{hint}", default=default, show_default=False, value_proc=fitting
    )
    return answer
