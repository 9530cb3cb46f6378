"""Checks between files: each fault is told once, where it stands, and costs no other."""

from __future__ import annotations

import pytest

from hub import Problem
from tests.attachments import PNG
from tests.conftest import CheckWith
from tests.hubs import TINY_HUB, Changes, edited

STUDY = "case_studies/home-safety-visits.md"
STRATEGY = "docs/strategies/living-well-2024-2028.md"
PUBLICATION = "docs/publications/northmarch-data-2026.md"
EVENT = "docs/events/home-safety-workshop.md"


def said(problems: tuple[Problem, ...]) -> list[str]:
    return [
        f"{each.path}:{each.place.line}:{each.place.column} {each.code.label}" for each in problems
    ]


def section(title: str, body: str) -> str:
    """The case study with another body."""
    head, _, _ = (TINY_HUB / STUDY).read_text().partition("\n## ")
    return f"{head}\n{body}".replace("## *", title)


def test_a_faulty_strategy_makes_no_faults_elsewhere(check_with: CheckWith) -> None:
    problems = check_with(edited(STRATEGY, "stage: adopted", "stage: adopt"))
    assert said(problems) == [f"{STRATEGY}:22:8 wrong-choice"]


def test_a_target_is_looked_up_in_a_strategy_with_other_faults(check_with: CheckWith) -> None:
    faulty = edited(STRATEGY, "stage: adopted", "stage: adopt")
    problems = check_with(faulty | edited(STUDY, "#t01", "#t99"))
    assert [each.code.label for each in problems] == ["unknown-target", "wrong-choice"]


def test_no_target_is_unknown_while_targets_are_faulty(check_with: CheckWith) -> None:
    faulty = edited(STRATEGY, "  - id: t01\n", "  - id: T 1\n")
    assert said(check_with(faulty)) == [f"{STRATEGY}:28:9 bad-value"]


def test_an_item_with_a_faulty_field_is_checked_to_its_end(check_with: CheckWith) -> None:
    text = (TINY_HUB / PUBLICATION).read_text()
    for old, new in (
        ("category: dataset", "category: data"),
        ("aliases: [publications/falls-data]", "aliases: [news/home-safety-visits-to-grow]"),
        ("path: files/northmarch-data.csv", "path: files/none.csv"),
        ("related: [case-studies/home-safety-visits,", "related: [case-studies/none,"),
    ):
        text = text.replace(old, new)
    assert said(check_with({PUBLICATION: text + "\n[x](none.md)\n"})) == [
        f"{PUBLICATION}:17:5 missing-file",
        f"{PUBLICATION}:19:11 same-address",
        f"{PUBLICATION}:20:11 unknown-item",
        f"{PUBLICATION}:22:11 wrong-choice",
        f"{PUBLICATION}:33:5 broken-link",
    ]


def test_an_alias_of_its_own_address_or_of_a_page_is_refused(check_with: CheckWith) -> None:
    old = "aliases: [publications/falls-data]"
    own = "aliases: [publications/falls-data, publications/northmarch-data-2026, about/us]"
    problems = check_with(edited(PUBLICATION, old, own) | {"docs/about/us.md": "Us.\n"})
    assert [each.message for each in problems] == [
        f'The old address "publications/northmarch-data-2026" is the address of {PUBLICATION}.',
        'The old address "about/us" is the address of docs/about/us.md.',
    ]


def test_a_misspelt_section_is_not_missing_too(check_with: CheckWith) -> None:
    body = "## The chalenge\n\nA\n\n## What was done\n\nB\n\n## What changed\n\nC\n"
    problems = check_with({STUDY: section("", body)})
    assert [each.code.label for each in problems] == ["missing-section", "unknown-section"]
    assert "What others can use" in problems[0].message


def test_sections_may_be_written_in_any_case_and_have_parts(check_with: CheckWith) -> None:
    body = (
        "Before all.\n\n## the challenge\n\n### In numbers\n\nA\n\n## What was done\n\nB\n\n"
        "What changed\n------------\n\nC\n\n## WHAT OTHERS CAN USE\n\nD\n"
    )
    assert check_with({STUDY: section("", body)}) == ()


def test_a_part_without_text_is_empty_and_a_section_of_parts_is_not(check_with: CheckWith) -> None:
    body = "## The challenge\n\n### One\n\n### Two\n\nA\n\n## What was done\n\nB\n\n"
    problems = check_with(
        {STUDY: section("", f"{body}## What changed\n\n## What others can use\n")}
    )
    assert [each.message for each in problems] == [
        'The section "One" has no text.',
        'The section "What changed" has no text.',
        'The section "What others can use" has no text.',
    ]


def test_a_section_that_no_source_gives_may_be_named_instead(check_with: CheckWith) -> None:
    body = "## The challenge\n\nA\n\n## What was done\n\nB\n\n## What changed\n\nC\n"
    text = section("", body).replace(
        "outcomes.4.period]", "outcomes.4.period, what-others-can-use]"
    )
    assert check_with({STUDY: text}) == ()


def test_sections_are_checked_in_an_item_with_faulty_facts(check_with: CheckWith) -> None:
    text = section("", "## The challenge\n\nA\n").replace("maturity: completed", "maturity: done")
    labels = [each.code.label for each in check_with({STUDY: text})]
    assert labels == ["wrong-choice", *["missing-section"] * 3]


@pytest.mark.parametrize("settings", [None, "- broken"])
def test_no_page_is_blamed_for_macros_while_settings_are_faulty(
    check_with: CheckWith, settings: str | None
) -> None:
    page = {"docs/about.md": "---\nrender_macros: true\n---\n"}
    problems = check_with({"data/hub.yml": settings, **page})
    assert {each.path for each in problems} == {"data/hub.yml"}


def test_a_page_that_the_settings_list_may_run_macros(check_with: CheckWith) -> None:
    listed = edited("data/hub.yml", "projects:\n", "macro_pages: [about.md]\nprojects:\n")
    page = {"docs/about.md": "---\nrender_macros: true\n---\n"}
    assert check_with(listed | page) == ()


def test_faults_in_the_facts_of_a_page_are_told(check_with: CheckWith) -> None:
    problems = check_with({"docs/about.md": "---\ntitle: a: b\n---\n"})
    assert said(problems) == ["docs/about.md:2:9 broken-yaml"]


def test_a_page_may_have_no_facts_and_begin_with_a_rule(check_with: CheckWith) -> None:
    assert check_with({"docs/about.md": "About: us.\n\n---\n"}) == ()
    assert said(check_with({"docs/about.md": "---\n\nAbout us.\n"})) == [
        "docs/about.md:1:1 unclosed-front-matter"
    ]


def test_the_first_image_of_an_item_must_be_there(check_with: CheckWith) -> None:
    picture: Changes = {"case_studies/pictures/rail.png": PNG}
    named = edited(
        STUDY, "lead: wendale", "image: {src: pictures/rail.png, alt: A rail}\nlead: wendale"
    )
    assert check_with({**named, **picture}) == ()
