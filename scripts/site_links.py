"""What the pages of a built site link to, and whether it is there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

LINKS = {"href", "src", "poster", "action", "formaction", "data"}
"""Attributes that hold an address."""

_scheme = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_candidate = re.compile(r"\s*(\S*[^\s,])(?:\s+[^,]*)?\s*(?:,|$)")
_id = re.compile(r"<(id|guid)\b[^<>]*>[^<>]*<|\"@?id\": *\"[^\"]*\"")
_refresh = re.compile(r"\s*\d+\s*[;,]\s*url\s*=\s*", re.IGNORECASE)


@dataclass(slots=True)
class Page:
    """The addresses that a page names, each once in its order, and the places that it has."""

    links: dict[str, None] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    canonical: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name in LINKS:
                self.page.links[value.strip()] = None
            elif name == "id" or (name == "name" and tag == "a"):
                self.page.ids.add(value)
            elif name == "srcset":
                self.page.links |= dict.fromkeys(_candidate.findall(value))
        if tag in ("meta", "link"):
            self._head(tag, dict(attrs))

    def _head(self, tag: str, given: Mapping[str, str | None]) -> None:
        content = given.get("content") or ""
        if tag == "link" and given.get("rel") == "canonical":
            self.page.canonical = given.get("href") or ""
        elif given.get("http-equiv", "") == "refresh":
            self.page.links[_refresh.sub("", content)] = None
        elif _scheme.match(content):  # og:image and its like; other content is words
            self.page.links[content] = None


def read_page(text: str) -> Page:
    """What an HTML page links to and what can be linked to on it."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.page


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: a file of the site, and a place on it ("" for none)."""

    file: str
    place: str


class Site:
    """The files of a site by name, and the address at which they stand, with a slash at its end.

    elsewhere are beginnings of addresses that are somebody else's, though they begin like ours.
    """

    def __init__(self, address: str, names: frozenset[str], elsewhere: tuple[str, ...]) -> None:
        self.address = address
        self.names = names
        self._elsewhere = elsewhere
        self._root = urlsplit(address).path or "/"

    def target(self, page: str, link: str) -> Target | None:
        """Where a link on a page leads; None for what lies outside the site.

        Raises LookupError for what should be a file of the site and is none.
        """
        path, place = self._split(link)
        if path is None:
            return None
        if path.startswith("/"):
            if not path.startswith(self._root):
                raise LookupError
            path = path.removeprefix(self._root)
        elif path or link.startswith("?"):
            path = posixpath.join(posixpath.dirname(page), path)
        else:
            path = page
        return Target(self._file(unquote(path)), place)

    def _split(self, link: str) -> tuple[str | None, str]:
        """The path of a link, None for another site's, and the place after its #."""
        if link.startswith(self._elsewhere):
            return None, ""
        own = self.address.rstrip("/")
        if link.startswith((f"{own}/", f"{own}#", f"{own}?")) or link == own:
            link = self._root + link.removeprefix(own).removeprefix("/")
        elif _scheme.match(link):
            return None, ""
        before, _, place = link.partition("#")
        place = "" if place == "top" or place.startswith(":~:") else unquote(place)
        return before.partition("?")[0], place.partition(":~:")[0]

    def _file(self, path: str) -> str:
        """The file at a path from the site's root, a page where it is a folder's."""
        whole = posixpath.normpath(path or ".").removeprefix("./")
        folder = path.endswith("/") or whole == "."
        if not folder and whole in self.names:
            return whole
        index = "index.html" if whole == "." else f"{whole}/index.html"
        if index not in self.names:
            raise LookupError
        return index


def addresses(text: str, site: str) -> Iterator[str]:
    """The addresses of a site that a file of another form names: a feed, data, a calendar.

    Names for good ("id") look like addresses, and nobody follows them.
    """
    found = re.findall(re.escape(site) + r"[\w./?=#%~+-]*", _id.sub("", text), re.ASCII)
    yield from dict.fromkeys(each.rstrip(".:!?") for each in found)
