"""A new item's file: what is known filled in, the rest as guidance in comments."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from pydantic.fields import FieldInfo

from hub.model import Kind
from hub.records import fields_by_key, record_of
from hub.reference.shape import example, may_be_unrecorded, words


def template(
    kind: Kind, values: Mapping[str, str] | None = None, sections: Mapping[str, str] | None = None
) -> str:
    """The text of a file for a kind of item.

    values are by field, written as YAML; sections are Markdown by slug. Needed fields and
    sections that are not given are named in not_recorded, so that the file says what is so.
    Without a status it is a draft: nothing half-written is published.
    """
    values, sections = {"status": "draft", **(values or {})}, sections or {}
    fields = fields_by_key(kind.model)
    needed = [key for key, info in fields.items() if may_be_unrecorded(info)]
    silent = [key for key in [*needed, *kind.model.needed_by_rules] if key not in values]
    silent += [slug for slug in kind.sections if slug not in sections]
    lines = ["---"]
    for key, info in sorted(fields.items(), key=lambda each: not each[1].is_required()):
        if key != "not_recorded":
            lines += _field(key, info, values.get(key))
    lines += ["# Delete a name from this list when you give what it names."] if silent else []
    lines += ["not_recorded:", *(f"  - {each}" for each in silent)] if silent else []
    lines += ["---", ""]
    for slug, title in kind.sections.items():
        if slug in sections:
            lines += [f"## {title}", "", sections[slug].strip(), ""]
    return "\n".join(lines).rstrip() + "\n"


def _field(key: str, info: FieldInfo, value: str | None) -> Iterator[str]:
    hint = "" if record_of(info.annotation) else f" ({words(info).replace('`', '')})"
    yield f"# {info.description}{hint}"
    if (key, value) == ("status", "draft"):
        yield "# Delete the next line, or write published, when the item is ready for readers."
    if value is not None:
        yield f"{key}: {value}"
    elif info.is_required() and not may_be_unrecorded(info):
        yield f"{key}:"
    else:
        yield f"# {key}: {example(key, info)}"


def quoted(text: str) -> str:
    """Text as a YAML value that reads back as itself."""
    return json.dumps(text, ensure_ascii=False)
