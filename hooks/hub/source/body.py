"""What the hub needs to know of a Markdown body: its headings, anchors and links.

Only their places are read here, never what the page looks like: rendering is MkDocs' work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from markdown.extensions.toc import slugify, unique

from hub.source.code import blank_code

# The quantifiers that end in + never give back what they took, so no text takes long. A pattern
# that starts with a sign, and only then looks behind it, lets the search leap to that sign.
_hashes = re.compile(r"(?P<level>#(?<![^\n]#)#{0,5})(?P<title>[^\n]*)$", re.M)
_underline = re.compile(r"^[=-]+[ ]*$", re.M)
_attributes = re.compile(r"\{:?([^{}\n]*+)\}")
_id = re.compile(r"#([A-Za-z][\w:.-]*)")
_link = re.compile(
    r"(?:!(?<!\\!)(?P<image>)\[|\[(?<!\\\[))(?P<text>(?:[^\[\]]|\[[^\[\]]*+\])*+)\]"
    r"\(\s*+<?(?P<target>[^\s<>()]*+(?:\([^\s<>()]*+\)[^\s<>()]*+)*+)>?"
    r"(?:\s++(?:\"[^\"\n]*+\"|'[^'\n]*+'))?+\s*+\)"
)
_definition = re.compile(
    r"^ {0,3}\[(?P<text>[^\]\n^][^\]\n]*)\]:[ \t]*+<?(?P<target>[^\s>]++)>?(?=\s|$)", re.M
)
_tag = re.compile(r"<[^<>]*+>")
_at_end = re.compile(r" \{[^{}\n]*+\}$")
_emphasis = re.compile(r"(?<![\w\\])_|_(?!\w)|[*`]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level, words, anchor, and offset in the body."""

    level: int
    title: str
    anchor: str
    offset: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image: where it stands in the body, its words and what it leads to.

    start and end enclose the whole link, target_start the target alone. whole is False for
    a definition at the foot (`[1]: target`), which cannot be replaced by its text.
    """

    start: int
    end: int
    target_start: int
    text: str
    target: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings, links and anchors of a body, in order of their offsets."""

    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    anchors: frozenset[str]


def outline(body: str) -> Outline:
    """Read the outline of a Markdown body."""
    text = blank_code(body)
    given = frozenset(
        each for match in _attributes.finditer(text) for each in _id.findall(match[1])
    )
    headings = tuple(_headings(body, text, given))
    links = [_as_link(match, body) for match in [*_links(text), *_definition.finditer(text)]]
    links.sort(key=lambda link: link.start)
    anchors = given | {heading.anchor for heading in headings}
    return Outline(headings, tuple(links), anchors)


def _headings(body: str, text: str, given: frozenset[str]) -> Iterator[Heading]:
    """Headings in order; ids given by hand count as used before the first."""
    used, last = set(given), dict[str, str]()
    for level, offset, start, end in sorted([*_with_hashes(text), *_underlined(text)], key=_offset):
        words = body[start:end].strip()
        title = _at_end.sub("", words).rstrip()
        ids = _id.findall(words, len(title))
        yield Heading(level, title, ids[0] if ids else _unused(title, used, last), offset)


def _unused(title: str, used: set[str], last: dict[str, str]) -> str:
    """A title's anchor; last has that of the title before it with the same words."""
    slug = _slug(title)
    last[slug] = unique(last.get(slug, slug), used)
    return last[slug]


_Found = tuple[int, int, int, int]
"""Level, offset, and where the words start and end."""


def _offset(found: _Found) -> int:
    return found[1]


def _with_hashes(text: str) -> Iterator[_Found]:
    for match in _hashes.finditer(text):
        words = match["title"].rstrip("#")
        start = match.start("title")
        yield len(match["level"]), match.start(), start, start + len(words)


def _underlined(text: str) -> Iterator[_Found]:
    """First lines of paragraphs that have a line of = or - below them."""
    for match in _underline.finditer(text):
        end = max(match.start() - 1, 0)
        start = text.rfind("\n", 0, end) + 1
        above_end = max(start - 1, 0)
        words, above = text[start:end], text[text.rfind("\n", 0, above_end) + 1 : above_end]
        first = above.startswith("#") or not above.strip()
        if first and words.strip() and not words.startswith(("#", "    ")):
            yield 1 + match[0].startswith("-"), start, start, end


@lru_cache(maxsize=4096)
def _slug(title: str) -> str:
    plain = _link.sub(lambda link: link["text"] if link["image"] is None else "", title)
    return slugify(_emphasis.sub("", unescape(_tag.sub("", plain))), "-")


def _links(text: str) -> Iterator[re.Match[str]]:
    """Links and images, also the images inside the words of links."""
    for match in _link.finditer(text):
        yield match
        if "![" in match["text"]:
            yield from _link.finditer(text, match.start("text"), match.end("text"))


def _as_link(match: re.Match[str], body: str) -> Link:
    words = body[match.start("text") : match.end("text")]
    whole = match.re is _link
    return Link(*match.span(), match.start("target"), words, match["target"], whole)
