"""Headings and numbered paragraphs get links to themselves, and keep their anchors."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from hub import clean
from hub.rendering.permalinks import permalinked

USUAL = ["tables", "attr_list", "footnotes", "md_in_html", "fenced_code", "toc"]
LINK = re.compile(r'<a class="hub-permalink" href="#([^"]*)" aria-label="([^"]*)"></a>')


def html(text: str) -> str:
    return permalinked(clean(Markdown(extensions=USUAL).convert(text)))


def test_a_numbered_paragraph_ends_in_its_link() -> None:
    assert html("**2.** Other *results*\n{#p2}") == (
        '<p id="p2"><strong>2.</strong> Other <em>results</em>'
        '<a class="hub-permalink" href="#p2" aria-label="Link to paragraph 2"></a></p>'
    )


def test_a_headings_link_stands_beside_it_so_that_its_name_stays() -> None:
    assert html("## The vision {#vision}\n\nWords") == (
        '<div class="hub-heading"><h2 id="vision">The vision</h2>\n'
        '<a class="hub-permalink" href="#vision" aria-label="Link to “The vision”"></a></div>\n'
        "<p>Words</p>"
    )


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("**12a.** x\n{#p12a}", [("p12a", "Link to paragraph 12a")]),
        ("> **3.** x\n> {#p3}", [("p3", "Link to paragraph 3")]),
        ("1. a\n\n    **4.** x\n    {#p4}", [("p4", "Link to paragraph 4")]),
        ("x\n{#plan}\n\ny\n{#p}", []),
        ("# Title", []),
        ("## A\n\n###### A", [("a", "Link to “A”"), ("a_1", "Link to “A”")]),
        ("## `a` *b* [c](#d) & <b title='q\">'>e</b>", [("a-b-c-e", "Link to “a b c &amp; e”")]),
        ('## "x" <y>', [("x", "Link to “&quot;x&quot;”")]),
    ],
)
def test_what_has_a_link_and_what_it_is_called(text: str, links: list[tuple[str, str]]) -> None:
    assert LINK.findall(html(text)) == links


def test_all_anchors_and_words_are_what_they_were() -> None:
    text = "# A\n\n## B\n\n**1.** x\n{#p1}\n\n### B\n\nTerm[^1]\n\n[^1]: Note."
    plain = clean(Markdown(extensions=USUAL).convert(text))
    without = re.sub(r'<div class="hub-heading">(.*?)\n</div>', r"\1", LINK.sub("", html(text)))
    assert without == plain


@given(st.text("<>ph2 id=\"'#/\n&;", max_size=60))
def test_any_words_stay_what_they_are(words: str) -> None:
    made = html(f"## A {words}")
    assert LINK.findall(made)
    assert re.sub(r"</?div[^>]*>|\n", "", LINK.sub("", made)) == re.sub(
        r"</?div[^>]*>|\n", "", clean(Markdown(extensions=USUAL).convert(f"## A {words}"))
    )
