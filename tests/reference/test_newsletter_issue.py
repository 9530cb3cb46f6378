"""The schema of an exported issue fits what is exported, key by key."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from hub.outputs.newsletter.json_file import json_file
from hub.reference import newsletter_issue_schema, newsletter_issue_schema_text
from hub.views.newsletter.issue import Issue, Part, Sender
from tests.issues import entry, hostile, issue, long_issue

ROOT = Path(__file__).parent.parent.parent
VALIDATOR = Draft202012Validator(newsletter_issue_schema(), format_checker=FormatChecker())

BARE = issue(
    introduction="",
    preheader="",
    sender=Sender("Northmarch", "editors@northmarch.example"),
    parts=(Part("a", "A", (entry(summary=""),)),),
)
ISSUES = {"usual": issue(), "long": long_issue(), "hostile": hostile(), "bare": BARE}


def told(made: Issue) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json_file(made))
    return found


def keys(value: Any, way: str = "") -> Iterator[str]:
    """The way to every key of a content, lists passed over."""
    for each in value if isinstance(value, list) else []:
        yield from keys(each, way)
    for key, inner in value.items() if isinstance(value, dict) else []:
        yield f"{way}/{key}"
        yield from keys(inner, f"{way}/{key}")


def described(schema: dict[str, Any], way: str = "") -> Iterator[tuple[str, str]]:
    """The way to every key of a schema, and what is said of it."""
    inside = schema.get("items", schema)
    for key, inner in inside.get("properties", {}).items():
        yield f"{way}/{key}", inner["description"]
        yield from described(inner, f"{way}/{key}")


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(newsletter_issue_schema())


def test_the_published_schema_is_the_one_that_is_made() -> None:
    published = ROOT / "docs/data/schema/newsletter_issue.json"
    assert published.read_text(encoding="utf-8") == newsletter_issue_schema_text()
    assert json.loads(newsletter_issue_schema_text()) == newsletter_issue_schema()


@pytest.mark.parametrize("name", ISSUES)
def test_issues_fit(name: str) -> None:
    assert [each.json_path for each in VALIDATOR.iter_errors(told(ISSUES[name]))] == []


def test_every_key_is_described_and_every_described_key_occurs() -> None:
    said = dict(described(newsletter_issue_schema()))
    assert set(keys(told(issue()))) == set(said)
    assert all(words.endswith(".") for words in said.values())


def test_whatever_may_be_missing_can_be_there_and_can_be_missing() -> None:
    found: dict[str, set[bool]] = {}
    for made in ISSUES.values():
        for way, value in leaves(told(made)):
            found.setdefault(way, set()).add(value is None)
    both = {way for way, states in found.items() if len(states) == 2}
    assert both == set(nullable(newsletter_issue_schema()))


def leaves(value: Any, way: str = "") -> Iterator[tuple[str, Any]]:
    for each in value if isinstance(value, list) else []:
        yield from leaves(each, way)
    for key, inner in value.items() if isinstance(value, dict) else []:
        yield f"{way}/{key}", inner
        yield from leaves(inner, f"{way}/{key}")


def nullable(schema: dict[str, Any], way: str = "") -> Iterator[str]:
    inside = schema.get("items", schema)
    for key, inner in inside.get("properties", {}).items():
        if "null" in inner.get("type", ()):
            yield f"{way}/{key}"
        yield from nullable(inner, f"{way}/{key}")


Break = Callable[[dict[str, Any]], Any]

BROKEN: dict[str, Break] = {
    "another version": lambda all_: all_.update(version=2),
    "no version": lambda all_: all_.pop("version"),
    "a key that is none": lambda all_: all_.update(html="<p>"),
    "no reason": lambda all_: all_.update(reason=""),
    "a relative address": lambda all_: all_.update(address="newsletters/2026-11/"),
    "a day without a time": lambda all_: all_.update(as_of="2026-10-31"),
    "a section without items": lambda all_: all_["sections"][0].update(items=[]),
    "an item without a note": lambda all_: all_["sections"][0]["items"][0].pop("note"),
    "an item of an odd id": lambda all_: all_["sections"][0]["items"][0].update(id="News/1"),
    "a picture without words": lambda all_: all_["sections"][0]["items"][0]["picture"].pop("alt"),
    "a colour by name": lambda all_: all_["colours"].update(primary="red"),
    "a sender without a mailbox": lambda all_: all_["sender"].update(email="Northmarch"),
    "an introduction as text": lambda all_: all_.update(introduction="Hello"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_broken_is_refused(broken: str) -> None:
    content = deepcopy(told(issue()))
    assert content["sections"][0]["items"][0]["id"] == entry().id
    BROKEN[broken](content)
    assert [*VALIDATOR.iter_errors(content)]
