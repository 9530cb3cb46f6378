"""Files for programs: any words go in, and what a program reads are these words."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from datetime import datetime
from functools import cache
from io import StringIO
from xml.etree.ElementTree import fromstring

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from hub import check
from hub.outputs.calendars import calendars
from hub.outputs.feeds.atom import atom_entry, atom_feed
from hub.outputs.feeds.entries import Category, Enclosure, Entry, Head, Tombstone
from hub.outputs.feeds.json_feed import json_feed, json_item
from hub.outputs.open_data.sheets import sheet_file
from hub.values import LONDON
from hub.views.gathered import Gathered
from hub.views.open_data.columns import Column
from hub.views.open_data.sheets import Sheet
from hub.views.terms import Named
from tests.fuzz.examples import ANYTHING, many
from tests.hubs import TINY_HUB, TODAY

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
SITE = "https://a.example/"
WHEN = datetime(2026, 10, 6, tzinfo=LONDON)
SHEET: Sheet[tuple[str, ...]] = Sheet(
    "a", "A", "B", lambda gathered: (), (Column("one", "", lambda row: row[0]),
    Column("two", "", lambda row: row[1])), "one"
)  # fmt: skip


@many(450)
@given(st.one_of(ANYTHING, st.builds("{}{}".format, st.sampled_from(FORMULA), ANYTHING)), ANYTHING)
def test_cells_are_read_as_they_were_and_none_is_a_formula(one: str, two: str) -> None:
    if re.search("[\ud800-\udfff]", one + two):
        return  # no file can have half a character
    text = sheet_file(SHEET, [(one, two)], SITE).content.decode("utf-8-sig")
    heads, cells = csv.reader(StringIO(text, newline=""), strict=True)
    assert heads == ["one", "two"]
    for cell, said in zip(cells, (one, two), strict=True):
        assert not cell.startswith(FORMULA)
        assert cell == (f"'{said}" if said.startswith(FORMULA) else said)


def entry(words: str) -> Entry:
    author, category = Named(words, SITE), Category(f"{SITE}tags/", "t", words)
    file = Enclosure(words, f"{SITE}f.csv", "text/csv", 7)
    return Entry(
        f"{SITE}a/", words, SITE, words, WHEN, WHEN, author, (category,), (file,), words, "", words
    )


def legal(text: str) -> str:
    """A text as XML can have it, and parsers hand it on."""
    kept = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
    return kept.replace("\r\n", "\n").replace("\r", "\n")


@many(400)
@given(ANYTHING)
def test_words_of_feeds_are_words_and_nothing_else(text: str) -> None:
    words = f"A{text}Z"
    head = Head(words, SITE, words, WHEN, words, Named(words, SITE))
    xml = atom_feed(head, [atom_entry(entry(words))], [Tombstone(f"{SITE}b/", WHEN, words)])
    found = [*fromstring(xml).iter()]
    said = [each.text or "" for each in found if (each.text or "").startswith("A")]
    said += [each.attrib[n] for each in found for n in ("title", "label") if n in each.attrib]
    plain = [each.replace("\r\n", "\n").replace("\r", "\n") for each in said]
    assert plain == [legal(words)] * 12
    read = json.loads(json_feed(head, [json_item(entry(words))]))
    whole = re.sub("[\ud800-\udfff]", "", words)
    (item,) = read["items"]
    assert [read["title"], read["description"], item["title"], item["summary"]] == [whole] * 4
    assert [*item["tags"], item["attachments"][0]["title"], item["authors"][0]["name"]] == [
        whole
    ] * 3


@cache
def tiny() -> Gathered:
    catalogue = check(TINY_HUB, TODAY).catalogue
    assert catalogue
    return Gathered(catalogue)


def calendar_of(words: str) -> bytes:
    """The calendar of one event, which has the words as title, summary and place."""
    (event,) = tiny().catalogue.of("event")
    changed = {"title": words, "summary": words, "place": words}
    item = replace(event, facts=event.facts.model_copy(update=changed))
    return next(calendars(Gathered(replace(tiny().catalogue, listed=(item,))))).content


@many(300)
@given(ANYTHING, st.integers(1, 12))
def test_lines_of_calendars_are_short_and_say_what_was_said(text: str, times: int) -> None:
    words = f"<{text * times}>"
    content = calendar_of(words)
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in lines)
    assert all(line.decode() for line in lines)
    whole = content.decode().replace("\r\n ", "").split("\r\n")
    names = [line.partition(":")[0].partition(";")[0] for line in whole if line]
    assert names.count("BEGIN") == names.count("END") == 5
    values = dict(line.split(":", 1) for line in whole if line.startswith(("SUMMARY", "LOCATION")))
    kept = re.sub(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]",
        "", text.replace("\r\n", "\n").replace("\r", "\n") * times,
    )  # fmt: skip
    for value in values.values():
        assert re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value) == f"<{kept}>"


@many(100)
@given(ANYTHING)
def test_a_library_reads_one_event_with_its_words(text: str) -> None:
    calendar = Calendar.from_ical(calendar_of(f"<{text}>"))
    (event,) = calendar.walk("VEVENT")
    assert not event.errors
    assert event.subcomponents == []
    assert event["SUMMARY"] == event["LOCATION"]
    assert re.fullmatch("<.*>", str(event["SUMMARY"]), re.DOTALL)
