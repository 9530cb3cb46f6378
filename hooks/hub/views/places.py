"""Councils, sub-regions and regions: where they lie, what lies in them, and who came before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from hub.model import Item
from hub.views.terms import Named, TermIndex, ended_by, former, organisations, stands
from hub.vocabulary import Authority
from hub.wording import uk_date

_KINDS = {
    "county": "county council",
    "district": "district council",
    "metropolitan": "metropolitan council",
    "unitary": "unitary council",
}


def description(record: Any, index: TermIndex) -> str:
    """A sentence on a council, made from its facts; "" for other terms."""
    if not isinstance(record, Authority):
        return ""
    words = index.catalogue.vocabularies
    area, region = words.sub_regions[record.sub_region], words.regions[record.region]
    verb = "was" if ended_by(record, index.catalogue.today) else "is"
    if verb == "is" and not stands(record.id, index.catalogue):
        verb = "will be"
    return f"{record.name} {verb} a {_KINDS[record.kind]} in {area.name}, {region.name}."


def ended(record: Any, index: TermIndex) -> str:
    """The last day of a former council, in words; "" for others."""
    last = ended_by(record, index.catalogue.today)
    return uk_date(last) if last else ""


def came_from(item: Item, vocabulary: str, term: str, index: TermIndex) -> str:
    """Why a council's page has the item of a council that it took over from; "" for its own."""
    if vocabulary != "authorities" or term in (names := organisations(item)):
        return ""
    councils = index.catalogue.vocabularies.authorities
    before = [each for each in former(term, index.catalogue) if each in names]
    return f"From the time of {_joined(councils[each].name for each in before)}." if before else ""


def _joined(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def neighbours(
    vocabulary: str, record: Any, index: TermIndex
) -> Iterator[tuple[str, tuple[Named, ...]]]:
    """The terms beside a place, above it and within it, each group under its heading."""
    match vocabulary:
        case "authorities":
            groups = _of_council(record, index)
        case "sub_regions":
            groups = _of_sub_region(record.id, index)
        case "regions":
            groups = _of_region(record.id, index)
        case _:
            return
    yield from ((heading, tuple(found)) for heading, found in groups if found)


_Groups = Iterator[tuple[str, list[Named]]]


def _of_council(record: Authority, index: TermIndex) -> _Groups:
    councils = index.catalogue.vocabularies.authorities
    yield "Took over from", _councils(former(record.id, index.catalogue), index)
    yield "County council", _councils([record.county] if record.county else [], index)
    yield "Districts", _councils([i for i, c in councils.items() if c.county == record.id], index)
    near = [
        i
        for i, c in councils.items()
        if c.sub_region == record.sub_region and record.id not in (i, c.county)
        if i != record.county and stands(i, index.catalogue)
    ]
    yield "Others in the same sub-region", _councils(near, index)
    yield "Sub-region", [index.named("sub_regions", record.sub_region)]
    yield "Region", [index.named("regions", record.region)]


def _of_sub_region(term: str, index: TermIndex) -> _Groups:
    words = index.catalogue.vocabularies
    within = [i for i, c in words.authorities.items() if c.sub_region == term]
    yield "Councils", _councils(within, index)
    region = words.sub_regions[term].region
    beside = [i for i, each in words.sub_regions.items() if each.region == region and i != term]
    yield "Other sub-regions", [index.named("sub_regions", each) for each in beside]
    yield "Region", [index.named("regions", region)]


def _of_region(term: str, index: TermIndex) -> _Groups:
    within = index.catalogue.vocabularies.sub_regions.items()
    yield (
        "Sub-regions",
        [index.named("sub_regions", i) for i, each in within if each.region == term],
    )


def _councils(ids: Iterable[str], index: TermIndex) -> list[Named]:
    return [index.named("authorities", each) for each in ids]
