"""Records to pages: which template shows what, at which address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from hub.model import Page
from hub.pages.of_items import of_items
from hub.pages.of_the_hub import contribute, of_the_hub
from hub.pages.trails import above, names_of
from hub.problems import Problem
from hub.views.addresses import CONTRIBUTE
from hub.views.gathered import Gathered
from hub.views.search import SearchEntries


def pages(
    gathered: Gathered, problems: Sequence[Problem], plain: Sequence[Page]
) -> tuple[Page, ...]:
    """Every page of the site, in no order that matters.

    A plain page at the address of a gathered one is its introduction.
    """
    entries = SearchEntries(gathered.library)
    introductions = {page.address: page for page in plain}
    made = chain(of_items(gathered, entries), of_the_hub(gathered, problems))
    if CONTRIBUTE not in introductions:
        made = chain(made, contribute(gathered))
    whole = [_introduced(page, introductions.pop(page.address, None)) for page in made]
    rest = (replace(page, search=entries.plain(page.body)) for page in introductions.values())
    everything = ((gathered.catalogue.settings.name, ""),)
    found = [*whole, *rest]
    names = names_of(found)
    return tuple(
        replace(page, feeds=page.feeds or everything, above=above(page.address, names))
        for page in found
    )


def _introduced(page: Page, words: Page | None) -> Page:
    if words is None:
        return page
    return replace(page, body=words.body, path=words.path, macros=words.macros)
