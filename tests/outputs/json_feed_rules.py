"""What JSON Feed 1.1 (jsonfeed.org/version/1.1) demands, as a checker of files.

A fault is "place: what is wrong", as in "items.tags: not a list".
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.outputs.feed_rules import is_address, is_time

VERSION = "https://jsonfeed.org/version/1.1"

_extension = re.compile(r"_[A-Za-z][^.]*")
_language = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True)
class Shape:
    """An object: what its values must be by key, and the keys that it must have.

    Of the keys in some it must have at least one.
    """

    fields: Mapping[str, Any]
    required: tuple[str, ...] = ()
    some: tuple[str, ...] = ()


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_language(value: object) -> bool:
    return isinstance(value, str) and bool(_language.fullmatch(value))


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_size(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _is_media_type(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+", value))


AUTHOR = Shape(
    {"name": _is_text, "url": is_address, "avatar": is_address}, some=("name", "url", "avatar")
)
ATTACHMENT = Shape(
    {
        "url": is_address,
        "mime_type": _is_media_type,
        "title": _is_text,
        "size_in_bytes": _is_size,
        "duration_in_seconds": _is_size,
    },
    required=("url", "mime_type"),
)
ITEM = Shape(
    {
        **dict.fromkeys(("id", "title", "content_html", "content_text", "summary"), _is_text),
        **dict.fromkeys(("url", "external_url", "image", "banner_image"), is_address),
        **dict.fromkeys(("date_published", "date_modified"), is_time),
        "authors": [AUTHOR],
        "tags": [_is_text],
        "language": _is_language,
        "attachments": [ATTACHMENT],
    },
    required=("id",),
    some=("content_html", "content_text"),
)
HUB = Shape({"type": _is_text, "url": is_address}, required=("type", "url"))
FEED = Shape(
    {
        **dict.fromkeys(("version", "title", "description", "user_comment"), _is_text),
        **dict.fromkeys(("home_page_url", "feed_url", "next_url", "icon", "favicon"), is_address),
        "authors": [AUTHOR],
        "language": _is_language,
        "expired": _is_flag,
        "hubs": [HUB],
        "items": [ITEM],
    },
    required=("version", "title", "items", "home_page_url", "feed_url"),
)
"""On the public web a feed's own address and that of its page "should be considered required"."""


def json_faults(content: bytes) -> set[str]:
    """What is wrong with a JSON feed."""
    try:
        feed = json.loads(content.decode("utf-8"), object_pairs_hook=_without_repeats)
    except ValueError as error:
        return {f"no JSON: {error}"}
    return {*_faults(FEED, feed, ""), *_whole(feed)}


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _faults(shape: Shape, value: Any, place: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{place or 'feed'}: not an object"
        return
    for key in shape.required:
        if key not in value:
            yield f"{place}{key}: missing"
    if shape.some and not any(value.get(key) for key in shape.some):
        yield f"{place}{' or '.join(shape.some)}: missing"
    for key, given in value.items():
        if key in shape.fields:
            yield from _field(shape.fields[key], given, f"{place}{key}")
        elif not _extension.fullmatch(key):
            yield f"{place}{key}: no such key"


def _field(expected: Any, value: Any, place: str) -> Iterator[str]:
    if isinstance(expected, Shape):
        yield from _faults(expected, value, f"{place}.")
    elif not isinstance(expected, list):
        check: Callable[[object], bool] = expected
        if not check(value):
            yield f"{place}: wrong value"
    elif not isinstance(value, list):
        yield f"{place}: not a list"
    else:
        for each in value:
            yield from _field(expected[0], each, place)


def _whole(feed: Any) -> Iterator[str]:
    if not isinstance(feed, dict):
        return
    if feed.get("version") != VERSION:
        yield "version: not 1.1"
    if "next_url" in feed and feed["next_url"] == feed.get("feed_url"):
        yield "next_url: the feed itself"
    items = feed.get("items")
    ids = [each.get("id") for each in items or () if isinstance(each, dict)]
    if isinstance(items, list) and len({*map(str, ids)}) < len(ids):
        yield "items.id: not unique"
