"""Issues as JSON for the templates of mailing services.

Its schema is hub/reference/newsletter_issue.py. What an issue lacks is null or an empty list, so
that every key is always there.
"""

from __future__ import annotations

import json
from typing import Any

from hub.outputs.newsletter.introduction import introduction_html
from hub.outputs.newsletter.plain_text import introduction_text
from hub.outputs.newsletter.visible import uri
from hub.views.newsletter.issue import Entry, Issue, Part, Picture

VERSION = 1


def json_file(issue: Issue) -> str:
    """An issue with its sections and their items in order; all texts plain, all addresses whole."""
    content = {
        "version": VERSION,
        "id": issue.id,
        "name": issue.name,
        "number": issue.number,
        "title": issue.title,
        "subject": issue.subject,
        "preheader": issue.preheader or None,
        "window": issue.window,
        "as_of": issue.as_of.isoformat(timespec="seconds"),
        "address": issue.address,
        "hub": {"name": issue.hub, "address": issue.site, "feeds": issue.feeds},
        "introduction": _introduction(issue.introduction),
        "sections": [_section(part) for part in issue.parts],
        "sender": {
            "name": issue.sender.name,
            "email": issue.sender.email,
            "address": issue.sender.address or None,
        },
        "reason": issue.reason,
        "unsubscribe": issue.unsubscribe,
        "licence": issue.licence,
        "colours": {"primary": issue.primary, "accent": issue.accent},
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _introduction(words: str) -> dict[str, str] | None:
    if not words:
        return None
    text = introduction_text(words, lambda address: f" ({uri(address)})")
    return {"markdown": words, "html": introduction_html(words), "text": text}


def _section(part: Part) -> dict[str, Any]:
    return {"id": part.id, "heading": part.heading, "items": [_item(each) for each in part.entries]}


def _item(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "title": entry.title,
        "address": entry.address,
        "summary": entry.summary or None,
        "when": entry.when,
        "by": entry.by or None,
        "lines": [*entry.lines],
        "action": entry.action or None,
        "note": entry.note or None,
        "promotional": entry.promotional,
        "picture": _picture(entry.picture) if entry.picture else None,
    }


def _picture(picture: Picture) -> dict[str, str]:
    return {"address": picture.address, "alt": picture.alt}
