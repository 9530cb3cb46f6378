"""Words and addresses that readers may not see are found in whatever form a file has them."""

from __future__ import annotations

import csv
import gzip
import io
import json
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest

from hub import Withheld
from scripts.leaks import Leaks
from scripts.verifying import faults
from tests.built_sites import FILES, built_site

PATH = "docs/news/2026/merger.md"
SUMMARY = 'The boards of Wendale & Eastmere said "yes" to <one> council, at £3m a year.'
BODY = """## What was said

Nobody outside the two cabinets has heard
of this plan before the first of May.
"""
DRAFT = Withheld(
    PATH,
    ("news/2026/merger", "news/2026/files/terms.pdf"),
    ("Councils to merge", SUMMARY, BODY, "Annual report", "10 May 2016"),
)
LEAKS = Leaks([DRAFT], [])


def found(content: str | bytes, leaks: Leaks = LEAKS) -> list[str]:
    given = content.encode() if isinstance(content, str) else content
    return [path for path, _ in leaks.found(given)]


def in_csv(text: str) -> str:
    file = io.StringIO()
    csv.writer(file).writerow(["a", text])
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        SUMMARY,
        SUMMARY.upper(),
        SUMMARY[10:70],
        f"<p title='{escape(SUMMARY)}'>",
        escape(escape(SUMMARY)),
        SUMMARY.replace(" ", "\n  "),
        SUMMARY.replace(" ", "&nbsp;").replace("£", "&pound;"),
        json.dumps(SUMMARY),
        json.dumps(SUMMARY).replace("&", "\\u0026").replace("<", "\\u003c"),
        json.dumps(SUMMARY.replace(" ", "\n")),
        in_csv(SUMMARY),
        f"mailto:?subject={quote(SUMMARY)}",
        f"BEGIN:VCALENDAR\r\nDESCRIPTION:{SUMMARY[:33]}\r\n {SUMMARY[33:]}\r\n",
        "Councils to merge",
        "<b>Councils to merge</b>",
        "outside the two cabinets has heard of this",
        '{"url":"https://hub.example.org/news/2026/merger/"}',
        "../../news/2026/merger",
        "news/2026/merger/index.html",
        "news/2026/files/terms.pdf",
        "news/2026/merger.",
    ],
)
def test_a_leak_is_found_and_in_zipped_files_too(content: str) -> None:
    assert found(f"before {content} after") == [PATH]
    assert found(gzip.compress(f"before {content} after".encode())) == [PATH]


@pytest.mark.parametrize(
    "content",
    [
        "The boards of Wendale & Eastmere said no",
        "Councils to be merged",
        "What was said",
        "Annual report, 10 May 2016",
        "news/2026/merger-of-two",
        "news/2026/merger2/",
        "old-news/2026/merger/",
        "news/2026/files/terms.pdfx",
        b"\x1f\x8bno gzip at all",
        b"\xff\xfe\x00\x80",
        "",
    ],
)
def test_what_only_looks_like_it_is_none(content: str | bytes) -> None:
    assert found(content) == []


def test_words_that_readers_may_see_elsewhere_do_not_count() -> None:
    said = ["They asked the councils to merge.", "See news/2026/merger for an example."]
    leaks = Leaks([DRAFT], said)
    assert found("Councils to merge, news/2026/merger", leaks) == []
    assert found("news/2026/files/terms.pdf", leaks) == [PATH]
    assert found(SUMMARY, leaks) == [PATH]


def test_nothing_withheld_is_nothing_found() -> None:
    assert found(SUMMARY, Leaks([], ["Some words"])) == []
    assert Leaks([], []).found_address("news/2026/merger") == {}


def test_a_text_without_an_address_and_an_address_without_a_text_are_looked_for() -> None:
    words, place = Leaks([Withheld("a.md", (), (SUMMARY,))], []), Withheld("b.md", ("a/b",), ())
    assert found(f"{SUMMARY} a/b", words) == ["a.md"]
    assert found(f"{SUMMARY} a/b", Leaks([place], [])) == ["b.md"]


@pytest.mark.parametrize("name", sorted(name for name in FILES if not name.endswith(".png")))
def test_no_file_of_a_site_may_have_it(tmp_path: Path, name: str) -> None:
    content = FILES[name]
    assert content is not None
    whole = content.encode() if isinstance(content, str) else gzip.decompress(content)
    spoilt = whole + b"<!-- Councils to merge -->"
    site = built_site(tmp_path, {name: gzip.compress(spoilt) if name.endswith(".gz") else spoilt})
    said = f"{name} has “councils to merge” of {PATH}, which readers may not see."
    assert faults(site, LEAKS) == [said]


def test_the_name_of_a_file_counts_too(tmp_path: Path) -> None:
    site = built_site(tmp_path, {"news/2026/files/terms.pdf": b"%PDF"})
    assert faults(site, LEAKS) == [
        f"news/2026/files/terms.pdf is of {PATH}, which readers may not see."
    ]
