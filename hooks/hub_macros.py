"""The macros that the hub's own pages may use; macro_pages in data/hub.yml lists those pages."""

from __future__ import annotations

import posixpath
import re
from html import escape
from typing import Any

from jinja2 import UndefinedError
from mkdocs.structure.pages import Page
from mkdocs_macros.errors import format_error
from mkdocs_macros.plugin import MacrosPlugin

from hub import Catalogue, Item
from hub.kinds import KINDS
from hub.wording import uk_date


class MacroError(Exception):
    """A macro asks for what the hub does not have."""


@format_error.register
def _in_plain_words(error: MacroError | UndefinedError, markdown: str, page: Page) -> str:
    return f"{page.file.src_uri}: {error}"


def define_env(env: MacrosPlugin) -> None:
    """Register latest, item and count."""

    def catalogue() -> Catalogue:
        found: Catalogue = env.conf["extra"]["hub"].hub.catalogue
        return found

    def of(kind: str) -> tuple[Item, ...]:
        if kind not in KINDS:
            raise MacroError(f'"{kind}" is no kind of item. The kinds are {", ".join(KINDS)}.')
        return catalogue().of(kind)

    def link(item: Any) -> str:
        folder = posixpath.dirname(env.page.file.src_uri)
        title = re.sub(r"([\[\]*_`])", r"\\\1", escape(item.facts.title))
        return f"[{title}]({posixpath.relpath(f'{item.id}.md', folder)})"

    @env.macro  # type: ignore[untyped-decorator]
    def count(kind: str) -> int:
        """The number of listed items of a kind, named as in case_study."""
        return len(of(kind))

    @env.macro  # type: ignore[untyped-decorator]
    def latest(kind: str, number: int = 5) -> str:
        """A list of the newest items of a kind, as Markdown."""
        items = of(kind)[:number]
        return "\n".join(f"- {link(item)}, {uk_date(item.facts.date)}" for item in items)

    @env.macro  # type: ignore[untyped-decorator]
    def item(id_: str) -> str:
        """A link to an item, named by its id."""
        found = [each for each in catalogue().shown() if each.id == id_]
        if not found:
            raise MacroError(f'"{id_}" is the id of no item that readers may see.')
        return link(found[0])
