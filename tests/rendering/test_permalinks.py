"""Headings and numbered paragraphs get links to themselves, and keep their anchors."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown

from hub import Permalinks

USUAL = ["tables", "attr_list", "footnotes", "md_in_html", "fenced_code", "toc"]
LINK = re.compile(r'<a aria-label="([^"]*)" class="hub-permalink" href="#([^"]*)"></a>')


def html(text: str) -> str:
    return Markdown(extensions=[*USUAL, Permalinks()]).convert(text)


def test_a_numbered_paragraph_ends_in_its_link() -> None:
    assert html("**2.** Other *results*\n{#p2}") == (
        '<p id="p2"><strong>2.</strong> Other <em>results</em>'
        '<a aria-label="Link to paragraph 2" class="hub-permalink" href="#p2"></a></p>'
    )


def test_a_headings_link_stands_beside_it_so_that_its_name_stays() -> None:
    assert html("## The vision {#vision}\n\nWords") == (
        '<div class="hub-heading"><h2 id="vision">The vision</h2>\n'
        '<a aria-label="Link to “The vision”" class="hub-permalink" href="#vision"></a></div>\n'
        "<p>Words</p>"
    )


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("**12a.** x\n{#p12a}", [("Link to paragraph 12a", "p12a")]),
        ("> **3.** x\n> {#p3}", [("Link to paragraph 3", "p3")]),
        ("1. a\n\n    **4.** x\n    {#p4}", [("Link to paragraph 4", "p4")]),
        ("x\n{#plan}\n\ny\n{#p}", []),
        ("# Title", []),
        ("## A\n\n###### A", [("Link to “A”", "a"), ("Link to “A”", "a_1")]),
        ("## `a` *b* [c](#d) & <b title='q\">'>e</b>", [("Link to “a b c &amp; e”", "a-b-c-e")]),
        ('## "x" <y>', [("Link to “&quot;x&quot;”", "x")]),
    ],
)
def test_what_has_a_link_and_what_it_is_called(text: str, links: list[tuple[str, str]]) -> None:
    assert LINK.findall(html(text)) == links


def test_the_list_of_contents_and_all_anchors_are_what_they_were() -> None:
    text = "# A\n\n## B\n\n**1.** x\n{#p1}\n\n### B\n\nTerm[^1]\n\n[^1]: Note."
    with_links = Markdown(extensions=[*USUAL, Permalinks()])
    without = Markdown(extensions=USUAL)
    made, plain = with_links.convert(text), without.convert(text)
    assert re.findall(r'id="([^"]*)"', made) == re.findall(r'id="([^"]*)"', plain)
    assert vars(with_links)["toc_tokens"] == vars(without)["toc_tokens"]
    assert made != plain


def test_one_converter_links_again_on_each_page() -> None:
    converter = Markdown(extensions=[*USUAL, Permalinks()])
    for name in ("a", "b"):
        assert LINK.findall(converter.reset().convert(f"## {name}")) == [
            (f"Link to “{name}”", name)
        ]
