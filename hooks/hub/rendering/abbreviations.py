"""Abbreviations, explained at first use: on a page in words, in later sections by a tip."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from hub.vocabulary import Abbreviation

_HEADINGS = {f"h{level}" for level in range(1, 7)}
_SKIPPED = frozenset({"a", "abbr", "code", "label", "pre", "summary"} | _HEADINGS)
"""Elements whose words stay as they are: a heading's are also its anchor and its entry in lists."""

_WITHOUT_TIPS = _SKIPPED | {"table"}
"""On small screens the words of a cell stand beside the head of its column, without buttons."""

_AFTER_INLINE = 15  # Python-Markdown's own processor of words within a line has 20

_Found = re.Match[str]
_Cut = tuple[int, int, Element]
"""Start and end of the words that an element takes the place of; none where the two are one."""


class FirstUse(Extension):
    """Python-Markdown's extension that writes "CAA (Comprehensive Area Assessment)".

    It does so where a page has the abbreviation first, in a span of the class hub-expansion,
    and nowhere on a page that spells it out by itself. In each later section (h2) the first use
    is an abbr element, whose title has the words.
    """

    def __init__(self, abbreviations: Mapping[str, Abbreviation]) -> None:
        super().__init__()
        self._names = {each: record.name for each, record in abbreviations.items()}

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the processors."""
        if self._names:
            either = "|".join(sorted(map(re.escape, self._names), key=len, reverse=True))
            short = re.compile(rf"(?<![\w&])({either})(s?)(?![\w&])")
            expander, tips = _Expander(self._names, short), _Tips(self._names, short)
            md.treeprocessors.register(expander, "first_use", _AFTER_INLINE)
            md.treeprocessors.register(tips, "tips", _AFTER_INLINE - 1)


class _Processor(Treeprocessor):
    def __init__(self, names: Mapping[str, str], short: re.Pattern[str]) -> None:
        super().__init__()
        self._names = names
        self._short = short

    def _rewrite(
        self, parent: Element, skipped: frozenset[str], cut: Callable[[_Found], _Cut | None]
    ) -> None:
        """Put elements among the words of a parent and of what it holds, in reading order."""
        parent.text, made = self._split(parent.text, cut)
        children = [*made]
        for child in [*parent]:
            if child.tag not in skipped:
                self._rewrite(child, skipped, cut)
            child.tail, made = self._split(child.tail, cut)
            children += [child, *made]
        parent[:] = children

    def _split(
        self, text: str | None, cut: Callable[[_Found], _Cut | None]
    ) -> tuple[str, list[Element]]:
        """The text up to the first element, and each element with the text after it."""
        text = text or ""
        cuts = [made for match in self._short.finditer(text) if (made := cut(match))]
        starts = [*(start for start, _, _ in cuts), len(text)]
        for (_, end, element), after in zip(cuts, starts[1:], strict=True):
            element.tail = text[end:after]
        return text[: starts[0]], [element for _, _, element in cuts]


class _Expander(_Processor):
    def run(self, root: Element) -> None:
        words = " ".join("".join(root.itertext()).casefold().split())
        left = {
            each: name
            for each, name in self._names.items()
            if each.casefold() in words and name.casefold() not in words
        }

        def expansion(match: _Found) -> _Cut | None:
            if match[1] not in left:
                return None
            span = Element("span", {"class": "hub-expansion"})
            span.text = f" ({left.pop(match[1])}{match[2]})"
            return match.end(), match.end(), span

        if left:
            self._rewrite(root, _SKIPPED, expansion)


class _Tips(_Processor):
    def run(self, root: Element) -> None:
        earlier: set[str] = set()
        here: set[str] = set()

        def tip(match: _Found) -> _Cut | None:
            short, first = match[1], match[1] not in here
            here.add(short)
            if not first or short not in earlier:
                return None
            element = Element("abbr", {"title": self._names[short]})
            element.text = match[0]
            return match.start(), match.end(), element

        for child in [*root]:
            if child.tag == "h2":
                earlier |= here
                here.clear()
            elif child.tag not in _WITHOUT_TIPS:
                self._rewrite(child, _WITHOUT_TIPS, tip)


_ABBR = re.compile(r'<abbr title="([^"]*)">(.*?)</abbr>')


def tipped(html: str) -> str:
    """Cleaned HTML whose abbreviations are buttons: each opens a popover with the words.

    There is one popover to each wording, all of them at the end.
    """
    ids: dict[str, str] = {}

    def button(match: re.Match[str]) -> str:
        id_ = ids.setdefault(match[1], f"tip-{len(ids) + 1}")
        return (
            f'<button type="button" class="hub-tip" popovertarget="{id_}" '
            f'aria-describedby="{id_}">{match[2]}</button>'
        )

    html = _ABBR.sub(button, html)
    words = "".join(f'<span id="{id_}" popover="">{words}</span>' for words, id_ in ids.items())
    return f'{html}\n<div class="hub-tips" data-pagefind-ignore="">{words}</div>' if ids else html
