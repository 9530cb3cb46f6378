"""The hub's own words and settings, as data/ gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from hub.records import Fields
from hub.vocabulary.accessibility import Accessibility
from hub.vocabulary.settings import (
    USUAL_LIMITS,
    Colours,
    Licence,
    Limits,
    NewsletterSettings,
    Settings,
)
from hub.vocabulary.terms import (
    Abbreviation,
    Authority,
    FormHost,
    NewsletterSection,
    Removal,
    SourceDocument,
    SubRegion,
    Term,
    Tile,
)

__all__ = [
    "USUAL_LIMITS",
    "VOCABULARIES",
    "Abbreviation",
    "Accessibility",
    "Authority",
    "Colours",
    "Licence",
    "Limits",
    "NewsletterSection",
    "NewsletterSettings",
    "Removal",
    "Settings",
    "Tile",
    "Vocabularies",
]


@dataclass(frozen=True)
class Vocabularies:
    """Every vocabulary, each by id in the order of its file."""

    authorities: Mapping[str, Authority]
    bodies: Mapping[str, Term]
    regions: Mapping[str, Term]
    sub_regions: Mapping[str, SubRegion]
    themes: Mapping[str, Term]
    services: Mapping[str, Term]
    tags: Mapping[str, Term]
    sources: Mapping[str, SourceDocument]
    forms: Mapping[str, FormHost]
    abbreviations: Mapping[str, Abbreviation]
    newsletter: Mapping[str, NewsletterSection]

    broken: frozenset[str] = frozenset()
    """Names of vocabularies whose file has faults, so that their terms cannot be checked."""

    def terms(self, vocabulary: str) -> Mapping[str, str] | None:
        """Names by id, None for a broken vocabulary; organisations are authorities and bodies."""
        return self._terms[vocabulary]

    @cached_property
    def _terms(self) -> dict[str, dict[str, str] | None]:
        names: dict[str, dict[str, str] | None] = {
            name: None
            if name in self.broken
            else {key: term.name for key, term in getattr(self, name).items()}
            for name in VOCABULARIES
        }
        councils, bodies = names["authorities"], names["bodies"]
        both = None if councils is None or bodies is None else councils | bodies
        return names | {"organisations": both}


VOCABULARIES: Mapping[str, type[Fields]] = {
    "authorities": Authority,
    "bodies": Term,
    "regions": Term,
    "sub_regions": SubRegion,
    "themes": Term,
    "services": Term,
    "tags": Term,
    "sources": SourceDocument,
    "forms": FormHost,
    "abbreviations": Abbreviation,
    "newsletter": NewsletterSection,
}
"""The record of each vocabulary; the file is data/<name>.yml."""
