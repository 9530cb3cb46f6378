"""Links, headings and code of any body: found where they stand, led to where they led before."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from hub.kinds import site_path
from hub.problems import Code
from hub.source.body import outline
from hub.source.code import blank_code
from hub.source.front_matter import place_in
from hub.source.links import Targets, check, linked, resolved
from hub.source.paths import id_of
from hub.source.read import Body
from tests.fuzz.examples import ANYTHING, BODIES, MARKS, inside, many

PATHS = (
    *("case_studies/home-safety-visits.md", "case_studies/b.md", "docs/news/2016/a.md"),
    *("docs/index.md", "docs/about.md", "docs/news/2016/files/a.png", "docs/themes/index.md"),
)
TARGETS = Targets(
    site={path: site_path(path) for path in PATHS},
    gathered=frozenset({"docs/themes/index.md"}),
    ids={path: id_of(path) for path in PATHS[:3]},
    anchors={path: frozenset({"a", "b"}) for path in PATHS[:2]},
)
HIDDEN = frozenset({"case_studies/b.md", "docs/news/2016/files/a.png"})
HERE = "docs/news/2016/a.md"
WAYS = [posixpath.relpath(path, posixpath.dirname(HERE)) for path in PATHS]
ADDRESSES = [*WAYS, "../x.md", "b.md#a", "#a", "#c", "", "/a.md", "https://a.example/b.md", "a b"]
PARTS = (
    "Words ",
    *(f"[w{n}]({address})" for n, address in enumerate(ADDRESSES)),
    *(f"![i{n}]({address})" for n, address in enumerate(ADDRESSES)),
    *(f"\n[{n}]: {address}\n" for n, address in enumerate(ADDRESSES[:-1])),
    *("[x][1]", "[1]", "[2][]", "[[n](b.md)]", f"[![in]({WAYS[5]})]({WAYS[1]})", "\\[e](b.md)"),
    *("`[c](b.md)`", "\n```\n[f](b.md)\n```\n", "\n\n", "\n## H\n", "`", "``", "[", "](", " 'T')"),
)
LINKED = st.binary(max_size=10).map(lambda b: "".join(PARTS[each % len(PARTS)] for each in b))
TEXTS = st.one_of(LINKED, BODIES, MARKS)


def body(text: str) -> Body:
    return Body(HERE, id_of(HERE), None, text, 1, outline(text))


@many(1000)
@given(st.one_of(TEXTS, ANYTHING))
def test_links_headings_and_anchors_are_where_the_outline_says(text: str) -> None:
    found = outline(text)
    assert [each.start for each in found.links] == sorted(each.start for each in found.links)
    for link in found.links:
        assert text.startswith(link.target, link.target_start)
        assert link.start <= link.target_start <= link.end <= len(text)
        assert f"[{link.text}]" in text[link.start : link.end]
    assert [each.offset for each in found.headings] == sorted({h.offset for h in found.headings})
    assert {each.anchor for each in found.headings} <= found.anchors
    assert len(found.headings) <= text.count("\n") + 1
    assert len(found.links) <= text.count("]")
    assert len(found.anchors) <= len(found.headings) + text.count("#")
    for heading in found.headings:
        assert heading.title in text[heading.offset :]
        assert heading.offset == 0 or text[heading.offset - 1] == "\n"


@many(850)
@given(st.one_of(TEXTS, ANYTHING))
def test_blanked_code_moves_nothing_and_hides_only(text: str) -> None:
    blanked = blank_code(text)
    assert len(blanked) == len(text)
    assert re.sub(r"[^\n]", "", blanked) == re.sub(r"[^\n]", "", text)
    assert all(new in (" ", old) for new, old in zip(blanked, text, strict=True))
    if "`" not in text and "~~~" not in text:
        assert blanked == text


SHOWN = {
    "Some words, and more of them.": [],
    "[a](b.md) and ![c](d.png)": ["b.md", "d.png"],
    "`[a](b.md)` and [c](d.md)": ["d.md"],
    "```\n[a](b.md)\n```": [],
    "~~~ python\n[a](b.md)\n~~~": [],
    "- [a](b.md 'Title')\n- ``[`](c.md)``": ["b.md"],
    "## [a](b.md#c)": ["b.md#c"],
    "\\[a](b.md)": [],
    "[two\nlines](a_(b).md)": ["a_(b).md"],
    "| a | b |\n|---|---|\n| [c](d.md) | e |": ["d.md"],
    "> [a](<b.md>)": ["b.md"],
    "A ` sign, and [a](b.md).": ["b.md"],
}


@many(200)
@given(st.lists(st.sampled_from(sorted(SHOWN)), max_size=6))
def test_the_links_are_those_of_the_page(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    page = markdown(text, extensions=["attr_list", "fenced_code", "tables"])
    shown = [unescape(each) for each in re.findall(r'<(?:a|img)[^>]*(?:href|src)="([^"]*)"', page)]
    assert shown == [target for block in blocks for target in SHOWN[block]]
    assert [link.target for link in outline(text).links] == shown


@many(550)
@given(TEXTS)
def test_a_link_is_at_fault_or_leads_to_what_is_there(text: str) -> None:
    here = body(text)
    links = {place_in(text, each.target_start): each.target for each in here.outline.links}
    for problem in check(here, TARGETS):
        target = links.pop(problem.place)
        assert problem.code in (Code.BROKEN_LINK, Code.BROKEN_ANCHOR)
        assert target in problem.message or problem.code is Code.BROKEN_ANCHOR
        assert problem.fix
        assert inside(text, problem.place)
    for target in links.values():
        path = target.partition("#")[0]
        there = resolved(HERE, path) if path else HERE
        assert there in TARGETS.site or re.match(r"(?i)[a-z][a-z0-9+.-]*:", target)


def within(text: str) -> Iterator[tuple[str, str]]:
    """Each link that leads to a file of the site: its file and its anchor."""
    for link in outline(text).links:
        path, _, anchor = link.target.partition("#")
        if path and resolved(HERE, path) in TARGETS.site:
            yield TARGETS.site[resolved(HERE, path)], anchor


@many(650)
@given(TEXTS)
def test_links_of_the_site_lead_where_they_led_in_the_files(text: str) -> None:
    found = linked(body(text), TARGETS, frozenset())
    led = []
    for link in outline(found.text).links:
        path, _, anchor = link.target.partition("#")
        there = resolved(site_path(HERE), path)
        if path and there in TARGETS.site.values():
            led.append((there, anchor))
    assert [*within(text)] == [each for each in led if each in [*within(text)]]
    assert {site for site, _ in within(text)} >= {TARGETS.site[file] for file in found.files}
    assert set(found.mentions) <= set(TARGETS.ids.values())


@many(650)
@given(TEXTS)
def test_of_links_to_hidden_files_nothing_but_words_is_left(text: str) -> None:
    found = linked(body(text), TARGETS, HIDDEN)
    ways = [each.target for each in outline(found.text).links]
    left = {resolved(site_path(HERE), way.partition("#")[0]) for way in ways if way}
    assert left.isdisjoint(TARGETS.site[path] for path in HIDDEN)
    assert HIDDEN.isdisjoint(found.files)
    for link in outline(text).links:
        if link.whole and "](" not in link.text:
            assert all(word in found.text for word in re.findall(r"\w+", link.text))
