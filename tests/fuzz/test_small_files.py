"""Small files and addresses: any words go in, and what a program reads are these words."""

from __future__ import annotations

import json
import re
from functools import cache
from html import unescape
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import fromstring

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from hub.kinds import KINDS
from hub.model import Item
from hub.outputs.lettering import LETTERS, spelt
from hub.outputs.redirects import redirects
from hub.outputs.terms import search_terms
from hub.outputs.theme import colours, icon
from hub.reference.template import quoted
from hub.source.vocabularies import read_settings
from hub.source.yaml_text import read_yaml
from hub.views.coverage.adding import add_address
from hub.views.terms import Named
from hub.vocabulary import Settings
from tests.frames import rendered
from tests.fuzz.examples import ANYTHING, WORDS, many
from tests.hubs import TINY_HUB

SITE = "https://a.example/"


@cache
def tiny() -> Settings:
    settings, _ = read_settings(lambda path: (TINY_HUB / path).read_bytes())
    assert settings
    return settings


def moved(title: str, alias: str) -> BeautifulSoup:
    """The page at the old address of an item."""
    facts: Any = SimpleNamespace(title=title, aliases=[alias])
    item = Item("news/2016/a", KINDS["news"], "a.md", facts, "", {})
    catalogue: Any = SimpleNamespace(shown=lambda: [item])
    (page,) = redirects(catalogue, SITE)
    assert page.path == f"{alias}/index.html"
    return BeautifulSoup(page.content.decode(), "html.parser")


def shape(page: BeautifulSoup) -> list[tuple[str, list[str]]]:
    return [(each.name, sorted(each.attrs)) for each in page.find_all(True)]


@many(200)
@given(WORDS, st.text("abc", min_size=1, max_size=6))
def test_an_old_address_leads_to_the_new_one_in_its_words(title: str, steps: str) -> None:
    alias = "old/" + "/".join(steps)
    page = moved(title, alias)
    assert shape(page) == shape(moved("Words", alias))
    (link,) = page.find_all("a")
    assert [page.title.get_text(), link.get_text()] == [title, title]  # type: ignore[union-attr]
    assert resolve(alias, str(link["href"])) == "news/2016/a"


def resolve(folder: str, way: str) -> str:
    steps = folder.split("/")
    for step in way.strip("/").split("/"):
        steps = steps[:-1] if step == ".." else [*steps, step]
    return "/".join(steps)


@many(350)
@given(WORDS)
def test_the_hubs_name_is_one_word_of_css_and_one_letter_of_a_picture(name: str) -> None:
    settings = tiny().model_copy(update={"name": name})
    css = colours(settings).content.decode()
    (said,) = re.findall(r'^  --hub-name: "([^"\n]*)";\n\}$', css, re.MULTILINE)
    assert re.sub(r"\\([0-9a-f]{1,6}) ", lambda m: chr(int(m[1], 16)), said) == name
    assert not set(said) & set("<>;{}/'")
    (_, letter) = fromstring(icon(settings).content)
    assert (letter.text or "") == next((c.upper() for c in name if c.isalnum()), "")


@many(300)
@given(ANYTHING)
def test_what_a_picture_spells_can_be_drawn_and_stays(text: str) -> None:
    assert set(spelt(text)) <= LETTERS
    assert spelt(spelt(text)) == spelt(text)
    plain = "".join(each for each in text if each.isascii() and each.isprintable())
    assert [c for c in plain if c not in spelt(text)] == []


@many(80)
@given(st.dictionaries(WORDS, WORDS, min_size=1, max_size=3))
def test_linked_data_is_read_back_and_ends_no_script(words: dict[str, str]) -> None:
    page = rendered_sharing(words)
    (script,) = page.find_all("script")
    assert json.loads(script.get_text()) == words
    assert page.find_all("b") == page.find_all("img") == []
    (title,) = page.select('meta[property="og:title"]')
    assert title["content"] == "".join(words)
    assert [each.name for each in page.find_all(True)] == ["meta"] * 12 + ["script"]


def rendered_sharing(words: dict[str, str]) -> BeautifulSoup:
    said = "".join(words)
    page = SimpleNamespace(canonical_url=SITE, title="", meta={"title": said, "description": said})
    settings = SimpleNamespace(name=said, region=said, strapline=said)
    config = SimpleNamespace(
        extra=SimpleNamespace(settings=settings), site_name=said, site_url=SITE, site_description=""
    )
    html = rendered("hub/partials/sharing.html", page=page, config=config, linked=words)
    return BeautifulSoup(html, "html.parser")


@many(200)
@given(WORDS, st.lists(WORDS, max_size=2))
def test_words_that_the_search_suggests_are_read_back(name: str, also: list[str]) -> None:
    index: Any = SimpleNamespace(
        used=lambda vocabulary: [("t", ())],
        named=lambda vocabulary, term: Named(name),
        other_names=lambda vocabulary, term: also,
    )
    terms = json.loads(search_terms(index).content)["terms"]
    assert {(each["name"], *each["also"]) for each in terms} == {(name, *also)}


@many(550)
@given(st.one_of(WORDS, st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]))))
def test_quoted_words_are_one_value_of_yaml(text: str) -> None:
    tree = read_yaml(f"a: {quoted(text)}\nb: [{quoted(text)}, x]\n")
    assert tree.faults == []
    assert tree.root == {"a": text, "b": [text, "x"]}


@many(150)
@given(WORDS)
def test_the_text_of_a_new_file_stays_in_its_address(name: str) -> None:
    address = add_address(KINDS["news"], tiny(), {"themes": name}, [name])
    told = parse_qs(urlsplit(address).query, keep_blank_values=True)
    texts = [values[0] for values in told.values() if f"themes: [{name}]" in values[0]]
    assert len(texts) == 1
    assert not re.search(r"[\s<>\"']", address)
    assert unescape(address).count("?") == 1
