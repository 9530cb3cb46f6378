"""Issues of the newsletter in every format; all have the same entries in the same order."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hub.outputs.newsletter.email_file import email_file
from hub.outputs.newsletter.html import html
from hub.outputs.newsletter.json_file import json_file
from hub.outputs.newsletter.markdown_text import markdown_text
from hub.outputs.newsletter.plain_text import plain_text
from hub.outputs.newsletter.preview import preview
from hub.views.newsletter.issue import Issue

Format = Callable[[Issue], str]

FORMATS: Mapping[str, tuple[str, Format]] = {
    "html": (".html", html),
    "text": (".txt", plain_text),
    "markdown": (".md", markdown_text),
    "eml": (".eml", email_file),
    "json": (".json", json_file),
    "preview": ("-preview.html", preview),
}
"""Each format by its name: the ending of its files, and what writes an issue as text in UTF-8."""
