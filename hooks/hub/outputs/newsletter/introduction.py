"""The words that a compiler writes above an issue: Markdown to what mail programs take."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3
from markdown import markdown

_TAGS = {
    "a", "b", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img",
    "li", "ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_APART = {"blockquote", "h2", "h3", "h4", "h5", "h6", "hr", "p", "pre", "table"}
_PARTS = {"li", "ol", "tr", "ul"}


_SCHEMES = {"http", "https", "mailto", "tel"}
_whole = re.compile("https?://[^/]|mailto:|tel:", re.IGNORECASE)


def introduction_html(words: str) -> str:
    """Clean HTML of an issue's introduction, without styles; "" for none.

    Of HTML in the words only what every mail program shows is kept. A heading of the first level
    becomes one of the second, since the first is the issue's own.
    """
    kept = {"a": {"href"}, "img": {"src", "alt"}}
    return nh3.clean(
        _rendered(words), tags=_TAGS, attributes=kept, url_schemes=_SCHEMES, link_rel=None
    ).strip()


def _rendered(words: str) -> str:
    """The introduction as the archive renders it, before anything is taken away."""
    made = markdown(words, extensions=["attr_list", "fenced_code", "tables"])
    return re.sub("(</?)h1(?=[ >])", r"\1h2", made)


def introduction_faults(words: str) -> Iterator[tuple[str, str, str]]:
    """What an email cannot show of an introduction: code, message and cure of each fault."""
    if re.search(r"^ {0,3}\[\^[^\]]+\]:", words, re.MULTILINE):
        message = "The introduction has a footnote, which an email cannot show."
        yield "not-for-email", message, "Write its words where it is needed."
    clean = _elements(introduction_html(words))
    lost = Counter(each[:2] for each in _elements(_rendered(words)))
    lost -= Counter(each[:2] for each in clean)
    for tag, address in sorted(lost):
        message = f"The introduction has <{tag}>, which would be lost in an email."
        if tag in _TAGS:
            message = f'"{address}" is an address that an email cannot have.'
        yield "not-for-email", message, "Write it in Markdown, or take it away."
    for tag, address, alt in clean:
        if address and not _whole.match(address):
            message = f'"{address}" is no whole address.'
            yield "not-for-email", message, "Write it in Markdown, as links are: [words](../x.md)."
        if tag == "img" and not alt.strip():
            message = "A picture of the introduction has no words for those who cannot see it."
            yield "no-alt-text", message, "Say what it shows: ![what it shows](picture.png)."


def _elements(html: str) -> list[tuple[str, str, str]]:
    """The elements of some HTML in order: each tag with its address and its words, "" for none."""
    found: list[tuple[str, str, str]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            given = dict(attrs)
            found.append((tag, given.get("href") or given.get("src") or "", given.get("alt") or ""))

    reader = Reader()
    reader.feed(html)
    reader.close()
    return found


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, item of a list, row of a table, or a part of one, as plain text.

    text has a line break where the words have one. lead stands before its first line and hang
    before the others: "- " and two spaces, "> " and "> ". apart asks for a blank line above.
    """

    text: str
    lead: str
    hang: str
    apart: bool


Cite = Callable[[str], str]
"""Gives what stands after the words of a link to an address: " [3]"."""


def introduction_blocks(words: str, cite: Cite) -> list[Block]:
    """An issue's introduction as plain text, in order; a picture is what it shows in words."""
    reader = _Reader(cite)
    reader.feed(introduction_html(words))
    reader.close()
    reader.end_block()
    return reader.blocks


class _Reader(HTMLParser):
    """Reads what introduction_html gives, in which every element but br, hr and img is closed."""

    def __init__(self, cite: Cite) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._cite = cite
        self._text = ""
        self._apart = False
        self._later_cell = False
        self._links: list[str] = []  # addresses of the links around
        self._marks: list[tuple[str, str]] = []  # lead and hang of the quotes and items around
        self._numbers: list[int] = []  # of the next items of the lists around, 0 for bullets

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._turn(tag)
        given = dict(attrs)
        match tag:
            case "a":
                self._links.append(given.get("href") or "")
            case "blockquote":
                self._marks.append(("> ", "> "))
            case "br":
                self._text += "\n"
            case "img":
                self._text += given.get("alt") or ""
            case "li":
                self._marks.append(self._item())
            case "ol" | "ul":
                self._apart |= not self._numbers
                self._numbers.append(int(tag == "ol"))
            case "td" | "th":
                self._text += " | " if self._later_cell else ""
                self._later_cell = True

    def handle_endtag(self, tag: str) -> None:
        self._turn(tag)
        match tag:
            case "a":
                address = self._links.pop()
                self._text += self._cite(address) if address else ""
            case "blockquote" | "li":
                self._marks.pop()
            case "ol" | "ul":
                self._numbers.pop()
                self._apart |= not self._numbers

    def handle_data(self, data: str) -> None:
        self._text += re.sub(r"\s+", " ", data)

    def end_block(self) -> None:
        """Make a block of the text that came since the last, if any did."""
        if text := self._text.strip():
            lead, hang = ("".join(mark[at] for mark in self._marks) for at in (0, 1))
            self.blocks.append(Block(text, lead, hang, self._apart))
            self._marks = [(after, after) for _, after in self._marks]
            self._apart = False
        self._text = ""
        self._later_cell = False

    def _turn(self, tag: str) -> None:
        """End a block where an element starts or ends that is no part of a text."""
        if tag in _APART | _PARTS:
            self.end_block()
            self._apart |= tag in _APART

    def _item(self) -> tuple[str, str]:
        number = self._numbers[-1]
        if not number:
            return "- ", "  "
        self._numbers[-1] += 1
        return f"{number}. ", " " * len(f"{number}. ")
