"""Plain pages: the hub's own words in docs/, outside every kind of item."""

from __future__ import annotations

from hub.fields import Line
from hub.model import Page
from hub.records import Fields


class PageFields(Fields):
    """What a plain page of docs/ may say of itself; all of it may be left out."""

    title: Line | None = None
    """The page's name in the browser; else its first heading."""
    description: Line | None = None
    """What search engines show."""
    render_macros: bool = False
    """Only for pages that macro_pages in data/hub.yml lists, where macros run anyway."""


def plain_page(id_: str, path: str, fields: PageFields, body: str, *, macros: bool) -> Page:
    """The page of a file, whose id is its address without outer slashes."""
    return Page(
        address=f"{id_}/" if id_ else "",
        title=fields.title or "",
        description=fields.description or "",
        template="",
        record=None,
        body=body,
        path=path,
        macros=macros,
    )
