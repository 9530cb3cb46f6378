"""A page for the compiler that shows an issue as HTML and as plain text, side by side."""

from __future__ import annotations

from hub.outputs.newsletter.html import TEMPLATES, html
from hub.outputs.newsletter.plain_text import plain_text
from hub.views.newsletter.issue import Issue


def preview(issue: Issue) -> str:
    """One page that needs no other file but the issue's own pictures."""
    template = TEMPLATES.get_template("preview.html")
    page = template.render(
        issue=issue, page=html(issue), text=plain_text(issue), kilobytes=_kilobytes
    )
    return f"{page}\n"


def _kilobytes(text: str) -> str:
    """The size of a text in UTF-8, in units of 1,024 bytes as mail programs count."""
    return f"{len(text.encode()) / 1024:,.1f}"
