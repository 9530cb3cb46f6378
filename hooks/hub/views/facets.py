"""The ways to narrow the library down, and the values that each item has in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hub.kinds import KINDS
from hub.kinds.case_study import Award, CaseStudy, Outcome
from hub.model import Catalogue, Item
from hub.records import choices
from hub.values import When
from hub.views.savings import largest_saving
from hub.views.terms import found_under
from hub.wording import label


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow down: its name in addresses, and in readers' words.

    vocabulary is the one whose terms are its values, "" for a facet with values of its own.
    """

    name: str
    title: str
    vocabulary: str = ""


FACETS = (
    Facet("kind", "Kind"),
    Facet("theme", "Theme", "themes"),
    Facet("service", "Service", "services"),
    Facet("region", "Region", "regions"),
    Facet("sub-region", "Sub-region", "sub_regions"),
    Facet("authority", "Council", "authorities"),
    Facet("organisation", "Organisation", "bodies"),
    Facet("tag", "Tag", "tags"),
    Facet("maturity", "How far it has come"),
    Facet("outcome", "What changed"),
    Facet("evidence", "Who vouches for it"),
    Facet("savings", "Largest saving"),
    Facet("year", "Year"),
    Facet("award", "Awards"),
)
"""Every facet, in the order in which readers meet them."""

BANDS = {
    "up-to-10k": ("Up to £10,000", Decimal(10_000)),
    "up-to-100k": ("Over £10,000, up to £100,000", Decimal(100_000)),
    "up-to-1m": ("Over £100,000, up to £1 million", Decimal(1_000_000)),
    "over-1m": ("Over £1 million", Decimal("Infinity")),
}
"""Bands of savings, each with its name and the largest amount in it."""

_CHOICES = {
    "maturity": choices(CaseStudy.model_fields["maturity"].annotation),
    "outcome": choices(Outcome.model_fields["kind"].annotation),
    "evidence": choices(Outcome.model_fields["evidence"].annotation),
    "award": choices(Award.model_fields["result"].annotation),
}


def facet_values(item: Item, catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """The ids of an item's values by facet, without repeats; facets without any are left out."""
    found: dict[str, dict[str, None]] = {"kind": {item.kind.name: None}}
    for name, value in _pairs(item, catalogue):
        found.setdefault(name, {})[value] = None
    return {name: tuple(values) for name, values in found.items()}


_OF_VOCABULARY = {facet.vocabulary: facet.name for facet in FACETS if facet.vocabulary}


def _pairs(item: Item, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    facts = item.facts
    for vocabulary, term in found_under(item, catalogue):
        if vocabulary in _OF_VOCABULARY:
            yield _OF_VOCABULARY[vocabulary], term
    if maturity := getattr(facts, "maturity", None):
        yield "maturity", maturity
    for outcome in getattr(facts, "outcomes", None) or ():
        yield "outcome", outcome.kind
        if outcome.evidence:
            yield "evidence", outcome.evidence
    if saving := largest_saving(item):
        yield "savings", next(id_ for id_, (_, most) in BANDS.items() if saving[0].number <= most)
    yield from (("year", str(year)) for year in years(facts))
    yield from (("award", award.result) for award in getattr(facts, "awards", ()))


def years(facts: Any) -> range:
    """The years that an item is about: those of its period, else of the day it took place.

    Work that goes on, or whose end is not recorded, is known up to the item's own date.
    """
    first: When = facts.date
    last: When = first
    if period := getattr(facts, "period", None):
        first, last = period.start, period.end or facts.date
    elif held := getattr(facts, "starts", None) or getattr(facts, "held", None):
        first = held
        last = getattr(facts, "ends", None) or held
    return range(first.first.year, max(first.first.year, last.last.year) + 1)


def ordered(facet: Facet, values: set[str], catalogue: Catalogue) -> list[str]:
    """The ids of a facet's values in the order in which readers meet them."""
    if facet.vocabulary:
        terms = getattr(catalogue.vocabularies, facet.vocabulary)
        return sorted(values, key=lambda each: (terms[each].name.casefold(), each))
    if facet.name == "year":
        return sorted(values, reverse=True)
    order = [*KINDS] if facet.name == "kind" else [*BANDS, *_CHOICES.get(facet.name, ())]
    return sorted(values, key=order.index)


def value_name(facet: Facet, value: str) -> str:
    """A value that is no term of a vocabulary, in readers' words."""
    match facet.name:
        case "kind":
            return KINDS[value].plural
        case "savings":
            return BANDS[value][0]
        case "year":
            return value
        case _:
            return label(value)
