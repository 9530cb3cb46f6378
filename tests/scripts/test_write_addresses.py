"""The ledger of addresses as a publication writes it: it grows, and forgets nothing."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from hub import check
from scripts import write_addresses
from tests.hubs import TODAY, change, edited

EVENT = "docs/events/home-safety-workshop.md"
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
LEDGER = "data/addresses.txt"
ALL = [
    "case-studies/home-safety-visits",
    "consultations/home-safety-visits-2027",
    "events/home-safety-workshop",
    "meetings/partnership-board-2026-09-17",
    "news/2026/home-safety-visits-to-grow",
    "newsletters/2026-11",
    "projects/home-safety-visits",
    "publications/northmarch-data-2026",
    "strategies/living-well-2024-2028",
    "support/home-safety-coaching",
]


def run(root: Path) -> Result:
    return CliRunner().invoke(write_addresses.main, ["--root", str(root)])


def addresses(root: Path) -> list[str]:
    lines = (root / LEDGER).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def test_the_first_ledger_has_every_address_and_says_what_it_is(root: Path) -> None:
    result = run(root)
    assert result.exit_code == 0, result.output
    said = [f"Added {each}." for each in ALL]
    assert result.stdout.splitlines() == [*said, "Wrote data/addresses.txt."]
    assert addresses(root) == ALL
    assert (root / LEDGER).read_bytes().startswith(b"# The addresses that readers know")
    assert (root / LEDGER).read_bytes().endswith(b"coaching\n")
    assert check(root, TODAY).problems == ()


def test_a_second_run_changes_nothing(root: Path) -> None:
    run(root)
    before = (root / LEDGER).read_bytes()
    assert run(root).stdout == "data/addresses.txt has the addresses of all 10 items already.\n"
    assert (root / LEDGER).read_bytes() == before


def test_items_to_come_and_withdrawn_ones_count_and_drafts_do_not(root: Path) -> None:
    gone = "status: withdrawn\nwithdrawn: {date: 2026-11-10, reason: It was wrong.}"
    change(root, edited(NEWS, "status: published", gone))
    (event,) = edited(EVENT, "date: 2026-10-05\n", "date: 2027-10-05\n").values()
    change(root, {"docs/events/draft.md": event.replace("status: published", "status: draft")})
    change(root, {EVENT: event})
    run(root)
    assert addresses(root) == ALL


def test_covered_addresses_stay_and_comments_and_line_ends_too(root: Path) -> None:
    removed = "- {address: news/2025/removed, date: 2026-05-10, reason: It was wrong.}\n"
    old = ["# Ours.", "publications/falls-data", "news/2025/removed", "", *ALL[5:2:-1]]
    change(root, {"data/removed.yml": removed, LEDGER: "\r\n".join([*old, ""])})
    assert run(root).exit_code == 0
    wanted = sorted([*ALL, "publications/falls-data", "news/2025/removed"])
    assert (root / LEDGER).read_bytes() == "\r\n".join(["# Ours.", *wanted, ""]).encode()


def test_with_faults_nothing_is_written_and_a_lost_address_is_never_dropped(root: Path) -> None:
    change(root, {LEDGER: "news/2025/lost\n"})
    result = run(root)
    assert result.exit_code == 1
    assert 'data/addresses.txt:1:1 lost-address "news/2025/lost" was published' in result.stdout
    assert result.stderr == "1 fault to mend. Nothing was written.\n"
    assert (root / LEDGER).read_text() == "news/2025/lost\n"


def test_a_folder_in_its_place_is_told(root: Path) -> None:
    (root / LEDGER).mkdir()
    result = run(root)
    assert result.exit_code == 1
    assert "data/addresses.txt:1:1 unsafe-file" in result.stdout
