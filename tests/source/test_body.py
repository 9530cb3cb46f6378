"""Headings, anchors and links of a body, as Markdown sees them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from hub.source.body import outline
from hub.source.code import blank_code

EXTENSIONS = ["attr_list", "footnotes", "tables", "toc", "fenced_code"]

BLOCKS = (
    *("## One", "## One", "##Two ##", "### Three {#p3}", "# *Four* and `five`", "###### C#"),
    *("## [six](a.md) ![x](b.png) & _seven_", "## AT&amp;T <b>x</b>", "Eight\n===", "Nine\n---"),
    *("text\n# After text", "## Ünï — “q”", "## a\\_b_c", "## one_1", "## {.cls}", "## Two {.cls}"),
    *("```\n# code\n```", "~~~python\n## code\n~~~", "```\n# not closed", "`` ` # no ``"),
    *("Words with `code`.", "- a\n- b", "{#p4}", "Words.\n{#p5}", "----", "Text.\n\n    # in code"),
)
MARKDOWN = st.text("#`~-= \n{}[]()<>!|:*_\\\"'ab.", max_size=120)
"""Text made of the characters that mean something in Markdown."""


def anchors(body: str) -> list[str]:
    return [heading.anchor for heading in outline(body).headings]


def targets(body: str) -> list[str]:
    return [link.target for link in outline(body).links]


def test_headings_have_level_words_anchor_and_place() -> None:
    body = "Text.\n\n## What was *done* {#done}\n\n### What was done ###\n\nAll\n==="
    headings = outline(body).headings
    assert [(each.level, each.title, each.anchor) for each in headings] == [
        (2, "What was *done*", "done"),
        (3, "What was done", "what-was-done"),
        (1, "All", "all"),
    ]
    assert [body[each.offset :].partition("\n")[0] for each in headings] == [
        "## What was *done* {#done}",
        "### What was done ###",
        "All",
    ]


def test_equal_headings_get_numbers_and_given_ids_come_first() -> None:
    assert anchors("## A\n\n## A\n\n## A {#x}\n\n## A") == ["a", "a_1", "x", "a_2"]
    assert anchors("## B\n\nText.\n{#b}") == ["b_1"]


def test_an_anchor_has_the_words_of_links_and_none_of_images() -> None:
    assert anchors("## [Six](a.md) ![x](b.png) seven") == ["six-seven"]


def test_every_id_is_an_anchor() -> None:
    found = outline("**1.** One.\n{#p1}\n\n## Two {: .cls #p2 }\n\n[x](y.md){#p3 target=_blank}")
    assert found.anchors == {"p1", "p2", "p3"}


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ("[x](a.md)", "a.md"),
        ('[x](a.md "A title")', "a.md"),
        ("[x]( <a.md> 'A title' )", "a.md"),
        ("![x](files/a.png)", "files/a.png"),
        ("[x](a_(b).md)", "a_(b).md"),
        ("[x [y] z](a.md#b)", "a.md#b"),
        ("[x]()", ""),
        ("[two\nlines](a.md)", "a.md"),
        ("[x][1]\n\n[1]: a.md", "a.md"),
        ("[x][1]\n\n  [1]: <a.md> 'A title'", "a.md"),
        ("[`code`](a.md)", "a.md"),
    ],
)
def test_a_link_is_found_with_its_target(body: str, target: str) -> None:
    assert targets(body) == [target]


@pytest.mark.parametrize(
    "body",
    [
        "`[x](a.md)`",
        "``a ` [x](a.md)``",
        "```\n[x](a.md)\n```",
        "~~~ text\n[x](a.md)\n\n~~~",
        "```\n[x](a.md)\n```text\n[y](b.md)\n```",
        "\\[x](a.md)",
        "[x] (a.md)",
        "[x](a b.md)",
        "[^1]: a.md",
        "[x](a.md",
    ],
)
def test_what_is_no_link_is_left_alone(body: str) -> None:
    assert targets(body) == []


def test_code_ends_where_its_block_ends() -> None:
    assert targets("A ` sign.\n\n[x](a.md) and `code`") == ["a.md"]
    assert targets("- a ` sign\n- [x](a.md) and `code`") == ["a.md"]
    assert targets("A \\` sign, [x](a.md), and `code`") == ["a.md"]
    assert targets("```\n[x](a.md)\n````") == ["a.md"]


def test_an_image_inside_a_link_is_found_too() -> None:
    assert targets("[![A rail](rail.png)](a.md)") == ["a.md", "rail.png"]


def test_the_words_of_a_link_are_as_they_were_written() -> None:
    (link,) = outline("See [the `code` of *it*](a.md).").links
    assert link.text == "the `code` of *it*"


@given(MARKDOWN)
def test_places_and_words_of_links_match_the_body(body: str) -> None:
    for link in outline(body).links:
        assert body[link.target_start :].startswith(link.target)
        assert link.start <= link.target_start <= link.end <= len(body)
        assert f"[{link.text}]" in body[link.start : link.end]


@given(st.one_of(st.text(), MARKDOWN))
def test_any_body_has_an_outline(body: str) -> None:
    headings = outline(body).headings
    assert [each.offset for each in headings] == sorted(each.offset for each in headings)
    assert {each.anchor for each in headings} <= outline(body).anchors


@given(MARKDOWN)
def test_blanked_code_moves_nothing(body: str) -> None:
    blanked = blank_code(body)
    assert len(blanked) == len(body)
    assert all(new in (" ", old) for new, old in zip(blanked, body, strict=True))
    assert [at for at, sign in enumerate(body) if sign == "\n"] == [
        at for at, sign in enumerate(blanked) if sign == "\n"
    ]


@given(st.lists(st.sampled_from(BLOCKS), max_size=8))
def test_anchors_are_those_of_the_page(blocks: list[str]) -> None:
    body = "\n\n".join(blocks)
    page = markdown(body, extensions=EXTENSIONS)
    assert anchors(body) == re.findall(r'<h\d[^>]*? id="([^"]*)"', page)


@pytest.mark.parametrize(
    "body",
    [
        "[x](" + " " * 300_000,
        "# a" + " " * 300_000 + "x",
        "{" + "#a" * 150_000,
        "{#a" * 100_000,
        "```a\n" * 30_000,
        " ".join("`" * length for length in range(700)),
        "[" * 300_000,
        "[[]" * 100_000,
        '[x](a "' * 40_000,
        "\n" * 300_000,
        "# " + "<a" * 150_000,
    ],
    ids=lambda body: repr(body[:8]),
)
def test_a_hostile_body_takes_one_pass(body: str) -> None:
    """With a pattern that goes back over what it has read, each of these takes hours."""
    assert outline(body).links == ()


def test_equal_headings_are_counted_in_one_pass() -> None:
    assert anchors("# a\n" * 15_000)[-1] == "a_14999"
