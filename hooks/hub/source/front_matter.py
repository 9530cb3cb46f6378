"""One file's bytes to its facts (front matter) and its words (body), strictly."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from hub.problems import Code, Fault, Place
from hub.source.yaml_slips import invisible
from hub.source.yaml_text import MAX_VALUES, Tree, control, read_yaml

MAX_FRONT_MATTER_LINES = 2_000

_fence = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """A file split in two: the tree of its front matter, and its body.

    body_line is the line of the file on which the body starts.
    """

    tree: Tree
    body: str
    body_line: int


Opener = Callable[[str], bytes | Fault | None]
"""The bytes of a file of the hub by its path, or why it is not read; None where there is none."""


def file_text(open_file: Opener, path: str) -> str | tuple[Place, Fault] | None:
    """The text of a file of the hub, or what is wrong with it; None where there is none."""
    content = open_file(path)
    if isinstance(content, Fault):
        return Place(), content
    return None if content is None else decode(content)


def decode(content: bytes) -> str | tuple[Place, Fault]:
    """UTF-8 to text with plain line ends, or the fault that forbids it.

    A byte order mark at the start and Windows line ends are accepted and dropped.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _plain_ends(error.object[: error.start].decode())
        return place_in(before, len(before)), Fault(
            (),
            Code.NOT_UTF8,
            "The file is not UTF-8 text from here on.",
            "Save it again with the encoding UTF-8.",
        )
    text = _plain_ends(text)
    found = control.search(text)
    return (place_in(text, found.start()), invisible(found[0])) if found else text


def _plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split(text: str) -> Document | tuple[Place, Fault]:
    """Split an item's text at its two `---` lines and read the first part."""
    opening = _fence.match(text)
    if not opening:
        return Place(), Fault(
            (),
            Code.NO_FRONT_MATTER,
            "The file does not start with a line of three dashes.",
            "Start with `---`, then the facts, then `---`; `make new` writes them.",
        )
    start = opening.end() + 1
    closing = _fence.search(text, start)
    if not closing or text.count("\n", 0, closing.start()) > MAX_FRONT_MATTER_LINES:
        return Place(), Fault(
            (),
            Code.UNCLOSED_FRONT_MATTER,
            f"No line of three dashes closes these facts within {MAX_FRONT_MATTER_LINES:,} lines.",
            "Put `---` on a line of its own between the facts and the text.",
        )
    return Document(
        tree=read_yaml(text[start : closing.start()], 2, MAX_VALUES),
        body=text[closing.end() + 1 :],
        body_line=text.count("\n", 0, closing.end()) + 2,
    )


def place_in(text: str, offset: int, first_line: int = 1) -> Place:
    """The line and column of an offset into a text that starts on first_line."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Place(first_line + text.count("\n", 0, offset), offset - line_start + 1)
