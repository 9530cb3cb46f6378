"""The pages of docs/contribute/ that are made from the models: fields, and problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic.fields import FieldInfo

from hub.item_fields import ItemFields
from hub.kinds import KINDS
from hub.model import Kind
from hub.problems import Code, Level
from hub.records import Fields, fields_by_key, record_of
from hub.reference.shape import may_be_unrecorded, words
from hub.reference.template import template

MADE = "<!-- Made from the models by `make reference`; changes here are lost. -->"


def guide_pages(examples: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each page's path below docs/contribute/, and its Markdown.

    examples has the text of one good file for each kind, by the kind's name.
    """
    yield "kinds/index.md", _every_item()
    for kind in KINDS.values():
        yield f"kinds/{kind.name}.md", _kind(kind, examples[kind.name])
    yield "problems.md", _problems()


def _every_item() -> str:
    lines = ["# Kinds of item", "", *_KINDS_INTRO, "", "| Kind | What it is | Folder |"]
    lines += ["| --- | --- | --- |"]
    lines += [
        f"| [{kind.singular}]({kind.name}.md) | {kind.about} | `{kind.folder}/` |"
        for kind in KINDS.values()
    ]
    lines += ["", "## Fields of every item", "", *_tables(ItemFields)]
    return _page(lines)


def _kind(kind: Kind, example: str) -> str:
    folder = f"{kind.folder}/<year>" if kind.by_year else kind.folder
    own = {
        key: info
        for key, info in fields_by_key(kind.model).items()
        if key not in fields_by_key(ItemFields)
    }
    lines = [f"# {kind.singular}", "", kind.about, ""]
    lines += [f"One file each in `{folder}/`. To start one: `make new KIND={kind.name}`.", ""]
    lines += ["Its facts stand between two lines of `---`. Beside the fields below it may have"]
    lines += ["any of the [fields of every item](index.md#fields-of-every-item).", ""]
    lines += ["## Fields", "", *_tables(kind.model, own)]
    if kind.sections:
        lines += ["## Sections of the text", "", "Each is there, or named in `not_recorded`:", ""]
        lines += [f"- `## {title}` (`{slug}`)" for slug, title in kind.sections.items()]
        lines += [""]
    lines += ["## Example", "", "```` { .markdown }", example.rstrip(), "````", ""]
    lines += ["## Empty form", "", "```` { .markdown }", template(kind).rstrip(), "````"]
    return _page(lines)


def _tables(model: type[Fields], own: dict[str, FieldInfo] | None = None) -> Iterator[str]:
    """A table of a record's fields, then one for each group inside it, once."""
    by_rules = getattr(model, "needed_by_rules", ())
    seen: set[type[Fields]] = {model}
    waiting: list[tuple[str, type[Fields], dict[str, FieldInfo]]] = [
        ("", model, own if own is not None else fields_by_key(model))
    ]
    while waiting:
        path, _, fields = waiting.pop(0)
        yield from ([f"### `{path}`", ""] if path else [])
        yield from ["| Field | Needed | What it is | What to write |", "| --- | --- | --- | --- |"]
        for key, info in fields.items():
            needed = "depends" if key in by_rules else _needed(info)
            yield f"| `{key}` | {needed} | {info.description} | {_cell(words(info))} |"
            inner = record_of(info.annotation)
            if inner and inner not in seen:
                seen.add(inner)
                waiting.append((f"{path}.{key}".strip("."), inner, fields_by_key(inner)))
        yield ""


def _needed(info: FieldInfo) -> str:
    if may_be_unrecorded(info):
        return "yes, or [not recorded](index.md#fields-of-every-item)"
    return "yes" if info.is_required() else "no"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _problems() -> str:
    lines = ["# What messages mean", "", *_PROBLEMS_INTRO]
    headings = {
        Level.ERROR: "Errors: nothing is published until they are mended",
        Level.WARNING: "Warnings: the build that publishes fails",
        Level.NOTICE: "Notices: something has come due; nothing fails",
    }
    for level, heading in headings.items():
        lines += ["", f"## {heading}", "", "| Code | Meaning |", "| --- | --- |"]
        lines += [
            f"| `{code.label}` | {code.explanation} |" for code in Code if code.level is level
        ]
    return _page(lines)


def _page(lines: list[str]) -> str:
    title, *rest = lines
    return "\n".join([title, "", MADE, *rest]).rstrip() + "\n"


_KINDS_INTRO = (
    "An item is one Markdown file. Its folder says what kind it is, its file name becomes its",
    "address, and its facts stand at the top between two lines of `---`. Every fact has a field;",
    "a field that the hub does not know is an error. Where no source gives a field that is",
    "needed, name it in `not_recorded`: the page then says so.",
)

_PROBLEMS_INTRO = (
    "`make check` and every pull request say what is wrong in two lines: where and what, then",
    "what to do.",
    "",
    "```text",
    'case_studies/green-fleet.md:5:10 unknown-term "sustainabilty" is not a theme.',
    '    Did you mean "sustainability"? The ids are in data/themes.yml; add a new one there.',
    "```",
    "",
    "The numbers are the line and the column.",
)
