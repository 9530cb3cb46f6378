"""What listed items may share, each feature weighted by how rare it is.

The weight is an inverse document frequency, in whole steps, so that sums are exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from hub.kinds import KINDS
from hub.model import Catalogue, Item
from hub.views.terms import heirs, terms_of

PARTS = ("tags", "authorities", "services", "themes", "counties", "sub_regions", "words")
"""The sorts of features."""

_COUNCILS = 5  # an item that names more is about a whole region, not about each of them

_STOP_WORDS = """
about after all also among and any april are august been before between both but can could december
during each every february first for from had has have how into its january july june made make many
march may more most new not november now october one only other our over september she some such
than that the their them then there these they this three too two under use used was were what when
where which while who whose will with within without would year you your
"""


class Feature(NamedTuple):
    """What items may share. items has a bit for each listed item that has it."""

    part: str
    term: str
    name: str
    weight: int
    items: int


def found_in(catalogue: Catalogue) -> Iterator[dict[str, str]]:
    """For each listed item what it may share, as "tags/lean", and how it writes a word of it."""
    known = catalogue.vocabularies
    places = (*known.authorities.values(), *known.sub_regions.values(), *known.regions.values())
    kinds = (f"{kind.singular} {kind.plural}" for kind in KINDS.values())
    own = (*(each.name for each in places), *kinds)
    common = set(_words(_STOP_WORDS)).union(*map(_words, own))
    for item in catalogue.listed:
        words = _words(f"{item.facts.title} {item.facts.summary}")
        found = {f"words/{word}": text for word, text in words.items() if word not in common}
        yield found | dict.fromkeys(_terms(item, catalogue), "")


def _terms(item: Item, catalogue: Catalogue) -> Iterator[str]:
    councils: list[str] = []
    for vocabulary, term in terms_of(item, catalogue):
        if vocabulary == "authorities":
            councils.append(term)
        elif vocabulary in ("themes", "services", "tags"):
            yield f"{vocabulary}/{term}"
    for own in councils if len(councils) <= _COUNCILS else ():
        yield f"sub_regions/{catalogue.vocabularies.authorities[own].sub_region}"
        for term in (own, *heirs(own, catalogue)):
            yield f"authorities/{term}"
            council = catalogue.vocabularies.authorities[term]
            if county := term if council.kind == "county" else council.county:
                yield f"counties/{county}"


def _words(text: str) -> dict[str, str]:
    """The words of three letters and more as they are compared, each as it is written."""
    return {_folded(each.casefold()): each for each in re.findall(r"[^\W\d_]{3,}", text)}


def _folded(word: str) -> str:
    """A plural as its singular, roughly."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and word[-2] not in "isu" else word


def shared_features(items: Iterable[Mapping[str, str]], catalogue: Catalogue) -> list[Feature]:
    """What at least two items have, what counts most first."""
    having: dict[str, int] = {}
    written: dict[str, str] = {}
    for place, item in enumerate(items):
        for key, text in item.items():
            having[key] = having.get(key, 0) | 1 << place
            if text.islower() or key not in written:
                written[key] = text
    shared = (key for key, bits in having.items() if bits.bit_count() > 1)
    found = (_feature(key, having[key], written[key], catalogue) for key in shared)
    return sorted(found, key=lambda each: (-each.weight, each.part, each.term))


def _feature(key: str, items: int, written: str, catalogue: Catalogue) -> Feature:
    part, _, term = key.partition("/")
    vocabulary = "authorities" if part == "counties" else part
    name = written or getattr(catalogue.vocabularies, vocabulary)[term].name
    if part == "tags" and name[1:].islower():
        name = name.lower()
    having, count, steps = items.bit_count(), len(catalogue.listed), 2 if part == "words" else 4
    # Steps times the binary logarithm of 1 + count / having, rounded down, without fractions.
    ratio: int = (having + count) ** steps // having**steps
    return Feature(part, term, name, ratio.bit_length() - 1, items)


def weaker(features: Sequence[Feature], catalogue: Catalogue) -> Iterator[frozenset[int]]:
    """For each feature the places of those that a reason leaves out where it says this one."""
    of = {part: {n for n, e in enumerate(features) if e.part == part} for part in PARTS}
    for each in features:
        less: set[int] = set()
        if each.part == "authorities":
            new = heirs(each.term, catalogue)
            less = {n for n in of["authorities"] if features[n].term in new}
            less |= of["counties"] | of["sub_regions"]
        elif each.part == "counties":
            less = of["sub_regions"]
        elif each.part in ("tags", "services", "themes"):
            said = _words(each.name)
            less = {n for n in of["words"] if features[n].term in said}
        yield frozenset(less)
