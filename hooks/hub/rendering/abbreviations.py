"""Abbreviations, explained once on a page: where they stand first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from hub.vocabulary import Abbreviation

_SKIPPED = {"a", "abbr", "code", "pre", *(f"h{level}" for level in range(1, 7))}
"""Elements whose words stay as they are: a heading's are also its anchor and its entry in lists."""

_AFTER_INLINE = 15  # Python-Markdown's own processor of words within a line has 20


class FirstUse(Extension):
    """Python-Markdown's extension that writes "CAA (Comprehensive Area Assessment)".

    It does so where a page has the abbreviation first, in a span of the class hub-expansion,
    and nowhere on a page that spells it out by itself.
    """

    def __init__(self, abbreviations: Mapping[str, Abbreviation]) -> None:
        super().__init__()
        self._abbreviations = abbreviations

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the processor."""
        if self._abbreviations:
            md.treeprocessors.register(_Expander(self._abbreviations), "first_use", _AFTER_INLINE)


class _Expander(Treeprocessor):
    def __init__(self, abbreviations: Mapping[str, Abbreviation]) -> None:
        super().__init__()
        self._abbreviations = abbreviations
        either = "|".join(sorted(map(re.escape, abbreviations), key=len, reverse=True))
        self._short = re.compile(rf"(?<![\w&])({either})(s?)(?![\w&])")

    def run(self, root: Element) -> None:
        words = " ".join("".join(root.itertext()).casefold().split())
        left = {
            each: record.name
            for each, record in self._abbreviations.items()
            if each.casefold() in words and record.name.casefold() not in words
        }
        if left:
            self._expand(root, left)

    def _expand(self, parent: Element, left: dict[str, str]) -> None:
        parent.text, made = self._split(parent.text, left)
        children = [*made]
        for child in [*parent]:
            if child.tag not in _SKIPPED:
                self._expand(child, left)
            child.tail, made = self._split(child.tail, left)
            children += [child, *made]
        parent[:] = children

    def _split(self, text: str | None, left: dict[str, str]) -> tuple[str, list[Element]]:
        """The text up to the first expansion, and each expansion with the text after it."""
        text = text or ""
        uses = [
            (match.end(), left.pop(match[1]) + match[2])
            for match in self._short.finditer(text)
            if match[1] in left
        ]
        ends = [*(end for end, _ in uses), len(text)]
        made = []
        for (end, name), after in zip(uses, ends[1:], strict=True):
            span = Element("span", {"class": "hub-expansion"})
            span.text, span.tail = f" ({name})", text[end:after]
            made.append(span)
        return text[: ends[0]], made
