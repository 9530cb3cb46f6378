"""An issue's file and the catalogue, as it stands when the issue's window ends, to the issue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hub.model import Item
from hub.views.feeds import ADDRESS as FEEDS
from hub.views.gathered import Gathered
from hub.views.newsletter.entries import entry
from hub.views.newsletter.issue import Issue, Part, Sender
from hub.vocabulary import NewsletterSettings
from hub.wording import label, uk_days


def edition(item: Item, introduction: str, own: NewsletterSettings, gathered: Gathered) -> Issue:
    """The issue that a newsletter item describes; items that are not listed are left out.

    introduction is Markdown with whole addresses, own what the hub's newsletter says of itself.
    """
    facts, settings, site = item.facts, gathered.catalogue.settings, gathered.site
    sender = own.sender
    return Issue(
        id=item.id,
        name=own.name,
        number=facts.issue or label(None),
        title=facts.title,
        subject=facts.subject or facts.title,
        preheader=facts.preheader or "",
        window=uk_days(facts.window.from_.first.date(), facts.window.to.last.date()),
        as_of=gathered.catalogue.today,
        address=f"{site}{item.address}",
        site=site,
        feeds=f"{site}{FEEDS}",
        hub=settings.name,
        introduction=introduction,
        parts=tuple(_parts(facts, gathered)),
        sender=Sender(sender.name, sender.email, sender.address or ""),
        reason=own.reason,
        unsubscribe=own.unsubscribe,
        licence=settings.licence.name,
        primary=settings.colours.primary,
        accent=settings.colours.accent,
    )


def _parts(facts: Any, gathered: Gathered) -> Iterator[Part]:
    listed, index, site = gathered.items, gathered.index, gathered.site
    names = gathered.catalogue.vocabularies.newsletter
    for section in facts.sections or ():
        entries = tuple(
            entry(listed[mention.id], index, site, mention.note or "")
            for mention in section.items
            if mention.id in listed
        )
        if entries:
            yield Part(section.id, names[section.id].name, entries)
