"""The ledger: what was published leads somewhere, and each lost address is told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub import Code, Problem, check
from hub.source import ledger
from tests.conftest import CheckWith
from tests.hubs import TINY_HUB, TODAY, change, edited
from tests.newsroom import own_hub

STUDY = "case_studies/home-safety-visits.md"
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
EVENT = "docs/events/home-safety-workshop.md"
DATA = "docs/publications/northmarch-data-2026.md"
LEDGER = "data/addresses.txt"
LOST = {LEDGER: "news/2025/quiet-libraries\n"}
REMOVED = "- {address: news/2025/quiet-libraries, date: 2026-05-10, reason: It was wrong.}\n"


def said(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{each.path}:{each.place.line} {each.code.label}" for each in problems]


def test_all_addresses_of_a_hub_and_its_aliases_are_covered(check_with: CheckWith) -> None:
    lines = "\ufeff# Ours.\r\n\r\nnews/2026/home-safety-visits-to-grow\r\npublications/falls-data"
    assert check_with({LEDGER: lines}) == ()


def test_withdrawn_items_and_items_to_come_keep_their_addresses(check_with: CheckWith) -> None:
    gone = "status: withdrawn\nwithdrawn: {date: 2026-11-10, reason: It was wrong.}"
    changes = edited(NEWS, "status: published", gone)
    changes |= edited(DATA, "date: 2026-10-20\n", "date: 2027-10-20\n")
    addresses = "news/2026/home-safety-visits-to-grow\npublications/northmarch-data-2026\n"
    assert check_with({**changes, LEDGER: addresses}) == ()


def test_a_recorded_removal_covers_an_address(check_with: CheckWith) -> None:
    assert check_with({**LOST, "data/removed.yml": REMOVED}) == ()


@pytest.mark.parametrize("records", ["", "# None yet.\n", "[]\n"])
def test_the_records_of_removals_may_be_empty(check_with: CheckWith, records: str) -> None:
    assert check_with({"data/removed.yml": records}) == ()
    assert said(check_with(LOST)) == [f"{LEDGER}:1 lost-address"]


@pytest.mark.parametrize(
    "changes",
    [
        {"data/removed.yml": REMOVED.replace("2026-05-10", "May 2026")},
        {NEWS: "No facts.\n"},
        {NEWS: b"---\n\xff\n---\n"},
        edited(NEWS, "aliases: [news/", "aliases: [NEWS/"),
    ],
)
def test_nothing_is_lost_while_what_may_cover_it_is_faulty(
    check_with: CheckWith, changes: dict[str, str | bytes]
) -> None:
    problems = check_with({**LOST, **changes})
    assert len(problems) == 1
    assert problems[0].path != LEDGER


def test_a_faulty_item_keeps_its_address(check_with: CheckWith) -> None:
    everything = "events/home-safety-workshop\nnews/2026/home-safety-visits-to-grow\n"
    faulty = edited(EVENT, "status: published", "status: publish")
    problems = check_with({LEDGER: everything, NEWS: "---\n", **faulty})
    assert said(problems) == [f"{EVENT}:5 wrong-choice", f"{NEWS}:1 unclosed-front-matter"]


def test_a_draft_is_told_even_while_other_files_are_faulty(check_with: CheckWith) -> None:
    draft = edited(EVENT, "status: published", "status: draft")
    problems = check_with({LEDGER: "events/home-safety-workshop\n", NEWS: "---\n", **draft})
    assert said(problems) == [f"{LEDGER}:1 lost-address", f"{NEWS}:1 unclosed-front-matter"]
    assert problems[0].message == (
        f'"events/home-safety-workshop" was published, and {EVENT} is a draft now.'
    )


def test_an_alias_of_a_draft_is_covered_by_the_item_that_took_it_over(
    check_with: CheckWith,
) -> None:
    (text,) = edited(EVENT, "status: published", "status: draft").values()
    changes = {
        "docs/events/draft.md": text,
        **edited(EVENT, "status: published", "aliases: [events/old]"),
        LEDGER: "events/old\n",
    }
    assert check_with(changes) == ()


def test_a_guess_is_an_item_that_is_new(check_with: CheckWith) -> None:
    lost = "events/safety-workshop\nevents/home-safety-workshop\n"
    (problem,) = check_with({LEDGER: lost})
    assert "Did you mean" not in problem.fix
    (problem,) = check_with({LEDGER: "events/safety-workshop\n"})
    assert 'Did you mean "events/home-safety-workshop"?' in problem.fix


def test_so_many_lost_addresses_are_told_without_guesses(
    check_with: CheckWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "MAX_COMPARED", 10)
    (problem, _) = check_with({LEDGER: "events/safety-workshop\nevents/x\n"})
    assert "Did you mean" not in problem.fix


def test_an_item_removed_from_our_own_hub_is_named(tmp_path: Path) -> None:
    root = own_hub(tmp_path)
    assert check(root, TODAY).problems == check(Path(__file__).parents[2], TODAY).problems
    change(root, {"docs/events/featured-event-2018.md": None})
    (lost,) = [each for each in check(root, TODAY).problems if each.code is Code.LOST_ADDRESS]
    line = (root / LEDGER).read_text().splitlines().index("events/featured-event-2018") + 1
    assert said((lost,)) == [f"{LEDGER}:{line} lost-address"]
    assert '"events/featured-event-2018"' in lost.message


def test_the_tiny_hub_has_no_ledger() -> None:
    assert not (TINY_HUB / LEDGER).exists()
