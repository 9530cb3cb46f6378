"""Tables stack on small screens: each cell says the head of its column; nothing else changes."""

from __future__ import annotations

import re
from html import escape

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from hub import clean, labelled
from hub.rendering.extensions import converter
from hub.rendering.tables import framed

WORDS = st.text("aé<>&\"' ]|`*", max_size=8)
LABEL = re.compile(r' data-label="[^"]*"| data-stacks')


def table(heads: list[str], rows: list[list[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    body = "".join(
        f'<tr id="r{number}"><th scope="row">{escape(row[0])}</th>'
        + "".join(f'<td class="hub-figure">{escape(each)}</td>' for each in row[1:])
        + "</tr>"
        for number, row in enumerate(rows)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


@given(
    st.integers(3, 5).flatmap(
        lambda n: st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=1, max_size=4)
    )
)
def test_each_cell_has_the_words_of_its_head(grid: list[list[str]]) -> None:
    heads, rows = grid[0], grid[1:]
    html = labelled(table(heads, rows))
    assert LABEL.sub("", html) == table(heads, rows)
    read = BeautifulSoup(html, "html.parser")
    for row in read.select("tbody tr"):
        for cell, head in zip(row.find_all("td"), heads[1:], strict=True):
            assert cell.get("data-label", "") == " ".join(head.split())
        assert row.select("th[data-label]") == []  # the row's own name needs no head


def test_two_columns_fit_side_by_side_and_stay() -> None:
    html = table(["Purpose", "Amount"], [["Training", "£5"]])
    assert labelled(html) == html


def test_a_cell_over_several_columns_has_the_head_of_the_first() -> None:
    html = labelled(
        "<table><thead><tr><th>A</th><th>B</th><th>C</th></tr></thead>"
        '<tfoot><tr><td colspan="2">Total</td><td>5</td></tr></tfoot></table>'
    )
    assert [each["data-label"] for each in BeautifulSoup(html, "html.parser").find_all("td")] == [
        "A",
        "C",
    ]


@pytest.mark.parametrize(
    "head",
    [
        '<tr><th colspan="2">A</th><th>B</th><th>C</th></tr>',
        "<tr><th>A</th><th>B</th><th>C</th></tr>" * 2,
    ],
    ids=["a head over two columns", "two rows of heads"],
)
def test_tables_under_heads_of_another_shape_stay(head: str) -> None:
    row = "<tr><td>1</td><td>2</td><td>3</td></tr>"
    html = f"<table><thead>{head}</thead><tbody>{row}</tbody></table>"
    assert labelled(html) == html


def test_tables_of_a_body_scroll_in_frames_of_their_own() -> None:
    text = "\n".join(
        ["| A | B | C |", "| --- | ---: | :-: |", "| 1 | 2 | 3 |", "", "Words.", ""] * 2
    )
    read = BeautifulSoup(framed(clean(converter().convert(text))), "html.parser")
    assert [each["aria-label"] for each in read.select('[role="group"][tabindex="0"]')] == [
        "Table 1",
        "Table 2",
    ]
    assert len(read.select(".hub-scroll > table.hub-table[data-stacks]")) == 2
    assert [each.get("class") for each in read.select("td")[:3]] == [
        None,
        ["hub-money"],
        ["hub-middle"],
    ]
    assert read.select("[style]") == []
    assert [each["data-label"] for each in read.select("td")[:3]] == ["A", "B", "C"]


@given(st.text("<>table/ \n|ab", max_size=60))
def test_a_body_without_tables_stays_as_it_is(words: str) -> None:
    body = f"<p>{escape(words)}</p>\n<p><code>&lt;table&gt;</code></p>"
    assert framed(body) == body


def test_code_that_scrolls_can_be_reached_from_the_keyboard() -> None:
    html = framed(clean(converter().convert("```yaml\na: b\n```\n\n    c")))
    assert html.count('<pre><code tabindex="0"') == html.count("<pre>") == 2


def test_a_head_loses_its_footnote() -> None:
    text = "| A | B | C [^1] |\n| --- | ---: | --- |\n| 1 | 2 | 3 |\n\n[^1]: Note."
    html = framed(clean(converter().convert(text)))
    assert BeautifulSoup(html, "html.parser").select("td")[2]["data-label"] == "C"
