"""The newsletter as a Word document says what its Markdown says, and reaches for nothing."""

from __future__ import annotations

import io
import sys
import time
import zipfile
from datetime import datetime
from xml.etree.ElementTree import Element, fromstring

import pytest

from hub.outputs.newsletter.markdown_text import markdown_text
from hub.outputs.newsletter.visible import one_line
from hub.values import LONDON
from hub.views.newsletter.issue import Entry
from scripts.word import INSTALL, NoPandoc, word
from tests.issues import CANARY, hostile, issue

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHEN = datetime(2026, 10, 31, 23, 59, 59, tzinfo=LONDON)
SUMMER = datetime(2026, 7, 1, 12, 30, tzinfo=LONDON)


def part(document: bytes, name: str) -> Element:
    with zipfile.ZipFile(io.BytesIO(document)) as whole:
        assert whole.testzip() is None
        return fromstring(whole.read(name))


def told(document: bytes) -> list[tuple[str, str]]:
    """Style and text of every paragraph that has text, in order."""
    found = []
    for paragraph in part(document, "word/document.xml").iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        words = "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
        named = "" if style is None else style.get(f"{W}val") or ""
        found += [(named, " ".join(words.split()))] if words.strip() else []
    return found


def properties(document: bytes) -> dict[str, str]:
    return {
        each.tag.rpartition("}")[2]: each.text or "" for each in part(document, "docProps/core.xml")
    }


def texts(entry: Entry) -> list[str]:
    facts = ", ".join(filter(None, (entry.kind, entry.by, entry.when)))
    return [
        f"Promotion: {facts}" if entry.promotional else facts,
        *([entry.note] if entry.note else []),
        entry.summary,
        *entry.lines,
        *([entry.action] if entry.action else []),
    ]


def test_it_says_everything_in_order() -> None:
    usual = issue()
    said = told(word(markdown_text(usual), WHEN))
    assert said[0] == ("Title", usual.title)
    words = [text for _, text in said]
    assert words[1:4] == [usual.name, usual.window, "View this issue on the web"]
    introduction = words[4 : words.index(usual.parts[0].heading)]
    assert introduction[0].startswith("A warm welcome to this issue. Every council in Northmarch")
    assert introduction[1:] == [
        *("What to do first", "Read what Wendale learned."),
        "Say by 20 November that you are interested.",
        *("Council", "Visits", "Wendale", "1,412", "Highbeck", "96"),
    ]
    body = said[4 + len(introduction) :]
    headings = [each for each in body if each[0].startswith("Heading")]
    assert headings == [
        heading
        for each in usual.parts
        for heading in (
            ("Heading1", each.heading),
            *(("Heading2", entry.title) for entry in each.entries),
        )
    ]
    expected = [
        text
        for each in usual.parts
        for text in (
            each.heading,
            *(text for entry in each.entries for text in (entry.title, *texts(entry))),
        )
    ]
    assert [text for _, text in body[: len(expected)]] == expected
    assert [text for _, text in body[len(expected) :]] == [
        "See everything on Northmarch Exchange, or follow it by feed.",
        "Northmarch Improvement Partnership, 1 Market Place, Wendale, editors@northmarch.example",
        usual.reason,
        "Unsubscribe: *|UNSUB|*",
        "Licence: Open Government Licence v3.0",
    ]


def test_hostile_words_stay_words() -> None:
    bad = hostile()
    said = [text for _, text in told(word(markdown_text(bad), WHEN))]
    canary = one_line(CANARY)
    entries = sum(len(each.entries) for each in bad.parts)
    # Title (also the name) and window; headings; title, note, summary, two lines, action; reason.
    assert said.count(canary) == 2 + len(bad.parts) + 6 * entries + 1


def test_it_is_english_and_has_a_title_and_a_time() -> None:
    document = word(markdown_text(issue()), SUMMER)
    styles = part(document, "word/styles.xml")
    assert {each.get(f"{W}val") for each in styles.iter(f"{W}lang")} == {"en-GB"}
    assert properties(document) == {
        "title": issue().title,
        "creator": "",
        "language": "en-GB",
        "keywords": "",
        "created": "2026-07-01T11:30:00Z",
        "modified": "2026-07-01T11:30:00Z",
    }


def test_a_second_later_it_is_the_same() -> None:
    text = markdown_text(issue())
    one = word(text, WHEN)
    time.sleep(1.1)
    assert word(text, WHEN) == one
    assert word(text, SUMMER) != one


def test_it_opens_no_file_and_no_address() -> None:
    pictures = (
        "![A rail](https://a.example/a.png) ![Of here](/etc/hostname) ![x](file:///etc/hosts)"
    )
    document = word(f"# Title\n\n{pictures}\n", WHEN)
    assert told(document)[1:] == [("FirstParagraph", "A rail Of here x")]
    with zipfile.ZipFile(io.BytesIO(document)) as whole:
        assert not [name for name in whole.namelist() if "media" in name]


@pytest.mark.parametrize("missing", [None, "no pandoc"])
def test_without_pandoc_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, missing: str | None
) -> None:
    if missing:
        monkeypatch.setattr("pypandoc._ensure_pandoc_path", no_pandoc)
    else:
        monkeypatch.setitem(sys.modules, "pypandoc", None)
    with pytest.raises(NoPandoc, match=INSTALL):
        word("# Title\n", WHEN)


def no_pandoc() -> None:
    raise OSError("No pandoc was found")
