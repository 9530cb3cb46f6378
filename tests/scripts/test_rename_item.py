"""Renaming an item as an editor does it: what moves, and what is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub import check
from tests.addresses.renames import DATA, EVENT, LIBRARY, PNG, STUDY, run
from tests.hubs import TODAY, change, edited


def text(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def test_it_says_what_it_changed_file_by_file(root: Path) -> None:
    ledger = "case-studies/home-safety-visits\nevents/home-safety-workshop\n"
    change(root, {"data/addresses.txt": ledger})
    result = run(root, "events/home-safety-workshop", "events/workshop-2026")
    assert result.exit_code == 0, result.output
    assert result.stdout == (
        "Moved docs/events/home-safety-workshop.md to docs/events/workshop-2026.md.\n"
        "Changed docs/consultations/home-safety-visits-2027.md in 2 places.\n"
        "Changed docs/events/workshop-2026.md in 1 place.\n"
        "Changed docs/newsletters/2026-11.md in 1 place.\n"
        "Added events/workshop-2026 to data/addresses.txt.\n"
        "No faults in the hub.\n"
    )
    assert not (root / EVENT).exists()
    assert "\naliases: [events/home-safety-workshop]\n---\n" in text(
        root, "docs/events/workshop-2026.md"
    )
    assert text(root, "data/addresses.txt") == f"{ledger}events/workshop-2026\n"
    assert check(root, TODAY).problems == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("case-studies/home-safety-visits", "case-studies/visits"),
        (STUDY, "case_studies/visits.md"),
        (f"./{STUDY}", "case_studies/visits"),
        ("/case-studies/home-safety-visits/", "case-studies/visits.md"),
    ],
)
def test_an_item_is_named_as_people_write_it(root: Path, old: str, new: str) -> None:
    assert run(root, old, new).exit_code == 0
    assert (root / "case_studies/visits.md").is_file()


def test_a_target_keeps_its_strategy_and_an_anchor_its_page(root: Path) -> None:
    link = "(../docs/strategies/living-well-2024-2028.md"
    change(root, edited(STUDY, link, f"{link}#p3"))
    run(root, "strategies/living-well-2024-2028", "strategies/living-well")
    assert 'targets: ["strategies/living-well#t01"]' in text(root, DATA)
    assert "(../docs/strategies/living-well.md#p3)" in text(root, STUDY)


def test_a_second_rename_keeps_both_old_addresses_and_one_back_takes_its_own(root: Path) -> None:
    run(root, "events/home-safety-workshop", "events/b")
    run(root, "events/b", "events/c")
    assert "aliases: [events/home-safety-workshop, events/b]" in text(root, "docs/events/c.md")
    run(root, "events/c", "events/home-safety-workshop")
    assert "aliases: [events/b, events/c]" in text(root, EVENT)


def test_a_draft_gets_no_alias_and_stands_in_no_ledger(root: Path) -> None:
    draft = edited(EVENT, "status: published", "status: draft")
    change(root, {**draft, "data/addresses.txt": "case-studies/home-safety-visits\n"})
    result = run(root, "events/home-safety-workshop", "events/b")
    assert result.exit_code == 0, result.output
    assert text(root, "docs/events/b.md") == draft[EVENT]
    assert text(root, "data/addresses.txt") == "case-studies/home-safety-visits\n"


def test_files_that_nobody_else_has_move_along_and_others_are_copied(root: Path) -> None:
    change(root, LIBRARY)
    result = run(root, "news/2026/quiet", "news/2025/hush")
    assert result.exit_code == 0, result.output
    assert "Moved docs/news/2026/files/quiet.png to docs/news/2025/files/quiet.png.\n" in (
        result.stdout
    )
    assert "Copied docs/news/2026/files/rules.csv to docs/news/2025/files/rules.csv.\n" in (
        result.stdout
    )
    assert not (root / "docs/news/2026/files/quiet.png").exists()
    assert (root / "docs/news/2025/files/quiet.png").read_bytes() == PNG
    for year in ("2025", "2026"):
        assert text(root, f"docs/news/{year}/files/rules.csv") == "rule\nhush\n"
    assert "![a sign](../2025/files/quiet.png)" in text(root, "docs/news/2026/loud.md")
    assert (
        "See the [rules](files/rules.csv), [a shelf](../2026/files/shelf.csv), [itself](#top) "
        "and [more](hush.md)." in text(root, "docs/news/2025/hush.md")
    )
    assert run(root, "news/2026/loud", "news/2025/loud").exit_code == 0  # whose copy is there
    assert check(root, TODAY).problems == ()


def test_macros_name_the_item_anew_and_other_words_are_told(root: Path) -> None:
    change(
        root,
        {
            "docs/facts.md": '{{ item("case-studies/home-safety-visits") }}\n',
            "docs/plain.md": "Read\n`case_studies/home-safety-visits.md`\n"
            "and /case-studies/home-safety-visits/.\n",
            **edited("data/hub.yml", "historic_after", "macro_pages: [facts.md]\nhistoric_after"),
        },
    )
    result = run(root, STUDY, "case-studies/visits")
    assert text(root, "docs/facts.md") == '{{ item("case-studies/visits") }}\n'
    assert "Look at docs/plain.md, lines 2, 3: words there name the item" in result.stdout


def test_a_file_that_this_hub_allows_to_be_large_can_be_renamed(root: Path) -> None:
    large = {EVENT: f"{text(root, EVENT)}\n{'Words of the workshop. ' * 50_000}\n"}
    limit = edited("data/hub.yml", "historic_after", "limits: {text_mb: 2}\nhistoric_after")
    change(root, {**large, **limit})
    assert run(root, EVENT, "events/b").exit_code == 0
