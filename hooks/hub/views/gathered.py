"""What several pages and files look at, made once for a build."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from hub.model import Catalogue, Item
from hub.views.coverage.grids import Grid, grids
from hub.views.library import Library
from hub.views.paragraphs import Paragraphs
from hub.views.registers.decisions import DecisionRow, decisions
from hub.views.registers.evidence import Evidence, evidence
from hub.views.registers.projects import Debts
from hub.views.related import Related
from hub.views.terms import TermIndex

EXAMPLE = "https://example.org/"
"""Where a site stands of which nobody said where: an address that nobody can have."""


class Gathered:
    """The views over a catalogue that others build on, each made when it is first asked for.

    site is the address at which the site will stand, with a slash at its end: feeds, calendars
    and open data must name it.
    """

    def __init__(self, catalogue: Catalogue, site: str = EXAMPLE) -> None:
        self.catalogue = catalogue
        self.site = site
        self.index = TermIndex(catalogue)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """The listed items by id."""
        return {item.id: item for item in self.catalogue.listed}

    @cached_property
    def library(self) -> Library:
        """The items by facet and value."""
        return Library(self.index)

    @cached_property
    def paragraphs(self) -> Paragraphs:
        """Which places of source documents are paragraphs of which strategy."""
        return Paragraphs(self.catalogue)

    @cached_property
    def related(self) -> Related:
        """What readers of an item may want next."""
        return Related(self.catalogue)

    @cached_property
    def debts(self) -> Debts:
        """How projects stand with the case studies that they owe."""
        return Debts(self.catalogue)

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """Themes by sub-regions, and themes by services."""
        return grids(self.index)

    @cached_property
    def evidence(self) -> list[Evidence]:
        """Every outcome, in the order of the table of evidence."""
        return evidence(self.index, self.paragraphs)

    @cached_property
    def decisions(self) -> list[DecisionRow]:
        """Every decision, in the order of the register."""
        return decisions(self.index)
