"""The words by which readers may look for something, for the search to suggest."""

from __future__ import annotations

import json

from hub.kinds import KINDS
from hub.model import Output
from hub.views.facets import FACETS
from hub.views.terms import TermIndex


def search_terms(index: TermIndex) -> Output:
    """library/terms.json: the names of kinds, and every term that has items.

    {"kinds": {id: plural}, "terms": [{"facet", "id", "name", "also": [other names]}]}
    """
    terms = [
        {
            "facet": facet.name,
            "id": term,
            "name": index.named(facet.vocabulary, term).name,
            "also": index.other_names(facet.vocabulary, term),
        }
        for facet in FACETS
        if facet.vocabulary
        for term, _ in index.used(facet.vocabulary)
    ]
    kinds = {kind.name: kind.plural for kind in KINDS.values()}
    content = json.dumps({"kinds": kinds, "terms": terms}, ensure_ascii=False, indent=0)
    return Output("library/terms.json", content.encode())
