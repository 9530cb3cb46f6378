"""Feeds whose entries are whole issues of the newsletter, for services that send them as e-mail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from hub.kinds.newsletter import KIND
from hub.model import Output
from hub.outputs.feeds.atom import atom_entry, atom_feed
from hub.outputs.feeds.entries import Entry, Head, hub_author
from hub.outputs.templates import templates
from hub.values import LONDON, SECOND
from hub.views.gathered import Gathered
from hub.views.newsletter.mailings import Mailing, mailings
from hub.views.newsletter.periods import Period, Rhythm, fortnight, month
from hub.wording import uk_date

_FEEDS: tuple[tuple[str, str, Rhythm], ...] = (
    ("fortnightly", "every two weeks", fortnight),
    ("monthly", "every month", month),
)
_TEMPLATES = templates("hub.outputs.feeds")


def mailing_feeds(gathered: Gathered) -> Iterator[Output]:
    """newsletters/fortnightly.xml and monthly.xml, also of a hub that has nothing to tell."""
    catalogue = gathered.catalogue
    for name, often, rhythm in _FEEDS:
        path = f"{KIND.address}/{name}"
        made = mailings(catalogue, gathered.site, rhythm)
        running = rhythm(catalogue.today.astimezone(LONDON).date())
        updated = _out(made[0].period) if made else running.days.since.astimezone(LONDON)
        head = Head(
            title=f"{_newsletter(gathered)}, {often}",
            page=f"{gathered.site}{KIND.address}/",
            about=f"Whole issues for mailing services to send {often}, with what was new by then.",
            updated=updated,
            rights=catalogue.settings.licence.name,
            author=hub_author(gathered),
        )
        entries = (atom_entry(_entry(each, path, gathered)) for each in made)
        own = f"{gathered.site}{path}.xml"
        yield Output(f"{path}.xml", atom_feed(head, entries, (), own))


def _entry(mailing: Mailing, path: str, gathered: Gathered) -> Entry:
    period, count = mailing.period, mailing.count
    out = _out(period)
    content = _TEMPLATES.get_template("mailing.html")
    return Entry(
        id=f"{gathered.site}{path}/{period.name}",
        title=f"{_newsletter(gathered)}, {period.words}",
        address=f"{gathered.site}{KIND.address}/",
        summary=f"What was new, {period.words}: {count} {'page' if count == 1 else 'pages'}.",
        published=out,
        updated=out,
        author=hub_author(gathered),
        categories=(),
        enclosures=(),
        rights="",
        image="",
        content=content.render(as_of=uk_date(period.last), parts=mailing.parts),
    )


def _newsletter(gathered: Gathered) -> str:
    settings = gathered.catalogue.settings
    return settings.newsletter.name if settings.newsletter else f"{settings.name}: what is new"


def _out(period: Period) -> datetime:
    """When its issue comes out: the first second after it."""
    return (period.days.until + SECOND).astimezone(LONDON)
