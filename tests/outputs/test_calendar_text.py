"""Words in calendars come out as they went in, whatever they are, and never break a line."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any
from unicodedata import category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hub import check
from hub.model import Catalogue
from hub.outputs.calendars import calendars
from hub.views.gathered import Gathered
from tests.hubs import TINY_HUB, TODAY
from tests.outputs.calendar_readers import Event, events
from tests.outputs.calendar_rules import broken, parsed

HOSTILE = [
    "C:\\New\\news, in; \\, and \\; and \\\\n",
    "BEGIN:VALARM\r\nACTION:AUDIO\r\nEND:VALARM",
    "one\rtwo\nthree\r\n four\n\n\nfive",
    "nul\x00 bell\x07 escape\x1b[0m next\x85line and\u2028line\u2029paragraph",
    "half \ud83d a character \ufffe\uffff\ufeff",
    "👩‍👩‍👧‍👦" * 40,
    "é" * 200,
    "€" * 200,
    "x" * 66 + "é" + "x" * 73 + "😀" + "x" * 72 + "\\,",
    " " * 300,
    "\t tabs \t and spaces  ",
    "\";:,=^'^n%2C",
]


@cache
def tiny() -> Catalogue:
    catalogue = check(TINY_HUB, TODAY).catalogue
    assert catalogue
    return catalogue


def written(**changes: Any) -> bytes:
    """The calendar of the workshop with other words, which the reader of files has not seen."""
    (workshop,) = tiny().of("event")
    changed = replace(workshop, facts=workshop.facts.model_copy(update=changes))
    content = next(calendars(Gathered(replace(tiny(), listed=(changed,))))).content
    assert broken(content) == []
    return content


def one(content: bytes) -> Event:
    (event,) = events(content)
    return event


def plain(text: str) -> str:
    """What must be left of a text: its characters, with one sort of line break.

    Controls, half characters, line and paragraph separators and what is none may go.
    """
    gone = {"Cc", "Cs", "Zl", "Zp"}
    text = re.sub("\r\n?", "\n", text)
    return "".join(
        c
        for c in text
        if c in "\t\n" or (category(c) not in gone and c not in "\ufeff\ufffe\uffff")
    )


words = st.text(min_size=1)
dense = st.text(st.sampled_from(["\\", ",", ";", "\n", "\r", "n", "N", ":", " ", "é", "😀"]))


@given(words | dense | st.integers(1, 40).flatmap(lambda n: words.map(lambda text: text * n)))
@example("C:\\New")
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    event = one(written(title=f"<{text}>", summary=f"<{text}>", place=f"<{text}>"))
    assert event.summary == event.location == plain(f"<{text}>")
    assert event.description.startswith(plain(f"<{text}>\n"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    content = written(title=f"<{text}>", access_info=f"<{text}>")
    kept = plain(f"<{text}>")
    assert one(content).summary == kept
    assert kept in one(content).description
    (event,) = (part for part in parsed(content).parts if part.name == "VEVENT")
    assert event.parts == []


def test_lines_are_as_long_as_they_may_be() -> None:
    for length in range(60, 240):
        lines = written(title="x" * length).split(b"\r\n")
        start = next(n for n, line in enumerate(lines) if line.startswith(b"SUMMARY:"))
        found = [len(lines[start])]
        while lines[start + len(found)].startswith(b" "):
            found.append(len(lines[start + len(found)]))
        assert sum(found) == len("SUMMARY:") + length + len(found) - 1
        assert found[:-1] == [75] * (len(found) - 1)


def test_addresses_with_letters_of_other_languages_become_ascii() -> None:
    address = "https://meet.example/café?q=é&x=%C3%A9#ü"
    event = one(written(online_url=address))
    assert event.conference == "https://meet.example/caf%C3%A9?q=%C3%A9&x=%C3%A9#%C3%BC"
    assert f"Join online: {address}" in event.paragraphs


def test_commas_and_semicolons_stay_in_addresses_as_they_are() -> None:
    content = written(online_url="https://meet.example/a,b;c?d=e,f")
    (event,) = (part for part in parsed(content).parts if part.name == "VEVENT")
    (conference,) = event.all("CONFERENCE")
    assert conference.value == "https://meet.example/a,b;c?d=e,f"


@pytest.mark.parametrize(
    ("name", "product"),
    [
        ("Northmarch Exchange", "Northmarch Exchange"),
        ("Herefordshire // Practice; Hub, 2\\", "Herefordshire Practice Hub 2"),
        ("Canolfan Gŵyl", "Canolfan Gŵyl"),
        ("//\r\n", "Hub"),
    ],
)
def test_the_name_of_the_hub_parts_nothing(name: str, product: str) -> None:
    settings = tiny().settings.model_copy(update={"name": name})
    content = next(calendars(Gathered(replace(tiny(), settings=settings)))).content
    assert broken(content) == []
    said = {each.name: each.value for each in parsed(content).properties}
    assert said["PRODID"] == f"-//{product}//Practice Hub//EN"
    assert said["NAME"].startswith("Events – ")
