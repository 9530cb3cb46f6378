"""One hostile value in every text of a hub: each surface shows it as words, and nothing else.

Two hubs that differ in this value only are built, and every file of both is read by a parser of
its format. Were a sign of the value anywhere taken for an element, a field, a header, a line or a
cell, the two would not say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from hub import Level, check, read_date
from hub.newsroom import FORMATS, Heading, draft, draft_file, open_issue, open_newsroom
from hub.newsroom.room import Newsroom
from tests.canary import CANARY, HARMLESS, MACROS, MODELS, holed, poisoned, texts
from tests.hubs import TODAY, tiny_hub
from tests.sites import ENVIRONMENT, build, site_hub
from tests.surfaces import (
    READERS,
    Read,
    as_draft,
    as_json,
    as_markdown,
    as_message,
    as_page,
    as_table,
    as_text,
    signed,
    surfaces,
)

WORDS = {"hostile": CANARY, "harmless": HARMLESS}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
ISSUES: Mapping[str, Read] = {
    "html": as_page,
    "text": as_text,
    "markdown": as_markdown,
    "eml": as_message,
    "json": as_json,
    "preview": lambda content: as_page(re.sub(rb"[\d.]+ KB", b"", content)),
}


@pytest.fixture(scope="module", autouse=True)
def hole() -> Iterator[None]:
    """A reader that refuses neither line breaks nor invisible characters."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        holed(patch)
        yield


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The site of the hostile hub and that of the harmless one."""
    found = {}
    for name, word in WORDS.items():
        root = site_hub(tmp_path_factory.mktemp(name))
        poisoned(root, word)
        found[name] = build(root)
    return found


def test_the_value_stands_in_every_text_that_a_record_may_have(tmp_path: Path) -> None:
    root = tiny_hub(tmp_path)
    assert poisoned(root, CANARY) == {field for model in MODELS for field in texts(model)}
    assert [p for p in check(root, TODAY).problems if p.level is not Level.NOTICE] == []


@pytest.mark.whole
def test_every_file_of_the_site_says_the_same_as_with_harmless_words(
    sites: Mapping[str, Path],
) -> None:
    found = {name: surfaces(sites[name], word) for name, word in WORDS.items()}
    assert found["hostile"].keys() == found["harmless"].keys()
    for name, read in found["hostile"].items():
        assert read == found["harmless"][name], name
    assert {ending for ending in READERS if ending.startswith(".")} >= {
        path.suffix for path in sites["hostile"].rglob("*.*")
    }


@pytest.mark.whole
def test_no_cell_of_a_spreadsheet_is_a_formula(sites: Mapping[str, Path]) -> None:
    for path in (sites["hostile"] / "data").glob("*.csv"):
        cells = [cell for row in as_table(path.read_bytes()) for cell in row]
        assert [each for each in cells if each.startswith(FORMULA) and not _is_figure(each)] == []
        assert any(cell.startswith("'=") for cell in cells)


def _is_figure(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isdigit()


@pytest.mark.whole
@pytest.mark.parametrize("page", ["case-studies/home-safety-visits", "events/home-safety-workshop"])
def test_macros_and_snippets_are_words_in_titles_and_bodies(
    sites: Mapping[str, Path], page: str
) -> None:
    html = (sites["hostile"] / page / "index.html").read_bytes()
    soup = BeautifulSoup(html, "html.parser", from_encoding="utf-8")
    text = " ".join(soup.get_text().split())
    for words in (CANARY, *MACROS.split("\n\n")):
        assert " ".join(words.split()) in text


def issues(root: Path) -> Iterator[tuple[str, Any]]:
    """The issue of a hub in every format, and the draft of the next, read back."""
    room = open_newsroom(root)
    assert isinstance(room, Newsroom)
    opened = open_issue(room, "2026-11", "https://hub.northmarch.example/", TODAY)
    assert opened
    assert opened.issue, opened
    for name, (_, write) in FORMATS.items():
        yield name, ISSUES[name](write(opened.issue).encode())
    days = read_date("2026-09-01"), read_date("2026-11-21")
    composition, problems = draft(room, days, [*room.words.newsletter], {}, [])
    assert problems == []
    heading = Heading("2026-12", room.own.name, *days, {}, room.own.name)
    yield "draft", as_draft(draft_file(heading, composition).encode())


def test_every_format_of_a_newsletter_says_the_same_as_with_harmless_words(tmp_path: Path) -> None:
    found = {}
    for name, word in WORDS.items():
        root = tiny_hub(tmp_path / name)
        poisoned(root, word)
        # Plain text has no characters that nobody sees.
        seen = re.sub("[\u202e\u2066]", "", word)
        found[name] = {form: signed(signed(read, word), seen) for form, read in issues(root)}
    assert found["hostile"].keys() == {*FORMATS, "draft"}
    for form, read in found["hostile"].items():
        assert read == found["harmless"][form], form
