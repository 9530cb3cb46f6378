"""Plain pages of docs/ are checked, linked and introduced like everything else."""

from __future__ import annotations

from pathlib import Path

from hub import Page, build, check, read_today
from tests.hubs import change, edited

DAY = read_today("2026-11-21")


def pages(root: Path) -> dict[str, Page]:
    made = build(root, DAY)
    assert made.catalogue is not None, [str(problem) for problem in made.problems]
    return {page.address: page for page in made.pages}


def codes(root: Path) -> list[str]:
    return [f"{p.path}:{p.place.line} {p.code.label}" for p in check(root, DAY).problems]


def test_links_of_plain_pages_are_checked_with_their_line(root: Path) -> None:
    change(root, {"docs/page.md": "# A page\n\n[a](no.md)\n\n![b](no.png) [c](index.md#no)\n"})
    assert codes(root) == [
        "docs/page.md:3 broken-link",
        "docs/page.md:5 broken-link",
        "docs/page.md:5 broken-anchor",
    ]


def test_a_plain_page_links_as_files_lie_in_the_repository(root: Path) -> None:
    change(
        root, {"docs/more/page.md": "[a](../../case_studies/home-safety-visits.md#the-challenge)"}
    )
    body = pages(root)["more/page/"].body
    assert body == "[a](../case-studies/home-safety-visits.md#the-challenge)"


def test_an_item_links_to_plain_and_gathered_pages(root: Path) -> None:
    name = "case_studies/home-safety-visits.md"
    words = "[a](../docs/page.md) and [b](../docs/tags/index.md)"
    text = (root / name).read_text(encoding="utf-8") + f"\n{words}\n"
    change(root, {"docs/page.md": "# A page\n", name: text})
    body = pages(root)["case-studies/home-safety-visits/"].body
    assert body.endswith("[a](../page.md) and [b](../tags/index.md)\n")


def test_a_link_to_a_hidden_item_is_its_text(root: Path) -> None:
    news = "docs/news/2026/home-safety-visits-to-grow.md"
    change(root, edited(news, "status: published", "status: draft"))
    change(root, {"docs/page.md": "Read [the *news*](news/2026/home-safety-visits-to-grow.md)."})
    assert pages(root)["page/"].body == "Read the *news*."


def test_what_a_plain_page_says_of_itself_is_checked(root: Path) -> None:
    front = "---\ntitle: A page\ndraft: true\ntemplate: ../../x\n---\n"
    change(root, {"docs/page.md": front})
    assert codes(root) == ["docs/page.md:3 unknown-key", "docs/page.md:4 unknown-key"]


def test_title_and_description_reach_the_page_and_the_rest_is_words(root: Path) -> None:
    change(root, {"docs/page.md": "---\ntitle: A page\ndescription: What it is.\n---\n\nWords.\n"})
    page = pages(root)["page/"]
    assert (page.title, page.description, page.body) == ("A page", "What it is.", "\nWords.\n")
    assert page.path == "docs/page.md"


def test_a_plain_page_introduces_the_gathered_page_at_its_address(root: Path) -> None:
    intro = {"docs/news/index.md": "All of it.", "docs/tags/falls.md": "About falls."}
    change(root, intro)
    made = pages(root)
    assert made["news/"].template == "hub/index.html"
    assert (made["news/"].body, made["news/"].path) == ("All of it.", "docs/news/index.md")
    assert (made["tags/falls/"].template, made["tags/falls/"].body) == (
        "hub/term.html",
        "About falls.",
    )


def test_macros_run_only_where_the_settings_say(root: Path) -> None:
    change(root, {"docs/page.md": "{{ 1 }}", "docs/other.md": "{{ 1 }}"})
    settings = (root / "data/hub.yml").read_text(encoding="utf-8")
    change(root, {"data/hub.yml": settings + "macro_pages: [page.md]\n"})
    made = pages(root)
    assert (made["page/"].macros, made["other/"].macros) == (True, False)
    assert not any(page.macros for page in made.values() if page.address != "page/")


def test_faults_of_some_entries_hide_none_of_the_others(root: Path) -> None:
    name = "docs/projects/home-safety-visits.md"
    old = "related: [strategies/living-well-2024-2028]"
    change(root, edited(name, old, "related: [Bad one, news/2026/none]"))
    assert codes(root) == [f"{name}:15 bad-value", f"{name}:15 unknown-item"]
