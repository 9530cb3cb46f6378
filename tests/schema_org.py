"""What schema.org says of the words that the hub uses.

Types, domains and ranges are those of schema.org's own pages, kept to what the hub may say.
REQUIRED joins what Google's documentation of structured data requires of a type with what the
hub means each to have.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

VOCABULARY = "https://schema.org/"

PARENTS: Mapping[str, str] = {
    "Action": "Thing",
    "AdministrativeArea": "Place",
    "Article": "CreativeWork",
    "Audience": "Intangible",
    "BreadcrumbList": "ItemList",
    "ContactPoint": "Intangible",
    "CreativeWork": "Thing",
    "DataDownload": "MediaObject",
    "Dataset": "CreativeWork",
    "DefinedTerm": "Intangible",
    "EntryPoint": "Intangible",
    "Event": "Thing",
    "GovernmentOrganization": "Organization",
    "GovernmentService": "Service",
    "Intangible": "Thing",
    "ItemList": "Intangible",
    "LearningResource": "CreativeWork",
    "ListItem": "Intangible",
    "MediaObject": "CreativeWork",
    "NewsArticle": "Article",
    "Offer": "Intangible",
    "Organization": "Thing",
    "Place": "Thing",
    "PublicationIssue": "CreativeWork",
    "Report": "Article",
    "SearchAction": "Action",
    "Service": "Intangible",
    "VirtualLocation": "Intangible",
    "WebPage": "CreativeWork",
    "WebSite": "CreativeWork",
}

# Property: the types that have it, and what its values may be.
PROPERTIES: Mapping[str, tuple[str, str]] = {
    "about": ("CreativeWork Event", "Thing"),
    "address": ("Place Organization", "Text"),
    "areaServed": ("Organization Service ContactPoint", "Text Place"),
    "audience": ("CreativeWork Event Service", "Audience"),
    "audienceType": ("Audience", "Text"),
    "author": ("CreativeWork", "Organization"),
    "citation": ("CreativeWork", "CreativeWork Text"),
    "contactPoint": ("Organization", "ContactPoint"),
    "contactType": ("ContactPoint", "Text"),
    "contentUrl": ("MediaObject", "URL"),
    "creativeWorkStatus": ("CreativeWork", "Text"),
    "dateModified": ("CreativeWork", "Date DateTime"),
    "datePublished": ("CreativeWork", "Date DateTime"),
    "description": ("Thing", "Text"),
    "distribution": ("Dataset", "DataDownload"),
    "email": ("Organization ContactPoint", "Text"),
    "encoding": ("CreativeWork", "MediaObject"),
    "encodingFormat": ("CreativeWork MediaObject", "Text"),
    "endDate": ("Event", "Date DateTime"),
    "eventAttendanceMode": ("Event", "EventAttendanceModeEnumeration"),
    "eventStatus": ("Event", "EventStatusType"),
    "headline": ("CreativeWork", "Text"),
    "image": ("Thing", "URL"),
    "inLanguage": ("CreativeWork Event", "Text"),
    "isAccessibleForFree": ("CreativeWork Event Place", "Boolean"),
    "isPartOf": ("CreativeWork", "CreativeWork"),
    "issueNumber": ("PublicationIssue", "Text Integer"),
    "item": ("ListItem", "URL Thing"),
    "itemListElement": ("ItemList", "ListItem"),
    "keywords": ("CreativeWork Event Organization Place", "Text"),
    "license": ("CreativeWork", "URL"),
    "location": ("Event Organization", "Place VirtualLocation"),
    "mainEntityOfPage": ("Thing", "URL CreativeWork"),
    "maximumAttendeeCapacity": ("Event Place", "Integer"),
    "name": ("Thing", "Text"),
    "offers": ("CreativeWork Event Service", "Offer"),
    "organizer": ("Event", "Organization"),
    "position": ("CreativeWork ListItem", "Integer"),
    "potentialAction": ("Thing", "Action"),
    "price": ("Offer", "Number"),
    "priceCurrency": ("Offer", "Text"),
    "provider": ("CreativeWork Service", "Organization"),
    "publisher": ("CreativeWork", "Organization"),
    "query-input": ("SearchAction", "Text"),
    "serviceType": ("Service", "Text"),
    "spatialCoverage": ("CreativeWork", "Place"),
    "startDate": ("Event", "Date DateTime"),
    "target": ("Action", "EntryPoint URL"),
    "temporalCoverage": ("CreativeWork", "Interval"),
    "sameAs": ("Thing", "URL"),
    "url": ("Thing", "URL"),
    "urlTemplate": ("EntryPoint", "Text"),
    "version": ("CreativeWork", "Text Number"),
}

_WORK = "headline name description url datePublished inLanguage isPartOf publisher mainEntityOfPage"
_WORKS = ("Article", "NewsArticle", "Report", "Dataset", "LearningResource", "PublicationIssue")
REQUIRED: Mapping[str, str] = {
    **dict.fromkeys(_WORKS, _WORK),
    # Theirs to name who published them, where the source says.
    **dict.fromkeys(("Report", "Dataset", "LearningResource"), _WORK.replace(" publisher", "")),
    **dict.fromkeys(("DataDownload", "MediaObject"), "contentUrl"),
    **dict.fromkeys(("Organization", "GovernmentOrganization", "DefinedTerm"), "name"),
    "AdministrativeArea": "name",
    "BreadcrumbList": "itemListElement",
    "ContactPoint": "contactType email",
    "Event": "name startDate location eventStatus eventAttendanceMode mainEntityOfPage",
    "GovernmentService": "name audience mainEntityOfPage",
    "ListItem": "position name item",
    "Offer": "price priceCurrency",
    "Place": "name address",
    "SearchAction": "target query-input",
    "VirtualLocation": "url",
    "WebPage": "url datePublished isPartOf publisher",
    "WebSite": "name url",
}

ENUMERATIONS = {
    "EventStatusType": "EventScheduled EventCancelled EventPostponed EventMovedOnline "
    "EventRescheduled",
    "EventAttendanceModeEnumeration": "OfflineEventAttendanceMode OnlineEventAttendanceMode "
    "MixedEventAttendanceMode",
}

_ADDRESSES = {name for name, (_, ranges) in PROPERTIES.items() if "URL" in ranges.split()}
CONTEXT: Mapping[str, Any] = {
    **{each: VOCABULARY + each for each in PARENTS},
    **{
        name: {"@id": VOCABULARY + name} | ({"@type": "@id"} if name in _ADDRESSES else {})
        for name in PROPERTIES
    },
}
"""As schema.org's own context, but closed: other words stand for nothing."""
