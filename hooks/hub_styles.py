"""One style sheet of all that are the hub's own: a phone asks once, and gets no comments."""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

OURS = "assets/hub/"
WHOLE = f"{OURS}site.css"
_comment = re.compile(r"/\*.*?\*/", re.DOTALL)
_indent = re.compile(r"\s*\n\s*")


def join_styles(files: Files, config: MkDocsConfig) -> None:
    """Join the hub's style sheets of extra_css, in their order; those of others stay."""
    own = [path for path in config.extra_css if path.startswith(OURS)]
    sheets = [_removed(files, path).content_string for path in own]
    config.extra_css = [
        WHOLE if path == own[0] else path for path in config.extra_css if path not in own[1:]
    ]
    files.append(File.generated(config, WHOLE, content=shortened("\n".join(sheets))))


def _removed(files: Files, path: str) -> File:
    file = files.get_file_from_path(path)
    if not file:
        raise Abort(f"mkdocs.yml: extra_css names {path}, which is not in overrides/.")
    files.remove(file)
    return file


def shortened(css: str) -> str:
    """CSS without comments, empty lines and indents; its strings may have no comment in them."""
    return _indent.sub("\n", _comment.sub("", css)).strip() + "\n"
