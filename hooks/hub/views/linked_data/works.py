"""Items as works: articles, reports, data, issues, and the pages that are about something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from hub.model import Item
from hub.views.gathered import Gathered
from hub.views.linked_data.nodes import (
    Node,
    file_address,
    hub,
    iso,
    iso_span,
    organisation,
    said,
    site,
    terms,
)
from hub.views.media_types import media_type
from hub.views.terms import author
from hub.wording import label

_TYPES = {
    "news": "NewsArticle",
    "strategy": "Report",
    "meeting": "Report",
    "publication": "Report",
    "newsletter": "PublicationIssue",
}
"""What a work is by its kind; of any other kind it is an Article."""

_PUBLICATIONS = {"dataset": "Dataset", "toolkit": "LearningResource"}
"""What a publication is by its category, if it is no report."""


def written(item: Item, gathered: Gathered) -> Node:
    """What holds of any page: when, by whom, under which licence, about what, from where."""
    facts, settings = item.facts, gathered.catalogue.settings
    own_licence = facts.licence in (None, settings.licence.name)
    index = gathered.index
    return {
        "datePublished": iso(facts.date),
        "dateModified": _changed(item, gathered.catalogue.today),
        "inLanguage": "en-GB",
        "isPartOf": site(gathered),
        "publisher": hub(gathered),
        "author": organisation(author(item), gathered),
        "license": settings.licence.url if own_licence else None,
        "about": terms("DefinedTerm", "themes", facts.themes, gathered),
        "keywords": [index.named("tags", each).name for each in dict.fromkeys(facts.tags)],
        "spatialCoverage": terms("AdministrativeArea", "authorities", facts.authorities, gathered),
        "citation": list(_citations(item, gathered)),
    }


def work(item: Item, gathered: Gathered) -> Node:
    """What an item is, and what works of its kind say beside what all say."""
    facts, kind = item.facts, item.kind.name
    own: Node = {"@type": _TYPES.get(kind, "Article")}
    match kind:
        case "case_study":
            own["temporalCoverage"] = iso_span(facts.period)
        case "strategy":
            own["version"] = facts.version
            own["creativeWorkStatus"] = label(facts.stage) if facts.stage else None
            own["temporalCoverage"] = iso_span(facts.period)
        case "meeting":
            own["creativeWorkStatus"] = label(facts.minutes) if facts.minutes else None
        case "newsletter":
            own["issueNumber"] = facts.issue
        case "publication":
            own["@type"] = _PUBLICATIONS.get(facts.category, own["@type"])
            own |= {"version": facts.edition, "sameAs": facts.link}
            own |= {"publisher": organisation(facts.publisher, gathered), "license": None}
            own |= _files(item, own["@type"], gathered)
    return own


def _files(item: Item, made: str, gathered: Gathered) -> Node:
    """The files in which a publication can be had."""
    dataset = made == "Dataset"
    files = [
        said(
            {
                "@type": "DataDownload" if dataset else "MediaObject",
                "name": each.title,
                "contentUrl": file_address(item, each.path, gathered),
                "encodingFormat": media_type(each.path),
            }
        )
        for each in item.facts.attachments
    ]
    return {"distribution" if dataset else "encoding": files}


def _citations(item: Item, gathered: Gathered) -> Iterator[Node]:
    """The documents and pages that an item draws on, each once, in the order of the file."""
    documents = gathered.catalogue.vocabularies.sources
    named = [documents[each.source] if each.source else each for each in item.facts.sources]
    for each in dict.fromkeys(named):
        publisher = getattr(each, "publisher", None)
        yield said(
            {
                "@type": "CreativeWork",
                "name": each.title,
                "url": each.url,
                "datePublished": iso(each.date),
                "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
            }
        )


def _changed(item: Item, today: datetime) -> str | None:
    """The last change that readers should know of, as exactly as it was dated, if there is one."""
    dates = [each.date for each in item.facts.change_history if each.date.first <= today]
    last = max(dates, key=lambda each: each.first, default=None)
    return iso(last) if last and last.first >= item.facts.date.first else None
