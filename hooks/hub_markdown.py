"""Markdown as the hub checks it: MkDocs reads it by the same extensions, and by no others."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from hub import EXTENSIONS, FirstUse


def set_extensions(config: MkDocsConfig, first_use: FirstUse) -> None:
    """Set the extensions of all pages. Raises Abort where mkdocs.yml asks for more."""
    more = sorted({*config.markdown_extensions} - EXTENSIONS.keys())
    if more:
        raise Abort(
            f"mkdocs.yml asks for {', '.join(more)} under markdown_extensions. Take that away: "
            "pages are checked and cleaned for the extensions that the hub sets itself "
            "(docs/contribute/decisions/011.md)."
        )
    # MkDocs asks for names and hands what it has to Python-Markdown, which takes either.
    extensions: list[Any] = [*EXTENSIONS, first_use]
    config.markdown_extensions = extensions
    config.mdx_configs = {name: dict(options) for name, options in EXTENSIONS.items()}
