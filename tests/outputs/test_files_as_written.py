"""Files for programs to the letter: a feed, a calendar, a spreadsheet, the hub's colours."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from hub import check
from hub.outputs.calendars import calendars
from hub.outputs.feeds.atom import atom_entry, atom_feed
from hub.outputs.feeds.entries import Category, Enclosure, Entry, Head, Tombstone
from hub.outputs.feeds.json_feed import json_feed, json_item
from hub.outputs.open_data.sheets import sheet_file
from hub.outputs.theme import colours, icon
from hub.values import LONDON
from hub.views.gathered import Gathered
from hub.views.open_data.columns import Cell, Column
from hub.views.open_data.sheets import Sheet
from hub.views.terms import Named
from tests.hubs import TINY_HUB, TODAY

SITE = "https://a.example/"
WHEN = datetime(2026, 10, 6, tzinfo=LONDON)
HEAD = Head("Practice", SITE, "What is new", WHEN, "OGL", Named("Hub", SITE))
ENTRY = Entry(
    id=f"{SITE}a/",
    title="Words",
    address=SITE,
    summary="Words",
    published=WHEN,
    updated=WHEN,
    author=Named("Words", SITE),
    categories=(Category(f"{SITE}tags/", "t", "Words"),),
    enclosures=(Enclosure("Words", f"{SITE}f.csv", "text/csv", 7),),
    rights="Words",
    image="",
    content="<p>Rails</p>",
)
FEED = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="en-GB">
  <id>https://a.example/</id>
  <title>Practice</title>
  <subtitle>What is new</subtitle>
  <updated>2026-10-06T00:00:00+01:00</updated>
  <rights>OGL</rights>
  <generator>Practice Hub</generator>
  <link rel="self" type="application/atom+xml" href="https://a.example/feed.xml" />
  <link rel="alternate" type="text/html" href="https://a.example/" />
  <author>
    <name>Hub</name>
    <uri>https://a.example/</uri>
  </author>
  <at:deleted-entry ref="https://a.example/b/" when="2026-10-06T00:00:00+01:00">
    <at:comment>Wrong.</at:comment>
  </at:deleted-entry>
  <entry>
    <id>https://a.example/a/</id>
    <title>Words</title>
    <summary>Words</summary>
    <published>2026-10-06T00:00:00+01:00</published>
    <updated>2026-10-06T00:00:00+01:00</updated>
    <rights>Words</rights>
    <link rel="alternate" type="text/html" href="https://a.example/" />
    <link rel="enclosure" type="text/csv" href="https://a.example/f.csv" title="Words" length="7" />
    <author>
      <name>Words</name>
      <uri>https://a.example/</uri>
    </author>
    <category term="t" scheme="https://a.example/tags/" label="Words" />
    <content type="html">&lt;p&gt;Rails&lt;/p&gt;</content>
  </entry>
</feed>
"""  # noqa: E501  # its namespaces
EVENT = """\
BEGIN:VCALENDAR
PRODID:-//Northmarch Exchange//Practice Hub//EN
VERSION:2.0
CALSCALE:GREGORIAN
ZONEBEGIN:VEVENT
UID:events/home-safety-workshop@a.example/hub
DTSTAMP:20261112T000000Z
LAST-MODIFIED:20261112T000000Z
SEQUENCE:1
DTSTART;TZID=Europe/London:20261105T100000
DTEND;TZID=Europe/London:20261105T123000
SUMMARY:Workshop on starting home safety visits
DESCRIPTION:A morning for councils that want to start home safety visits\\, with the checklist\\, the training and a walk through a test flat.\\nAccess: Step-free entrance\\, hearing loop and large-print papers. A British Sign Language interpreter on request.\\nRegister by 11:59pm on 29 October 2026: events@northmarch.example\\nCost: Free\\nhttps://a.example/hub/events/home-safety-workshop/
LOCATION:Vale Library\\, Wendale
URL:https://a.example/hub/events/home-safety-workshop/
CATEGORIES:Workshop
STATUS:CONFIRMED
TRANSP:OPAQUE
END:VEVENT
END:VCALENDAR
"""  # noqa: E501  # it is folded only in the file
ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""
CSS = """\
:root {
  --hub-primary: #4a2a5e;
  --hub-accent: #1f6b3a;
  --hub-name: "Ü\\2d Hub 2";
}
"""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="5" fill="#4a2a5e"/>'
    '<text x="16" y="24" fill="#fff" font-family="sans-serif" font-size="22" '
    'font-weight="700" text-anchor="middle">Ü</text></svg>\n'
)


def test_a_feed_is_written_like_this() -> None:
    stone = Tombstone(f"{SITE}b/", WHEN, "Wrong.")
    assert atom_feed(HEAD, [atom_entry(ENTRY)], [stone]).decode() == FEED


def test_json_has_letters_as_they_are_and_no_lists_of_nothing() -> None:
    assert "attachments" not in json_item(replace(ENTRY, enclosures=()))
    feed = json_feed(replace(HEAD, title="Ü"), [])
    assert feed.startswith('{"version": "https://jsonfeed.org/version/1.1", "title": "Ü"'.encode())


def test_an_event_is_written_like_this() -> None:
    catalogue = check(TINY_HUB, TODAY).catalogue
    assert catalogue
    files = {each.path: each.content for each in calendars(Gathered(catalogue, f"{SITE}hub/"))}
    own = files["events/home-safety-workshop/event.ics"].decode()
    assert own.replace("\r\n ", "").replace("\r\n", "\n") == EVENT.replace("ZONE", ZONE, 1)
    followed = files["events/events.ics"].decode().replace("\r\n", "\n")
    lines = followed.partition("BEGIN:VTIMEZONE")[0].split("\n")
    assert lines[3:-1] == [
        "CALSCALE:GREGORIAN",
        "NAME:Events – Northmarch Exchange",
        "X-WR-CALNAME:Events – Northmarch Exchange",
        "URL:https://a.example/hub/events/",
        "SOURCE;VALUE=URI:https://a.example/hub/events/events.ics",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
    ]


def test_styles_and_icon_have_the_hubs_name_and_colours() -> None:
    catalogue = check(TINY_HUB, TODAY).catalogue
    assert catalogue
    settings = catalogue.settings.model_copy(update={"name": "Ü-Hub 2"})
    css, svg = colours(settings), icon(settings)
    assert (css.path, css.content.decode()) == ("assets/hub/colours.css", CSS)
    assert (svg.path, svg.content.decode()) == ("assets/hub/icon.svg", SVG)


def test_cells_of_every_type_are_written_like_this() -> None:
    rows: list[tuple[Cell, ...]] = [
        ("=a", "news/2016/a/", Decimal("1E+3"), 2016),
        (None, "", None, None),
    ]
    sheet: Sheet[tuple[Cell, ...]] = Sheet(
        name="a",
        title="A",
        about="B",
        rows=lambda gathered: rows,
        columns=(
            Column("text", "", lambda row: row[0]),
            Column("address", "", lambda row: row[1], "address"),
            Column("number", "", lambda row: row[2], "number"),
            Column("year", "", lambda row: row[3], "year"),
        ),
        key="text",
    )
    made = sheet_file(sheet, rows, SITE)
    assert made.path == "data/a.csv"
    assert made.content.decode("utf-8-sig") == (
        "text,address,number,year\r\n'=a,https://a.example/news/2016/a/,1000,2016\r\n"
        ",https://a.example/,,\r\n"
    )
