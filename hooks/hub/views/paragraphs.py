"""Places in a source document as links to the paragraphs of the strategy that gives its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hub.model import Catalogue, Item
from hub.views.terms import Named


class Part(NamedTuple):
    """Some words of a place; address is "" where they lead nowhere."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A paragraph, annex or appendix of a strategy, and the items that cite it, newest first."""

    name: str
    anchor: str
    items: tuple[Named, ...]


class Paragraphs:
    """Which strategy gives the text of which source document, and who cites it where."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._strategies: dict[str, list[Item]] = {}
        for strategy in sorted(catalogue.of("strategy"), key=_precedence):
            if any(map(_paragraph.fullmatch, strategy.anchors)):
                for document in _documents(strategy):
                    self._strategies.setdefault(document, []).append(strategy)
        self._cited: dict[str, dict[str, list[Item]]] = {}
        for item in catalogue.listed:
            for strategy_id, anchor in dict.fromkeys(self._citations(item)):
                found = self._cited.setdefault(strategy_id, {})
                found.setdefault(anchor, []).append(item)

    def of_document(self, document: str | None, place: str) -> tuple[Part, ...]:
        """A place in a source document (by id; None for none): its words, some of them links."""
        parts, done = [], 0
        for start, end, strategy, anchor in self._linkable(document, place):
            parts += [Part(place[done:start])] if start > done else []
            parts.append(Part(place[start:end], f"{strategy.address}#{anchor}"))
            done = end
        return (*parts, Part(place[done:])) if place[done:] else tuple(parts)

    def of_item(self, item: Item, place: str) -> tuple[Part, ...]:
        """A place that an item gives without its document, as outcomes do.

        It has links only if all sources of the item are one document.
        """
        return self.of_document(_only_document(item), place)

    def cited(self, strategy: Item) -> tuple[Cited, ...]:
        """What others cite of a strategy: paragraphs, annexes, appendices, each by its number.

        A range is cited at its first and at its last number.
        """
        found = self._cited.get(strategy.id, {})
        return tuple(
            Cited(
                _name(anchor),
                anchor,
                tuple(Named(each.facts.title, each.address, each.kind.singular) for each in items),
            )
            for anchor, items in sorted(found.items(), key=lambda pair: _order(pair[0]))
        )

    def _citations(self, item: Item) -> Iterator[tuple[str, str]]:
        """The strategies and anchors that an item cites; may repeat itself."""
        for document, place in _places(item):
            for _, _, strategy, anchor in self._linkable(document, place):
                if strategy.id != item.id:
                    yield strategy.id, anchor

    def _linkable(self, document: str | None, place: str) -> Iterator[tuple[int, int, Item, str]]:
        """What a strategy has an anchor for: start and end in the place, strategy and anchor."""
        texts = self._strategies.get(document, ()) if document else ()
        for start, end, anchor in _mentions(place) if texts else ():
            if found := next((each for each in texts if anchor in each.anchors), None):
                yield start, end, found, anchor


def _precedence(strategy: Item) -> tuple[bool, str]:
    """Of several texts of a document the one that still holds comes first, then by id."""
    return strategy.facts.stage == "superseded", strategy.id


def _documents(item: Item) -> list[str]:
    return [each.source for each in item.facts.sources if each.source]


def _only_document(item: Item) -> str | None:
    named = {each.source for each in item.facts.sources}
    return named.pop() if len(named) == 1 else None


def _places(item: Item) -> Iterator[tuple[str, str]]:
    """Documents, and the places in them that an item's sources and outcomes name."""
    yield from ((each.source, each.place) for each in item.facts.sources if each.source)
    if document := _only_document(item):
        outcomes = getattr(item.facts, "outcomes", None) or ()
        yield from ((document, each.source) for each in outcomes if each.source)


_PREFIXES = {
    "paragraph": "p",
    "paragraphs": "p",
    "annex": "annex-",
    "annexes": "annex-",
    "appendix": "appendix-",
    "appendices": "appendix-",
}
"""How the anchors start of what a word announces."""

_NAMES = {"p": "Paragraph", "annex-": "Annex", "appendix-": "Appendix"}

_paragraph = re.compile(r"p[0-9]+[a-z]?")
_anchor = re.compile(r"(p|annex-|appendix-)([0-9]+)([a-z]?)")
# "4.2", "4/5" and "46th" are no numbers of paragraphs, nor is "paragraph 3 of Annex 1" one of the
# strategy's own. The list gives back nothing that it took, so that no part of it is left over.
_NUMBER = r"[0-9]+[a-z]?(?!\w|[./][0-9])"
_AND = r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|or|to)\s+|\s*[-–]\s*)"
_mention = re.compile(
    rf"\b(?P<word>{'|'.join(_PREFIXES)})\s+(?P<numbers>{_NUMBER}(?:{_AND}{_NUMBER})*+)"
    r"(?!\s+(?:of|in)\s+(?:annex|appendix))",
    re.IGNORECASE,
)
_number = re.compile(_NUMBER, re.IGNORECASE)
_comma = re.compile(r",?\s+")


def _mentions(place: str) -> Iterator[tuple[int, int, str]]:
    """Numbers with their start, end and anchor; the first of a list has its word with it."""
    annex_end = None
    for found in _mention.finditer(place):
        prefix = _PREFIXES[found["word"].lower()]
        # Nor is paragraph 3 the strategy's own in "Annex 1, paragraph 3".
        within = annex_end is not None and _comma.fullmatch(place, annex_end, found.start())
        if prefix != "p" or not within:
            for index, number in enumerate(_number.finditer(place, *found.span("numbers"))):
                start = number.start() if index else found.start()
                yield start, number.end(), prefix + number[0].lower()
        annex_end = None if prefix == "p" else found.end()


def _order(anchor: str) -> tuple[int, int, str]:
    prefix, number, letter = _anchored(anchor)
    return [*_NAMES].index(prefix), int(number), letter


def _name(anchor: str) -> str:
    prefix, number, letter = _anchored(anchor)
    return f"{_NAMES[prefix]} {number}{letter}"


def _anchored(anchor: str) -> tuple[str, ...]:
    """An anchor's prefix, number and letter; it is one that _mentions gives."""
    found = _anchor.fullmatch(anchor)
    assert found
    return found.groups()
