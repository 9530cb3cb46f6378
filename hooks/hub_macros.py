"""The macros that the hub's own pages may use; macro_pages in data/hub.yml lists those pages."""

from __future__ import annotations

import posixpath
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.structure.pages import Page
from mkdocs_macros.errors import format_error
from mkdocs_macros.plugin import MacrosPlugin

from hub import Catalogue, Kind, add_address
from hub.kinds import KINDS
from hub.outputs.newsletter.markdown_text import escaped
from hub.wording import NOT_RECORDED, uk_date


class MacroError(Exception):
    """A macro asks for what the hub does not have."""


@format_error.register
def _in_plain_words(error: Exception | TemplateSyntaxError, markdown: str, page: Page) -> str:
    known = isinstance(error, MacroError | TemplateError)
    said = f"{error}" if known else f"A macro broke down ({type(error).__name__}: {error})"
    if isinstance(error, TemplateSyntaxError):
        said = f"{error.message} (in line {error.lineno} of its text)"
    cure = "Correct the macro, or take it out."
    return f"docs/{page.file.src_uri}: {said.rstrip('.')}.\n    {cure}"


def define_env(env: MacrosPlugin) -> None:
    """Register what tells of items, and what tells of the hub itself."""
    _of_items(env)
    _of_the_hub(env)


def _of_items(env: MacrosPlugin) -> None:
    def link(item: Any) -> str:
        folder = posixpath.dirname(env.page.file.src_uri)
        title = escaped(item.facts.title)
        return f"[{title}]({posixpath.relpath(f'{item.id}.md', folder)})"

    @env.macro  # type: ignore[untyped-decorator]
    def count(kind: str) -> int:
        """The number of listed items of a kind, named as in case_study."""
        return len(_catalogue(env).of(_kind(kind).name))

    @env.macro  # type: ignore[untyped-decorator]
    def latest(kind: str, number: int = 5) -> str:
        """A list of the newest items of a kind, as Markdown."""
        items = _catalogue(env).of(_kind(kind).name)[:number]
        return "\n".join(f"- {link(item)}, {uk_date(item.facts.date)}" for item in items)

    @env.macro  # type: ignore[untyped-decorator]
    def item(id_: str) -> str:
        """A link to an item, named by its id."""
        found = [each for each in _catalogue(env).shown() if each.id == id_]
        if not found:
            raise MacroError(f'"{id_}" is the id of no item that readers may see.')
        return link(found[0])


def _of_the_hub(env: MacrosPlugin) -> None:
    @env.macro  # type: ignore[untyped-decorator]
    def contact() -> str:
        """Who answers for the hub, and a link to write to them, as Markdown."""
        who = _catalogue(env).settings.contact
        return f"{escaped(who.role)} ([{escaped(who.email)}](mailto:{who.email}))"

    @env.macro  # type: ignore[untyped-decorator]
    def organisation() -> str:
        """The body that answers for the hub in law, or "not recorded"."""
        return escaped(_catalogue(env).settings.contact.organisation or NOT_RECORDED)

    @env.macro  # type: ignore[untyped-decorator]
    def new_case_study() -> str:
        """The address at which the repository offers a new file with an empty case study."""
        return add_address(KINDS["case_study"], _catalogue(env).settings, {})


def _catalogue(env: MacrosPlugin) -> Catalogue:
    found: Catalogue = env.conf["extra"]["hub"].hub.catalogue
    return found


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise MacroError(f'"{name}" is no kind of item. The kinds are {", ".join(KINDS)}.')
    return KINDS[name]
