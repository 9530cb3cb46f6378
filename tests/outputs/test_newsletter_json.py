"""The newsletter as JSON: everything that an issue says, under keys that stay."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from hub.outputs.newsletter.introduction import introduction_html
from hub.outputs.newsletter.json_file import json_file
from hub.outputs.newsletter.plain_text import introduction_text
from hub.views.newsletter.issue import Entry, Issue, Part
from tests.issues import SITE, entry, hostile, issue, long_issue


def told(made: Issue) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json_file(made))
    return found


def item(one: Entry) -> dict[str, Any]:
    """The fields of an entry; what it lacks is null."""
    values = {name: getattr(one, name) for name in one.__slots__}
    picture = one.picture and {"address": one.picture.address, "alt": one.picture.alt}
    missing = {name: None for name, value in values.items() if value == ""}
    return values | missing | {"lines": list(one.lines), "picture": picture}


@pytest.mark.parametrize(
    "made", [issue(), long_issue(), hostile()], ids=["usual", "long", "hostile"]
)
def test_every_field_of_an_issue_is_there_as_it_is(made: Issue) -> None:
    content = told(made)
    as_they_are = (
        *("id", "name", "number", "title", "subject", "preheader", "window", "address"),
        *("reason", "unsubscribe", "licence"),
    )
    for name in as_they_are:
        assert content[name] == getattr(made, name), name
    assert content["version"] == 1
    assert datetime.fromisoformat(content["as_of"]) == made.as_of
    assert content["hub"] == {"name": made.hub, "address": made.site, "feeds": made.feeds}
    assert content["colours"] == {"primary": made.primary, "accent": made.accent}
    assert content["sender"] == {name: getattr(made.sender, name) for name in made.sender.__slots__}
    assert content["sections"] == [
        {"id": part.id, "heading": part.heading, "items": [item(each) for each in part.entries]}
        for part in made.parts
    ]


def test_an_introduction_is_there_as_it_was_written_and_ready_for_use() -> None:
    usual = issue()
    found = told(usual)["introduction"]
    assert found["markdown"] == usual.introduction
    assert found["html"] == introduction_html(usual.introduction)
    assert found["text"] == introduction_text(usual.introduction, lambda address: f" ({address})")
    assert f"case study from Wendale\n({SITE}case-studies/home-safety-visits/)" in found["text"]


def test_what_an_issue_lacks_is_null() -> None:
    bare = entry(summary="", by="", lines=(), note="", picture=None)
    sender = replace(issue().sender, address="")
    parts = (Part("a", "A", (bare,)),)
    content = told(issue(introduction="", preheader="", sender=sender, parts=parts))
    (found,) = content["sections"][0]["items"]
    assert content["introduction"] is content["preheader"] is content["sender"]["address"] is None
    assert [key for key, value in found.items() if value is None] == [
        *("summary", "by", "action", "note", "picture")
    ]
    assert found["lines"] == []


def test_the_keys_are_the_same_whatever_the_issue() -> None:
    full, bare = told(issue()), told(issue(introduction="", preheader=""))
    assert [*full] == [*bare]
    items = [each for part in full["sections"] for each in part["items"]]
    assert len({tuple(each) for each in items}) == 1


def test_people_can_read_the_file() -> None:
    text = json_file(issue(title="Walsall – £1.9 million"))
    assert '\n  "title": "Walsall – £1.9 million",\n' in text
    assert text.endswith("\n}\n")
