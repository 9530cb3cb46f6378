"""The newsletter as Markdown: two renderers show the same, and all of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pypandoc  # type: ignore[import-untyped]
import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import markdown

from hub.outputs.newsletter.markdown_text import escaped, link, markdown_text
from hub.outputs.newsletter.visible import one_line
from hub.views.newsletter.issue import Issue, Part
from tests.issues import CANARY, INTRODUCTION, entry, hostile, issue


def pandoc(text: str, dialect: str) -> str:
    made: str = pypandoc.convert_text(
        text, "html", format=dialect, extra_args=["--wrap=none"], verify_format=False, sandbox=True
    )
    return made


RENDERERS: dict[str, Callable[[str], str]] = {
    "Python-Markdown": markdown,
    "Python-Markdown with tables": lambda text: markdown(text, extensions=["extra"]),
    "CommonMark": lambda text: pandoc(text, "commonmark"),
    "GitHub": lambda text: pandoc(text, "gfm"),
}
SIGNS = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~$&;:='\"@^%1aéİ \n\t\x00\u202e\u0003"))
OPENERS = ["1. a", "12) a", "- a", "+ a", "> a", "# a", "===", "---", "~~~", "```", ": a", "    a"]
SPANS = ["~~a~~", "$a$ b $c$", "*a*", "_a_", "`a`", "![a](b)", "<b>a</b>", "&lt;", "[^1]", "a  \nb"]
WORDS = st.one_of(SIGNS, st.text())


def rendered(text: str, renderer: str) -> BeautifulSoup:
    return BeautifulSoup(RENDERERS[renderer](text), "html.parser")


def shown(element: Tag) -> str:
    return " ".join(element.get_text().split())


def seen(texts: list[str]) -> list[str]:
    return [one_line(text) for text in texts if one_line(text)]


# Pandoc is a process of its own for each example.
EACH = [pytest.param(name, marks=[pytest.mark.slow] * (name in ("CommonMark", "GitHub")))
        for name in RENDERERS]  # fmt: skip


@pytest.mark.parametrize("renderer", EACH)
@example(OPENERS)
@example(SPANS)
@given(st.lists(WORDS, min_size=1, max_size=8))
def test_escaped_words_are_shown_as_they_are(renderer: str, texts: list[str]) -> None:
    shapes = {
        "h2": [f"## {escaped(text)}" for text in seen(texts)],
        "h3 a": [f"### {link(text, 'https://a.example/?b=1&lt;=2')}" for text in seen(texts)],
        "p": [escaped(text) for text in seen(texts)],
    }
    page = rendered("\n\n".join(line for lines in shapes.values() for line in lines), renderer)
    for selector in shapes:
        assert [shown(each) for each in page.select(selector)] == seen(texts)
    assert {each["href"] for each in page.select("h3 a")} <= {"https://a.example/?b=1&lt;=2"}
    assert {each.name for each in page.find_all()} <= {"h2", "h3", "a", "p"}


@pytest.mark.parametrize("renderer", EACH)
@example(OPENERS)
@example(SPANS)
@given(st.lists(WORDS, min_size=1, max_size=8))
def test_escaped_words_are_items_of_a_list(renderer: str, texts: list[str]) -> None:
    page = rendered("\n".join(f"- {escaped(text)}" for text in seen(texts)), renderer)
    assert [shown(each) for each in page.select("li")] == seen(texts)
    assert {each.name for each in page.find_all()} <= {"ul", "li"}


def test_usual_words_are_hardly_changed() -> None:
    words = 'Walsall Works (2012-16): £1.9 million, 550 apprenticeships – it\'s "on" track!'
    assert escaped(words) == words


@cache
def told(renderer: str) -> list[tuple[str, str]]:
    page = rendered(markdown_text(issue()), renderer)
    return [(each.name, shown(each)) for each in page.find_all(["h1", "h2", "h3", "p", "li"])]


@pytest.mark.parametrize("renderer", ["Python-Markdown with tables", "GitHub"])
def test_an_issue_says_everything_in_order(renderer: str) -> None:
    usual = issue()
    said = told(renderer)
    assert said[:3] == [("h1", usual.title), ("p", usual.name), ("p", usual.window)]
    expected = []
    for part in usual.parts:
        expected.append(("h2", part.heading))
        for each in part.entries:
            facts = ", ".join(filter(None, (each.kind, each.by, each.when)))
            expected += [
                ("h3", each.title),
                ("p", f"Promotion: {facts}" if each.promotional else facts),
                *([("p", each.note)] if each.note else []),
                ("p", each.summary),
                *(("li", line) for line in each.lines),
                *([("p", each.action)] if each.action else []),
            ]
    start = said.index(expected[0])
    assert said[start : start + len(expected)] == expected
    assert [words for _, words in said[start + len(expected) :]] == [
        "See everything on Northmarch Exchange, or follow it by feed.",
        "Northmarch Improvement Partnership, 1 Market Place, Wendale, editors@northmarch.example",
        usual.reason,
        "Unsubscribe: *|UNSUB|*",
        "Licence: Open Government Licence v3.0",
    ]


def test_renderers_agree() -> None:
    assert told("Python-Markdown with tables") == told("GitHub")


def test_the_introduction_stands_as_it_was_written() -> None:
    assert f"\n\n{INTRODUCTION.strip()}\n\n## Shared practice\n" in markdown_text(issue())


@pytest.mark.parametrize("renderer", RENDERERS)
def test_hostile_words_stay_words(renderer: str) -> None:
    bad = hostile()
    text = markdown_text(issue_without_introduction(bad))
    page = rendered(text, renderer)
    canary = one_line(CANARY)
    assert shown(page.select("h1")[0]) == canary
    assert [shown(each) for each in page.select("h2")] == [canary] * len(bad.parts)
    links = page.select("h3 a")
    addresses = [each.address for part in bad.parts for each in part.entries]
    assert [(shown(each), each["href"]) for each in links] == [(canary, a) for a in addresses]
    assert not page.select("script, b, em, img")
    assert f"Unsubscribe: {bad.unsubscribe}" in [shown(each) for each in page.select("p")]
    assert bad.unsubscribe in text


def issue_without_introduction(made: Issue) -> Issue:
    return issue(
        **{name: getattr(made, name) for name in made.__slots__ if name != "introduction"},
        introduction="",
    )


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("words", ["{{ leave }}", "a`b", "``a`", "*|U|*", "`"])
def test_the_placeholder_for_leaving_is_kept_to_the_letter(renderer: str, words: str) -> None:
    text = markdown_text(issue(unsubscribe=words))
    assert words in text
    page = rendered(text, renderer)
    assert f"Unsubscribe: {words}" in [shown(each) for each in page.select("p")]


def test_an_issue_of_little_has_no_gaps() -> None:
    bare = entry(by="", lines=(), note="", summary="")
    text = markdown_text(issue(introduction="", parts=(Part("a", "A", (bare,)),)))
    assert "\n\n\n" not in text
    assert text.endswith("v3.0\n")
