"""Built sites as other sites read them: the heads of their pages, and their sitemaps."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from bs4 import BeautifulSoup

from hub.kinds import KINDS
from tests.fronts import Front, every_front, fronts
from tests.sites import ENVIRONMENT

TODAY = datetime.fromisoformat(f"{ENVIRONMENT['HUB_TODAY']}T12:00+00:00")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@dataclass(frozen=True)
class Site:
    """A built site: the hub's folder, the site's folder, and the site's address."""

    hub: Path
    folder: Path
    address: str

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Every page by its address below the site's, without those that only lead elsewhere."""
        paths = sorted(self.folder.rglob("index.html"))
        found = {path.parent.relative_to(self.folder).as_posix(): path for path in paths}
        read = {
            "" if name == "." else f"{name}/": path.read_text(encoding="utf-8")
            for name, path in found.items()
        }
        return {address: text for address, text in read.items() if '="refresh"' not in text}

    @cached_property
    def heads(self) -> Mapping[str, BeautifulSoup]:
        """The head of every page, by address."""
        return {address: head(text) for address, text in self.texts.items()}

    @cached_property
    def withdrawn(self) -> set[str]:
        fronts = [each for kind in KINDS for each in every_front(self.hub, KINDS[kind].folder)]
        return {each.address for each in fronts if "withdrawn" in each.fields}

    @cached_property
    def sitemap(self) -> Mapping[str, str | None]:
        """The day of the last change of each page of the sitemap, by address."""
        root = ElementTree.fromstring((self.folder / "sitemap.xml").read_bytes())
        entries = root.findall(f"{SITEMAP}url")
        listed = [entry.findtext(f"{SITEMAP}loc") or "" for entry in entries]
        assert len(listed) == len(set(listed))
        assert all(each.startswith(self.address) for each in listed)
        days = [entry.findtext(f"{SITEMAP}lastmod") for entry in entries]
        return dict(zip([each.removeprefix(self.address) for each in listed], days, strict=True))

    def items(self, kind: str) -> list[Front]:
        return fronts(self.hub, KINDS[kind].folder, TODAY)

    def every_item(self) -> Iterator[Front]:
        for kind in KINDS:
            yield from self.items(kind)


def meta(page: BeautifulSoup) -> dict[str, list[str]]:
    """What the meta elements of a page say, by property or name."""
    found: dict[str, list[str]] = {}
    for each in page.find_all("meta"):
        name = each.get("property") or each.get("name")
        if name:
            found.setdefault(str(name), []).append(str(each["content"]))
    return found


def canonical(page: BeautifulSoup) -> list[str]:
    return [str(each["href"]) for each in page.select('link[rel="canonical"]')]


def linked(page: BeautifulSoup) -> list[Any]:
    return [json.loads(str(each.string)) for each in page.select("script[type*=json][type*=ld]")]


def head(text: str) -> BeautifulSoup:
    return BeautifulSoup(text.partition("</head>")[0], "html.parser")
