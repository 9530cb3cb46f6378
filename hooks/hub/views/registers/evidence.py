"""Every outcome of every case study, one row each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hub.model import Item
from hub.views import addresses
from hub.views.paging import Leaf, leaves
from hub.views.paragraphs import Paragraphs, Part
from hub.views.parts import outcome
from hub.views.registers.filters import PAGE_SIZE, Filter, Values, filters
from hub.views.terms import Named, TermIndex
from hub.wording import label

ADDRESS = addresses.EVIDENCE

_FILTERS = {
    "kind": "What changed",
    "theme": "Theme",
    "service": "Service",
    "year": "Year",
    "basis": "Actual or expected",
    "evidence": "Who vouches for it",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One outcome of a case study.

    number counts the study's outcomes from 1. before, after and direction are in words; place is
    that of the source, in parts that may be links. amount is what the row sorts by, None for
    words. year is the last of the time that it covers, as far as that is recorded.
    """

    study: Item
    number: int
    facts: Any
    before: str
    after: str
    direction: str
    amount: Decimal | None
    year: int
    place: tuple[Part, ...]
    themes: tuple[Named, ...]
    services: tuple[Named, ...]

    @property
    def address(self) -> str:
        """Where the case study says it."""
        return f"{self.study.address}#outcome-{self.number}"

    @property
    def values(self) -> Values:
        """What the filters go by."""
        return {
            "kind": (label(self.facts.kind),),
            "theme": tuple(each.name for each in self.themes),
            "service": tuple(each.name for each in self.services),
            "year": (str(self.year),),
            "basis": (label(self.facts.basis),),
            "evidence": (label(self.facts.evidence),),
        }


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """One page of the table of evidence, with the filters of the whole."""

    paging: Leaf[Evidence]
    filters: tuple[Filter, ...]
    studies: int
    silent: int


def evidence(index: TermIndex, paragraphs: Paragraphs) -> list[Evidence]:
    """Every outcome of every listed case study, newest study first, in the order of its file."""
    return [
        row
        for study in index.catalogue.of("case_study")
        for row in _of_study(study, index, paragraphs)
    ]


def _of_study(study: Item, index: TermIndex, paragraphs: Paragraphs) -> Iterator[Evidence]:
    themes = tuple(index.named("themes", each) for each in dict.fromkeys(study.facts.themes))
    services = tuple(index.named("services", each) for each in dict.fromkeys(study.facts.services))
    for number, facts in enumerate(study.facts.outcomes or (), 1):
        said = outcome(facts)
        given = facts.change if facts.result is None else facts.result
        yield Evidence(
            study=study,
            number=number,
            facts=facts,
            before=said.before,
            after=said.after,
            direction=said.direction,
            amount=given.number if given else None,
            year=_year(facts, study.facts),
            place=_place(study, facts.source, paragraphs) if facts.source else (),
            themes=themes,
            services=services,
        )


def _place(study: Item, place: str, paragraphs: Paragraphs) -> tuple[Part, ...]:
    """A place as links to paragraphs, else as a link to the sources that the study names."""
    parts = paragraphs.of_item(study, place)
    if any(part.address for part in parts) or not study.facts.sources:
        return parts
    return (Part(place, f"{study.address}#part-sources"),)


def _year(facts: Any, study: Any) -> int:
    """The last year of the outcome's own period, else of the study's, else of its date.

    What goes on is known up to the date of its study.
    """
    period = facts.period or study.period
    last = (period.end if period else None) or study.date
    year: int = last.last.year
    return year


def evidence_pages(rows: Sequence[Evidence], index: TermIndex) -> Iterator[EvidenceRecord]:
    """The pages of the table."""
    found = filters(_FILTERS, (row.values for row in rows))
    studies = index.catalogue.of("case_study")
    silent = sum(not study.facts.outcomes for study in studies)
    for paging in leaves(rows, ADDRESS, PAGE_SIZE):
        yield EvidenceRecord(paging, found, len(studies), silent)
