"""What is wrong with a built site, before readers see it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from scripts.leaks import Leaks, plain
from scripts.site_links import Page, Site, Target, addresses, read_page

REQUIRED = (
    "index.html", "404.html", "sitemap.xml", "robots.txt", "feed.xml", "feed.json",
    "pagefind/pagefind-entry.json", "pagefind/entries.gz", "data/catalogue.json",
    "assets/hub/site.css",
)  # fmt: skip
"""Files without which a site is not whole."""
NAMING = (".xml", ".json", ".ics", ".csv", ".txt")
"""Files that name pages by their whole address."""


def faults(
    folder: Path,
    leaks: Leaks,
    elsewhere: tuple[str, ...] = (),
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[str]:
    """All that is wrong with a site, one line each: files, links, and what readers may not see.

    elsewhere: as Site takes it.
    """
    files = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    missing = [f"{name} is missing or empty." for name in REQUIRED if not _filled(files, name)]
    home = read_page(files["index.html"].read_text("utf-8")) if "index.html" in files else Page()
    if not home.canonical.endswith("/"):
        return [*missing, "index.html does not say the site's own address (rel=canonical)."]
    site = Site(home.canonical, frozenset(files), elsewhere)
    found = [*missing, *_named(site, leaks)]
    ids: dict[str, set[str]] = {}
    waiting: list[tuple[str, str, Target]] = []
    for done, (name, path) in enumerate(files.items(), 1):
        content = path.read_bytes()
        found += [
            f"{name} has {what} of {item}, which readers may not see."
            for item, what in leaks.found(content)
        ]
        if name.endswith(".html"):
            page = read_page(content.decode("utf-8", "replace"))
            ids[name] = page.ids
            found += _broken(site, name, page, waiting)
        elif name.endswith(NAMING):
            found += _strangers(site, name, plain(content))
        progress(done, len(files))
    for name, link, target in waiting:
        if target.place not in ids.get(target.file, {target.place}):
            found.append(f'{name} links to "{link}", but {target.file} has no such place.')
    return sorted(found)


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.is_file())


def _filled(files: dict[str, Path], name: str) -> bool:
    return name in files and files[name].stat().st_size > 0


def _named(site: Site, leaks: Leaks) -> Iterator[str]:
    """Files that are called as the address of something hidden."""
    for name in sorted(site.names):
        for item in leaks.found_address(name):
            yield f"{name} is of {item}, which readers may not see."


def _broken(
    site: Site, name: str, page: Page, waiting: list[tuple[str, str, Target]]
) -> Iterator[str]:
    """Links of a page that lead nowhere; those with a place wait for the page that has it."""
    for link in page.links:
        try:
            target = site.target(name, link)
        except LookupError:
            yield f'{name} links to "{link}", where the site has nothing.'
            continue
        if target and target.place:
            waiting.append((name, link, target))


def _strangers(site: Site, name: str, text: str) -> Iterator[str]:
    """Addresses that a feed, a calendar or data names and that the site does not have."""
    if name == "sitemap.xml":
        for address in re.findall(r"<loc>\s*([^<]*?)\s*</loc>", text):
            if not address.startswith(site.address):
                yield f'{name} names "{address}", which is not of this site.'
    for address in addresses(text, site.address):
        try:
            site.target(name, address)
        except LookupError:
            yield f'{name} names "{address}", where the site has nothing.'
