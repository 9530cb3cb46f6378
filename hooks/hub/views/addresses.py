"""Where the hub's own pages stand, beside those of the kinds.

A check asks for these and for little else of the views, and so starts sooner without the rest.
"""

from __future__ import annotations

from collections.abc import Mapping

FOLDERS: Mapping[str, str] = {
    "themes": "themes",
    "services": "services",
    "tags": "tags",
    "authorities": "authorities",
    "bodies": "bodies",
    "regions": "regions",
    "sub_regions": "sub-regions",
}
"""The vocabularies whose terms have pages, with the folder of their addresses."""

ABBREVIATIONS = "abbreviations/"
ACCESSIBILITY = "accessibility/"
CONTRIBUTE = "contribute/"
COVERAGE = "coverage/"
DATA = "data/"
DECISIONS = "decisions/"
EVIDENCE = "evidence/"
FEEDS = "feeds/"
LIBRARY = "library/"
STATUS = "contribute/status/"
TOTALS = "evidence/totals/"

_PAGES = (
    *(ABBREVIATIONS, ACCESSIBILITY, CONTRIBUTE, COVERAGE, DATA, DECISIONS),
    *(EVIDENCE, FEEDS, LIBRARY, STATUS, TOTALS),
)
GATHERED = (*FOLDERS.values(), *(address[:-1] for address in _PAGES))
"""Folders of the site in which these pages stand, but for those of a strategy's targets."""
