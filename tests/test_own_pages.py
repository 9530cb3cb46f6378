"""What the hub's own pages say of the hub that they stand in, and the guide's drawings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from hub import check_text
from tests.hubs import TINY_HUB
from tests.own_pages import SETTINGS, another_hub, article, words
from tests.sites import ENVIRONMENT

pytestmark = pytest.mark.whole

ROLE = "Exchange *editors* & [friends]"
CONTACT = "  role: Exchange editors\n  email: editors@northmarch.example\n"
OTHER = f"""\
  role: "{ROLE}"
  email: a_b_c@northmarch.example
  organisation: Northmarch_Partnership_
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A hub whose names look like Markdown, and whose statement has every field."""
    assert CONTACT in SETTINGS
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        settings = SETTINGS.replace(CONTACT, OTHER)
        statement = TINY_HUB / "data/accessibility.yml"
        yield another_hub(tmp_path_factory.mktemp("hub"), settings, statement)


# ---- What the macros give


def test_a_contact_is_shown_as_it_was_written(site: Path) -> None:
    page = article(site, "contact")
    assert f"Write to the {ROLE} ( a_b_c@northmarch.example )." in words(page)
    assert page.select_one("a[href='mailto:a_b_c@northmarch.example']")


@pytest.mark.parametrize("address", ["about", "contact", "privacy"])
def test_a_page_names_the_body_that_answers_in_law(site: Path, address: str) -> None:
    assert ": Northmarch_Partnership_." in words(article(site, address))


def test_a_button_opens_an_empty_case_study_in_the_hubs_own_repository(
    site: Path,
) -> None:
    link = article(site, "contribute/first-case-study").select_one("a.md-button")
    assert link is not None
    parts = urlsplit(str(link["href"]))
    assert (parts.netloc, parts.path) == (
        "code.northmarch.example",
        "/exchange/new/main/case_studies",
    )
    (text,) = parse_qs(parts.query)["value"]
    assert text.startswith("---\nstatus: draft\ntitle:\n")
    assert "\n## What others can use\n" in text


# ---- The guide


def test_the_file_that_the_guide_shows_is_a_sound_case_study(site: Path) -> None:
    page = article(site, "contribute/first-case-study")
    text = "\n".join(part.get_text() for part in page.select("samp"))
    assert check_text(TINY_HUB, "case_studies/new-vans.md", f"{text}\n") == []


def test_every_drawing_is_named_and_told_in_words(site: Path) -> None:
    page = article(site, "contribute/first-case-study")
    figures = page.select("figure.hub-diagram")
    assert len(figures) == 3
    for figure in figures:
        caption = figure.select_one(f"figcaption#{figure['aria-labelledby']}")
        assert caption is not None
        assert len(words(caption)) > 40
    drawn = page.select("figure svg")
    assert all(each.get("aria-hidden") == "true" or each.select("title, desc") for each in drawn)
    assert page.select("[style]") == []


# ---- The statement


def statement_texts(value: object) -> Iterator[str]:
    """Every text of the tiny hub's statement that readers are to see."""
    if isinstance(value, str) and " " in value:
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from statement_texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from statement_texts(each)


def test_the_statement_says_all_that_its_file_says(site: Path) -> None:
    said = words(article(site, "accessibility"))
    loaded = yaml.safe_load((TINY_HUB / "data/accessibility.yml").read_text(encoding="utf-8"))
    assert [text for text in statement_texts(loaded) if text not in said] == []
    for part in (
        "success criterion 1.1.1",
        "partially compliant",
        "2 March 2026",
        "5 October 2026",
        "28 September 2026",
        "within 5 days",
        "Northmarch_Partnership_ runs it",
        "a_b_c@northmarch.example",
        "Content that the law leaves out",
        "disproportionate burden",
        "Equality and Human Rights Commission",
        "Equality Advisory and Support Service",
        "(No. 2) Accessibility Regulations 2018",
    ):
        assert part in said, part


def test_the_statement_links_to_each_of_its_parts(site: Path) -> None:
    page = article(site, "accessibility")
    contents = [str(link["href"])[1:] for link in page.select(".hub-contents a")]
    assert contents == [str(heading["id"]) for heading in page.select("h2")]
