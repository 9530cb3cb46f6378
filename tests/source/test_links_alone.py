"""Links of a body by itself: what is noted of them, and what is left of those to hidden files."""

from __future__ import annotations

import pytest

from hub.kinds import site_path
from hub.source.body import outline
from hub.source.links import Targets, check, linked, wordless_images
from hub.source.paths import id_of
from hub.source.read import Body

HERE = "docs/news/2016/a.md"
PAGES = ("case_studies/home-safety.md", "docs/news/2016/b.md", HERE)
FILES = ("docs/news/2016/files/a.csv", "docs/news/2016/files/b.csv")
TARGETS = Targets(
    site={path: site_path(path) for path in (*PAGES, *FILES)},
    gathered=frozenset(),
    ids={path: id_of(path) for path in PAGES},
    anchors={},
)
HIDDEN = frozenset({PAGES[1]})


def body(text: str) -> Body:
    return Body(HERE, id_of(HERE), None, text, 10, outline(text))


def test_images_without_words_are_known_by_their_lines() -> None:
    text = "[](a.md)\n![](a.png) ![x](b.png) [y](c.md)\n\n![ ](c.png)\n"
    assert wordless_images(body(text)) == (11, 13)


def test_every_file_that_is_led_to_is_named() -> None:
    text = "[x](files/a.csv) [y](b.md) [z](files/b.csv) [u](../../../case_studies/home-safety.md)"
    assert linked(body(text), TARGETS, frozenset()).files == FILES


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("[It][One] and [one] and [ONE][].\n\n[one]: b.md", "It and one and ONE.\n\n"),
        ("[coaching](b.md) and [coaching]", "coaching and [coaching]"),
        ("![A rail](b.md)!", "A rail!"),
    ],
)
def test_words_of_links_to_hidden_files_stay_as_they_are(text: str, left: str) -> None:
    assert linked(body(text), TARGETS, HIDDEN).text == left


@pytest.mark.parametrize("ending", ["", ".html", ".md"])
def test_a_page_is_guessed_for_a_link_to_a_page(ending: str) -> None:
    (problem,) = check(body(f"\n [x](../../../case_studies/home-safty{ending})"), TARGETS)
    assert problem.fix == 'Did you mean "../../../case_studies/home-safety.md"?'
    assert (problem.place.line, problem.place.column) == (11, 6)


def test_a_file_is_guessed_for_a_link_to_a_file() -> None:
    (problem,) = check(body("[x](files/aa.csv)"), TARGETS)
    assert problem.fix == 'Did you mean "files/a.csv"?'
