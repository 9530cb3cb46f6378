"""What programs read of a site, file by file, each by a parser of its own format."""

from __future__ import annotations

import csv
import email
import email.policy
import gzip
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from email.header import decode_header, make_header
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

import cbor2
import icalendar
import markdown
from lxml import etree, html  # type: ignore[import-untyped]
from PIL import Image

from hub.source.front_matter import Document, split

Read = Callable[[bytes], Any]


def as_page(content: bytes) -> Any:
    """HTML as a browser's parser takes it apart: elements, attributes, texts; JSON within."""
    return _element(html.document_fromstring(content.decode()))


def _element(element: Any) -> Any:
    if not isinstance(element.tag, str):
        return ("!", element.text or "", element.tail or "")
    text = element.text or ""
    if element.get("type") == "application/ld+json":
        return ("JSON", json.loads(text))
    attributes = {
        name: WITHIN[name](value.encode()) if name in WITHIN else value
        for name, value in element.attrib.items()
    }
    if any(each.tag == "text" for each in element):  # a drawing's, which breaks between words
        parts = [(each.tag, dict(each.attrib)) for each in element]
        return (element.tag, attributes, parts, " ".join(element.itertext()))
    within = [_element(each) for each in element]
    return (element.tag, attributes, text, within, element.tail or "")


def as_xml(content: bytes) -> Any:
    """XML, with the HTML that a feed holds as text taken apart as well."""
    return [*_nodes(etree.fromstring(content, etree.XMLParser(resolve_entities=False)))]


def _nodes(root: Any) -> Iterator[Any]:
    for each in root.iter():
        text = each.text or ""
        within = as_page(text.encode()) if each.get("type") == "html" and text else text
        yield str(each.tag), dict(each.attrib), within, each.tail or ""


def as_calendar(content: bytes) -> Any:
    """Every line of every part of a calendar, unfolded and unescaped."""
    calendar = icalendar.Calendar.from_ical(content.decode())
    return [
        (part.name, name, sorted(value.params.items()), _said(name, value))
        for part in calendar.walk()
        for name, value in part.property_items(recursive=False)
        if hasattr(value, "params")
    ]


def _said(name: str, value: Any) -> str:
    """What a property says; the name of the program that made the calendar is of plain letters."""
    if name == "PRODID" and re.fullmatch(r"[\w\s.'/-]+", str(value)):
        return "a name"
    text = value if isinstance(value, str) else value.to_ical()
    # The parser leaves signs escaped in fields that came after the standard.
    if name not in ("NAME", "X-WR-CALNAME"):
        return str(text)
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], text)


def as_table(content: bytes) -> list[list[str]]:
    """The cells of a CSV file."""
    return [*csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)]


def as_lines(content: bytes) -> list[str]:
    """The lines of a text."""
    return content.decode().splitlines()


def as_style(content: bytes) -> list[str]:
    """A style sheet cut at its strings, in which escaped signs are undone."""
    parts = re.split(r'"((?:[^"\\\n]|\\.)*)"', content.decode())
    escape = re.compile(r"\\([0-9a-f]{1,6})\s?")
    parts[1::2] = [escape.sub(lambda each: chr(int(each[1], 16)), part) for part in parts[1::2]]
    return parts


def as_json(content: bytes) -> Any:
    """JSON but for what tells the bytes of other files."""
    return json.loads(content, object_hook=_steady)


def _steady(values: dict[str, Any]) -> dict[str, Any]:
    return {key: each for key, each in values.items() if key not in ("bytes", "hash")}


def as_packed_list(content: bytes) -> Any:
    """The sitemap once more, or how many files the search's index has."""
    return as_xml(content) if content.startswith(b"<?xml") else len(json.loads(content))


def as_markdown(content: bytes) -> Any:
    """Markdown as it would be shown."""
    return as_page(markdown.markdown(content.decode(), extensions=["tables"]).encode())


def as_message(content: bytes) -> Any:
    """The headers of an email, and what its parts say."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    bodies = {"text/html": as_page, "text/plain": as_text}
    parts = [
        (part.get_content_type(), bodies[part.get_content_type()](part.get_content().encode()))
        for part in message.walk()
        if not part.is_multipart()
    ]
    headers = [
        (name, str(make_header(decode_header(value))))
        for name, value in email.message_from_bytes(content).items()
        if name != "Content-Type"  # its boundary tells the bytes of the parts
    ]
    return headers, parts, [str(each) for each in message.defects]


def as_text(content: bytes) -> str:
    """Words as they are."""
    return content.decode()


def as_draft(content: bytes) -> Any:
    """The fields of an issue's file, and which items it has; what is wrong with it."""
    document = split(content.decode())
    assert isinstance(document, Document)
    fields = document.tree.root
    assert isinstance(fields, dict)
    return [*fields], fields["sections"], document.tree.faults, document.body


def as_picture(content: bytes) -> Any:
    """The format and size of a picture, which can be decoded."""
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture.format, picture.size


def _fragment(content: bytes) -> Any:
    """What a search shows of a page. Pagefind undoes entities in headings once too often, and
    the browser gets them as text; nothing reads the words of pictures."""
    found = json.loads(content.removeprefix(b"pagefind_dcd"))
    return {
        **found,
        "anchors": [each["id"] for each in found["anchors"]],
        "meta": {key: value for key, value in found["meta"].items() if key != "image_alt"},
    }


def _packed(content: bytes) -> Any:
    return cbor2.loads(content.removeprefix(b"pagefind_dcd"))


def _nothing(_: bytes) -> None:
    """Words of the search's index, by pages: what it shows stands in fragments and filters."""


WITHIN: Mapping[str, Read] = {"data-row": json.loads, "srcdoc": as_page}
"""What reads an attribute that holds more than words."""

READERS: Mapping[str, Read] = {
    ".html": as_page,
    ".xml": as_xml,
    ".svg": as_xml,
    ".ics": as_calendar,
    ".csv": as_table,
    ".json": as_json,
    ".gz": as_packed_list,
    ".png": as_picture,
    ".txt": as_lines,
    "_headers": as_lines,
    ".css": as_style,
    ".js": bytes,
    ".map": bytes,
    ".woff2": bytes,
    ".pagefind": bytes,
    ".pf_fragment": _fragment,
    ".pf_filter": _packed,
    ".pf_index": _nothing,
    ".pf_meta": _nothing,
}
"""What reads each type of file; no site may have others."""


def surfaces(site: Path, word: str) -> dict[str, Any]:
    """What is read of each file of a site, with a sign in place of one word.

    Names of the search's files, which tell their bytes, are left out of account.
    """
    found = {}
    for path in sorted(each for each in site.rglob("*") if each.is_file()):
        name, content = path.relative_to(site).as_posix(), path.read_bytes()
        if content.startswith(b"\x1f\x8b"):
            content = gzip.decompress(content)
        ending = PurePosixPath(name).suffix or name
        value = READERS[ending](content)
        if ending.startswith(".pf_"):
            name = f"{value['url']}{ending}" if ending == ".pf_fragment" else ending
        found[name] = signed(value, word)
    return found


SIGN = "\N{WHITE STAR}"


def signed(value: Any, word: str) -> Any:
    """A value with a sign for each time that a word stands in its texts, and single spaces."""
    if isinstance(value, str):
        text = " ".join(value.replace(quote(word), SIGN).split())
        return text.replace(" ".join(word.split()), SIGN)
    if isinstance(value, Mapping):
        return {signed(key, word): signed(each, word) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [signed(each, word) for each in value]
    return value
