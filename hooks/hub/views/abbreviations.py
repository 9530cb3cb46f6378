"""The A to Z of abbreviations, and what a text leaves unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from hub.model import Catalogue
from hub.views import addresses
from hub.vocabulary import Abbreviation

ADDRESS = addresses.ABBREVIATIONS

_words = re.compile(r"[\w&]+")


@dataclass(frozen=True, slots=True)
class AbbreviationsRecord:
    """All abbreviations in the order of the alphabet, under their first letters."""

    letters: tuple[tuple[str, tuple[Abbreviation, ...]], ...]


def a_to_z(catalogue: Catalogue) -> AbbreviationsRecord:
    """The record of the A to Z."""
    entries = sorted(
        catalogue.vocabularies.abbreviations.values(), key=lambda each: (each.id.upper(), each.id)
    )
    letters = groupby(entries, key=lambda each: each.id[0].upper())
    return AbbreviationsRecord(tuple((letter, tuple(found)) for letter, found in letters))


class Unsaid:
    """Finds the abbreviations of what texts spell out, and the long forms of those they have."""

    def __init__(self, abbreviations: Mapping[str, Abbreviation]) -> None:
        self._folded = {each: record.name.casefold() for each, record in abbreviations.items()}
        self._names = {each: record.name for each, record in abbreviations.items()}

    def of(self, text: str) -> Iterator[str]:
        """The forms that a text does not have of what it speaks of."""
        words = set(_words.findall(text))
        folded = " ".join(text.casefold().split())
        for each, name in self._folded.items():
            short = not words.isdisjoint((each, f"{each}s"))
            if short != (name in folded):
                yield self._names[each] if short else each
