"""The page of a newsletter issue in the archive: its days, its readers, its sections."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from hub import Build, build
from hub.views.terms import Named
from tests.hubs import TODAY, change, edited
from tests.journeys import record
from tests.sites import ENVIRONMENT, site_hub
from tests.sites import build as build_site

ISSUE = "docs/newsletters/2026-11.md"
PAGE = "newsletters/2026-11/"
HOSTILE = "What <b>works</b> & \"pays\" 'elsewhere' ]]> **=1+1** \u200f"
AUDIENCE = "audience: {themes: [living-well], authorities: [saltwick], regions: [northmarch]}"


def made(root: Path, *edits: tuple[str, str, str]) -> Build:
    for edit in edits:
        change(root, edited(*edit))
    return build(root, TODAY)


def test_a_section_is_headed_by_its_name_in_the_vocabulary(root: Path) -> None:
    name = ("data/newsletter.yml", "name: What works elsewhere", "name: Worth copying")
    sections = record(made(root, name), PAGE).parts.sections
    assert [(each.id, each.heading) for each in sections] == [
        ("shared-practice", "Worth copying"),
        ("dates-for-your-diary", "Dates for your diary"),
    ]
    assert [card.note for card in sections[1].cards] == [
        "Open until 15 January 2027.",
        "Places are limited.",
    ]


def test_an_edition_names_those_it_is_for(root: Path) -> None:
    assert record(made(root), PAGE).parts.audience == ()
    shown = record(made(root, (ISSUE, "issue: 2026-11", f"issue: 2026-11\n{AUDIENCE}")), PAGE)
    assert shown.parts.audience == (
        Named("Living well at home", "themes/living-well/"),
        Named("Saltwick", "authorities/saltwick/", "abolished 2024"),
        Named("Northmarch", "regions/northmarch/"),
    )


def test_a_section_without_an_item_to_show_is_left_out(root: Path) -> None:
    text = (root / ISSUE).read_text(encoding="utf-8")
    before, diary, rest = text.partition("  - id: dates-for-your-diary\n")
    kept = "    items: []\n---" + rest.partition("---")[2]
    change(root, {ISSUE: before + diary + kept})
    sections = record(build(root, TODAY), PAGE).parts.sections
    assert [each.id for each in sections] == ["shared-practice"]


@pytest.mark.whole
def test_the_page_says_what_it_covers_and_for_whom_in_escaped_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    quoted = HOSTILE.replace("'", "''")
    heading = edited("data/newsletter.yml", "name: What works elsewhere", f"name: '{quoted}'")
    edition = edited(ISSUE, "issue: 2026-11", f"issue: 2026-11\n{AUDIENCE}")
    site = build_site(site_hub(tmp_path, {**heading, **edition}))
    page = BeautifulSoup((site / PAGE / "index.html").read_text(encoding="utf-8"), "html.parser")

    names, values = page.select(".hub-facts dt"), page.select(".hub-facts dd")
    facts = {name.get_text(): value for name, value in zip(names, values, strict=True)}
    assert facts["Covers"].get_text() == "1 October 2026 to 31 October 2026"
    assert facts["Subject line"].get_text().startswith("Home safety visits for every council")
    links = [(link.get_text(), link["href"]) for link in facts["For"].select("a")]
    assert links == [
        ("Living well at home", "../../themes/living-well/"),
        ("Saltwick", "../../authorities/saltwick/"),
        ("Northmarch", "../../regions/northmarch/"),
    ]
    section = page.find(id="section-shared-practice")
    assert isinstance(section, Tag)
    assert (section.get_text(), section.find(True)) == (HOSTILE, None)
    assert "Start with this one." in [
        each.get_text() for each in page.select("section .hub-card__note")
    ]
