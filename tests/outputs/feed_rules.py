"""What RFC 4287 (Atom) and RFC 6721 (tombstones) demand, as a checker of files.

Written from these texts and with nothing of the hub's. A fault is "section: what is wrong";
"hub" is a rule of our own, where the format allows more than we want.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from xml.etree.ElementTree import Element, ParseError, fromstring

ATOM = "{http://www.w3.org/2005/Atom}"
STONE = "{http://purl.org/atompub/tombstones/1.0}"
DIV = "{http://www.w3.org/1999/xhtml}div"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

ANY, ONE, MAY = (0, 10**6), (1, 1), (0, 1)
PERSON = {"name": ONE, "uri": MAY, "email": MAY}
BOTH = {
    **dict.fromkeys(("author", "category", "contributor", "link"), ANY),
    **dict.fromkeys(("id", "title", "updated"), ONE),
    "rights": MAY,
}
CHILDREN: Mapping[str, Mapping[str, tuple[int, int]]] = {
    f"{ATOM}feed": BOTH
    | dict.fromkeys(("generator", "icon", "logo", "subtitle"), MAY)
    | {"entry": ANY},
    f"{ATOM}entry": BOTH | dict.fromkeys(("content", "published", "summary"), MAY),
    f"{ATOM}author": PERSON,
    f"{ATOM}contributor": PERSON,
    f"{STONE}deleted-entry": {"author": (0, 0)},
}
"""How often a child of the Atom namespace may stand in an element; others never do."""

ATTRIBUTES: Mapping[str, set[str]] = {
    f"{ATOM}link": {"href", "rel", "type", "hreflang", "title", "length"},
    f"{ATOM}category": {"term", "scheme", "label"},
    f"{ATOM}generator": {"uri", "version"},
    f"{ATOM}content": {"type", "src"},
    f"{STONE}deleted-entry": {"ref", "when"},
}
TEXTS = {f"{ATOM}{name}" for name in ("title", "subtitle", "summary", "rights")}
TEXTS |= {f"{STONE}comment"}
DATES = {f"{ATOM}updated", f"{ATOM}published"}
ADDRESSES = {f"{ATOM}{name}" for name in ("id", "icon", "logo", "uri")}
PLAIN = {f"{ATOM}{name}" for name in ("name", "email", "generator")} | DATES | ADDRESSES

_time = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)
_reference = re.compile(r'(?:[^\s<>"{}|\\^`%]|%[0-9A-Fa-f]{2})+')
_scheme = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:.")
_media = re.compile(r"[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(;.*)?")
_language = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def is_time(text: object) -> bool:
    """Whether a text is a date-time of RFC 3339 with capital T and Z, and in the calendar."""
    if not isinstance(text, str) or not _time.fullmatch(text):
        return False
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def is_address(text: object) -> bool:
    """Whether a text is an IRI with a scheme (RFC 3987), not one relative to something."""
    return isinstance(text, str) and bool(_reference.fullmatch(text) and _scheme.match(text))


def atom_faults(content: bytes) -> set[str]:
    """What is wrong with an Atom feed."""
    try:
        feed = fromstring(content)
    except ParseError as error:
        return {f"2: not well-formed: {error}"}
    if feed.tag != f"{ATOM}feed":
        return {"2: no atom:feed"}
    faults = {*_whole(feed), *_tombstones(feed)}
    for element in feed.iter():
        faults |= {*_children(element), *_attributes(element), *_value(element)}
    for entry in feed.findall(f"{ATOM}entry"):
        faults |= {*_alternates(entry), *_content(entry)}
    return faults


def _said(element: Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def _whole(feed: Element) -> Iterator[str]:
    yield from _alternates(feed)
    entries = feed.findall(f"{ATOM}entry")
    with_author = [each for each in entries if each.find(f"{ATOM}author") is not None]
    if feed.find(f"{ATOM}author") is None and (not entries or len(with_author) < len(entries)):
        yield "4.1.1: no author"
    versions = [(_said(each, "id"), _said(each, "updated")) for each in entries]
    if len({*versions}) < len(versions):
        yield "4.1.1: two entries of one id and time"
    if len({id_ for id_, _ in versions}) < len(versions):
        yield "hub: two entries of one id"
    rels = [each.get("rel") for each in feed.findall(f"{ATOM}link")]
    if rels.count("self") != 1 or rels.count("alternate") != 1:
        yield "hub: not one link to itself and one to its page"
    if feed.get(LANG) != "en-GB":
        yield "hub: not in British English"


def _tombstones(feed: Element) -> Iterator[str]:
    stones = feed.findall(f"{STONE}deleted-entry")
    marks = [(each.get("ref"), each.get("when")) for each in stones]
    if len({*marks}) < len(marks):
        yield "6721 3: two tombstones of one entry and time"
    if {ref for ref, _ in marks} & {_said(each, "id") for each in feed.findall(f"{ATOM}entry")}:
        yield "hub: an entry with a tombstone"
    for each in stones:
        if not is_address(each.get("ref")):
            yield "6721 3: ref is no absolute IRI"
        if not is_time(each.get("when")):
            yield "6721 3: when is no time"
        if max(Counter(child.tag for child in each).values(), default=0) > 1:
            yield "6721 3: said twice"


def _children(element: Element) -> Iterator[str]:
    found = Counter(each.tag for each in element)
    if element.tag in PLAIN and found:
        yield f"3: markup in {_name(element)}"
    if element.tag not in CHILDREN:
        return
    expected = CHILDREN[element.tag]
    for name, (least, most) in expected.items():
        if not least <= found[f"{ATOM}{name}"] <= most:
            yield f"4.1: {found[f'{ATOM}{name}']} {name} in {_name(element)}"
    for tag in found:
        if tag.startswith(ATOM) and tag.removeprefix(ATOM) not in expected:
            yield f"4.1: {tag.removeprefix(ATOM)} in {_name(element)}"


def _name(element: Element) -> str:
    return element.tag.partition("}")[2]


def _attributes(element: Element) -> Iterator[str]:
    known = {"type"} if element.tag in TEXTS else ATTRIBUTES.get(element.tag, set())
    for name in element.attrib:
        if not name.startswith("{") and name not in known:
            yield f"2: attribute {name} of {_name(element)}"
    if LANG in element.attrib and not _language.fullmatch(element.attrib[LANG]):
        yield "2: xml:lang is no language"
    if element.tag == f"{ATOM}category":
        if not element.get("term"):
            yield "4.2.2: category without a term"
        if "scheme" in element.attrib and not is_address(element.get("scheme")):
            yield "4.2.2: scheme is no IRI"
    if element.tag == f"{ATOM}generator" and not _reference.fullmatch(element.get("uri", "x")):
        yield "4.2.4: uri is no IRI"
    if element.tag == f"{ATOM}link":
        yield from _link(element)


def _link(link: Element) -> Iterator[str]:
    rel = link.get("rel", "alternate")
    if not _reference.fullmatch(link.get("href", "")):
        yield "4.2.7.1: href is no IRI"
    elif not is_address(link.get("href")):
        yield "hub: href is not whole"
    if not is_address(rel) and not re.fullmatch("[a-z][a-z0-9.-]*", rel):
        yield "4.2.7.2: rel is neither a name nor an IRI"
    if not _media.fullmatch(link.get("type", "a/b")):
        yield "4.2.7.3: type is no media type"
    if not _language.fullmatch(link.get("hreflang", "en")):
        yield "4.2.7.4: hreflang is no language"
    if not link.get("length", "0").isdecimal():
        yield "4.2.7.6: length is no number"


def _alternates(parent: Element) -> Iterator[str]:
    links = parent.findall(f"{ATOM}link")
    kinds = [
        (each.get("type"), each.get("hreflang"))
        for each in links
        if each.get("rel", "alternate") == "alternate"
    ]
    if len({*kinds}) < len(kinds):
        yield f"4.1: two alternates of one type and language in {_name(parent)}"
    if not kinds and parent.tag == f"{ATOM}entry" and parent.find(f"{ATOM}content") is None:
        yield "4.1.2: neither content nor an alternate"


def _content(entry: Element) -> Iterator[str]:
    content = entry.find(f"{ATOM}content")
    if content is None:
        return
    form = content.get("type", "text")
    if form not in ("text", "html", "xhtml") and not _media.fullmatch(form):
        yield "4.1.3.1: type is no media type"
    if form.startswith(("multipart/", "message/")):
        yield "4.1.3.1: type is composite"
    if "src" in content.attrib and (content.text or len(content)):
        yield "4.1.3.2: content both here and elsewhere"
    inline = form in ("text", "html", "xhtml") or form.startswith("text/")
    coded = not inline and not form.endswith(("+xml", "/xml"))
    if entry.find(f"{ATOM}summary") is None and ("src" in content.attrib or coded):
        yield "4.1.2: no summary of content that is not here"


def _value(element: Element) -> Iterator[str]:
    text = element.text or ""
    if element.tag in DATES and not is_time(text):
        yield f"3.3: {_name(element)} is no time"
    if element.tag in ADDRESSES and not _reference.fullmatch(text):
        yield f"2: {_name(element)} is no IRI"
    if element.tag == f"{ATOM}id" and not is_address(text):
        yield "4.2.6: id is not absolute"
    if element.tag == f"{ATOM}email" and not re.fullmatch(r"[^@\s]+@[^@\s]+", text):
        yield "3.2.3: email is no address"
    if element.tag in TEXTS:
        yield from _construct(element)
    if element.tag in TEXTS | {f"{ATOM}name"} and not "".join(element.itertext()).strip():
        yield f"hub: {_name(element)} says nothing"


def _construct(element: Element) -> Iterator[str]:
    form = element.get("type", "text")
    if form not in ("text", "html", "xhtml"):
        yield f"3.1.1: type of {_name(element)}"
    if form == "xhtml" and [each.tag for each in element] != [DIV]:
        yield f"3.1.1.3: not one div in {_name(element)}"
    if form in ("text", "html") and len(element):
        yield f"3.1.1: markup in {_name(element)}"
    if form != "text":
        yield f"hub: {_name(element)} is not plain text"
