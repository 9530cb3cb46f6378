"""JSON Schema of an exported issue of the newsletter, for whoever writes a template for one."""

from __future__ import annotations

import json
from typing import Any

from hub.reference.schema import DIALECT

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "minLength": 1}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"], "minLength": 1}
_ID: Schema = {"type": "string", "pattern": "^[a-z0-9-]+(/[a-z0-9-]+)+$"}
_TERM: Schema = {"type": "string", "pattern": "^[a-z0-9-]+$"}
_ADDRESS: Schema = {"type": "string", "format": "uri", "pattern": "^https?://"}
_INSTANT: Schema = {
    "type": "string",
    "format": "date-time",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}([+-][0-9]{2}:[0-9]{2})$",
}
_COLOUR: Schema = {"type": "string", "pattern": "^#[0-9a-f]{6}$"}


def newsletter_issue_schema_text() -> str:
    """The schema as the text of its file, data/schema/newsletter_issue.json."""
    return json.dumps(newsletter_issue_schema(), ensure_ascii=False, indent=2) + "\n"


def newsletter_issue_schema() -> Schema:
    """What an issue is as JSON, version 1; every key is always there."""
    return {
        "$schema": DIALECT,
        "title": "Newsletter issue",
        "description": (
            "An issue of the newsletter for the template of a mailing service. Every key is always "
            "there: what an issue lacks is null or an empty list. All texts but "
            "introduction.markdown and introduction.html are plain, so a template for HTML must "
            "escape them. All addresses are whole."
        ),
        **_record(
            {
                "version": ({"const": 1}, "The version of this form; another one may differ."),
                "id": (_ID, "The issue: its address below that of the hub."),
                "name": (_TEXT, "What the newsletter is called."),
                "number": (_TEXT, "The number or name of the issue."),
                "title": (_TEXT, "The title of the issue."),
                "subject": (_TEXT, "The subject of the e-mail."),
                "preheader": (_TEXT_OR_NULL, "What mail programs show after the subject."),
                "window": (_TEXT, "The days that the issue gathers, in words."),
                "as_of": (
                    _INSTANT,
                    "The instant for which everything in the issue holds.",
                ),
                "address": (_ADDRESS, "The issue on the web."),
                "hub": (_hub(), "The hub that the issue is from."),
                "introduction": (_or_null(_introduction()), "What the compiler wrote above all."),
                "sections": ({"type": "array", "items": _section()}, "The sections, in order."),
                "sender": (_sender(), "Whom the e-mail comes from, as the law asks."),
                "reason": (_TEXT, "Why readers get it."),
                "unsubscribe": (
                    _TEXT,
                    "What the mailing service turns into the address for leaving.",
                ),
                "licence": (_TEXT, "The licence of the content."),
                "colours": (_colours(), "The hub's colours."),
            }
        ),
    }


def _hub() -> Schema:
    return _record(
        {
            "name": (_TEXT, "What the hub is called."),
            "address": (_ADDRESS, "Where it stands."),
            "feeds": (_ADDRESS, "Its page on feeds."),
        }
    )


def _introduction() -> Schema:
    return _record(
        {
            "markdown": (_TEXT, "As it was written."),
            "html": ({"type": "string"}, "As clean HTML without styles."),
            "text": (
                {"type": "string"},
                "As text in lines of at most 72 characters; an address follows the words of its "
                "link in brackets.",
            ),
        }
    )


def _section() -> Schema:
    return _record(
        {
            "id": (_TERM, "The section, by its name in data/newsletter.yml."),
            "heading": (_TEXT, "Its heading."),
            "items": (
                {"type": "array", "minItems": 1, "items": _item()},
                "Its items, in order.",
            ),
        }
    )


def _item() -> Schema:
    return _record(
        {
            "id": (_ID, "The item, as in data/catalogue.json."),
            "kind": (_TEXT, "What kind of item it is, in words."),
            "title": (_TEXT, "Its title."),
            "address": (_ADDRESS, "Its page."),
            "summary": (_TEXT_OR_NULL, "What it is about."),
            "when": (_TEXT, "Its date, in words."),
            "by": (_TEXT_OR_NULL, "The organisation whose work it is."),
            "lines": (
                {"type": "array", "items": _TEXT},
                "What one should know now, such as deadlines and places.",
            ),
            "action": (_TEXT_OR_NULL, "What one can do on its page."),
            "note": (_TEXT_OR_NULL, "Words of the compiler's own."),
            "promotional": ({"type": "boolean"}, "Whether to mark it as promotion."),
            "picture": (_or_null(_picture()), "Its picture."),
        }
    )


def _picture() -> Schema:
    return _record(
        {
            "address": (_ADDRESS, "The file."),
            "alt": ({"type": "string"}, "What it shows, in words."),
        }
    )


def _sender() -> Schema:
    return _record(
        {
            "name": (_TEXT, "The organisation."),
            "email": ({"type": "string", "format": "email"}, "Its mailbox for answers."),
            "address": (_TEXT_OR_NULL, "Its postal address."),
        }
    )


def _colours() -> Schema:
    return _record(
        {
            "primary": (_COLOUR, "Of bands and headings."),
            "accent": (_COLOUR, "Of buttons."),
        }
    )


def _or_null(record: Schema) -> Schema:
    return {**record, "type": ["object", "null"]}


def _record(keys: dict[str, tuple[Schema, str]]) -> Schema:
    """An object of these keys, each with its schema and its description, and of no others."""
    said = {key: {"description": words, **schema} for key, (schema, words) in keys.items()}
    return {
        "type": "object",
        "required": [*keys],
        "properties": said,
        "additionalProperties": False,
    }
