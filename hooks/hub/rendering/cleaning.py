"""What HTML of contributed words may have: all else is taken away, whatever made it.

The list has what the extensions make of Markdown and plain elements of text. Nothing in it loads
from elsewhere, runs, submits, or is styled by hand.
"""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlsplit

import nh3

WORDS = frozenset(
    {
        *("abbr", "b", "br", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s"),
        *("small", "strong", "sub", "sup", "u"),
    }
)
"""Elements that editors may write as HTML, too: Markdown within others would not be read."""

TAGS = WORDS | {
    *("a", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "input", "label", "li", "ol", "p", "pre"),
    *("span", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
"""Elements that a page may have: the others come from Markdown only."""

_cells = {"align", "colspan", "rowspan"}
ATTRIBUTES = {
    "*": {"class", "id"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "details": {"open"},
    "div": {"data-tabs"},
    "img": {"alt", "height", "loading", "src", "title", "width"},
    "input": {"checked", "disabled", "name", "type"},
    "label": {"for"},
    "ol": {"start"},
    "td": _cells,
    "th": _cells | {"scope"},
}

NOTES = (
    *("abstract", "bug", "danger", "example", "failure", "info", "note", "question", "quote"),
    *("success", "tip", "warning"),
)
"""The kinds of admonitions, each with a colour and a sign of its own."""

CLASSES = frozenset(NOTES) | {
    *("admonition", "admonition-title", "caption-prefix", "inline", "end"),
    *("footnote", "footnote-backref", "footnote-ref", "hub-expansion"),
    *("md-button", "md-button--primary"),
    *("tabbed-alternate", "tabbed-block", "tabbed-content", "tabbed-labels", "tabbed-set"),
    *("task-list", "task-list-item"),
}
_class = re.compile(rf"(?:{'|'.join(sorted(CLASSES))}|language-[\w+#.-]+)(?: |$)")

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_number = re.compile(r"[0-9]{1,4}")
_name = re.compile(r"[^\x00-\x1f\x7f]{1,1000}")
_scheme = re.compile(r"\s*[a-zA-Z][a-zA-Z0-9+.-]*:|\s*[/\\]{2}")
_choices = {
    "align": {"left", "right", "center"},
    "loading": {"lazy"},
    "scope": {"col", "row"},
    "type": {"checkbox", "radio"},
}
_unseen = re.compile("[\x00-\x1f\x7f]")


def address_fault(address: str) -> str | None:
    """Why a link may not lead to an address, in words that follow it; None where it may.

    Ways within the site may lead anywhere; whether they lead to something is checked elsewhere.
    """
    scheme = _scheme.match(address)
    if _unseen.search(address):
        return "has a line break or another invisible character"
    if not scheme:
        return None
    if scheme[0].strip(" :").lower() not in SCHEMES:
        return "does not begin with https://"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "is not a web address"
    if parts.scheme not in ("http", "https"):
        return None
    if "@" in parts.netloc or "\\" in address or not re.fullmatch(r"[\w.-]+", host, re.ASCII):
        return "hides where it leads"
    return None


def _kept(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute that is allowed by name; None takes the attribute away."""
    if name == "class":
        kept = [each for each in value.split() if _class.fullmatch(each)]
        return " ".join(kept) or None
    if name == "href":
        return None if address_fault(value) else value
    if name == "src":
        return None if _scheme.match(value) or _unseen.search(value) else value
    if name in _choices:
        return value if value in _choices[name] else None
    if name in ("colspan", "height", "rowspan", "start", "width"):
        return value if _number.fullmatch(value) else None
    if name in ("for", "id", "name"):
        return value if _name.fullmatch(value) else None
    return value


_cleaner = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    attribute_filter=_kept,
    url_schemes=set(SCHEMES),
    link_rel=None,
)


def clean(html: str) -> str:
    """HTML of a body with what may be published, and nothing else; its text stays.

    The words of scripts and styles are taken away with them.
    """
    return _cleaner.clean(html)


class Lost(NamedTuple):
    """What cleaning takes away: a tag, or an attribute (or class) of one, with its value.

    Declarations of HTML have the tag "!", words that stand in nothing of these have "".
    """

    tag: str
    attribute: str = ""
    value: str = ""


def lost(html: str) -> list[Lost]:
    """What cleaning takes from some HTML, in the order in which it stands there.

    Comments do not count: nobody should see them. Nor do the attributes of lost tags.
    """
    before, after = _Reader(html), _Reader(clean(html))
    kept, gone = Counter(after.parts), list[Lost]()
    for part in before.parts:
        kept[part] -= 1
        gone += [part] if kept[part] < 0 else []
    tags = {part.tag for part in gone if not part.attribute}
    found = [part for part in gone if not part.attribute or part.tag not in tags]
    return found or [Lost("")] * bool(before.words - after.words)


class _Reader(HTMLParser):
    """The tags and attributes of some HTML, in order, and the words between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[Lost] = []
        self._text: list[str] = []
        self.feed(html)
        self.close()
        self.words = Counter("".join(self._text).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(Lost(tag))
        for name, value in attrs:
            values = (value or "").split() if name == "class" else [value or ""]
            self.parts += [Lost(tag, name, each) for each in values]

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_decl(self, data: str) -> None:
        self.parts.append(Lost("!"))

    handle_pi = unknown_decl = handle_decl
