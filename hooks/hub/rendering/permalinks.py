"""Links by which readers pass a place on: of each heading, and of each numbered paragraph."""

from __future__ import annotations

import re
from html import escape, unescape

_place = re.compile(r"<(h[2-6]|p)((?: [\w-]+=\"[^\"]*\")*)>(.*?)</\1>", re.DOTALL)
_id = re.compile(' id="([^"]*)"')
_paragraph = re.compile(r"p([0-9]+[a-z]?)")
_tag = re.compile("<[^>]*>")


def permalinked(html: str) -> str:
    """Cleaned HTML with the links, which have no words: the styles give their sign.

    A heading's stands beside it, in a div of the class hub-heading, so that it is no part of the
    heading's name; a paragraph's is its last element. The link of h1 is the page's own address.
    """
    return _place.sub(_linked, html)


def _linked(match: re.Match[str]) -> str:
    tag, attributes, words = match.groups()
    found = _id.search(attributes)
    if not found:
        return match[0]
    if tag != "p":
        link = _link(found[1], f"“{unescape(_tag.sub('', words)).strip()}”")
        return f'<div class="hub-heading">{match[0]}\n{link}</div>'
    if number := _paragraph.fullmatch(found[1]):
        return f"{match[0].removesuffix('</p>')}{_link(found[1], f'paragraph {number[1]}')}</p>"
    return match[0]


def _link(anchor: str, what: str) -> str:
    return f'<a class="hub-permalink" href="#{anchor}" aria-label="Link to {escape(what)}"></a>'
