"""Whatever editors write reaches feed readers as words, and breaks no file."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import fromstring

import feedparser  # type: ignore[import-untyped]
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hub import LONDON, Build, build
from hub.outputs.feeds.atom import atom_entry, atom_feed
from hub.outputs.feeds.entries import Category, Enclosure, Entry, Head, Tombstone
from hub.outputs.feeds.json_feed import json_feed, json_item
from hub.views.media_types import UNKNOWN, media_type
from hub.views.terms import Named
from tests.attachments import PNG, office
from tests.hubs import TODAY, change, edited
from tests.outputs.feed_rules import ATOM, STONE, atom_faults
from tests.outputs.json_feed_rules import json_faults

SITE = "https://hub.example.gov.uk/in/"
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
TITLE = "title: Home safety visits to reach all of Northmarch"
SUMMARY = (
    "summary: The partnership invites councils to take up Wendale's home safety visits, and "
    "names the dates to apply by."
)
HOSTILE = [
    'A <b>bold</b> & "quoted" ]]> title\'s end',
    "<script>alert(1)</script> &lt;already&gt; &amp;",
    "<![CDATA[ no ]]> <!-- comment --> <?php ?>",
    "Right to left: \u05e2\u05d1\u05e8\u05d9\u05ea\u200f and back\u200e",
    "Emoji 👩\u200d🚒 and flags 🏴󠁧󠁢󠁷󠁬󠁳󠁿, é as e\u0301",
    "\\u003c \\n %3Cb%3E {{ braces }} {% if %}",
]
WHEN = datetime(2026, 10, 6, tzinfo=LONDON)
ADDRESS = "https://a.example/"


def written(root: Path) -> tuple[Build, bytes, bytes]:
    """The build of a hub, and its feeds of news in both formats."""
    made = build(root, TODAY, site=SITE)
    assert made.catalogue, made.problems
    files = {each.path: each.content for each in made.files}
    return made, files["news/feed.xml"], files["news/feed.json"]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words_in_both_formats(root: Path, words: str) -> None:
    quoted = "'" + words.replace("'", "''") + "'"
    text = (root / NEWS).read_text("utf-8")
    change(
        root, {NEWS: text.replace(TITLE, f"title: {quoted}").replace(SUMMARY, f"summary: {quoted}")}
    )
    tags = (root / "data/tags.yml").read_text("utf-8")
    change(root, {"data/tags.yml": tags.replace("Falls prevention", quoted)})
    _, xml, json_ = written(root)
    assert (atom_faults(xml), json_faults(json_)) == (set(), set())
    (entry,) = feedparser.parse(xml, sanitize_html=False).entries
    (item,) = json.loads(json_)["items"]
    assert (entry.title_detail.type, entry.title) == ("text/plain", words)
    assert (entry.summary_detail.type, entry.summary) == ("text/plain", words)
    assert words in [each.label for each in entry.tags]
    assert item["title"] == item["summary"] == item["content_text"] == words
    assert words in item["tags"]


def entry_of(words: str) -> Entry:
    """An entry that has the same words in every place for words."""
    return Entry(
        id=f"{ADDRESS}one/",
        title=words,
        address=f"{ADDRESS}one/",
        summary=words,
        published=WHEN,
        updated=WHEN,
        author=Named(words, ADDRESS),
        categories=(Category(f"{ADDRESS}tags/", "falls", words),),
        enclosures=(Enclosure(words, f"{ADDRESS}f.csv", "text/csv", 7),),
        rights=words,
        image="",
    )


def said(xml: bytes) -> list[str]:
    """Every text for readers in a feed."""
    texts = ("title", "subtitle", "summary", "rights", "name")
    found = list(fromstring(xml).iter())
    elements = {f"{ATOM}{name}" for name in texts} | {f"{STONE}comment"}
    within = [each.text or "" for each in found if each.tag in elements]
    return within + [
        each.attrib[n] for each in found for n in ("title", "label") if n in each.attrib
    ]


def legal(text: str) -> str:
    """A text without what XML 1.0, section 2.2, does not count among characters."""
    spans = ((0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
    return "".join(
        each
        for each in text
        if each in "\t\n\r" or any(low <= ord(each) <= high for low, high in spans)
    )


def one_sort_of_line(text: str) -> str:
    """A text as parsers of XML hand it on (section 2.11)."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@example("\ud83d and \ufffe and \x00\r\n")
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_no_text_at_all_breaks_a_feed_or_changes_in_it(text: str) -> None:
    words = f"A{text}Z"
    head = Head(words, ADDRESS, words, WHEN, words, Named(words, ADDRESS))
    entry, stone = entry_of(words), Tombstone(f"{ADDRESS}two/", WHEN, words)
    xml = atom_feed(head, [atom_entry(entry)], [stone])
    assert atom_faults(xml) == set()
    told = said(xml)
    assert len(told) == 11
    assert {*map(one_sort_of_line, told)} == {one_sort_of_line(legal(words))}
    json_ = json_feed(head, [json_item(entry)])
    assert json_faults(json_) == set()
    assert json.loads(json_)["items"][0]["title"] == re.sub("[\ud800-\udfff]", "", words)


def test_two_terms_of_one_name_are_one_tag_and_two_categories(root: Path) -> None:
    tags = (root / "data/tags.yml").read_text("utf-8")
    change(root, {"data/tags.yml": tags.replace("Falls prevention", "Living well at home")})
    _, xml, json_ = written(root)
    (entry,) = feedparser.parse(xml).entries
    (item,) = json.loads(json_)["items"]
    same = [each.scheme for each in entry.tags if each.label == "Living well at home"]
    assert same == [f"{SITE}themes/", f"{SITE}tags/"]
    assert item["tags"].count("Living well at home") == 1


def test_a_term_that_a_file_names_twice_is_one_category(root: Path) -> None:
    change(root, edited(NEWS, "tags: [falls, volunteers]", "tags: [falls, volunteers, falls]"))
    xml = written(root)[1]
    assert xml.count(b'term="falls"') == xml.count(b'term="volunteers"') == 1


@pytest.mark.parametrize(
    ("licence", "rights"),
    [
        ("", None),
        ("licence: Creative Commons Attribution 4.0\n", None),  # the hub's own
        ("licence: Crown copyright\n", "Crown copyright"),
    ],
)
def test_an_entry_has_rights_of_its_own_where_they_are_not_the_hubs(
    root: Path, licence: str, rights: str | None
) -> None:
    change(root, edited(NEWS, "aliases:", f"{licence}aliases:"))
    feed = feedparser.parse(written(root)[1])
    assert feed.feed.rights == "Creative Commons Attribution 4.0"
    assert feed.entries[0].get("rights") == rights


def test_attached_files_and_pictures_lead_to_what_is_copied_there(root: Path) -> None:
    image = "image: {src: files/rail.png, alt: A grab rail.}\nlink:"
    files = "attachments:\n  - {title: 'Guide & <form>', path: files/Guide.DOCX, accessible: yes}\n"
    change(root, edited(NEWS, "link:", files + image))
    guide = office("word")
    change(root, {"docs/news/2026/files/rail.png": PNG, "docs/news/2026/files/Guide.DOCX": guide})
    made, xml, json_ = written(root)
    (entry,) = feedparser.parse(xml).entries
    (item,) = json.loads(json_)["items"]
    (file,) = entry.enclosures
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert (file.title, file.type, file.length) == ("Guide & <form>", word, str(len(guide)))
    assert item["attachments"] == [
        {
            "url": file.href,
            "mime_type": word,
            "title": "Guide & <form>",
            "size_in_bytes": len(guide),
        }
    ]
    copied = {f"{SITE}{asset.path}" for asset in made.assets}
    assert {file.href, item["image"]} == {each for each in copied if "/news/" in each}
    assert item["image"].endswith("/rail.png")
    assert atom_faults(xml) == json_faults(json_) == set()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("files/report.pdf", "application/pdf"),
        ("files/REPORT.PDF", "application/pdf"),
        ("files/data.2026.csv", "text/csv"),
        ("files/data.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("files/data.ods", "application/vnd.oasis.opendocument.spreadsheet"),
        ("a.b/photo.jpg", "image/jpeg"),
        ("files/model.xyz", UNKNOWN),
        ("files/README", UNKNOWN),
        ("files.pdf/README", UNKNOWN),
    ],
)
def test_a_file_has_the_type_of_its_ending(path: str, expected: str) -> None:
    assert media_type(path) == expected
