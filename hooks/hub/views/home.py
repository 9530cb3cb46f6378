"""The home page: what is current, and a good face where nothing is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hub.kinds import KINDS
from hub.model import Catalogue, Item
from hub.views.cards import Card, card
from hub.views.courses import State
from hub.views.indexes import Group, upcoming
from hub.views.terms import Named, TermIndex

LATEST = 6


@dataclass(frozen=True, slots=True)
class HomeRecord:
    """What the home page shows; empty parts are left out.

    consultations are those that are open, and will be. figures counts the listed items of each
    kind that has any, under its plural and address.
    """

    featured: Card | None
    consultations: Group
    events: Group
    case_studies: tuple[Card, ...]
    news: tuple[Card, ...]
    themes: tuple[tuple[Named, int], ...]
    figures: tuple[tuple[int, Named], ...]
    all_historic: bool


def home(catalogue: Catalogue, index: TermIndex) -> HomeRecord:
    """The record of the home page."""
    consultations = sorted(catalogue.of("consultation"), key=lambda i: (i.facts.deadline(), i.id))
    is_open = [item for item in consultations if item.facts.state(catalogue.today) == "open"]
    featured = [
        item
        for item in catalogue.listed
        if item.featured(catalogue.today)
        if item not in is_open  # these have a place of their own, above
    ]
    studies = catalogue.of("case_study")
    lead = next(iter(featured or _with_result(studies) or studies), None)
    rest = [item for item in studies if item is not lead]
    counts = [(len(catalogue.of(name)), kind) for name, kind in KINDS.items()]
    years = catalogue.settings.historic_after_years
    return HomeRecord(
        featured=card(lead, index) if lead else None,
        consultations=Group(
            "Have your say",
            tuple(card(item, index) for item in is_open),
            key="open",
            coming=tuple(_opening(card(item, index) for item in consultations)),
        ),
        events=Group(
            "Coming up",
            tuple(card(item, index) for item in upcoming(catalogue)[:LATEST]),
            key="upcoming",
        ),
        case_studies=tuple(card(item, index) for item in rest[:LATEST]),
        news=tuple(card(item, index) for item in catalogue.of("news")[:LATEST]),
        themes=tuple((index.named("themes", t), len(items)) for t, items in index.used("themes")),
        figures=tuple(
            (count, Named(kind.plural if count > 1 else kind.singular, f"{kind.address}/"))
            for count, kind in counts
            if count
        ),
        all_historic=bool(catalogue.listed)
        and all(item.historic(catalogue.today, years) for item in catalogue.listed),
    )


def _opening(cards: Iterable[Card]) -> Iterator[tuple[State, Card]]:
    """Cards of consultations that are to open, with the time for which they will be."""
    for each in cards:
        yield from ((state, each) for state in each.course[1:] if state.key == "open")


def _with_result(studies: Sequence[Item]) -> list[Item]:
    """Case studies whose first outcome shows a level before and after: they speak for all."""
    return [item for item in studies if item.facts.outcomes and item.facts.outcomes[0].baseline]
