"""Links by which readers pass a place on: of each heading, and of each numbered paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

_AFTER_TOC = 4  # Python-Markdown's processor that gives headings their anchors has 5

_paragraph = re.compile(r"p([0-9]+[a-z]?)")
_heading = re.compile("h[2-6]")  # the link of the page itself is its address


class Permalinks(Extension):
    """Python-Markdown's extension that adds the links, without words: the styles give their sign.

    A heading's stands beside it, in a div of the class hub-heading, so that it is no part of the
    heading's name; a paragraph's is its last element. Needs toc, and changes no anchor.
    """

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the processor."""
        md.treeprocessors.register(_Linker(md), "permalinks", _AFTER_TOC)


class _Linker(Treeprocessor):
    def run(self, root: Element) -> None:
        names = dict(_names(self.md.toc_tokens))  # type: ignore[attr-defined]  # toc adds it
        for parent in [*root.iter()]:
            for index, child in enumerate(parent):
                id_ = child.get("id", "")
                if _heading.fullmatch(child.tag) and id_ in names:
                    parent[index] = _beside(child, names[id_])
                elif child.tag == "p" and (number := _paragraph.fullmatch(id_)):
                    _link(child, id_, f"paragraph {number[1]}")


def _names(tokens: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The anchors and words of headings."""
    for each in tokens:
        yield each["id"], unescape(each["name"])
        yield from _names(each["children"])


def _beside(heading: Element, words: str) -> Element:
    frame = Element("div", {"class": "hub-heading"})
    frame.tail, heading.tail = heading.tail, "\n"
    frame.append(heading)
    _link(frame, heading.get("id", ""), f"“{words}”")
    return frame


def _link(parent: Element, anchor: str, what: str) -> None:
    attributes = {"class": "hub-permalink", "href": f"#{anchor}", "aria-label": f"Link to {what}"}
    SubElement(parent, "a", attributes)
