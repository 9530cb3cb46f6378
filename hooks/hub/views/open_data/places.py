"""Where items are, by region or sub-region, turned round from the index of terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from hub.views.terms import TermIndex


def places(index: TermIndex, vocabulary: str) -> Mapping[str, list[str]]:
    """The sorted ids of regions or sub_regions by the id of each listed item; [] for others."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, term in sorted(index.items):
        if name == vocabulary:
            for item in index.items[name, term]:
                found[item.id].append(term)
    return found
