"""Abbreviations are explained where a page has them first, and nothing else changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from hub import FirstUse
from hub.vocabulary import Abbreviation

FORMS = {
    "CAA": "Comprehensive Area Assessment",
    "LEP": "Local Enterprise Partnership",
    "NIP": "Northmarch Improvement Partnership",
    "NIPB": "Northmarch Improvement Partnership's Board",
    "R&D": "Research & <Development>",
}
CAA = '<span class="hub-expansion"> (Comprehensive Area Assessment)</span>'
LEP = '<span class="hub-expansion"> (Local Enterprise Partnership)</span>'
SPAN = re.compile(r'<span class="hub-expansion"> \([^<]*\)</span>')
USUAL = ["tables", "attr_list", "footnotes", "md_in_html", "fenced_code", "toc"]


def html(text: str, forms: dict[str, str] = FORMS) -> str:
    entries = {each: Abbreviation(id=each, name=name) for each, name in forms.items()}
    return Markdown(extensions=[*USUAL, FirstUse(entries)]).convert(text)


def plain(text: str) -> str:
    return Markdown(extensions=USUAL).convert(text)


def test_the_first_use_is_explained_and_no_other() -> None:
    assert html("The CAA is new. A CAA costs.\n\nCAA") == (
        f"<p>The CAA{CAA} is new. A CAA costs.</p>\n<p>CAA</p>"
    )


def test_each_abbreviation_is_explained_once() -> None:
    assert html("LEP, CAA, LEP, CAA") == f"<p>LEP{LEP}, CAA{CAA}, LEP, CAA</p>"


def test_the_reader_of_the_html_meets_the_explanation_in_reading_order() -> None:
    text = "*one* two **CAA** three CAA\n\n- CAA"
    assert html(text) == (
        f"<p><em>one</em> two <strong>CAA{CAA}</strong> three CAA</p>\n<ul>\n<li>CAA</li>\n</ul>"
    )


def test_words_after_an_element_are_explained() -> None:
    assert html("*one* CAA and LEP *two* LEP") == (
        f"<p><em>one</em> CAA{CAA} and LEP{LEP} <em>two</em> LEP</p>"
    )


def test_a_plural_is_explained_by_a_plural() -> None:
    assert html("All LEPs agreed, and one LEP.") == (
        '<p>All LEPs<span class="hub-expansion"> (Local Enterprise Partnerships)</span> agreed, '
        "and one LEP.</p>"
    )


def test_a_possessive_is_no_plural() -> None:
    assert html("The LEP's plan") == f"<p>The LEP{LEP}'s plan</p>"


@pytest.mark.parametrize(
    "kept",
    [
        *("# CAA", "## The CAA", "###### CAA", "CAA\n===", "[CAA](https://a.example)", "`CAA`"),
        *("    CAA", "```\nCAA\n```", "[*CAA*](https://a.example)", "![CAA](a.png)"),
        "<https://a.example/CAA>",
    ],
)
def test_headings_links_and_code_stay_and_words_below_are_explained(kept: str) -> None:
    assert html(kept) == plain(kept)
    assert html(f"{kept}\n\nThe CAA.") == f"{plain(kept)}\n<p>The CAA{CAA}.</p>"


@pytest.mark.parametrize(
    "said",
    [
        "The Comprehensive Area Assessment (CAA) is new.",
        "The CAA is new.\n\nA comprehensive area assessment.",
        "CAA, the Comprehensive *Area* Assessment",
        "# Comprehensive Area Assessment\n\nThe CAA is new.",
        "CAA, see [Comprehensive Area Assessments](https://a.example).",
    ],
)
def test_a_page_that_spells_it_out_is_left_as_it_is(said: str) -> None:
    assert html(said) == plain(said)


def test_blocks_of_html_stay_as_they_are() -> None:
    assert html("<div>CAA</div>") == "<div>CAA</div>"


def test_spelling_one_out_leaves_the_others_to_be_explained() -> None:
    assert html("Comprehensive Area Assessment: CAA, LEP") == (
        f"<p>Comprehensive Area Assessment: CAA, LEP{LEP}</p>"
    )


@pytest.mark.parametrize("order", [["NIP", "NIPB"], ["NIPB", "NIP"]])
def test_the_longest_abbreviation_wins(order: list[str]) -> None:
    forms = {"NIP": "Partnership of Northmarch", "NIPB": "Board of all", "NIPs": "Tweezers"}
    chosen = {each: forms[each] for each in [*order, "NIPs"]}
    made = html("The NIPB, NIPs and the NIP.", chosen)
    assert re.sub(r"</?span.*?>", "", made) == (
        "<p>The NIPB (Board of all), NIPs (Tweezers) and the NIP (Partnership of Northmarch).</p>"
    )


@pytest.mark.parametrize("text", ["CAAX", "XCAA", "caa", "CAA_B", "CAA1", "R & D", "LEPss", "Caa"])
def test_parts_of_words_are_not_explained(text: str) -> None:
    assert html(text) == plain(text)


def test_what_an_explanation_says_is_escaped() -> None:
    assert html("Some R&D.") == (
        '<p>Some R&amp;D<span class="hub-expansion"> (Research &amp; &lt;Development&gt;)</span>.'
        "</p>"
    )


def test_tables_and_lists_are_explained_too() -> None:
    assert html("| A |\n|---|\n| CAA |").count(f"<td>CAA{CAA}</td>") == 1
    assert html("1. LEP\n2. LEP").startswith(f"<ol>\n<li>LEP{LEP}</li>\n<li>LEP</li>")


@pytest.mark.parametrize("text", ["", "The CAA.", "# CAA\n\n- LEPs\n\n*R&D*"])
def test_without_abbreviations_nothing_changes(text: str) -> None:
    assert html(text, {}) == plain(text)


def test_one_converter_explains_again_on_each_page() -> None:
    entry = Abbreviation(id="CAA", name="Comprehensive Area Assessment")
    converter = Markdown(extensions=[FirstUse({"CAA": entry})])
    for _ in range(2):
        assert converter.reset().convert("CAA CAA") == f"<p>CAA{CAA} CAA</p>"


PIECES = [
    *("CAA", "LEPs", "LEP", "NIPB", "NIP", "R&D", "Comprehensive Area Assessment", "word", "x"),
    *(" ", " ", " ", ". ", "\n", "\n\n", "  \n", "*", "**", "`", "_", "- ", "> ", "# ", "1. "),
    *("[", "](https://a.example)", "<", ">", "&", "&amp;", "<b>", "</b>", "<div>", "</div>"),
    *("\n\n    ", "\n\n```\n", "\n\n| a | b |\n|---|---|\n| ", " | ", "[^1]", "\n\n[^1]: ", "\\"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_without_the_explanations_the_page_is_what_it_was(text: str) -> None:
    assert SPAN.sub("", html(text)) == plain(text)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_page_explains_anything_twice(text: str) -> None:
    said = [each.replace("Partnerships)", "Partnership)") for each in SPAN.findall(html(text))]
    assert len(said) == len(set(said))
