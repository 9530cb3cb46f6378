"""Everything that cleaning would take from a body is told, where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub import Problem
from hub.rendering.cleaning import lost
from hub.rendering.extensions import converter
from hub.source.body import outline
from hub.source.markup import markup
from hub.source.read import Body
from tests.attacks import ATTACKS

VARIANTS = [(family, each) for family, variants in ATTACKS.items() for each in variants]


def problems(text: str, line: int = 1) -> list[Problem]:
    return list(markup(Body("x.md", "x", None, text, line, outline(text))))


@pytest.mark.parametrize(("family", "attack"), VARIANTS)
def test_each_attack_is_told_at_its_line(family: str, attack: str) -> None:
    found = problems(f"Words.\n\n{attack}\n\nMore words.\n", line=10)
    assert found
    lines = range(12, 13 + attack.count("\n"))
    assert all(each.place.line in lines for each in found)
    assert all(each.fix for each in found)


def test_there_are_fourteen_families() -> None:
    assert len(ATTACKS) == 14


@pytest.mark.parametrize(
    "text",
    [
        "AT&T and R&D &amp; &pound;5, a < b, a <= b, x<y, {braces}, {{ macro }}, {% if %}",
        "<https://www.gov.uk/a?b=1&c=2>, <office@example.gov.uk>, `<script>`, [a](mailto:a@b.uk)",
        "```html\n<script>alert(1)</script>\n<p onclick='x'>\n```",
        "    <script>alert(1)</script>",
        "<!-- a note to myself: <script> -->",
        "Line<br>break, H<sub>2</sub>O, <abbr title='Local Area Agreement'>LAA</abbr>",
        '!!! note "Careful"\n    Words\n\n??? tip\n    More\n\n=== "A"\n    One\n\n=== "B"\n    2',
        "- [x] done\n- [ ] not\n\n| A | B |\n|:-:|--:|\n| 1 | 2 |\n\nWords[^1]\n\n[^1]: Note.",
        "![A van](van.jpg){ width=300 loading=lazy }\n/// caption\nA van\n///\n\n```y\na: 1\n```",
        "<mark>A</mark> <kbd>Ctrl</kbd> word<!-- c -->. [^1]\n\n## A {#b}\n\nC\n{#d}\n\n[^1]: x",
        "[Go](../x.md){ .md-button .md-button--primary } [tel](tel:+441234567890) [x](HTTPS://A.UK)",
    ],
)
def test_what_editors_use_is_no_fault(text: str) -> None:
    assert problems(text) == []


def test_an_example_in_code_does_not_hide_what_stands_beside_it() -> None:
    (found,) = problems("`<script>` and\n<script>alert(1)</script>")
    assert (found.place.line, found.place.column) == (2, 1)


def test_each_of_several_is_told_at_its_own_place() -> None:
    found = problems("<b onclick='a'>x</b>\n\n<b onclick='a'>x</b>\n\n<iframe></iframe> <iframe>")
    assert [(each.place.line, each.place.column) for each in found] == [
        *((1, 4), (3, 4), (5, 1), (5, 19))
    ]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (
            "Words.\n\n<details><summary>More</summary>\n\n## Lost",
            3,
            "<details> is written as HTML",
        ),
        ("Words x<s>y\n\nand all others", 1, "<s> is opened here and not closed."),
        ("a<b and c>d", 1, "<b> is opened here and not closed."),
        ("See [the report](https://www.example.gov.uk/very-\nlong/path).", 1, "has a line break"),
        ("Words.\n\n## Costs {id}", 3, "No page can be made of this."),
        ("> !!! waring\n>     Careful", 1, "is no kind of note"),
        ("![a](b.png)\n/// caption\n    attrs: {onclick: x}\nWords\n///", 3, '"onclick" cannot be'),
    ],
)
def test_what_would_lose_words_or_make_no_page_is_told(text: str, line: int, said: str) -> None:
    found = [each for each in problems(text) if said in each.message]
    assert [each.place.line for each in found][:1] == [line]


def test_of_many_faults_the_first_twenty_are_told() -> None:
    found = problems("<b x> [a](x:y)\n\n" * 200)
    assert len(found) == 20
    assert found[-1].place.line < 40


PIECES = [
    *(
        "[^",
        "a b",
        "]\n",
        "\n/// caption\n",
        "    attrs: {onclick: x}\n\n",
        "\n///\n",
        "<s>",
        "</s>",
    ),
    *(
        "<",
        ">",
        "</",
        "script",
        "b",
        " onclick=",
        "'",
        '"',
        "=",
        "a",
        "{",
        "}",
        ":",
        "#x",
        ".y",
        "&#",
    ),
    *(
        "106;",
        "javascript",
        "java",
        "script",
        "data",
        "http",
        "https://",
        "//",
        "a.uk",
        "@",
        "\\",
        "/",
    ),
    *(
        "[",
        "](",
        ")",
        "![",
        "]: ",
        "]",
        "(",
        "\n",
        "\n\n",
        " ",
        "    ",
        "!!! ",
        "note",
        "??? ",
        "=== ",
        "|",
    ),
    *(
        "`",
        "```\n",
        "*",
        "_",
        "- ",
        "> ",
        "# ",
        "<!--",
        "-->",
        "[^1]",
        "\t",
        "é",
        "colon;",
        "&",
        "///\n",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@given(TEXTS)
@settings(max_examples=200)
def test_a_text_without_a_problem_loses_nothing(text: str) -> None:
    if not problems(text):
        assert lost(converter().convert(text)) == []


@given(TEXTS)
def test_every_place_lies_in_the_text(text: str) -> None:
    lines = text.split("\n")
    for each in problems(text):
        assert each.place.column <= len(lines[each.place.line - 1]) + 1
