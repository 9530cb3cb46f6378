"""JSON-LD read without a network, and checked by schema.org's rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pyld import jsonld  # type: ignore[import-untyped]

from hub import build, read_today
from tests.hubs import change
from tests.schema_org import CONTEXT, ENUMERATIONS, PARENTS, PROPERTIES, REQUIRED, VOCABULARY

SITE = "https://hub.example.gov.uk/in/"

Node = dict[str, Any]


def linked(root: Path, day: str = "2026-11-21 12:00") -> dict[str, Mapping[str, Any]]:
    """What the pages of a hub that say anything to programs say, by address."""
    pages = build(root, read_today(day), site=SITE).pages
    assert pages
    return {page.address: page.linked for page in pages if page.linked}


def said(root: Path, name: str, *edits: tuple[str, str]) -> Node:
    """What the page of a file says, after changes of words that stand in the file once."""
    for old, new in edits:
        text = (root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        change(root, {name: text.replace(old, new)})
    id_ = name.removeprefix("docs/").removesuffix(".md").replace("case_studies", "case-studies")
    data = linked(root)[f"{id_}/"]
    assert faults(data) == []
    return dict(data["@graph"][0])


class NoNetwork(Exception):
    """Something other than schema.org's context was asked for."""


def _load(address: str, _: Mapping[str, Any]) -> Mapping[str, Any]:
    if address.rstrip("/") != VOCABULARY.rstrip("/"):
        raise NoNetwork(address)
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": {"@context": CONTEXT},
    }


def expanded(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The nodes of a JSON-LD document with every word as its address."""
    found: list[dict[str, Any]] = jsonld.expand(data, {"documentLoader": _load})
    return found


def kinds_of(name: str) -> Iterator[str]:
    """A type, and all that it is a kind of."""
    yield name
    if name != "Thing":
        yield from kinds_of(PARENTS[name])


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every typed node in JSON-LD as it is written, with those inside others."""
    if isinstance(value, list):
        for each in value:
            yield from nodes(each)
    elif isinstance(value, Mapping):
        if "@type" in value:
            yield dict(value)
        for each in value.values():
            yield from nodes(each)


def faults(data: Mapping[str, Any]) -> list[str]:
    """What is wrong with a document by schema.org's rules."""
    found = [fault for node in nodes(data) for fault in _of_node(node)]
    if set(data) != {"@context", "@graph"}:
        found.append(f"the document has {sorted(data)}")
    read = expanded(data)
    told = [{key for key in node if key[0] != "@"} for node in data["@graph"]]
    kept = [{key.removeprefix(VOCABULARY) for key in node if key[0] != "@"} for node in read]
    return found if told == kept else [*found, f"lost on reading: {told} {kept}"]


def _of_node(node: Mapping[str, Any]) -> Iterator[str]:
    made = node["@type"]
    if made not in PARENTS:
        yield f"{made} is no type"
        return
    for name in REQUIRED.get(made, "").split():
        if name not in node:
            yield f"{made} lacks {name}"
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in PROPERTIES:
            yield f"{made}: {name} is no property"
            continue
        domains, ranges = (each.split() for each in PROPERTIES[name])
        if not set(domains) & set(kinds_of(made)):
            yield f"{made} has no {name}"
        values = value if isinstance(value, list) else [value]
        if not values or not all(any(fits(each, one) for one in ranges) for each in values):
            yield f"{made}: {name} may not be {value!r}"


def fits(value: Any, wanted: str) -> bool:
    """Whether a value is of a type, or of a data type, of schema.org."""
    if isinstance(value, Mapping):
        return "@type" in value and wanted in kinds_of(value["@type"])
    match wanted:
        case "Boolean":
            return isinstance(value, bool)
        case "Integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "Number":
            return isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)?", value) is not None
        case "Text":
            return isinstance(value, str) and value.strip() != ""
    return isinstance(value, str) and _is_text_of(value, wanted)


def _is_text_of(value: str, wanted: str) -> bool:
    match wanted:
        case "URL":
            return re.fullmatch(r"https?://[^\s/]+(/\S*)?", value) is not None
        case "Date":
            return is_date(value)
        case "DateTime":
            return "T" in value and datetime.fromisoformat(value).tzinfo is not None
        case "Interval":
            start, _, end = value.partition("/")
            return is_date(start) and is_date(end) and start <= f"{end}~"
    names = ENUMERATIONS.get(wanted, "").split()
    return value in {VOCABULARY + each for each in names}


def is_date(text: str) -> bool:
    """Whether a text is a year, a month or a day (ISO 8601-1)."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return False
    return date.fromisoformat(f"{text}-01-01"[:10]).year >= 1000
