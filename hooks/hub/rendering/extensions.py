"""What Markdown the hub reads: the extensions of every page, each with its settings.

They are fixed, since cleaning.py must know all that they make. None of them reads a file or runs
code, as others do (snippets, macros).
"""

from __future__ import annotations

from typing import Any

from markdown import Markdown

EXTENSIONS: dict[str, dict[str, Any]] = {
    "admonition": {},
    "attr_list": {},
    "fenced_code": {},
    "footnotes": {},
    "pymdownx.blocks.caption": {},
    "pymdownx.details": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {},
    "tables": {"use_align_attribute": True},
    "toc": {},
}


def converter() -> Markdown:
    """Markdown to HTML as every page has it, without what the hub adds and before it is cleaned."""
    return Markdown(extensions=[*EXTENSIONS], extension_configs=EXTENSIONS)
