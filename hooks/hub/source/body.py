"""What the hub needs to know of a Markdown body: its headings, anchors and links.

Only their places are read here, never what the page looks like: rendering is MkDocs' work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from markdown.extensions.toc import slugify, unique

# Code is blanked before anything else is looked for, so that examples stay examples.
_code = re.compile(r"^(```+|~~~+).*?^\1[`~]*[ \t]*$|(`+)[^`\n].*?(?<!`)\2(?!`)", re.M | re.S)
_heading = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$", re.M)
_attributes = re.compile(r"\{:?[^}\n]*?#([A-Za-z][\w:.-]*)[^}\n]*\}")
_link = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\(\s*<?(?P<target>[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_definition = re.compile(
    r"^ {0,3}\[(?P<text>[^\]\n^][^\]\n]*)\]:[ \t]*<?(?P<target>\S+?)>?(?:\s|$)", re.M
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level, words, anchor, and offset in the body."""

    level: int
    title: str
    anchor: str
    offset: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image: where it stands in the body, its text and what it leads to.

    start and end enclose the whole link, target_start the target alone. whole is False for
    a definition at the foot (`[1]: target`), which cannot be replaced by its text.
    """

    start: int
    end: int
    target_start: int
    text: str
    target: str
    image: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings, links and anchors of a body, in order of their offsets."""

    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    anchors: frozenset[str]


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def outline(body: str) -> Outline:
    """Read the outline of a Markdown body."""
    text = _code.sub(_blank, body) if "`" in body or "~~~" in body else body
    headings = _headings(text)
    anchors = {heading.anchor for heading in headings} | set(_attributes.findall(text))
    links = [_as_link(match, whole=True) for match in _link.finditer(text)]
    links += [_as_link(match, whole=False) for match in _definition.finditer(text)]
    links.sort(key=lambda link: link.start)
    return Outline(tuple(headings), tuple(links), frozenset(anchors))


@lru_cache(maxsize=4096)
def _slug(title: str) -> str:
    return slugify(title, "-")


def _headings(text: str) -> list[Heading]:
    used: set[str] = set()
    headings = []
    for match in _heading.finditer(text):
        given = _attributes.search(match[2])
        title = _attributes.sub("", match[2]).strip()
        plain = _link.sub(lambda link: link["text"], title).replace("*", "").replace("`", "")
        anchor = given[1] if given else unique(_slug(plain), used)
        headings.append(Heading(len(match[1]), title, anchor, match.start()))
    return headings


def _as_link(match: re.Match[str], *, whole: bool) -> Link:
    groups = match.groupdict()
    return Link(
        match.start(),
        match.end(),
        match.start("target"),
        match["text"],
        match["target"],
        bool(groups.get("image")),
        whole,
    )
