"""The whole flow, left to right: read, check, gather, look, write. Read this first.

checking.py is the first half, for those who want no more; nothing of the rest is loaded then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from hub.checking import Build, check, in_order, uncollected
from hub.kinds import site_path
from hub.model import Catalogue, Output
from hub.outputs.assets import assets
from hub.outputs.calendars import calendars
from hub.outputs.facets import facets
from hub.outputs.feeds import feeds
from hub.outputs.feeds.mailings import mailing_feeds
from hub.outputs.open_data import open_data
from hub.outputs.policy import headers
from hub.outputs.redirects import redirects
from hub.outputs.robots import robots
from hub.outputs.social_card import social_card
from hub.outputs.terms import search_terms
from hub.outputs.theme import colours, icon
from hub.pages import pages
from hub.problems import Code, Place, Problem
from hub.source.read import Progress
from hub.views.gathered import EXAMPLE, Gathered


@uncollected()
def build(
    root: Path, today: datetime, progress: Progress | None = None, site: str = EXAMPLE
) -> Build:
    """Check a hub and, if nothing is wrong, make its pages and files.

    site is the address at which they will stand, for what must name it: feeds, open data.
    """
    checked = check(root, today, progress)
    if checked.catalogue is None:
        return checked
    gathered = Gathered(checked.catalogue, site)
    made = (
        colours(checked.catalogue.settings),
        icon(checked.catalogue.settings),
        facets(gathered.library),
        search_terms(gathered.index),
        social_card(checked.catalogue.settings),
        robots(site),
        headers(),
        *shared_files(gathered),
        *redirects(checked.catalogue, site),
    )
    if twice := [*_made_twice(checked.catalogue, made)]:
        return Build(in_order([*checked.problems, *twice]))
    return Build(
        checked.problems,
        checked.catalogue,
        pages(gathered, checked.problems, checked.pages),
        assets(checked.catalogue),
        made,
    )


def _made_twice(catalogue: Catalogue, made: Sequence[Output]) -> Iterator[Problem]:
    """A problem for each file of the hub at an address at which the hub makes one itself."""
    taken = {output.path for output in made}
    for path in catalogue.sizes:
        if site_path(path) in taken:
            message = "The hub makes a file for this address itself."
            fix = "Give this file another name."
            yield Problem(path, Place(), Code.SAME_ADDRESS, message, fix)


def shared_files(gathered: Gathered) -> Iterator[Output]:
    """What other programs read: feeds, calendars and open data."""
    yield from feeds(gathered)
    yield from mailing_feeds(gathered)
    yield from calendars(gathered)
    yield from open_data(gathered)
