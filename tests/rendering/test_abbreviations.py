"""Abbreviations are explained where a page and its sections have them first, and nowhere else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from hub import FirstUse
from hub.rendering.abbreviations import tipped
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
BUTTON = re.compile(
    r'<button type="button" class="hub-tip" popovertarget="(\S+)" aria-describedby="\1">'
)
BUTTONS = re.compile(r'(<button [^>]* aria-describedby="(\S+)">[^<]*)</button>')
WORDS = re.compile(r'\n<div class="hub-tips" data-pagefind-ignore="">.*</div>')
USUAL = ["tables", "attr_list", "footnotes", "md_in_html", "fenced_code", "toc"]


def html(text: str, forms: dict[str, str] = FORMS) -> str:
    entries = {each: Abbreviation(id=each, name=name) for each, name in forms.items()}
    return tipped(Markdown(extensions=[*USUAL, FirstUse(entries)]).convert(text))


def tips(text: str) -> list[str]:
    """What the buttons of a page say, and what they open, in the order of the page."""
    made = html(text)
    opened = dict(re.findall(r'<span id="(tip-[^"]+)" popover="">([^<]*)</span>', made))
    found = [(BUTTON.sub("", each[0]), opened[each[1]]) for each in BUTTONS.findall(made)]
    assert {each for _, each in found} == {*opened.values()}
    return [f"{short}: {name}" for short, name in found]


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


LATER = "The CAA, all LEPs.\n\n## A\n\n"
"""What stands above the section that a test is about."""


def test_each_later_section_has_a_tip_at_the_first_use() -> None:
    assert tips(LATER + "*LEP*, a LEP and CAA.\n\nCAA\n\n### B\n\nLEP\n\n## C\n\n- LEPs") == [
        "LEP: Local Enterprise Partnership",
        "CAA: Comprehensive Area Assessment",
        "LEPs: Local Enterprise Partnership",
    ]


def test_a_tip_is_a_button_whose_words_stand_once_at_the_end() -> None:
    assert html(LATER + "The *CAA* costs.\n\n## B\n\nCAAs").partition("A</h2>\n")[2] == (
        '<p>The <em><button type="button" class="hub-tip" popovertarget="tip-1" '
        'aria-describedby="tip-1">CAA</button></em> costs.</p>\n<h2 id="b">B</h2>\n'
        '<p><button type="button" class="hub-tip" popovertarget="tip-1" '
        'aria-describedby="tip-1">CAAs</button></p>\n<div class="hub-tips" data-pagefind-ignore="">'
        '<span id="tip-1" popover="">Comprehensive Area Assessment</span></div>'
    )


def test_the_section_that_explains_it_has_no_tip() -> None:
    assert tips("CAA\n\nCAA\n\n# A\n\n### B\n\nCAA") == []
    assert tips("Comprehensive Area Assessment (CAA)\n\nCAA") == []
    assert tips("# A\n\n## B\n\nLEP\n\n> LEP") == []


def test_a_page_that_spells_it_out_has_tips_in_later_sections() -> None:
    said = "A Comprehensive Area Assessment (CAA).\n\n## B\n\nA CAA."
    assert tips(said) == ["CAA: Comprehensive Area Assessment"]
    assert "hub-expansion" not in html(said)


@pytest.mark.parametrize(
    "kept",
    [
        *("### The CAA", "[CAA](https://a.example)", "`CAA`", "```\nCAA\n```", "<div>CAA</div>"),
        "| CAA |\n|---|\n| CAA |",
    ],
)
def test_headings_links_code_and_tables_have_no_tips(kept: str) -> None:
    assert tips(LATER + kept) == []
    assert len(tips(f"{LATER}{kept}\n\nCAA")) == 1


def test_what_a_tip_says_is_escaped() -> None:
    made = html("R&D\n\n## A\n\nR&D")
    assert 'aria-describedby="tip-1">R&amp;D</button>' in made
    assert '<span id="tip-1" popover="">Research &amp; &lt;Development&gt;</span>' in made


PIECES = [
    *("CAA", "LEPs", "LEP", "NIPB", "NIP", "R&D", "Comprehensive Area Assessment", "word", "x"),
    *(" ", " ", " ", ". ", "\n", "\n\n", "  \n", "*", "**", "`", "_", "- ", "> ", "# ", "1. "),
    *("\n\n## x\n\n", "\n\n## CAA\n\n"),
    *("[", "](https://a.example)", "<", ">", "&", "&amp;", "<b>", "</b>", "<div>", "</div>"),
    *("\n\n    ", "\n\n```\n", "\n\n| a | b |\n|---|---|\n| ", " | ", "[^1]", "\n\n[^1]: ", "\\"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_without_the_explanations_the_page_is_what_it_was(text: str) -> None:
    without = WORDS.sub("", BUTTON.sub("", SPAN.sub("", html(text))).replace("</button>", ""))
    assert without == plain(text)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_page_explains_anything_twice(text: str) -> None:
    said = [each.replace("Partnerships)", "Partnership)") for each in SPAN.findall(html(text))]
    assert len(said) == len(set(said))


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_section_has_two_tips_for_one_abbreviation(text: str) -> None:
    for section in html(text).split("<h2"):
        opens = BUTTON.findall(section)
        assert len(opens) == len(set(opens))
