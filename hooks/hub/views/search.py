"""How the search knows items, terms and plain pages."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import Item, SearchEntry
from hub.views.abbreviations import Unsaid
from hub.views.cards import headline, when
from hub.views.library import Library
from hub.views.savings import largest_saving
from hub.views.terms import heirs, terms_of
from hub.wording import uk_span

TOPIC, PLAIN = "topic", "page"
"""What stands in the place of a kind where a page is no item's."""

THEMES = 3
"""How many themes a result names at most."""


class SearchEntries:
    """Makes the entries of pages, over indexes that are made once.

    The word "also" of an entry has what finds a page and is not said on it.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._index = library.index
        self._unsaid = Unsaid(library.index.catalogue.vocabularies.abbreviations)

    def item(self, item: Item) -> SearchEntry:
        """The entry of a listed item."""
        saving = largest_saving(item)
        lead = getattr(item.facts, "lead", None) or getattr(item.facts, "body", None)
        return SearchEntry(
            kind=item.kind.name,
            shown=_said(
                summary=item.facts.summary,
                theme=", ".join(
                    self._index.named("themes", each).name for each in item.facts.themes[:THEMES]
                ),
                lead=self._index.organisation(lead).name if lead else "",
                when=_when(item),
                headline=headline(item),
                saving=saving.words if saving else "",
                also=", ".join(dict.fromkeys(self._also(item))),
            ),
        )

    def _also(self, item: Item) -> Iterator[str]:
        """Themes that are not shown, other names, today's councils, abbreviations both ways."""
        catalogue = self._index.catalogue
        for theme in item.facts.themes[THEMES:]:
            yield self._index.named("themes", theme).name
        for vocabulary, term in terms_of(item, catalogue):
            yield from self._index.other_names(vocabulary, term)
            for heir in heirs(term, catalogue) if vocabulary == "authorities" else ():
                yield catalogue.vocabularies.authorities[heir].name
        text = " ".join([item.facts.title, item.facts.summary, item.body])
        yield from self._unsaid.of(text)

    def plain(self, body: str) -> SearchEntry:
        """The entry of one of the hub's own pages."""
        also = ", ".join(self._unsaid.of(body))
        return SearchEntry(PLAIN, _said(also=also))


def topic(names: tuple[str, ...] = ()) -> SearchEntry:
    """The entry of a page that gathers items or words, with its other names."""
    return SearchEntry(TOPIC, _said(also=", ".join(names)))


def _said(**words: str) -> dict[str, str]:
    return {name: text for name, text in words.items() if text}


def _when(item: Item) -> str:
    period = getattr(item.facts, "period", None)
    return uk_span(period.start, period.end) if period else when(item)
